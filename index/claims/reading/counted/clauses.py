"""Which figure counts which harm: the clause grammar.

A hand-written equivalent of semantic roles. Each rule looks at one figure and the words around it and
gives a :class:`Reading` or nothing; the first rule that reads a figure wins.
"""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import Form, Harm
from index.claims.model import Kind
from index.claims.reading.counted.bodies import bodies_found
from index.claims.reading.counted.complements import (
    carried_off,
    claimed_people,
    framed_object,
    have_left,
    none_survived,
)
from index.claims.reading.counted.inverted import headed, inverted_subject
from index.claims.reading.counted.nominal import (
    figure_named,
    lives_taken,
    number_linked,
    people_lost,
    victims_named,
)
from index.claims.reading.counted.objects import object_of_harm
from index.claims.reading.counted.predicates import (
    has_object,
    loosely_critical,
    subject_of_harm,
    suffering,
    with_harm_named,
)
from index.claims.reading.parsed.grammar import BE, CONJUNCTIONS, HAVE
from index.claims.reading.parsed.model import Reading, Rule
from index.claims.reading.parsed.phrases import Counted, Phrases


def count_with_state(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "24 dead", "103 injured", "12 deaths", "two dead soldiers", "36 people killed in the blast"."""
    harm = counted.harm
    if (
        harm is not None
        and phrases.low(harm.start) == "shot"
        and counted.figure.low == 1
        and not counted.people
    ):
        return None
    if harm is None or (harm.is_(Form.DID) and _takes_object(phrases, counted, harm)):
        return None
    if loosely_critical(phrases, harm):
        return None
    if harm.end <= counted.end or (harm.kind is Kind.CAPTURED and harm.is_(Form.NOUN)):
        # "two injured passengers died", "seven hostages were killed": the verb says more than the noun.
        killed = subject_of_harm(phrases, replace(counted, end=max(harm.end, counted.end), harm=None))
        if killed is not None and killed.kind is Kind.KILLED:
            return replace(killed, counted=counted)
    if harm.is_(Form.DID, Form.STATE, Form.NOUN):
        return Reading(counted, harm.kind, "count-with-state", harm)
    if harm.is_(Form.SUFFERS):
        return suffering(phrases, counted, harm)
    return None


def _takes_object(phrases: Phrases, counted: Counted, harm: Harm) -> bool:
    """Whether the people counted are who harmed others: "12 rebels *killed three guards*"."""
    if harm.start < counted.end or phrases.low(counted.start - 1) in {"of", "among"}:
        return False
    return has_object(phrases, harm)


DIRECT_RULES: tuple[Rule, ...] = (
    lives_taken,
    bodies_found,
    count_with_state,
    subject_of_harm,
    framed_object,
    object_of_harm,
    people_lost,
    claimed_people,
    number_linked,
    figure_named,
    with_harm_named,
    inverted_subject,
    headed,
    none_survived,
    have_left,
    carried_off,
    victims_named,
)
"""In order of trust: the first that reads a figure wins."""


def read_direct(phrases: Phrases, counted: Counted) -> Reading | None:
    """The reading of a figure by its own clause, None where its clause does not tell."""
    for rule in DIRECT_RULES:
        reading = rule(phrases, counted)
        if reading is not None:
            return None if _of_loot(phrases, reading) else _widened(phrases, reading)
    return None


def _of_loot(phrases: Phrases, reading: Reading) -> bool:
    """Whether things and not people are counted: "12,000 pills were *seized*"."""
    harm = reading.harm
    return harm is not None and not reading.counted.people and phrases.low(harm.start) in _OF_THINGS_TOO


_OF_THINGS_TOO = frozenset({"seized", "blown"})


def _died_later(phrases: Phrases, reading: Reading, harm: Harm) -> bool:
    """Whether the same people are said to have died: "one, who was shot in the head, *later died*"."""
    if reading.kind not in _MAY_BE_DEAD or phrases.low(harm.end) in {".", ""}:
        return False
    for other in phrases.harms:
        if other.start > harm.end and other.kind is Kind.KILLED and other.is_(Form.SUFFERS):
            alone = not any(harm.end <= c.start < other.start for c in phrases.counted)
            relative = phrases.low(reading.counted.end) == "who"
            return alone and (relative or "later" in phrases.words(harm.end, other.start + 1))
    return False


_MAY_BE_DEAD = frozenset({Kind.WOUNDED, Kind.CASUALTIES, Kind.MISSING})


def _widened(phrases: Phrases, reading: Reading) -> Reading:
    """As in "12 dead or missing" and "30 killed and wounded" are counts of both together."""
    harm = reading.harm
    if harm is not None and _died_later(phrases, reading, harm):
        return replace(reading, kind=Kind.KILLED)
    if harm is None or phrases.low(harm.end) not in CONJUNCTIONS - {"but"}:
        return reading
    behind = harm.end + 1
    while phrases.low(behind) in BE | HAVE:  # "died or were injured"
        behind += 1
    other = phrases.harm_at.get(behind)
    if other is None or other.kind is harm.kind or other.end in phrases.counted_at:
        return reading
    if phrases.low(harm.end) == "or" and other.kind is not Kind.CASUALTIES and not other.is_(Form.DOES):
        return replace(reading, kind=Kind.CASUALTIES)
    return reading
