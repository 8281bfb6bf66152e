"""Answers without a model: figures from the ledger, sentences that answer, each with who says so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answerer import Draft, DraftStatement, Quoted, Reading
from bot.answering.confidence import THRESHOLD, probability
from bot.answering.evidence import Evidence, rank_sentences, sentence_roots
from bot.answering.event_finding import believe
from bot.answering.figures import Match, Wanted, choose_claims, match_claims, wanted_claims
from bot.answering.understanding import Ask, Inquiry, understand
from bot.answering.wording import claim_words, quote_words, shortened
from index.claims.model import Claim
from index.model import Article

MOST_STATEMENTS = 3
MOST_BEARERS = 4
"""So many quotes bear one figure at most."""

LEAST_BELIEF = 0.02
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
    found = max(_searched_ledgers(reading), key=lambda search: search.worth, default=None)
    if found is None or not found.matches:
        return None
    chosen = choose_claims(found.inquiry, found.wanted, found.matches)
    articles = reading.shelf.articles([claim.article for claim in chosen])
    statements = tuple(
        _claim_statement(claim, articles[claim.article], like=_same_figure(claim, found.matches))
        for claim in chosen
        if claim.article in articles
    )
    return Draft(statements=statements, probability=0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class _LedgerSearch:
    """What one event's ledger gives for the question; ``worth`` weighs the best match and the belief."""

    inquiry: Inquiry
    wanted: Wanted
    matches: list[Match]
    worth: float


def _searched_ledgers(reading: Reading) -> list[_LedgerSearch]:
    """The ledger of the event that is certain, else of each that may be meant."""
    inquiry, lexicon = reading.inquiry, reading.knowledge.lexicon
    beliefs = {inquiry.event: 1.0} if inquiry.event else believe(inquiry, lexicon, hits=reading.hits)
    out: list[_LedgerSearch] = []
    for event, belief in beliefs.items() or {None: 1.0}.items():
        if belief < LEAST_BELIEF:
            continue
        asked = inquiry if event == inquiry.event else understand(inquiry.text, lexicon=lexicon, event=event)
        claims = reading.knowledge.ledger(reading.shelf, event)
        wanted = wanted_claims(asked, claims, lexicon.events.get(event or ""))
        matches = match_claims(asked, wanted, claims)
        worth = math.log(belief) + (matches[0].score if matches else -10.0)
        out.append(_LedgerSearch(inquiry=asked, wanted=wanted, matches=matches, worth=worth))
    return out


def _same_figure(claim: Claim, matches: Sequence[Match]) -> list[Claim]:
    """Claims of other voices that bear the same figure of the same people, best first."""
    return [
        match.claim
        for match in matches
        if match.claim.article != claim.article
        and (match.claim.low, match.claim.high) == (claim.low, claim.high)
        and match.claim.side == claim.side
        and match.claim.kind is claim.kind
    ]


def _claim_statement(claim: Claim, article: Article, *, like: Sequence[Claim]) -> DraftStatement:
    quote = shortened(claim.sentence_span.of(article.text), 180)
    bearers = [claim, *like[: MOST_BEARERS - 1]]
    return DraftStatement(
        text=f"{claim_words(claim)}: “{quote}”",
        quotes=tuple(Quoted(article=bearer.article, span=bearer.sentence_span) for bearer in bearers),
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
