"""``/watch`` and ``/unwatch``: a channel is told when an event's toll changes, for admins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.cogs.ask import suggestions
from bot.discord.facts import choices
from bot.discord.permissions import admitted, refusal
from bot.discord.rendering.card import note
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from bot.discord.replies import InteractionReply, Press
from bot.discord.watching import MAX_WATCHES
from bot.records import Watch as KeptWatch

if TYPE_CHECKING:
    from bot.discord.client import Crosswire


class Watch(commands.Cog):
    """The two commands."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot

    @app_commands.command(name="watch", description="Post in a channel when an event's toll changes")
    @app_commands.describe(event="The event to watch", channel="Where to post")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def watch(
        self, press: Press, event: app_commands.Range[str, 1, 300], channel: discord.TextChannel
    ) -> None:
        """Keep the watch, with the tolls as they stand now."""
        if not await admitted(press, self.bot.settings):
            return
        reply = await InteractionReply.begin(press, private=True)
        await reply.show(note(await self._begin(press, event, channel)))

    async def _begin(self, press: Press, event: str, channel: discord.TextChannel) -> str:
        named = await self._indexed(event)
        if named is None:
            return "No indexed event has that name. Choose one of those suggested while you type."
        if not _may_post(channel):
            return f"I may not post in {channel.mention}. Allow me to view it and to send messages there."
        guild = press.guild_id or 0
        if len(await self.bot.workers.record(lambda: self.bot.records.watches(guild=guild))) >= MAX_WATCHES:
            return f"This server has {MAX_WATCHES} watches, and that is the most. End one with /unwatch."
        watch = KeptWatch(channel=channel.id, event=named, guild=guild, person=press.user.id)
        begun = await self.bot.workers.record(lambda: self.bot.records.watch(watch))
        await self.bot.watching.look()
        shown = shorten(named, 120, dress=escape)
        if not begun:
            return f"{channel.mention} already watches **{shown}**."
        return (
            f"I will post in {channel.mention} when the toll of **{shown}** changes or a disagreement opens."
        )

    async def _indexed(self, event: str) -> str | None:
        facts = await self.bot.known_facts()
        wanted = event.strip().casefold()
        for name in facts.status.events if facts else ():
            if name.casefold() == wanted or name[:100].rstrip().casefold() == wanted:
                return name
        return None

    @app_commands.command(name="unwatch", description="Stop posting about an event in a channel")
    @app_commands.describe(channel="Where I post", event="The event; leave out for all of the channel")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def unwatch(self, press: Press, channel: discord.TextChannel, event: str | None = None) -> None:
        """End watches of this server's channel."""
        if not await admitted(press, self.bot.settings):
            return
        reply = await InteractionReply.begin(press, private=True)
        ended = await self.bot.workers.record(
            lambda: self.bot.records.unwatch(channel=channel.id, name=event, guild=press.guild_id or 0)
        )
        told = f"I no longer post about it in {channel.mention}." if ended else "There was no such watch."
        await reply.show(note(told))

    @watch.autocomplete("event")
    async def suggest_event(self, press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Events that are indexed."""
        if refusal(press, self.bot.settings):
            return []
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.events, typed)) if facts else []

    @unwatch.autocomplete("event")
    async def suggest_watched(self, press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Events that this server watches."""
        if refusal(press, self.bot.settings):
            return []
        guild = press.guild_id or 0
        kept = await self.bot.workers.record(lambda: self.bot.records.watches(guild=guild))
        return suggestions(choices((watch.event for watch in kept), typed))


def _may_post(channel: discord.TextChannel) -> bool:
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.view_channel and allowed.send_messages
