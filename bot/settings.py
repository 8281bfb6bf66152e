"""The settings: environment variables with the prefix ``CROSSWIRE_`` and a ``.env`` file.

Made once, in ``main()``; nothing reads the environment on import.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

PREFIX = "CROSSWIRE_"


def _split_ids(value: object) -> object:
    """Discord ids as people write them: ``"123, 456" -> ("123", "456")``."""
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_split_ids)]
"""Discord ids, separated by commas or spaces."""


class Settings(BaseSettings):
    """Every setting, with its default; frozen once made."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
    )

    articles: Path = Field(
        default=Path("articles"), description="Folder of article files, searched recursively."
    )
    data: Path = Field(
        default=Path("data"), description="Where the index lives; safe to delete, rebuilt by reindex --full."
    )
    embedding_model: str | None = Field(
        default=None,
        description="sentence-transformers model, by name or path; unset means the bundled all-MiniLM-L6-v2.",
    )
    reranker: str | None = Field(
        default=None, description="sentence-transformers cross-encoder, by name or path; unset means none."
    )
    llm: str | None = Field(
        default=None,
        description="LangChain chat model as provider:model (openai:…, anthropic:…, ollama:…); "
        "unset means extractive answers.",
    )
    llm_base_url: str | None = Field(default=None, description="Address of an OpenAI-compatible server.")
    llm_timeout_seconds: float = Field(
        default=20.0,
        gt=0,
        description="Seconds a chat model has for a question before quotes answer instead.",
    )
    llm_max_output_tokens: int = Field(default=700, ge=64, description="Longest reply of the chat model.")
    llm_max_input_tokens: int = Field(
        default=6000, ge=500, description="Longest prompt for the chat model; further passages are left out."
    )
    llm_daily_requests: int = Field(
        default=1000, ge=0, description="Calls to the chat model a day, all Discord servers together."
    )
    llm_daily_requests_per_guild: int = Field(
        default=200, ge=0, description="Calls to the chat model a day for one Discord server."
    )
    entailment_model: str | None = Field(
        default=None,
        description="sentence-transformers cross-encoder, by name or path, that must also hold a "
        "chat model's statement to follow from its quote; unset means none.",
    )
    chroma_url: str | None = Field(default=None, description="A Chroma server instead of the embedded store.")
    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL of the catalogue; unset means an SQLite file in the data folder.",
    )
    discord_token: SecretStr | None = Field(default=None, description="Needed by crosswire run alone.")
    discord_owners: Ids = Field(
        default=(), description="Ids of people who may use the admin commands everywhere, comma-separated."
    )
    discord_admin_roles: Ids = Field(
        default=(),
        description="Ids of roles that may use the admin commands too.",
    )
    discord_admin_guilds: Ids = Field(
        default=(),
        description="Ids of the servers where the admin commands work; unset means all. "
        "Set it where strangers can add the bot: every server shares one index.",
    )
    discord_user_per_minute: int = Field(
        default=20, ge=1, description="Questions that one person may ask in a minute."
    )
    discord_guild_per_minute: int = Field(
        default=600, ge=1, description="Questions that one server may ask in a minute."
    )
    discord_queue: int = Field(
        default=256, ge=1, description="Questions that may wait for an answer; more are turned away."
    )
    discord_history_turns: int = Field(
        default=6,
        ge=0,
        description="Earlier questions that a follow-up is understood with.",
    )
    discord_history_hours: int = Field(
        default=24, ge=1, description="Hours after which the turns of a conversation are forgotten."
    )
    discord_keep_days: int = Field(
        default=30, ge=1, description="Days after which an answer's buttons stop working and it is forgotten."
    )
    discord_sync: Literal["changed", "always"] = Field(
        default="changed",
        description="When the commands are registered: if they changed, or always.",
    )
    discord_api: str | None = Field(
        default=None,
        description="API address, for tests against a stand-in; unset means Discord.",
    )
    log: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="How much is logged."
    )
    log_format: Literal["text", "json"] = Field(default="text", description="json for machines.")


def variable(field: str) -> str:
    """The environment variable of a setting: ``"llm" -> "CROSSWIRE_LLM"``."""
    return PREFIX + field.upper()


def read_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment and ``.env``.

    Args:
        env: the environment, to look for misspelt names in; None means the process's own.

    Raises:
        SettingsError: if a ``CROSSWIRE_`` variable is unknown, or a value can't be used.
    """
    known = {variable(name) for name in Settings.model_fields}
    names = {**_dotenv_names(), **(os.environ if env is None else env)}
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise SettingsError(_unknown(name, known))
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(
            f"{variable(str(first['loc'][0]))} can't be used: {first['msg']} (it is {first['input']!r})."
        ) from error


def _unknown(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name.upper(), known, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    return f"{name} is not a setting.{meant} Correct or remove it; .env.example lists them all."


def _dotenv_names() -> dict[str, str]:
    """The names set in ``.env``; pydantic-settings would pass over a misspelt one in silence."""
    from dotenv import dotenv_values

    return {name: value or "" for name, value in dotenv_values(".env").items()}


def env_example() -> str:
    """The text of ``.env.example``: every setting with its meaning and default, commented out."""
    blocks = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default in (None, ()) else field.default
        blocks.append(f"# {field.description}\n# {variable(name)}={default}\n")
    return "# Copy to .env and take away the # of what you set.\n\n" + "\n".join(blocks)
