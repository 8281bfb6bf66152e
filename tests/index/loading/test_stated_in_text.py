"""What a text tells of its own title, day, outlet and address."""

from datetime import UTC, date, datetime

import pytest

from index.cleaning import clean, normalised
from index.loading.metadata import Metadata
from index.loading.stated_in_text import told_by_text

BODY = "\n\nA ferry sank off the island of Holm on Monday night, the coast guard said at last.\n\nIt rained."


def told(text: str) -> Metadata:
    return told_by_text(normalised(text), cleaned=clean(text))


def test_the_first_line_is_the_headline() -> None:
    assert told("Ferry sinks off the northern coast" + BODY).title == "Ferry sinks off the northern coast"


@pytest.mark.parametrize(
    "above",
    [
        "top of page",
        "• Ingrid Solheim",
        "WORLD",
        "13 September 2021",
        "Photo: The harbour at night",
        "By Ingrid Solheim",
        "Monday, 13 September, 10.30 am",
    ],
)
def test_a_headline_may_stand_below_other_lines(above: str) -> None:
    assert (
        told(f"{above}\n\nFerry sinks off the northern coast{BODY}").title
        == "Ferry sinks off the northern coast"
    )


@pytest.mark.parametrize(
    "first",
    [
        "It rained for days on the islands of the north.",
        "Bergen, Monday (agency)",
        "Photo: The harbour after the storm",
        "Ann Berg and Olav Lund",
        "13 September 2021",
        "A ferry that was carrying passengers;",
    ],
)
def test_a_first_line_that_is_no_headline_gives_no_title(first: str) -> None:
    assert told(first + BODY).title is None


def test_a_section_behind_a_headline_is_left_out() -> None:
    assert (
        told("Ferry sinks off the northern coast | World" + BODY).title
        == "Ferry sinks off the northern coast"
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("First published 14-09-2021", date(2021, 9, 14)),
        ("Posted on September 14, 2021, at 00:34 Last change 01:26", date(2021, 9, 14)),
        ("14 September 2021", date(2021, 9, 14)),
        ("Tuesday, Sept. 14, 2021 - World", date(2021, 9, 14)),
        ("BERGEN (agency), 14-09-2021 11:47 IST", date(2021, 9, 14)),
        ("Updated: 14 September 2021", date(2021, 9, 14)),
        ("Updated 15 September 2021 | Published 14 September 2021", date(2021, 9, 14)),
        ("The king was born on 14 September 1921 in Holm", None),
        ("Photo: The harbour of Holm on 14 September 2021", None),
        ("On 03/04/2021", None),
    ],
)
def test_a_line_at_the_head_may_tell_the_day(line: str, day: date | None) -> None:
    assert told(f"Ferry sinks off the northern coast\n\n{line}{BODY}").published == day


def test_a_dateline_tells_the_day() -> None:
    text = "(Bergen, March 4, 2021) – A ferry sank off the island of Holm, the coast guard said."
    assert told(text).published == date(2021, 3, 4)


def test_a_day_below_the_first_sentence_is_a_day_of_the_news() -> None:
    assert (
        told(f"Ferry sinks off the northern coast{BODY}\n\n14 September 1921\n\nThe king was born.").published
        is None
    )


def test_the_foot_of_a_page_may_tell_the_day() -> None:
    assert told(f"Ferry sinks off the northern coast{BODY}\n\nPublished: 4 March 2021").published == date(
        2021, 3, 4
    )


def test_an_hour_is_kept_with_its_zone_or_without() -> None:
    assert told(f"Published 4 March 2021 at 5.06 pm{BODY}").published_at == datetime(2021, 3, 4, 17, 6)  # noqa: DTZ001 - none is told
    assert told(f"Published 4 March 2021, 17:06 GMT{BODY}").published_at == datetime(
        2021, 3, 4, 17, 6, tzinfo=UTC
    )


def test_labelled_lines_tell_outlet_and_address() -> None:
    known = told(f"Source: Delta Post\nURL: https://delta.example.org/1{BODY}")
    assert (known.source, known.url) == ("Delta Post", "https://delta.example.org/1")


@pytest.mark.parametrize(
    "line", ["Source: a broadcaster in the capital", "Source close to the talks", "source: wire"]
)
def test_a_description_of_a_source_is_no_outlet(line: str) -> None:
    assert told(line + BODY).source is None
