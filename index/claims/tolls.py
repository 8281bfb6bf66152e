"""Tolls: the claims about one side and kind reduced to what stands on a day.

Rules, in the order they are applied (recorders' methods: ACLED, Every Casualty, Iraq Body Count):

1. Only totals about the event count. Subsets, increments, projections, background, former and denied
   figures never stand as a toll.
2. Civilians counted apart, and dead and missing counted together, are tolls of their own.
3. The newest day leads, never the highest figure. Within one day: the highest figure that two independent
   voices tell, else the most precise, else the highest.
4. A figure that was overtaken before and turns up again is a repeat, not news. A figure denied by its own
   claimant is withdrawn. A figure far below what stands needs a second voice or words of revision.
5. The range runs over each claimant's latest claim that no later one has replaced and that is at most a
   week older than the leading one; what the other side counts stays until that side counts anew.

The same claims in any order give the same tolls: everything is sorted by a total key first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from index.claims import authority
from index.claims.counts import exact, number, precision, vague
from index.claims.model import Claim, Judgement, Kind, Part, Toll
from index.claims.succession import (
    IMPLAUSIBLE_SHARE,
    MEASURELESS_SHARE,
    NEWS_CYCLE,
    PLAUSIBLE_SHARE,
    Succession,
    leaps_above,
    speaks_of_revision,
    steps,
)
from index.claims.uniting import eligible, unite_sides
from index.claims.verdicts import CUMULATIVE, compare, day, killed_or_missing, one_authority

ROUNDED_BY = 1.25
"""Figures of one claimant and day that are closer than this are one figure, more or less precise."""

KILLED_OR_MISSING = "killed or missing"
LOSSES = "killed, wounded or missing"
"""What "casualties" and "losses" count where the text tells no more."""

_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """What the claims of all sides together tell, needed to weigh those of one.

    Attributes:
        camps: the side that each claimant speaks for.
        keys: one key for each claimant's name.
        denials: figures that were denied.
    """

    camps: Mapping[str, str]
    keys: Mapping[str, str]
    denials: tuple[Claim, ...]

    def speaker(self, claim: Claim) -> str:
        """One key for each claimant, the outlet where it speaks in its own voice."""
        return self.keys[claim.claimant] if claim.claimant else authority.own_voice(claim)


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is counted in one toll."""

    event: str
    side: str | None
    kind: Kind
    civilians: bool
    counts: str

    def order(self) -> tuple[str, int, bool, str, bool, str]:
        """Sort key: by event; kinds as listed; sides before both and before none; all before civilians."""
        rank = {None: "2", authority.BOTH: "1"}.get(self.side, f"0{self.side}")
        return (
            self.event,
            _KINDS.index(self.kind),
            self.civilians,
            rank,
            self.counts == KILLED_OR_MISSING,
            self.counts,
        )


def tolls(
    claims: Iterable[Claim],
    *,
    as_of: date | None = None,
    side: str | None = None,
    kind: Kind | None = None,
    ledger: Iterable[Claim] = (),
) -> tuple[Toll, ...]:
    """Reduce claims to tolls, one for each side and kind.

    Civilians counted apart, and "killed or missing", have tolls of their own (``Toll.civilian`` and
    ``Toll.counts`` tell). Claims of several events are kept apart by their event.

    Args:
        claims: of one event or of several, in any order.
        as_of: the toll as it stood on this day: what describes later days is left out, what was told later
            serves only where nothing earlier tells; claims without any date are left out.
        side: only tolls of this side, however it is written; ``"both"`` for totals over the sides.
        kind: only this kind.
        ledger: all claims of the event, where ``claims`` are only some of them: they tell who speaks for
            whom, and what was denied.

    Returns:
        Kinds in the order of :class:`Kind`, then sides by name, ``"both"`` and no side last.
    """
    ordered = sorted(claims, key=_order)
    united = unite_sides(ordered)
    known = [*united, *unite_sides(sorted(ledger, key=_order))]
    whole = _Ledger(
        authority.camps(known),
        authority.claimant_keys(known),
        tuple(claim for claim in known if claim.part is Part.DENIED and _describes(claim, as_of)),
    )
    live = [claim for claim in united if eligible(claim) and _describes(claim, as_of)]
    matters: dict[_Matter, list[Claim]] = defaultdict(list)
    for claim in _without_the_hurt_who_died(_without_anecdotes(_without(live, absurd(live)))):
        if kind is None or claim.kind is kind:
            matters[_matter(claim)].append(claim)
    wanted = sorted(matters, key=_Matter.order)
    return tuple(
        _reduce(_told_by(matters[matter], as_of), matter, whole)
        for matter in wanted
        if side is None or authority.same_side(matter.side, side)
    )


ANECDOTES = frozenset({"one-person", "named-person", "persons-summed"})
"""Rules that read people told of one by one, without a numeral."""

