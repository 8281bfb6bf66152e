"""One reindex at a time, seen in one edited message, which can be cancelled."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

import discord

from bot.discord.questions import show_failure
from bot.discord.rendering.card import Card
from bot.discord.rendering.reindex_card import outcome_card, progress_card
from bot.discord.replies import MessageReply, Reply
from bot.newsdesk import ReindexOutcome, ReindexProgress

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)

EDIT_SECONDS = 2.0
TOKEN_SECONDS = 13 * 60.0
"""An interaction's token lives 15 minutes; the message that can still be edited comes before."""
MESSAGE_SECONDS = 50 * 60.0
"""Edits of messages older than an hour are limited (30046); a fresh message comes before."""


@dataclass(slots=True, kw_only=True)
class Run:
    """A reindex under way."""

    by: str
    full: bool
    dry_run: bool
    begun: float = field(default_factory=monotonic)
    began_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    progress: ReindexProgress | None = None
    cancelled: threading.Event = field(default_factory=threading.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)


class Reindexing:
    """Runs a reindex and shows it.

    Args:
        bot: gives desk and workers.
        edit_seconds: between two edits of the message.
        token_seconds: after which an ordinary message takes over from the response.
    """

    def __init__(
        self, bot: Crosswire, *, edit_seconds: float = EDIT_SECONDS, token_seconds: float = TOKEN_SECONDS
    ) -> None:
        self._bot = bot
        self.edit_seconds = edit_seconds
        self.token_seconds = token_seconds
        self.run: Run | None = None

    def refusal(self) -> str | None:
        """Why no reindex is begun now; None if one may."""
        if self.run is None:
            return None
        began = int(self.run.began_at.timestamp())
        step = self.run.progress
        where = f", now at {step.step} {step.done} of {step.total}" if step else ""
        return (
            f"A reindex is already running: {self.run.by} began it <t:{began}:R>{where}. "
            "Its message shows how it goes and can cancel it; begin the next one after it."
        )

    def cancel(self, reason: str) -> bool:
        """Ask the running reindex to stop; False if there is none."""
        if self.run is None:
            return False
        logger.info("cancelling the reindex: %s", reason)
        self.run.cancelled.set()
        return True

    async def start(self, run: Run, reply: Reply, *, channel: discord.abc.Messageable | None) -> None:
        """Run it, show it, and say what it changed; ``channel`` takes over when the response is too old."""
        with self._bot.workers.serving():
            await self._start(run, reply, channel)

    async def _start(self, run: Run, reply: Reply, channel: discord.abc.Messageable | None) -> None:
        self.run = run
        message = _Succession(reply, channel, turn_seconds=self.token_seconds)
        showing = self._bot.in_background(self._show(run, message))
        try:
            outcome = await self._bot.workers.reindex(self._work(run))
        except Exception as error:  # noqa: BLE001 - every failure is told
            await self._stop_showing(run, showing)
            await show_failure(await message.current(), error, "/reindex")
            return
        await self._stop_showing(run, showing)
        await self._bot.note_index_change()
        await (await message.current()).show(outcome_card(outcome, by=run.by))
        if not (outcome.report.dry_run or outcome.report.cancelled):
            await self._bot.watching.look()

    async def _stop_showing(self, run: Run, showing: asyncio.Task[None]) -> None:
        self.run = None
        run.done.set()
        with contextlib.suppress(asyncio.CancelledError):
            await showing

    def _work(self, run: Run) -> Callable[[], ReindexOutcome]:
        def note_progress(progress: ReindexProgress) -> None:
            run.progress = progress

        return lambda: self._bot.desk.reindex(
            full=run.full, dry_run=run.dry_run, progress=note_progress, cancelled=run.cancelled.is_set
        )

    async def _show(self, run: Run, message: _Succession) -> None:
        """Edit the message whenever something is new, not too often."""
        shown: Card | None = None
        while not run.done.is_set():
            card = progress_card(
                run.progress, by=run.by, full=run.full, dry_run=run.dry_run, cancelling=run.cancelled.is_set()
            )
            if card != shown:
                try:
                    await (await message.current()).show(card)
                    shown = card
                except Exception as error:  # noqa: BLE001 - the reindex goes on unseen
                    logger.info("the progress could not be shown: %s", error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(run.done.wait(), self.edit_seconds)


class _Succession:
    """The message to edit: the response, later ordinary messages in the channel."""

    def __init__(self, reply: Reply, channel: discord.abc.Messageable | None, *, turn_seconds: float) -> None:
        self._reply = reply
        self._channel = channel
        self._turn_at = monotonic() + turn_seconds

    async def current(self) -> Reply:
        """Where the next card goes."""
        if monotonic() >= self._turn_at and self._channel is not None:
            self._reply = MessageReply(self._channel)
            self._turn_at = monotonic() + MESSAGE_SECONDS
        return self._reply
