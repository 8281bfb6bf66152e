"""The time that a question speaks of: "by 18 September", "on sept 14", "first day", "latest"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

When = Literal["on", "by", "since", "before"]
Recency = Literal["latest", "first"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d))?"
_DATE = re.compile(
    r"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|{_DAY.format('d1')}\s+(?:of\s+)?{_MONTH.format('m1')}\b{_YEAR.format('y1')}"
    rf"|{_MONTH.format('m2')}\s+{_DAY.format('d2')}\b(?!\s*(?:dead|killed|people)){_YEAR.format('y2')}"
    rf"|(?:the\s+)?(?P<d3>[0-3]?\d)(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:{'|'.join(_MONTHS)}))"
    rf"|{_MONTH.format('m4')}\s+(?P<y4>(?:19|20)\d\d)"
    rf"|(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)[\s-]+{_MONTH.format('m5')}"
    rf"{_YEAR.format('y5')}"
    rf"|(?:(?<=\bin )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bas of )){_MONTH.format('m6')}\b)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\b(?:19|20)\d\d\b")
_LEAD = re.compile(
    r"(?P<by>\b(?:by|as of|as at|up to|until|till|through)\b)|(?P<since>\b(?:since|after|from)\b)"
    r"|(?P<before>\b(?:before|prior to|ahead of)\b)",
    re.IGNORECASE,
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FILLER = re.compile(
    r"\b(?:on|by|as of|as at|at|in|of|up to|until|till|since|after|before|the)?\s*"
    rf"(?:(?:{'|'.join(_WEEKDAYS)})\s*,?\s*)?$",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:latest|last|newest|final|current|currently|most recent|up[- ]to[- ]date|so far|to date|now|"
    r"in the end|by now|total now)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|initial|initially|at first|early|earliest|first hours|to begin with|original|originally)\b",
    re.IGNORECASE,
)
_FIRST_DAY = re.compile(r"\b(?:first|opening) (?:day|night|hours|24 hours)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days that a question names, both included.

    Attributes:
        when: "on" these days, "by" the last, "since" the first, "before" the first.
        stated_year: the year stood in the question; otherwise it was taken from the articles.
    """

    first: date
    last: date
    when: When = "on"
    stated_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTime:
    """What a question says about time.

    Attributes:
        period: the days named, None where none is.
        recency: "latest" or "first" where the question says so.
        years: years that stand alone ("the 2020 war").
        rest: the question without the words of time.
        first_day: "on the first day", "in the first hours".
        spoken: the days as the question names them ("by 18 September"); "" where it names none.
    """

    period: Period | None
    recency: Recency | None
    years: frozenset[int]
    rest: str
    first_day: bool = False
    spoken: str = ""


def read_time(text: str, *, around: date | None = None, first: date | None = None) -> AskedTime:
    """Read the time a question speaks of.

    Args:
        text: the question, spelling mended.
        around: a day that tells the year where the question names none (the last day of publication).
        first: the first day of publication, for a day of the month without its month ("the 14th").
    """
    periods: list[Period] = []
    spoken: list[str] = []
    rest = text
    for match in reversed(list(_DATE.finditer(text))):
        period = _period(match, around=around, first=first)
        if period is None:
            continue
        day = period
        period, start, end = _range(day, text, match.start(), match.end())
        lead = _FILLER.search(text[:start])
        start = lead.start() if lead else start
        periods.append(_with_lead(period, text[start : match.start()]) if period == day else period)
        rest = rest[:start] + " " + rest[end:]
        spoken.insert(0, text[start:end].strip())
    years = frozenset(int(year) for year in _YEAR_ALONE.findall(rest))
    recency: Recency | None = "latest" if _LATEST.search(rest) else "first" if _FIRST.search(rest) else None
    return AskedTime(
        period=_joined(periods),
        recency=recency,
        years=years,
        rest=" ".join(rest.split()),
        first_day=bool(_FIRST_DAY.search(rest)),
        spoken=" ".join(spoken),
    )


