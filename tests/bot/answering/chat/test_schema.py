"""Reading a model's reply: whole, growing and broken."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.chat.schema import (
    ANSWER,
    ShapeError,
    complete_statements,
    read_answer,
    read_question,
)

WHOLE = json.dumps(
    {
        "answerable": True,
        "statements": [
            {"text": "One.", "passage": 1, "quote": "a b c", "finding": 0},
            {"text": "", "passage": 0, "quote": "", "finding": 2},
        ],
    }
)


@pytest.mark.parametrize(
    "reply",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here you are: {WHOLE} I hope it helps.",
        f'<think>{{maybe}} or {{"x": 1}}</think>\n{WHOLE}',
        WHOLE.replace(": 0}", ": null}").replace('"passage": 0', '"passage": null'),
    ],
)
def test_an_answer_is_read_whatever_stands_around_it(reply: str) -> None:
    answer = read_answer(reply)
    assert answer.answerable
    assert [(s.text, s.passage, s.finding) for s in answer.statements] == [("One.", 1, 0), ("", 0, 2)]


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I can't.",
        "{",
        "[1]",
        '{"statements": []}',
        '{"answerable": "yes", "statements": []}',
        '{"answerable": true, "statements": {"text": "x"}}',
        '{"answerable": true, "statements": ["x", 3, {"text": 5}]}',
        "{" * 5000,
        "[" * 100_000,
    ],
)
def test_what_is_no_answer_is_refused(reply: str) -> None:
    with pytest.raises(ShapeError):
        read_answer(reply)


def test_a_statement_of_the_wrong_shape_is_left_out_and_the_others_stay() -> None:
    reply = json.dumps(
        {
            "answerable": True,
            "statements": [{"text": "x" * 5000}, {"text": "Two.", "passage": -1}, {"text": "Three."}],
        }
    )
    assert [s.text for s in read_answer(reply).statements] == ["Three."]


def test_no_more_than_six_statements_are_read() -> None:
    reply = json.dumps({"answerable": True, "statements": [{"text": f"{n}."} for n in range(50)]})
    assert len(read_answer(reply).statements) == 6
    assert len(complete_statements(reply)[0]) == 6


def test_statements_are_seen_as_soon_as_they_are_complete() -> None:
    first_end = WHOLE.index("}") + 1
    assert complete_statements(WHOLE[: first_end - 1]) == ([], True)
    found, answerable = complete_statements(WHOLE[:first_end])
    assert [s.text for s in found] == ["One."]
    assert answerable
    assert len(complete_statements(WHOLE)[0]) == 2


@given(st.integers(0, len(WHOLE)))
def test_no_beginning_of_a_reply_gives_a_statement_that_the_whole_does_not(end: int) -> None:
    found, _ = complete_statements(WHOLE[:end])
    assert found == list(read_answer(WHOLE).statements)[: len(found)]


@given(st.text(alphabet='{}[]":,answerable true statements0', max_size=200))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    complete_statements(text)
    with suppress(ShapeError):
        read_answer(text)


def test_a_question_must_have_words() -> None:
    assert read_question('{"question": "Who said so?"}').question == "Who said so?"
    for reply in ('{"question": ""}', '{"question": 5}', "{}", '{"question": "' + "x" * 700 + '"}'):
        with pytest.raises(ShapeError):
            read_question(reply)


def test_the_schema_is_strict_as_servers_demand() -> None:
    assert ANSWER.schema["additionalProperties"] is False
    assert ANSWER.schema["required"] == ["answerable", "statements"]
    json.loads(ANSWER.in_words)
