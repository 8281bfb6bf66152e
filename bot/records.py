"""What the bot keeps about people and messages: answer cards, conversation turns, feedback, watches.

Own tables in the catalogue's database: those named ``discord_…``. Where no database is set, they have an
SQLite file of their own beside the catalogue, so that a long reindex never keeps a button waiting.
Times are whole milliseconds since 1970, UTC. All methods are synchronous and may be called from threads.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import time
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select, update
from sqlalchemy.engine import RowMapping

from bot.record_tables import (
    CARD_ARTICLES,
    CARDS,
    METADATA,
    NOTES,
    OF_A_CARD,
    OF_A_PERSON,
    TURNS,
    VOTES,
    WATCHES,
)

CardKind = Literal["answer", "toll", "check", "sources", "removal", "reindex"]
Vote = Literal["good", "bad"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCard:
    """What the buttons of a message need to know after a restart.

    Attributes:
        id: what the buttons carry.
        payload: the answer or report as JSON.
        person: Discord id of who asked.
        articles: ids of the articles quoted; the card is forgotten with any of them.
    """

    id: str
    kind: CardKind
    payload: str
    person: int
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTurn:
    """One question of a conversation and its answer.

    Attributes:
        id: the id of the answer's card.
        parent: the turn it follows up on.
        place: Discord id of the thread or direct-message channel; of the channel otherwise.
        person: Discord id of who asked.
    """

    id: str
    parent: str | None
    place: int
    person: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A channel that is told when the toll of an event changes.

    Attributes:
        seen: the tolls as last looked at, as JSON; "" before the first look.
    """

    channel: int
    event: str
    guild: int
    person: int
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything kept about one person, as rows of plain values, by table."""

    rows: Mapping[str, tuple[Mapping[str, str | int | None], ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows."""
        return sum(len(rows) for rows in self.rows.values())


def new_id() -> str:
    """An id for a card or turn that can't be guessed."""
    return secrets.token_hex(8)


