"""Who is behind an attack: said, claimed and denied, on sentences of an invented one."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.accounts import read_accounts
from index.claims.opposition import opposed
from index.model import Article, ArticleId

ATTACK = "\n\nGunmen attacked a hall in Lima; the attack was the worst for years. Two attackers were caught."
TOPIC = "who is to blame over the attack"


def _told(sentence: str, rest: str = ATTACK) -> list[tuple[str, str | None]]:
    article = Article(id=ArticleId("a.txt"), text=sentence + rest, published=date(2021, 5, 6), event="e")
    return [
        (one.stance, one.claimant)
        for one in read_accounts(article)
        if one.topic == TOPIC and one.sentence_span.end <= len(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "stance", "claimant"),
    [
        ("Chile was behind the attack, Peru's president said.", "Chile", "Peruvian president"),
        ("Chile, with two of its allies, took part, Peru's police said.", "Chile", "Peruvian police"),
        ("Peru's police said Chile had a hand in the bombing.", "Chile", "Peruvian police"),
        (
            "The attack was planned by Chile, Peru's interior minister said.",
            "Chile",
            "Peruvian interior minister",
        ),
        (
            "Chile had absolutely nothing to do with the attack, its foreign minister said.",
            "not Chile",
            "Chilean foreign minister",
        ),
        ("There was no involvement by Chile, the White House said.", "not Chile", "White House"),
        ("Chile denied any part in the attack.", "not Chile", "Chilean authorities"),
        ("Chile's president denied that his country was behind it.", "not Chile", "Chilean president"),
        (
            "The Andean Freedom Front claimed responsibility on Telegram.",
            "Andean Freedom Front",
            "Andean Freedom Front",
        ),
        (
            "Responsibility was claimed by the Andean Freedom Front.",
            "Andean Freedom Front",
            "Andean Freedom Front",
        ),
    ],
)
def test_a_part_in_an_attack_is_told_claimed_or_denied(sentence: str, stance: str, claimant: str) -> None:
    assert _told(sentence) == [(stance, claimant)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police took part in the search.",
        "The mayor had a role in the play.",
        "The attackers planned it for months, police said.",
        "The Andean Freedom Front, which had said it was behind the attack, took that back.",
    ],
)
def test_a_part_in_something_else_or_by_nobody_named_is_no_account(sentence: str) -> None:
    assert _told(sentence) == []


def test_what_is_told_of_armies_in_battle_is_no_account_of_an_attack() -> None:
    war = "\n\nTroops of Peru and Chile shelled each other; armies hold the frontline after clashes."
    assert _told("Chile was behind the attack, Peru's president said.", war) == []


def test_who_blames_and_who_rejects_that_are_both_heard() -> None:
    told = _told("Peru blames Chile, something Chile rejects.")
    assert told == [("Chile", "Peruvian authorities"), ("not Chile", "Chile")]


def _conflicts(*sentences: str) -> list[list[str]]:
    accounts = []
    for number, sentence in enumerate(sentences):
        text = sentence + ATTACK
        article = Article(id=ArticleId(f"{number}.txt"), text=text, published=date(2021, 5, 6), event="e")
        accounts += [one for one in read_accounts(article) if one.sentence_span.end <= len(sentence)]
    return [[one.stance for one in conflict.positions] for conflict in opposed(accounts)]


def test_two_culprits_of_one_attack_and_a_denial_are_opposed_and_two_denials_are_not() -> None:
    blame = "Chile was behind the attack, Peru's president said."
    denial = "There was no involvement by Chile, the White House said."
    claim = "The Andean Freedom Front claimed responsibility on Telegram."
    assert _conflicts(blame, denial) == [["Chile", "not Chile"]]
    assert _conflicts(blame, claim) == [["Chile", "Andean Freedom Front"]]
    assert _conflicts(denial, "Chile denied any part in the attack.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials have no evidence yet that Chile was behind the attack, Peru said.",
        "Peru's police asked whether Chile was behind the attack.",
    ],
)
def test_where_it_is_left_open_who_did_it_nobody_is_blamed(sentence: str) -> None:
    assert _told(sentence) == []
