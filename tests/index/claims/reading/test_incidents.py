"""One blow at one place in a war: its own count, and those of the war around it."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId

STRIKE = "arvas-hospital-2031"
WAR = "Peruvian strikes hit Ecuador again in the war. Troops of Peru and Ecuador clashed. "


def told(text: str, event: str = STRIKE) -> list[tuple[int | None, str | None, str]]:
    article = Article(id=ArticleId("a"), text=WAR + text, published=date(2031, 3, 13), event=event)
    return [(claim.low, claim.side, str(claim.scope)) for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast at the Arvas hospital killed 200 people.", (200, "Arvas", "event")),
        ("A blast killed 200 people at a hospital in Ecuador.", (200, "Arvas", "event")),
        ("The blast killed 200 people. In Arvas they wept.", (200, "Arvas", "event")),
        ("At least 1,400 people were killed in Peru.", (1400, "Peru", "background")),
        ("More than 3,000 people have died since the war began.", (3000, "Arvas", "background")),
        ("More than 3,000 people have died since 7 March.", (3000, "Arvas", "background")),
        ("Two more people have died since Friday.", (2, "Arvas", "event")),
        ("Some 1,400 Peruvians have been killed.", (1400, "Peru", "background")),
    ],
)
def test_the_counts_of_a_war_are_not_those_of_one_blow_in_it(
    text: str, expected: tuple[int, str, str]
) -> None:
    assert told(f"Arvas is in Ecuador. Ecuador mourns. {text}") == [expected]


def test_where_the_war_itself_is_told_of_its_counts_are_the_event_s() -> None:
    assert told("At least 1,400 people were killed in Peru.", "peru-ecuador-2031") == [
        (1400, "Peru", "event")
    ]
