"""What the bot's process and the desk's process say to each other: pickled values with their length in front.

Both ends are this program, started by itself over pipes that nobody else can write to.
"""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import IO

from index.errors import CrosswireError

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Do this; ``told`` names the callbacks that the caller wants to hear."""

    number: int
    method: str
    arguments: tuple[object, ...]
    options: dict[str, object]
    told: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Stop what was called, if it can be stopped."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a callback was called with."""

    number: int
    name: str
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a call gave."""

    number: int
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """How a call failed: the error's class, its text and its attributes.

    Errors are taken apart because their constructors take facts and write their own text, so that pickle
    could not make them again.
    """

    number: int
    kind: type[Exception]
    text: str
    facts: dict[str, object]

    @classmethod
    def of(cls, number: int, error: Exception) -> Failed:
        """Take an error apart; one that is not ours becomes a plain RuntimeError that names it."""
        if isinstance(error, CrosswireError):
            return cls(number=number, kind=type(error), text=str(error), facts=dict(vars(error)))
        text = f"{type(error).__name__}: {error}"
        return cls(number=number, kind=RuntimeError, text=text, facts={})

    def error(self) -> Exception:
        """The error again."""
        made = self.kind.__new__(self.kind, self.text)
        made.args = (self.text,)
        made.__dict__.update(self.facts)
        return made


class FrameWriter:
    """Writes frames from several threads."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = Lock()

    def write(self, frame: object) -> None:
        """Write one frame whole.

        Raises:
            OSError: if the other end is gone.
        """
        data = pickle.dumps(frame)
        with self._lock:
            self._stream.write(_LENGTH.pack(len(data)) + data)
            self._stream.flush()


def read_frames(stream: IO[bytes]) -> Iterator[object]:
    """Frames until the other end closes, or breaks off within one."""
    while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        data = stream.read(length)
        if len(data) < length:
            return
        yield pickle.loads(data)  # noqa: S301 - both ends are this program
