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
# Accents begin at U+0300, and none stands among spaces and Latin letters: only such runs are looked at.
_MAYBE_ACCENTS = re.compile(r"[^\x00-\u02ff]{31,}")

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
    return _MAYBE_ACCENTS.sub(lambda found: _shortened(found[0]), text)


def _shortened(characters: str) -> str:
    """The characters without what a run of accents has too many."""
    kept: list[str] = []
    run = 0
    for character in characters:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _LONGEST_ACCENT_RUN:
            kept.append(character)
    return "".join(kept)


def unwrapped(text: str) -> str:
    """The text with lines joined that were broken to fit a column, as in PDF files and old mail.

    A text is taken for broken only if it has several lines next to each other of like length of which many
    begin in lower case: a list of headlines is not. A word parted at a line's end is put together, with its
    hyphen if the text has it so elsewhere.
    """
    lines = text.split("\n")
    pairs = [(one, other) for one, other in itertools.pairwise(lines) if one and other]
    column = _column(pairs)
    if not column:
        return text
    words = set(_WORD.findall(text.casefold()))
    # Pieces of text, put together at the end: adding to one long line would copy it again and again.
    pieces = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if not _goes_on(before, line, column=column):
            pieces += ["\n", line]
        elif not _is_parted(before, line):
            pieces += [" ", line]
        else:
            whole = f"{before.rsplit(maxsplit=1)[-1]}{line.split(maxsplit=1)[0]}".casefold()
            if not any(word in words for word in _WORD.findall(whole) if "-" in word):
                pieces[-1] = pieces[-1].removesuffix("-")
            pieces.append(line)
    return "".join(pieces)


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


def _is_parted(before: str, line: str) -> bool:
    """Whether a word was parted by a hyphen between two lines."""
    return before[-1] == "-" and before[-2:-1].isalpha() and line[0].islower()
