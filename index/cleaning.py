"""Makes the one text of an article: NFC, plain line ends, page furniture removed. Never altered afterwards.

Furniture is what a page says about itself and not about the news: navigation, share bars, cookie notices,
links to other articles, bylines. Rules are general and look at whole lines only; where a line might be a
sentence of the news it stays.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

from index.furniture import without_furniture

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufff9-\ufffb\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n ?(?:\n ?)+")
# The longest run of accents on one letter that is kept: Unicode's Stream-Safe Text Format (UAX 15, 13).
# Longer ones are no writing, and sorting them takes time that grows with the square of their number.
_LONGEST_ACCENT_RUN = 30

# What tells a text that was broken to a column (in characters, and as shares of the lines).
_LEAST_WRAPPED_LINES = 4
_NARROWEST_COLUMN = 30
_WIDEST_COLUMN = 130
_SHARE_OF_COLUMN = 0.7
_SHARE_OF_LAST = 0.9
_SHARE_FULL = 0.6
_SHARE_GOING_ON = 0.35
_BULLET = re.compile(r"[•‣◦▪·*–—-] |\d{1,3}[.)] |\d{1,2}[:.]\d\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+)-$")


def clean(text: str) -> str:
    """The text as it is stored: normalised, unwrapped and without furniture."""
    return without_furniture(unwrapped(normalised(text)))


def normalised(text: str) -> str:
    r"""The text in NFC with ``\n`` line ends, single spaces and single blank lines, nothing invisible."""
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _stream_safe(text))
    text = _SPACES.sub(" ", text)
    return _BLANK_LINES.sub("\n\n", text.replace(" \n", "\n").replace("\n ", "\n")).strip()


def _stream_safe(text: str) -> str:
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _LONGEST_ACCENT_RUN:
            kept.append(character)
    return "".join(kept)


def unwrapped(text: str) -> str:
    """The text with lines joined that were broken to fit a column, as in PDF files and old mail.

    A text is taken for broken only if it has several lines next to each other of like length of which many
    begin in lower case: a list of headlines is not. A word parted at a line's end is put together.
    """
    lines = text.split("\n")
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if one and other]
    column = _column(pairs)
    if not column:
        return text
    words = set(_WORD.findall(text.casefold()))
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if _goes_on(before, line, column=column):
            joined[-1] = _joined(joined[-1], line, words)
        else:
            joined.append(line)
    return "\n".join(joined)


def _column(pairs: Sequence[tuple[str, str]]) -> int:
    """The width to which lines were broken, in characters; 0 for a text that was not."""
    if len(pairs) < _LEAST_WRAPPED_LINES:
        return 0
    lengths = sorted(len(before) for before, _ in pairs)
    column = lengths[int(len(lengths) * 0.9)]
    full = sum(length >= column * _SHARE_OF_COLUMN for length in lengths) / len(pairs)
    going_on = sum(after[0].islower() for _, after in pairs) / len(pairs)
    is_column = _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN
    return column if is_column and full >= _SHARE_FULL and going_on >= _SHARE_GOING_ON else 0


def _goes_on(before: str, line: str, *, column: int) -> bool:
    """Whether the line before was broken, and did not end by itself."""
    if not before or not line or _BULLET.match(line):
        return False
    ends = before.rstrip("\"'”’»)").endswith((".", "!", "?", ":", "…"))
    return len(before) >= column * (_SHARE_OF_LAST if ends else _SHARE_OF_COLUMN) or line[0].islower()


def _joined(before: str, line: str, words: set[str]) -> str:
    """Two lines as one; a hyphen between them goes unless the text has the word with it elsewhere."""
    parted = _PARTED.search(before)
    following = _WORD.match(line)
    if not parted or not following or not line[0].islower():
        return f"{before} {line}"
    whole = f"{parted[1]}-{following[0]}".casefold()
    return before + line if whole in words else before[:-1] + line
