"""The words that bound a count, and the figure they make with it: "at least 49", "5,000 or more".

The mapping onto ``low`` and ``high`` is that of the ``claims`` command: at least and more than open the
upper end, up to and nearly open the lower one, about leaves both at the number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from index.claims.numbers import Number
from index.claims.reading.parsed.idle import GROUPS
from index.claims.tokens import Token


class Bound(Enum):
    """Which ends of the interval the number stands for."""

    FLOOR = auto()
    CEILING = auto()
    ABOUT = auto()


_BEFORE = {
    Bound.FLOOR: (
        "at least|more than|over|no fewer than|no less than|not fewer than|not less than|upwards of"
        "|upward of|in excess of|a minimum of|minimum of|minimum|exceeding|greater than|higher than|above"
        "|well over|well above|a little over|just over|at the very least|north of|beyond|topping|passing"
        "|surpassing|exceeded|exceeds|exceed|surpassed|surpasses|surpass|topped|tops|passed|past|crossed"
        "|crosses|crossing|atleast"
    ),
    Bound.CEILING: (
        "up to|as many as|as much as|at most|no more than|not more than|fewer than|less than|under|below"
        "|nearly|almost|close to|approaching|nearing|a maximum of|maximum of|just under|just below"
        "|just short of|well under|close on|not quite|up to as many as|near to"
    ),
    Bound.ABOUT: (
        "about|around|some|roughly|approximately|an estimated|estimated|circa|in the region of"
        "|more or less|approx|in the order of|somewhere around|around about"
    ),
}
_AFTER = {
    Bound.FLOOR: (
        "or more|or over|and over|and up|at least|at a minimum|and counting|and more|at the least"
        "|at the very least"
    ),
    Bound.CEILING: "at most|or fewer|or less|at the most",
    Bound.ABOUT: "or so|or thereabouts|odd",
}
_LONGEST = 5
_FEW = 10


@cache
def _table(*, before: bool) -> dict[tuple[str, ...], Bound]:
    phrases = _BEFORE if before else _AFTER
    return {tuple(phrase.split()): bound for bound, joined in phrases.items() for phrase in joined.split("|")}


@cache
def _beside_number(*, before: bool) -> frozenset[str]:
    """The words of bounding phrases that stand next to the number: without one no phrase is looked for."""
    return frozenset(words[-1 if before else 0] for words in _table(before=before))


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as it stands in a sentence: the number with its bound.

    Attributes:
        start, end: the tokens of the counting words, ``[start, end)``, bound and "another" included.
        number: the tokens of the number alone and what it says.
        low, high, qualifier: as in :class:`index.claims.model.Claim`.
        more: "another", "further" or "more" marks it as counted on top of something.
        rule: how it was read, where no number stands in the text (a couple, a woman, nobody); else "".
    """

    start: int
    end: int
    number: Number
    low: int | None
    high: int | None
    qualifier: str
    more: bool = False
    rule: str = ""


_ADDING_BEFORE = frozenset({"another", "further", "additional", "extra"})
_ADDING_AFTER = frozenset({"more", "further", "additional"})


def bounded(tokens: tuple[Token, ...], number: Number) -> Figure:
    """The figure that ``number`` makes with the bounding words before and after it."""
    start, more, bound, words = _bound_before(tokens, number)
    end = number.end
    if end < len(tokens) and tokens[end].low in _ADDING_AFTER:
        more, end = True, end + 1
    suffix = _suffix(tokens, end)
    if suffix is not None:
        bound, words = suffix[1], " ".join(token.low for token in tokens[end : end + suffix[0]])
        end += suffix[0]
    elif end < len(tokens) and tokens[end].text == "+":
        end, bound, words = end + 1, Bound.FLOOR, "+"
    return _figure(Figure(start, end, number, number.low, number.high, "exact", more), bound, words)


_OPENING_RANGE = frozenset({"between", "from", "anywhere", "somewhere"})


def _bound_before(tokens: tuple[Token, ...], number: Number) -> tuple[int, bool, Bound | None, str]:
    """Where the bounding words before a number begin, whether they add to something, and what they bound."""
    start, more, bound, words = number.start, False, None, ""
    while start:
        prefix = _prefix(tokens, start)
        if prefix is not None and not _rising(tokens, start, prefix[0]):
            start -= prefix[0]
            # "at least about 30": the floor says more than the "about".
            if bound is None or bound is Bound.ABOUT:
                bound, words = prefix[1], " ".join(t.low for t in tokens[start : start + prefix[0]])
        elif number.low != number.high and tokens[start - 1].low in _OPENING_RANGE:
            start -= 1
        elif tokens[start - 1].low in _ADDING_BEFORE:
            start, more = start - 1, True
            start -= bool(start) and tokens[start - 1].low == "a"
        elif tokens[start - 1].low == "of" and start > 1 and tokens[start - 2].low in GROUPS:
            start -= 2
            start -= bool(start) and tokens[start - 1].low in _ARTICLES
        else:
            break
    return start, more, bound, words


_ARTICLES = frozenset({"a", "an", "the", "one"})


_RISING = frozenset(
    "went goes gone climbed climbs rose risen rises moved lifted pushed pushes shot jumped crept edged edges "
    "edging inched inching ticked soared surged nudged bumped ratcheted add adds added adding sums summed "
    "going driven toll tolls deaths count tally".split()
)


def _rising(tokens: tuple[Token, ...], end: int, length: int) -> bool:
    """Whether "up to" belongs to a verb: "deaths *went up to* 46" is 46, and no bound."""
    start = end - length
    if length != 2 or tokens[start].low != "up" or not start:  # noqa: PLR2004
        return False
    before = [token.low for token in tokens[max(0, start - 2) : start]]
    return before[-1] in _RISING or (before[-1] in {"is", "was"} and before[0] in {"toll", "count", "number"})


def _figure(figure: Figure, bound: Bound | None, words: str) -> Figure:
    number = figure.number
    if number.vague:
        return replace(figure, qualifier=f"{words} {number.vague}".strip())
    if words == "over" and (number.low or 0) < _FEW and not number.digits:
        # "a case over two people": news does not write "over two" for more than two.
        return replace(figure, start=figure.start + 1)
    if number.low != number.high:
        return replace(figure, qualifier=words or "between")
    if bound is None:
        return figure
    if bound is Bound.FLOOR:
        return replace(figure, high=None, qualifier=words)
    if bound is Bound.CEILING:
        return replace(figure, low=None, qualifier=words)
    return replace(figure, qualifier=words)


def _prefix(tokens: tuple[Token, ...], end: int) -> tuple[int, Bound] | None:
    if end == 0 or tokens[end - 1].low not in _beside_number(before=True):
        return None
    for length in range(min(_LONGEST, end), 0, -1):
        words = tuple([token.low for token in tokens[end - length : end]])
        bound = _table(before=True).get(words)
        if bound is not None:
            return length, bound
    return None


def _suffix(tokens: tuple[Token, ...], start: int) -> tuple[int, Bound] | None:
    if start >= len(tokens) or tokens[start].low not in _beside_number(before=False):
        return None
    for length in range(_LONGEST, 0, -1):
        words = tuple([token.low for token in tokens[start : start + length]])
        bound = _table(before=False).get(words)
        if bound is not None:
            return length, bound
    return None
