"""Shares of a whole in lists: which figures are read without a verb of their own, and which are not."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def counts(text: str) -> list[tuple[int | None, str]]:
    """The numbers of a text that are read, each with its kind, in order."""
    article = Article(id=ArticleId("x"), text=text, published=date(2031, 3, 13))
    return [(claim.low or claim.high, str(claim.kind)) for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        (
            "The avalanches took 58 lives, rescuers said: 41 in Highmark, 15 in Lowmark and two in Oldtown.",
            [41, 15, 2],
        ),
        ("Injuries: 1,204 (1,100 in Highmark, 104 in Lowmark)", [1100, 104]),
        ("The cholera ward counts 90 dead: 60 among the harvesters and 30 from the mill.", [60, 30]),
        ("Of those killed, 12 were miners and three firemen.", [12, 3]),
        ("The stampede killed 40 people, of whom seven were women and 15 children.", [7, 15]),
        ("The derailment injured 72 people, 33 of them seriously and 39 slightly.", [33, 39]),
        ("In Highmark 24 people died, in Lowmark seven and in Oldtown one.", [7, 1]),
        (
            "Two hikers died, one of them a student, and the town of Highmark reported three, all guides.",
            [1, 3],
        ),
        (
            "The gale killed eight people in Ash County, five in Elm County, one each in Oak and Fir.",
            [5, 1],
        ),
    ],
)
def test_shares_of_a_whole_are_read(text: str, shares: list[int]) -> None:
    assert [number for number, _ in counts(text)][-len(shares) :] == shares


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The landslide killed 40 people: 300 from the valley had fled in time.", 40),
        ("The landslide killed 40 people, of whom seven were women, and 15 are in custody.", 40),
    ],
)
def test_what_is_more_than_the_whole_or_has_a_verb_of_its_own_is_no_share(text: str, whole: int) -> None:
    numbers = [number for number, kind in counts(text) if kind == "killed"]
    assert numbers[0] == whole
    assert {300, 15}.isdisjoint(numbers)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The ferry fire killed 30 people. Twenty were foreign nationals, from Norland and Sudmark.", 20),
        ("The ferry fire killed 30 people. Nine were minors.", 9),
        ("The ferry fire killed 30 people. Eleven were in their twenties.", 11),
        ("The ferry fire killed 30 people. Twenty-six foreign nationals were among the victims.", 26),
        ("The ferry fire killed 30 people. Of the 30 dead, 14 were in their teens.", 14),
        ("Of the confirmed dead, 12 were in Highmark.", 12),
    ],
)
def test_who_the_dead_were_counts_parts_of_them(text: str, part: int) -> None:
    assert counts(text)[-1] == (part, "killed")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry fire killed 30 people. Fifty were passengers.",
        "The ferry fire killed 30 people. Nine were arrested.",
        "The ferry fire killed 30 people. Two were on duty that night.",
        "Nine were minors.",
    ],
)
def test_other_sentences_that_open_with_a_figure_count_no_dead(text: str) -> None:
    assert [number for number, _ in counts(text) if number != 30] == []
