"""Figures that are the object of a phrase of harm: "the blast killed 12", "the deaths of two miners"."""

from __future__ import annotations

from index.claims.lexicon import Form, Harm
from index.claims.model import Kind
from index.claims.reading.counted.predicates import DWELLERS, is_passive, negated
from index.claims.reading.counted.sought import merely_sought
from index.claims.reading.parsed.grammar import PRECEDING_ADVERBIALS
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases


def object_of_harm(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "killed 12", "injuring at least 30 others", "the deaths of two miners", "killed on Friday 12"."""
    at = counted.start
    for _ in range(5):
        harm = phrases.harm_ending.get(at)
        if harm is not None:
            return _as_object(phrases, counted, harm, adjacent=at == counted.start)
        if phrases.words(at - 2, at) in _AND_SELF:
            at -= 2
            continue
        if phrases.low(at - 1) not in PRECEDING_ADVERBIALS:
            return None
        at -= 1
    return None


_AND_SELF = (["himself", "and"], ["herself", "and"], ["themselves", "and"])
_OF_PEOPLE = frozenset(
    "crushed crushing crushes crush trapped trapping traps burying "
    "seized seize seizing capture captures captured capturing treated treating neutralised neutralized "
    "eliminated liquidated evacuated evacuate evacuating shot shooting brought bring brings bringing took "
    "take takes taking taken moved moves moving led carried carry carries carrying swept sweep sweeping "
    "washed washing resettled relocated poisoned burned burning scalding search searching searches "
    "looking look hunt hunting contact whereabouts fate hope hopes attended attending tending mourn mourns "
    "mourned mourning".split()
)
"""Verbs that take things as well as people for their object: only people count."""


def _only_wounded(phrases: Phrases, harm: Harm) -> bool:
    """Whether the first of two kinds has its own people: "left *three men dead* and wounded seven"."""
    words = phrases.words(harm.start, harm.end)
    both = words[1:2] == ["and"] and words[-1] in {"wounded", "injured", "hurt"}
    return both and any(0 <= harm.start - other.end <= 1 for other in phrases.counted)


_OF_DWELLERS = frozenset(
    "moved moves moving move took take taken taking brought bring brings bringing".split()
)
"""Verbs that displace only those who live somewhere: firms move their employees about."""


def _takes_them(phrases: Phrases, counted: Counted, harm: Harm, *, adjacent: bool) -> bool:
    """Whether a verb may have those counted for its object: "took the lives of 12", not "took 12 weeks"."""
    verb = phrases.low(harm.start)
    treated = verb in {"treated", "treating"} and phrases.low(counted.end) == "for"
    if verb in _OF_PEOPLE and not (counted.people or treated):
        return False
    if verb.startswith("mourn"):
        return not counted.figure.rule  # people mourn a friend whom nobody killed
    if verb.startswith("trap"):
        return adjacent  # not in "were trapped as several men came"
    moved = harm.kind is Kind.DISPLACED and verb in _OF_DWELLERS
    return not moved or phrases.low(counted.end - 1) in DWELLERS


def _as_object(phrases: Phrases, counted: Counted, harm: Harm, *, adjacent: bool) -> Reading | None:
    if negated(phrases, harm.start):
        return None
    if not _takes_them(phrases, counted, harm, adjacent=adjacent):
        return None
    if harm.is_(Form.DID) and phrases.low(harm.start - 1) in {"the", "a", "an", "long"}:
        return None
    if harm.is_(Form.OF):
        if merely_sought(phrases, counted, phrases.low(harm.start)):
            return None
        return Reading(counted, harm.kind, "deaths-of", harm)
    if harm.is_(Form.DOES):
        return Reading(counted, harm.kind, "object-of-harm", harm)
    if harm.is_(Form.DID) and (adjacent or not is_passive(phrases, harm.start)):
        kind = Kind.WOUNDED if _only_wounded(phrases, harm) else harm.kind
        return Reading(counted, kind, "object-of-harm", harm)
    return None
