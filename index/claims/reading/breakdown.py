"""A count told with its shares by place: "158 died*: 155 in Eastmark*, two in Westmark and one in Selm".

The count is over all the places, whatever place stands near it; each share is the whole count of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.claims.model import Claim, Part
from index.claims.reading.places import adjective_of
from index.claims.reading.setting import Setting
from index.claims.reading.struck import BOTH

_FEWEST = 2


def broken_down(claims: Sequence[Claim], setting: Setting) -> list[Claim]:
    """The claims of a sentence, with a count over several places as one of all, and its shares as totals.

    Args:
        claims: of one sentence, in its order.
        setting: what the article is about.
    """
    found = list(claims)
    for at, whole in enumerate(claims):
        shares = _shares(whole, claims[at + 1 :], setting)
        if shares:
            found[at] = replace(whole, side=_over(shares, setting))
            for share in shares:
                place = claims.index(share)
                found[place] = replace(share, part=Part.TOTAL if share.part is Part.SUBSET else share.part)
    return found


def _over(shares: Sequence[Claim], setting: Setting) -> str | None:
    """The side of a count over places: both parties or countries, else the land around the event's place."""
    if setting.parties or len(setting.countries) == _FEWEST:
        return BOTH
    own = any(share.side == setting.place for share in shares)
    return (setting.land if own else None) or setting.place


def _shares(whole: Claim, others: Sequence[Claim], setting: Setting) -> list[Claim]:
    """The counts of other places that make up ``whole``: they add up to it, or one is told as its share."""
    number = whole.low or whole.high
    if whole.side != setting.land and _placed(whole, before=others):
        return []
    alike = [o for o in others if o.kind is whole.kind and (o.low or 0) < (number or 0) and _placed(o)]
    if not number:
        return []
    placed: list[Claim] = []
    for share in alike:
        if share.side in [other.side for other in placed]:
            continue
        placed.append(share)
        if len(placed) >= _FEWEST and sum(claim.low or 0 for claim in placed) == number:
            known = {setting.place, *setting.parties, *setting.countries}
            return placed if any(claim.side in known for claim in placed) else []
    own = [share for share in alike if share.side == setting.place]
    told = next((share for share in own if share.part is Part.SUBSET or 2 * (share.low or 0) > number), None)
    return [told] if told is not None and setting.land is not None and setting.spread else []


_NEAR_CHARS = 60


def _placed(claim: Claim, *, before: Sequence[Claim] = ()) -> bool:
    """Whether the place of a count is named beside it, and not only taken over; before another figure."""
    at = claim.figure_span.start - claim.sentence_span.start
    if before:
        near = claim.sentence[at : before[0].figure_span.start - claim.sentence_span.start]
    else:
        near = claim.sentence[max(0, at - _NEAR_CHARS // 2) : at + _NEAR_CHARS]
    return claim.side is not None and (claim.side in near or adjective_of(claim.side) in near)
