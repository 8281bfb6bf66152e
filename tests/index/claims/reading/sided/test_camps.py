"""For whom a person speaks, and whose people a claimant counts."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def sides(text: str) -> list[str | None]:
    article = Article(id=ArticleId("a"), text=text, published=date(2031, 3, 13), event="peru-ecuador-2031")
    return [claim.side for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian army spokesman, Ana Soto, spoke at noon.", ["Peru"]),
        ("Ana Soto, the Peruvian army's spokeswoman, spoke at noon.", ["Peru"]),
        ("Ana Soto, who likes the Peruvian coast, spoke at noon.", ["both"]),
    ],
)
def test_an_office_told_once_says_for_whom_a_person_speaks(text: str, expected: list[str]) -> None:
    assert (
        sides(f"The clashes of Peru and Ecuador went on. {text}\n\nSoto said 12 people had died.") == expected
    )


def test_a_claimant_goes_on_counting_the_same_people() -> None:
    text = (
        "Nine people died in Peru in the clashes, the doctor Ana Soto said.\n\n"
        "Ecuador lost two men.\n\nDoctor Ana Soto said 12 people had died."
    )
    assert sides(text)[-1] == "Peru"
