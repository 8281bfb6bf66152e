"""Generations: what is derived from the catalogue for search, each in a folder written once.

``generations/<n>/chroma`` holds the vectors in Chroma, ``generations/<n>/lexical`` the full-text index. A
reindex builds the next folder beside the serving one, checks it, and only then the catalogue's manifest
points to it. A folder that the manifest does not name is a leftover, and is removed by the next writer.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexDamagedError
from index.stores import chroma
from index.stores.catalogue_reading import CatalogueReading
from index.stores.chroma import ChromaVectors
from index.stores.lexical import LexicalIndex, build_lexical, extend_lexical, open_lexical
from index.stores.locks import in_use, unused

FOLDER = "generations"
REMOVAL_WAIT_SECONDS = 5.0
"""How long a writer waits for readers to let go of the old generation before it leaves it to the next."""

VECTORS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The difference between two generations, in row numbers of passages."""

    added: Sequence[int]
    dropped: Sequence[int]


@dataclass(slots=True)
class OpenGeneration:
    """The open handles on one generation."""

    number: int
    vectors: ChromaVectors
    lexical: LexicalIndex

    def close(self) -> None:
        """Let go of them."""
        self.vectors.close()


class Generations:
    """The generations of one index."""

    def __init__(self, data: Path, *, library: str = "", chroma_url: str | None = None) -> None:
        self._folder = data / FOLDER
        self._library = library
        self._chroma_url = chroma_url

    def folder(self, number: int) -> Path:
        """The folder of a generation."""
        return self._folder / str(number)

    def open(self, number: int) -> OpenGeneration:
        """Open a generation.

        Raises:
            IndexDamagedError: if its files fail their checks.
        """
        folder = self.folder(number)
        if not folder.is_dir():
            raise IndexDamagedError(f"generation {number} is missing")
        try:
            lexical = open_lexical(folder / "lexical")
        except Exception as error:
            raise IndexDamagedError(f"the full-text index can't be opened: {error}") from error
        return OpenGeneration(number, self._open_chroma(number), lexical)

    def build(self, number: int, reading: CatalogueReading) -> None:
        """Make a generation from the catalogue's stored vectors and texts."""
        folder = self._fresh(number)
        with closing(self._create_chroma(number)) as vectors:
            self._add(vectors, reading, sorted(reading.vector_keys()))
        build_lexical(folder / "lexical", reading.words())

    def derive(self, number: int, before: int, change: Change, reading: CatalogueReading) -> None:
        """Make a generation from a copy of another with a difference applied."""
        if self._chroma_url is not None:
            self.build(number, reading)
            return
        folder = self._fresh(number)
        shutil.copytree(self.folder(before) / "chroma", folder / "chroma")
        with closing(chroma.open_embedded(folder / "chroma")) as vectors:
            vectors.delete(change.dropped)
            self._add(vectors, reading, sorted(change.added))
        if change.dropped:
            build_lexical(folder / "lexical", reading.words())
        else:
            shutil.copytree(self.folder(before) / "lexical", folder / "lexical")
            extend_lexical(folder / "lexical", reading.words(change.added))

    @contextmanager
    def in_use(self, number: int) -> Iterator[None]:
        """Keep a generation from being removed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with in_use(self._folder / f"{number}.lock"):
            yield

    def numbers(self) -> list[int]:
        """The generations that have a folder, in order."""
        if not self._folder.is_dir():
            return []
        return sorted(int(path.name) for path in self._folder.iterdir() if path.name.isdigit())

    def remove_all_but(self, serving: int) -> bool:
        """Remove every generation but one; False if readers still held one."""
        return all([self._remove(number) for number in self.numbers() if number != serving])

    def _remove(self, number: int) -> bool:
        lock = self._folder / f"{number}.lock"
        with unused(lock, wait_seconds=REMOVAL_WAIT_SECONDS) as alone:
            if alone:
                shutil.rmtree(self.folder(number), ignore_errors=True)
                lock.unlink(missing_ok=True)
                if self._chroma_url is not None:
                    chroma.drop_on_server(self._chroma_url, self._name(number))
            return alone

    def _fresh(self, number: int) -> Path:
        folder = self.folder(number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def _name(self, number: int) -> str:
        return f"crosswire-{self._library}-{number}"

    def _create_chroma(self, number: int) -> ChromaVectors:
        if self._chroma_url is not None:
            return chroma.create_on_server(self._chroma_url, self._name(number))
        return chroma.create_embedded(self.folder(number) / "chroma")

    def _open_chroma(self, number: int) -> ChromaVectors:
        if self._chroma_url is not None:
            return chroma.open_on_server(self._chroma_url, self._name(number))
        return chroma.open_embedded(self.folder(number) / "chroma")

    def _add(self, vectors: ChromaVectors, reading: CatalogueReading, rows: Sequence[int]) -> None:
        for start in range(0, len(rows), VECTORS_AT_ONCE):
            some = rows[start : start + VECTORS_AT_ONCE]
            keys = reading.vector_keys(some)
            vectors.add(some, reading.wholes([keys[row] for row in some]))
