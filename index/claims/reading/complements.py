"""Harm that a verb tells only with its complement: "took 12 to hospital", "12 have left the valley"."""

from __future__ import annotations

from index.claims.frames import framed
from index.claims.model import Kind
from index.claims.reading.grammar import HAVE, PRECEDING_ADVERBIALS
from index.claims.reading.model import Reading
from index.claims.reading.phrases import SURVIVING, Counted, Phrases, is_adverb
from index.claims.reading.predicates import DWELLERS, LONGEST_ASIDE, negated


def none_survived(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "none of the 41 aboard survived", "no survivors among the 41 passengers"."""
    before = phrases.words(counted.start - _TO_NONE, counted.start)
    if before[-1:] != ["the"] or NOT_ONE.isdisjoint(before):
        return None
    survivors = not {"survivor", "survivors"}.isdisjoint(before)
    behind = phrases.words(counted.end, counted.end + LONGEST_ASIDE)
    if not _EXCEPT.isdisjoint(behind):
        return None
    if survivors or ("of" in before and not SURVIVING.isdisjoint(behind)):
        return Reading(counted, Kind.KILLED, "none-survived", None)
    return None


NOT_ONE = frozenset({"none", "no", "not"})
_EXCEPT = frozenset({"except", "but", "apart", "save", "besides"})
_TO_NONE = 5


def have_left(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "1,900 residents have left the valley"; not in "residents have left messages"."""
    at = counted.end
    if phrases.low(at - 1) not in DWELLERS or phrases.low(at) not in HAVE:
        return None
    at += 1 + is_adverb(phrases.low(at + 1))
    if phrases.low(at) != "left":
        return None
    whither = phrases.tokens[at + 1 : at + 2]
    place = phrases.words(at + 1, at + 2) in (["the"], ["their"]) and phrases.low(at + 2) in _LEFT_PLACES
    named = bool(whither) and whither[0].capital
    if place or named or phrases.low(at + 1) in {"", ".", ",", ";", "since", "by", "for"}:
        return Reading(counted, Kind.DISPLACED, "have-left", None)
    return None


_LEFT_PLACES = frozenset(
    "city town village villages area areas region zone district districts valley island islands country "
    "homes houses coast capital province territory enclave camp neighbourhood neighborhood region's "
    "settlement settlements danger disaster flooded affected".split()
)


def framed_object(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "sent 70 people to hospital", "took nine prisoner", "drove 900 from their homes"."""
    at = counted.start
    for _ in range(_ADVERBIALS):
        # "nine pupils captive" is a noun phrase to the eye, and its last noun the complement of "took".
        ends = (counted.end, counted.end - 1) if counted.end > counted.figure.end else (counted.end,)
        frame = next((found for end in ends if (found := framed(phrases.lows, at, end))), None)
        if frame is not None:
            if negated(phrases, at - 1) or _intended(phrases, at - 1):
                return None
            return Reading(counted, frame[1], "framed-object", None)
        if phrases.low(at - 1) not in PRECEDING_ADVERBIALS:
            return None
        at -= 1
    return None


_ADVERBIALS = 3


def _intended(phrases: Phrases, at: int) -> bool:
    """Whether a verb before ``at`` is only meant or possible: "*to take* 12 to hospital"."""
    return phrases.low(at - 1) in {"to", "not", "never"}


def claimed_people(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the avalanche claimed four skiers"; not in "he claimed four skiers were there"."""
    verb = phrases.low(counted.start - 1) in {"claimed", "claims", "claiming"}
    if not (verb and counted.people) or phrases.low(counted.end) not in _NO_VERB:
        return None
    return Reading(counted, Kind.KILLED, "people-claimed", None)


_NO_VERB = frozenset({"", ".", ",", ";", "on", "in", "at", "and", "since", "during", "last", "yesterday"})
