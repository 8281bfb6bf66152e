"""Sends every pressed button and sent modal to the one who handles it, by the id it carries.

That id says all there is to say (what is asked for, of which kept card, which page), so that buttons of
messages from before a restart work like any other.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

import discord

from bot.discord.failures import explain
from bot.discord.layout import Wish, read_wish
from bot.discord.rendering.card import Action
from bot.discord.replies import Press, tell
from bot.discord.workers import Workers

Handler = Callable[[Press, Wish], Awaitable[None]]

GONE = "This message is too old: I no longer keep what it was about. Please ask again."


class Presses:
    """Who handles which action."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._handlers: dict[Action, Handler] = {}

    def on(self, action: Action, handler: Handler) -> None:
        """Let a handler see to an action."""
        self._handlers[action] = handler

    async def dispatch(self, press: Press) -> None:
        """Handle an interaction if it is a button or modal of ours; whatever fails is told."""
        if press.type not in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
            return
        custom_id = str(_payload(press).get("custom_id", ""))
        wish = read_wish(custom_id)
        if wish is None or wish.action not in self._handlers:
            return
        with self._workers.serving():
            try:
                await self._handlers[wish.action](press, wish)
            except Exception as error:  # noqa: BLE001 - every failure is told
                await tell_failure(press, error, f"button {wish.action}")


async def tell_failure(press: Press, error: BaseException, doing: str) -> None:
    """Tell the person alone what went wrong, whether or not the interaction is acknowledged yet."""
    sentence = explain(error, doing)
    try:
        if press.response.is_done():
            await press.followup.send(sentence, ephemeral=True)
        else:
            await tell(press, sentence)
    except discord.HTTPException as second:
        explain(second, f"telling the failure of {doing}")


def typed(press: Press, field: str) -> str:
    """What was typed into a field of a sent modal; "" if there is no such field."""
    return _find(_payload(press).get("components", []), field) or ""


def _payload(press: Press) -> dict[str, object]:
    """What Discord sent with the interaction; discord.py types it by kind of interaction."""
    return cast("dict[str, object]", press.data or {})


def _find(components: object, field: str) -> str | None:
    """Discord nests a modal's fields in rows or labels."""
    if not isinstance(components, list):
        return None
    for component in components:
        if component.get("custom_id") == field:
            return str(component.get("value", ""))
        inner = component.get("components") or [component.get("component") or {}]
        if inner != [{}] and (found := _find(inner, field)) is not None:
            return found
    return None
