"""Which day a figure describes: dates, weekdays and "yesterday", taken from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.grammar import MONTHS, WEEKDAYS
from index.claims.tokens import Token

_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "overnight": 0}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_AHEAD_DAYS = 1
"""A weekday named by an article may lie one day ahead: pages are updated past their date."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, month or year named in a sentence.

    Attributes:
        start, end: tokens, ``[start, end)``.
        year, month, day: what is named or follows; day None for a month, month None for a year.
        relative: it was told from the day of publication (a weekday, "yesterday").
        yearless: no year is named.
    """

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None
    relative: bool = False
    yearless: bool = False

    @property
    def on(self) -> date | None:
        """The day, None where only a month or year is named or no such day exists."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def dates_in(
    tokens: tuple[Token, ...], published: date | None, *, begun: int | None = None
) -> tuple[DateMention, ...]:
    """The dates named in a sentence, in order, weekdays and yearless days resolved from ``published``.

    Args:
        tokens: of the sentence.
        published: the article's day, None if unknown.
        begun: the year of its event, None if unknown: where it looks back, yearless days are of that year.
    """
    found: list[DateMention] = []
    at = 0
    while at < len(tokens):
        mention = _date_at(tokens, at, found, published)
        if mention is not None:
            found.append(_of_event(mention, published, begun) if begun else mention)
        at = mention.end if mention else at + 1
    return tuple(found)


def _date_at(
    tokens: tuple[Token, ...], at: int, found: list[DateMention], published: date | None
) -> DateMention | None:
    """The date that begins at a token; only kinds of date that such a word may begin are tried."""
    token = tokens[at]
    if token.numeric:
        named = _month_at(tokens, at, published) or _year_at(tokens, at)
        return named or _ordinal_at(tokens, at, found, published)
    if not token.capital and token.low not in _OPENINGS:
        return None
    named = _month_at(tokens, at, published) if token.capital and token.low in MONTHS else None
    return named or _relative_at(tokens, at, published) or _step_at(tokens, at, found, published)


_LOOKING_BACK = timedelta(days=60)
"""A yearless day this long before publication is one of the event's year, where that was another year."""


def _of_event(mention: DateMention, published: date | None, begun: int) -> DateMention:
    if not mention.yearless or published is None or mention.year <= begun:
        return mention
    told = mention.on or date(mention.year, mention.month or 1, 1)
    return replace(mention, year=begun) if published - told > _LOOKING_BACK else mention


def _month_at(tokens: tuple[Token, ...], at: int, published: date | None) -> DateMention | None:
    """As in "14 September 2022", "Sept. 14", "24th September", "April of last year", "in April 2021"."""
    day, place = _day_number(tokens, at), at
    if day is not None:
        place = at + 1 + (_low(tokens, at + 1) == "of")
    month = MONTHS.get(_low(tokens, place))
    if month is None or not tokens[place].capital:
        return None
    end = place + 1 + (_low(tokens, place + 1) == "." and _day_number(tokens, place + 2) is not None)
    if day is None and (day := _day_number(tokens, end)) is not None:
        end += 1
    end += _low(tokens, end) == "," and _year_number(tokens, end + 1) is not None
    year = _year_number(tokens, end)
    if year is not None:
        return DateMention(at, end + 1, year, month, day)
    if _low(tokens, place) == "may" and day is None:
        return None
    if published is None:
        return None
    if [_low(tokens, end + ahead) for ahead in range(3)] == ["of", "last", "year"]:
        return DateMention(at, end + 3, published.year - 1, month, day)
    return DateMention(at, end, _nearest_year(month, day, published), month, day, yearless=True)


def _nearest_year(month: int, day: int | None, published: date) -> int:
    """The year that puts a yearless day at or before publication, a week ahead at most."""
    try:
        ahead = date(published.year, month, day or 1) - published
    except ValueError:
        return published.year
    return published.year - 1 if ahead > timedelta(days=60) else published.year


def _day_number(tokens: tuple[Token, ...], at: int) -> int | None:
    word = _low(tokens, at)
    if not word[:1].isdecimal():
        return None
    word = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", word)
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None  # noqa: PLR2004


def _year_number(tokens: tuple[Token, ...], at: int) -> int | None:
    word = _low(tokens, at)
    return int(word) if re.fullmatch(r"(?:1[5-9]|20)\d\d", word) else None


_YEAR_LEADS = frozenset(
    "in for since of by after during until from early late mid the and between to".split()
)


