"""Cues at a sentence's start.

"In its statement the ministry", "From the hospital came word", "In line with X".
"""

from __future__ import annotations

from index.claims.voices.beside import POSSESSORS, in_words_of, owner_in, prepositional
from index.claims.voices.clauses import finite_at, is_at
from index.claims.voices.phrases import Phrase, can_speak, phrase_after, phrase_before, speaker_nouns
from index.claims.voices.reach import Cue
from index.claims.voices.words import PREPOSITIONS, STOPS, TIMES, Tokens, verb_forms


def in_whose(tokens: Tokens, place: int) -> Cue | None:
    """As in "In line with X", "in X's view", "In its statement"."""
    if not (is_at(tokens, place + 1, "line") and is_at(tokens, place + 2, "with")) or place:
        return in_words_of(tokens, place) or _in_document(tokens, place)
    return prepositional(tokens, (place, place + 3), phrase_after(tokens, place + 3), rule="in line with")


_IN_DOCUMENTS = frozenset(
    "statement report tweet post briefing interview version assessment list release bulletin "
    "update communique communiqué letter announcement speech address message summary conference "
    "edition note".split()
)


def _in_document(tokens: Tokens, place: int) -> Cue | None:
    """As in "In its statement the ministry …", "In a report by X".

    Whoever made the text, at the sentence's start.
    """
    noun = _document_noun(tokens, place)
    if noun is None:
        return None
    words = (place, noun + 1)
    if (
        noun + 2 < len(tokens)
        and tokens.low[noun + 1] in {"of", "by", "from"}
        and tokens.low[noun + 2] not in TIMES
    ):
        maker = phrase_after(tokens, noun + 2)
        if maker is not None and can_speak(tokens, maker):
            return Cue(rule="in a document", words=words, source=maker, reach=((maker[1], len(tokens)),))
    owner = owner_in(tokens, place + 1, noun)
    if owner is not None and tokens.low[owner[0]] not in POSSESSORS and tokens.capital[owner[0]]:
        return Cue(rule="in a document", words=words, source=owner, reach=((noun + 1, len(tokens)),))
    subject = _next_subject(tokens, noun + 1)
    if subject is None:
        return None
    return Cue(rule="in a document", words=words, source=subject, reach=((subject[1], len(tokens)),))


def _document_noun(tokens: Tokens, place: int) -> int | None:
    if place > 1:
        return None
    for noun in range(place + 2, min(place + 9, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or low in PREPOSITIONS:
            return None
        if low in _IN_DOCUMENTS:
            return noun
    return None


def _next_subject(tokens: Tokens, floor: int) -> Phrase | None:
    """The subject of the clause that follows, up to its first verb."""
    for at in range(floor, min(floor + 24, len(tokens))):
        if finite_at(tokens, at) or tokens.low[at] in verb_forms():
            subject = phrase_before(tokens, at, floor)
            if subject is not None:
                return subject if can_speak(tokens, subject) else None
    nouns = speaker_nouns()
    noun = next((at for at in range(floor, min(floor + 8, len(tokens))) if tokens.low[at] in nouns), None)
    return None if noun is None else phrase_before(tokens, noun + 1, floor)


def _word_from(tokens: Tokens, place: int) -> Cue | None:
    """As in "From the hospital came word of 12 dead"."""
    source = phrase_after(tokens, place + 1)
    if place or source is None or not can_speak(tokens, source):
        return None
    at = source[1]
    if at + 1 < len(tokens) and tokens.low[at] in {"came", "comes"}:
        return Cue(rule="word from", words=(at, at + 1), source=source, reach=((at + 1, len(tokens)),))
    return None


def from_whom(tokens: Tokens, place: int) -> Cue | None:
    """As in "From the ministry … it was declared that": seen in poor translations."""
    word = _word_from(tokens, place)
    if word is not None or place:
        return word
    if not any(low in {"declared", "said", "stated", "announced", "reported"} for low in tokens.low[:16]):
        return None
    source = phrase_after(tokens, 1)
    if source is None or not can_speak(tokens, source) or "it" not in tokens.low[source[1] : source[1] + 6]:
        return None
    return Cue(rule="from", words=(0, 1), source=source, reach=((source[1], len(tokens)),))
