"""What differs between the articles folder and the index, reading only the files that were touched."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.loading import FileStamp, load_files, scan
from index.loading.exclusions import FILE_NAME, excluded
from index.model import Article, ArticleId, ReindexReport, Skipped
from index.near_copies import duplicates, fingerprint
from index.stores.catalogue_reading import ReadFile, StoredArticle

FRESH_NS = 2_000_000_000
"""A file touched less than this before it was read may be touched again within the clock's tick: it is read
again next time."""

UNTRUSTED = -1
"""Stands for a size that no file has: such a file is read again next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that was read from a file of the folder."""

    article: Article
    file: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderChanges:
    """The folder against the index.

    Attributes:
        added, changed: articles that were read and are new or differ in text or metadata.
        reread: articles that were read and are as they were.
        unchanged: how many articles are as they were, read or not.
        removed: articles that are no more.
        skipped: what could not be used.
        files: what is known of every file, for the next time.
    """

    added: tuple[Found, ...]
    changed: tuple[Found, ...]
    reread: tuple[Found, ...]
    unchanged: int
    removed: tuple[ArticleId, ...]
    skipped: tuple[Skipped, ...]
    files: Mapping[str, ReadFile]

    @property
    def usable(self) -> int:
        """How many articles the folder holds."""
        return len(self.added) + len(self.changed) + self.unchanged

    def report(self) -> ReindexReport:
        """The report on them, without passages, claims and time."""
        return ReindexReport(
            articles=self.usable,
            added=len(self.added),
            changed=len(self.changed),
            removed=len(self.removed),
            unchanged=self.unchanged,
            passages=0,
            claims=0,
            seconds=0.0,
            skipped=self.skipped,
        )


@dataclass(slots=True)
class _Reading:
    """What was gathered so far."""

    files: dict[str, ReadFile] = field(default_factory=dict)
    kept: dict[ArticleId, StoredArticle] = field(default_factory=dict)
    loaded: dict[ArticleId, Found] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)

    def read_again(self, file: str) -> None:
        """Have a file read again next time, though it is not touched."""
        if file in self.files:
            self.files[file] = replace_size(self.files[file])


def replace_size(file: ReadFile) -> ReadFile:
    """The file as one that is not known."""
    return ReadFile(UNTRUSTED, file.modified_ns, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderComparison:
    """Compares a folder with what the catalogue holds.

    Attributes:
        folder: the articles folder.
        stored: the articles in the catalogue.
        files: the files as they were last read; empty to read every file again.
        texts: gives stored articles in full, for the few of which a new one is a duplicate.
        progress: told how many files are done, and of how many.
        stop_if_asked: called between files; ends the run by an exception of its own.
    """

    folder: Path
    stored: Mapping[ArticleId, StoredArticle]
    files: Mapping[str, ReadFile]
    texts: Callable[[Iterable[ArticleId]], Mapping[ArticleId, Article]]
    progress: Callable[[int, int], None]
    stop_if_asked: Callable[[], None]

    def compare(self) -> FolderChanges:
        """Read what was touched, and tell what differs."""
        reading = _Reading()
        self._read_touched(reading, self._keep_untouched(reading))
        self._drop_duplicates(reading)
        now = reading.loaded
        same = {id_ for id_, found in now.items() if self._is_as_stored(id_, found)}
        return FolderChanges(
            added=tuple(found for id_, found in now.items() if id_ not in self.stored),
            changed=tuple(found for id_, found in now.items() if id_ in self.stored and id_ not in same),
            reread=tuple(now[id_] for id_ in now if id_ in same),
            unchanged=len(same) + len(reading.kept),
            removed=tuple(id_ for id_ in self.stored if id_ not in now and id_ not in reading.kept),
            skipped=tuple(reading.skipped),
            files=reading.files,
        )

    def _is_as_stored(self, id_: ArticleId, found: Found) -> bool:
        before = self.stored.get(id_)
        return before is not None and (before.content_hash, before.file) == (
            found.article.content_hash,
            found.file,
        )

    def _keep_untouched(self, reading: _Reading) -> list[FileStamp]:
        """Take over the articles of files that were not touched; returns the other files."""
        left_out = excluded(self.folder)
        trusted = self.files if not self._readmitted(left_out) else {}
        within: dict[str, list[ArticleId]] = defaultdict(list)
        for id_, article in self.stored.items():
            within[article.file].append(id_)
        touched: list[FileStamp] = []
        for stamp in scan(self.folder):
            file = _name(stamp, self.folder)
            known = trusted.get(file)
            if known is None or stamp.problem or known[:2] != (stamp.size, stamp.mtime_ns):
                touched.append(stamp)
                continue
            reading.files[file] = known
            reading.skipped.extend(known.skipped)
            reading.kept.update({id_: self.stored[id_] for id_ in within[file] if id_ not in left_out})
        reading.files[FILE_NAME] = ReadFile(
            UNTRUSTED, 0, tuple(Skipped(article=id_, reason="taken out") for id_ in sorted(left_out))
        )
        return touched

    def _readmitted(self, left_out: frozenset[ArticleId]) -> bool:
        """Whether an article that was left out is so no more; its file is not touched by that."""
        before = self.files.get(FILE_NAME)
        return before is not None and any(skipped.article not in left_out for skipped in before.skipped)

    def _read_touched(self, reading: _Reading, touched: list[FileStamp]) -> None:
        for done, stamp in enumerate(touched, start=1):
            self.stop_if_asked()
            file = _name(stamp, self.folder)
            before = len(reading.skipped)
            twice = self._take(reading, file, load_files([stamp], self.folder))
            if not stamp.problem:
                size = UNTRUSTED if twice or _is_fresh(stamp) else stamp.size
                reading.files[file] = ReadFile(size, stamp.mtime_ns, tuple(reading.skipped[before:]))
            self.progress(done, len(touched))

    def _take(self, reading: _Reading, file: str, loaded: Iterator[Article | Skipped]) -> bool:
        """Gather what a file holds; True if an article of it stands in another file already."""
        twice = False
        for found in loaded:
            if isinstance(found, Skipped):
                reading.skipped.append(found)
            elif found.id in reading.kept or found.id in reading.loaded:
                reading.skipped.append(
                    Skipped(article=found.id, reason=f"another article has its id (in {file})")
                )
                twice = True
            else:
                reading.loaded[found.id] = Found(
                    article=found, file=file, fingerprint=fingerprint(found.text)
                )
        return twice

    def _drop_duplicates(self, reading: _Reading) -> None:
        """Of articles of the same words keep one; files of the others are read again next time."""
        for gone, standing in duplicates(self._alike(reading)).items():
            reading.skipped.append(Skipped(article=gone, reason=f"the same text as {standing}"))
            if gone in reading.loaded:
                reading.read_again(reading.loaded.pop(gone).file)
            else:
                reading.read_again(reading.kept.pop(gone).file)

    def _alike(self, reading: _Reading) -> list[Article]:
        """The articles just read, with the kept ones of the same fingerprints."""
        prints = {found.fingerprint for found in reading.loaded.values()}
        kept = [id_ for id_, article in reading.kept.items() if article.fingerprint in prints]
        return [*(found.article for found in reading.loaded.values()), *self.texts(kept).values()]


def _name(stamp: FileStamp, folder: Path) -> str:
    return stamp.path.relative_to(folder.resolve()).as_posix()


def _is_fresh(stamp: FileStamp) -> bool:
    return time.time_ns() - stamp.mtime_ns < FRESH_NS
