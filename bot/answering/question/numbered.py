"""Whether a sentence puts a number on what a question counts: "two of its five ferries", "Ferries lost: 2".

A number anywhere in a sentence answers no "how many": "the drone killed 12 people" counts no drones. The
number must stand right before the noun, or behind it with no noun of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.question.harm import kinds_told
from bot.answering.question.terms import Term
from bot.answering.question.vocabulary import alike
from index.claims.lexicon import Thing, person_noun, thing
from index.claims.numbers import Number, indefinite_at, number_at
from index.claims.tokens import Token, tokenise
from index.model import Span
from index.retrieval.terms import STOPWORDS, fold, root

_ASKED = re.compile(
    r"\b(?:how many|number of)\s+(?P<noun>(?:[^\W\d_][\w'’-]*\s+){0,3}[^\W\d_][\w'’-]*)", re.IGNORECASE
)
_NOTHING_NAMED = STOPWORDS - {"other", "more", "further"}

NOUN_WITHIN = 4
"""A noun stands at most so many words behind its number ("12 heavily loaded cargo ferries")."""

NUMBER_WITHIN = 9
"""A number at most so many behind its noun ("the number of ferries lost is by his account 12")."""

_LINKS = frozenset("the its their his her our other more further these those such".split())
"""Small words that may stand between a number and its noun."""

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec".split()
)
YEARS = range(1500, 2101)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a question counts.

    Attributes:
        roots: roots of its noun and of what stands for it.
        people: any noun for people will do.
        unit: so will any measure or time, where one is asked for ("how many kilometres": "two miles").
    """

    roots: frozenset[str]
    people: bool = False
    unit: Thing | None = None

    def named_by(self, word: str) -> bool:
        """Whether a word is the noun or stands for it; for people, also one of what befell them ("dead")."""
        if root(word) in self.roots or (self.unit is not None and thing(fold(word)) is self.unit):
            return True
        return self.people and (person_noun(fold(word)) is not None or bool(kinds_told(word)))


def counted_in(text: str, terms: Sequence[Term]) -> Counted | None:
    """What a question counts: "how many cargo ferries sank" counts ferries; None where it counts nothing.

    Args:
        text: the question.
        terms: its words, with what stands for them.
    """
    match = _ASKED.search(text)
    if match is None:
        return None
    head = _head(match["noun"].split())
    if head is None:
        return ANYBODY
    own = root(head)
    standing = next((term.roots for term in terms if term.roots[0] == own), tuple(alike(own)))
    if own in _ANYBODY:
        return ANYBODY
    kind = thing(fold(head))
    return Counted(frozenset((own, *standing)), unit=kind if kind in _MEASURED else None)


_MEASURED = frozenset({Thing.TIME, Thing.MEASURE})


@lru_cache(maxsize=64)
def modifiers(text: str) -> tuple[str, ...]:
    """The words before the noun that a question counts: "how many RAF pilots" -> ("RAF",)."""
    match = _ASKED.search(text)
    if match is None:
        return ()
    run = match["noun"].split()
    head = _head(run)
    return tuple(run[: run.index(head)]) if head else ()


_THINGS = frozenset({Thing.BUILDING, Thing.VEHICLE, Thing.ANIMAL})


def counts_things(text: str) -> bool:
    """Whether a question counts what nobody was harmed in by its words alone: "how many houses burned"."""
    match = _ASKED.search(text)
    head = _head(match["noun"].split()) if match else None
    return head is not None and thing(fold(head)) in _THINGS


_ANYBODY = frozenset(root(word) for word in "people persons person".split())
ANYBODY = Counted(frozenset(root(word) for word in "bodies lives victims toll".split()), people=True)
"""People, whoever they are."""


def _head(words: Sequence[str]) -> str | None:
    """The noun of a run of words: the first plural or word for people before the run turns to a verb."""
    run: list[str] = []
    for word in words:
        if fold(word) in _NOTHING_NAMED:
            break
        run.append(word)
    plain = [word for word in run if not word.endswith("ed")] or run
    return next((word for word in plain if _plural(fold(word))), plain[-1] if plain else None)


