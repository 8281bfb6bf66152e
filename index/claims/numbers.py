"""Counts as news writes them: digits, words, mixtures, ranges and vague quantities.

Only the number itself is read here, from tokens; the words that bound it ("at least") are read by
:mod:`index.claims.reading.parsed.figures`, and whether it counts people by the clause rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.claims.tokens import Token

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_TENS["fourty"] = 40
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_GROUPS_OF = {"dozen": 12, "score": 20, "pair": 2, "couple": 2, "trio": 3, "quartet": 4}
_HALVED = {**_SCALES, "dozen": 12}
VAGUE = frozenset("dozens scores hundreds thousands millions several tens".split())
"""Words that stand for a count without telling it."""

_INDEFINITE = frozenset(
    tuple(phrase.split())
    for phrase in (
        "many|numerous|countless|innumerable|untold|uncounted|a few|quite a few|a number of"
        "|a large number of|large numbers of|great numbers of|a great number of|an unknown number of"
        "|an unspecified number of|an undisclosed number of|an untold number of|a small number of"
        "|an unknown number|an unspecified number|an undisclosed number|a handful of|a handful|a great many"
        "|a good many|very many"
    ).split("|")
)
_INDEFINITE_FIRSTS = frozenset(phrase[0] for phrase in _INDEFINITE)
_INDEFINITE_LENGTHS = range(4, 0, -1)

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_SUFFIXED = re.compile(r"(\d+(?:\.\d+)?)(k|m|mn|bn)")
_RANGE_MARKS = frozenset({"-", "–", "—"})


def is_number_word(word: str) -> bool:
    """Whether ``word`` (lower case) is a number of one word: "seven", "forty-nine"."""
    return _small(word) is not None


_LARGEST = 9_000_000_000
"""More people than have been alive at once: no count of people is larger."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number's value and the tokens it takes up, ``[start, end)``.

    Attributes:
        low, high: the same for a plain number; both None for a vague quantity.
        vague: the vague words ("tens of thousands"), "" for a number.
        digits: it was written in digits.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    vague: str = ""
    digits: bool = False


def number_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    """The number, range or vague quantity that begins at token ``at``, if one does."""
    if not opens_quantity(tokens[at]):
        return None
    first = _single_at(tokens, at)
    if first is None:
        return _vague_at(tokens, at)
    return _range_from(tokens, first) or first


def indefinite_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    """Words for an open quantity at token ``at``: "many", "a number of", "a handful of".

    They are counts only before a noun for people or a phrase of harm, which the caller looks for.
    """
    if tokens[at].low not in _INDEFINITE_FIRSTS:
        return None
    for length in _INDEFINITE_LENGTHS:
        words = tuple([token.low for token in tokens[at : at + length]])
        if words in _INDEFINITE:
            return Number(at, at + len(words), None, None, vague=" ".join(words).removesuffix(" of"))
    return None


def opens_quantity(token: Token) -> bool:
    """Whether a number or an open quantity may begin with a token: most are passed over at once."""
    low = token.low
    return token.numeric or low in _OPENINGS or ("-" in low and low.partition("-")[0] in _TENS)


def quantities(tokens: tuple[Token, ...]) -> list[int]:
    """Where numbers or open quantities may begin, in order."""
    return [
        at
        for at, (_, low, _, _, numeric, _, _) in enumerate(tokens)
        if numeric or low in _OPENINGS or ("-" in low and low.partition("-")[0] in _TENS)
    ]


_OPENINGS = (
    frozenset(_UNITS)
    | frozenset(_TENS)
    | frozenset(_SCALES)
    | VAGUE
    | _INDEFINITE_FIRSTS
    | {"a", "an", "half", "dozen"}
)


def _single_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    if tokens[at].numeric:
        return _digits_at(tokens, at)
    return _words_at(tokens, at)


def _digits_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    value = _value_of_digits(tokens[at].low)
    if value is None:
        return None
    end = at + 1
    if _goes_on_behind_space(tokens, at):
        value, end = value * 1000 + int(tokens[end].text), end + 1
    while end < len(tokens) and tokens[end].low in _SCALES and len(tokens[end].low) > 1:
        value *= _SCALES[tokens[end].low]
        end += 1
    value, end = _with_hundreds(tokens, value, end)
    return _whole(value, at, end, digits=True)


