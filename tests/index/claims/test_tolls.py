"""Claims reduced to tolls."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from claim_builder import at_least, claim
from hypothesis import given, settings
from hypothesis import strategies as st

from index.claims.model import Claim, Kind, Part, Scope, Toll
from index.claims.tolls import rivals, tolls


def only(claims: list[Claim], **asked: object) -> Toll:
    (toll,) = tolls(claims, **asked)  # type: ignore[arg-type]
    return toll


def figure(toll: Toll) -> tuple[int | None, int | None]:
    return toll.latest.low, toll.latest.high


def test_no_claims_give_no_toll() -> None:
    assert tolls([]) == ()


def test_the_newest_day_leads_not_the_highest_figure() -> None:
    lowered = [claim(288), claim(275, day="2031-05-03", sentence="The count was revised.")]
    assert figure(only(lowered)) == (275, 275)


def test_a_bound_is_kept() -> None:
    toll = only([at_least(49)])
    assert (toll.low, toll.high) == (49, None)
    assert toll.latest.qualifier == "at least"


def test_what_is_no_total_of_the_event_never_stands() -> None:
    kept_out = [
        claim(12, part=Part.SUBSET),
        claim(3, part=Part.INCREMENT, day="2031-05-04"),
        claim(500, part=Part.PROJECTION, day="2031-05-04"),
        claim(24, part=Part.SUPERSEDED, day="2031-05-04"),
        claim(90, part=Part.DENIED, day="2031-05-04"),
        claim(6600, scope=Scope.BACKGROUND, day="2031-05-04"),
    ]
    toll = only([claim(49), *kept_out])
    assert figure(toll) == (49, 49)
    assert [found.low for found in toll.claims] == [49]
    assert tolls(kept_out) == ()


def test_each_side_and_kind_has_its_own_toll() -> None:
    found = tolls(
        [
            claim(49),
            claim(50, side="Sudria", claimant="Sudrian Army"),
            claim(7, kind=Kind.WOUNDED),
            claim(100, 100, "about", side="both", claimant=None),
        ]
    )
    assert [(toll.side, toll.kind.value, toll.latest.low) for toll in found] == [
        ("Norland", "killed", 49),
        ("Sudria", "killed", 50),
        ("both", "killed", 100),
        ("Norland", "wounded", 7),
    ]


def test_only_what_is_asked_for_comes_back() -> None:
    claims = [claim(49), claim(50, side="Sudria"), claim(7, kind=Kind.WOUNDED)]
    assert figure(only(claims, side="Sudrian")) == (50, 50)
    assert figure(only(claims, kind=Kind.WOUNDED)) == (7, 7)
    assert tolls(claims, side="Elsewhere") == ()


def test_the_count_of_an_evening_that_is_printed_the_next_morning_stands_that_day() -> None:
    evening = claim(36, day="2031-05-02", published="2031-05-03")
    assert figure(only([claim(6), evening], as_of=date(2031, 5, 2))) == (36, 36)
    looking_back = claim(55, day="2031-05-02", published="2031-05-05")
    assert figure(only([claim(6), evening, looking_back], as_of=date(2031, 5, 2))) == (36, 36)


def test_a_sides_own_lower_count_leads_where_only_the_enemy_counted_before() -> None:
    enemy = claim(100, claimant="Sudrian Army", side="Norland", civilian=False)
    enemys_own = claim(4, claimant="Sudrian Army", side="Sudria", civilian=False)
    own = claim(11, claimant="Norland Army", day="2031-05-06", civilian=False)
    norland, _ = tolls([enemy, enemys_own, own])
    assert figure(norland) == (11, 11)
    assert enemy in norland.standing


def test_a_lone_leap_is_undone_once_two_others_go_on_from_what_led_before() -> None:
    before = [claim(211, day="2031-05-03"), claim(213, day="2031-05-04")]
    leap = claim(2500, day="2031-05-05", claimant="Norland Court")
    after = [claim(214, day="2031-05-06"), claim(216, day="2031-05-07")]
    assert figure(only([*before, leap, after[0]])) == (2500, 2500)
    assert figure(only([*before, leap, *after])) == (216, 216)
    assert leap not in only([*before, leap, *after]).standing


def test_a_leap_that_somebody_repeats_stands_though_parts_are_told_after_it() -> None:
    rising = [claim(211, day="2031-05-03"), claim(2500, day="2031-05-05"), claim(2500, day="2031-05-06")]
    parts = [claim(214, day="2031-05-07"), claim(216, day="2031-05-08")]
    assert figure(only([*rising, *parts])) == (2500, 2500)


def test_one_voice_alone_does_not_tell_several_times_what_three_told_in_figures_of_one_size() -> None:
    told = [claim(205, day="2031-05-03"), claim(211, day="2031-05-04"), claim(214, day="2031-05-05")]
    lone = claim(700, day="2031-05-06", claimant=None)
    assert figure(only([*told, lone])) == (214, 214)
    assert figure(only([*told, claim(300, day="2031-05-06", claimant=None)])) == (300, 300)


def test_a_lone_count_out_of_all_proportion_to_the_events_others_is_no_toll() -> None:
    others = [claim(13), claim(5, side="Sudria"), claim(20, side="Sudria", day="2031-05-03")]
    lone = claim(1_700_000, day="2031-05-04")
    assert lone not in only([*others, lone], side="Norland").claims
    twice = [lone, claim(1_700_000, day="2031-05-04")]
    assert figure(only([*others, *twice], side="Norland")) == (1_700_000, 1_700_000)
    early = [claim(1), claim(150, day="2031-05-03")]
    assert figure(only(early)) == (150, 150)


def test_the_exact_figure_leads_over_what_is_its_rounding_though_more_tell_that() -> None:
    rounded = [claim(200, None, "more than"), claim(200, None, "more than")]
    assert figure(only([*rounded, claim(207)])) == (207, 207)
    assert figure(only([*rounded, claim(280)])) == (200, None)


def test_a_day_shows_the_toll_as_it_stood() -> None:
    claims = [claim(49), claim(105, day="2031-05-03"), claim(135, day="2031-05-05")]
    assert figure(only(claims, as_of=date(2031, 5, 4))) == (105, 105)
    assert tolls(claims, as_of=date(2031, 5, 1)) == ()


def test_a_claim_without_a_day_stands_for_its_day_of_publication() -> None:
    claims = [claim(49), claim(60, day=None, published="2031-05-06")]
    assert figure(only(claims)) == (60, 60)
    assert figure(only(claims, as_of=date(2031, 5, 5))) == (49, 49)


def test_a_claim_without_any_date_stands_where_no_day_is_asked() -> None:
    undated = [claim(49, day=None)]
    assert figure(only(undated)) == (49, 49)
    assert tolls(undated, as_of=date(2031, 5, 5)) == ()


def test_an_old_figure_told_again_does_not_replace_the_newer_one() -> None:
    claims = [claim(50), claim(71, day="2031-05-04"), claim(50, day="2031-05-20", source="The Late Post")]
    assert figure(only(claims)) == (71, 71)


def test_the_new_figure_of_one_outlet_leads_though_many_still_tell_the_old_one() -> None:
    stale = [claim(50, day="2031-05-04") for _ in range(4)]
    assert figure(only([claim(50), *stale, claim(71, day="2031-05-04")])) == (71, 71)


def test_a_figure_that_was_lowered_may_be_restored_by_an_authority() -> None:
    claims = [claim(288), claim(275, day="2031-05-03"), claim(288, day="2031-05-05")]
    assert figure(only(claims)) == (288, 288)


def test_a_figure_that_was_lowered_is_not_restored_by_an_outlet() -> None:
    claims = [claim(288), claim(275, day="2031-05-03"), claim(288, day="2031-05-05", claimant=None)]
    assert figure(only(claims)) == (275, 275)


def test_a_far_lower_figure_of_one_voice_is_taken_for_a_part() -> None:
    assert figure(only([claim(135), claim(3, day="2031-05-20")])) == (135, 135)


def test_a_far_lower_figure_is_believed_with_words_of_revision_or_a_second_voice() -> None:
    revised = claim(3958, day="2031-05-20", sentence="The agency lowered its count to 3,958.")
    assert figure(only([claim(11300), revised])) == (3958, 3958)
    told_twice = [claim(3958, day="2031-05-20"), claim(3958, day="2031-05-20", claimant="Aid Now")]
    assert figure(only([claim(11300), *told_twice])) == (3958, 3958)
    next_clash = [claim(3, day="2031-05-20"), claim(3, day="2031-05-20", claimant="Aid Now")]
    assert figure(only([claim(135), *next_clash])) == (135, 135)


def test_one_voice_lowers_what_three_have_told_only_a_little() -> None:
    told = [claim(59) for _ in range(3)]
    assert figure(only([*told, claim(40, day="2031-05-03")])) == (59, 59)
    assert figure(only([*told, claim(57, day="2031-05-03")])) == (57, 57)


def test_two_of_another_group_do_not_contest_ten_thousand_missing() -> None:
    missing = [claim(10_100, kind=Kind.MISSING), claim(2, kind=Kind.MISSING, claimant="General Staff")]
    toll = only(missing)
    assert (figure(toll), toll.low, toll.disputed) == ((10_100, 10_100), 10_100, False)


def test_soldiers_among_the_dead_are_no_new_toll() -> None:
    claims = [claim(59), claim(40, civilian=False, day="2031-05-03", claimant="Security Council")]
    toll = only(claims)
    assert (figure(toll), toll.disputed) == ((59, 59), False)


def test_a_lone_slip_of_side_is_mended_by_three_voices() -> None:
    right = [claim(71, side="Sudria", claimant="Sudrian Army") for _ in range(3)]
    slip = claim(71, claimant="Sudrian Army")
    found = tolls([*right, slip, claim(105), claim(105)])
    assert [(toll.side, toll.latest.low, len(toll.claims)) for toll in found] == [
        ("Norland", 105, 2),
        ("Sudria", 71, 4),
    ]
    round_ones = [claim(50, side="Sudria", claimant="Sudrian Army") for _ in range(3)]
    assert [toll.side for toll in tolls([*round_ones, claim(50), claim(105)])] == ["Norland", "Sudria"]


def test_two_copies_of_one_report_are_no_second_voice() -> None:
    copies = [claim(3, day="2031-05-20", voice="wire.txt") for _ in range(2)]
    assert figure(only([claim(135), *copies])) == (135, 135)


def test_a_vaguer_word_for_the_standing_figure_does_not_replace_it() -> None:
    assert figure(only([claim(847), at_least(800, day="2031-05-03")])) == (847, 847)


def test_within_a_day_the_highest_figure_that_two_voices_tell_leads() -> None:
    of_one_day = [claim(49), claim(49), claim(46), claim(46), claim(90)]
    assert figure(only(of_one_day)) == (49, 49)


def test_between_close_figures_of_a_day_the_one_with_more_voices_leads() -> None:
    assert figure(only([claim(49), claim(49), claim(49), claim(50), claim(50)])) == (49, 49)


def test_within_a_day_the_hours_of_publication_decide_where_all_are_known() -> None:
    assert figure(only([claim(36, hour=9), claim(36, hour=10), claim(46, hour=18)])) == (46, 46)


def test_words_alone_are_a_toll_only_where_there_is_no_number() -> None:
    dozens = claim(None, None, "dozens")
    assert only([dozens]).latest is not None
    assert (only([dozens]).low, only([dozens]).high) == (None, None)
    assert figure(only([claim(49), claim(None, None, "dozens", day="2031-05-03")])) == (49, 49)


def test_a_claimants_own_denial_withdraws_the_figure() -> None:
    claims = [
        claim(11300, claimant="Norland Red Crescent"),
        claim(4331, day="2031-05-20"),
        claim(11300, part=Part.DENIED, claimant="Norland Red Crescent", day="2031-05-06"),
    ]
    toll = only(claims)
    assert figure(toll) == (4331, 4331)
    assert (toll.low, toll.high, toll.disputed) == (4331, 4331, False)
    assert [found.low for found in toll.claims] == [11300, 4331]
    assert figure(only(claims, as_of=date(2031, 5, 5))) == (11300, 11300)


def test_somebody_elses_denial_withdraws_nothing() -> None:
    claims = [claim(431, claimant="Sudrian Army"), claim(431, part=Part.DENIED, claimant="Norland Army")]
    assert figure(only(claims)) == (431, 431)


def test_the_range_runs_over_the_latest_claim_of_each_claimant() -> None:
    claims = [
        claim(40, claimant="Aid Now"),
        claim(49, claimant="Olga Ruud"),
        claim(44, claimant="Aid Now"),
    ]
    toll = only(claims)
    assert (toll.low, toll.high) == (44, 49)
    assert toll.disputed


def test_a_replaced_claim_leaves_the_range() -> None:
    toll = only([claim(49), claim(105, day="2031-05-03", claimant="Olga Ruud")])
    assert (toll.low, toll.high, toll.disputed) == (105, 105, False)
    assert [found.low for found in toll.led] == [49, 105]


def test_a_figure_leads_from_the_day_it_first_did() -> None:
    toll = only([claim(49), claim(105, day="2031-05-03"), claim(105, day="2031-05-06")])
    assert [str(found.as_of) for found in toll.led] == ["2031-05-02", "2031-05-03"]
    assert str(toll.latest.as_of) == "2031-05-06"


def test_the_enemys_count_neither_leads_nor_disappears() -> None:
    claims = [
        claim(79, claimant="Norland authorities", civilian=False),
        claim(430, day="2031-06-10", claimant="Sudrian Army", civilian=False),
        claim(20, side="Sudria", claimant="Sudrian Army", civilian=False),
    ]
    toll = only(claims, side="Norland")
    assert figure(toll) == (79, 79)
    assert (toll.low, toll.high, toll.disputed) == (79, 430, True)


def test_civilians_counted_apart_have_a_toll_of_their_own() -> None:
    found = tolls([claim(293, kind=Kind.WOUNDED), claim(6, kind=Kind.WOUNDED, civilian=True)])
    assert [(toll.civilian, toll.latest.low) for toll in found] == [(None, 293), (True, 6)]


def test_dead_and_missing_together_have_a_toll_of_their_own() -> None:
    found = tolls(
        [
            claim(105, kind=Kind.CASUALTIES, group="losses"),
            claim(207, kind=Kind.CASUALTIES, group="killed or missing", day="2031-05-09"),
        ]
    )
    assert [(toll.counts, toll.latest.low) for toll in found] == [
        ("killed, wounded or missing", 105),
        ("killed or missing", 207),
    ]


def test_a_side_named_in_two_ways_is_one_side() -> None:
    toll = only(
        [claim(49, side="Zembla"), claim(50, side="Zemblan", day="2031-05-03"), claim(49, side="Zembla")]
    )
    assert toll.side == "Zembla"
    assert len(toll.claims) == 3


def test_a_country_that_shares_figures_with_the_place_of_a_disaster_is_that_place() -> None:
    event = "odra-train-2031"
    crash = [claim(275, side="Odra", event=event), claim(288, side="Odra", event=event, day="2031-05-03")]
    wider = claim(288, side="Poland", event=event, day="2031-05-04")
    elsewhere = claim(62, side="Westmark", event=event)
    found = tolls([*crash, wider, elsewhere])
    assert [(toll.side, toll.latest.low) for toll in found] == [("Odra", 288), ("Westmark", 62)]


def test_a_country_with_a_toll_of_its_own_is_not_the_place_that_shares_one_figure() -> None:
    event = "silesia-flood-2031"
    place = [
        claim(figure, side="Silesia", event=event, day=f"2031-05-0{figure % 10}") for figure in (91, 94, 98)
    ]
    country = [
        claim(figure, side="Poland", event=event, day=f"2031-05-0{figure % 10}") for figure in (94, 96, 99)
    ]
    assert [toll.side for toll in tolls([*place, *country])] == ["Poland", "Silesia"]


def test_claims_without_a_side_go_to_the_one_that_dominates() -> None:
    crash = [claim(275, side="Odra crash") for _ in range(4)]
    assert only([*crash, claim(288, side=None, day="2031-05-04")]).side == "Odra crash"


def test_claims_without_a_side_stay_apart_between_two_sides() -> None:
    found = tolls([claim(49), claim(50, side="Sudria"), at_least(50, side=None)])
    assert [toll.side for toll in found] == ["Norland", "Sudria", None]


def test_events_are_kept_apart() -> None:
    assert len(tolls([claim(49), claim(9, event="sudria-quake")])) == 2


CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from([24, 36, 49, 50, 105, 275, 288]),
        day=st.sampled_from([None, "2031-05-02", "2031-05-03", "2031-05-05"]),
        published=st.sampled_from(["2031-05-03", "2031-05-05"]),
        side=st.sampled_from([None, "Norland", "Norlandian", "Sudria", "both"]),
        claimant=st.sampled_from([None, "Norland authorities", "Olga Ruud", "Ruud", "Sudrian Army"]),
        part=st.sampled_from([Part.TOTAL, Part.TOTAL, Part.TOTAL, Part.SUBSET, Part.DENIED]),
        article=st.sampled_from(["a.txt", "b.txt", "c.txt", "d.txt"]),
        start=st.integers(0, 5),
        hour=st.sampled_from([None, 9]),
    ),
    max_size=12,
)


@given(CLAIMS, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_claims_is_of_no_matter(claims: list[Claim], dice: random.Random) -> None:
    shuffled = list(claims)
    dice.shuffle(shuffled)
    assert tolls(shuffled) == tolls(claims)


@given(CLAIMS)
def test_copies_of_a_wire_report_change_nothing_but_the_list(claims: list[Claim]) -> None:
    with_copies = tolls([*claims, *claims])
    before = tolls(claims)
    assert [(toll.side, toll.kind, toll.low, toll.high, toll.latest) for toll in with_copies] == [
        (toll.side, toll.kind, toll.low, toll.high, toll.latest) for toll in before
    ]


@given(CLAIMS.filter(bool))
def test_every_toll_stands_on_a_total_of_the_event(claims: list[Claim]) -> None:
    for toll in tolls(claims):
        assert toll.standing[0] is toll.latest
        assert all(found.part is Part.TOTAL for found in toll.claims)
        assert toll.low is None or toll.high is None or toll.low <= toll.high


def test_old_articles_added_late_do_not_change_the_latest() -> None:
    claims = [claim(49), claim(105, day="2031-05-03"), claim(135, day="2031-05-05")]
    old = [claim(20, day="2031-05-01"), claim(49, published="2031-05-02", source="The Archive")]
    assert figure(only([*claims, *old])) == (135, 135)


def test_the_missing_of_one_town_do_not_lead_beside_those_of_the_whole() -> None:
    whole = claim(None, 500, "up to", kind=Kind.MISSING, claimant="Norland Coast Guard")
    town = claim(21, kind=Kind.MISSING, claimant="Mayor Olga Ruud", article="b")
    assert figure(only([whole, town])) == (None, 500)


def test_sides_named_by_the_event_are_one() -> None:
    found = tolls(
        [
            claim(78, side="Selm", event="selm-ferry-2031"),
            claim(82, side="Selm Ferry", event="selm-ferry-2031", day="2031-05-04"),
        ]
    )
    assert [toll.latest.low for toll in found] == [82]


def test_a_country_in_the_name_of_an_event_is_another_side_than_its_town() -> None:
    found = tolls(
        [
            claim(78, side="Selm", event="peru-selm-flood-2031"),
            claim(182, side="Peru", event="peru-selm-flood-2031", day="2031-05-04"),
        ]
    )
    assert [(toll.side, toll.latest.low) for toll in found] == [("Peru", 182), ("Selm", 78)]


def test_one_voice_that_tells_several_times_what_many_told_stands_beside_and_does_not_lead() -> None:
    told = [claim(78, article=name, source=name, day="2031-05-02") for name in ("a", "b", "c")]
    alone = claim(298, claimant="TV channels", article="d", source="d", day="2031-05-03")
    toll = only([*told, alone])
    assert figure(toll) == (78, 78)
    assert [rival.low for rival in rivals(toll, {})] == [298]


def test_a_count_that_two_voices_raise_several_times_leads() -> None:
    told = [claim(78, article=name, source=name, day="2031-05-02") for name in ("a", "b", "c")]
    raised = [claim(298, article=name, source=name, day="2031-05-03") for name in ("d", "e")]
    assert figure(only([*told, *raised])) == (298, 298)


def test_a_number_takes_the_place_of_words_whoever_tells_it() -> None:
    words = claim(None, None, "hundreds", kind=Kind.MISSING)
    number = claim(None, 500, "up to", kind=Kind.MISSING, claimant=None, day="2031-05-03")
    assert figure(only([words, number])) == (None, 500)


def test_persons_told_of_one_by_one_are_no_toll_where_many_died() -> None:
    one = replace(claim(1, kind=Kind.MISSING), rule="one-person")
    assert [toll.kind for toll in tolls([claim(90), one])] == [Kind.KILLED]
    assert [toll.kind for toll in tolls([claim(3), one])] == [Kind.KILLED, Kind.MISSING]


def test_the_first_dead_after_a_day_without_any_are_no_leap() -> None:
    none_yet = claim(0)
    first = claim(5, claimant=None, day="2031-05-03")
    assert figure(only([none_yet, first])) == (5, 5)


def test_one_person_hurt_and_one_dead_told_apart_are_one_person() -> None:
    hurt = replace(claim(1, kind=Kind.WOUNDED, article="a"), rule="one-person")
    died = replace(claim(1, article="b", day="2031-05-03"), rule="one-person")
    assert [toll.kind for toll in tolls([hurt, died])] == [Kind.KILLED]


def test_one_person_hurt_beside_one_dead_in_one_article_is_another_one() -> None:
    hurt = replace(claim(1, kind=Kind.WOUNDED, article="a"), rule="one-person")
    died = replace(claim(1, article="a"), rule="one-person")
    assert [toll.kind for toll in tolls([hurt, died])] == [Kind.KILLED, Kind.WOUNDED]


def test_a_steep_rise_is_no_leap_beside_what_somebody_vouches_for() -> None:
    early = claim(6)
    county = claim(55, day="2031-05-04", article="a", claimant="Norland County")
    blog = claim(80, day="2031-05-04", article="a", claimant=None)
    assert figure(only([early, county, blog])) == (80, 80)
    assert figure(only([early, blog])) == (6, 6)
