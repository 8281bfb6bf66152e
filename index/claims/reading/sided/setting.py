"""What an article as a whole is about: the two parties of a conflict, or the place of a disaster."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.claims.lexicon import harm_word, thing
from index.claims.reading.parsed.grammar import MONTHS
from index.claims.reading.parsed.phrases import Phrases, take_apart
from index.claims.reading.parsed.places import (
    Naming,
    countries_named_in,
    country_named,
    is_group,
    land_of,
    mentions_in,
    regions_in,
)
from index.claims.reading.sided.bands import band_of
from index.claims.reading.sided.lands import holders_of
from index.claims.reading.sided.parties import parties_of
from index.claims.reading.sided.placing import happened_in
from index.claims.reading.sided.teams import team_of_article
from index.model import Span

_FIGHTING = frozenset(
    "clash clashes clashed fighting troops shelling shelled war army ceasefire truce soldiers servicemen "
    "violence border attack attacks offensive battle battles conflict hostilities invasion skirmish "
    "skirmishes military airstrike airstrikes militants rockets forces border-guards".split()
)
_ARMED = frozenset("army military forces border attack attacks violence soldiers servicemen troops".split())
"""Words that alone make no fight: armies come to help as well."""

_DISASTERS = frozenset(
    "earthquake earthquakes quake flood floods flooding flooded storm cyclone hurricane typhoon tornado "
    "wildfire wildfires derailment derailed collision ferry landslide landslides tsunami eruption "
    "avalanche stampede collapse epidemic outbreak virus tremor tremors aftershocks".split()
)
_ACCIDENTS = frozenset(
    "crash train rail railway plane aircraft flight boat ship ships shipwreck shipwrecks bus bridge dam fire "
    "fires blaze mine building tower crush drought famine heatwave rain rains blizzard volcano mudslide "
    "mudslides monsoon capsizing sinking accident disaster".split()
)
"""Words that tell a disaster in an event's name, though not in a text."""

_SPREADING = frozenset(
    "earthquake earthquakes quake quakes flood floods flooding storm storms cyclone hurricane typhoon "
    "tornado tornadoes wildfire wildfires fires landslide landslides tsunami eruption volcano epidemic "
    "outbreak virus drought famine heat heatwave rain rains monsoon snow blizzard winter dam mudslide "
    "mudslides protests unrest riots cold".split()
)
"""What harms people in many places at once, each with its own toll; a crash or an attack is in one."""

HAZARDS = _DISASTERS | _ACCIDENTS | frozenset({"siege", "massacre", "bombing", "attack", "shooting", "war"})
"""Words for what happened, behind the name that it goes by."""

_TITLE_WEIGHT = 3
"""How many mentions in the text one in the title is worth."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article as a whole is about.

    Attributes:
        parties: the two sides of a conflict, the more often named first; empty if it is no such.
        place: where it happened, for all else; None if unknown.
        places: the places that a figure may be told for: those that the event's name or the title names.
        countries: those that the event's name names, and the parties; empty if it names none.
        home: the country that the text names most.
        land: the country that the place is a part of; None where it is none, or the place is a country.
        mainly: the country that the text is plainly about: named more than once, and more than any other.
        incident: one blow at one place, whatever war it was struck in: "arvas-hospital-2031".
        spread: it harmed people in many places: those within it have tolls of their own.
        storms: the names that the text gives to storms.
        band: the armed group that it tells of, where no two countries fight.
        team: the country whose team came to harm elsewhere, where the article opens with that.
        chiefly: that country, where it is named three times as often as any other.
        divided: a disaster on land that the parties hold in part each: "the *Ruritanian-held* bank".
    """

    parties: tuple[str, ...]
    place: str | None
    places: frozenset[str]
    countries: frozenset[str] = frozenset()
    home: str | None = None
    land: str | None = None
    mainly: str | None = None
    chiefly: str | None = None
    divided: bool = False
    incident: bool = False
    spread: bool = False
    storms: frozenset[str] = frozenset()
    band: str | None = None
    team: str | None = None


