"""Locks between processes. The operating system lets go of them when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from index.errors import IndexBusyError


@contextmanager
def writing_alone(path: Path) -> Iterator[None]:
    """Hold the writer's lock; one process at a time can.

    Raises:
        IndexBusyError: at once if another holds it, naming it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusyError(_holder(path)) from None
        file.truncate(0)
        file.write(
            json.dumps({"process": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")})
        )
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _holder(path: Path) -> str:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"process {told['process']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "its process is not known"


@contextmanager
def in_use(path: Path) -> Iterator[None]:
    """Hold a reader's lock on a generation: while any is held, nobody removes it."""
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def unused(path: Path, *, wait_seconds: float) -> Iterator[bool]:
    """Hold a generation alone, so that it can be removed; yields False if readers did not let go in time."""
    if not path.exists():
        yield True
        return
    with path.open("a+", encoding="utf-8") as file:
        yield _locked_within(file.fileno(), wait_seconds)


def _locked_within(file: int, wait_seconds: float) -> bool:
    until = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)
        else:
            return True
