"""Who said what stands right beside it, told by the sentence's build alone where no known cue does."""

from __future__ import annotations

from index.claims.voices.phrases import Phrase, is_verb, phrase_after, phrase_before
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    STOPS,
    TIMES,
    Tokens,
    is_adverb,
)
from index.model import Span

_LOOK_BACK = 16


def speaker_beside(tokens: Tokens, content: Span) -> Phrase | None:
    """The subject of whatever verb leads to a content, or else follows it."""
    first = next((at for at in range(len(tokens)) if tokens.start[at] >= content.start), len(tokens))
    last = next((at for at in range(len(tokens)) if tokens.start[at] >= content.end), len(tokens))
    return _subject_before(tokens, first) or _speaker_behind(tokens, last)


def _subject_before(tokens: Tokens, first: int) -> Phrase | None:
    for at in range(first - 1, max(-1, first - _LOOK_BACK), -1):
        low = tokens.low[at]
        if low in {".", ";", ":"} and at < first - 2:
            return None
        if low in PRONOUNS and low not in {"it", "you"}:
            return (at, at + 1)
        if is_verb(tokens, at):
            start = at
            while start and (
                tokens.low[start - 1] in AUX
                or tokens.low[start - 1] in ADVERBS
                or tokens.low[start - 1] in NEGATIONS
                or is_adverb(tokens.low[start - 1])
                or tokens.low[start - 1] == "to"
                or (start > 1 and is_verb(tokens, start - 1))
            ):
                start -= 1
            phrase = phrase_before(tokens, start)
            if phrase is not None:
                return phrase
    return None


def _speaker_behind(tokens: Tokens, last: int) -> Phrase | None:
    at = last
    while at < len(tokens) and (
        tokens.low[at] in QUOTES or tokens.low[at] in STOPS or tokens.low[at] in TIMES
    ):
        at += 1
    if at >= len(tokens) or tokens.low[at] in PREPOSITIONS:
        return None
    return phrase_after(tokens, at)
