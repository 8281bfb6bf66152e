"""The retrieval chain: a question in, a cited answer out, as a LangChain Runnable.

``invoke``, ``batch``, ``stream`` and callbacks work as on any Runnable; the stages are Runnables of their
own ("understand", "search", "answer", "check"), so that a callback or a tracer sees each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from bot.answering.answerer import Answerer, Draft, Reading
from bot.answering.citations import check_draft, quotes_of
from bot.answering.conversation.followup import standalone
from bot.answering.knowledge import Knowledge, KnowledgeKeeper
from bot.answering.length import fitted
from bot.answering.model import Answer, Question, Statement
from bot.answering.question.event_finding import CERTAIN, LIKELY, believe
from bot.answering.question.understanding import Ask, Inquiry, asks_nothing, understand
from index.claims import authority
from index.embedding import Embedder
from index.model import Filters
from index.retrieval.hybrid import Retriever
from index.retrieval.model import EVERY_PART, Hit, SearchParts
from index.retrieval.reranking import Reranker
from index.retrieval.terms import content_words, root, roots
from index.stores import Shelf

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

HITS = 30
"""So many passages are read for an answer."""

Stage = Literal["searching", "reading", "checking"]

NOT_TOLD = "The articles do not tell."
ASK_BACK = (
    "What would you like to know? Ask about the articles: how many people died, who says so, when or why it "
    "happened."
)
NEARBY = "The articles do not tell; the nearest they say:"


AnswerChain: TypeAlias = "Runnable[Question, Answer]"
"""What :func:`answer_chain` gives."""

StageTold = Callable[[Stage, int], None]
"""Told when a stage begins: "searching", "reading" (with the number of passages) or "checking"."""


Rewriter = Callable[[Question], str | None]
"""Writes the last question of a conversation anew; None leaves it to the rules."""


class Shelves(Protocol):
    """Where a shelf is had for the length of one question: the library."""

    def reading(self) -> AbstractContextManager[Shelf]:
        """One consistent generation of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainParts:
    """What the chain is made of.

    Attributes:
        library: where the articles are.
        embedder: the model that the index was made with.
        answerer: words the answer.
        reranker: judges the hits once more; None goes without.
        rewriter: writes follow-ups anew; None, and where it gives None, means by rule.
        search_parts: which parts of the search are at work.
    """

    library: Shelves
    embedder: Embedder
    answerer: Answerer
    reranker: Reranker | None = None
    rewriter: Rewriter | None = None
    search_parts: SearchParts = EVERY_PART


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One question on its way through the stages."""

    question: Question
    stage: StageTold | None = None
    shelf: Shelf
    knowledge: Knowledge
    standalone: str = ""
    unknown: dict[str, bool] = field(default_factory=dict)
    own: frozenset[str] | None = None
    inquiry: Inquiry | None = None
    hits: tuple[Hit, ...] = ()
    draft: Draft | None = None
    answer: Answer | None = None
    started: float = 0.0
    retrieved: float = 0.0


def answer_chain(
    library: Shelves,
    embedder: Embedder,
    *,
    answerer: Answerer | None = None,
    reranker: Reranker | None = None,
    rewriter: Rewriter | None = None,
    search_parts: SearchParts = EVERY_PART,
) -> AnswerChain:
    """Compose the chain.

    Args:
        library: gives a consistent shelf for each question.
        embedder: the model that the index was made with.
        answerer: None means the extractive one.
        reranker: a cross-encoder for a second look at the hits.
        rewriter: asked first to write a follow-up so that it can be understood alone.
        search_parts: which parts of the search are at work; all, but for measuring what each brings.

    Whoever asks may put a :data:`StageTold` into the config: ``{"configurable": {"stage": told}}``.
    """
    from langchain_core.runnables import RunnableLambda

    from bot.answering.extractive import ExtractiveAnswerer

    parts = ChainParts(
        library=library,
        embedder=embedder,
        answerer=answerer or ExtractiveAnswerer(),
        reranker=reranker,
        rewriter=rewriter,
        search_parts=search_parts,
    )
    keeper = KnowledgeKeeper()
    inner = (
        RunnableLambda[_Work, _Work](lambda work: _understand(parts, work), name="understand")
        | RunnableLambda[_Work, _Work](lambda work: _search(parts, work), name="search")
        | RunnableLambda[_Work, _Work](lambda work: _answer(parts, work), name="answer")
        | RunnableLambda[_Work, Answer](_check, name="check")
    )

    def ask(question: Question, config: RunnableConfig) -> Answer:
        started = perf_counter()
        told: StageTold | None = config.get("configurable", {}).get("stage")
        with library.reading() as shelf:
            known = keeper.of(shelf)
            work = _Work(question=question, shelf=shelf, knowledge=known, started=started, stage=told)
            return inner.invoke(work, config)

    return RunnableLambda(ask, name="crosswire")


def _tell(work: _Work, stage: Stage, passages: int = 0) -> None:
    if work.stage is not None:
        work.stage(stage, passages)


def _understand(parts: ChainParts, work: _Work) -> _Work:
    """History and question into a standalone question, and what it asks for."""
    _tell(work, "searching")
    shelf, lexicon = work.shelf, work.knowledge.lexicon

    def known(word: str) -> bool:
        return lexicon.sampled and bool(shelf.matching(word, limit=1))

    rewritten = parts.rewriter(work.question) if parts.rewriter and work.question.history else None
    text = rewritten or standalone(
        work.question, lexicon=lexicon, known=known, sides_of=lambda inquiry: _sides(inquiry, work)
    )
    unknown = {root(word): known(word) for word in content_words(text) if root(word) not in lexicon.frequency}
    work = replace(work, standalone=text, unknown=unknown, own=_own_words(work))
    inquiry = _read(work, event=_filtered_event(work))
    if inquiry.event is None:
        inquiry = _with_event(inquiry, work, at_least=CERTAIN)
    return replace(work, inquiry=inquiry)


def _own_words(work: _Work) -> frozenset[str] | None:
    """Roots of a follow-up's own words; None where there is no history."""
    if not work.question.history:
        return None
    return frozenset(roots(work.question.text))


