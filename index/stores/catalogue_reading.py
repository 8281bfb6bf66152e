"""What questions and reindexes read from the catalogue, within one transaction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from sqlalchemy import Connection, Select, func, select

from index.claims.model import Account, Claim
from index.embedding import Matrix, PassageVectors
from index.errors import IndexDamagedError
from index.model import Article, ArticleId, Filters, PassageId
from index.stores import StoredPassage
from index.stores.lexical import Words
from index.stores.rows import account_of, article_of, claim_of, passage_of, vectors_of
from index.stores.tables import ACCOUNTS, ARTICLES, CLAIMS, FILES, PASSAGES, VECTORS

IN_ONE_STATEMENT = 500
"""Values in one IN list; SQLite allows 32,766 parameters, short statements are cached."""


T = TypeVar("T")


class FileStamp(NamedTuple):
    """What tells that a file was not touched."""

    size: int
    modified_ns: int


def folded_words(text: str) -> frozenset[str]:
    """The words of a text without case and accents, so that "Türkiye" matches "turkiye"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))


def in_parts(values: Iterable[T]) -> Iterator[list[T]]:
    """Values in parts short enough for one statement."""
    everything = list(values)
    return (everything[i : i + IN_ONE_STATEMENT] for i in range(0, len(everything), IN_ONE_STATEMENT))


