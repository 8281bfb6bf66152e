"""The tables of the catalogue, as SQLAlchemy sees them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()
VECTOR_METADATA = MetaData()

SCHEMA_VERSION = 4
"""Raised with every change of a table; an index of another version is made anew."""

_ROW = BigInteger().with_variant(Integer, "sqlite")

STATE = Table(
    "state",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("schema_version", Integer, nullable=False),
    Column("library", String(32), nullable=False),  # names this index on a shared Chroma server
    Column("generation", Integer, nullable=False),
    Column("made_at", String(40), nullable=False),
    Column("model", Text, nullable=False),
    Column("model_digest", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),  # counts up with every embedding of everything anew
    Column("reading_stamp", String(64), nullable=False),  # of the code that reads claims
    Column(
        "cutting_stamp", String(64), nullable=False
    ),  # of the code that loads and cuts, and what is excluded
    Column("articles", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("next_row", _ROW, nullable=False),  # passage rows are never used twice
    Column("dropped", Integer, nullable=False),  # vectors deleted from Chroma since it was rebuilt
)

FILES = Table(
    "files",
    METADATA,
    Column("path", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("skipped", Text, nullable=False),  # JSON: pairs of article and reason
)

ARTICLES = Table(
    "articles",
    METADATA,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("file", Text, nullable=False, index=True),  # path below the articles folder
    Column("content_hash", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False, index=True),  # alike for texts of the same words
    Column("title", Text),
    Column("source", Text, index=True),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("published_at", String(40)),
    Column("event", Text, index=True),  # as the article, its folder or its metadata name it
    Column("found_event", Text, index=True),  # made out from articles like it, where nobody names one
    Column("language", String(16)),
    Column("voice", Text),
    Column("text", Text, nullable=False),
)

PASSAGES = Table(
    "passages",
    METADATA,
    Column("row", _ROW, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("article", _ROW, ForeignKey("articles.row"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", Text, nullable=False),
    Column("sentences", LargeBinary, nullable=False),  # starts and ends, little-endian 32-bit
    Column("vector", LargeBinary, nullable=False, index=True),  # key into the vectors
)

_ON_ARTICLE = ("article", "place")

CLAIMS = Table(
    "claims",
    METADATA,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    Column("article", _ROW, ForeignKey("articles.row"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("figure_start", Integer, nullable=False),
    Column("figure_end", Integer, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("qualifier", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("group", Text, nullable=False),
    Column("side", Text),
    Column("civilian", Boolean),
    Column("claimant", Text),
    Column("claimant_side", Text),
    Column("as_of", Date),
    Column("scope", String(16), nullable=False),
    Column("part", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Index("claims_of_article", *_ON_ARTICLE),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("row", _ROW, primary_key=True, autoincrement=True),
    Column("article", _ROW, ForeignKey("articles.row"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("matter", String(16), nullable=False),
    Column("topic", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("claimant", Text),
    Column("claimant_side", Text),
    Column("as_of", Date),
    Index("accounts_of_article", *_ON_ARTICLE),
)

VECTORS = Table(
    "vectors",
    VECTOR_METADATA,
    Column("key", LargeBinary, primary_key=True),
    Column("whole", LargeBinary, nullable=False),  # float32, little-endian
    Column("sentences", LargeBinary, nullable=False),  # float16, little-endian, row by row
    Column("crc", BigInteger, nullable=False),  # CRC-32 over both
)
