"""A second look at the hits by a cross-encoder: reads question and passage together.

The only module beside the embedding folder that knows sentence-transformers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from index.errors import EmbeddingModelError
from index.retrieval.model import Hit

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker(Protocol):
    """Judges how well a passage answers a question."""

    def judge(self, question: str, texts: Sequence[str]) -> list[float]:
        """One score a text, in order; higher is better; comparable within one call only."""


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder as a :class:`Reranker`."""

    def __init__(self, model: CrossEncoder) -> None:
        self._model = model

    def judge(self, question: str, texts: Sequence[str]) -> list[float]:
        """See :meth:`Reranker.judge`."""
        if not texts:
            return []
        scores = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in scores]


def load_reranker(model: str) -> Reranker:
    """Load a cross-encoder by name or path.

    Raises:
        EmbeddingModelError: if it can't be loaded, or gives more than one score a pair.
    """
    from sentence_transformers import CrossEncoder

    try:
        encoder = CrossEncoder(model, device="cpu")
    except Exception as error:
        raise EmbeddingModelError(
            f"The reranker {model!r} can't be loaded ({type(error).__name__}). Give CROSSWIRE_RERANKER the "
            "path of a sentence-transformers cross-encoder, or unset it to do without."
        ) from error
    if encoder.num_labels != 1:
        raise EmbeddingModelError(
            f"The reranker {model!r} gives {encoder.num_labels} scores a pair instead of one. "
            "Give CROSSWIRE_RERANKER a cross-encoder made for ranking, or unset it."
        )
    return CrossEncoderReranker(encoder)


def rerank(question: str, hits: Sequence[Hit], *, reranker: Reranker) -> list[Hit]:
    """Order hits anew by the reranker's judgement, which replaces their score."""
    texts = [f"{hit.passage.heading}\n{hit.passage.text}".strip() for hit in hits]
    judged = zip(hits, reranker.judge(question, texts), strict=True)
    return sorted((replace(hit, score=score) for hit, score in judged), key=lambda hit: -hit.score)
