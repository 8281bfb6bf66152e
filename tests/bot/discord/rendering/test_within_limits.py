"""Whatever is to be shown fits a message, as the double counts it: by Discord's rules, not by ours."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from discord_double import rules
from discord_double.wild import Wild

from bot.answering.model import Answer
from bot.discord.layout import layout
from bot.discord.rendering.answer_card import Setting, answer_card
from bot.discord.rendering.card import Card, Picture, card_chars, card_components
from bot.discord.rendering.check_card import check_card
from bot.discord.rendering.passages_card import passage_pages, passages_card
from bot.discord.rendering.toll_card import claims_card, toll_card
from bot.newsdesk import DeskStatus

STATUS = DeskStatus(
    articles=3,
    passages=12,
    claims=2,
    events=(),
    sources=(),
    made_at=datetime(2026, 1, 2, tzinfo=UTC),
    embedding_model="m",
    answerer="extractive",
)
SETTING = Setting(status=STATUS, card="0123456789abcdef", private=True, hint="A hint.")

UNSEEN = re.compile("[\u0000-\u0008\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
PINGING = re.compile(r"<@|@everyone|@here|<#|</|<t:1:R>|<:a:1>")


def faults(card: Card) -> list[str]:
    attached = {block.name for block in card.blocks if isinstance(block, Picture)}
    return rules.component_faults(layout(card).to_components(), attached=attached)


def sources_named(card: Card) -> set[int]:
    return {int(n) for n in re.findall(r"(?m)^\[(\d+)\] ", card.text)}


@pytest.mark.parametrize("thousand", range(10))
def test_ten_thousand_wild_answers_fit_a_message_and_do_nothing(thousand: int) -> None:
    for seed in range(thousand * 1000, thousand * 1000 + 1000):
        answer = Wild(seed).answer()
        card = answer_card(answer, SETTING)
        assert card_chars(card) <= 4000, seed
        assert card_components(card) <= 40, seed
        assert not UNSEEN.search(card.text), seed
        assert not PINGING.search(card.text), (seed, PINGING.search(card.text))
        assert card.text.count("\n```") == 0, seed
        if seed % 10 == 0:
            assert not faults(card), (seed, faults(card))


def test_every_cited_source_of_an_answer_is_listed() -> None:
    for seed in range(600):
        answer = Wild(seed).answer()
        assert sources_named(answer_card(answer, SETTING)) >= {c.n for c in answer.citations}, seed


@pytest.mark.parametrize("page", [0, 1, 50])
def test_wild_reports_and_their_pages_fit_a_message(page: int) -> None:
    for seed in range(300):
        wild = Wild(seed)
        report = wild.toll_report()
        cards = (
            toll_card(report, status=STATUS, card="c", picture=True),
            claims_card(report, card="c", page=page),
            passages_card(report.citations, card="c", page=page),
            check_card(wild.check_report(), status=STATUS, card="c"),
        )
        for place, card in enumerate(cards):
            assert not faults(card), (seed, place, faults(card))
            assert not PINGING.search(card.text), (seed, place)


def test_pages_of_passages_hold_every_quote_whole() -> None:
    for seed in range(200):
        citations = Wild(seed).citations()
        shown = "".join(passage_pages(citations)).replace("\\", "")
        for citation in citations:
            for word in re.findall(r"[a-z]{4,}", citation.quote):
                assert word in shown, (seed, word)


def test_no_answer_is_empty() -> None:
    nothing = Answer(question="", standalone_question="", abstained=True, statements=(), citations=())
    assert not faults(answer_card(nothing, Setting(status=None)))
