"""A full disk is named as such, whichever library noticed it, and nothing else is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamagedError, NoRoomError
from index.stores.room import full_disk_named

HERE = Path("somewhere")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_write_that_the_system_refuses_for_want_of_room() -> None:
    with pytest.raises(NoRoomError, match="no room left on the disk of somewhere"), full_disk_named(HERE):
        Path("/dev/full").write_bytes(b"a passage")


def test_a_database_that_may_not_grow(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.sqlite3")) as database:
        database.execute("CREATE TABLE passages (text TEXT)")
        database.execute("PRAGMA max_page_count = 3")
        with pytest.raises(NoRoomError), full_disk_named(HERE):
            database.execute("INSERT INTO passages VALUES (?)", ("a long passage " * 10_000,))


def test_damage_that_was_seen_only_because_there_was_no_room() -> None:
    damage = IndexDamagedError("can't open its files")
    damage.__cause__ = ValueError("An IO error occurred: 'No space left on device (os error 28)'")
    with pytest.raises(NoRoomError), full_disk_named(HERE):
        raise damage


@pytest.mark.parametrize(
    "other", [PermissionError(13, "Permission denied"), IndexDamagedError("a byte flipped"), ValueError("50")]
)
def test_any_other_failure_keeps_its_own_name(other: Exception) -> None:
    with pytest.raises(type(other)) as seen, full_disk_named(HERE):
        raise other
    assert seen.value is other
