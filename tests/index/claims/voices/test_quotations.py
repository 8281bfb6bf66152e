"""Where direct speech stands."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.voices.quotations import Speech, quotations
from index.model import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “it is over” and left.", ["“it is over”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("''One,'' he said.", ["''One,''"]),
        ("“It goes on\n“and on.”", ["“It goes on", "“and on.”"]),
        ("Nobody spoke.", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == quoted


def test_the_quoted_share_counts_the_marks() -> None:
    assert Speech("abcd“ef”").share_quoted(Span(0, 8)) == 0.5


def test_a_range_inside_a_quotation_is_within() -> None:
    speech = Speech("He said “we won” twice.")
    assert speech.within(Span(9, 11))
    assert not speech.within(Span(0, 7))


@given(st.text(alphabet="ab “”\"'\n", max_size=60))
def test_quotations_never_overlap_and_lie_in_the_text(text: str) -> None:
    spans = quotations(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
