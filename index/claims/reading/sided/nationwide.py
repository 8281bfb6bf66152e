"""Figures of a whole land in a disaster or beside one blow: "361 nationwide", "1,400 killed in Ruritania"."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming, country_named
from index.claims.reading.sided.setting import Setting


def nationwide(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """The country, for the one figure that is told of all of it: "12 in Westmark, and 361 *nationwide*"."""
    land = setting.land or (setting.place if country_named(setting.place or "") is not None else None)
    cues = [at for at in range(len(phrases.tokens)) if land is not None and _all_over(phrases, at)]
    for at in cues:
        before = [counted for counted in phrases.counted if counted.start < at]
        behind = [counted for counted in phrases.counted if counted.start > at]
        toll = not before or not _TOLLS.isdisjoint(phrases.words(at + 1, at + 3))
        if (behind[:1] if toll else before[-1:]) == [reading.counted]:
            return land
    return None


def _all_over(phrases: Phrases, at: int) -> bool:
    """Whether a word tells of a whole country: "nationwide", "the *national* toll", "across the country"."""
    low = phrases.low(at)
    if low in {"nationwide", "countrywide", "nation-wide", "country-wide"}:
        return True
    if low == "national":
        return not _TOLLS.isdisjoint(phrases.words(at + 1, at + 3))
    over = phrases.low(at - 2) in _ALL_OVER and phrases.low(at - 1) == "the"
    return low in {"country", "nation"} and over


_TOLLS = frozenset({"toll", "total", "tally", "count", "figure"})
_ALL_OVER = frozenset({"across", "throughout", "around", "over"})


def of_whole_land(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """The land whose people are counted beside one blow: "1,400 people *killed in Ruritania*".

    Not where the land only tells where the blow fell ("at a hospital *in Ruritania*").
    """
    last = reading.extent[1] + 1
    for mention in phrases.mentions if setting.incident else ():
        counts = phrases.low(mention.start - 2) in {"killed", "dead", "died", "wounded", "injured"}
        counts = counts or person_noun(phrases.low(mention.start - 2)) is not None
        behind = reading.counted.end <= mention.start <= last + _TO_LAND
        if mention.naming is Naming.NAME and behind and counts and phrases.low(mention.start - 1) in _IN_LAND:
            return mention.country
    return None


_TO_LAND = 3
_IN_LAND = frozenset({"in", "across", "inside", "within"})


def land_around(phrases: Phrases, setting: Setting) -> str | None:
    """The country around the event's place, where a sentence on what harmed many places names it."""
    around = setting.spread and any(mention.country == setting.land for mention in phrases.mentions)
    return setting.land if around else None
