"""Parts told in an aside between people and their verb: the whole is read, and the parts are parts."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Part
from index.model import Article, ArticleId


def _figures(text: str) -> list[tuple[str, int | None, str]]:
    article = Article(
        id=ArticleId("a.txt"), text=text, title=None, source=None, url=None, published=None, event=None
    )
    parts = {Part.TOTAL: "total", Part.SUBSET: "part"}
    return [(claim.kind.value, claim.low, parts.get(claim.part, "other")) for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Sixteen villagers, including three women and five children, died in the landslide.",
            [("killed", 16, "total"), ("killed", 3, "part"), ("killed", 5, "part")],
        ),
        (
            "16 people, including 3 women, 5 children and 2 guards, were injured.",
            [
                ("wounded", 16, "total"),
                ("wounded", 3, "part"),
                ("wounded", 5, "part"),
                ("wounded", 2, "part"),
            ],
        ),
        (
            "Twelve people, three of them children, were killed.",
            [("killed", 12, "total"), ("killed", 3, "part")],
        ),
        (
            "At least 12 people died, including three women, and five were hurt.",
            [("killed", 12, "total"), ("killed", 3, "part"), ("wounded", 5, "total")],
        ),
        (
            "The toll is 40, seven of them women; 121 others, including 10 women and 27 boys, were hurt.",
            [
                ("killed", 40, "total"),
                ("killed", 7, "part"),
                ("wounded", 121, "total"),
                ("wounded", 10, "part"),
                ("wounded", 27, "part"),
            ],
        ),
    ],
)
def test_the_whole_is_read_across_its_parts(text: str, figures: list[tuple[str, int, str]]) -> None:
    assert _figures(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("There were 300 guests in the hotel, 28 of them were hurt.", [("wounded", 28, "total")]),
        ("Of the 40 pupils, 12 were killed.", [("killed", 12, "total")]),
        (
            "Twelve miners and two cooks were killed.",
            [("killed", 12, "total"), ("killed", 2, "total")],
        ),
    ],
)
def test_people_with_a_verb_of_their_own_are_no_aside(text: str, figures: list[tuple[str, int, str]]) -> None:
    assert _figures(text) == figures
