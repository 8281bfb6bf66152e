"""Makes the chat model's part of answering from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.answerer import Answerer
from bot.answering.chat.answerer import ChatAnswerer
from bot.answering.chat.asking import Correspondent
from bot.answering.chat.breaker import CircuitBreaker
from bot.answering.chat.budget import Budget, FileBudget
from bot.answering.chat.entailment import load_entailment
from bot.answering.chat.model import chat_model_of, limits_of
from bot.answering.chat.standalone import StandaloneWriter
from bot.settings import Settings

BUDGET_FILE = "chat-budget.json"
"""In the data folder: what was used today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSide:
    """What the chat model does: words answers, and writes follow-ups anew; both share breaker and budget."""

    answerer: ChatAnswerer
    standalone: StandaloneWriter
    breaker: CircuitBreaker
    budget: Budget


def make_chat_side(settings: Settings, *, extractive: Answerer, budget: Budget | None = None) -> ChatSide:
    """Make the chat model's part; no request is sent.

    Args:
        settings: ``llm`` must be set.
        extractive: answers where the model does not.
        budget: None keeps one in a small file of the data folder.

    Raises:
        SettingsError: if the chat model can't be made.
        EmbeddingModelError: if the entailment model can't be loaded.
    """
    model = chat_model_of(settings)
    budget = budget or FileBudget(
        settings.data / BUDGET_FILE,
        requests=settings.llm_daily_requests,
        requests_per_account=settings.llm_daily_requests_per_guild,
    )
    correspondent = Correspondent(model, limits=limits_of(settings), budget=budget)
    breaker = CircuitBreaker()
    entailment = load_entailment(settings.entailment_model) if settings.entailment_model else None
    answerer = ChatAnswerer(
        settings.llm or "",
        correspondent,
        extractive=extractive,
        breaker=breaker,
        entailment=entailment,
    )
    standalone = StandaloneWriter(correspondent, breaker=breaker)
    return ChatSide(answerer=answerer, standalone=standalone, breaker=breaker, budget=budget)