MANY_DEAD = 20

ABSURD_FACTOR, ENOUGH_OTHERS = 100, 2
"""What one voice alone tells is another war's count at so many times what so many others tell at most."""

ALL_BUT_WILD = 0.8
"""Of what others tell, the highest beyond this share may be as mistaken."""


def _without_anecdotes(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without persons told of one by one, for events that have cost many lives."""
    deadly = {
        claim.event for claim in claims if claim.kind is Kind.KILLED and (number(claim) or 0) >= MANY_DEAD
    }
    return [claim for claim in claims if claim.rule not in ANECDOTES or claim.event not in deadly]


def absurd(claims: Sequence[Claim]) -> frozenset[Claim]:
    """Lone counts of dead or hurt that are out of all proportion to the event's others, among its totals."""
    told: dict[tuple[str | None, Kind], dict[str, int]] = defaultdict(dict)
    totals = [claim for claim in claims if eligible(claim)]
    for claim in totals:
        of_voice, voice = told[claim.event, claim.kind], str(claim.voice or claim.article)
        of_voice[voice] = max(of_voice.get(voice, 0), number(claim) or 0)
    return frozenset(claim for claim in totals if _absurd(claim, told[claim.event, claim.kind]))


def _without(claims: Sequence[Claim], left_out: Collection[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim not in left_out]


def _absurd(claim: Claim, most_told: Mapping[str, int]) -> bool:
    voice = str(claim.voice or claim.article)
    others = sorted(figure for other, figure in most_told.items() if other != voice and figure)
    if claim.kind not in CUMULATIVE or len(others) < ENOUGH_OTHERS:
        return False
    return (number(claim) or 0) >= ABSURD_FACTOR * others[int(ALL_BUT_WILD * len(others))]


def _without_the_hurt_who_died(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without one person hurt, where one is said to have died and nobody tells of both.

    "A man was shot on Monday" and "a man died on Tuesday of the shots" are of one man, unless some article
    tells of a dead and a hurt person.
    """
    dead: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is Kind.KILLED and number(claim):
            dead[claim.event].append(claim)
    return [claim for claim in claims if not _died_later(claim, dead[claim.event], claims)]


def _died_later(claim: Claim, dead: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    if claim.kind not in (Kind.WOUNDED, Kind.CASUALTIES) or claim.rule not in ANECDOTES or number(claim) != 1:
        return False
    if not dead or any(number(death) != 1 for death in dead):
        return False
    hurt = {other.article for other in claims if other.event == claim.event and other.kind is claim.kind}
    return hurt.isdisjoint(death.article for death in dead)


def _order(claim: Claim) -> tuple[str, ...]:
    """A total order of claims: by day, then whatever tells two of them apart."""
    return (
        str(day(claim) or date.min),
        str(claim.published or date.min),
        str(claim.published_at or ""),
        str(claim.article),
        f"{claim.figure_span.start:09}",
        f"{claim.low} {claim.high} {claim.kind} {claim.part} {claim.scope} {claim.civilian}",
        f"{claim.qualifier} {claim.side} {claim.claimant} {claim.group} {claim.event}",
        f"{claim.source} {claim.voice} {claim.as_of} {claim.claimant_side} {claim.rule}",
        claim.sentence,
    )


def _describes(claim: Claim, as_of: date | None) -> bool:
    """Whether a claim is about this day or an earlier one."""
    known = claim.as_of or claim.published
    return as_of is None or (known is not None and known <= as_of)


NEXT_MORNING = timedelta(days=1)
"""The count of an evening is printed the next morning."""


def _told_by(claims: list[Claim], as_of: date | None) -> list[Claim]:
    """The claims that were told by the day or the next; where there are none, those that look back on it."""
    if as_of is None:
        return claims
    then = [claim for claim in claims if not claim.published or claim.published <= _known_by(claim, as_of)]
    return then or claims


def _known_by(claim: Claim, as_of: date) -> date:
    """Until when a claim may have been printed to be among those that were known on the day."""
    return as_of + NEXT_MORNING if claim.as_of else as_of


def _matter(claim: Claim) -> _Matter:
    return _Matter(claim.event or "", claim.side, claim.kind, claim.civilian is True, _counted(claim))


def _counted(claim: Claim) -> str:
    """What is counted together, in words; "" where the kind says it."""
    if claim.kind is not Kind.CASUALTIES:
        return ""
    return KILLED_OR_MISSING if killed_or_missing(claim) else LOSSES


def _reduce(claims: list[Claim], matter: _Matter, ledger: _Ledger) -> Toll:
    live = [claim for claim in claims if not _withdrawn(claim, ledger)] or claims
    leaders = Succession(matter.kind, ledger.camps)
    for step in steps(live):
        leaders.take(step)
    latest = leaders.top or live[-1]
    refused = set(map(id, leaders.refused))
    standing = _standing([claim for claim in live if id(claim) not in refused], latest, ledger)
    low, high = bounds_over(standing)
    told = {claim.civilian for claim in standing}
    return Toll(
        side=matter.side,
        kind=matter.kind,
        low=low,
        high=high,
        civilian=told.pop() if len(told) == 1 else None,
        latest=latest,
        standing=standing,
        claims=tuple(claims),
        disputed=_disputed(standing, ledger.camps),
        counts=matter.counts,
        led=tuple(leaders.led),
    )


def _withdrawn(claim: Claim, ledger: _Ledger) -> bool:
    """Whether the claim's own claimant denied the figure on its day or later."""
    return any(
        denial.kind is claim.kind
        and authority.same_side(denial.side, claim.side)
        and number(denial) == number(claim)
        and (day(claim) or date.min) <= (day(denial) or date.max)
        and (claim.claimant is None or denial.claimant is None or one_authority(denial, claim, ledger.camps))
        for denial in ledger.denials
    )


def _standing(claims: Sequence[Claim], latest: Claim, ledger: _Ledger) -> tuple[Claim, ...]:
    """Each claimant's latest claim that the leading one has not replaced; the leading one first."""
    of_claimant: dict[str, Claim] = {}
    for claim in claims:
        speaker = ledger.speaker(claim)
        before = of_claimant.get(speaker)
        if before is None or _replaces(claim, before):
            of_claimant[speaker] = claim
    of_claimant[ledger.speaker(latest)] = latest
    others = [
        claim
        for claim in of_claimant.values()
        if claim is not latest and not _overtaken(claim, latest, ledger.camps)
    ]
    return latest, *sorted(others, key=_order, reverse=True)


def _replaces(claim: Claim, before: Claim) -> bool:
    """Whether a claimant's later claim takes the place of the one before.

    Words never replace a number; within one day the higher figure stands, among like ones the more precise.
    """
    if vague(claim) != vague(before):
        return vague(before)
    if day(claim) != day(before):
        return True
    mine, other = number(claim) or 0, number(before) or 0
    if max(mine, other) > ROUNDED_BY * min(mine, other):
        return mine > other
    return (precision(claim), mine) > (precision(before), other)


def _overtaken(claim: Claim, latest: Claim, camps: Mapping[str, str]) -> bool:
    """Whether the leading claim is a later count that replaces this one."""
    if vague(claim):
        return not vague(latest)
    then, now = day(claim) or date.min, day(latest) or date.min
    if _mere_part(claim, latest) or (now - then > NEWS_CYCLE and not authority.adverse(claim, camps)):
        return True
    verdict = compare(claim, latest, camps=camps).judgement
    if verdict not in (Judgement.UPDATE, Judgement.REVISION):
        return verdict is Judgement.COMPATIBLE and not exact(claim)
    return then <= now


def _mere_part(claim: Claim, latest: Claim) -> bool:
    """Whether a count is so far below the leading one that it is a part of it (rule 4)."""
    if claim.kind not in CUMULATIVE:
        below = MEASURELESS_SHARE
    else:
        below = IMPLAUSIBLE_SHARE if claim.claimant else PLAUSIBLE_SHARE
    return (number(claim) or 0) < below * (number(latest) or 0) and not speaks_of_revision(claim)


def bounds_over(claims: Iterable[Claim]) -> tuple[int | None, int | None]:
    """The range over claims: the lowest and the highest number that any of them states as a bound.

    ``high`` is None where a lower bound stands above all stated highs; both are None for words only.
    """
    counted = [claim for claim in claims if not vague(claim)]
    lows = [claim.low for claim in counted if claim.low is not None]
    highs = [claim.high for claim in counted if claim.high is not None]
    low = min(lows, default=None)
    high = max(highs, default=None)
    if high is not None and lows and max(lows) > high:
        high = None
    return low, high


def _disputed(standing: Sequence[Claim], camps: Mapping[str, str]) -> bool:
    return any(
        compare(one, other, camps=camps).judgement is Judgement.DISAGREE
        for one, other in combinations(standing, 2)
    )


MOST_RIVALS = 3


def rivals(toll: Toll, camps: Mapping[str, str]) -> tuple[Claim, ...]:
    """Standing claims that can't hold beside the leading one, each figure once, at most three.

    Those of named claimants come before those of outlets, newer ones before older.
    """
    found: dict[int | None, Claim] = {}
    for claim in sorted(toll.standing[1:], key=lambda claim: claim.claimant is None):
        disputes = compare(claim, toll.latest, camps=camps).judgement is Judgement.DISAGREE
        if disputes or (claim.claimant is not None and leaps_above(claim, toll.latest)):
            found.setdefault(number(claim), claim)
    return tuple(found.values())[:MOST_RIVALS]
