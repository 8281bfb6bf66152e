"""Connections to the catalogue's databases, set up so that nothing acknowledged is ever lost.

SQLite: write-ahead log, full sync, deleted content overwritten. Transactions are begun by hand, so that
a reading one sees a single state however long it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import IndexDamagedError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BUSY_MS = 10_000
"""How long a connection waits for another's lock before it gives up."""


def open_engine(url: str) -> Engine:
    """An engine for a database URL. Nothing is read or made yet."""
    from sqlalchemy import create_engine, event

    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def sqlite_url(path: Path) -> str:
    """The SQLAlchemy URL of an SQLite file."""
    return f"sqlite:///{path}"


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's connection has no type
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def checkpoint(engine: Engine) -> None:
    """Bring everything from the write-ahead log into the SQLite file, and empty the log."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


@contextmanager
def damage_named(what: str, mend: str) -> Iterator[None]:
    """Turns what a database says of a broken file into a plain :class:`IndexDamagedError`."""
    from sqlalchemy.exc import DatabaseError

    try:
        yield
    except DatabaseError as error:
        words = str(error.orig).lower()
        if any(sign in words for sign in ("malformed", "not a database", "disk i/o", "corrupt")):
            raise IndexDamagedError(f"{what}: {error.orig}", mend) from error
        raise
