"""Damaged files are noticed before the first answer, and what is derived is made anew without embedding."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from article_folder import write_article
from index_on_disk import IndexOnDisk

from index.errors import IndexDamagedError

Harm = Callable[[Path], None]


def flip_a_byte(path: Path) -> None:
    """In the middle of a file, or at its only byte."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x20
    path.write_bytes(content)


def flip_the_first_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[0] ^= 0x01
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def delete(path: Path) -> None:
    path.unlink()


HARMS = [flip_a_byte, flip_the_first_byte, truncate, empty, delete]


def derived_files(index: IndexOnDisk) -> list[Path]:
    serving = max(path for path in (index.data / "generations").iterdir() if path.is_dir())
    return sorted(path for path in serving.rglob("*") if path.is_file() and path.stat().st_size)


@pytest.mark.parametrize("harm", HARMS)
def test_every_derived_file_that_is_harmed_is_made_anew_without_embedding(
    indexed: IndexOnDisk, harm: Harm
) -> None:
    names = [path.relative_to(indexed.data / "generations/1") for path in derived_files(indexed)]
    kept = indexed.data.with_name("kept")
    shutil.copytree(indexed.data, kept)
    picked = names if harm is flip_a_byte else random.Random(harm.__name__).sample(names, 4)
    for name in picked:
        shutil.rmtree(indexed.data)
        shutil.copytree(kept, indexed.data)
        harm(indexed.data / "generations/1" / name)
        indexed.embedder.embedded.clear()
        assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7"), name
        assert indexed.embedder.embedded == [], name
        with indexed.library().reading() as shelf:
            assert shelf.state().generation == 2, name


def test_a_harmed_generation_is_made_anew_by_the_next_reindex_as_well(indexed: IndexOnDisk) -> None:
    flip_a_byte(max(derived_files(indexed), key=lambda path: path.stat().st_size))
    indexed.embedder.embedded.clear()
    assert indexed.reindex().unchanged == 12
    assert indexed.embedder.embedded == []
    with indexed.library().reading() as shelf:
        assert shelf.state().generation == 2


def test_a_change_to_a_harmed_generation_is_built_from_the_catalogue(indexed: IndexOnDisk) -> None:
    flip_a_byte(max(derived_files(indexed), key=lambda path: path.stat().st_size))
    write_article(indexed.folder, "new.txt", "Beekeepers of Vell count their hives.")
    assert indexed.reindex().embedded == 1
    assert indexed.best("beekeepers hives").startswith("Beekeepers")
    assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7")


@pytest.mark.parametrize("harm", [flip_a_byte, flip_the_first_byte, truncate, empty])
def test_a_harmed_catalogue_is_refused_with_the_command_that_mends_it(
    indexed: IndexOnDisk, harm: Harm
) -> None:
    harm(indexed.data / "catalogue.sqlite3")
    with (
        pytest.raises(IndexDamagedError, match="crosswire reindex --full"),
        indexed.library().reading(),
    ):
        pass
    with pytest.raises(IndexDamagedError, match="crosswire reindex --full"):
        indexed.reindex()


@pytest.mark.parametrize("harm", [flip_a_byte, flip_the_first_byte, truncate, empty])
def test_a_full_reindex_mends_a_harmed_catalogue(indexed: IndexOnDisk, harm: Harm) -> None:
    harm(indexed.data / "catalogue.sqlite3")
    report = indexed.reindex(full=True)
    assert report.articles == 12
    assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7")


def test_a_reader_that_was_open_sees_the_index_that_was_made_anew(indexed: IndexOnDisk) -> None:
    library = indexed.library()
    assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7", library)
    flip_a_byte(indexed.data / "catalogue.sqlite3")
    write_article(indexed.folder, "norland/07.txt", "Beekeepers of Vell count their hives.")
    indexed.reindex(full=True)
    assert indexed.best("beekeepers hives", library).startswith("Beekeepers")


def test_a_harmed_catalogue_is_not_given_up_for_an_empty_folder(indexed: IndexOnDisk) -> None:
    flip_a_byte(indexed.data / "catalogue.sqlite3")
    harmed = (indexed.data / "catalogue.sqlite3").read_bytes()
    shutil.rmtree(indexed.folder)
    indexed.folder.mkdir()
    with pytest.raises(IndexDamagedError):
        indexed.reindex(full=True)
    assert (indexed.data / "catalogue.sqlite3").read_bytes() == harmed


@pytest.mark.parametrize("harm", [flip_a_byte, flip_the_first_byte, truncate, empty])
def test_harmed_vectors_are_refused_and_embedded_anew_by_the_next_reindex(
    indexed: IndexOnDisk, harm: Harm
) -> None:
    harm(indexed.data / "vectors.sqlite3")
    with pytest.raises(IndexDamagedError, match=r"crosswire reindex$"), indexed.library().reading():
        pass
    indexed.embedder.embedded.clear()
    assert indexed.reindex().unchanged == 12
    assert bool(indexed.embedder.embedded) is (harm in (truncate, empty, flip_the_first_byte))
    assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7")


def test_of_harmed_vectors_only_the_lost_ones_are_embedded_anew(indexed: IndexOnDisk) -> None:
    path = indexed.data / "vectors.sqlite3"
    content = bytearray(path.read_bytes())
    with indexed.library().reading() as shelf:
        [(first, _)] = shelf.matching("Aldra7", limit=1)
        whole = shelf.passages([first])[first].vectors.whole.tobytes()
    content[content.index(whole) + 5] ^= 0x10
    indexed.close()
    path.write_bytes(content)
    indexed.embedder.embedded.clear()
    indexed.reindex()
    assert len(indexed.embedder.embedded) == 1
    assert "Aldra7" in indexed.embedder.embedded[0]


def test_a_harmed_seal_of_the_catalogue_does_not_condemn_the_catalogue(indexed: IndexOnDisk) -> None:
    flip_a_byte(indexed.data / "catalogue.sqlite3.seal")
    assert "Aldra7" in indexed.best("The river Aldra7 left its bed in district 7")


def test_leftovers_of_other_generations_are_removed_by_the_next_reindex(indexed: IndexOnDisk) -> None:
    shutil.copytree(indexed.data / "generations/1", indexed.data / "generations/7")
    indexed.reindex()
    assert [path.name for path in (indexed.data / "generations").iterdir() if path.is_dir()] == ["1"]