def _year_at(tokens: tuple[Token, ...], at: int) -> DateMention | None:
    iso = _ISO.fullmatch("".join(_low(tokens, place) for place in range(at, at + 5)))
    if iso:
        return DateMention(at, at + 5, int(iso[1]), int(iso[2]), int(iso[3]))
    year = _year_number(tokens, at)
    if year is None:
        return None
    if at == 0 and len(tokens) > 1 and tokens[1].text.isalpha() and person_noun(tokens[1].low) is None:
        return DateMention(at, at + 1, year)
    if _low(tokens, at - 1) in {",", "("} and _low(tokens, at + 1) in {":", ")", "("}:
        return DateMention(at, at + 1, year)
    if _low(tokens, at - 1) in _YEAR_LEADS or _low(tokens, at + 1) in {
        "war",
        "conflict",
        "earthquake",
        "attack",
    }:
        return DateMention(at, at + 1, year)
    return None


_NUMBERED_DAYS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_STEPS: dict[tuple[str, ...], int] = {
    ("the", "day", "before"): -1,
    ("a", "day", "before"): -1,
    ("the", "previous", "day"): -1,
    ("the", "evening", "before"): -1,
    ("the", "night", "before"): -1,
    ("last", "night"): -1,
    ("the", "next", "day"): 1,
    ("the", "following", "day"): 1,
    ("the", "day", "after"): 1,
    **{
        (word, "days" if days > 1 else "day", turned): days * sign
        for word, days in _NUMBERED_DAYS.items()
        for turned, sign in (("before", -1), ("earlier", -1), ("ago", -1), ("later", 1), ("after", 1))
        if days > 1 or turned != "before"
    },
}
_STEP_FIRSTS = frozenset(words[0] for words in _STEPS)
_FROM_TODAY = frozenset({"ago", "night"})
_OPENINGS = frozenset(_RELATIVE) | _STEP_FIRSTS
_STEP_TO = frozenset({"that", "yesterday", "the", "a", "an", "his", "her", "its", "their"})
"""Behind "the day before" these tell from which day it is counted."""


def _step_at(
    tokens: tuple[Token, ...], at: int, found: list[DateMention], published: date | None
) -> DateMention | None:
    """As in "the day before", "two days later", "last night": from the day named before, else today."""
    if published is None or tokens[at].low not in _STEP_FIRSTS:
        return None
    for length in (2, 3):
        phrase = tuple(_low(tokens, place) for place in range(at, at + length))
        step = _STEPS.get(phrase)
        if step is None or not _steps_alone(tokens, at + length, after=phrase[-1] == "after"):
            continue
        named = found[-1].on if found and phrase[-1] not in _FROM_TODAY else None
        if named is None and step > 0:
            return None
        day = (named or published) + timedelta(days=step)
        return DateMention(at, at + length, day.year, day.month, day.day, relative=True)
    return None


def _steps_alone(tokens: tuple[Token, ...], at: int, *, after: bool) -> bool:
    """Whether nothing follows at token ``at`` that tells from which other day is counted."""
    if after:  # "a day after that", but not "a day after 12 had died"
        return at >= len(tokens) or tokens[at].mark or tokens[at].low == "that"
    return _low(tokens, at) not in _STEP_TO


_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def _ordinal_at(
    tokens: tuple[Token, ...], at: int, found: list[DateMention], published: date | None
) -> DateMention | None:
    """A day without its month: "by *the 14th* it had …", of the month named before or the last such day."""
    told = _ORDINAL.fullmatch(_low(tokens, at))
    if told is None or _low(tokens, at - 1) not in {"the", "of", "on"} or not _ends_date(tokens, at + 1):
        return None
    day = int(told[1])
    if found and found[-1].month is not None:
        return DateMention(at, at + 1, found[-1].year, found[-1].month, day)
    if published is None:
        return None
    month = published if day <= published.day + _AHEAD_DAYS else published.replace(day=1) - timedelta(days=1)
    return DateMention(at, at + 1, month.year, month.month, day)


def _ends_date(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether no noun follows that an ordinal would count: "the 14th *floor*"."""
    return (
        at >= len(tokens)
        or tokens[at].mark
        or tokens[at].numeric
        or _low(tokens, at) in {"it", "he", "she", "they", "and", "the"}
    )


def _relative_at(tokens: tuple[Token, ...], at: int, published: date | None) -> DateMention | None:
    if published is None:
        return None
    word = _low(tokens, at).removesuffix("'s")
    if word in _RELATIVE:
        day = published + timedelta(days=_RELATIVE[word])
    elif word in WEEKDAYS and tokens[at].capital:
        back = (published.weekday() - WEEKDAYS[word]) % 7
        if back >= 7 - _AHEAD_DAYS:
            back -= 7
        day = published - timedelta(days=back)
    else:
        return None
    return DateMention(at, at + 1, day.year, day.month, day.day, relative=True)


def _low(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""
