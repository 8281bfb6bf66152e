"""What somebody claimed, where it is a count that others contradict; on an invented ferry."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_builder import reading_of

from bot.answering.opposed.claimed import what_was_claimed
from bot.answering.sentences.evidence import rank_sentences

CLAIM = "Opposition leader Olga Ruud claimed that 60 people were killed on the barge."
COUNT = "The coast guard said 41 people were killed on the barge."


def _noted(place: Path, texts: dict[str, str], question: str) -> list[list[str]]:
    with reading_of(place, texts, question) as reading:
        found = what_was_claimed(reading, rank_sentences(reading.inquiry, reading.hits)[:1])
    return [[one.claimant for one in each.positions] for each in found]


def test_a_count_that_is_claimed_stands_beside_the_count_of_others(tmp_path: Path) -> None:
    texts = {"2031-05-03": CLAIM, "2031-05-04": COUNT}
    assert _noted(tmp_path, texts, "who is Olga Ruud and what did she claim") == [
        ["coast guard", "Olga Ruud"]
    ]


@pytest.mark.parametrize(
    ("texts", "question"),
    [
        ({"2031-05-04": CLAIM}, "what did Olga Ruud claim"),
        ({"2031-05-03": CLAIM, "2031-05-04": COUNT}, "who is Olga Ruud"),
        (
            {"2031-05-03": COUNT, "2031-05-04": "Olga Ruud claimed that the barge was overloaded."},
            "what did Olga Ruud claim",
        ),
    ],
)
def test_without_other_counts_or_a_count_claimed_nothing_is_noted(
    tmp_path: Path, texts: dict[str, str], question: str
) -> None:
    assert _noted(tmp_path, texts, question) == []
