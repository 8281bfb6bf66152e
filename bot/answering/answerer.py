"""The seam between the chain and whatever words an answer: quotes and claims, or a chat model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.answering.knowledge import Knowledge
from bot.answering.model import DisagreementKind, Question
from bot.answering.question.understanding import Inquiry
from index.model import ArticleId, Span
from index.retrieval.model import Hit
from index.stores import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What a draft points at: a range of an article's stored text. It gets its number later."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStatement:
    """One sentence of an answer and the quotes that bear it; without a quote it is dropped."""

    text: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPosition:
    """What one claimant holds, with the quotes that show it."""

    statement: str
    claimant: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDisagreement:
    """Positions that can't all hold; with fewer than two after checking it is dropped."""

    topic: str
    kind: DisagreementKind
    positions: tuple[DraftPosition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUpdate:
    """A figure that a later one replaced, with the quotes of both."""

    topic: str
    was: str
    now: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that an answerer may use for one question.

    Attributes:
        question: as asked, with history and filters.
        standalone: the question as it can be understood without its history.
        inquiry: what it asks for.
        hits: passages that may answer, best first.
        shelf: the index as it stands for this question.
        knowledge: what this generation of the index says as a whole: words, events, ledger.
    """

    question: Question
    standalone: str
    inquiry: Inquiry
    hits: tuple[Hit, ...]
    shelf: Shelf
    knowledge: Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer before its citations are checked and numbered.

    Attributes:
        statements: what is said, answer first.
        abstained: the articles do not tell; ``statements`` then hold what they tell nearby, if anything.
        probability: how likely the statements answer the question, 0 to 1; None where it is not known.
        answerer: "extractive", or the chat model's "provider:model".
        notes: short remarks for the reader.
        prompt: fingerprint of the words that the chat model was asked with; None where none was.
    """

    statements: tuple[DraftStatement, ...]
    abstained: bool = False
    probability: float | None = None
    disagreements: tuple[DraftDisagreement, ...] = ()
    updates: tuple[DraftUpdate, ...] = ()
    answerer: str = "extractive"
    notes: tuple[str, ...] = ()
    prompt: str | None = None


class Answerer(Protocol):
    """Words an answer from what was found. Says nothing that its quotes do not bear."""

    def answer(self, reading: Reading) -> Draft:
        """Draft the answer to ``reading``; the chain checks every quote and numbers the citations."""
