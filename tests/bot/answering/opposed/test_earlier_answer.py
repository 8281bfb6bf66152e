"""A follow-up on somebody else's account beside the figure answered before; on an invented barge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from reading_builder import reading_of

from bot.answering.answerer import DraftStatement, Quoted
from bot.answering.model import Turn
from bot.answering.opposed.earlier_answer import against_earlier

COAST = "The coast guard said 41 people were killed on the barge."
OWNER = "The owner of the barge said 38 people were killed on it."


def _noted(place: Path, texts: Mapping[str, str], question: str, answer: str) -> list[list[str]]:
    with reading_of(place, texts, question) as reading:
        asked = replace(reading.question, history=(Turn(question="before", answer=answer),))
        last = next(hit for hit in reading.hits if hit.article.text == list(texts.values())[-1])
        quote = Quoted(article=last.article.id, span=last.passage.sentences[0])
        told = DraftStatement(text="So they say.", quotes=(quote,))
        found = against_earlier(replace(reading, question=asked), [told])
    return [[f"{one.claimant}: {one.statement}" for one in each.positions] for each in found]


def test_the_count_answered_before_stands_beside_the_asked_speakers(tmp_path: Path) -> None:
    question = "how many people were killed on the barge according to the owner"
    texts = {"2031-05-03": COAST, "2031-05-04": OWNER}
    assert _noted(tmp_path, texts, question, "41, the coast guard says.") == [
        ["owner of the barge: 38 people killed", "coast guard: 41 people killed"]
    ]


def test_a_figure_that_the_question_itself_names_stands_beside_the_one_answered(tmp_path: Path) -> None:
    texts = {"2031-05-03": COAST, "2031-05-04": OWNER}
    assert _noted(tmp_path, texts, "was it not 38 people killed on the barge", "41 people died.") == [
        ["owner of the barge: 38 people killed", "coast guard: 41 people killed"]
    ]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many people were killed on the barge according to the owner", "38 people."),
        ("how many people were killed on the barge according to the owner", "It sank on 3 May 2031."),
        ("how many people were killed on the barge", "41, the coast guard says."),
    ],
)
def test_nothing_is_noted_for_the_same_count_or_none_or_where_nobody_is_asked_about(
    tmp_path: Path, question: str, answer: str
) -> None:
    assert _noted(tmp_path, {"2031-05-03": COAST, "2031-05-04": OWNER}, question, answer) == []


def test_what_the_ledger_does_not_hold_is_read_from_the_sentences(tmp_path: Path) -> None:
    texts = {
        "2031-05-03": "The harbour master named 131 suspects over the barge.",
        "2031-05-04": "Minister Olga Ruud named 134 suspects over the barge, three of them in custody.",
    }
    question = "how many suspects over the barge according to Olga Ruud"
    assert _noted(tmp_path, texts, question, "131 suspects.") == [
        [
            "Paper 0: The harbour master named 131 suspects over the barge.",
            "Olga Ruud: Minister Olga Ruud named 134 suspects over the barge, three of them in custody.",
        ]
    ]
    assert _noted(tmp_path / "same", texts, question, "134 suspects.") == []


def test_a_count_that_grew_over_days_is_not_held_against_the_one_answered(tmp_path: Path) -> None:
    question = "how many people were killed on the barge according to the owner"
    later = "The owner of the barge said 55 people were killed on it."
    texts = {"2031-05-03": COAST, "2031-05-14": later}
    assert _noted(tmp_path, texts, question, "41, the coast guard says.") == []
    fewer = {"2031-05-03": COAST, "2031-05-14": OWNER}
    assert len(_noted(tmp_path / "fewer", fewer, question, "41, the coast guard says.")) == 1
