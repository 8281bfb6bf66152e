"""Whether a figure is about the event that its article reports, or about an earlier or another one."""

from __future__ import annotations

import re
from datetime import date

from index.claims.model import Scope
from index.claims.reading.dates import DateMention
from index.claims.reading.grammar import AUXILIARIES, CLAUSE_STARTS, phrase_set
from index.claims.reading.model import Reading
from index.claims.reading.phrases import Phrases
from index.claims.reading.places import Naming
from index.claims.reading.setting import Setting

_NEAR_DAYS = 120
"""A figure dated longer before publication than this belongs to an earlier matter."""

_MONTH_DAYS = 31
_EARLIER = phrase_set(
    "years ago|year ago|decades ago|decade ago|last year|months ago|previous war|first war|second war"
    "|civil war|world war|anniversary of|earlier this year|similar accident|similar incident"
    "|similar disaster|in the 1990s|in the 1980s|in the 1970s|the 1990s|the 1980s|the 1970s|early 1990s"
    "|genocide|per year|every year|each year|annually|a year|centuries ago|last century|deadliest since"
    "|this year|for the year|in one year|in a year|last year|worst since|drew a comparison|in comparison"
    "|compared to the|reminiscent of|recalled the|recalling the|previous conflict|previous disaster"
    "|holocaust|earlier conflict|earlier war|six-week war|44-day war|previous accident|history of"
    "|in history|last month|on average|each day|every day|per day|each month|every month"
    "|20th century|19th century|18th century|21st century|comes in the"
    "|comes weeks after|comes days after|comes months after|months after a|years after a"
)
_EARLIER_WORDS = frozenset(phrase[0] for phrase in _EARLIER)
_LENGTHS = range(1, 4)


def scope_of(
    phrases: Phrases,
    reading: Reading,
    dates: tuple[DateMention, ...],
    setting: Setting,
    *,
    published: date | None,
    event: str | None,
) -> Scope:
    """Whether the figure is about the event, going by set phrases, dates and places near it."""
    begun = _year_of(event)
    if begun is not None and published is not None and published.year < begun:
        return Scope.BACKGROUND
    if _told_as_earlier(phrases, reading) or _elsewhere(phrases, reading, setting):
        return Scope.BACKGROUND
    old = [d for d in dates if _long_before(d, published, event)]
    return Scope.BACKGROUND if any(_dates(phrases, reading, d) for d in old) else Scope.EVENT


def _told_as_earlier(phrases: Phrases, reading: Reading) -> bool:
    for at, token in enumerate(phrases.tokens):
        if token.low in _EARLIER_WORDS and any(
            tuple(phrases.words(at, at + length)) in _EARLIER for length in _LENGTHS
        ):
            if at < reading.counted.start:
                return not _in_aside(phrases, at, reading)
            return not _parted(phrases, reading.counted.end, at)
    return False


def _in_aside(phrases: Phrases, at: int, reading: Reading) -> bool:
    """Whether words stand in an aside before the verb: "The gale*, the worst since 1990,* has killed"."""
    opened = "," in phrases.words(1, at)
    for close in range(reading.counted.start - 1, at, -1):
        if phrases.low(close) == ",":
            return opened and (phrases.low(close + 1) in AUXILIARIES or close + 1 in phrases.harm_at)
    return False


_PARTING = CLAUSE_STARTS | {";", ",", "and"}


def _parted(phrases: Phrases, start: int, end: int) -> bool:
    return not _PARTING.isdisjoint(phrases.words(start, end + 1))


def _dates(phrases: Phrases, reading: Reading, mention: DateMention) -> bool:
    """Whether a date tells when the figure's people came to harm: it stands before, or in the same clause."""
    if mention.start < reading.counted.start:
        if _in_aside(phrases, mention.start, reading):
            return False
        return not {";", "but"} & set(phrases.words(mention.end, reading.counted.start))
    return not _parted(phrases, reading.counted.end, mention.start)


def _long_before(mention: DateMention, published: date | None, event: str | None) -> bool:
    begun = _year_of(event)
    if begun is not None and mention.year < begun:
        return True
    if published is None:
        return False
    if mention.month is None:
        return mention.year < (begun or published.year)
    days = (published - (mention.on or date(mention.year, mention.month, _MONTH_DAYS - 3))).days
    if days > _NEAR_DAYS:
        return begun is None or mention.year < begun
    return mention.day is None and days > _MONTH_DAYS // 2


def _year_of(event: str | None) -> int | None:
    """The year that an event's name tells ("… 2022"), None if it tells none."""
    found = re.search(r"\b(?:19|20)\d\d\b", event or "")
    return int(found[0]) if found else None


_THERE = frozenset({"in", "across", "hit", "struck", "with", "from"})


def _elsewhere(phrases: Phrases, reading: Reading, setting: Setting) -> bool:
    """Whether people came to harm in a country that the event is not about, and no other is named."""
    home = setting.countries
    mentions = phrases.mentions if home else ()
    if not mentions or any(m.country in home for m in mentions):
        return False
    start = reading.counted.start
    for mention in mentions:
        lead = phrases.low(mention.start - 1)
        near = mention.naming is Naming.NAME and abs(mention.start - start) <= _REACH
        if near and (lead == "in" or (lead in _THERE and phrases.low(mention.end + 1) == "where")):
            return True
    return False


_REACH = 16
