"""What two claims say about each other."""

from __future__ import annotations

import pytest
from claim_builder import at_least, claim
from hypothesis import given
from hypothesis import strategies as st

from index.claims.authority import adverse, camps
from index.claims.model import Claim, Judgement, Kind, Part, Scope
from index.claims.verdicts import compare


def judged(a: Claim, b: Claim) -> Judgement:
    return compare(a, b).judgement


def test_the_dead_of_two_sides_are_no_disagreement() -> None:
    verdict = compare(claim(49, side="Norland"), claim(50, side="Sudria", claimant="Sudrian Army"))
    assert verdict.judgement is Judgement.DIFFERENT_SCOPE
    assert verdict.reason == "They count different sides, Norland and Sudria."


def test_the_same_figure_agrees() -> None:
    assert judged(claim(49), claim(49, claimant="Premier Olga Ruud")) is Judgement.AGREE


def test_at_least_49_and_50_of_one_day_are_compatible() -> None:
    assert judged(at_least(49), claim(50, claimant="the Red Cross")) is Judgement.COMPATIBLE


def test_nearly_60_and_57_are_compatible_but_nearly_60_and_20_are_not() -> None:
    nearly = claim(None, 60, "nearly", claimant="A monitor")
    assert judged(nearly, claim(57)) is Judgement.COMPATIBLE
    assert judged(nearly, claim(20)) is Judgement.DISAGREE


def test_about_137_000_and_138_000_are_compatible_and_140_000_is_not() -> None:
    about = claim(137_000, 137_000, "about", kind=Kind.DISPLACED, claimant="A monitor")
    assert judged(about, claim(138_000, kind=Kind.DISPLACED)) is Judgement.COMPATIBLE
    assert judged(about, claim(140_000, kind=Kind.DISPLACED)) is Judgement.DISAGREE


def test_a_higher_count_of_a_later_day_is_an_update() -> None:
    assert judged(claim(49), claim(105, day="2031-05-03")) is Judgement.UPDATE


def test_a_lower_count_of_the_same_authority_on_a_later_day_is_a_revision() -> None:
    verdict = compare(claim(288), claim(275, day="2031-05-03"))
    assert verdict.judgement is Judgement.REVISION
    assert verdict.reason == "Norland Health Ministry lowered 288 on 2 May 2031 to 275 on 3 May 2031."


def test_a_lower_count_of_another_authority_on_a_later_day_is_a_disagreement() -> None:
    later = claim(3958, day="2031-05-05", claimant="The relief agency Aid Now")
    assert judged(claim(11300), later) is Judgement.DISAGREE


def test_fewer_missing_later_is_an_update() -> None:
    missing = claim(182, kind=Kind.MISSING)
    later = claim(31, kind=Kind.MISSING, day="2031-05-04", claimant="Mayor Ruud")
    assert judged(missing, later) is Judgement.UPDATE


def test_two_authorities_with_different_figures_for_one_day_disagree() -> None:
    verdict = compare(claim(36), claim(37, claimant="Norland Emergencies Ministry"))
    assert verdict.judgement is Judgement.DISAGREE
    assert "36" in verdict.reason
    assert "37" in verdict.reason


def test_one_claimant_reported_with_two_figures_for_one_day_disagrees_in_reporting() -> None:
    verdict = compare(claim(49, claimant="Olga Ruud"), claim(50, claimant="Olga Ruud"))
    assert verdict.judgement is Judgement.DISAGREE
    assert verdict.reason == "Olga Ruud is reported with 49 and with 50 for one time."


def test_a_count_that_rose_far_within_the_day_is_an_update() -> None:
    assert judged(claim(36), claim(59)) is Judgement.UPDATE


def test_hours_of_publication_decide_within_a_day() -> None:
    morning, evening = claim(49, hour=9), claim(50, hour=20)
    assert judged(morning, evening) is Judgement.UPDATE
    assert judged(claim(50, hour=9), claim(49, hour=20)) is Judgement.DISAGREE


def test_a_sides_own_count_and_the_enemys_disagree_whatever_the_days() -> None:
    own = claim(80, claimant="Norland authorities", day="2031-06-01")
    enemys = claim(431, claimant="Sudrian authorities", day="2031-05-20")
    assert judged(own, enemys) is Judgement.DISAGREE


