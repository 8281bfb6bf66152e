"""``/reindex``: brings the index in line with the articles, for admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.layout import Wish
from bot.discord.permissions import admitted
from bot.discord.reindexing import Run
from bot.discord.rendering.card import Action
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.replies import InteractionReply, Press, tell

if TYPE_CHECKING:
    from bot.discord.client import Crosswire


class Reindex(commands.Cog):
    """The command and its Cancel button."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.CANCEL_REINDEX, self.cancel)

    @app_commands.command(name="reindex", description="Bring the index in line with the articles")
    @app_commands.describe(
        full="Embed everything anew, not only what changed", dry_run="Only say what would happen"
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def reindex(self, press: Press, *, full: bool = False, dry_run: bool = False) -> None:
        """Acknowledge, then show how it goes in one message."""
        if not await admitted(press, self.bot.settings):
            return
        if refusal := self.bot.reindexing.refusal():
            await tell(press, refusal)
            return
        run = Run(by=shorten(press.user.display_name, 40, dress=escape), full=full, dry_run=dry_run)
        self.bot.reindexing.run = run
        try:
            reply = await InteractionReply.begin(press, private=False)
        except BaseException:
            self.bot.reindexing.run = None
            raise
        channel = press.channel if isinstance(press.channel, discord.abc.Messageable) else None
        await self.bot.reindexing.start(run, reply, channel=channel)

    async def cancel(self, press: Press, _wish: Wish) -> None:
        """Ask the running reindex to stop."""
        if not await admitted(press, self.bot.settings):
            return
        running = self.bot.reindexing.cancel(f"{press.user.id} pressed Cancel")
        await tell(press, "Cancelling; the index stays as it was." if running else "No reindex is running.")
