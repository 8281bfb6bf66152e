"""Countries, their people and their capitals, as words of a sentence stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from index.claims.lexicon import rows
from index.claims.tokens import Token


class Naming(StrEnum):
    """By what word a country is named."""

    NAME = "name"
    PEOPLE = "people"
    CITY = "city"
    REGION = "region"
    """A state, province or town of it, which stands for no government."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named by tokens ``[start, end)``."""

    start: int
    end: int
    country: str
    naming: Naming


_LONGEST = 5
_INITIALS = 2


@cache
def _names() -> dict[tuple[str, ...], tuple[str, Naming]]:
    found: dict[tuple[str, ...], tuple[str, Naming]] = {}
    for row in rows("countries.tsv"):
        country, others, people, cities = (*row, "", "", "", "")[:4]
        for names, naming in (
            (f"{country}|{others}", Naming.NAME),
            (people, Naming.PEOPLE),
            (cities, Naming.CITY),
        ):
            for name in filter(None, names.split("|")):
                found.setdefault(tuple(name.lower().removeprefix("the ").split()), (country, naming))
    return found


@cache
def _firsts() -> frozenset[str]:
    return frozenset(words[0] for words in _names())


def mentions_in(tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
    """The countries named in a sentence, in order; "Ruritanian-Graustarkian" names two at one place."""
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        here = _mentions_at(tokens, at) if tokens[at].capital else ()
        found.extend(here)
        at = here[-1].end if here else at + 1
    return tuple(found)


def _mentions_at(tokens: tuple[Token, ...], at: int) -> tuple[Mention, ...]:
    names = _names()
    first = _plain(tokens[at].low)
    if len(first) == _INITIALS and not tokens[at].text[:_INITIALS].isupper():
        return ()  # "Is it true?" names no state, nor does "Us"
    words = [_plain(token.low) for token in tokens[at : at + _LONGEST]] if first in _firsts() else []
    for length in range(len(words), 0, -1):
        known = names.get(tuple(words[:length]))
        if known is not None:
            return (Mention(at, at + length, *known),)
    if "-" in first or "–" in first:
        parts = first.replace("–", "-").split("-")
        known_parts = [names.get((part,)) for part in parts]
        return tuple(Mention(at, at + 1, *known) for known in known_parts if known is not None)
    return ()


@cache
def _region_names() -> dict[tuple[str, ...], str]:
    return {
        tuple(name.lower().split()): row[0]
        for row in rows("regions.tsv")
        for name in "|".join(row[1:]).split("|")
        if name
    }


@cache
def _region_firsts() -> frozenset[str]:
    return frozenset(words[0] for words in _region_names())


def regions_in(tokens: tuple[Token, ...]) -> tuple[Mention, ...]:
    """The states, provinces and towns named in a sentence, in order, each as a mention of its country."""
    found: list[Mention] = []
    for at, token in enumerate(tokens):
        if not token.capital or _plain(token.low) not in _region_firsts():
            continue
        words = [_plain(token.low) for token in tokens[at : at + _LONGEST]]
        for length in range(len(words), 0, -1):
            country = _region_names().get(tuple(words[:length]))
            if country is not None:
                found.append(Mention(at, at + length, country, Naming.REGION))
                break
    return tuple(found)


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("'")


@cache
def _lands_of_groups() -> dict[str, str]:
    return {row[0]: row[4] for row in rows("countries.tsv") if len(row) == _WITH_LAND}


_WITH_LAND = 5


def land_of_group(country: str) -> str | None:
    """The land on whose side an armed group is, or a people that has several; None for any other."""
    land = _lands_of_groups().get(country)
    return None if land == "-" else land


def is_group(country: str) -> bool:
    """Whether a name of the table of countries is that of an armed group, which is no place."""
    return country in _lands_of_groups() and country != "Palestine"


@cache
def _peoples() -> frozenset[str]:
    names = _names().items()
    return frozenset(words[0] for words, (_, naming) in names if naming is Naming.PEOPLE and len(words) == 1)


def is_people(token: Token) -> bool:
    """Whether a capitalised word names people of a country: "Egyptians", "Kyrgyz"."""
    return token.capital and token.low in _peoples() and _may_stand_alone(token.low)


def is_one_of_people(token: Token) -> bool:
    """Whether a capitalised word may name one person of a country: "a *Palestinian* was killed"."""
    return token.capital and token.low in _peoples() and not token.low.endswith("s")


def _may_stand_alone(word: str) -> bool:
    """Demonyms that name people without a noun: plurals, and those without one ("Chinese", "Kyrgyz")."""
    return word.endswith(("s", "ese", "men", "sh", "ch", "z", "swiss"))


@cache
def _adjectives() -> dict[str, str]:
    table = [(row[0], (*row, "", "")[2]) for row in rows("countries.tsv")]
    return {country: people.split("|")[0] or country for country, people in table}


def adjective_of(country: str | None) -> str:
    """The usual adjective of a country, its name where none is known."""
    return _adjectives().get(country or "", country or "")


@cache
def _regions_of(country: str | None, *, towns: bool) -> frozenset[str]:
    """The states, provinces and greatest cities of a country that are known by name, or its towns as well."""
    cells = [cell for row in rows("regions.tsv") if row[0] == country for cell in row[1 : 3 if towns else 2]]
    return frozenset(name for cell in cells for name in cell.split("|") if name)


@cache
def land_of(place: str | None) -> str | None:
    """The country that a known region, town or capital is a part of; None for any other name."""
    words = tuple((place or "").lower().split())
    country, naming = _names().get(words, ("", None))
    return country if naming is Naming.CITY else _region_names().get(words)


def is_region(place: str | None) -> bool:
    """Whether a name is that of a state, a province or a great city of a country, and of no smaller town."""
    return place in _regions_of(land_of(place), towns=False)


@cache
def sister_regions(place: str | None) -> frozenset[str]:
    """The places within a country, or the other regions of the country that a region is a part of."""
    return _regions_of(place, towns=True) or _regions_of(land_of(place), towns=False) - {place}


@lru_cache(maxsize=4096)
def country_named(name: str) -> str | None:
    """The country that ``name`` is the name of, None if it names none."""
    known = _names().get(tuple(name.lower().removeprefix("the ").split()))
    return known[0] if known is not None and known[1] is Naming.NAME else None


def countries_named_in(text: str) -> tuple[str, ...]:
    """The countries named in an event's name, in order, whatever its case and separators."""
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower())
    found: list[str] = []
    for at in range(len(words)):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            country = country_named(" ".join(words[at : at + length]))
            if country is not None:
                found.append(country)
                break
    return tuple(dict.fromkeys(found))
