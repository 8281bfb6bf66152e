"""Land that two powers hold in part each, and that a disaster strikes as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.claims.reading.phrases import Phrases

_HELD = re.compile(r"(?P<who>[^\W\d_]+)-(?:held|controlled|occupied|installed|appointed|annexed|backed)\Z")
_OFFICIALS = ("installed", "appointed", "backed")
_OCCUPIED = frozenset({"occupied", "occupiers", "occupation", "occupying"})


def held_by(word: str) -> str | None:
    """Who holds the land told by a word: "rebel" of "rebel-held"; None for any other word."""
    held = _HELD.match(word)
    return None if held is None or word.endswith(_OFFICIALS) else held["who"]


def holders_of(sentences: Sequence[Phrases], countries: Counter[str]) -> tuple[str, ...]:
    """The two countries that hold the land in part each; empty where no word tells of land held by one.

    One is told by its land or its officials ("the *Ruritanian-installed* mayor"), the other is the country
    named most beside it.
    """
    told = Counter(
        mention.country
        for phrases in sentences
        for mention in phrases.mentions
        if _HELD.match(phrases.low(mention.start))
    )
    if not told and not any(phrases.has(_OCCUPIED) for phrases in sentences):
        return ()
    named = [country for country, _ in [*told.most_common(1), *countries.most_common()]]
    pair = tuple(dict.fromkeys(named))[:2]
    return pair if len(pair) == 2 else ()  # noqa: PLR2004 - two powers
