"""Builds claims for tests: only what a test is about is named."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from index.claims.model import Claim, Kind, Part, Scope
from index.model import ArticleId, Span

_numbers = count()


def claim(
    low: int | None = None,
    high: int | None = None,
    qualifier: str = "exact",
    *,
    day: str | None = "2031-05-02",
    side: str | None = "Norland",
    kind: Kind = Kind.KILLED,
    claimant: str | None = "Norland Health Ministry",
    part: Part = Part.TOTAL,
    scope: Scope = Scope.EVENT,
    group: str = "people",
    civilian: bool | None = None,
    article: str | None = None,
    voice: str | None = None,
    event: str | None = "norland-floods",
    source: str | None = "The Herald",
    published: str | None = None,
    hour: int | None = None,
    sentence: str = "So many were counted.",
    start: int = 0,
    claimant_side: str | None = None,
) -> Claim:
    """A claim; ``claim(49)`` is an exact 49, an article of its own where none is named."""
    stands_in = ArticleId(article or f"norland/{next(_numbers)}.txt")
    told = date.fromisoformat(published or day) if published or day else None
    return Claim(
        article=stands_in,
        sentence_span=Span(start, start + len(sentence)),
        sentence=sentence,
        figure_span=Span(start, start + 2),
        low=low,
        high=low if high is None and qualifier == "exact" else high,
        qualifier=qualifier,
        kind=kind,
        group=group,
        side=side,
        civilian=civilian,
        claimant=claimant,
        as_of=date.fromisoformat(day) if day else None,
        scope=scope,
        part=part,
        source=source,
        published=told,
        published_at=datetime(told.year, told.month, told.day, hour) if told and hour is not None else None,  # noqa: DTZ001
        event=event,
        voice=ArticleId(voice or stands_in),
        claimant_side=claimant_side,
    )


def at_least(low: int, **rest: object) -> Claim:
    """A lower bound: at least ``low``."""
    return claim(low, None, "at least", **rest)  # type: ignore[arg-type]
