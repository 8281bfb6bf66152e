"""What a follow-up takes from an answer."""

from __future__ import annotations

import pytest

from bot.answering.conversation.referring import gist, names, subject


@pytest.mark.parametrize(
    ("answer", "held"),
    [
        ("49 died, the Coast Guard said [1].", "49 died"),
        ("105 soldiers, according to Olga Ruud.", "105 soldiers"),
        ("The Coast Guard says that 49 people died.", "49 people died"),
        ("Olga Ruud has said the bridge was mined.", "the bridge was mined"),
        ("According to the mayor, 12 homes burnt.", "12 homes burnt"),
        ("The bow door was open.", "the bow door was open"),
    ],
)
def test_the_gist_of_an_answer_is_what_it_holds_without_who_says_so(answer: str, held: str) -> None:
    assert gist(answer) == held


def test_a_long_answer_has_no_gist() -> None:
    assert gist("word " * 30) == ""


@pytest.mark.parametrize(
    ("answer", "people"),
    [
        ("Ana Lind.", "Ana Lind"),
        ("Ana Lind, Bo Ek and Carl van Dahl.", "Ana Lind, Bo Ek and Carl van Dahl"),
        ("Ana Lind resigned.", ""),
        ("49 people.", ""),
        ("", ""),
    ],
)
def test_only_an_answer_of_names_gives_names(answer: str, people: str) -> None:
    assert names(answer) == people


@pytest.mark.parametrize(
    ("answer", "whom"),
    [
        ("Ana Lind, the harbour master [1].", "Ana Lind"),
        ("The Grey Front took it on itself.", "The Grey Front"),
        ("The Bank of the North denied it.", "The Bank of the North"),
        ("Two, both nurses.", ""),
        ("The gates were shut.", ""),
        ("9,000 people.", ""),
        ("", ""),
    ],
)
def test_an_answer_is_about_the_name_it_begins_with(answer: str, whom: str) -> None:
    assert subject(answer) == whom
