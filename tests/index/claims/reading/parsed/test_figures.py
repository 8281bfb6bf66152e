"""Bounds: the words before and after a number, and the interval they leave."""

from __future__ import annotations

import pytest

from index.claims.reading.parsed.figures import Figure
from index.claims.reading.parsed.phrases import take_apart
from index.model import Span


def first_figure(text: str) -> Figure:
    return take_apart(text, Span(0, len(text))).counted[0].figure


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("49 people died", 49, 49, "exact"),
        ("at least 49 people died", 49, None, "at least"),
        ("more than 49 people died", 49, None, "more than"),
        ("no fewer than 49 people died", 49, None, "no fewer than"),
        ("over 49 people died", 49, None, "over"),
        ("upwards of 49 people died", 49, None, "upwards of"),
        ("49 or more people died", 49, None, "or more"),
        ("49+ people died", 49, None, "+"),
        ("up to 60 people died", None, 60, "up to"),
        ("as many as 60 people died", None, 60, "as many as"),
        ("nearly 60 people died", None, 60, "nearly"),
        ("close to 60 people died", None, 60, "close to"),
        ("fewer than 60 people died", None, 60, "fewer than"),
        ("about 60 people died", 60, 60, "about"),
        ("an estimated 60 people died", 60, 60, "an estimated"),
        ("60 or so people died", 60, 60, "or so"),
        ("between 40 and 50 people died", 40, 50, "between"),
        ("dozens of people died", None, None, "dozens"),
        ("at least about 30 people died", 30, None, "at least"),
    ],
)
def test_the_words_of_the_bound_decide_the_interval(
    text: str, low: int | None, high: int | None, qualifier: str
) -> None:
    figure = first_figure(text)
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


def test_up_to_behind_a_verb_of_rising_is_no_bound() -> None:
    assert first_figure("deaths went up to 46").low == 46


def test_over_before_a_small_number_in_words_is_no_bound() -> None:
    assert first_figure("a trial over two people hurt").high == 2


@pytest.mark.parametrize(
    "text", ["another 12 people died", "12 more people died", "a further 12 people died"]
)
def test_words_of_adding_are_kept(text: str) -> None:
    figure = first_figure(text)
    assert figure.more
    assert (figure.low, figure.high) == (12, 12)
