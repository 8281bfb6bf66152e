"""The catalogue: the truth about articles, passages, their vectors, claims and accounts.

Two databases by default, both SQLite files in the data folder: the catalogue proper, and the vectors by
content. The latter are written as they are computed, so that a reindex that was killed embeds nothing
twice. With a database URL of its own, the catalogue keeps both there.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from index.errors import IndexDamagedError, IndexMissingError, IndexStateError
from index.stores import IndexState
from index.stores.database import (
    MEND_VECTORS,
    check_engine,
    check_structure,
    checkpoint,
    damage_named,
    file_of,
    open_engine,
    sqlite_url,
    vacuum,
)
from index.stores.seals import is_sealed, seal_file, unseal_file
from index.stores.stored_vectors import drop_unsound
from index.stores.tables import METADATA, SCHEMA_VERSION, STATE, VECTOR_METADATA

if TYPE_CHECKING:
    from sqlalchemy import Engine

CATALOGUE_FILE = "catalogue.sqlite3"
VECTORS_FILE = "vectors.sqlite3"
MEND = "crosswire reindex --full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The one row that says what the serving generation is and what it was made with.

    Attributes:
        library: a random name of this index, for collections on a shared Chroma server.
        generation: the serving generation; 0 before the first.
        made_at: when it was finished, aware.
        model, model_digest: the embedding model's.
        epoch: counts up whenever everything is embedded anew; part of every vector's key.
        reading_stamp: digest of the code that reads claims and accounts.
        cutting_stamp: digest of the code that loads and cuts articles.
        articles, passages, claims: how many there are.
        next_row: the row number that the next new passage gets; none is used twice.
        dropped: vectors deleted from Chroma since it was last rebuilt.
    """

    library: str
    generation: int
    made_at: datetime
    model: str
    model_digest: str
    epoch: int
    reading_stamp: str
    cutting_stamp: str
    articles: int
    passages: int
    claims: int
    next_row: int
    dropped: int

    def state(self) -> IndexState:
        """What of it is everybody's business."""
        return IndexState(
            generation=self.generation,
            made_at=self.made_at,
            articles=self.articles,
            passages=self.passages,
            claims=self.claims,
            model=self.model,
        )


def first_manifest(*, model: str, digest: str) -> Manifest:
    """The manifest before anything is indexed."""
    return Manifest(
        library=uuid.uuid4().hex,
        generation=0,
        made_at=datetime.now(UTC),
        model=model,
        model_digest=digest,
        epoch=0,
        reading_stamp="",
        cutting_stamp="",
        articles=0,
        passages=0,
        claims=0,
        next_row=1,
        dropped=0,
    )


