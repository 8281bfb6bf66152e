"""The words of a question that an answer should speak of."""

from __future__ import annotations

from shelf_builder import article

from bot.answering.terms import read_terms
from index.retrieval.lexicon import read_lexicon


def test_a_word_weighs_as_what_stands_for_it_where_it_is_in_no_article_itself() -> None:
    texts = ["Estonian divers came.", "Estonian crews left.", "A rare gyrocopter landed."]
    held = [article(text, id_=str(number)) for number, text in enumerate(texts)]
    lexicon = read_lexicon({one.id: one for one in held})

    estonia, strange = read_terms(
        "tallinners estonia zeppelin", lexicon=lexicon, known={}, about=None, own=None
    )[1:]

    assert estonia.weight < strange.weight
    assert estonia.known
    assert not strange.known
