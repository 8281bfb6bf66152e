"""Where the index lives, and the one face that questions see of it: the :class:`Shelf`.

The catalogue (:mod:`index.stores.catalogue`) is the truth. Chroma and the full-text index are derived
from it, generation by generation (:mod:`index.stores.generations`), and can be rebuilt without embedding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from index.claims.model import Account, Claim
from index.embedding import PassageVectors, Vector
from index.model import Article, ArticleId, Filters, Passage, PassageId


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage and its vectors, as the index holds them."""

    passage: Passage
    vectors: PassageVectors


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """What an index holds and what it was made with.

    Attributes:
        generation: counts up with every reindex that changed something, from 1.
        made_at: when the generation was finished; aware, UTC.
        articles, passages, claims: how many there are.
        model: the embedding model's name.
    """

    generation: int
    made_at: datetime
    articles: int
    passages: int
    claims: int
    model: str


class Shelf(Protocol):
    """One consistent generation of the index, for the length of one question.

    What one method returns fits what the others return, whatever a reindex does meanwhile.
    """

    def state(self) -> IndexState:
        """What this generation holds."""

    def nearest(
        self, vector: Vector, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        """The passages whose vectors are nearest to ``vector``, with their cosine, best first.

        Args:
            vector: of unit length.
            limit: at most so many.
            articles: only passages of these; None means of all. With articles given the result is
                exact; without, it is Chroma's (approximate; its recall is measured in benchmarks/).
        """

    def matching(
        self, text: str, *, limit: int, articles: frozenset[ArticleId] | None = None
    ) -> list[tuple[PassageId, float]]:
        """The passages that share words with ``text``, with their BM25 score, best first."""

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        """The passages with these ids; an id that is not there is left out."""

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        """The articles that pass the filters; None where no filter is set.

        A filter on event or source holds if all its words are among the words of the article's, whatever
        their case and accents. An article of unknown date passes no ``since`` and no ``until``.
        """

    def articles(self, ids: Iterable[ArticleId] | None = None) -> dict[ArticleId, Article]:
        """The articles with these ids, all by default; an id that is not there is left out."""

    def claims(self, *, event: str | None = None, article: ArticleId | None = None) -> tuple[Claim, ...]:
        """The claims of an event (matched like a filter) or of an article, in order of text."""

    def accounts(
        self, *, event: str | None = None, articles: Collection[ArticleId] | None = None
    ) -> tuple[Account, ...]:
        """The accounts of an event (matched like a filter) or of some articles, in order of text."""

    def events(self) -> tuple[str, ...]:
        """The events that articles name or were found to be about, those of most articles first."""

    def sources(self) -> tuple[str, ...]:
        """The outlets that articles name, in alphabetical order."""
