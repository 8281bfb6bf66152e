"""Where people came to harm: the side of a disaster."""

from __future__ import annotations

from dataclasses import dataclass

from index.claims.lexicon import harm_word, person_noun
from index.claims.model import Kind
from index.claims.reading.parsed.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SAYING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming, country_named, land_of, sister_regions
from index.claims.reading.sided.lands import held_by
from index.claims.reading.sided.nationwide import land_around, nationwide, of_whole_land
from index.claims.reading.sided.placing import (
    PROVINCES,
    PlaceName,
    counties_in,
    counting_regions,
    gapped,
    name_at,
    place_names,
)
from index.claims.reading.sided.roles import VOICES
from index.claims.reading.sided.setting import HAZARDS, Setting
from index.claims.reading.sided.struck import struck_country
from index.claims.reading.sided.teams import team_named, team_side


@dataclass(frozen=True, slots=True)
class Background:
    """What the words before a sentence leave behind for the sides of its figures.

    Attributes:
        setting: what the article is about.
        before: the side of the figure before in the paragraph, None at its start.
        last: the side of the figure before, wherever it stands.
        claimant_side: the side that the figure's claimant belongs to, None if of neither or unknown.
        usual: the side that the same claimant counted before, None if none.
    """

    setting: Setting
    before: str | None = None
    last: str | None = None
    claimant_side: str | None = None
    usual: str | None = None


def place_of(phrases: Phrases, reading: Reading, background: Background) -> str | None:
    """Where people came to harm: a place in the sentence, else the one before, else the setting's."""
    setting = background.setting
    team = None if setting.team is None else team_side(phrases, reading, setting.team)
    told = team or _held_land(phrases, reading) or _origin(phrases, reading, setting)
    if told is not None:
        return told
    if len(setting.countries) == 2:  # noqa: PLR2004 - one disaster in two countries
        return struck_country(
            phrases,
            reading,
            setting.countries,
            told_by=background.claimant_side,
            before=background.before,
            home=setting.mainly,
        )
    if _from_there(phrases, reading):
        return background.before or background.last or setting.place
    named = (
        nationwide(phrases, reading, setting)
        or of_whole_land(phrases, reading, setting)
        or _place_beside(phrases, reading, _places_named(phrases, setting))
        or land_around(phrases, setting)
    )
    if named is not None:
        return _country_beyond(named, setting)
    return _unnamed(phrases, reading, background)


def _country_beyond(place: str, setting: Setting) -> str:
    """The country of a town that a disaster struck beyond the one it is named by; else the place itself."""
    land = land_of(place)
    beyond = setting.spread and country_named(setting.place or "") is not None
    return land if beyond and land not in {None, setting.place} and land is not None else place


def _unnamed(phrases: Phrases, reading: Reading, background: Background) -> str | None:
    """The place of a figure whose sentence names none: one pointed back at, the one before, the setting's."""
    setting = background.setting
    towns = (name for name in sorted(setting.places) if country_named(name) is None)
    local = next((name for name in towns if not name.isupper()), None)
    if setting.team is not None and not phrases.has(_SETTLEMENTS):
        return None if _native(phrases, reading) else team_named(setting.team)
    pointing = _points_back(phrases)
    if pointing and local is not None:
        return background.before or local
    if (
        pointing
        or reading.rule.endswith(("carried", "before"))
        or reading.subset
        or _goes_on(phrases, reading)
    ):
        return background.before or background.last or setting.place
    if phrases.has(_QUARTERS):
        return setting.place
    before = background.before or ""
    if before == setting.land is not None and setting.spread:
        return before
    elsewhere = before not in setting.places and country_named(before) is None
    if elsewhere and not _of_fighters(before) and before not in sister_regions(setting.place):
        return before or setting.place
    return setting.place or background.before


def _of_fighters(side: str) -> bool:
    """Whether a side is an armed group's and no place: "RSF", "militants"."""
    return side.isupper() or (side.islower() and "-" not in side)


_LAND_REACH = 12


def _held_land(phrases: Phrases, reading: Reading) -> str | None:
    """The part of a country told by who holds it: "12 died in *rebel-held* towns"."""
    first, last = reading.counted.start - _LAND_REACH, reading.counted.end + _LAND_REACH
    found = [
        (abs(at - reading.counted.start), holder)
        for at in range(max(0, first), min(last, len(phrases.tokens)))
        if (holder := held_by(phrases.tokens[at].text)) is not None
    ]
    return f"{min(found)[1]}-held area" if found else None


