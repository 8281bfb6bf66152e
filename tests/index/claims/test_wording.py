"""A figure in words."""

from __future__ import annotations

import pytest
from claim_builder import at_least, claim
from hypothesis import given
from hypothesis import strategies as st

from index.claims.wording import figure_words, toll_words, worded


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (49, 49, "exact", "49"),
        (49, None, "at least", "at least 49"),
        (49, None, "more than", "more than 49"),
        (49, None, "exact", "at least 49"),
        (None, 60, "nearly", "nearly 60"),
        (None, 60, "", "up to 60"),
        (60, 60, "about", "about 60"),
        (40, 50, "between", "40 to 50"),
        (11300, 11300, "exact", "11,300"),
        (49, None, "or more", "49 or more"),
        (None, None, "dozens", "dozens"),
        (None, None, "exact", "an unstated number"),
        (0, 0, "exact", "0"),
    ],
)
def test_a_figure_keeps_its_bound_and_its_words(
    low: int | None, high: int | None, qualifier: str, words: str
) -> None:
    assert figure_words(low, high, qualifier) == words


def test_a_claim_is_worded_by_its_figure() -> None:
    assert worded(at_least(49)) == "at least 49"
    assert worded(claim(105)) == "105"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(49, 105, "49 to 105"), (49, None, "at least 49"), (None, 60, "up to 60"), (None, None, "no number")],
)
def test_a_range_is_worded_by_its_ends(low: int | None, high: int | None, words: str) -> None:
    assert toll_words(low, high) == words


@given(st.none() | st.integers(0, 10**7), st.none() | st.integers(0, 10**7), st.text(max_size=12))
def test_every_bound_stands_in_the_words(low: int | None, high: int | None, qualifier: str) -> None:
    words = figure_words(low, high, qualifier)
    assert all(f"{bound:,}" in words for bound in {low, high} if bound is not None)
    assert words
