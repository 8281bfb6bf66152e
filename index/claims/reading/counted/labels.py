"""Figures in lists under a label: "Norland civilians: 4 killed, 2 missing, 7 injured"."""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases

_LIST_TOKENS = 24
"""How far before a figure its label ends."""

_LONGEST_LABEL = 4
_LIST_ENDS = frozenset({";", ".", "!", "?"})


def labelled(phrases: Phrases, reading: Reading) -> tuple[int, int] | None:
    """The tokens of the label that names the people of a list, ``(start, end)``; None where none does.

    A label is capitalised nouns before a colon that end in a noun for people or in "losses" and the like.
    """
    start = reading.counted.start
    for at in range(start - 1, max(-1, start - _LIST_TOKENS), -1):
        if phrases.low(at) in _LIST_ENDS or _counts_people(phrases, at):
            return None
        if phrases.low(at) == ":":
            return _label_before(phrases, at)
    return None


def without_next_label(phrases: Phrases, reading: Reading) -> Reading:
    """A reading without the label of the next list: "7 injured *Norland civilians*: 3 injured"."""
    counted, harm = reading.counted, reading.harm
    if phrases.low(counted.end) != ":" or counted.end + 1 not in phrases.counted_at:
        return reading
    if harm is None or harm.start != counted.figure.end or harm.end >= counted.end:
        return reading
    return replace(reading, counted=replace(counted, end=counted.figure.end, people=False))


def _counts_people(phrases: Phrases, at: int) -> bool:
    """Whether another figure of the list names its own people: what follows may be of those."""
    counted = phrases.counted_at.get(at)
    return counted is not None and counted.people


def _label_before(phrases: Phrases, colon: int) -> tuple[int, int] | None:
    if person_noun(phrases.low(colon - 1)) is None and "civilian" not in phrases.words(colon - 2, colon):
        return None
    start = colon - 1
    while start > max(0, colon - _LONGEST_LABEL) and phrases.tokens[start - 1].text.isalpha():
        begun = phrases.tokens[start].capital and not phrases.tokens[start - 1].capital
        if begun or start - 1 in phrases.harm_at:
            break
        start -= 1
    return start, colon
