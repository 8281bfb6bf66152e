"""A news desk in a process of its own, so that its work never holds up the event loop of the bot.

Reading articles, embedding and drawing hold Python's lock for tenths of a second at a time; in one
process with the bot, acknowledgements waited for it. Measured by ``benchmarks/discord_load.py``.
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from threading import Lock, Thread
from typing import Any, TypeVar, cast

from bot.answering.model import Answer, CheckReport, Question, TollInquiry, TollReport
from bot.desk_frames import Call, Cancel, Done, Failed, FrameWriter, Note, read_frames
from bot.errors import DiscordError
from bot.newsdesk import DeskStatus, NewsDesk, ReindexOutcome, ReindexProgress, StageNote
from bot.settings import Settings
from index.claims.model import Claim
from index.model import Article, ArticleId

logger = logging.getLogger(__name__)
T = TypeVar("T")

CHILD = "bot.desk_process"
_LOOK_SECONDS = 0.2
"""How often a waiting call looks whether it was cancelled."""
_LEAVE_SECONDS = 20.0


class DeskStoppedError(DiscordError):
    """The desk's process ended while it was asked something."""

    def __init__(self) -> None:
        super().__init__(
            "The part of me that answers stopped and is being started again. Please ask again in a minute."
        )


@dataclass(slots=True)
class _Child:
    """A running process with the calls that wait for it."""

    process: subprocess.Popen[bytes]
    frames: FrameWriter
    waiting: dict[int, Future[object]] = field(default_factory=dict)
    told: dict[int, dict[str, Callable[[Any], None]]] = field(default_factory=dict)
    ended: bool = False


class DeskLink:
    """The desk of these settings, in a child process that is started when first needed, or anew if it ends.

    Implements :class:`bot.newsdesk.NewsDesk`; safe to call from several threads.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._numbers = count(1)
        self._lock = Lock()
        self._child: _Child | None = None

    def ask(self, question: Question, *, stage: Callable[[StageNote], None] | None = None) -> Answer:
        """See :meth:`bot.newsdesk.NewsDesk.ask`."""
        return cast("Answer", self._call("ask", question, told={"stage": stage}))

    def toll(self, inquiry: TollInquiry) -> TollReport:
        """See :meth:`bot.newsdesk.NewsDesk.toll`."""
        return cast("TollReport", self._call("toll", inquiry))

    def claims(self, *, event: str | None = None, article: str | None = None) -> tuple[Claim, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.claims`."""
        return cast("tuple[Claim, ...]", self._call("claims", event=event, article=article))

    def check(self, text: str) -> CheckReport:
        """See :meth:`bot.newsdesk.NewsDesk.check`."""
        return cast("CheckReport", self._call("check", text))

    def articles(self) -> tuple[Article, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.articles`."""
        return cast("tuple[Article, ...]", self._call("articles"))

    def status(self) -> DeskStatus:
        """See :meth:`bot.newsdesk.NewsDesk.status`."""
        return cast("DeskStatus", self._call("status"))

    def reindex(
        self,
        *,
        full: bool = False,
        dry_run: bool = False,
        allow_empty: bool = False,
        progress: Callable[[ReindexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ReindexOutcome:
        """See :meth:`bot.newsdesk.NewsDesk.reindex`."""
        options = {"full": full, "dry_run": dry_run, "allow_empty": allow_empty}
        told = {"progress": progress}
        return cast("ReindexOutcome", self._call("reindex", told=told, cancelled=cancelled, **options))

    def add(self, places: Sequence[str]) -> tuple[ArticleId, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.add`."""
        return cast("tuple[ArticleId, ...]", self._call("add", tuple(places)))

    def remove(self, articles: Sequence[str]) -> tuple[ArticleId, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.remove`."""
        return cast("tuple[ArticleId, ...]", self._call("remove", tuple(articles)))

    def apply(self, function: Callable[[NewsDesk], T]) -> T:
        """Call a module's function (or a partial of one) with the desk, in its process."""
        return cast("T", self._call("apply", function))

    def close(self) -> None:
        """Let the process end; what it does is cancelled first."""
        with self._lock:
            child, self._child = self._child, None
        if child is None or child.process.stdin is None:
            return
        child.process.stdin.close()
        try:
            child.process.wait(_LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()

    def _call(
        self,
        method: str,
        *arguments: object,
        told: dict[str, Callable[[Any], None] | None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        **options: object,
    ) -> object:
        heard = {name: callback for name, callback in (told or {}).items() if callback is not None}
        number = next(self._numbers)
        child = self._send(number, method, arguments, options, heard)
        result = child.waiting[number]
        try:
            return _await(result, child.frames, number, cancelled)
        finally:
            child.waiting.pop(number, None)
            child.told.pop(number, None)

    def _send(
        self,
        number: int,
        method: str,
        arguments: tuple[object, ...],
        options: dict[str, object],
        heard: dict[str, Callable[[Any], None]],
    ) -> _Child:
        call = Call(number=number, method=method, arguments=arguments, options=options, told=frozenset(heard))
        with self._lock:
            if self._child is None or self._child.ended:
                self._child = self._start()
            child = self._child
            child.waiting[number] = Future()
            child.told[number] = heard
        try:
            child.frames.write(call)
        except OSError as error:
            raise DeskStoppedError from error
        return child

    def _start(self) -> _Child:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        process = subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-m", CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        if process.stdin is None or process.stdout is None:
            raise DeskStoppedError
        child = _Child(process, FrameWriter(process.stdin))
        child.frames.write(self._settings)
        Thread(target=self._listen, args=(child,), name="desk link", daemon=True).start()
        return child

    def _listen(self, child: _Child) -> None:
        """Hand on what the child says, until it ends; then nobody may wait for it any more."""
        if child.process.stdout is None:
            return
        with child.process.stdout as said:
            for frame in read_frames(said):
                _hand_on(child, frame)
        with self._lock:
            child.ended = True
        for number in tuple(child.waiting):
            _settle(child, number, error=DeskStoppedError())
        if child.process.stdin is not None:
            with contextlib.suppress(OSError):  # what was still to be written is nobody's any more
                child.process.stdin.close()
        child.process.wait()


def at_desk(desk: NewsDesk, function: Callable[[NewsDesk], T]) -> T:
    """Call a function with the desk where the desk is: in its process if it has one."""
    return desk.apply(function) if isinstance(desk, DeskLink) else function(desk)


def _await(
    result: Future[object], frames: FrameWriter, number: int, cancelled: Callable[[], bool] | None
) -> object:
    """The result; passes a cancellation on, once."""
    asked = False
    while cancelled is not None and not result.done():
        if not asked and cancelled():
            frames.write(Cancel(number=number))
            asked = True
        try:
            return result.result(_LOOK_SECONDS)
        except TimeoutError:
            if result.done():
                raise
    return result.result()


def _hand_on(child: _Child, frame: object) -> None:
    match frame:
        case Note():
            callback = child.told.get(frame.number, {}).get(frame.name)
            if callback is not None:
                callback(frame.value)
        case Done():
            _settle(child, frame.number, value=frame.value)
        case Failed():
            _settle(child, frame.number, error=frame.error())


def _settle(child: _Child, number: int, *, value: object = None, error: Exception | None = None) -> None:
    waiting = child.waiting.get(number)
    if waiting is None or waiting.done():
        return
    if error is None:
        waiting.set_result(value)
    else:
        waiting.set_exception(error)
