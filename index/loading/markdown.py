"""Markdown to the text that a reader sees: marks go, words stay."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,}).*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:[-*_=] ?){3,}$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]\n]{0,100}\])"
)
_ADDRESS = re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+.*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,200}?)(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]{1,500}?)(?<=\S)_(?![\w_])"
)
_CODE = re.compile(r"`([^`\n]{1,500})`")
_SOFT_BREAK = re.compile(
    # not after the end of a sentence or before a list item, a table, a heading: those are lines of their own
    r"(?<![.!?:…\"”\n \\])[ \t]?\n(?=[^\W_]|[\"“'(])(?!\d{1,3}[.)] )"
)
_LEAST_WRAPPED_CHARS = 50
"""A line at least so long is taken for one that was wrapped at a column; a shorter one may be a headline."""

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def plain(text: str) -> str:
    """The text without Markdown's marks; what is no Markdown stays as it is."""
    for pattern in (_COMMENT, _FENCE, _RULE, _ADDRESS, _IMAGE, _QUOTED):
        text = pattern.sub("", text)
    text = _HEADING.sub(r"\n\1\n", text)
    text = _SOFT_BREAK.sub(_joined, text)
    text = _LINK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda found: found[1] or found[2], text)
    return _ESCAPE.sub(r"\1", _CODE.sub(r"\1", text))


def _joined(found: re.Match[str]) -> str:
    """A line break inside a paragraph is a space (CommonMark 0.31, section 6.8)."""
    text, here = found.string, found.start()
    length = here - (text.rfind("\n", 0, here) + 1)
    return " " if length >= _LEAST_WRAPPED_CHARS or text[found.end()].islower() else found[0]
