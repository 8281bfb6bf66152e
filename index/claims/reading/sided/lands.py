"""Land that two powers hold in part each, and that a disaster strikes as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.claims.reading.parsed.phrases import Phrases

_HELD = re.compile(r"(?P<who>[^\W\d_]+)-(?:held|controlled|occupied|installed|appointed|annexed)\Z")
_OFFICIALS = ("installed", "appointed")
_OCCUPIED = frozenset({"occupied", "occupation"})
_LANDS = frozenset(
    "bank part territory territories region area areas side land zone south east north west left right city "
    "town authorities administration officials".split()
)


def held_by(word: str) -> str | None:
    """Who holds the land told by a word: "rebel" of "rebel-held"; None for any other word."""
    held = _HELD.match(word)
    return None if held is None or word.endswith(_OFFICIALS) else held["who"]


def holders_of(sentences: Sequence[Phrases], countries: Counter[str], *, one_event: bool) -> tuple[str, ...]:
    """The two countries that hold the land in part each; empty where no word tells of land held by one.

    One is told by its land or its officials ("the *Ruritanian-installed* mayor"), the other is the country
    named most beside it. In a text that is not known to be on one event, a single sentence that tells of no
    harm says too little of the whole.
    """
    told = Counter[str]()
    sentences_of_land = harmed = 0
    for phrases in sentences:
        holders = [m.country for m in phrases.mentions if _HELD.match(phrases.low(m.start))]
        if holders or _occupied(phrases):
            told.update(holders)
            sentences_of_land += 1
            harmed += bool(phrases.harms)
    if not sentences_of_land or (sentences_of_land == 1 and not harmed and not one_event):
        return ()
    named = [country for country, _ in [*told.most_common(1), *countries.most_common()]]
    pair = tuple(dict.fromkeys(named))[:2]
    return pair if len(pair) == 2 else ()  # noqa: PLR2004 - two powers


def _occupied(phrases: Phrases) -> bool:
    """Whether a sentence tells of land or officials under occupation: "the *occupied* left bank"."""
    if phrases.has(frozenset({"occupiers"})):
        return True
    return phrases.has(_OCCUPIED) and any(
        phrases.low(at) in _OCCUPIED and not _LANDS.isdisjoint(phrases.words(at + 1, at + 3))
        for at in range(len(phrases.tokens))
    )
