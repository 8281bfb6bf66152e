"""Numbers as news writes them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.numbers import Number, number_at
from index.claims.tokens import tokenise
from index.model import Span


def first_number(text: str) -> Number | None:
    tokens = tokenise(text, Span(0, len(text)))
    return next((number for at in range(len(tokens)) if (number := number_at(tokens, at))), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("41", 41),
        ("1,234", 1234),
        ("1.234", 1234),
        ("12,50,000", 1_250_000),
        ("3 825 people", 3825),
        ("3\u202f825 people", 3825),
        ("12k", 12_000),
        ("1.2 million", 1_200_000),
        ("5 lakh", 500_000),
        ("1.5 crore", 15_000_000),
        ("zero", 0),
        ("nineteen", 19),
        ("thirty-four", 34),
        ("Forty-one", 41),
        ("a hundred and two", 102),
        ("two hundred", 200),
        ("one thousand two hundred and six", 1206),
        ("three hundred thousand", 300_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a couple of", 2),
        ("a pair of", 2),
    ],
)
def test_a_number_has_its_value(text: str, value: int) -> None:
    number = first_number(text)
    assert number is not None
    assert (number.low, number.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 to 50", 40, 50),
        ("40–50", 40, 50),
        ("between 40 and 50", 40, 50),
        ("18 to 20 thousand", 18_000, 20_000),
        ("seven or eight", 7, 8),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: int, high: int) -> None:
    number = first_number(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["dozens", "scores", "hundreds", "tens of thousands", "several", "dozens or scores"]
)
def test_a_vague_quantity_keeps_its_words_and_has_no_value(text: str) -> None:
    number = first_number(text)
    assert number is not None
    assert (number.vague, number.low, number.high) == (text, None, None)


@pytest.mark.parametrize(
    "text",
    ["10:30", "6.8", "21st", "34-year-old", "7.2-magnitude", "F-16", "MH17", "1990s", "the", "many", "a man"],
)
def test_what_is_no_count_is_no_number(text: str) -> None:
    assert first_number(text) is None


def test_a_larger_number_behind_or_is_no_range() -> None:
    number = first_number("2 or 40")
    assert number is not None
    assert (number.low, number.high) == (2, 2)


def test_a_number_behind_a_capitalised_word_is_not_joined_to_the_next() -> None:
    number = first_number("May 14 100 people")
    assert number is not None
    assert number.low == 14


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_separators_have_the_value_of_the_integer(value: int) -> None:
    number = first_number(f"{value:,}")
    assert number is not None
    assert number.low == number.high == value


@given(st.text(max_size=200))
def test_tokens_lie_where_they_say_and_in_order(text: str) -> None:
    tokens = tokenise(text, Span(0, len(text)))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(alphabet="0123456789,. abmilontyhudre-", max_size=60))
def test_no_text_of_digits_and_words_breaks_the_reader(text: str) -> None:
    tokens = tokenise(text, Span(0, len(text)))
    for at in range(len(tokens)):
        number = number_at(tokens, at)
        assert number is None or at <= number.start < number.end <= len(tokens)
