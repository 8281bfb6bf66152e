"""Sources in brackets behind their figure: "Dead: 12 *(county)*; hurt: 30 *(hospital, as of noon)*"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from index.claims.voices.phrases import QUANTIFIERS, Phrase, counted_at, phrase_after
from index.claims.voices.places import known_bodies, place_at
from index.claims.voices.reach import Cue
from index.claims.voices.words import Tokens, listed

_FIGURE_TOKENS = 12
"""A figure stands no further before the bracket that tells its source."""
_BRACKET_TOKENS = 16


def bracketed(tokens: Tokens) -> Iterator[Cue]:
    """The sources of a sentence that stand in brackets of their own."""
    if "(" not in tokens.text:
        return
    begin = 0
    for at, mark in enumerate(tokens.text):
        if mark in {";", ")"}:
            begin = at + 1
        elif mark == "(":
            source = _source(tokens, at)
            counts = any(counted_at(tokens, near) for near in range(max(begin, at - _FIGURE_TOKENS), at))
            if source is not None and counts:
                yield Cue(
                    rule="bracketed", words=(at, at + 1), source=source, reach=((begin, at),), after=False
                )


def _source(tokens: Tokens, opening: int) -> Phrase | None:
    """The body or people that a bracket begins with, if it tells nothing else but time."""
    closing = next((at for at in range(opening, len(tokens)) if tokens.text[at] == ")"), len(tokens))
    if closing - opening > _BRACKET_TOKENS:
        return None
    source = phrase_after(tokens, opening + 1, closing)
    if source is None or not (source[1] == closing or tokens.text[source[1]] in {",", ";"}):
        return None
    last = source[1] - 1
    heads = _heads()
    speaks = tokens.low[last] in heads or _acronym(tokens, last)
    named_before = tokens.low[opening - 1] in heads or tokens.capital[opening - 1]
    return source if speaks and not named_before else None


_PLACES = frozenset(
    "bank side camp county district province region city state municipality borough canton parish prefecture "
    "school college university church hall centre center capital country nation republic".split()
)
"""In brackets these tell where people came to harm: "12 dead (western bank)"."""


@cache
def _heads() -> frozenset[str]:
    nouns = listed("body") | listed("people") | listed("role") | listed("media")
    return nouns - _PLACES - QUANTIFIERS


def _acronym(tokens: Tokens, at: int) -> bool:
    word = tokens.text[at]
    known = tokens.low[at] in known_bodies() or len(word) >= _SHORTEST_ACRONYM
    return word.isupper() and word.isalpha() and known and place_at(tokens, at, at + 1) is None


_SHORTEST_ACRONYM = 3
