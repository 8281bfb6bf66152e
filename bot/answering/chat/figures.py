"""The figures and dates of a sentence, so that those of a statement can be looked for in its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from index.claims.numbers import VAGUE, number_at
from index.claims.tokens import Token, tokenise
from index.model import Span

Bound = Literal["none", "at least", "at most", "about"]

MONTHS: Final = {
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
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_NO_SCALE = r"(?!\s+(?:hundred|thousand|million|billion)\b)"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b(?![.,:]?\d))?" + _NO_SCALE
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month_number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}",
        rf"\b{_MONTH}\s+{_DAY}\b(?![:.,]?\d){_YEAR}",
        rf"\b{_MONTH}\s+(?P<year>(?:19|20)\d\d)\b(?![.,:]?\d){_NO_SCALE}",
    )
)
_MONTH_ALONE = re.compile(
    r"\b(?P<month>January|Jan|February|Feb|March|April|Apr|May|June|Jun|July|Jul|August|Aug|September|Sept|Sep|"
    r"October|Oct|November|Nov|December|Dec)\b"
)
_COUNTING_WORDS: Final = frozenset(
    "once twice thrice half halved double doubled triple tripled quarter quarters third thirds fourth fifth "
    "sixth seventh eighth ninth tenth first second both pair couple dozen score percentage majority "
    "decade decades century centuries".split()
)
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at least",
        re.compile(
            r"\b(?:at least|(?<!no )more than|over|no (?:fewer|less) than|upwards? of|above|exceed\w*|"
            r"minimum of)$"
        ),
    ),
    (
        "at most",
        re.compile(
            r"\b(?:at most|up to|as many as|(?<!no )(?:fewer|less) than|no more than|under|below|maximum of|"
            r"nearly|almost|close to)$"
        ),
    ),
    (
        "about",
        re.compile(r"\b(?:about|around|roughly|some|approximately|approx|circa|an? estimated|estimated)$"),
    ),
)
_BOUND_REACH_CHARS: Final = 30
_LAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as it is told."""

    year: int | None
    month: int
    day: int | None

    def tells(self, other: Date) -> bool:
        """Whether this date tells all that ``other`` does, and the same."""
        return (
            self.month == other.month
            and (other.day is None or other.day == self.day)
            and (other.year is None or other.year == self.year)
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, share, time or year in a sentence.

    Attributes:
        value: what makes it the same as another: the number; or the words, where they are no whole number.
        high: the upper end of a range; else the same as ``value``.
        bound: the words before it.
        span: its place in the sentence.
        unit: what stands close behind and changes the meaning: "%", or the word after a bare year.
    """

    value: int | str
    high: int | str
    bound: Bound
    span: Span
    unit: str = ""

    @property
    def key(self) -> tuple[int | str, int | str, str]:
        """Two figures with the same key say the same number."""
        return self.value, self.high, self.unit


def dates_in(text: str) -> tuple[tuple[Date, Span], ...]:
    """The dates with at least a month, longest reading first come."""
    found: list[tuple[Date, Span]] = []
    for pattern in (*_DATES, _MONTH_ALONE):
        for match in pattern.finditer(text):
            span = Span(*match.span())
            if not any(span.overlaps(taken) for _, taken in found):
                found.append((_date(match), span))
    return tuple(sorted(found, key=lambda pair: pair[1]))


def figures_in(text: str) -> tuple[Figure, ...]:
    """Every figure outside the dates, in order: digits, number words, vague quantities, counting words."""
    taken = [span for _, span in dates_in(text)]
    tokens = tuple(
        token
        for token in tokenise(text, Span(0, len(text)))
        if not any(span.overlaps(Span(token.start, token.end)) for span in taken)
    )
    return tuple(_figures(text, tokens))


def _figures(text: str, tokens: tuple[Token, ...]) -> Iterator[Figure]:
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        token = tokens[at]
        if number is not None:
            span = Span(token.start, tokens[number.end - 1].end)
            low: int | str = number.vague if number.low is None else number.low
            high: int | str = number.vague if number.high is None else number.high
            at = number.end
            yield Figure(low, high, _bound_before(text, span), span, _unit(text, span))
            continue
        if token.numeric or token.low in _COUNTING_WORDS or token.low in VAGUE or _holds_number(token):
            span = Span(token.start, token.end)
            yield Figure(token.low, token.low, _bound_before(text, span), span, _unit(text, span))
        at += 1


def _holds_number(token: Token) -> bool:
    """Whether a word with a hyphen begins with a number ("two-week") or holds a digit ("F-16")."""
    if any(char.isdigit() for char in token.text):
        return True
    head, hyphen, _ = token.low.partition("-")
    tokens = tokenise(head, Span(0, len(head))) if hyphen else ()
    return bool(tokens) and number_at(tokens, 0) is not None


def _unit(text: str, span: Span) -> str:
    behind = text[span.end : span.end + 12].lower().lstrip()
    if behind.startswith(("%", "percent", "per cent")):
        return "%"
    if re.fullmatch(r"(?:19|20)\d\d", span.of(text)):
        after = re.match(r"[a-z]+", behind)
        return f"year {after[0]}" if after and after[0] not in _PLAIN_AFTER_YEAR else "year"
    return ""


_PLAIN_AFTER_YEAR = frozenset(
    "and or to when after before but as in on at with by the a an while since until".split()
)


def _bound_before(text: str, span: Span) -> Bound:
    before = text[max(0, span.start - _BOUND_REACH_CHARS) : span.start].lower().rstrip()
    for bound, pattern in _BOUNDS:
        if pattern.search(before):
            return bound
    return "none"


def _date(match: re.Match[str]) -> Date:
    found = match.groupdict()
    year, day = found.get("year"), found.get("day")
    named = found.get("month")
    month = MONTHS[named.lower()] if named else int(found["month_number"])
    return Date(int(year) if year else None, month, int(day) if day else None)
