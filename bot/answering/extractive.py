"""Answers without a model: figures from the ledger, sentences that answer, each with who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.accounts import (
    account_statement,
    asked_matter,
    contested_accounts,
    each_side,
    rank_accounts,
)
from bot.answering.answerer import Draft, DraftStatement, Quoted, Reading
from bot.answering.confidence import probability, threshold
from bot.answering.counting import contested_told, count_from_ledger, counted_otherwise
from bot.answering.evidence import Evidence, rank_sentences, sentence_roots
from bot.answering.understanding import KIND_CUES, Ask
from bot.answering.wording import quote_words
from index.claims.model import Kind, Matter
from index.retrieval.terms import STOPWORDS, fold, root

MOST_STATEMENTS = 3
WHOLE = 0.95
"""Where the ledger has no claim, this share of the question's words must stand in or before the sentence."""

MOST_BEARERS = 3
BEARERS_AMONG = 12
_ALIKE = 0.5
_CLOSE = 1.5
_SMALL = frozenset(root(word) for word in STOPWORDS)


class ExtractiveAnswerer:
    """Picks and words statements from quotes and claims; deterministic, always available."""

    def answer(self, reading: Reading) -> Draft:
        """See :meth:`bot.answering.answerer.Answerer.answer`."""
        inquiry = reading.inquiry
        ranked = rank_sentences(inquiry, reading.hits)
        if inquiry.ask is Ask.COUNT or (inquiry.figures and inquiry.ask in (Ask.WHO, Ask.WHETHER)):
            draft = count_from_ledger(reading)
            if draft is not None:
                return draft
            if inquiry.ask is Ask.COUNT:
                return _counted(reading, ranked)
        if asked_matter(inquiry) is Matter.BLAME:
            draft = _blamed(reading, ranked)
            if draft is not None:
                return draft
        return _told(reading, ranked)


def _told(reading: Reading, ranked: Sequence[Evidence]) -> Draft:
    """The sentences that answer, if the best of them likely does."""
    chance = probability(reading.inquiry, ranked)
    if chance < threshold():
        return _abstain(ranked, chance=chance)
    chosen = choose_sentences(ranked)
    best = {(chosen[0].hit.article.id, chosen[0].span)}
    return Draft(
        statements=tuple(
            _stated(evidence, like=_bearing_too(evidence, ranked), before=chosen[:number])
            for number, evidence in enumerate(chosen)
        ),
        probability=chance,
        disagreements=contested_accounts(reading, chosen) or contested_told(reading, best),
    )


def _blamed(reading: Reading, ranked: Sequence[Evidence]) -> Draft | None:
    """Who is blamed by whom, each side heard; None where no account is on record."""
    accounts = rank_accounts(reading)
    if not accounts:
        return None
    chosen = each_side(accounts)
    stated = tuple(account_statement(account) for account in chosen)
    if len(chosen) == 1:
        stated += tuple(_stated(evidence) for evidence in choose_sentences(ranked, most=2))
    return Draft(statements=stated, probability=0.8, disagreements=contested_accounts(reading, ()))


def _counted(reading: Reading, ranked: Sequence[Evidence]) -> Draft:
    """Sentences with the figure asked for, where the ledger has none: every narrowing word must be there."""
    inquiry = reading.inquiry
    cues = [cue for kind, cue in KIND_CUES if kind in (inquiry.kinds or (Kind.KILLED,))]
    fitting = [
        evidence
        for evidence in ranked
        if evidence.features["fit"] and evidence.features["near"] >= WHOLE and _speaks(evidence.text, cues)
    ]
    if not fitting or counted_otherwise(reading):
        return _abstain(ranked, chance=0.1)
    return Draft(
        statements=tuple(_stated(evidence) for evidence in choose_sentences(fitting)), probability=0.6
    )


def _speaks(text: str, cues: Sequence[re.Pattern[str]]) -> bool:
    return any(cue.search(fold(text)) for cue in cues)


def choose_sentences(ranked: Sequence[Evidence], *, most: int = MOST_STATEMENTS) -> list[Evidence]:
    """The best sentence and those close to it that say something else."""
    chosen: list[Evidence] = []
    for evidence in ranked:
        if len(chosen) == most or (chosen and evidence.score < chosen[0].score - _CLOSE):
            break
        if chosen and chosen[0].features["speaker"] == 1.0 and evidence.features["speaker"] == 0.0:
            continue  # somebody else's words
        if not any(_alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    return chosen


def _alike(one: Evidence, other: Evidence) -> bool:
    mine, yours = sentence_roots(one.text), sentence_roots(other.text)
    mine, yours = mine - _SMALL, yours - _SMALL
    return len(mine & yours) >= _ALIKE * min(len(mine), len(yours))


def _bearing_too(evidence: Evidence, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Sentences of other articles near the top that say much the same: they bear the statement too."""
    return [
        other
        for other in ranked[:BEARERS_AMONG]
        if other.hit.article.id != evidence.hit.article.id and _alike(evidence, other)
    ][: MOST_BEARERS - 1]


def _stated(
    evidence: Evidence, *, like: Sequence[Evidence] = (), before: Sequence[Evidence] = ()
) -> DraftStatement:
    again = any(other.hit.article.id == evidence.hit.article.id for other in before)
    return DraftStatement(
        text=quote_words(evidence.hit.article, evidence.text, again=again),
        quotes=tuple(Quoted(article=one.hit.article.id, span=one.span) for one in (evidence, *like)),
    )


def _abstain(ranked: Sequence[Evidence], *, chance: float) -> Draft:
    """Nothing answers: what the articles do tell nearby."""
    return Draft(
        statements=tuple(_stated(evidence) for evidence in ranked[:1]), abstained=True, probability=chance
    )
