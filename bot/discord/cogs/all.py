"""Every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.discord.cogs.articles import Articles
from bot.discord.cogs.ask import Ask
from bot.discord.cogs.check import Check
from bot.discord.cogs.house import House
from bot.discord.cogs.reindex import Reindex
from bot.discord.cogs.sources import Sources
from bot.discord.cogs.toll import Toll
from bot.discord.cogs.watch import Watch

if TYPE_CHECKING:
    from bot.discord.client import Crosswire


def all_cogs(bot: Crosswire) -> tuple[commands.Cog, ...]:
    """One cog a command, in the order of /help."""
    return (
        Ask(bot),
        Toll(bot),
        Check(bot),
        Sources(bot),
        House(bot),
        Reindex(bot),
        Articles(bot),
        Watch(bot),
    )
