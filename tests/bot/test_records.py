"""What is kept, for how long, and that it is gone when it shall be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.records import KeptCard, KeptTurn, Records, Watch, new_id, open_records

ANNA, BORIS = 501, 502
HOUR = 3600
DAY = 24 * HOUR


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def records(tmp_path: Path, clock: Clock) -> Iterator[Records]:
    opened = Records(f"sqlite:///{tmp_path / 'records.sqlite3'}", clock=clock)
    yield opened
    opened.close()


def card(number: str, *, person: int = ANNA, articles: frozenset[str] = frozenset()) -> KeptCard:
    return KeptCard(id=number, kind="answer", payload="{}", person=person, articles=articles)


def turn(number: str, *, parent: str | None = None, place: int = 9, person: int = ANNA) -> KeptTurn:
    return KeptTurn(
        id=number, parent=parent, place=place, person=person, question=f"question {number}", answer="told"
    )


def test_a_card_is_there_after_reopening(tmp_path: Path) -> None:
    before = open_records(None, tmp_path / "data")
    before.keep_card(card("a1"))
    before.close()
    after = open_records(None, tmp_path / "data")
    kept = after.card("a1")
    after.close()
    assert kept == card("a1")


def test_cards_that_quote_a_removed_article_are_forgotten_with_turn_and_vote(records: Records) -> None:
    records.keep_card(card("a1", articles=frozenset({"x.md", "y.md"})))
    records.keep_card(card("a2", articles=frozenset({"y.md"})))
    records.keep_turn(turn("a1"))
    records.vote("a1", person=ANNA, vote="good", question="q", answer="quotes x")
    assert records.forget_articles(["x.md"]) == 1
    assert records.card("a1") is None
    assert records.card("a2") is not None
    assert records.history("a1", turns=5, seconds=HOUR) == ()
    assert records.votes() == ()
    assert records.quoted_articles() == {"y.md"}


def test_history_follows_the_turns_back_and_is_told_oldest_first(records: Records) -> None:
    records.keep_turn(turn("t1"))
    records.keep_turn(turn("t2", parent="t1"))
    records.keep_turn(turn("other"))
    records.keep_turn(turn("t3", parent="t2"))
    told = records.history("t3", turns=5, seconds=HOUR)
    assert [one.id for one in told] == ["t1", "t2", "t3"]
    assert [one.id for one in records.history("t3", turns=2, seconds=HOUR)] == ["t2", "t3"]


def test_turns_are_forgotten_after_their_time(records: Records, clock: Clock) -> None:
    records.keep_turn(turn("t1"))
    clock.now += HOUR + 1
    assert records.history("t1", turns=5, seconds=HOUR) == ()
    assert records.latest_turn(9, seconds=HOUR) is None
    assert records.expire(cards_seconds=DAY, turns_seconds=HOUR) == 1
    assert records.kept_about(ANNA).count == 0


def test_the_latest_turn_of_a_place_is_found_though_two_came_within_a_second(
    records: Records, clock: Clock
) -> None:
    records.keep_turn(turn("z"))
    clock.now += 0.01
    records.keep_turn(turn("a"))
    records.keep_turn(turn("elsewhere", place=10))
    assert records.latest_turn(9, seconds=HOUR) == "a"


def test_cards_and_votes_are_forgotten_after_their_time(records: Records, clock: Clock) -> None:
    records.keep_card(card("a1", articles=frozenset({"x.md"})))
    records.vote("a1", person=BORIS, vote="bad", question="q", answer="a")
    clock.now += 10 * DAY
    records.keep_card(card("a2"))
    clock.now += 25 * DAY
    assert records.expire(cards_seconds=30 * DAY, turns_seconds=DAY) > 0
    assert records.card("a1") is None
    assert records.card("a2") is not None
    assert records.quoted_articles() == frozenset()
    assert records.votes() == ()


def test_a_second_vote_replaces_the_first(records: Records) -> None:
    records.vote("a1", person=ANNA, vote="good", question="q", answer="a")
    records.vote("a1", person=ANNA, vote="bad", question="q", answer="a")
    assert records.votes() == (("a1", ANNA, "bad"),)


def test_forgetting_a_person_leaves_nothing_of_them_and_all_of_others(records: Records) -> None:
    for person, number in ((ANNA, "a1"), (BORIS, "b1")):
        records.keep_card(card(number, person=person))
        records.keep_turn(turn(number, person=person))
        records.vote(number, person=person, vote="good", question="q", answer="a")
    records.watch(Watch(channel=7, event="Flood", guild=1, person=ANNA))
    before = records.kept_about(BORIS)
    assert records.kept_about(ANNA).count == 4
    assert records.forget(ANNA) == 4
    assert records.kept_about(ANNA).count == 0
    assert records.kept_about(BORIS) == before
    assert [watch.event for watch in records.watches()] == ["Flood"]


def test_what_is_forgotten_is_gone_from_the_disk(tmp_path: Path) -> None:
    records = open_records(None, tmp_path)
    records.keep_turn(
        KeptTurn(id="t1", parent=None, place=9, person=ANNA, question="Zanzibarium?", answer="told")
    )
    records.forget(ANNA)
    records.close()
    assert not any(b"Zanzibarium" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_channel_watches_an_event_once(records: Records) -> None:
    watch = Watch(channel=7, event="Flood", guild=1, person=ANNA)
    assert records.watch(watch)
    assert not records.watch(watch)
    records.note_seen(watch, "{}")
    assert [(one.channel, one.seen) for one in records.watches(guild=1)] == [(7, "{}")]
    assert records.watches(guild=2) == ()
    assert records.unwatch(channel=7, name="Flood", guild=2) == 0
    assert records.unwatch(channel=7, name="Flood", guild=1) == 1


def test_notes_are_replaced(records: Records) -> None:
    assert records.note("digest") is None
    records.set_note("digest", "a")
    records.set_note("digest", "b")
    assert records.note("digest") == "b"


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(10_000)}) == 10_000
