"""Several rankings into one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

RANK_OFFSET = 60
"""The constant k of reciprocal rank fusion: Cormack, Clarke and Büttcher, SIGIR 2009, found 60 to do well
over many collections; it damps the weight of the very first ranks."""

Item = TypeVar("Item", bound=Hashable)


def fuse(rankings: Iterable[Sequence[Item]], *, offset: int = RANK_OFFSET) -> list[tuple[Item, float]]:
    """Fuse rankings by reciprocal rank: an item scores the sum of ``1 / (offset + rank)``, ranks from 1.

    Args:
        rankings: each best first, without repetition; an item may be missing from some.
        offset: the larger, the less the first ranks stand out.

    Returns:
        Items with their scores, best first; equal scores in the order of their first appearance.
    """
    scores: dict[Item, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1.0 / (offset + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])
