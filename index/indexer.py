"""Reindexing: brings the index in line with the articles folder.

New and changed articles are cut, embedded and read for claims; removed ones are dropped; the rest is not
touched. The next generation is built beside the serving one and swapped in by one commit, so that whoever
asks meanwhile is answered from the old one, and a run that is killed leaves the old one or the new one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.code_stamps import cutting_stamp, reading_stamp
from index.embedding import Embedder
from index.entries import make_entry, read_said
from index.errors import EmptyFolderError, IndexDamagedError, IndexMissingError, ModelChangedError
from index.folder_changes import FolderChanges, FolderComparison, Found
from index.loading import load_folder
from index.model import Article, ArticleId, ReindexReport
from index.relating import relate_articles
from index.stores.catalogue import Catalogue, Manifest, first_manifest, write_manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.catalogue_writing import CatalogueWriting, Entry
from index.stores.generations import Change, Generations
from index.stores.locks import writing_alone
from index.stores.mending import LOCK_FILE, is_intact, rebuild
from index.stores.room import full_disk_named
from index.stores.stored_vectors import drop_vectors, write_vectors

_LOG = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
"""Called with the step ("read", "embed" or "store"), how much of it is done, and how much there is."""

STAGE_PASSAGES = 256
"""Passages embedded between two durable writes: what a killed reindex may have to embed again."""


class _CancelledError(Exception):
    """The person asked to stop."""


def reindex(  # noqa: PLR0913 - the one entry; everything is named
    *,
    folder: Path,
    data: Path,
    embedder: Embedder,
    full: bool = False,
    allow_empty: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    database_url: str | None = None,
    chroma_url: str | None = None,
) -> ReindexReport:
    """Bring the index in ``data`` in line with the articles in ``folder``.

    Args:
        folder: the articles, searched recursively.
        data: where the index lives; made if it is not there.
        embedder: must be the one that the index was made with, unless ``full``.
        full: embed and read everything anew.
        allow_empty: go on if the folder holds no usable article, and empty the index.
        dry_run: write nothing; report what would happen.
        progress: told about the steps.
        cancelled: asked between batches; once it says True, the reindex ends and the index is as before.
        database_url: SQLAlchemy URL of the catalogue; None means SQLite in ``data``.
        chroma_url: a Chroma server; None means embedded.

    Raises:
        IndexBusyError: if another process is writing.
        ModelChangedError: if the index was made with another embedding model, unless ``full``.
        EmptyFolderError: if the folder holds no usable article but the index does, unless ``allow_empty``.
        IndexDamagedError: if the catalogue itself is damaged, unless ``full``.
        EmbeddingModelError: if the embedding model can't be used.
        NoRoomError: if the disk is full.
    """
    started = time.monotonic()
    with full_disk_named(data), closing(Catalogue(data, database_url)) as catalogue:
        run = _Reindex(
            folder=folder,
            data=data,
            catalogue=catalogue,
            embedder=embedder,
            chroma_url=chroma_url,
            full=full,
            allow_empty=allow_empty,
            progress=progress or (lambda _step, _done, _total: None),
            cancelled=cancelled or (lambda: False),
        )
        report = run.preview() if dry_run else run.run()
    return replace(report, seconds=round(time.monotonic() - started, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reindex:
    folder: Path
    data: Path
    catalogue: Catalogue
    embedder: Embedder
    chroma_url: str | None
    full: bool
    allow_empty: bool
    progress: Progress
    cancelled: Callable[[], bool]

    # -- the two ways through ------------------------------------------------------------------------------

    def preview(self) -> ReindexReport:
        """What a run would do. Nothing is written."""
        before = self._manifest() if self.catalogue.exists() else self._first_manifest()
        self._refuse_other_model(before)
        try:
            changes = self._compare(before)
            entries = self._entries(changes, before)
        except _CancelledError:
            return replace(_unchanged(before), cancelled=True, dry_run=True)
        passages, claims = before.passages, before.claims
        if self.catalogue.exists():
            with self.catalogue.reading() as connections:
                lost = CatalogueReading(*connections).counts_of(_dropped(changes, entries))
            passages, claims = passages - lost[0], claims - lost[1]
        return replace(
            changes.report(),
            passages=passages + sum(len(entry.passages) for entry in entries),
            claims=claims + sum(len(entry.claims) for entry in entries),
            dry_run=True,
        )

    def run(self) -> ReindexReport:
        """Do it, as the only writer."""
        with writing_alone(self.data / LOCK_FILE):
            before = self._sound_manifest()
            self._refuse_other_model(before)
            self._generations(before).remove_all_but(before.generation)
            if before.generation and not self.catalogue.is_sealed():
                self._tidy()
            try:
                return self._bring_in_line(before)
            except _CancelledError:
                return replace(_unchanged(before), cancelled=True)

    # -- what there is -------------------------------------------------------------------------------------

    def _sound_manifest(self) -> Manifest:
        """The manifest, once the databases have passed their checks or what is damaged was dropped."""
        try:
            self.catalogue.check_articles()
            self.catalogue.create()
            before = self._manifest()
        except IndexDamagedError:
            if not self.full or not (self.allow_empty or self._any_article()):
                raise
            self.catalogue.discard()
            return self._first_manifest()
        try:
            self.catalogue.check_vectors()
            self.catalogue.create_vectors()
        except IndexDamagedError as damage:
            _LOG.warning("%s What is lost is embedded anew.", damage)
            self.catalogue.unseal()
            self.catalogue.drop_unsound_vectors()
        return before

    def _any_article(self) -> bool:
        return any(isinstance(found, Article) for found in load_folder(self.folder))

    def _manifest(self) -> Manifest:
        try:
            return self.catalogue.manifest()
        except IndexMissingError:
            return self._first_manifest()

    def _first_manifest(self) -> Manifest:
        return first_manifest(model=self.embedder.name, digest=self.embedder.digest)

    def _refuse_other_model(self, before: Manifest) -> None:
        if before.generation and before.model_digest != self.embedder.digest and not self.full:
            raise ModelChangedError(indexed_with=before.model, now=self.embedder.name)

    def _generations(self, manifest: Manifest) -> Generations:
        return Generations(self.data, library=manifest.library, chroma_url=self.chroma_url)

    def _tidy(self) -> None:
        """Finish what a killed run left: removed texts out of the file, and the file under its seal."""
        self.catalogue.compact()
        self.catalogue.seal()

    # -- what differs --------------------------------------------------------------------------------------

    def _compare(self, before: Manifest) -> FolderChanges:
        """The folder against the index.

        Raises:
            EmptyFolderError: if going on would empty the index, and that was not asked for.
        """
        stored, files = {}, {}
        if before.generation:
            with self.catalogue.reading() as connections:
                reading = CatalogueReading(*connections)
                stored, files = reading.stored_articles(), reading.read_files()
        changes = FolderComparison(
            folder=self.folder,
            stored=stored,
            files=files if before.cutting_stamp == cutting_stamp() and not self.full else {},
            texts=self._stored_texts,
            progress=lambda done, total: self.progress("read", done, total),
            stop_if_asked=self._stop_if_asked,
        ).compare()
        if before.articles and not changes.usable and not self.allow_empty:
            raise EmptyFolderError(str(self.folder), before.articles)
        return changes

    def _stored_texts(self, ids: Iterable[ArticleId]) -> Mapping[ArticleId, Article]:
        if not (wanted := list(ids)):
            return {}
        with self.catalogue.reading() as connections:
            return CatalogueReading(*connections).articles(wanted)

    def _entries(self, changes: FolderChanges, before: Manifest) -> list[Entry]:
        """Articles that are written: new and changed ones, and those that would be cut otherwise now."""
        epoch = before.epoch + 1 if self.full else before.epoch
        entries = [self._entry(found, epoch) for found in (*changes.added, *changes.changed)]
        if self.full:
            return entries + [self._entry(found, epoch) for found in changes.reread]
        if before.cutting_stamp == cutting_stamp() or not changes.reread:
            return entries
        return entries + [entry for entry in self._cut_again(changes.reread, epoch) if entry is not None]

    def _cut_again(self, reread: Sequence[Found], epoch: int) -> Iterable[Entry | None]:
        with self.catalogue.reading() as connections:
            reading = CatalogueReading(*connections)
            for found in reread:
                stored = list(reading.passages_of([found.article.id]).values())
                entry = self._entry(found, epoch)
                yield entry if list(entry.keys) != stored else None

    def _entry(self, found: Found, epoch: int) -> Entry:
        self._stop_if_asked()
        return make_entry(found, self.embedder, epoch=epoch)

    # -- writing -------------------------------------------------------------------------------------------

    def _bring_in_line(self, before: Manifest) -> ReindexReport:
        changes = self._compare(before)
        entries = self._entries(changes, before)
        embedded = self._embed(entries)
        self._stop_if_asked()
        generations = self._generations(before)
        sound = bool(before.generation) and is_intact(generations, before.generation)
        if entries or changes.removed or not before.generation or self.full:
            after = self._write(changes, entries, before, sound=sound)
        elif not sound:
            after = rebuild(self.catalogue, generations, before, step=self._stepper(before.passages))
        else:
            after = before
        after = self._write_what_needs_no_generation(changes, after)
        return replace(changes.report(), passages=after.passages, claims=after.claims, embedded=embedded)

    def _embed(self, entries: Sequence[Entry]) -> int:
        """Embed what has no vectors yet, each batch durable before the next begins; returns how many."""
        wanted = {key: p for entry in entries for key, p in zip(entry.keys, entry.passages, strict=True)}
        with self.catalogue.reading() as connections:
            reading = CatalogueReading(*connections)
            stored = reading.vectors.present(wanted)
            missing = {key: passage for key, passage in wanted.items() if key not in stored}
            missing.update({} if self.full else reading.unembedded())
        keys = list(missing)
        for start in range(0, len(keys), STAGE_PASSAGES):
            self._stop_if_asked()
            some = keys[start : start + STAGE_PASSAGES]
            self.progress("embed", start, len(keys))
            found = self.embedder.embed([missing[key] for key in some])
            self.catalogue.unseal()
            with self.catalogue.changing_vectors() as connection:
                write_vectors(connection, dict(zip(some, found, strict=True)))
        if keys:
            self.progress("embed", len(keys), len(keys))
        return len(keys)

    def _write(
        self, changes: FolderChanges, entries: Sequence[Entry], before: Manifest, *, sound: bool
    ) -> Manifest:
        """Write the difference, make the next generation and let it serve, all by one commit."""
        generations = self._generations(before)
        self.catalogue.unseal()
        with self.catalogue.changing() as connection, self.catalogue.reading() as (_, vectors):
            reading, writing = CatalogueReading(connection, vectors), CatalogueWriting(connection)
            dropped = list(reading.passages_of(_dropped(changes, entries)))
            writing.drop(_dropped(changes, entries))
            after = self._next_manifest(
                before, changes, reading, rows=_add(writing, entries, before.next_row)
            )
            relate_articles(reading, writing)
            change = Change(added=range(before.next_row, after.next_row), dropped=dropped)
            step = self._stepper(after.passages)
            lost = generations.advance(after, before if sound else None, change, reading, step=step)
            after = replace(after, dropped=lost)
            writing.replace_files(changes.files)
            write_manifest(connection, after)
            keep = set(reading.vector_keys().values())
        self._clean_up(generations, after, keep)
        return after

    def _next_manifest(
        self, before: Manifest, changes: FolderChanges, reading: CatalogueReading, *, rows: int
    ) -> Manifest:
        return replace(
            before,
            generation=before.generation + 1,
            made_at=datetime.now(UTC),
            model=self.embedder.name,
            model_digest=self.embedder.digest,
            epoch=before.epoch + 1 if self.full else before.epoch,
            cutting_stamp=cutting_stamp(),
            reading_stamp=reading_stamp() if self.full or not before.generation else before.reading_stamp,
            articles=changes.usable,
            passages=reading.count_passages(),
            claims=reading.count_claims(),
            next_row=rows,
        )

    def _clean_up(self, generations: Generations, after: Manifest, keep: set[bytes]) -> None:
        """Remove what the former generation left, from every file."""
        if generations.remove_all_but(after.generation):
            with self.catalogue.changing_vectors() as connection:
                drop_vectors(connection, keep)
        self._tidy()

    def _write_what_needs_no_generation(self, changes: FolderChanges, manifest: Manifest) -> Manifest:
        """Claims read by other rules than before, and what is known of the files."""
        with self.catalogue.reading() as connections:
            reading = CatalogueReading(*connections)
            known = reading.read_files()
            articles = reading.articles() if manifest.reading_stamp != reading_stamp() else {}
        now = replace(manifest, reading_stamp=reading_stamp(), cutting_stamp=cutting_stamp())
        if not articles and known == changes.files and manifest == now:
            return manifest
        said = {id_: read_said(article) for id_, article in articles.items()}
        self.catalogue.unseal()
        with self.catalogue.changing() as connection, self.catalogue.reading() as (_, vectors):
            reading, writing = CatalogueReading(connection, vectors), CatalogueWriting(connection)
            writing.replace_files(changes.files)
            rows = reading.article_rows() if said else {}
            writing.drop_said(rows[id_] for id_ in said)
            for id_, (claims, accounts) in said.items():
                writing.add_said(rows[id_], claims, accounts)
            now = replace(now, claims=reading.count_claims())
            write_manifest(connection, now)
        self._tidy()
        return now

    def _stepper(self, total: int) -> Callable[[int], None]:
        done = 0

        def step(count: int) -> None:
            nonlocal done
            self._stop_if_asked()
            done += count
            self.progress("store", min(done, total), total)

        return step

    def _stop_if_asked(self) -> None:
        if self.cancelled():
            raise _CancelledError


def _dropped(changes: FolderChanges, entries: Sequence[Entry]) -> list[ArticleId]:
    """Articles whose rows go: those removed, and the former selves of those written."""
    added = {found.article.id for found in changes.added}
    return [*changes.removed, *(entry.article.id for entry in entries if entry.article.id not in added)]


def _add(writing: CatalogueWriting, entries: Sequence[Entry], row: int) -> int:
    """Write entries from passage row ``row`` on; returns the next free one."""
    for entry in entries:
        writing.add(entry, first_row=row)
        row += len(entry.passages)
    return row


def _unchanged(manifest: Manifest) -> ReindexReport:
    """The report of a run that left everything as it was."""
    return ReindexReport(
        articles=manifest.articles,
        added=0,
        changed=0,
        removed=0,
        unchanged=manifest.articles,
        passages=manifest.passages,
        claims=manifest.claims,
        seconds=0.0,
    )
