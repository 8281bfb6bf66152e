"""The words of a question that an answer should speak of."""

from __future__ import annotations

from shelf_builder import article

from bot.answering.question.terms import cue_roots, read_terms
from index.retrieval.lexicon import read_lexicon
from index.retrieval.terms import root


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


def test_words_of_harm_and_of_beginning_are_terms_where_they_are_what_is_asked_about() -> None:
    held = article("The strike began when a diver was killed.", id_="1")
    lexicon = read_lexicon({held.id: held})

    def words(cues: frozenset[str]) -> list[str]:
        text = "when was the diver killed and the strike begun"
        return [
            term.word for term in read_terms(text, lexicon=lexicon, known={}, about=None, own=None, cues=cues)
        ]

    assert words(cue_roots()) == ["diver", "strike"]
    assert words(cue_roots(counting=False, blaming=False)) == ["diver", "killed", "strike", "begun"]


def test_letters_are_found_where_the_name_is_written_out() -> None:
    held = article("Aid Watch Norland counted nine. The AWN report came later.", id_="1")
    lexicon = read_lexicon({held.id: held})

    (letters,) = read_terms("awn", lexicon=lexicon, known={}, about=None, own=None)

    assert "norland" in letters.roots


def test_a_compound_is_found_however_it_is_written() -> None:
    held = article("Two air bases burned. The armistice and the ceasefire held for a week.", id_="1")
    lexicon = read_lexicon({held.id: held})

    [bases] = read_terms("airbases", lexicon=lexicon, known={}, about=None, own=None)
    cease, fire = read_terms("cease fire", lexicon=lexicon, known={}, about=None, own=None)
    [strange] = read_terms("gyrocopter", lexicon=lexicon, known={}, about=None, own=None)

    assert root("bases") in bases.roots
    assert root("ceasefire") in cease.roots
    assert root("ceasefire") in fire.roots
    assert strange.roots == (root("gyrocopter"),)
