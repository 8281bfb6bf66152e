"""Figures and days that take turns in a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId

PUBLISHED = date(2031, 3, 20)


def told(text: str) -> list[tuple[int | None, int]]:
    """The figures of a text with the day of March 2031 that each is of."""
    claims = read_claims(Article(id=ArticleId("a"), text=text, published=PUBLISHED))
    return [(claim.low, claim.as_of.day if claim.as_of else 0) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The death toll grew from 50 on 13 March to 71 on the 15th and 77 on the 16th.",
            [(50, 13), (71, 15), (77, 16)],
        ),
        ("Police counted 40 dead on Monday and 55 on Tuesday.", [(40, 17), (55, 18)]),
        (
            "The death toll was 12 on 3 March, 19 on 5 March and 24 on 7 March, he said on 9 March.",
            [(12, 3), (19, 5), (24, 7)],
        ),
        ("On 3 March 12 people died, and on 5 March nine people died.", [(12, 3), (9, 5)]),
        ("Twelve people died on 3 March, and two days later another 9 people died.", [(12, 3), (9, 5)]),
        ("The toll rose to 77 on Wednesday, from 50 on Monday.", [(77, 19), (50, 17)]),
        (
            "On 3 March the port office spoke of 12 deaths, on 5 March of 19 and on 7 March of 24.",
            [(12, 3), (19, 5), (24, 7)],
        ),
        ("By 3 March 12 people had died, by 5 March 19, and by the 7th 24.", [(12, 3), (19, 5), (24, 7)]),
        ("The death toll climbed to 12 on Monday and 24 a day later.", [(12, 17), (24, 18)]),
        ("The toll stood at 1,600 on 5 March 2031, the mayor said.", [(1600, 5)]),
    ],
)
def test_each_figure_of_a_row_has_the_day_beside_it(text: str, expected: list[tuple[int, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The landslide on Monday killed 12 people and hurt 30, the mayor said on Wednesday.",
            [(12, 19), (30, 19)],
        ),
        ("The mayor said on Wednesday that 12 people had died and 30 were hurt.", [(12, 19), (30, 19)]),
    ],
)
def test_one_day_for_several_figures_is_no_row(text: str, expected: list[tuple[int, int]]) -> None:
    assert told(text) == expected
