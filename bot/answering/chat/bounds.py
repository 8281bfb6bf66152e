"""HTTP clients that read no reply beyond a length and a time, for servers of one's own that may be broken.

Counting the characters of a reply is not enough: a line that never ends is gathered by the provider's own
client and never given out. Here the bytes are counted as they come, and the connection is closed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final, Protocol

from bot.answering.chat.failure import ChatModelError, Failure
from bot.answering.chat.model_limits import ModelLimits

_BYTES_PER_TOKEN: Final = 2_000
"""A streamed token comes wrapped in a message of its own, of some 300 bytes; this leaves room."""

_BYTES_AROUND: Final = 65_536


class _ByteStream(Protocol):
    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None: ...


def bounded_transport(library: ModuleType, limits: ModelLimits) -> Any:  # noqa: ANN401 - a class of either library
    """A transport of ``httpx``, or of a library made like it, whose replies end in time and size."""

    class BoundedStream(library.SyncByteStream):  # type: ignore[misc, name-defined]
        def __init__(self, inner: _ByteStream) -> None:
            self._inner = inner
            self._end = time.monotonic() + limits.seconds
            self._bytes_left = _BYTES_AROUND + limits.output_tokens * _BYTES_PER_TOKEN

        def __iter__(self) -> Iterator[bytes]:
            for part in self._inner:
                self._bytes_left -= len(part)
                if self._bytes_left < 0:
                    raise ChatModelError(Failure.ENDLESS, "more bytes than any reply needs")
                if time.monotonic() > self._end:
                    raise ChatModelError(Failure.TIMEOUT, "still sending when the time was up")
                yield part

        def close(self) -> None:
            self._inner.close()

    class BoundedTransport(library.HTTPTransport):  # type: ignore[misc, name-defined]
        def handle_request(self, request: Any) -> Any:  # noqa: ANN401 - see above
            response = super().handle_request(request)
            response.stream = BoundedStream(response.stream)
            return response

    return BoundedTransport()


def bounded_openai_client(limits: ModelLimits) -> Any:  # noqa: ANN401 - openai has changed its HTTP library before
    """An HTTP client for openai's own, of whatever library that uses.

    Raises:
        ImportError: if openai is not installed.
    """
    from openai import DefaultHttpxClient

    parent = next(kind for kind in DefaultHttpxClient.__mro__ if not kind.__module__.startswith("openai"))
    library = import_module(parent.__module__.partition(".")[0])
    return DefaultHttpxClient(transport=bounded_transport(library, limits), timeout=limits.seconds)
