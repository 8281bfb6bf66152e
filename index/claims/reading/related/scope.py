"""Whether a figure is about the event that its article reports, or about an earlier or another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.claims.model import Kind, Scope
from index.claims.reading.dated.dates import DateMention, dates_in
from index.claims.reading.parsed.grammar import AUXILIARIES, CLAUSE_STARTS, MONTHS, SAYING, phrase_set
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming
from index.claims.reading.sided.causes import Cause, another_matter
from index.claims.reading.sided.setting import Setting

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
    "|in history|last month|on average|each day|every day|per day|daily|each week|per week|each month"
    "|every month"
    "|over the same|this century|ranks among|ranks second|ranks third"
    "|20th century|19th century|18th century|21st century|comes in the"
    "|last time the|last time so|last time this|not since|never since|in the time of|in the days of"
    "|comes weeks after|comes days after|comes months after|months after a|years after a"
)
_EARLIER_WORDS = frozenset(phrase[0] for phrase in _EARLIER)
_LENGTHS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and of what an article tells.

    Attributes:
        published: its day of publication, None if unknown.
        event: its event's name, None if unknown.
        setting: where it is, and between whom.
        cause: what people came to harm by; None where the article does not tell.
    """

    published: date | None
    event: str | None
    setting: Setting
    cause: Cause | None = None


def scope_of(
    phrases: Phrases,
    reading: Reading,
    dates: tuple[DateMention, ...],
    occasion: Occasion,
    *,
    before: Phrases | None = None,
) -> Scope:
    """Whether the figure is about the event, going by set phrases, dates, places and causes near it.

    Args:
        phrases: the sentence of the figure.
        reading: the figure.
        dates: the dates of the sentence.
        occasion: what the article is about.
        before: the sentence before, None at the start.
    """
    begun = year_of(occasion.event)
    if begun is not None and occasion.published is not None and occasion.published.year < begun:
        return Scope.BACKGROUND
    other = (
        _told_as_earlier(phrases, reading)
        or _teaser(phrases, occasion.setting)
        or _comes_after(phrases, reading)
        or (occasion.setting.incident and _since_war(phrases, reading))
        or _elsewhere(phrases, reading, occasion.setting)
        or any(_dates(phrases, reading, d) for d in dates if _old(d, occasion))
        or _surpassed(phrases, reading)
        or another_matter(phrases, reading, occasion.cause) in {Cause.WAR, Cause.MISHAP}
        or (before is not None and _points_back(phrases, before, occasion))
    )
    return Scope.BACKGROUND if other else Scope.EVENT


_SPANS = frozenset("days week weeks month months year years decade decades".split())
_COMING = frozenset("comes came come happened occurred".split())
_COMING_REACH = 6


def _comes_after(phrases: Phrases, reading: Reading) -> bool:
    """Whether the news comes after an earlier matter: "It *comes only four weeks after* 130 people died"."""
    for at in range(reading.counted.start):
        if phrases.low(at) in _SPANS and phrases.low(at + 1) in {"after", "since"}:
            return not _COMING.isdisjoint(phrases.words(at - _COMING_REACH, at))
    return False


_WARS = frozenset("war fighting conflict hostilities offensive invasion".split())
_WAR_REACH = 4


def _since_war(phrases: Phrases, reading: Reading) -> bool:
    """Whether a count is of all the war in which one blow was struck: "3,000 died *since the war began*"."""
    start, end = reading.counted.start - _REACH, reading.extent[1] + _REACH
    near = range(max(0, start), min(end, len(phrases.tokens)))
    return any(
        (phrases.low(at) in {"since", "in", "during"} and _names_war(phrases, at + 1))
        or (phrases.low(at) == "since" and not _DATED.isdisjoint(phrases.words(at + 1, at + 3)))
        for at in near
    )


_DATED = frozenset(MONTHS)


def _names_war(phrases: Phrases, at: int) -> bool:
    return not _WARS.isdisjoint(phrases.words(at, at + _WAR_REACH))


_TEASERS = phrase_set("see also|more on this|more stories|watch|in case you missed it|recommended")
"""Before a colon these open another story's line; "read more" often leads to an older one of the same."""


def _teaser(phrases: Phrases, setting: Setting) -> bool:
    """Whether a line only points at another story: "*See also:* Ferry sinks", "*'So sad':Ferry sinks*".

    A link's words stand before its colon without a space behind; it may be of the same event if it names it.
    """
    for length in range(1, 5):
        marked = phrases.low(length) in {":", "|", "-", "–", ">", "»"}
        if marked and tuple(phrases.words(0, length)) in _TEASERS:
            return True
    tokens = phrases.tokens
    glued = any(
        tokens[at].text == ":" and tokens[at].end == tokens[at + 1].start and tokens[at + 1].capital
        for at in range(1, min(_LABEL, len(tokens) - 1))
    )
    own = {setting.home, setting.land, *setting.countries, *setting.places} - {None}
    named = {m.country for m in (*phrases.mentions, *phrases.regions)} | {token.text for token in tokens}
    return glued and tokens[-1].text not in {".", "!", "?"} and own.isdisjoint(named)


_LABEL = 12


def _old(mention: DateMention, occasion: Occasion) -> bool:
    return _long_before(mention, occasion.published, occasion.event)


