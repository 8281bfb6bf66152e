"""The shelf: one generation's handles and one state of the catalogue, together."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from index.claims.model import Account, Claim
from index.embedding import Vector
from index.model import Article, ArticleId, Filters, PassageId
from index.stores import IndexState, StoredPassage
from index.stores.catalogue import Manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.generations import OpenGeneration


class GenerationShelf:
    """A :class:`~index.stores.Shelf`; one thread at a time may use it."""

    def __init__(self, manifest: Manifest, reading: CatalogueReading, handle: OpenGeneration) -> None:
        self._manifest = manifest
        self._reading = reading
        self._handle = handle

    def state(self) -> IndexState:
        """What this generation holds."""
        return self._manifest.state()

    def nearest(
        self, vector: Vector, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        """The passages nearest to ``vector`` with their cosine, best first; exact if articles are given."""
        limit = min(limit, self._manifest.passages)
        if limit < 1:
            return []
        if articles is not None:
            return self._named(self._handle.exact.nearest(vector, limit, self._rows_of(articles)))
        found = dict(self._handle.vectors.nearest(vector, limit))
        found.update(self._handle.exact.nearest_strays(vector))
        return self._named(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])

    def matching(
        self, text: str, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        """The passages that share words with ``text``, with their BM25 score, best first."""
        rows = None if articles is None else self._rows_of(articles)
        return self._named(self._handle.lexical.matching(text, limit, rows))

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        """The passages with these ids; an id that is not there is left out."""
        return self._reading.passages(ids)

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        """The articles that pass the filters; None where no filter is set."""
        return self._reading.article_ids(filters)

    def articles(self, ids: Iterable[ArticleId] | None = None) -> dict[ArticleId, Article]:
        """The articles with these ids, all by default; an id that is not there is left out."""
        return self._reading.articles(ids)

    def claims(self, *, event: str | None = None, article: ArticleId | None = None) -> tuple[Claim, ...]:
        """The claims of an event or of an article, in order of article and text."""
        return self._reading.claims(event=event, article=article)

    def accounts(
        self, *, event: str | None = None, articles: Collection[ArticleId] | None = None
    ) -> tuple[Account, ...]:
        """The accounts of an event or of some articles, in order of article and text."""
        return self._reading.accounts(event=event, articles=articles)

    def events(self) -> tuple[str, ...]:
        """The events that articles name or were found to be about, those of most articles first."""
        return self._reading.events()

    def sources(self) -> tuple[str, ...]:
        """The outlets that articles name, in alphabetical order."""
        return self._reading.sources()

    def _rows_of(self, articles: Collection[ArticleId]) -> list[int]:
        if self._handle.article_rows is None:
            self._handle.article_rows = self._reading.article_rows()
        rows = self._handle.article_rows
        return [rows[id_] for id_ in articles if id_ in rows]

    def _named(self, found: list[tuple[int, float]]) -> list[tuple[PassageId, float]]:
        names = self._reading.passage_ids(row for row, _ in found)
        return [(names[row], score) for row, score in found]
