"""Places named in a sentence: capitalised names behind "in" and the like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.claims.lexicon import Thing, person_noun, thing
from index.claims.reading.parsed.grammar import MONTHS, PREPOSITIONS, WEEKDAYS
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming, country_named


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A capitalised name behind "in" and the like: tokens ``[start, end)``."""

    start: int
    end: int
    name: str


def happened_in(phrases: Phrases) -> list[PlaceName]:
    """The names that may be where all happened: no country, and no company ("at")."""
    return [
        place
        for place in place_names(phrases)
        if country_named(place.name) is None and phrases.low(place.start - 1) != "at"
    ]


def _is_place(phrases: Phrases, place: PlaceName) -> bool:
    """Whether a name may be that of a place: no body, no compass point, no noun's own ("in Nazi camps")."""
    following = phrases.tokens[place.end].low if place.end < len(phrases.tokens) else ""
    described = following.endswith("s") and thing(following) is Thing.BUILDING
    return place.name.lower() not in _NOT_PLACES and not described


_NOT_PLACES = frozenset(
    "north south east west central northeast northwest southeast southwest midwest congress parliament "
    "senate house court cabinet council church islam room "
    "covid nazi".split()
)


_PLACING = frozenset({"in", "at", "near", "outside", "off", "across", "around", "inside"})


_BEFORE_PLACES = frozenset(
    "the northern southern eastern western central neighbouring neighboring nearby".split()
)


@lru_cache(maxsize=256)
def place_names(phrases: Phrases) -> tuple[PlaceName, ...]:
    """Capitalised names behind "in", "near" and the like that are no date and no person.

    Remembered for the sentences of an article: each of their claims asks for them several times.
    """
    found = []
    tokens = phrases.tokens
    for at in range(1, len(tokens)):
        if not tokens[at].capital:
            continue
        lead = at - 2 if tokens[at - 1].low in _BEFORE_PLACES else at - 1
        place = name_at(phrases, at)
        placed = phrases.low(lead) in _PLACING or _of_settlement(phrases, at)
        if place is not None and (placed or _where_follows(phrases, place.end)):
            found.append(_owned_by(phrases, place) or place)
    return tuple([place for place in found if _is_place(phrases, place)])


def _owned_by(phrases: Phrases, place: PlaceName) -> PlaceName | None:
    """The place that a country's name only leads to: "in Chile's *Westmark* region"."""
    owns = phrases.low(place.end - 1).endswith(("'s", "’s")) and place.end < len(phrases.tokens)
    return name_at(phrases, place.end) if owns and phrases.tokens[place.end].capital else None


def _of_settlement(phrases: Phrases, at: int) -> bool:
    """Whether a name is told to be a town's or the like: "the coastal town *of* Eastmark"."""
    return phrases.low(at - 1) == "of" and phrases.low(at - 2) in _SETTLEMENTS


_SETTLEMENTS = frozenset(
    "town city village province state district county island region municipality suburb port".split()
)


def _where_follows(phrases: Phrases, end: int) -> bool:
    """Whether a place is pointed back at: "Eastmark*, where* a flood killed 12"."""
    return phrases.words(end, end + 2) == [",", "where"] or phrases.low(end) == "where"


def name_at(phrases: Phrases, at: int) -> PlaceName | None:
    """The capitalised name that begins at token ``at``, if one does."""
    words: list[str] = []
    for token in phrases.tokens[at : at + 4]:
        if not token.capital or token.low in MONTHS or token.low in WEEKDAYS or person_noun(token.low):
            break
        words.append(token.text.removesuffix("'s").removesuffix("’s"))
        if words[-1] != token.text:
            break
    name = " ".join(words)
    return PlaceName(at, at + len(words), country_named(name) or name) if words else None


PROVINCES = frozenset("province state district county prefecture governorate parish oblast".split())
"""What a part of a land is called by."""


@lru_cache(maxsize=256)
def counties_in(phrases: Phrases) -> tuple[PlaceName, ...]:
    """Names that end in "County" and the like, wherever they stand: "*Arvas County* reported seven"."""
    found = []
    for at in range(1, len(phrases.tokens)):
        token, before = phrases.tokens[at], phrases.tokens[at - 1]
        if token.capital and token.low in PROVINCES and before.capital:
            start = at - 1 - (at > 1 and phrases.tokens[at - 2].capital and phrases.low(at - 2) in _SAINTS)
            found.append(PlaceName(start, at + 1, " ".join(t.text for t in phrases.tokens[start : at + 1])))
    return tuple(found)


_SAINTS = frozenset("st st. saint san santa los las new north south east west el la fort mount".split())


def counting_regions(phrases: Phrases, *, countries: bool) -> list[PlaceName]:
    """Known regions and towns that a count is told of as its subject: "*Sindh* has 402 deaths".

    With ``countries``, countries too, as where a storm crosses several: "*Madagascar* reported 17".
    """
    lands = [m for m in phrases.mentions if countries and m.naming is Naming.NAME]
    named = [
        PlaceName(m.start, m.end, " ".join(token.text for token in phrases.tokens[m.start : m.end]))
        for m in (*phrases.regions, *lands)
        if phrases.low(m.start - 1) not in PREPOSITIONS
    ]
    told = [place for place in named if phrases.low(place.end) in _COUNTING]
    told += [place for place in _provinces_counting(phrases) if place not in told]
    return told + [place for place in named if told and place not in told and gapped(phrases, place)]


def _provinces_counting(phrases: Phrases) -> list[PlaceName]:
    """Other provinces that count: "*Arvas* district accounts for 88", "*Arvas* province alone has"."""
    found = []
    for at in range(1, len(phrases.tokens)):
        behind = at + 1 + (phrases.low(at + 1) == "alone")
        if phrases.tokens[at].text not in PROVINCES or phrases.low(behind) not in _COUNTING:
            continue
        start = at
        while start and phrases.tokens[start - 1].capital and phrases.low(start - 1) not in _NO_NAME:
            start -= 1
        if start < at and (start == 0 or phrases.low(start - 1) not in PREPOSITIONS):
            name = " ".join(token.text for token in phrases.tokens[start:at])
            found.append(PlaceName(start, at, name))
    return found


_NO_NAME = frozenset(
    "the a an one each every no any another this that neighbouring neighboring nearby coastal northern "
    "southern eastern western central local his her their its our".split()
)


def gapped(phrases: Phrases, place: PlaceName) -> bool:
    """Whether a place and its count stand without a verb: "Westmark reported 12 deaths *and Eastmark 30*"."""
    counts = any(counted.start == place.end for counted in phrases.counted)
    return counts and phrases.low(place.start - 1) in {",", ";", "and"}


_COUNTING = frozenset(
    "has had have reported reports recorded records registered counted counts confirmed suffered lost saw "
    "reporting recording with accounts accounted".split()
)
