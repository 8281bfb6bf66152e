"""Which figure counts which harm: the clause grammar.

A hand-written equivalent of semantic roles. Each rule looks at one figure and the words around it and
gives a :class:`Reading` or nothing; every look is bounded by a window, so that the time is linear in the
length of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from index.claims.lexicon import Form, Harm, person_noun
from index.claims.model import Kind
from index.claims.reading.grammar import (
    BE,
    CLAUSE_STARTS,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    MODALS,
    NOT,
    NUMBER_NOUNS,
    PRECEDING_ADVERBIALS,
    PREPOSITIONS,
    SAYING,
)
from index.claims.reading.links import linked_to
from index.claims.reading.phrases import Counted, Phrases, is_adverb


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the harm it counts.

    Attributes:
        counted: the figure and its noun phrase.
        kind: what happened to them.
        rule: the rule that says so.
        harm: the phrase of harm; None where the kind is carried over from another sentence.
        subset: the rule itself says that the figure is a part of another ("including 12").
        civilian: what the rule itself knows of it; None leaves it to the noun phrase.
    """

    counted: Counted
    kind: Kind
    rule: str
    harm: Harm | None
    subset: bool = False
    civilian: bool | None = None


Rule = Callable[[Phrases, Counted], Reading | None]

_RIGHT_WINDOW = 26
_LEFT_WINDOW = 20
_LONGEST_PHRASE = 10
_VERBLESS = 3
"""Words that may part a figure from a state without a verb: "12 in hospital *dead*" is no pattern."""


