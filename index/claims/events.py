"""Which indexed event is meant by a few words: "derna floods", typed as people type."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.claims.authority import plain

_EMPTY = frozenset(
    "the a an of in on at for to and or is are was were what which how many much did do does has have people "
    "toll tolls death deaths dead died die killed casualties casualty latest total number count so far now "
    "please show tell me give about event news article articles".split()
)

_TYPO_CHARS, _TWO_TYPOS_CHARS = 5, 9
"""From five letters on, a word may be off by one letter; from nine on, by two."""

_STEM_CHARS = 4

ENOUGH_SHARE = 0.5
"""An event is meant if it holds this share of the weight of the words asked; weights as in tf-idf."""

CLEAR_LEAD = 1.25
"""The best event must outweigh the second by this factor, else nobody can tell which is meant."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event is known by.

    Attributes:
        name: the event's name as its articles give it.
        words: words of its articles' titles, in plain letters; may be empty.
    """

    name: str
    words: frozenset[str] = frozenset()


def event_words(name: str, titles: Iterable[str] = ()) -> EventWords:
    """Collect the words that an event is known by."""
    return EventWords(name, frozenset(word for title in titles for word in _telling(title)))


def find_event(about: str, events: Sequence[EventWords]) -> str | None:
    """Find the event that a few words mean; typos, endings and missing capitals do no harm.

    A word that few events share weighs more; a word of the name weighs twice one of a title. The order of
    events is of no matter.

    Returns:
        The event's name as indexed; None where no event fits, or two fit as well as each other.
    """
    asked = list(dict.fromkeys(_telling(about)))
    if not asked or not events:
        return None
    held = {event.name: [_held(word, event) for word in asked] for event in events}
    weights = [_weight([shares[place] for shares in held.values()]) for place in range(len(asked))]
    if not any(weights):
        return None
    scores = Counter(
        {name: sum(map(_times, shares, weights)) / sum(weights) for name, shares in held.items()}
    )
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    (best, score), second = ranked[0], (ranked[1][1] if len(ranked) > 1 else 0.0)
    return best if score >= ENOUGH_SHARE and score >= second * CLEAR_LEAD else None


def _times(share: float, weight: float) -> float:
    return share * weight


def _weight(shares: Sequence[float]) -> float:
    """Inverse document frequency of a word over events; a word that none holds weighs as a rare one."""
    holding = sum(1 for share in shares if share)
    return math.log(1 + len(shares) / max(holding, 0.5)) if holding else 0.5 * math.log(1 + len(shares))


def _telling(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", plain(text)) if word not in _EMPTY and len(word) > 1]


_OF_NAME, _OF_TITLE = 1.0, 0.5


def _held(word: str, event: EventWords) -> float:
    if any(alike(word, other) for other in _telling(event.name)):
        return _OF_NAME
    return _OF_TITLE if any(alike(word, other) for other in event.words) else 0.0


def alike(one: str, other: str) -> bool:
    """Whether two plain words are one word: the same, with another ending, or mistyped."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _STEM_CHARS and longer.startswith(shorter):
        return True
    allowed = 0 if len(shorter) < _TYPO_CHARS else 1 if len(shorter) < _TWO_TYPOS_CHARS else 2
    return len(longer) - len(shorter) <= allowed and _edits(shorter, longer) <= allowed


def _edits(one: str, other: str) -> int:
    """Damerau–Levenshtein distance with swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        older, before, row = before, row, [i] + [0] * len(other)
        for j, against in enumerate(other, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1]
