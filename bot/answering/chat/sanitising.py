"""What a model wrote, as one plain sentence; nothing that a chat client could make into a link or a ping."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SHORTEST_CHARS: Final = 8
LONGEST_CHARS: Final = 400
"""A statement is a sentence, not a paragraph."""

_MARKERS = re.compile(
    r"\s*(?:\[\^?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]|【[^】]{0,40}】|\(\s*(?:passage|finding)s?\s+\d+\s*\))"
)
_LEADING_MARK = re.compile(r"\A\s*(?:[-•*+]\s+|\d{1,2}[.)]\s+)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__)(?=\S)([^*_]+?)(?<=\S)\1")
_ADDRESS = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]*://|\bwww\.|\b(?:mailto|javascript|data|tel)\s*:|[\w-]{2,}\.[a-z]{2,}\b"
)
_ALLOWED_MARKS = frozenset(" .,;:!?'\"‘’“”‚„«»()-‐‑–—/%$€£¥&+°")


def plain_sentence(text: str) -> str | None:
    """The statement in plain characters, or None where it holds what no plain sentence needs.

    Citation markers, bullets and emphasis are taken away. Links, addresses, mentions, headings, code,
    tags, control characters and letters of other scripts make it None. Compatibility forms (full-width
    digits, ligatures) are folded first, so that nothing hides behind them.
    """
    plain = unicodedata.normalize("NFKC", text)
    if any(unicodedata.category(char) in {"Cf", "Co", "Cn", "Cs"} for char in plain):
        return None
    plain = _LEADING_MARK.sub("", _MARKERS.sub("", plain))
    plain = " ".join(_EMPHASIS.sub(r"\2", plain).split())
    if not SHORTEST_CHARS <= len(plain) <= LONGEST_CHARS or _ADDRESS.search(plain):
        return None
    if not all(map(_is_plain, plain)):
        return None
    return plain if plain.endswith((".", "!", "?", ".”", '."')) else plain + "."


def _is_plain(char: str) -> bool:
    if char.isascii() and char.isalnum():
        return True
    if char in _ALLOWED_MARKS:
        return True
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")


def looks_english(texts: list[str]) -> bool:
    """Whether the texts together read as English, by their share of the commonest English words.

    In English prose about four words in ten are among them; in German, French, Spanish or Turkish fewer
    than one in ten. Fewer than six words are given the benefit of the doubt.
    """
    words = [word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower())]
    if len(words) < 6:  # noqa: PLR2004 - see above
        return True
    return sum(word in _COMMONEST for word in words) >= 0.12 * len(words)


_COMMONEST = frozenset(
    "the of and to a in that is was for on with as by at from be were are been has had have it its this "
    "which who said not but after an their they he she his her more than killed people".split()
)
