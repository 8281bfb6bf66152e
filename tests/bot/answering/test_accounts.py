"""Which accounts lead an answer on who is to blame: no side's before the other's by being louder."""

from __future__ import annotations

from datetime import date

from bot.answering.accounts import each_side
from index.claims.model import Account, Matter
from index.model import ArticleId, Span


def _account(stance: str, start: int) -> Account:
    return Account(
        article=ArticleId("a.txt"),
        sentence_span=Span(start, start + 5),
        sentence="So they say.",
        matter=Matter.BLAME,
        topic="who started the fighting",
        stance=stance,
        claimant="somebody",
        published=date(2031, 5, 4),
    )


def test_who_tells_that_each_blames_the_other_comes_before_either_side() -> None:
    found = [_account("Chile", 1), _account("Peru", 2), _account("each blames the other", 3)]
    assert [one.stance for one in each_side(found)] == ["each blames the other", "Chile", "Peru"]


def test_each_stance_is_heard_once_however_often_it_is_told() -> None:
    found = [_account("Chile", 1), _account("Chile", 2), _account("Peru", 3)]
    assert [one.sentence_span.start for one in each_side(found)] == [1, 3]
