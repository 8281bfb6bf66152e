"""Values to rows of the catalogue and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zlib import crc32

import numpy as np
from sqlalchemy import Row

from index.claims.model import Account, Claim, Kind, Matter, Part, Scope
from index.embedding import PassageVectors
from index.errors import IndexDamagedError
from index.model import Article, ArticleId, Passage, PassageId, Span

Values = dict[str, Any]
"""Column names with what is to be written; goes to SQLAlchemy and nowhere else."""


def article_values(article: Article) -> Values:
    """An article as a row; ``row`` itself is the database's to give."""
    return {
        "id": article.id,
        "content_hash": article.content_hash,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "event": None if article.grouped else article.event,
        "language": article.language,
        "voice": article.voice,
        "text": article.text,
    }


def article_of(row: Row[Any]) -> Article:
    """The article that a row holds."""
    return Article(
        id=ArticleId(row.id),
        text=row.text,
        title=row.title,
        source=row.source,
        url=row.url,
        published=row.published,
        published_at=datetime.fromisoformat(row.published_at) if row.published_at else None,
        event=row.event or row.found_event,
        grouped=row.event is None and row.found_event is not None,
        language=row.language,
        content_hash=row.content_hash,
        voice=ArticleId(row.voice) if row.voice else None,
    )


def packed_spans(spans: Sequence[Span]) -> bytes:
    """Spans as bytes."""
    return np.array([(span.start, span.end) for span in spans], dtype="<u4").tobytes()


def unpacked_spans(data: bytes) -> tuple[Span, ...]:
    """The spans that :func:`packed_spans` was given."""
    return tuple(Span(int(start), int(end)) for start, end in np.frombuffer(data, dtype="<u4").reshape(-1, 2))


def passage_of(row: Row[Any], article: ArticleId, text: str) -> Passage:
    """The passage that a row describes, cut out of its article's text."""
    return Passage(
        id=PassageId(row.id),
        article=article,
        span=Span(row.start, row.end),
        text=text,
        sentences=unpacked_spans(row.sentences),
        heading=row.heading,
    )


def vector_values(key: bytes, vectors: PassageVectors) -> Values:
    """Vectors as a row, with a check sum."""
    whole = np.ascontiguousarray(vectors.whole, dtype="<f4").tobytes()
    sentences = np.ascontiguousarray(vectors.sentences, dtype="<f2").tobytes()
    return {"key": key, "whole": whole, "sentences": sentences, "crc": crc32(sentences, crc32(whole))}


def is_sound(whole: bytes, sentences: bytes, crc: int) -> bool:
    """Whether stored vectors are what was written."""
    return crc32(sentences, crc32(whole)) == crc


def vectors_of(whole: bytes, sentences: bytes, crc: int) -> PassageVectors:
    """The vectors that a row holds.

    Raises:
        IndexDamagedError: if they are not what was written.
    """
    if not is_sound(whole, sentences, crc):
        raise IndexDamagedError("a stored vector fails its check")
    vector = np.frombuffer(whole, dtype="<f4").astype(np.float32)
    rows = np.frombuffer(sentences, dtype="<f2").astype(np.float32).reshape(-1, len(vector))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return PassageVectors(whole=vector, sentences=rows / np.maximum(lengths, 1e-12))


def claim_values(claim: Claim, *, article: int, place: int) -> Values:
    """A claim as a row. What the article's own row says (outlet, day, event, voice) is not repeated."""
    return {
        "article": article,
        "place": place,
        **_sentence_values(claim),
        "figure_start": claim.figure_span.start,
        "figure_end": claim.figure_span.end,
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "kind": str(claim.kind),
        "group": claim.group,
        "side": claim.side,
        "civilian": claim.civilian,
        "claimant": claim.claimant,
        "claimant_side": claim.claimant_side,
        "as_of": claim.as_of,
        "scope": str(claim.scope),
        "part": str(claim.part),
        "rule": claim.rule,
    }


def claim_of(row: Row[Any], article: Article) -> Claim:
    """The claim that a row holds; outlet, day, event and voice are its article's."""
    return Claim(
        article=article.id,
        sentence_span=Span(row.sentence_start, row.sentence_end),
        sentence=row.sentence,
        figure_span=Span(row.figure_start, row.figure_end),
        low=row.low,
        high=row.high,
        qualifier=row.qualifier,
        kind=Kind(row.kind),
        group=row.group,
        side=row.side,
        civilian=row.civilian,
        claimant=row.claimant,
        claimant_side=row.claimant_side,
        as_of=row.as_of,
        scope=Scope(row.scope),
        part=Part(row.part),
        source=article.source,
        published=article.published,
        published_at=article.published_at,
        event=article.event,
        voice=article.voice,
        rule=row.rule,
    )


def account_values(account: Account, *, article: int, place: int) -> Values:
    """An account as a row; see :func:`claim_values`."""
    return {
        "article": article,
        "place": place,
        **_sentence_values(account),
        "matter": str(account.matter),
        "topic": account.topic,
        "stance": account.stance,
        "claimant": account.claimant,
        "claimant_side": account.claimant_side,
        "as_of": account.as_of,
    }


def account_of(row: Row[Any], article: Article) -> Account:
    """The account that a row holds; see :func:`claim_of`."""
    return Account(
        article=article.id,
        sentence_span=Span(row.sentence_start, row.sentence_end),
        sentence=row.sentence,
        matter=Matter(row.matter),
        topic=row.topic,
        stance=row.stance,
        claimant=row.claimant,
        claimant_side=row.claimant_side,
        as_of=row.as_of,
        source=article.source,
        published=article.published,
        event=article.event,
        voice=article.voice,
    )


def _sentence_values(said: Claim | Account) -> Values:
    return {
        "sentence_start": said.sentence_span.start,
        "sentence_end": said.sentence_span.end,
        "sentence": said.sentence,
    }
