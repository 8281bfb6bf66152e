"""Registers the commands with Discord only when they changed, told by a digest that is kept."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    from bot.discord.client import Crosswire

logger = logging.getLogger(__name__)


async def digest_of_commands(tree: app_commands.CommandTree[Crosswire]) -> str:
    """Hex digest over everything that registering would send, translations included."""
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in sorted(tree.get_commands(), key=lambda command: (type(command).__name__, command.name))
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


async def sync_if_changed(bot: Crosswire, *, always: bool) -> bool:
    """Register the commands if they differ from those registered last, or always; whether it was done."""
    digest = await digest_of_commands(bot.tree)
    name = f"commands of {bot.application_id}"
    known = await bot.workers.record(lambda: bot.records.note(name))
    if known == digest and not always:
        logger.info("the commands are registered as they are")
        return False
    registered = await bot.tree.sync()
    await bot.workers.record(lambda: bot.records.set_note(name, digest))
    logger.info("registered %d commands", len(registered))
    return True
