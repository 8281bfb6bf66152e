"""The country whose body speaks where the text only says where it speaks: "*In Lima* the ministry said"."""

from __future__ import annotations

from dataclasses import replace

from index.claims.voices.names import Mention, Who
from index.claims.voices.places import Country, place_at
from index.claims.voices.reach import Cue
from index.claims.voices.words import CALENDAR, TIMES, Tokens

_RULING = frozenset({"authorities", "government", "officials"})
"""Of the country that the sentence opens in, however far behind they are named."""

_OF_STATE = _RULING | frozenset(
    "ministry army military police parliament presidency administration cabinet command staff navy "
    "prosecutors ombudsman spokesman spokeswoman spokesperson leadership rulers generals commanders".split()
)
"""Bodies and people that every state has: those of the place they are told to speak in."""

_LEADS = frozenset('; , and while but whereas – — " “'.split())
"""What stands before "in Lima" where that opens a clause rather than ends a statement."""


def seated(tokens: Tokens, mention: Mention, cue: Cue) -> Mention:
    """The mention with the country that its clause opens in, where it is a body of state of no other.

    A ministry that spoke elsewhere before is another one: "The Chilean ministry said … *In Lima the
    ministry* said" is that of Peru.
    """
    if mention.country is not None or mention.owner or cue.source is None:
        return mention
    state = {mention.head, mention.name.lower().rpartition(" ")[2]} & _OF_STATE
    if not state or mention.who not in {Who.BODY, Who.PEOPLE, Who.ROLE}:
        return mention
    told = _opened_in(tokens, cue.source[0]) if cue.after else None
    if told is None and mention.head in _RULING:
        told = _opening(tokens)
    if told is None:
        return mention
    return replace(mention, country=told, name=f"{told.adjective} {mention.name}")


def _opening(tokens: Tokens) -> Country | None:
    """The country that a sentence opens in: "*In Ruritania* the authorities said"."""
    opens = tokens.low[:1] == ("in",) and len(tokens) > 1
    found = place_at(tokens, 1, len(tokens)) if opens else None
    return None if found is None else found[0]


_REACH = 9
"""A clause opens no further before who speaks: "in the Peruvian capital, Lima, on Friday, the army"."""


def _opened_in(tokens: Tokens, source: int) -> Country | None:
    """The country that a clause opens in right before who speaks: "; *in Lima*, on Friday, the army said"."""
    for at in range(source - 2, max(-1, source - _REACH), -1):
        if tokens.low[at] not in {"in", "from", "on"}:
            continue
        found = place_at(tokens, at + 1 + (tokens.low[at + 1] == "the"), source)
        opens = at == 0 or tokens.low[at - 1] in _LEADS or tokens.low[at - 1] in _OPENERS
        if found is not None:
            between = range(found[1], source)
            plain = all(_sets_time(tokens.low[near]) or place_at(tokens, near, source) for near in between)
            return found[0] if opens and plain else None
    return None


_OPENERS = frozenset({"meanwhile", "later", "earlier", "yesterday", "then", "back", "over"})


_AROUND = frozenset({",", "on", "the", "capital", "side"})


def _sets_time(low: str) -> bool:
    return low in _AROUND or low in TIMES or low in CALENDAR or low.isdecimal()
