"""Whose people were counted: the party of a conflict, or the place of a disaster."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def sides(text: str, *, event: str | None = None, title: str | None = None) -> list[str | None]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event, title=title)
    return [claim.side for claim in read_claims(article)]


BORDER_WAR = "peru-ecuador-2031"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine Peruvian soldiers were killed in the fighting.", ["Peru"]),
        ("Nine soldiers of Ecuador were killed in the fighting.", ["Ecuador"]),
        ("Raiders killed nine people in southern Peru during the clashes.", ["Peru"]),
        ("Nine Peruvian and 15 Ecuadorian soldiers were killed in the fighting.", ["Peru", "Ecuador"]),
        ("Fighting killed nine people on the Peruvian side.", ["Peru"]),
        ("Fighting with Peru killed nine of its soldiers, Ecuador said.", ["Ecuador"]),
        ("Clashes with Peru killed nine people, the ministry in Quito said.", ["Ecuador"]),
        ("Ecuadorian troops killed nine villagers in a raid.", ["Peru"]),
        ("Shelling carried out by Ecuador killed nine soldiers, according to Peru.", ["Peru"]),
        ("Clashes between Peru and Ecuador have killed 90 people.", ["both"]),
        ("The fighting has killed 90 people on both sides.", ["both"]),
        ("Losses of Peru in the war, as given by Ecuador: 40 soldiers killed", ["Peru"]),
        ("Peru's death toll in the war rose to 41, Ecuador reported.", ["Peru"]),
        ("Peru lost nine soldiers in the clashes, while Ecuador lost 15 men.", ["Peru", "Ecuador"]),
        ("The clashes went on. Ecuador holds nine soldiers as prisoners.", ["Peru"]),
        ("More than 200 troops of Peru and Ecuador died in the clashes.", ["both"]),
        ("QUITO/LIMA, March 13 (Wire) - Clashes between Peru and Ecuador killed 90 soldiers.", ["both"]),
        (
            "A truce between Peru and Ecuador held, officials in Quito said, after a day that left 90 dead.",
            ["both"],
        ),
        ("Quito put its dead at 15.", ["Ecuador"]),
        ("Lima said it killed 15 enemy soldiers in the clashes with Ecuador.", ["Ecuador"]),
        ("Ecuador's president said 15 farmers were hurt in Peru's shelling of a village.", ["Ecuador"]),
        ("The Peruvian side accused Ecuador of murdering one of its guards.", ["Peru"]),
        ("Peru accused Ecuador of killing nine soldiers.", ["Peru"]),
        ("Nine soldiers died according to Lima, 15 according to Quito.", ["Peru", "Ecuador"]),
        ("The clashes of Peru and Ecuador went on. Adding 60 and 30 gives 90 killed.", ["both"]),
        ("Ecuador won back a valley in a war that took two weeks and cost 900 lives.", ["both"]),
        ("Ecuador says that in a war that lasted a week 900 of its soldiers were killed.", ["Ecuador"]),
        (
            "In clashes with Ecuador nine citizens of Peru died, and 20 servicemen were taken captive.",
            ["Peru"] * 2,
        ),
        ("Two soldiers of the armed forces of the still unrecognised Crimea died in clashes.", ["Crimea"]),
    ],
)
def test_the_side_is_told_by_the_roles_of_the_countries(text: str, expected: list[str]) -> None:
    assert sides(text, event=BORDER_WAR) == expected


def test_a_sentence_without_a_country_goes_on_with_the_side_before() -> None:
    text = "Peru's army says 12 of its soldiers were killed in the clashes. Thirty were wounded."
    assert sides(text, event=BORDER_WAR) == ["Peru", "Peru"]


def test_the_parties_are_found_without_the_name_of_an_event() -> None:
    text = "Troops of Peru and Ecuador clashed. Peru said nine of its soldiers died. Ecuador lost five men."
    assert sides(text) == ["Peru", "Ecuador"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The earthquake killed 40 people in Chile.", ["Chile"]),
        ("The earthquake killed 40 people in Chile and 12 in Bolivia.", ["Chile", "Bolivia"]),
        ("The earthquake in Chile killed 40 people. Thirty people are missing.", ["Chile", "Chile"]),
    ],
)
def test_the_side_of_a_disaster_is_its_place(text: str, expected: list[str]) -> None:
    assert sides(text) == expected


def test_the_place_that_names_the_event_stands_for_the_villages_in_it() -> None:
    text = "The ferry sank near Port Haven. In Port Haven 12 bodies were found."
    assert sides(text, event="eastmark-ferry-2031") == ["Eastmark"]


def test_people_told_by_where_they_are_from_are_told_apart() -> None:
    text = "The ferry sank off Eastmark and 40 people died in Eastmark. Twelve people from Westmark died."
    assert sides(text, event="eastmark-ferry-2031") == ["Eastmark", "Westmark"]


def test_without_any_place_the_side_is_unknown() -> None:
    assert sides("The blaze killed 12 people.") == [None]


def test_soldiers_of_a_country_that_is_not_named_have_no_side() -> None:
    text = (
        "Peru says the clashes killed nine of its soldiers. Ecuador lost five men in the clashes.\n\n"
        "The country's defence ministry later said that 50 servicemen had been killed."
    )
    assert sides(text, event=BORDER_WAR) == ["Peru", "Ecuador", None]


def test_a_verb_at_the_head_of_a_sentence_is_no_state() -> None:
    text = "Is this the end? Nine Peruvian soldiers were killed in clashes. Is anybody listening? Is it over?"
    assert sides(text) == ["Peru"]


def test_a_bare_figure_is_that_of_the_side_it_was_told_for() -> None:
    text = "The clashes: 105 dead on one side, 54 on the other.\n\nPeru lost 105 men. Ecuador lost 54 men."
    assert sides(text, event=BORDER_WAR) == ["Peru", "Ecuador", "Peru", "Ecuador"]


def test_those_killed_in_the_clashes_are_of_both_sides_though_one_was_told_of_before() -> None:
    text = "Peru lost nine men. Almost 200 soldiers were killed a week ago in border clashes."
    assert sides(text, event=BORDER_WAR) == ["Peru", "both"]


def test_whose_action_killed_people_is_not_theirs() -> None:
    text = "The clashes went on. Officials counted 41 deaths, caused by aggressive action by Peru."
    assert sides(text, event=BORDER_WAR) == ["Ecuador"]


def test_the_dead_of_a_third_country_are_its_own_though_a_party_killed_them() -> None:
    text = (
        "Peru and Ecuador fought on. Chilean officials said two civilians were killed by Peruvian shelling."
    )
    assert sides(text, event=BORDER_WAR) == ["Chile"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the clashes a rocket killed nine farmers near Arequipa.", "Peru"),
        ("In the clashes a rocket that hit Arequipa killed nine people.", "Peru"),
        ("In the clashes nine people died, officials near Arequipa said.", "both"),
        ("In the clashes nine Ecuadorian soldiers died near Arequipa.", "Ecuador"),
    ],
)
def test_civilians_are_of_the_land_where_they_died(text: str, expected: str) -> None:
    assert sides(text, event=BORDER_WAR) == [expected]


def test_a_claimant_speaks_for_the_side_told_before() -> None:
    text = (
        "Peru's general Ana Soto said nine of its soldiers died in the clashes with Ecuador.\n\n"
        "Ecuador denied firing first.\n\nSoto said 12 people were also wounded."
    )
    assert sides(text, event=BORDER_WAR) == ["Peru", "Peru"]
