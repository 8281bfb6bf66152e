"""Bodies: "the bodies of 24 miners were found", "two men whose bodies washed ashore"."""

from __future__ import annotations

from index.claims.lexicon import Form, Harm
from index.claims.model import Kind
from index.claims.reading.counted.nominal import noun_behind
from index.claims.reading.parsed.grammar import BE
from index.claims.reading.parsed.links import linked_to
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases


def bodies_found(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "the bodies of 24 miners were found", "24 bodies had been buried"."""
    if _whose_bodies(phrases, counted):
        return Reading(counted, Kind.KILLED, "bodies-found", None)
    harm = noun_behind(phrases, counted, Form.BODY)
    around = phrases.words(counted.start - 14, (harm.end if harm else counted.end) + 16)
    if harm is None:
        harm = _bodies_before(phrases, counted)
        if harm is None:
            return None
    clause = phrases.words(counted.start - 14, _clause_end(phrases, counted, harm))
    unnamed = not {"not", "unidentified", "yet"}.isdisjoint(clause)
    told = phrases.low(counted.start - 1) in BE or not _FOUND.isdisjoint(around)
    if not told or not (unnamed or _HANDED_OVER.isdisjoint(clause)):
        return None
    buried = not {"buried", "burying", "bury"}.isdisjoint(around)
    return Reading(counted, Kind.KILLED, "bodies-found", harm, subset=buried)


def _clause_end(phrases: Phrases, counted: Counted, harm: Harm) -> int:
    """Where the clause of bodies ends: "214 bodies were found*, of which 180 have been identified*"."""
    end = max(counted.end, harm.end)
    if phrases.low(counted.end) == ",":
        return counted.end
    for at in range(end, end + _TO_CLAUSE_END):
        if phrases.low(at) in {";", ","} and phrases.low(at + 1) in {"of", "but", "while"}:
            return at
    return end + _TO_CLAUSE_END


_TO_CLAUSE_END = 16


def _whose_bodies(phrases: Phrases, counted: Counted) -> bool:
    """As in "two men *whose bodies* were found in a car"."""
    for at in range(counted.end, counted.end + _TO_WHOSE):
        if phrases.low(at) == "whose":
            harm = phrases.harm_at.get(at + 1)
            return counted.people and harm is not None and harm.is_(Form.BODY)
        if phrases.low(at) in {".", ";", ""} or at in phrases.counted_at or at in phrases.harm_at:
            return False
    return False


_TO_WHOSE = 8


def _bodies_before(phrases: Phrases, counted: Counted) -> Harm | None:
    """The bodies that a figure counts: "the bodies *of* 24 miners", "the bodies found *number* 24"."""
    if phrases.low(counted.start - 1) == "of":
        harm = phrases.harm_ending.get(counted.start - 1)
        return harm if harm is not None and harm.is_(Form.BODY) else None
    if phrases.words(counted.end, counted.end + 2) == ["of", "the"]:
        harm = phrases.harm_at.get(counted.end + 2)
        return harm if harm is not None and harm.is_(Form.BODY) and not counted.people else None
    link = None if counted.people else linked_to(phrases, counted)
    if link is None or phrases.low(link) in {",", "of", "from", "by", "in", "as", "at"}:
        return None
    for at in range(link, max(-1, link - _TO_BODIES), -1):
        harm = phrases.harm_at.get(at)
        if harm is not None and harm.is_(Form.BODY):
            return harm
        if phrases.low(at) in {",", ";"} or at in phrases.counted_at:
            return None
    return None


_TO_BODIES = 8


_FOUND = frozenset(
    "found discovery recovery recovered recover recovering pulled retrieved buried bury burying reached "
    "received receive brought counted discovered washed fished unearthed exhumed collected dug lay lying "
    "taken find finding pull pulling hauled arrived seen bring brings processed came come turned spotted "
    "examined dragged carried gave given yielded exhume exhuming unearthing wash washes drifted floating "
    "floated gathered scattered strewn littered littering holds held hold holding saw see sees counted "
    "inspected autopsied autopsies extracted extracting removed lifted "
    "announced line lines lined".split()
)
_HANDED_OVER = frozenset(
    "identified identify handed returned return repatriated hand handing unclaimed exchange "
    "exchanged identification identifying".split()
)
