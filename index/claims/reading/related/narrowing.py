"""What the sentence of a figure says that sets its people apart from all who came to harm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.claims.lexicon import person_noun
from index.claims.model import Kind
from index.claims.reading.parsed.grammar import AUXILIARIES, CLAUSE_STARTS, MONTHS, WEEKDAYS, phrase_set
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming, country_named
from index.claims.reading.related.scope import Occasion
from index.claims.reading.sided.causes import Cause, another_matter
from index.claims.reading.sided.placing import PROVINCES, counties_in, place_names
from index.claims.reading.sided.roles import VOICES
from index.claims.reading.sided.setting import Setting
from index.model import Span

_BESIDE = frozenset({"also", "too", "separately", "elsewhere"})
_FACILITIES = frozenset("hospital hospitals clinic clinics morgue morgues mortuary infirmary ward".split())
_CARE = frozenset("hospital hospitals treatment intensive wards beds clinics".split())
_BROUGHT = frozenset(
    "taken brought sent rushed transported treated admitted moved flown carried need needed needing require "
    "required sought".split()
)
_SPELLS = phrase_set(
    "overnight|last 24 hours|past 24 hours|previous 24 hours|past day|last day|previous day|past hours"
    "|last hours|last 48 hours|past 48 hours|last two days|past two days|day alone"
)
_SPELL_WORDS = frozenset(words[0] for words in _SPELLS)
_RECAP = phrase_set(
    "earlier this|earlier in|last week|last month|weeks after|days after|months after|week after|month after"
    "|weeks ago|days ago|months ago|last week's|last month's|came after|comes after"
)
_RECAP_WORDS = frozenset(words[0] for words in _RECAP)
_LENGTHS = range(1, 5)
_CLAUSE = 16
_LEAD = 4


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a figure's own sentence says that sets its people apart from all who came to harm.

    Attributes:
        noun: the noun for the people counted, in lower case; "" where there is none.
        place: a place named for them that is not the event's own; "" where there is none.
        nation: they are told to be of a country that is no side of a fight ("84 *Egyptians*").
        alone: what they are told to be of only ("in *Eastmark* alone"), in lower case; "" where not told.
        attacked: they came to harm by an attack, in an article on a disaster or an accident.
        cared: those in hospital or under treatment are counted.
    received: a hospital or morgue counts whom it received.
        beside: they are told of beside others ("also", "elsewhere").
        spell: they are those of a night or a day ("in the last 24 hours").
        recap: the sentence looks back ("weeks after", "earlier this month").
        was: it is what a count *was* at some time ("it was 55 last night", "later cut to 97").
    """

    noun: str = ""
    place: str = ""
    nation: bool = False
    alone: str = ""
    attacked: bool = False
    cared: bool = False
    received: bool = False
    beside: bool = False
    spell: bool = False
    recap: bool = False
    was: bool = False


NOT_NARROWED = Narrowing()
Narrowings = Mapping[tuple[Span, Kind], Narrowing]
"""By the span of the figure and its kind, which tell the claims of one article apart."""


def narrowing_of(phrases: Phrases, reading: Reading, occasion: Occasion) -> Narrowing:
    """What the sentence of a figure says that may set its people apart."""
    counted, setting = reading.counted, occasion.setting
    around = range(max(0, counted.start - _CLAUSE), min(len(phrases.tokens), counted.end + _CLAUSE))
    nouns = [word for word in phrases.words(counted.figure.end, counted.end) if person_noun(word)]
    return Narrowing(
        noun=nouns[-1] if nouns else "",
        place=_place(phrases, reading, setting),
        nation=not setting.parties and _of_nation(phrases, reading),
        alone=_alone(phrases, around),
        attacked=another_matter(phrases, reading, occasion.cause) is Cause.ATTACK,
        cared=_in_care(phrases, reading),
        received=not _FACILITIES.isdisjoint(phrases.words(counted.start - _LEAD, counted.start)),
        beside=any(phrases.low(at) in _BESIDE for at in around),
        spell=_any_of(phrases, around, _SPELLS, _SPELL_WORDS),
        recap=_had_before(phrases, reading) or _any_of(phrases, _all(phrases), _RECAP, _RECAP_WORDS),
        was=reading.rule in _OF_NUMBERS and _was(phrases, counted.start),
    )


def _all(phrases: Phrases) -> range:
    return range(len(phrases.tokens))


_OF_NUMBERS = frozenset({"number-linked", "number-carried", "running-number", "shared-verb-before"})
_PAST = frozenset("was were stood had cut lowered reduced revised raised corrected".split())
_NOT_PAST = frozenset({"now", "currently", "has", "have", "says", "said"})


def _was(phrases: Phrases, start: int) -> bool:
    """Whether a count is told as it was: by a verb in the past right before the figure."""
    before = phrases.words(start - _LEAD, start)
    if _PAST.isdisjoint(before) or not _NOT_PAST.isdisjoint(before):
        return False
    near = phrases.words(start - _NEAR_TIME, start + _NEAR_TIME)
    timed = not _TIMES.isdisjoint(near) or any(_HOUR.fullmatch(word) for word in near)
    return timed or not _CHANGED.isdisjoint(before)


_HOUR = re.compile(r"\d{1,2}[:.]\d\d")


_CHANGED = frozenset("cut lowered reduced revised corrected".split())
_NEAR_TIME = 6
_TIMES = frozenset(
    "dawn morning mid-morning noon midday afternoon evening midnight night yesterday when then before "
    "earlier ago hours hour later a.m p.m a.m. p.m. o'clock".split()
) | frozenset({*WEEKDAYS, *MONTHS} - {"may", "sun", "sat"})