def count_with_state(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "24 dead", "103 injured", "12 deaths", "two dead soldiers", "36 people killed in the blast"."""
    harm = counted.harm
    if (
        harm is not None
        and phrases.low(harm.start) == "shot"
        and counted.figure.low == 1
        and not counted.people
    ):
        return None
    if harm is None or (harm.is_(Form.DID) and _has_object(phrases, harm) and harm.start >= counted.end):
        return None
    if harm.kind is Kind.CAPTURED and harm.is_(Form.NOUN):
        killed = subject_of_harm(phrases, replace(counted, end=harm.end))
        if killed is not None and killed.kind is Kind.KILLED:
            return killed
    if harm.is_(Form.DID, Form.STATE, Form.NOUN):
        return Reading(counted, harm.kind, "count-with-state", harm)
    if harm.is_(Form.SUFFERS):
        return Reading(counted, harm.kind, "subject-of-suffering", harm)
    return None


def lives_taken(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "claimed 14 lives", "20,000 lives were lost"."""
    harm = _noun_behind(phrases, counted, Form.LIVES)
    if harm is None:
        return None
    before = phrases.words(counted.start - 6, counted.start)
    after = phrases.words(harm.end, harm.end + 5)
    victims = phrases.low(harm.start) == "victims"
    if victims and "there" in before:
        return Reading(counted, harm.kind, "lives-taken", harm)
    if _TAKING.isdisjoint(before) and (victims or _LOST.isdisjoint(after)):
        return None
    return Reading(counted, harm.kind, "lives-taken", harm)


_TAKING = frozenset(
    "claimed claims claim claiming cost costs costing took takes take taking taken lost lose loses losing "
    "loss".split()
)
_LOST = frozenset("lost claimed taken perished".split())


def bodies_found(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "the bodies of 24 miners were found", "24 bodies had been buried"."""
    harm = _noun_behind(phrases, counted, Form.BODY)
    around = phrases.words(counted.start - 14, (harm.end if harm else counted.end) + 16)
    if harm is None:
        harm = phrases.harm_ending.get(counted.start - 1) if phrases.low(counted.start - 1) == "of" else None
        if harm is None or not harm.is_(Form.BODY):
            return None
    if _FOUND.isdisjoint(around) or not _HANDED_OVER.isdisjoint(around):
        return None
    buried = not {"buried", "burying", "bury"}.isdisjoint(around)
    return Reading(counted, Kind.KILLED, "bodies-found", harm, subset=buried)


_FOUND = frozenset(
    "found recovered recover recovering pulled retrieved buried bury burying reached received receive "
    "brought counted discovered washed fished unearthed exhumed collected dug lay lying taken recovering "
    "find finding pull pulling hauled arrived seen bring brings processed".split()
)
_HANDED_OVER = frozenset(
    "identified identify handed returned return repatriated hand handing unidentified unclaimed exchange "
    "exchanged identification identifying".split()
)


def _noun_behind(phrases: Phrases, counted: Counted, form: Form) -> Harm | None:
    """A noun of this form right behind the figure, or behind at most two words of its noun phrase."""
    if counted.harm is not None and counted.harm.is_(form):
        return counted.harm
    for at in range(counted.figure.end, min(counted.figure.end + 3, len(phrases.tokens))):
        harm = phrases.harm_at.get(at)
        if harm is not None:
            return harm if harm.is_(form) else None
    return None


def subject_of_harm(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "24 citizens of Ruritania have been killed", "Four members of a team, bound for it, died"."""
    tokens = phrases.tokens
    at = counted.end
    stop = min(len(tokens), counted.end + _RIGHT_WINDOW)
    while at < stop:
        word = phrases.low(at)
        if word == "(":
            at = _behind_bracket(phrases, at, stop)
            continue
        if word in _SUBJECT_ENDS or (word in CLAUSE_STARTS and at > counted.end):
            return None
        if word == "," and (behind := _behind_aside(phrases, at)) is not None:
            at = behind
            continue
        harm = phrases.harm_at.get(at)
        if harm is not None:
            reading = _as_subject(phrases, counted, harm)
            if reading is not None or not harm.is_(Form.NOUN, Form.OF, Form.TOLL, Form.BODY, Form.LIVES):
                return reading
            at = harm.end
            continue
        other = phrases.counted_at.get(at)
        if other is not None and not _in_brackets_of_subset(phrases, other):
            return None
        if word in SAYING and phrases.low(at - 1) not in BE:
            return None
        at += 1
    return None


def _behind_bracket(phrases: Phrases, at: int, stop: int) -> int:
    for close in range(at + 1, stop):
        if phrases.low(close) == ")":
            return close + 1
    return at + 1


_SUBJECT_ENDS = frozenset({";", ":", "–", "—", "how", "given", "what"})
_LONGEST_ASIDE = 9


def _behind_aside(phrases: Phrases, at: int) -> int | None:
    """Behind a remark on who says so: "137,000 people*, officials said,* were evacuated"."""
    for close in range(at + 2, min(at + _LONGEST_ASIDE, len(phrases.tokens))):
        if phrases.low(close) == ",":
            told = not SAYING.isdisjoint(phrases.words(at + 1, close))
            return close + 1 if told else None
        if close in phrases.harm_at or close in phrases.counted_at:
            return None
    return None


_INCLUDING = frozenset({"including", "them", "whom", "include", "included", "includes"})


def _in_brackets_of_subset(phrases: Phrases, other: Counted) -> bool:
    """Whether a figure between subject and verb only tells of a part: "(including two children)"."""
    return not _INCLUDING.isdisjoint(phrases.words(other.start - 2, other.start))


def _as_subject(phrases: Phrases, counted: Counted, harm: Harm) -> Reading | None:
    """The reading if the figure is whom the phrase of harm is about, going by the verb form."""
    if _negated(phrases, harm.start):
        return None
    if harm.is_(Form.SUFFERS):
        return Reading(counted, harm.kind, "subject-of-suffering", harm)
    passive = _passive(phrases, harm.start)
    if harm.is_(Form.DID) and (passive or not _has_object(phrases, harm)):
        if passive or _reduced_relative(phrases, counted, harm):
            return Reading(counted, harm.kind, "subject-of-passive", harm, subset=_among(phrases, harm))
        return None
    if harm.is_(Form.STATE) and (passive or _verbless(phrases, counted, harm)):
        return Reading(counted, harm.kind, "subject-of-state", harm, subset=_among(phrases, harm))
    if harm.is_(Form.NOUN) and passive and phrases.low(harm.start - 1) == "the":
        return Reading(counted, harm.kind, "among-the-dead", harm, subset=True)
    return None


def _among(phrases: Phrases, harm: Harm) -> bool:
    """Whether the harm stands in "are *among the dead*"."""
    return not {"among", "amongst"}.isdisjoint(phrases.words(harm.start - 3, harm.start))


def _verbless(phrases: Phrases, counted: Counted, harm: Harm) -> bool:
    """Whether a state follows without a verb: "two crew missing", "three members of the team dead"."""
    gap = phrases.words(counted.end, harm.start)
    if len(gap) <= _VERBLESS:
        return True
    return len(gap) <= _LONGEST_PHRASE and gap[0] in {"of", "from", "in"} and "," not in gap


_STATIVE = BE | frozenset(
    "remain remained remains reported feared believed presumed left listed still went go gone confirmed "
    "considered declared thought stay stayed".split()
)


def _passive(phrases: Phrases, at: int) -> bool:
    """Whether a form of "be" governs the word at ``at``: "were *killed*", "have been badly *hurt*"."""
    back = at - 1
    while back >= max(0, at - 5):
        word = phrases.low(back)
        if word in _STATIVE:
            return True
        if not (is_adverb(word) or word in {"and", "or", "among", "the", "either", "to", "have", "as", ","}):
            harm = phrases.harm_ending.get(back + 1)
            if harm is None:
                return False
            back = harm.start
        back -= 1
    return False


def _reduced_relative(phrases: Phrases, counted: Counted, harm: Harm) -> bool:
    """Whether "killed" describes the people without a verb: "12 people from the town killed in it"."""
    if harm.start == counted.end:
        return True
    first = phrases.low(counted.end)
    auxiliary = any(word in HAVE | MODALS for word in phrases.words(harm.start - 3, harm.start))
    return (
        not auxiliary
        and first in PREPOSITIONS | {",", "more", "others", "other"}
        and harm.start - counted.end <= _LONGEST_PHRASE
    )


def _has_object(phrases: Phrases, harm: Harm) -> bool:
    """Whether people follow the verb directly, so that it is active: "killed *12*", "killed *his* wife"."""
    at = harm.end
    if at in phrases.counted_at or any(at + ahead in phrases.counted_at for ahead in (1, 2)):
        between = phrases.words(at, at + 2)
        return at in phrases.counted_at or not ({",", "and", ".", ";", "in", "by"} & set(between[:1]))
    word = phrases.low(at)
    if word in DETERMINERS and phrases.low(at - 1) not in BE:
        return not _time_follows(phrases, at + 1)
    return person_noun(word) is not None


def _time_follows(phrases: Phrases, at: int) -> bool:
    return phrases.low(at) in {
        "week",
        "day",
        "morning",
        "night",
        "month",
        "year",
        "weekend",
        "afternoon",
        "evening",
    }


def _negated(phrases: Phrases, at: int) -> bool:
    words = phrases.words(at - 3, at)
    return not NOT.isdisjoint(words) or words[-1:] in (["nearly"], ["almost"])


def object_of_harm(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "killed 12", "injuring at least 30 others", "the deaths of two miners", "killed on Friday 12"."""
    at = counted.start
    for _ in range(5):
        harm = phrases.harm_ending.get(at)
        if harm is not None:
            return _as_object(phrases, counted, harm, adjacent=at == counted.start)
        if phrases.low(at - 1) not in PRECEDING_ADVERBIALS:
            return None
        at -= 1
    return None


def _as_object(phrases: Phrases, counted: Counted, harm: Harm, *, adjacent: bool) -> Reading | None:
    if _negated(phrases, harm.start):
        return None
    if harm.is_(Form.OF):
        return Reading(counted, harm.kind, "deaths-of", harm)
    if harm.is_(Form.DOES):
        return Reading(counted, harm.kind, "object-of-harm", harm)
    if harm.is_(Form.DID) and (adjacent or not _passive(phrases, harm.start)):
        return Reading(counted, harm.kind, "object-of-harm", harm)
    return None


def people_lost(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "the army lost 40 men", "has cost the country 12 soldiers", "two soldiers lost"."""
    if _cost_or_lost(phrases, counted):
        return Reading(counted, Kind.KILLED, "people-lost", None)
    before = phrases.words(counted.start - 1, counted.start)
    if not {"lost", "loses", "losing", "lose"} & set(before):
        return None
    own = phrases.low(counted.end) == "of" and phrases.low(counted.end + 1) in DETERMINERS
    if not (counted.people or own) or phrases.low(counted.end) in {"their", "who"}:
        return None
    return Reading(counted, Kind.KILLED, "people-lost", None)


def _cost_or_lost(phrases: Phrases, counted: Counted) -> bool:
    """ "cost the country 12 soldiers", "declared 12 soldiers lost"."""
    if not counted.people:
        return False
    cost = {"cost", "costs", "costing"} & set(phrases.words(counted.start - 4, counted.start))
    if cost and phrases.low(counted.start - 1) not in {"cost", "of"}:
        return True
    armed = person_noun(phrases.low(counted.end - 1))
    fought = armed is not None and armed.civilian is False
    return fought and phrases.low(counted.end) == "lost" and not _ends_open(phrases, counted.end + 1)


def _ends_open(phrases: Phrases, at: int) -> bool:
    """Whether an object follows: "soldiers lost *their* way"."""
    return phrases.low(at) in DETERMINERS or at in phrases.counted_at


def number_linked(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "the death toll rose to 46", "fatalities: 12", "the dead are now 12", "put the injured at 102"."""
    link = linked_to(phrases, counted)
    return None if link is None or phrases.low(link) == "," else _counted_noun_before(phrases, counted, link)


def _counted_noun_before(phrases: Phrases, counted: Counted, link: int) -> Reading | None:
    counting = phrases.low(link - 1) in {"count", "number", "counted", "numbered", "are", "is"}
    only_toll = phrases.low(link) in {"of", "from", "by", "in", "as"} and not counting
    for at in range(link, max(-1, link - _LEFT_WINDOW), -1):
        word = phrases.low(at)
        if word == ";" or (word in {"but", "while", "whereas"} and at < link):
            return None
        harm = phrases.harm_at.get(at)
        if harm is not None and harm.end <= link + 1 and _nominal(phrases, harm, link, only_toll=only_toll):
            kind = Kind.CASUALTIES if _joined_kinds(phrases, harm) else harm.kind
            return Reading(counted, kind, "number-linked", harm)
        if word in {"toll", "tolls"}:
            return Reading(counted, _kind_of_toll(phrases, at), "number-linked", None)
    return None


def _joined_kinds(phrases: Phrases, harm: Harm) -> bool:
    """Whether two kinds are counted as one: "*the dead and the missing* have reached 207"."""
    at = harm.start - (phrases.low(harm.start - 1) == "the")
    if phrases.low(at - 1) not in {"and", "or"}:
        return False
    other = phrases.harm_ending.get(at - 1)
    return other is not None and other.kind is not harm.kind


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
    if harm.is_(Form.OF, Form.DOES, Form.BODY, Form.LIVES) and not harm.is_(Form.NOUN, Form.DID):
        return False
    numbered = not NUMBER_NOUNS.isdisjoint(phrases.words(harm.start - 4, harm.start))
    if only_toll and not numbered:
        return phrases.low(link) in {"in", "as"} and harm.is_(Form.NOUN) and harm.end == link
    if _who_suffered(phrases, harm, link):
        return True
    if harm.is_(Form.NOUN) or numbered:
        return harm.start not in _figures_taken(phrases)
    return _heads_noun_phrase(phrases, harm)


def _who_suffered(phrases: Phrases, harm: Harm, link: int) -> bool:
    """ "*soldiers who lost their lives* are now 71", "*those killed* number 12"."""
    if link - harm.end > _LONGEST_PHRASE or not harm.is_(Form.SUFFERS, Form.DID):
        return False
    at = harm.start - (phrases.low(harm.start - 1) in {"who", "that"})
    relative = at < harm.start or phrases.low(harm.start).endswith("ing")
    return relative and (person_noun(phrases.low(at - 1)) is not None or phrases.low(at - 1) == "those")


def _figures_taken(phrases: Phrases) -> set[int]:
    """Where phrases of harm begin that another figure already counts: "*12 deaths* … to 30"."""
    return {c.harm.start for c in phrases.counted if c.harm is not None}


def _heads_noun_phrase(phrases: Phrases, harm: Harm) -> bool:
    before = phrases.low(harm.start - 1)
    if before in {"the", "those", "as", "still", "number"}:
        return True
    follows = person_noun(phrases.low(harm.end)) or person_noun(phrases.low(harm.end + 1))
    return harm.start == 0 and (follows is not None or phrases.low(harm.end) in {":", "in", "–", "-"})


def figure_named(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "gave 2,000 as the number of people killed", "Sixty-two is the death toll"."""
    at = counted.end
    if phrases.low(counted.start - 1) == "at" and phrases.low(at) in {"the", "its"}:
        at -= 1
    elif phrases.low(at) not in {"as", "is", "was", "were", "are"} or phrases.low(at + 1) not in {"the", "its"}:
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


def with_harm_named(phrases: Phrases, counted: Counted) -> Reading | None:
    """ "9,000 people who have not been found", "40 soldiers listed as missing" far from the figure."""
    if phrases.low(counted.end) not in {"who", "that", "whom"} or not counted.people:
        return None
    for at in range(counted.end + 1, min(counted.end + 7, len(phrases.tokens))):
        harm = phrases.harm_at.get(at)
        if harm is not None and phrases.low(counted.end) == "whom" and harm.is_(Form.DID):
            return Reading(counted, harm.kind, "whom-harmed", harm)
        if harm is not None:
            return _as_subject(phrases, counted, harm)
    return None


DIRECT_RULES: tuple[Rule, ...] = (
    lives_taken,
    bodies_found,
    count_with_state,
    subject_of_harm,
    object_of_harm,
    people_lost,
    number_linked,
    figure_named,
    with_harm_named,
)
"""In order of trust: the first that reads a figure wins."""


def read_direct(phrases: Phrases, counted: Counted) -> Reading | None:
    """The reading of a figure by its own clause, None where its clause does not tell."""
    for rule in DIRECT_RULES:
        reading = rule(phrases, counted)
        if reading is not None:
            return _widened(phrases, reading)
    return None


def _widened(phrases: Phrases, reading: Reading) -> Reading:
    """ "12 dead or missing" and "30 killed and wounded" are counts of both together."""
    harm = reading.harm
    if harm is None or phrases.low(harm.end) not in CONJUNCTIONS - {"but"}:
        return reading
    other = phrases.harm_at.get(harm.end + 1)
    if other is None or other.kind is harm.kind or other.end in phrases.counted_at:
        return reading
    if phrases.low(harm.end) == "or" and other.kind is not Kind.CASUALTIES and not other.is_(Form.DOES):
        return replace(reading, kind=Kind.CASUALTIES)
    return reading