def _with_hundreds(tokens: tuple[Token, ...], value: Decimal, end: int) -> tuple[Decimal, int]:
    """The value with what follows a "thousand" in digits: "16 thousand 170"."""
    rest = tokens[end].text if end < len(tokens) else ""
    if tokens[end - 1].low == "thousand" and re.fullmatch(r"[1-9]\d{0,2}", rest):
        return value + int(rest), end + 1
    return value, end


def _goes_on_behind_space(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a plain space groups thousands: "3 825 people"; never behind a month, where it is a day."""
    if at + 1 >= len(tokens) or not re.fullmatch(r"[1-9]\d{0,2}", tokens[at].text):
        return False
    following, before = tokens[at + 1], tokens[at - 1].text if at else ""
    apart = following.start - tokens[at].end == 1
    return apart and re.fullmatch(r"\d{3}", following.text) is not None and not before[:1].isupper()


def _value_of_digits(word: str) -> Decimal | None:
    word = word.replace("\u00a0", "").replace("\u2009", "").replace("\u202f", "").rstrip("'")
    word = word.removesuffix("-odd").removesuffix("-plus")
    if _GROUPED.fullmatch(word):
        return Decimal(word.replace(",", "").replace(".", ""))
    if _PLAIN.fullmatch(word) or _DECIMAL.fullmatch(word):
        return Decimal(word) if len(word) < 12 else None  # noqa: PLR2004 - no count of people is longer
    if suffixed := _SUFFIXED.fullmatch(word):
        return Decimal(suffixed[1]) * _SCALES[suffixed[2]]
    return None


def _whole(value: Decimal, start: int, end: int, *, digits: bool) -> Number | None:
    if value != value.to_integral_value() or value > _LARGEST:
        return None
    return Number(start, end, int(value), int(value), digits=digits)


def _words_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    """A number in words: "thirty-four", "a hundred and two", "two dozen", "half a million"."""
    total, current, end = 0, None, at
    while end < len(tokens):
        word = tokens[end].low
        small = _small(word)
        if small is not None and (current is None or _fits(current, small) or (total and not current)):
            current = (current or 0) + small
        elif word in _SCALES and len(word) > 1 and current is not None:
            total, current = _scaled(total, current, _SCALES[word])
        elif word in _GROUPS_OF and current is not None and end > at:
            current *= _GROUPS_OF[word]
        elif not (word == "and" and _goes_on(tokens, end, current)):
            break
        end += 1
    if end > at and current is not None:
        return Number(at, end, total + current, total + current)
    return _article_number_at(tokens, at)


def _small(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    tens, hyphen, units = word.partition("-")
    if hyphen and tens in _TENS and 0 < _UNITS.get(units, 0) < 10:  # noqa: PLR2004 - a decimal digit
        return _TENS[tens] + _UNITS[units]
    return None


def _fits(current: int, small: int) -> bool:
    """Whether ``small`` may follow: "hundred" + "two", "twenty" + "two", but not "two" + "five"."""
    if current % 100 == 0:
        return current > 0
    return current % 10 == 0 and current % 100 >= 20 and 0 < small < 10  # noqa: PLR2004 - decimal places


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    if scale == _SCALES["hundred"]:
        return total, current * scale
    return total + current * scale, 0


def _goes_on(tokens: tuple[Token, ...], at: int, current: int | None) -> bool:
    """Whether "and" stands inside a number: "a hundred and two"."""
    if not current or current % 100 or at + 1 >= len(tokens):
        return False
    return _small(tokens[at + 1].low) is not None


def _article_number_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    """A number that begins with an article: "a dozen", "a hundred", "a couple of", "half a million"."""
    words = [token.low for token in tokens[at : at + 4]]
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in _HALVED:  # noqa: PLR2004
        value = _HALVED[words[2]] // 2
        return Number(at, at + 3, value, value)
    if words[:2] == ["a", "few"] and len(words) > 2 and words[2] in _HALVED:  # noqa: PLR2004
        return Number(at, at + 3, None, None, vague=" ".join(words[:3]))
    if [token.low for token in tokens[at : at + 5]] == ["a", "quarter", "of", "a", "million"]:
        return Number(at, at + 5, _SCALES["million"] // 4, _SCALES["million"] // 4)
    if words and words[0] in {"hundred", "dozen"}:
        words, skip = ["a", *words], 0
    else:
        skip = 1
    if len(words) < 2 or words[0] not in {"a", "an"}:  # noqa: PLR2004 - an article and a noun
        return None
    if words[1] in {"hundred", "thousand", "million", "lakh", "crore"}:
        return _after_article(tokens, at, skip, _SCALES[words[1]])
    if words[1] == "dozen" or (words[1] in _GROUPS_OF and words[2:3] == ["of"]):
        end = at + skip + 1 + (words[2:3] == ["of"] and words[1] != "dozen")
        return Number(at, end, _GROUPS_OF[words[1]], _GROUPS_OF[words[1]])
    return None


def _after_article(tokens: tuple[Token, ...], at: int, skip: int, value: int) -> Number:
    end = at + skip + 1
    if end < len(tokens) and tokens[end].low == "and" and _goes_on(tokens, end, value):
        end += 1
    following = tokens[end].low if end < len(tokens) else ""
    if following in _SCALES and _SCALES[following] > value and len(following) > 1:
        return Number(at, end + 1, value * _SCALES[following], value * _SCALES[following])
    small = _small(following)
    if small:
        return Number(at, end + 1, value + small, value + small)
    return Number(at, end, value, value)


def _vague_at(tokens: tuple[Token, ...], at: int) -> Number | None:
    """A vague quantity: "dozens", "tens of thousands", "hundreds of"."""
    word = tokens[at].low
    if word == "1000's":
        return Number(at, at + 1, None, None, vague="thousands")
    if word not in VAGUE:
        return None
    end = at + 1
    vague = word
    while end + 1 < len(tokens) and tokens[end].low in {"of", "and", "or"} and tokens[end + 1].low in VAGUE:
        vague = f"{vague} {tokens[end].low} {tokens[end + 1].low}"
        end += 2
    if end < len(tokens) and tokens[end].low in {"hundred", "thousand", "dozen", "million"}:
        vague = f"{vague} {tokens[end].low}"
        end += 1
    if end < len(tokens) and tokens[end].low == "of":
        end += 1
    return Number(at, end, None, None, vague=vague)


def _range_from(tokens: tuple[Token, ...], first: Number) -> Number | None:
    """A range whose lower end is ``first``: "40 to 50", "40–50", "40 or 50"."""
    join = first.end
    if join + 1 >= len(tokens):
        return None
    between = tokens[first.start - 1].low == "between" if first.start else False
    joiner = tokens[join].low
    if not (joiner in {"to", "or"} or joiner in _RANGE_MARKS or (between and joiner == "and")):
        return None
    if joiner == "to" and _moved_from(tokens, first.start):
        return None
    second = _single_at(tokens, join + 1)
    if second is None or first.low is None or second.low is None:
        return None
    low = _shared_scale(tokens, first, second)
    if low >= second.low or (joiner == "or" and second.low > 3 * low):
        return None
    return Number(first.start, second.end, low, second.low, digits=first.digits)


_MOVED = frozenset(
    "rise rises rose risen rising climb climbs climbed climbing grow grew grown growing go goes went gone "
    "going jump jumped jumping increase increased increasing fall fell fallen falling drop dropped dropping "
    "up down revised revising raised raising lifted lowered cut corrected adjusted moved changed updated "
    "upped shot soared surged swelled doubled doubling".split()
)
_MOVED_REACH = 12


def _moved_from(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether two numbers are the ends of a change and of no range: "the toll *rose from* 38 to 41"."""
    before = [token.low for token in tokens[max(0, start - _MOVED_REACH) : start]]
    if before[-1:] == ["by"] and not _MOVED.isdisjoint(before):
        return True
    return "from" in before and not _MOVED.isdisjoint(before[: before.index("from") + 1])


def _shared_scale(tokens: tuple[Token, ...], first: Number, second: Number) -> int:
    """The lower end, in the upper end's unit where it has none of its own: "18 to 20 thousand"."""
    low = first.low or 0
    scale = _SCALES.get(tokens[second.end - 1].low, 1)
    if first.end - first.start == 1 and scale > 1 and second.low and low < second.low / scale:
        return low * scale
    return low
