"""No room on the disk: each library has words of its own for it, a person gets one sentence."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import NoRoomError

SMALLEST_ROOM = 64 * 1024
"""Bytes; SQLite's shared memory takes half of that."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

_SAID_OF_A_FULL_DISK = (
    "disk is full",  # SQLite, alone or inside Chroma
    "no space left on device",  # the system, inside tantivy and Chroma
    "disk quota exceeded",
)


@contextmanager
def full_disk_named(data: Path) -> Iterator[None]:
    """Turns whatever a library makes of a full disk, damage it seems to see included, into one error.

    Raises:
        NoRoomError: if what failed inside says that there is no room.
    """
    try:
        yield
    except NoRoomError:
        raise
    except Exception as error:
        causes = list(_causes(error))
        if any(map(_is_of_a_full_disk, causes)) or (any(map(_may_be_of_one, causes)) and _is_full(data)):
            raise NoRoomError(str(data)) from error
        raise


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error, what it came from, what that came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_of_a_full_disk(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    words = str(error).lower()
    return any(said in words for said in _SAID_OF_A_FULL_DISK)


def _may_be_of_one(error: BaseException) -> bool:
    """SQLite calls it a disk error when its shared memory finds no room."""
    return "disk i/o error" in str(error).lower()


def _is_full(data: Path) -> bool:
    place = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    return shutil.disk_usage(place).free < SMALLEST_ROOM
