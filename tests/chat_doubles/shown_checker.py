"""Finds what a shown statement holds that its quotes do not. Shares nothing with the code it checks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion dozen dozens scores hundreds thousands millions half twice"
).split()
_CALENDAR = (
    "january february march april june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday yesterday today tomorrow"
).split()
_FORBIDDEN = re.compile(
    r"https?:|www\.|://|@|<|>|\[|\]|`|#|\||~|\*|_|\.example|discord\.gg|javascript|"
    r"[\u200b-\u200f\u2060-\u2064\u202a-\u202e]"
)


def unsupported(text: str, quotes: Sequence[str], outlets: Sequence[str] = ()) -> list[str]:
    """What is wrong with a statement shown beside these quotes; empty where all is borne."""
    quote = " ".join(quotes)
    low, there = text.lower(), quote.lower()
    faults = [f"character {found}" for found in _FORBIDDEN.findall(text)]
    digits = set(re.findall(r"\d+(?:[.,:]\d+)*", quote))
    faults += [f"figure {figure}" for figure in re.findall(r"\d+(?:[.,:]\d+)*", text) if figure not in digits]
    for word in (*_WORDS, *_CALENDAR):
        if re.search(rf"\b{word}\b", low) and not re.search(rf"\b{word}\b", there):
            faults.append(f"word {word}")
    faults += [f"letter {char}" for char in text if ord(char) > 0x24F and char not in "‘’“”–—…"]
    known = " ".join((quote, *outlets)).lower()
    for match in re.finditer(r"(?<=[^.!?\s] )[A-Z]\w+", text):
        if match.group().lower()[:5] not in known:
            faults.append(f"name {match.group()}")
    return faults