def setting_of(event: str | None, title: str | None, sentences: Sequence[Phrases]) -> Setting:
    """What an article is about, by the event's name, the title and what the text names most."""
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    fighting = disaster = battles = spreading = 0
    capitalised: set[str] = set()
    for phrases in sentences:
        mentions = phrases.mentions
        countries.update(mention.country for mention in mentions)
        places.update(m.country for m in mentions if m.naming is Naming.NAME and not is_group(m.country))
        places.update(place.name for place in happened_in(phrases))
        fighting += phrases.has(_FIGHTING)
        battles += phrases.has(_FIGHTING - _ARMED)
        disaster += phrases.has(_DISASTERS)
        spreading += phrases.has(_SPREADING)
        capitalised.update(map(_named_so, _capitalised_runs(phrases)))
    for name in set(places):
        if title and name in title:
            places[name] += _TITLE_WEIGHT
    told = {*countries_named_in(event or ""), *countries, *places, *capitalised}
    in_event = _named_in(_without_storms(event), told)
    storms = _storms_in([_taken_apart(title), *sentences])
    in_title = _named_in(title, set(places) - storms)
    places = Counter({name: told for name, told in places.items() if name not in storms})
    named = in_event or _lead_of(event) or in_title
    two = len(countries_named_in(event or "")) == 2 or _of_war(event)  # noqa: PLR2004 - two sides
    war = fighting + two > disaster and battles + two > 0 and not _of_disaster(event)
    parties: tuple[str, ...] = ()
    incident = _is_incident(event)
    if war and not incident:
        parties = parties_of(event, sentences, countries)
    elif disaster or _of_disaster(event):
        parties = holders_of(sentences, countries, one_event=event is not None)
    place = _place(named, places)
    lands = _lands_told(_taken_apart(title), sentences)
    opening = [_taken_apart(title), *[phrases for phrases in sentences if phrases.harms][:_OPENING]]
    native = frozenset({*countries_named_in(event or ""), place or ""})
    return Setting(
        parties=parties,
        place=place,
        storms=frozenset(storms),
        band=None if parties else band_of(sentences),
        team=None if parties else team_of_article(opening, native),
        places=frozenset(named),
        land=_land_around(place, named),
        home=countries.most_common(1)[0][0] if countries else None,
        mainly=_mainly(lands),
        chiefly=_chiefly(Counter({c: lands[c] for c in parties or lands})),
        countries=frozenset({*parties, *countries_named_in(event or "")}),
        divided=bool(parties) and not war,
        incident=incident,
        spread=_is_spread(event, told=spreading > 0),
    )


_OPENING = 2
"""In how many of its first sentences of harm an article tells whose harm it is about."""


def _taken_apart(title: str | None) -> Phrases:
    return take_apart(title or "", Span(0, len(title or "")))


def _of_war(event: str | None) -> bool:
    """Whether an event's name says that it was a war: "marrow-war-2031"."""
    return not _WARS.isdisjoint(re.findall(r"[^\W\d_]+", (event or "").lower()))


_WARS = frozenset("war conflict clashes fighting invasion offensive hostilities".split())


def _of_disaster(event: str | None) -> bool:
    """Whether an event's name says that it was no fight: "marrow-dam-2031"."""
    words = set(re.findall(r"[^\W\d_]+", (event or "").lower()))
    return not words.isdisjoint(_DISASTERS | _ACCIDENTS) and words.isdisjoint(_FIGHTING)


_BLOWS = frozenset(
    "strike airstrike blast explosion bombing massacre shooting stabbing attack ambush raid assassination "
    "hijacking downing".split()
)
"""Words of an event's name for one blow, beside those for where it struck ("hospital")."""


def _is_incident(event: str | None) -> bool:
    """Whether an event's name tells of one blow at one place, and of no country."""
    words = set(re.findall(r"[^\W\d_]+", (event or "").lower()))
    return not (words.isdisjoint(_BLOWS) and words.isdisjoint(_VENUES)) and not countries_named_in(
        event or ""
    )


def _land_around(place: str | None, named: Sequence[str]) -> str | None:
    """The country around the event's place; None where that is a country itself."""
    if country_named(place or "") is not None:
        return None
    return next((land for name in (place, *named) if (land := land_of(name)) is not None), None)


def _is_spread(event: str | None, *, told: bool) -> bool:
    """Whether an event harmed people in many places, by its name or else by what the text tells."""
    words = set(re.findall(r"[^\W\d_]+", (event or "").lower()))
    if not words.isdisjoint(_SPREADING):
        return True
    return told and words.isdisjoint(_DISASTERS | _ACCIDENTS | _FIGHTING)


def _lands_told(title: Phrases, sentences: Sequence[Phrases]) -> Counter[str]:
    """How often each country is named, itself or by its places; the title and the opening tell most."""
    lands = Counter[str]()
    for phrases in sentences:
        lands.update(mention.country for mention in (*phrases.mentions, *phrases.regions))
    for opening in (title, *sentences[:1]):
        named = {m.country for m in (*mentions_in(opening.tokens), *regions_in(opening.tokens))}
        lands.update(dict.fromkeys(named, _TITLE_WEIGHT - 1))
    return lands


