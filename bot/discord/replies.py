"""One reply to a person, from acknowledgement to card, that gets through or says why in the log.

discord.py retries what Discord answers with 5xx, but takes a 429 without a ``Via`` header and a dropped
connection as final; here both are tried again. A reply whose interaction is gone (its token lives 15
minutes) goes to the channel as an ordinary message where it is public.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

import aiohttp
import discord

from bot.discord.layout import layout
from bot.discord.rendering.card import Card

logger = logging.getLogger(__name__)
T = TypeVar("T")

_ATTEMPTS = 5
_LONGEST_WAIT_SECONDS = 30.0
_ALREADY_ACKNOWLEDGED = 40060
_NOT_THERE = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND})
_TOKEN_GONE = frozenset({10015, 10062, 50027})
"""Unknown webhook, unknown interaction, invalid webhook token."""

NOBODY = discord.AllowedMentions.none()
"""Whom a message may ping. Stands at each edit too: discord.py leaves the client's default out there."""

Press = discord.Interaction[Any]
"""An interaction: a command, a pressed button, a sent modal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file to go with a card: bytes, so that it can be sent again."""

    name: str
    data: bytes
    alt: str = ""

    def file(self) -> discord.File:
        """A fresh discord.py file."""
        from io import BytesIO

        return discord.File(BytesIO(self.data), filename=self.name, description=self.alt or None)


class Reply(Protocol):
    """Where an answer is shown, each card in place of the one before."""

    async def show(self, card: Card, files: Sequence[Attached] = ()) -> None:
        """Show a card in place of what stands there.

        Raises:
            discord.HTTPException: if Discord refuses it for good.
        """


async def insist(send: Callable[[], Awaitable[T]], *, waits: float = 0.5) -> T:
    """Do a request again after a dropped connection or a 429 that discord.py took as final.

    Args:
        send: makes the request anew each time.
        waits: seconds before the second attempt; doubled each time.
    """
    for attempt in range(_ATTEMPTS):
        last = attempt == _ATTEMPTS - 1
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status != HTTPStatus.TOO_MANY_REQUESTS or last:
                raise
            await asyncio.sleep(_retry_after(error, waits * 2**attempt))
        except (aiohttp.ClientConnectionError, ConnectionError, TimeoutError):
            if last:
                raise
            await asyncio.sleep(waits * 2**attempt)
    raise AssertionError("unreachable")


def _retry_after(error: discord.HTTPException, otherwise: float) -> float:
    stated = error.response.headers.get("Retry-After")
    try:
        return min(float(stated), _LONGEST_WAIT_SECONDS) if stated else otherwise
    except ValueError:
        return otherwise


class InteractionReply:
    """The reply to a command, button or modal: the deferred response, edited."""

    def __init__(self, press: Press, *, private: bool) -> None:
        self._press = press
        self._private = private

    @classmethod
    async def begin(cls, press: Press, *, private: bool) -> InteractionReply:
        """Acknowledge, as the first thing that is awaited."""
        await _acknowledge(lambda: press.response.defer(ephemeral=private, thinking=True))
        return cls(press, private=private)

    @classmethod
    async def begin_edit(cls, press: Press) -> InteractionReply:
        """Acknowledge a button whose message will be edited."""
        await _acknowledge(press.response.defer)
        return cls(press, private=True)

    async def show(self, card: Card, files: Sequence[Attached] = ()) -> None:
        """Edit the response; as an ordinary message where the token is gone and it was public."""
        try:
            await insist(lambda: self._edit(card, files))
        except discord.HTTPException as error:
            if self._private or not (error.code in _TOKEN_GONE or error.status in _NOT_THERE):
                raise
            logger.info("the response can't be edited any more (%s); sending to the channel", error.code)
            await self._send(card, files)

    async def _edit(self, card: Card, files: Sequence[Attached]) -> None:
        if files:
            await self._press.edit_original_response(
                view=layout(card), attachments=[file.file() for file in files], allowed_mentions=NOBODY
            )
        else:
            await self._press.edit_original_response(view=layout(card), allowed_mentions=NOBODY)

    async def _send(self, card: Card, files: Sequence[Attached]) -> None:
        channel = self._press.channel
        if isinstance(channel, discord.abc.Messageable):
            await insist(lambda: channel.send(view=layout(card), files=[file.file() for file in files]))


class MessageReply:
    """The reply to a mention or direct message: one message, edited."""

    def __init__(self, channel: discord.abc.Messageable, *, reference: discord.Message | None = None) -> None:
        self._channel = channel
        self._reference = reference
        self._message: discord.Message | None = None

    async def show(self, card: Card, files: Sequence[Attached] = ()) -> None:
        """Send the message, or edit it."""
        if self._message is None:
            self._message = await insist(lambda: self._send(card, files))
        else:
            message = self._message
            await insist(lambda: _edit_message(message, card, files))

    async def _send(self, card: Card, files: Sequence[Attached]) -> discord.Message:
        attached = [file.file() for file in files]
        if self._reference is None:
            return await self._channel.send(view=layout(card), files=attached)
        reference = self._reference.to_reference(fail_if_not_exists=False)
        return await self._channel.send(
            view=layout(card), files=attached, reference=reference, mention_author=False
        )


async def _edit_message(message: discord.Message, card: Card, files: Sequence[Attached]) -> None:
    if files:
        attached = [file.file() for file in files]
        await message.edit(view=layout(card), attachments=attached, allowed_mentions=NOBODY)
    else:
        await message.edit(view=layout(card), allowed_mentions=NOBODY)


async def _acknowledge(send: Callable[[], Awaitable[object]]) -> None:
    """Acknowledge; a second acknowledgement after a dropped connection counts as done."""
    try:
        await insist(send, waits=0.1)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise


async def tell(press: Press, text: str) -> None:
    """Answer at once with a sentence that only the person sees. The text is ours or escaped."""
    try:
        await insist(lambda: press.response.send_message(text, ephemeral=True), waits=0.1)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ACKNOWLEDGED:
            raise
