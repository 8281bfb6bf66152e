"""An embedder without a model: a text's vector is the sum of its words' vectors. Fast and deterministic."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

import numpy as np

from index.embedding import PassageVectors, Vector
from index.model import Passage

DIMENSION = 32


class WordEmbedder:
    """Implements :class:`index.embedding.Embedder`; counts what it embeds.

    Attributes:
        embedded: the texts that it embedded, in order.
    """

    window_tokens = 200
    dimension = DIMENSION

    def __init__(self, name: str = "words", *, salt: str = "") -> None:
        self.name = name
        self.digest = hashlib.sha256((name + salt).encode()).hexdigest()[:32]
        self.embedded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(_words(text)) for text in texts]

    def embed(
        self, passages: Sequence[Passage], progress: Callable[[int], None] | None = None
    ) -> list[PassageVectors]:
        self.embedded += [passage.text for passage in passages]
        if progress is not None:
            progress(len(passages))
        return [self._vectors(passage) for passage in passages]

    def embed_question(self, text: str) -> Vector:
        total = sum((_word_vector(self.digest, word) for word in _words(text)), np.zeros(DIMENSION))
        total[0] += 1e-3
        return np.asarray(total / np.linalg.norm(total), dtype=np.float32)

    def _vectors(self, passage: Passage) -> PassageVectors:
        start = passage.span.start
        sentences = [passage.text[span.start - start : span.end - start] for span in passage.sentences]
        return PassageVectors(
            whole=self.embed_question(f"{passage.heading}\n{passage.text}"),
            sentences=np.stack([self.embed_question(sentence) for sentence in sentences]),
        )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _word_vector(digest: str, word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.blake2b((digest + word).encode(), digest_size=8).digest())
    return np.random.default_rng(seed).normal(size=DIMENSION)
