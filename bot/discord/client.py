"""The bot: what all commands share, and how it starts and stops."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from sqlalchemy.exc import SQLAlchemyError

from bot.desk_link import at_desk
from bot.discord.cogs.all import all_cogs
from bot.discord.conversation import Conversation
from bot.discord.cooldowns import Cooldowns
from bot.discord.facts import Facts, read_facts
from bot.discord.loop_lag import LoopLag
from bot.discord.presses import Presses, tell_failure
from bot.discord.questions import Questions
from bot.discord.reindexing import Reindexing
from bot.discord.replies import Press
from bot.discord.syncing import sync_if_changed
from bot.discord.translator import CommandTranslator
from bot.discord.watching import Watching
from bot.discord.workers import Workers
from bot.errors import DiscordError, SettingsError
from bot.newsdesk import NewsDesk
from bot.records import Records, open_records
from bot.settings import Settings, variable
from index.errors import CrosswireError

logger = logging.getLogger(__name__)

FINISH_SECONDS = 25.0
"""How long running answers may take when the bot is stopped."""
_LOOK_SECONDS = 30.0
_HOUSEKEEPING_SECONDS = 3600.0
_FACTS_PATIENCE_SECONDS = 1.5
_CONNECTIONS = 32
"""To Discord at once: making hundreds of them holds up the loop and takes longer than using these."""
_SWITCH_SECONDS = 0.001
"""How often threads take turns: the event loop waits at most this long for each busy thread."""


def intents() -> discord.Intents:
    """What the bot listens to: its servers, mentions of it, direct messages. None is privileged."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted


class Tree(app_commands.CommandTree["Crosswire"]):
    """The commands; whatever fails in one is told."""

    async def on_error(self, interaction: Press, error: app_commands.AppCommandError) -> None:
        """Tell the person, and log the cause under the same reference."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        name = interaction.command.qualified_name if interaction.command else "a command"
        await tell_failure(interaction, cause, f"/{name}")


class Crosswire(commands.AutoShardedBot):
    """The bot.

    Args:
        desk: answers everything.
        settings: rates, bounds, who is an admin.
        records: what outlives a restart.
        sync_commands: register the commands even if they did not change.
    """

    def __init__(
        self, desk: NewsDesk, settings: Settings, *, records: Records, sync_commands: bool = False
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(),
            tree_cls=Tree,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            connector=aiohttp.TCPConnector(limit=_CONNECTIONS),
        )
        self.desk = desk
        self.settings = settings
        self.records = records
        self.workers = Workers(threads=8 if settings.llm else 2, bound=settings.discord_queue)
        self.cooldowns = Cooldowns(
            user_per_minute=settings.discord_user_per_minute,
            guild_per_minute=settings.discord_guild_per_minute,
        )
        self.presses = Presses(self.workers)
        self.questions = Questions(self)
        self.conversation = Conversation(self)
        self.reindexing = Reindexing(self)
        self.watching = Watching(self)
        self.lag = LoopLag()
        self.facts: Facts | None = None
        self.started_at = datetime.now(UTC)
        self._sync_commands = sync_commands
        self._facts_read = asyncio.Event()
        self._background: set[asyncio.Task[None]] = set()
        self._stopping: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Before the gateway: addresses, commands, what is indexed."""
        if self.settings.discord_api:
            await self._use_gateway_of_api()
        await self.tree.set_translator(CommandTranslator())
        for cog in all_cogs(self):
            await self.add_cog(cog)
        await sync_if_changed(self, always=self._sync_commands or self.settings.discord_sync == "always")
        for work in (self.lag.measure(), self._watch_index(), self._keep_house()):
            self.in_background(work)

    async def _use_gateway_of_api(self) -> None:
        """Sessions that Discord invalidates begin anew at the default gateway: make it the stand-in's."""
        import yarl
        from discord.gateway import DiscordWebSocket

        _, url, _ = await self.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)

    def in_background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Run something beside everything else, at the longest until the bot stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    def refusal(self, user: int, guild: int | None) -> str | None:
        """Why this person's question is not taken now, in a sentence; else it is counted and None."""
        return self.workers.refusal() or self.cooldowns.refusal(user=user, guild=guild)

    async def known_facts(self) -> Facts | None:
        """What is indexed; None where it could not be read in the time that a suggestion has."""
        if self.facts is None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._facts_read.wait(), _FACTS_PATIENCE_SECONDS)
        return self.facts

    async def refresh_facts(self) -> bool:
        """Read what is indexed anew if it changed; whether it did."""
        status = await self.workers.look_up(self.desk.status)
        if self.facts is not None and self.facts.status == status:
            return False
        self.facts = await self.workers.look_up(lambda: at_desk(self.desk, read_facts))
        self._facts_read.set()
        return True

    async def index_changed(self) -> None:
        """Notice whether the index changed, and tell watchers of it."""
        if await self.note_index_change():
            await self.watching.look()

    async def note_index_change(self) -> bool:
        """If the index changed: new suggestions, and no kept card quotes what is gone; whether it did."""
        try:
            changed = await self.refresh_facts()
        except CrosswireError as error:
            logger.info("the index can't be read: %s", error)
            return False
        if changed:
            await self._forget_removed()
        return changed

    async def _watch_index(self) -> None:
        """Notice what other processes do to the index."""
        while True:
            try:
                await self.index_changed()
            except Exception:
                logger.exception("looking at the index failed")
            await asyncio.sleep(_LOOK_SECONDS)

    async def _forget_removed(self) -> None:
        if self.facts is None:
            return
        indexed = {article.id for article in self.facts.articles}
        quoted = await self.workers.record(self.records.quoted_articles)
        if gone := quoted - indexed:
            await self.workers.record(lambda: self.records.forget_articles(gone))

    async def _keep_house(self) -> None:
        """Forget what is older than it may be."""
        keep, history = self.settings.discord_keep_days, self.settings.discord_history_hours
        while True:
            with contextlib.suppress(SQLAlchemyError):
                await self.workers.record(
                    lambda: self.records.expire(cards_seconds=keep * 86_400, turns_seconds=history * 3_600)
                )
            await asyncio.sleep(_HOUSEKEEPING_SECONDS)

    async def on_interaction(self, interaction: Press) -> None:
        """Buttons and modals."""
        await self.presses.dispatch(interaction)

    async def on_message(self, message: discord.Message, /) -> None:
        """Mentions and direct messages."""
        with self.workers.serving():
            await self.conversation.hear(message)

    def begin_stop(self) -> None:
        """Stop soundly: running answers finish, a running reindex leaves the index as it was."""
        if self._stopping is None:
            logger.info("stopping: running answers may finish")
            self._stopping = asyncio.get_running_loop().create_task(self._stop())

    async def _stop(self) -> None:
        self.reindexing.cancel("the bot is being stopped")
        if not await self.workers.finish(seconds=FINISH_SECONDS):
            logger.warning("%d questions were not answered in time", self.workers.inside)
        await self.close()

    async def close(self) -> None:
        """Leave Discord and let go of threads and records."""
        for task in tuple(self._background):
            task.cancel()
        await super().close()
        self.workers.close()


