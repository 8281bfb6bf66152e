"""The entries of live reports and chronicles: each has a day, and maybe an hour, of its own.

"THU 8:40 p.m. …", "Friday, 12 May" on a line of its own, "14 May: …". What an entry tells is of its day, not
of the day that the page was last changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise

from index.claims.reading.dated.dates import dates_in
from index.claims.reading.parsed.grammar import MONTHS, WEEKDAYS
from index.claims.tokens import tokenise
from index.model import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live report or chronicle.

    Attributes:
        start, end: code points of the article's text, ``[start, end)``.
        day: of the entry.
        hour: of the entry, None where only the day is told.
    """

    start: int
    end: int
    day: date
    hour: time | None = None

    def moment(self, page: datetime | None) -> datetime | None:
        """When it was published, in its page's time zone; the page's own moment where no hour is told."""
        zone = page.tzinfo if page else None
        return page if self.hour is None else datetime.combine(self.day, self.hour, zone)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What a line begins with: a day, an hour or both; ``end`` is where its words begin."""

    start: int
    end: int
    line_end: int
    day: date | None
    hour: time | None

    @property
    def alone(self) -> bool:
        """Whether nothing else stands on the line: a heading for the lines that follow."""
        return self.end >= self.line_end


_WEEKDAY = rf"(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?"
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DAY = re.compile(
    rf"(?:{_WEEKDAY},?[ ])?(?:{_NUMBER}[ ]{_MONTH}|{_MONTH}[ ]{_NUMBER})(?:,?[ ]20\d\d\b)?|{_WEEKDAY}",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)\b)?[ ]?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:[ ](?:local time|(?-i:[A-Z]{2,4}\b)))?",
    re.IGNORECASE,
)
_LINE = re.compile(rf"^[^\w\n]{{0,3}}(?=\d|{_WEEKDAY}|{_MONTH})[^\n]*", re.MULTILINE | re.IGNORECASE)
_LEAD = re.compile(r"[^\w\n]{0,3}")
_BETWEEN = re.compile(r"(?:[ ,|–—-]|at\b){1,4}")
_CLOSING = re.compile(r"[ \])*]{0,4}(?:[:|–—-](?=\s|$))?[ \])*]{0,4}")
_NOON = 12


def entries_of(text: str, published: date | None) -> tuple[Entry, ...]:
    """The entries of a text in order; none in one that is no live report or chronicle.

    An entry with an hour, or under a day that is a heading, reaches to the next stamp, if the text holds
    two; a day before a colon holds for its line.
    """
    stamps = list(_stamps(text, published))
    running = [stamp for stamp in stamps if stamp.hour or stamp.alone]
    found = [Entry(s.start, s.line_end, s.day) for s in stamps if s.day and not (s.hour or s.alone)]
    if len(running) > 1:
        found += _reaching_on(running, len(text), published)
    return tuple(sorted(found, key=lambda entry: entry.start))


def entry_at(entries: Sequence[Entry], at: int) -> Entry | None:
    """The entry that a place of the text belongs to: the last that begins before it and reaches it."""
    last = bisect_right(entries, at, key=lambda entry: entry.start)
    return next((entry for entry in reversed(entries[:last]) if at < entry.end), None)


def _reaching_on(stamps: Sequence[_Stamp], end: int, published: date | None) -> Iterator[Entry]:
    """The entries from each stamp to the next; an hour without a day is of the last day told, else today."""
    day = published
    for stamp, following in pairwise([*stamps, None]):
        assert stamp is not None
        day = stamp.day or day
        if day is not None:
            yield Entry(stamp.start, following.start if following else end, day, stamp.hour)


def _stamps(text: str, published: date | None) -> Iterator[_Stamp]:
    for line in _LINE.finditer(text):
        stamp = _stamp(text, line.span(), published)
        if stamp is not None and (stamp.day is None or published is None or stamp.day <= published):
            yield stamp


def _stamp(text: str, line: tuple[int, int], published: date | None) -> _Stamp | None:
    start, end = line
    at = _after(_LEAD, text, start)
    hour, at_hour = _hour(text, at)
    day = _DAY.match(text, _after(_BETWEEN, text, at_hour) if hour else at, end)
    if day is not None:
        at_hour = max(at_hour, day.end())
        if hour is None:
            hour, behind = _hour(text, _after(_BETWEEN, text, day.end()))
            at_hour = max(at_hour, behind) if hour else at_hour
    words = _after(_CLOSING, text, at_hour)
    told = _told(text, Span(*day.span()), published) if day else None
    marked = hour is not None or words >= end or text[at_hour:words].strip() in {":", "|", "–", "—", "-"}
    if (hour is None and told is None) or not marked or (words < end and not text[words - 1].isspace()):
        return None
    return _Stamp(start, words, end, told, hour)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _hour(text: str, at: int) -> tuple[time | None, int]:
    """The hour told at a place ("8:40 p.m.", "16.05") and where it ends; no bare number is one."""
    found = _HOUR.match(text, at)
    if found is None or not (found["minute"] or found["half"]) or int(found["hour"]) > 23:  # noqa: PLR2004
        return None, at
    hour = int(found["hour"])
    if found["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if found["half"][0] in "pP" else 0)
    return time(hour, int(found["minute"] or 0)), found.end()


def _told(text: str, span: Span, published: date | None) -> date | None:
    mentions = dates_in(tokenise(text, span), published)
    return next((mention.on for mention in reversed(mentions) if mention.on), None)
