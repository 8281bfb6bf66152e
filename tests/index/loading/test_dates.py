"""Days as metadata and pages write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.dates import Moment, find_day, parse_stated, without_day


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2021-03-04", Moment(date(2021, 3, 4))),
        ("20210304", Moment(date(2021, 3, 4))),
        ("2021-03-04T05:06:07Z", Moment(date(2021, 3, 4), datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC))),
        ("2021-03-04 05:06", Moment(date(2021, 3, 4), datetime(2021, 3, 4, 5, 6))),  # noqa: DTZ001 - no zone is stated
        (
            "2021-03-04T23:30+05:30",
            Moment(
                date(2021, 3, 4),
                datetime(2021, 3, 4, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            ),
        ),
        ("4 March 2021", Moment(date(2021, 3, 4))),
        ("2021-03-04T17:06 IST", Moment(date(2021, 3, 4))),
        (" Mar. 4, 2021 ", Moment(date(2021, 3, 4))),
        ("", None),
        ("unknown", None),
        ("2021", None),
        ("2021-03", None),
    ],
)
def test_a_stated_day_is_read_in_its_own_time_zone(stated: str, moment: Moment | None) -> None:
    assert parse_stated(stated) == moment


@pytest.mark.parametrize("stated", ["2021-02-30", "2021-13-01", "31 April 2021", "yesterday", "12"])
def test_what_is_no_day_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_stated(stated)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("First published 14-09-2022", date(2022, 9, 14)),
        ("on 4th of March, 2021 at noon", date(2021, 3, 4)),
        ("Thursday, March 4th 2021", date(2021, 3, 4)),
        ("Sept. 13, 2022", date(2022, 9, 13)),
        ("04.03.2021", date(2021, 3, 4)),
        ("03/14/2021", date(2021, 3, 14)),
        ("2021/3/4", date(2021, 3, 4)),
        ("03/04/2021", None),
        ("04/04/2021", date(2021, 4, 4)),
        ("31-02-2021", None),
        ("March 2021", None),
        ("room 14-09", None),
        ("1,2021-03-04567", None),
    ],
)
def test_a_day_is_found_where_it_is_plain_which(text: str, day: date | None) -> None:
    assert find_day(text) == day


def test_what_is_left_beside_a_day_is_its_surroundings() -> None:
    assert without_day("Oslo, 4 March 2021 at noon", mark="*") == "Oslo, * at noon"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_usual_spellings(day: date) -> None:
    assert find_day(f"{day.day} {day:%B %Y}") == day
    assert find_day(f"{day:%b} {day.day}, {day.year}") == day
    assert find_day(day.isoformat()) == day
    assert find_day(f"{day:%d.%m.%Y}") == day


@given(st.text(max_size=80))
def test_any_text_has_a_day_or_none(text: str) -> None:
    assert find_day(text) is None or find_day(text).year >= 1900  # type: ignore[union-attr]
