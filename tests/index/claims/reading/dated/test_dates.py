"""Days named in a sentence, and the day that a figure describes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.claims.extraction import read_claims
from index.claims.reading.dated.dates import dates_in
from index.claims.tokens import tokenise
from index.model import Article, ArticleId, Span

THURSDAY = date(2031, 3, 13)


def days(text: str, published: date | None = THURSDAY) -> list[date | None]:
    return [mention.on for mention in dates_in(tokenise(text, Span(0, len(text))), published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Tuesday", date(2031, 3, 11)),
        ("on Thursday", THURSDAY),
        ("late on Wednesday", date(2031, 3, 12)),
        ("on Friday", date(2031, 3, 14)),
        ("on Saturday", date(2031, 3, 8)),
        ("yesterday", date(2031, 3, 12)),
        ("today", THURSDAY),
        ("overnight", THURSDAY),
        ("on 9 March", date(2031, 3, 9)),
        ("on March 9", date(2031, 3, 9)),
        ("on Mar. 9", date(2031, 3, 9)),
        ("on the 9th of March", date(2031, 3, 9)),
        ("on 9 March 2029", date(2029, 3, 9)),
        ("on March 9, 2029", date(2029, 3, 9)),
        ("on 28 December", date(2030, 12, 28)),
        ("2031-03-09", date(2031, 3, 9)),
    ],
)
def test_a_day_is_taken_from_the_day_of_publication(text: str, day: date) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize("text", ["in April 2021", "in 2011", "since 2019"])
def test_a_month_or_year_names_no_day(text: str) -> None:
    assert days(text) == [None]


def test_no_such_day_is_no_day() -> None:
    assert days("on 31 February 2030") == [None]


def test_a_weekday_without_a_day_of_publication_is_unknown() -> None:
    assert days("on Tuesday", None) == []


def test_may_as_a_verb_is_no_month() -> None:
    assert days("12 may have died") == []


def as_of(text: str, published: date | None = THURSDAY) -> list[date | None]:
    claims = read_claims(Article(id=ArticleId("a"), text=text, published=published))
    return [claim.as_of for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire killed 12 people.", [THURSDAY]),
        ("As of Tuesday evening 12 people were dead.", [date(2031, 3, 11)]),
        ("The fire killed 12 people, the mayor said on Wednesday.", [date(2031, 3, 12)]),
        ("Shelling on Monday killed 12 people, the mayor said on Wednesday.", [date(2031, 3, 12)]),
        ("By Tuesday 40 people had died.", [date(2031, 3, 11)]),
        ("The crash on Monday killed 12 people.", [THURSDAY]),
        ("Fighting that began on Monday has killed 12 people.", [THURSDAY]),
        ("Since Sunday 40 people have died.", [THURSDAY]),
        ("A day of mourning for the 12 people killed will be held on 20 March.", [THURSDAY]),
        ("The mayor said on Tuesday that 12 people died. Thirty were hurt.", [date(2031, 3, 11)] * 2),
        ("The flood killed 12 people in the valley on Monday, the mayor said.", [date(2031, 3, 10)]),
        ("12 people are dead after a flood in the valley on Monday, the mayor said.", [THURSDAY]),
        ("On Monday, the mayor said 12 people were dead.", [date(2031, 3, 10)]),
        ("12 people have died, the mayor said, three more than he had told on Tuesday.", [THURSDAY] * 2),
        ("Monday night's crowd crush killed 12 people.", [THURSDAY]),
        ("12 people were killed by Monday's storm.", [THURSDAY]),
        ("As of 6 p.m. local time on Tuesday, the count of dead was 12.", [date(2031, 3, 11)]),
        ("As of 11 o'clock in the evening of 28th, 12 people had died.", [date(2031, 2, 28)]),
        (
            "The mayor said on Tuesday that 12 people died. Thirty were hurt. Nine were hurt badly.",
            [date(2031, 3, 11)] * 3,
        ),
        (
            "The mayor said so first, on Monday; a day after that the count had gone to 12 dead.",
            [date(2031, 3, 11)],
        ),
        ("The missing are down to 12, three fewer than two days ago.", [THURSDAY]),
        (
            "The mayor said 12 died on Monday. The guard speaks of 30 dead since Sunday.",
            [date(2031, 3, 10), THURSDAY],
        ),
        ("Monday's shelling killed 12 people.", [date(2031, 3, 10)]),
        (
            "The mayor said two men died on Monday, which raised the number of dead to 12.",
            [date(2031, 3, 10), THURSDAY],
        ),
        ("Police speak of 12 dead. An hour before it had been nine dead.", [THURSDAY] * 2),
        ("The mayor spoke on Tuesday of 12 dead. Thirty are in hospital.", [date(2031, 3, 11), THURSDAY]),
        ("On Monday a dyke broke. Twelve people died.", [date(2031, 3, 10)]),
        ("On Monday a dyke broke. Twelve people are dead.", [THURSDAY]),
        ("Date: 10 March 2031\nDeaths: 12", [THURSDAY]),
        ("Until then the toll had been 24.", [None]),
        ("The flood of 1997 killed 300 people.", [None]),
    ],
)
def test_a_figure_has_the_day_it_describes(text: str, expected: list[date | None]) -> None:
    assert as_of(text) == expected


def test_without_any_date_the_day_is_unknown() -> None:
    assert as_of("The fire killed 12 people.", None) == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the day before", date(2031, 3, 12)),
        ("a day earlier", date(2031, 3, 12)),
        ("three days ago", date(2031, 3, 10)),
        ("two days earlier", date(2031, 3, 11)),
        ("four days before", date(2031, 3, 9)),
        ("last night", date(2031, 3, 12)),
        ("by the 9th, 12 had died", date(2031, 3, 9)),
    ],
)
def test_days_back_and_bare_ordinals_are_days(text: str, day: date) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize("text", ["on the 9th floor", "the day before yesterday's vote", "a 9th body"])
def test_other_ordinals_are_no_days(text: str) -> None:
    assert date(2031, 3, 9) not in days(text)


def test_a_bare_ordinal_is_of_the_month_named_before() -> None:
    text = "It began on 12 January, and by the 14th it had killed 300."
    assert days(text) == [date(2031, 1, 12), date(2031, 1, 14)]


@pytest.mark.parametrize(
    ("text", "back"),
    [("On Tuesday 12 died, on the next day 9", 1), ("On Tuesday 12 died, up from 9 a day earlier", -1)],
)
def test_days_on_and_back_are_counted_from_the_day_named_before(text: str, back: int) -> None:
    tuesday = date(2031, 3, 11)
    assert days(text) == [tuesday, tuesday + timedelta(days=back)]


@pytest.mark.parametrize("text", ["two days later", "on Tuesday, a day after 12 had died"])
def test_a_day_later_than_nothing_is_no_day(text: str) -> None:
    assert days(text)[1:] == []


def test_a_yearless_day_looked_back_on_is_of_the_events_year() -> None:
    article = Article(
        id=ArticleId("a"),
        text="The quake of 12 September killed 300 people. By 14 September 400 people were dead.",
        published=date(2033, 1, 1),
        event="selm-quake-2031",
    )
    assert [claim.as_of for claim in read_claims(article)][-1] == date(2031, 9, 14)


def test_the_last_of_several_days_in_a_row_is_that_of_the_count() -> None:
    article = Article(
        id=ArticleId("a"),
        text="Three more bodies were found on Monday and Tuesday.",
        published=THURSDAY,
    )
    assert [claim.as_of for claim in read_claims(article)] == [date(2031, 3, 11)]


def test_now_leaves_the_day_of_the_sentence_before() -> None:
    text = "The list grew to 71 killed on Tuesday. It now has 80 names, and officials give 281 as wounded."
    assert as_of(text)[-1] == THURSDAY
