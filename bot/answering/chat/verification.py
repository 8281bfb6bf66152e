"""Holds what a chat model proposes against the stored text and the ledger, and drops what they don't bear."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Protocol

from bot.answering.answerer import DraftStatement, Quoted
from bot.answering.chat.guards import Fault, first_fault
from bot.answering.chat.outlets import without_outlet
from bot.answering.chat.quoting import find_quote, same_words
from bot.answering.chat.sanitising import plain_sentence
from bot.answering.chat.schema import ProposedStatement
from bot.answering.chat.taken import Backing, Taken
from bot.answering.chat.words import Vocabulary
from index.claims.model import Claim
from index.model import Span
from index.retrieval.model import Hit

MOST_STATEMENTS: Final = 4
MOST_CHARS: Final = 900
"""Of all statements together; leaves room for the positions of a disagreement in the answer."""

_READ_CHARS: Final = 20_000
"""So much of each article is looked through for everyday words."""


class Entailment(Protocol):
    """Tells whether a statement follows from a quote."""

    def follows(self, statement: str, quote: str) -> bool:
        """True where it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a model was given, and what its statements are held against.

    Attributes:
        hits: the numbered passages, the first being number 1.
        findings: the numbered findings, the first being number 1; placed as they stand.
        claims: of the passages' articles.
        told_anyway: findings that stand below every answer (updates, disagreements): placed, they are not
            repeated among its statements unless nothing else is there.
    """

    hits: tuple[Hit, ...]
    findings: tuple[DraftStatement, ...] = ()
    told_anyway: frozenset[DraftStatement] = frozenset()
    claims: tuple[Claim, ...] = ()


@dataclass(slots=True)
class Tally:
    """How many statements were proposed and kept, and why the others were dropped."""

    proposed: int = 0
    kept: int = 0
    dropped: Counter[Fault] = field(default_factory=Counter)

    @property
    def share_dropped(self) -> float:
        """0 to 1; 0 where nothing was proposed."""
        return sum(self.dropped.values()) / self.proposed if self.proposed else 0.0


class Verifier:
    """Checks the statements of one reply, one after the other.

    Args:
        material: what the model was given.
        entailment: asked last, where the settings name a model for it.
    """

    def __init__(self, material: Material, *, entailment: Entailment | None = None) -> None:
        self._material = material
        self._entailment = entailment
        self._vocabulary = Vocabulary(hit.article.text[:_READ_CHARS] for hit in material.hits)
        self._sides = frozenset(claim.side for claim in material.claims if claim.side)
        self._kept: list[DraftStatement] = []
        self.tally = Tally()

    @property
    def kept(self) -> tuple[DraftStatement, ...]:
        """What was kept so far, in order."""
        return tuple(self._kept)

    def check(self, proposed: ProposedStatement) -> DraftStatement | None:
        """The statement with its quotes as they stand in the store; None where it is dropped."""
        self.tally.proposed += 1
        held = self._placed(proposed) if proposed.finding else self._written(proposed)
        if isinstance(held, DraftStatement):
            held = self._room_for(held)
        if isinstance(held, Fault):
            self.tally.dropped[held] += 1
            return None
        self._kept.append(held)
        self.tally.kept += 1
        return held

    def _placed(self, proposed: ProposedStatement) -> DraftStatement | Fault:
        """A finding as it stands: whatever the model wrote beside its number is not looked at."""
        if proposed.finding > len(self._material.findings):
            return Fault.FINDING
        return self._material.findings[proposed.finding - 1]

    def _written(self, proposed: ProposedStatement) -> DraftStatement | Fault:
        text = plain_sentence(proposed.text)
        if text is None:
            return Fault.FORM
        if not 1 <= proposed.passage <= len(self._material.hits):
            return Fault.PASSAGE
        hit = self._material.hits[proposed.passage - 1]
        span = find_quote(proposed.quote, hit.passage)
        if span is None:
            return Fault.QUOTE
        quote = span.of(hit.article.text)
        if not same_words(text, quote):
            own = Taken(without_outlet(text, hit.article.source), self._vocabulary)
            if fault := first_fault(own, self._backing(hit, span, quote)):
                return fault
        if self._entailment is not None and not self._entailment.follows(text, quote):
            return Fault.ENTAILMENT
        return DraftStatement(text=text, quotes=(Quoted(article=hit.article.id, span=span),))

    def _backing(self, hit: Hit, span: Span, quote: str) -> Backing:
        claims = tuple(
            claim
            for claim in self._material.claims
            if claim.article == hit.article.id and span.contains(claim.figure_span)
        )
        return Backing(Taken(quote, self._vocabulary), claims, self._sides)

    def _room_for(self, held: DraftStatement) -> DraftStatement | Fault:
        if any(other.text.casefold() == held.text.casefold() for other in self._kept):
            return Fault.REPEATED
        chars = sum(len(other.text) + 1 for other in self._kept) + len(held.text)
        if self._kept and (len(self._kept) >= MOST_STATEMENTS or chars > MOST_CHARS):
            return Fault.LENGTH
        return held