def test_a_persons_side_is_known_from_the_other_claims() -> None:
    own = claim(80, claimant="Norland authorities", day="2031-05-20", civilian=False)
    enemys = claim(
        431, claimant="Ivo Brann", day="2031-06-01", sentence="Sudria's speaker Ivo Brann said so."
    )
    third = claim(12, side="Sudria", claimant="Sudrian Army", civilian=False)
    known = camps([own, enemys, third])
    assert known["Ivo Brann"] == "Sudria"
    assert compare(own, enemys, camps=known).judgement is Judgement.DISAGREE


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"kind": Kind.WOUNDED}, "wounded"),
        ({"scope": Scope.BACKGROUND}, "earlier"),
        ({"part": Part.SUBSET}, "part of a total"),
        ({"part": Part.INCREMENT}, "addition"),
        ({"part": Part.PROJECTION}, "feared"),
        ({"civilian": True}, "civilians"),
        ({"side": None}, "whose"),
        ({"side": "both"}, "total over the sides"),
        ({"event": "sudria-quake"}, "different events"),
    ],
)
def test_what_is_counted_differently_is_different_scope(changed: dict[str, object], word: str) -> None:
    verdict = compare(claim(49), claim(105, **changed))  # type: ignore[arg-type]
    assert verdict.judgement is Judgement.DIFFERENT_SCOPE
    assert word in verdict.reason


def test_dead_and_missing_together_are_another_matter_than_losses() -> None:
    together = claim(207, kind=Kind.CASUALTIES, group="soldiers killed or missing")
    losses = claim(105, kind=Kind.CASUALTIES, group="military losses")
    assert judged(together, losses) is Judgement.DIFFERENT_SCOPE


def test_parts_of_different_people_are_different_scope_and_of_the_same_are_compared() -> None:
    children = claim(12, part=Part.SUBSET, group="children")
    assert judged(children, claim(9, part=Part.SUBSET, group="guards")) is Judgement.DIFFERENT_SCOPE
    other = claim(10, part=Part.SUBSET, group="children", claimant="A monitor")
    assert judged(children, other) is Judgement.DISAGREE


def test_a_former_figure_is_an_update_and_a_lowered_one_a_revision() -> None:
    former = claim(24, part=Part.SUPERSEDED, day=None, published="2031-05-02")
    assert judged(former, claim(36)) is Judgement.UPDATE
    assert judged(former, claim(20)) is Judgement.REVISION


def test_a_denied_figure_disagrees_with_who_gives_it() -> None:
    denial = claim(300, part=Part.DENIED, claimant="The Red Crescent")
    verdict = compare(claim(300), denial)
    assert verdict.judgement is Judgement.DISAGREE
    assert verdict.reason == "One gives 300, and The Red Crescent denies that figure."


def test_words_without_a_number_never_disagree() -> None:
    assert judged(claim(None, None, "dozens"), claim(49)) is Judgement.COMPATIBLE


def test_spellings_and_titles_do_not_make_two_sides() -> None:
    assert judged(claim(49, side="Norland"), claim(49, side="norland ")) is Judgement.AGREE
    assert judged(claim(49, side="Zembla"), claim(49, side="Zemblan side")) is Judgement.AGREE


COUNTS = st.one_of(st.none(), st.integers(0, 400))
CLAIMS = st.builds(
    claim,
    COUNTS,
    COUNTS,
    st.sampled_from(["exact", "at least", "about", "nearly", "up to"]),
    day=st.sampled_from([None, "2031-05-02", "2031-05-03"]),
    published=st.sampled_from(["2031-05-02", "2031-05-04"]),
    side=st.sampled_from([None, "Norland", "Sudria", "both"]),
    kind=st.sampled_from([Kind.KILLED, Kind.MISSING]),
    claimant=st.sampled_from([None, "Norland authorities", "Sudrian Army", "Olga Ruud"]),
    part=st.sampled_from(list(Part)),
    civilian=st.sampled_from([None, True, False]),
    hour=st.sampled_from([None, 8, 19]),
)


@given(CLAIMS, CLAIMS)
def test_a_verdict_does_not_depend_on_which_comes_first(a: Claim, b: Claim) -> None:
    assert judged(a, b) is judged(b, a)


