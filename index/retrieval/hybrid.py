"""The search: by meaning and by words, fused, near-copies collapsed, spread over articles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.embedding import Embedder, Vector
from index.model import Filters, PassageId
from index.retrieval.diversity import collapse_copies, spread
from index.retrieval.fusion import fuse
from index.retrieval.model import EVERY_PART, Hit, SearchParts
from index.retrieval.reranking import Reranker, rerank
from index.stores import Shelf

OVERFETCH = 5
"""Each search brings this many times the passages wanted, at most :data:`MOST_FETCHED`, so that collapsing
copies and spreading over articles have something to choose from."""

MOST_FETCHED = 80


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
        dense = self.shelf.nearest(vector, limit=most, articles=allowed)
        lexical = self.shelf.matching(words or text, limit=most, articles=allowed)
        fused = fuse([[id_ for id_, _ in dense], [id_ for id_, _ in lexical]])[:most]
        hits = collapse_copies(self._hits(fused, vector, lexical=dict(lexical)))
        if self.reranker is not None:
            hits = rerank(text, hits, reranker=self.reranker)
        return tuple(spread(hits, limit=limit))

    def _hits(
        self, fused: list[tuple[PassageId, float]], vector: Vector, *, lexical: dict[PassageId, float]
    ) -> list[Hit]:
        """Complete what the two searches gave; a passage that the shelf no longer holds is left out."""
        stored = self.shelf.passages([id_ for id_, _ in fused])
        articles = self.shelf.articles(sorted({kept.passage.article for kept in stored.values()}))
        return [
            Hit(
                passage=stored[id_].passage,
                article=articles[stored[id_].passage.article],
                score=score,
                similarity=float(stored[id_].vectors.whole @ vector),
                lexical=lexical.get(id_, 0.0),
                sentence_similarities=tuple(np.asarray(stored[id_].vectors.sentences @ vector).tolist()),
            )
            for id_, score in fused
            if id_ in stored and stored[id_].passage.article in articles
        ]
