"""A follow-up that asks for somebody else's account, or names another figure: held against what was answered.

"How many died?" - "59, Norland says." - "And does the Red Cross agree?": its figure is another. The two stand
side by side, as the sources tell them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.answering.answerer import (
    DraftDisagreement,
    DraftPosition,
    DraftStatement,
    Quoted,
    Reading,
)
from bot.answering.counts.standing import claim_day
from bot.answering.counts.wanted import wanted_claims
from bot.answering.opposed.contention import Contest, by_asked, disagreement_on
from bot.answering.opposed.disagreements import SAME_NEWS, cut_at_word, topic
from bot.answering.question.understanding import Ask
from bot.answering.sentences.evidence import covered, sentence_roots
from bot.answering.wording import outlet_words
from index.claims import authority
from index.claims.attribution import attributor_of
from index.claims.counts import number, overlap, vague
from index.claims.model import Claim, Kind, Part
from index.claims.numbers import number_at
from index.claims.tokens import tokenise
from index.model import Article, Span

_HOW_MANY = re.compile(r"\b(?:how many|number of|tolls?|count)\b", re.IGNORECASE)
_NO_COUNT = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\d+(?:[:.]\d\d)\b|\d+(?:st|nd|rd|th)\b|\d+ ?(?:%|per ?cent\b)")
"""Years, hours, days of a month and shares."""


def against_earlier(reading: Reading, statements: Sequence[DraftStatement]) -> tuple[DraftDisagreement, ...]:
    """The figure of the answer before and that of the one now asked about, where they can't both hold.

    Args:
        reading: the question and what was found.
        statements: the answer, best first: the first one counts.
    """
    history, inquiry = reading.question.history, reading.inquiry
    asked = inquiry.speaker is not None or inquiry.figures
    if not history or not statements or not asked or inquiry.ask is Ask.WHEN:
        return ()
    earlier = set(_numbers(history[-1].answer))
    told = statements[0].quotes[0]
    if not earlier:
        return ()
    if inquiry.kinds:
        found = _of_ledger(reading, told, earlier)
    elif inquiry.speaker is not None and _HOW_MANY.search(reading.standalone) and len(earlier) == 1:
        found = _of_sentences(reading, told, earlier.pop())
    else:
        found = None
    return (found,) if found else ()


def _numbers(text: str) -> Iterator[int]:
    """The numbers of a text that count something."""
    plain = _NO_COUNT.sub(" ", re.sub(r"\[\d+\]", " ", text))
    tokens = tokenise(plain, Span(0, len(plain)))
    at = 0
    while at < len(tokens):
        found = number_at(tokens, at)
        if found is not None and found.low is not None:
            yield found.low
        at = found.end if found is not None else at + 1


def _of_ledger(reading: Reading, told: Quoted, earlier: set[int]) -> DraftDisagreement | None:
    """The asked speaker's count of people harmed, and the count answered before, by another."""
    inquiry = reading.inquiry
    ledger = reading.knowledge.ledger(reading.shelf, inquiry.event)
    event = reading.knowledge.lexicon.events.get(inquiry.event or "")
    contest = Contest(
        inquiry=inquiry, wanted=wanted_claims(inquiry, ledger, event), claims=ledger, ledger=ledger
    )
    camps = authority.camps(ledger)
    kinds = {*contest.wanted.kinds, Kind.CASUALTIES}
    counts = [claim for claim in ledger if claim.kind in kinds and claim.part is not Part.DENIED]
    now = (
        claim
        for claim in counts
        if (claim.article, claim.sentence_span) == (told.article, told.span)
        and not vague(claim)
        and (inquiry.speaker is None or by_asked(claim, contest, camps))
    )
    for claim in now:
        before = next((one for one in counts if number(one) in earlier and _held_against(one, claim)), None)
        if before is not None:
            return disagreement_on(topic(claim.side, claim.kind, civilian=claim.civilian), (before, claim))
    return None


def _held_against(before: Claim, now: Claim) -> bool:
    """Whether another counts the same people otherwise, and not only more of them days later."""
    earlier, later = sorted((before, now), key=lambda claim: claim_day(claim) or date.min)
    first, last = claim_day(earlier), claim_day(later)
    grown = (number(later) or 0) > (number(earlier) or 0)
    if grown and first and last and last - first > SAME_NEWS:
        return False
    sides = before.side is None or now.side is None or authority.same_side(before.side, now.side)
    apart = before.claimant is None or now.claimant is None
    return (
        sides
        and before.kind is now.kind
        and (apart or not authority.same_claimant(before.claimant or "", now.claimant or ""))
        and not overlap(before, now)
    )


ENOUGH_ASKED = 0.3
"""Of the question's words, by weight, this share stands in the sentence that bears the earlier number."""


def _of_sentences(reading: Reading, told: Quoted, earlier: int) -> DraftDisagreement | None:
    """The number in the speaker's sentence, and a sentence that bears the one answered before."""
    places = {(hit.article.id, span): hit.article for hit in reading.hits for span in hit.passage.sentences}
    article = places.get((told.article, told.span))
    if article is None:
        return None
    now = list(_numbers(told.span.of(article.text)))
    if not now or earlier in now:
        return None
    bearing = (
        (other, span)
        for (_, span), other in places.items()
        if earlier in _numbers(span.of(other.text))
        and span != told.span
        and covered(reading.inquiry.terms, sentence_roots(span.of(other.text))) >= ENOUGH_ASKED
    )
    before = next(bearing, None)
    if before is None or _told_by(*before) == _told_by(article, told.span):
        return None
    in_order = [before, (article, told.span)] if earlier < now[0] else [(article, told.span), before]
    return DraftDisagreement(
        topic=" ".join(reading.standalone.rstrip("?. ").split()),
        kind="fact",
        positions=tuple(_position(*place) for place in in_order),
    )


def _told_by(article: Article, span: Span) -> str:
    return attributor_of(article).claimant(span).name or outlet_words(article.source)


def _position(article: Article, span: Span) -> DraftPosition:
    return DraftPosition(
        statement=cut_at_word(span.of(article.text)),
        claimant=_told_by(article, span),
        quotes=(Quoted(article=article.id, span=span),),
    )
