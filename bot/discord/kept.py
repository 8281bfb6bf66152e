"""What is kept of a card as JSON, and made again from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

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


_FORMS: dict[str, TypeAdapter[Any]] = {}


def _form(kind: type[Keepable]) -> TypeAdapter[Any]:
    """The form of a class, made once: making it takes some 18 ms."""
    if kind.__name__ not in _FORMS:
        _FORMS[kind.__name__] = TypeAdapter(kind)
    return _FORMS[kind.__name__]


def as_json(value: Keepable) -> str:
    """A value as JSON text."""
    return _form(type(value)).dump_json(value).decode()


def from_json(kind: type[Keepable], text: str) -> Keepable:
    """The value again; equal to what :func:`as_json` was given.

    Raises:
        pydantic.ValidationError: if the text is not such a value.
    """
    return cast("Keepable", _form(kind).validate_json(text))


def quoted_articles(citations: Sequence[Citation]) -> frozenset[str]:
    """The ids of the articles that citations point into."""
    return frozenset(citation.article for citation in citations)
