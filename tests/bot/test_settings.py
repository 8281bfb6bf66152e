"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import read_settings


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_value_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_DATA", "/somewhere/else")

    assert read_settings().data == Path("/somewhere/else")


def test_a_value_comes_from_the_dotenv_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CROSSWIRE_LLM=openai:small\n")

    assert read_settings().llm == "openai:small"


@pytest.mark.parametrize("place", ["environment", "file"])
def test_a_misspelt_setting_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    if place == "file":
        (tmp_path / ".env").write_text("CROSSWIRE_ARTICELS=x\n")
    else:
        monkeypatch.setenv("CROSSWIRE_ARTICELS", "x")

    with pytest.raises(
        SettingsError, match=r"CROSSWIRE_ARTICELS is not a setting. Did you mean CROSSWIRE_ARTICLES\?"
    ):
        read_settings()


def test_an_impossible_value_is_refused_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_LOG", "loud")

    with pytest.raises(SettingsError, match="CROSSWIRE_LOG can't be used"):
        read_settings()


def test_the_token_is_not_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_DISCORD_TOKEN", "very-secret")

    assert "very-secret" not in repr(read_settings())
