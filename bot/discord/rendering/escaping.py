"""Makes the text of articles and people harmless in Discord's Markdown, without changing how it reads.

What must not work: masked links, mentions, headings, lists, quotes, code fences, spoilers, custom emoji,
time stamps, characters that turn the reading direction round or can't be seen.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Controls, reading-direction marks and overrides, fillers, tags: nothing that a reader would see."""

_JOINERS = re.compile(
    "(?<![\u0590-\u1fff\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])[\u200c\u200d]|[\u200c\u200d]$"
)
"""Zero-width joiners where they join nothing: Persian, Indic scripts and emoji need theirs."""

_STACKED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""More combining marks on one letter than any language writes: they would run over other lines."""

_SPACES = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\*_~`|\[\]])")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_ANGLED = re.compile(r"<(?=[@#:/]|a:|t:|id:|https?:)", re.IGNORECASE)
_LINE_START = re.compile(r"^(#{1,3}|-#|>{1,3}|[-+•])(?=\s|$)|^(>>>)|^(\d{1,9})([.)])(?=\s|$)")
_LINK_START = re.compile(r"://")


def plain(text: str) -> str:
    """One line of text without unseen characters; white space runs become one space.

    Idempotent, and the order of the visible characters is kept.
    """
    return _SPACES.sub(" ", _STACKED.sub(r"\1", _JOINERS.sub("", _UNSEEN.sub("", text)))).strip()


def escape(text: str) -> str:
    """Text of an article or a person, fit to stand in a card: reads the same, does nothing.

    The result is one line. ``@everyone`` and mentions lose their sign to a look-alike, because a
    backslash would only hide them from the eye and not from whoever reads the raw text.
    """
    return _escape_line(plain(text))


def escape_label(text: str) -> str:
    """Text fit to stand inside the brackets of a masked link: brackets and addresses lose their signs."""
    unbracketed = plain(text).replace("[", "(").replace("]", ")")
    return _escape_line(_LINK_START.sub(":⁄⁄", unbracketed))


def _escape_line(line: str) -> str:
    marked = _MARKUP.sub(r"\\\1", line)
    silent = _ANGLED.sub("‹", _EVERYBODY.sub("＠", marked))
    return _LINE_START.sub(_defuse, silent)


def _defuse(start: re.Match[str]) -> str:
    """A backslash where a line would become a heading, quote or list."""
    if number := start.group(3):
        return f"{number}\\{start.group(4)}"
    return "\\" + start.group(0)
