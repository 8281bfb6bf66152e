"""Made-up articles and vectors in any number, so that size can be measured without embedding for hours."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.embedding import Embedder, PassageVectors, Vector
from index.model import Passage

PASSAGES_PER_ARTICLE = 5
_SENTENCES_PER_PASSAGE, _WORDS_PER_SENTENCE = 3, 14
_TOKENS_PER_WORD = 3.0
_SYLLABLES = "ka lo mir ten va sul dor ne pil ras tu gem bo chi far wen osk ul yan zet".split()
_CENTRES, _DIMENSION = 2_000, 384


class SyntheticEmbedder:
    """Vectors in clusters, drawn by the text; questions go through a real model.

    Implements :class:`index.embedding.Embedder`.
    """

    name, digest, dimension, window_tokens = "synthetic", "5" * 32, _DIMENSION, 254

    def __init__(self, model: Embedder) -> None:
        self._model = model
        self._centres = np.random.default_rng(0).normal(size=(_CENTRES, _DIMENSION)).astype(np.float32)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """So many that a passage takes three sentences."""
        return [int(len(text.split()) * _TOKENS_PER_WORD) for text in texts]

    def embed(
        self, passages: Sequence[Passage], progress: Callable[[int], None] | None = None
    ) -> list[PassageVectors]:
        """A cluster's centre and some noise for each passage, more noise for each sentence."""
        del progress
        return [self._vectors(passage) for passage in passages]

    def embed_question(self, text: str) -> Vector:
        """The real model's vector."""
        return self._model.embed_question(text)

    def _vectors(self, passage: Passage) -> PassageVectors:
        seed = int.from_bytes(hashlib.blake2b(passage.text.encode(), digest_size=8).digest())
        chance = np.random.default_rng(seed)
        centre = self._centres[chance.integers(_CENTRES)]
        drawn = centre + chance.normal(size=(1 + len(passage.sentences), _DIMENSION)).astype(np.float32)
        drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
        return PassageVectors(whole=drawn[0], sentences=drawn[1:])


def write_synthetic_articles(folder: Path, passages: int) -> int:
    """Write articles of about so many passages in all; returns how many articles."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 2) for rank in range(len(words))]
    count = max(1, passages // PASSAGES_PER_ARTICLE)
    for number in range(count):
        write_synthetic_article(folder, number, chance.choices(words, weights, k=700))
    return count


def write_synthetic_article(folder: Path, number: int, words: Sequence[str]) -> None:
    """Write one article out of some words; every third has a figure in it."""
    drawn = iter(words)
    parts = []
    for place in range(PASSAGES_PER_ARTICLE):
        sentences = [
            " ".join(next(drawn) for _ in range(_WORDS_PER_SENTENCE)).capitalize() + "."
            for _ in range(_SENTENCES_PER_PASSAGE)
        ]
        if place == 0 and number % 3 == 0:
            sentences[0] = (
                f"At least {number % 90 + 2} people were killed in {next(drawn).capitalize()}, police said."
            )
        parts.append(" ".join(sentences))
    path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    day = f"20{31 + number % 3}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    lead = f"---\nsource: Outlet {number % 40}\npublished: {day}\nevent: event {number % 50}\n---\n"
    path.write_text(lead + "\n\n".join(parts) + "\n", encoding="utf-8")
    long_ago = time.time() - 100_000
    os.utime(path, (long_ago, long_ago))


def megabytes_below(folder: Path) -> float:
    """What a folder takes on the disk."""
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )


def peak_memory_mb() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
