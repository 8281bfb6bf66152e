"""The news desk over an index on this machine (or a Chroma server and database named by the settings)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.model import Answer, CheckReport, Question, TollInquiry, TollReport
from bot.errors import QuestionError, SettingsError
from bot.newsdesk import DeskStatus, ReindexOutcome, ReindexProgress, Stage, StageNote
from bot.settings import Settings
from index.claims.model import Claim
from index.errors import ArticleError, IndexMissingError, IndexStateError, UnknownArticleError
from index.model import Article, ArticleId, Filters, ReindexReport

if TYPE_CHECKING:  # these bring Chroma and torch along
    from bot.answering.answerer import DraftStatement
    from bot.answering.chain import AnswerChain
    from bot.answering.chat.making import ChatSide
    from bot.answering.opposed.ledger_diff import Ledger
    from index.embedding import Embedder
    from index.stores.library import Library

MAX_QUESTION_CHARS = 2000
"""Longer questions are refused: no person types them, and Discord's own limit for a message is 2,000."""

_EVENTS_NAMED = 10


def sayable(text: str) -> str:
    r"""The text without lone surrogates, which no model, database or terminal takes.

    They come from an argument that is not UTF-8, or from JSON such as ``"\ud800"``.
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _sayable_or_none(text: str | None) -> str | None:
    return None if text is None else sayable(text)


def _sayable_question(question: Question) -> Question:
    filters = question.filters
    if filters.since and filters.until and filters.since > filters.until:
        raise QuestionError(
            f"since ({filters.since}) is after until ({filters.until}): no day is between them. Swap the two."
        )
    return replace(
        question,
        text=sayable(question.text),
        history=tuple(
            replace(turn, question=sayable(turn.question), answer=sayable(turn.answer))
            for turn in question.history
        ),
        filters=replace(
            filters, event=_sayable_or_none(filters.event), source=_sayable_or_none(filters.source)
        ),
    )


def _sayable_inquiry(inquiry: TollInquiry) -> TollInquiry:
    return replace(
        inquiry,
        about=_sayable_or_none(inquiry.about),
        event=_sayable_or_none(inquiry.event),
        side=_sayable_or_none(inquiry.side),
    )


class LocalDesk:
    """Answers over the index of these settings. Parts are made when first needed, then kept.

    Implements :class:`bot.newsdesk.NewsDesk`; safe to call from several threads.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    # -- asking --------------------------------------------------------------------------------------------

    def ask(self, question: Question, *, stage: Callable[[StageNote], None] | None = None) -> Answer:
        """See :meth:`bot.newsdesk.NewsDesk.ask`."""
        question = _sayable_question(question)
        if not question.text.strip():
            raise QuestionError(
                "The question is empty. Ask in a few words, such as: who broke the ceasefire?"
            )
        if len(question.text) > MAX_QUESTION_CHARS:
            raise QuestionError(f"The question is longer than {MAX_QUESTION_CHARS:,} characters. Shorten it.")
        answer = self._chain.invoke(question) if stage is None else self._heard(question, stage)
        return self._with_filter_note(answer, question.filters) if answer.abstained else answer

    def _heard(self, question: Question, stage: Callable[[StageNote], None]) -> Answer:
        from bot.answering.hearing import hearing

        said: list[str] = []

        def begun(name: Stage, passages: int) -> None:
            stage(StageNote(stage=name, passages=passages))

        def verified(statement: DraftStatement) -> None:
            said.append(statement.text)
            stage(StageNote(stage="reading", so_far=tuple(said)))

        with hearing(verified):
            return self._chain.invoke(question, {"configurable": {"stage": begun}})

    def _with_filter_note(self, answer: Answer, filters: Filters) -> Answer:
        """The answer, with a note if no article at all passes the filters: then it is they that are amiss."""
        with self._library.reading() as shelf:
            if shelf.article_ids(filters) != frozenset():
                return answer
            events = shelf.events()
        more = ", …" if len(events) > _EVENTS_NAMED else ""
        named = f" Events: {', '.join(events[:_EVENTS_NAMED])}{more}." if filters.event and events else ""
        return replace(answer, notes=(*answer.notes, f"No article passes the filters.{named}"))

    def toll(self, inquiry: TollInquiry) -> TollReport:
        """See :meth:`bot.newsdesk.NewsDesk.toll`."""
        from bot.answering.toll_report import report_toll

        with self._library.reading() as shelf:
            return report_toll(_sayable_inquiry(inquiry), shelf)

    def claims(self, *, event: str | None = None, article: str | None = None) -> tuple[Claim, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.claims`."""
        with self._library.reading() as shelf:
            if article is not None and not shelf.articles([ArticleId(article)]):
                raise UnknownArticleError(article)
            return shelf.claims(event=event, article=ArticleId(article) if article else None)

    def check(self, text: str) -> CheckReport:
        """See :meth:`bot.newsdesk.NewsDesk.check`."""
        from bot.answering.check import check_message

        with self._library.reading() as shelf:
            return check_message(sayable(text), shelf, self._embedder)

    def articles(self) -> tuple[Article, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.articles`."""
        try:
            with self._library.reading() as shelf:
                return tuple(sorted(shelf.articles().values(), key=lambda article: article.id))
        except IndexMissingError:
            return ()

    def status(self) -> DeskStatus:
        """See :meth:`bot.newsdesk.NewsDesk.status`."""
        with self._library.reading() as shelf:
            state = shelf.state()
            return DeskStatus(
                articles=state.articles,
                passages=state.passages,
                claims=state.claims,
                events=shelf.events(),
                sources=shelf.sources(),
                made_at=state.made_at,
                embedding_model=state.model,
                answerer=self._settings.llm or "extractive",
                chat_calls_today=None if self._chat is None else self._chat.budget.used().requests,
            )

    # -- editing -------------------------------------------------------------------------------------------

    def reindex(
        self,
        *,
        full: bool = False,
        dry_run: bool = False,
        allow_empty: bool = False,
        progress: Callable[[ReindexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ReindexOutcome:
        """See :meth:`bot.newsdesk.NewsDesk.reindex`."""
        from bot.answering.opposed.ledger_diff import compare_ledgers

        before = self._ledger()
        report = self._reindex(
            full=full, dry_run=dry_run, allow_empty=allow_empty, progress=progress, cancelled=cancelled
        )
        return ReindexOutcome(report=report, diff=compare_ledgers(before, self._ledger()))

    def add(self, places: Sequence[str]) -> tuple[ArticleId, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.add`."""
        from index.loading.added import add_place

        added: list[ArticleId] = []
        try:
            for place in places:
                added.append(add_place(place, self._settings.articles))  # noqa: PERF401 - those before a failure stay
        finally:
            skipped = {s.article: s.reason for s in self._reindex().skipped} if added else {}
        for article in added:
            if article in skipped:
                raise ArticleError(article, skipped[article])
        return tuple(added)

    def remove(self, articles: Sequence[str]) -> tuple[ArticleId, ...]:
        """See :meth:`bot.newsdesk.NewsDesk.remove`."""
        from index.loading.added import take_out

        with self._library.reading() as shelf:
            known = shelf.articles()
        ids = [ArticleId(article) for article in dict.fromkeys(articles)]
        for article in ids:
            if article not in known:
                raise UnknownArticleError(article)
        for article in ids:
            take_out(article, self._settings.articles)
        self._reindex(allow_empty=True)
        return tuple(ids)

    def _ledger(self) -> Ledger | None:
        from bot.answering.opposed.ledger_diff import read_ledger

        try:
            with self._library.reading() as shelf:
                return read_ledger(shelf)
        except IndexStateError:
            return None

    def _reindex(
        self,
        *,
        full: bool = False,
        dry_run: bool = False,
        allow_empty: bool = False,
        progress: Callable[[ReindexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ReindexReport:
        from index.indexer import reindex

        if not self._settings.articles.is_dir():
            raise SettingsError(
                f"{self._settings.articles} is not a folder. Make it and put articles into it, "
                "or set CROSSWIRE_ARTICLES."
            )

        def tell(step: str, done: int, total: int) -> None:
            if progress is not None:
                progress(ReindexProgress(step=step, done=done, total=total))

        return reindex(
            folder=self._settings.articles,
            data=self._settings.data,
            embedder=self._embedder,
            full=full,
            allow_empty=allow_empty,
            dry_run=dry_run,
            progress=tell,
            cancelled=cancelled,
            database_url=self._settings.database_url,
            chroma_url=self._settings.chroma_url,
        )

    def close(self) -> None:
        """See :meth:`bot.newsdesk.NewsDesk.close`."""
        if "_library" in self.__dict__:
            self._library.close()

    # -- parts, made when first needed ---------------------------------------------------------------------

    @cached_property
    def _embedder(self) -> Embedder:
        from index.embedding.sentence_transformer import load_embedder

        return load_embedder(self._settings.embedding_model)

    @cached_property
    def _library(self) -> Library:
        from index.stores.library import Library

        return Library.open(
            data=self._settings.data,
            embedder=self._embedder,
            database_url=self._settings.database_url,
            chroma_url=self._settings.chroma_url,
        )

    @cached_property
    def _chat(self) -> ChatSide | None:
        if self._settings.llm is None:
            return None
        from bot.answering.chat.making import make_chat_side
        from bot.answering.extractive import ExtractiveAnswerer

        return make_chat_side(self._settings, extractive=ExtractiveAnswerer())

    @cached_property
    def _chain(self) -> AnswerChain:
        from bot.answering.chain import answer_chain
        from index.retrieval.reranking import load_reranker

        reranker = load_reranker(self._settings.reranker) if self._settings.reranker else None
        chat = self._chat
        return answer_chain(
            self._library,
            self._embedder,
            answerer=chat.answerer if chat else None,
            reranker=reranker,
            rewriter=chat.standalone.write if chat else None,
        )
