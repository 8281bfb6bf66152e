"""Parts that only the rest of the article tells: "three teachers died" beside "the toll rose to 40".

A figure that its own sentence leaves a total may still be a part: of a place, of a group of people, of a
night, or of one incident. What tells it is the larger figure that the same article gives for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.claims.authority import names_side, plain
from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind, Part, Scope
from index.claims.reading.grammar import CLAUSE_STARTS, MONTHS, WEEKDAYS, phrase_set
from index.claims.reading.model import Reading
from index.claims.reading.phrases import Phrases
from index.claims.reading.places import country_named
from index.claims.reading.setting import Setting, place_names
from index.model import Span

_FAR_ABOVE = 20
"""How many times larger a whole is than what one incident adds to it."""

_DEADLY = frozenset({Kind.KILLED, Kind.CASUALTIES})
_HARMED = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})

_EVERYBODY = frozenset(
    "people persons person victims civilians lives souls bodies residents citizens inhabitants individuals "
    "others passengers casualties".split()
)
_SOME = frozenset(
    "children child kids kid minors infants babies toddlers newborns boys girls boy girl students student "
    "pupils pupil schoolchildren teenagers teens youths women adults teachers teacher siblings brothers "
    "sisters relatives parents couple twins members firefighters rescuers paramedics medics doctors nurses "
    "journalists reporters photographers officers policemen police deputies foreigners nationals tourists "
    "employees staff volunteers workers pensioners grandparents elderly monks nuns priests crew pilots "
    "lifeguards peacekeepers responders pedestrians motorists drivers".split()
)
"""Nouns for one group of people out of all whom a disaster or an attack strikes."""

_BESIDE = frozenset({"also", "too", "separately", "elsewhere"})
_FACILITIES = frozenset("hospital hospitals clinic clinics morgue morgues mortuary infirmary ward".split())
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
        alone: what they are told to be of only ("in *Eastmark* alone"), in lower case; "" where not told.
        received: a hospital or morgue counts whom it received.
        beside: they are told of beside others ("also", "elsewhere").
        spell: they are those of a night or a day ("in the last 24 hours").
        recap: the sentence looks back ("weeks after", "earlier this month").
        was: it is what a count *was* at some time ("it was 55 last night", "later cut to 97").
    """

    noun: str = ""
    place: str = ""
    alone: str = ""
    received: bool = False
    beside: bool = False
    spell: bool = False
    recap: bool = False
    was: bool = False


NOT_NARROWED = Narrowing()
Narrowings = Mapping[tuple[Span, Kind], Narrowing]
"""By the span of the figure and its kind, which tell the claims of one article apart."""


