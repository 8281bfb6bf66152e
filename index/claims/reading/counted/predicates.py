"""Figures that are subject or object of a phrase of harm: "12 people died", "the blast killed 12".

Every look is bounded by a window, so that the time is linear in the length of a sentence.
"""

from __future__ import annotations

from index.claims.frames import frame_at
from index.claims.lexicon import Form, Harm, person_noun
from index.claims.reading.parsed.grammar import (
    BE,
    CLAUSE_STARTS,
    DETERMINERS,
    HAVE,
    MODALS,
    MONTHS,
    NOT,
    PREPOSITIONS,
    SAYING,
    WEEKDAYS,
)
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import SURVIVING, Counted, Phrases, is_adverb, labels_next

_RIGHT_WINDOW = 26
LONGEST_PHRASE = 10
_VERBLESS = 3
"""Words that may part a figure from a state without a verb: "12 in hospital *dead*" is no pattern."""


def subject_of_harm(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "24 citizens of Ruritania have been killed", "Four members of a team, bound for it, died"."""
    tokens = phrases.tokens
    at = counted.end
    stop = min(len(tokens), counted.end + _RIGHT_WINDOW)
    while at < stop:
        word = phrases.low(at)
        behind = _behind_aside(phrases, at, stop)
        if behind is not None:
            at = behind
            continue
        if _ends_clause(phrases, at) or (word == "of" and counted.people and _others_follow(phrases, at + 1)):
            return None
        harm = phrases.harm_at.get(at)
        if harm is not None and phrases.low(counted.start - 1) == ":" and labels_next(phrases.tokens, harm):
            return None
        if harm is not None:
            reading = _as_subject(phrases, counted, harm)
            if reading is not None or not harm.is_(Form.NOUN, Form.OF, Form.TOLL, Form.BODY, Form.LIVES):
                return reading
            at = harm.end
            continue
        other = phrases.counted_at.get(at)
        if other is not None and not tells_of_part(phrases, other):
            return _among_counted(phrases, counted, other)
        if other is not None and phrases.low(at - 1) == "whom" and not _of_them_aside(phrases, other):
            return None  # "41 children, of whom three died"
        if word in SURVIVING or (word in SAYING and not _is_said(phrases, at)):
            return None
        at += 1
    return None


def _is_said(phrases: Phrases, at: int) -> bool:
    """Whether the people are who is spoken of: "are *now confirmed* to have died"."""
    return phrases.low(at - 1 - is_adverb(phrases.low(at - 1))) in BE


def _behind_aside(phrases: Phrases, at: int, stop: int) -> int | None:
    """Behind what stands in brackets, between dashes, or between commas as a remark; None for no aside."""
    word = phrases.low(at)
    if word == "(":
        return _behind_bracket(phrases, at, stop)
    if word in {"–", "—"}:
        return _behind_dashes(phrases, at, stop)
    return _behind_remark(phrases, at) if word == "," else None


def _behind_dashes(phrases: Phrases, at: int, stop: int) -> int | None:
    """Behind an aside between subject and verb: "12 people *– most of them guests –* died"."""
    for close in range(at + 2, stop):
        if phrases.low(close) in {"–", "—"}:
            verb = phrases.low(close + 1) in BE | HAVE or close + 1 in phrases.harm_at
            return close + 1 if verb else None
    return None


def _among_counted(phrases: Phrases, counted: Counted, other: Counted) -> Reading | None:
    """As in "two nurses were *among six killed*"."""
    harm = other.harm or phrases.harm_at.get(other.end)
    among_them = phrases.low(other.start - 1) in {"among", "amongst"}
    if harm is None or not (among_them and phrases.low(other.start - 2) in BE):
        return None
    return Reading(counted, harm.kind, "among-the-dead", harm, subset=True)


def _others_follow(phrases: Phrases, at: int) -> bool:
    """Whether the verb is of others than those counted: "five relatives *of people who* are missing"."""
    for place in range(at, at + 4):
        if phrases.low(place) in {"who", "whom"}:
            return person_noun(phrases.low(place - 1)) is not None
    return False


def _behind_bracket(phrases: Phrases, at: int, stop: int) -> int:
    for close in range(at + 1, stop):
        if phrases.low(close) == ")":
            return close + 1
    return at + 1


_SUBJECT_ENDS = frozenset(
    {";", ":", "–", "—", "•", "·", "|", "how", "given", "what", "include", "includes", "included"}
)
LONGEST_ASIDE = 9


def _day_follows(phrases: Phrases, at: int) -> bool:
    """Whether "since" tells a time and opens no clause: "since *Monday*", "since *the first day*"."""
    word = phrases.low(at)
    return word in WEEKDAYS or word in MONTHS or word.isdecimal() or _time_follows(phrases, at + 2)


def _ends_clause(phrases: Phrases, at: int) -> bool:
    """Whether another clause begins at a token, so that no verb behind it has its subject before."""
    word = phrases.low(at)
    if word == "as":
        # "listed 12 people *as missing*" goes on with the same people.
        return not any(place in phrases.harm_at for place in (at, at + 1, at + 2))
    if word == "that":
        return phrases.low(at - 1) in {",", "and"}
    if word == "since" and (phrases.low(at - 1) in HAVE or _day_follows(phrases, at + 1)):
        return False
    if word == "given" and at in phrases.harm_at:
        return False
    return word in _SUBJECT_ENDS or word in CLAUSE_STARTS


def _behind_remark(phrases: Phrases, at: int) -> int | None:
    """Behind a remark on who says so, or on who lived first: "a boy*, who had survived it,* drowned"."""
    if phrases.low(at + 1) == "who":
        return _behind_relative(phrases, at)
    if phrases.low(at + 1) in {"including", "mostly"}:
        return _behind_parts(phrases, at)
    for close in range(at + 2, min(at + LONGEST_ASIDE, len(phrases.tokens))):
        if phrases.low(close) == ",":
            told = not SAYING.isdisjoint(phrases.words(at + 1, close))
            return close + 1 if told else None
        if close in phrases.harm_at or close in phrases.counted_at:
            return None
    return None


def _behind_relative(phrases: Phrases, at: int) -> int | None:
    """Behind a relative clause in commas that tells of rescue, or before a word of harm."""
    for close in range(at + 3, min(at + _LONGEST_RELATIVE, len(phrases.tokens))):
        if phrases.low(close) == ",":
            behind = phrases.harm_at.get(close + 1)
            told = behind is not None and behind.is_(Form.SUFFERS)
            return close + 1 if told else None
    return None


def _behind_parts(phrases: Phrases, at: int) -> int | None:
    """Behind parts that an aside tells before a bare state: "six guests*, including two cooks,* missing"."""
    for close in range(at + 2, min(at + LONGEST_ASIDE, len(phrases.tokens))):
        if phrases.low(close) == ",":
            return close + 1 if close + 1 in phrases.harm_at else None
    return None


_LONGEST_RELATIVE = 16
_INCLUDING = frozenset({"including", "them", "whom", "include", "included", "includes"})


_LISTING = frozenset({"and", ",", "or", "plus"})
_CLOSES_LIST = frozenset({",", ")", "and", "or", ";", "–", "—"})
_OTHERS = frozenset({"other", "others", "more"})
_LONGEST_LIST = 5
_OF_THEM = (["of", "them"], ["of", "whom"], ["among", "them"])


def tells_of_part(phrases: Phrases, other: Counted) -> bool:
    """Whether a figure only tells of a part: "12, including two children *and a nurse*, were hurt"."""
    if _of_them_aside(phrases, other):
        return True
    closed = phrases.low(other.end) in _CLOSES_LIST
    others = not _OTHERS.isdisjoint(phrases.words(other.start, other.end))
    at = other.start
    for _ in range(_LONGEST_LIST):
        if not _INCLUDING.isdisjoint(phrases.words(at - 2, at)):
            return True
        joined = at
        while phrases.low(joined - 1) in _LISTING:
            joined -= 1
        before = phrases.counted_ending.get(joined)
        if before is None or joined == at or others or not closed:
            return False
        at = before.start
    return False


def _of_them_aside(phrases: Phrases, other: Counted) -> bool:
    """Whether commas hold a part without a verb: "12 miners*, two of them apprentices,* were killed"."""
    behind = other.figure.end + 2
    if phrases.low(other.start - 1) != "," or phrases.words(behind - 2, behind) not in _OF_THEM:
        return False
    for at in range(behind, behind + LONGEST_ASIDE):
        if phrases.low(at) == ",":
            return True
        if at in phrases.harm_at or phrases.low(at) in BE | HAVE:
            return False
    return False


def _as_subject(phrases: Phrases, counted: Counted, harm: Harm) -> Reading | None:
    """The reading if the figure is whom the phrase of harm is about, going by the verb form."""
    if negated(phrases, harm.start):
        return None
    if harm.is_(Form.SUFFERS):
        return suffering(phrases, counted, harm)
    passive = is_passive(phrases, harm.start)
    if (
        harm.is_(Form.DID)
        and phrases.low(harm.start - 1) not in {"the", "a", "an"}
        and (passive or not has_object(phrases, harm))
    ):
        if passive or _reduced_relative(phrases, counted, harm):
            return Reading(counted, harm.kind, "subject-of-passive", harm, subset=among(phrases, harm))
        return None
    if phrases.low(harm.start) == "missing" and phrases.low(harm.end) in DETERMINERS | {"some", "out"}:
        return None
    if loosely_critical(phrases, harm):
        return None
    if harm.is_(Form.STATE) and (passive or _verbless(phrases, counted, harm)):
        return Reading(counted, harm.kind, "subject-of-state", harm, subset=among(phrases, harm))
    counting = harm.is_(Form.NOUN, Form.DID) or (
        phrases.low(harm.start) == "victims" and among(phrases, harm)
    )
    if counting and passive and phrases.low(harm.start - 1) in {"the", "those"}:
        return Reading(counted, harm.kind, "among-the-dead", harm, subset=True)
    return None


def suffering(phrases: Phrases, counted: Counted, harm: Harm) -> Reading | None:
    """The reading of a whole predicate; people who "were moved" are displaced only where they live.

    Soldiers cross borders for other reasons.
    """
    noun = person_noun(phrases.low(counted.end - 1))
    if phrases.low(harm.end - 1) in {"border", "frontier"} and noun is not None and noun.civilian is False:
        return None
    if phrases.low(harm.end - 1) == "moved" and frame_at(phrases.lows, harm.end - 1) is None:
        elsewhere = phrases.words(harm.end, harm.end + 2) == ["to", "tears"]
        if elsewhere or phrases.low(counted.end - 1) not in DWELLERS:
            return None
    return Reading(counted, harm.kind, "subject-of-suffering", harm)


def loosely_critical(phrases: Phrases, harm: Harm) -> bool:
    """Whether "critical" is no state of health: "*critical* of the plan", "many *critical* events"."""
    behind = phrases.low(harm.end)
    plain = behind.isalpha() and behind not in _BEHIND_STATE
    return phrases.low(harm.start) == "critical" and (plain or behind == "of")


_BEHIND_STATE = frozenset({"and", "or", "after", "in", "at", "on", "but", "while", "with", "when"})


def among(phrases: Phrases, harm: Harm) -> bool:
    """Whether the harm stands in "are *among the dead*"."""
    return not {"among", "amongst"}.isdisjoint(phrases.words(harm.start - 3, harm.start))


def _verbless(phrases: Phrases, counted: Counted, harm: Harm) -> bool:
    """Whether a state follows without a verb: "two crew missing", "three members of the team dead"."""
    gap = phrases.words(counted.end, harm.start)
    if gap[-1:] == ["the"] and "among" not in gap:
        return False
    if len(gap) <= _VERBLESS or (gap[0] == "," and gap[-1] == ","):
        return True
    return len(gap) <= LONGEST_PHRASE and gap[0] in {"of", "from", "in"} and "," not in gap


_STATIVE = BE | frozenset(
    "remain remained remains reported feared believed presumed left listed still went go gone confirmed "
    "considered declared thought stay stayed".split()
)


def is_passive(phrases: Phrases, at: int) -> bool:
    """Whether a form of "be" governs the word at ``at``: "were *killed*", "have been badly *hurt*"."""
    back = at - 1
    while back >= max(0, at - 5):
        word = phrases.low(back)
        if word in _STATIVE:
            return True
        if not (
            is_adverb(word)
            or word in {"and", "or", "among", "amongst", "the", "those", "either", "to", "have", "as", ","}
        ):
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
    if phrases.low(harm.start) == "shot":
        return False
    first = phrases.low(counted.end)
    auxiliary = any(word in HAVE | MODALS for word in phrases.words(harm.start - 3, harm.start))
    return not auxiliary and first in _OPENS_PHRASE and harm.start - counted.end <= LONGEST_PHRASE


_NO_OBJECT = frozenset(", and . ; in by ( : – —".split())
_OPENS_PHRASE = PREPOSITIONS | {",", "more", "others", "other"}


def has_object(phrases: Phrases, harm: Harm) -> bool:
    """Whether people follow the verb directly, so that it is active: "killed *12*", "killed *his* wife"."""
    at = harm.end
    if at in phrases.counted_at or any(at + ahead in phrases.counted_at for ahead in (1, 2)):
        between = phrases.words(at, at + 2)
        return at in phrases.counted_at or not (_NO_OBJECT & set(between[:1]))
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


def negated(phrases: Phrases, at: int) -> bool:
    """Whether the verb at ``at`` is denied or came short: "were *not* hurt", "*nearly* drowned"."""
    words = phrases.words(at - 3, at)
    return not _KEPT_FROM.isdisjoint(words) or words[-1:] in (["nearly"], ["almost"])


_KEPT_FROM = NOT | {"prevented", "unable", "refused", "refuse", "refusing", "barred"}


DWELLERS = frozenset(
    "people persons residents inhabitants villagers civilians citizens locals islanders dwellers townspeople "
    "children women families evacuees tourists travellers travelers visitors holidaymakers settlers refugees "
    "pensioners elderly homeowners".split()
)
"""Those who live somewhere, or fled from there: only they are displaced by being moved."""


def with_harm_named(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "9,000 people who have not been found", "40 soldiers listed as missing" far from the figure."""
    if phrases.low(counted.end) not in {"who", "that", "whom"} or not counted.people:
        return None
    for at in range(counted.end + 1, min(counted.end + 7, len(phrases.tokens))):
        harm = phrases.harm_at.get(at)
        if harm is not None and phrases.low(counted.end) == "whom" and harm.is_(Form.DID):
            return Reading(counted, harm.kind, "whom-harmed", harm)
        if harm is not None:
            return _as_subject(phrases, counted, harm)
    return None
