"""What a text says happened to people, by the ledger's own words of harm."""

from __future__ import annotations

from functools import lru_cache

from index.claims.lexicon import harms_in
from index.claims.model import Kind
from index.claims.tokens import tokenise
from index.model import Span


@lru_cache(maxsize=20_000)
def kinds_told(text: str) -> frozenset[Kind]:
    """What a sentence or question says happened to people, whoever and however many they are."""
    return frozenset(harm.kind for harm in harms_in(tokenise(text, Span(0, len(text)))))
