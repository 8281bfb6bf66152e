"""The bot behind its own client, running in a thread of this process against a double."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import discord

from bot.discord.client import Crosswire
from bot.newsdesk import NewsDesk
from bot.records import open_records
from bot.settings import Settings
from discord_double import world
from discord_double.double import DiscordDouble
from discord_double.state import Invocation, Message

_STAGES = ("🔎", "📖", "🧾", "⏳")


class Surface:
    """A bot that is up, and the double that it talks to."""

    def __init__(self, desk: NewsDesk, data: Path, *, double: DiscordDouble, **settings: object) -> None:
        self.desk = desk
        self.double = double
        self._data = data
        self._settings = settings
        self.bot: Crosswire | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="the bot", daemon=True)

    def __enter__(self) -> Self:
        identified = len(self.double.state.identified)
        self._thread.start()
        self.double.wait(
            lambda: len(self.double.state.identified) > identified or self.failure, what="the bot comes up"
        )
        if self.failure:
            raise self.failure
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.loop is not None and self.bot is not None and self._thread.is_alive():
            self.loop.call_soon_threadsafe(self.bot.begin_stop)
        self._thread.join(40)
        assert not self._thread.is_alive(), "the bot did not stop"
        if self.failure is not None and error is None:
            raise self.failure

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - given to the test's thread
            self.failure = error
            self.double.state.tell()

    async def _serve(self) -> None:
        discord.http.Route.BASE = self.double.api
        settings = Settings(
            _env_file=None,
            data=self._data,
            discord_token=world.TOKEN,
            discord_api=self.double.api,
            **self._settings,
        )
        records = open_records(settings.database_url, settings.data)
        try:
            async with Crosswire(self.desk, settings, records=records) as bot:
                self.bot, self.loop = bot, asyncio.get_running_loop()
                await bot.start(world.TOKEN)
        finally:
            records.close()

    def final(self, call: Invocation, *, seconds: float = 20.0) -> Message:
        """The reply once it shows more than a stage."""
        return self.double.wait(
            lambda: settled(call.reply), seconds=seconds, what=f"a final reply to {call.data}"
        )

    def said(self, channel: int, *, after: int = 0, seconds: float = 20.0) -> Message:
        """The bot's newest message in a channel that came after another, once it shows more than a stage."""

        def found() -> Message | None:
            own = [
                m for m in self.double.state.channel_messages(channel) if m.author.get("bot") and m.id > after
            ]
            return settled(own[-1]) if own else None

        return self.double.wait(found, seconds=seconds, what=f"a message in {channel}")


def settled(message: Message | None) -> Message | None:
    if message is None or not message.text or message.text.startswith(_STAGES):
        return None
    return message
