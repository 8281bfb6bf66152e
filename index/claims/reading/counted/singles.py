"""Counts without a numeral: one person, a couple and their son, nobody.

Each makes a :class:`~index.claims.reading.parsed.phrases.Counted` that the clause rules read like a figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.claims.lexicon import Form, person_noun, thing
from index.claims.model import Kind
from index.claims.numbers import Number
from index.claims.reading.counted.bodies import bodies_found
from index.claims.reading.counted.complements import framed_object
from index.claims.reading.counted.named import RULE as NAMED
from index.claims.reading.counted.nominal import people_lost
from index.claims.reading.counted.objects import object_of_harm
from index.claims.reading.counted.predicates import subject_of_harm
from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.grammar import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
)
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases
from index.claims.reading.parsed.places import is_one_of_people

_ARTICLES = frozenset({"a", "an"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "whose", "the"})
_OWNERS = _POSSESSIVES - {"the"}
NOUN_STOPS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | PRONOUNS
_SUM_LIMIT = 20
_COUPLES = frozenset({"couple", "pair", "twins"})


def read_persons(phrases: Phrases, taken: set[int]) -> list[Reading]:
    """Readings of persons named by an article and of sums with one: "a woman", "a couple and their son".

    ``taken`` are the tokens where figures begin that were read already.
    """
    found: list[Reading] = []
    at = 0
    while at < len(phrases.tokens):
        chain = _chain_at(phrases, at)
        if chain is not None:
            reading = _of_persons(phrases, chain, companions=bool(taken or found))
            if reading is not None and (at not in taken or chain.figure.rule == "persons-summed"):
                found.append(replace(reading, rule=chain.figure.rule))
            at = max(at + 1, chain.end)
        else:
            at += 1
    return found


def _of_persons(phrases: Phrases, chain: Counted, *, companions: bool) -> Reading | None:
    """The reading of a chain; a lone "her brother" counts only beside other people that came to harm."""
    if phrases.low(chain.start - 1) == "by":
        return None
    aged = any(is_aged(word) for word in phrases.words(chain.start, chain.end))
    owned = not aged and chain.figure.rule == "one-person" and phrases.low(chain.start) in _POSSESSIVES
    if owned and (phrases.low(chain.start) == "the" or not companions):
        return None
    if not companions and phrases.low(chain.end - 1) in {"another", *_ORDINALS}:
        return None
    among = phrases.words(chain.start - 2, chain.start) == ["among", "them"]
    if among or phrases.low(chain.start - 1) in {"include", "includes", "included", "including"}:
        return _included(phrases, chain)
    if phrases.low(chain.start - 1) in BE and phrases.low(chain.start - 2) in _DEAD:
        return Reading(chain, Kind.KILLED, "one-person", None, subset=True)
    reading = subject_of_harm(phrases, chain) or object_of_harm(phrases, chain)
    reading = reading or framed_object(phrases, chain)
    whose = "whose" in phrases.words(chain.end, chain.end + 8)
    if reading is None and (whose or phrases.low(chain.start - 1) == "of"):
        reading = bodies_found(phrases, chain)
    if reading is None and _of_kin(phrases, chain):
        reading = people_lost(phrases, chain)
    if reading is None or reading.kind not in _PERSONAL:
        return None
    return replace(reading, kind=Kind.KILLED) if _died_then(phrases, reading) else reading


_DEAD = frozenset({"victims", "dead", "deceased", "fatalities"})
_KIN = frozenset(
    "wife husband son sons daughter daughters parents mother father brother brothers sister sisters siblings "
    "child children family relatives cousin cousins grandparents colleague colleagues comrade member members "
    "staffer employee soldier officer firefighter paramedic grandson granddaughter twins uncle aunt".split()
)


def _of_kin(phrases: Phrases, chain: Counted) -> bool:
    """Whether relatives or comrades were lost, and not to an illness: "lost *both parents*"."""
    return phrases.low(chain.end - 1) in _KIN and phrases.low(chain.end) not in {"to", "'s"}


def _died_then(phrases: Phrases, reading: Reading) -> bool:
    """Whether who was hurt is said to have died in the same sentence: "… to hospital, *where he died*"."""
    if reading.kind not in {Kind.WOUNDED, Kind.CASUALTIES} or reading.harm is None:
        return False
    for harm in phrases.harms:
        if harm.start >= reading.harm.end and harm.kind is Kind.KILLED and harm.is_(Form.SUFFERS):
            between = phrases.words(reading.harm.end, harm.start)
            if not between and phrases.low(reading.counted.end) == "who":
                return True  # "a patient who had been in a coma died"
            relative = "who" in phrases.words(reading.counted.end, reading.counted.end + 9)
            if relative and between[-1:] == [","]:
                return True  # "a soldier, who had been hurt, died"
            return not {"he", "she", "they", "later", "but", "where"}.isdisjoint(between)
    return False


_PRONOUNS = frozenset({"he", "she"})


def read_pronouns(phrases: Phrases) -> list[Reading]:
    """As in "She was pronounced dead at the scene": one person, known from before."""
    found = []
    for at in range(min(_OPENING, len(phrases.tokens))):
        if phrases.low(at) not in _PRONOUNS:
            continue
        number = Number(at, at + 1, 1, 1)
        person = Counted(Figure(at, at + 1, number, 1, 1, "exact", rule=NAMED), at + 1, people=True)
        reading = subject_of_harm(phrases, person)
        if reading is not None and reading.harm is not None and reading.harm.start - at <= _NEAR:
            kind = Kind.KILLED if _died_then(phrases, reading) else reading.kind
            found.append(replace(reading, rule=NAMED, kind=kind))
    return found[:1]


_OPENING = 12
_NEAR = 6


def _included(phrases: Phrases, chain: Counted) -> Reading | None:
    """As in "The dead include *a girl of 15*"."""
    for at in range(chain.start - 1, max(-1, chain.start - 10), -1):
        harm = phrases.harm_at.get(at)
        if harm is not None and harm.is_(Form.NOUN, Form.DID, Form.STATE):
            return Reading(chain, harm.kind, "one-person", harm, subset=True)
    return None


_PERSONAL = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.MISSING, Kind.CAPTURED, Kind.CASUALTIES})


@dataclass(frozen=True, slots=True)
class _Member:
    """One conjunct: where it ends, how many it counts, and whether an article or possessive makes it one."""

    end: int
    count: int
    by_article: bool = False
    by_owner: bool = False


def _chain_at(phrases: Phrases, at: int) -> Counted | None:
    """One person, or several joined by "and" of which one is named by an article or a possessive."""
    member = _member_at(phrases, at)
    if member is None:
        return None
    members = [member]
    while (start := _behind_join(phrases, members[-1].end)) is not None:
        member = _member_at(phrases, start) or _owned_too(phrases, start, owner=phrases.low(at))
        if member is None or _speaks(phrases, member.end):
            break
        members.append(member)
    if len(members) > 1 and _described_twice(phrases, at, members):
        members = members[:1]
    count = sum(each.count for each in members)
    named = any(each.by_article or each.by_owner for each in members)
    if not named or count > _SUM_LIMIT:
        return None
    rule = "one-person" if len(members) == 1 and count == 1 else "persons-summed"
    end = members[-1].end
    number = Number(at, end, count, count)
    return Counted(Figure(at, end, number, count, count, "exact", rule=rule), end, people=True)


def _owned_too(phrases: Phrases, at: int, *, owner: str) -> _Member | None:
    """A relative behind another whose owner is told once: "his wife*, mother* and three sons"."""
    kin = person_noun(phrases.low(at)) if owner in _OWNERS and phrases.low(at) in _KIN else None
    return _Member(at + 1, 1, by_owner=True) if kin is not None and kin.singular else None


_SPEAKER = 8
"""How far behind its noun a speaker's verb may stand: "an official of the revenue department said"."""


