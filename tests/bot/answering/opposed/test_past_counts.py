"""Counts of something before the event: which of them are of one thing and can't all hold."""

from __future__ import annotations

from claim_builder import at_least, claim

from bot.answering.opposed.past_counts import counts_at_odds
from index.claims.model import Claim, Kind, Scope

PAST = {"scope": Scope.BACKGROUND, "claimant": None, "day": None, "published": "2031-05-02"}
QUAKE = claim(17100, side="Tolenvik", sentence="The Tolenvik quake of 1987 killed 17,100.", **PAST)  # type: ignore[arg-type]


def _figures(stated: Claim, *others: Claim, named: tuple[str, ...] = ()) -> list[int | None]:
    return [one.low for one in counts_at_odds(stated, [stated, *others], named)]


def test_counts_of_one_year_are_of_one_thing_whatever_place_they_name() -> None:
    other = claim(17480, side="the coast", sentence="In 1987 a quake took 17,480 lives.", **PAST)  # type: ignore[arg-type]
    assert _figures(QUAKE, other) == [17100, 17480]


def test_counts_of_other_years_are_of_other_things() -> None:
    other = claim(17480, sentence="In 1939 a quake took 17,480 lives.", **PAST)  # type: ignore[arg-type]
    assert _figures(QUAKE, other) == []


def test_far_apart_counts_are_of_one_thing_only_beside_the_name_that_is_asked_for() -> None:
    far = claim(40000, sentence="Some say 40,000 died at Tolenvik.", **PAST)  # type: ignore[arg-type]
    year = claim(40000, sentence="In 1987 a flood took 40,000 lives.", **PAST)  # type: ignore[arg-type]
    assert _figures(QUAKE, far, named=("tolenvik",)) == [17100, 40000]
    assert _figures(QUAKE, year, named=("tolenvik",)) == []


def test_a_bound_that_the_other_count_keeps_is_no_disagreement() -> None:
    bound = at_least(17000, sentence="The quake of 1987 killed at least 17,000.", **PAST)
    assert _figures(QUAKE, bound) == []


def test_one_partys_losses_in_an_earlier_war_are_not_the_others() -> None:
    mine = claim(2900, side="Norland", sentence="In 2020 Norland lost 2,900 men.", **PAST)  # type: ignore[arg-type]
    yours = claim(3800, side="Sudland", sentence="In 2020 Sudland lost 3,800 men.", **PAST)  # type: ignore[arg-type]
    now = [claim(4, side="Norland"), claim(5, side="Sudland")]
    assert _figures(mine, yours, *now) == []


def test_the_wounded_and_counts_of_the_event_itself_stay_out() -> None:
    wounded = claim(21000, kind=Kind.WOUNDED, sentence="In 1987 21,000 were hurt.", **PAST)  # type: ignore[arg-type]
    event = claim(18000, sentence="It is the worst since 1987.")
    assert _figures(QUAKE, wounded, event) == []


def test_soldiers_may_be_among_all_the_dead_of_an_earlier_war() -> None:
    soldiers = claim(527, civilian=False, sentence="The hill war of 1987 cost 527 soldiers.", **PAST)  # type: ignore[arg-type]
    every = at_least(1000, sentence="In the hill war of 1987 at least 1,000 died.", **PAST)
    assert _figures(soldiers, every, named=("hill",)) == []
