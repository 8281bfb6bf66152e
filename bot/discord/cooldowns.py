"""How often a person or a server may ask: a token bucket each."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from time import monotonic

_MINUTE = 60.0
_MANY = 10_000
"""So many buckets are looked through for those that are full again."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Rate:
    """So many a minute for each key, any of them at once.

    Args:
        per_minute: how many.
        clock: seconds; given by tests.
    """

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = monotonic) -> None:
        self._most = per_minute
        self._clock = clock
        self._buckets: dict[Hashable, _Bucket] = {}

    def wait_seconds(self, key: Hashable) -> int:
        """How long the key has to wait before the next; 0 if it may go on now. Takes nothing."""
        missing = 1 - self._bucket(key).tokens
        return max(0, math.ceil(round(missing, 9) * _MINUTE / self._most))

    def take(self, key: Hashable) -> None:
        """Count one."""
        self._bucket(key).tokens -= 1

    def _bucket(self, key: Hashable) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            self._forget_full(now)
            bucket = self._buckets[key] = _Bucket(float(self._most), now)
        bucket.tokens = min(self._most, bucket.tokens + (now - bucket.at) * self._most / _MINUTE)
        bucket.at = now
        return bucket

    def _forget_full(self, now: float) -> None:
        """Drop buckets that have filled up again: they are as good as none."""
        if len(self._buckets) >= _MANY:
            full = [key for key, bucket in self._buckets.items() if now - bucket.at > _MINUTE]
            for key in full:
                del self._buckets[key]


class Cooldowns:
    """The rates of people and of servers together."""

    def __init__(
        self, *, user_per_minute: int, guild_per_minute: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self._users = Rate(user_per_minute, clock=clock)
        self._guilds = Rate(guild_per_minute, clock=clock)

    def refusal(self, *, user: int, guild: int | None) -> str | None:
        """Count one question, or say in a sentence why not and when again."""
        if wait := self._users.wait_seconds(user):
            return f"You have asked a lot within a minute. Please ask again in {wait} s."
        if guild is not None and (wait := self._guilds.wait_seconds(guild)):
            return f"This server has asked a lot within a minute. Please ask again in {wait} s."
        self._users.take(user)
        if guild is not None:
            self._guilds.take(guild)
        return None
