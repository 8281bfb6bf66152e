"""The YAML block that a text or Markdown article may begin with, and the same keys in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.loading.dates import parse_stated
from index.loading.metadata import Metadata

_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w -]*:(?:\s|$)")
# What names of keys look like; a heading between two rules does not.
_NAME = re.compile(r"[a-z][a-z0-9_-]*|(?i:title|source|url|published|event|language)")
_MOST_CHARS = 64 * 1024


class MetadataError(ValueError):
    """The metadata of one article can't be read; the message is the reason, as a short clause."""


def parse(text: str) -> tuple[Metadata, str]:
    """The front matter and the text behind it; text without front matter comes back whole.

    Raises:
        MetadataError: if front matter is there but can't be read.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Metadata(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MOST_CHARS)
    block = text[opening.end() : closing.start() if closing else opening.end() + 200]
    if not _KEY.match(block.lstrip()) and block.strip():
        return Metadata(), text  # a rule, not front matter
    if not closing:
        raise MetadataError("its front matter is not closed by a line of ---")
    told = _mapping(block)
    if told and not any(_NAME.fullmatch(str(key)) for key in told):
        return Metadata(), text  # "Breaking: ferry sinks" between two rules
    return stated(told), text[closing.end() :]


def _mapping(block: str) -> Mapping[object, object]:
    import yaml

    try:
        # BaseLoader makes text of every scalar: dates are read by our own rules, nothing else is built.
        told = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds text, lists, maps
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise MetadataError(f"its front matter is not valid YAML{_place(error)}") from error
    if not isinstance(told, dict):
        if told in (None, ""):
            return {}
        raise MetadataError("its front matter does not hold keys and values")
    return {str(key).casefold() if _NAME.fullmatch(str(key)) else key: value for key, value in told.items()}


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None)
    if mark is None:
        return ""
    # Line 1 is the opening ---.
    tip = "; put a value that holds a colon in quotes" if "mapping values" in str(problem) else ""
    return f" (line {mark.line + 2}: {problem}{tip})"


def stated(told: Mapping[object, object]) -> Metadata:
    """The metadata that a mapping states; keys of others are ignored.

    Raises:
        MetadataError: if a value is no text, or the date is none.
    """
    published = _text(told, "published")
    try:
        moment = parse_stated(published) if published else None
    except ValueError as error:
        raise MetadataError(f"published is not a date: {published[:60] if published else ''!r}") from error
    return Metadata(
        title=_text(told, "title"),
        source=_text(told, "source"),
        url=_text(told, "url"),
        published=moment.day if moment else None,
        published_at=moment.at if moment else None,
        event=_text(told, "event"),
        language=_text(told, "language"),
        added_from=_text(told, "added_from"),
    )


def _text(told: Mapping[object, object], key: str) -> str | None:
    value = told.get(key)
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise MetadataError(f"{key} is not text")
    value = " ".join(value.split())
    return None if value.casefold() in {"", "null", "~"} else value


def written(told: Metadata) -> str:
    """Front matter that :func:`parse` reads back to the same."""
    import yaml

    published = told.published_at or told.published
    values = {
        "title": told.title,
        "source": told.source,
        "url": told.url,
        "published": published.isoformat() if published else None,
        "event": told.event,
        "language": told.language,
        "added_from": told.added_from,
    }
    kept = {key: value for key, value in values.items() if value is not None}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)}---\n"
