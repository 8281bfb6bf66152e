"""Which country a word of a question names: by itself, its people or the city of its government."""

from __future__ import annotations

from index.claims.voices.places import Country, places
from index.retrieval.terms import fold


def country_of(word: str) -> Country | None:
    """The country that a word names ("tallinn", "estonians"); None where it names none."""
    plain = fold(word)
    return places().get(plain) or places().get(plain.removesuffix("s"))
