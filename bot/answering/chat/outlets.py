"""The outlet named as who says so: the store bears that, whatever the quote holds."""

from __future__ import annotations

import re

_VERBS = r"(?:said|says|reported|reports|wrote|writes)"


def without_outlet(text: str, source: str | None) -> str:
    """The statement without "according to <outlet>" or "<outlet> reported that" at its beginning or end.

    The outlet is the one that published the quoted article; any other name stays where it is.
    """
    if not source or not source.strip():
        return text
    name = r"(?:the\s+)?" + r"\s+".join(re.escape(word) for word in source.split())
    for opening in (rf"\Aaccording to {name},?\s+", rf"\A{name} {_VERBS}(?: that|:)?\s+"):
        if match := re.match(opening, text, re.IGNORECASE):
            rest = text[match.end() :]
            return rest[:1].upper() + rest[1:]
    ending = rf",? (?:according to {name}|{name} {_VERBS}|{_VERBS} {name})\.?\Z"
    return re.sub(ending, ".", text, flags=re.IGNORECASE)
