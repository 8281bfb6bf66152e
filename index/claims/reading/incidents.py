"""Single incidents told beside the toll of the whole event: "On 4 May two more guards were shot"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from index.claims.model import Claim, Kind, Part, Scope

_FAR_ABOVE = 20
"""How many times larger the toll beside it is than what one incident of a conflict adds to it."""

_IN_RETROSPECT = timedelta(days=3)
"""An incident dated this long before publication is told in retrospect, and is no running count."""

_DEADLY = frozenset({Kind.KILLED, Kind.CASUALTIES})


def later_incidents(claims: list[Claim]) -> list[Claim]:
    """The claims of an article on a conflict, with its small dated incidents as additions to the toll."""
    return [_as_addition(claim) if _is_incident(claim, claims) else claim for claim in claims]


def _as_addition(claim: Claim) -> Claim:
    return replace(claim, part=Part.INCREMENT)


def _is_incident(claim: Claim, claims: list[Claim]) -> bool:
    if not _stands(claim) or claim.kind not in _DEADLY or claim.low is None or claim.low != claim.high:
        return False
    if claim.as_of is None or claim.published is None or claim.published - claim.as_of < _IN_RETROSPECT:
        return False
    return any(
        _stands(other)
        and other.side == claim.side
        and other.kind in _DEADLY
        and (other.as_of or claim.as_of) >= claim.as_of
        and (other.low or other.high or 0) >= _FAR_ABOVE * claim.low
        for other in claims
        if other is not claim
    )


def _stands(claim: Claim) -> bool:
    return claim.part is Part.TOTAL and claim.scope is Scope.EVENT
