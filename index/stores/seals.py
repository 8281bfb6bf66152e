"""Seals: check sums that tell a damaged file before anything is answered from it.

XXH3 is no cryptographic hash: it tells damage, not malice. It reads some gigabytes a second, so that the
files of 100,000 passages are checked in a few tenths of a second.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from index.errors import IndexDamagedError

FOLDER_SEAL = "seal.json"
_BLOCK_BYTES = 1 << 20

_KEPT: dict[tuple[int, int], int] = {}
_KEPT_LOCK = threading.Lock()


class _Sum(NamedTuple):
    size: int
    digest: str


def seal_folder(folder: Path) -> None:
    """Write down the check sums of all files in a folder, and bring everything to the disk."""
    sums = {path.relative_to(folder).as_posix(): _sum_of(path) for path in _files(folder)}
    for path in _files(folder):
        _sync(path)
    _write(folder / FOLDER_SEAL, json.dumps(sums, sort_keys=True))
    for path in (*(found for found in folder.rglob("*") if found.is_dir()), folder, folder.parent):
        _sync(path)


def check_folder(folder: Path) -> None:
    """Compare all files of a folder with its seal.

    Raises:
        IndexDamagedError: if a file is missing, too many, or not as it was sealed.
    """
    told = _read(folder / FOLDER_SEAL)
    if told is None:
        raise IndexDamagedError(f"{folder.name}/{FOLDER_SEAL} is missing or unreadable")
    sealed = {name: _Sum(*values) for name, values in json.loads(told).items()}
    present = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    if present.keys() != sealed.keys():
        odd = sorted(present.keys() ^ sealed.keys())
        raise IndexDamagedError(
            f"files of generation {folder.name} are missing or too many: {', '.join(odd)}"
        )
    for name, path in present.items():
        if path.stat().st_size != sealed[name].size or _sum_of(path) != sealed[name]:
            raise IndexDamagedError(f"{folder.name}/{name} fails its check sum")


def seal_file(path: Path) -> None:
    """Write down the check sum of an SQLite file, beside it."""
    _write(_beside(path), json.dumps(_sum_of_database(path)))
    _sync(path.parent)


def unseal_file(path: Path) -> None:
    """Take a file's seal away, durably: it is about to change."""
    if _beside(path).exists():
        _beside(path).unlink(missing_ok=True)
        _sync(path.parent)


def is_sealed(path: Path) -> bool:
    """Whether there is a readable seal for the file."""
    return _read(_beside(path)) is not None


def is_as_sealed(path: Path) -> bool | None:
    """Whether a file is as it was sealed; None where it has no seal or is just changing."""
    before = _read(_beside(path))
    if before is None:
        return None
    try:
        same = _sum_of_database(path) == _Sum(*json.loads(before))
    except FileNotFoundError:
        same = False
    return same if same or _read(_beside(path)) == before else None


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".seal")


def _files(folder: Path) -> Iterator[Path]:
    """What is sealed: all files but the seal itself, and not what readers keep beside (hidden folders)."""
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if path.is_file() and within.as_posix() != FOLDER_SEAL and not within.parts[0].startswith("."):
            yield path


def _sum_of(path: Path) -> _Sum:
    handle = os.open(path, os.O_RDONLY)
    try:
        return _sum_of_open(handle)
    finally:
        os.close(handle)


def _sum_of_open(handle: int) -> _Sum:
    from xxhash import xxh3_128

    digest, size = xxh3_128(), 0
    while block := os.pread(handle, _BLOCK_BYTES, size):
        digest.update(block)
        size += len(block)
    return _Sum(size, digest.hexdigest())


def _sum_of_database(path: Path) -> _Sum:
    """The check sum of an SQLite file, which this process may have open.

    Its handle is never closed: closing any handle on a file lets go of all locks that the process has on it
    (POSIX), SQLite's among them, and another process could then take away the log under our feet.
    """
    with _KEPT_LOCK:
        status = path.stat()
        key = (status.st_dev, status.st_ino)
        if key not in _KEPT:
            _KEPT[key] = os.open(path, os.O_RDONLY)
        return _sum_of_open(_KEPT[key])


def _write(path: Path, content: str) -> None:
    """Replace a file at once, with a check sum of its own in front."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(f"{crc32(content.encode()):08x}\n{content}")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _read(path: Path) -> str | None:
    """What :func:`_write` was given; None where there is no such file or it is damaged itself."""
    with suppress(OSError, ValueError):
        check, _, content = path.read_text(encoding="utf-8").partition("\n")
        if int(check, 16) == crc32(content.encode()):
            return content
    return None


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