def _read(work: _Work, *, event: str | None) -> Inquiry:
    return understand(
        work.standalone, lexicon=work.knowledge.lexicon, known=work.unknown, event=event, own=work.own
    )


def _sides(inquiry: Inquiry, work: _Work) -> list[str]:
    """The two sides counted most often in the event that a question is about."""
    beliefs = believe(inquiry, work.knowledge.lexicon)
    event = _filtered_event(work) or max(beliefs, key=lambda name: beliefs[name], default=None)
    counted = Counter(
        claim.side
        for claim in work.knowledge.ledger(work.shelf, event or None)
        if claim.side and not authority.is_both(claim.side)
    )
    return [side for side, _ in counted.most_common(2)]


def _filtered_event(work: _Work) -> str | None:
    """The event that the filters leave, where there is one and every article is of it."""
    wanted = work.question.filters.event
    if wanted is None:
        events = list(work.knowledge.lexicon.events)
        return events[0] or None if len(events) == 1 else None
    allowed = work.shelf.article_ids(Filters(event=wanted)) or frozenset()
    found = {article.event for article in work.shelf.articles(sorted(allowed)[:50]).values()}
    return found.pop() if len(found) == 1 else None


def _with_event(inquiry: Inquiry, work: _Work, *, at_least: float) -> Inquiry:
    """The inquiry with its event, if one is believed in enough."""
    beliefs = believe(inquiry, work.knowledge.lexicon, hits=work.hits)
    best = max(beliefs, key=lambda name: beliefs[name], default=None)
    if not best or beliefs[best] < at_least:
        return inquiry
    return _read(work, event=best)


def _search(parts: ChainParts, work: _Work) -> _Work:
    """The passages that may answer."""
    inquiry = work.inquiry
    assert inquiry is not None
    filters = work.question.filters
    if filters.event is None and inquiry.event is not None:
        filters = replace(filters, event=inquiry.event)
    retriever = Retriever(work.shelf, parts.embedder, parts.reranker, parts.search_parts)
    hits = retriever.search(inquiry.text, filters=filters, limit=HITS)
    work = replace(work, hits=hits, retrieved=perf_counter())
    if inquiry.event is None and hits and not _any_event(inquiry):
        inquiry = _with_event(inquiry, work, at_least=LIKELY)
        own = tuple(hit for hit in hits if hit.article.event == inquiry.event)
        work = replace(work, inquiry=inquiry, hits=own if inquiry.event and own else hits)
    return work


def _any_event(inquiry: Inquiry) -> bool:
    """Whether a count is asked for without a word of what: every ledger is then looked through."""
    return inquiry.ask is Ask.COUNT and not inquiry.terms and not inquiry.figures


def _answer(parts: ChainParts, work: _Work) -> _Work:
    """The draft."""
    assert work.inquiry is not None
    _tell(work, "reading", len(work.hits))
    if asks_nothing(work.standalone):
        return replace(work, draft=Draft(statements=(), abstained=True))
    reading = Reading(
        question=work.question,
        standalone=work.standalone,
        inquiry=work.inquiry,
        hits=work.hits,
        shelf=work.shelf,
        knowledge=work.knowledge,
    )
    return replace(work, draft=parts.answerer.answer(reading))


def _check(work: _Work) -> Answer:
    """Every quote against the stored text; what is left becomes the answer."""
    draft = work.draft
    assert draft is not None
    _tell(work, "checking")
    articles = {hit.article.id: hit.article for hit in work.hits}
    missing = sorted({quoted.article for quoted in quotes_of(draft)} - set(articles))
    if missing:
        articles |= work.shelf.articles(missing)
    checked = check_draft(draft, articles)
    abstained = draft.abstained or not checked.statements
    statements = checked.statements
    if abstained:
        statements = _not_told(statements, asked=work.standalone)
    ended = perf_counter()
    return fitted(
        Answer(
            question=work.question.text,
            standalone_question=work.standalone,
            abstained=abstained,
            statements=statements,
            citations=checked.citations,
            disagreements=() if abstained else checked.disagreements,
            updates=() if abstained else checked.updates,
            answerer=draft.answerer,
            notes=draft.notes,
            prompt=draft.prompt,
            timings_ms={
                "retrieve": 1000 * (work.retrieved - work.started),
                "answer": 1000 * (ended - work.retrieved),
                "total": 1000 * (ended - work.started),
            },
        )
    )


def _not_told(nearby: tuple[Statement, ...], *, asked: str) -> tuple[Statement, ...]:
    """That the articles do not tell, and what they tell nearby; a question back where nothing was asked."""
    if asks_nothing(asked):
        return (Statement(text=ASK_BACK, citations=()),)
    if not nearby:
        return (Statement(text=NOT_TOLD, citations=()),)
    first = nearby[0]
    told = Statement(text=f"{NEARBY} {first.text}", citations=first.citations)
    return (told, *nearby[1:])
