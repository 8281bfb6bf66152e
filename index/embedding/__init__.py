"""Texts to vectors: one seam, so that nothing else knows which library does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.model import Passage

Vector = NDArray[np.float32]
"""A vector of shape ``(dimension,)``, of unit length."""

Matrix = NDArray[np.float32]
"""Vectors of unit length, one a row: shape ``(n, dimension)``."""


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """What embedding a passage gives.

    Attributes:
        whole: the vector of heading and text together, shape ``(dimension,)``.
        sentences: one vector a sentence, each read in the context of its passage (the token vectors of
            one forward pass, averaged over the sentence's own tokens), shape ``(sentences, dimension)``.
            Chunks of one pass: Günther et al. 2024, "Late Chunking" (arXiv 2409.04701).
    """

    whole: Vector
    sentences: Matrix


class Embedder(Protocol):
    """Turns passages and questions into vectors of one space.

    The same text gives the same vector. Vectors are of unit length.
    """

    @property
    def name(self) -> str:
        """How the settings name the model; stands in the manifest of the index."""

    @property
    def digest(self) -> str:
        """Hex digest over the model's weights and configuration: tells a swapped model of the same name."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def window_tokens(self) -> int:
        """How many tokens the model reads; what a text has beyond is not seen."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the model's own start and end marks."""

    def embed(
        self, passages: Sequence[Passage], progress: Callable[[int], None] | None = None
    ) -> list[PassageVectors]:
        """Embed passages, in order; ``progress`` is called with the number done since its last call."""

    def embed_question(self, text: str) -> Vector:
        """Embed a question."""
