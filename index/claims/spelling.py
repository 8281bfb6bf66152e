"""One form for the spellings of a name that was written over from another script.

What transliterations vary in is made alike: doubled letters, "ph" and "f", "ou" and "u", "y" and "i", "e" and
"a", "o" and "u", "q" and "k", "dj" and "j". Other vowels and all consonants tell names apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = (
    ("abdel", "abdul"), ("abdal", "abdul"), ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"),
    ("dh", "d"), ("th", "s"), ("ph", "f"), ("ck", "k"), ("dzh", "j"), ("dj", "j"), ("zh", "j"),
    ("ch", "C"), ("ce", "je"), ("ci", "ji"), ("c", "k"), ("q", "k"), ("w", "v"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"), ("e", "a"), ("o", "u"),
)  # fmt: skip
"""Applied in this order. "c" before "e" and "i" is the Turkish "c"."""

_GLIDE = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST = 5
"""Shorter words vary in nothing: "Ray" is not "Roy"."""


@lru_cache(maxsize=20_000)
def sounded(word: str) -> str:
    """The form shared by the spellings of one plain, lower-case name: "tokayev" and "tokaev"."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    sounds = _GLIDE.sub("", word)
    for written, alike in _ALIKE:
        sounds = sounds.replace(written, alike)
    return _DOUBLED.sub(r"\1", sounds)


_SERVANT = re.compile(r"\babd(?:[aeou]l)?[ -]+(?:[aeu]l[ -]+)?(?=[^\W\d_]{3})")


def run_together(name: str) -> str:
    """A plain, lower-case name with its "Abdel" and what follows as one word: "abdel jalil", "abduljalil"."""
    return _SERVANT.sub("abdul", name)


_LETTERS = re.compile(r"[^\W\d_]+")
_MOST_INITIALS = 3
_NO_INITIALS = frozenset({"us", "uk", "un", "eu", "au", "usa", "uae"})
_SHORTEST_SURNAME = 3


@lru_cache(maxsize=20_000)
def same_by_initials(one: str, other: str) -> bool:
    """Whether one name has the initials of the other's given names: "P.K. Rao", "Prem Kumar Rao"."""
    return _shortened(one, other) or _shortened(other, one)


@lru_cache(maxsize=20_000)
def has_initials(name: str) -> bool:
    """Whether all given names are shortened: "P.K. Rao"."""
    return bool(_initials(name)[0])


def _shortened(short: str, full: str) -> bool:
    initials, surname = _initials(short)
    given = _LETTERS.findall(full)
    if not initials or len(given) < 2 or has_initials(full):  # noqa: PLR2004
        return False
    firsts = "".join(word[0].lower() for word in given[:-1])
    alike = firsts.startswith(initials) or initials.startswith(firsts)
    return alike and sounded(given[-1].lower()) == sounded(surname)


def _initials(name: str) -> tuple[str, str]:
    """The initials that stand for all given names and the surname; none where a given name is written out."""
    *given, surname = _LETTERS.findall(name) or [""]
    letters = "".join(given)
    short = given and all(word.isupper() and len(word) <= _MOST_INITIALS for word in given)
    plain = letters.lower()
    if (
        not short
        or len(letters) > _MOST_INITIALS
        or plain in _NO_INITIALS
        or len(surname) < _SHORTEST_SURNAME
    ):
        return "", surname.lower()
    return plain, surname.lower()
