"""Bounds of counts, and who speaks for whom."""

from __future__ import annotations

import math

import pytest
from claim_builder import at_least, claim
from hypothesis import given
from hypothesis import strategies as st

from index.claims.authority import (
    adverse,
    camps,
    claimant_keys,
    name_key,
    official,
    opposed,
    same_claimant,
    same_side,
    same_word,
    speaks_for_itself,
)
from index.claims.counts import exact, fits, interval, number, overlap, precision, rounds, vague


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "reach"),
    [
        (49, 49, "exact", (49, 49)),
        (49, None, "at least", (49, math.inf)),
        (None, 60, "up to", (0, 60)),
        (None, 60, "nearly", (48, 60)),
        (60, 60, "about", (54, 66)),
        (137_000, 137_000, "about", (136_000, 138_000)),
        (40, 50, "between", (40, 50)),
        (None, None, "dozens", (0, math.inf)),
    ],
)
def test_the_interval_of_a_bound(
    low: int | None, high: int | None, qualifier: str, reach: tuple[float, float]
) -> None:
    assert interval(claim(low, high, qualifier)) == pytest.approx(reach)


def test_what_is_exact_vague_and_precise() -> None:
    ranked = [
        claim(49),
        at_least(49),
        claim(49, 49, "about"),
        claim(None, 49, "up to"),
        claim(None, None, "dozens"),
    ]
    assert [precision(found) for found in ranked] == [4, 3, 2, 1, 0]
    assert [exact(found) for found in ranked] == [True, False, False, False, False]
    assert vague(ranked[-1])
    assert number(claim(40, 50, "between")) == 50


@pytest.mark.parametrize(
    ("one", "other", "rounded"), [(50, 49, True), (11_000, 11_300, True), (51, 49, False), (50, 44, False)]
)
def test_a_round_number_may_round_another(one: int, other: int, *, rounded: bool) -> None:
    assert rounds(claim(one), claim(other)) is rounded


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_exact_counts_overlap_only_if_they_are_one(one: int, other: int) -> None:
    assert overlap(claim(one), claim(other)) is (one == other)
    assert fits(claim(one), other) is (one == other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("armenia", "armenian", True),
        ("azerbaijan", "azerbaijani", True),
        ("turkey", "turkish", True),
        ("kyrgyzstan", "kyrgyz", True),
        ("ukraine", "ukrainians", True),
        ("lebanon", "lebanese", True),
        ("niger", "nigeria", False),
        ("iran", "iraq", False),
        ("austria", "australia", False),
        ("mali", "malta", False),
    ],
)
def test_a_country_and_its_people_are_one_word(one: str, other: str, *, same: bool) -> None:
    assert same_word(one, other) is same
    assert same_word(other, one) is same


def test_sides_are_one_by_all_their_words() -> None:
    assert same_side("South Sudan", "south sudanese")
    assert not same_side("South Sudan", "Sudan")
    assert same_side("both", "both sides")
    assert same_side(None, None)
    assert not same_side(None, "Sudan")


def test_names_lose_their_titles_and_join_their_longer_form() -> None:
    assert name_key("Prime Minister Olga Ruud") == frozenset({"olga", "ruud"})
    told = [
        claim(1, claimant=name)
        for name in ("Ruud", "Olga Ruud", "Norland authorities", "Norland Defense Ministry")
    ]
    keys = claimant_keys(told)
    assert keys["Ruud"] == keys["Olga Ruud"]
    assert keys["Norland authorities"] != keys["Norland Defense Ministry"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nikol Ruudyan", "Ruudian"),
        ("Osman Abdulcelil", "Othman Abduljaleel"),
        ("Osama Hamad", "Ossama Hamad"),
        ("Askar Zhaparov", "Askar Japarov"),
        ("Vitaly Tokayev", "Tokaev"),
        ("Yusuf Qasim", "Youssouf Kasim"),
    ],
)
def test_spellings_of_one_name_are_one_claimant(one: str, other: str) -> None:
    keys = claimant_keys([claim(1, claimant=name) for name in (one, other)])
    assert len(set(keys.values())) == 1
    assert same_claimant(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rinkesh Ray", "Rinkesh Roy"),
        ("Ana Harari", "Ana Hariri"),
        ("Ivan Petrov", "Ivana Petrova"),
        ("Jon Marten", "Jon Morton"),
        ("Per Johnson", "Per Johnston"),
    ],
)
def test_names_that_only_look_alike_are_two_claimants(one: str, other: str) -> None:
    assert not same_claimant(one, other)