class Records:
    """The tables, open.

    Args:
        url: SQLAlchemy URL.
        clock: seconds since 1970; given by tests of what is forgotten.
    """

    def __init__(self, url: str, *, clock: Callable[[], float] = time) -> None:
        self._engine = _open_engine(url)
        METADATA.create_all(self._engine)
        self._clock = clock

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _now(self) -> int:
        return int(self._clock() * 1000)

    def keep_card(self, card: KeptCard) -> None:
        """Keep a card, or replace the one of its id."""
        with self._engine.begin() as rows:
            rows.execute(delete(CARDS).where(CARDS.c.id == card.id))
            rows.execute(delete(CARD_ARTICLES).where(CARD_ARTICLES.c.card == card.id))
            rows.execute(
                insert(CARDS).values(
                    id=card.id,
                    kind=card.kind,
                    payload=card.payload,
                    person=card.person,
                    kept_at=self._now(),
                )
            )
            if card.articles:
                quoted = [{"card": card.id, "article": article[:1024]} for article in sorted(card.articles)]
                rows.execute(insert(CARD_ARTICLES), quoted)

    def card(self, card: str) -> KeptCard | None:
        """The card of this id, without its articles; None if it was never kept or is forgotten."""
        with self._engine.connect() as rows:
            row = rows.execute(select(CARDS).where(CARDS.c.id == card)).one_or_none()
        if row is None:
            return None
        return KeptCard(id=row.id, kind=row.kind, payload=row.payload, person=row.person)

    def quoted_articles(self) -> frozenset[str]:
        """Every article that some kept card quotes."""
        with self._engine.connect() as rows:
            return frozenset(rows.execute(select(CARD_ARTICLES.c.article).distinct()).scalars())

    def forget_articles(self, articles: Iterable[str]) -> int:
        """Forget the cards, turns and votes that quote any of these articles; how many cards."""
        wanted = [article[:1024] for article in articles]
        if not wanted:
            return 0
        with self._engine.begin() as rows:
            quoting = select(CARD_ARTICLES.c.card).where(CARD_ARTICLES.c.article.in_(wanted))
            cards = rows.execute(quoting.distinct()).scalars().all()
            _delete_cards(rows, cards)
        return len(cards)

    def keep_turn(self, turn: KeptTurn) -> None:
        """Keep a turn of a conversation."""
        with self._engine.begin() as rows:
            rows.execute(
                insert(TURNS).values(
                    id=turn.id,
                    parent=turn.parent,
                    place=turn.place,
                    person=turn.person,
                    question=turn.question,
                    answer=turn.answer,
                    said_at=self._now(),
                )
            )

    def latest_turn(self, place: int, *, seconds: int) -> str | None:
        """The id of the last turn in a thread or direct-message channel, if it is not older."""
        wanted = (
            select(TURNS.c.id)
            .where(TURNS.c.place == place, TURNS.c.said_at >= self._now() - seconds * 1000)
            .order_by(TURNS.c.said_at.desc(), TURNS.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as rows:
            return rows.execute(wanted).scalar_one_or_none()

    def history(self, turn: str | None, *, turns: int, seconds: int) -> tuple[KeptTurn, ...]:
        """A turn and what it followed up on, oldest first: at most so many, none older."""
        told: list[KeptTurn] = []
        with self._engine.connect() as rows:
            while turn is not None and len(told) < turns:
                row = rows.execute(select(TURNS).where(TURNS.c.id == turn)).mappings().one_or_none()
                if row is None or row["said_at"] < self._now() - seconds * 1000:
                    break
                told.append(_turn(row))
                turn = row["parent"]
        return tuple(reversed(told))

    def vote(self, card: str, *, person: int, vote: Vote, question: str, answer: str) -> None:
        """Keep what a person thinks of an answer; a second vote replaces the first."""
        with self._engine.begin() as rows:
            rows.execute(delete(VOTES).where(VOTES.c.card == card, VOTES.c.person == person))
            rows.execute(
                insert(VOTES).values(
                    card=card,
                    person=person,
                    vote=vote,
                    question=question,
                    answer=answer,
                    voted_at=self._now(),
                )
            )

    def votes(self) -> tuple[tuple[str, int, Vote], ...]:
        """Every vote: card, person, vote."""
        with self._engine.connect() as rows:
            found = rows.execute(select(VOTES.c.card, VOTES.c.person, VOTES.c.vote)).all()
        return tuple((row.card, row.person, row.vote) for row in found)

    def watch(self, watch: Watch) -> bool:
        """Begin a watch; False if the channel already watches the event."""
        with self._engine.begin() as rows:
            same = WATCHES.c.channel == watch.channel, WATCHES.c.event == watch.event
            if rows.execute(select(WATCHES.c.channel).where(*same)).first():
                return False
            rows.execute(
                insert(WATCHES).values(
                    channel=watch.channel,
                    event=watch.event,
                    guild=watch.guild,
                    person=watch.person,
                    seen=watch.seen,
                    since=self._now(),
                )
            )
        return True

    def watches(self, *, guild: int | None = None) -> tuple[Watch, ...]:
        """All watches, or those of one server, by channel and event."""
        wanted = select(WATCHES).order_by(WATCHES.c.channel, WATCHES.c.event)
        if guild is not None:
            wanted = wanted.where(WATCHES.c.guild == guild)
        with self._engine.connect() as rows:
            return tuple(
                Watch(channel=row.channel, event=row.event, guild=row.guild, person=row.person, seen=row.seen)
                for row in rows.execute(wanted)
            )

    def note_seen(self, watch: Watch, seen: str) -> None:
        """Keep the tolls of a watched event as last looked at."""
        same = WATCHES.c.channel == watch.channel, WATCHES.c.event == watch.event
        with self._engine.begin() as rows:
            rows.execute(update(WATCHES).where(*same).values(seen=seen))

    def unwatch(self, *, channel: int, name: str | None = None, guild: int | None = None) -> int:
        """End the watch of an event in a channel, or all of the channel; how many were ended.

        Args:
            channel: its Discord id.
            name: the event; None for all.
            guild: only if the watch is of this server.
        """
        same = [WATCHES.c.channel == channel]
        if name is not None:
            same.append(WATCHES.c.event == name)
        if guild is not None:
            same.append(WATCHES.c.guild == guild)
        with self._engine.begin() as rows:
            return int(rows.execute(delete(WATCHES).where(*same)).rowcount)

    def note(self, name: str) -> str | None:
        """A noted value, such as the digest of the commands last registered."""
        with self._engine.connect() as rows:
            return rows.execute(select(NOTES.c.value).where(NOTES.c.name == name)).scalar_one_or_none()

    def set_note(self, name: str, value: str) -> None:
        """Note a value under a name."""
        with self._engine.begin() as rows:
            rows.execute(delete(NOTES).where(NOTES.c.name == name))
            rows.execute(insert(NOTES).values(name=name, value=value))

    def expire(self, *, cards_seconds: int, turns_seconds: int) -> int:
        """Forget cards and votes, and turns, that are older than so many seconds; how many rows."""
        old_cards = self._now() - cards_seconds * 1000
        with self._engine.begin() as rows:
            cards = rows.execute(select(CARDS.c.id).where(CARDS.c.kept_at < old_cards)).scalars().all()
            gone = _delete_cards(rows, cards)
            gone += rows.execute(
                delete(TURNS).where(TURNS.c.said_at < self._now() - turns_seconds * 1000)
            ).rowcount
            gone += rows.execute(delete(VOTES).where(VOTES.c.voted_at < old_cards)).rowcount
        return int(gone)

    def kept_about(self, person: int) -> Kept:
        """Everything kept about a person, for them to read."""
        with self._engine.connect() as rows:
            found = {
                table.name.removeprefix("discord_"): tuple(
                    dict(row)
                    for row in rows.execute(select(table).where(table.c.person == person)).mappings()
                )
                for table in OF_A_PERSON
            }
        return Kept(rows=found)

    def forget(self, person: int) -> int:
        """Delete everything kept about a person but the watches they set up; how many rows.

        A watch belongs to its server: it stays, without the person's id.
        """
        with self._engine.begin() as rows:
            cards = rows.execute(select(CARDS.c.id).where(CARDS.c.person == person)).scalars().all()
            gone = _delete_cards(rows, cards)
            for table in (TURNS, VOTES):
                gone += rows.execute(delete(table).where(table.c.person == person)).rowcount
            gone += rows.execute(update(WATCHES).where(WATCHES.c.person == person).values(person=0)).rowcount
        return int(gone)


def open_records(database_url: str | None, data: Path) -> Records:
    """The records of these settings; ``data`` is made if it is not there."""
    if database_url is None:
        data.mkdir(parents=True, exist_ok=True)
        database_url = f"sqlite:///{data / 'discord.sqlite3'}"
    return Records(database_url)


def _open_engine(url: str) -> Engine:
    """SQLite with a write-ahead log, so that reading never waits, and with what is deleted overwritten."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    for setting in (
        "busy_timeout = 10000",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {setting}")


def _turn(row: RowMapping) -> KeptTurn:
    return KeptTurn(
        id=row["id"],
        parent=row["parent"],
        place=row["place"],
        person=row["person"],
        question=row["question"],
        answer=row["answer"],
    )


def _delete_cards(rows: Connection, cards: Sequence[str]) -> int:
    """Delete cards with everything that stands with them, some hundred at a time."""
    gone = 0
    for start in range(0, len(cards), 500):
        some = cards[start : start + 500]
        for table, column in OF_A_CARD:
            gone += rows.execute(delete(table).where(table.c[column].in_(some))).rowcount
    return gone
