"""The tables of :mod:`bot.records`. Times are whole milliseconds since 1970, UTC."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, MetaData, String, Table, Text

METADATA = MetaData()

CARDS = Table(
    "discord_cards",
    METADATA,
    Column("id", String(24), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("payload", Text, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
)
CARD_ARTICLES = Table(
    "discord_card_articles",
    METADATA,
    Column("card", String(24), primary_key=True),
    Column("article", String(1024), primary_key=True),
)
TURNS = Table(
    "discord_turns",
    METADATA,
    Column("id", String(24), primary_key=True),
    Column("parent", String(24)),
    Column("place", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("said_at", BigInteger, nullable=False),
    Index("discord_turns_place", "place", "said_at"),
)
VOTES = Table(
    "discord_votes",
    METADATA,
    Column("card", String(24), primary_key=True),
    Column("person", BigInteger, primary_key=True),
    Column("vote", String(4), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("voted_at", BigInteger, nullable=False),
)
WATCHES = Table(
    "discord_watches",
    METADATA,
    Column("channel", BigInteger, primary_key=True),
    Column("event", String(512), primary_key=True),
    Column("guild", BigInteger, nullable=False),
    Column("person", BigInteger, nullable=False),
    Column("seen", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
)
NOTES = Table(
    "discord_notes",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

OF_A_CARD = ((CARDS, "id"), (CARD_ARTICLES, "card"), (TURNS, "id"), (VOTES, "card"))
"""Tables with rows about an answer, and the column that names its card."""

OF_A_PERSON = (CARDS, TURNS, VOTES, WATCHES)
"""Tables with rows about a person, in the column ``person``."""
