"""Bare numbers whose kind is told elsewhere: "The number now stands at 50", "bringing the total to 57"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.claims.lexicon import Form, person_noun, thing
from index.claims.model import Kind
from index.claims.numbers import Number
from index.claims.reading.counted.lists import ASKED
from index.claims.reading.counted.running import alike, running
from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.grammar import NUMBER_NOUNS, phrase_set
from index.claims.reading.parsed.links import linked_to
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

_NEAR = 12
_OF_DEATHS = frozenset({"toll", "tolls", "dead", "deaths", "fatalities"})
_SET = frozenset({"in all", "in total", "altogether", "so far", "overall"})


def carried(
    phrases: Phrases,
    counted: Counted,
    found: Iterable[Reading],
    before: Reading | None,
    recent: Reading | None = None,
) -> Reading | None:
    """A bare number of what the sentence, or the one before it, counted."""
    if counted.people:
        return _owned_up(phrases, counted, before)
    if counted.end > counted.figure.end or not _bare(counted):
        return None
    if phrases.low(counted.start - 1) == "by" and counted.figure.number.vague:
        return None  # "the count rises by dozens"
    readings = sorted(found, key=lambda reading: abs(reading.counted.start - counted.start))
    moved = _moved_from(phrases, counted, readings)
    if moved is not None:
        return moved
    if _of_people_found(phrases, counted):
        return None
    if _of_cases(phrases, counted):
        return None
    told = (_of_number, _summed, _lost, _moved)
    share = _share_of(phrases, counted, readings)
    if not share and not any(rule(phrases, counted) for rule in told):
        return _compared(phrases, counted, readings) or running(phrases, counted, readings, (recent, before))
    beside = [r for r in readings if r.kind is not Kind.MISSING]
    model = next((r for r in beside if r.counted.start < counted.start), None) or _told(phrases, counted)
    model = model or _last_told(phrases, counted, recent, before) or next(iter(beside), None)
    if model is None:
        return None
    return replace(model, counted=counted, rule="number-carried", harm=None, subset=False)


def _owned_up(phrases: Phrases, counted: Counted, before: Reading | None) -> Reading | None:
    """People whose death is told by the count or by who owns to it: "a tally of *56 civilians*"."""
    at = counted.start - 1
    at -= phrases.low(at) == "been"
    at -= phrases.low(at) in {"was", "is", "of", "at", "had", "has"}
    owned = phrases.low(counted.start - 1) in _OWNING
    tallied = phrases.low(at) in _TALLIES and at < counted.start - 1
    armed = person_noun(phrases.low(counted.end - 1))
    if before is None or before.kind is not Kind.KILLED or counted.harm is not None or armed is None:
        return None
    if not (tallied or (owned and armed.civilian is False)):
        return None
    return replace(before, counted=counted, rule="number-carried", harm=None, subset=False)


_TALLIES = frozenset({"tally", "count", "toll"})
_OWNING = frozenset(
    "concede concedes conceded admit admits admitted acknowledge acknowledges acknowledged".split()
)


def _last_told(
    phrases: Phrases, counted: Counted, recent: Reading | None, before: Reading | None
) -> Reading | None:
    """What was counted last, if the number is of its size and not of that of the deaths told before."""
    if recent is None or before is None or phrases.has(_OF_DEATHS):
        return before
    if recent.rule == ASKED:
        return recent
    number = counted.figure.low or counted.figure.high or 0
    return recent if alike(number, recent) and not alike(number, before) else before


def number_asked(phrases: Phrases) -> Reading | None:
    """What a sentence without a figure wants one for: "would not say *how many are missing*"."""
    for at, word in enumerate(phrases.lows if phrases.harms else ()):
        if not (word in NUMBER_NOUNS or (word == "many" and phrases.low(at - 1) == "how")):
            continue
        for harm in phrases.harms:
            if at < harm.start <= at + _TO_MATTER:
                number = Number(at, at + 1, None, None, vague=ASKED)
                figure = Figure(at, at + 1, number, None, None, ASKED)
                return Reading(Counted(figure, at + 1, people=False), harm.kind, ASKED, harm)
    return None


_TO_MATTER = 6


def _bare(counted: Counted) -> bool:
    """Whether the figure stands alone, or counts "lives" that no verb takes."""
    return counted.harm is None or counted.harm.is_(Form.LIVES)


_FOUND = frozenset(
    "identified discharged rescued released arrested detained freed handed saved evacuated vaccinated "
    "tested".split()
)


def _of_people_found(phrases: Phrases, counted: Counted) -> bool:
    """Whether the number is of people identified, saved or set free."""
    return not _FOUND.isdisjoint(phrases.words(counted.start - _NEAR, counted.start))


_CASES = frozenset("cases infections tests doses vaccinations arrests votes goals".split())
_FAR = 24


def _of_cases(phrases: Phrases, counted: Counted) -> bool:
    """Whether the sentence counts something else last: "2,203 new *cases*, bringing the total to 9,000"."""
    for at in range(counted.start - 1, max(-1, counted.start - _FAR), -1):
        if phrases.low(at) in _CASES or at in phrases.harm_at:
            return at not in phrases.harm_at
    return False


def _moved(phrases: Phrases, counted: Counted) -> bool:
    """As in "then the state went down to 275"."""
    lead = phrases.words(counted.start - 3, counted.start)
    return lead[1:] in (["down", "to"], ["up", "to"], ["back", "to"]) and lead[0] in _MOVING


_MOVING = frozenset("went goes gone going came come dropped fell climbed moved".split())


def _share_of(phrases: Phrases, counted: Counted, readings: list[Reading]) -> bool:
    """As in "88 of the *275* have names": the whole of a share that is itself no count of harm."""
    end = counted.start - 2
    read = any(reading.counted.figure.end == end for reading in readings)
    if read or phrases.words(end, counted.start) != ["of", "the"]:
        return False
    return any(other.figure.end == counted.start - 2 for other in phrases.counted)


def _lost(phrases: Phrases, counted: Counted) -> bool:
    """As in "it lost 71", where the figure ends the clause."""
    ends = phrases.low(counted.end) in {"", ".", ",", ";", "and", "in", "on", "so"}
    return phrases.low(counted.start - 1) == "lost" and ends


def _compared(phrases: Phrases, counted: Counted, readings: list[Reading]) -> Reading | None:
    """The old figure that a new one is set against: "135, *against the 105* announced earlier"."""
    lead = " ".join(phrases.words(counted.start - 2, counted.start))
    left = next((r for r in readings if r.counted.start < counted.start), None)
    if left is None or lead not in {"against the", "than the", "of the"}:
        return None
    if not {"earlier", "previously", "before", "initially", "first"} & set(
        phrases.words(counted.end, counted.end + 6)
    ):
        return None
    return replace(left, counted=counted, rule="number-carried", harm=None)


_MOVABLE = frozenset({"number-linked", "number-carried", "running-number"})


def _moved_from(phrases: Phrases, counted: Counted, readings: list[Reading]) -> Reading | None:
    """The old figure of a toll that moved: "to 36 *from 24*", "*from 24* to 36"."""
    if phrases.low(counted.start - 1) != "from" or not readings:
        return None
    nearest = readings[0]
    gap = max(counted.start - nearest.counted.end, nearest.counted.start - counted.end)
    if gap > 4 or nearest.rule not in _MOVABLE:  # noqa: PLR2004 - "up from", "earlier from"
        return None
    return replace(nearest, counted=counted, rule="number-carried", harm=None)


def _of_number(phrases: Phrases, counted: Counted) -> bool:
    """Whether a noun for a number without a kind is linked to the figure: "the count rose to 57"."""
    named = phrases.words(counted.end + 1, counted.end + 4)
    if phrases.low(counted.end) in {"is", "was"} and named[:1] == ["the"] and NUMBER_NOUNS & set(named):
        return True
    link = linked_to(phrases, counted)
    if link is None:
        return False
    near = phrases.words(link - _NEAR, link + 1)
    if _of_other_things(phrases, link):
        return False
    if not NUMBER_NOUNS.isdisjoint(near):
        return phrases.low(link) != "," or not NUMBER_NOUNS.isdisjoint(near[-2:])
    return phrases.low(link - 1) == "it" and phrases.has(NUMBER_NOUNS)


def _of_other_things(phrases: Phrases, link: int) -> bool:
    """Whether the number is told to be of something else: "the number *of people in tents* fell to 85"."""
    for at in range(link, max(-1, link - _FAR), -1):
        if phrases.low(at) in NUMBER_NOUNS:
            return (phrases.low(at + 1) == "of" and at + 2 <= link) or thing(phrases.low(at - 1)) is not None
        if at in phrases.harm_at:
            return False
    return False


def _summed(phrases: Phrases, counted: Counted) -> bool:
    """As in "which makes 59 in all"."""
    after = " ".join(phrases.words(counted.end, counted.end + 2))
    if phrases.words(counted.start - 2, counted.start) in (
        ["this", "makes"],
        ["which", "makes"],
        ["which", "made"],
        ["that", "made"],
        ["that", "makes"],
    ):
        return True
    if tuple(phrases.words(counted.start - 3, counted.start)) in _ADDED_UP:
        return True
    if after in {"in all", "in total"} and any(other is not counted for other in phrases.counted):
        return bool(phrases.harms or phrases.has(_ADDING)) and phrases.low(counted.end + 2) in {
            "",
            ".",
            ",",
            ";",
            "so",
        }
    return after in _SET and phrases.low(counted.start - 1) in {"makes", "make", "making", "now", "is", "to"}


_ADDING = frozenset({"more", "another", "further"})
_ADDED_UP = phrase_set("adds up to|add up to|adding up to|comes out at|a total of|come to a|sums up to")


def _told(phrases: Phrases, counted: Counted) -> Reading | None:
    """What the sentence tells of without a figure: "how many were killed … the number at 12"."""
    for harm in reversed(phrases.harms):
        if harm.end <= counted.start and harm.is_(Form.DID, Form.SUFFERS, Form.NOUN, Form.TOLL):
            return Reading(counted, harm.kind, "number-carried", None)
    toll = "toll" in phrases.words(0, counted.start)
    return Reading(counted, Kind.KILLED, "number-carried", None) if toll else None
