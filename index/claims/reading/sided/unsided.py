"""Sides that a sentence leaves open, filled in by what the rest of the article tells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from index.claims.model import Claim, Kind, Part, Scope
from index.claims.reading.parsed.phrases import take_apart
from index.claims.reading.parsed.places import country_named
from index.claims.reading.sided.setting import Setting
from index.claims.reading.sided.struck import BOTH
from index.claims.reading.sided.whereabouts import other_place
from index.model import Span


def sided(claims: list[Claim], setting: Setting) -> list[Claim]:
    """``claims`` with the sides left open filled in: by the one party told of, else over both."""
    claims = _as_told_elsewhere(claims, BOTH if setting.parties else setting.place)
    if not setting.parties:
        return [_elsewhere(_of_land(claim, setting), setting) for claim in claims]
    if setting.divided:
        return [_elsewhere(claim, setting) for claim in claims]
    told = {claim.side for claim in claims if claim.side is not None and claim.scope is Scope.EVENT}
    one_sided = setting.chiefly if setting.chiefly in setting.parties else None
    rest = one_sided or (told.pop() if len(told) == 1 else BOTH)
    return [
        claim if claim.side or _of_one_unknown(claim, rest) else replace(claim, side=rest) for claim in claims
    ]


_TELLING = 10
_ROUND = 100
"""Smaller and round numbers may well be those of two sides."""


def _as_told_elsewhere(claims: list[Claim], default: str | None) -> list[Claim]:
    """Figures told for no side of their own, with the side that the same figure has elsewhere."""
    told: dict[tuple[Kind, int | None, int | None], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.side not in {None, default} and claim.scope is Scope.EVENT:
            told[claim.kind, claim.low, claim.high].add(claim.side or "")
    return [_told_again(claim, told[claim.kind, claim.low, claim.high], default) for claim in claims]


def _told_again(claim: Claim, sides: set[str], default: str | None) -> Claim:
    number = claim.high if claim.low is None else claim.low
    bare = claim.side in {None, default} and claim.scope is Scope.EVENT
    telling = number is not None and number >= _TELLING and number % _ROUND > 0
    named = default is not None and default in claim.sentence
    return (
        replace(claim, side=next(iter(sides)))
        if bare and telling and len(sides) == 1 and not named
        else claim
    )


def _of_land(claim: Claim, setting: Setting) -> Claim:
    """A figure of a whole land, beside one blow at one place, as background; not one of a person."""
    side = claim.side or ""
    if (
        not setting.incident
        or country_named(side) is None
        or side == setting.place
        or claim.rule in ANECDOTES
    ):
        return claim
    behind = claim.sentence[claim.figure_span.end - claim.sentence_span.start :]
    told = side != setting.home or f" in {side}" in behind or f" across {side}" in behind
    return replace(claim, scope=Scope.BACKGROUND) if told and claim.part is Part.TOTAL else claim


ANECDOTES = frozenset({"one-person", "named-person", "persons-summed"})
"""Rules that read people told of one by one."""


def _elsewhere(claim: Claim, setting: Setting) -> Claim:
    """A figure of another event with the place that its own sentence names, for the event's own."""
    if claim.scope is not Scope.BACKGROUND:
        return claim
    phrases = take_apart(claim.sentence, Span(0, len(claim.sentence)))
    at = claim.figure_span.start - claim.sentence_span.start
    place = other_place(phrases, at, setting)
    return claim if place is None else replace(claim, side=place)


def _of_one_unknown(claim: Claim, rest: str) -> bool:
    """Whether soldiers of one side are counted, and the text does not say of which."""
    return rest == BOTH and claim.civilian is False and claim.claimant is not None
