"""Figures whose verb stands before them: "Also killed were nine sailors", "died 3 villagers"."""

from __future__ import annotations

from index.claims.lexicon import Form, Harm, person_noun
from index.claims.reading.counted.predicates import among, negated
from index.claims.reading.parsed.grammar import BE, CLAUSE_STARTS, HAVE, MODALS, PREPOSITIONS, SAYING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases, is_adverb


def inverted_subject(phrases: Phrases, counted: Counted) -> Reading | None:
    """The verb first: "Also killed were nine sailors", "Perished in the blaze 14 guests", "died 3 men"."""
    at = counted.start
    while at > 0 and phrases.low(at - 1) in _BEFORE_INVERTED:
        at -= 1
    linked = any(word in _IS for word in phrases.words(at, counted.start))
    harm = _harm_before(phrases, at, counted, linked=linked)
    if harm is None or negated(phrases, harm.start):
        return None
    if linked and harm.is_(Form.DID, Form.STATE, Form.SUFFERS) and _opens_clause(phrases, harm.start):
        return Reading(counted, harm.kind, "inverted-subject", harm, subset=among(phrases, harm))
    if not linked and counted.people and harm.is_(Form.SUFFERS) and not _has_subject(phrases, harm.start):
        return Reading(counted, harm.kind, "inverted-subject", harm)
    return None


_IS = frozenset({"is", "are", "was", "were", "be", "been"})
_BEFORE_INVERTED = _IS | {
    "also",
    "still",
    "already",
    "now",
    "so",
    "far",
    "a",
    "total",
    "of",
    "the",
    "another",
}
_INVERTED_GAP = 7
_OPENERS = frozenset(
    "also still among and but , ; : . – — too besides reported confirmed officially the those already so far "
    "badly seriously severely lightly slightly critically most more others have has had been".split()
)


def _harm_before(phrases: Phrases, at: int, counted: Counted, *, linked: bool) -> Harm | None:
    """The phrase of harm that ends at ``at``, or before one adverbial phrase that ends there."""
    harm = phrases.harm_ending.get(at)
    if harm is not None or not (counted.people or linked):
        return harm
    for end in range(at - 1, max(0, at - _INVERTED_GAP), -1):
        word = phrases.low(end)
        if word in {";", ":", "."} or word in SAYING or end in phrases.counted_at:
            return None
        harm = phrases.harm_ending.get(end)
        if harm is not None:
            return (
                harm if word in PREPOSITIONS - CLAUSE_STARTS and _opens_clause(phrases, harm.start) else None
            )
    return None


def _opens_clause(phrases: Phrases, at: int) -> bool:
    """Whether nothing but adverbs stands before a word in its clause, so that its subject follows."""
    return at == 0 or phrases.low(at - 1) in _OPENERS or is_adverb(phrases.low(at - 1))


def _has_subject(phrases: Phrases, at: int) -> bool:
    """Whether a verb has its subject before it: people, a pronoun or an auxiliary in its clause."""
    for back in range(at - 1, max(-1, at - _INVERTED_CLAUSE), -1):
        word = phrases.low(back)
        if word in {".", ";", ":", ","}:
            return False
        if back in phrases.counted_at or word in _SUBJECTS or person_noun(word) is not None:
            return True
    return False


_INVERTED_CLAUSE = 12
_SUBJECTS = (
    HAVE | MODALS | BE | {"who", "that", "which", "they", "he", "she", "we", "it", "to", "all", "both"}
)


def headed(phrases: Phrases, counted: Counted) -> Reading | None:
    """As in "Lost in the avalanche: eleven climbers", "As for the dead, 111 have been confirmed"."""
    at = 0
    while phrases.low(at) in _HEADING:
        at += 1
    harm = phrases.harm_at.get(at)
    end = counted.start - 1
    if harm is None or not harm.end <= end <= harm.end + _LONGEST_HEAD or negated(phrases, harm.start):
        return None
    if any(harm.end <= other.start < counted.start for other in phrases.counted):
        return None
    among = not _AMONG.isdisjoint(phrases.words(0, at))
    if phrases.low(end) == ":" and harm.is_(Form.DID, Form.STATE, Form.SUFFERS, Form.NOUN):
        return Reading(counted, harm.kind, "headed", harm, subset=among)
    fronted = phrases.words(0, 2) == ["as", "for"] or phrases.low(0) in {"regarding", "concerning"}
    if fronted and phrases.low(end) == "," and phrases.low(counted.end) in BE | HAVE:
        return Reading(counted, harm.kind, "headed", harm)
    return None


_AMONG = frozenset({"among", "amongst", "including"})
_HEADING = _AMONG | frozenset("as for regarding concerning the those still also so far confirmed".split())
_LONGEST_HEAD = 10
