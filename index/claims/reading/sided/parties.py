"""The two sides of a conflict: which countries fight, and on whose side armed groups are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention, countries_named_in, land_of_group

_SHARE_OF_SECOND = 0.25
"""Least share of the mentions that the second most named country of a two-sided conflict has."""

_SHARE_IN_ANOTHERS_WAR = 0.5
"""The same for a conflict that is named by one country alone, which may well be that country's own."""

_STRIKES = frozenset(
    "strike strikes airstrike airstrikes shelling artillery drone drones missile missiles rocket rockets "
    "invasion invaders attack attacks assault offensive bombardment bombing warplanes raid raids fire "
    "aggression shells bombs incursion launched attacked shelled bombed invaded seized stormed".split()
)
_FIGHTS = _STRIKES | frozenset(
    "forces army armies troops military jets navy guards border-guards side positions".split()
)
_REACH = 2


def kin_of(sentences: Sequence[Phrases]) -> Mapping[str, str]:
    """Groups and peoples of a text that count on the side of a land it names as well: Hamas on Gaza's."""
    told = Counter(mention.country for phrases in sentences for mention in phrases.mentions)
    found = {group: land for group in told if (land := land_of_group(group)) is not None and told[land]}
    for land, people in _OTHER_LANDS.items():
        if told[land] and told[people]:
            found.setdefault(people, land)
    return found


def on_their_side(phrases: Phrases, kin: Mapping[str, str]) -> Phrases:
    """A sentence with the groups it names taken for the land on whose side they are."""
    if not any(mention.country in kin for mention in phrases.mentions):
        return phrases
    other = next((m.country for m in phrases.mentions if m.country in _OTHER_LANDS), None)
    mentions = tuple(replace(m, country=_land(m.country, kin, other)) for m in phrases.mentions)
    return replace(phrases, mentions=mentions)


_OTHER_LANDS = {"West Bank": "Palestine"}
"""Lands of a people that has several, each with the people."""


def _land(country: str, kin: Mapping[str, str], other: str | None) -> str:
    """The land of a group or people; the other land of that people where the sentence names it."""
    return other if other is not None and country == _OTHER_LANDS[other] else kin.get(country, country)


def parties_of(
    event: str | None, sentences: Sequence[Phrases], countries: Mapping[str, int]
) -> tuple[str, ...]:
    """The two countries that an event's name names, else the two named most where one of them fights.

    Where the name names one country, the other must strike: a war may well be that country's own.

    Args:
        event: its name, if it has one.
        sentences: of the article.
        countries: how often each country is named.
    """
    named = tuple(_as_named(name, countries) for name in countries_named_in(event or ""))
    if len(named) == 2:  # noqa: PLR2004 - two sides
        return named
    ranked = sorted(countries, key=lambda country: (-countries[country], country))
    own = named[:1] if named and named[0] in countries else ()
    if own:
        striking = {m.country for phrases in sentences for m in phrases.mentions if _strikes(phrases, m)}
        ranked = [country for country in ranked if country in striking]
    top = [*own, *[country for country in ranked if country not in own]][:2]
    fighting = {m.country for phrases in sentences for m in phrases.mentions if _fights(phrases, m)}
    if len(top) < 2 or fighting.isdisjoint(top):  # noqa: PLR2004 - two sides
        return ()
    first, second = (countries[country] for country in top)
    enough = second >= _SHARE_IN_ANOTHERS_WAR * first if own else second >= _SHARE_OF_SECOND * first
    return tuple(top) if second > 1 and enough else ()


def _as_named(name: str, countries: Mapping[str, int]) -> str:
    """A party of the event's name as the text counts it: an armed group as the land on whose side it is."""
    land = land_of_group(name)
    return land if land is not None and name not in countries and land in countries else name


def _strikes(phrases: Phrases, mention: Mention) -> bool:
    """Whether a country is told to strike: "*Peru's* air strikes"; its army may as well help."""
    return not _STRIKES.isdisjoint(phrases.words(mention.end, mention.end + _REACH))


def _fights(phrases: Phrases, mention: Mention) -> bool:
    """Whether forces or strikes of a country are told of, or a fight with it."""
    before = phrases.words(mention.start - _REACH_BACK, mention.start)
    leads = before[-1:] in (["of"], ["with"], ["between"], ["against"], ["by"], ["and"])
    if leads and not (_FIGHTS | _CLASHES).isdisjoint(before):
        return True
    for at in range(mention.end, mention.end + _REACH):
        noun = person_noun(phrases.low(at))
        if phrases.low(at) in _FIGHTS or (noun is not None and noun.civilian is False):
            return True
        if not phrases.low(at).isalpha():
            return False
    return False


_REACH_BACK = 5
_CLASHES = frozenset(
    "war wars clash clashes clashed fighting conflict hostilities ceasefire truce border".split()
)
