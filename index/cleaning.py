"""Makes the one text of an article: NFC, plain line ends, page furniture removed. Never altered afterwards.

Furniture is what a page says about itself and not about the news: navigation, share bars, cookie notices,
links to other articles, bylines. Rules are general and look at whole lines only; where a line might be a
sentence of the news it stays.
"""

from __future__ import annotations

import re
import unicodedata

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


def clean(text: str) -> str:
    """The text as it is stored: normalised and without furniture. Cleaning it again changes nothing."""
    return without_furniture(normalised(text))


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
