"""Loads the chat model that the settings name, through LangChain's ``init_chat_model``."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Final

from bot.answering.chat.bounds import bounded_openai_client, bounded_transport
from bot.answering.chat.model_limits import ModelLimits
from bot.errors import SettingsError
from bot.settings import Settings, variable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

EXTRAS: Final = ("openai", "anthropic", "ollama")
"""Providers that are optional extras of this package: ``pip install 'crosswire[openai]'``."""

_NO_KEY_NEEDED: Final = "none"
"""Stands in for a key where a server of one's own is named: it asks for none, the client insists on one."""

_FIXED_TEMPERATURE: Final = ("gpt-5", "o1", "o3", "o4")
"""Names of OpenAI models that refuse a temperature other than their own begin so."""


def load_chat_model(
    name: str, *, base_url: str | None = None, limits: ModelLimits | None = None
) -> BaseChatModel:
    """Make the chat model ``provider:model``; no request is sent.

    Temperature is 0 and the client's own retries are off: see :mod:`bot.answering.chat.asking`.

    Raises:
        SettingsError: if the name has no provider, or the provider's package or key is missing.
    """
    from langchain.chat_models import init_chat_model

    provider, colon, model = name.partition(":")
    if not (provider and colon and model):
        raise SettingsError(
            f"{variable('llm')} is {name!r}, but must be provider:model, such as "
            "openai:gpt-4.1-mini, anthropic:claude-haiku-4-5 or ollama:llama3.1."
        )
    try:
        options = _options(provider, model, base_url=base_url, limits=limits or ModelLimits())
        return init_chat_model(model, model_provider=provider, **options)  # type: ignore[call-overload,no-any-return]
    except ImportError as error:
        raise SettingsError(_how_to_install(name, provider)) from error
    except Exception as error:
        raise SettingsError(_why_not(name, error)) from error


def chat_model_of(settings: Settings) -> BaseChatModel:
    """The chat model that the settings name.

    Raises:
        SettingsError: if none is set, or it can't be made.
    """
    if settings.llm is None:
        raise SettingsError(f"No chat model is set. Name one as provider:model in {variable('llm')}.")
    return load_chat_model(settings.llm, base_url=settings.llm_base_url, limits=limits_of(settings))


def limits_of(settings: Settings) -> ModelLimits:
    """What one question may cost, by the settings."""
    return ModelLimits(
        seconds=settings.llm_timeout_seconds,
        output_tokens=settings.llm_max_output_tokens,
        input_tokens=settings.llm_max_input_tokens,
    )


def check_chat_model(settings: Settings) -> str:
    """Ask the chat model for one word, for ``crosswire doctor``.

    Returns:
        In a word or two, how it went.

    Raises:
        SettingsError: if it can't be made, or does not reply; says what to do.
    """
    from bot.answering.chat.asking import Correspondent
    from bot.answering.chat.failure import ChatModelError

    correspondent = Correspondent(chat_model_of(settings), limits=limits_of(settings))
    try:
        correspondent.check()
    except ChatModelError as error:
        where = f" at {settings.llm_base_url}" if settings.llm_base_url else ""
        raise SettingsError(
            f"The chat model {settings.llm}{where} gives no reply ({error}). "
            "Check its name, its key and that its server runs. Until it replies, answers are extractive."
        ) from error
    return "replies"


def _options(provider: str, model: str, *, base_url: str | None, limits: ModelLimits) -> dict[str, object]:
    options: dict[str, object] = {"base_url": base_url} if base_url else {}
    if not (provider == "openai" and model.startswith(_FIXED_TEMPERATURE)):
        options["temperature"] = 0
    if provider == "ollama":
        return options | {
            "num_predict": limits.output_tokens,
            "num_ctx": limits.input_tokens + limits.output_tokens,
            "client_kwargs": {"timeout": limits.seconds},
            "sync_client_kwargs": {"transport": bounded_transport(import_module("httpx"), limits)}
            if base_url
            else {},
        }
    if provider == "openai" and base_url:
        options["http_client"] = bounded_openai_client(limits)
        if not os.environ.get("OPENAI_API_KEY"):
            options["api_key"] = _NO_KEY_NEEDED
    return options | {"timeout": limits.seconds, "max_retries": 0, "max_tokens": limits.output_tokens}


def _how_to_install(name: str, provider: str) -> str:
    if provider in EXTRAS:
        return (
            f"{variable('llm')} is {name}, but the package for {provider} is not installed. "
            f"Install it with: pip install 'crosswire[{provider}]'"
        )
    return (
        f"{variable('llm')} is {name}, but LangChain's package for {provider} is not installed. "
        f"Install it with: pip install langchain-{provider.replace('_', '-')}"
    )


def _why_not(name: str, error: Exception) -> str:
    reason = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
    return (
        f"{variable('llm')} is {name}, but this chat model can't be made: {reason} "
        "Check the name (provider:model) and the provider's key."
    )
