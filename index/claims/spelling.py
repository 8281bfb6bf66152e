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