@given(CLAIMS, CLAIMS)
def test_a_reason_is_one_sentence(a: Claim, b: Claim) -> None:
    reason = compare(a, b).reason
    assert reason[0].isupper() or reason[0].isdigit() or reason.startswith(("about", "at", "nearly", "up"))
    assert reason.endswith(".")
    assert "\n" not in reason


def test_losses_about_as_many_as_the_dead_are_one_count_under_two_names() -> None:
    dead, losses = claim(50), claim(54, kind=Kind.CASUALTIES, claimant="Sudrian Army", group="losses")
    assert judged(dead, losses) is Judgement.DISAGREE
    hurt = claim(54, kind=Kind.CASUALTIES, sentence="Fifty-four were killed or wounded.")
    assert judged(dead, hurt) is Judgement.DIFFERENT_SCOPE
    assert judged(dead, claim(90, kind=Kind.CASUALTIES)) is Judgement.DIFFERENT_SCOPE


def test_lower_bounds_far_apart_of_two_authorities_on_one_day_disagree() -> None:
    rebels = claim(7000, None, "more than", claimant="Olga Ruud")
    ministry = claim(6000, None, "more than", claimant="Jan Brandt")
    assert judged(rebels, ministry) is Judgement.DISAGREE
    assert judged(rebels, claim(6900, None, "more than", claimant="Jan Brandt")) is Judgement.COMPATIBLE
    assert judged(rebels, claim(6000, None, "more than", claimant=None)) is Judgement.COMPATIBLE


def test_a_part_told_differently_by_two_authorities_is_disputed_whatever_the_day() -> None:
    first = claim(145, None, "at least", part=Part.SUBSET, claimant="Olga Ruud", day="2031-05-02")
    later = claim(84, None, "at least", part=Part.SUBSET, claimant="Jan Brandt", day="2031-05-04")
    assert judged(first, later) is Judgement.DISAGREE
    again = claim(84, None, "at least", part=Part.SUBSET, claimant="Olga Ruud", day="2031-05-04")
    assert judged(first, again) is not Judgement.DISAGREE


def test_more_than_a_number_is_above_those_who_do_not_exceed_it() -> None:
    mayor = claim(18_000, 20_000, "between", claimant="Olga Ruud")
    other = claim(20_000, None, "more than", claimant="Jan Brandt")
    assert judged(mayor, other) is Judgement.DISAGREE
    assert judged(claim(49), claim(49, None, "more than", claimant="Jan Brandt")) is Judgement.COMPATIBLE


def test_who_speaks_for_a_country_is_no_enemy_of_the_area_that_it_holds() -> None:
    held = claim(21, side="Norland-held area", claimant="Norland Ministry", claimant_side="Norland")
    assert not adverse(held, {"Norland Ministry": "Norland"})
    assert adverse(held, {"Norland Ministry": "Sudria"})


def test_doctors_and_ministry_of_one_country_are_two_authorities_and_two_ministries_one() -> None:
    known = {
        "Norland Doctors' Union": "Norland",
        "Norland Army": "Norland",
        "Norland Health Ministry": "Norland",
    }
    few, many = claim(365, claimant="Norland Doctors' Union"), claim(900)
    assert compare(few, many, camps=known).judgement is Judgement.DISAGREE
    assert compare(claim(365, claimant="Norland Army"), many, camps=known).judgement is Judgement.UPDATE


def test_an_enemys_count_is_held_against_a_sides_own_unless_that_was_outgrown_long_since() -> None:
    known = {"Norland Army": "Norland", "Sudrian Army": "Sudria"}
    own = claim(50, day="2031-05-02", claimant="Norland Army", civilian=False)
    foe = claim(430, day="2031-06-30", claimant="Sudrian Army", civilian=False)
    many = claim(9000, day="2031-06-30", claimant="Sudrian Army", civilian=False)
    assert compare(own, foe, camps=known).judgement is Judgement.DISAGREE
    assert compare(own, many, camps=known).judgement is Judgement.UPDATE
    assert compare(own, claim(9000, claimant="Sudrian Army", civilian=False), camps=known).judgement is (
        Judgement.DISAGREE
    )
