"""What a database refuses is told in words that a person can act on."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamagedError, IndexStateError, NoRoomError
from index.stores.catalogue import Catalogue
from index.stores.database import open_engine, sqlite_url
from index.stores.room import full_disk_named


@pytest.mark.parametrize("url", ["no url at all", "nosuchdatabase://here/x"])
def test_a_url_that_names_no_database_is_refused_by_its_setting(url: str) -> None:
    with pytest.raises(IndexStateError, match="CROSSWIRE_DATABASE_URL"):
        open_engine(url)


def test_a_file_in_a_folder_that_is_not_there_is_no_damage(tmp_path: Path) -> None:
    with (
        closing(Catalogue(tmp_path, sqlite_url(tmp_path / "nowhere" / "x.sqlite3"))) as catalogue,
        pytest.raises(IndexStateError, match="CROSSWIRE_DATA") as raised,
    ):
        catalogue.create()

    assert not isinstance(raised.value, IndexDamagedError)


def test_a_database_without_room_says_so(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path / "x.sqlite3"))
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("CREATE TABLE texts (text)")

    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 2")
        with pytest.raises(NoRoomError, match="Make room"), full_disk_named(tmp_path):
            connection.exec_driver_sql("INSERT INTO texts VALUES (zeroblob(100000))")

    engine.dispose()
