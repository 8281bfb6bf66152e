"""Numbers of other speakers, sides and places, whose verb stands only once: "… 41 deaths, *the army 12*"."""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SAYING,
    phrase_set,
)
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

JOINS = CONJUNCTIONS | {",", ";", "plus", "while"}
"""What joins a conjunct to the one before."""


def gapped(phrases: Phrases, index: int, found: dict[int, Reading]) -> Reading | None:
    """Another speaker's or side's number: "… 41 deaths*, the army 12*", "*; the rebels speak of 200*"."""
    model, counted = _whole_on_left(index, found), phrases.counted[index]
    if model is None or counted.people or counted.end > counted.figure.end:
        return None
    if not counted.figure.number.digits and phrases.tokens[counted.figure.number.start].capital:
        return None  # "the Oldtown Five"
    start = _behind_join(phrases, model, counted)
    subject = phrases.words(start, counted.start) if start else []
    if not 0 < len(subject) <= _LONGEST_GAPPED or phrases.low(counted.end) not in _CLAUSE_ENDS:
        return None
    if subject[0] in {"in", "at"} and len(subject) <= _SHORT_GAPPED and phrases.tokens[start + 1].capital:
        return replace(model, counted=counted, rule="gapped", harm=None)
    if not (phrases.tokens[start].capital or subject[0] in DETERMINERS):
        return None
    if tuple(subject[-2:]) in _SPEAKING_OF or subject[-1] in SAYING | {"count", "counts", "lost"}:
        return replace(model, counted=counted, rule="gapped", harm=None)
    if subject[-1] == "of" and len(subject) <= _SHORT_GAPPED:
        return replace(model, counted=counted, rule="gapped", harm=None)
    names = len(subject) < _SHORT_GAPPED and not any(word in PREPOSITIONS | AUXILIARIES for word in subject)
    party = phrases.tokens[counted.start - 1].capital or person_noun(subject[-1]) or subject[-1] in _PARTIES
    return replace(model, counted=counted, rule="gapped", harm=None) if names and party else None


def _whole_on_left(index: int, found: dict[int, Reading]) -> Reading | None:
    """The figure before, past the parts of it that an aside tells."""
    while index - 1 in found:
        index -= 1
        if not found[index].subset:
            return found[index]
    return None


def _behind_join(phrases: Phrases, model: Reading, counted: Counted) -> int:
    """The token behind the last conjunction or comma before a figure; 0 where there is none."""
    end = max(model.counted.end, model.harm.end if model.harm else 0)
    for at in range(counted.start - 1, end - 1, -1):
        if phrases.low(at) in JOINS:
            return at + 1
    return 0


_LONGEST_GAPPED = 7
_SHORT_GAPPED = 4
_CLAUSE_ENDS = frozenset({".", ",", ";", "", "and", ")", "in", "on"})
_SPEAKING_OF = phrase_set(
    "speak of|speaks of|spoke of|talk of|talks of|talked of|told of|tell of|heard of"
    "|followed with|follows with|comes next with|next with"
)
_PARTIES = frozenset(
    "army government police ministry side opposition militia navy military regime council province city "
    "union hospital ministry's authorities agency".split()
)
