"""The armed group that a text tells of: whom "the rebels" and "the militia" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.claims.lexicon import person_noun
from index.claims.reading.phrases import Phrases

_FORCES = frozenset("forces front movement brigades militia army".split())
_LETTERS = range(2, 6)
_TIMES_TOLD = 2


def band_of(sentences: Sequence[Phrases]) -> str | None:
    """The letters of the one armed group of an article: "Marl Liberation Front (MLF)", "*MLF* fighters".

    None where there is none, or where there are several and none is told of twice as often as the next.
    """
    told = Counter[str]()
    for phrases in sentences:
        for at, token in enumerate(phrases.tokens):
            if token.text.isupper() and token.text.isalpha() and len(token.text) in _LETTERS:
                told[token.text] += _armed(phrases, at)
    (first, most), (_, some) = (*told.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _TIMES_TOLD * max(1, some) else None


def _armed(phrases: Phrases, at: int) -> int:
    """Whether letters are told to be those of fighters: introduced behind their name, or before a noun."""
    introduced = phrases.low(at - 1) == "(" and phrases.low(at - 2) in _FORCES
    noun = person_noun(phrases.low(at + 1))
    fighters = (noun is not None and noun.civilian is False) or phrases.low(at + 1) in _FORCES
    return _TIMES_TOLD if introduced else int(fighters)
