"""Which claims answer a question about people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from claim_builder import at_least, claim
from shelf_builder import article

from bot.answering.figures import choose_claims, match_claims, whole_sentence
from bot.answering.understanding import understand
from bot.answering.wanted import wanted_claims
from index.claims.model import Claim, Kind, Part, Scope
from index.retrieval.lexicon import read_lexicon


def _found(text: str, claims: Sequence[Claim]) -> list[int | None]:
    """The lower bounds of the claims chosen for a question over articles that say little more."""
    held = [
        article("Estonia and Latvia fought at the border.", id_=str(number), event="border-war")
        for number in range(3)
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    inquiry = understand(text, lexicon=lexicon, event="border-war")
    wanted = wanted_claims(inquiry, claims, lexicon.events["border-war"])
    return [one.low for one in choose_claims(inquiry, wanted, match_claims(inquiry, wanted, claims))]


ESTONIAN = {
    "side": "Estonia",
    "claimant": "Estonian Defence Ministry",
    "group": "Estonian soldiers",
    "civilian": False,
}
LATVIAN = {
    "side": "Latvia",
    "claimant": "Latvian Defence Ministry",
    "group": "Latvian soldiers",
    "civilian": False,
}
WAR = [
    at_least(49, day="2031-05-02", **ESTONIAN),
    claim(105, day="2031-05-04", **ESTONIAN),
    claim(50, day="2031-05-02", **LATVIAN),
    claim(71, day="2031-05-04", **LATVIAN),
    claim(20, day="2031-05-04", kind=Kind.WOUNDED, **LATVIAN),
    claim(
        8,
        day="2031-05-04",
        side="Latvia",
        group="border guards",
        part=Part.SUBSET,
        claimant="Latvian Defence Ministry",
    ),
    claim(3, day="2031-05-04", side="Estonia", group="civilians", civilian=True, part=Part.SUBSET),
    claim(
        6600,
        day=None,
        side="both",
        scope=Scope.BACKGROUND,
        sentence="In 2009 a war killed 6,600 people.",
        group="people",
    ),
]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("how many estonian soldiers died", 105),
        ("how many estonians died on 2 may 2031", 49),
        ("estonian toll by 3 may 2031", 49),
        ("how many latvians were killed", 71),
        ("how many wounded on the latvian side", 20),
        ("how many border guards were killed", 8),
        ("how many civilians were killed on the estonian side", 3),
        ("how many died in the 2009 war", 6600),
        ("first reported latvian toll", 50),
        ("did 71 or 50 latvians die", 71),
    ],
)
def test_the_claim_of_the_side_kind_group_and_day_asked_for_comes_first(text: str, low: int) -> None:
    assert _found(text, WAR)[0] == low


@pytest.mark.parametrize(
    "text",
    [
        "how many children died",
        "how many lithuanians died",
        "how many latvian civilians were killed",
        "how many people are missing",
        "how many latvian prisoners did estonia take",
    ],
)
def test_people_that_the_ledger_does_not_count_have_no_claim(text: str) -> None:
    assert _found(text, WAR) == []


def test_two_sides_asked_about_are_both_answered() -> None:
    assert set(_found("estonia dead versus latvia dead on 2 may 2031", WAR)[:2]) == {49, 50}


def test_the_figure_of_whose_word_is_asked_for_comes_first() -> None:
    claims = [
        claim(80, day="2031-05-06", **LATVIAN),
        claim(431, day="2031-05-06", side="Latvia", claimant="Estonian Defence Ministry", group="soldiers"),
        claim(105, day="2031-05-06", **ESTONIAN),
    ]
    assert _found("how many latvian soldiers were killed according to estonia", claims)[0] == 431
    assert _found("how many latvian soldiers were killed according to latvia", claims)[0] == 80


def test_the_dead_lead_where_dead_and_missing_together_are_newer() -> None:
    told = [
        claim(105, day="2031-05-04", **ESTONIAN),
        claim(71, day="2031-05-04", **LATVIAN),
        claim(207, day="2031-05-05", **{**ESTONIAN, "group": "killed or missing"}, kind=Kind.CASUALTIES),
    ]
    assert _found("how many estonians died", told)[:2] == [105, 207]


def test_what_was_counted_after_the_day_asked_for_is_no_answer() -> None:
    assert 105 not in _found("how many estonians died by 2 may 2031", WAR)
    assert _found("how many wounded on the latvian side by 1 may 2031", WAR) == []


def test_something_before_the_event_is_counted_where_its_name_or_its_year_is_asked_for() -> None:
    raid = claim(
        58,
        day=None,
        side="Tolenvik",
        scope=Scope.BACKGROUND,
        sentence="It recalled the raid on Tolenvik, where 58 people died.",
        published="2031-05-03",
    )
    assert _found("how many people died in Tolenvik", [*WAR, raid])[0] == 58
    assert 58 not in _found("how many estonians died", [*WAR, raid])
    assert _found("how many died in may 2009", WAR)[0] == 6600


FLOOD = [
    claim(63, day="2031-05-03", side="Norland", claimant="Mats Vask"),
    claim(63, day="2031-05-03", side="Tolenvik", claimant="Coast Guard"),
    claim(11, day="2031-05-03", side="Sundby", claimant="Coast Guard"),
]


def test_where_nobody_is_opposed_one_figure_is_stated_once_whatever_the_place() -> None:
    assert _found("how many people died", FLOOD).count(63) == 1


def test_whether_a_figure_is_true_is_told_by_who_denies_it_and_the_newest_other() -> None:
    told = [
        *FLOOD,
        claim(63, day="2031-05-04", side="Norland", claimant="Aid Now", part=Part.DENIED),
        claim(40, day="2031-05-05", side="Norland", claimant="Mats Vask"),
    ]
    found = _found("is the 63 figure true", told)
    assert found == [63, 63, 40]


def test_a_figure_of_the_very_day_comes_before_the_one_that_stood_until_then() -> None:
    told = [
        claim(6, day="2031-05-02", side="Norland", claimant="Mats Vask"),
        claim(55, day="2031-05-03", side="Norland", claimant=None, part=Part.SUPERSEDED),
    ]
    assert _found("toll on 3 may 2031", told)[0] == 55


def test_headlines_and_items_of_lists_are_no_whole_sentences() -> None:
    assert whole_sentence("“Nine are dead,” she said.”")
    assert not whole_sentence("Nine dead in storm")
    assert not whole_sentence("Deaths: 9 (Norland)")


def test_a_count_of_civilians_alone_does_not_lead_where_everybody_is_asked_about() -> None:
    civilians = claim(2, day="2031-05-04", kind=Kind.WOUNDED, side="Latvia", group="civilians", civilian=True)
    everybody = claim(281, day="2031-05-03", kind=Kind.WOUNDED, side="Latvia", group="people")

    assert _found("how many were wounded in latvia", [civilians, everybody])[0] == 281
    assert _found("how many civilians were wounded in latvia", [civilians, everybody]) == [2]


def test_a_figure_that_another_statement_has_replaced_is_not_stated() -> None:
    assert _found("how many estonian soldiers were killed", WAR) == [105]
    assert _found("how many estonian soldiers were killed on 2 May", WAR)[0] == 49
