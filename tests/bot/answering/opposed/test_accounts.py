"""Which accounts lead an answer on who is to blame: no side's before the other's by being louder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from reading_builder import reading_of
from shelf_builder import article

from bot.answering.opposed.accounts import account_statement, each_side, on_the_matter, rank_accounts
from bot.answering.question.understanding import understand
from index.claims.model import Account, Matter
from index.model import ArticleId, Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit
from index.sentences import split


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


def test_other_articles_that_tell_the_same_of_the_same_side_bear_a_statement() -> None:
    stated = _account("Chile", 1)
    same = replace(_account("Chile", 7), article=ArticleId("b.txt"))
    opposed = replace(_account("Peru", 8), article=ArticleId("c.txt"))
    another = replace(_account("Chile", 9), article=ArticleId("d.txt"), claimant="a neighbour")
    quotes = account_statement(stated, among=[stated, same, opposed, another]).quotes
    assert [quoted.article for quoted in quotes] == ["a.txt", "b.txt"]


def test_accounts_of_another_attack_than_the_one_asked_for_are_left_out() -> None:
    text = "Peru blames Chile for the Lofa bridge blast. Chile blames Peru for the fire at sea."
    held = article(text, id_="a.txt")
    spans = split(held.text)
    hits = [
        Hit(passage=Passage.cut(held, (span,)), article=held, score=1.0, similarity=0.5, lexical=1.0)
        for span in spans
    ]
    bridge, fire = (
        replace(_account(stance, span.start), sentence=span.of(text), sentence_span=span)
        for stance, span in zip(("Chile", "Peru"), spans, strict=True)
    )
    lexicon = read_lexicon({held.id: held})

    asked = understand("who is to blame for the lofa bridge blast", lexicon=lexicon)
    assert on_the_matter(asked, [fire, bridge], hits=hits) == [bridge]
    asked = understand("who started it", lexicon=lexicon)
    assert on_the_matter(asked, [fire, bridge], hits=hits) == [fire, bridge]


def test_an_account_that_blames_plainly_leads_one_that_counts_the_dead(tmp_path: Path) -> None:
    dead = "Peru said nine soldiers were killed when Chile attacked its border post."
    plain = "Peru says that Chile started the fighting at the border."
    rest = "Troops of Chile and Peru hold the border; fighting between Peru and Chile goes on."
    texts = {"2031-05-03": f"{dead} {rest}", "2031-05-04": f"{plain} {rest}"}
    with reading_of(tmp_path, texts, "who started the fighting between Peru and Chile") as reading:
        ranked = rank_accounts(reading)
    assert [one.sentence for one in ranked if one.stance == "Chile"][:2] == [plain, dead]
