"""When an answer, a quote or a name counts as the labelled one."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_SHARED = 0.8
"""Two quotes are of one passage if they share more than this of the shorter one's words."""

_TITLES = frozenset({"the", "of", "s", "a", "ministry", "minister", "officials", "official"})


def one_line(text: str) -> str:
    """Text with every run of white space as one blank."""
    return " ".join(text.split())


def same_passage(quote: str, other: str) -> bool:
    """Whether two quotes are of one passage: one holds the other, or they share most words."""
    mine, yours = one_line(quote), one_line(other)
    if mine in yours or yours in mine:
        return True
    words, others = set(mine.split()), set(yours.split())
    return len(words & others) > MOST_SHARED * max(1, min(len(words), len(others)))


def _without_thousands(text: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", "", text.lower())


def says_any(answer: str, accepted: Iterable[str]) -> bool:
    """Whether an answer says one of the accepted strings as a word of its own, whatever the case.

    Thousands separators and citation numbers do not matter; "49" is not said by "149" or "3.49".
    """
    text = re.sub(r"\[\d+\]", " ", _without_thousands(answer))
    return any(
        re.search(rf"(?<![\w.]){re.escape(_without_thousands(words))}(?!\w)", text) for words in accepted
    )


def share_a_name(name: str | None, labelled: str | None) -> bool:
    """Whether two names have a word in common that is no title; two empty names have."""
    return bool(_names(name) & _names(labelled))


def _names(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").lower())) - _TITLES


def same_side(side: str | None, labelled: str | None) -> bool:
    """Whether a side is the labelled one: the same, or with a word in common."""
    return side == labelled or share_a_name(side, labelled)
