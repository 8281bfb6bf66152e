"""Figures that the text does not stand for: denied, only feared or possible, confirmed by nobody."""

from __future__ import annotations

from index.claims.reading.parsed.grammar import BE, CLAUSE_STARTS, NOT
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases

_WINDOW = 18
_DENYING = frozenset(
    "denied denies deny denying rejected rejects rejecting refuted refutes refuting dismissed dismisses "
    "dismissing misreported misread misquoted mistook untrue disowned disowns debunked fabricated falsely "
    "wrongly erroneously mistakenly rumour rumours rumor rumors hoax contrary".split()
)
_UNTRUE = frozenset(
    "fake fakes false untrue rumour rumours rumor rumors hoax fabricated invented exaggerated lie lies "
    "nonsense wrong incorrect disinformation".split()
)
_UTTERING = frozenset(
    "say said saying write written writing claim claimed report reported state stated announce announced "
    "assert asserted allege alleged mean true correct".split()
)
_CLAUSE_CUTS = (frozenset({";", ":", "but", "–", "—"}) | CLAUSE_STARTS) - {"as", "since", "that"}
_MODAL = frozenset("could may might would will".split())
_MODAL_REACH = 6
_FEARING = frozenset(
    "feared fear fears fearing expected expects expect presumed projected predicted predicts forecast "
    "anticipated threatens".split()
)
_PERHAPS = frozenset("likely possibly potentially probable probably perhaps maybe".split())
_CONFIRMING = frozenset(
    "confirm confirmed confirms verify verified verifies corroborate corroborated".split()
)
_NOT_DONE = NOT | frozenset({"cannot", "unable", "couldn't", "can't", "declined", "refused", "failed"})
_PARTED_FROM = frozenset({"as", "but", ";", "because"})


def denied(phrases: Phrases, reading: Reading) -> bool:
    """Whether the text rejects the figure: before it, as what is not said, or by the predicate behind it."""
    if not _DENYING.isdisjoint(_clause_before(phrases, reading)) or _disowned(phrases, reading):
        return True
    if phrases.words(reading.counted.start - 2, reading.counted.start) == ["turned", "into"]:
        return True  # "12 calls for help, which some papers turned into 12 dead"
    _, last = reading.extent
    for at in range(last, min(last + _WINDOW, len(phrases.tokens))):
        if at in phrases.counted_at:
            return False
        if phrases.low(at) in _UNTRUE and not BE.isdisjoint(phrases.words(at - 3, at)):
            return NOT.isdisjoint(phrases.words(at - 3, at))
    return False


def _clause_before(phrases: Phrases, reading: Reading) -> list[str]:
    """The words of the figure's clause up to the end of its phrase of harm, within a window."""
    first, last = reading.extent
    start = first
    if phrases.low(reading.counted.start - 1) == "," and first == reading.counted.start:
        return phrases.words(start, last)
    while start > max(0, first - _WINDOW) and phrases.low(start - 1) not in _CLAUSE_CUTS:
        start -= 1
    return phrases.words(start, last)


def _disowned(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure is told only as what is not said: "we do *not write that* 12 were killed"."""
    first, _ = reading.extent
    for at in range(max(0, first - _WINDOW), first):
        if phrases.low(at) != "that" or phrases.low(at - 1) not in _UTTERING:
            continue
        between = phrases.words(at + 1, first)
        if not NOT.isdisjoint(phrases.words(at - 4, at - 1)) and _CLAUSE_CUTS.isdisjoint(between):
            return True
    return False


def projected(phrases: Phrases, reading: Reading) -> bool:
    """Whether a count is only feared or possible, or nobody would bear it out."""
    first, last = reading.extent
    if _possible(phrases, reading) or _unconfirmed(phrases, first) or _perhaps(phrases, reading):
        return True
    return _feared(phrases, reading) or phrases.low(last) in _FEARING


def _possible(phrases: Phrases, reading: Reading) -> bool:
    """Whether a modal verb governs the figure; who "could not be found" or saved is missing or dead."""
    first, last = reading.extent
    for at, token in enumerate(phrases.tokens[:last]):
        if at < first - _MODAL_REACH:
            continue
        if token.low not in _MODAL or (token.capital and token.low == "may"):
            continue
        unable = token.low == "could" and not NOT.isdisjoint(phrases.words(at + 1, at + 3))
        if not unable and _PARTED_FROM.isdisjoint(phrases.words(at + 1, first)):
            return True
    return False


def _feared(phrases: Phrases, reading: Reading) -> bool:
    """Whether people fear for those counted, not for others: "50 are *feared dead* and 30 are hurt"."""
    first, last = reading.extent
    begin = first - len(_clause_before(phrases, reading)) + (last - first)
    for at in range(max(0, begin), last):
        between = (harm for harm in phrases.harms if at < harm.start < first)
        if phrases.low(at) in _FEARING and next(between, None) is None:
            return True
    return False


def _perhaps(phrases: Phrases, reading: Reading) -> bool:
    """Whether "possibly" stands by the figure or its harm; a "possibly deliberate" fire doubts no count."""
    starts = [reading.counted.start, reading.harm.start if reading.harm else reading.counted.start]
    return any(not _PERHAPS.isdisjoint(phrases.words(start - 2, start)) for start in starts)


def _unconfirmed(phrases: Phrases, first: int) -> bool:
    """Whether nobody would bear the figure out: "*could not confirm* reports that 12 had died"."""
    for at in range(max(1, first - _WINDOW), first):
        if phrases.low(at) in _CONFIRMING and not _NOT_DONE.isdisjoint(phrases.words(at - 3, at)):
            return _CLAUSE_CUTS.isdisjoint(phrases.words(at + 1, first)) and "," not in phrases.words(
                at + 1, first
            )
    return False