@pytest.mark.parametrize("short", ["WFP", "World Food Programme", "World Food Programme (WFP)"])
def test_a_body_is_known_by_its_name_and_by_its_letters(short: str) -> None:
    assert same_claimant(short, "World Food Programme (WFP)")


def test_what_is_told_of_somebody_in_brackets_is_no_name() -> None:
    assert name_key("Olga Ruud (county doctor)") == {"olga", "ruud"}


def test_a_short_name_of_two_people_stays_apart() -> None:
    keys = claimant_keys([claim(1, claimant=name) for name in ("Ruud", "Olga Ruud", "Jon Ruud")])
    assert len(set(keys.values())) == 3


def test_a_town_and_its_country_are_no_camps() -> None:
    told = [claim(9, side="Velden", claimant="Norland authorities"), claim(12, side="Norland")]
    assert not opposed(told)
    assert camps(told) == {}


def test_countries_that_lose_no_fighters_are_no_camps_though_their_dead_are_summed_up() -> None:
    quake = [claim(9, claimant="Norland authorities"), claim(12, side="Sudria"), claim(21, side="both")]
    assert opposed(quake)
    assert camps(quake) == {}
    assert camps([*quake, claim(2, civilian=False)])["Norland authorities"] == "Norland"


def test_an_envoy_to_a_country_does_not_speak_for_it() -> None:
    fight = [claim(9, civilian=False), claim(8, side="Sudria", claimant=None, civilian=False)]
    told = claim(7, claimant="Ivo Brann", sentence="Ivo Brann, the envoy for Norland, counted seven.")
    assert "Ivo Brann" not in camps([*fight, told])


def test_a_person_belongs_to_the_side_named_right_before_or_behind() -> None:
    fight = [claim(9, civilian=False), claim(8, side="Sudria", claimant=None, civilian=False)]
    before = claim(7, claimant="Ivo Brann", sentence="Sudrian general Ivo Brann counted seven of Norland.")
    behind = claim(7, claimant="Eva Holm", sentence="Eva Holm, who speaks for Norland, blamed Sudria.")
    far = claim(7, claimant="Kai Lund", sentence="After Sudria fired, said Kai Lund, seven fell.")
    known = camps([*fight, before, behind, far])
    assert (known.get("Ivo Brann"), known.get("Eva Holm"), known.get("Kai Lund")) == (
        "Sudria",
        "Norland",
        None,
    )
    assert adverse(before, known)
    assert not adverse(behind, known)


def test_the_readers_own_word_on_a_claimants_side_counts_most() -> None:
    fight = [claim(9, civilian=False), claim(8, side="Sudria", claimant=None, civilian=False)]
    told = claim(
        7, claimant="Ivo Brann", claimant_side="Norland", sentence="Sudrian general Ivo Brann spoke."
    )
    assert camps([*fight, told])["Ivo Brann"] == "Norland"


def test_bodies_of_state_are_official_and_know_their_own_side() -> None:
    own = claim(9, claimant="Norland Defence Ministry")
    assert official(own)
    assert speaks_for_itself(own)
    assert not official(claim(9, claimant="Aid Now"))
    assert not speaks_for_itself(claim(9, claimant="Sudrian Army"))


def test_who_counts_terrorists_among_the_other_side_speaks_for_ones_own() -> None:
    both = [
        claim(9, side="Norland", civilian=False, claimant=None),
        claim(4, side="Sudria", civilian=False, claimant=None),
    ]
    general = claim(100, side="Sudria", civilian=False, group="terrorists", claimant="Ruud Olsen")
    doctors = claim(90, side="Sudria", civilian=False, group="militants", claimant="Doctors' Union")
    witness = claim(90, side="Sudria", civilian=False, group="fighters", claimant="Ada Kroll")
    assert camps([*both, general, doctors, witness]) == {"Ruud Olsen": "Norland"}
    third = claim(2, side="Westmark", civilian=False, claimant=None)
    assert camps([*both, third, general]) == {}