_DAYS_TO = re.compile(
    r"\b(?:(?:between|on)\s+(?:the\s+)?(?P<one>[0-3]?\d)(?:st|nd|rd|th)?\s+and|(?:from\s+)?(?:the\s+)?(?P<day>[0-3]?\d)"
    r"(?:st|nd|rd|th)?\s*(?:to|till|until|through|[-–/]))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_TO_DAY = re.compile(r"\s*[-–/]\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b")


def _range(period: Period, text: str, start: int, end: int) -> tuple[Period, int, int]:
    """The days with those of the same month that begin or end them, and where both stand in the text.

    "between 24 and 28 July", "24-28 July", "July 24/28".
    """
    if period.first != period.last:
        return period, start, end
    ahead, behind = _DAYS_TO.search(text[:start]), _TO_DAY.match(text, end)
    if ahead and 0 < int(ahead["one"] or ahead["day"]) < period.first.day:
        first = period.first.replace(day=int(ahead["one"] or ahead["day"]))
        return replace(period, first=first), ahead.start(), end
    if behind and period.last.day < int(behind["day"]) <= monthrange(period.last.year, period.last.month)[1]:
        return replace(period, last=period.last.replace(day=int(behind["day"]))), start, behind.end()
    return period, start, end


def _joined(periods: list[Period]) -> Period | None:
    """One period over all that were named; the last named comes first in the list."""
    if not periods:
        return None
    return Period(
        first=min(period.first for period in periods),
        last=max(period.last for period in periods),
        when=periods[-1].when,
        stated_year=any(period.stated_year for period in periods),
    )


def _with_lead(period: Period, lead: str) -> Period:
    match = _LEAD.search(lead)
    when: When = "on"
    if match:
        when = "by" if match["by"] else "since" if match["since"] else "before"
    return Period(first=period.first, last=period.last, when=when, stated_year=period.stated_year)


def _period(match: re.Match[str], *, around: date | None, first: date | None) -> Period | None:
    """The days of one match; None where there is no such day."""
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return Period(first=day, last=day, stated_year=True)
        year_text = match["y1"] or match["y2"] or match["y4"] or match["y5"]
        month_text = match["m1"] or match["m2"] or match["m4"] or match["m5"] or match["m6"]
        day_text = match["d1"] or match["d2"] or match["d3"]
        year = int(year_text) if year_text else (first or around or date.min).year
        if month_text is None:
            return _day_of_month(int(day_text), first=first, around=around)
        month = _MONTHS.index(month_text[:3].lower()) + 1
        if year == date.min.year:
            return None
        if day_text is None:
            first_day, last_day = _days_of(year, month, part=match["part"])
            return Period(first=first_day, last=last_day, stated_year=bool(year_text))
        day = date(year, month, int(day_text))
        return Period(first=day, last=day, stated_year=bool(year_text))
    except ValueError:
        return None


_TENTH, _TWENTIETH = 10, 20
"""A month is early up to the tenth, in its middle up to the twentieth, then late."""


def _days_of(year: int, month: int, *, part: str | None) -> tuple[date, date]:
    """The first and last day of a month, or of the part of it that is named."""
    end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    named = (part or "").lower()
    if named.startswith("early") or "beginning" in named or "start" in named:
        return date(year, month, 1), date(year, month, _TENTH)
    if named.startswith("mid") or "middle" in named:
        return date(year, month, _TENTH + 1), date(year, month, _TWENTIETH)
    if named:
        return date(year, month, _TWENTIETH + 1), end
    return date(year, month, 1), end


def _day_of_month(number: int, *, first: date | None, around: date | None) -> Period | None:
    """The first such day not before the first day of publication ("the 14th")."""
    if first is None or not 1 <= number <= 31:  # noqa: PLR2004 - the longest month
        return None
    for ahead in range(62):
        day = first + timedelta(days=ahead)
        if day.day == number and (around is None or day <= around + timedelta(days=31)):
            return Period(first=day, last=day)
    return None
