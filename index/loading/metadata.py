"""What is known about an article besides its text, and how what several places tell is put together."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from index.cleaning import normalised
from index.model import Article, ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What one place (front matter, text, page, folder, file name) tells. ``None``: it does not tell.

    The fields are those of :class:`index.model.Article`; ``added_from`` is the URL that ``add`` fetched.
    """

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    event: str | None = None
    language: str | None = None
    added_from: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This, with what it does not tell taken from ``other``.

        The hour comes from ``other`` only if it is of the same day.
        """
        told = {
            field.name: getattr(other if getattr(self, field.name) is None else self, field.name)
            for field in fields(self)
        }
        if self.published and self.published_at is None and other.published != self.published:
            told["published_at"] = None
        return Metadata(**told)

    def from_url(self, url: str) -> Metadata:
        """This, marked as what ``add`` fetched from ``url``."""
        return replace(self, added_from=url)


def article_of(article_id: ArticleId, text: str, metadata: Metadata) -> Article:
    """The article, with its content hash; what is told of it is normalised as its text is."""
    metadata = replace(
        metadata,
        title=_one_line(metadata.title),
        source=_one_line(metadata.source),
        url=_one_line(metadata.url),
        event=_one_line(metadata.event),
        language=_one_line(metadata.language),
    )
    return Article(
        id=article_id,
        text=text,
        title=metadata.title,
        source=metadata.source,
        url=metadata.url,
        published=metadata.published,
        published_at=metadata.published_at,
        event=metadata.event,
        language=metadata.language,
        content_hash=_content_hash(text, metadata),
    )


def _one_line(told: str | None) -> str | None:
    r"""Words without line ends, control characters and lone surrogates (JSON may hold ``"\ud800"``)."""
    return (" ".join(normalised(told).split()) or None) if told else None


def _content_hash(text: str, metadata: Metadata) -> str:
    """Hex SHA-256 over the text and the metadata that an article carries."""
    published = metadata.published and metadata.published.isoformat()
    published_at = metadata.published_at and metadata.published_at.isoformat()
    told = [
        text, metadata.title, metadata.source, metadata.url, published, published_at, metadata.event,
        metadata.language,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
