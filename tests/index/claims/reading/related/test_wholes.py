"""Parts that only the rest of the article tells."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Claim, Kind
from index.model import Article, ArticleId


def claims(text: str, event: str | None = None) -> tuple[Claim, ...]:
    return read_claims(Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event))


def parts(text: str, event: str | None = None) -> list[tuple[int | None, str]]:
    return [(claim.low, str(claim.part)) for claim in claims(text, event)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The ferry disaster killed 40 people. Three teachers died on the upper deck.",
            [(40, "total"), (3, "subset")],
        ),
        (
            "More than 300 children have been killed. In all 900 people were killed by the fever.",
            [(300, "subset"), (900, "total")],
        ),
        (
            "The quake killed 90 people. Seven people died in Eastmark.",
            [(90, "total"), (7, "subset")],
        ),
        (
            "The quake killed 90 people. In Eastmark, seven people died.",
            [(90, "total"), (7, "subset")],
        ),
        (
            "The blast killed 90 people. It also killed seven people on a bus.",
            [(90, "total"), (7, "subset")],
        ),
        (
            "The fire killed 90 people. The hospital received 33 bodies.",
            [(90, "total"), (33, "subset")],
        ),
        (
            "The siege has killed 900 people. Overnight 14 people were killed.",
            [(900, "total"), (14, "increment")],
        ),
        (
            "An aftershock killed three people on Tuesday. Last month's quake killed 4,000 people.",
            [(3, "increment"), (4000, "total")],
        ),
        (
            "Two fishermen drowned on Monday. The boat sank days after 700 people had died in a ferry.",
            [(2, "increment"), (700, "total")],
        ),
    ],
)
def test_a_narrower_figure_is_a_part_of_the_larger_one(text: str, found: list[tuple[int, str]]) -> None:
    assert parts(text, event="eastwind-2031") == found


@pytest.mark.parametrize(
    "text",
    [
        "Three teachers died on the upper deck.",
        "Seven people died in Eastmark.",
        "The blast killed nine people. Twelve people died, the mayor said later.",
        "The office counts 90 dead. The mayor speaks of 85 dead.",
        "Overnight 14 people were killed.",
        "The siege killed 14 people overnight and wounded 30.",
    ],
)
def test_a_figure_without_a_larger_one_beside_it_stays_a_total(text: str) -> None:
    assert {str(claim.part) for claim in claims(text)} == {"total"}


def test_a_figure_of_one_place_alone_is_a_part_whatever_stands_beside_it() -> None:
    assert parts("In the capital alone 12 people died.") == [(12, "subset")]
    assert parts("The keeper died alone, and 12 others were killed.")[-1] == (12, "total")


def test_the_dead_whom_a_morgue_received_are_no_toll() -> None:
    assert parts("The city's morgue received 33 bodies on Monday.") == [(33, "subset")]


def test_a_place_that_has_a_toll_of_its_own_is_no_part_of_itself() -> None:
    found = claims("In Eastmark alone 12 people died.", event="eastmark-flood-2031")
    assert [(claim.side, str(claim.part)) for claim in found] == [("Eastmark", "total")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not confirm that 12 people had died.",
        "The agency could not verify reports that 12 people were killed.",
        "Officials declined to confirm reports of 12 dead.",
    ],
)
def test_what_nobody_confirms_is_no_total(text: str) -> None:
    assert parts(text) == [(12, "projection")]


def test_a_confirmation_with_something_else_left_open_is_a_total() -> None:
    assert parts("The office confirmed that 12 people died, and did not say how.") == [(12, "total")]


def test_a_label_tells_whom_its_list_counts() -> None:
    found = claims("Norland civilians: 4 killed, 2 missing, 7 injured")
    assert [(claim.low, claim.civilian, claim.group) for claim in found] == [
        (4, True, "Norland civilians"),
        (2, True, "Norland civilians"),
        (7, True, "Norland civilians"),
    ]


def test_a_label_without_people_names_nobody() -> None:
    found = claims("Casualties so far: 4 killed, 7 injured")
    assert [(claim.civilian, claim.group) for claim in found] == [(None, ""), (None, "")]


@pytest.mark.parametrize("text", ["Since Oct. 7, people were displaced.", "On Dec. 17 pilgrims were killed."])
def test_a_day_behind_an_abbreviated_month_counts_nobody(text: str) -> None:
    assert 17 not in [claim.low for claim in claims(text)]
    assert 7 not in [claim.low for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The storm killed 67 people. It was 55 when we went to bed.", (55, "superseded")),
        ("The storm killed 67 people. The toll was 17 at dawn.", (17, "superseded")),
        ("The storm killed 67 people. The toll was later cut to 61.", (61, "superseded")),
        ("The storm killed 67 people. The mayor said that the toll was 61.", (61, "total")),
        ("The storm killed people. The toll was 17 at dawn.", (17, "total")),
    ],
)
def test_what_a_count_was_at_some_time_is_former_beside_a_larger_one(
    text: str, found: tuple[int, str]
) -> None:
    assert parts(text, event="selm-storm-2031")[-1] == found


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A nurse says that she saw 15 bodies carried out.", "subset"),
        ("The week saw 15 people killed.", "total"),
        ("Seven people are missing, and up to 100 others are trapped.", "increment"),
        ("Seven people were killed, and up to 100 others are trapped.", "total"),
    ],
)
def test_others_and_what_one_witness_saw_are_no_totals(text: str, part: str) -> None:
    assert parts(text)[-1][1] == part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The heat killed 1,300 pilgrims. It is known that 500 Egyptian pilgrims died.", (500, "subset")),
        ("The storm killed 17 people. The toll in Marrow was eight.", (8, "subset")),
        ("The heat killed 400 pilgrims. It is known that 500 Egyptian pilgrims died.", (500, "total")),
    ],
)
def test_the_dead_of_one_country_or_county_are_a_part_of_a_larger_toll(
    text: str, found: tuple[int, str]
) -> None:
    assert parts(text, event="arvas-storm-2031")[-1] == found


def test_those_who_died_or_were_hurt_are_counted_together() -> None:
    assert [(claim.low, claim.kind) for claim in claims("A total of 45 people died or were injured.")] == [
        (45, Kind.CASUALTIES)
    ]


def test_a_list_run_together_with_the_next_keeps_its_own_label() -> None:
    text = "Peruvian civilians: 4 killed, 7 injured Ecuadorian civilians: 3 injured"
    assert [(claim.low, claim.side, claim.group) for claim in claims(text, event="peru-ecuador-2031")] == [
        (4, "Peru", "Peruvian civilians"),
        (7, "Peru", "Peruvian civilians"),
        (3, "Ecuador", "Ecuadorian civilians"),
    ]


def test_victims_of_whom_the_article_tells_that_they_were_hurt_are_not_dead() -> None:
    text = "Four people were injured at the dance. The four victims were expected to recover."
    assert [(claim.low, claim.kind) for claim in claims(text)] == [(4, Kind.WOUNDED)]


def test_a_night_at_the_head_of_an_article_is_the_event_itself() -> None:
    text = "A shooting overnight left one person dead. In another town three people were killed in May."
    assert parts(text)[0] == (1, "total")


FLOOD = "sicily-flood-2031"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six people are missing in the village of Selm.", "subset"),
        ("In Selm alone, 12 people died.", "subset"),
        ("In Selm 12 people died.", "subset"),
        ("A mayor said six people had died in her town.", "subset"),
        ("Selm County reported 12 deaths.", "subset"),
        ("In Sicily alone, 12 people died.", "total"),
        ("A wall fell in Selm. Six people died there.", "subset"),
        ("There were six more places to search. Six people are missing.", "total"),
        ("Five German tourists died.", "subset"),
        ("Six people from 4 countries died.", "subset"),
        ("Six people from both towns died.", "total"),
        ("Germany lost five citizens.", "subset"),
        ("Germany said five of its nationals had died.", "subset"),
    ],
)
def test_people_of_a_place_or_country_within_are_a_part_of_a_flood_told_elsewhere(
    text: str, found: str
) -> None:
    assert parts(f"The flood killed 90 people in Sicily. {text}", event=FLOOD)[-1][1] == found


def test_soldiers_and_civilians_that_make_up_a_toll_are_its_parts() -> None:
    text = "The clashes killed 12 people in Peru. The dead were 11 farmers and one soldier."
    assert parts(text, event="peru-ecuador-2031") == [(12, "total"), (11, "subset"), (1, "subset")]


def test_a_ministry_s_seat_is_no_place_where_people_died() -> None:
    text = "The clashes killed 90 people in Peru. The ministry in Lima said that 40 people died in Peru."
    assert parts(text, event="peru-ecuador-2031")[-1] == (40, "total")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Thirty people are in hospital beds.", "subset"),
        ("Thirty people were taken to hospital.", "total"),
    ],
)
def test_who_is_in_hospital_now_is_a_part_of_the_hurt(text: str, part: str) -> None:
    found = parts(f"The blast in Selm injured 90 people. {text}", event="selm-blast-2031")
    assert found[-1] == (30, part)


def test_a_figure_without_a_noun_is_of_the_people_before_it() -> None:
    found = claims("In the clashes 14 civilians were killed and 38 injured.", event="peru-ecuador-2031")
    assert [claim.civilian for claim in found] == [True, True]


def test_the_hurt_behind_a_part_of_the_dead_are_all_the_hurt() -> None:
    found = claims("The storm killed 14 people, including three children, and injured 38.")
    assert [(claim.low, str(claim.part)) for claim in found] == [(14, "total"), (3, "subset"), (38, "total")]


def test_one_sentence_of_an_unknown_event_has_no_places_within() -> None:
    text = "105 people were killed and 90 were wounded in the Velden floods."
    assert parts(text) == [(105, "total"), (90, "total")]


def test_a_province_that_counts_its_own_dead_is_a_part_of_the_country() -> None:
    text = "The floods killed 1,136 people in Pakistan. Sindh has been hit hardest with 402 deaths."
    found = claims(text, event="pakistan-floods-2031")
    assert [(claim.low, claim.side, str(claim.part)) for claim in found] == [
        (1136, "Pakistan", "total"),
        (402, "Sindh", "subset"),
    ]


def test_a_country_that_a_storm_crosses_is_no_part_of_the_one_before() -> None:
    text = (
        "Cyclone Arvas has killed 326 people in Malawi. In Mozambique at least 53 people died. "
        "Madagascar reported 17 deaths."
    )
    assert [
        (claim.low, claim.side, str(claim.part)) for claim in claims(text, event="cyclone-arvas-2031")
    ] == [
        (326, "Malawi", "total"),
        (53, "Mozambique", "total"),
        (17, "Madagascar", "total"),
    ]


def test_a_country_that_lost_people_in_a_crush_elsewhere_has_no_side_of_its_own() -> None:
    text = "A crush in Seoul killed 156 people. Iran lost five people."
    assert {claim.side for claim in claims(text, event="seoul-crush-2031")} == {"Seoul"}


def test_countries_that_count_their_own_without_a_verb() -> None:
    text = "Germany has 184 dead, Belgium 38 and Austria two. In Germany, 12 are missing, and 30 in Belgium."
    assert [(claim.low, claim.side) for claim in claims(text, event="europe-floods-2031")] == [
        (184, "Germany"),
        (38, "Belgium"),
        (2, "Austria"),
        (12, "Germany"),
        (30, "Belgium"),
    ]