class Catalogue:
    """The databases of one index. Threads may share it; each transaction has its own connection."""

    def __init__(self, data: Path, database_url: str | None = None) -> None:
        self._engine: Engine = open_engine(database_url or sqlite_url(data / CATALOGUE_FILE))
        self._vectors: Engine = self._engine if database_url else open_engine(sqlite_url(data / VECTORS_FILE))

    @property
    def _engines(self) -> tuple[Engine, ...]:
        return (self._engine,) if self._engine is self._vectors else (self._engine, self._vectors)

    @property
    def files(self) -> tuple[Path, ...]:
        """The SQLite files, if it is kept in such."""
        return tuple(path for path in map(file_of, self._engines) if path is not None)

    def exists(self) -> bool:
        """Whether there is anything to read. Makes nothing."""
        if not all(path.exists() for path in self.files):
            return False
        with damage_named("catalogue", MEND):
            return inspect(self._engine).has_table(STATE.name)

    def create(self) -> None:
        """Make the tables of the catalogue that are not there yet."""
        with damage_named("catalogue", MEND):
            METADATA.create_all(self._engine)

    def create_vectors(self) -> None:
        """Make the table of vectors if it is not there yet."""
        with damage_named("stored vectors", MEND_VECTORS):
            VECTOR_METADATA.create_all(self._vectors)

    def check(self) -> None:
        """Check all files.

        Raises:
            IndexDamagedError: if one is not sound.
        """
        self.check_articles()
        self.check_vectors()

    def check_articles(self) -> None:
        """Compare the catalogue's file with its seal.

        Where it has none (a writer is at work, or was killed), SQLite is asked. A catalogue that is not there
        yet is sound.

        Raises:
            IndexDamagedError: if it is not.
        """
        check_engine(self._engine, "catalogue", MEND)

    def check_vectors(self) -> None:
        """The same for the vectors.

        Raises:
            IndexDamagedError: if they are not sound.
        """
        if self._vectors is not self._engine:
            check_engine(self._vectors, "stored vectors", MEND_VECTORS)

    def unseal(self) -> None:
        """Say that the files are about to change; to be called before anything is written."""
        for path in self.files:
            unseal_file(path)

    def is_sealed(self) -> bool:
        """Whether all files stand under a seal."""
        return all(is_sealed(path) for path in self.files)

    def seal(self) -> bool:
        """Bring everything into the files and seal them; False if a reader was in the way."""
        done = [checkpoint(engine) for engine in self._engines]
        if all(done):
            for path in self.files:
                seal_file(path)
        return all(done)

    def compact(self) -> None:
        """Write the catalogue anew without what was deleted, so that no removed text stays in the file."""
        vacuum(self._engine)

    def drop_unsound_vectors(self) -> int:
        """Delete the stored vectors that fail their check; all of them if their file can't be read.

        Returns how many were deleted, or -1 for all.
        """
        try:
            with damage_named("stored vectors", MEND_VECTORS):
                check_structure(self._vectors)
                with self.changing_vectors() as connection:
                    return drop_unsound(connection)
        except IndexDamagedError:
            self._discard(self._vectors)
            self.create_vectors()
            return -1

    def discard(self) -> None:
        """Delete everything and make empty tables: the catalogue can't be read."""
        for engine in self._engines:
            self._discard(engine)
        self.create()
        self.create_vectors()

    def _discard(self, engine: Engine) -> None:
        path = file_of(engine)
        engine.dispose()
        if path is None:
            METADATA.drop_all(engine)
            VECTOR_METADATA.drop_all(engine)
            return
        unseal_file(path)
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def manifest(self) -> Manifest:
        """The manifest as it is now.

        Raises:
            IndexMissingError: if nothing was indexed yet.
            IndexDamagedError: if it can't be read.
        """
        with damage_named("catalogue", MEND), self._engine.connect() as connection:
            return read_manifest(connection)

    @contextmanager
    def reading(self) -> Iterator[tuple[Connection, Connection]]:
        """Connections to the catalogue and the vectors, each seeing one state from first to last read."""
        with ExitStack() as stack:
            stack.enter_context(damage_named("catalogue", MEND))
            connection = stack.enter_context(self._engine.connect())
            with damage_named("stored vectors", MEND_VECTORS):
                vectors = stack.enter_context(self._vectors.connect())
            yield connection, vectors

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction on the catalogue: everything in it becomes true at its end, or nothing."""
        with damage_named("catalogue", MEND), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def changing_vectors(self) -> Iterator[Connection]:
        """A transaction on the vectors."""
        with damage_named("stored vectors", MEND_VECTORS), self._vectors.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        for engine in self._engines:
            engine.dispose()


def check_database(url: str) -> None:
    """Ask the database behind a URL for a sign of life.

    Raises:
        IndexStateError: if it does not answer.
    """
    try:
        engine = open_engine(url)
        with engine.connect() as connection:
            connection.execute(select(1))
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise IndexStateError(
            f"The database can't be reached: {error}. Correct CROSSWIRE_DATABASE_URL, or unset it for SQLite."
        ) from error


def read_manifest(connection: Connection) -> Manifest:
    """The manifest.

    Raises:
        IndexMissingError: if nothing was indexed yet.
        IndexDamagedError: if it was written by another version of the tables.
    """
    version = connection.scalar(select(STATE.c.schema_version))
    if version is None:
        raise IndexMissingError
    if version != SCHEMA_VERSION:
        raise IndexDamagedError(
            f"its tables have version {version}, this program's have version {SCHEMA_VERSION}", MEND
        )
    row = connection.execute(select(STATE)).one()
    return Manifest(
        library=row.library,
        generation=row.generation,
        made_at=datetime.fromisoformat(row.made_at),
        model=row.model,
        model_digest=row.model_digest,
        epoch=row.epoch,
        reading_stamp=row.reading_stamp,
        cutting_stamp=row.cutting_stamp,
        articles=row.articles,
        passages=row.passages,
        claims=row.claims,
        next_row=row.next_row,
        dropped=row.dropped,
    )


def write_manifest(connection: Connection, manifest: Manifest) -> None:
    """Replace the manifest: at the transaction's end, its generation serves."""
    connection.execute(delete(STATE))
    connection.execute(
        insert(STATE),
        {
            "id": 1,
            "schema_version": SCHEMA_VERSION,
            "library": manifest.library,
            "generation": manifest.generation,
            "made_at": manifest.made_at.isoformat(),
            "model": manifest.model,
            "model_digest": manifest.model_digest,
            "epoch": manifest.epoch,
            "reading_stamp": manifest.reading_stamp,
            "cutting_stamp": manifest.cutting_stamp,
            "articles": manifest.articles,
            "passages": manifest.passages,
            "claims": manifest.claims,
            "next_row": manifest.next_row,
            "dropped": manifest.dropped,
        },
    )
