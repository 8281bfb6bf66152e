"""The passage vectors of one generation as one matrix in a file: exact search among chosen articles.

Chroma with a filter is slow and misses much (110–580 ms at 100,000 passages, recall 0.2–0.98); a product
with the rows that remain takes some milliseconds and misses nothing. The file is mapped, not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Matrix, Vector

Rows = NDArray[np.int64]


class ExactVectors:
    """Row numbers of passages in rising order, the row number of each one's article, and its vector.

    Attributes:
        strays: those that Chroma's approximate search does not find with their own vector.
    """

    def __init__(self, rows: Rows, articles: Rows, vectors: Matrix, strays: Rows) -> None:
        self.rows = rows
        self.strays = strays
        self._articles = articles
        self._vectors = vectors

    def vectors_of(self, rows: Sequence[int]) -> Matrix:
        """The vectors of some rows, in their order."""
        return np.asarray(self._vectors[self._places(rows)], dtype=np.float32)

    def nearest(self, vector: Vector, limit: int, articles: Collection[int]) -> list[tuple[int, float]]:
        """Rows of some articles with their cosine, best first."""
        wanted = np.fromiter(articles, dtype=np.int64, count=len(articles))
        return self._best(np.flatnonzero(np.isin(self._articles, wanted)), vector, limit)

    def nearest_strays(self, vector: Vector) -> list[tuple[int, float]]:
        """The rows that approximate search does not find, with their cosine, best first."""
        if not len(self.strays):
            return []
        return self._best(self._places(self.strays), vector, len(self.strays))

    def without(self, rows: Collection[int]) -> tuple[Rows, Rows, Matrix]:
        """Rows, articles and vectors less some rows."""
        keep = ~np.isin(self.rows, np.fromiter(rows, dtype=np.int64, count=len(rows)))
        return self.rows[keep], self._articles[keep], np.asarray(self._vectors[keep])

    def _places(self, rows: Sequence[int] | Rows) -> NDArray[np.intp]:
        wanted = np.asarray(rows, dtype=np.int64)
        places = np.searchsorted(self.rows, wanted)
        if not np.array_equal(self.rows[np.minimum(places, len(self.rows) - 1)], wanted):
            raise KeyError("no such row")
        return places

    def _best(self, places: NDArray[np.intp], vector: Vector, limit: int) -> list[tuple[int, float]]:
        cosines = self._vectors[places] @ vector
        if limit < len(places):
            some = np.argpartition(-cosines, limit - 1)[:limit]
            places, cosines = places[some], cosines[some]
        order = np.lexsort((places, -cosines))
        return [(int(self.rows[places[i]]), float(cosines[i])) for i in order]


def write_exact(
    folder: Path, rows: Rows, articles: Rows, vectors: Iterator[Matrix], *, dimension: int
) -> None:
    """Write the matrix into a folder; ``vectors`` come in parts, in the order of ``rows``."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "rows.npy", rows)
    np.save(folder / "articles.npy", articles)
    with (folder / "vectors.npy").open("wb") as file:
        np.lib.format.write_array_header_1_0(
            file, {"descr": "<f4", "fortran_order": False, "shape": (len(rows), dimension)}
        )
        for part in vectors:
            file.write(np.ascontiguousarray(part, dtype="<f4").tobytes())
    write_strays(folder, [])


def write_strays(folder: Path, rows: Sequence[int]) -> None:
    """Write down which rows approximate search does not find."""
    np.save(folder / "strays.npy", np.array(sorted(rows), dtype=np.int64))


def open_exact(folder: Path) -> ExactVectors:
    """The matrix in a folder."""
    rows = np.load(folder / "rows.npy")
    return ExactVectors(
        rows,
        np.load(folder / "articles.npy"),
        np.load(folder / "vectors.npy", mmap_mode="r" if len(rows) else None),
        np.load(folder / "strays.npy"),
    )
