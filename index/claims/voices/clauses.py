"""Clauses of a sentence.

Where they begin and end, and whether words state something or set time and place.
"""

from __future__ import annotations

from index.claims.voices.phrases import phrase_after
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    STOPS,
    SUBORDINATORS,
    TIMES,
    Tokens,
    VerbForm,
    is_adverb,
    is_capital,
    looks_finite,
    verb_forms,
)

RECIPIENT_VERBS = frozenset(
    "tell inform notify remind assure warn ask advise caution promise urge answer".split()
)

_OF_ALL = (("of", "all"), ("of", "both"))
"""As in "told leaders *of all* parties"."""

_CLAUSE_LEADS = frozenset("that how what why whether if".split())


def count_content(tokens: Tokens, first: int, last: int) -> int:
    """How many words stand in a range that are not joints."""
    return sum(1 for low in tokens.low[first:last] if low not in STOPS and low not in CONJ_LEADS)


def has_verb(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a range of tokens holds a finite verb."""
    return any(
        (tokens.low[at] in AUX or looks_finite(tokens.low[at])) and not (at > 0 and tokens.capital[at])
        for at in range(first, last)
    )


def skip_recipient(tokens: Tokens, place: int, form: VerbForm) -> int:
    """The token behind "told parliament on Tuesday", "said in a statement", "told the agency by phone"."""
    at = place
    if (
        form.lemma in RECIPIENT_VERBS
        and at < len(tokens)
        and tokens.low[at] not in STOPS
        and tokens.low[at] not in _CLAUSE_LEADS
    ):
        phrase = phrase_after(tokens, at)
        if phrase is not None:
            at = phrase[1]
            more = phrase_after(tokens, at + 2) if tokens.low[at : at + 2] in _OF_ALL else None
            at = at if more is None else more[1]
    for _ in range(4):
        nxt = _skip_adverbial(tokens, at)
        if nxt == at:
            break
        at = nxt
    return at


def _skip_adverbial(tokens: Tokens, at: int) -> int:
    if at >= len(tokens):
        return at
    low = tokens.low[at]
    if (
        low in ADVERBS
        or low in TIMES
        or is_adverb(low)
        or (low in {"as", "well"} and is_at(tokens, at + 1, "well"))
    ):
        return at + 1
    if low == "to" and at + 1 < len(tokens) and tokens.low[at + 1][:1].isdigit():
        return at  # "admitted to 12 dead"
    if low == "at" and is_at(tokens, at + 1, "least"):
        return at
    if low in {"in", "on", "at", "to", "during", "through", "by", "after", "before", "from", "via", "with"}:
        end = at + 1
        while (
            end < len(tokens)
            and end - at < 14  # noqa: PLR2004
            and tokens.low[end] not in STOPS
            and tokens.low[end] not in _CLAUSE_LEADS
        ):
            if tokens.low[end] in PRONOUNS or finite_at(tokens, end):
                return at
            end += 1
        return end
    return at


def finite_at(tokens: Tokens, at: int) -> bool:
    """Whether a token is likely a finite verb."""
    low = tokens.low[at]
    return low in AUX or (looks_finite(low) and not tokens.capital[at])


def breaks_off(tokens: Tokens, at: int) -> bool:
    """Whether nothing that is said follows directly: the end, a comma, a dash, a new quotation."""
    return (
        at >= len(tokens)
        or tokens.low[at] in {",", ".", ";", "–", "—", "-", ")", "!", "?", "|"}
        or tokens.low[at] in QUOTES
    )


def is_at(tokens: Tokens, place: int, low: str) -> bool:
    """Whether token ``place`` is there and reads ``low``."""
    return place < len(tokens) and tokens.low[place] == low


def clause_start(tokens: Tokens, place: int) -> int:
    """The first token of the clause before ``place``: behind a semicolon or the sentence's start."""
    for at in range(place - 1, -1, -1):
        if tokens.low[at] == ";":
            return at + 1
    return 0


def clause_end(tokens: Tokens, place: int) -> int:
    """The token behind the clause that holds ``place``: a semicolon or the sentence's end."""
    for at in range(place, len(tokens)):
        if tokens.low[at] == ";":
            return at
    return len(tokens)


def states(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words in front of a cue state something, rather than set time and place.

    A clause that begins with a preposition or subordinator counts only when a further clause follows it.
    """
    while first < last and (tokens.low[first] in STOPS or tokens.low[first] in CONJ_LEADS):
        first += 1
    while last > first and tokens.low[last - 1] in STOPS:
        last -= 1
    if last - first < 1:
        return False
    lead = tokens.low[first]
    if (lead == "that" and last - first > 1) or {"dead", "killed", "wounded", "injured", "missing"} & set(
        tokens.low[first:last]
    ):
        return True
    if lead in PREPOSITIONS and tokens.low[first + 1][:1].isdigit():
        return True  # "Over 43,000 people were displaced"
    comma = next((at for at in range(first, last) if tokens.low[at] == ","), last)
    if (
        lead in SUBORDINATORS
        or lead in PREPOSITIONS
        or (lead.endswith("ing") and not is_capital(tokens.text[first - 1] if first else "x"))
    ):
        return (comma < last and last - comma > 3) or (  # noqa: PLR2004
            lead in PREPOSITIONS and _any_finite(tokens, first, last)
        )
    if lead in ADVERBS or lead in TIMES:
        return last - first > 3  # noqa: PLR2004
    return _any_finite(tokens, first, last) or last - first > 2  # noqa: PLR2004


CONJ_LEADS = frozenset({"and", "but", "or", "so", "yet"})


def _any_finite(tokens: Tokens, first: int, last: int) -> bool:
    return any(finite_at(tokens, at) or tokens.low[at] in verb_forms() for at in range(first, last))