def _speaks(phrases: Phrases, end: int) -> bool:
    """Whether a person only tells of those counted: "killed nine people, *an official said*"."""
    behind = phrases.words(end, end + _SPEAKER)
    stop = next((at for at, word in enumerate(behind) if word in {",", ";", "and"}), len(behind))
    return not SAYING.isdisjoint(behind[:stop])


def _described_twice(phrases: Phrases, at: int, members: list[_Member]) -> bool:
    """Whether the nouns only describe one person named before: "Jan Novak, *a cook and a native* of …"."""
    named = phrases.low(at - 1) == "," and at > 1 and phrases.tokens[at - 2].capital
    alone = all(member.count == 1 for member in members)
    titled = phrases.low(at) in _ARTICLES | {"the"} and all(member.by_article for member in members[1:])
    return named and alone and titled


def _behind_age(phrases: Phrases, at: int) -> int:
    """Behind the age of a person: "a man*, 23,* and a woman", "a couple *in their sixties* and their son"."""
    if phrases.low(at) == "," and phrases.low(at + 1).isdecimal():
        return at + 3 if phrases.low(at + 2) == "," else at + 2
    if phrases.low(at) == "in" and phrases.low(at + 1) in _OWNERS and phrases.low(at + 2).endswith("s"):
        return at + 3
    return at + 2 if phrases.low(at) == "aged" else at


def _behind_join(phrases: Phrases, at: int) -> int | None:
    at = _behind_age(phrases, at)
    if phrases.low(at) in {"and", ","}:
        return at + 1 + (phrases.low(at) == "," and phrases.low(at + 1) == "and")
    return None


