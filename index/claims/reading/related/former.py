"""Former figures: those that the text names as what a count was: "the previous toll of 30", "up from 30"."""

from __future__ import annotations

from itertools import pairwise

from index.claims.reading.parsed.grammar import CLAUSE_STARTS, NUMBER_NOUNS, SAYING, phrase_set
from index.claims.reading.parsed.links import MOVING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases

_WINDOW = 18
_BESIDE = 9
_CLAUSE_CUTS = (frozenset({";", ":", "but", "–", "—"}) | CLAUSE_STARTS) - {"as", "since", "that"}
_OLD_OPENINGS = phrase_set(
    "read more|also read|read also|related|before this|before that|until then|previously|earlier"
    "|initially|at first|in its first|in an earlier|the previous|the earlier|an earlier|a previous"
    "|originally|in a first|in their first|its first|reports before|the initial"
    "|an initial|up to then|up until then|in its initial"
)
_OLD_BESIDE = phrase_set(
    "previously|formerly|initially|originally|at first|had stood|had last|last put"
    "|until then|first reported|first said|first version|first put|before that|before this|against the"
    "|than the|compared with|compared to|instead of|rather than|revised from|no longer says|had earlier"
)
_OLD_FIRSTS = frozenset(phrase[0] for phrase in _OLD_OPENINGS | _OLD_BESIDE)
_NOT_OLD = frozenset({"this", "today", "in", "on"})
"""Behind "earlier" these tell a time and no former count: "earlier this week"."""
_OPENING = 8
_LENGTHS = range(1, 4)
_TOLD = frozenset("said announced reported stated claimed written".split())
_SPOKEN = SAYING | _TOLD | frozenset("put given spoken counted listed".split())
_CLAUSE_BEGINS = frozenset({"", ",", "and", "but", ";", ":"})
_EARLIER = frozenset({"in", "on", "that", "today", "this"})
"""Behind "earlier" these tell when something was said."""
_BEHIND_WHILES = frozenset({",", "was", "were", "had", "stood"})
_WHILES = frozenset("hour hours day days evening night week weeks minutes".split())
_REPORTS = frozenset(
    "reported announced citing cited counted listed given gave put stated published named spoken".split()
)
_CHANGING = frozenset(
    "corrected corrects revised revises lowered lowers raised raises changed changes updated cut".split()
)
_AND_THEN = frozenset({"and", ",", "later", "then", "but", "since", "has", "was"})
_GOING_ON = frozenset({"and", "it", "then", "later", "that", "which", "has", "had", "to", ","})
_COUNTS = NUMBER_NOUNS | frozenset({"estimate", "estimates", "report", "reports", "death", "statement"})


def superseded(phrases: Phrases, reading: Reading) -> bool:
    """Whether the text names the figure as an old one: "from 30", "the previous toll", "had last put"."""
    start = reading.counted.start
    before = phrases.words(start - 2, start)
    if before[-1:] == ["from"] and reading.rule in {"number-linked", "number-carried"}:
        return True
    if before in (["up", "from"], ["down", "from"], ["had", "been"]):
        return True
    first, last = reading.extent
    if _had_been_told(phrases, first) or _told_before(phrases, first, last) or _corrected(phrases, last):
        return True
    if _told_earlier(phrases, first, last):
        return True
    if _moved_on(phrases, reading):
        return True
    near = range(max(0, first - _BESIDE), last + 1)
    cut = next(
        (at for at in reversed(near) if at < first and phrases.low(at) in {",", ";", "and"}), near.start
    )
    if any(_stands_at(phrases, at, _OLD_BESIDE) or _old_count(phrases, at) for at in near if at >= cut):
        return True
    return _opens_old(phrases, reading)


def _had_been_told(phrases: Phrases, first: int) -> bool:
    """Whether a statement before the one now reported gave it: "*had said* on Monday *that* 12 died"."""
    for at in range(max(1, first - _WINDOW), first):
        if phrases.low(at) in _TOLD and phrases.low(at - 1) == "had":
            return "that" in phrases.words(at + 1, first) and _CLAUSE_CUTS.isdisjoint(
                phrases.words(at + 1, first)
            )
    return False


def _told_earlier(phrases: Phrases, first: int, last: int) -> bool:
    """Whether it was said earlier: "*earlier on Monday* the mayor *said* 12", "*had said* 12 earlier"."""
    for at in range(len(phrases.tokens)):
        if phrases.low(at) != "earlier":
            continue
        if at < first and phrases.low(at + 1) in _EARLIER and phrases.low(at - 1) in _CLAUSE_BEGINS:
            between = phrases.words(at, first)
            return not _SPOKEN.isdisjoint(between) and ";" not in between
        if at >= last:
            before = phrases.words(0, first)
            told = any(one == "had" and other in _SPOKEN for one, other in pairwise(before))
            return told and at - last <= _BESIDE
    return False


def _told_before(phrases: Phrases, first: int, last: int) -> bool:
    """Whether it was reported a while before: "the seven *reported missing the day before*"."""
    for at in range(max(0, first - _WINDOW), min(last + _BESIDE, len(phrases.tokens))):
        if phrases.low(at) in {"before", "earlier"} and phrases.low(at - 1) in _WHILES:
            told = phrases.words(min(at, first) - _BESIDE, max(at, last))
            return not _REPORTS.isdisjoint(told) and (at > last or phrases.low(at + 1) in _BEHIND_WHILES)
    return False


def _corrected(phrases: Phrases, last: int) -> bool:
    """Whether the count is said to have been changed: "79 deaths and *corrected that to* 78"."""
    for at in range(last, min(last + _WINDOW, len(phrases.tokens))):
        if phrases.low(at) in _CHANGING and phrases.low(at + 1) in {"that", "it", "this", "the", "them"}:
            return "to" in phrases.words(at + 2, at + 6) and phrases.low(at - 1) in _AND_THEN
    return False


def _moved_on(phrases: Phrases, reading: Reading) -> bool:
    """Whether the count is said to have moved again: "rose to 30 *and climbed to 45*"."""
    numbered = reading.rule.startswith(("number", "running"))
    for at in range(reading.counted.end, len(phrases.tokens) - 2):
        if phrases.low(at) not in MOVING or phrases.low(at - 1) not in _GOING_ON:
            continue
        if phrases.low(at - 1) == "that" and phrases.low(at - 2) in NUMBER_NOUNS:
            return True
        to = at + 1 + (phrases.low(at + 1) in {"up", "down", "back", "again", "further"})
        return numbered and phrases.low(to) == "to" and phrases.tokens[to + 1].numeric
    return False


def _stands_at(phrases: Phrases, at: int, known: frozenset[tuple[str, ...]]) -> bool:
    if phrases.low(at) not in _OLD_FIRSTS or phrases.low(at - 1) == "day":
        return False
    return any(tuple(phrases.words(at, at + length)) in known for length in _LENGTHS)


def _old_count(phrases: Phrases, at: int) -> bool:
    """As in "the *former toll*"; a "former teacher" who died is no former figure."""
    return phrases.low(at) in {"former", "previous", "initial"} and phrases.low(at + 1) in _COUNTS


def _opens_old(phrases: Phrases, reading: Reading) -> bool:
    """Whether the sentence opens with words of former times: "Until then", "In its first count"."""
    for at in range(min(_OPENING, reading.counted.start)):
        if phrases.low(at) in {",", ";"} and at > 1:
            return False
        if _old_count(phrases, at):
            return True
        if _stands_at(phrases, at, _OLD_OPENINGS):
            return phrases.low(at) != "earlier" or phrases.low(at + 1) not in _NOT_OLD
    return False
