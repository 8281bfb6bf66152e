"""Counts inside what somebody is asked to have said: held against those of others as any count is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answerer import DraftDisagreement, Reading
from bot.answering.counts.wanted import wanted_claims
from bot.answering.opposed.contention import Contest, contested
from bot.answering.sentences.evidence import Evidence
from index.claims import authority
from index.retrieval.terms import content_words, root

_CLAIMED = re.compile(r"\b(?:claim|claims|claimed|say|says|said|allege|alleged|announced?|tell|told)\b")


def what_was_claimed(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    """For "what did X claim", where what X claims is a count: the counts that others hold against it.

    Args:
        reading: the question and what was found.
        stated: the sentences of the answer, the best first: it is the one that counts.
    """
    inquiry = reading.inquiry
    if not stated or inquiry.kinds or not _CLAIMED.search(inquiry.text.lower()):
        return ()
    ledger = reading.knowledge.ledger(reading.shelf, inquiry.event)
    asked = {root(word) for word in content_words(inquiry.text)}
    first = (stated[0].hit.article.id, stated[0].span)
    claimed = [
        claim
        for claim in ledger
        if (claim.article, claim.sentence_span) == first
        and claim.claimant is not None
        and not asked.isdisjoint(root(word) for word in authority.name_key(claim.claimant))
    ]
    wanted = wanted_claims(inquiry, ledger, reading.knowledge.lexicon.events.get(inquiry.event or ""))
    contest = Contest(inquiry=inquiry, wanted=replace(wanted, group=()), claims=ledger, ledger=ledger)
    return contested(claimed, contest) if len(claimed) == 1 else ()
