"""Harm that a text tells without a number: "the ministry admitted casualties of its own"."""

from __future__ import annotations

from index.claims.lexicon import Form, Harm
from index.claims.model import Kind
from index.claims.numbers import Number
from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.grammar import NOT
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

RULE = "unstated"
_ADMITTING = frozenset(
    "admitted admits admit acknowledged acknowledges acknowledge reports suffered suffers suffering "
    "sustained sustains sustaining inflicted inflicting inflicts caused causing causes taken took "
    "confirmed".split()
)
_QUALITIES = frozenset(
    "heavy severe significant serious considerable further great huge major additional grievous massive its "
    "their own civilian military human other new also some".split()
)
_LOSSES = frozenset({"casualties", "losses", "fatalities"})
_FIGHTING = frozenset(
    "army armies forces troops military soldiers fighters rebels militants enemy garrison navy brigade "
    "battalion regiment insurgents invaders ministry defence defense side fighting battle attackers".split()
)
"""Parties and firms suffer losses, too: those of people are told beside words of fighting."""
_OF_MONEY = frozenset({"financial", "economic", "material", "crop", "job", "property", "business", "insured"})


def read_unstated(phrases: Phrases, taken: set[int]) -> list[Reading]:
    """Readings of losses that a side owns to without a count, where no figure counts them.

    Args:
        phrases: the sentence.
        taken: tokens where phrases of harm begin that other readings are of.
    """
    found = []
    for harm in phrases.harms:
        if harm.is_(Form.NOUN) and phrases.low(harm.end - 1) in _LOSSES and harm.start not in taken:
            start = _quality_start(phrases, harm)
            if start is not None:
                found.append(_without_number(start, harm))
    return found


def _quality_start(phrases: Phrases, harm: Harm) -> int | None:
    """Where the adjectives before the noun begin, if a verb of owning or dealing losses governs it."""
    at = harm.start
    while phrases.low(at - 1) in _QUALITIES:
        at -= 1
    behind = phrases.words(harm.end, harm.end + 4)
    governed = phrases.low(at - 1) in _ADMITTING or "inflicted" in behind
    if phrases.low(harm.end - 1) == "losses" and not phrases.has(_FIGHTING):
        return None
    denied = not NOT.isdisjoint(phrases.words(at - 4, at)) or not _OF_MONEY.isdisjoint(phrases.words(0, at))
    return at if governed and not denied else None


def _without_number(start: int, harm: Harm) -> Reading:
    number = Number(start, harm.end, None, None, vague=RULE)
    figure = Figure(start, harm.end, number, None, None, RULE, rule=RULE)
    kind = harm.kind if harm.kind is Kind.KILLED else Kind.CASUALTIES
    return Reading(Counted(figure, harm.end, people=False), kind, RULE, harm)
