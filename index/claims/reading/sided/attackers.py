"""Who did the harm: the party whose forces killed or hold the people counted, who are then the other's."""

from __future__ import annotations

from index.claims.lexicon import Form, person_noun
from index.claims.model import Kind
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention

_FORCES = frozenset(
    "forces army shelling fire troops artillery drones strikes airstrikes military attack".split()
)
_ACTIVE = frozenset({"object-of-harm", "deaths-of", "shared-verb-before"})


def attacker(phrases: Phrases, reading: Reading, owners: list[Mention]) -> str | None:
    """Whose forces killed the people counted: "*X's troops* fired at cars and killed eight"."""
    harm = reading.harm
    if reading.rule not in _ACTIVE or harm is None or not harm.is_(Form.DID, Form.DOES, Form.OF):
        return None
    for mention in owners:
        following = phrases.low(mention.end)
        armed = person_noun(following)
        fights = following in _FORCES or (armed is not None and armed.civilian is False)
        if fights and mention.start < harm.start:
            return mention.country
    return None


def accused_by(
    phrases: Phrases, reading: Reading, owners: list[Mention], *, speaker: str | None
) -> str | None:
    """The party that a speaker says did it: "Lima said *the Chilean side* had wounded one of *its* men".

    It is whoever the harm's verb is told of; nobody wounds "its" own, but "its own" may well be hurt by it.
    """
    harm = reading.harm
    active = reading.rule in _ACTIVE and harm is not None and harm.is_(Form.DID, Form.DOES, Form.OF)
    if not active or harm is None or "own" in phrases.words(reading.counted.start, reading.counted.end + 4):
        return None
    before = [mention for mention in owners if mention.start < harm.start]
    others = before and before[-1].country != speaker
    return before[-1].country if others else None


def own_forces_did(phrases: Phrases, reading: Reading) -> bool:
    """Whether who speaks says that their own forces did the harm: "Lima said *its troops* had killed 40"."""
    harm = reading.harm
    if reading.rule not in _ACTIVE or harm is None or not harm.is_(Form.DID, Form.DOES):
        return False
    for at in range(max(0, harm.start - _SUBJECT_REACH), harm.start - 1):
        armed = person_noun(phrases.low(at + 1))
        fights = phrases.low(at + 1) in _FORCES or (armed is not None and armed.civilian is False)
        if phrases.low(at) in {"its", "our"} and fights:
            return "," not in phrases.words(at, harm.start)
    return False


_SUBJECT_REACH = 5


def captor(reading: Reading, owners: list[Mention]) -> str | None:
    """Who holds the prisoners counted: "*X* holds 12 soldiers"."""
    before = [m for m in owners if m.start < reading.counted.start]
    passive = reading.rule in {"subject-of-passive", "shared-verb"}
    return before[-1].country if reading.kind is Kind.CAPTURED and before and not passive else None


def of_enemy(phrases: Phrases, reading: Reading) -> bool:
    """Whether a party counts the others' people: "12 *enemy* soldiers"."""
    return not _ENEMIES.isdisjoint(phrases.words(reading.counted.figure.end, reading.counted.end + 1))


_ENEMIES = frozenset({"enemy", "enemies", "opposing", "hostile", "adversary's", "enemy's"})
