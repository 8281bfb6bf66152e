"""The JSON that scripts rely on."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bot.answering.model import Answer, Citation, Disagreement, Position, Question, Statement, Turn, Update
from bot.errors import QuestionError
from bot.json_forms import answer_json, parse_day, read_question
from index.model import ArticleId, Filters, Span

ANSWER = Answer(
    question="how many drowned",
    standalone_question="How many drowned?",
    abstained=False,
    statements=(Statement(text="At least 12 drowned, the coast guard said.", citations=(1, 2)),),
    citations=(
        Citation(
            n=1,
            article=ArticleId("ferry/a.txt"),
            quote="at least 12 drowned",
            span=Span(5, 24),
            source="Harbour Post",
            published=date(2021, 3, 4),
        ),
    ),
    disagreements=(
        Disagreement(
            topic="People drowned",
            kind="toll",
            positions=(Position(statement="at least 12", claimant="coast guard", citations=(1,)),),
        ),
    ),
    updates=(Update(topic="People drowned", was="9", now="at least 12", citations=(1,)),),
    timings_ms={"total": 3.14159},
)


def test_an_answer_has_the_fixed_keys_and_values() -> None:
    got = answer_json(ANSWER)

    assert got["answer"] == "At least 12 drowned, the coast guard said [1][2]."
    assert got["sentences"] == [{"text": "At least 12 drowned, the coast guard said.", "citations": [1, 2]}]
    assert got["citations"] == [
        {
            "n": 1,
            "article": "ferry/a.txt",
            "title": None,
            "source": "Harbour Post",
            "url": None,
            "published": "2021-03-04",
            "quote": "at least 12 drowned",
            "start": 5,
            "end": 24,
        }
    ]
    assert got["disagreements"] == [
        {
            "topic": "People drowned",
            "kind": "toll",
            "positions": [{"statement": "at least 12", "claimant": "coast guard", "citations": [1]}],
        }
    ]
    assert got["updates"] == [{"topic": "People drowned", "from": "9", "to": "at least 12", "citations": [1]}]
    assert got["timings_ms"] == {"total": 3.1}


def test_a_batch_line_holds_question_history_and_filters() -> None:
    line = {
        "question": "and wounded?",
        "history": [{"question": "how many drowned", "answer": "12"}],
        "event": "ferry",
        "source": None,
        "since": "2021-03-04",
        "until": None,
    }

    assert read_question(json.dumps(line)) == Question(
        text="and wounded?",
        history=(Turn(question="how many drowned", answer="12"),),
        filters=Filters(event="ferry", since=date(2021, 3, 4)),
    )


def test_a_history_of_chat_messages_is_taken_as_well() -> None:
    line = {
        "question": "and wounded?",
        "history": [{"role": "user", "text": "how many drowned"}, {"role": "bot", "text": "12"}],
    }

    assert read_question(json.dumps(line)).history == (Turn(question="how many drowned", answer="12"),)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Not a line of JSON"),
        ("[1]", "Not a JSON object"),
        ('{"question": 5}', '"question" must be a text'),
        ('{"question": "x", "since": "soon"}', "'soon' is not a date"),
        ('{"question": "x", "history": "y"}', '"history" must be a list'),
        ("[" * 100_000, "Not a line of JSON"),
    ],
)
def test_a_bad_batch_line_is_told_what_is_wrong(line: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says.replace("[", r"\[")):
        read_question(line)


def test_a_day_is_read_from_a_date_or_a_datetime() -> None:
    assert parse_day("2021-03-04T23:10:00+05:30") == date(2021, 3, 4)
