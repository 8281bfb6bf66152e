"""Numbers of one thing told differently, on invented sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reading_builder import reading_of

from bot.answering.opposed.odds import asked_noun, at_odds, numbers_of
from bot.answering.sentences.evidence import rank_sentences
from index.model import Article, ArticleId, Span


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("how many mass graves are there", "mass graves"),
        ("how many were on the barge", "people"),
        ("the number of villages flooded", "villages flooded"),
        ("how long is the bridge", None),
    ],
)
def test_the_noun_asked_for_stands_behind_how_many(question: str, noun: str | None) -> None:
    assert asked_noun(question) == noun


@pytest.mark.parametrize(
    ("sentence", "noun", "numbers"),
    [
        ("The mayor counted two wells; the engineer knows of one.", "wells", [(2, 2), (1, 1)]),
        ("Some 400 passengers were aboard, the owner said.", "people", [(360, 440)]),
        ("At least 12 boats sailed on 4 May.", "boats", [(12, float("inf"))]),
        ("The bridge is 300 metres long.", "bridges", []),
    ],
)
def test_only_numbers_of_the_noun_are_read(
    sentence: str, noun: str, numbers: list[tuple[float, float]]
) -> None:
    article = Article(id=ArticleId("a"), text=sentence)
    found = numbers_of(noun, article, Span(0, len(sentence)))
    assert [(one.low, one.high) for one in found] == numbers


def _noted(place: Path, texts: dict[str, str]) -> list[list[str]]:
    with reading_of(place, texts, "how many passengers were aboard the barge") as reading:
        found = at_odds(reading, rank_sentences(reading.inquiry, reading.hits)[:1])
    return [[one.claimant for one in disagreement.positions] for disagreement in found]


def test_two_claimants_with_two_numbers_stand_side_by_side_in_ascending_order(tmp_path: Path) -> None:
    texts = {
        "2031-05-02": "Harbour master Mats Vask said 750 passengers were aboard the barge.",
        "2031-05-03": "The owner Olga Ruud said 400 passengers were aboard the barge.",
    }
    assert _noted(tmp_path, texts) == [["Olga Ruud", "Mats Vask"]]


@pytest.mark.parametrize(
    "other",
    [
        "The owner Olga Ruud said some 700 passengers were aboard the barge.",
        "The owner Olga Ruud said 400 passengers were waiting for another ferry at Sundby.",
        "Harbour master Mats Vask said 400 passengers were aboard the barge.",
        "The owner Olga Ruud said 400 sacks were aboard the barge.",
        "The owner Olga Ruud said 82 passengers aboard the barge drowned.",
    ],
)
def test_numbers_that_agree_or_count_something_else_are_no_disagreement(tmp_path: Path, other: str) -> None:
    texts = {
        "2031-05-02": "Harbour master Mats Vask said 750 passengers were aboard the barge.",
        "2031-05-03": other,
    }
    assert _noted(tmp_path, texts) == []


SWAP = {"Olga Ruud": "Mats Vask", "Mats Vask": "Olga Ruud"}


def test_exchanging_the_claimants_exchanges_the_positions(tmp_path: Path) -> None:
    plain = {
        "2031-05-02": "The owner Mats Vask said 750 passengers were aboard the barge.",
        "2031-05-03": "The owner Olga Ruud said 400 passengers were aboard the barge.",
    }
    swapped = {
        day: re.sub(r"Olga Ruud|Mats Vask", lambda match: SWAP[match.group()], text)
        for day, text in plain.items()
    }
    (one,), (other,) = _noted(tmp_path / "plain", plain), _noted(tmp_path / "swapped", swapped)
    assert [SWAP[claimant] for claimant in one] == other
