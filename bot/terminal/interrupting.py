"""Ctrl-C during long work: the first asks it to stop at the next safe place, a second one ends it at once.

An exception raised by a signal can be lost wherever a library catches everything; a question asked between
two steps can't.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Gives a function that says whether Ctrl-C was pressed; restores the former handling at the end."""
    pressed = Event()
    if current_thread() is not main_thread():  # signals are the main thread's alone
        yield pressed.is_set
        return
    before = signal.getsignal(signal.SIGINT)

    def press(_number: int, _frame: object) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
