"""The search as a LangChain retriever, for chains that others compose.

The only module of ``index`` that knows LangChain, and it imports it when the retriever is made.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

from index.embedding import Embedder
from index.model import Filters
from index.retrieval.hybrid import Retriever
from index.retrieval.model import Hit
from index.retrieval.reranking import Reranker
from index.stores import Shelf

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever


class Shelves(Protocol):
    """Where a shelf is had for the length of one search: the library."""

    def reading(self) -> AbstractContextManager[Shelf]:
        """One consistent generation of the index."""


def langchain_retriever(
    library: Shelves,
    embedder: Embedder,
    *,
    reranker: Reranker | None = None,
    filters: Filters | None = None,
    limit: int = 10,
) -> BaseRetriever:
    """The search as a LangChain ``BaseRetriever``.

    Its documents hold a passage each, best first, with the metadata ``article``, ``source``, ``title``,
    ``url``, ``published`` (ISO 8601 or None), ``start`` and ``end`` (offsets into the article's text).

    Args:
        library: gives a consistent shelf for each search.
        embedder: the model that the index was made with.
        reranker: judges the hits once more; None goes without.
        filters: which articles; None means all.
        limit: at most so many documents.
    """
    from langchain_core.retrievers import BaseRetriever

    class CrosswireRetriever(BaseRetriever):
        """Passages by meaning and by words, near-copies collapsed."""

        def _get_relevant_documents(
            self, query: str, *, run_manager: CallbackManagerForRetrieverRun
        ) -> list[Document]:
            del run_manager
            with library.reading() as shelf:
                hits = Retriever(shelf, embedder, reranker).search(query, filters=filters, limit=limit)
            return [as_document(hit) for hit in hits]

    return CrosswireRetriever()


def as_document(hit: Hit) -> Document:
    """A hit as a LangChain document."""
    from langchain_core.documents import Document

    article = hit.article
    metadata: dict[str, Any] = {
        "article": str(article.id),
        "source": article.source,
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "start": hit.passage.span.start,
        "end": hit.passage.span.end,
        "score": hit.score,
    }
    return Document(page_content=hit.passage.text, metadata=metadata, id=str(hit.passage.id))
