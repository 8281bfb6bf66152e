"""Figures that look like a total toll and are none, in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Claim, Kind, Part
from index.claims.verdicts import killed_or_missing
from index.model import Article, ArticleId


def claims(text: str, *, event: str | None = None) -> tuple[Claim, ...]:
    return read_claims(Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event=event))


@pytest.mark.parametrize(
    "text",
    [
        "We did not report that 64 miners died.",
        "The ministry never said that 64 miners had been killed.",
        "Posts falsely claim 64 miners were killed.",
        "The rumour of 64 dead miners spread within minutes.",
        "Contrary to reports that 64 miners had died, the pit was empty.",
    ],
)
def test_what_is_told_only_to_be_rejected_is_denied(text: str) -> None:
    assert [claim.part for claim in claims(text)] == [Part.DENIED]


def test_a_negation_in_another_clause_denies_nothing() -> None:
    found = claims("The mayor did not say that help was late, but 64 miners died.")
    assert [claim.part for claim in found] == [Part.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "The sum is 91, a number that some now print as “killed”.",
        "Of the two lists the northern one counts the dead and the injured as one.",
        "The new season returns without missing a beat.",
        "There are no missing pages in the report on the flood.",
        "No stranger to death, the old cemetery was flooded too.",
        "The team ended the year by losing three of their last five matches.",
    ],
)
def test_what_counts_nobody_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_dead_and_missing_together_are_never_missing_alone() -> None:
    text = "The number of sailors who were killed or are still missing has reached 88."
    assert [(claim.kind, claim.low) for claim in claims(text)] == [(Kind.CASUALTIES, 88)]


def test_an_outlet_that_speaks_of_itself_is_nobody_elses_voice() -> None:
    text = "The coast guard said on Friday that 30 people died. We count 28 people killed."
    assert [claim.claimant for claim in claims(text)] == ["coast guard", None]


def test_troops_told_by_their_owner_are_no_civilians() -> None:
    text = "Thirty of its border troops died in the shelling."
    assert [claim.civilian for claim in claims(text)] == [False]


WAR = "peru-ecuador-2031"


def parts(text: str, event: str | None) -> list[Part]:
    return [claim.part for claim in claims(text, event=event)]


def test_a_small_incident_told_in_retrospect_is_no_toll_of_a_war() -> None:
    text = (
        "On 4 March two Peruvian guards were killed at a bridge in clashes with Ecuador. "
        "The toll of Peru in the clashes stands at 140 dead."
    )
    assert parts(text, WAR) == [Part.INCREMENT, Part.TOTAL]


def test_an_incident_of_the_day_stays_a_toll() -> None:
    text = "On 12 March two Peruvian guards were killed in clashes with Ecuador. Peru counts 140 dead in all."
    assert parts(text, WAR)[0] is Part.TOTAL


def test_an_early_count_that_grew_stays_a_toll() -> None:
    text = (
        "On 4 March 12 Peruvian guards were killed in clashes with Ecuador. Peru now counts 40 killed guards."
    )
    assert parts(text, WAR)[0] is Part.TOTAL


def test_every_member_of_a_list_of_parts_is_a_part() -> None:
    text = "The total of 88 includes four guards who were killed and three who are missing."
    assert [claim.part for claim in claims(text) if claim.low != 88] == [Part.SUBSET, Part.SUBSET]


@pytest.mark.parametrize(
    "text",
    [
        "The fever has killed 12 people. The clinic told of 300 new cases, bringing its total to 9,000.",
        "The fever killed 12 people. Doctors told of 40 tests, which takes the number to 9,000.",
    ],
)
def test_a_total_of_cases_is_no_toll(text: str) -> None:
    assert [claim.low for claim in claims(text)] == [12]


def test_an_earlier_disaster_told_for_comparison_is_background() -> None:
    text = "The derailment comes weeks after a ferry sank and killed 300 people."
    assert [claim.scope.value for claim in claims(text)] == ["background"]


@pytest.mark.parametrize(
    "text",
    [
        "A bridge gave way in the storm, but 14 people were killed only by falling trees.",
        "Wildfires spread overnight. They have left 14 people dead.",
        "The storm moved on as Northern states cleared mud that left 14 people dead.",
    ],
)
def test_what_cannot_speak_is_no_claimant(text: str) -> None:
    assert {claim.claimant for claim in claims(text)} == {None}


def test_an_aside_on_an_earlier_disaster_leaves_the_toll_alone() -> None:
    found = claims("The gale, the worst since 1990 when 400 people died, has killed 30 people.")
    assert [(claim.low, claim.scope.value) for claim in found] == [(400, "background"), (30, "event")]


def test_survivors_are_no_dead() -> None:
    assert claims("Of the sailors three survived and the rest died.") == ()


def test_people_who_die_each_day_are_no_toll_of_an_event() -> None:
    found = claims("On average 12 people die on these roads.")
    assert [claim.scope.value for claim in found] == ["background"]


def test_who_rejects_a_claim_is_not_its_claimant() -> None:
    found = claims("Rebels say 40 soldiers were killed, a claim that the army rejects.")
    assert [claim.claimant for claim in found] == ["rebels"]


def test_beds_are_no_people() -> None:
    assert [claim.low for claim in claims("The hospital has 300 beds and 12 dead.")] == [12]


def test_what_nobody_knows_is_not_zero() -> None:
    assert 0 not in [claim.low for claim in claims("Nobody knows whether 64 miners died in the pit.")]


def test_a_question_whether_something_is_so_tells_no_figure() -> None:
    assert claims("Did 64 miners die in the pit?") == ()


def test_a_statement_before_the_one_reported_is_a_former_figure() -> None:
    text = (
        "The operator had said on Monday that 64 miners were killed. It now says that 60 miners were killed."
    )
    assert [(claim.low, claim.part) for claim in claims(text)] == [(64, Part.SUPERSEDED), (60, Part.TOTAL)]


def test_dead_and_missing_together_are_known_by_the_sentence_where_no_group_is_named() -> None:
    (claim,) = claims("Peru's last count stands at 88 dead or missing.")
    assert killed_or_missing(claim)


@pytest.mark.parametrize(
    "text",
    [
        "The office received 143 enquiries about missing persons.",
        "Two suspects disappeared into the woods.",
        "Thousands of inmates fled through the gate.",
    ],
)
def test_words_about_people_and_those_who_got_away_are_no_claims(text: str) -> None:
    assert claims(text) == ()


def test_what_papers_made_of_a_figure_is_denied() -> None:
    found = claims("There were 90 calls for help, which some papers turned into 90 dead.")
    assert [(claim.low, claim.part) for claim in found] == [(90, Part.DENIED)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry killed people; reports give the number on board as up to 700, others as 750.",
        "The fire killed a family: the eldest was 90, the youngest was 7.",
    ],
)
def test_those_on_board_and_ages_are_no_dead(text: str) -> None:
    assert not {7, 90, 700, 750} & {number for claim in claims(text) for number in (claim.low, claim.high)}


def test_the_dead_among_those_on_board_are_counted() -> None:
    assert [claim.low for claim in claims("The crash killed all 12 people on board.")] == [12]


def test_people_rescued_from_a_trap_are_not_missing() -> None:
    assert claims("Boats rescued at least 120 people trapped by the water.") == ()
    assert [claim.kind for claim in claims("At least 120 people are trapped by the water.")] == [Kind.MISSING]


def test_a_rate_is_no_toll() -> None:
    found = claims("The divers estimate that 12 bodies are found daily.")
    assert [claim.scope.value for claim in found] == ["background"]


def test_some_of_the_hurt_told_by_their_condition_are_a_part() -> None:
    text = "Twenty people were taken to hospital; three were flown to the burns unit in critical condition."
    assert [(claim.low, claim.part) for claim in claims(text)] == [(20, Part.TOTAL), (3, Part.SUBSET)]
