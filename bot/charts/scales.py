"""What stands for what in a timeline: colours and shapes for claimants, places for days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.model import TollView
from index.claims.counts import vague
from index.claims.model import Claim, Toll
from index.claims.verdicts import day

MOST_CLAIMANTS = 6

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
"""Okabe and Ito's palette for all kinds of colour vision (jfly.uni-koeln.de/color, 2008), yellow left out."""

MARKERS = ("o", "s", "^", "D", "v", "P")
OTHERS_COLOUR, OTHERS_MARKER = "#777777", "X"
LONGEST_GAP_DAYS = 4
"""A longer time without claims is drawn as wide as this, with a mark, so that busy days stay readable."""

MOST_DATES = 6


def dated(toll: Toll) -> list[Claim]:
    """The claims that can be drawn: a number and a day."""
    return [claim for claim in toll.claims if day(claim) is not None and not vague(claim)]


@dataclass(frozen=True, slots=True)
class Claimants:
    """The claimants that get a colour and a shape of their own.

    Attributes:
        ranked: those who lead a toll first, then others named, then outlets; the most frequent first.
        more: there are more than have one.
    """

    ranked: tuple[str, ...]
    more: bool

    @classmethod
    def of(cls, views: Sequence[TollView]) -> Claimants:
        """Rank those who speak in the tolls that are drawn."""
        drawn = [claim for view in views for claim in dated(view.toll)]
        told = Counter(speaker_name(claim) for claim in drawn)
        leading = {speaker_name(view.toll.latest) for view in views}
        named = {claim.claimant for claim in drawn}
        ranked = sorted(told, key=lambda name: (name not in leading, name not in named, -told[name], name))
        return cls(tuple(ranked[:MOST_CLAIMANTS]), len(ranked) > MOST_CLAIMANTS)

    def style(self, claim: Claim) -> tuple[str, str]:
        """Colour and marker of a claim."""
        name = speaker_name(claim)
        if name not in self.ranked:
            return OTHERS_COLOUR, OTHERS_MARKER
        place = self.ranked.index(name)
        return COLOURS[place], MARKERS[place]

    def place(self, claim: Claim) -> int:
        """Where a claimant stands in the order; others last."""
        name = speaker_name(claim)
        return self.ranked.index(name) if name in self.ranked else MOST_CLAIMANTS


def speaker_name(claim: Claim) -> str:
    """Who a point stands for: the claimant, else the outlet."""
    return claim.claimant or claim.source or "the article itself"


@dataclass(frozen=True, slots=True)
class Days:
    """Days as places from left to right; long gaps are cut short.

    Attributes:
        places: day -> place, for days with claims.
        cuts: places in the middle of gaps that were cut.
    """

    places: Mapping[date, float]
    cuts: tuple[float, ...]

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Days:
        """Lay out the days of the claims, oldest on the left."""
        days = sorted({known for claim in claims if (known := day(claim)) is not None})
        places: dict[date, float] = {}
        cuts: list[float] = []
        at = 0.0
        for index, known in enumerate(days):
            gap = (known - days[index - 1]).days if index else 0
            if gap > LONGEST_GAP_DAYS:
                cuts.append(at + LONGEST_GAP_DAYS / 2)
            at += min(gap, LONGEST_GAP_DAYS)
            places[known] = at
        return cls(places, tuple(cuts))

    @property
    def last(self) -> float:
        """The place of the last day."""
        return max(self.places.values(), default=0.0)

    def ticks(self) -> list[tuple[float, str]]:
        """Few dates that do not touch: the first, the last, and those between with room on both sides."""
        room = max(1.0, self.last / (MOST_DATES - 1)) * 0.92
        days = sorted(self.places)
        chosen = [days[0]]
        for known in days[1:-1]:
            if self.places[known] - self.places[chosen[-1]] >= room <= self.last - self.places[known]:
                chosen.append(known)
        if len(days) > 1:
            chosen.append(days[-1])
        years = [None, *(known.year for known in chosen)]
        return [
            (self.places[known], _date_label(known, year=known.year != before))
            for known, before in zip(chosen, years, strict=False)
        ]


def _date_label(known: date, *, year: bool) -> str:
    return f"{known.day} {known:%b}" + (f"\n{known.year}" if year else "")
