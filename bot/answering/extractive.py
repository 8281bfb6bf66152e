"""Answers without a model: figures from the ledger, sentences that answer, each with who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.answerer import Draft, DraftDisagreement, Reading
from bot.answering.counting import contested_told, count_from_ledger, count_told, of_those_asked
from bot.answering.opposed.accounts import (
    account_statement,
    asked_matter,
    contested_accounts,
    each_side,
    on_the_matter,
    rank_accounts,
)
from bot.answering.opposed.earlier_answer import against_earlier
from bot.answering.opposed.gainsaid import countered
from bot.answering.opposed.versions import versions
from bot.answering.opposed.whether import whether
from bot.answering.parts import EVERY_ANSWER_PART, AnswerParts
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.confidence import probability, threshold
from bot.answering.sentences.evidence import Evidence, rank_sentences
from bot.answering.sentences.telling import bearing_too, choose_sentences, stated
from index.claims.model import Matter


@dataclass(frozen=True, slots=True)
class ExtractiveAnswerer:
    """Picks and words statements from quotes and claims; deterministic, always available.

    Attributes:
        parts: which parts are at work: all, but for measuring what each brings.
    """

    parts: AnswerParts = EVERY_ANSWER_PART

    def answer(self, reading: Reading) -> Draft:
        """See :meth:`bot.answering.answerer.Answerer.answer`."""
        draft = self._draft(reading)
        if not self.parts.disagreements:
            draft = replace(draft, disagreements=())
        elif not draft.disagreements and not draft.abstained:
            draft = replace(draft, disagreements=_noted_at_last(reading, draft))
        return draft if self.parts.abstention else replace(draft, abstained=False)

    def _draft(self, reading: Reading) -> Draft:
        inquiry, parts = reading.inquiry, self.parts
        ranked = rank_sentences(inquiry, reading.hits, expectations=parts.expectations)
        if parts.ledger and _asks_figures(inquiry):
            told = count_told(inquiry, ranked)
            draft = count_from_ledger(reading, told=told)
            if draft is not None:
                return draft
            if inquiry.ask is Ask.COUNT:
                return _counted(reading, ranked, of_those_asked(reading, told))
        if parts.accounts and asked_matter(inquiry) is Matter.BLAME:
            draft = _blamed(reading, ranked)
            if draft is not None:
                return draft
        draft = whether(reading) if parts.accounts else None
        if draft is not None:
            return draft
        return _told(reading, ranked, least=threshold() if parts.abstention else 0.0)


def _noted_at_last(reading: Reading, draft: Draft) -> tuple[DraftDisagreement, ...]:
    """What the answer before, the first sentence quoted itself, or the one right behind, holds against it."""
    if not draft.statements:
        return ()
    quote = draft.statements[0].quotes[0]
    article = reading.shelf.articles([quote.article])[quote.article]
    return (
        against_earlier(reading, draft.statements)
        or versions(article, quote.span, reading.inquiry)
        or countered(article, quote.span, reading.inquiry)
    )


def _asks_figures(inquiry: Inquiry) -> bool:
    """Whether the ledger is asked: for a count, or for who or whether behind a figure that is named."""
    return inquiry.ask is Ask.COUNT or bool(inquiry.figures and inquiry.ask in (Ask.WHO, Ask.WHETHER))


def _told(reading: Reading, ranked: Sequence[Evidence], *, least: float) -> Draft:
    """The sentences that answer, if the best of them does with a probability of ``least``."""
    chance = probability(reading.inquiry, ranked)
    if not ranked or chance < least:
        return _abstain(reading.inquiry, ranked, chance=chance)
    chosen = choose_sentences(ranked)
    best = {(chosen[0].hit.article.id, chosen[0].span)}
    return Draft(
        statements=tuple(
            stated(reading.inquiry, evidence, like=bearing_too(evidence, ranked), before=chosen[:number])
            for number, evidence in enumerate(chosen)
        ),
        probability=chance,
        disagreements=contested_accounts(reading, chosen) or contested_told(reading, best),
    )


def _blamed(reading: Reading, ranked: Sequence[Evidence]) -> Draft | None:
    """Who is blamed by whom, each side heard; None where no account is on record."""
    accounts = on_the_matter(reading.inquiry, rank_accounts(reading), hits=reading.hits)
    if not accounts:
        return None
    chosen = each_side(accounts)
    statements = tuple(account_statement(account, among=accounts) for account in chosen)
    if len(chosen) == 1:
        statements += tuple(
            stated(reading.inquiry, evidence) for evidence in choose_sentences(ranked, most=2)
        )
    return Draft(statements=statements, probability=0.8, disagreements=contested_accounts(reading, ()))


def _counted(reading: Reading, ranked: Sequence[Evidence], told: Sequence[Evidence]) -> Draft:
    """Sentences that count such people, where the ledger has no claim that is asked for."""
    chance = probability(reading.inquiry, told)
    if chance < threshold():
        return _abstain(reading.inquiry, ranked, chance=chance)
    chosen = choose_sentences(told)
    return Draft(
        statements=tuple(stated(reading.inquiry, evidence) for evidence in chosen),
        probability=chance,
        disagreements=contested_accounts(reading, chosen),
    )


def _abstain(inquiry: Inquiry, ranked: Sequence[Evidence], *, chance: float) -> Draft:
    """Nothing answers: what the articles do tell nearby."""
    return Draft(
        statements=tuple(stated(inquiry, evidence) for evidence in ranked[:1]),
        abstained=True,
        probability=chance,
    )
