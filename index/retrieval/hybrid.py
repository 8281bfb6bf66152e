"""The search: by meaning and by words, fused, near-copies collapsed, spread over articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from index.embedding import Embedder, Vector
from index.model import Article, Filters, PassageId
from index.retrieval.diversity import collapse_copies, spread
from index.retrieval.fusion import fused
from index.retrieval.model import EVERY_PART, Hit, SearchParts
from index.retrieval.reranking import Reranker, rerank
from index.stores import Shelf, StoredPassage

OVERFETCH = 5
"""Each search brings this many times the passages wanted, at most :data:`MOST_FETCHED`, so that collapsing
copies and spreading over articles have something to choose from."""

MOST_FETCHED = 50
"""With 30, of 400 news questions 0.7 % fewer have a right article among the first thirty; with 80, as many
more. Each passage costs the reading of its vectors."""

RERANKED = 30
"""So many of the best hits, or as many as are wanted, are judged by a reranker. It reads each together with
the question: tens of milliseconds a passage on one core, even for a model as small as the bundled one."""


@dataclass(frozen=True, slots=True)
class Retriever:
    """Searches one consistent state of the index.

    Attributes:
        shelf: what to search.
        embedder: the model that the index was made with.
        reranker: judges the hits once more; None keeps the fused order.
        parts: which parts of the search are at work.
    """

    shelf: Shelf
    embedder: Embedder
    reranker: Reranker | None = None
    parts: SearchParts = EVERY_PART

    def search(
        self, text: str, *, filters: Filters | None = None, limit: int = 10, words: str | None = None
    ) -> tuple[Hit, ...]:
        """Find the passages that may answer.

        Args:
            text: the question, as it is embedded.
            filters: which articles; None means all.
            limit: at most so many hits.
            words: what the full-text search looks for; None means ``text``.

        Returns:
            Best first; empty where no article passes the filters.
        """
        allowed = self.shelf.article_ids(filters) if filters else None
        if allowed is not None and not allowed:
            return ()
        vector = self.embedder.embed_question(text)
        most = min(limit * OVERFETCH, MOST_FETCHED)
        parts = self.parts
        dense = self.shelf.nearest(vector, limit=most, articles=allowed) if parts.dense else []
        matched = self.shelf.matching(words or text, limit=most, articles=allowed) if parts.lexical else []
        lexical = dict(matched)
        hits = self._hits([*(id_ for id_, _ in dense), *lexical], vector, lexical=lexical)
        if parts.copies:
            hits = collapse_copies(hits)
        if self.reranker is not None:
            hits = rerank(text, hits[: max(limit, RERANKED)], reranker=self.reranker)
        return tuple(spread(hits, limit=limit) if parts.spread else hits[:limit])

    def _hits(
        self, ids: Iterable[PassageId], vector: Vector, *, lexical: Mapping[PassageId, float]
    ) -> list[Hit]:
        """What the two searches gave, best first; a passage that the shelf no longer holds is left out."""
        stored = self.shelf.passages(dict.fromkeys(ids))
        articles = self.shelf.articles(sorted({kept.passage.article for kept in stored.values()}))
        best = max(lexical.values(), default=0.0)
        hits = [
            _hit(kept, articles[kept.passage.article], vector, lexical=(lexical.get(id_, 0.0), best))
            for id_, kept in stored.items()
            if kept.passage.article in articles
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))


def _hit(stored: StoredPassage, article: Article, vector: Vector, *, lexical: tuple[float, float]) -> Hit:
    """A passage with all that the search knows of it; ``lexical`` is its BM25 score and the highest."""
    similarity = float(stored.vectors.whole @ vector)
    sentences = tuple(np.asarray(stored.vectors.sentences @ vector).tolist())
    own, best = lexical
    return Hit(
        passage=stored.passage,
        article=article,
        score=fused(similarity=similarity, sentences=sentences, lexical=own, best_lexical=best),
        similarity=similarity,
        lexical=own,
        sentence_similarities=sentences,
    )
