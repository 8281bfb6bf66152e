"""Where the work is done: threads beside the event loop, a queue with a bound, the reindex apart.

The event loop only receives and sends. Questions wait in one queue; a reindex, pictures and the records
have a thread each, so that none of them waits behind the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from bot.errors import DiscordError

T = TypeVar("T")


class QueueFullError(DiscordError):
    """No more questions are taken now."""


class Workers:
    """The threads, and how many questions wait or are being answered.

    Args:
        threads: how many questions are answered at the same time.
        bound: how many may be in the house, those being answered included.
    """

    def __init__(self, *, threads: int, bound: int) -> None:
        self._questions = ThreadPoolExecutor(threads, thread_name_prefix="question")
        self._facts = ThreadPoolExecutor(1, thread_name_prefix="facts")
        self._pictures = ThreadPoolExecutor(1, thread_name_prefix="picture")
        self._records = ThreadPoolExecutor(1, thread_name_prefix="records")
        self._reindex = ThreadPoolExecutor(1, thread_name_prefix="reindex")
        self._threads = threads
        self._bound = bound
        self._inside = 0
        self._stopping = False
        self._serving = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def waiting(self) -> int:
        """How many questions have not been begun."""
        return max(0, self._inside - self._threads)

    @property
    def inside(self) -> int:
        """How many questions wait or are being answered."""
        return self._inside

    def refusal(self) -> str | None:
        """Why no question is taken now, in a sentence; None if one is."""
        if self._stopping:
            return "I am being restarted. Please ask again in a minute."
        if self._inside >= self._bound:
            return (
                f"I am busy: {self._inside} questions wait for an answer, and I take no more. "
                "Yours was not queued; please ask again in a minute."
            )
        return None

    async def answer(self, work: Callable[[], T]) -> T:
        """Do a question's work in its turn.

        Raises:
            QueueFullError: if no question is taken now.
        """
        if refusal := self.refusal():
            raise QueueFullError(refusal)
        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._questions, work)
        finally:
            self._inside -= 1

    @contextmanager
    def serving(self) -> Iterator[None]:
        """While somebody is served, from acknowledgement to the last edit: a stop waits for it."""
        self._serving += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._serving -= 1
            if not self._serving:
                self._idle.set()

    def look_up(self, work: Callable[[], T]) -> Awaitable[T]:
        """Read facts of the index: what is indexed, how old it is."""
        return asyncio.get_running_loop().run_in_executor(self._facts, work)

    def draw(self, work: Callable[[], T]) -> Awaitable[T]:
        """Draw a picture."""
        return asyncio.get_running_loop().run_in_executor(self._pictures, work)

    def record(self, work: Callable[[], T]) -> Awaitable[T]:
        """Read or write the records."""
        return asyncio.get_running_loop().run_in_executor(self._records, work)

    def reindex(self, work: Callable[[], T]) -> Awaitable[T]:
        """Change the index; one after another."""
        return asyncio.get_running_loop().run_in_executor(self._reindex, work)

    async def finish(self, *, seconds: float) -> bool:
        """Take no more questions and wait until all are served; False if time ran out."""
        self._stopping = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        """Let the threads go; what has not begun is dropped."""
        for threads in (self._questions, self._facts, self._pictures, self._records, self._reindex):
            threads.shutdown(wait=False, cancel_futures=True)
