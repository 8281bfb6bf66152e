"""The catalogue: the truth about articles, passages, their vectors, claims and accounts.

Two databases by default, both SQLite files in the data folder: the catalogue proper, and the vectors by
content. The latter are written as they are computed, so that a reindex that was killed embeds nothing
twice. With a database URL of its own, the catalogue keeps both there.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, inspect, select

from index.errors import IndexDamagedError, IndexMissingError
from index.stores import IndexState
from index.stores.database import checkpoint, damage_named, open_engine, sqlite_url
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
        self._files = () if database_url else (data / CATALOGUE_FILE, data / VECTORS_FILE)
        self._engine: Engine = open_engine(database_url or sqlite_url(data / CATALOGUE_FILE))
        self._vectors: Engine = self._engine if database_url else open_engine(sqlite_url(data / VECTORS_FILE))

    def exists(self) -> bool:
        """Whether there is anything to read. Makes nothing."""
        if any(not path.exists() for path in self._files):
            return False
        with damage_named("catalogue", MEND):
            return inspect(self._engine).has_table(STATE.name)

    def create(self) -> None:
        """Make the tables that are not there yet."""
        with damage_named("catalogue", MEND):
            METADATA.create_all(self._engine)
        with damage_named("stored vectors", MEND):
            VECTOR_METADATA.create_all(self._vectors)

    @contextmanager
    def reading(self) -> Iterator[tuple[Connection, Connection]]:
        """Connections to the catalogue and the vectors, each seeing one state from first to last read."""
        with (
            damage_named("catalogue", MEND),
            self._engine.connect() as connection,
            self._vectors.connect() as vectors,
        ):
            yield connection, vectors

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction on the catalogue: everything in it becomes true at its end, or nothing."""
        with damage_named("catalogue", MEND), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def changing_vectors(self) -> Iterator[Connection]:
        """A transaction on the vectors."""
        with damage_named("stored vectors", MEND), self._vectors.begin() as connection:
            yield connection

    def checkpoint(self) -> None:
        """Empty the write-ahead logs into the files."""
        checkpoint(self._engine)
        checkpoint(self._vectors)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()
        self._vectors.dispose()


def read_manifest(connection: Connection) -> Manifest:
    """The manifest.

    Raises:
        IndexMissingError: if nothing was indexed yet.
        IndexDamagedError: if it was written by another version of the tables.
    """
    row = connection.execute(select(STATE)).one_or_none()
    if row is None:
        raise IndexMissingError
    if row.schema_version != SCHEMA_VERSION:
        raise IndexDamagedError(
            f"its tables have version {row.schema_version}, this program's have {SCHEMA_VERSION}", MEND
        )
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
