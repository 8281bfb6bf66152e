"""Where an article's event happened, told from the event's name and the text."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_claims
from index.claims.reading.parsed.phrases import take_apart
from index.claims.reading.sided.setting import setting_of
from index.model import Article, ArticleId, Span


def _place(event: str | None, text: str) -> str | None:
    return setting_of(event, None, [take_apart(text, Span(0, len(text)))]).place


@pytest.mark.parametrize(
    ("event", "text", "place"),
    [
        ("los-olivos-shooting-2031", "A gunman killed five people in Los Olivos.", "Los Olivos"),
        ("linden-park-parade-2031", "Seven people died at a parade in Linden Park.", "Linden Park"),
        (
            "hurricane-ottilie-2031",
            "Hurricane Ottilie killed 12 in Oregon. Power is out across Oregon.",
            "Oregon",
        ),
        ("ottmar-school-2031", "Four people died at Ottmar High School.", "Ottmar"),
        ("chile-arvas-earthquake-2031", "The quake killed 300 people in Arvas, Chile.", "Chile"),
    ],
)
def test_the_place_is_a_name_in_full_and_no_word_for_what_happened(event: str, text: str, place: str) -> None:
    assert _place(event, text) == place


def test_names_that_stand_apart_in_the_text_are_two() -> None:
    assert _place("ottmar-brim-flood-2031", "In Ottmar 12 people died; Brim was spared.") == "Ottmar"


def test_a_hazard_and_a_venue_are_no_place() -> None:
    assert _place("school-fire-2031", "The Fire at the School killed 12 people.") is None


def test_a_storm_s_name_and_an_armed_group_are_no_places() -> None:
    text = "Hurricane Ottilie struck. In Ottilie's path 12 people died. The Taliban sent aid and mourned."
    article = Article(id=ArticleId("a"), text=text, title="Ottilie and the Taliban")
    assert [claim.side for claim in read_claims(article)] == [None]


def test_a_land_is_one_place_under_each_of_its_names() -> None:
    text = "A blast in Burma killed 12 people. The mayor said 30 people were hurt in Myanmar."
    article = Article(id=ArticleId("a"), text=text, event="burma-blast-2031")
    assert {claim.side for claim in read_claims(article)} == {"Myanmar"}


def test_a_war_by_name_has_two_parties_though_the_text_tells_of_no_war() -> None:
    text = "Ukraine's president said 31 men had been killed. A Russian missile fell. Russia lost 180 troops."
    article = Article(id=ArticleId("a"), text=text, event="ukraine-war-2031")
    assert [claim.side for claim in read_claims(article)] == ["Ukraine", "Russia"]
