"""How a figure relates to the whole: total, subset, increment, projection, superseded, denied."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.model import Kind, Part
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming
from index.claims.reading.related.doubts import denied, projected
from index.claims.reading.related.former import superseded
from index.claims.reading.sided.setting import Setting

_ADDING = frozenset({"added", "adding", "adds", "new", "fresh", "add"})
_COLLEAGUES = frozenset(
    "workers staff employees volunteers colleagues journalists members medics doctors nurses rescuers "
    "paramedics firefighters students pupils players relatives friends nationals citizens compatriots".split()
)
_BESIDE = 9


def part_of(phrases: Phrases, reading: Reading, setting: Setting, *, earlier_kinds: tuple[Kind, ...]) -> Part:
    """How the figure of ``reading`` relates to the whole.

    Args:
        phrases: its sentence.
        reading: what was read.
        setting: what the article is about.
        earlier_kinds: kinds of the figures before it in the sentence, or else in the sentence before.
    """
    if denied(phrases, reading):
        return Part.DENIED
    if (
        reading.subset
        or _nobody_of_some(phrases, reading)
        or _of_own_staff(phrases, reading, setting)
        or _of_foreigners(phrases, reading, setting)
    ):
        return Part.SUBSET
    if (
        _by_condition(phrases, reading, earlier_kinds)
        or _of_the_hurt(phrases, reading)
        or _bracketed(phrases, reading)
        or _included(phrases, reading)
        or _seen_by_one(phrases, reading)
    ):
        return Part.SUBSET
    if superseded(phrases, reading):
        return Part.SUPERSEDED
    if projected(phrases, reading):
        return Part.PROJECTION
    if _increment(phrases, reading, earlier_kinds):
        return Part.INCREMENT
    return Part.TOTAL


_ANOTHER = frozenset({"other", "others"})


def _increment(phrases: Phrases, reading: Reading, earlier_kinds: tuple[Kind, ...]) -> bool:
    """As in "Another" counts on top of figures of the same kind; behind another kind it only goes on."""
    start = reading.counted.start
    if phrases.low(start - 1) == "by" and reading.rule == "number-linked":
        return True
    if phrases.low(reading.counted.figure.end) in {"new", "fresh"}:
        return True
    if reading.kind in earlier_kinds and _ANOTHER & set(phrases.words(start, reading.counted.end)):
        return True
    if not (reading.counted.figure.more or phrases.low(start - 1) in _ADDING):
        return False
    return reading.kind in earlier_kinds or (reading.kind is Kind.KILLED and not earlier_kinds)


_HURT = frozenset({Kind.WOUNDED, Kind.CASUALTIES})
_CONDITIONS = frozenset({"critical", "serious", "grave", "stable", "fair", "good", "intensive", "fighting"})


def _by_condition(phrases: Phrases, reading: Reading, earlier_kinds: tuple[Kind, ...]) -> bool:
    """Whether some of the hurt are told by their condition: "30 injured, *four in intensive care*"."""
    harm = reading.harm
    if harm is None or reading.kind is not Kind.WOUNDED or _HURT.isdisjoint(earlier_kinds):
        return False
    following = [other.start for other in phrases.counted if other.start > reading.counted.start]
    return not _CONDITIONS.isdisjoint(phrases.words(harm.start, min([harm.end + _BESIDE, *following])))


_WITNESSES = frozenset({"i", "he", "she", "we", "they", "himself", "herself", "myself", "who"})


def _seen_by_one(phrases: Phrases, reading: Reading) -> bool:
    """Whether a witness tells what he or she saw: "I *saw* 12 bodies"."""
    first, _ = reading.extent
    return any(
        phrases.low(at) == "saw" and phrases.low(at - 1) in _WITNESSES
        for at in range(max(0, first - _NEAR), first)
    )


_NEAR = 4
_OTHERS = frozenset("else other others further additional inside".split())


def _nobody_of_some(phrases: Phrases, reading: Reading) -> bool:
    """Whether zero is told of some only: "nobody *else* was hurt", "no *officers* were hurt"."""
    figure = reading.counted.figure
    if figure.rule != "nobody" or reading.harm is None:
        return False
    words = phrases.words(figure.start, reading.harm.start)
    nouns = [noun for word in words if (noun := person_noun(word)) is not None and word not in _ANYBODY]
    return bool(nouns) or not _OTHERS.isdisjoint(words)


_ANYBODY = frozenset("people person persons one victims individuals".split())


def _bracketed(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure is told of one name out of several: "Eastmark (14 dead), Selm (2)"."""
    for at in range(reading.counted.start - 1, max(0, reading.counted.start - _BESIDE), -1):
        if phrases.low(at) == "(":
            named = any(token.capital for token in phrases.tokens[max(0, at - 2) : at])
            return named and ")" in phrases.words(reading.counted.end, len(phrases.tokens))
        if phrases.low(at) == ")":
            return False
    return False


