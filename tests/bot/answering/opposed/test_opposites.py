"""Opposite words on what is asked, by two claimants; on an invented barge."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading_builder import reading_of

from bot.answering.opposed.opposites import opposites

QUESTION = "were the hatches of the barge locked"
OWNER = "The owner maintains that all hatches of the barge were open."
DIVERS = "Some divers insist that several hatches were chained."


def _noted(place: Path, text: str, question: str = QUESTION) -> list[str]:
    with reading_of(place, {"2031-05-03": text}, question) as reading:
        draft = opposites(reading)
    return [one.claimant for each in draft.disagreements for one in each.positions] if draft else []


def test_two_claimants_with_opposite_words_of_one_thing_are_both_stated(tmp_path: Path) -> None:
    assert _noted(tmp_path, f"{OWNER} {DIVERS}") == ["owner", "Some divers"]


@pytest.mark.parametrize(
    "text",
    [
        f"{OWNER} The owner maintains that two hatches were locked.",
        f"{OWNER} Some divers insist that several hatches were open.",
        f"{OWNER} Some divers insist that no hatches were locked.",
        f"{OWNER} The hatches were locked.",
        f"{OWNER} Were the hatches locked?",
    ],
)
def test_one_claimant_words_that_agree_and_what_nobody_says_are_no_opposites(
    tmp_path: Path, text: str
) -> None:
    assert _noted(tmp_path, text) == []


def test_a_question_without_such_a_word_or_not_on_whether_is_not_answered_so(tmp_path: Path) -> None:
    assert _noted(tmp_path / "plain", f"{OWNER} {DIVERS}", "were there hatches on the barge") == []
    assert _noted(tmp_path / "who", f"{OWNER} {DIVERS}", "who locked the hatches of the barge") == []


def test_exchanging_the_claimants_exchanges_the_positions(tmp_path: Path) -> None:
    swapped = re.sub(
        "The owner maintains|Some divers insist",
        lambda match: "Some divers insist" if match[0].startswith("The") else "The owner maintains",
        f"{OWNER} {DIVERS}",
    )
    assert _noted(tmp_path, swapped) == ["Some divers", "owner"]
