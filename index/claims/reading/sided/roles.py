"""What a party named in a sentence has to do with the people counted there."""

from __future__ import annotations

from enum import Enum, auto

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.grammar import DETERMINERS
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention, Naming


class Role(Enum):
    """What a country named in a sentence has to do with the people counted there."""

    LOCATION = auto()
    """They came to harm there: "in Ruritania", "on the Ruritanian side"."""
    OPPONENT = auto()
    """It is named as the other one: "clashes with Ruritania", "killed by Ruritanian shelling"."""
    PAIRED = auto()
    """Both are named in one breath: "between A and B", "the A-B border"."""
    OWNER = auto()
    """It speaks or acts: "Ruritania's health ministry", "Ruritania has counted"."""


_LOCATING = frozenset({"in", "on", "for", "inside", "across", "from", "into"})
_AGAINST = frozenset({"with", "against", "versus", "near", "fighting", "via", "neighbouring", "neighboring"})
_UNDER_ATTACK = frozenset({"in", "by", "from", "under", "during", "to", "since", "after", "amid", "when"})
"""Before somebody's attack these tell that others suffered it: "hurt *in X's shelling*"."""

_SPEAKING = frozenset({"in", "from", "for", "of"})


_QUARTERS = frozenset("northern southern eastern western central neighbouring neighboring".split())


def role_of(phrases: Phrases, mention: Mention, mentions: tuple[Mention, ...]) -> Role:
    """What a country named in a sentence has to do with the people counted in it."""
    before = phrases.words(mention.start - 3, mention.start)
    lead = [word for word in before if word not in DETERMINERS and word not in _QUARTERS][-1:]
    if paired(phrases, mention, mentions):
        return Role.PAIRED
    if lead and (lead[0] in _AGAINST or before[-2:] in (["close", "to"], ["next", "to"])):
        return Role.OPPONENT
    if lead == ["by"] and (_follows_harm(phrases, mention) or _attack_before(phrases, mention)):
        return Role.OPPONENT
    if lead and lead[0] in _UNDER_ATTACK and phrases.low(mention.end) in _ATTACKS:
        return Role.OPPONENT
    located = lead and lead[0] in _LOCATING and not of_speaker(phrases, mention)
    if located and (mention.naming is not Naming.PEOPLE or not _people_follow(phrases, mention)):
        return Role.LOCATION
    return Role.OWNER


def is_located(phrases: Phrases, mention: Mention) -> bool:
    """Whether a place named is where something happened, and not where somebody speaks."""
    before = phrases.words(mention.start - 3, mention.start)
    lead = [word for word in before if word not in DETERMINERS and word not in _QUARTERS][-1:]
    return bool(lead) and lead[0] in _PLACING and not of_speaker(phrases, mention)


_PLACING = _LOCATING | frozenset(
    "at near around outside of off over through above hit struck hitting striking targeting".split()
)


def paired(phrases: Phrases, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether a country is named in one breath with another: "A and B", "the A-B border"."""
    for other in mentions:
        if other is mention or other.country == mention.country:
            continue
        first, second = sorted((mention, other), key=lambda m: (m.start, m.end))
        if first.start == second.start:
            return True
        between = phrases.words(first.end, second.start)
        if between in (["and"], ["–"], ["and", "the"]):
            return True
    return False


def _follows_harm(phrases: Phrases, mention: Mention) -> bool:
    return any(harm.end in range(mention.start - 4, mention.start) for harm in phrases.harms)


_ATTACKS = frozenset(
    "attack attacks strike strikes airstrike airstrikes shelling fire raid raids assault offensive "
    "bombardment carried launched fired invasion provocation aggression action actions mounted staged".split()
)


def _attack_before(phrases: Phrases, mention: Mention) -> bool:
    """Whether it is the doer of an attack: "strikes carried out *by X*"."""
    return not _ATTACKS.isdisjoint(phrases.words(mention.start - 5, mention.start))


VOICES = frozenset(
    "ministry minister government authorities officials spokesman spokeswoman spokesperson service agency "
    "president council committee command staff army department office police parliament".split()
)


def of_speaker(phrases: Phrases, mention: Mention) -> bool:
    """Whether the country belongs to whoever speaks: "the ministry *in Graustark*"."""
    behind = phrases.low(mention.end)
    return not VOICES.isdisjoint(phrases.words(mention.start - 3, mention.start)) or behind in VOICES


def _people_follow(phrases: Phrases, mention: Mention) -> bool:
    following = phrases.low(mention.end)
    return person_noun(following) is not None or following in {"forces", "army", "officials"}
