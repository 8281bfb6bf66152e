"""Harm that a verb tells only with its complement: "took 12 to hospital", "12 have left the valley"."""

from __future__ import annotations

from index.claims.frames import framed
from index.claims.model import Kind
from index.claims.reading.counted.predicates import DWELLERS, LONGEST_ASIDE, negated
from index.claims.reading.parsed.grammar import BE, HAVE, MONTHS, PRECEDING_ADVERBIALS, WEEKDAYS
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import SURVIVING, Counted, Phrases, is_adverb


def none_survived(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "none of the 41 aboard survived", "no survivors among the 41 passengers"."""
    before = phrases.words(counted.start - _TO_NONE, counted.start)
    if before[-1:] != ["the"] or NOT_ONE.isdisjoint(before):
        return None
    survivors = not {"survivor", "survivors"}.isdisjoint(before)
    behind = phrases.words(counted.end, counted.end + LONGEST_ASIDE)
    if not _EXCEPT.isdisjoint(behind):
        return None
    if survivors or ("of" in before and not SURVIVING.isdisjoint(behind)):
        return Reading(counted, Kind.KILLED, "none-survived", None)
    return None


NOT_ONE = frozenset({"none", "no", "not"})
_EXCEPT = frozenset({"except", "but", "apart", "save", "besides"})
_TO_NONE = 5


def have_left(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "1,900 residents have left the valley", "700 people crossed into Norland".

    Not in "residents have left messages", nor of soldiers, who cross borders to attack.
    """
    at = counted.end
    if not (_dwellers(phrases, counted) or counted.end == counted.figure.end):
        return None
    at = _behind_remark(phrases, at)
    had = phrases.low(at) in HAVE
    at += had
    at += phrases.low(at) in {"also", "already", "now", "since"} or is_adverb(phrases.low(at))
    verb = phrases.low(at)
    if verb == "left" and _left_somewhere(phrases, at + 1, open_end=had and counted.people):
        return Reading(counted, Kind.DISPLACED, "have-left", None)
    if verb in _MOVED and counted.people and _abroad(phrases, at + 1):
        return Reading(counted, Kind.DISPLACED, "have-left", None)
    return None


_WHO_LEFT = DWELLERS | {"others", "more"}


def _dwellers(phrases: Phrases, counted: Counted) -> bool:
    return phrases.low(counted.end - 1) in _WHO_LEFT


def _behind_remark(phrases: Phrases, at: int) -> int:
    """Behind an aside between the people and their verb: "people*, most of them women,* have left"."""
    if phrases.low(at) != ",":
        return at
    for close in range(at + 2, min(at + LONGEST_ASIDE, len(phrases.tokens))):
        if phrases.low(close) == ",":
            return close + 1
    return at


def _left_somewhere(phrases: Phrases, at: int, *, open_end: bool) -> bool:
    """Whether "left" is told with what was left or whither: "*the* valley", "*for* other towns"."""
    if open_end and phrases.low(at) in {"", ".", ",", ";", "since", "by"}:
        return True
    word = phrases.low(at)
    if word in {"for", "to"}:
        near = phrases.words(at + 1, at + 5)
        return _named(phrases, at + 1) or not _WHITHER.isdisjoint(near)
    if word in {"the", "their", "its", "these", "those"} or at in phrases.counted_at or word in _FEW_NUMBERS:
        return not _LEFT_PLACES.isdisjoint(phrases.words(at + 1, at + 4))
    return _named(phrases, at)


_FEW_NUMBERS = frozenset("two three four five six seven eight nine ten several many".split())
_WHITHER = frozenset(
    "countries states towns cities villages areas places provinces regions districts abroad safety shelter "
    "shelters camps relatives mountains hills elsewhere neighbouring neighboring".split()
)


def _named(phrases: Phrases, at: int) -> bool:
    """Whether a name stands at a token, and no day or month."""
    token = phrases.tokens[at] if at < len(phrases.tokens) else None
    return token is not None and token.capital and token.low not in WEEKDAYS and token.low not in MONTHS


_MOVED = frozenset("crossed cross fled arrived came come gone moved streamed poured flooded escaped".split())
_TO_LAND = 7
_OVER = frozenset({"border", "frontier"})
_UPROOTED = frozenset(
    "refugee refugees refugees' unhcr fled flee fleeing border war fighting displaced evacuated evacuation "
    "conflict exodus asylum".split()
)


def _abroad(phrases: Phrases, at: int) -> bool:
    """Whether a way is told that leads into another land: "*from Darfur* into Chad", "over the border"."""
    verb = phrases.low(at - 1)
    for place in range(at, min(at + _TO_LAND, len(phrases.tokens))):
        word = phrases.low(place)
        if word in {"into", "to"} or (word == "in" and verb == "arrived"):
            land = _named(phrases, place + 1) or not _WHITHER.isdisjoint(phrases.words(place + 1, place + 4))
            return land and (verb in {"crossed", "fled"} or phrases.has(_UPROOTED))
        over = word in {"over", "across"} or place == at
        if over and not _OVER.isdisjoint(phrases.words(place, place + 3)):
            return True
        if word in {",", ".", ";", "and"}:
            return False
    return False


_LEFT_PLACES = frozenset(
    "city town village villages area areas region regions zone district districts valley island islands "
    "country countries homes houses coast capital province provinces territory enclave camp neighbourhood "
    "neighborhood region's settlement settlements danger disaster flooded affected towns cities".split()
)


def carried_off(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "flew 91 citizens to Norland", "lifted 100 people out of the embassy"."""
    if not counted.people or phrases.low(counted.end - 1) not in DWELLERS | _NATIONALS:
        return None
    at = counted.start - (phrases.low(counted.start - 1) in {"home", "out", "away", "back"})
    verb, aside = phrases.low(at - 1), at < counted.start
    if verb not in _CARRIED or phrases.low(at - 2) in BE:
        return None
    if negated(phrases, at - 1) or _intended(phrases, at - 1):
        return None
    told = aside or phrases.low(counted.end) in {"home", "out", "abroad"} or _carried_to(phrases, counted)
    land = any(mention.end == at - 1 for mention in phrases.mentions)
    saved = land or phrases.low(counted.end - 1) in _NATIONALS or phrases.has(_SAVING)
    return Reading(counted, Kind.DISPLACED, "carried-off", None) if told and saved else None


_CARRIED = frozenset(
    "flew flown flying lifted lifting carried took taken taking brought bringing ferried ferrying shipped "
    "shipping transported transporting repatriated repatriating moved evacuated".split()
)
_NATIONALS = frozenset("nationals citizens foreigners evacuees refugees expatriates compatriots".split())
_SAVING = frozenset(
    "airlift airlifts airlifted evacuate evacuated evacuation evacuations evacuating embassy war fighting "
    "convoy convoys rescue rescued stranded fled".split()
)


def _carried_to(phrases: Phrases, counted: Counted) -> bool:
    """Whether a way is told behind the people: "to Norland", "out of the embassy", "across the sea"."""
    for at in range(counted.end, min(counted.end + _TO_WAY, len(phrases.tokens))):
        word = phrases.low(at)
        if word in {"to", "into", "from"} and _named(phrases, at + 1):
            return True
        if (word == "out" and phrases.low(at + 1) == "of") or word == "across":
            return True
        if word in {".", ";", ",", "who", "that"}:
            return False
    return False


_TO_WAY = 14


def framed_object(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "sent 70 people to hospital", "took nine prisoner", "drove 900 from their homes"."""
    at = counted.start
    for _ in range(_ADVERBIALS):
        # "nine pupils captive" is a noun phrase to the eye, and its last noun the complement of "took".
        ends = (counted.end, counted.end - 1) if counted.end > counted.figure.end else (counted.end,)
        frame = next((found for end in ends if (found := framed(phrases.lows, at, end))), None)
        if frame is not None:
            if negated(phrases, at - 1) or _intended(phrases, at - 1):
                return None
            return Reading(counted, frame[1], "framed-object", None)
        if phrases.low(at - 1) not in PRECEDING_ADVERBIALS:
            return None
        at -= 1
    return None


_ADVERBIALS = 3


def _intended(phrases: Phrases, at: int) -> bool:
    """Whether a verb before ``at`` is only meant or possible: "*to take* 12 to hospital"."""
    return phrases.low(at - 1) in {"to", "not", "never"}


def claimed_people(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the avalanche claimed four skiers"; not in "he claimed four skiers were there"."""
    verb = phrases.low(counted.start - 1) in {"claimed", "claims", "claiming"}
    if not (verb and counted.people) or phrases.low(counted.end) not in _NO_VERB:
        return None
    return Reading(counted, Kind.KILLED, "people-claimed", None)


_NO_VERB = frozenset({"", ".", ",", ";", "on", "in", "at", "and", "since", "during", "last", "yesterday"})
