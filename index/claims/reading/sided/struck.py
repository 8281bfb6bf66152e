"""Which of two countries that one disaster struck a figure is of: "the quake in Ruritania and Graustark"."""

from __future__ import annotations

from itertools import pairwise

from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention

BOTH = "both"
"""The side of a stated total over the two sides."""

_REACH = 14
"""How many tokens behind a figure the country stands that it is told for."""

_TOGETHER = frozenset({"combined", "overall", "together", "both"})
_COUNTRIES = frozenset({"countries", "states", "nations", "sides"})
_COMPASS = frozenset("the northern southern eastern western central neighbouring neighboring".split())


def struck_country(
    phrases: Phrases,
    reading: Reading,
    countries: frozenset[str],
    *,
    told_by: str | None,
    before: str | None,
    home: str | None,
) -> str:
    """The country that a figure is of, or both.

    In this order: the country named behind the figure, what is said of both at once, the country named before
    it, that of whoever says so, that of the figure before, that which the article is about.

    Args:
        phrases: the figure's sentence.
        reading: the figure.
        countries: the two countries.
        told_by: the country that the claimant belongs to, if to any.
        before: the side of the figure before in the paragraph.
        home: the country that the article is plainly about, if it is about one of the two.
    """
    told = sorted((*phrases.mentions, *phrases.regions), key=lambda mention: mention.start)
    named = [mention for mention in told if mention.country in countries]
    behind = _behind(phrases, reading, named)
    if behind is not None and not _in_one_breath(phrases, named):
        return behind.country
    if _of_both(phrases, named):
        return BOTH
    ahead = [mention for mention in named if mention.start < reading.counted.start]
    known = [*(mention.country for mention in reversed(ahead)), told_by, before, home]
    return next((country for country in known if country in countries), BOTH)


def _behind(phrases: Phrases, reading: Reading, named: list[Mention]) -> Mention | None:
    """The first country behind a figure that no other figure and no other clause parts from it."""
    first = reading.counted.figure.end
    mention = next((one for one in named if first <= one.start < first + _REACH), None)
    if mention is None:
        return None
    between = range(first, mention.start)
    parted = any(at in phrases.counted_at or phrases.low(at) in {";", ":", "while"} for at in between)
    return None if parted else mention


def _of_both(phrases: Phrases, named: list[Mention]) -> bool:
    """Whether a sentence tells of both countries at once: "the combined toll", "in the two countries"."""
    two = any(
        phrases.low(at) in {"two", "both"} and not _COUNTRIES.isdisjoint(phrases.words(at + 1, at + 3))
        for at in range(len(phrases.tokens))
    )
    return two or phrases.has(_TOGETHER) or _in_one_breath(phrases, named)


def _in_one_breath(phrases: Phrases, named: list[Mention]) -> bool:
    """Whether the two are joined: "in *Ruritania and Graustark*"."""
    return any(
        one.country != other.country
        and phrases.low(one.end) == "and"
        and set(phrases.words(one.end + 1, other.start)) <= _COMPASS
        for one, other in pairwise(named)
    )
