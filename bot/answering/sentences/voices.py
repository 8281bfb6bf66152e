"""Whose words the sentences of articles tell, as the articles themselves attribute them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.claims.attribution import attributor_of
from index.model import Article, ArticleId, Span
from index.retrieval.terms import roots


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a sentence.

    Attributes:
        roots: roots of the words that name them: their name, as written there, and their country.
        named: it is a name; "a local official" or "the president" may be anybody.
    """

    roots: frozenset[str]
    named: bool


def voices_of(sentences: Iterable[tuple[Article, Span]]) -> Mapping[tuple[ArticleId, Span], Voice]:
    """Who says each sentence; those in the outlet's own voice are left out.

    "He", "the ministry" and a name at the end of a sentence count as much as a name in its middle.
    """
    found: dict[tuple[ArticleId, Span], Voice] = {}
    for article, span in sorted(sentences, key=lambda one: one[0].id):  # each article is read only once
        said = attributor_of(article).claimant(span, views=True)
        if said.name is not None:
            written = said.source_span.of(article.text) if said.source_span else ""
            named = frozenset(roots(f"{said.name} {written} {said.side or ''}"))
            found[article.id, span] = Voice(named, named=not said.name.split()[-1].islower())
    return found
