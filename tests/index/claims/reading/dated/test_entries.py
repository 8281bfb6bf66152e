"""Entries of live reports and chronicles, with their own day and hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.extraction import read_claims
from index.claims.reading.dated.entries import entries_of, entry_at
from index.model import Article, ArticleId

FRIDAY = date(2031, 3, 14)
LIVE = """FERRY FIRE: LIVE

FRI 10:50 p.m. Port office: 41 people are dead.

Divers go down again at dawn.

THU 8:40 a.m. The port office says 12 people are dead.
"""


def days(text: str) -> list[tuple[date, time | None]]:
    return [(entry.day, entry.hour) for entry in entries_of(text, FRIDAY)]


def test_entries_of_a_live_report_have_their_day_and_hour() -> None:
    assert days(LIVE) == [(FRIDAY, time(22, 50)), (date(2031, 3, 13), time(8, 40))]


def test_an_entry_reaches_to_the_next_stamp() -> None:
    entry = entry_at(entries_of(LIVE, FRIDAY), LIVE.index("Divers"))
    assert entry is not None
    assert entry.hour == time(22, 50)


def test_nothing_before_the_first_stamp_belongs_to_an_entry() -> None:
    assert entry_at(entries_of(LIVE, FRIDAY), 0) is None


def test_a_figure_is_of_its_entrys_day_and_hour() -> None:
    page = datetime(2031, 3, 14, 23, 0, tzinfo=UTC)
    article = Article(id=ArticleId("a"), text=LIVE, published=FRIDAY, published_at=page)
    claims = read_claims(article)
    assert [(claim.low, claim.as_of) for claim in claims] == [(41, FRIDAY), (12, date(2031, 3, 13))]
    assert [claim.published_at for claim in claims] == [
        datetime(2031, 3, 14, 22, 50, tzinfo=UTC),
        datetime(2031, 3, 13, 8, 40, tzinfo=UTC),
    ]


def test_hours_alone_are_of_the_pages_day() -> None:
    assert days("18.31 Two dead.\n\n17.02 One dead.\n") == [(FRIDAY, time(18, 31)), (FRIDAY, time(17, 2))]


def test_days_as_headings_hold_for_the_hours_below_them() -> None:
    text = "Thursday, 13 March\n\n17:02 One dead.\n\nWednesday, 12 March\n\n09:15 Nobody dead.\n"
    assert days(text)[1::2] == [(date(2031, 3, 13), time(17, 2)), (date(2031, 3, 12), time(9, 15))]


def test_a_day_before_a_colon_holds_for_its_line() -> None:
    text = "Chronicle\n- 10 March: 12 dead.\n- 12 March: 19 dead.\n\nThe valley has 40 farms."
    entries = entries_of(text, FRIDAY)
    assert [entry.day.day for entry in entries] == [10, 12]
    assert entry_at(entries, text.index("farms")) is None


@pytest.mark.parametrize(
    "text",
    [
        "13 March 2031, 12:30\n\nA landslide killed 12 people.",
        "12.50 euros is the price of a mask.\nA mask costs more in town.",
        "On 12 March: nothing.",
        "March 12 was a quiet day.\n\nMarch 13 was not.",
        "20 March: the funeral will be held.",
        "8 people died.\n\n9 people were hurt.",
    ],
)
def test_these_are_no_entries(text: str) -> None:
    assert days(text) == []


@given(st.text(alphabet="0123456789:. apmFRI,-\n", max_size=200))
def test_entries_lie_in_the_text_in_order(text: str) -> None:
    entries = entries_of(text, FRIDAY)
    assert all(0 <= entry.start < entry.end <= len(text) for entry in entries)
    assert [entry.start for entry in entries] == sorted(entry.start for entry in entries)
