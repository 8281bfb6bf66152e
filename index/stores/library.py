"""The index as questions see it: a library that lends a :class:`~index.stores.Shelf` for each question."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.claims.model import Account, Claim
from index.embedding import Embedder, Vector
from index.errors import IndexMissingError, ModelChangedError
from index.model import Article, ArticleId, Filters, PassageId
from index.stores import IndexState, Shelf, StoredPassage
from index.stores.catalogue import Catalogue, Manifest, read_manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.generations import Generations, OpenGeneration


class Library:
    """The index in a data folder. Threads may share it; a reindex elsewhere is seen at the next question."""

    def __init__(
        self, *, data: Path, embedder: Embedder, catalogue: Catalogue, chroma_url: str | None = None
    ) -> None:
        self._data = data
        self._embedder = embedder
        self._catalogue = catalogue
        self._chroma_url = chroma_url
        self._lock = threading.Lock()
        self._open: OpenGeneration | None = None

    @classmethod
    def open(
        cls, *, data: Path, embedder: Embedder, database_url: str | None = None, chroma_url: str | None = None
    ) -> Library:
        """The library in a data folder; nothing is read yet, and there may be no index yet."""
        return cls(
            data=data, embedder=embedder, catalogue=Catalogue(data, database_url), chroma_url=chroma_url
        )

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        """One consistent generation, for the length of one question.

        Raises:
            IndexMissingError: if nothing was indexed yet.
            ModelChangedError: if the index was made with another embedding model.
            IndexDamagedError: if files of the index fail their checks.
        """
        if not self._catalogue.exists():
            raise IndexMissingError
        while True:
            generations = Generations(self._data, library="", chroma_url=self._chroma_url)
            number = self._serving()
            with generations.in_use(number), self._catalogue.reading() as (connection, vectors):
                manifest = read_manifest(connection)
                if manifest.generation != number:
                    continue
                self._check_model(manifest)
                handle = self._handle(manifest)
                yield GenerationShelf(manifest, CatalogueReading(connection, vectors), handle)
                return

    def close(self) -> None:
        """Let go of all files and connections."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None
        self._catalogue.close()

    def _serving(self) -> int:
        with self._catalogue.reading() as (connection, _):
            return read_manifest(connection).generation

    def _check_model(self, manifest: Manifest) -> None:
        if manifest.model_digest != self._embedder.digest:
            raise ModelChangedError(indexed_with=manifest.model, now=self._embedder.name)

    def _handle(self, manifest: Manifest) -> OpenGeneration:
        with self._lock:
            if self._open is None or self._open.number != manifest.generation:
                generations = Generations(self._data, library=manifest.library, chroma_url=self._chroma_url)
                before, self._open = self._open, generations.open(manifest.generation)
                if before is not None:
                    before.close()
            return self._open


class GenerationShelf:
    """A :class:`~index.stores.Shelf` over one generation's handles and one state of the catalogue."""

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
        """The passages nearest to ``vector``, with their cosine, best first; exact if ``articles`` are given."""
        limit = min(limit, self._manifest.passages)
        if limit < 1:
            return []
        if articles is not None:
            return self._nearest_among(vector, limit, articles)
        return self._named(self._handle.vectors.nearest(vector, limit))

    def matching(
        self, text: str, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        """The passages that share words with ``text``, with their BM25 score, best first."""
        rows = None
        if articles is not None:
            every = self._reading.article_rows()
            rows = [every[id_] for id_ in articles if id_ in every]
        return self._named(self._handle.lexical.matching(text, limit, rows))

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        """The passages with these ids; an id that is not there is left out."""
        return self._reading.passages(ids)

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        """The articles that pass the filters; None where no filter is set."""
        return self._reading.article_ids(filters)

    def articles(self, ids: Iterable[ArticleId] | None = None) -> dict[ArticleId, Article]:
        """The articles with these ids, all by default."""
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
        """The events that articles name, in alphabetical order."""
        return self._reading.events()

    def _nearest_among(
        self, vector: Vector, limit: int, articles: frozenset[ArticleId]
    ) -> list[tuple[PassageId, float]]:
        among = list(self._reading.passages_of(articles).values())
        if not among:
            return []
        cosines = self._reading.wholes([key for _, key in among]) @ vector
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(among[i][0], float(cosines[i])) for i in best]

    def _named(self, found: list[tuple[int, float]]) -> list[tuple[PassageId, float]]:
        names = self._reading.passage_ids(row for row, _ in found)
        return [(names[row], score) for row, score in found]
