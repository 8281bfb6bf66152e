"""Which country a word of a question names: by itself, its people or the city of its government."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from index.claims.voices.places import Country, cities, places
from index.retrieval.terms import fold, root


def country_of(word: str) -> Country | None:
    """The country that a word names ("tallinn", "estonians"); None where it names none."""
    plain = fold(word)
    return places().get(plain) or places().get(plain.removesuffix("s"))


@lru_cache(maxsize=10_000)
def country_roots(word: str, *, by_city: bool = False) -> tuple[str, ...]:
    """Roots of the one-word names of the country that a word names, and of the cities that stand for it.

    As in ``"finns" -> ("finland", "finn", "helsinki")``. What is told of a city of a country is told of the
    country, but not the other way round.

    Args:
        word: as written.
        by_city: a city that stands for the country's authorities names it too ("tallinn").
    """
    country = country_of(word)
    if country is None or (not by_city and fold(word) in cities()):
        return ()
    names = (country.name, country.adjective, *sorted(_cities_of().get(country, ())))
    return tuple(dict.fromkeys(root(name) for name in names if " " not in name))


@cache
def _cities_of() -> Mapping[Country, frozenset[str]]:
    """The cities that stand for each country."""
    found: dict[Country, set[str]] = {}
    for city in cities():
        country = places().get(city)
        if country is not None:
            found.setdefault(country, set()).add(city)
    return {country: frozenset(named) for country, named in found.items()}
