"""What only all articles together tell: which of them carry one report, and which are about one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np

from index.embedding import Matrix, Vector
from index.model import Article, ArticleId
from index.near_copies import voices
from index.same_event import Report, find_events, telling_terms
from index.stores.catalogue_reading import CatalogueReading
from index.stores.catalogue_writing import CatalogueWriting

BEGINNING_PASSAGES = 4
"""How many passages tell what an article is about; what follows is often background."""


def relate_articles(reading: CatalogueReading, writing: CatalogueWriting) -> None:
    """Write the voice of every article, and the event of those that name none.

    Args:
        reading: sees what is written.
        writing: of the same state.

    Raises:
        IndexDamagedError: if a vector is missing.
    """
    articles = reading.articles()
    writing.set_voices(voices(list(articles.values())))
    if any(article.event is None or article.grouped for article in articles.values()):
        writing.set_found_events(find_events(_reports(articles, reading)))


def _reports(articles: Mapping[ArticleId, Article], reading: CatalogueReading) -> Iterator[Report]:
    harmful = reading.telling_of_harm()
    beginnings = reading.beginnings(BEGINNING_PASSAGES)
    vectors = iter(reading.vectors.wholes([key for keys in beginnings.values() for key in keys]))
    for id_, keys in beginnings.items():
        article = articles[id_]
        terms, names = telling_terms(article.title, article.text)
        yield Report(
            article=id_,
            title=article.title,
            published=article.published,
            meaning=_middle(np.stack(list(islice(vectors, len(keys))))),
            terms=terms,
            names=names,
            event=None if article.grouped else article.event,
            founds=id_ in harmful,
        )


def _middle(vectors: Matrix) -> Vector:
    """The unit vector between some unit vectors."""
    total: Vector = vectors.sum(axis=0)
    return total / np.float32(np.linalg.norm(total) or 1.0)
