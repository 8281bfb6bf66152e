"""A running toll that is told by its number alone: "It was 55 by noon", "Governor: 80", "then 93".

Live reports and chronicles name the matter once and then only count. What keeps other numbers out is
that a later count of the same toll is of like size, and that nothing beside the number says what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.claims.lexicon import Thing, person_noun, thing
from index.claims.reading.parsed.grammar import BE, MONTHS, NUMBER_NOUNS, WEEKDAYS
from index.claims.reading.parsed.links import MOVING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

_ALIKE = 4
"""How many times larger or smaller a later count of the same toll may be."""
_LONGEST_ROW = 24
"""A sentence of more numbers is a table of something."""
_SMALLEST = 10
"""Smaller bare numbers are too often something else."""


def running(
    phrases: Phrases, counted: Counted, found: Sequence[Reading], told: Sequence[Reading | None]
) -> Reading | None:
    """The reading of a bare number that goes on a toll, None where nothing says that it does.

    Args:
        phrases: the sentence.
        counted: the number.
        found: what was read in the sentence, the nearest first.
        told: readings of the sentences before, the one to prefer first.
    """
    if counted.figure.more and _added(phrases, counted):
        model = next((model for model in (*found, *told) if model is not None), None)
        return replace(model, counted=counted, rule="running-number", harm=None) if model else None
    if len(phrases.counted) > _LONGEST_ROW:
        return None
    low = counted.figure.low or counted.figure.high
    if not low or low < _SMALLEST or not _stands_alone(phrases, counted, found):
        return None
    left = [reading for reading in found if reading.counted.start < counted.start]
    for model in (*left, *told):
        if model is not None and alike(low, model):
            return replace(model, counted=counted, rule="running-number", harm=None, subset=False)
    return None


def _added(phrases: Phrases, counted: Counted) -> bool:
    """Whether a clause only adds to a toll: "County: *two more*, so 55 in all"."""
    lead, tail = phrases.low(counted.start - 1), phrases.low(counted.end)
    return lead in {"", ":", ";", "|"} and tail in {".", ",", ";", "", "overnight", "today", "now"}


def alike(number: int, model: Reading) -> bool:
    """Whether a number is of the size of a count told before, so that it may be a later count of the same.

    Any number may be the one that was asked for.
    """
    figure = model.counted.figure
    size = figure.low or figure.high
    if size is None and model.rule == "number-asked":
        return True
    size = size or 0
    return size <= _ALIKE * number and number <= _ALIKE * size


_AFTER_SAYING = frozenset(
    "say said says put puts reads read makes make became officially admits admitted admit registered "
    "recorded counted counts concedes conceded concede acknowledged acknowledges documented reports reported "
    "announced confirmed confirms gives gave cites cited lists listed tallied verified".split()
)
_GOING_ON = frozenset({",", "and", "through", "then", "or", "-", "–", "—", "to", "but", "from"})
_NUMBERED = NUMBER_NOUNS | {"it", "that", "this", "which", "we", "day", "morning", "evening", "night", "noon"}
_STANDING = frozenset(
    "put puts putting stood stands stopped stuck remained remains held holds it even now still again".split()
)
_LISTS = frozenset({"list", "lists", "names", "total", "toll", "tally", "peak", "figure", "number", "count"})
_SPEAKING = frozenset("speaking spoke speaks speak talk talks talked talking told tells".split())
_TAILS = frozenset(
    ". , ; ) | and or to when by in on at from as so but now again yesterday today this last the ( - – — "
    "through then was down up just early late within since after before over".split()
) | {""}


def _stands_alone(phrases: Phrases, counted: Counted, found: Sequence[Reading]) -> bool:
    """Whether a number is a clause's news by itself, or goes on a row of counts."""
    at = counted.start
    lead = phrases.low(at - 1)
    later = phrases.low(counted.end) == "a" and thing(phrases.low(counted.end + 1)) is Thing.TIME
    if not (later or phrases.low(counted.end) in _TAILS) or _hyphenated(phrases, counted):
        return False
    if at == 0 or lead in {"", "|"}:
        return phrases.low(counted.end) in {".", ",", "by", "now", "|"}
    if lead in {"it's", "that's"}:
        return True
    if lead in BE:
        counted_things = phrases.low(at - 2) in NUMBER_NOUNS and thing(phrases.low(at - 3)) is not None
        return phrases.low(at - 2) in _NUMBERED and not counted_things
    if lead == ":":
        return _speaks(phrases, at - 1)
    if lead == "at":
        return phrases.low(at - 2) in _STANDING
    if _dated(phrases, counted):
        return True
    if lead == "of":
        return phrases.low(at - 2) in _LISTS | _SPEAKING
    if lead in {"to", "from"} and _changed(phrases, at):
        return True
    return _goes_on(phrases, counted, found) if lead in _GOING_ON else lead in _AFTER_SAYING


