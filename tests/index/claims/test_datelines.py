"""Where a sentence begins behind its dateline or its hour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.datelines import behind_dateline
from index.model import Span


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("QUITO, March 13 (Wire) - Nine people died.", "Nine people died."),
        ("LIMA/QUITO — Nine people died.", "Nine people died."),
        ("Quito (Wire) – Nine people died.", "Nine people died."),
        ("14:05 Quito's mayor spoke.", "Quito's mayor spoke."),
        ("Nine people died - most of them in Quito.", "Nine people died - most of them in Quito."),
        ("FLOOD IN QUITO - NINE DEAD", "FLOOD IN QUITO - NINE DEAD"),
        ("The mayor (an engineer) said so.", "The mayor (an engineer) said so."),
    ],
)
def test_the_words_begin_behind_place_agency_and_hour(text: str, rest: str) -> None:
    assert text[behind_dateline(text, Span(0, len(text))) :] == rest


@given(st.text(max_size=200), st.integers(0, 20))
def test_the_beginning_lies_inside_the_sentence(text: str, start: int) -> None:
    span = Span(min(start, len(text)), len(text))
    assert span.start <= behind_dateline(text, span) <= span.end
