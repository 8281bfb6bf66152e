"""Reciprocal rank fusion, with values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.retrieval.fusion import fuse


def test_an_item_that_both_rankings_hold_second_beats_one_that_one_holds_first() -> None:
    fused = fuse([["a", "b"], ["c", "b"]])
    assert [item for item, _ in fused] == ["b", "a", "c"]
    assert dict(fused)["b"] == pytest.approx(2 / 62)
    assert dict(fused)["a"] == pytest.approx(1 / 61)


def test_equal_scores_keep_the_order_of_their_first_appearance() -> None:
    assert [item for item, _ in fuse([["x"], ["y"]])] == ["x", "y"]


def test_nothing_ranked_fuses_to_nothing() -> None:
    assert fuse([]) == []
    assert fuse([[], []]) == []


@given(st.lists(st.lists(st.integers(0, 30), unique=True), max_size=4))
def test_every_ranked_item_comes_back_once_with_scores_falling(rankings: list[list[int]]) -> None:
    fused = fuse(rankings)
    assert {item for item, _ in fused} == {item for ranking in rankings for item in ranking}
    assert len({item for item, _ in fused}) == len(fused)
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)