_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _dated(phrases: Phrases, counted: Counted) -> bool:
    """Whether a day stands right before a number: "on 3 May 12, *on 5 May 19*, *on the 7th of 24*"."""
    at = counted.start - (phrases.low(counted.start - 1) == "of")
    number = counted.figure.low or 0
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        return False
    lead, before = phrases.low(at - 1), phrases.low(at - 2)
    weekday = lead in WEEKDAYS and phrases.tokens[at - 1].capital
    day_month = lead in MONTHS and before.isdecimal()
    month_day = before in MONTHS and lead.isdecimal() and len(lead) <= 2  # noqa: PLR2004
    return weekday or day_month or month_day or (before == "the" and bool(_ORDINAL.fullmatch(lead)))


_LABEL = 3
"""A label of one word before a colon ("Hotline: 110") says too little of whom it counts."""


def _speaks(phrases: Phrases, colon: int) -> bool:
    """Whether a name stands before the colon, and no noun that the number would count: "Rana Khan: 93"."""
    start, last = max(0, colon - _LABEL), phrases.low(colon - 1)
    named = any(token.capital for token in phrases.tokens[start:colon])
    return colon > 1 and named and person_noun(last) is None and thing(last) is None


def _hyphenated(phrases: Phrases, counted: Counted) -> bool:
    """Whether the number is a piece of a longer mark: a telephone number, a day's date."""
    start, end = counted.figure.start, counted.figure.end
    marks = {"-", "–", "/", ":"}
    before = phrases.low(start - 1) in marks and phrases.tokens[start - 1].end == phrases.tokens[start].start
    behind = phrases.low(end) in marks and phrases.tokens[end].start == phrases.tokens[end - 1].end
    return before or behind


def _goes_on(phrases: Phrases, counted: Counted, found: Sequence[Reading]) -> bool:
    """Whether the number before it was read as a count, too: "from 60 *through 93, 115* and 133"."""
    last = next((c for c in reversed(phrases.counted) if c.start < counted.start), None)
    near = last is not None and counted.start - last.end <= _ROW
    return near and any(reading.counted.start == last.start for reading in found if last)


_ROW = 5
_CHANGE = 15


def _changed(phrases: Phrases, at: int) -> bool:
    """Whether a count is said to change: "*revised* upward, to 115", "*raised* the count twice, to 89"."""
    if ("number", "of") in pairwise(phrases.lows) or ("numbers", "of") in pairwise(phrases.lows):
        return False
    for back in range(at - 2, max(-1, at - _CHANGE), -1):
        word = phrases.low(back)
        if word in _CHANGING:
            return True
        if word.isalpha() and word not in _UNCHANGED and not phrases.tokens[back].capital:
            return False
    return False


_CHANGING = MOVING | frozenset(
    "revised raised lifted lowered upped corrected adjusted updated raising raises revises lowers lowering "
    "brought brings bringing going rising climbing jumping".split()
)
_UNCHANGED = NUMBER_NOUNS | frozenset(
    "up down upward upwards downward downwards again it this that from twice once more further sharply on to "
    "then through and also the its their in by afternoon morning evening night noon".split()
)