_SURPASSING = frozenset(
    "passed passes passing surpassed surpasses surpassing exceeded exceeds exceeding overtook overtakes "
    "overtaking topped tops topping beat beats equalled equals than".split()
)


def _surpassed(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure is another matter's that this one went beyond: "it passed *the 85* killed there"."""
    start = reading.counted.start
    return phrases.low(start - 1) == "the" and phrases.low(start - 2) in _SURPASSING


_POINTED_AT = frozenset(
    "disaster attack war conflict accident crash tragedy earthquake quake flood floods storm shipwreck "
    "sinking fire blaze massacre bombing shooting collision derailment collapse year genocide incident "
    "episode catastrophe".split()
)


def _points_back(phrases: Phrases, before: Phrases, occasion: Occasion) -> bool:
    """Whether it goes on about an earlier matter: "In 2013 a ferry sank. *That disaster* killed 12"."""
    pointing = any(
        phrases.low(at) == "that" and phrases.low(at + 1) in _POINTED_AT for at in range(_POINTING)
    )
    return pointing and any(
        _old(d, occasion) for d in dates_in(before.tokens, occasion.published, begun=year_of(occasion.event))
    )


_POINTING = 6
"""How many words of a sentence may point back at the one before."""


def _told_as_earlier(phrases: Phrases, reading: Reading) -> bool:
    for at, token in enumerate(phrases.tokens):
        if token.low in _EARLIER_WORDS and any(
            tuple(phrases.words(at, at + length)) in _EARLIER for length in _LENGTHS
        ):
            if phrases.low(at) == "a" and phrases.low(at + 2) in _SINCE:
                continue  # "a year after, 12 are missing" looks back on the event itself
            if at < reading.counted.start:
                return not _in_aside(phrases, at, reading)
            return not _parted(phrases, reading.counted.end, at)
    return False


_SINCE = frozenset({"after", "later", "on", "since"})


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
        if _in_aside(phrases, mention.start, reading) and not _of_verb(phrases, mention):
            return False
        return "but" not in phrases.words(mention.end, reading.counted.start) and not _of_now(
            phrases, mention.end, reading.counted.end
        )
    if phrases.low(mention.start - 1) in {"since", "between", "from"}:
        between = phrases.words(reading.counted.end, mention.start)
        spanning = {"since"} if mention.month else {"since", "and"}
        return not (_PARTING - spanning).intersection(between) and not any(map(_superlative, between))
    return not _parted(phrases, reading.counted.end, mention.start) or _told_then(phrases, mention)


def _of_verb(phrases: Phrases, mention: DateMention) -> bool:
    """Whether an aside is only the date, which is then the verb's: "Arvas, in May 1939, had killed 9"."""
    lead = phrases.words(mention.start - 2, mention.start)
    return phrases.low(mention.end) == "," and lead in ([",", "in"], [",", "on"])


_NOW = frozenset("this these now today current currently latest recent".split())


def _of_now(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a clause behind a semicolon turns to the present: "in 2011 77 died; *this* quake killed 40"."""
    words = phrases.words(start, end)
    return ";" in words and not _NOW.isdisjoint(words[words.index(";") :])


def _superlative(word: str) -> bool:
    """As in "the *worst* clash since 2011", which tells no span that the figure is over."""
    return word in {"worst", "most", "first"} or (word.endswith("est") and len(word) > len("test"))


def _told_then(phrases: Phrases, mention: DateMention) -> bool:
    """Whether it was reported at that time: "two divers had died, the paper *wrote in 2019*"."""
    return not SAYING.isdisjoint(phrases.words(mention.start - 3, mention.start))


def _long_before(mention: DateMention, published: date | None, event: str | None) -> bool:
    begun = year_of(event)
    if begun is not None and mention.year < begun:
        return True
    if published is None or (begun is not None and begun < published.year and mention.year >= begun):
        return False  # who looks back on the event of another year tells of its course
    if mention.month is None:
        return mention.year < (begun or published.year)
    days = (published - (mention.on or date(mention.year, mention.month, _MONTH_DAYS - 3))).days
    if days > _NEAR_DAYS:
        return begun is None or mention.year < begun
    return mention.day is None and days > _MONTH_DAYS // 2


def year_of(event: str | None) -> int | None:
    """The year that an event's name tells ("… 2022"), None if it tells none."""
    found = re.search(r"\b(?:19|20)\d\d\b", event or "")
    return int(found[0]) if found else None


_THERE = frozenset({"in", "across", "hit", "struck", "with", "from"})


def _elsewhere(phrases: Phrases, reading: Reading, setting: Setting) -> bool:
    """Whether people came to harm in a country that the event is not about, and no other is named.

    Who flees may well be told by where they flee to.
    """
    home = setting.countries
    mentions = phrases.mentions if home and reading.kind is not Kind.DISPLACED else ()
    if not mentions or any(m.country in home for m in mentions):
        return False
    start = reading.counted.start
    for mention in mentions:
        lead = phrases.low(mention.start - 1)
        near = mention.naming is Naming.NAME and abs(mention.start - start) <= _REACH
        if near and phrases.low(mention.start - 2) in {"based", "headquartered"}:
            continue
        if near and (lead == "in" or (lead in _THERE and phrases.low(mention.end + 1) == "where")):
            return True
    return False


_REACH = 16
