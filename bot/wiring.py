"""Puts the parts together from the settings: the only place that chooses an implementation."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Literal

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
    from bot.desk_link import DeskLink
    from bot.discord.client import run

    with closing(DeskLink(settings)) as desk:
        run(desk, settings)


def evaluation_desk(settings: Settings, folder: Path, *, answerer: Literal["extractive", "chat"]) -> NewsDesk:
    """A desk over the articles of a labelled folder, its index kept apart from the one that serves people.

    Raises:
        SettingsError: if the chat model is asked for but none is set.
    """
    from bot.local_desk import LocalDesk

    if answerer == "chat" and settings.llm is None:
        raise SettingsError(f"{variable('llm')} is not set. Set it, or leave --answerer away.")
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    apart = {
        "articles": folder / "articles",
        "data": settings.data / "evaluation" / name,
        "database_url": None,
        "chroma_url": None,
        "llm": settings.llm if answerer == "chat" else None,
    }
    return LocalDesk(settings.model_copy(update=apart))
