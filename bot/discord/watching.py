"""stub."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.discord.client import Crosswire


class Watching:
    """Stub."""

    def __init__(self, bot: Crosswire) -> None:
        self._bot = bot

    async def look(self) -> None:
        """Stub."""
