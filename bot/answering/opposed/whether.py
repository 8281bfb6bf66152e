"""Answers to "was it so": by who holds that it was and who holds that it was not, neither by the bot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.answering.answerer import Draft, Reading
from bot.answering.opposed.accounts import account_statement, each_side, within, worth_of
from bot.answering.opposed.disagreements import account_disagreements
from bot.answering.opposed.gainsaid import either_way
from bot.answering.opposed.opposites import opposites
from bot.answering.question.understanding import Ask
from index.claims.disputes.causes import PREVENTABLE
from index.claims.disputes.facts import AID
from index.claims.disputes.precautions import KEPT_UP, WARNED
from index.claims.model import Account

PROBABILITY = 0.8
"""That what claimants hold on the very matter answers whether it is so."""

LEAST_WORTH = 0.5
"""An account must be so near the question in meaning and words, as accounts are ranked."""

_CUES: Mapping[str, re.Pattern[str]] = {
    PREVENTABLE: re.compile(r"\b(?:prevent|avoid|avert)\w*"),
    WARNED: re.compile(r"\b(?:warned|warnings?|alerted|alerts?|alarms?|sirens?)\b"),
    KEPT_UP: re.compile(r"\b(?:maintain\w*|maintenance|repaired|inspected|serviced|neglected|upkeep)\b"),
    AID: re.compile(
        r"\b(?:refuse|refused|turn(?:ed)? (?:down|away)|reject(?:ed)?)\b.*\b(?:help|aid|assistance)\b"
    ),
}


def whether(reading: Reading) -> Draft | None:
    """The answer to a yes-or-no question that claimants answer; None where none does."""
    if reading.inquiry.ask is not Ask.WHETHER:
        return None
    return _by_accounts(reading) or either_way(reading) or opposites(reading)


def _by_accounts(reading: Reading) -> Draft | None:
    """The best account of each stance on the matter asked about, and where they are opposed."""
    text = reading.inquiry.text.lower()
    topics = [topic for topic, cue in _CUES.items() if cue.search(text)]
    about = [account for account in within(reading) if account.topic in topics[:1]]
    found = _ranked(reading, about)
    if not found:
        return None
    return Draft(
        statements=tuple(account_statement(account) for account in each_side(found)),
        probability=PROBABILITY,
        disagreements=account_disagreements(about)[:1],
    )


def _ranked(reading: Reading, accounts: Sequence[Account]) -> list[Account]:
    scored = [(account, worth_of(reading, account)) for account in accounts]
    kept = [pair for pair in scored if pair[1] >= LEAST_WORTH]
    return [account for account, _ in sorted(kept, key=lambda pair: -pair[1])]