_SHORTEST_PLURAL = 4


def _plural(word: str) -> bool:
    ends = word.endswith("s") and not word.endswith(("ss", "us", "sis"))
    noun = person_noun(word)
    return (ends and len(word) >= _SHORTEST_PLURAL) or (noun is not None and not noun.singular)


def puts_number_on(counted: Counted, text: str, *, before: str = "") -> bool:
    """Whether a text puts a number, or "no", on what is counted.

    Args:
        counted: what is counted.
        text: a sentence.
        before: the sentence before it, which may hold the noun ("Its ferries were old. Two were lost.").
    """
    tokens = tokenise(text, Span(0, len(text)))
    told = any(counted.named_by(token.low) for token in tokenise(before, Span(0, len(before))))
    named = -NUMBER_WITHIN - 1
    at = 0
    while at < len(tokens):
        number = _number(tokens, at)
        if number is None:
            named = at if counted.named_by(tokens[at].low) else named
            at += 1
            continue
        linked = at - named <= NUMBER_WITHIN and _linked(tokens, at)
        if _noun_behind(counted, tokens, number.end):
            return True
        if (linked or counted.people or told) and _bare(tokens, number.end):
            return True
        at = number.end
    return False


_NO = frozenset({"no", "none", "nobody", "zero", "neither"})


def _number(tokens: tuple[Token, ...], at: int) -> Number | None:
    """The count that begins at a token, "no" among them; no year, no day of a month."""
    token = tokens[at]
    if token.low in _NO:
        return Number(at, at + 1, 0, 0)
    if token.numeric:
        beside = {one.low.rstrip(".") for one in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])}
        if not beside.isdisjoint(_MONTHS) or (token.low.isdecimal() and int(token.low) in YEARS):
            return None
    return number_at(tokens, at) or indefinite_at(tokens, at)


def _noun_behind(counted: Counted, tokens: Sequence[Token], end: int) -> bool:
    """Whether a noun of what is counted follows a number that ends before token ``end``, and no other.

    "Seven of them ferries" and "seven were ferries" count ferries too.
    """
    if end < len(tokens) and tokens[end].low in _BEING:
        end += 1
    if end < len(tokens) and tokens[end].low == "of":
        end += 2 if end + 1 < len(tokens) and tokens[end + 1].low in _THEM else 1
    for token in tokens[end : end + NOUN_WITHIN]:
        if token.low in _LINKS or (token.low == "of" and counted.people):
            continue  # "40 reports of missing people"
        if token.mark or token.low in STOPWORDS:
            return False
        if counted.named_by(token.low):
            return True
    return False


_BEING = frozenset("is are was were".split())
_ABOUT = frozenset(
    "about around some nearly almost over least most than more fewer roughly now already only".split()
)
_LINKING = frozenset(
    "is are was were be been to at from number numbers numbered total totals totalled stands stood reached "
    "became : ( | = – - —".split()
)
"""Between a noun and the number that is its own: "ferries lost: 12", "the ferries now number 12"."""


def _linked(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands before a number links it to a noun further ahead."""
    before = at - 1
    while before > 0 and tokens[before].low in _ABOUT:
        before -= 1
    return before >= 0 and tokens[before].low in _LINKING


def _bare(tokens: Sequence[Token], end: int) -> bool:
    """Whether no noun of its own follows a number that ends before token ``end``."""
    if end < len(tokens) and tokens[end].low == "of":
        return end + 1 < len(tokens) and tokens[end + 1].low in _THEM
    if end < len(tokens) and tokens[end].low in _UNITS:
        return False
    return (
        end >= len(tokens)
        or tokens[end].mark
        or (tokens[end].low in STOPWORDS and tokens[end].low not in _LINKS)
    )


_THEM = frozenset("them these those whom which".split())
_UNITS = frozenset({"%", "°"})
