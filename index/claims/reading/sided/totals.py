"""Figures over the two sides of a conflict: "on both sides", "a war that cost 6,000 lives"."""

from __future__ import annotations

from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases


def of_both_sides(phrases: Phrases, reading: Reading, *, sided: bool, told: bool) -> bool:
    """Whether the text tells that a figure is over the two sides.

    Args:
        phrases: the figure's sentence.
        reading: the figure.
        sided: a party is named in the sentence.
        told: a party speaks of the figure.
    """
    if _cost_of_war(phrases, reading) or _together(phrases, reading):
        return True
    if sided:
        return False
    return _cue_in(" ".join(phrases.lows)) or (not told and _in_clashes(phrases, reading))


_TOGETHER = (
    "both sides", "two sides", "both countries", "two countries", "combined", "each side", "both parties",
    "overall toll", "overall death toll", "either side", "both nations", "two nations", "total above",
    "total death toll", "two armies", "two militaries", "both militaries", "both armies", "each other",
    "added together", "taken together",
)  # fmt: skip
_TOGETHER_REACH = 14


def at_both(phrases: Phrases, reading: Reading) -> bool:
    """Whether people died "on *both sides*" where no two countries fight, and not of a road or a river."""
    end = reading.counted.end
    return any(
        phrases.low(at) == "sides" and phrases.low(at - 1) in {"both", "two"} and phrases.low(at + 1) != "of"
        for at in range(max(1, reading.counted.start - _CLASH_REACH), end + _CLASH_REACH)
    )


def _cost_of_war(phrases: Phrases, reading: Reading) -> bool:
    """Whether the fight itself is what killed: "in a *war that* took six weeks and *cost 6,000 lives*"."""
    if owned(phrases, reading):
        return False
    return any(
        phrases.low(at) in _WARS and phrases.low(at + 1) in {"that", "which", "for", "over"}
        for at in range(max(0, reading.counted.start - _TOGETHER_REACH), reading.counted.start)
    )


def _in_clashes(phrases: Phrases, reading: Reading) -> bool:
    """Whether people died "in the border *clashes*" of both: the words right behind the figure say so."""
    behind = phrases.words(reading.counted.end, reading.counted.end + _CLASH_REACH)
    at = next((at for at, word in enumerate(behind) if word in _WARS), None)
    return at is not None and not {"in", "during"}.isdisjoint(behind[max(0, at - 3) : at])


_CLASH_REACH = 9

_WARS = frozenset({"war", "wars", "fighting", "clashes", "conflict", "hostilities", "battles"})


def _together(phrases: Phrases, reading: Reading) -> bool:
    """Whether the words of the same part of the sentence say that the figure is over the two sides."""
    if phrases.low(0) == "adding":
        return True
    first, last = max(0, reading.counted.start - _TOGETHER_REACH), reading.counted.end + _TOGETHER_REACH
    before = phrases.words(first, reading.counted.start)
    after = phrases.words(reading.counted.start, last)
    cuts = [at for at, word in enumerate(before) if word in _SEGMENT_ENDS]
    # A phrase at the sentence's head holds for what follows its comma: "On both sides, 12 died".
    if cuts and (first + cuts[-1] > _HEAD or len(cuts) > 1):
        before = before[cuts[-1] :]
    cut = next((at for at, word in enumerate(after) if word in _SEGMENT_ENDS), len(after))
    headed = _HEAD_ENDS.isdisjoint(phrases.words(0, reading.counted.start))
    head = phrases.words(0, _HEAD) if headed else []
    return _cue_in(" ".join([*before, *after[:cut]])) or _cue_in(" ".join(head))


def _cue_in(text: str) -> bool:
    return any(cue in text for cue in _TOGETHER)


_SEGMENT_ENDS = frozenset({",", ";", ":"})
_HEAD = 5
_HEAD_ENDS = frozenset({";", ":"})


_OWNED = frozenset({"its", "their", "our", "own"})


def owned(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure counts "its soldiers": those of whoever speaks."""
    end = reading.counted.end
    return not _OWNED.isdisjoint(phrases.words(reading.counted.start - 2, end + 3))
