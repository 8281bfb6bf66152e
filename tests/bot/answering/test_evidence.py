"""Whose words a sentence holds."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.evidence import heard
from bot.answering.understanding import understand
from index.retrieval.lexicon import read_lexicon


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
