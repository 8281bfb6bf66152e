"""Direct speech: which ranges of a text stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right

from index.model import Span

_OPEN = "“«"
_CLOSE = "”»"
_MARK = re.compile("[“«”»\"\n]|''|``")
_EITHER = ('"', "''", "``")
_LONGEST_CHARS = 3000
"""A quotation that nobody closes within this length was no quotation."""


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text in order, marks included.

    A quotation left open at a paragraph's end goes on in the next where that begins with an opening
    mark; else it
    ends with its paragraph.
    """
    found: list[Span] = []
    start: int | None = None
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if char == "\n" and start is not None:
            if at - start < _LONGEST_CHARS:
                found.append(Span(start, at))
            start = None
        elif char in _OPEN or (char in _EITHER and start is None):
            start = at if start is None else start
        elif (char in _CLOSE or char in _EITHER) and start is not None:
            found.append(Span(start, mark.end()))
            start = None
    if start is not None and len(text) - start < _LONGEST_CHARS:
        found.append(Span(start, len(text)))
    return tuple(found)


class Speech:
    """The quotations of one text, to be asked about ranges of it."""

    def __init__(self, text: str) -> None:
        self._spans = quotations(text)
        self._starts = [span.start for span in self._spans]

    def share_quoted(self, span: Span) -> float:
        """Which share of a range's characters is direct speech, 0 to 1."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        total = 0
        while at < len(self._spans) and self._spans[at].start < span.end:
            total += max(0, min(self._spans[at].end, span.end) - max(self._spans[at].start, span.start))
            at += 1
        return total / len(span) if len(span) else 0.0

    def within(self, span: Span) -> bool:
        """Whether a range lies wholly inside a quotation."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and self._spans[at].contains(span)
