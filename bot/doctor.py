"""Whether each setting works, and where it came from: what ``crosswire doctor`` prints."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass

from dotenv import dotenv_values
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import Settings, variable
from index.errors import CrosswireError

DISCORD_API = "https://discord.com/api/v10"
CHECK_SECONDS = 10.0
"""How long a server may take to answer a check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One setting examined.

    Attributes:
        variable: the environment variable.
        value: as shown; secrets are hidden; "" where unset.
        origin: "environment", ".env" or "default".
        ok: whether it works.
        detail: what was seen, or what to do.
    """

    variable: str
    value: str
    origin: str
    ok: bool
    detail: str


Check = Callable[[Settings], str]
"""Tries a setting and says what it saw.

Raises:
    CrosswireError: if it does not work; the text says what to do.
"""


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Try every setting, in the order in which they are declared."""
    return tuple(_examine(settings, name) for name in Settings.model_fields)


def _examine(settings: Settings, name: str) -> Finding:
    try:
        ok, detail = True, CHECKS.get(name, _nothing_to_check)(settings)
    except CrosswireError as error:
        ok, detail = False, str(error)
    return Finding(
        variable=variable(name),
        value=_shown(getattr(settings, name)),
        origin=_origin(variable(name), os.environ, dotenv_values(".env")),
        ok=ok,
        detail=detail,
    )


def _shown(value: object) -> str:
    if value is None:
        return ""
    return "(hidden)" if isinstance(value, SecretStr) else str(value)


def _origin(name: str, env: Mapping[str, str], dotenv: Mapping[str, str | None]) -> str:
    if any(key.upper() == name for key in env):
        return "environment"
    return ".env" if any(key.upper() == name for key in dotenv) else "default"


def _nothing_to_check(_settings: Settings) -> str:
    return ""


def _articles(settings: Settings) -> str:
    if not settings.articles.is_dir():
        raise SettingsError(f"{settings.articles} is not a folder. Make it, or set CROSSWIRE_ARTICLES.")
    from index.loading import scan

    return f"{sum(1 for _ in scan(settings.articles))} files"


def _data(settings: Settings) -> str:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data):
            pass
    except OSError as error:
        raise SettingsError(
            f"{settings.data} can't be written ({error.strerror}). Change its rights, or set CROSSWIRE_DATA."
        ) from error
    from bot.local_desk import LocalDesk
    from index.errors import IndexMissingError

    try:
        with closing(LocalDesk(settings)) as desk:
            status = desk.status()
    except IndexMissingError:
        return "writable; nothing indexed yet: crosswire reindex"
    return f"{status.articles} articles, {status.passages} passages, {status.claims} claims"


def _embedding_model(settings: Settings) -> str:
    from index.embedding.sentence_transformer import load_embedder

    embedder = load_embedder(settings.embedding_model)
    length = len(embedder.embed_question("Does it work?"))
    return f"{embedder.name}: vectors of {length}, window of {embedder.window_tokens} tokens"


def _reranker(settings: Settings) -> str:
    if settings.reranker is None:
        return "none"
    from index.retrieval.reranking import load_reranker

    load_reranker(settings.reranker).judge("Does it work?", ["It does."])
    return "works"


def _chroma_url(settings: Settings) -> str:
    if settings.chroma_url is None:
        return "embedded store"
    from index.stores.chroma import check_server

    check_server(settings.chroma_url)
    return "answers"


def _database_url(settings: Settings) -> str:
    if settings.database_url is None:
        return "SQLite in the data folder"
    from index.stores.catalogue import check_database

    check_database(settings.database_url)
    return "answers"


def _llm(settings: Settings) -> str:
    if settings.llm is None:
        return "none: answers are extractive"
    from bot.answering.chat.model import check_chat_model

    return check_chat_model(settings)


def _discord_token(settings: Settings) -> str:
    if settings.discord_token is None:
        return "unset; needed by crosswire run alone"
    import httpx

    headers = {"Authorization": f"Bot {settings.discord_token.get_secret_value()}"}
    try:
        reply = httpx.get(
            f"{settings.discord_api or DISCORD_API}/users/@me", headers=headers, timeout=CHECK_SECONDS
        )
    except httpx.HTTPError as error:
        raise SettingsError(f"Discord can't be reached ({error}). Check the network.") from error
    if reply.status_code != httpx.codes.OK:
        raise SettingsError(
            f"Discord refuses the token (status {reply.status_code}). "
            "Copy it anew from the Bot page of your application."
        )
    return f"signed in as {reply.json()['username']}"


CHECKS: Mapping[str, Check] = {
    "articles": _articles,
    "data": _data,
    "embedding_model": _embedding_model,
    "reranker": _reranker,
    "llm": _llm,
    "chroma_url": _chroma_url,
    "database_url": _database_url,
    "discord_token": _discord_token,
}
"""What is tried for each setting; those without a check can't fail once they are read."""
