"""Names of persons: capital words that belong to no office, body or place."""

from __future__ import annotations

import re
from functools import cache

from index.claims.voices.phrases import Phrase
from index.claims.voices.places import known_bodies, place_at, places, region_at
from index.claims.voices.words import ADVERBS, DETERMINERS, PREPOSITIONS, SUBORDINATORS, TIMES, Tokens, listed

ORG_WORDS = frozenset(
    "watch rights international national united nations world global foundation aid relief "
    "emergency rescue security red crescent cross human federal central supreme civil defense "
    "defence foreign interior health home internal external public news media press police army "
    "navy guard forces force institute research monitoring crisis intelligence survey weather "
    "meteorological geological disaster management disasters safety aviation transport "
    "transportation railways railway board bank fund corporation company inc ltd group network "
    "union front movement party brigade brigades resistance liberation democratic republic "
    "people's house state street wall journal times post herald tribune gazette telegraph "
    "guardian mail organization organisation agency commission committee council ministry "
    "department office bureau association federation league society service services authority "
    "administration centre center university college school hospital church mission parliament "
    "congress senate assembly court cabinet staff command general observatory initiative campaign "
    "alliance broadcasting television tv radio channel capital city province district region "
    "forum economic airlines airways trade chamber fire county counties parish borough township "
    "municipality".split()
)

TITLE_WORDS = frozenset(
    "prime deputy vice acting former foreign interior health defence defense finance first chief "
    "senior assistant under security lord sir house senate majority minority press state regional "
    "local federal national general civil military army police field air lady lieutenant "
    "brigadier attorney human rights permanent special un us u.s. u.n. uk eu ex the mr crown "
    "opposition parliamentary presidential vice-prime republican democratic co".split()
)

_PARTICLES = frozenset(
    "al el bin ibn van von de der da di du la le dos das del ben abu bint den ter st".split()
)


def name_in(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The tokens of a person's name in a phrase: capital words that belong to no office, body or place."""
    first, last = phrase
    best: Phrase | None = None
    at = first
    while at < last:
        run = name_run(tokens, at, last)
        if run is None:
            place = place_at(tokens, at, last)
            at = place[1] if place else at + 1
            continue
        if at > first and tokens.low[at - 1] in {"of", "in", "at", "from", "near", "for"}:
            at = run[1]
            continue
        if best is None or (best[1] - best[0] == 1 < run[1] - run[0]):
            best = run
        at = run[1]
    return best


_SMALL_WORDS = frozenset().union(TIMES, ADVERBS, SUBORDINATORS, DETERMINERS, PREPOSITIONS)


@cache
def _no_names() -> frozenset[str]:
    """Words of offices, bodies, outlets and texts, which are part of nobody's name."""
    sections = ("role", "people", "body", "media", "document", "account_noun")
    return (ORG_WORDS | TITLE_WORDS).union(*[listed(section) for section in sections])


def _nameable(tokens: Tokens, at: int, last: int) -> bool:
    word, low = tokens.text[at], tokens.low[at]
    if not tokens.capital[at] or not word[:1].isalpha() or low in _SMALL_WORDS:
        if _initials(tokens, at, last):
            return True
        return (
            low in {"may", "march", "june", "april", "august", "jan"}
            and tokens.capital[at]
            and at + 1 < last
            and tokens.capital[at + 1]
            and tokens.low[at + 1] not in TIMES
        )
    if low in _no_names() or low.rstrip(".") in listed("title"):
        return False
    if len(word) > 1 and word.isupper() and "-" not in word and not _initials(tokens, at, last):
        return False
    if _NO_NAME.search(word):
        return False
    return place_at(tokens, at, last) is None


_NO_NAME = re.compile(
    r"^[A-Z]{2,}s$|-(?:backed|installed|appointed|held|led|controlled|occupied|run|based|born|sponsored|"
    r"funded|educated|imposed|speaking|aligned|affiliated|linked|supported|elected|allied)$"
)
"""Acronyms in the plural ("NGOs") and what somebody is by another's doing ("Ruritanian-backed")."""

_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}$|[A-Z]{2,3}$")


def _initials(tokens: Tokens, at: int, last: int) -> bool:
    """As in "R.K." or "SK" in front of a surname."""
    if (
        not _INITIALS.match(tokens.text[at])
        or at + 1 >= last
        or tokens.low[at] in known_bodies()
        or tokens.low[at] in places()
    ):
        return False
    behind = tokens.text[at + 1]
    title = (
        tokens.low[at + 1] in ORG_WORDS
        or tokens.low[at + 1] in listed("role")
        or tokens.low[at + 1] in listed("body")
    )
    return (
        tokens.capital[at + 1]
        and not behind.isupper()
        and not title
        and tokens.low[at + 1] not in TITLE_WORDS
    )


def name_run(tokens: Tokens, at: int, last: int) -> Phrase | None:
    """The name that begins at token ``at``, if one does."""
    if not _nameable(tokens, at, last):
        return None
    region = region_at(tokens, at, last)
    if region is not None and not (region < last and _nameable(tokens, region, last)):
        return None
    end = at + 1
    while end < last:
        if (
            _nameable(tokens, end, last)
            or (len(tokens.text[end].rstrip(".")) == 1 and tokens.capital[end] and end + 1 < last)
            or (tokens.low[end] in _PARTICLES and end + 1 < last and tokens.capital[end + 1])
        ):
            end += 1
        elif tokens.text[end] in {"-", "'", "’"} and end + 1 < last and tokens.capital[end + 1]:
            end += 2
        else:
            break
    following = tokens.low[end] if end < last else ""
    if following in {"'s", "’s"} and end < last - 1:
        return None
    if following in ORG_WORDS and tokens.capital[end]:
        return None
    if following in listed("body") and end < last:
        return None
    return (at, end)