def run(desk: NewsDesk, settings: Settings, *, sync_commands: bool = False) -> None:
    """Run the bot until SIGTERM or an interrupt; returns after a sound stop.

    Args:
        desk: answers everything; closed by whoever made it.
        settings: must hold a Discord token.
        sync_commands: register the commands even if they did not change.

    Raises:
        SettingsError: if there is no token.
        DiscordError: if Discord does not take the token or can't be reached.
    """
    if settings.discord_token is None:
        raise SettingsError(f"{variable('discord_token')} is not set.")
    if settings.discord_api:
        discord.http.Route.BASE = settings.discord_api.rstrip("/")
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # nobody is spoken to
    sys.setswitchinterval(_SWITCH_SECONDS)
    records = open_records(settings.database_url, settings.data)
    try:
        asyncio.run(_serve(desk, settings, records=records, sync_commands=sync_commands))
    except discord.LoginFailure as error:
        raise DiscordError(
            f"Discord does not take the token in {variable('discord_token')}. Copy it anew from the Bot page."
        ) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise DiscordError(f"Discord can't be reached: {error}. Try again later.") from error
    finally:
        records.close()


async def _serve(desk: NewsDesk, settings: Settings, *, records: Records, sync_commands: bool) -> None:
    token = settings.discord_token.get_secret_value() if settings.discord_token else ""
    async with Crosswire(desk, settings, records=records, sync_commands=sync_commands) as bot:
        _stop_on_signals(bot)
        await bot.start(token)


def _stop_on_signals(bot: Crosswire) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # asyncio raises the first on Windows, the others outside the main thread; there Ctrl-C ends the loop
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, bot.begin_stop)
