"""A disaster in two countries: each figure is of the country it is told for, or of both."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def _sides(text: str) -> list[str | None]:
    article = Article(id=ArticleId("a.txt"), text=text, event="peru-chile-quake-2031")
    return [claim.side for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The quake killed 40 people in Peru and 12 in Chile.", ["Peru", "Chile"]),
        ("The quake killed more than 50 people in Peru and Chile.", ["both"]),
        ("The combined toll passed 50 dead, the United Nations said.", ["both"]),
        ("Chilean authorities confirmed the deaths of 12 people.", ["Chile"]),
        ("The vice-president put Peru's dead at 40 and the injured at 300.", ["Peru", "Peru"]),
        ("The Health Ministry in Santiago said 12 people had died.", ["Chile"]),
        ("Rescuers pulled 12 bodies from a school in Arequipa.", ["Peru"]),
    ],
)
def test_a_figure_is_of_the_country_that_its_sentence_tells(text: str, sides: list[str]) -> None:
    assert _sides(text) == sides


def test_without_a_country_a_figure_is_of_the_one_that_the_article_is_about() -> None:
    text = "Peru sent its army north. Peru has declared mourning. Chile was struck too.\n\n40 people died."
    assert _sides(text) == ["Peru"]


def test_without_anything_to_go_by_a_figure_is_over_both() -> None:
    assert _sides("The quake killed 50 people. Rescuers are at work.") == ["both"]


def test_a_town_in_the_title_tells_what_an_article_is_about() -> None:
    text = "The night was cold. Chile was struck as well. Forty people died, a fire officer said."
    article = Article(
        id=ArticleId("a.txt"), text=text, event="peru-chile-quake-2031", title="Arequipa digs for survivors"
    )
    assert [claim.side for claim in read_claims(article)] == ["Peru"]
