"""What the claims of an event together tell: which lead a toll, who speaks for whom, which are slips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.claims import authority
from index.claims.counts import number
from index.claims.model import Claim, Kind
from index.claims.tolls import absurd, tolls
from index.claims.uniting import unite_sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the claims of an event together tell.

    Attributes:
        camps: the side that each claimant speaks for.
        leading: what it counts for that a claim leads a toll, or stands beside the leading one.
        slips: claims that give another side's figure (:func:`slips`), or one out of all proportion.
    """

    camps: Mapping[str, str]
    leading: Mapping[Claim, float]
    slips: frozenset[Claim] = frozenset()


def claim_day(claim: Claim) -> date | None:
    """The day a claim describes, else that of its publication."""
    return claim.as_of or claim.published


def standing_of(claims: Sequence[Claim], until: date | None) -> Standing:
    """What the claims of an event together tell as of a day."""
    counts: dict[Claim, float] = {}
    for toll in tolls(claims, as_of=until):
        counts.update(dict.fromkeys(toll.standing, 0.5))
        counts[toll.latest] = 1.5
    return Standing(camps=authority.camps(claims), leading=counts, slips=slips(claims) | absurd(claims))


def slips(claims: Sequence[Claim]) -> frozenset[Claim]:
    """Claims under one side's name that give the other side's own figure, or the sum of both, of that time.

    Where "the defence ministry" says whose it is only by context, 50 of the other side is easily taken for
    50 of this one.
    """
    told: dict[tuple[Kind, int | None], list[Claim]] = {}
    for claim in claims:
        if authority.is_both(claim.side) or authority.speaks_for_itself(claim):
            told.setdefault((claim.kind, number(claim)), []).append(claim)
    return frozenset(
        claim
        for claim in claims
        if claim.side is not None
        and not authority.is_both(claim.side)
        and not authority.speaks_for_itself(claim)
        and any(_of_another(claim, other) for other in told.get((claim.kind, number(claim)), ()))
    )


def _of_another(claim: Claim, other: Claim) -> bool:
    apart = abs((claim_day(other) or date.min) - (claim_day(claim) or date.max))
    return apart <= timedelta(days=1) and not authority.same_side(other.side, claim.side)


def ledger_of(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with sides made alike and near-copies counted once."""
    united = unite_sides(list(claims))
    seen: set[tuple[object, ...]] = set()
    out: list[Claim] = []
    for claim in united:
        key = (claim.voice or claim.article, claim.low, claim.high, claim.kind, claim.side, claim.sentence)
        if key not in seen:
            seen.add(key)
            out.append(claim)
    return out
