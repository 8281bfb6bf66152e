"""Stamps of the code that an index was made with: they tell when its articles must be read by new rules."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_CODE = Path(__file__).parent
_CODE_THAT_CUTS = ("loading", "cleaning.py", "furniture.py", "sentences.py", "chunking.py")
_CODE_THAT_READS = ("claims", "sentences.py")


def cutting_stamp() -> str:
    """Of the code that loads articles and cuts them into passages."""
    return _stamp_of(_CODE_THAT_CUTS)


def reading_stamp() -> str:
    """Of the code, with its data, that reads claims and accounts."""
    return _stamp_of(_CODE_THAT_READS)


@cache
def _stamp_of(names: tuple[str, ...]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in names:
        path = _CODE / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.relative_to(_CODE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
