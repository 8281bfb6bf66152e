"""Reindexing: brings the index in line with the articles folder.

New and changed articles are cut, embedded and read for claims; removed ones are dropped; the rest is not
touched. The next generation is built beside the serving one and swapped in by one commit.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.claims.model import Account, Claim
from index.embedding import Embedder
from index.errors import EmptyFolderError, IndexMissingError, ModelChangedError
from index.model import Article, ArticleId, Passage, ReindexReport, Skipped
from index.stores.catalogue import Catalogue, Manifest, first_manifest, read_manifest, write_manifest
from index.stores.catalogue_reading import CatalogueReading
from index.stores.catalogue_writing import CatalogueWriting, Entry, drop_vectors, write_vectors
from index.stores.generations import Change, Generations
from index.stores.locks import writing_alone

Progress = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and how much there is."""

STAGE_PASSAGES = 256
"""Passages embedded between two durable writes: what a killed reindex can lose."""


class _CancelledError(Exception):
    """The person asked to stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What differs between the folder and the index."""

    added: tuple[Article, ...]
    changed: tuple[Article, ...]
    removed: tuple[ArticleId, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]

    @property
    def fresh(self) -> tuple[Article, ...]:
        return self.added + self.changed

    @property
    def dropped(self) -> tuple[ArticleId, ...]:
        return self.removed + tuple(article.id for article in self.changed)


