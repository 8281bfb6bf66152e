"""The time that questions speak of."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.question.asked_time import read_time


@pytest.mark.parametrize(
    "text",
    [
        "toll on 13 march 2031",
        "toll on march 13, 2031",
        "toll on mar 13 2031",
        "toll 13th of March 2031",
        "toll on 2031-03-13",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    period = read_time(text).period
    assert period is not None
    assert (period.first, period.last, period.when) == (date(2031, 3, 13), date(2031, 3, 13), "on")
    assert period.stated_year


def test_a_day_without_year_takes_the_year_of_the_articles() -> None:
    period = read_time("dead by 18 march", around=date(2031, 4, 2), first=date(2031, 3, 12)).period
    assert period is not None
    assert (period.last, period.when, period.stated_year) == (date(2031, 3, 18), "by", False)


def test_a_day_of_the_month_alone_is_the_first_such_day_of_the_reports() -> None:
    period = read_time("dead by the 14th", around=date(2031, 4, 2), first=date(2031, 3, 12)).period
    assert period is not None
    assert period.last == date(2031, 3, 14)


def test_as_of_a_month_is_by_its_end_and_a_name_like_a_month_is_no_time() -> None:
    period = read_time("dead as of march", around=date(2031, 4, 2), first=date(2031, 2, 12)).period
    assert period is not None
    assert (period.last, period.when) == (date(2031, 3, 31), "by")
    assert read_time("dead in the march on Tolenvik", around=date(2031, 4, 2)).period is None


def test_a_month_with_its_year_is_all_its_days() -> None:
    period = read_time("wounded in february 2032").period
    assert period is not None
    assert (period.first, period.last) == (date(2032, 2, 1), date(2032, 2, 29))


def test_a_day_that_does_not_exist_is_no_time() -> None:
    assert read_time("toll on 31 february 2031").period is None


def test_a_year_alone_is_kept_apart_from_days() -> None:
    time = read_time("how many died in the 1987 ferry disaster")
    assert time.period is None
    assert time.years == {1987}


def test_a_number_of_people_behind_a_month_is_no_day() -> None:
    assert read_time("in march 12 dead were found").period is None


@pytest.mark.parametrize(
    ("text", "recency"),
    [
        ("latest toll", "latest"),
        ("how many dead so far", "latest"),
        ("first reported toll", "first"),
        ("toll", None),
    ],
)
def test_latest_and_first_are_told_apart(text: str, recency: str | None) -> None:
    assert read_time(text).recency == recency


def test_the_words_of_time_are_taken_out_of_the_rest_and_kept() -> None:
    time = read_time("norland dead by friday 16 march 2031?")
    assert time.rest == "norland dead ?"
    assert time.spoken == "by friday 16 march 2031"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("toll in early march", date(2031, 3, 1), date(2031, 3, 10)),
        ("toll mid-march 2031", date(2031, 3, 11), date(2031, 3, 20)),
        ("dead at the end of march", date(2031, 3, 21), date(2031, 3, 31)),
        ("how many left in april", date(2031, 4, 1), date(2031, 4, 30)),
    ],
)
def test_a_month_or_a_part_of_it_is_its_days(text: str, first: date, last: date) -> None:
    period = read_time(text, around=date(2031, 4, 2), first=date(2031, 3, 12)).period
    assert period is not None
    assert (period.first, period.last) == (first, last)


def test_a_word_that_is_also_a_month_is_no_time_where_nothing_says_so() -> None:
    assert read_time("who may march", around=date(2031, 4, 2), first=date(2031, 3, 12)).period is None


@pytest.mark.parametrize(
    ("text", "first", "last", "rest"),
    [
        ("nurses killed between 4 and 9 june 2031", 4, 9, "nurses killed"),
        ("killed from the 4th to the 9th of june 2031", 4, 9, "killed"),
        ("toll on 4-9 June 2031", 4, 9, "toll"),
        ("missing on june 4/5 2031", 4, 5, "missing"),
        ("dead on 3 and 4 june 2031", 3, 4, "dead"),
        ("killed 12 and 9 june 2031", 9, 9, "killed 12 and"),
        ("between 9 and 4 june 2031", 4, 4, "between 9 and"),
    ],
)
def test_days_of_one_month_may_be_named_by_the_first_and_the_last(
    text: str, first: int, last: int, rest: str
) -> None:
    read = read_time(text, around=date(2031, 7, 1))
    assert read.period is not None
    assert (read.period.first, read.period.last) == (date(2031, 6, first), date(2031, 6, last))
    assert read.rest.replace(" 2031", "") == rest
    assert last == first or read.period.when == "on"
