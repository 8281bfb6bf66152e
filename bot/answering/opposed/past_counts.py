"""Counts of something before the event, an earlier war or quake: what looks back seldom agrees on them.

Such claims share no running count and no side. What they speak of is known by its year, or by a name that the
question asks about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import combinations

from bot.answering.sentences.evidence import sentence_roots
from index.claims import authority
from index.claims.counts import number, overlap, vague
from index.claims.model import Claim, Part, Scope
from index.claims.verdicts import soldiers_among

YEAR_ALONE_FACTOR = 1.5
"""Of two counts that share nothing but a year, one so many times the other is of something else."""

NAMED_FACTOR = 4
"""As much for counts that stand beside one name."""

_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b(?!,\d)")
_WHOLE = frozenset({Part.TOTAL, Part.PROJECTION, Part.SUPERSEDED})


def counts_at_odds(stated: Claim, ledger: Sequence[Claim], named: Collection[str]) -> list[Claim]:
    """The stated count of something past with others of the same thing; empty where all can hold together.

    Args:
        stated: the claim that answers, of background scope.
        ledger: every claim of the event.
        named: roots of the names that the question asks about.
    """
    past = [claim for claim in ledger if _comparable(claim, stated)]
    if vague(stated):
        put = (claim for claim in past if _factor(claim, stated, named))
        stated = next(put, stated)
    parties = {claim.side for claim in ledger if claim.scope is Scope.EVENT}
    about = [claim for claim in past if claim != stated and _of_one_past(claim, stated, named, parties)]
    split = any(not overlap(one, other) for one, other in combinations((stated, *about), 2))
    return [stated, *about] if split else []


def _comparable(claim: Claim, stated: Claim) -> bool:
    return (
        claim.scope is Scope.BACKGROUND
        and claim.kind is stated.kind
        and claim.part in _WHOLE
        and not vague(claim)
        and (claim.civilian is True) == (stated.civilian is True)
    )


def _of_one_past(
    claim: Claim, stated: Claim, named: Collection[str], parties: Collection[str | None]
) -> bool:
    if soldiers_among(claim, stated) or soldiers_among(stated, claim):
        return False
    less, more = sorted((number(claim) or 0, number(stated) or 0))
    return 0 < more <= less * min(_factor(claim, stated, named), _side_factor(claim, stated, parties))


def _factor(claim: Claim, stated: Claim, named: Collection[str]) -> float:
    """How far apart two counts of one year or beside one name may lie; 0 for those of neither."""
    mine, yours = set(_YEAR.findall(claim.sentence)), set(_YEAR.findall(stated.sentence))
    if mine and yours and mine.isdisjoint(yours):
        return 0
    beside = sentence_roots(claim.sentence) & sentence_roots(stated.sentence)
    if not beside.isdisjoint(named):
        return NAMED_FACTOR
    return YEAR_ALONE_FACTOR if mine & yours else 0


def _side_factor(claim: Claim, stated: Claim, parties: Collection[str | None]) -> float:
    """As much for their sides: a party's losses are not the other's, and all of both hardly only one's."""
    if authority.same_side(claim.side, stated.side) or not {claim.side, stated.side} <= set(parties):
        return NAMED_FACTOR
    return YEAR_ALONE_FACTOR if authority.is_both(claim.side) or authority.is_both(stated.side) else 0
