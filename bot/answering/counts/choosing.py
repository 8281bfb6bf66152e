"""Which of the claims that answer are stated, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.answering.counts.figures import Match, bears
from bot.answering.counts.standing import claim_day
from bot.answering.counts.wanted import Wanted
from bot.answering.question.understanding import Ask, Inquiry
from index.claims import authority
from index.claims.counts import vague
from index.claims.model import Claim, Judgement, Kind, Part
from index.claims.verdicts import compare

CLOSE = 1.5
"""Claims that score so much less than the best are not stated beside it."""

KILLED_MARGIN = 3.0
"""A count of the dead leads though dead and missing together suit the question better by so much."""


def choose_claims(
    inquiry: Inquiry, wanted: Wanted, matches: Sequence[Match], *, most: int = 3
) -> list[Claim]:
    """The claims to state: the best of each side asked for, then other figures worth knowing."""
    firsts: list[Match | None] = _dead_first(inquiry, wanted, matches)
    firsts += [
        next((match for match in matches if authority.same_side(match.claim.side, side)), None)
        for side in wanted.sides or (_counted(matches) if wanted.parties and not wanted.places else ())
    ]
    if not wanted.parties or wanted.places:
        firsts += matches[:1]
    bearing = [
        next((match for match in matches if bears(match.claim, [figure])), None) for figure in inquiry.figures
    ]
    if inquiry.figures and inquiry.ask is Ask.WHETHER:
        firsts = [*bearing, *_held_against(inquiry, matches), *firsts]
    else:
        firsts += bearing
    floor = matches[0].score - CLOSE if matches else 0.0
    close = [match for match in matches if match.score >= floor]
    chosen: dict[tuple[str | None, int | None, int | None, bool], Claim] = {}
    timeless = inquiry.time.period is None and inquiry.time.recency != "first" and not inquiry.figures
    for match in (*firsts, *close):
        if match is not None and not (timeless and _outgrown(match.claim, chosen.values())):
            claim = match.claim
            whose = claim.side if wanted.parties else None
            chosen.setdefault((whose, claim.low, claim.high, claim.part is Part.DENIED), claim)
    told = list(chosen.values())
    numbers = [claim for claim in told if not vague(claim)]
    return (numbers or told)[:most]


def _outgrown(claim: Claim, chosen: Iterable[Claim]) -> bool:
    """Whether a figure was replaced by one that is stated already: an update tells of it."""
    return any(
        compare(claim, other).judgement in _REPLACED
        and (claim_day(claim) or date.min) < (claim_day(other) or date.min)
        for other in chosen
    )


_REPLACED = frozenset({Judgement.UPDATE, Judgement.REVISION})


def _dead_first(inquiry: Inquiry, wanted: Wanted, matches: Sequence[Match]) -> list[Match | None]:
    """For "how many died" the dead of each side asked for, where what else suits best counts others too."""
    if inquiry.kinds != (Kind.KILLED,) or inquiry.figures:
        return []
    out: list[Match | None] = []
    for side in wanted.sides:
        own = [match for match in matches if authority.same_side(match.claim.side, side)]
        dead = next((match for match in own if match.claim.kind is Kind.KILLED), None)
        near = dead is not None and dead.score >= own[0].score - KILLED_MARGIN
        out.append(dead if near else None)
    return out


def _held_against(inquiry: Inquiry, matches: Sequence[Match]) -> list[Match | None]:
    """For "is that figure true": who denies it, and the newest figure that is another."""
    denied = (match for match in matches if match.claim.part is Part.DENIED)
    others = [match for match in matches if not bears(match.claim, inquiry.figures)]
    newest = max(others, key=lambda match: (claim_day(match.claim) or date.min, match.score), default=None)
    return [next(denied, None), newest]


def _counted(matches: Sequence[Match]) -> list[str]:
    """The sides that are counted where the question names none: a total that suits first, then each side."""
    best: dict[str, float] = {}
    for match in matches:
        if match.claim.side:
            best.setdefault(match.claim.side, match.score)
    total = [side for side in best if authority.is_both(side)]
    sides = [side for side in sorted(best, key=lambda side: -best[side]) if side not in total]
    behind = bool(sides and total) and best[total[0]] < best[sides[0]] - CLOSE
    return [*sides[:2], *total] if behind else [*total, *sides[:2]]
