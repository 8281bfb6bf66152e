"""Counts told with their shares by place."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Claim
from index.model import Article, ArticleId

STORM = "sicily-storm-2031"
WAR = "peru-ecuador-2031"


def claims(text: str, event: str) -> list[Claim]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event)
    return list(read_claims(article))


def told(text: str, event: str) -> list[tuple[int | None, str | None, str]]:
    return [(claim.low, claim.side, claim.part.value) for claim in claims(text, event)]


def test_a_count_with_shares_is_of_the_land_around_them_and_each_share_of_its_place() -> None:
    text = "The storm has killed 30 people, 27 of them in Sicily."
    assert told(text, STORM) == [(30, "Italy", "total"), (27, "Sicily", "total")]


def test_shares_that_add_up_make_a_count_over_both_sides() -> None:
    text = "The clashes killed 43 people, 30 in Peru and 13 in Ecuador."
    assert told(text, WAR) == [(43, "both", "total"), (30, "Peru", "total"), (13, "Ecuador", "total")]


def test_combined_at_the_head_holds_only_for_the_first_count() -> None:
    text = "The combined toll of the clashes is 43, officials said: 30 dead in Peru, 13 dead in Ecuador."
    assert [side for _, side, _ in told(text, WAR)] == ["both", "Peru", "Ecuador"]


def test_a_part_that_is_no_place_stays_a_part() -> None:
    text = "The storm has killed 30 people in Sicily, 27 of them children."
    assert told(text, STORM) == [(30, "Sicily", "total"), (27, "Sicily", "subset")]


def test_counts_of_places_in_a_row_are_no_shares_of_the_first() -> None:
    text = "The storm killed eight people in Sicily, five in Calabria and three in Liguria."
    assert [side for _, side, _ in told(text, STORM)] == ["Sicily", "Calabria", "Liguria"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("At least 30 people have died in Italy's storm.", "Italy"),
        ("At least 30 people have died in Italy's Sicily region.", "Sicily"),
        ("At least 30 people have died.", "Sicily"),
    ],
)
def test_a_storm_is_told_of_its_region_unless_the_country_is_named(text: str, side: str) -> None:
    assert [claim.side for claim in claims("The storm hit Sicily.\n\n" + text, STORM)] == [side]


def test_people_flee_from_a_place_and_not_to_the_one_named() -> None:
    text = "The storm hit Sicily. About 900 people fled to Calabria."
    assert [claim.side for claim in claims(text, STORM)] == ["Sicily"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the deaths, 27 were recorded in the Sicily region.", (27, "Sicily", "total")),
        ("Of the deaths, 27 were children.", (27, "Sicily", "subset")),
        ("Two more people died in neighbouring Calabria.", (2, "Calabria", "total")),
        ("Two more people died in Sicily.", (2, "Sicily", "increment")),
        ("Three of its workers were killed in Sicily, a union said.", (3, "Sicily", "subset")),
    ],
)
def test_the_share_of_a_region_is_its_own_count(text: str, expected: tuple[int, str, str]) -> None:
    assert told(f"The storm has killed 30 people in Sicily. {text}", STORM)[-1] == expected
