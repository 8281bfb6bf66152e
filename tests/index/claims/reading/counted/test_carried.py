"""Bare numbers: what the sentences before were about decides whom they count."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def counts(text: str) -> list[tuple[int | None, str]]:
    """The numbers of a text that are read, each with its kind, in order."""
    article = Article(id=ArticleId("x"), text=text, published=date(2031, 3, 13))
    return [(claim.low or claim.high, str(claim.kind)) for claim in read_claims(article)]


def test_a_number_is_of_what_one_was_asked_for() -> None:
    text = (
        "The mudslide killed 210 people. Nobody would say how many were missing. "
        "Newspapers spoke of a figure of up to 1,900."
    )
    assert counts(text)[-1] == (1900, "missing")


def test_a_number_of_the_size_of_the_deaths_is_of_the_deaths() -> None:
    text = "The mudslide killed 210 people. About 1,500 are missing. The figure now stands at 214."
    assert counts(text)[-1] == (214, "killed")


def test_who_admits_a_bare_number_speaks_of_the_toll() -> None:
    text = "The raid killed 128 people, doctors say. The ministry at the time admitted 61."
    assert counts(text)[-1] == (61, "killed")


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 128 people. The ministry bought 61 lorries.",
        "The raid killed 128 people. It happened in eleven of the 118 states.",
        "The raid killed 128 people. Patrols came from 100 states.",
    ],
)
def test_numbers_of_things_are_not_of_the_toll(text: str) -> None:
    assert counts(text) == [(128, "killed")]


def test_people_in_evacuation_are_displaced_though_deaths_came_before() -> None:
    text = "The shelling killed 43 people. Officials count 177,000 in evacuation, and sappers are at work."
    assert counts(text) == [(43, "killed"), (177000, "displaced")]


def test_reports_of_missing_people_count_the_missing() -> None:
    assert counts("The hotline took 355 reports of missing people by noon.") == [(355, "missing")]
    assert counts("Eighty-nine active cases of missing persons are open.") == [(89, "missing")]


def test_reports_of_other_things_count_nobody() -> None:
    assert counts("The hotline took 355 reports of missing dogs and of broken pipes.") != [(355, "killed")]
    assert counts("The hotline took 355 reports of broken pipes.") == []


def test_a_row_of_counts_is_gone_on_from_its_last() -> None:
    text = "There were six dead, then 19 and 55. The peak of 115 was reached in June. It fell to 97."
    assert [number for number, _ in counts(text)] == [6, 19, 55, 115, 97]


def test_a_count_is_raised_twice_in_a_sentence() -> None:
    text = "Six are dead. The county raised the count twice, to 89 at noon and to 93 just before midnight."
    assert counts(text) == [(6, "killed"), (89, "killed"), (93, "killed")]
