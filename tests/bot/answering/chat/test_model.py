"""Chat models made by name, and what is said where that fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from chat_server import ChatServer, Refuse, Reply, dead_address
from honest import honest
from told_reading import FirstSentence, reading_of

from bot.answering.chat.making import BUDGET_FILE, make_chat_side
from bot.answering.chat.model import check_chat_model, load_chat_model
from bot.errors import SettingsError
from bot.settings import Settings


@pytest.fixture(autouse=True)
def _without_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "OLLAMA_HOST"):
        monkeypatch.delenv(name, raising=False)


def settings(tmp_path: Path, **values: object) -> Settings:
    return Settings(data=tmp_path / "data", llm_timeout_seconds=10, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["gpt", "openai:", ":gpt", "", "openai"])
def test_a_name_without_provider_or_model_is_refused_with_examples(name: str) -> None:
    with pytest.raises(SettingsError, match=r"openai:gpt.*anthropic:.*ollama:"):
        load_chat_model(name)


def test_a_provider_that_is_unknown_is_told() -> None:
    with pytest.raises(SettingsError, match="CROSSWIRE_LLM is nowhere:model"):
        load_chat_model("nowhere:model")


def test_a_provider_whose_package_is_missing_is_told_with_the_command_that_installs_it() -> None:
    with pytest.raises(SettingsError, match="pip install langchain-groq"):
        load_chat_model("groq:model")


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_an_extra_that_is_not_installed_is_told_with_the_command_that_installs_it(provider: str) -> None:
    code = f"""
import sys
sys.modules["langchain_{provider}"] = None  # as if it were not installed
from bot.answering.chat.model import load_chat_model
from bot.errors import SettingsError
try:
    load_chat_model("{provider}:model")
except SettingsError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == (
        f"CROSSWIRE_LLM is {provider}:model, but the package for {provider} is not installed. "
        f"Install it with: pip install 'crosswire[{provider}]'"
    )


def test_a_missing_key_is_told_and_a_server_of_one_s_own_needs_none() -> None:
    with pytest.raises(SettingsError, match="CROSSWIRE_LLM is openai:model"):
        load_chat_model("openai:model")
    load_chat_model("openai:model", base_url="http://127.0.0.1:9/v1")


def test_a_model_that_replies_passes_the_check(tmp_path: Path) -> None:
    with ChatServer(lambda _: Reply("ready")) as server:
        chosen = settings(tmp_path, llm="openai:double", llm_base_url=server.base_url("openai"))
        assert check_chat_model(chosen) == "replies"
        assert server.asked[0].headers["authorization"] == "Bearer none"


def test_a_model_that_does_not_reply_fails_the_check_with_what_to_do(tmp_path: Path) -> None:
    told = "Check its name, its key and that its server runs"
    with dead_address() as address, pytest.raises(SettingsError, match=told):
        check_chat_model(settings(tmp_path, llm="ollama:double", llm_base_url=address))
    with ChatServer(lambda _: Refuse(401)) as server, pytest.raises(SettingsError, match="rejected"):
        check_chat_model(settings(tmp_path, llm="openai:double", llm_base_url=server.base_url("openai")))


def test_no_model_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="CROSSWIRE_LLM"):
        check_chat_model(settings(tmp_path))


def test_the_whole_is_made_from_settings_and_keeps_its_budget_in_the_data_folder(tmp_path: Path) -> None:
    with ChatServer(honest) as server:
        chosen = settings(
            tmp_path,
            llm="openai:double",
            llm_base_url=server.base_url("openai"),
            llm_daily_requests_per_guild=1,
        )
        side = make_chat_side(chosen, extractive=FirstSentence())
        guild = reading_of(account="77")
        assert side.answerer.answer(guild).answerer == "openai:double"
        assert side.answerer.answer(guild).answerer == "extractive"
        assert side.answerer.answer(reading_of(account="78")).answerer == "openai:double"
        assert side.budget.used("77").requests == 1
        assert (tmp_path / "data" / BUDGET_FILE).exists()
        again = make_chat_side(chosen, extractive=FirstSentence())
        assert again.budget.used("77").requests == 1


def test_an_entailment_model_that_can_not_be_loaded_is_told_at_once(tmp_path: Path) -> None:
    from index.errors import EmbeddingModelError

    chosen = settings(tmp_path, llm="ollama:double", entailment_model=str(tmp_path / "nothing"))
    with pytest.raises(EmbeddingModelError, match="can't be loaded"):
        make_chat_side(chosen, extractive=FirstSentence())
