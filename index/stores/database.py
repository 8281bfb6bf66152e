"""Connections to the catalogue's databases, set up so that nothing acknowledged is ever lost.

SQLite: write-ahead log, full sync, deleted content overwritten. Transactions are begun by hand, so that
a reading one sees a single state however long it lasts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from index.errors import IndexDamagedError, IndexStateError
from index.stores.seals import is_as_sealed, is_sealed

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ExceptionContext

IN_ONE_STATEMENT = 500
"""Values in one IN list; SQLite allows 32,766 parameters, statements of one length are cached."""

T = TypeVar("T")

BUSY_MS = 10_000
"""How long a connection waits for another's lock before it gives up."""

CHECKPOINT_MS = 1_000
"""How long emptying the log waits for readers; who can't wait leaves it to the last of them."""


MEND_VECTORS = "crosswire reindex"
"""The command that embeds again what stored vectors were lost."""

_SIGNS_OF_DAMAGE = ("malformed", "not a database", "disk i/o", "corrupt", "no such table", "no such column")

_SIGNS_OF_NO_RIGHT = ("readonly database", "unable to open database file")


def open_engine(url: str) -> Engine:
    """An engine for a database URL. Nothing is read or made yet.

    Raises:
        IndexStateError: if it is no URL of a database, or its driver is not installed.
    """
    from sqlalchemy import event
    from sqlalchemy.exc import ArgumentError

    try:
        engine = _engine(url)
    except (ArgumentError, ImportError) as error:
        raise IndexStateError(
            f"The database URL can't be used: {error}. "
            "Correct CROSSWIRE_DATABASE_URL, or unset it for SQLite."
        ) from error
    event.listen(engine, "handle_error", _name_what_a_person_can_mend)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _engine(url: str) -> Engine:
    from sqlalchemy import create_engine

    if url.startswith("sqlite"):
        return create_engine(url, connect_args={"check_same_thread": False}, max_overflow=-1)
    return create_engine(url, isolation_level="REPEATABLE READ")


def _name_what_a_person_can_mend(context: ExceptionContext) -> None:
    """Called by SQLAlchemy with each error, before it raises it.

    Raises:
        IndexStateError: if there is no right to write or no database; nothing is damaged then.
    """
    words = str(context.original_exception)
    if any(sign in words for sign in _SIGNS_OF_NO_RIGHT):
        raise IndexStateError(
            f"The index can't be written ({words}). Give this user the right to write in the "
            "data folder (CROSSWIRE_DATA); what was indexed is as it was."
        )
    if context.connection is None and context.dialect.name != "sqlite":
        raise IndexStateError(
            f"The database can't be reached: {words}. Start it, or correct CROSSWIRE_DATABASE_URL."
        )


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


def file_of(engine: Engine) -> Path | None:
    """The SQLite file behind an engine; None for another database."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name and name != ":memory:" else None


def checkpoint(engine: Engine) -> bool:
    """Bring everything from the write-ahead log into the SQLite file and empty the log.

    Returns whether that was possible; it is not while somebody reads an older state.
    """
    if engine.dialect.name != "sqlite":
        return True
    with _raw(engine) as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {CHECKPOINT_MS}")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        return not busy


def vacuum(engine: Engine) -> None:
    """Write an SQLite file anew without what was deleted from it."""
    if engine.dialect.name == "sqlite":
        with _raw(engine) as cursor:
            cursor.execute("VACUUM")


def check_engine(engine: Engine, what: str, mend: str) -> None:
    """Compare a database's file with its seal; where it has none, ask SQLite whether it is sound.

    Raises:
        IndexDamagedError: if it is not.
    """
    path = file_of(engine)
    if path is None or not (path.exists() or is_sealed(path)):
        return
    same = is_as_sealed(path)
    if same is False:
        raise IndexDamagedError(f"{what}: {path.name} fails its check sum", mend)
    if same is None:
        with damage_named(what, mend):
            check_structure(engine)


def check_structure(engine: Engine) -> None:
    """Ask SQLite whether its file is sound.

    Raises:
        IndexDamagedError: if it says that it is not.
    """
    if engine.dialect.name == "sqlite":
        with _raw(engine) as cursor:
            said = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
        if said != "ok":
            raise IndexDamagedError(said)


@contextmanager
def _raw(engine: Engine) -> Iterator[Any]:
    """A driver's cursor outside of any transaction."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        yield cursor
        cursor.close()
    finally:
        connection.close()


@contextmanager
def damage_named(what: str, mend: str) -> Iterator[None]:
    """Turns what a database says of a broken file into a plain :class:`IndexDamagedError`."""
    from sqlalchemy.exc import DatabaseError

    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        words = str(getattr(error, "orig", error)).lower()
        if any(sign in words for sign in _SIGNS_OF_DAMAGE):
            raise IndexDamagedError(f"{what}: {words}", mend) from error
        raise


def in_parts(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in parts short enough for one statement."""
    everything = list(values)
    return (everything[i : i + IN_ONE_STATEMENT] for i in range(0, len(everything), IN_ONE_STATEMENT))
