"""Figures and dates of a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.chat.figures import Date, dates_in, figures_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("49 people died.", [49]),
        ("Forty-nine people died.", [49]),
        ("1,234 homes and 2 schools", [1234, 2]),
        ("3 million fled", [3_000_000]),
        ("a dozen villages", [12]),
        ("Dozens died.", ["dozens"]),
        ("He was hit twice.", ["twice"]),
        ("a 34-year-old man", ["34-year-old"]),
        ("a two-week truce", ["two-week"]),
        ("It began at 10:30.", ["10:30"]),
        ("the first of both", ["first", "both"]),
        ("Nobody came.", []),
        ("On 3 May 2031 it rained.", []),
        ("- and – – -", []),
    ],
)
def test_figures_are_read_in_digits_and_words_and_not_out_of_dates(text: str, values: list[object]) -> None:
    assert [figure.value for figure in figures_in(text)] == values


def test_a_share_is_not_a_count_and_a_year_not_a_number_of_people() -> None:
    assert [figure.unit for figure in figures_in("35% and 35 percent of 35 people")] == ["%", "%", ""]
    war, people = figures_in("the 2019 war; 2019 people")
    assert war.key != people.key


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 60 died", "at least"),
        ("more than 60 died", "at least"),
        ("no fewer than 60 died", "at least"),
        ("up to 60 died", "at most"),
        ("no more than 60 died", "at most"),
        ("nearly 60 died", "at most"),
        ("about 60 died", "about"),
        ("60 died", "none"),
        ("at least one said 60 died", "none"),
    ],
)
def test_the_words_of_a_bound_are_read_with_their_figure(text: str, bound: str) -> None:
    assert figures_in(text)[-1].bound == bound


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on 3 May 2031", [Date(2031, 5, 3)]),
        ("on the 3rd of May", [Date(None, 5, 3)]),
        ("on May 3, 2031,", [Date(2031, 5, 3)]),
        ("on Sept. 13", [Date(None, 9, 13)]),
        ("on 2031-05-03", [Date(2031, 5, 3)]),
        ("in May 2031", [Date(2031, 5, None)]),
        ("in October", [Date(None, 10, None)]),
        ("It may rain 3 times.", []),
        ("They march 20 miles.", []),
        ("on May 3,000 people came", []),
    ],
)
def test_dates_are_read_as_far_as_they_are_told(text: str, dates: list[Date]) -> None:
    found = [date for date, _ in dates_in(text)]
    if text.startswith(("They march", "on May 3,000")):
        assert Date(None, 5, 3) not in found
    else:
        assert found == dates


def test_a_date_tells_another_only_if_it_tells_as_much() -> None:
    assert Date(2031, 5, 3).tells(Date(None, 5, 3))
    assert Date(2031, 5, 3).tells(Date(2031, 5, None))
    assert not Date(None, 5, 3).tells(Date(2031, 5, 3))
    assert not Date(2031, 5, None).tells(Date(None, 5, 3))
    assert not Date(2031, 5, 3).tells(Date(None, 6, 3))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures_in(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
