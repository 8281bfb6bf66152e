"""How much the chat model may be used in a day, and how much it was used."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol

TERMINAL = "terminal"
"""The account of questions that come from no Discord server."""

_ACCOUNT: ContextVar[str] = ContextVar("crosswire_chat_account", default=TERMINAL)


@contextmanager
def on_account_of(guild: str) -> Iterator[None]:
    """Whatever is asked inside counts against the budget of ``guild``, a Discord server's id."""
    before = _ACCOUNT.set(guild)
    try:
        yield
    finally:
        _ACCOUNT.reset(before)


def current_account() -> str:
    """Whose budget a question asked now counts against."""
    return _ACCOUNT.get()


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What was used in a day.

    Attributes:
        requests: calls to the model, retries included.
        input_tokens, output_tokens: as the server counts them, else about four characters each.
    """

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


class Budget(Protocol):
    """Grants calls until a day's limit is reached; days are those of UTC. Safe between threads."""

    def grants(self, account: str) -> bool:
        """Count one call for ``account`` and say True; or say False and count nothing."""

    def record(self, account: str, *, input_tokens: int, output_tokens: int) -> None:
        """Add tokens to what ``account`` used today."""

    def used(self, account: str | None = None) -> Usage:
        """What ``account`` used today; None means all accounts together."""


def _today() -> date:
    return datetime.now(UTC).date()


class DailyBudget:
    """A budget kept in memory: a restart begins the day anew.

    Args:
        requests: calls a day over all accounts; 0 means none.
        requests_per_account: calls a day for one account.
        today: the day in UTC.
    """

    def __init__(
        self, *, requests: int, requests_per_account: int, today: Callable[[], date] = _today
    ) -> None:
        self._requests = requests
        self._per_account = requests_per_account
        self._today = today
        self._lock = threading.Lock()
        self._day = today()
        self._usage: dict[str, Usage] = {}

    def grants(self, account: str) -> bool:
        """See :meth:`Budget.grants`."""
        with self._lock:
            self._turn_day()
            usage = self._usage.get(account, Usage())
            if usage.requests >= self._per_account or self._total().requests >= self._requests:
                return False
            self._usage[account] = replace(usage, requests=usage.requests + 1)
            self._keep()
            return True

    def record(self, account: str, *, input_tokens: int, output_tokens: int) -> None:
        """See :meth:`Budget.record`."""
        with self._lock:
            self._turn_day()
            usage = self._usage.get(account, Usage())
            self._usage[account] = replace(
                usage,
                input_tokens=usage.input_tokens + max(0, input_tokens),
                output_tokens=usage.output_tokens + max(0, output_tokens),
            )
            self._keep()

    def used(self, account: str | None = None) -> Usage:
        """See :meth:`Budget.used`."""
        with self._lock:
            self._turn_day()
            return self._total() if account is None else self._usage.get(account, Usage())

    def _total(self) -> Usage:
        return Usage(
            requests=sum(usage.requests for usage in self._usage.values()),
            input_tokens=sum(usage.input_tokens for usage in self._usage.values()),
            output_tokens=sum(usage.output_tokens for usage in self._usage.values()),
        )

    def _turn_day(self) -> None:
        if (today := self._today()) != self._day:
            self._day = today
            self._usage = {}

    def _keep(self) -> None:
        """Called with the lock held after each change; in memory there is nothing to do."""


class FileBudget(DailyBudget):
    """A budget kept in a small JSON file, so that a restart does not begin the day anew.

    The file is replaced as a whole. One that is missing or unreadable counts as an empty day. Meant for
    one process at a time; two would each count their own calls.

    Args:
        path: the file; its folder is made when first needed.
        requests, requests_per_account, today: see :class:`DailyBudget`.
    """

    def __init__(
        self, path: Path, *, requests: int, requests_per_account: int, today: Callable[[], date] = _today
    ) -> None:
        super().__init__(requests=requests, requests_per_account=requests_per_account, today=today)
        self._path = path
        self._usage = _read(path, self._day)

    def _keep(self) -> None:
        accounts = {
            account: [usage.requests, usage.input_tokens, usage.output_tokens]
            for account, usage in self._usage.items()
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps({"day": self._day.isoformat(), "accounts": accounts}), encoding="utf-8")
        beside.replace(self._path)


def _read(path: Path, day: date) -> dict[str, Usage]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["day"] != day.isoformat():
            return {}
        return {
            str(account): Usage(
                requests=int(counts[0]), input_tokens=int(counts[1]), output_tokens=int(counts[2])
            )
            for account, counts in kept["accounts"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return {}
