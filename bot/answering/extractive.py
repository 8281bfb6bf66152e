"""Answers without a model: figures from the ledger, sentences that answer, each with who says so."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answerer import Draft, DraftStatement, Quoted, Reading
from bot.answering.confidence import THRESHOLD, probability
from bot.answering.evidence import Evidence, rank_sentences, sentence_roots
from bot.answering.figures import choose_claims, match_claims, wanted_claims
from bot.answering.understanding import Ask
from bot.answering.wording import claim_words, quote_words, shortened
from index.claims.model import Claim
from index.model import Article

MOST_STATEMENTS = 3
_ALIKE = 0.6
_CLOSE = 1.5


class ExtractiveAnswerer:
    """Picks and words statements from quotes and claims; deterministic, always available."""

    def answer(self, reading: Reading) -> Draft:
        """See :meth:`bot.answering.answerer.Answerer.answer`."""
        ranked = rank_sentences(reading.inquiry, reading.hits)
        if reading.inquiry.ask is Ask.COUNT or (
            reading.inquiry.figures and reading.inquiry.ask in (Ask.WHO, Ask.WHETHER)
        ):
            draft = _from_ledger(reading)
            if draft is not None:
                return draft
            if reading.inquiry.ask is Ask.COUNT:
                return _abstain(ranked, chance=0.1)
        chance = probability(reading.inquiry, ranked)
        if chance < THRESHOLD:
            return _abstain(ranked, chance=chance)
        return Draft(
            statements=tuple(_stated(evidence) for evidence in choose_sentences(ranked)), probability=chance
        )


def _from_ledger(reading: Reading) -> Draft | None:
    """The claims that answer, worded; None where no claim is what is asked for."""
    inquiry, knowledge = reading.inquiry, reading.knowledge
    claims = knowledge.ledger(reading.shelf, inquiry.event)
    wanted = wanted_claims(inquiry, claims, knowledge.lexicon.events.get(inquiry.event or ""))
    matches = match_claims(inquiry, wanted, claims)
    chosen = choose_claims(inquiry, wanted, matches)
    if not chosen:
        return None
    articles = reading.shelf.articles([claim.article for claim in chosen])
    statements = tuple(
        _claim_statement(claim, articles[claim.article]) for claim in chosen if claim.article in articles
    )
    return Draft(statements=statements, probability=0.8)


def _claim_statement(claim: Claim, article: Article) -> DraftStatement:
    quote = shortened(claim.sentence_span.of(article.text), 180)
    return DraftStatement(
        text=f"{claim_words(claim)}: “{quote}”",
        quotes=(Quoted(article=claim.article, span=claim.sentence_span),),
    )


def choose_sentences(ranked: Sequence[Evidence], *, most: int = MOST_STATEMENTS) -> list[Evidence]:
    """The best sentence and those close to it that say something else."""
    chosen: list[Evidence] = []
    for evidence in ranked:
        if len(chosen) == most or (chosen and evidence.score < chosen[0].score - _CLOSE):
            break
        if not any(_alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    return chosen


def _alike(one: Evidence, other: Evidence) -> bool:
    mine, yours = sentence_roots(one.text), sentence_roots(other.text)
    return len(mine & yours) >= _ALIKE * min(len(mine), len(yours))


def _stated(evidence: Evidence) -> DraftStatement:
    return DraftStatement(
        text=quote_words(evidence.hit.article, evidence.text),
        quotes=(Quoted(article=evidence.hit.article.id, span=evidence.span),),
    )


def _abstain(ranked: Sequence[Evidence], *, chance: float) -> Draft:
    """Nothing answers: what the articles do tell nearby."""
    return Draft(
        statements=tuple(_stated(evidence) for evidence in ranked[:1]), abstained=True, probability=chance
    )
