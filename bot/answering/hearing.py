"""Lets whoever asks hear each statement as soon as it is verified, while the rest is still being written.

The listener travels in a context variable: through the chain and its Runnables, without each of them having
to hand it on. Only an answerer that writes piece by piece tells anything; the whole answer comes as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.answering.answerer import DraftStatement

Listener = Callable[[DraftStatement], None]
"""Called with each statement, in order, on the thread that answers."""

_LISTENER: ContextVar[Listener | None] = ContextVar("crosswire_listener", default=None)


@contextmanager
def hearing(listener: Listener) -> Iterator[None]:
    """Whatever is asked inside tells ``listener`` its statements."""
    before = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(before)


def tell(statement: DraftStatement) -> None:
    """Tell the listener, if anybody listens. The statement must be verified: it is shown as it is."""
    if (listener := _LISTENER.get()) is not None:
        listener(statement)
