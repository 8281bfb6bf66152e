"""What a reindex writes into the catalogue, within one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from index.claims.model import Account, Claim
from index.model import Article, ArticleId, Passage
from index.stores.catalogue_reading import ReadFile
from index.stores.database import in_parts
from index.stores.rows import (
    account_values,
    article_values,
    claim_values,
    packed_spans,
)
from index.stores.tables import ACCOUNTS, ARTICLES, CLAIMS, FILES, PASSAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with all that is read from it.

    Attributes:
        file: where it stands, below the articles folder.
        fingerprint: alike for texts of the same words.
        keys: its passages' vector keys.
    """

    article: Article
    file: str
    fingerprint: str
    passages: tuple[Passage, ...]
    keys: tuple[bytes, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]


class CatalogueWriting:
    """Everything that is written, through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: Entry, *, first_row: int) -> int:
        """Add an article; its passages get row numbers from ``first_row``. Returns its own row number."""
        result = self._connection.execute(
            insert(ARTICLES),
            {**article_values(entry.article), "file": entry.file, "fingerprint": entry.fingerprint},
        )
        row = int(result.inserted_primary_key[0])  # type: ignore[index]
        self._insert(
            PASSAGES,
            [
                {
                    "row": first_row + place,
                    "id": passage.id,
                    "article": row,
                    "start": passage.span.start,
                    "end": passage.span.end,
                    "heading": passage.heading,
                    "sentences": packed_spans(passage.sentences),
                    "vector": key,
                }
                for place, (passage, key) in enumerate(zip(entry.passages, entry.keys, strict=True))
            ],
        )
        self.add_said(row, entry.claims, entry.accounts)
        return row

    def add_said(self, row: int, claims: Sequence[Claim], accounts: Sequence[Account]) -> None:
        """Add the claims and accounts of the article in a row."""
        self._insert(CLAIMS, [claim_values(claim, article=row, place=i) for i, claim in enumerate(claims)])
        self._insert(
            ACCOUNTS, [account_values(said, article=row, place=i) for i, said in enumerate(accounts)]
        )

    def drop_said(self, articles: Iterable[int]) -> None:
        """Delete the claims and accounts of articles by row number."""
        for some in in_parts(articles):
            for table in (CLAIMS, ACCOUNTS):
                self._connection.execute(delete(table).where(table.c.article.in_(some)))

    def drop(self, articles: Iterable[ArticleId]) -> None:
        """Delete articles and everything read from them."""
        for some in in_parts(articles):
            rows = list(self._connection.scalars(select(ARTICLES.c.row).where(ARTICLES.c.id.in_(some))))
            self.drop_said(rows)
            self._connection.execute(delete(PASSAGES).where(PASSAGES.c.article.in_(rows)))
            self._connection.execute(delete(ARTICLES).where(ARTICLES.c.row.in_(rows)))

    def set_voices(self, voices: Mapping[ArticleId, ArticleId]) -> None:
        """Write the voice of articles, where it is another than before."""
        self._set(ARTICLES.c.voice, voices)

    def set_found_events(self, events: Mapping[ArticleId, str]) -> None:
        """Write the event that articles were found to be about, where it is another than before."""
        self._set(ARTICLES.c.found_event, events)

    def _set(self, column: Column[Any], values: Mapping[ArticleId, str]) -> None:
        stored = dict(self._connection.execute(select(ARTICLES.c.id, column)).all())
        for id_, before in stored.items():
            now = values.get(ArticleId(id_))
            if now != before:
                changed = update(ARTICLES).where(ARTICLES.c.id == id_).values({column: now})
                self._connection.execute(changed)

    def replace_files(self, files: Mapping[str, ReadFile]) -> None:
        """Replace what is known of the files."""
        self._connection.execute(delete(FILES))
        self._insert(
            FILES,
            [
                {
                    "path": path,
                    "size": file.size,
                    "modified_ns": file.modified_ns,
                    "skipped": json.dumps([(skipped.article, skipped.reason) for skipped in file.skipped]),
                }
                for path, file in files.items()
            ],
        )

    def _insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._connection.execute(insert(table), list(rows))
