"""Bare numbers whose kind is told elsewhere: "The number now stands at 50", "bringing the total to 57"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.claims.lexicon import Form, person_noun, thing
from index.claims.model import Kind
from index.claims.reading.grammar import BE, NUMBER_NOUNS
from index.claims.reading.links import MOVING, linked_to
from index.claims.reading.model import Reading
from index.claims.reading.phrases import Counted, Phrases

_NEAR = 12
_SET = frozenset({"in all", "in total", "altogether", "so far", "overall"})


def carried(
    phrases: Phrases,
    counted: Counted,
    found: Iterable[Reading],
    before: Reading | None,
    recent: Reading | None = None,
) -> Reading | None:
    """A bare number of what the sentence, or the one before it, counted."""
    if counted.people or counted.end > counted.figure.end or not _bare(counted):
        return None
    readings = sorted(found, key=lambda reading: abs(reading.counted.start - counted.start))
    moved = _moved_from(phrases, counted, readings)
    if moved is not None:
        return moved
    if _of_people_found(phrases, counted):
        return None
    if _of_cases(phrases, counted):
        return None
    told = (_of_number, _summed, _lost, _moved, _share_of)
    if not any(rule(phrases, counted) for rule in told):
        return _compared(phrases, counted, readings) or _running(phrases, counted, readings, (recent, before))
    beside = [r for r in readings if r.kind is not Kind.MISSING]
    model = next((r for r in beside if r.counted.start < counted.start), None) or _told(phrases, counted)
    model = model or before or next(iter(beside), None)
    if model is None:
        return None
    return replace(model, counted=counted, rule="number-carried", harm=None, subset=False)


_ALIKE = 3
"""How many times larger or smaller a later count of the same toll may be."""
_SMALLEST = 10
"""Smaller bare numbers are too often something else."""


def _running(
    phrases: Phrases,
    counted: Counted,
    found: list[Reading],
    told: tuple[Reading | None, Reading | None],
) -> Reading | None:
    """A running toll that is told by its number alone: "It was 55 by noon", "Governor: 80", "then 93"."""
    low = counted.figure.low or counted.figure.high
    if not low or low < _SMALLEST or not _stands_alone(phrases, counted, found):
        return None
    for model in told:
        size = (model.counted.figure.low or model.counted.figure.high or 0) if model else 0
        if model is not None and size <= _ALIKE * low and low <= _ALIKE * size:
            return replace(model, counted=counted, rule="running-number", harm=None, subset=False)
    return None


_AFTER_SAYING = frozenset(
    "say said says put puts puts reads read made makes make became now already officially".split()
)
_GOING_ON = frozenset({",", "and", "through", "then", "or", "-", "–", "—", "to", "but", "from"})
_NUMBERED = NUMBER_NOUNS | {"it", "that", "this", "which", "we", "day", "morning", "evening", "night", "noon"}
_TAILS = frozenset(
    ". , ; ) | and or to when by in on at from as so but now again yesterday today this last the ( - – — "
    "through then was".split()
) | {""}


def _stands_alone(phrases: Phrases, counted: Counted, found: Iterable[Reading]) -> bool:
    """Whether a number is a clause's news by itself, or goes on a row of counts."""
    at = counted.start
    lead = phrases.low(at - 1)
    if phrases.low(counted.end) not in _TAILS or _hyphenated(phrases, counted):
        return False
    if at == 0 or lead in {"", ";", "|"} or lead in {"it's", "that's"}:
        return True
    if lead in BE:
        return phrases.low(at - 2) in _NUMBERED
    if lead == ":":
        return at > _LABEL and phrases.tokens[at - _LABEL].capital and _names_nothing(phrases, at - 2)
    if lead in _GOING_ON:
        return _goes_on(counted, found) or (lead == "to" and _changed(phrases, at))
    return lead in _AFTER_SAYING


_LABEL = 3
"""A label of one word before a colon ("Hotline: 110") says too little of whom it counts."""


def _names_nothing(phrases: Phrases, at: int) -> bool:
    """Whether a word is neither people nor things that the number behind it would count."""
    return person_noun(phrases.low(at)) is None and thing(phrases.low(at)) is None


def _hyphenated(phrases: Phrases, counted: Counted) -> bool:
    """Whether the number is a piece of a longer mark: a telephone number, a day's date."""
    start, end = counted.figure.start, counted.figure.end
    marks = {"-", "–", "/", ":"}
    before = phrases.low(start - 1) in marks and phrases.tokens[start - 1].end == phrases.tokens[start].start
    behind = phrases.low(end) in marks and phrases.tokens[end].start == phrases.tokens[end - 1].end
    return before or behind


def _goes_on(counted: Counted, found: Iterable[Reading]) -> bool:
    """Whether a count was read shortly before: "from 60 *through 93, 115* and 133"."""
    return any(0 <= counted.start - reading.counted.end <= _ROW for reading in found)


_ROW = 5
_CHANGE = 9


def _changed(phrases: Phrases, at: int) -> bool:
    """Whether a verb of change stands before "to": "*revised* upward again, to 115"."""
    return not _CHANGING.isdisjoint(phrases.words(at - _CHANGE, at - 1))


_CHANGING = MOVING | frozenset(
    "revised raised lifted lowered upped corrected adjusted cut updated upward upwards downward downwards "
    "raising raises revises lowers lowering brought brings bringing".split()
)


