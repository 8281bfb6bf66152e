"""Whose name is asked for, and whether a sentence gives it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.sentences.naming import asked_person, names


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("name of the crane driver", "driver"),
        ("what was the name of the 12 year old girl pulled from the well", "girl"),
        ("the name of the harbour police officer who drowned", "officer"),
        ("which Omani general ordered the retreat", "general"),
        ("which minister resigned", "minister"),
        ("name of the ferry", None),
        ("names of the suspects", None),
        ("which villages were flooded", None),
        ("who drove the crane", None),
    ],
)
def test_a_person_is_asked_for_by_one_noun(question: str, person: str | None) -> None:
    assert asked_person(question) == person


@pytest.mark.parametrize(
    "sentence",
    [
        "The driver, Bo Ek, was unhurt.",
        "Crane driver Bo Ek was unhurt.",
        "Bo Ek, a 43-year-old crane driver, was unhurt.",
        "Bo Ek was the driver of the crane.",
        "The driver was named as Bo Ek.",
        "Police held a driver called Bo.",
        "Crane driver Bo E. Ek was unhurt.",
    ],
)
def test_a_name_in_apposition_names_the_person(sentence: str) -> None:
    assert names("driver", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The driver of the crane was unhurt.",
        "The driver was held in Port Marre.",
        "A driver was hurt, the Harbour Police said.",
        "Bo Ek saw the crane fall on a driver.",
        "Bo Ek, a welder, was unhurt.",
        "They ran to the driver at Holm Lower School.",
        "The driver fled, said witnesses, and Ida Holm called for help.",
    ],
)
def test_a_name_elsewhere_does_not(sentence: str) -> None:
    assert not names("driver", sentence)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert names("driver", text) in {True, False}
    assert asked_person(f"name of {text}") is None or asked_person(f"name of {text}") in text
