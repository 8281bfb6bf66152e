"""What holds for all figures of one breath: "on Monday it *had been* ten dead *and 41 missing*"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.claims.model import Claim, Part, Scope
from index.claims.reading.parsed.grammar import MONTHS, WEEKDAYS
from index.claims.reading.parsed.phrases import Phrases

_JOINING = frozenset({"and", ",", "plus", "with"})
_SHARED = frozenset({Part.SUPERSEDED, Part.DENIED})


def in_one_breath(phrases: Phrases, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence, with what the words say of one of them said of those joined to it.

    A figure right behind "and" or a comma is former, denied or of another matter if the one before it is;
    a date behind the last of them holds for all ("killed 13 guards and 170 others in 2021").
    """
    found = list(claims)
    joined = {at for at, claim in enumerate(found) if at and _joined(phrases, claim)}
    for at in range(1, len(found)):
        if at in joined and _of_the_same(found[at - 1], found[at]):
            found[at] = replace(found[at], civilian=found[at - 1].civilian)
        if at in joined and found[at].part is Part.TOTAL and _shares(found[at - 1], found[at]):
            found[at] = replace(found[at], part=found[at - 1].part)
    for at in range(len(found) - 1, 0, -1):
        if (
            at in joined
            and found[at].scope is Scope.BACKGROUND
            and (_of_one_verb(phrases, found[at - 1 : at + 1]) or _of_one_year(phrases, found[at]))
        ):
            found[at - 1] = replace(found[at - 1], scope=Scope.BACKGROUND, as_of=found[at].as_of)
    return _series(found)


_FEWEST = 3
"""So many rising figures of one kind in a sentence are the course of a count."""


def _series(claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence, with all but the last of a rising series as former ones.

    Counts of two sides or speakers, and a sum behind its parts, are no series.
    """
    for kind in {claim.kind for claim in claims}:
        told = [claim for claim in claims if claim.kind is kind and claim.part is Part.TOTAL]
        counts = [claim.low or claim.high or 0 for claim in told]
        rising = all(one < other for one, other in pairwise(counts)) and counts[-1:] != [sum(counts[:-1])]
        alike = len({(claim.side, claim.claimant) for claim in told}) == 1
        if len(told) >= _FEWEST and rising and alike:
            former = set(map(id, told[:-1]))
            claims = [replace(c, part=Part.SUPERSEDED) if id(c) in former else c for c in claims]
    return claims


def _shares(before: Claim, claim: Claim) -> bool:
    """Whether a figure joined to another is a former or denied one, or a part, if that one is."""
    running = claim.rule == "running-number" and before.kind is claim.kind
    alike = running or (_of_the_same(before, claim) and not before.rule.startswith(_EMBEDDED))
    return before.part in _SHARED or (before.part is Part.SUBSET and alike)


_EMBEDDED = ("part", "shared", "share", "gapped")
"""Rules of figures within a phrase: what follows them goes on with the whole."""


def _of_the_same(before: Claim, claim: Claim) -> bool:
    """Whether a figure without a noun is of the people before it: "nine children died and *50 were hurt*"."""
    named = bool(before.group) and not before.rule.startswith(_EMBEDDED)
    return named and not claim.group and claim.kind is not before.kind and claim.civilian is None


def _joined(phrases: Phrases, claim: Claim) -> bool:
    """Whether a conjunction stands right before the figure."""
    at = next((at for at, token in enumerate(phrases.tokens) if token.start == claim.figure_span.start), 0)
    return phrases.low(at - 1) in _JOINING


def _of_one_year(phrases: Phrases, last: Claim) -> bool:
    """Whether a year behind the last figure is the sentence's only time: "12 died and 30 fled in *2003*"."""
    ahead = [token.low for token in phrases.tokens if token.start < last.figure_span.start]
    behind = [token.low for token in phrases.tokens if token.start >= last.figure_span.end]
    return any(map(_YEAR.fullmatch, behind)) and _TIMED.isdisjoint(ahead)


_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMED = frozenset({*WEEKDAYS, *MONTHS, "now", "today", "yesterday", "far", "currently", "week"}) - {"may"}


def _of_one_verb(phrases: Phrases, pair: Sequence[Claim]) -> bool:
    """Whether no phrase of harm of its own stands between two figures, so that one verb governs both."""
    return all(
        not (one.figure_span.end <= phrases.tokens[harm.start].start < other.figure_span.start)
        for one, other in pairwise(pair)
        for harm in phrases.harms
    )