def reindex(
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
        progress: told about the steps "read", "embed" and "store".
        cancelled: asked between batches; once it says True, the reindex ends and the index is as before.
        database_url: SQLAlchemy URL of the catalogue; None means SQLite in ``data``.
        chroma_url: a Chroma server; None means embedded.

    Raises:
        IndexBusyError: if another process is writing.
        ModelChangedError: if the index was made with another embedding model, unless ``full``.
        EmptyFolderError: if the folder holds no usable article but the index does, unless ``allow_empty``.
        IndexDamagedError: if the catalogue itself is damaged.
        EmbeddingModelError: if the embedding model can't be used.
    """
    started = time.monotonic()
    with writing_alone(data / "writer.lock"), closing(Catalogue(data, database_url)) as catalogue:
        catalogue.create()
        run = _Reindex(
            catalogue=catalogue,
            data=data,
            embedder=embedder,
            chroma_url=chroma_url,
            progress=progress or (lambda _step, _done, _total: None),
            cancelled=cancelled or (lambda: False),
        )
        return run.run(folder, started=started, full=full, allow_empty=allow_empty, dry_run=dry_run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reindex:
    catalogue: Catalogue
    data: Path
    embedder: Embedder
    chroma_url: str | None
    progress: Progress
    cancelled: Callable[[], bool]

    def run(
        self, folder: Path, *, started: float, full: bool, allow_empty: bool, dry_run: bool
    ) -> ReindexReport:
        before = self._manifest()
        if before.model_digest != self.embedder.digest and before.generation and not full:
            raise ModelChangedError(indexed_with=before.model, now=self.embedder.name)
        plan = self._compare(folder, full=full)
        if not plan.fresh and not plan.unchanged and before.articles and not allow_empty:
            raise EmptyFolderError(str(folder), before.articles)
        report = ReindexReport(
            articles=len(plan.fresh) + plan.unchanged,
            added=len(plan.added),
            changed=len(plan.changed),
            removed=len(plan.removed),
            unchanged=plan.unchanged,
            passages=before.passages,
            claims=before.claims,
            seconds=0.0,
            skipped=plan.skipped,
            dry_run=dry_run,
        )
        if not dry_run and (plan.fresh or plan.dropped or not before.generation):
            try:
                report = self._apply(plan, before, report, full=full)
            except _CancelledError:
                report = replace(report, cancelled=True)
        return replace(report, seconds=round(time.monotonic() - started, 3))

    def _manifest(self) -> Manifest:
        with self.catalogue.reading() as (connection, _):
            try:
                return read_manifest(connection)
            except IndexMissingError:
                return first_manifest(model=self.embedder.name, digest=self.embedder.digest)

    def _compare(self, folder: Path, *, full: bool) -> _Plan:
        with self.catalogue.reading() as (connection, vectors):
            stored = CatalogueReading(connection, vectors).content_hashes()
        seen: set[ArticleId] = set()
        added, changed, skipped, unchanged = [], [], [], 0
        for found in _load(folder):
            self._stop_if_asked()
            if isinstance(found, Skipped):
                skipped.append(found)
                continue
            if found.id in seen:
                skipped.append(Skipped(article=found.id, reason="another article has the same id"))
                continue
            seen.add(found.id)
            self.progress("read", len(seen), 0)
            if found.id not in stored:
                added.append(found)
            elif full or stored[found.id] != found.content_hash:
                changed.append(found)
            else:
                unchanged += 1
        return _Plan(
            added=tuple(added),
            changed=tuple(changed),
            unchanged=unchanged,
            skipped=tuple(skipped),
            removed=tuple(id_ for id_ in stored if id_ not in seen),
        )

    def _apply(self, plan: _Plan, before: Manifest, report: ReindexReport, *, full: bool) -> ReindexReport:
        epoch = before.epoch + 1 if full else before.epoch
        entries = [self._entry(article, epoch) for article in plan.fresh]
        embedded = self._embed(entries)
        self.progress("store", 0, 1)
        generations = Generations(self.data, library=before.library, chroma_url=self.chroma_url)
        generations.remove_all_but(before.generation)
        with self.catalogue.changing() as connection, self.catalogue.changing_vectors() as vectors:
            reading, writing = CatalogueReading(connection, vectors), CatalogueWriting(connection)
            dropped = list(reading.passages_of(plan.dropped))
            writing.drop(plan.dropped)
            row = before.next_row
            for entry in entries:
                writing.add(entry, first_row=row)
                row += len(entry.passages)
            writing.set_voices(_voices(reading.articles().values()))
            added = range(before.next_row, row)
            after = replace(
                before,
                generation=before.generation + 1,
                made_at=datetime.now(UTC),
                epoch=epoch,
                next_row=row,
                model=self.embedder.name,
                model_digest=self.embedder.digest,
                articles=report.articles,
                passages=reading.count_passages(),
                claims=reading.count_claims(),
            )
            if before.generation and not full:
                generations.derive(
                    after.generation, before.generation, Change(added=added, dropped=dropped), reading
                )
            else:
                generations.build(after.generation, reading)
            write_manifest(connection, after)
            keep = set(reading.vector_keys().values())
        generations.remove_all_but(after.generation)
        with self.catalogue.changing_vectors() as vectors:
            drop_vectors(vectors, keep)
        self.catalogue.checkpoint()
        self.progress("store", 1, 1)
        return replace(report, passages=after.passages, claims=after.claims, embedded=embedded)

    def _entry(self, article: Article, epoch: int) -> Entry:
        from index.chunking import cut

        self._stop_if_asked()
        passages = cut(article, embedder=self.embedder)
        claims, accounts = _read_said(article)
        keys = tuple(
            vector_key(passage, epoch=epoch, model_digest=self.embedder.digest) for passage in passages
        )
        return Entry(article=article, passages=passages, keys=keys, claims=claims, accounts=accounts)

    def _embed(self, entries: list[Entry]) -> int:
        wanted = {key: p for entry in entries for key, p in zip(entry.keys, entry.passages, strict=True)}
        with self.catalogue.reading() as (connection, vectors):
            stored = CatalogueReading(connection, vectors).stored_keys(wanted)
        missing = [key for key in wanted if key not in stored]
        for start in range(0, len(missing), STAGE_PASSAGES):
            self._stop_if_asked()
            keys = missing[start : start + STAGE_PASSAGES]
            found = self.embedder.embed([wanted[key] for key in keys])
            with self.catalogue.changing_vectors() as vectors:
                write_vectors(vectors, dict(zip(keys, found, strict=True)))
            self.progress("embed", start + len(keys), len(missing))
        return len(missing)

    def _stop_if_asked(self) -> None:
        if self.cancelled():
            raise _CancelledError


def vector_key(passage: Passage, *, epoch: int, model_digest: str) -> bytes:
    """Names the vectors of a passage by all that decides them, so that nothing is embedded twice."""
    start = passage.span.start
    spans = [(span.start - start, span.end - start) for span in passage.sentences]
    facts = repr((epoch, model_digest, passage.heading, passage.text, spans))
    return hashlib.blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _load(folder: Path) -> Iterable[Article | Skipped]:
    from index.loading import load_folder

    return load_folder(folder)


def _read_said(article: Article) -> tuple[tuple[Claim, ...], tuple[Account, ...]]:
    try:
        from index.claims.accounts import read_accounts
        from index.claims.extraction import read_claims
    except ImportError:
        return (), ()
    return read_claims(article), read_accounts(article)


def _voices(articles: Iterable[Article]) -> Mapping[ArticleId, ArticleId]:
    try:
        from index.near_copies import voices
    except ImportError:
        return {}
    return voices(list(articles))
