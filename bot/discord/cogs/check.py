"""Message command "Check against sources": somebody's message against the ledger and the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.answering.model import CheckReport
from bot.discord.kept import as_json, quoted_articles
from bot.discord.questions import show_failure
from bot.discord.rendering.card import note
from bot.discord.rendering.check_card import check_card
from bot.discord.rendering.escaping import plain
from bot.discord.replies import InteractionReply, Press, Reply, tell
from bot.records import KeptCard, new_id

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

NAME = "Check against sources"
_MOST_CHARS = 6_000


def text_of(message: discord.Message) -> str:
    """What a message says: its text, its embeds, and the text of its components."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
    for component in message.components:
        parts += _texts(component)
    return "\n".join(plain(part) for part in parts if part and plain(part))[:_MOST_CHARS]


def _texts(component: object) -> list[str]:
    if isinstance(component, discord.TextDisplay):
        return [component.content]
    return [text for inner in getattr(component, "children", ()) for text in _texts(inner)]


class Check(commands.Cog):
    """The message command."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(name=NAME, callback=self.check)
        self.menu.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
        self.menu.allowed_contexts = app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        )

    async def cog_load(self) -> None:
        """Register; discord.py does so by itself for slash commands alone."""
        self.bot.tree.add_command(self.menu)

    async def check(self, press: Press, message: discord.Message) -> None:
        """Acknowledge for the person alone, then show what the sources say."""
        if refusal := self.bot.refusal(press.user.id, press.guild_id):
            await tell(press, refusal)
            return
        reply = await InteractionReply.begin(press, private=True)
        text = text_of(message)
        if not text:
            await reply.show(note("That message has no text to check."))
            return
        with self.bot.workers.serving():
            await self._answer(reply, text, person=press.user.id)

    async def _answer(self, reply: Reply, text: str, *, person: int) -> None:
        try:
            report = await self.bot.workers.answer(lambda: self.bot.desk.check(text))
            card = await self._keep(report, person=person)
            status = self.bot.facts.status if self.bot.facts else None
            await reply.show(check_card(report, status=status, card=card))
        except Exception as error:  # noqa: BLE001 - every failure is told
            await show_failure(reply, error, NAME)

    async def _keep(self, report: CheckReport, *, person: int) -> str:
        """Keep the citations alone: the message is somebody else's."""
        kept = KeptCard(
            id=new_id(),
            kind="check",
            payload=as_json(CheckReport(statements=(), citations=report.citations)),
            person=person,
            articles=quoted_articles(report.citations),
        )
        await self.bot.workers.record(lambda: self.bot.records.keep_card(kept))
        return kept.id
