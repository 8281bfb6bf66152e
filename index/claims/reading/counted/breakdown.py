"""A count told with its shares by place: "158 died*: 155 in Eastmark*, two in Westmark and one in Selm".

The count is over all the places, whatever place stands near it; each share is the whole count of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.claims.model import Claim, Part
from index.claims.reading.parsed.places import adjective_of, is_region, sister_regions
from index.claims.reading.sided.setting import Setting
from index.claims.reading.sided.struck import BOTH

_FEWEST = 2
_SHARES = frozenset(
    {"part-of-whole", "part-of-whole-before", "share-of-list", "running-number", "shared-verb-before"}
)


def broken_down(claims: Sequence[Claim], setting: Setting) -> list[Claim]:
    """The claims of a sentence, with a count over several places as one of all, and its shares as totals.

    Args:
        claims: of one sentence, in its order.
        setting: what the article is about.
    """
    found = [_of_its_own_place(claim, claims[:at], setting) for at, claim in enumerate(claims)]
    for at, whole in enumerate(claims):
        shares = _shares(whole, claims[at + 1 :], setting)
        if shares:
            found[at] = replace(whole, side=_over(shares, setting))
            for share in shares:
                place = claims.index(share)
                found[place] = replace(share, part=Part.TOTAL if share.part is Part.SUBSET else share.part)
    return found


def _of_its_own_place(claim: Claim, before: Sequence[Claim], setting: Setting) -> Claim:
    """A part that is told for another side than the figures before it as that side's whole count."""
    own = {setting.place, *setting.places, *setting.parties, *setting.countries}
    if is_region(setting.place) and setting.spread:
        own |= sister_regions(setting.place)
    apart = claim.side in own and all(
        other.side != claim.side for other in before if other.kind is claim.kind
    )
    shared = claim.part is Part.SUBSET and claim.rule in _SHARES
    added = claim.part is Part.INCREMENT and claim.side in sister_regions(setting.place)
    if (shared or added) and apart and _in_its_place(claim):
        return replace(claim, part=Part.TOTAL)
    return claim


def _in_its_place(claim: Claim) -> bool:
    """Whether the place of a count follows it in its phrase: "202 were recorded *in the Selm region*"."""
    behind = claim.sentence[claim.figure_span.end - claim.sentence_span.start :]
    phrase = re.split(r"[,;:.]| and | while ", behind, maxsplit=1)[0]
    names = "|".join(re.escape(name) for name in (claim.side or "", adjective_of(claim.side)) if name)
    return re.search(rf"\b(?:in|across|for)\b[^,;]{{0,30}}\b(?:{names})\b", phrase) is not None


def _over(shares: Sequence[Claim], setting: Setting) -> str | None:
    """The side of a count over places: both parties or countries, else the land around the event's place."""
    if setting.parties or len(setting.countries) == _FEWEST:
        return BOTH
    own = setting.spread and any(share.side == setting.place for share in shares)
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