def narrowing_of(phrases: Phrases, reading: Reading, setting: Setting) -> Narrowing:
    """What the sentence of a figure says that may set its people apart."""
    counted = reading.counted
    around = range(max(0, counted.start - _CLAUSE), min(len(phrases.tokens), counted.end + _CLAUSE))
    nouns = [word for word in phrases.words(counted.figure.end, counted.end) if person_noun(word)]
    return Narrowing(
        noun=nouns[-1] if nouns else "",
        place=_place(phrases, reading, setting),
        alone=_alone(phrases, around),
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
    return not (_TIMES.isdisjoint(near) and _CHANGED.isdisjoint(before))


_CHANGED = frozenset("cut lowered reduced revised corrected".split())
_NEAR_TIME = 6
_TIMES = frozenset(
    "dawn morning mid-morning noon midday afternoon evening midnight night yesterday when then before "
    "earlier ago".split()
) | frozenset({*WEEKDAYS, *MONTHS} - {"may", "sun", "sat"})


def _alone(phrases: Phrases, around: range) -> str:
    """The name or noun before "alone"; people who "died alone" are none."""
    for at in around:
        before = phrases.tokens[at - 1] if at else None
        if phrases.low(at) == "alone" and before and (before.capital or before.low in _DIVISIONS):
            return before.low
    return ""


_DIVISIONS = frozenset(
    "city town village province region state district county country capital hospital camp island family "
    "brigade unit battalion company".split()
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
    return any(
        phrases.low(at) in firsts and tuple(phrases.words(at, at + length)) in known
        for at in places
        for length in _LENGTHS
    )


def _place(phrases: Phrases, reading: Reading, setting: Setting) -> str:
    """A place named for the people counted, behind them in their clause or at the sentence's head."""
    start, end = reading.counted.start, reading.counted.end
    for place in place_names(phrases):
        ahead = place.end <= start and phrases.low(place.end) == ","
        behind = place.start >= end and not _parted(phrases, end, place.start)
        if (ahead or behind) and not _of_event(place.name, setting):
            return place.name
    return _room(phrases, start, end)


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


_INSIDE = frozenset({"in", "inside", "on", "from", "aboard"})


def _parted(phrases: Phrases, start: int, end: int) -> bool:
    """Whether another clause or another figure stands between."""
    if any(start <= other.start < end for other in phrases.counted):
        return True
    return not (CLAUSE_STARTS | {";", ","}).isdisjoint(phrases.words(start, end))


def _of_event(name: str, setting: Setting) -> bool:
    """Whether a place is the event's own, or the country around it."""
    country = country_named(name)
    return name in setting.places or name == setting.place or (country or "") in {setting.home, setting.place}


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what its sentence says to narrow it."""

    claim: Claim
    narrowing: Narrowing

    @property
    def number(self) -> int:
        """The number it is known by; 0 for words."""
        return self.claim.low or self.claim.high or 0


def parts_beside_wholes(claims: Sequence[Claim], narrowings: Narrowings, *, at_war: bool) -> list[Claim]:
    """The claims of an article, with those marked as parts that its larger figures show to be such.

    Args:
        claims: all of one article, in the order of the text.
        narrowings: what their own sentences say.
        at_war: the article is about a conflict of two sides, where incidents add to the toll.
    """
    told = [_Told(claim, narrowings.get((claim.figure_span, claim.kind), NOT_NARROWED)) for claim in claims]
    for before, at in zip(told, range(1, len(told)), strict=False):
        if before.narrowing.was and _goes_on(before.claim, told[at].claim):
            told[at] = _Told(told[at].claim, replace(told[at].narrowing, was=True))
    standing = [one for one in told if _stands(one.claim)]
    parts = {id(one.claim): _part(one, standing, at_war=at_war) for one in standing}
    return [replace(claim, part=parts.get(id(claim), claim.part)) for claim in claims]


_RUNNING = frozenset({"running-number", "shared-verb-before", "number-carried"})


def _goes_on(before: Claim, claim: Claim) -> bool:
    """Whether a figure goes on a series: "the toll was 17 at dawn *and 32 at noon*"."""
    return (
        before.sentence_span == claim.sentence_span and before.kind is claim.kind and claim.rule in _RUNNING
    )


def _stands(claim: Claim) -> bool:
    return claim.part is Part.TOTAL and claim.scope is Scope.EVENT


def _part(told: _Told, standing: Sequence[_Told], *, at_war: bool) -> Part:
    """How a figure relates to the whole, going by the figures that stand beside it."""
    if _one_of_several(told):
        return Part.SUBSET
    if told.claim.kind not in _HARMED or not told.number:
        return Part.TOTAL
    larger = [other for other in standing if other.number > told.number]
    wholes = [other for other in larger if _may_hold(other.claim, told.claim)]
    if told.claim.rule == "one-person" and (part := _of_one_person(told, standing)) is not Part.TOTAL:
        return part
    if told.narrowing.was and any(not whole.narrowing.was for whole in wholes):
        return Part.SUPERSEDED
    if any(_added_since(told, whole) for whole in wholes) or any(_told_anew(told, other) for other in larger):
        return Part.INCREMENT
    if any(_within(told, whole) for whole in wholes):
        return Part.SUBSET
    if any(_far_above(whole, told) for whole in wholes):
        return Part.INCREMENT if at_war else Part.SUBSET
    return Part.TOTAL


def _one_of_several(told: _Told) -> bool:
    """Whether the sentence itself says that others are counted elsewhere: "in Eastmark alone"."""
    side, alone = told.claim.side, told.narrowing.alone
    if alone and not (side and names_side(plain(alone), side)):
        return True
    return told.narrowing.received and told.claim.rule == "bodies-found"


def _may_hold(whole: Claim, part: Claim) -> bool:
    """Whether the people of one claim may be among those of the other: one kind, one side, one speaker's."""
    if part.kind is not whole.kind or part.side != whole.side or part.claimant_side != whole.claimant_side:
        return False
    return not (part.civilian is True and whole.civilian is False)


def _of_one_person(told: _Told, standing: Sequence[_Told]) -> Part:
    """One person told of is a part of the larger total that the same article gives."""
    kinds = {told.claim.kind, Kind.CASUALTIES}
    alike = [other.claim for other in standing if other.claim.kind in kinds and other.number > 1]
    here = [other for other in alike if other.sentence_span == told.claim.sentence_span]
    if any(other.rule == "number-linked" for other in here):
        return Part.INCREMENT
    return Part.SUBSET if alike else Part.TOTAL


def _added_since(told: _Told, whole: _Told) -> bool:
    """Whether a figure is what a night or a day added to the whole."""
    return told.narrowing.spell and told.claim.sentence_span != whole.claim.sentence_span


def _told_anew(told: _Told, other: _Told) -> bool:
    """Whether a small figure is the news, beside the far greater toll that an article looks back on."""
    looks_back = other.narrowing.recap and not told.narrowing.recap and other.claim.kind in _DEADLY
    return looks_back and _after(other, told) and other.number >= _FAR_ABOVE * told.number


def _within(told: _Told, whole: _Told) -> bool:
    """Whether a figure counts a group or a place within the whole."""
    narrowed, wider = told.narrowing, whole.narrowing
    if narrowed.received or (narrowed.noun in _SOME and (wider.noun in _EVERYBODY or not wider.noun)):
        return True
    placed = narrowed.place and narrowed.place != wider.place
    return _after(told, whole) and (narrowed.beside or bool(placed))


def _far_above(whole: _Told, told: _Told) -> bool:
    """Whether an exact figure is that of one incident, so small is it beside the whole."""
    exact = told.claim.low is not None and told.claim.low == told.claim.high
    apart = told.claim.sentence_span != whole.claim.sentence_span
    return exact and apart and whole.number >= _FAR_ABOVE * told.number > 0


def _after(told: _Told, other: _Told) -> bool:
    """Whether the one is told in a later sentence than the other."""
    return told.claim.sentence_span.start > other.claim.sentence_span.start