def _member_at(phrases: Phrases, at: int) -> _Member | None:
    word = phrases.low(at)
    # "her two daughters": the count stands behind the possessive.
    counted = phrases.counted_at.get(at + (word in _OWNERS))
    if counted is not None:
        low = counted.figure.low
        plain = low is not None and low == counted.figure.high and counted.people and not _described(counted)
        return _Member(counted.end, low or 0) if plain else None
    if word == "both":
        noun = person_noun(phrases.low(at + 1))
        return _Member(at + 2, 2, by_article=True) if noun is not None and not noun.singular else None
    if word in _OTHER_ONE and _alone(phrases, at):
        return _Member(at + 1 + (word == "a"), 1, by_article=True)
    owned = word in _POSSESSIVES
    headline = not (word in _ARTICLES or owned) and _bare(phrases, at)
    if not (word in _ARTICLES or owned or headline):
        return None
    end = _singular_noun_end(phrases, at if headline else at + 1)
    if end is None:
        return None
    count = 2 if phrases.low(end - 1) in _COUPLES else 1
    return _Member(end, count, by_article=not owned, by_owner=owned)


_OTHER_ONE = frozenset({"another", "a"})
_ORDINALS = frozenset({"second", "fourth", "sixth", "seventh"})
"""Not "a third" and "a fifth", which are shares."""


def _alone(phrases: Phrases, at: int) -> bool:
    """Whether one more person is told of without a noun: "and *another* injured", "*a second* is hurt"."""
    if phrases.low(at) == "a":
        at += 1
        if phrases.low(at) not in _ORDINALS:
            return False
    if phrases.low(at + 1) == "shot":
        # "another shot" is of a drink, a vaccine or a film.
        return False
    return at + 1 in phrases.harm_at or phrases.low(at + 1) in AUXILIARIES


def _described(counted: Counted) -> bool:
    """Whether a phrase of harm stands inside the noun phrase: "two *dead* soldiers"."""
    return counted.harm is not None and counted.harm.start < counted.end


_AGED = re.compile(r"(?:\d+|[a-z]+(?:-[a-z]+)?)-year-old|\d+yr-old")
_HEADLINE = 4
"""How many words may stand before the noun of a headline: "Old Harbour man killed"."""


def is_aged(word: str) -> bool:
    """Whether a word tells a person by the age: "34-year-old"."""
    return word.endswith("old") and _AGED.fullmatch(word) is not None


def _bare(phrases: Phrases, at: int) -> bool:
    """Whether a person is told of without an article: "Woman killed in blaze", "shot 18-year-old Jan"."""
    if is_aged(phrases.low(at)):
        return True
    if at > _HEADLINE:
        return False
    noun = person_noun(phrases.low(at))
    if noun is None or not noun.singular or person_noun(phrases.low(at + 1)):
        return False
    if any(counted.start <= at < counted.end for counted in phrases.counted):
        return False
    opening = phrases.tokens[:at]
    if any(token.low in DETERMINERS | NOUN_STOPS or token.mark for token in opening):
        return False
    behind = at + 1 + 3 * (phrases.low(at + 1) == "," and phrases.low(at + 2).isdecimal())
    return behind in phrases.harm_at or behind + 1 in phrases.harm_at


def _singular_noun_end(phrases: Phrases, at: int) -> int | None:
    """Behind the noun of a noun phrase for one person that begins at ``at``; None if it is none."""
    end = None
    for place in range(at, min(at + 5, len(phrases.tokens))):
        token = phrases.tokens[place]
        if token.mark or token.low in NOUN_STOPS or place in phrases.harm_at:
            break
        noun = person_noun(token.low)
        if is_aged(token.low):
            end = None if thing(phrases.low(place + 1)) else place + 1
        elif token.low in _COUPLES and thing(phrases.low(place + 1 + (phrases.low(place + 1) == "of"))):
            return None
        elif noun is not None and not (token.low in _ADJECTIVES and _goes_on(phrases, place + 1)):
            end = place + 1 if noun.singular or token.low in _COUPLES else None
        elif is_one_of_people(token) and (place + 1 in phrases.harm_at or _verb_follows(phrases, place + 1)):
            end = place + 1
    return end


def _verb_follows(phrases: Phrases, at: int) -> bool:
    return phrases.low(at) in AUXILIARIES | RELATIVES | {","}


_ADJECTIVES = frozenset(
    "major private general minor native local adult human fellow regular male female".split()
)


_BEHIND_NOUN = NOUN_STOPS | DETERMINERS | {"", "dead", "missing"}


def _goes_on(phrases: Phrases, at: int) -> bool:
    """Whether the noun phrase goes on, so that the word before is no noun: "a *major* shift"."""
    word = phrases.low(at)
    return (
        word.isalpha()
        and word not in _BEHIND_NOUN
        and at not in phrases.harm_at
        and person_noun(word) is None
    )
