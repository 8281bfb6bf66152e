"""The day that a figure describes, chosen among the dates of its sentence."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from index.claims.numbers import is_number_word
from index.claims.reading.dated.dates import DateMention
from index.claims.reading.parsed.grammar import CLAUSE_STARTS, MONTHS, SAYING, WEEKDAYS
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases

_SPANNING = frozenset({"since", "from", "between", "after", "before", "for", "ending", "following"})
_AHEAD = timedelta(days=1)
_BEGINNING = frozenset("started start began begin begun erupted broke outbreak".split())
_NEAR_SAYING = 7
_SPOKEN = SAYING | frozenset(
    "put gave counted spoke published updated raised revised statement briefing report registered put "
    "counts lists listed disclosed posted informed interview update conference amended added appears "
    "stood stands address speech".split()
)


def day_of(
    phrases: Phrases,
    reading: Reading,
    dates: tuple[DateMention, ...],
    *,
    published: date | None,
    carried: date | None,
    current: bool = True,
) -> date | None:
    """The day of a figure: of its "as of", of the report of it, of its clause, else of publication.

    Args:
        phrases: the sentence of the figure.
        reading: the figure.
        dates: the dates of the sentence.
        published: the day of publication, None if unknown.
        carried: the day told in the sentence before, where this one goes on with it.
        current: the figure is no old one and of no other event; those have a day only where one is told, or
            where they are hours old.
    """
    stated = [d for d in dates if _possible(d, published) and _is_as_of(phrases, d)]
    usable = usable_days(phrases, dates, published)
    spoken = [d for d in usable if _near_saying(phrases, d) and not _dates_another(phrases, reading, d)]
    own = [] if _present(phrases, reading) else [d for d in usable if not _parted(phrases, reading, d)]
    for choice in (stated, spoken, own):
        if choice:
            return _last_of(phrases, _nearest(choice, reading), dates).on
    if not current:
        return published if phrases.has(_HOURS) else None
    leaves = phrases.has(_NOW) or _present(phrases, reading) or any(_reaches_today(phrases, d) for d in dates)
    return (None if leaves else carried) or published


def usable_days(
    phrases: Phrases, dates: tuple[DateMention, ...], published: date | None
) -> list[DateMention]:
    """The dates of a sentence that a figure may be of.

    Neither ends of a span, nor the day of the event, nor that of a figure compared with.
    """
    possible = (mention for mention in dates if _possible(mention, published))
    return [d for d in possible if not (_spans(phrases, d) or _of_event(phrases, d) or _compared(phrases, d))]


def _reaches_today(phrases: Phrases, mention: DateMention) -> bool:
    """Whether a date leads away from the sentence before: a month, "*since* 24 April"."""
    return mention.day is None or phrases.low(mention.start - 1) == "since"


_NOW = frozenset({"now", "currently", "meanwhile"})
"""With these a sentence leaves the day of the one before."""
_HOURS = frozenset({"hour", "hours", "minutes"})

_EVENTS = frozenset(
    "crash crashes crush accident collision derailment earthquake earthquakes quake quakes tremor flood "
    "floods flooding storm storms cyclone blast blasts explosion explosions fire fires wildfire wildfires "
    "disaster tragedy shooting stampede collapse eruption landslide landslides incident wreck sinking "
    "tornado tornadoes hurricane typhoon tsunami".split()
)


_SPEAKERS = frozenset({"he", "she", "they", "it"})


def goes_on_speaking(phrases: Phrases) -> bool:
    """Whether a speaker named before goes on: "he said", "it added"."""
    if not (phrases.has(_SPEAKERS) and phrases.has(SAYING)):
        return False
    words = phrases.words(0, len(phrases.tokens))
    return any(one in _SPEAKERS and other in SAYING for one, other in pairwise(words))


_OPENING_WORDS = 5


def may_open_with_day(phrases: Phrases) -> bool:
    """Whether a weekday or month stands among the first words, so that its dates are worth reading."""
    return any(word in WEEKDAYS or word in MONTHS for word in phrases.lows[:_OPENING_WORDS])


def opening_day(phrases: Phrases, dates: tuple[DateMention, ...], published: date | None) -> date | None:
    """The day that a sentence opens with and tells of: "*Early on Monday* the guards opened fire"."""
    first = dates[0] if dates else None
    if first is None or not _OPENING.issuperset(phrases.lows[: first.start]) or phrases.has(_PRESENT):
        return None
    if _near_saying(phrases, first) or phrases.low(first.end) == ":" or not _possible(first, published):
        return None
    return first.on


def spoken_day(phrases: Phrases, dates: tuple[DateMention, ...]) -> date | None:
    """The day of what is said in a sentence: "told reporters *on Tuesday*"."""
    return next((d.on for d in dates if d.relative and d.on and _near_saying(phrases, d)), None)


def _of_event(phrases: Phrases, mention: DateMention) -> bool:
    """Whether a date only tells when the event was: "the crash on Friday", "Friday night's crash"."""
    before = phrases.words(mention.start - 4, mention.start)
    return not _EVENTS.isdisjoint(phrases.words(mention.end, mention.end + 3)) or (
        before[-1:] in (["on"], ["of"]) and not _EVENTS.isdisjoint(before)
    )


def _compared(phrases: Phrases, mention: DateMention) -> bool:
    """Whether a date is that of what a figure is held against: "three more *than it gave on Monday*"."""
    before = phrases.words(mention.start - _NEAR_SAYING, mention.start)
    if "than" not in before:
        return False
    return not any(is_number_word(word) or word[:1].isdecimal() for word in before[before.index("than") :])


def _possible(mention: DateMention, published: date | None) -> bool:
    """Whether a figure can be of that day: a weekday may lie a day ahead, a date with its month may not."""
    if mention.on is None:
        return False
    return published is None or mention.on <= published + (_AHEAD if mention.relative else timedelta(0))


_PRESENT = frozenset({"is", "are", "remain", "remains", "has", "have", "stands", "now"})


def _present(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure holds as the article is written: "12 people *are* missing"."""
    harm = reading.harm
    first = min(reading.counted.start, harm.start if harm else reading.counted.start)
    last = max(reading.counted.end, harm.end if harm else reading.counted.end)
    return not _PRESENT.isdisjoint(phrases.words(first - 3, last))


