"""How a figure relates to the whole, and whether it is about the event at all."""

from __future__ import annotations

from datetime import date

from index.claims.model import Kind, Part, Scope
from index.claims.reading.clauses import Reading
from index.claims.reading.dates import DateMention
from index.claims.reading.grammar import CLAUSE_STARTS
from index.claims.reading.phrases import Phrases

_CLAUSE_CUTS = frozenset({";", ":", "but", "–", "—"}) | (CLAUSE_STARTS - {"as", "since", "that"})
_WINDOW = 18

_MODAL = frozenset(
    "could may might would feared fear fears expected likely presumed expects possibly projected".split()
)
_OLD = frozenset("previously previous earlier formerly former initially initial originally until".split())
_DENYING = frozenset(
    "denied denies deny denying rejected rejects refuted refutes dismissed dismisses false untrue disowned "
    "disowns disputed debunked fabricated".split()
)
_RISE = frozenset("by".split())
_NEAR_DAYS = 120
"""A figure dated longer before publication than this belongs to an earlier matter."""

_BACKGROUND = (
    ("deadliest", "since"),
    ("worst", "since"),
    ("years", "ago"),
    ("last", "year"),
    ("year", "ago"),
    ("decades", "ago"),
    ("a", "decade", "ago"),
    ("last", "month"),
    ("previous", "war"),
    ("first", "war"),
    ("second", "war"),
    ("civil", "war"),
    ("world", "war"),
    ("months", "ago"),
    ("anniversary", "of"),
    ("earlier", "this", "year"),
    ("similar", "accident"),
    ("similar", "incident"),
    ("in", "the", "1990s"),
    ("in", "the", "1980s"),
    ("early", "1990s"),
    ("the", "1990s"),
    ("the", "1980s"),
    ("genocide",),
    ("per", "year"),
    ("every", "year"),
    ("each", "year"),
    ("annually",),
    ("a", "year"),
    ("centuries", "ago"),
)


def part_of(phrases: Phrases, reading: Reading, *, earlier_kinds: tuple[Kind, ...]) -> Part:
    """How the figure of ``reading`` relates to the whole.

    Args:
        phrases: its sentence.
        reading: what was read.
        earlier_kinds: kinds of the figures before it in the sentence, or else in the sentence before.
    """
    words = _clause(phrases, reading)
    if not _DENYING.isdisjoint(words):
        return Part.DENIED
    if reading.subset:
        return Part.SUBSET
    if superseded(phrases, reading, words):
        return Part.SUPERSEDED
    if not _MODAL.isdisjoint(words):
        return Part.PROJECTION
    if _increment(phrases, reading, earlier_kinds):
        return Part.INCREMENT
    return Part.TOTAL


def _clause(phrases: Phrases, reading: Reading) -> list[str]:
    """The words of the figure's clause, within a window."""
    harm = reading.harm
    first = min(reading.counted.start, harm.start if harm else reading.counted.start)
    last = max(reading.counted.end, harm.end if harm else reading.counted.end)
    start, end = first, last
    while start > max(0, first - _WINDOW) and phrases.low(start - 1) not in _CLAUSE_CUTS:
        start -= 1
    while end < min(len(phrases.tokens), last + 3) and phrases.low(end) not in _CLAUSE_CUTS:
        end += 1
    return phrases.words(start, end)


def superseded(phrases: Phrases, reading: Reading, words: list[str]) -> bool:
    """Whether the text names the figure as an old one: "from 30", "the previous toll", "had last put"."""
    start = reading.counted.start
    before = phrases.words(start - 3, start)
    if before[-1:] == ["from"] and reading.rule in {"number-linked", "number-carried"}:
        return True
    if before[-2:] == ["up", "from"] or before[-2:] == ["down", "from"]:
        return True
    if not _OLD.isdisjoint(words) and reading.rule != "one-person":
        return True
    text = " ".join(phrases.words(0, len(phrases.tokens)))
    return any(cue in text for cue in ("before this", "before that", "had last put", "no longer says"))


def _increment(phrases: Phrases, reading: Reading, earlier_kinds: tuple[Kind, ...]) -> bool:
    """ "Another" counts on top of figures of the same kind; behind another kind it only goes on."""
    if phrases.low(reading.counted.start - 1) in _RISE and reading.rule == "number-linked":
        return True
    if not reading.counted.figure.more:
        return False
    return reading.kind in earlier_kinds or (reading.kind is Kind.KILLED and not earlier_kinds)


def scope_of(
    phrases: Phrases, reading: Reading, dates: tuple[DateMention, ...], published: date | None
) -> Scope:
    """Whether the figure is about the event that the article reports, going by dates and set phrases."""
    words = phrases.words(0, len(phrases.tokens))
    for phrase in _BACKGROUND:
        if _stands_in(words, phrase):
            return Scope.BACKGROUND
    if published is None:
        return Scope.EVENT
    near = [d for d in dates if _long_before(d, published)]
    return Scope.BACKGROUND if near and reading else Scope.EVENT


def _stands_in(words: list[str], phrase: tuple[str, ...]) -> bool:
    first = phrase[0]
    return any(
        word == first and tuple(words[at : at + len(phrase)]) == phrase for at, word in enumerate(words)
    )


def _long_before(mention: DateMention, published: date) -> bool:
    if mention.month is None:
        return mention.year < published.year
    day = mention.on or date(mention.year, mention.month, 1)
    return (published - day).days > _NEAR_DAYS
