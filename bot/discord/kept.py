"""What is kept of a card as JSON, and made again from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter

from bot.answering.model import Answer, CheckReport, Citation, TollReport


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """Which articles a list of sources shows."""

    event: str | None = None
    source: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """An article that waits for a word whether to remove it."""

    article: str


Keepable = TypeVar("Keepable", Answer, TollReport, CheckReport, SourcesView, Removal)


def as_json(value: Keepable) -> str:
    """A value as JSON text."""
    return TypeAdapter(type(value)).dump_json(value).decode()


def from_json(kind: type[Keepable], text: str) -> Keepable:
    """The value again; equal to what :func:`as_json` was given.

    Raises:
        pydantic.ValidationError: if the text is not such a value.
    """
    return TypeAdapter(kind).validate_json(text)


def quoted_articles(citations: Sequence[Citation]) -> frozenset[str]:
    """The ids of the articles that citations point into."""
    return frozenset(citation.article for citation in citations)
