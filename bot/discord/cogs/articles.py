"""``/add`` and ``/remove``: articles come and go, for admins."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from discord import app_commands
from discord.ext import commands

from bot.discord.cogs.ask import suggestions
from bot.discord.facts import article_choices, find_article
from bot.discord.kept import Removal, as_json, from_json
from bot.discord.layout import Wish
from bot.discord.permissions import admitted, refusal
from bot.discord.presses import GONE
from bot.discord.questions import show_failure
from bot.discord.rendering.card import Action, note
from bot.discord.rendering.escaping import escape
from bot.discord.rendering.house_cards import added_card, article_line, removal_card
from bot.discord.replies import InteractionReply, Press, Reply, tell
from bot.records import KeptCard, new_id

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

NOT_AN_ADDRESS = "Please give the article's web address, beginning with https:// or http://."


def is_web_address(text: str) -> bool:
    """Whether a text is an http(s) address. The machine's own files can't be added over Discord."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and " " not in text


class Articles(commands.Cog):
    """The two commands and the buttons of the confirmation."""

    def __init__(self, bot: Crosswire) -> None:
        self.bot = bot
        bot.presses.on(Action.REMOVE, self.really_remove)
        bot.presses.on(Action.KEEP, self.keep)

    @app_commands.command(name="add", description="Add an article by its web address")
    @app_commands.describe(url="The article's address")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def add(self, press: Press, url: app_commands.Range[str, 8, 2_000]) -> None:
        """Fetch the page and index it."""
        if not await admitted(press, self.bot.settings):
            return
        address = url.strip()
        if reason := self.bot.reindexing.refusal() or (None if is_web_address(address) else NOT_AN_ADDRESS):
            await tell(press, reason)
            return
        reply = await InteractionReply.begin(press, private=False)
        await self._told(reply, "/add", lambda: self._add(reply, address))

    async def _add(self, reply: Reply, address: str) -> None:
        ids = await self.bot.workers.reindex(lambda: self.bot.desk.add([address]))
        await self.bot.index_changed()
        known = self.bot.facts.articles if self.bot.facts else ()
        added = [article for article in known if article.id in ids]
        await reply.show(added_card(added) if added else note(f"Added {escape(', '.join(ids))}."))

    @app_commands.command(name="remove", description="Remove an article from the index for good")
    @app_commands.describe(article="The article: type words of its title")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def remove(self, press: Press, article: str) -> None:
        """Ask once more, naming the article."""
        if not await admitted(press, self.bot.settings):
            return
        reply = await InteractionReply.begin(press, private=True)
        facts = await self.bot.known_facts()
        found = find_article(facts.articles, article) if facts else None
        if found is None:
            await reply.show(note("No indexed article fits. Choose one of those suggested while you type."))
            return
        kept = KeptCard(
            id=new_id(), kind="removal", payload=as_json(Removal(article=found.id)), person=press.user.id
        )
        await self.bot.workers.record(lambda: self.bot.records.keep_card(kept))
        await reply.show(removal_card(found, card=kept.id))

    @remove.autocomplete("article")
    async def suggest_article(self, press: Press, typed: str) -> list[app_commands.Choice[str]]:
        """Articles whose title, outlet or id holds the words; none for others than admins."""
        if refusal(press, self.bot.settings):
            return []
        facts = await self.bot.known_facts()
        return suggestions(article_choices(facts.articles, typed)) if facts else []

    async def really_remove(self, press: Press, wish: Wish) -> None:
        """Remove it, once confirmed."""
        if not await admitted(press, self.bot.settings):
            return
        if reason := self.bot.reindexing.refusal():
            await tell(press, reason)
            return
        reply = await InteractionReply.begin_edit(press)
        await self._told(reply, "/remove", lambda: self._remove(reply, wish.card))

    async def _remove(self, reply: Reply, card: str) -> None:
        kept = await self.bot.workers.record(lambda: self.bot.records.card(card))
        if kept is None or kept.kind != "removal":
            await reply.show(note(GONE))
            return
        article = from_json(Removal, kept.payload).article
        named = find_article(self.bot.facts.articles, article) if self.bot.facts else None
        line = article_line(named) if named else escape(article)
        await reply.show(note(f"Removing {line} …"))
        await self.bot.workers.reindex(lambda: self.bot.desk.remove([article]))
        await self.bot.workers.record(lambda: self.bot.records.forget_articles([article]))
        await self.bot.index_changed()
        await reply.show(note(f"Removed {line}."))

    async def keep(self, press: Press, _wish: Wish) -> None:
        """Think better of it."""
        reply = await InteractionReply.begin_edit(press)
        await reply.show(note("Nothing was removed."))

    async def _told(self, reply: Reply, doing: str, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - every failure is told
            await show_failure(reply, error, doing)
