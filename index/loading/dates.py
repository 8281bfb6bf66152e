"""Days and moments as articles and pages write them. What is ambiguous is no date: nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_UNKNOWN = frozenset({"", "unknown", "n/a", "na", "none", "null", "-", "~", "undated"})
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b",
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"\b(?P<year>(?:19|20)\d\d)[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\b",
    )
)
_NUMERIC = re.compile(rf"\b(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark){_YEAR}\b")
_EARLIEST_YEAR = 1600
"""The first newspapers are of 1605."""
_LATEST_YEAR = 2200
_HOUR_ONLY = re.compile(r"(T\d\d:?\d\d(?::?\d\d)?)\s*Z$", re.IGNORECASE)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, where it was told, the hour (aware or, where no zone is given, naive)."""

    day: date
    at: datetime | None = None


def parse_stated(value: str) -> Moment | None:
    """What a metadata field states: ISO 8601, or a day written out; ``None`` where it states nothing.

    A year or a month alone states no day.

    Raises:
        ValueError: if it is no date, or an impossible one.
    """
    stated = value.strip()
    if stated.casefold() in _UNKNOWN or re.fullmatch(r"\d{4}(-\d\d)?", stated):
        return None
    try:
        return _in_our_time(_iso(stated))
    except ValueError:
        found = find_day(stated)
        if found is None:
            raise
        return Moment(found)


def _in_our_time(moment: Moment) -> Moment:
    """The moment itself; years such as 0001 and 9999 stand for "none" in many systems.

    Raises:
        ValueError: if nothing can have been published then.
    """
    if not _EARLIEST_YEAR <= moment.day.year <= _LATEST_YEAR:
        raise ValueError(f"nothing was published in the year {moment.day.year}")
    return moment


def _iso(stated: str) -> Moment:
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", stated):
        return Moment(date.fromisoformat(stated))
    at = datetime.fromisoformat(_HOUR_ONLY.sub(r"\1+00:00", stated))
    return Moment(at.date(), at)


def find_day(text: str) -> date | None:
    """The first day written with its year in ``text``; ``None`` where there is none or it is ambiguous.

    ``03/04/2022`` is ambiguous, ``14/03/2022`` is not; with full stops the day comes first everywhere.
    """
    found = _first(text)
    if found is None:
        return None
    if found.re is _NUMERIC:
        return _numeric_day(found)
    month = _MONTHS.get(found["month"].casefold()) or int(found["month"])
    return _possible(int(found["year"]), month, int(found["day"]))


def without_day(text: str, *, mark: str = " ") -> str:
    """The text with the first day in it, as :func:`find_day` sees it, replaced by ``mark``."""
    found = _first(text)
    return text if found is None else text[: found.start()] + mark + text[found.end() :]


def _first(text: str) -> re.Match[str] | None:
    found = [match for pattern in (*_WRITTEN, _NUMERIC) if (match := pattern.search(text))]
    return min(found, key=re.Match.start, default=None)


def _numeric_day(found: re.Match[str]) -> date | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if found["mark"] == "." or first > _MONTHS_A_YEAR or first == second:
        return _possible(year, second, first)
    return _possible(year, first, second) if second > _MONTHS_A_YEAR else None


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
