"""Sections under a party's name, and lines that tell who counted: invented events."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_claims
from index.claims.reading.parsed.phrases import take_apart
from index.claims.reading.sided.boxes import is_heading
from index.model import Article, ArticleId, Span


def told(text: str) -> list[tuple[str | None, str | None]]:
    article = Article(id=ArticleId("a"), text=text, event="peru-ecuador-2031")
    return [(claim.side, claim.claimant) for claim in read_claims(article)]


PERU, ECUADOR = "Peruvian authorities", "Ecuadorian authorities"


def test_a_line_of_a_box_counts_those_whom_its_heading_names() -> None:
    text = (
        "Casualties and losses — Ecuador\nPer Ecuador: 21 civilians killed\nPer Peru: 40 soldiers killed\n\n"
        "Casualties and losses — Peru\nPer Peru: 13 soldiers killed\nPer Ecuador: 110+ militants killed"
    )
    assert told(text) == [("Ecuador", ECUADOR), ("Ecuador", PERU), ("Peru", PERU), ("Peru", ECUADOR)]


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Per Ecuador: 21 civilians and eight soldiers killed", "Ecuador"),
        ("Per Ecuador: 40 soldiers killed", None),
        ("Per Ecuador: 40 Peruvian soldiers killed", "Peru"),
    ],
)
def test_a_line_without_a_heading_has_a_side_only_where_it_tells(line: str, side: str | None) -> None:
    assert {found for found, _ in told(f"Peru and Ecuador fought.\n\n{line}")} == {side}


def test_figures_without_a_side_are_those_of_the_partys_section() -> None:
    text = (
        "Peru and Ecuador fought.\n\n## Peru\n\nIts council said 207 soldiers of Peru were dead.\n\n"
        "## Ecuador\n\nThe list of soldiers killed grew to 71.\n\n## Both together\n\nIn all 278 were killed."
    )
    assert [side for side, _ in told(text)] == ["Peru", "Ecuador", "both"]


def test_a_country_that_a_section_only_mentions_does_not_head_it() -> None:
    text = "Peru lost nine men.\n\nWhat Ecuador wants now\n\nThe list of soldiers killed grew to 71."
    assert [side for side, _ in told(text)][-1] == "Peru"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Peru", True),
        ("Peru", True),
        ("Peru spoke.", False),
        ("“In Peru”", False),
        ("In Peru 12 died", False),
    ],
)
def test_a_heading_is_a_short_line_that_does_not_end_like_a_sentence(text: str, heading: bool) -> None:
    assert is_heading(take_apart(text, Span(0, len(text))), text) is heading


def test_words_within_a_line_are_no_heading() -> None:
    text = "Peru, then Ecuador"
    assert not is_heading(take_apart(text, Span(0, 4)), text)
