"""How long the event loop keeps others waiting: measured all the time, logged when it matters."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from time import perf_counter, thread_time

logger = logging.getLogger(__name__)

TICK_SECONDS = 0.05
STALL_SECONDS = 0.1
"""A stall longer than this is logged, with the time that the loop itself was at work: where that is short,
the machine was busy with something else."""
_REPORT_TICKS = int(600 / TICK_SECONDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """Milliseconds by which the loop came late, over the last ten minutes."""

    worst_ms: float
    p99_ms: float


class LoopLag:
    """Sleeps, and measures by how much it is woken late."""

    def __init__(self) -> None:
        self._late: deque[float] = deque(maxlen=_REPORT_TICKS)

    @property
    def lag(self) -> Lag:
        """What was measured in the last ten minutes."""
        if not self._late:
            return Lag(worst_ms=0.0, p99_ms=0.0)
        ordered = sorted(self._late)
        return Lag(worst_ms=ordered[-1] * 1000, p99_ms=ordered[int(len(ordered) * 0.99)] * 1000)

    async def measure(self) -> None:
        """Measure until cancelled."""
        ticks = 0
        while True:
            before, worked = perf_counter(), thread_time()
            await asyncio.sleep(TICK_SECONDS)
            late = max(0.0, perf_counter() - before - TICK_SECONDS)
            self._late.append(late)
            if late > STALL_SECONDS:
                at_work = (thread_time() - worked) * 1000
                logger.warning(
                    "the event loop stood still for %.0f ms, %.0f ms of it at work", late * 1000, at_work
                )
            ticks += 1
            if ticks % _REPORT_TICKS == 0:
                lag = self.lag
                logger.info("event loop: worst %.0f ms, p99 %.1f ms late", lag.worst_ms, lag.p99_ms)
