"""A circuit breaker: a dead chat model costs the next person nothing.

The pattern is Nygard's ("Release It!", 2007): after some failures in a row the circuit opens and nothing is
tried; when it has rested, one question may try again, and its outcome closes or opens the circuit anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class CircuitBreaker:
    """Counts failures in a row and says whether the model may be asked.

    Safe to share between threads.

    Args:
        failures: so many in a row open the circuit.
        rest_seconds: how long it stays open the first time; doubled each time that a trial fails.
        longest_rest_seconds: never longer than this.
        clock: seconds that never run backwards.
    """

    def __init__(
        self,
        *,
        failures: int = 2,
        rest_seconds: float = 30.0,
        longest_rest_seconds: float = 600.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = failures
        self._first_rest = rest_seconds
        self._longest_rest = longest_rest_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._in_a_row = 0
        self._rest = rest_seconds
        self._open_until: float | None = None
        self._on_trial = False

    @property
    def resting(self) -> bool:
        """Whether nothing may be asked at this moment."""
        with self._lock:
            return self._open_until is not None and (self._on_trial or self._clock() < self._open_until)

    def admits(self) -> bool:
        """Whether this question may go to the model; when rested, True for one question alone.

        Each True must be followed by :meth:`worked`, :meth:`failed` or :meth:`undecided`.
        """
        with self._lock:
            if self._open_until is None:
                return True
            if self._on_trial or self._clock() < self._open_until:
                return False
            self._on_trial = True
            return True

    def worked(self) -> None:
        """The model replied: the circuit closes."""
        with self._lock:
            self._in_a_row = 0
            self._rest = self._first_rest
            self._open_until = None
            self._on_trial = False

    def failed(self) -> None:
        """The model failed; the last of several in a row, or a failed trial, opens the circuit."""
        with self._lock:
            self._in_a_row += 1
            if self._on_trial:
                self._rest = min(self._rest * 2, self._longest_rest)
            if self._on_trial or self._in_a_row >= self._limit:
                self._open_until = self._clock() + self._rest
            self._on_trial = False

    def undecided(self) -> None:
        """The question ended without telling whether the model works (it was given up, say)."""
        with self._lock:
            self._on_trial = False
