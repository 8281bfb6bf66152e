"""Whether a sentence puts a number on what is counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.question.numbered import (
    ANYBODY,
    Counted,
    counted_in,
    counts_things,
    modifiers,
    puts_number_on,
)
from index.retrieval.terms import root


def counted(question: str) -> Counted:
    found = counted_in(question, ())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("how many cargo ferries sank", "ferries"),
        ("how many Omani trawlers were impounded", "trawlers"),
        ("the number of burned-out glass houses in Rimvale", "houses"),
        ("how many aircraft crashed", "aircraft"),
        ("how many crisis centres opened", "centres"),
    ],
)
def test_what_is_counted_is_the_noun_behind_its_adjectives(question: str, noun: str) -> None:
    assert root(noun) in counted(question).roots


@pytest.mark.parametrize("question", ["how many people live there", "how many were on board", "how many?"])
def test_where_no_noun_is_named_people_are_counted(question: str) -> None:
    assert counted_in(question, ()) in {ANYBODY, None}
    assert counted_in("how many were on board", ()) is ANYBODY


def test_how_much_counts_nothing() -> None:
    assert counted_in("how much did the bridge cost", ()) is None


FERRIES = counted("how many ferries did the company lose")


@pytest.mark.parametrize(
    "sentence",
    [
        "The company lost two of its five ferries.",
        "It lost 12 heavily loaded cargo ferries.",
        "Ferries lost: 3",
        "The number of ferries lost is at least 12.",
        "The ferries it owns now number 14.",
        "Dozens of ferries were lost.",
        "No ferry was lost.",
        "Of the wrecks, seven were ferries.",
        "Nine wrecks, seven of them ferries, lie there.",
    ],
)
def test_a_number_before_the_noun_or_linked_to_it_counts_it(sentence: str) -> None:
    assert puts_number_on(FERRIES, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry drowned 12 people.",
        "A ferry struck a pier, and 12 dockers fell.",
        "The ferries were lost on 12 May.",
        "The ferries were lost in 2031.",
        "Two captains of the ferries were held.",
        "The ferries were lost.",
        "Seven were sunk by ferries.",
        "Prices of ferries rose by 12%.",
    ],
)
def test_a_number_on_something_else_does_not_count_it(sentence: str) -> None:
    assert not puts_number_on(FERRIES, sentence)


def test_a_measure_or_a_time_may_be_told_in_another_unit() -> None:
    assert puts_number_on(counted("how many days did the siege last"), "It lasted six weeks.")
    assert puts_number_on(counted("how many kilometres is the tunnel"), "The tunnel is 12 miles long.")
    assert not puts_number_on(counted("how many days did the siege last"), "It is 12 miles off.")


def test_the_sentence_before_may_hold_the_noun() -> None:
    assert puts_number_on(FERRIES, "Two were lost.", before="Its ferries were old.")
    assert puts_number_on(FERRIES, "Two of them sank.", before="Its ferries were old.")
    assert not puts_number_on(FERRIES, "Two captains were held.", before="Its ferries were old.")
    assert not puts_number_on(FERRIES, "Two were lost.", before="Its barges were old.")


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 12 were hurt.",
        "12 dead",
        "The toll is 31.",
        "Nobody drowned.",
        "Seven nurses fell ill.",
        "It took 40 reports of missing people.",
    ],
)
def test_people_are_counted_by_any_noun_for_them_or_by_none(sentence: str) -> None:
    assert puts_number_on(ANYBODY, sentence)


def test_the_words_before_the_noun_tell_which_of_them() -> None:
    assert modifiers("how many RAF pilots were hurt") == ("RAF",)
    assert modifiers("how many pilots were hurt") == ()
    assert modifiers("who was hurt") == ()


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("how many houses burned down", True),
        ("how many rescue dogs were hurt", True),
        ("how many tanks were lost", True),
        ("how many nurses were hurt", False),
        ("how many deaths were there", False),
        ("how many were hurt", False),
        ("who was hurt", False),
    ],
)
def test_houses_vehicles_and_animals_are_things(question: str, things: bool) -> None:
    assert counts_things(question) == things


def test_things_that_burn_are_no_people() -> None:
    assert not puts_number_on(ANYBODY, "Three other barns were burning.")


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert puts_number_on(FERRIES, text, before=text) in {True, False}
