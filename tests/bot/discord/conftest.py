"""The bot behind its real client, on real sockets, against the double; and a desk with scripted answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from discord_double import DiscordDouble
from discord_double.desk import ScriptedDesk
from discord_double.surface import Surface


@pytest.fixture
def double() -> Iterator[DiscordDouble]:
    with DiscordDouble() as running:
        yield running


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


@pytest.fixture
def surface(desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path) -> Iterator[Surface]:
    with Surface(desk, tmp_path, double=double) as up:
        yield up
