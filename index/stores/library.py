"""The index as questions see it: a library that lends a :class:`~index.stores.Shelf` for each question."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from index.embedding import Embedder
from index.errors import IndexBusyError, IndexDamagedError, IndexMissingError, ModelChangedError
from index.stores import Shelf
from index.stores.catalogue import Catalogue, Manifest, read_manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.generations import Generations, OpenGeneration
from index.stores.mending import mend_generation, settle
from index.stores.room import full_disk_named
from index.stores.shelf import GenerationShelf

_LOG = logging.getLogger(__name__)

_Key = tuple[str, int]
"""A generation by the name of its index and its number: an index made anew counts from one again."""


class Library:
    """The index in a data folder. Threads may share it; a reindex elsewhere is seen at the next question."""

    def __init__(
        self, *, data: Path, embedder: Embedder, database_url: str | None, chroma_url: str | None
    ) -> None:
        self._data = data
        self._embedder = embedder
        self._database_url = database_url
        self._chroma_url = chroma_url
        self._lock = threading.RLock()
        self._catalogue: Catalogue | None = None
        self._identity: tuple[int, ...] = ()
        self._checked = False
        self._open: dict[_Key, _Lent] = {}
        self._newest: _Key = ("", 0)

    @classmethod
    def open(
        cls, *, data: Path, embedder: Embedder, database_url: str | None = None, chroma_url: str | None = None
    ) -> Library:
        """The library in a data folder; nothing is read yet, and there may be no index yet."""
        return cls(data=data, embedder=embedder, database_url=database_url, chroma_url=chroma_url)

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        """One consistent generation, for the length of one question.

        Its files are checked when it is first opened. Where what is derived from the catalogue is damaged,
        it is made anew from the stored vectors before the question goes on.

        Raises:
            IndexMissingError: if nothing was indexed yet.
            ModelChangedError: if the index was made with another embedding model.
            IndexDamagedError: if the catalogue itself fails its checks.
            NoRoomError: if the disk is too full for what a reader writes beside the index.
        """
        try:
            with ExitStack() as stack:
                with full_disk_named(self._data):
                    shelf = self._sound_shelf(stack)
                yield shelf
        finally:
            self._let_go_of_superseded()

    def close(self) -> None:
        """Let go of all files and connections. Shelves that are still lent can't be used any more."""
        with self._lock:
            for lent in self._open.values():
                lent.handle.close()
            self._open.clear()
            if self._catalogue is not None:
                self._catalogue.close()
                self._catalogue = None

    def _sound_shelf(self, stack: ExitStack) -> Shelf:
        try:
            with full_disk_named(self._data):  # what can't be opened for want of room needs no mending
                return self._shelf(stack)
        except _DerivedDamagedError as error:
            stack.close()
            self._mend(error.damage)
            return self._shelf(stack)

    def _shelf(self, stack: ExitStack) -> Shelf:
        """A shelf over the serving generation; what must be let go afterwards is put on the stack."""
        catalogue = self._current_catalogue()
        if not catalogue.exists():
            raise IndexMissingError
        while True:
            with ExitStack() as attempt:
                connection, vectors = attempt.enter_context(catalogue.reading())
                manifest = read_manifest(connection)
                self._check_model(manifest)
                generations = self._generations(manifest)
                attempt.enter_context(generations.in_use(manifest.generation))
                if not generations.folder(manifest.generation).is_dir() and self._moved_on(
                    catalogue, manifest
                ):
                    continue
                handle = attempt.enter_context(self._lend(catalogue, generations, manifest))
                stack.push(attempt.pop_all())
                return GenerationShelf(manifest, CatalogueReading(connection, vectors), handle)

    def _current_catalogue(self) -> Catalogue:
        """The catalogue, opened anew if another process has replaced its files."""
        with self._lock:
            catalogue = self._catalogue or Catalogue(self._data, self._database_url)
            identity = tuple(path.stat().st_ino for path in catalogue.files if path.exists())
            if self._catalogue is None or identity != self._identity:
                catalogue = Catalogue(self._data, self._database_url)
                catalogue.check()
                self._catalogue, self._identity, self._checked = catalogue, identity, True
            return catalogue

    def _generations(self, manifest: Manifest) -> Generations:
        return Generations(self._data, library=manifest.library, chroma_url=self._chroma_url)

    def _check_model(self, manifest: Manifest) -> None:
        if manifest.model_digest != self._embedder.digest:
            raise ModelChangedError(indexed_with=manifest.model, now=self._embedder.name)

    def _moved_on(self, catalogue: Catalogue, manifest: Manifest) -> bool:
        """Whether another generation serves by now."""
        return catalogue.manifest().generation != manifest.generation

    @contextmanager
    def _lend(
        self, catalogue: Catalogue, generations: Generations, manifest: Manifest
    ) -> Iterator[OpenGeneration]:
        key = (manifest.library, manifest.generation)
        with self._lock:
            if key not in self._open:
                if not self._checked:
                    catalogue.check()
                self._checked = False
                self._open[key] = _Lent(_checked(generations, manifest.generation))
                self._newest = key
            lent = self._open[key]
            lent.times += 1
        try:
            yield lent.handle
        finally:
            with self._lock:
                lent.times -= 1

    def _let_go_of_superseded(self) -> None:
        """Close the generations that nobody uses and that are not the newest, and clean up after them."""
        with self._lock:
            old = [key for key, lent in self._open.items() if key != self._newest and not lent.times]
            for key in old:
                self._open.pop(key).handle.close()
        if old:
            settle(self._data, serving=self._newest[1], database_url=self._database_url)

    def _mend(self, damage: IndexDamagedError) -> None:
        _LOG.warning("%s Making the search index anew from the stored vectors.", damage)
        with self._lock:
            for key in [key for key, lent in self._open.items() if not lent.times]:
                self._open.pop(key).handle.close()
        try:
            mend_generation(self._data, database_url=self._database_url, chroma_url=self._chroma_url)
        except IndexBusyError:
            raise damage from None


class _Lent:
    """An open generation with how many questions use it."""

    def __init__(self, handle: OpenGeneration) -> None:
        self.handle = handle
        self.times = 0


class _DerivedDamagedError(Exception):
    """What is derived from the catalogue is damaged, and can be made anew."""

    def __init__(self, damage: IndexDamagedError) -> None:
        super().__init__(str(damage))
        self.damage = damage


def _checked(generations: Generations, number: int) -> OpenGeneration:
    try:
        generations.check(number)
        return generations.open(number)
    except IndexDamagedError as error:
        raise _DerivedDamagedError(error) from error
