"""What questions and reindexes read from the catalogue, within one transaction."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, select

from index.claims.model import Account, Claim
from index.model import Article, ArticleId, Filters, Passage, PassageId, Skipped
from index.stores import StoredPassage
from index.stores.database import in_parts
from index.stores.lexical import Words
from index.stores.rows import account_of, article_of, claim_of, passage_of
from index.stores.stored_vectors import StoredVectors
from index.stores.tables import ACCOUNTS, ARTICLES, CLAIMS, FILES, PASSAGES

V = TypeVar("V")

_EVENT = func.coalesce(ARTICLES.c.event, ARTICLES.c.found_event)


class ReadFile(NamedTuple):
    """A file as it was last read: what tells that it was not touched since, and what was skipped in it."""

    size: int
    modified_ns: int
    skipped: tuple[Skipped, ...] = ()


class StoredArticle(NamedTuple):
    """What tells whether an article changed, and where it came from."""

    file: str
    content_hash: str
    fingerprint: str


def folded_words(text: str) -> frozenset[str]:
    """The words of a text without case and accents, so that "Türkiye" matches "turkiye"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain))


class CatalogueReading:
    """Everything that is read, seen through two connections of one state."""

    def __init__(self, connection: Connection, vectors: Connection) -> None:
        self._connection = connection
        self.vectors = StoredVectors(vectors)

    def stored_articles(self) -> dict[ArticleId, StoredArticle]:
        """Every article, in short."""
        found = self._connection.execute(
            select(ARTICLES.c.id, ARTICLES.c.file, ARTICLES.c.content_hash, ARTICLES.c.fingerprint)
        )
        return {ArticleId(id_): StoredArticle(*rest) for id_, *rest in found}

    def read_files(self) -> dict[str, ReadFile]:
        """The files as they were last read, by path below the articles folder."""
        return {
            row.path: ReadFile(
                row.size,
                row.modified_ns,
                tuple(Skipped(article=article, reason=reason) for article, reason in json.loads(row.skipped)),
            )
            for row in self._connection.execute(select(FILES))
        }

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
        """The events that articles name or were found to be about, those of most articles first."""
        counted = select(_EVENT, func.count()).where(_EVENT.is_not(None)).group_by(_EVENT)
        found = sorted(self._connection.execute(counted), key=lambda row: (-row[1], row[0]))
        return tuple(event for event, _ in found)

    def sources(self) -> tuple[str, ...]:
        """The outlets that articles name, in alphabetical order."""
        found = self._connection.scalars(select(ARTICLES.c.source).distinct())
        return tuple(sorted(source for source in found if source is not None))

    def article_ids(self, filters: Filters) -> frozenset[ArticleId] | None:
        """The articles that pass the filters; None where no filter is set."""
        wanted = select(ARTICLES.c.id)
        if filters.event is not None:
            wanted = wanted.where(_EVENT.in_(self._events_like(filters.event)))
        if filters.source is not None:
            wanted = wanted.where(ARTICLES.c.source.in_(_having_words(filters.source, self.sources())))
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
        found = self._said(CLAIMS, articles)
        return tuple(claim_of(row, articles[row.article]) for row in found)

    def accounts(
        self, *, event: str | None = None, articles: Collection[ArticleId] | None = None
    ) -> tuple[Account, ...]:
        """Accounts in order of article and text."""
        among = self._bare_articles(event, articles)
        found = self._said(ACCOUNTS, among)
        return tuple(account_of(row, among[row.article]) for row in found)

    def passages(self, ids: Iterable[PassageId]) -> dict[PassageId, StoredPassage]:
        """Passages with their vectors."""
        rows = self._passage_rows(PASSAGES.c.id, ids)
        vectors = self.vectors.get(row.vector for row in rows)
        return {PassageId(row.id): StoredPassage(_passage(row), vectors[row.vector]) for row in rows}

    def _passage_rows(self, column: ColumnElement[V], values: Iterable[V]) -> list[Row[Any]]:
        wanted = select(PASSAGES, ARTICLES.c.id.label("article_id"), ARTICLES.c.text).join(
            ARTICLES, ARTICLES.c.row == PASSAGES.c.article
        )
        statements = [wanted.where(column.in_(some)) for some in in_parts(values)]
        return [row for statement in statements for row in self._connection.execute(statement)]

    def passages_of(self, articles: Collection[ArticleId]) -> dict[int, bytes]:
        """Row numbers and vector keys of the passages of some articles, in order of row."""
        found = {
            row: key
            for some in in_parts(articles)
            for row, key in self._connection.execute(
                select(PASSAGES.c.row, PASSAGES.c.vector)
                .join(ARTICLES, ARTICLES.c.row == PASSAGES.c.article)
                .where(ARTICLES.c.id.in_(some))
            )
        }
        return dict(sorted(found.items()))

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
        return self._by_row(PASSAGES.c.vector, rows)

    def article_of_rows(self, rows: Iterable[int] | None = None) -> dict[int, int]:
        """Row numbers of passages to those of their articles, of all by default; in order of row."""
        return self._by_row(PASSAGES.c.article, rows)

    def _by_row(self, column: ColumnElement[V], rows: Iterable[int] | None) -> dict[int, V]:
        wanted = select(PASSAGES.c.row, column).order_by(PASSAGES.c.row)
        statements = (
            [wanted] if rows is None else [wanted.where(PASSAGES.c.row.in_(some)) for some in in_parts(rows)]
        )
        return {row: value for statement in statements for row, value in self._connection.execute(statement)}

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

    def counts_of(self, articles: Collection[ArticleId]) -> tuple[int, int]:
        """How many passages and claims some articles have."""
        found = [0, 0]
        for some in in_parts(articles):
            for place, table in enumerate((PASSAGES, CLAIMS)):
                wanted = select(func.count()).select_from(
                    table.join(ARTICLES, ARTICLES.c.row == table.c.article)
                )
                found[place] += int(self._connection.scalar(wanted.where(ARTICLES.c.id.in_(some))) or 0)
        return found[0], found[1]

    def beginnings(self, passages: int) -> dict[ArticleId, list[bytes]]:
        """The vector keys of the first passages of every article."""
        place = func.row_number().over(partition_by=PASSAGES.c.article, order_by=PASSAGES.c.row)
        numbered = select(
            PASSAGES.c.article, PASSAGES.c.row, PASSAGES.c.vector, place.label("place")
        ).subquery()
        wanted = (
            select(ARTICLES.c.id, numbered.c.vector)
            .join(numbered, numbered.c.article == ARTICLES.c.row)
            .where(numbered.c.place <= passages)
            .order_by(numbered.c.row)
        )
        found: dict[ArticleId, list[bytes]] = {}
        for id_, key in self._connection.execute(wanted):
            found.setdefault(ArticleId(id_), []).append(key)
        return found

    def telling_of_harm(self) -> frozenset[ArticleId]:
        """The articles with a claim or an account."""
        said = select(CLAIMS.c.article).union(select(ACCOUNTS.c.article)).subquery()
        wanted = select(ARTICLES.c.id).join(said, said.c.article == ARTICLES.c.row)
        return frozenset(ArticleId(id_) for id_ in self._connection.scalars(wanted))

    def unembedded(self) -> dict[bytes, Passage]:
        """The passages whose vectors are not stored, by vector key: they were damaged and dropped."""
        keys = self.vector_keys()
        stored = self.vectors.present(set(keys.values()))
        missing = [row for row, key in keys.items() if key not in stored]
        return {row.vector: _passage(row) for row in self._passage_rows(PASSAGES.c.row, missing)}

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
        wanted: Select[Any] = select(*columns, ARTICLES.c.id.label("text"))
        if event is not None:
            wanted = wanted.where(_EVENT.in_(self._events_like(event)))
        statements = (
            [wanted] if ids is None else [wanted.where(ARTICLES.c.id.in_(some)) for some in in_parts(ids)]
        )
        return {
            row.row: article_of(row)
            for statement in statements
            for row in self._connection.execute(statement)
        }

    def _said(self, table: Table, among: dict[int, Article]) -> Iterator[Row[Any]]:
        """Rows of a table of what articles say, in order of article and place."""
        for some in in_parts(sorted(among, key=lambda row: among[row].id)):
            found = self._connection.execute(select(table).where(table.c.article.in_(some)))
            yield from sorted(found, key=lambda row: (among[row.article].id, row.place))


def _passage(row: Row[Any]) -> Passage:
    return passage_of(row, ArticleId(row.article_id), row.text[row.start : row.end])


def _having_words(words: str, names: Iterable[str | None]) -> list[str]:
    """The names among whose words are all of ``words``."""
    wanted = folded_words(words)
    return [name for name in names if name is not None and wanted <= folded_words(name)]
