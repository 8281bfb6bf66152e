"""The one desk that the terminal and Discord talk to, and nothing behind it.

Every capability is a method here. All are synchronous and may be called from several threads; writing
ones (reindex, add, remove) refuse a second writer with :class:`index.errors.IndexBusyError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.answering.model import Answer, CheckReport, LedgerDiff, Question, TollInquiry, TollReport
from index.claims.model import Claim
from index.model import Article, ArticleId, ReindexReport

Stage = Literal["searching", "reading", "checking"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNote:
    """Where an answer stands.

    Attributes:
        passages: how many are being read; 0 while searching.
        so_far: statements of a chat model that are verified already, while it writes the rest.
    """

    stage: Stage
    passages: int = 0
    so_far: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReindexProgress:
    """Where a reindex stands: ``step`` in a word or two, ``done`` of ``total`` units of it."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskStatus:
    """What the desk stands on.

    Attributes:
        made_at: when the serving index was made (aware, UTC); None before the first reindex.
        answerer: "extractive" or the chat model's "provider:model".
        chat_calls_today: calls to the chat model since midnight UTC; None where none is set.
    """

    articles: int
    passages: int
    claims: int
    events: tuple[str, ...]
    sources: tuple[str, ...]
    made_at: datetime | None
    embedding_model: str
    answerer: str
    chat_calls_today: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReindexOutcome:
    """What a reindex did to the articles, and what that changed in the ledger."""

    report: ReindexReport
    diff: LedgerDiff


class NewsDesk(Protocol):
    """Answers questions over the indexed articles and keeps the index in line with them."""

    def ask(self, question: Question, *, stage: Callable[[StageNote], None] | None = None) -> Answer:
        """Answer a question; "the articles do not tell" is an answer, not an error.

        Raises:
            QuestionError: if the question is empty or too long.
            IndexStateError: if there is no usable index.
        """

    def toll(self, inquiry: TollInquiry) -> TollReport:
        """The latest toll of an event; empty, with the known events, where nothing fits."""

    def claims(self, *, event: str | None = None, article: str | None = None) -> tuple[Claim, ...]:
        """Every casualty statement found, in the order of articles and of their text."""

    def check(self, text: str) -> CheckReport:
        """Hold the figures and statements of somebody's message against the sources."""

    def articles(self) -> tuple[Article, ...]:
        """What is indexed, by id."""

    def status(self) -> DeskStatus:
        """Counts, age and models of the index."""

    def reindex(
        self,
        *,
        full: bool = False,
        dry_run: bool = False,
        allow_empty: bool = False,
        progress: Callable[[ReindexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ReindexOutcome:
        """Bring the index in line with the articles folder."""

    def add(self, places: Sequence[str]) -> tuple[ArticleId, ...]:
        """Copy files, or fetch URLs, into the articles folder and index them.

        Raises:
            ArticleError: if one can't be read; those before it stay added.
        """

    def remove(self, articles: Sequence[str]) -> tuple[ArticleId, ...]:
        """Drop articles from the index for good, their text included.

        Raises:
            UnknownArticleError: if an id is not in the index; then nothing is removed.
        """

    def close(self) -> None:
        """Let go of files and connections; the desk may not be used afterwards."""
