"""Who in a question does the harm, and which of those harmed it asks about."""

from __future__ import annotations

import pytest

from bot.answering.question.roles_asked import some_of_those_harmed, who_harmed


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("how many of the dead were children", {"children"}),
        ("How many of them were miners?", {"miners"}),
        ("how many nurses are among the 12 victims", {"nurses"}),
        ("how many of the victims were shot and how many drowned", {"shot", "and", "drowned"}),
    ],
)
def test_some_of_those_harmed_are_asked_about(text: str, who: set[str]) -> None:
    assert some_of_those_harmed(text) == who


@pytest.mark.parametrize("text", ["how many children died", "how many dead", "who is among the ministers"])
def test_all_of_those_harmed_are_asked_about(text: str) -> None:
    assert some_of_those_harmed(text) == frozenset()


def test_who_kills_is_told_from_who_dies() -> None:
    assert who_harmed("how many people did the rebels kill in Tolenvik") == {"the", "rebels"}
    assert who_harmed("how many soldiers has Norland killed") == {"norland"}
    assert who_harmed("how many rebels did the army lose") == frozenset()
    assert who_harmed("how many rebels were killed") == frozenset()
