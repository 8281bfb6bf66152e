"""``/sources``: what is indexed, paged and filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.discord.cogs.ask import suggestions
from bot.discord.facts import choices
from bot.discord.kept import SourcesView, as_json, from_json
from bot.discord.layout import Wish
from bot.discord.presses import GONE
from bot.discord.rendering.card import Action, note
from bot.discord.rendering.sources_card import sources_card
from bot.discord.replies import InteractionReply, Press
from bot.records import KeptCard, new_id

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

_NO_FACTS = "There is no index yet, or it can't be read right now. Please try again in a minute."


class Sources(commands.Cog):
    """The command, its autocompletion and the turning of its pages."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.TURN_SOURCES, self.turn)

    @app_commands.command(name="sources", description="The articles that answers are drawn from")
    @app_commands.describe(
        event="Only about this event", source="Only of this outlet", words="Words of the title"
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def sources(
        self,
        press: Press,
        event: app_commands.Range[str, 1, 300] | None = None,
        source: app_commands.Range[str, 1, 200] | None = None,
        words: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """The first page, for the person alone."""
        reply = await InteractionReply.begin(press, private=True)
        facts = await self.bot.known_facts()
        if facts is None:
            await reply.show(note(_NO_FACTS))
            return
        view = SourcesView(event=event, source=source, words=words)
        kept = KeptCard(id=new_id(), kind="sources", payload=as_json(view), person=press.user.id)
        await self.bot.workers.record(lambda: self.bot.records.keep_card(kept))
        await reply.show(sources_card(facts.articles, view, card=kept.id, page=0))

    async def turn(self, press: Press, wish: Wish) -> None:
        """Another page, in place."""
        reply = await InteractionReply.begin_edit(press)
        kept = await self.bot.workers.record(lambda: self.bot.records.card(wish.card))
        facts = await self.bot.known_facts()
        if kept is None or facts is None or kept.kind != "sources":
            await reply.show(note(GONE if kept is None else _NO_FACTS))
            return
        view = from_json(SourcesView, kept.payload)
        await reply.show(sources_card(facts.articles, view, card=wish.card, page=wish.page))

    @sources.autocomplete("event")
    async def suggest_event(self, _press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Events that are indexed."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.events, typed)) if facts else []

    @sources.autocomplete("source")
    async def suggest_source(self, _press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Outlets that are indexed."""
        facts = await self.bot.known_facts()
        return suggestions(choices(facts.status.sources, typed)) if facts else []
