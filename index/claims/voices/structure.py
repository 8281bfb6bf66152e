"""Who said what stands right beside it, told by the sentence's build alone where no known cue does."""

from __future__ import annotations

from index.claims.voices.phrases import Phrase, is_verb, phrase_after, phrase_before
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    NEGATIONS,
    POSSESSIVES,
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
    """Whose words a content is: an owner in front, the agent behind "by", the subject of a verb beside it."""
    first = next((at for at in range(len(tokens)) if tokens.start[at] >= content.start), len(tokens))
    last = next((at for at in range(len(tokens)) if tokens.start[at] >= content.end), len(tokens))
    return (
        _owner_before(tokens, first)
        or _agent_behind(tokens, last)
        or _subject_before(tokens, first)
        or _speaker_behind(tokens, last)
    )


_OWNED_REACH = 5


def _owner_before(tokens: Tokens, first: int) -> Phrase | None:
    """As in "his insistence that …", "the mayor's decision to …": the owner."""
    for at in range(first - 2, max(-1, first - 2 - _OWNED_REACH), -1):
        low = tokens.low[at]
        if low in STOPS or (low not in {"'s"} | POSSESSIVES and is_verb(tokens, at)):
            return None
        if low in POSSESSIVES:
            return (at, at + 1)
        if low == "'s":
            return phrase_before(tokens, at)
    return None


def _agent_behind(tokens: Tokens, last: int) -> Phrase | None:
    """As in "the plan was rejected by the voters": the voters."""
    for at in range(last, min(last + _OWNED_REACH, len(tokens))):
        if tokens.low[at] == "by":
            return phrase_after(tokens, at + 1)
        if tokens.low[at] in {".", ";", ":"}:
            return None
    return None


def _subject_before(tokens: Tokens, first: int) -> Phrase | None:
    for at in range(first - 1, max(-1, first - _LOOK_BACK), -1):
        low = tokens.low[at]
        if low in {".", ";", ":"} and at < first - 2:
            return None
        if low in PRONOUNS and low not in {"it", "you"}:
            return (at, at + 1)
        if is_verb(tokens, at):
            phrase = phrase_before(tokens, _group_start(tokens, at))
            if phrase is not None and not _adverbial(tokens, phrase):
                return phrase
    return None


def _group_start(tokens: Tokens, at: int) -> int:
    """The first token of the verb group that ends at token ``at``."""
    while at and _in_group(tokens, at - 1):
        at -= 1
    return at


def _in_group(tokens: Tokens, at: int) -> bool:
    low = tokens.low[at]
    if low in AUX or low in ADVERBS or low in NEGATIONS or low in TIMES or low == "to" or is_adverb(low):
        return True
    return at > 0 and is_verb(tokens, at)


def _adverbial(tokens: Tokens, phrase: Phrase) -> bool:
    return all(low in ADVERBS or low in TIMES or low in AUX for low in tokens.low[phrase[0] : phrase[1]])


def _speaker_behind(tokens: Tokens, last: int) -> Phrase | None:
    at = last
    while at < len(tokens) and (
        tokens.low[at] in QUOTES or tokens.low[at] in STOPS or tokens.low[at] in TIMES
    ):
        at += 1
    if at >= len(tokens) or tokens.low[at] in PREPOSITIONS:
        return None
    return phrase_after(tokens, at)
