"""Zero, where a text asserts it: "no one was killed", "no deaths or injuries", "no lives were lost"."""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import Form, Harm, person_noun
from index.claims.model import Kind
from index.claims.numbers import Number
from index.claims.reading.counted.nominal import TAKING
from index.claims.reading.counted.singles import NOUN_STOPS
from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.grammar import AUXILIARIES, DETERMINERS, MODALS, PREPOSITIONS
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases
from index.claims.reading.parsed.places import is_people

_NOBODY = frozenset({"nobody", "none", "no-one"})
_NO_COUNT = frozenset(
    "report reports word information indication details confirmation sign evidence reported news claim "
    "cause causes manner immediate official data".split()
)


def read_nobody(phrases: Phrases) -> list[Reading]:
    """Zero where the text asserts it: "no one was killed", "there were no casualties"."""
    found = []
    for at in range(len(phrases.tokens)):
        word = phrases.low(at)
        if word in _NOBODY:
            found.append(_nobody_suffers(phrases, at, at + 1))
        elif word == "no" and (end := _behind_people(phrases, at + 1)):
            found.append(_nobody_suffers(phrases, at, end))
        elif word in {"no", "without"}:
            found += _no_harms(phrases, at)
    return [reading for reading in found if reading is not None]


def _behind_people(phrases: Phrases, at: int) -> int:
    """Behind a noun for people that stands at a token, with an adjective or none; 0 where none does."""
    if phrases.low(at) == "one":
        return at + 1
    for place in (at, at + 1):
        if place in phrases.harm_at or phrases.low(place) in _NO_COUNT or place >= len(phrases.tokens):
            return 0
        noun = person_noun(phrases.low(place))
        if (noun is not None and phrases.low(place) != "one") or is_people(phrases.tokens[place]):
            ends = phrases.low(place + 1) in _BEHIND_PEOPLE or place + 1 in phrases.harm_at
            return place + 1 if ends else 0
    return 0


_BEHIND_PEOPLE = AUXILIARIES | PREPOSITIONS


def _nobody_suffers(phrases: Phrases, start: int, end: int) -> Reading | None:
    for at in range(end, min(end + 9, len(phrases.tokens))):
        harm = phrases.harm_at.get(at)
        if harm is not None:
            before = phrases.words(end, at)
            if harm.kind is Kind.MISSING and not _SOUGHT.isdisjoint(phrases.words(harm.start, harm.end)):
                return None  # "nobody is being searched for any more"
            if harm.is_(Form.DID, Form.SUFFERS, Form.STATE) and not MODALS & set(before):
                return _zero(start, end, harm)
            return None
        if phrases.low(at) in {",", ";", "but", "who", "that", "whether", "if", "how", "why", "what"}:
            return None
    return None


_SOUGHT = frozenset({"searched", "looked", "sought"})


def _no_harms(phrases: Phrases, at: int) -> list[Reading | None]:
    """Zero of one kind or of two: "no deaths", "no deaths *or injuries*"."""
    first = _no_harm(phrases, at)
    if first is None or first.harm is None or phrases.low(first.harm.end) not in {"or", "and", "nor"}:
        return [first]
    other = phrases.harm_at.get(first.harm.end + 1)
    both = other is not None and other.is_(Form.NOUN) and other.kind is not first.kind
    return [first, _zero(other.start, other.end, other)] if other is not None and both else [first]


def _no_harm(phrases: Phrases, at: int) -> Reading | None:
    place = at + 1
    while place < at + 4 and place not in phrases.harm_at:
        if (
            phrases.low(place) in _NO_COUNT | {"fewer", "less", "more", "longer", "other", ","}
            or phrases.tokens[place : place + 1] == ()
        ):
            return None
        place += 1
    harm = phrases.harm_at.get(place)
    if harm is None or not (harm.is_(Form.NOUN) or _loss_of_life(phrases, harm) or _no_lives(phrases, at)):
        return None
    if not _NO_COUNT.isdisjoint(phrases.words(harm.end, harm.end + 5)):
        return None
    if _no_noun_of_people(phrases, at, harm):
        return None
    reading = _zero(at, harm.end, harm)
    civil = "civilian" in phrases.words(at, harm.end) or "civilians" in phrases.words(harm.end, harm.end + 3)
    return replace(reading, civilian=True if civil else None)


def _no_noun_of_people(phrases: Phrases, at: int, harm: Harm) -> bool:
    """As in "no stranger *to* death", "without missing *a* beat", "no missing *pages*": nobody is counted."""
    if not (PREPOSITIONS | {"about"}).isdisjoint(phrases.words(at + 1, harm.start)):
        return True
    following = phrases.low(harm.end)
    if harm.kind is not Kind.MISSING or person_noun(following) is not None:
        return following in DETERMINERS
    return following.isalpha() and following not in NOUN_STOPS


def _no_lives(phrases: Phrases, at: int) -> bool:
    """As in "took 19 houses but *no lives*", "*no lives* were lost"."""
    if phrases.low(at + 1) not in {"lives", "life"}:
        return False
    behind = phrases.words(at + 2, at + 5)
    return "lost" in behind or not TAKING.isdisjoint(phrases.words(at - _TO_TAKING, at))


_TO_TAKING = 8


def _loss_of_life(phrases: Phrases, harm: Harm) -> bool:
    return harm.is_(Form.OF) and phrases.low(harm.end) in {"life", "lives"}


def _zero(start: int, end: int, harm: Harm) -> Reading:
    number = Number(start, end, 0, 0)
    counted = Counted(Figure(start, end, number, 0, 0, "exact", rule="nobody"), end, people=True)
    return Reading(counted, harm.kind, "nobody", harm)