def _is_as_of(phrases: Phrases, mention: DateMention) -> bool:
    if _of_event(phrases, mention):
        return False  # "killed by Monday's storm"
    before = phrases.words(mention.start - _TO_AS_OF, mention.start)
    while (
        before and (before[-1] in _HOUR_WORDS or before[-1][:1].isdecimal()) and before[-2:] != ["as", "of"]
    ):
        before.pop()
    return before[-2:] == ["as", "of"] or before[-1:] == ["by"]


_TO_AS_OF = 12
_HOUR_WORDS = frozenset(
    "early late the in on of at afternoon morning evening night noon midnight local time o'clock am pm . "
    "a p m a.m p.m gmt utc".split()
)


def _spans(phrases: Phrases, mention: DateMention) -> bool:
    """Whether a date only begins or ends a span of time: "since Wednesday", "between 14 and 16 May"."""
    before = phrases.words(mention.start - 2, mention.start)
    begun = phrases.words(mention.start - 4, mention.start)
    return bool(before) and (before[-1] in _SPANNING or not _BEGINNING.isdisjoint(begun))


def _near_saying(phrases: Phrases, mention: DateMention) -> bool:
    """Whether a date is that of a report: "said *on Monday*", "*On Monday*, the mayor said".

    No comma parts the two but behind a date that opens its clause ("12 died *on Monday*, the mayor said"),
    and no phrase of harm ("said that 12 *died on Monday*").
    """
    before = _up_to_comma(phrases.words(mention.start - _NEAR_SAYING, mention.start)[::-1])
    told = max((harm.end for harm in phrases.harms if harm.end <= mention.start), default=0)
    if not _SPOKEN.isdisjoint(before[: mention.start - told]):
        return True
    behind = phrases.words(mention.end, mention.end + _NEAR_SAYING)
    return not _SPOKEN.isdisjoint(behind if _OPENING.issuperset(before) else _up_to_comma(behind))


def _up_to_comma(words: list[str]) -> list[str]:
    return words[: next((at for at, word in enumerate(words) if word in _CUTS), len(words))]


_CUTS = frozenset({",", ";", ":", "–", "—"})
_OPENING = frozenset(
    "on by late early later earlier already and but then in a the morning of afternoon".split()
)


def _parted(phrases: Phrases, reading: Reading, mention: DateMention) -> bool:
    """Whether another clause begins between a figure and a date."""
    first, last = min(reading.counted.start, mention.end), max(reading.counted.start, mention.start)
    if _dates_old_figure(phrases, reading, mention):
        return True
    return not (CLAUSE_STARTS | {";", "what", "which"}).isdisjoint(phrases.words(first, last))


def _dates_another(phrases: Phrases, reading: Reading, mention: DateMention) -> bool:
    """Whether a report's date is not that of a figure: a former figure's, or told before a semicolon."""
    before = phrases.words(mention.end, reading.counted.start)
    return ";" in before or _dates_old_figure(phrases, reading, mention)


def _dates_old_figure(phrases: Phrases, reading: Reading, mention: DateMention) -> bool:
    """Whether a date is that of the figure before: "31 died, up *from 28 on Thursday*"."""
    between = phrases.words(reading.counted.end, mention.start)
    return any(pair in _MOVED_FROM for pair in pairwise(between))


_MOVED_FROM = frozenset({("up", "from"), ("down", "from"), ("against", "the"), ("than", "the")})


def _last_of(phrases: Phrases, mention: DateMention, dates: tuple[DateMention, ...]) -> DateMention:
    """The last day of several in a row: "on Monday *and Tuesday*"."""
    following = next((other for other in dates if other.start == mention.end + 1), None)
    joined = phrases.low(mention.end) == "and" and following is not None and following.on is not None
    return following if following is not None and joined else mention


def _nearest(dates: list[DateMention], reading: Reading) -> DateMention:
    """The date nearest a figure, one behind it rather than one before: "98 on Monday, *99 on Tuesday*"."""
    start, end = reading.counted.start, reading.counted.end

    def apart(mention: DateMention) -> tuple[int, bool, int]:
        before = mention.start < start
        return (start - mention.end if before else mention.start - end), before, mention.start

    return min(dates, key=apart)
