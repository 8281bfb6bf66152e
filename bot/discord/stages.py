"""Shows where an answer stands, by edits that never overtake the answer nor run into rate limits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.discord.rendering.card import note
from bot.discord.rendering.escaping import escape
from bot.discord.replies import Reply
from bot.newsdesk import StageNote

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.2
"""Between two edits: Discord takes five in five seconds."""


def stage_text(stage: StageNote) -> str:
    """What a reader sees of a stage; of a chat model's answer, the statements that are verified already."""
    if stage.so_far:
        return escape(" ".join(stage.so_far)) + "\n✍️ …"
    if stage.stage == "searching":
        return "🔎 Searching the articles …"
    if stage.stage == "reading":
        return f"📖 Reading {stage.passages} passages …" if stage.passages else "📖 Reading the passages …"
    return "🧾 Checking the quotes …"


class StageDisplay:
    """Shows the newest text; those that came while an edit was under way are passed over.

    Args:
        reply: where it is shown.
        pause_seconds: between two edits.
    """

    def __init__(self, reply: Reply, *, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._reply = reply
        self._pause = pause_seconds
        self._loop = asyncio.get_running_loop()
        self._wanted: str | None = None
        self._closing = asyncio.Event()
        self._showing: asyncio.Task[None] | None = None

    @property
    def from_worker(self) -> Callable[[StageNote], None]:
        """A callback for the worker thread."""
        return lambda stage: self.want_soon(stage_text(stage))

    def want_soon(self, text: str) -> None:
        """Show a text; may be called from any thread."""
        self._loop.call_soon_threadsafe(self.want, text)

    def want(self, text: str) -> None:
        """Show a text; called on the event loop."""
        if self._closing.is_set():
            return
        self._wanted = text
        if self._showing is None or self._showing.done():
            self._showing = self._loop.create_task(self._show())

    async def close(self) -> None:
        """Show nothing more; returns once no edit is under way."""
        self._closing.set()
        if self._showing is not None:
            await self._showing

    async def _show(self) -> None:
        while self._wanted is not None and not self._closing.is_set():
            text, self._wanted = self._wanted, None
            try:
                await self._reply.show(note(text))
            except Exception as error:  # noqa: BLE001 - a stage that is not seen must not lose the answer
                logger.info("a stage could not be shown: %s", error)
                return
            await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._closing.wait(), self._pause)
        except TimeoutError:
            return
