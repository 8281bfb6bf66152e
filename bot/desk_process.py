"""The other end of :mod:`bot.desk_link`: answers calls with a real desk until its input is closed."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import IO, cast

from bot.desk_frames import Call, Cancel, Done, Failed, FrameWriter, Note, read_frames
from bot.logs import set_up_logs
from bot.newsdesk import NewsDesk
from bot.settings import Settings
from index.errors import CrosswireError

logger = logging.getLogger(__name__)

_THREADS = 16
"""More than the bot asks at once."""
_NICENESS = 5
"""The bot's own process goes first where both want a core."""


class _Switchboard:
    """Calls the desk in threads and sends back what it gives."""

    def __init__(self, desk: NewsDesk, frames: FrameWriter) -> None:
        self._desk = desk
        self._frames = frames
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._cancelled: dict[int, Event] = {}

    def take(self, frame: object) -> None:
        """Begin a call, or cancel one."""
        if isinstance(frame, Cancel):
            if event := self._cancelled.get(frame.number):
                event.set()
        elif isinstance(frame, Call):
            self._cancelled[frame.number] = Event()
            self._threads.submit(self._answer, frame)

    def close(self) -> None:
        """Cancel what can be cancelled and wait for the rest."""
        for event in self._cancelled.values():
            event.set()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _answer(self, call: Call) -> None:
        try:
            self._frames.write(Done(number=call.number, value=self._do(call)))
        except OSError:
            logger.info("the bot is gone")
        except CrosswireError as error:
            self._frames.write(Failed.of(call.number, error))
        except Exception as error:
            logger.exception("%s failed at the desk", call.method)
            self._frames.write(Failed.of(call.number, error))
        finally:
            self._cancelled.pop(call.number, None)

    def _do(self, call: Call) -> object:
        if call.method == "apply":
            (function,) = call.arguments
            return function(self._desk)  # type: ignore[operator]
        told: dict[str, Callable[..., object]] = {
            name: partial(self._tell, call.number, name) for name in call.told
        }
        if call.method == "reindex":
            told["cancelled"] = self._cancelled[call.number].is_set
        return getattr(self._desk, call.method)(*call.arguments, **call.options, **told)

    def _tell(self, number: int, name: str, value: object) -> None:
        self._frames.write(Note(number=number, name=name, value=value))


def main() -> None:
    """Serve the desk of the settings that come first; ends when the input is closed."""
    for number in (signal.SIGTERM, signal.SIGINT):  # the bot says when to leave, after what runs has ended
        signal.signal(number, signal.SIG_IGN)
    frames = FrameWriter(_own_output())
    incoming = read_frames(sys.stdin.buffer)
    settings = cast("Settings", next(incoming))
    set_up_logs(settings.log, settings.log_format)
    with contextlib.suppress(AttributeError, OSError):  # not there on every system
        os.nice(_NICENESS)
    from bot.wiring import open_desk

    with contextlib.closing(open_desk(settings)) as desk:
        board = _Switchboard(desk, frames)
        for frame in incoming:
            board.take(frame)
        board.close()


def _own_output() -> IO[bytes]:
    """The pipe to the bot; whatever a library prints goes to stderr instead."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


if __name__ == "__main__":
    main()
