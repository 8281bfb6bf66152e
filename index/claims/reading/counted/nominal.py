"""Figures that nouns of harm count: tolls, lives, bodies, losses: "the death toll rose to 12"."""

from __future__ import annotations

from itertools import pairwise

from index.claims.lexicon import Form, Harm, person_noun
from index.claims.model import Kind
from index.claims.reading.counted.predicates import (
    LONGEST_PHRASE,
)
from index.claims.reading.parsed.grammar import (
    BE,
    DETERMINERS,
    HAVE,
    NUMBER_NOUNS,
)
from index.claims.reading.parsed.links import MOVING, linked_to
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases
from index.claims.reading.parsed.places import is_people

_LEFT_WINDOW = 28
_NEAR_LINK = 20
"""Farther from its figure a noun of harm is counted only behind "the number of"."""


def lives_taken(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "claimed 14 lives", "20,000 lives were lost"."""
    harm = noun_behind(phrases, counted, Form.LIVES)
    if harm is None:
        return None
    before = phrases.words(counted.start - 6, counted.start)
    after = phrases.words(harm.end, harm.end + 5)
    victims = phrases.low(harm.start) == "victims"
    if victims and ("there" in before or not _COUNTING.isdisjoint(before[-2:])):
        return Reading(counted, harm.kind, "lives-taken", harm)
    if TAKING.isdisjoint(before) and (victims or _LOST.isdisjoint(after)):
        return None
    return Reading(counted, harm.kind, "lives-taken", harm)


TAKING = frozenset(
    "claimed claims claim claiming cost costs costing took takes take taking taken lost lose loses losing "
    "loss paid pay pays paying".split()
)
_COUNTING = frozenset("counted counts documented registered recorded known of".split()) - {"of"}
_LOST = frozenset("lost claimed taken perished".split())


def victims_named(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the 144 victims of the flood", "the ten victims were buried": who is so called has died."""
    at = counted.end - (phrases.low(counted.end - 1) == "victims")
    if phrases.low(at) != "victims" or at - counted.figure.end > _DESCRIBED:
        return None
    hurt = any(harm.kind is not Kind.KILLED for harm in phrases.harms if harm.start != at)
    of_it = phrases.words(at + 1, at + 3) in (["of", "the"], ["of", "a"])
    definite = of_it or phrases.low(counted.start - 1) in {"the", "all"}
    return None if hurt or not definite else Reading(counted, Kind.KILLED, "victims-named", None)


_DESCRIBED = 1


def noun_behind(phrases: Phrases, counted: Counted, form: Form) -> Harm | None:
    """A noun of this form right behind the figure, or behind at most two words of its noun phrase."""
    if counted.harm is not None and counted.harm.is_(form):
        return counted.harm
    for at in range(counted.figure.end, min(counted.figure.end + 3, len(phrases.tokens))):
        harm = phrases.harm_at.get(at)
        if harm is not None:
            return harm if harm.is_(form) else None
    return None


def people_lost(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the army lost 40 men", "has cost the country 12 soldiers", "500 soldiers fell"."""
    if _cost_or_lost(phrases, counted) or _fell(phrases, counted):
        return Reading(counted, Kind.KILLED, "people-lost", None)
    if _passive_lost(phrases, counted):
        return Reading(counted, Kind.MISSING, "people-lost", None)
    at = counted.start - (phrases.low(counted.start - 1) in {"only", "just", "also", "already"})
    before = phrases.words(at - 1, at)
    if not {"lost", "loses", "losing", "lose"} & set(before):
        return None
    own = phrases.low(counted.end) == "of" and _of_people(phrases, counted.end + 1)
    if not (counted.people or own) or phrases.low(counted.end) in {"their", "who"}:
        return None
    return Reading(counted, Kind.KILLED, "people-lost", None)


def _fell(phrases: Phrases, counted: Counted) -> bool:
    """As in "500 soldiers *fell* in that war"; not in "soldiers fell to their knees"."""
    noun = person_noun(phrases.low(counted.end - 1)) if counted.people else None
    at = counted.end + (phrases.low(counted.end) in HAVE)
    fell = phrases.low(at) in {"fell", "fallen"} and phrases.low(at + 1) in _FELL_WHERE
    return fell and noun is not None and noun.civilian is False


_FELL_WHERE = frozenset(
    {"", ".", ",", ";", "in", "at", "on", "near", "during", "for", "while", "and", "there"}
)


def _passive_lost(phrases: Phrases, counted: Counted) -> bool:
    """As in "more than 500 *were lost* with the ship", "the names of 61 who *are lost*"."""
    at = counted.end + (phrases.low(counted.end) in {"who", "that"})
    at += phrases.low(at) in HAVE
    if phrases.low(at) not in BE or not (counted.people or counted.end == counted.figure.end):
        return False
    at += 1 + (phrases.low(at + 1) in {"still", "also", "been", "now", "reported", "feared"})
    return phrases.low(at) == "lost" and phrases.low(at + 1) not in _LOST_OTHERWISE


_LOST_OTHERWISE = frozenset({"in", "for", "on", "to", "without"}) - {"in"}


def _of_people(phrases: Phrases, at: int) -> bool:
    """Whether a determiner and a noun for people stand at ``at``: "its men", not "their last four"."""
    ahead = phrases.words(at + 1, at + 4)
    return phrases.low(at) in DETERMINERS and any(person_noun(word) is not None for word in ahead)


def _cost_or_lost(phrases: Phrases, counted: Counted) -> bool:
    """As in "cost the country 12 soldiers", "declared 12 soldiers lost"."""
    if not counted.people:
        return False
    cost = {"cost", "costs", "costing"} & set(phrases.words(counted.start - 4, counted.start))
    parted = "," in phrases.words(counted.start - 4, counted.start)
    if cost and not parted and phrases.low(counted.start - 1) not in {"cost", "of"}:
        return True
    armed = person_noun(phrases.low(counted.end - 1))
    fought = armed is not None and armed.civilian is False
    return fought and phrases.low(counted.end) == "lost" and not _ends_open(phrases, counted.end + 1)


def _ends_open(phrases: Phrases, at: int) -> bool:
    """Whether an object follows: "soldiers lost *their* way"."""
    return phrases.low(at) in DETERMINERS or at in phrases.counted_at


def number_linked(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the death toll rose to 46", "fatalities: 12", "put the injured at 102"."""
    link = linked_to(phrases, counted)
    if link is not None and phrases.low(link) == ",":
        return _apposed(phrases, counted, link)
    return None if link is None else _counted_noun_before(phrases, counted, link)


def _apposed(phrases: Phrases, counted: Counted, comma: int) -> Reading | None:
    """As in "the dead*, 41 in all,* were …", "the injured that were counted*, 82,* lie …"."""
    alone = counted.end == counted.figure.end and not counted.people
    closed = phrases.low(counted.end) in {",", "in"} and not counted.figure.number.vague
    if not (alone and closed) or (phrases.low(counted.end) == "in" and phrases.low(counted.end + 1) != "all"):
        return None
    for at in range(comma - 1, max(-1, comma - _TO_APPOSED), -1):
        harm = phrases.harm_at.get(at)
        if harm is not None and harm.is_(Form.NOUN, Form.DID) and phrases.low(at - 1) in {"the", "those"}:
            return Reading(counted, harm.kind, "number-linked", harm)
        if at in phrases.counted_at or phrases.low(at) in {",", ";", "said"}:
            return None
    return None


_TO_APPOSED = 7


_COUNTED_AS = frozenset("count number counted numbered are is were was run runs".split())


def _counted_noun_before(phrases: Phrases, counted: Counted, link: int) -> Reading | None:
    counting = phrases.low(link - 1) in _COUNTED_AS
    if phrases.low(link) == "by" and MOVING.isdisjoint(phrases.words(link - 2, link)) and not counting:
        return None  # "the toll is paid by 400 drivers"
    only_toll = phrases.low(link) in {"of", "from", "by", "in", "as"} and not counting
    for at in range(link, max(-1, link - _LEFT_WINDOW), -1):
        word = phrases.low(at)
        if word == ";" or (word in {"but", "while", "whereas"} and at < link):
            return None
        harm = phrases.harm_at.get(at)
        if harm is not None and link - at > _NEAR_LINK and not _number_of(phrases, harm):
            return None
        if harm is not None and _dead_at_age(phrases, counted, harm, link):
            return None
        if harm is not None and harm.end <= link + 1 and _nominal(phrases, harm, link, only_toll=only_toll):
            kind = Kind.CASUALTIES if _joined_kinds(phrases, harm) else harm.kind
            if kind is Kind.CASUALTIES and _only_deaths(phrases, counted, harm):
                kind = Kind.KILLED
            return Reading(counted, kind, "number-linked", harm)
        if word in {"toll", "tolls"}:
            return Reading(counted, _kind_of_toll(phrases, at), "number-linked", None)
    return None


def _dead_at_age(phrases: Phrases, counted: Counted, harm: Harm, link: int) -> bool:
    """Whether the number is an age: "comedian *dead at 95*"; not so in "put the dead at 95"."""
    if phrases.low(harm.start) == "death" and phrases.low(link) == "at" and not harm.is_(Form.TOLL):
        return not counted.people
    plain = phrases.low(harm.start) == "dead" and harm.end == link and phrases.low(link) == "at"
    named = phrases.low(harm.start - 1) in {"the", "its", "number"} or phrases.low(harm.start - 1).endswith(
        "'s"
    )
    return plain and not named and not counted.people


def _only_deaths(phrases: Phrases, counted: Counted, harm: Harm) -> bool:
    """Whether "losses" or "casualties" are of the dead alone, going by the sentence and by who is counted."""
    if phrases.low(harm.start) == "losses" and counted.people:
        return True
    behind = [h.kind for h in phrases.harms if counted.end <= h.start <= counted.end + _TO_SORT]
    return bool(behind) and all(kind is Kind.KILLED for kind in behind)


_TO_SORT = 6


_LIGHT = frozenset({"the", "are", "is", "were", "was", "still", "have", "been", "gone", "those"})


def _joined_kinds(phrases: Phrases, harm: Harm) -> bool:
    """Whether two kinds are counted as one: "*the dead and the missing* have reached 207"."""
    at = harm.start
    while phrases.low(at - 1) in _LIGHT:
        at -= 1
    if phrases.low(at - 1) not in {"and", "or"}:
        return False
    other = phrases.harm_ending.get(at - 1)
    return other is not None and other.kind is not harm.kind and not other.is_(Form.SUFFERS)


def _kind_of_toll(phrases: Phrases, at: int) -> Kind:
    """The kind of a "toll": of its own "of dead", "injury toll", "casualty toll"; else of deaths."""
    before = phrases.low(at - 1)
    if before in {"injury", "injured", "wounded"}:
        return Kind.WOUNDED
    return Kind.CASUALTIES if before in {"casualty", "casualties"} else Kind.KILLED


def _nominal(phrases: Phrases, harm: Harm, link: int, *, only_toll: bool) -> bool:
    """Whether a phrase of harm stands as the noun that is counted, and not as a verb beside it."""
    if harm.is_(Form.TOLL):
        return True
    if harm.is_(Form.OF, Form.DOES, Form.BODY) and not harm.is_(Form.NOUN, Form.DID):
        return False
    numbered = not NUMBER_NOUNS.isdisjoint(phrases.words(harm.start - 4, harm.start))
    numbered = numbered or _number_of(phrases, harm)
    numbered = numbered or phrases.low(link) in {"number", "numbers", "numbered"}
    if phrases.low(link) == "by" and phrases.low(link - 1) in MOVING and harm.is_(Form.NOUN):
        return True
    if harm.is_(Form.LIVES) and not (numbered and phrases.low(harm.start) == "victims"):
        return False
    if only_toll and not numbered:
        return phrases.low(link) == "as" and harm.is_(Form.NOUN) and harm.end == link
    if _who_suffered(phrases, harm, link):
        return True
    if harm.is_(Form.NOUN) or numbered:
        return harm.start not in _figures_taken(phrases)
    if harm.start == 0 and phrases.low(link) in BE:
        # "Killed or missing are 207 people"
        return True
    return _heads_noun_phrase(phrases, harm)


def _number_of(phrases: Phrases, harm: Harm) -> bool:
    """Whether "the number of" stands before a phrase of harm: "*the number of* people known to have died"."""
    return ("number", "of") in pairwise(phrases.words(harm.start - 8, harm.start))


def _who_suffered(phrases: Phrases, harm: Harm, link: int) -> bool:
    """As in "*soldiers who lost their lives* are now 71", "*those killed* number 12"."""
    if phrases.low(link) in HAVE or link - harm.end > LONGEST_PHRASE or not harm.is_(Form.SUFFERS, Form.DID):
        return False
    at = harm.start - (phrases.low(harm.start - 1) in {"who", "that"})
    relative = at < harm.start or phrases.low(harm.start).endswith("ing")
    before = phrases.words(at - 8, at)
    people = any(person_noun(word) is not None for word in before) or before[-1:] == ["those"]
    people = people or (at > 0 and is_people(phrases.tokens[at - 1]))
    return relative and people


def _figures_taken(phrases: Phrases) -> set[int]:
    """Where phrases of harm begin that another figure already counts: "*12 deaths* … to 30"."""
    return {c.harm.start for c in phrases.counted if c.harm is not None}


_LIST_MARKS = frozenset({"|", "•", "·"})


def _heads_noun_phrase(phrases: Phrases, harm: Harm) -> bool:
    before = phrases.low(harm.start - 1)
    if before in {"the", "those", "as", "still", "number"}:
        return True
    if phrases.tokens[harm.start].capital and phrases.low(harm.end) == ":":
        return True
    follows = person_noun(phrases.low(harm.end)) or person_noun(phrases.low(harm.end + 1))
    return (harm.start == 0 or before in _LIST_MARKS) and (
        follows is not None or phrases.low(harm.end) in {":", "in", "–", "-", "|"}
    )


def figure_named(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "gave 2,000 as the number of people killed", "Sixty-two is the death toll"."""
    at = counted.end
    if phrases.low(counted.start - 1) in {"at", "to"} and phrases.low(at) in {"the", "its"}:
        at -= 1
    elif phrases.low(at) not in {"as", "is", "was", "were", "are"} or phrases.low(at + 1) not in {
        "the",
        "its",
    }:
        return None
    ahead = phrases.words(at + 2, at + 6)
    if NUMBER_NOUNS.isdisjoint(ahead) and phrases.harm_at.get(at + 2) is None:
        return None
    for place in range(at + 2, min(at + 12, len(phrases.tokens))):
        harm = phrases.harm_at.get(place)
        if harm is not None:
            return Reading(counted, harm.kind, "figure-named", harm)
    if not {"toll", "tolls"}.isdisjoint(ahead):
        return Reading(counted, Kind.KILLED, "figure-named", None)
    return None