def _origin(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """Where the people counted are from, where the text says so: "12 *from Eastmark*"."""
    end, start = reading.counted.end, reading.counted.start
    leads = [
        at
        for at in range(end, end + 4)
        if phrases.low(at) in {"from", "of"} and phrases.low(at - 1) not in {"is", "are", "was", "were"}
    ]
    leads += [at for at in range(max(0, start - _ORIGIN), start) if _people_from(phrases, at, start)]
    for at in leads:
        place = name_at(phrases, at + 1) if at + 1 < len(phrases.tokens) else None
        agency = place is not None and place.name.isupper() and person_noun(phrases.low(at - 1)) is None
        if place is not None and place.name != setting.place and phrases.low(at + 1) != "the" and not agency:
            return place.name
    return None


_ORIGIN = 18


def _people_from(phrases: Phrases, at: int, start: int) -> bool:
    """Whether "from" tells the origin of people counted behind it: "the number of people *from* …"."""
    if phrases.low(at) != "from":
        return False
    place = name_at(phrases, at + 1)
    if person_noun(phrases.low(at - 1)) is not None:
        return True
    return place is not None and start == place.end + (phrases.low(place.end) in {"alone", "itself"})


_REGIONS = frozenset(
    {"state", "province", "region", "country", "district", "island", "city", "town", "village"}
)


def _from_there(phrases: Phrases, reading: Reading) -> bool:
    """Whether people are told by the place named before: "182 others *from the state*"."""
    after = phrases.words(reading.counted.end, reading.counted.end + 5)
    return any(
        after[at] in {"from", "of"}
        and after[at + 1 : at + 2] in (["the"], ["that"])
        and after[at + 2] in _REGIONS
        for at in range(len(after) - 2)
    )


def _native(phrases: Phrases, reading: Reading) -> bool:
    """Whether people of a country are counted: "three of the *Ruritanians*"."""
    start, end = reading.counted.start, reading.counted.end
    near = [mention for mention in phrases.mentions if start <= mention.start <= end + 2]
    return any({",", ";"}.isdisjoint(phrases.words(start, mention.start)) for mention in near)


_QUARTERS = frozenset(
    "north-east north-west south-east south-west northeast northwest southeast southwest".split()
)
"""A part of the country that is no place of its own."""

_SETTLEMENTS = frozenset({"city", "town", "village", "island"})


def _points_back(phrases: Phrases) -> bool:
    """Whether people are counted at a place named before: "there", "in *the* flooded *city*"."""
    return any(_pointing(phrases, at) for at in range(len(phrases.tokens)))


def _pointing(phrases: Phrases, at: int) -> bool:
    low, behind = phrases.low(at), phrases.low(at + 1)
    if low == "there":
        return behind not in AUXILIARIES
    named = behind == "of" or phrases.low(at - 1) == "a"
    return low in _SETTLEMENTS and not named and not _DEFINITE.isdisjoint(phrases.words(at - 3, at))


_DEFINITE = frozenset({"the", "that", "this"})


def _goes_on(phrases: Phrases, reading: Reading) -> bool:
    """Whether people are counted beside those told of before: "*a further* 12 are missing"."""
    around = phrases.words(reading.counted.start - 2, reading.counted.figure.end + 1)
    return not {"further", "another", "more", "others"}.isdisjoint(around)


def _place_beside(phrases: Phrases, reading: Reading, named: list[PlaceName]) -> str | None:
    """The place that a figure is told for: the first behind it, else the last before it.

    Not where another figure stands between, nor where only most of the people are there.
    """
    start = reading.counted.start
    leads = bool(named) and named[0].start < min(
        counted.start for counted in phrases.counted or (reading.counted,)
    )
    most = not _MOST.isdisjoint(phrases.words(start - 3, start))
    ahead = [place for place in named if place.start < start and not _of_another(phrases, place)]
    for place in named:
        fleeing = reading.kind is Kind.DISPLACED and not _TOWARDS.isdisjoint(
            phrases.words(start, place.start)
        )
        next_ones = (
            fleeing or (leads and _between(phrases, place.end, place.end + 2)) or gapped(phrases, place)
        )
        if place.start >= start and not most and not next_ones and not _parted(phrases, reading, place.start):
            return place.name
    return ahead[-1].name if ahead else None


def _of_another(phrases: Phrases, place: PlaceName) -> bool:
    """Whether a place is that of the figure before it: "12 died in Eastmark *alone*, and 30 …"."""
    return phrases.low(place.end) == "alone" and _between(phrases, 0, place.start)


_TOWARDS = frozenset("to toward towards into across".split())
_MOST = frozenset({"most", "majority", "half", "many", "bulk"})


def _between(phrases: Phrases, first: int, last: int) -> bool:
    """Whether a figure stands between two tokens."""
    return any(first <= other.start < last for other in phrases.counted)


def _places_named(phrases: Phrases, setting: Setting) -> list[PlaceName]:
    """The places that figures are told for: countries behind "in", and the event's own places."""
    found = {
        place.start: place
        for place in (
            *counting_regions(phrases, countries=setting.spread),
            *counties_in(phrases),
            *place_names(phrases),
        )
        if (_tells(place.name, setting) or _of_province(phrases, place, setting))
        and not _among_others(phrases, place)
        and not _of_speaker(phrases, place)
    }
    for at, token in enumerate(phrases.tokens):
        name = token.text.removesuffix("'s").removesuffix("’s")
        if name not in setting.places or country_named(name) is not None:
            continue
        place = PlaceName(at, at + 1, name)
        if not _among_others(phrases, place):
            found.setdefault(at, place)
    return [found[at] for at in sorted(found)]


def _of_province(phrases: Phrases, place: PlaceName, setting: Setting) -> bool:
    """Whether a place is a part of the land struck by what it is called: "Westmark *province*"."""
    called = {phrases.low(place.end), phrases.low(place.end - 1)}
    of_it = phrases.words(place.start - 2, place.start) in (["town", "of"], ["city", "of"], ["village", "of"])
    own = setting.place is not None and setting.place in place.name  # "Arvas County" of "arvas-fires"
    divided = (of_it and setting.land is None) or not PROVINCES.isdisjoint(called)
    return setting.spread and divided and not own


def _of_speaker(phrases: Phrases, place: PlaceName) -> bool:
    """Whether somebody speaks there: "*officials in* Westmark said", "told reporters *in Geneva*"."""
    if not VOICES.isdisjoint(phrases.words(place.start - 3, place.start - 1)):
        return True
    seat = land_of(place.name) is not None and place.name not in sister_regions(land_of(place.name))
    return seat and not _SPEECH.isdisjoint(phrases.words(place.start - _TO_SPEECH, place.start))


_TO_SPEECH = 6
_SPEECH = SAYING | frozenset("briefing conference reporters statement journalists spoke speaks".split())


def _among_others(phrases: Phrases, place: PlaceName) -> bool:
    """Whether a place is only one of several: "over Westmark *and* Eastmark", "and other parts"."""
    before = phrases.tokens[place.start - 2] if place.start > 1 else None
    if before is not None and phrases.low(place.start - 1) == "and" and before.capital:
        return True
    return phrases.words(place.end, place.end + 2) in (
        ["and", "other"],
        ["and", "elsewhere"],
        ["and", "beyond"],
    )


def _tells(name: str, setting: Setting) -> bool:
    """Whether a place is one that figures are told for: a country, or one that names the event."""
    if name in setting.storms:
        return False
    if name in setting.places or setting.place is None:
        return True
    if name in sister_regions(setting.place):
        return setting.spread
    land = land_of(name)
    native = {setting.place, setting.land, *(setting.countries or {setting.home})}
    if land is not None and land not in native and (setting.spread or not setting.countries):
        return True
    country = country_named(name)
    # The country around the event's own place is no other side: "in India" for a crash in one of its states.
    around = country == setting.home and not setting.spread
    return country is not None and (not around or not setting.places or bool(setting.countries))


def other_place(phrases: Phrases, offset: int, setting: Setting) -> str | None:
    """The place of another event: the one named nearest to a figure at ``offset`` of its sentence.

    A country counts however it is named; any other name does behind "in", "off" and the like, before a word
    for what happened ("the *Eastmark* siege"), and right before the figure's bracket or comma.
    """
    named = [(place.start, place.name) for place in place_names(phrases)]
    named += [(m.start, m.country) for m in phrases.mentions if m.naming is Naming.NAME]
    named += [(place.start, place.name) for place in _names_of_events(phrases)]
    figure = next((at for at, token in enumerate(phrases.tokens) if token.start >= offset), 0)
    known = setting.places | setting.countries
    others = [(abs(at - figure), name) for at, name in named if name not in known]
    if not others:
        return None
    place = min(others)[1]
    country = next((m.country for m in phrases.regions if place.startswith(phrases.tokens[m.start].text)), "")
    return country if country in setting.countries else place


def _names_of_events(phrases: Phrases) -> list[PlaceName]:
    """Names that another event goes by: "the *Eastmark* siege", "the *Park Fire* (85 dead)", "*Selm*, 12"."""
    found: list[PlaceName] = []
    at = 1
    while at < len(phrases.tokens):
        plain = phrases.low(at) in _NO_NAMES or not phrases.tokens[at].capital
        place = None if plain else name_at(phrases, at)
        if place is None:
            at += 1
            continue
        behind = phrases.low(place.end)
        counted = behind in {"(", ",", ":"} and place.end + 1 in phrases.counted_at
        dated = phrases.words(place.end, place.end + 1) == ["of"] and phrases.low(place.end + 1).isdecimal()
        if (counted or dated or behind in HAZARDS) and not harm_word(place.name.lower()):
            found.append(place)
        at = place.end
    return found


_NO_NAMES = DETERMINERS | PREPOSITIONS | PRONOUNS


def _parted(phrases: Phrases, reading: Reading, at: int) -> bool:
    """Whether another figure, or "most of them", stands between this one and the place at ``at``."""
    end = reading.counted.end
    return _between(phrases, end, at) or not _MOST.isdisjoint(phrases.words(end, at))
