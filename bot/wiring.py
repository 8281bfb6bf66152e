"""Puts the parts together from the settings: the only place that chooses an implementation."""

from __future__ import annotations

from contextlib import closing

from bot.errors import SettingsError
from bot.newsdesk import NewsDesk
from bot.settings import Settings, variable


def open_desk(settings: Settings) -> NewsDesk:
    """The news desk of these settings. Cheap: models and stores are opened when first needed."""
    from bot.local_desk import LocalDesk

    return LocalDesk(settings)


def run_discord(settings: Settings) -> None:
    """Run the Discord bot until it is stopped.

    Raises:
        SettingsError: if there is no token.
    """
    if settings.discord_token is None:
        raise SettingsError(
            f"{variable('discord_token')} is not set. Copy the token from the Bot page of your Discord "
            "application; docs/discord.md tells how to make one."
        )
    from bot.discord.client import run

    with closing(open_desk(settings)) as desk:
        run(desk, settings)
