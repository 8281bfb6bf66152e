"""Answers mentions and direct messages, and remembers what was said in a thread.

Discord gives the text of messages that mention the bot and of direct messages without any privileged
intent; of other messages it gives none, so they are passed over.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Literal

import discord

from bot.answering.model import Question
from bot.discord.cogs.ask import MAX_QUESTION_CHARS
from bot.discord.questions import Asked, account
from bot.discord.rendering.card import note
from bot.discord.rendering.escaping import plain
from bot.discord.rendering.limits import THREAD_NAME_CHARS, shorten
from bot.discord.replies import MessageReply, insist

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)

_THREAD_MINUTES: Literal[1440] = 1440
_EMPTY = "Ask me something in the same message, like: *how many people were killed?* Or use /help."
IN_THREAD = "To go on, mention me in this thread or press Follow up."
_NO_THREADS = (discord.Thread, discord.DMChannel, discord.GroupChannel, discord.PartialMessageable)


class Conversation:
    """Hears messages."""

    def __init__(self, bot: Crosswire) -> None:
        self._bot = bot

    async def hear(self, message: discord.Message) -> None:
        """Answer a message if it is meant for the bot; whatever fails is told or stands in the log."""
        if message.author.bot or message.webhook_id is not None or not self._is_meant(message):
            return
        try:
            await self._respond(message)
        except discord.HTTPException as error:
            logger.warning("a message could not be answered (code %s): %s", error.code, error.text)
        except Exception:
            logger.exception("a message could not be answered")

    def _is_meant(self, message: discord.Message) -> bool:
        """Mentions, direct messages, and whatever has text in a thread that the bot opened."""
        if message.guild is None or self._mentions_me(message):
            return True
        channel = message.channel
        own = isinstance(channel, discord.Thread) and channel.owner_id == self._own_id
        return own and bool(message.content) and not message.mentions

    @property
    def _own_id(self) -> int:
        return self._bot.user.id if self._bot.user else 0

    def _mentions_me(self, message: discord.Message) -> bool:
        return any(person.id == self._own_id for person in message.mentions)

    async def _respond(self, message: discord.Message) -> None:
        text = self._question_of(message)
        if not text:
            await MessageReply(message.channel, reference=message).show(note(_EMPTY))
            return
        guild = message.guild.id if message.guild else None
        if refusal := self._bot.refusal(message.author.id, guild):
            await MessageReply(message.channel, reference=message).show(note(refusal))
            return
        await self._answer(message, text)

    def _question_of(self, message: discord.Message) -> str:
        """The text without the mention of the bot; names in place of other mentions."""
        own = re.sub(rf"<@!?{self._own_id}>", " ", message.content)
        for person in message.mentions:
            own = re.sub(rf"<@!?{person.id}>", f"@{person.display_name}".replace("\\", ""), own)
        return plain(own)[:MAX_QUESTION_CHARS]

    async def _answer(self, message: discord.Message, text: str) -> None:
        questions = self._bot.questions
        place, reply = await self._place(message, text)
        goes_on = self._goes_on_here(message)
        parent = await questions.latest_turn(place) if goes_on else None
        history = await questions.history(parent)
        await questions.answer(
            reply,
            Asked(
                question=Question(
                    text=text,
                    history=history,
                    account=account(message.guild.id if message.guild else None, message.author.id),
                ),
                person=message.author.id,
                place=place,
                parent=parent if history else None,
                doing="a mention" if message.guild else "a direct message",
                hint=IN_THREAD if message.guild and place != message.channel.id else None,
            ),
        )

    def _goes_on_here(self, message: discord.Message) -> bool:
        """Threads and direct messages are one conversation each; an open channel is none."""
        return message.guild is None or isinstance(message.channel, _NO_THREADS)

    async def _place(self, message: discord.Message, text: str) -> tuple[int, MessageReply]:
        """Where to answer: here in threads and direct messages, else in a new thread, else here."""
        if self._goes_on_here(message):
            return message.channel.id, MessageReply(message.channel, reference=message)
        name = shorten(text, THREAD_NAME_CHARS) or "Crosswire"
        try:
            thread = await insist(
                lambda: message.create_thread(name=name, auto_archive_duration=_THREAD_MINUTES)
            )
        except (TimeoutError, discord.HTTPException) as error:
            logger.info("no thread could be opened, so the answer goes to the channel: %s", error)
            return message.channel.id, MessageReply(message.channel, reference=message)
        return thread.id, MessageReply(thread)
