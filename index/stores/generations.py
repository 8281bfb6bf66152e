"""Generations: what is derived from the catalogue for search, each in a folder written once.

``generations/<n>`` holds Chroma's files, the full-text index and the matrix for exact search, under a seal.
A reindex builds the next folder beside the serving one and verifies it; only then the catalogue's manifest
points to it. A folder that the manifest does not name is a leftover, and is removed by the next writer.
"""

from __future__ import annotations

import logging
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from index.embedding import Matrix
from index.errors import IndexDamagedError
from index.model import ArticleId
from index.stores import chroma
from index.stores.catalogue import Manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.chroma import ChromaVectors
from index.stores.exact import ExactVectors, open_exact, write_exact, write_strays
from index.stores.lexical import LexicalIndex, build_lexical, extend_lexical, open_lexical
from index.stores.locks import in_use, unused
from index.stores.seals import check_folder, seal_folder

_LOG = logging.getLogger(__name__)

FOLDER = "generations"
VIEWS = ".views"
REMOVAL_WAIT_SECONDS = 1.0
"""How long a writer waits for readers to let go of an old generation before it leaves that to them."""

MOST_DROPPED = 0.25
"""Share of vectors that may be deleted from Chroma's index before it is built anew: it never shrinks."""

VECTORS_AT_ONCE = 4_000
SAMPLE = 200
"""Unchanged passages of which a verification asks whether they find themselves."""

MOST_STRAYS = 0.25
"""Share of passages that Chroma may fail to find with their own vector (they are then searched exactly);
with more, its index is unsound. On 100,000 varied vectors we saw none; on 40,000 with many word-for-word
repeats 8 %, since a crowd of equal vectors leaves its neighbours few links in the graph."""

