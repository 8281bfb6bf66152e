"""Which country a word of a question names: by itself, its people or the city of its government."""

from __future__ import annotations

from functools import lru_cache

from index.claims.voices.places import Country, cities, places
from index.retrieval.terms import fold, root


def country_of(word: str) -> Country | None:
    """The country that a word names ("tallinn", "estonians"); None where it names none."""
    plain = fold(word)
    return places().get(plain) or places().get(plain.removesuffix("s"))


@lru_cache(maxsize=10_000)
def country_roots(word: str, *, by_city: bool = False) -> tuple[str, ...]:
    """Roots of the one-word names of the country that a word names: ``"finns" -> ("finland", "finn")``.

    Args:
        word: as written.
        by_city: a city that stands for the country's authorities names it too ("tallinn").
    """
    country = country_of(word)
    if country is None or (not by_city and fold(word) in cities()):
        return ()
    names = (country.name, country.adjective)
    return tuple(dict.fromkeys(root(name) for name in names if " " not in name))
