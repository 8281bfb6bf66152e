"""Which claim of one side and kind leads, day after day: rules 3 and 4 of :mod:`index.claims.tolls`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from index.claims import authority
from index.claims.counts import exact, fits, number, precision, rounds, vague
from index.claims.model import Claim, Kind
from index.claims.verdicts import CUMULATIVE, day, one_authority, soldiers_among, told_at

PLAUSIBLE_SHARE = 0.5
"""A cumulative count below this share of the standing one is taken for a part of it, unless a second
voice tells it or the sentence speaks of a revision."""

IMPLAUSIBLE_SHARE = 0.25
"""Below this share only words of revision help: the dead of one more day are told by many voices too."""

MEASURELESS_SHARE = 0.1
"""People missing, captured or displaced may become fewer; below this share other people are counted."""

SLIGHT_SHARE, WELL_TOLD_VOICES = 0.9, 3
"""One voice may lower a figure that three have told by a tenth at most, unless it speaks of a revision."""

SAME_COUNT_SHARE = 0.95
"""Figures of one time that are closer than this are one count, which some report wrongly or rounded."""

LEAP_FACTOR = 10
"""A count this many times what stands needs a second voice or somebody who vouches for it."""

SIZE = 1.25
"""Figures closer than this factor are of one size."""

SEVERAL_TIMES = 3
"""A count this many times one that three voices have told does not take its place when one voice tells it."""

ENOUGH_AGAINST = 2
"""So many voices that go on from what led before undo a leap that nobody repeats."""

NEWS_CYCLE = timedelta(days=7)
"""For how long a figure counts as what everybody tells at the time."""

_REVISION = re.compile(
    r"\b(?:revis\w+|lower(?:ed|s|ing)|correct(?:ed|s|ion|ions)|downward\w*|double[ -]count\w*|counted twice|"
    r"duplicat\w+|instead of|rather than|no longer|after all|restor(?:ed|es)|brought down|scaled down)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Succession:
    """Which claim leads, day after day.

    Attributes:
        kind: what is counted.
        camps: the side that each claimant speaks for.
        top: the claim that leads now.
        led: the claims that led, each as it first did with its figure, oldest first.
        told_by: figure -> the voices that have told it.
        told: figure -> the step at which it was first told.
        refused: repeats of overtaken figures, and leaps that nobody else bears out: these do not stand.
        lowered: figures that led until a lower one took their place.
    """

    kind: Kind
    camps: Mapping[str, str]
    top: Claim | None = None
    led: list[Claim] = field(default_factory=list)
    told_by: dict[int, set[str]] = field(default_factory=dict)
    told: dict[int, int] = field(default_factory=dict)
    refused: list[Claim] = field(default_factory=list)
    _steps: int = 0
    _since: int = 0
    _against: set[str] = field(default_factory=set)
    lowered: set[int] = field(default_factory=set)

    def take(self, at_once: Sequence[Claim]) -> None:
        """Let the claims of the next day, or hour, compete."""
        counted = [claim for claim in at_once if not vague(claim)]
        groups = self._wholes(_by_number(self._well_placed(counted)))
        self._steps += 1
        again = [group for group in groups if self._stands(group)]
        others = [group for group in groups if not self._stands(group)]
        doubtful = [group for group in others if self._repeats(group) or self._leaps(group, groups)]
        unheard = [group for group in others if self._stands_alone(group)]
        kept = [group for group in others if group not in doubtful and group not in unheard]
        fresh = [group for group in kept if self._news(group, groups)]
        if not fresh and not again:
            fresh = self._outvoting(kept)
        self.refused += [claim for group in doubtful for claim in group if self._no_position(claim)]
        if fresh or again:
            self._crown(_leader(fresh or again))
        elif self.top is None:
            self._crown((counted or at_once)[0])
        for claim in counted:
            self.told.setdefault(number(claim) or 0, self._steps)
            self.told_by.setdefault(number(claim) or 0, set()).update(voices([claim]))

    def _wholes(self, groups: list[list[Claim]]) -> list[list[Claim]]:
        """Leave out figures too small beside those of the same time that somebody vouches for."""
        least = IMPLAUSIBLE_SHARE if self.kind in CUMULATIVE else MEASURELESS_SHARE
        vouched = [group for group in groups if len(voices(group)) > 1 or any(map(_vouched, group))]
        most = max((number(group[0]) or 0 for group in vouched), default=0)
        return [group for group in groups if (number(group[0]) or 0) >= least * most]

    def _no_position(self, claim: Claim) -> bool:
        """Whether a repeat is told by an outlet or by those who lead: others may hold on to their figure."""
        return claim.claimant is None or (self.top is not None and one_authority(claim, self.top, self.camps))

    def _well_placed(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """Leave out what the other side counts, where the side itself or a third party counts too."""
        better = [claim for claim in claims if not authority.adverse(claim, self.camps)]
        if better or self.top is None or authority.adverse(self.top, self.camps):
            return better or claims
        return []

    def _crown(self, claim: Claim) -> None:
        top = self.top
        if top is None or number(top) != number(claim):
            self.led.append(claim)
            self._since = self._steps
            self._against = set()
            if top is not None and (number(top) or 0) > (number(claim) or 0):
                self.lowered.add(number(top) or 0)
        self.top = claim

    def _stands(self, group: Sequence[Claim]) -> bool:
        """Whether the figure is the one that leads already."""
        return self.top is not None and number(self.top) == number(group[0])

    def _news(self, group: Sequence[Claim], others: Sequence[Sequence[Claim]]) -> bool:
        """Whether a figure may take the lead: no vaguer word for what stands, and no mere part."""
        top = self.top
        if top is None or vague(top) or self._own_at_last(group):
            return True
        if self.kind in CUMULATIVE and all(_adds_nothing(claim, top) for claim in group):
            return False
        figure, standing = number(group[0]) or 0, number(top) or 0
        if figure > standing or any(map(speaks_of_revision, group)):
            return True
        soldiers = all(soldiers_among(claim, top) for claim in group)
        if soldiers or self._mere_part(figure, IMPLAUSIBLE_SHARE):
            return False
        return len(voices(group)) > 1 or not self._outweighed(figure, others)

    def _outvoting(self, groups: Sequence[list[Claim]]) -> list[list[Claim]]:
        """The figures that go on from what led before a lone leap, once two voices have told such.

        Nobody has repeated the leap, and the leader before it, told by others, is of their size.
        """
        top = self.top
        if top is None or len(self.led) < len(("before", "leap")) or len(self.told_by[number(top) or 0]) > 1:
            return []
        before = number(self.led[-2]) or 0
        going_on = [
            group
            for group in groups
            if (number(group[0]) or 0) >= SLIGHT_SHARE * before and leaps_above(top, group[0])
        ]
        self._against |= voices(claim for group in going_on for claim in group)
        if len(self._against - voices([top])) < ENOUGH_AGAINST:
            return []
        self.refused.append(top)
        return going_on

    def _own_at_last(self, group: Sequence[Claim]) -> bool:
        """Whether the side itself, or a third party, counts where only the other side has counted so far."""
        if self.top is None or not authority.adverse(self.top, self.camps):
            return False
        return not all(authority.adverse(claim, self.camps) for claim in group)

    def _repeats(self, group: Sequence[Claim]) -> bool:
        """Whether a figure that was overtaken is merely told again.

        A lower one was told no later than when the leading one took over, and comes back with words of
        revision only; a higher one was lowered, and comes back by an authority only.
        """
        figure = number(group[0]) or 0
        if self.top is None or any(map(speaks_of_revision, group)):
            return False
        if figure > (number(self.top) or 0):
            return figure in self.lowered and not any(claim.claimant for claim in group)
        return self.told.get(figure, self._steps) <= self._since

    def _leaps(self, group: Sequence[Claim], others: Sequence[Sequence[Claim]]) -> bool:
        """Whether one outlet alone, naming nobody, tells many times what stands: another war's dead.

        What somebody vouches for at the same time stands too.
        """
        top = self.top
        if top is None or vague(top) or not exact_or_least(top) or len(voices(group)) > 1:
            return False
        if any(map(_vouched, group)):
            return False
        vouched = [number(other[0]) or 0 for other in others if any(map(_vouched, other))]
        return (number(group[0]) or 0) > LEAP_FACTOR * max([number(top) or 0, *vouched]) > 0

    def _stands_alone(self, group: Sequence[Claim]) -> bool:
        """Whether one voice alone tells several times what many have told."""
        top = self.top
        if top is None or self.kind not in CUMULATIVE or len(voices(group)) > 1:
            return False
        return len(self._voices_near(number(top) or 0)) >= WELL_TOLD_VOICES and leaps_above(group[0], top)

    def _voices_near(self, figure: int) -> set[str]:
        """The voices that have told a figure of this size."""
        near = (
            told for other, told in self.told_by.items() if SIZE * other >= figure and SIZE * figure >= other
        )
        return set().union(*near)

    def _outweighed(self, figure: int, others: Sequence[Sequence[Claim]]) -> bool:
        """Whether a lower figure of one voice is a part, or a slip, beside what stands."""
        top = self.top
        if top is None:
            return False
        if any(self._stands(group) and len(voices(group)) > 1 for group in others):
            return True
        well_told = len(self.told_by.get(number(top) or 0, ())) >= WELL_TOLD_VOICES
        return self._mere_part(figure, SLIGHT_SHARE if well_told else PLAUSIBLE_SHARE)

    def _mere_part(self, figure: int, below: float) -> bool:
        """Whether a figure is a smaller share of what stands than a whole count can be."""
        top = self.top
        if top is None or self.kind not in CUMULATIVE or not exact_or_least(top):
            return False
        return figure < below * (number(top) or 0)


def _vouched(claim: Claim) -> bool:
    """Whether somebody named stands for it."""
    return claim.claimant is not None


def leaps_above(claim: Claim, top: Claim) -> bool:
    """Whether a count is several times what stands."""
    return (number(claim) or 0) >= SEVERAL_TIMES * (number(top) or 0) > 0


def exact_or_least(claim: Claim) -> bool:
    """Whether a claim states a lower bound that can be relied upon."""
    return exact(claim) or claim.high is None


def speaks_of_revision(claim: Claim) -> bool:
    """Whether the sentence says that a count was lowered, corrected or restored."""
    return _REVISION.search(claim.sentence) is not None


def _adds_nothing(claim: Claim, top: Claim) -> bool:
    """Whether a claim of the same week is a vaguer word for what stands ("over 800" beside 847)."""
    then, now = day(top), day(claim)
    recent = then is None or now is None or now - then <= NEWS_CYCLE
    return recent and exact(top) and not exact(claim) and fits(claim, number(top) or 0)


def _by_number(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[int | None, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(number(claim), []).append(claim)
    return list(groups.values())


def voices(group: Iterable[Claim]) -> set[str]:
    """Independent voices: near-copies of one report count once."""
    return {str(claim.voice or claim.article) for claim in group}


def steps(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims in the order they came to be known: by day and, where all of a day have one, by hour.

    Args:
        claims: sorted by day.
    """
    days: dict[date | None, list[Claim]] = {}
    for claim in claims:
        days.setdefault(day(claim), []).append(claim)
    return [step for of_day in days.values() for step in _by_hour(of_day)]


