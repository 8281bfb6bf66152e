"""Chroma, the vector store: the only module that knows it.

A collection holds row numbers and vectors, no text: the catalogue has that. Embedded Chroma must not be
written by two processes, and even opening it writes a row into its SQLite file. So each generation has a
folder of its own that is written once, and whoever reads works on a view of it: a copy of the small SQLite
file beside links to the big files of the vector index.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import warnings
import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, cast
from urllib.parse import urlparse

import numpy as np

from index.embedding import Matrix, Vector
from index.errors import IndexDamagedError, IndexStateError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import (
        CreateCollectionConfiguration,
        UpdateCollectionConfiguration,
    )
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

COLLECTION = "passages"

MAX_NEIGHBORS, EF_CONSTRUCTION, EF_SEARCH, SYNC_THRESHOLD = 32, 200, 200, 10_000
"""Measured on 100,000 vectors made from real passages: recall@50 0.9997 (worst question 0.98) at 2 ms, 1,280
added a second on two cores; with 16, 100 and 100 it was 0.996 (worst 0.86) on a tenth of them."""

ADD_BATCH = 1_000
"""Vectors handed over at once."""

QUERY_BATCH = 500
"""Questions asked at once when a generation is verified."""

ANSWER_SECONDS = 10.0
"""How long a server may take for a sign of life."""

_SQLITE_FILE = "chroma.sqlite3"
_WRITTEN_INDEX = "index_metadata.pickle"
"""Stands beside a vector index that was written whole; opening another one rewrites its files."""


class ChromaVectors:
    """The vectors of one generation in Chroma, by row number."""

    def __init__(self, client: Client, collection: Collection, view: Path | None = None) -> None:
        self._client = client
        self._collection = collection
        # runs at the process's end as well, for those who forget to close
        self._remove_view = weakref.finalize(self, shutil.rmtree, view, True) if view else None

    def add(self, rows: Sequence[int], vectors: Matrix, *, step: Callable[[int], None] | None = None) -> None:
        """Add vectors under new row numbers; ``step`` is told how many each time."""
        for start in range(0, len(rows), ADD_BATCH):
            some = rows[start : start + ADD_BATCH]
            self._collection.add(
                ids=[str(row) for row in some], embeddings=vectors[start : start + ADD_BATCH]
            )
            if step is not None:
                step(len(some))

    def delete(self, rows: Sequence[int]) -> None:
        """Delete the vectors of these rows."""
        for start in range(0, len(rows), ADD_BATCH):
            self._collection.delete(ids=[str(row) for row in rows[start : start + ADD_BATCH]])

    def set_sync_threshold(self, changes: int) -> None:
        """After how many changes the vector index is written; holds from the next opening on."""
        configuration = cast("UpdateCollectionConfiguration", {"hnsw": {"sync_threshold": changes}})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it calls a collection without embedding function a legacy one
            self._collection.modify(configuration=configuration)

    def write_again(self, count: int) -> None:
        """Write some vectors as they are."""
        some = self._collection.get(limit=count, include=["embeddings"])
        if some["ids"]:
            self._collection.upsert(ids=some["ids"], embeddings=some["embeddings"])

    def count(self) -> int:
        """How many vectors there are."""
        return int(self._collection.count())

    def nearest(self, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """Row numbers with their cosine, best first."""
        return self._query(np.asarray(vector, dtype=np.float32)[None, :], limit)[0]

    def strays(self, rows: Sequence[int], vectors: Matrix) -> list[int]:
        """Those of the rows that are not found with their own vector (or one equal to it)."""
        missed: list[int] = []
        for start in range(0, len(rows), QUERY_BATCH):
            some = rows[start : start + QUERY_BATCH]
            found = self._query(vectors[start : start + QUERY_BATCH], 1)
            missed += [row for row, best in zip(some, found, strict=True) if not _is_itself(row, best)]
        return missed

    def _query(self, vectors: Matrix, limit: int) -> list[list[tuple[int, float]]]:
        found = self._collection.query(query_embeddings=vectors, n_results=limit, include=["distances"])
        return [
            [(int(id_), 1.0 - float(far)) for id_, far in zip(ids, distances, strict=True)]
            for ids, distances in zip(found["ids"], found["distances"] or (), strict=True)
        ]

    def close(self) -> None:
        """Let go of the files or the connection."""
        _close(self._client)
        if self._remove_view is not None:
            self._remove_view()


def _is_itself(row: int, best: list[tuple[int, float]]) -> bool:
    """Whether the best match is the row, or a twin of it (cosine 1 but for rounding)."""
    return any(found == row or cosine > 1 - 1e-5 for found, cosine in best)


def create_embedded(folder: Path) -> ChromaVectors:
    """A new store in a new folder, to be filled."""
    client = _embedded_client(folder)
    return ChromaVectors(client, _create(client, COLLECTION))


def open_embedded(folder: Path) -> ChromaVectors:
    """The store in a folder, to be changed; nobody else may have it open.

    Raises:
        IndexDamagedError: if Chroma can't open it.
    """
    with _damage_named():
        client = _embedded_client(folder)
        return ChromaVectors(client, _get(client, COLLECTION))


def view_embedded(folder: Path, views: Path) -> ChromaVectors:
    """The store in a folder, to be read; its files are not touched.

    Args:
        folder: the store.
        views: a folder for what is kept beside while it is open; made if it is not there.

    Raises:
        IndexDamagedError: if Chroma can't open it.
    """
    views.mkdir(parents=True, exist_ok=True)
    view = Path(mkdtemp(dir=views))
    with _damage_named():
        for path in folder.iterdir():
            beside = view / path.name
            if (path / _WRITTEN_INDEX).exists():
                beside.symlink_to(path.resolve(), target_is_directory=True)
            elif path.is_dir():
                shutil.copytree(path, beside)
            else:
                shutil.copyfile(path, beside)
        client = _embedded_client(view)
        return ChromaVectors(client, _get(client, COLLECTION), view)


def settle_embedded(folder: Path) -> None:
    """Have Chroma write its vector index to the files, and drop what they keep of rows that are gone.

    By itself it writes the vector index only after so many changes, and whoever opens the store repeats the
    rest, in the same files. With a threshold of two, two changes that change nothing bring everything down.
    Nobody else may have the store open.
    """
    with contextlib.closing(open_embedded(folder)) as vectors:
        vectors.set_sync_threshold(2)
    with contextlib.closing(open_embedded(folder)) as vectors:
        vectors.write_again(2)
    with contextlib.closing(sqlite3.connect(folder / _SQLITE_FILE)) as connection:
        connection.execute("VACUUM")


def create_on_server(url: str, name: str) -> ChromaVectors:
    """A new collection on a Chroma server; one of that name is replaced."""
    drop_on_server(url, name)
    client = _server_client(url)
    return ChromaVectors(client, _create(client, name))


def open_on_server(url: str, name: str) -> ChromaVectors:
    """A collection on a Chroma server.

    Raises:
        IndexDamagedError: if it is not there.
    """
    client = _server_client(url)
    with _damage_named():
        return ChromaVectors(client, _get(client, name))


def names_on_server(url: str, prefix: str) -> list[str]:
    """The collections on a server whose names begin so."""
    with _server(url) as client:
        return [found.name for found in client.list_collections() if found.name.startswith(prefix)]


def drop_on_server(url: str, name: str) -> None:
    """Delete a collection from a server, if it is there."""
    from chromadb.errors import NotFoundError

    with _server(url) as client, contextlib.suppress(NotFoundError):
        client.delete_collection(name)


def check_server(url: str) -> None:
    """Ask a Chroma server for a sign of life.

    Raises:
        IndexStateError: if it does not answer.
    """
    with _server(url) as client:
        client.heartbeat()


@contextlib.contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise IndexDamagedError(f"Chroma can't open its files: {error}") from error


def _create(client: Client, name: str) -> Collection:
    hnsw = {
        "space": "cosine",
        "max_neighbors": MAX_NEIGHBORS,
        "ef_construction": EF_CONSTRUCTION,
        "ef_search": EF_SEARCH,
        "sync_threshold": SYNC_THRESHOLD,
    }
    configuration = cast("CreateCollectionConfiguration", {"hnsw": hnsw})
    return client.create_collection(name, configuration=configuration, embedding_function=None)


def _get(client: Client, name: str) -> Collection:
    try:
        return client.get_collection(name, embedding_function=None)
    except BaseException:
        _close(client)
        raise


def _settings() -> Settings:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _embedded_client(folder: Path) -> Client:
    import chromadb

    return cast("Client", chromadb.PersistentClient(path=str(folder), settings=_settings()))


def _server_client(url: str) -> Client:
    import chromadb
    import httpx

    parts = urlparse(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    host, port = parts.hostname or "localhost", parts.port or (443 if secure else 8000)
    try:  # asked beforehand, for a client that finds nobody never closes its connection
        httpx.get(f"{'https' if secure else 'http'}://{host}:{port}/api/v2/heartbeat", timeout=ANSWER_SECONDS)
        return cast("Client", chromadb.HttpClient(host=host, port=port, ssl=secure, settings=_settings()))
    except (httpx.HTTPError, ValueError) as error:
        raise IndexStateError(
            f"The Chroma server at {url} can't be reached ({error}). "
            "Start it, or correct CROSSWIRE_CHROMA_URL."
        ) from error


@contextlib.contextmanager
def _server(url: str) -> Iterator[Client]:
    client = _server_client(url)
    try:
        yield client
    finally:
        _close(client)


def _close(client: Client) -> None:
    """Close a client, and the connections to a server that it and its inner one leave open."""
    inner = getattr(client, "_admin_client", None)
    sessions = [getattr(getattr(one, "_server", None), "_session", None) for one in (client, inner)]
    client.close()
    for session in sessions:
        if session is not None:
            session.close()
