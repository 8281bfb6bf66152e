"""What people came to harm by, where an article tells of more than one cause."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def told(text: str, event: str) -> list[tuple[int | None, str, str]]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event)
    return [(claim.low, str(claim.part), str(claim.scope)) for claim in read_claims(article)]


def test_an_attack_beside_a_disaster_adds_to_it_and_is_not_its_toll() -> None:
    text = "Gunmen fired rockets at a rescue boat and killed three people. The flood has drowned 40 people."
    assert told(text, "selm-flood-2031") == [(3, "increment", "event"), (40, "total", "event")]


def test_the_dead_of_an_attack_are_the_toll_of_an_attack() -> None:
    text = "Gunmen fired rockets at a rescue boat and killed three people."
    assert told(text, "selm-attack-2031") == [(3, "total", "event")]


def test_a_part_behind_the_figure_tells_no_cause_of_the_whole() -> None:
    text = "The flood has cost 21 lives, counting five people who were shot in the boats."
    assert told(text, "selm-flood-2031")[0] == (21, "total", "event")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("On Monday it had been ten dead and 41 missing.", ["superseded", "superseded"]),
        ("The toll had stood at 46, and the mayor put the injured at 102.", ["superseded", "total"]),
        ("All of them were among the seven reported missing the day before.", ["superseded"]),
        ("Barely an hour before, the office had been citing 12 dead.", ["superseded"]),
        ("The blast the day before killed seven people.", ["total"]),
        ("The port announced 79 deaths and later corrected that to 78.", ["superseded"]),
        ("Reports of 12 dead are fake, the mayor said.", ["denied"]),
        ("Reports of 12 dead are not wrong, the mayor said.", ["total"]),
        ("Some 60 of the injured remain in hospital.", ["subset"]),
        ("Four of the survivors were taken to hospital.", ["subset"]),
        ("Four people were taken to hospital.", ["total"]),
    ],
)
def test_former_rejected_and_partial_figures_are_told_from_totals(text: str, parts: list[str]) -> None:
    found = [part for _, part, _ in told(text, "selm-flood-2031")]
    assert found[: len(parts)] == parts


def test_a_count_that_moved_on_in_the_same_sentence_is_former() -> None:
    text = "The death toll rose to 30 on Monday and climbed to 45 on Tuesday."
    assert [(low, part) for low, part, _ in told(text, "selm-flood-2031")] == [
        (30, "superseded"),
        (45, "total"),
    ]
    text = "The death toll rose to 30 on Monday, and the river climbed to the bridge."
    assert told(text, "selm-flood-2031")[0][1] == "total"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Some 50 passengers are feared dead and more than 350 are hurt.", ["projection", "total"]),
        ("Officials say 31 people could not be found.", ["total"]),
        ("The dead could be 31.", ["projection"]),
        ("By Sunday 793 had been discharged and 382 people were under treatment.", ["subset"]),
        ("Of 1,100 injured people 200 are still being treated.", ["total", "subset"]),
        (
            "The toll rose again: 98 on Monday, 99 on Tuesday and 100 on Wednesday.",
            ["superseded"] * 2 + ["total"],
        ),
    ],
)
def test_fear_possibility_care_and_course_are_told_apart(text: str, parts: list[str]) -> None:
    assert [part for _, part, _ in told(text, "selm-flood-2031")] == parts


def test_those_found_in_one_room_are_a_part_of_all() -> None:
    text = "The blaze killed 130 people. In a toilet 28 bodies were found."
    assert told(text, "selm-blaze-2031") == [(130, "total", "event"), (28, "subset", "event")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Boats took out and evacuated 3,600 people, 470 children and 80 elderly included.",
            ["total", "subset"],
        ),
        ("A boy in grave condition could not be saved and died.", ["total"]),
        ("Two sailors could have died.", ["projection"]),
    ],
)
def test_lists_that_end_in_included_and_lives_that_could_not_be_saved(text: str, parts: list[str]) -> None:
    assert [part for _, part, _ in told(text, "selm-flood-2031")][-len(parts) :] == parts


def test_months_after_the_event_are_no_earlier_matter_for_who_looks_back() -> None:
    article = Article(
        id=ArticleId("a"),
        text="The count of the dead rose to 98 in October. In 2030 a flood killed 12 people.",
        published=date(2032, 3, 13),
        event="selm-flood-2031",
    )
    assert [(claim.low, str(claim.scope)) for claim in read_claims(article)] == [
        (98, "event"),
        (12, "background"),
    ]


def test_an_attack_that_is_the_accident_itself_keeps_its_toll() -> None:
    text = "All 298 people on board were killed when the plane was shot down by a missile."
    assert told(text, "selm-plane-crash-2031") == [(298, "total", "event")]
