"""Whose words a sentence holds."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.evidence import heard, rank_sentences
from bot.answering.understanding import understand
from index.model import Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Norland will raise the matter before the Lake Council and call for calm.", 0.0),
        ("The Lake Council called for calm before the vote.", 1.0),
        ("The dam is safe, according to the Lake Council.", 1.0),
        ("In a letter to the Lake Council he asked for help, which the Lake Council refused.", 1.0),
        ("Nobody asked for calm.", 1.0),
    ],
)
def test_whoever_is_only_spoken_to_is_notheard(sentence: str, share: float) -> None:
    held = article("The Lake Council called for calm.", id_="1")
    inquiry = understand("what did the Lake Council ask for", lexicon=read_lexicon({held.id: held}))
    assert inquiry.speaker == "the lake council"
    assert heard(inquiry, sentence) == share


def test_a_sentence_that_asks_comes_after_one_that_tells() -> None:
    held = article("Why was the gate locked? The gate was locked at night.", id_="1")
    spans = (Span(0, 24), Span(25, len(held.text)))
    passage = Passage.cut(held, spans)
    hit = Hit(
        passage=passage,
        article=held,
        score=1.0,
        similarity=0.5,
        lexical=1.0,
        sentence_similarities=(0.5, 0.5),
    )
    inquiry = understand("was the gate locked", lexicon=read_lexicon({held.id: held}))

    assert rank_sentences(inquiry, [hit])[0].text == "The gate was locked at night."
