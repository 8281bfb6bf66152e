"""Bodies named only by the place they speak in: invented events."""

from __future__ import annotations

import pytest

from index.claims.attribution import Attribution, Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def told(text: str, figure: str = "61") -> Attribution:
    at = text.rindex(figure)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure)))


CHILE_SPOKE = "The Chilean Defence Ministry said that Peru had opened fire. "


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (CHILE_SPOKE + "In Lima the ministry said that 61 had died.", "Peruvian Defence Ministry", "Peru"),
        (
            CHILE_SPOKE + "In Lima on Friday, the ministry said that 61 had died.",
            "Peruvian Defence Ministry",
            "Peru",
        ),
        (CHILE_SPOKE + "It counted nine; in Lima the army said 61 had died.", "Peruvian army", "Peru"),
        (CHILE_SPOKE + "From Lima, the army said 61 of its men were dead.", "Peruvian army", "Peru"),
        (
            CHILE_SPOKE + "In Lima, meanwhile, a ministry spokesman said 61 had died.",
            "Peruvian ministry spokesman",
            "Peru",
        ),
        (
            "In Dhaka the government said that the storm had killed 61.",
            "Bangladeshi government",
            "Bangladesh",
        ),
    ],
)
def test_a_body_of_state_belongs_to_the_country_its_clause_opens_in(text: str, name: str, side: str) -> None:
    found = told(text)
    assert (found.name, found.side) == (name, side)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            CHILE_SPOKE + "The fire hit a post in Peru, the ministry said, and 61 died.",
            "Chilean Defence Ministry",
        ),
        (CHILE_SPOKE + "The ministry said 61 had died.", "Chilean Defence Ministry"),
        (CHILE_SPOKE + "In Lima the Chilean minister said 61 had died.", "Chilean minister"),
        (CHILE_SPOKE + "On Friday the ministry said 61 had died.", "Chilean Defence Ministry"),
        (CHILE_SPOKE + "In a war with Peru the ministry said 61 had died.", "Chilean Defence Ministry"),
        ("In Lima the Red Cross said 61 had died.", "Red Cross"),
        ("In Lima a survivor told how 61 had died; the charity said 61.", "charity"),
    ],
)
def test_a_place_told_of_gives_no_body_another_country(text: str, name: str) -> None:
    assert told(text).name == name


def test_the_countrys_council_is_not_that_of_the_enemy_named_last() -> None:
    text = "The number of Peruvians killed in the war with Chile is 61, the country's Security Council said."
    assert told(text).name == "Peruvian Security Council"


def test_the_countrys_ministry_is_that_of_where_people_died() -> None:
    assert told("The flood killed 61 in Chile, the country's health ministry said.").side == "Chile"
