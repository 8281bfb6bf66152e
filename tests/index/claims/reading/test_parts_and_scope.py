"""Which part of the whole a figure is, and whether it is about the event at all."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Claim
from index.model import Article, ArticleId


def claims(text: str, event: str | None = None) -> tuple[Claim, ...]:
    return read_claims(Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The landslide killed 40 people.", ["total"]),
        ("The landslide killed 40 people, including 12 children.", ["total", "subset"]),
        ("Forty people died, 12 of them children.", ["total", "subset"]),
        ("Of those killed, the mayor said, 30 are locals and 10 are guests.", ["subset", "subset"]),
        ("At least six children are among the dead.", ["subset"]),
        ("The charity said three of its volunteers were killed.", ["subset"]),
        ("Fifty people died, 42 of the army and eight border guards.", ["total", "subset", "subset"]),
        ("Forty people died. A nurse was killed in her car.", ["total", "subset"]),
        ("A nurse was killed in her car.", ["total"]),
        ("Another 12 people have died.", ["increment"]),
        ("The slide killed 12 people and injured another 30.", ["total", "total"]),
        ("Deaths rose by 12.", ["increment"]),
        ("A man died in hospital, and the death toll has gone up to 41.", ["increment", "total"]),
        ("The toll could reach 300.", ["projection"]),
        ("Some 300 people are feared dead.", ["projection"]),
        ("The death toll rose to 41 from 30.", ["total", "superseded"]),
        ("The previous toll was 30 dead.", ["superseded"]),
        ("In its first count the office had 30 dead.", ["superseded"]),
        ("Earlier this week 30 people died.", ["total"]),
        ("The ministry denied that 70 soldiers were killed.", ["denied"]),
    ],
)
def test_the_words_around_tell_the_part(text: str, parts: list[str]) -> None:
    assert [str(claim.part) for claim in claims(text)] == parts


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("The quake killed 40 people.", ["event"]),
        ("It is the deadliest quake since 1976, when 23,000 people died.", ["background"]),
        ("In April 2029 more than 50 people were killed there.", ["background"]),
        ("The civil war left 9,000 people dead.", ["background"]),
        ("Ten years ago a flood killed 80 people here.", ["background"]),
        ("So far this year 400 people have been shot in the city.", ["background"]),
        ("The quake killed 40 people; in 2011 another killed 77.", ["event", "background"]),
    ],
)
def test_earlier_matters_are_background(text: str, scopes: list[str]) -> None:
    assert [str(claim.scope) for claim in claims(text)] == scopes


def test_another_country_is_background_where_the_event_names_its_own() -> None:
    text = "The storm killed 40 people in Peru.\n\nLast week it killed 15 people in Ecuador."
    assert [str(c.scope) for c in claims(text, "peru-storm-2031")] == ["event", "background"]


def test_the_years_of_a_long_event_are_not_background() -> None:
    text = "In June 2030 the siege killed 40 people."
    assert [str(c.scope) for c in claims(text, "siege 2030")] == ["event"]


def test_a_text_from_before_the_event_is_background() -> None:
    assert [str(c.scope) for c in claims("The siege killed 40 people.", "siege 2035")] == ["background"]


@pytest.mark.parametrize(
    ("text", "event", "scopes"),
    [
        ("The crossing has taken more than 9,000 lives since 2014.", "selm-ferry-2031", ["background"]),
        ("Twelve people died in the worst clash since 2014.", "selm-clashes-2031", ["event"]),
        ("The flood killed 40 people.", "selm-flood-2031", ["event"]),
        ("The offensive cost the army 900 soldiers.", "selm-flood-2031", ["background"]),
        (
            "The flood adds to a war in which 8,000 people were killed, and drowned 40 people.",
            "selm-flood-2031",
            ["background", "event"],
        ),
        ("The offensive cost the army 900 soldiers.", "selm-war-2031", ["event"]),
        ("The earthquake killed 4,000 people.", "selm-war-2031", ["background"]),
        (
            "In 2013 a ferry sank off Selm. That disaster left 360 people dead.",
            "selm-ferry-2031",
            ["background"],
        ),
        (
            "A ferry sank off Selm on Friday. That disaster left 360 people dead.",
            "selm-ferry-2031",
            ["event"],
        ),
        ("Two divers had died there, a paper wrote in 2019.", "selm-ferry-2031", ["background"]),
    ],
)
def test_what_another_matter_cost_is_background(text: str, event: str, scopes: list[str]) -> None:
    assert [str(claim.scope) for claim in claims(text, event)] == scopes


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("The blast passed the 85 killed in a tunnel.", ["background"]),
        ("2014 Selm ferry sinking (90 dead)", ["background"]),
        (
            "The group's gunmen killed 13 guards and around 170 clerks at the port in 2021.",
            ["background"] * 2,
        ),
        ("The quake killed 40 people, and in 2011 another killed 77.", ["event", "background"]),
        ("Selm theatre, 2012: 130 hostages dead", ["background"]),
        ("More than the mayor said died: 12 people were killed.", ["event"]),
    ],
)
def test_other_matters_in_lists_and_comparisons_are_background(text: str, scopes: list[str]) -> None:
    assert [str(claim.scope) for claim in claims(text, "selm-quake-2031")] == scopes


def test_figures_in_brackets_behind_names_are_parts() -> None:
    found = claims("The storm hit Eastmark (14 dead) and Selm (two dead).")
    assert [(claim.low, str(claim.part)) for claim in found] == [(14, "subset"), (2, "subset")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nobody else was hurt.", ["subset"]),
        ("No officers were injured.", ["subset"]),
        ("Nobody was hurt.", ["total"]),
        ("No people were injured.", ["total"]),
        ("A former teacher of the school died on Thursday.", ["total"]),
        ("The former toll was 30 dead.", ["superseded"]),
        ("The possibly deliberate fire killed 12 people.", ["total"]),
        ("Possibly 12 people died.", ["projection"]),
    ],
)
def test_words_of_other_things_say_nothing_of_the_count(text: str, parts: list[str]) -> None:
    assert [str(claim.part) for claim in claims(text)] == parts


def test_one_of_those_shot_is_a_part_of_them() -> None:
    found = claims("Four people were shot at the dance. A girl was shot in the leg.")
    assert [(claim.low, str(claim.part)) for claim in found] == [(4, "total"), (1, "subset")]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Arvas, in December 1939, had killed 32,968.", "background"),
        ("The last time the country buried so many was 1999, when 18,000 people died.", "background"),
        ("The bridge, built in 1939, has fallen and killed 12 people.", "event"),
        ("The ferry, on Monday, sank with the loss of 12 lives.", "event"),
    ],
)
def test_a_date_between_commas_is_the_verbs_where_nothing_else_stands_there(text: str, scope: str) -> None:
    assert [str(claim.scope) for claim in claims(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The army had spoken of nine deaths earlier in the day.", "superseded"),
        ("Earlier on Sunday the governor said that the toll was at nine.", "superseded"),
        ("Nine people died earlier in the day, the army said.", "total"),
        ("Earlier in the day nine people died.", "total"),
        ("The ministry, which spoke at first of nine deaths, gives no figure now.", "superseded"),
    ],
)
def test_what_was_said_earlier_is_former_but_not_what_happened_earlier(text: str, part: str) -> None:
    assert [str(claim.part) for claim in claims(text)] == [part]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("It comes only four weeks after 130 people died in a crush in Selm.", "background"),
        ("The disaster came two days after a storm that killed 30 people.", "background"),
        ("Four weeks after the storm, 30 people are missing.", "event"),
        ("See also: Ferry sinks off Selm, 40 people dead", "background"),
        ("See the mayor's list: 40 people dead", "event"),
    ],
)
def test_earlier_matters_and_other_stories_are_not_of_the_event(text: str, scope: str) -> None:
    assert [str(claim.scope) for claim in claims(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Not since a bus fell in Selm, where nine died, has the town seen this.", "background"),
        ("A year after the quake 40 people are missing.", "event"),
        ("Roads in Norland kill 40 people a year.", "background"),
        ("About 900 people fled to Norland.", "event"),
        ("In Norland 900 people died.", "background"),
        ("The watch, based in Norland, counts 900 dead.", "event"),
    ],
)
def test_what_compares_is_background_and_what_follows_is_not(text: str, scope: str) -> None:
    text = text.replace("Norland", "Norway")
    assert [str(claim.scope) for claim in claims(text, event="chile-quake-2031")] == [scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("'So sad':At least 50 dead after ferry sinks off Selm", "background"),
        ("'So sad':At least 50 dead in Chile quake", "event"),
        ("The toll: 50 people dead", "event"),
    ],
)
def test_a_link_s_line_is_of_another_story_unless_it_names_the_event(text: str, scope: str) -> None:
    text = f"The quake killed 90 people in Chile.\n\n{text}\n\nRescuers are at work."
    assert str(claims(text, event="chile-quake-2031")[-1].scope) == scope


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "Up to 300 people died and 2,000 had to flee in the war that began there in 2003.",
            ["background"] * 2,
        ),
        ("So far 300 people died, and 2,000 had died in the war of 2003.", ["event", "background"]),
        ("He had not seen the like in the time of the old king, when 300 people died.", ["background"]),
        ("At the time of the quake 300 people died.", ["event"]),
    ],
)
def test_a_year_behind_joined_figures_is_of_both(text: str, scopes: list[str]) -> None:
    assert [str(claim.scope) for claim in claims(text)] == scopes
