"""``/help``, ``/status`` and ``/privacy``: what the bot can do, how it is doing, what it keeps."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.layout import Wish
from bot.discord.permissions import refusal
from bot.discord.questions import show_failure
from bot.discord.rendering.card import Action, Card, Download, Text, note
from bot.discord.rendering.house_cards import forget_card, help_card, privacy_card, status_card
from bot.discord.rendering.words import counted, since
from bot.discord.replies import Attached, InteractionReply, Press

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

EXPORT_NAME = "crosswire-my-data.json"


class House(commands.Cog):
    """The three commands and the buttons of ``/privacy``."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.EXPORT, self.export)
        bot.presses.on(Action.FORGET, self.ask_to_forget)
        bot.presses.on(Action.CONFIRM_FORGET, self.forget)

    @app_commands.command(name="help", description="What I can do, and how to read an answer")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def help(self, press: Press) -> None:
        """For the person alone; with the admin commands for those who may use them."""
        reply = await InteractionReply.begin(press, private=True)
        await reply.show(help_card(admin=refusal(press, self.bot.settings) is None))

    @app_commands.command(name="status", description="How old the index is, and how I am doing")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def status(self, press: Press) -> None:
        """Asked of the desk anew."""
        reply = await InteractionReply.begin(press, private=True)
        try:
            status = await self.bot.workers.look_up(self.bot.desk.status)
            latency = self.bot.latency
            card = status_card(
                status,
                up_since=since(self.bot.started_at),
                waiting=self.bot.workers.waiting,
                latency_ms=latency * 1000 if math.isfinite(latency) else 0.0,
                worst_lag_ms=self.bot.lag.lag.worst_ms,
                memory_mb=memory_mb(),
            )
            await reply.show(card)
        except Exception as error:  # noqa: BLE001 - every failure is told
            await show_failure(reply, error, "/status")

    @app_commands.command(name="privacy", description="What I keep and for how long; export or delete yours")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def privacy(self, press: Press) -> None:
        """For the person alone."""
        reply = await InteractionReply.begin(press, private=True)
        settings = self.bot.settings
        answerer = self.bot.facts.status.answerer if self.bot.facts else settings.llm or "extractive"
        await reply.show(
            privacy_card(
                keep_days=settings.discord_keep_days,
                history_hours=settings.discord_history_hours,
                answerer=answerer,
            )
        )

    async def export(self, press: Press, _wish: Wish) -> None:
        """Everything kept about the one who pressed, as a file."""
        reply = await InteractionReply.begin(press, private=True)
        kept = await self.bot.workers.record(lambda: self.bot.records.kept_about(press.user.id))
        data = json.dumps(dict(kept.rows), ensure_ascii=False, indent=2).encode()
        told = f"This is everything I keep about you: {counted(kept.count, 'entry', 'entries')}."
        await reply.show(
            Card(blocks=(Text(told), Download(EXPORT_NAME)), colour=None),
            [Attached(name=EXPORT_NAME, data=data)],
        )

    async def ask_to_forget(self, press: Press, _wish: Wish) -> None:
        """Ask once more."""
        reply = await InteractionReply.begin(press, private=True)
        await reply.show(forget_card())

    async def forget(self, press: Press, _wish: Wish) -> None:
        """Delete everything kept about the one who pressed."""
        reply = await InteractionReply.begin_edit(press)
        gone = await self.bot.workers.record(lambda: self.bot.records.forget(press.user.id))
        await reply.show(note(f"Deleted: {counted(gone, 'entry', 'entries')}. I keep nothing about you now."))


def memory_mb() -> int:
    """Resident memory of this process in megabytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    try:
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() // 1_000_000
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
