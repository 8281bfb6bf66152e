"""What is registered, when, and what the bot listens to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from discord_double import DiscordDouble
from discord_double.desk import ScriptedDesk
from discord_double.surface import Surface

from bot.discord.client import intents

PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
"""Members, presences, message content: see Discord's gateway reference."""
ADMIN_COMMANDS = {"reindex", "add", "remove", "watch", "unwatch"}


def registered(double: DiscordDouble) -> dict[str, dict[str, Any]]:
    return {command["name"]: command for command in double.state.commands}


def test_no_privileged_intent_is_asked_for(surface: Surface) -> None:
    asked = surface.double.state.identified[0]["intents"]
    assert asked & PRIVILEGED == 0
    assert asked == (1 << 0) | (1 << 9) | (1 << 12)  # guilds, guild messages, direct messages
    assert intents().value & PRIVILEGED == 0


def test_the_bot_is_ready_for_shards(surface: Surface) -> None:
    assert surface.double.state.identified[0]["shard"] == [0, 1]


def test_commands_are_registered_once_and_not_again_after_a_restart(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    for _ in range(2):
        with Surface(desk, tmp_path, double=double):
            pass
    assert double.state.registrations == 1


def test_commands_are_registered_again_on_request(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    for sync in ("changed", "always"):
        with Surface(desk, tmp_path, double=double, discord_sync=sync):
            pass
    assert double.state.registrations == 2


def test_commands_that_changed_are_registered_again(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double) as surface:
        surface.bot.records.set_note("commands of 1000", "digest of an older version")
    with Surface(desk, tmp_path, double=double):
        pass
    assert double.state.registrations == 2


def test_every_command_of_the_contract_has_its_options(surface: Surface) -> None:
    options = {
        name: [option["name"] for option in command.get("options", [])]
        for name, command in registered(surface.double).items()
    }
    assert options["ask"] == ["question", "event", "source", "since", "until", "private"]
    assert options["toll"] == ["about", "side", "kind", "as_of"]
    assert options["reindex"] == ["full", "dry_run"]
    assert options["add"] == ["url"]
    assert options["remove"] == ["article"]
    assert options["watch"] == ["event", "channel"]
    assert {"sources", "help", "privacy", "status", "unwatch"} <= set(options)
    assert registered(surface.double)["Check against sources"]["type"] == 3


def test_admin_commands_are_hidden_from_others_and_kept_to_servers(surface: Surface) -> None:
    for name, command in registered(surface.double).items():
        if name in ADMIN_COMMANDS:
            assert int(command["default_member_permissions"]) == 1 << 5, name
            assert command["contexts"] == [0], name
        else:
            assert command["default_member_permissions"] is None, name


@pytest.mark.parametrize("language", ["ru", "tr"])
def test_every_name_and_description_is_there_in_russian_and_turkish(surface: Surface, language: str) -> None:
    for command in surface.double.state.commands:
        for thing in (command, *command.get("options", [])):
            assert language in (thing["name_localizations"] or {}), thing["name"]
            if thing.get("description"):
                assert language in (thing["description_localizations"] or {}), thing["description"]
            for choice in thing.get("choices", []):
                assert language in (choice["name_localizations"] or {}), choice["name"]


def test_nothing_was_refused_by_discords_rules(surface: Surface) -> None:
    assert surface.double.state.refused == []
