"""Cues of headlines: "Ministry: 12 dead", "Flood kills 12: mayor"."""

from __future__ import annotations

from index.claims.voices.clauses import has_verb
from index.claims.voices.places import place_at, region_at
from index.claims.voices.reach import Cue
from index.claims.voices.words import STOPS, Tokens, is_capital, listed, verb_forms

_ACRONYM = 5
"""A longer word in capitals before a colon is a heading."""


def colon_speech(tokens: Tokens) -> Cue | None:
    """As in "Ministry: 12 dead" at the start of a line."""
    for place in range(1, min(10, len(tokens))):
        low = tokens.low[place]
        if low == ":":
            phrase = (0, place)
            heads = listed("role") | listed("people") | listed("body") | listed("media")
            speaker = any(tokens.low[at] in heads for at in range(place)) or all(
                is_capital(word) for word in tokens.text[:place]
            )
            if (
                not speaker
                or (
                    place == 1
                    and tokens.text[0].isupper()
                    and low not in heads
                    and len(tokens.text[0]) > _ACRONYM
                )
                or _is_place(tokens, place)
                or has_verb(tokens, 0, place)
                or any(_says(low) for low in tokens.low[:place])
                or tokens.low[0] in _NOT_SPEAKERS
                or tokens.low[0] == "per"
                or tokens.low[place - 1] in _NOT_SPEAKERS
            ):
                return None
            return Cue(
                rule="colon", words=(place, place + 1), source=phrase, reach=((place + 1, len(tokens)),)
            )
        if low in STOPS and low != ",":
            return None
    return None


_TAIL_TOKENS = 7


def tail_speaker(tokens: Tokens) -> Cue | None:
    """As in "Flood kills 12: mayor", "12 dead – ministry": a headline that ends in who says so."""
    for at in range(len(tokens) - 2, max(1, len(tokens) - _TAIL_TOKENS), -1):
        if tokens.low[at] in {":", "-", "–", "—", "|"}:
            source = (at + 1, len(tokens))
            heads = listed("role") | listed("people") | listed("body") | listed("media")
            speaker = any(low in heads for low in tokens.low[at + 1 :]) and not has_verb(tokens, *source)
            if (
                speaker
                and tokens.low[at + 1] not in _NOT_SPEAKERS
                and not any(low in STOPS or low[:1].isdigit() for low in tokens.low[at + 1 :])
            ):
                return Cue(rule="tail", words=(at, at + 1), source=source, reach=((0, at),), after=False)
            return None
    return None


def _says(low: str) -> bool:
    """Whether a verb of saying stands before the colon: "The mayor *said*: …" is read by its verb."""
    return low in verb_forms() and low not in listed("noun_too")


def _is_place(tokens: Tokens, last: int) -> bool:
    """Whether a line's lead is only a place: where or whereof it tells, not who."""
    place = place_at(tokens, 0, last)
    return (place is not None and place[1] == last) or region_at(tokens, 0, last) == last


_NOT_SPEAKERS = frozenset(
    "photo photos picture video file image caption background related read also update updated "
    "breaking live watch see more published posted source sources tags topics by toll summary "
    "editor contact advertisement map losses details dates commanders note what why when where "
    "how flash world news opinion analysis explainer factbox timeline".split()
)
