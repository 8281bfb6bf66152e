"""Registers the commands with Discord only when they changed, told by a digest that is kept."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)


async def wire_form(tree: app_commands.CommandTree[Crosswire]) -> list[dict[str, object]]:
    """The commands as they are registered, translations included, in an order of their own."""
    translator = tree.translator
    return [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in sorted(tree.get_commands(), key=lambda command: (type(command).__name__, command.name))
    ]


def digest_of(commands: list[dict[str, object]]) -> str:
    """Hex digest that changes with anything that is registered."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()


async def sync_if_changed(bot: Crosswire, *, always: bool) -> bool:
    """Register the commands if they differ from those registered last, or always; whether it was done.

    Where Discord refuses, the bot goes on: those registered before still work, and so do mentions.
    """
    try:
        return await _sync(bot, always=always)
    except discord.HTTPException as error:
        logger.exception("the commands could not be registered", exc_info=error)
        return False


async def _sync(bot: Crosswire, *, always: bool) -> bool:
    commands = await wire_form(bot.tree)
    digest = digest_of(commands)
    name = f"commands of {bot.application_id}"
    known = await bot.workers.record(lambda: bot.records.note(name))
    if known == digest and not always:
        logger.info("the commands are registered as they are")
        return False
    await bot.http.bulk_upsert_global_commands(bot.application_id or 0, payload=commands)
    await bot.workers.record(lambda: bot.records.set_note(name, digest))
    logger.info("registered %d commands", len(commands))
    return True
