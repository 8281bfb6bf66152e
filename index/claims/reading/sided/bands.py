"""The armed group that a text tells of: whom "the rebels" and "the militia" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.grammar import DETERMINERS
from index.claims.reading.parsed.phrases import Phrases

_FORCES = frozenset("forces front movement brigades militia army".split())
_LETTERS = range(2, 6)
_TIMES_TOLD = 2


def band_of(sentences: Sequence[Phrases]) -> str | None:
    """The letters of the one armed group of an article: "Marl Liberation Front (MLF)", "*MLF* fighters".

    None where there is none, or where there are several and none is told of twice as often as the next.
    """
    told = Counter[str]()
    named = {initials for phrases in sentences for initials in _initials_of_forces(phrases)}
    for phrases in sentences:
        for at, token in enumerate(phrases.tokens):
            if token.text.isupper() and token.text.isalpha() and len(token.text) in _LETTERS:
                told[token.text] += _TIMES_TOLD if token.text in named else _before_fighters(phrases, at)
    (first, most), (_, some) = (*told.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _TIMES_TOLD * max(1, some) else None


def _initials_of_forces(phrases: Phrases) -> Iterator[str]:
    """The initials of each name that ends in "Forces", "Front" and the like: "MLF"."""
    for at, token in enumerate(phrases.tokens):
        if token.capital and token.low in _FORCES:
            start = at
            while (
                start > 0 and phrases.tokens[start - 1].capital and phrases.low(start - 1) not in DETERMINERS
            ):
                start -= 1
            yield "".join(word.text[0] for word in phrases.tokens[start : at + 1])


def _before_fighters(phrases: Phrases, at: int) -> bool:
    """Whether letters stand before a noun for fighters: "*MLF* men"."""
    noun = person_noun(phrases.low(at + 1))
    return (noun is not None and noun.civilian is False) or phrases.low(at + 1) in _FORCES
