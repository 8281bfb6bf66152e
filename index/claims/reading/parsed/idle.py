"""Numbers that count nobody: dates, ages, sums of money, names' parts, list marks."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.numbers import Number
from index.claims.reading.parsed.grammar import MONTHS
from index.claims.tokens import Token

_DESIGNATORS = frozenset(
    "no nos flight route highway article section chapter page category boeing airbus magnitude unit "
    "brigade ward channel room gate terminal platform level phase type group class grade formula apollo "
    "aged age ages turned eldest oldest youngest covid paragraph verse lot block sector zone area version "
    "volume chassis windows iphone $ € £ ₹ ¥ rs rs. usd eur inr us$ # № interstate i bus train vessel "
    "hull episode season verse stage round step apartment building resolution".split()
)
_TIMES = frozenset({"day", "week", "hour", "year"})
_YEARS = range(1900, 2100)
_OLDEST = 115
_DAYS = 31
_ONE_OF = frozenset("dead killed wounded injured victims people men women children officers soldiers".split())


def counts_nothing_human(tokens: tuple[Token, ...], number: Number) -> bool:
    """Whether a number is a date, an age, a sum, a share or a name's part by the words around it."""
    before = tokens[number.start - 1].low if number.start else ""
    after = tokens[number.end].low if number.end < len(tokens) else ""
    named = before in _DESIGNATORS or (before in _TIMES and tokens[number.start - 1].capital)
    if named or after in {"%", "°"} or _is_fraction(tokens, number, before, after):
        return True
    if number.vague or number.low is None:
        return False
    return (
        _is_year(tokens, number)
        or _is_day(tokens, number, before, after)
        or _is_age(tokens, number)
        or _is_list_mark(number, after)
        or _is_address(tokens, number)
        or _is_idle_one(tokens, number, before)
    )


def _is_fraction(tokens: tuple[Token, ...], number: Number, before: str, after: str) -> bool:
    """As in "24/7", "27/7" and "km/12"; not in "12 dead/34 injured"."""
    if before == "/":
        return not _low(tokens, number.start - 2).isalpha() or len(_low(tokens, number.start - 2)) < _WORD
    return after == "/"


_WORD = 4


def _is_year(tokens: tuple[Token, ...], number: Number) -> bool:
    token = tokens[number.start]
    if not (number.digits and len(token.text) == 4 and number.low in _YEARS):  # noqa: PLR2004 - a year's digits
        return False
    after = tokens[number.end].low if number.end < len(tokens) else ""
    return person_noun(after) is None


def _is_day(tokens: tuple[Token, ...], number: Number, before: str, after: str) -> bool:
    if number.low is None or number.low > _DAYS or not number.digits:
        return False
    if before in {"and", "to", "-", "–", "or"} and number.start >= 3:  # noqa: PLR2004 - "May 14 and"
        return tokens[number.start - 2].numeric and tokens[number.start - 3].low in MONTHS
    if before == "." and _low(tokens, number.start - 2) in MONTHS:
        return True
    if before in MONTHS and number.start > 1 and tokens[number.start - 2].numeric:
        return False
    return before in MONTHS or (after in MONTHS and tokens[number.end].capital)


def _is_age(tokens: tuple[Token, ...], number: Number) -> bool:
    """An age stands between commas or brackets behind a name or a person, or behind "of"."""
    before, after = _low(tokens, number.start - 1), _low(tokens, number.end)
    if before == "both" and after == "," and number.digits:
        return True
    if before in {"and", "to", "-", "–", ","} and _low(tokens, number.start - 3) in {"ages", "aged"}:
        return True
    if before in {"was", "is", ","} and _low(tokens, number.start - 2) in _BY_AGE:
        return True
    if before in {"-", "–"} and number.digits and _is_year_word(_low(tokens, number.start - 2)):
        return True
    if number.low is None or number.low > _OLDEST or number.start < 2 or number.end > number.start + 1:  # noqa: PLR2004
        return False
    before, owner = tokens[number.start - 1].low, tokens[number.start - 2]
    after = tokens[number.end].low if number.end < len(tokens) else "."
    noun = person_noun(owner.low)
    named = owner.capital or (noun is not None and noun.singular)
    if before == "of":
        return _is_age_of(owner)
    if before == ",":
        if after == "of" and _low(tokens, number.end + 1) in _PEOPLE_POINTED_AT:
            return False
        return named and after in {",", ".", ")", ";", "and", "of", "from", "was"} and number.digits
    return before == "(" and after == ")" and named and not _plural(owner.low)


_PEOPLE_POINTED_AT = frozenset({"them", "whom", "which", "those", "these", "the"})
_BY_AGE = frozenset({"eldest", "oldest", "youngest", "elder", "younger"})


def _low(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _is_year_word(word: str) -> bool:
    return word.isdecimal() and int(word) in _YEARS


def _plural(word: str) -> bool:
    noun = person_noun(word)
    return noun is not None and not noun.singular


def _is_age_of(owner: Token) -> bool:
    """Whether a number behind "of" is an age: "a boy *of* 9", not "a family *of* five"."""
    noun = person_noun(owner.low)
    return owner.low in {"age", "ages"} or (noun is not None and noun.singular and owner.low not in GROUPS)


GROUPS = frozenset({"family", "group", "team", "party", "band", "convoy", "gang", "column"})
"""Nouns whose "of" tells how many belong to them: "a family *of* five"."""

_STREETS = frozenset(
    "st street ave avenue road rd blvd boulevard lane ln drive dr way court ct place pl highway hwy "
    "parkway pkwy terrace square block".split()
)


def _is_address(tokens: tuple[Token, ...], number: Number) -> bool:
    """A house's number: "921 Elm Street"."""
    at = number.end
    while number.digits and at < min(number.end + 4, len(tokens)) and tokens[at].capital:
        if at > number.end and tokens[at].low in _STREETS:
            return True
        at += 1
    return False


def _is_list_mark(number: Number, after: str) -> bool:
    return number.start == 0 and number.digits and after in {".", ")"}


def _is_idle_one(tokens: tuple[Token, ...], number: Number, before: str) -> bool:
    """As in "one" that counts nobody: "no one", "one of the worst floods", "one another"."""
    if tokens[number.start].low != "one":
        return False
    after = [token.low for token in tokens[number.end : number.end + 3]]
    if before in {"no", "the", "any", "every", "this", "that", "which", "each"} or after[:1] == ["another"]:
        return True
    if after[:2] == ["of", "the"]:
        return after[-1] not in _ONE_OF
    if before == "but" and _low(tokens, number.start - 2) == "all":
        return True
    if before == "as" and after[:1] in ([], [","], ["."], [";"]):
        return True
    return after[:1] == ["who"] or _stands_for_noun(tokens, number, after)


def _stands_for_noun(tokens: tuple[Token, ...], number: Number, after: list[str]) -> bool:
    """Whether "one" takes up a noun said before: "the *Ruritanian one* counts only soldiers"."""
    described = number.start > 1 and tokens[number.start - 1].text.isalpha()
    led = _low(tokens, number.start - 2) in {"the", "a", "an", "this", "that", "its", "their"}
    people = bool(after) and person_noun(after[0]) is not None
    return described and led and not people and _low(tokens, number.start - 1) not in _BOUNDING


_BOUNDING = frozenset("and or at least only just about nearly than most over with to".split())
