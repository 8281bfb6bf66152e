"""Whose people a disaster harmed: places, lands held by several, teams from abroad, other disasters."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def sides(text: str, *, event: str | None = None, title: str | None = None) -> list[str | None]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event, title=title)
    return [claim.side for claim in read_claims(article)]


QUAKE = "chile-arvas-earthquake-2031"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvas was hit worst. The fire service confirmed 230 deaths in the city.", ["Arvas"]),
        ("The quake in Arvas killed 40. A further 12 are missing.", ["Arvas", "Arvas"]),
        (
            "The quake killed 40 people in Arvas. In the south-west 900 people were injured.",
            ["Arvas", "Chile"],
        ),
        (
            "Some 200 people died in Arvas alone, said the mayor, and 500 are still missing.",
            ["Arvas", "Chile"],
        ),
        ("The mayor said most of the 300 deaths were in Arvas.", ["Chile"]),
        ("Hundreds are dead in the quake, the majority of them in Arvas.", ["Chile"]),
        ("From Arvas and other parts of the country 4,300 people were displaced.", ["Chile"]),
        ("A clerk in Port Haven, a city in the north, said 12 people died in the quake.", ["Chile"]),
    ],
)
def test_a_figure_is_told_for_the_place_that_its_words_point_at(text: str, expected: list[str]) -> None:
    assert sides(text, event=QUAKE) == expected


def test_the_country_of_an_event_stands_for_it_though_the_text_names_only_its_city() -> None:
    assert sides("The quake levelled Arvas. The UN counts 5,900 dead.", event=QUAKE) == ["Chile"]


def test_a_disaster_of_two_countries_is_no_fight_between_them() -> None:
    text = "Troops and army medics of both were sent. The quake killed 40 people in Peru and 12 in Chile."
    assert sides(text, event="peru-chile-earthquake-2031") == ["Peru", "Chile"]


def test_a_disaster_named_as_such_has_no_warring_parties() -> None:
    text = "The war of Peru and Ecuador went on; soldiers of both clashed. The flood drowned 12 people."
    assert sides(text, event="marrow-dam-2031") == ["Marrow"]


DIVIDED = "The war of Peru and Ecuador went on. The dam broke, and the Ecuadorian-held bank was flooded. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ecuadorian-installed mayor said 12 had drowned.", "Ecuadorian-held area"),
        ("Ecuador said 12 people drowned in the land it controls.", "Ecuadorian-held area"),
        ("On the Peruvian side 12 people drowned.", "Peruvian-held area"),
        ("Peru's government put its toll at 12.", "Peruvian-held area"),
        ("Twelve Peruvian soldiers were killed by shelling.", "Peru"),
    ],
)
def test_on_land_held_by_two_countries_a_toll_is_of_the_part_it_is_told_for(text: str, expected: str) -> None:
    assert sides(DIVIDED + text, event="marrow-dam-2031") == [expected]


def test_on_divided_land_a_second_figure_goes_on_with_the_part_before() -> None:
    text = DIVIDED + "The Ecuadorian-installed mayor said 12 had drowned. Thirty more are in hospital."
    assert sides(text, event="marrow-dam-2031") == ["Ecuadorian-held area"] * 2


TEAM = "Five members of a rescue team from Norway died on a road in Chile, a minister said. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Three Norwegian nationals are missing, the embassy said.", ["Norwegian team"]),
        ("All eleven others were injured.", ["Norwegian team"]),
        ("Two of the Chileans in the other car were killed.", ["Chile"]),
        ("The quake killed 300 people in Arvas.", ["Arvas"]),
    ],
)
def test_the_dead_of_a_foreign_team_are_told_apart_from_those_of_the_disaster(
    text: str, expected: list[str]
) -> None:
    assert sides(TEAM + text, event=QUAKE) == ["Norwegian team", *expected]


def test_a_team_that_only_helps_has_no_dead() -> None:
    text = "The quake killed 300 people in Arvas. A rescue team from Norway arrived; 40 are missing."
    assert sides(text, event=QUAKE) == ["Arvas", "Chile"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 a landslide in Port Haven killed 28 people.", "Port Haven"),
        ("The deadliest day that Norway has known was in 1998, when 28 people died off a pier.", "Norway"),
    ],
)
def test_the_dead_of_an_earlier_disaster_belong_to_its_own_place(text: str, expected: str) -> None:
    assert sides("The quake killed 300 people in Arvas.\n\n" + text, event=QUAKE) == ["Arvas", expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2019 the Selm siege cost 130 lives.", "Selm"),
        ("It is the worst since Port Haven (85 dead in 2011).", "Port Haven"),
    ],
)
def test_another_event_is_known_by_the_name_it_goes_by(text: str, expected: str) -> None:
    assert sides("The quake killed 300 people in Arvas.\n\n" + text, event=QUAKE) == ["Arvas", expected]


def test_land_is_told_by_who_holds_it() -> None:
    text = "The quake killed 900 people in rebel-held towns, and 1,200 died in government-controlled ones."
    assert sides(text, event=QUAKE) == ["rebel-held area", "government-held area"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 212 people from Westmark died, the mayor said. Counted so far: 212 dead.", ["Westmark"] * 2),
        (
            "Some 200 people from Westmark died, the mayor said.\n\nIn all 200 are dead.",
            ["Westmark", "Chile"],
        ),
        ("From Westmark alone 61 people died.", ["Westmark"]),
        ("The quake in Arvas was felt far off. There were 12 deaths.", ["Chile"]),
        ("The quake passed under Port Haven, Brim and Arvas, and 12 people are dead.", ["Chile"]),
        (
            "In the harbour city of Arvas 12 died, and 40 people are missing in the country.",
            ["Arvas", "Arvas"],
        ),
    ],
)
def test_a_figure_goes_on_with_the_place_that_it_was_told_for(text: str, expected: list[str]) -> None:
    assert sides(text, event=QUAKE) == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("The fire in Room 4 killed 12. It began at Norwind.", "Fire at Norwind: Room 4", [None]),
        ("Guards killed 12 people in Nazi camps.", "A Nazi on trial", [None]),
        ("In the U.S. storms killed 12 people.", None, ["United States"]),
        ("A flood in Chile killed 12 people. Two of them were from Brim.", None, ["Chile", "Chile"]),
    ],
)
def test_what_is_no_place_is_no_side(text: str, title: str | None, expected: list[str | None]) -> None:
    assert sides(text, title=title) == expected


def test_news_of_many_things_that_names_occupied_land_once_tells_of_no_divided_land() -> None:
    text = "Peru trades with Chile. It left the Peruvian-held isle.\n\nStorms in Brazil killed 12 people."
    assert sides(text) == ["Brazil"]


TWO = "peru-chile-earthquake-2031"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake struck southern Peru and northern Chile, killing 2,300 people.", ["both"]),
        ("The quake killed 2,300 people. In Peru 1,498 died.", ["both", "Peru"]),
        ("In Chile 430 died.", ["Chile"]),
    ],
)
def test_a_figure_over_the_two_countries_of_a_disaster_is_over_both(text: str, expected: list[str]) -> None:
    assert sides(text, event=TWO) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Marl province 394 people died and in Atacama district 271 were killed.", ["Marl", "Atacama"]),
        ("Officials in Marl province said 394 people died.", ["Chile"]),
    ],
)
def test_the_toll_of_a_province_is_not_that_of_its_country(text: str, expected: list[str]) -> None:
    assert sides(text, event="chile-earthquake-2031") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army killed 150 LFM fighters.", ["LFM"]),
        ("The police shot dead 12 militants.", ["militants"]),
        ("A bomb killed 13 Peruvian soldiers.", ["Peru"]),
        ("The army killed 150 LFM fighters. The war has killed 20,000 people.", ["LFM", "Marl"]),
        ("Nine police officers were killed.", ["Marl"]),
    ],
)
def test_fighters_where_no_two_countries_fight_are_of_their_own_group(text: str, expected: list[str]) -> None:
    assert sides(text, event="marl-attack-2031") == expected


def test_a_place_of_a_dateline_is_the_one_of_the_text() -> None:
    text = "EASTMARK, June 3 (Agency) - A train derailed and 12 died.\n\nNobody in Eastmark spoke."
    assert sides(text, event="eastmark-train-2031") == ["Eastmark"]


def test_the_dead_of_a_sister_province_are_its_own() -> None:
    text = "Floods in Assam killed 52 people. In neighbouring Meghalaya landslides killed nine people."
    assert sides(text, event="assam-floods-2031") == ["Assam", "Meghalaya"]


FLOOD = "chile-floods-2031"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The floods killed 40 people. At least 12 people died in Arvas County alone.", "Arvas County"),
        ("The floods killed 40 people. Twelve people died in the coastal town of Arvas.", "Arvas"),
        ("The floods killed 40 people. Twelve people were found dead in Talca.", "Talca"),
        ("The floods killed 40 people. Twelve people died, officials in Talca said.", "Chile"),
    ],
)
def test_a_place_within_a_flooded_country_has_a_count_of_its_own(text: str, expected: str) -> None:
    assert sides(text, event=FLOOD) == ["Chile", expected]


def test_the_count_of_a_place_within_is_a_part_of_the_whole() -> None:
    text = "The floods killed 40 people. Twelve people were found dead in Talca."
    article = Article(id=ArticleId("a"), text=text, event=FLOOD)
    assert [claim.part.value for claim in read_claims(article)] == ["total", "subset"]


def test_a_crash_is_in_one_place_however_it_is_named() -> None:
    text = "The derailment killed 40 people. Twelve people died in a hospital in Talca."
    assert sides(text, event="chile-train-2031") == ["Chile", "Chile"]


BAND = "The Marl Liberation Front took the port. The MLF holds it. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundreds of rebels were killed, the army said.", "MLF"),
        ("Twelve farmers were killed.", "Marl"),
        ("Dozens of soldiers died on both sides.", "both"),
        ("Twelve farmers died on both sides of the road.", "Marl"),
    ],
)
def test_rebels_are_of_the_armed_group_that_a_text_names(text: str, expected: str) -> None:
    assert sides(BAND + text, event="marl-fighting-2031") == [expected]


def test_an_agency_that_told_a_count_is_no_place_it_is_from() -> None:
    assert sides("The quake hit Arvas. The toll was announced as 12 dead from ODEM.", event=QUAKE) == [
        "Chile"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 40 of the dead were Egyptian.", "Egypt"),
        ("The minister put the Egyptians who died at 40.", "Egypt"),
        ("Egypt said 40 of its nationals had died.", "Egypt"),
        ("More than 40 people died where Egyptian ships lay.", "Selm"),
    ],
)
def test_the_dead_may_be_told_by_what_they_were(text: str, expected: str) -> None:
    text = "A ferry sank off Selm and killed 90 people. " + text
    assert sides(text, event="selm-ferry-2031") == ["Selm", expected]


def test_a_digest_tells_of_several_places() -> None:
    text = "Ukraine asks for aid.\n\nIn Ukraine a train derailed and killed nine people.\n\n"
    text += "A gunman killed at least six people in a suburb of Chicago."
    assert sides(text, title="Chicago shooting, Ukraine") == ["Ukraine", "Chicago"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talca County reported seven deaths.", "Talca County"),
        ("In Lima, 10 people died when a tower fell.", "Peru"),
        ("The UN told reporters in Lima that 10 people had died.", "Chile"),
        ("In Chile County, 10 people died.", "Chile"),
    ],
)
def test_counties_and_towns_beyond_the_border_are_told_from_where_somebody_speaks(
    text: str, expected: str
) -> None:
    assert sides("The floods killed 40 people.\n\n" + text, event=FLOOD) == ["Chile", expected]


def test_the_province_of_a_fire_in_one_house_is_not_another_place() -> None:
    text = "A fire at a hotel in Chile's Maule province killed 76 people. Two more are missing."
    assert sides(text, event="chile-hotel-fire-2031") == ["Chile", "Chile"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods killed 34 people in Maule on Friday, bringing the nationwide toll to 1,033.",
            ["Maule", "Chile"],
        ),
        ("In Maule 12 people died and 361 were injured nationwide.", ["Maule", "Chile"]),
        ("Across the country, 1,527 have been injured, and 34 in Maule.", ["Chile", "Maule"]),
        # Not the country: the people of a national office, and a country that is only spoken to.
        ("The national flood office said 34 people died in Maule.", ["Maule"]),
        ("He told the country that 34 people died in Maule.", ["Maule"]),
    ],
)
def test_what_is_told_of_the_whole_country_beside_a_part_of_it(text: str, expected: list[str]) -> None:
    assert sides(text, event=FLOOD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvas district accounts for 88 deaths.", "Arvas"),
        ("Lao Arvas province alone recorded 88 deaths.", "Lao Arvas"),
        # No name, or no count of its own.
        ("Every district recorded deaths, and 88 people died.", "Chile"),
        ("The southern district reported 88 deaths.", "Chile"),
        ("Officials toured Arvas district and put the toll at 88 deaths.", "Chile"),
    ],
)
def test_provinces_that_count_their_own_dead(text: str, expected: str) -> None:
    assert sides("The floods killed 400 people.\n\n" + text, event=FLOOD)[-1] == expected