def _of_nation(phrases: Phrases, reading: Reading) -> bool:
    """Whether the people counted are told by their country: "500 *Egyptian* pilgrims"."""
    start, end = reading.counted.figure.end, reading.counted.end
    return any(start <= m.start < end and m.naming is Naming.PEOPLE for m in phrases.mentions)


def _in_care(phrases: Phrases, reading: Reading) -> bool:
    """Whether those who are in hospital now are counted, and not all who were taken there."""
    words = phrases.words(reading.counted.end, reading.extent[1])
    return reading.kind is Kind.WOUNDED and not _CARE.isdisjoint(words) and _BROUGHT.isdisjoint(words)


def _alone(phrases: Phrases, around: range) -> str:
    """The name or noun before "alone"; people who "died alone" are none."""
    for at in around:
        before = phrases.tokens[at - 1] if at else None
        only = phrases.low(at) == "alone" or (phrases.low(at) == "only" and phrases.low(at + 1) == ",")
        if only and before and (before.capital or before.low in _DIVISIONS):
            return before.low
    return ""


_DIVISIONS = frozenset(
    "city town village province region state district county country capital hospital camp island family "
    "brigade unit battalion company it".split()
)


def _had_before(phrases: Phrases, reading: Reading) -> bool:
    """Whether people had come to harm before what is told: "*after 200 sailors had drowned*"."""
    counted, harm = reading.counted, reading.harm
    if "after" not in phrases.words(counted.start - _LEAD, counted.start) or harm is None:
        return False
    return "had" in phrases.words(counted.end, harm.start)


def _any_of(
    phrases: Phrases, places: range, known: frozenset[tuple[str, ...]], firsts: frozenset[str]
) -> bool:
    return phrases.has(firsts) and any(
        phrases.low(at) in firsts and tuple(phrases.words(at, at + length)) in known
        for at in places
        for length in _LENGTHS
    )


def _place(phrases: Phrases, reading: Reading, setting: Setting) -> str:
    """A place named for the people counted, behind them in their clause or at the sentence's head."""
    start, end = reading.counted.start, reading.counted.end
    for place in place_names(phrases):
        if not VOICES.isdisjoint(phrases.words(place.start - 3, place.start - 1)):
            continue  # "the ministry in Eastmark said"
        ahead = place.end <= start and (
            phrases.low(place.end) == ","
            or place.end == start
            or (reading.rule in _OF_NUMBERS and not _parted(phrases, place.end, start))
        )
        behind = place.start >= end and not _parted(phrases, end, place.start)
        if (ahead or behind) and not _of_event(place.name, setting):
            return place.name
    county = next((place.name for place in reversed(counties_in(phrases)) if place.end <= start), "")
    told = "" if _of_event(county, setting) else county
    return told or _room(phrases, start, end) or _there(phrases, end) or _own_town(phrases, start, end)


_ROOMS = frozenset(
    "staircase stairwell toilet bathroom room bedroom basement cellar corridor lobby hallway house home flat "
    "apartment car bus van truck lorry carriage coach bogie compartment tent ward classroom garage attic "
    "roof yard ditch well cabin hold".split()
)
"""Places so small that whoever is counted there is a part of any greater toll."""


def _room(phrases: Phrases, start: int, end: int) -> str:
    """A room or vehicle in which people are told to be found: "28 bodies *in a toilet*"."""
    for at in (
        *range(max(1, start - _NEAR_TIME), start),
        *range(end, min(end + _NEAR_TIME, len(phrases.tokens))),
    ):
        near = phrases.words(at - 3, at)
        if phrases.low(at) in _ROOMS and not _INSIDE.isdisjoint(near) and not _parted(phrases, end, at):
            return phrases.low(at)
    return ""


def _own_town(phrases: Phrases, start: int, end: int) -> str:
    """The town or the like of whoever speaks: "six residents of *his town*"."""
    near = range(max(0, start - _NEAR_TIME), min(end + _NEAR_TIME, len(phrases.tokens)))
    owned = (
        at for at in near if phrases.low(at) in _TOWNS and phrases.low(at - 1) in {"his", "her", "my", "our"}
    )
    return next((phrases.low(at) for at in owned), "")


_TOWNS = PROVINCES | {"town", "city", "village", "region", "municipality", "neighbourhood", "neighborhood"}


def _there(phrases: Phrases, end: int) -> str:
    """The word for a place named before, where people are told of it: "six people died *there*"."""
    at = next((at for at in range(end, end + _NEAR_TIME) if phrases.low(at) == "there"), None)
    behind = at is not None and phrases.low(at + 1) not in AUXILIARIES and not _parted(phrases, end, at)
    return "there" if behind else ""


_INSIDE = frozenset({"in", "inside", "on", "from", "aboard"})


def _parted(phrases: Phrases, start: int, end: int) -> bool:
    """Whether another clause or another figure stands between."""
    if any(start <= other.start < end for other in phrases.counted):
        return True
    return not (CLAUSE_STARTS | {";", ","}).isdisjoint(phrases.words(start, end))


def _of_event(name: str, setting: Setting) -> bool:
    """Whether a place is the event's own, or the country around it."""
    country = country_named(name)
    own = setting.place is not None and setting.place in name
    return own or name in setting.places or (country or "") in {setting.home, setting.place}
