"""A shelf in memory, for tests of what is computed from articles and claims."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import numpy as np

from index.claims.model import Account, Claim
from index.embedding import PassageVectors, Vector
from index.model import Article, ArticleId, Filters, Passage, PassageId, Span
from index.stores import IndexState, StoredPassage


@dataclass
class MemoryShelf:
    """Articles, claims and accounts held in lists; one passage an article; words match as they are.

    Implements :class:`index.stores.Shelf`.
    """

    held: list[Article] = field(default_factory=list)
    ledger: list[Claim] = field(default_factory=list)
    told: list[Account] = field(default_factory=list)

    def state(self) -> IndexState:
        return IndexState(
            generation=1,
            made_at=datetime(2031, 6, 1, tzinfo=UTC),
            articles=len(self.held),
            passages=len(self.held),
            claims=len(self.ledger),
            model="none",
        )

    def nearest(
        self, vector: Vector, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        del vector
        return [(self._passage(article).id, 0.0) for article in self._among(articles)][:limit]

    def matching(
        self, text: str, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        asked = set(text.lower().split())
        scored = [
            (self._passage(article).id, float(len(asked & set(article.text.lower().split()))))
            for article in self._among(articles)
        ]
        return sorted((found for found in scored if found[1]), key=lambda found: -found[1])[:limit]

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        wanted = set(ids)
        nothing = PassageVectors(whole=np.zeros(1, np.float32), sentences=np.zeros((1, 1), np.float32))
        passages = [self._passage(article) for article in self.held]
        return {p.id: StoredPassage(p, nothing) for p in passages if p.id in wanted}

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        if filters == Filters():
            return None
        return frozenset(
            article.id for article in self.held if filters.event is None or article.event == filters.event
        )

    def articles(self, ids: Iterable[ArticleId] | None = None) -> dict[ArticleId, Article]:
        wanted = None if ids is None else set(ids)
        return {a.id: a for a in self.held if wanted is None or a.id in wanted}

    def claims(self, *, event: str | None = None, article: ArticleId | None = None) -> tuple[Claim, ...]:
        return tuple(c for c in self.ledger if event in (None, c.event) and article in (None, c.article))

    def accounts(
        self, *, event: str | None = None, articles: Collection[ArticleId] | None = None
    ) -> tuple[Account, ...]:
        return tuple(
            a for a in self.told if event in (None, a.event) and (articles is None or a.article in articles)
        )

    def events(self) -> tuple[str, ...]:
        return tuple(sorted({article.event for article in self.held if article.event}))

    def _among(self, articles: frozenset[ArticleId] | None) -> list[Article]:
        return [a for a in self.held if articles is None or a.id in articles]

    def _passage(self, article: Article) -> Passage:
        return Passage.cut(article, (Span(0, len(article.text)),))


def article(
    text: str,
    *,
    id_: str,
    event: str | None = "norland-floods",
    published: str | None = "2031-05-02",
    title: str | None = None,
    source: str | None = "The Herald",
) -> Article:
    """An article whose content hash is its id."""
    return Article(
        id=ArticleId(id_),
        text=text,
        title=title,
        source=source,
        published=date.fromisoformat(published) if published else None,
        event=event,
        content_hash=id_.ljust(64, "0"),
        voice=ArticleId(id_),
    )
