"""What people came to harm by: armed force, or a disaster or accident.

A flood in a country at war is told beside that war's dead. Which of the two a figure is of, the nearest
word for a cause tells; which of the two an article is about, the event's name, the title and the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases


class Cause(StrEnum):
    """What people came to harm by."""

    WAR = "war"
    ATTACK = "attack"
    MISHAP = "mishap"


_WAR = frozenset(
    "war wars warfare wartime offensive counteroffensive invasion battle battles battlefield frontline "
    "combat repel repelling repelled hostilities insurgency siege clashes fighting".split()
)
_ATTACK = frozenset(
    "shot shooting shootings gunfire shelling shelled shells missile missiles rocket rockets airstrike "
    "airstrikes drone drones artillery sniper snipers gunman gunmen bombing bombings bombardment mortar "
    "mortars landmine landmines massacre terrorism terrorist ambush".split()
)
_NATURE = frozenset(
    "flood floods flooding flooded deluge quake quakes earthquake earthquakes tremor tremors aftershock "
    "aftershocks tsunami cyclone hurricane typhoon tornado tornadoes storm storms rains landslide landslides "
    "mudslide mudslides avalanche eruption epidemic pandemic virus cholera heatwave drought wildfire "
    "wildfires".split()
)
_MISHAP = _NATURE | frozenset(
    "shipwreck sank sinking capsized capsizing derailed derailment derailments collision collided crash "
    "crashed blaze inferno collapse collapsed stampede crush outbreak drowned drowning".split()
)
_IN_TITLES = _MISHAP | frozenset(
    "dam train trains boat boats ship ferry trawler vessel bus bridge wreck accident disaster".split()
)
_IN_NAMES = _IN_TITLES | frozenset({"fire", "fires", "plane", "aircraft", "mine", "tower", "pit"})
"""Words of an event's name that tell a disaster or accident; in a title or a clause they tell too little."""

_ARMED = _WAR | _ATTACK | frozenset("attack attacks strike strikes conflict army troops soldiers".split())
_ANY = _WAR | _ATTACK | _MISHAP
_CLEARLY = 2
"""How many times more sentences tell of the one cause than of the other where an article is about it."""


def cause_of_event(event: str | None, title: str | None, sentences: Sequence[Phrases]) -> Cause | None:
    """What the event of an article harmed people by; None where neither its name nor the text tells."""
    for told, known in ((event, _IN_NAMES), (title, _IN_TITLES)):
        words = set(re.findall(r"[^\W\d_]+", (told or "").lower()))
        mishap, armed = not known.isdisjoint(words), not _ARMED.isdisjoint(words)
        if mishap != armed:
            return Cause.MISHAP if mishap else Cause.WAR
    mishaps = sum(1 for phrases in sentences if phrases.has(_MISHAP))
    armed_ones = sum(1 for phrases in sentences if phrases.has(_ARMED))
    if mishaps >= _CLEARLY * max(1, armed_ones):
        return Cause.MISHAP
    return Cause.WAR if armed_ones >= _CLEARLY * max(1, mishaps) else None


def another_matter(phrases: Phrases, reading: Reading, of_event: Cause | None) -> Cause | None:
    """What other cause a figure is told of than that of the event: a war's in a flood, a quake's in a war.

    Returns:
        The cause named nearest to the figure where it is another one; None where it is not, or nothing tells.
    """
    if of_event is None:
        return None
    nearest = _nearest_cause(phrases, reading)
    if of_event is Cause.MISHAP:
        return nearest if nearest in {Cause.WAR, Cause.ATTACK} else None
    return nearest if nearest is Cause.MISHAP and phrases.has(_NATURE) else None


def _nearest_cause(phrases: Phrases, reading: Reading) -> Cause | None:
    """The cause named nearest to a figure in its sentence; None where none is."""
    start, end = reading.counted.start, reading.counted.end
    near = [
        (start - at if at < start else at - end, cause)
        for at, cause in _causes_named(phrases)
        if not _parted(phrases, at, reading)
    ]
    return min(near)[1] if near else None


def _parted(phrases: Phrases, at: int, reading: Reading) -> bool:
    """Whether a semicolon, or behind the figure another figure, stands between it and a word."""
    start, end = reading.counted.start, reading.counted.end
    if ";" in phrases.words(min(at, start), max(at, end)):
        return True
    return any(end <= other.start < at for other in phrases.counted)


def _causes_named(phrases: Phrases) -> list[tuple[int, Cause]]:
    """The words for a cause in a sentence, by token."""
    if not phrases.has(_ANY):
        return []
    return [
        (at, cause) for at, token in enumerate(phrases.tokens) if (cause := _cause(token.low)) is not None
    ]


def _cause(word: str) -> Cause | None:
    if word in _MISHAP:
        return Cause.MISHAP
    if word in _WAR:
        return Cause.WAR
    return Cause.ATTACK if word in _ATTACK else None
