"""Which words of a question say who is counted."""

from __future__ import annotations

import pytest

from bot.answering.counts.wanted import narrows_people
from bot.answering.question.terms import Term
from index.retrieval.terms import root


def _term(word: str, *, carried: bool = False) -> Term:
    return Term(word=word, roots=(root(word),), weight=1.0, known=True, name=False, carried=carried)


@pytest.mark.parametrize("word", ["civilians", "children", "policemen", "women"])
def test_a_part_of_all_people_narrows(word: str) -> None:
    assert narrows_people(_term(word))


@pytest.mark.parametrize("word", ["people", "victims", "soldiers", "passengers", "bridge"])
def test_plain_people_and_things_do_not(word: str) -> None:
    assert not narrows_people(_term(word))


def test_what_a_follow_up_takes_over_does_not() -> None:
    assert not narrows_people(_term("civilians", carried=True))
