"""Countries with the cities that stand for them, and bodies known the world over under several names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.claims.lexicon import rows
from index.claims.voices.words import Tokens


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: its name, its usual adjective."""

    name: str
    adjective: str


@cache
def places() -> Mapping[str, Country]:
    """Names of countries, their adjectives and the cities that stand for them, in lower case."""
    found: dict[str, Country] = {}
    table = [tuple(part.strip() for part in (*row, "", "", "")[:4]) for row in rows("countries.tsv")]
    for column in (3, 2, 1, 0):
        for row in table:
            adjective = row[2].split("|")[0] or row[0]
            for word in row[column].split("|"):
                if word:
                    found[word.lower()] = Country(row[0], adjective)
    return found


@cache
def cities() -> frozenset[str]:
    """Cities that stand for their country's authorities, in lower case."""
    return frozenset(
        word.lower() for row in rows("countries.tsv") for word in (*row, "", "", "")[3].split("|") if word
    )


@cache
def known_bodies() -> Mapping[str, str]:
    """Other names of bodies known the world over, lower case, to the name to show."""
    found: dict[str, str] = {}
    for row in rows("bodies.tsv"):
        found[row[0].lower()] = row[0]
        found[row[0]] = row[0]
        for alias in row[1].split("|"):
            name = " ".join(word for word in alias.split() if word != "the") or alias
            found[name] = found[name.lower()] = row[0]
    return found


@cache
def _place_firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in places()) | {"u.s.", "u.k."}


@cache
def long_names() -> re.Pattern[str]:
    """Names of three words or more of bodies known the world over."""
    names = sorted((name for name in known_bodies() if name.count(" ") > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


@cache
def _regions() -> frozenset[str]:
    return frozenset(name.lower() for row in rows("regions.tsv") for name in row[1].split("|") if name)


@cache
def _region_firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _regions())


def region_at(tokens: Tokens, at: int, last: int) -> int | None:
    """The token behind the name of a state, province or city at token ``at``; None where none is named."""
    if not tokens.capital[at] or tokens.low[at] not in _region_firsts():
        return None
    ends = range(min(at + _MAX_PLACE_WORDS, last), at, -1)
    return next((end for end in ends if " ".join(tokens.low[at:end]) in _regions()), None)


_MAX_PLACE_WORDS = 3
_OF_CITIES = frozenset({"metropolitan", "municipal", "municipality", "city", "mayor"})


def place_at(tokens: Tokens, at: int, last: int) -> tuple[Country, int] | None:
    """The country named at token ``at`` and the token behind its name; the longest name wins."""
    if not tokens.capital[at]:
        return None
    if tokens.low[at] not in _place_firsts() or tokens.low[at : at + 2] == ("usa", "today"):
        return None
    if tokens.low[at + 1 : at + 2] and tokens.low[at + 1] in _OF_CITIES and tokens.low[at] in cities():
        return None  # "Seoul Metropolitan Government": the city's own, not its country's
    for length in range(min(_MAX_PLACE_WORDS, last - at), 0, -1):
        words = " ".join(tokens.low[at : at + length]).replace("u.s.", "us").replace("u.k.", "uk")
        country = places().get(words)
        if country is not None and not (words in {"us", "is"} and not tokens.text[at].isupper()):
            return country, at + length
    return None
