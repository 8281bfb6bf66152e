"""Which of many hits are shown: near-copies once, no article or outlet alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.model import ArticleId
from index.retrieval.model import Hit

PASSAGES_PER_ARTICLE = 3
"""So many passages of one article come before other articles have had their turn."""


def collapse_copies(hits: Sequence[Hit]) -> list[Hit]:
    """Keep one article of each group of near-copies: the one that ranks first.

    The hits kept name the others in ``copies``, so that five copies of one report are one voice and it is
    still known who printed it.
    """
    spokesman: dict[ArticleId, ArticleId] = {}
    others: dict[ArticleId, set[str]] = {}
    for hit in hits:
        voice = hit.article.voice or hit.article.id
        first = spokesman.setdefault(voice, hit.article.id)
        if first != hit.article.id:
            others.setdefault(voice, set()).add(hit.article.id)
    kept = [hit for hit in hits if spokesman[hit.article.voice or hit.article.id] == hit.article.id]
    return [
        replace(hit, copies=tuple(sorted(others.get(hit.article.voice or hit.article.id, ()))))
        for hit in kept
    ]


def spread(hits: Sequence[Hit], *, limit: int, per_article: int = PASSAGES_PER_ARTICLE) -> list[Hit]:
    """The best ``limit`` hits, with at most ``per_article`` of one article while others are left.

    Opposing accounts stand in different articles more often than in one; without this, one long article
    on the matter takes all places.
    """
    taken: Counter[ArticleId] = Counter()
    first: list[Hit] = []
    later: list[Hit] = []
    for hit in hits:
        taken[hit.article.id] += 1
        (first if taken[hit.article.id] <= per_article else later).append(hit)
    chosen = {hit.passage.id for hit in (first + later)[:limit]}
    return [hit for hit in hits if hit.passage.id in chosen]
