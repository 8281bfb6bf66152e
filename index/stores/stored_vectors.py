"""The vectors of passages, stored by content: what is read and written of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Select, delete, insert, select

from index.embedding import Matrix, PassageVectors
from index.errors import IndexDamagedError
from index.stores.database import MEND_VECTORS, damage_named, in_parts
from index.stores.rows import is_sound, vector_values, vectors_of
from index.stores.tables import VECTORS


class StoredVectors:
    """The vectors, seen through one connection. A key names all that decides the vectors under it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, keys: Iterable[bytes]) -> dict[bytes, PassageVectors]:
        """Vectors by key.

        Raises:
            IndexDamagedError: if one is missing or fails its check.
        """
        wanted = set(keys)
        found = {
            row.key: vectors_of(row.whole, row.sentences, row.crc)
            for row in self._rows(select(VECTORS), wanted)
        }
        _refuse_missing(wanted, found)
        return found

    def present(self, keys: Collection[bytes]) -> set[bytes]:
        """Those of the keys under which there is anything."""
        return {row.key for row in self._rows(select(VECTORS.c.key), keys)}

    def wholes(self, keys: Sequence[bytes]) -> Matrix:
        """The passage vectors under some keys, one a row, in order.

        Raises:
            IndexDamagedError: if one is missing.
        """
        found = {row.key: row.whole for row in self._rows(select(VECTORS.c.key, VECTORS.c.whole), set(keys))}
        _refuse_missing(keys, found)
        joined = b"".join(found[key] for key in keys)
        return np.frombuffer(joined, dtype="<f4").astype(np.float32).reshape(len(keys), -1)

    def dimension(self) -> int:
        """Length of a vector; 0 where there is none."""
        with damage_named("stored vectors", MEND_VECTORS):
            whole = self._connection.scalar(select(VECTORS.c.whole).limit(1))
        return len(whole) // 4 if whole else 0

    def _rows(self, wanted: Select[Any], keys: Iterable[bytes]) -> list[Row[Any]]:
        with damage_named("stored vectors", MEND_VECTORS):
            return [
                row
                for some in in_parts(keys)
                for row in self._connection.execute(wanted.where(VECTORS.c.key.in_(some)))
            ]


def _refuse_missing(wanted: Collection[bytes], found: Mapping[bytes, object]) -> None:
    missing = sum(key not in found for key in wanted)
    if missing:
        raise IndexDamagedError(f"{missing} stored vectors are missing", MEND_VECTORS)


def write_vectors(connection: Connection, vectors: Mapping[bytes, PassageVectors]) -> None:
    """Store vectors under their keys; what stood there before is replaced."""
    for some in in_parts(vectors):
        connection.execute(delete(VECTORS).where(VECTORS.c.key.in_(some)))
        connection.execute(insert(VECTORS), [vector_values(key, vectors[key]) for key in some])


def drop_vectors(connection: Connection, keep: set[bytes]) -> int:
    """Delete the vectors under all other keys; returns how many."""
    return _delete(connection, [key for key in connection.scalars(select(VECTORS.c.key)) if key not in keep])


def drop_unsound(connection: Connection) -> int:
    """Delete the vectors that fail their check sum; returns how many."""
    found = connection.execute(select(VECTORS)).yield_per(1_000)
    return _delete(connection, [row.key for row in found if not is_sound(row.whole, row.sentences, row.crc)])


def _delete(connection: Connection, keys: Sequence[bytes]) -> int:
    for some in in_parts(keys):
        connection.execute(delete(VECTORS).where(VECTORS.c.key.in_(some)))
    return len(keys)