def _named_in(text: str | None, names: set[str]) -> list[str]:
    """The names that stand in a title or an event's name, countries first, then as they stand."""
    if not text:
        return []
    plain = f" {' '.join(_WORD.findall(text.lower()))} "
    found = [(name, f" {' '.join(_WORD.findall(name.lower()))} ") for name in sorted(names)]
    told = [(name, words) for name, words in found if words in plain and not _no_names(name)]
    longest = [pair for pair in told if not any(pair[1] in other != pair[1] for _, other in told)]
    ranked = sorted((not country_named(name), plain.index(words), name) for name, words in longest)
    return list(dict.fromkeys(country_named(name) or name for _, _, name in ranked))


def _no_names(name: str) -> bool:
    """Whether a capitalised run is no more than words for what happened and where: "School", "Park Fire"."""
    return all(_is_common(word) for word in _WORD.findall(name.lower()))


def _is_common(word: str) -> bool:
    hazard = word in _DISASTERS or word in _ACCIDENTS or word in _FIGHTING
    generic = word in MONTHS or word in _VENUES or word.isdecimal()
    return hazard or generic or bool(thing(word) or harm_word(word))


_ACRONYM = 4


def _named_so(name: str) -> str:
    """A name as it is written outside a dateline: "Eastmark" for "EASTMARK"."""
    return name.title() if name.isupper() and len(name) > _ACRONYM else name


def _capitalised_runs(phrases: Phrases) -> Iterator[str]:
    """Each capitalised word, and each with its capitalised neighbour: "Las", "Vegas", "Las Vegas"."""
    before = ""
    for token in phrases.tokens:
        word = token.text if token.capital else ""
        if word:
            yield word
            if before:
                yield f"{before} {word}"
        before = word


def _storms_in(sentences: Sequence[Phrases]) -> set[str]:
    """The names that a text gives to storms, which are no places: "Hurricane *Ottilie*"."""
    return {
        phrases.tokens[at + 1].text.removesuffix("'s").removesuffix("’s")
        for phrases in sentences
        for at in range(len(phrases.tokens) - 1)
        if phrases.low(at) in _STORMS and phrases.tokens[at].capital and phrases.tokens[at + 1].capital
    }


_STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})


def _without_storms(event: str | None) -> str:
    """An event's name without a storm's own, which is no place: "hurricane-ottilie-2031"."""
    return _STORM.sub("", event or "")


_STORM = re.compile(r"\b(?:hurricane|typhoon|cyclone|storm)[\W_]+[^\W\d_]+", re.IGNORECASE)

_VENUES = frozenset(
    "airport arena bar cathedral cemetery church city college concert county farm festival hajj highway "
    "hospital hotel mall market mosque nightclub parade park plaza port prison resort restaurant school "
    "shrine stadium station street studio synagogue temple theater theatre town university village yacht "
    "club zoo".split()
)
"""Words for where people are, which are no name by themselves."""


_WORD = re.compile(r"[^\W_]+")


def _lead_of(event: str | None) -> list[str]:
    """The place an event's name begins with, for texts without any of its words: "Eastmark-train-2031"."""
    lead: list[str] = []
    for word in re.findall(r"[^\W_]+", (event or "").lower()):
        if (
            word.isdecimal()
            or word in _DISASTERS | _FIGHTING
            or word in MONTHS
            or thing(word)
            or harm_word(word)
        ):
            break
        lead.append(word.capitalize())
    name = " ".join(lead)
    return [country_named(name) or name] if 0 < len(lead) <= _LONGEST_LEAD else []


_LONGEST_LEAD = 3


def _mainly(countries: Counter[str]) -> str | None:
    (first, most), (_, some) = (*countries.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _SEVERAL and most > some else None


_SEVERAL = 2


def _chiefly(lands: Counter[str]) -> str | None:
    """The country that an article is about and hardly of another."""
    (first, most), (_, some) = (*lands.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= max(_OFTEN, _FAR_MORE * some) else None


_OFTEN, _FAR_MORE = 5, 3


def _place(named: list[str], places: Counter[str]) -> str | None:
    if named:
        return named[0]
    top = places.most_common(1)
    return top[0][0] if top and (top[0][1] > 1 or country_named(top[0][0])) else None
