"""Which names of places stand for the one place that is counted, and which for a part of it.

"158 in the country, 155 of them in the province": where a text counts two places apart, they are not one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import permutations

from bot.answering.counts.standing import claim_day
from index.claims.counts import number, vague
from index.claims.model import Claim, Kind, Part, Scope
from index.model import ArticleId


def counted_apart(side: str | None, whole: Collection[str], *, ledger: Sequence[Claim]) -> frozenset[str]:
    """Of the sides that stand for the event as a whole those that some text counts apart from a stated one.

    Args:
        side: of the stated claim; none is counted apart from None.
        whole: the sides whose names most articles of the event hold.
        ledger: every claim of the event.
    """
    pairs = _part_and_whole(ledger, whole) if side in whole else set()
    return frozenset(other for other in whole if pairs & {(side, other), (other, side)})


_COUNTED = frozenset({Part.TOTAL, Part.SUBSET})


def _part_and_whole(ledger: Sequence[Claim], whole: Collection[str]) -> set[tuple[str | None, str]]:
    """Pairs of sides of which one text gives other counts of the dead for one day, the part first."""
    told: dict[tuple[ArticleId, date | None], dict[str, int]] = {}
    for claim in ledger:
        counted = claim.kind is Kind.KILLED and claim.scope is Scope.EVENT and claim.part in _COUNTED
        if counted and claim.side is not None and claim.side in whole and not vague(claim):
            most = told.setdefault((claim.article, claim_day(claim)), {})
            most[claim.side] = max(most.get(claim.side, 0), number(claim) or 0)
    return {
        (less, more)
        for counts in told.values()
        for less, more in permutations(counts, 2)
        if 0 < counts[less] < counts[more]
    }
