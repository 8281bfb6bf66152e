"""Chroma, the vector store: the only module that knows it.

A collection holds row numbers and vectors, no text: the catalogue has that. Embedded Chroma must not be
written by two processes nor while another reads, so each generation has a folder of its own, written once.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

import numpy as np

from index.embedding import Matrix, Vector
from index.errors import IndexDamagedError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings

COLLECTION = "passages"

HNSW: dict[str, Any] = {
    "space": "cosine",
    "max_neighbors": 32,
    "ef_construction": 200,
    "ef_search": 200,
    "sync_threshold": 10_000,
}

ADD_BATCH = 500
"""Vectors handed over at once."""


class ChromaVectors:
    """The vectors of one generation in Chroma, by row number."""

    def __init__(self, client: ClientAPI, collection: Collection) -> None:
        self._client = client
        self._collection = collection

    def add(self, rows: Sequence[int], vectors: Matrix, *, step: Callable[[int], None] | None = None) -> None:
        """Add vectors under new row numbers."""
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

    def count(self) -> int:
        """How many vectors there are."""
        return int(self._collection.count())

    def nearest(self, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """Row numbers with their cosine, best first."""
        found = self._collection.query(
            query_embeddings=np.asarray(vector, dtype=np.float32)[None, :],
            n_results=limit,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        return [(int(id_), 1.0 - float(far)) for id_, far in zip(found["ids"][0], distances[0], strict=True)]

    def close(self) -> None:
        """Let go of the files or the connection."""
        self._client.close()


@contextlib.contextmanager
def _damage_named() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise IndexDamagedError(f"Chroma can't open its files: {error}") from error


def create_embedded(folder: Path) -> ChromaVectors:
    """A new store in an empty folder."""
    client = _embedded_client(folder)
    return ChromaVectors(client, _create(client, COLLECTION))


def open_embedded(folder: Path) -> ChromaVectors:
    """The store in a folder.

    Raises:
        IndexDamagedError: if Chroma can't open it.
    """
    with _damage_named():
        client = _embedded_client(folder)
        try:
            return ChromaVectors(client, client.get_collection(COLLECTION, embedding_function=None))
        except BaseException:
            client.close()
            raise


def create_on_server(url: str, name: str) -> ChromaVectors:
    """A new collection on a Chroma server; one of that name is replaced."""
    client = _server_client(url)
    drop_on_server(url, name)
    return ChromaVectors(client, _create(client, name))


def open_on_server(url: str, name: str) -> ChromaVectors:
    """A collection on a Chroma server.

    Raises:
        IndexDamagedError: if it is not there.
    """
    with _damage_named():
        client = _server_client(url)
        return ChromaVectors(client, client.get_collection(name, embedding_function=None))


def names_on_server(url: str, prefix: str) -> list[str]:
    """The collections on a server whose names begin so."""
    with contextlib.closing(_server_client(url)) as client:
        return [found.name for found in client.list_collections() if found.name.startswith(prefix)]


def drop_on_server(url: str, name: str) -> None:
    """Delete a collection from a server, if it is there."""
    from chromadb.errors import NotFoundError

    with contextlib.closing(_server_client(url)) as client, contextlib.suppress(NotFoundError):
        client.delete_collection(name)


def _create(client: ClientAPI, name: str) -> Collection:
    return client.create_collection(name, configuration={"hnsw": HNSW}, embedding_function=None)


def _settings() -> Settings:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _embedded_client(folder: Path) -> ClientAPI:
    import chromadb

    return chromadb.PersistentClient(path=str(folder), settings=_settings())


def _server_client(url: str) -> ClientAPI:
    import chromadb

    parts = urlparse(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if secure else 8000),
        ssl=secure,
        settings=_settings(),
    )
