"""Sides written alike over all claims of an event, so that one side has one toll."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.claims import authority
from index.claims.counts import number
from index.claims.model import Claim, Kind, Part, Scope
from index.claims.succession import voices
from index.claims.voices.places import places

TELLING_FIGURE = 21
ENOUGH_VOICES = 3

SAME_PLACE_SHARE = 0.5
"""A country is the event's own place more widely named if it shares more than this of its telling figures; a
country with a toll of its own shares some by chance or mistake."""

DOMINATING_SHARE = 0.8
"""A side that holds this share of an event's claims with a side takes in the claims without one."""


def eligible(claim: Claim) -> bool:
    """Whether a claim may stand as a toll: a total about the event."""
    return claim.part is Part.TOTAL and claim.scope is Scope.EVENT


def unite_sides(claims: Sequence[Claim]) -> list[Claim]:
    """Write each side alike, give claims without a side to one that dominates, and mend lone slips.

    The most frequent spelling stands for all ("Armenian" -> "Armenia"). A side dominates with four of five
    claims that have one. A slip is a figure of one side in one article that three tell of another side
    (:func:`_mended`). The order of claims is kept.
    """
    by_event: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_event[claim.event].append(claim)
    names = {event: _side_names(of_event, event or "") for event, of_event in by_event.items()}
    named = [_placed(claim, names[claim.event]) for claim in claims]
    told = _sides_told(named)
    wider = {event: _wider_sides(event, named, told) for event in by_event if event}
    return [_mended(_placed(claim, wider.get(claim.event or "", {})), told) for claim in named]


def _placed(claim: Claim, names: Mapping[str | None, str | None]) -> Claim:
    side = names.get(claim.side, claim.side)
    return claim if side == claim.side else replace(claim, side=side)


_Figure = tuple[str | None, Kind, int]


def _sides_told(claims: Sequence[Claim]) -> dict[_Figure, dict[str, set[str]]]:
    """The voices that tell each figure of each side."""
    told: dict[_Figure, dict[str, set[str]]] = {}
    for claim in claims:
        figure = number(claim)
        if figure is not None and claim.side and eligible(claim):
            of_side = told.setdefault((claim.event, claim.kind, figure), {})
            of_side.setdefault(claim.side, set()).update(voices([claim]))
    return told


def _wider_sides(
    event: str, claims: Sequence[Claim], told: Mapping[_Figure, Mapping[str, set[str]]]
) -> dict[str | None, str | None]:
    """The countries that stand for the one place that an event's name names: "India" in "odisha-train".

    Where nobody fights, and one side alone is named by the event, a country that shares most of its telling
    figures with it is the same place more widely named.
    """
    of_event = [claim for claim in claims if claim.event == event]
    if authority.opposed(of_event):
        return {}
    name = authority.words(event)
    sides = sorted({claim.side for claim in of_event if claim.side})
    named = [side for side in sides if any(authority.names_side(word, side) for word in name)]
    if len(named) != 1:
        return {}
    figures = {
        side: {(kind, figure) for (of, kind, figure), sides in told.items() if of == event and side in sides}
        for side in sides
    }
    telling = {side: {found for found in figures[side] if found[1] >= TELLING_FIGURE} for side in sides}
    shared = [
        side
        for side in sides
        if len(telling[side] & telling[named[0]]) > SAME_PLACE_SHARE * len(telling[side])
    ]
    return {side: named[0] for side in shared if authority.plain(side) in places()}


def _mended(claim: Claim, told: Mapping[_Figure, Mapping[str, set[str]]]) -> Claim:
    """The claim with the side that three voices give its figure, where one voice alone gives another.

    Only figures that are not round, and not small, are told of one side alone as a rule.
    """
    figure = number(claim)
    if figure is None or claim.side is None or figure < TELLING_FIGURE or figure % 10 == 0:
        return claim
    of_side = told.get((claim.event, claim.kind, figure), {})
    most = max(sorted(of_side), key=lambda side: len(of_side[side]), default=claim.side)
    alone = len(of_side.get(claim.side, ())) <= 1
    slip = alone and most != claim.side and len(of_side.get(most, ())) >= ENOUGH_VOICES
    return replace(claim, side=most) if slip else claim


def _side_names(claims: Sequence[Claim], event: str) -> dict[str | None, str | None]:
    """Every side's name as written -> the name that stands for it; None -> the dominating side or None.

    Args:
        claims: of one event.
        event: its name: "Selm" and "Selm Ferry" are one side in "selm-ferry-2031".
    """
    counts = Counter(claim.side for claim in claims if claim.side and claim.scope is Scope.EVENT)
    written = {claim.side for claim in claims if claim.side}
    by_weight = sorted(written, key=lambda name: (-counts[name], len(name), name))
    chosen: dict[str | None, str | None] = {}
    leaders: list[str] = []
    for name in by_weight:
        leader = authority.BOTH if authority.is_both(name) else _alike(name, leaders, event)
        if leader is None:
            leaders.append(name)
            leader = name
        chosen[name] = leader
    weights = Counter[str | None]()
    for name, count in counts.items():
        weights[chosen[name]] += count
    chosen[None] = _dominating(weights)
    return chosen


def _alike(name: str, leaders: Sequence[str], event: str) -> str | None:
    same = (leader for leader in leaders if authority.same_side(name, leader))
    return next(same, None) or next(
        (leader for leader in leaders if _of_event(name, event) and _of_event(leader, event)), None
    )


def _of_event(name: str, event: str) -> bool:
    """Whether a side is the event's own place, by words of its name, and no country or town of the world."""
    if authority.plain(name) in places():
        return False
    told = authority.words(event)
    return all(any(authority.same_word(word, other) for other in told) for word in authority.words(name))


def _dominating(weights: Counter[str | None]) -> str | None:
    total = sum(weights.values())
    if not total:
        return None
    name, most = max(weights.items(), key=lambda item: (item[1], str(item[0])))
    return name if most >= DOMINATING_SHARE * total and name != authority.BOTH else None