class CatalogueReading:
    """Everything that is read, seen through two connections of one state."""

    def __init__(self, connection: Connection, vectors: Connection) -> None:
        self._connection = connection
        self._vectors = vectors

    def content_hashes(self) -> dict[ArticleId, str]:
        """The content hash of every article."""
        found = self._connection.execute(select(ARTICLES.c.id, ARTICLES.c.content_hash))
        return {ArticleId(id_): digest for id_, digest in found}

    def file_stamps(self) -> dict[str, FileStamp]:
        """The stamps of the files as they were last read."""
        found = self._connection.execute(select(FILES.c.path, FILES.c.size, FILES.c.modified_ns))
        return {path: FileStamp(size, modified_ns) for path, size, modified_ns in found}

    def articles(self, ids: Iterable[ArticleId] | None = None) -> dict[ArticleId, Article]:
        """Articles by id, all by default."""
        return {article.id: article for article in self._articles_by_row(ids).values()}

    def article_rows(self) -> dict[ArticleId, int]:
        """The row number of every article."""
        return {
            ArticleId(id_): row
            for id_, row in self._connection.execute(select(ARTICLES.c.id, ARTICLES.c.row))
        }

    def events(self) -> tuple[str, ...]:
        """The events that articles name, in alphabetical order."""
        found = self._connection.scalars(
            select(ARTICLES.c.event).distinct().where(ARTICLES.c.event.is_not(None))
        )
        return tuple(sorted(found))

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        """The articles that pass the filters; None where no filter is set."""
        wanted = select(ARTICLES.c.id)
        if filters.event is not None:
            wanted = wanted.where(ARTICLES.c.event.in_(self._events_like(filters.event)))
        if filters.source is not None:
            names = self._connection.scalars(select(ARTICLES.c.source).distinct())
            wanted = wanted.where(ARTICLES.c.source.in_(_having_words(filters.source, names)))
        if filters.since is not None:
            wanted = wanted.where(ARTICLES.c.published >= filters.since)
        if filters.until is not None:
            wanted = wanted.where(ARTICLES.c.published <= filters.until)
        if wanted.whereclause is None:
            return None
        return frozenset(ArticleId(id_) for id_ in self._connection.scalars(wanted))

    def claims(self, *, event: str | None = None, article: ArticleId | None = None) -> tuple[Claim, ...]:
        """Claims in order of article and text."""
        articles = self._bare_articles(event, None if article is None else [article])
        found = self._said(CLAIMS.select(), CLAIMS.c.article, CLAIMS.c.place, articles)
        return tuple(claim_of(row, articles[row.article]) for row in found)

    def accounts(
        self, *, event: str | None = None, articles: Collection[ArticleId] | None = None
    ) -> tuple[Account, ...]:
        """Accounts in order of article and text."""
        among = self._bare_articles(event, articles)
        found = self._said(ACCOUNTS.select(), ACCOUNTS.c.article, ACCOUNTS.c.place, among)
        return tuple(account_of(row, among[row.article]) for row in found)

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        """Passages with their vectors."""
        rows = [
            row
            for some in in_parts(ids)
            for row in self._connection.execute(
                select(PASSAGES, ARTICLES.c.id.label("article_id"), ARTICLES.c.text)
                .join(ARTICLES, ARTICLES.c.row == PASSAGES.c.article)
                .where(PASSAGES.c.id.in_(some))
            )
        ]
        vectors = self.vectors(row.vector for row in rows)
        return {
            PassageId(row.id): StoredPassage(
                passage_of(row, ArticleId(row.article_id), row.text[row.start : row.end]), vectors[row.vector]
            )
            for row in rows
        }

    def passages_of(self, articles: Collection[ArticleId]) -> dict[int, tuple[PassageId, bytes]]:
        """Row number to id and vector key, of the passages of some articles."""
        return {
            row: (PassageId(id_), key)
            for some in in_parts(articles)
            for row, id_, key in self._connection.execute(
                select(PASSAGES.c.row, PASSAGES.c.id, PASSAGES.c.vector)
                .join(ARTICLES, ARTICLES.c.row == PASSAGES.c.article)
                .where(ARTICLES.c.id.in_(some))
            )
        }

    def passage_ids(self, rows: Iterable[int]) -> dict[int, PassageId]:
        """Row numbers to passage ids."""
        return {
            row: PassageId(id_)
            for some in in_parts(rows)
            for row, id_ in self._connection.execute(
                select(PASSAGES.c.row, PASSAGES.c.id).where(PASSAGES.c.row.in_(some))
            )
        }

    def vector_keys(self, rows: Iterable[int] | None = None) -> dict[int, bytes]:
        """Row numbers to vector keys, of all passages by default; in order of row."""
        wanted = select(PASSAGES.c.row, PASSAGES.c.vector).order_by(PASSAGES.c.row)
        if rows is None:
            return {row: key for row, key in self._connection.execute(wanted)}
        return {
            row: key
            for some in in_parts(rows)
            for row, key in self._connection.execute(wanted.where(PASSAGES.c.row.in_(some)))
        }

    def vectors(self, keys: Iterable[bytes]) -> dict[bytes, PassageVectors]:
        """Vectors by key.

        Raises:
            IndexDamagedError: if one is missing or fails its check.
        """
        wanted = set(keys)
        found = {
            row.key: vectors_of(row.whole, row.sentences, row.crc)
            for some in in_parts(wanted)
            for row in self._vectors.execute(select(VECTORS).where(VECTORS.c.key.in_(some)))
        }
        if len(found) < len(wanted):
            raise IndexDamagedError(f"{len(wanted) - len(found)} stored vectors are missing")
        return found

    def stored_keys(self, keys: Collection[bytes]) -> set[bytes]:
        """Those of the keys under which a vector is stored."""
        return {
            key
            for some in in_parts(keys)
            for key in self._vectors.scalars(select(VECTORS.c.key).where(VECTORS.c.key.in_(some)))
        }

    def wholes(self, keys: Sequence[bytes]) -> Matrix:
        """The passage vectors under some keys, one a row, in order."""
        found: dict[bytes, bytes] = {}
        for some in in_parts(set(keys)):
            found.update(
                self._vectors.execute(
                    select(VECTORS.c.key, VECTORS.c.whole).where(VECTORS.c.key.in_(some))
                ).all()
            )
        try:
            joined = b"".join(found[key] for key in keys)
        except KeyError:
            raise IndexDamagedError("a stored vector is missing") from None
        return np.frombuffer(joined, dtype="<f4").astype(np.float32).reshape(len(keys), -1)

    def words(self, rows: Iterable[int] | None = None) -> Iterator[Words]:
        """What the full-text index holds of passages, all by default."""
        wanted = select(
            PASSAGES.c.row,
            PASSAGES.c.article,
            PASSAGES.c.start,
            PASSAGES.c.end,
            PASSAGES.c.heading,
            ARTICLES.c.text,
        ).join(ARTICLES, ARTICLES.c.row == PASSAGES.c.article)
        statements = (
            [wanted] if rows is None else [wanted.where(PASSAGES.c.row.in_(some)) for some in in_parts(rows)]
        )
        for statement in statements:
            for row in self._connection.execute(statement):
                yield Words(row.row, row.article, row.text[row.start : row.end], row.heading)

    def count_claims(self) -> int:
        """How many claims there are."""
        return int(self._connection.scalar(select(func.count()).select_from(CLAIMS)) or 0)

    def count_passages(self) -> int:
        """How many passages there are."""
        return int(self._connection.scalar(select(func.count()).select_from(PASSAGES)) or 0)

    def rows_of_articles(self, articles: Collection[int]) -> list[int]:
        """The passage rows of article rows."""
        return [
            row
            for some in in_parts(articles)
            for row in self._connection.scalars(select(PASSAGES.c.row).where(PASSAGES.c.article.in_(some)))
        ]

    def _events_like(self, event: str) -> list[str]:
        events = self.events()
        return [event] if event in events else _having_words(event, events)

    def _articles_by_row(self, ids: Iterable[ArticleId] | None) -> dict[int, Article]:
        statements = (
            [select(ARTICLES)]
            if ids is None
            else [select(ARTICLES).where(ARTICLES.c.id.in_(some)) for some in in_parts(ids)]
        )
        return {
            row.row: article_of(row)
            for statement in statements
            for row in self._connection.execute(statement)
        }

    def _bare_articles(self, event: str | None, ids: Collection[ArticleId] | None) -> dict[int, Article]:
        """Articles without their texts, by row number: what claims and accounts take from them."""
        columns = [column for column in ARTICLES.c if column.name != "text"]
        wanted = select(*columns, ARTICLES.c.id.label("text"))
        if event is not None:
            wanted = wanted.where(ARTICLES.c.event.in_(self._events_like(event)))
        statements = (
            [wanted] if ids is None else [wanted.where(ARTICLES.c.id.in_(some)) for some in in_parts(ids)]
        )
        return {
            row.row: article_of(row)
            for statement in statements
            for row in self._connection.execute(statement)
        }

    def _said(self, wanted: Select, article: object, place: object, among: dict[int, Article]) -> Iterator:  # type: ignore[type-arg]
        for some in in_parts(sorted(among, key=lambda row: among[row].id)):
            yield from sorted(
                self._connection.execute(wanted.where(article.in_(some))),  # type: ignore[attr-defined]
                key=lambda row: (among[row.article].id, row.place),
            )


def _having_words(words: str, names: Iterable[str | None]) -> list[str]:
    """The names among whose words are all of ``words``."""
    wanted = folded_words(words)
    return [name for name in names if name is not None and wanted <= folded_words(name)]
