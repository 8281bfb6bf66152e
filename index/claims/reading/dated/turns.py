"""Figures and days that take turns: "from 50 *on 13 May* to 71 *on the 15th* and 77 *on the 16th*"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from index.claims.reading.dated.dates import DateMention
from index.claims.reading.parsed.model import Reading

_Pairs = dict[int, tuple[DateMention, int]]
"""The day of each figure by the figure's first token, and how many tokens part them."""

_FARTHEST = 14
"""A day that stands more tokens off than this is told of something else."""


def day_by_day(readings: Iterable[Reading], days: Sequence[DateMention]) -> Mapping[int, date]:
    """The day of each figure, where at least two figures of a sentence have one each.

    A row tells each figure's day behind it or in front of it, all along; where it could be either, what
    stands closer tells which.

    Args:
        readings: those of the sentence.
        days: its dates that a figure may be of, in order.

    Returns:
        The days by the first token of the figures; empty where figures and days take no turns.
    """
    if len(days) < 2:  # noqa: PLR2004
        return {}
    figures = sorted({(one.counted.figure.start, one.counted.figure.end) for one in readings})
    pairs = max(_behind(figures, days), _before(figures, days), key=_fit)
    if len({mention.start for mention, _ in pairs.values()}) < 2:  # noqa: PLR2004
        return {}
    return {start: mention.on for start, (mention, _) in pairs.items() if mention.on is not None}


def _fit(pairs: _Pairs) -> tuple[int, int]:
    return len(pairs), -sum(apart for _, apart in pairs.values())


def _behind(figures: Sequence[tuple[int, int]], days: Sequence[DateMention]) -> _Pairs:
    """The first day behind each figure, where no other figure stands between."""
    found: _Pairs = {}
    for at, (start, end) in enumerate(figures):
        last = min(figures[at + 1][0] if at + 1 < len(figures) else end + _FARTHEST, end + _FARTHEST)
        told = next((day for day in days if end <= day.start < last), None)
        if told is not None:
            found[start] = told, told.start - end
    return found


def _before(figures: Sequence[tuple[int, int]], days: Sequence[DateMention]) -> _Pairs:
    """The last day before each figure, where no other figure stands between."""
    found: _Pairs = {}
    for at, (start, _) in enumerate(figures):
        first = max(figures[at - 1][1] if at else 0, start - _FARTHEST)
        told = next((day for day in reversed(days) if first <= day.start and day.end <= start), None)
        if told is not None:
            found[start] = told, start - told.end
    return found
