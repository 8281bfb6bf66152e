"""Which two countries fight, and on whose side groups and peoples count."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def sides(text: str, *, event: str | None = None) -> list[str | None]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event)
    return [claim.side for claim in read_claims(article)]


def test_who_only_sends_envoys_to_a_war_is_no_party_of_it() -> None:
    text = "The war in Chile goes on. Peru urged a truce, and Peru sent envoys. Fighting killed 40 people."
    assert sides(text, event="chile-war-2031") == ["Chile"]


def test_who_strikes_is_a_party_of_the_war() -> None:
    text = "The war in Chile goes on. Peruvian strikes hit Chile; Peru denied it. Fighting killed 40 people."
    assert sides(text, event="chile-war-2031") == ["both"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hamas said 12 people died in Gaza. Israeli forces said they knew nothing of it; Israel waits.",
            "Gaza",
        ),
        (
            "The Palestinian Health Ministry in Gaza counts 12 dead. Israeli strikes went on; Israel waits.",
            "Gaza",
        ),
        (
            "Palestinian gunmen and Israeli troops clashed; Israel left. A Palestinian was killed in Jenin.",
            "West Bank",
        ),
    ],
)
def test_a_people_is_told_by_the_land_that_its_text_names(text: str, expected: str) -> None:
    assert sides(text) == [expected]


def test_one_person_may_be_told_by_nationality_alone() -> None:
    text = "A Peruvian was killed and an Ecuadorian wounded in the clashes of Peru and Ecuador."
    assert sides(text, event="peru-ecuador-2031") == ["Peru", "Ecuador"]


def test_a_nationality_before_a_thing_is_nobody() -> None:
    assert sides("A Peruvian killed the deal. An Ecuadorian bus was hurt by delays.") == []


def test_whose_army_only_helps_in_a_war_is_no_party_of_it() -> None:
    text = (
        "The war in Chile goes on. Peruvian troops flew Peru's citizens out; Peru waits. It killed 40 people."
    )
    assert sides(text, event="chile-war-2031") == ["Chile"]


def test_a_group_is_not_the_place_of_those_counted_next() -> None:
    text = "The army killed 150 LFM fighters. A market fire killed 12 people."
    assert sides(text, event="marl-attack-2031") == ["LFM", "Marl"]


def test_an_armed_group_in_an_event_s_name_is_the_land_it_fights_for() -> None:
    text = (
        "Israeli strikes killed 558 people in Lebanon. Hezbollah rockets wounded five people in Haifa.\n\n"
        "In the West Bank 12 Palestinians were killed."
    )
    assert sides(text, event="israel-hezbollah-2031") == ["Lebanon", "Israel", "West Bank"]