Step = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference between two generations, in row numbers of passages."""

    added: Sequence[int]
    dropped: Sequence[int]


class OpenGeneration:
    """The open handles on one generation. Threads may share them."""

    def __init__(
        self, number: int, vectors: ChromaVectors, lexical: LexicalIndex, exact: ExactVectors
    ) -> None:
        self.number = number
        self.vectors = vectors
        self.lexical = lexical
        self.exact = exact
        self.article_rows: dict[ArticleId, int] | None = None

    def close(self) -> None:
        """Let go of them."""
        self.vectors.close()

    @cached_property
    def stray_count(self) -> int:
        """How many passages only exact search finds."""
        return len(self.exact.strays)


class Generations:
    """The generations of one index."""

    def __init__(self, data: Path, *, library: str = "", chroma_url: str | None = None) -> None:
        self._folder = data / FOLDER
        self._library = library
        self._chroma_url = chroma_url

    def folder(self, number: int) -> Path:
        """The folder of a generation."""
        return self._folder / str(number)

    def check(self, number: int) -> None:
        """Compare a generation's files with its seal.

        Raises:
            IndexDamagedError: if one is missing, too many or altered.
        """
        if not self.folder(number).is_dir():
            raise IndexDamagedError(f"generation {number} is missing")
        check_folder(self.folder(number))

    def open(self, number: int) -> OpenGeneration:
        """Open a generation to read it.

        Raises:
            IndexDamagedError: if its files can't be opened.
        """
        folder = self.folder(number)
        try:
            lexical, exact = open_lexical(folder / "lexical"), open_exact(folder / "exact")
        except Exception as error:
            raise IndexDamagedError(f"generation {number} can't be opened: {error}") from error
        return OpenGeneration(number, self._view_chroma(number), lexical, exact)

    def advance(
        self,
        after: Manifest,
        before: Manifest | None,
        change: Change,
        reading: CatalogueReading,
        *,
        step: Step | None = None,
    ) -> int:
        """Make the generation of ``after``: from the one of ``before`` where that is cheaper, else anew.

        Args:
            after: the manifest of what the catalogue holds now.
            before: that of the serving generation; None if it can't be built upon.
            change: the difference between the two.
            reading: the catalogue as it is now.
            step: told about vectors added while it is built anew.

        Returns:
            How many vectors were deleted from Chroma's index since it was last built.
        """
        if before is not None and self._chroma_url is None:
            dropped = before.dropped + len(change.dropped)
            try:
                if dropped <= MOST_DROPPED * after.passages:
                    self.derive(after.generation, before.generation, change, reading)
                    return dropped
            except IndexDamagedError as damage:
                _LOG.warning("%s Making the search index anew from the stored vectors.", damage)
        self.build(after.generation, reading, step=step)
        return 0

    def build(self, number: int, reading: CatalogueReading, *, step: Step | None = None) -> None:
        """Make a generation from the catalogue's stored vectors and texts, verify and seal it.

        Raises:
            IndexDamagedError: if it does not pass, or stored vectors are damaged.
        """
        folder = self._fresh(number)
        self._write_exact(folder, reading)
        exact = open_exact(folder / "exact")
        rows = [int(row) for row in exact.rows]
        with closing(self._create_chroma(number)) as vectors:
            self._add(vectors, exact, rows, step)
        build_lexical(folder / "lexical", reading.words())
        self._finish(number, reading, changed=rows)

    def derive(self, number: int, before: int, change: Change, reading: CatalogueReading) -> None:
        """Make a generation from a copy of another with a difference applied, verify and seal it.

        Raises:
            IndexDamagedError: as :meth:`build`.
        """
        folder = self._fresh(number)
        self._extend_exact(folder, self.folder(before), change, reading)
        exact = open_exact(folder / "exact")
        shutil.copytree(self.folder(before) / "chroma", folder / "chroma")
        with closing(chroma.open_embedded(folder / "chroma")) as vectors:
            vectors.delete(change.dropped)
            self._add(vectors, exact, sorted(change.added), None)
        if change.dropped:  # words of removed texts must not stay in a file
            build_lexical(folder / "lexical", reading.words())
        else:
            shutil.copytree(self.folder(before) / "lexical", folder / "lexical")
            extend_lexical(folder / "lexical", reading.words(change.added))
        self._finish(number, reading, changed=change.added)

    @contextmanager
    def in_use(self, number: int) -> Iterator[None]:
        """Keep a generation from being removed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with in_use(self._folder / f"{number}.lock"):
            yield

    def numbers(self) -> list[int]:
        """The generations of which there is anything, in order."""
        if not self._folder.is_dir():
            return []
        return sorted({int(path.stem) for path in self._folder.iterdir() if path.stem.isdigit()})

    def remove_all_but(self, serving: int) -> bool:
        """Remove every generation but one; False if readers still held one. For the writer alone."""
        done = [self._remove(number, REMOVAL_WAIT_SECONDS) for number in self.numbers() if number != serving]
        if self._chroma_url is not None:
            for name in chroma.names_on_server(self._chroma_url, self._name("")):
                if name != self._name(serving):
                    chroma.drop_on_server(self._chroma_url, name)
        return all(done)

    def remove_older(self, serving: int) -> None:
        """Remove what a writer left behind because this reader still held it."""
        with suppress(OSError):
            for number in self.numbers():
                if number < serving:
                    self._remove(number, 0.0)

    def _remove(self, number: int, wait_seconds: float) -> bool:
        lock = self._folder / f"{number}.lock"
        with unused(lock, wait_seconds=wait_seconds) as alone:
            if alone:
                shutil.rmtree(self.folder(number), ignore_errors=True)
                lock.unlink(missing_ok=True)
            return alone

    def _fresh(self, number: int) -> Path:
        folder = self.folder(number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _finish(self, number: int, reading: CatalogueReading, *, changed: Sequence[int]) -> None:
        """Settle, verify and seal a generation."""
        folder = self.folder(number)
        if self._chroma_url is None:
            chroma.settle_embedded(folder / "chroma")
        with closing(self.open(number)) as made:
            _verify_counts(made, reading.count_passages())
            others = sorted(set(made.exact.rows.tolist()).difference(changed))
            sample = random.Random(number).sample(others, min(SAMPLE, len(others)))  # noqa: S311 - no secret
            strays = _strays(made, [*changed, *sample])
            _verify_words(made, reading, [*changed[:SAMPLE], *sample[: SAMPLE // 4]])
            kept = set(made.exact.strays.tolist()) | set(strays)
        write_strays(folder / "exact", sorted(kept))
        shutil.rmtree(folder / VIEWS, ignore_errors=True)
        seal_folder(folder)

    def _name(self, number: int | str) -> str:
        return f"crosswire-{self._library}-{number}"

    def _create_chroma(self, number: int) -> ChromaVectors:
        if self._chroma_url is not None:
            return chroma.create_on_server(self._chroma_url, self._name(number))
        return chroma.create_embedded(self.folder(number) / "chroma")

    def _view_chroma(self, number: int) -> ChromaVectors:
        if self._chroma_url is not None:
            return chroma.open_on_server(self._chroma_url, self._name(number))
        return chroma.view_embedded(self.folder(number) / "chroma", self.folder(number) / VIEWS)

    def _add(
        self, vectors: ChromaVectors, exact: ExactVectors, rows: Sequence[int], step: Step | None
    ) -> None:
        for start in range(0, len(rows), VECTORS_AT_ONCE):
            some = rows[start : start + VECTORS_AT_ONCE]
            vectors.add(some, exact.vectors_of(some), step=step)

    def _write_exact(self, folder: Path, reading: CatalogueReading) -> None:
        keys = reading.vector_keys()
        articles = reading.article_of_rows()
        every = list(keys)
        parts = _wholes(reading, [keys[row] for row in every])
        write_exact(
            folder / "exact",
            np.array(every, dtype=np.int64),
            np.array([articles[row] for row in every], dtype=np.int64),
            parts,
            dimension=reading.vectors.dimension(),
        )

    def _extend_exact(self, folder: Path, before: Path, change: Change, reading: CatalogueReading) -> None:
        old = open_exact(before / "exact")
        rows, articles, vectors = old.without(change.dropped)
        added = sorted(change.added)
        keys, owners = reading.vector_keys(added), reading.article_of_rows(added)
        new = _wholes(reading, [keys[row] for row in added])
        write_exact(
            folder / "exact",
            np.concatenate([rows, np.array(added, dtype=np.int64)]),
            np.concatenate([articles, np.array([owners[row] for row in added], dtype=np.int64)]),
            iter([vectors, *new]),
            dimension=reading.vectors.dimension(),
        )
        write_strays(folder / "exact", sorted(set(old.strays.tolist()).difference(change.dropped)))


def _wholes(reading: CatalogueReading, keys: Sequence[bytes]) -> Iterator[Matrix]:
    for start in range(0, len(keys), VECTORS_AT_ONCE):
        yield reading.vectors.wholes(keys[start : start + VECTORS_AT_ONCE])


def _verify_counts(made: OpenGeneration, passages: int) -> None:
    counts = {
        "Chroma": made.vectors.count(),
        "the full-text index": made.lexical.count(),
        "the matrix": len(made.exact.rows),
    }
    for what, count in counts.items():
        if count != passages:
            raise IndexDamagedError(f"{what} holds {count} passages, the catalogue {passages}")


def _strays(made: OpenGeneration, rows: Sequence[int]) -> list[int]:
    strays: list[int] = []
    for start in range(0, len(rows), VECTORS_AT_ONCE):
        some = rows[start : start + VECTORS_AT_ONCE]
        strays += made.vectors.strays(some, made.exact.vectors_of(some))
    if len(strays) > max(3, MOST_STRAYS * len(rows)):
        raise IndexDamagedError(f"Chroma does not find {len(strays)} of {len(rows)} passages")
    return strays


def _verify_words(made: OpenGeneration, reading: CatalogueReading, rows: Sequence[int]) -> None:
    for words in reading.words(rows):
        if made.lexical.has_words(words.text):
            found = made.lexical.matching(words.text, 1_000, [words.article])
            if words.row not in {row for row, _ in found}:
                raise IndexDamagedError(f"the full-text index does not find passage {words.row}")
