"""Persons told of by name: "Jan Novak, 34, was killed".

A name is a count of one only where the article counts nobody: see :func:`only_where_nothing_counts`.
"""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind, Part
from index.claims.numbers import Number
from index.claims.reading.counted.objects import object_of_harm
from index.claims.reading.counted.predicates import subject_of_harm
from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.grammar import MONTHS, PREPOSITIONS, WEEKDAYS
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

RULE = "named-person"
_BODIES = frozenset(
    "police department hospital county ministry university city street park crescent cross union army "
    "navy court council school center centre office agency party bank company news press times post tv "
    "radio district sheriff state north south east west new saint st road avenue square airport church "
    "house group club red united national international federal royal general fire medical high the a an "
    "in on at after before when while but and or if it he she they we you i this that these those there "
    "what who how why more one two three authorities officials investigators detectives witnesses "
    "neighbors residents officers deputies".split()
)
_LONGEST_NAME = 4
_NEAR = 4
_KINDS = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})


def read_named(phrases: Phrases, taken: set[int]) -> list[Reading]:
    """Readings of persons named in full as who came to harm; ``taken`` are tokens of figures read already."""
    found: list[Reading] = []
    at = 0
    while phrases.harms and at < len(phrases.tokens):
        chain = _chain_at(phrases, at)
        if chain is None:
            at += 1
            continue
        reading = _near(phrases, chain)
        if reading is not None and not taken.intersection(range(chain.start, chain.end)):
            found.append(replace(reading, rule=RULE))
        at = chain.end
    return found


def _near(phrases: Phrases, chain: Counted) -> Reading | None:
    """The reading of a name whose verb follows at once, or that follows a verb at once."""
    reading = subject_of_harm(phrases, chain)
    if reading is not None and reading.harm is not None:
        gap = phrases.words(chain.end, reading.harm.start)
        if len(gap) > _NEAR or "," in gap:
            reading = None
    if reading is None:
        reading = object_of_harm(phrases, chain)
    return reading if reading is not None and reading.kind in _KINDS else None


def _chain_at(phrases: Phrases, at: int) -> Counted | None:
    """One name, or several with "and" between them, each with its age or none."""
    end = _name_end(phrases, at)
    if end is None:
        return None
    count = 1
    while phrases.low(end) in {"and", ","}:
        following = _name_end(phrases, end + 1 + (phrases.low(end + 1) == "and"))
        if following is None:
            break
        end, count = following, count + 1
    number = Number(at, end, count, count)
    return Counted(Figure(at, end, number, count, count, "exact", rule=RULE), end, people=True)


def _name_end(phrases: Phrases, at: int) -> int | None:
    """Behind the name that begins at ``at`` and the age that follows it; None if none begins there."""
    end = at
    while end < len(phrases.tokens) and end - at < _LONGEST_NAME and _in_name(phrases, end):
        end += 1
    if end - at < 2 or phrases.low(at - 1) in PREPOSITIONS - {"of"} or _names_country(phrases, at, end):  # noqa: PLR2004
        return None
    if phrases.low(end) == "," and phrases.low(end + 1).isdecimal():
        return end + 3 if phrases.low(end + 2) == "," else end + 2
    if phrases.low(end) == "(" and phrases.low(end + 2) == ")":
        return end + 3
    return end


def _in_name(phrases: Phrases, at: int) -> bool:
    token = phrases.tokens[at]
    if (
        token.numeric
        or not token.capital
        or token.low in _BODIES
        or (token.text.isupper() and len(token.text) > 1)
    ):
        return False
    return not (
        token.low in MONTHS or token.low in WEEKDAYS or person_noun(token.low) or at in phrases.harm_at
    )


def _names_country(phrases: Phrases, start: int, end: int) -> bool:
    return any(start <= mention.start < end for mention in phrases.mentions)


_SINGLE = frozenset({RULE, "one-person"})
_OTHER = frozenset({"another", "second", "third", "other", "his", "her", "their"})


def only_where_nothing_counts(claims: list[Claim]) -> list[Claim]:
    """``claims`` without named persons where figures stand; several names are parts of an unknown total."""
    counted = {claim.kind for claim in claims if claim.rule != RULE}
    if not counted.isdisjoint({Kind.CASUALTIES, Kind.KILLED}):
        counted |= {Kind.CASUALTIES}
    kept: list[Claim] = []
    seen: set[tuple[Kind, str]] = set()
    for claim in claims:
        name = (claim.kind, _surname(claim))
        if claim.rule == RULE and (claim.kind in counted or name in seen):
            continue
        if claim.rule == RULE:
            seen.add(name)
        kept.append(claim)
    several = {kind for kind, _ in seen if sum(k is kind for k, name in seen if name) > 1}
    kept = [replace(c, part=Part.SUBSET) if c.rule == RULE and c.kind in several else c for c in kept]
    return _without_the_hurt_who_died(kept)


def _surname(claim: Claim) -> str:
    """The last word of a name; "" for a pronoun."""
    name = claim.group.split(",")[0]
    return "" if name.lower() in {"he", "she"} else name.rpartition(" ")[2]


def _without_the_hurt_who_died(claims: list[Claim]) -> list[Claim]:
    """``claims`` without one person hurt where that person is said to have died in another sentence."""
    deaths = [c for c in claims if c.kind is Kind.KILLED and c.low]
    if not deaths or any(c.rule not in _SINGLE for c in deaths):
        return claims
    return [
        c for c in claims if not (_lone_hurt(c) and all(c.sentence_span != d.sentence_span for d in deaths))
    ]


def _lone_hurt(claim: Claim) -> bool:
    words = claim.group.lower().split()
    return claim.kind is Kind.WOUNDED and claim.rule in _SINGLE and _OTHER.isdisjoint(words)
