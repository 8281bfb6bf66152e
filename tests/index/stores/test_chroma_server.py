"""The index with its vectors on a Chroma server, on this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from article_folder import write_article
from index_on_disk import IndexOnDisk

from index.errors import IndexStateError
from index.stores import chroma


def free_port() -> int:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place, port = tmp_path_factory.mktemp("chroma"), free_port()
    command = Path(sys.executable).with_name("chroma")
    process = subprocess.Popen(
        [command, "run", "--host", "127.0.0.1", "--port", str(port), "--path", str(place)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            return chroma.check_server(url)
        except IndexStateError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_questions_are_answered_from_the_server(unindexed: IndexOnDisk, server: str) -> None:
    unindexed.reindex(chroma_url=server)
    library = unindexed.library(chroma_url=server)
    assert "Aldra7" in unindexed.best("The river Aldra7 left its bed in district 7", library)
    assert not (unindexed.data / "generations/1/chroma").exists()


def test_a_change_is_seen_and_the_former_collection_is_gone(unindexed: IndexOnDisk, server: str) -> None:
    unindexed.reindex(chroma_url=server)
    library = unindexed.library(chroma_url=server)
    assert "Aldra7" in unindexed.best("The river Aldra7 left its bed in district 7", library)
    write_article(unindexed.folder, "norland/07.txt", "Beekeepers of Vell count their hives.")
    unindexed.reindex(chroma_url=server)
    assert unindexed.best("beekeepers hives", library).startswith("Beekeepers")
    with library.reading() as shelf:
        name = shelf.state().generation
    ours = [found for found in chroma.names_on_server(server, "crosswire-") if found.endswith(f"-{name}")]
    assert len(ours) == 1
    assert ours[0].removesuffix("-2") + "-1" not in chroma.names_on_server(server, "crosswire-")


def test_two_indexes_on_one_server_do_not_disturb_each_other(tmp_path: Path, server: str) -> None:
    one, other = IndexOnDisk(tmp_path / "one"), IndexOnDisk(tmp_path / "other")
    write_article(other.folder, "bees.txt", "Beekeepers of Vell count their hives.")
    one.reindex(chroma_url=server)
    other.reindex(chroma_url=server)
    one.reindex(chroma_url=server, full=True)
    assert other.best("beekeepers hives", other.library(chroma_url=server)).startswith("Beekeepers")
    assert "Beekeepers" not in one.best("beekeepers hives", one.library(chroma_url=server))
    one.close()
    other.close()


def test_a_collection_that_vanished_is_made_anew_without_embedding(
    unindexed: IndexOnDisk, server: str
) -> None:
    unindexed.reindex(chroma_url=server)
    before = set(chroma.names_on_server(server, "crosswire-"))
    for name in before:
        chroma.drop_on_server(server, name)
    unindexed.embedder.embedded.clear()
    library = unindexed.library(chroma_url=server)
    assert "Aldra7" in unindexed.best("The river Aldra7 left its bed in district 7", library)
    assert unindexed.embedder.embedded == []


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(IndexStateError, match=r"can't be reached.*CROSSWIRE_CHROMA_URL"):
        chroma.check_server(f"http://127.0.0.1:{free_port()}")
