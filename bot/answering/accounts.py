"""Answers from accounts: who is to blame, what caused it, when it began, by whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.answerer import DraftDisagreement, DraftStatement, Quoted, Reading
from bot.answering.disagreements import account_disagreements
from bot.answering.evidence import Evidence, covered, day_fit, sentence_roots
from bot.answering.understanding import BLAME_CUE, Ask, Inquiry
from bot.answering.wording import day_words, outlet_words, shortened
from index.claims.model import Account, Matter
from index.model import ArticleId
from index.retrieval.terms import root, words

MATTERS: Mapping[Ask, Matter] = {
    Ask.BLAME: Matter.BLAME,
    Ask.WHY: Matter.FACT,
    Ask.WHEN: Matter.TIMING,
}
"""What an account must be about to answer a kind of question."""

MOST_ACCOUNTS = 3
_NEAR = 0.25


def asked_matter(inquiry: Inquiry) -> Matter | None:
    """What accounts must be about to answer; blame also where someone's words on blame are asked for."""
    if inquiry.ask in (Ask.SAID, Ask.REACTION, Ask.WHETHER) and BLAME_CUE.search(inquiry.text.lower()):
        return Matter.BLAME
    return MATTERS.get(inquiry.ask)


def rank_accounts(reading: Reading) -> list[Account]:
    """The accounts of the event that answer, best first: near the question in meaning, words and time."""
    matter = asked_matter(reading.inquiry)
    if matter is None:
        return []
    found = [account for account in _within(reading) if account.matter is matter]
    near = {
        (hit.article.id, span.start): similarity
        for hit in reading.hits
        for span, similarity in zip(hit.passage.sentences, hit.sentence_similarities, strict=False)
    }
    scored = [(account, _worth(reading, account, near)) for account in found]
    ranked = [account for account, worth in sorted(scored, key=lambda pair: -pair[1]) if worth > 0]
    if reading.inquiry.speaker is not None:
        ranked = [account for account in ranked if _speaker(reading, account) > 0]
    return ranked


def _within(reading: Reading) -> tuple[Account, ...]:
    """The accounts of the event in the articles that pass the filters."""
    allowed = reading.shelf.article_ids(reading.question.filters)
    return reading.shelf.accounts(event=reading.inquiry.event, articles=allowed)


def _worth(reading: Reading, account: Account, near: Mapping[tuple[ArticleId, int], float]) -> float:
    here = sentence_roots(account.sentence)
    similarity = near.get((account.article, account.sentence_span.start), _NEAR)
    return (
        similarity
        + 0.5 * covered(reading.inquiry.terms, here)
        + 0.8 * day_fit(reading.inquiry, account.as_of or account.published, here)
        + (0.2 if account.claimant else 0.0)
        + _speaker(reading, account)
    )


def _speaker(reading: Reading, account: Account) -> float:
    if reading.inquiry.speaker is None:
        return 0.0
    spoken = {root(word) for word in words(reading.inquiry.speaker)}
    named = {root(word) for word in words(f"{account.claimant or ''} {account.claimant_side or ''}")}
    return 1.0 if spoken & named else -0.5


def each_side(accounts: Sequence[Account], *, most: int = MOST_ACCOUNTS) -> list[Account]:
    """The best account of each stance, then the next best: no side is left out by being second."""
    chosen: list[Account] = []
    stances: set[str] = set()
    for account in accounts:
        if account.stance not in stances and len(chosen) < most:
            stances.add(account.stance)
            chosen.append(account)
    return chosen


def account_statement(account: Account) -> DraftStatement:
    """An account as a statement: who says so, where and when, in the article's words."""
    who = account.claimant or outlet_words(account.source)
    via = f"{account.source}, " if account.claimant and account.source else ""
    return DraftStatement(
        text=f"{who} ({via}{day_words(account.published)}): “{shortened(account.sentence)}”",
        quotes=(Quoted(article=account.article, span=account.sentence_span),),
    )


def contested_accounts(
    reading: Reading, ranked: Sequence[Account], stated: Sequence[Evidence]
) -> tuple[DraftDisagreement, ...]:
    """Opposed accounts that matter: those asked for, or one of which is among what is stated."""
    wanted = asked_matter(reading.inquiry)
    every = _within(reading)
    if wanted is Matter.BLAME:
        return account_disagreements(ranked)[:1]
    spans = {(evidence.hit.article.id, evidence.span.start) for evidence in stated}
    if wanted is not None:
        every = tuple(account for account in every if account.matter is wanted)
    return tuple(
        disagreement
        for disagreement in account_disagreements(every)
        if any(
            (quoted.article, quoted.span.start) in spans
            for position in disagreement.positions
            for quoted in position.quotes
        )
    )[:1]