def _included(phrases: Phrases, reading: Reading) -> bool:
    """Whether a list of parts ends in "included": "3,600 people, 470 children and 80 elderly *included*"."""
    if reading.rule != "shared-verb-before":
        return False
    end = reading.counted.end
    return any(
        phrases.low(at) == "included" and (phrases.low(at + 1) in {"", ".", ",", ";"})
        for at in range(end, end + 9)
    )


_STILL = frozenset("remain remains remained still remaining".split())
_CARE = frozenset("hospital hospitals treatment treated care clinic clinics institutions medical".split())
_SENT_HOME = frozenset({"discharged", "released"})
_SAVED = (["of", "the", "survivors"], ["of", "the", "rescued"])


def _of_the_hurt(phrases: Phrases, reading: Reading) -> bool:
    """Whether only some of the hurt are told of: those *still in hospital*, "four *of the survivors*"."""
    if reading.kind is not Kind.WOUNDED:
        return False
    first, last = reading.extent
    others = [other.start for other in phrases.counted if other.start > reading.counted.start]
    clause = phrases.words(first - _BESIDE, min([last + _BESIDE, *others]))
    end = reading.counted.figure.end
    kept = not _STILL.isdisjoint(clause) and not _CARE.isdisjoint(clause)
    if not _SENT_HOME.isdisjoint(phrases.words(0, first)) and not _CARE.isdisjoint(clause):
        return True
    return kept or "outpatients" in clause or phrases.words(end, end + 3) in _SAVED


def _of_own_staff(phrases: Phrases, reading: Reading, setting: Setting) -> bool:
    """Whether a body or a country, no party of a war, tells of its own: "three *of its volunteers*"."""
    if setting.parties and not _CITIZENS.isdisjoint(
        phrases.words(reading.counted.end - 1, reading.counted.end + 4)
    ):
        return False
    end = reading.counted.figure.end
    owned = phrases.words(end, end + 2) in (["of", "its"], ["of", "their"], ["of", "our"])
    return owned and not _COLLEAGUES.isdisjoint(phrases.words(end + 2, end + 4))


_CITIZENS = frozenset({"nationals", "citizens", "compatriots"})


def _of_foreigners(phrases: Phrases, reading: Reading, setting: Setting) -> bool:
    """Whether the people counted are of countries that the event is not about: "84 Ruritanians"."""
    start, end = reading.counted.figure.end, reading.counted.end
    noun = person_noun(phrases.low(end - 1))
    if setting.parties or (noun is not None and noun.civilian is False):
        return False
    if _from_countries(phrases, end):
        return True
    home = setting.countries | ({setting.land} if setting.land else frozenset())
    told = [m for m in phrases.mentions if start <= m.start < end and m.naming is Naming.PEOPLE]
    if reading.rule == "people-lost":
        told += [m for m in phrases.mentions if m.end <= reading.counted.start and m.naming is Naming.NAME]
    return bool(home and told) and told[0].country not in home


def _from_countries(phrases: Phrases, end: int) -> bool:
    """Whether people are of many countries: "26 people *from 14 countries*"."""
    many = phrases.low(end + 1).isdecimal() or phrases.low(end + 1) in _MANY
    return phrases.low(end) in {"from", "of"} and many and phrases.low(end + 2) in _LANDS


_MANY = frozenset("three four five six seven eight nine ten several many various different".split())
_LANDS = frozenset({"countries", "nationalities", "nations"})