def _bare(counted: Counted) -> bool:
    """Whether the figure stands alone, or counts "lives" that no verb takes."""
    return counted.harm is None or counted.harm.is_(Form.LIVES)


_FOUND = frozenset(
    "identified discharged rescued released arrested detained freed handed saved evacuated vaccinated "
    "tested".split()
)


def _of_people_found(phrases: Phrases, counted: Counted) -> bool:
    """Whether the number is of people identified, saved or set free."""
    return not _FOUND.isdisjoint(phrases.words(counted.start - _NEAR, counted.start))


_CASES = frozenset("cases infections tests doses vaccinations arrests votes goals".split())
_FAR = 24


def _of_cases(phrases: Phrases, counted: Counted) -> bool:
    """Whether the sentence counts something else last: "2,203 new *cases*, bringing the total to 9,000"."""
    for at in range(counted.start - 1, max(-1, counted.start - _FAR), -1):
        if phrases.low(at) in _CASES or at in phrases.harm_at:
            return at not in phrases.harm_at
    return False


def _moved(phrases: Phrases, counted: Counted) -> bool:
    """As in "then the state went down to 275"."""
    lead = phrases.words(counted.start - 3, counted.start)
    return lead[1:] in (["down", "to"], ["up", "to"], ["back", "to"]) and lead[0] in _MOVING


_MOVING = frozenset("went goes gone going came come dropped fell climbed moved".split())


def _share_of(phrases: Phrases, counted: Counted) -> bool:
    """As in "88 of the *275* have names": the whole that another figure is a share of."""
    if phrases.words(counted.start - 2, counted.start) != ["of", "the"]:
        return False
    return any(other.figure.end == counted.start - 2 for other in phrases.counted)


def _lost(phrases: Phrases, counted: Counted) -> bool:
    """As in "it lost 71", where the figure ends the clause."""
    ends = phrases.low(counted.end) in {"", ".", ",", ";", "and", "in", "on", "so"}
    return phrases.low(counted.start - 1) == "lost" and ends


def _compared(phrases: Phrases, counted: Counted, readings: list[Reading]) -> Reading | None:
    """The old figure that a new one is set against: "135, *against the 105* announced earlier"."""
    lead = " ".join(phrases.words(counted.start - 2, counted.start))
    left = next((r for r in readings if r.counted.start < counted.start), None)
    if left is None or lead not in {"against the", "than the", "of the"}:
        return None
    if not {"earlier", "previously", "before", "initially", "first"} & set(
        phrases.words(counted.end, counted.end + 6)
    ):
        return None
    return replace(left, counted=counted, rule="number-carried", harm=None)


def _moved_from(phrases: Phrases, counted: Counted, readings: list[Reading]) -> Reading | None:
    """The old figure of a toll that moved: "to 36 *from 24*", "*from 24* to 36"."""
    if phrases.low(counted.start - 1) != "from" or not readings:
        return None
    nearest = readings[0]
    gap = max(counted.start - nearest.counted.end, nearest.counted.start - counted.end)
    if gap > 4 or nearest.rule not in {"number-linked", "number-carried"}:  # noqa: PLR2004 - "up from", "earlier from"
        return None
    return replace(nearest, counted=counted, rule="number-carried", harm=None)


def _of_number(phrases: Phrases, counted: Counted) -> bool:
    """Whether a noun for a number without a kind is linked to the figure: "the count rose to 57"."""
    named = phrases.words(counted.end + 1, counted.end + 4)
    if phrases.low(counted.end) in {"is", "was"} and named[:1] == ["the"] and NUMBER_NOUNS & set(named):
        return True
    link = linked_to(phrases, counted)
    if link is None:
        return False
    near = phrases.words(link - _NEAR, link + 1)
    if _of_other_things(phrases, link):
        return False
    if not NUMBER_NOUNS.isdisjoint(near):
        return phrases.low(link) != "," or not NUMBER_NOUNS.isdisjoint(near[-2:])
    return phrases.low(link - 1) == "it" and phrases.has(NUMBER_NOUNS)


def _of_other_things(phrases: Phrases, link: int) -> bool:
    """Whether the number is told to be of something else: "the number *of people in tents* fell to 85"."""
    for at in range(link, max(-1, link - _NEAR), -1):
        if phrases.low(at) in NUMBER_NOUNS:
            return phrases.low(at + 1) == "of" and at + 2 <= link
        if at in phrases.harm_at:
            return False
    return False


def _summed(phrases: Phrases, counted: Counted) -> bool:
    """As in "which makes 59 in all"."""
    after = " ".join(phrases.words(counted.end, counted.end + 2))
    if phrases.words(counted.start - 2, counted.start) in (
        ["this", "makes"],
        ["which", "makes"],
        ["that", "makes"],
    ):
        return True
    return after in _SET and phrases.low(counted.start - 1) in {"makes", "make", "making", "now", "is", "to"}


def _told(phrases: Phrases, counted: Counted) -> Reading | None:
    """What the sentence tells of without a figure: "how many were killed … the number at 12"."""
    for harm in reversed(phrases.harms):
        if harm.end <= counted.start and harm.is_(Form.DID, Form.SUFFERS, Form.NOUN, Form.TOLL):
            return Reading(counted, harm.kind, "number-carried", None)
    toll = "toll" in phrases.words(0, counted.start)
    return Reading(counted, Kind.KILLED, "number-carried", None) if toll else None