def _by_hour(of_day: list[Claim]) -> list[list[Claim]]:
    hours: dict[datetime, list[Claim]] = {}
    for claim in of_day:
        hour = told_at(claim)
        if hour is None:
            return [of_day]
        hours.setdefault(hour, []).append(claim)
    return [hours[hour] for hour in sorted(hours)]


def _leader(groups: Sequence[list[Claim]]) -> Claim:
    """The claim that leads among those of one time, grouped by figure.

    The highest figure that two independent voices tell, or one close to it that more voices tell; else the
    most precise, the highest among equals.
    """
    told_twice = [group for group in groups if len(voices(group)) > 1]
    if told_twice:
        highest = max(number(group[0]) or 0 for group in told_twice)
        close = [group for group in told_twice if (number(group[0]) or 0) >= SAME_COUNT_SHARE * highest]
        group = max(close, key=lambda claims: (len(voices(claims)), number(claims[0]) or 0))
    else:
        group = max(groups, key=lambda claims: (max(map(precision, claims)), number(claims[0]) or 0))
    return max(_exactly(group, groups), key=lambda claim: (precision(claim), claim.claimant is not None))


def _exactly(group: list[Claim], groups: Sequence[list[Claim]]) -> list[Claim]:
    """The exact figure of the same time that a bound may be the rounding of: 207 for "more than 200"."""
    bound = number(group[0]) or 0
    if any(map(exact, group)):
        return group
    finer = (
        other
        for other in groups
        if any(map(exact, other)) and fits(group[0], number(other[0]) or 0) and rounds(group[0], other[0])
    )
    return min(finer, key=lambda other: abs((number(other[0]) or 0) - bound), default=group)
