"""What a reader sees of an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from discord_double.desk import ScriptedDesk, citation, flood_answer

from bot.answering.model import Answer, Question, Statement
from bot.discord.rendering.answer_card import Setting, answer_card
from bot.discord.rendering.card import buttons, card_chars

SETTING = Setting(status=ScriptedDesk().status(), card="c1")


def flood() -> Answer:
    return flood_answer(Question(text="How many died?"))


def test_numbers_in_the_answer_match_the_listed_sources() -> None:
    text = answer_card(flood(), SETTING).text
    assert "regional governor Ines Moreau [2]." in text
    assert "\n[2] [Dam breaks above Harrow](<https://news.example/2/dam#:~:text=" in text
    assert "Tribune · 10 May 2023" in text


def test_every_position_of_a_disagreement_stands_with_its_claimant_and_citation() -> None:
    text = answer_card(flood(), SETTING).text
    assert "Where the sources disagree" in text
    assert "- **Ines Moreau**: 19 dead [2]\n- **the mayor of Harrow Mill**: at least 24 dead [3]" in text


def test_a_replaced_figure_is_an_update_and_no_disagreement() -> None:
    assert "- People killed: 11 → **19** [1][2]" in answer_card(flood(), SETTING).text


def test_the_last_line_tells_age_of_the_index_number_of_articles_and_answerer() -> None:
    last = answer_card(flood(), SETTING).text.splitlines()[-1]
    made = int(datetime(2026, 1, 2, 3, 4, tzinfo=UTC).timestamp())
    assert last == f"-# Index updated <t:{made}:R> · 3 articles · answerer: extractive, no AI wording"


def test_wording_by_a_language_model_is_marked() -> None:
    text = answer_card(replace(flood(), answerer="openai:small"), SETTING).text
    assert "worded by AI: openai:small" in text


def test_an_answer_too_long_is_cut_at_a_sentence_and_says_so() -> None:
    told = Statement(text="The river rose by another metre in the night.", citations=(1,))
    long = replace(flood(), statements=(told,) * 120)
    card = answer_card(long, SETTING)
    answer = card.text.split("Cut to fit")[0]
    assert "Cut to fit a message." in card.text
    assert answer.rstrip("-# \n").endswith("in the night [1].")
    assert card_chars(card) <= 4000


def test_an_abstention_lists_the_nearest_passages_and_not_sources() -> None:
    silent = replace(flood(), abstained=True, disagreements=(), updates=())
    text = answer_card(silent, SETTING).text
    assert "**Nearest passages**" in text
    assert "**Sources**" not in text


def test_a_follow_up_shows_how_it_was_understood() -> None:
    asked = replace(
        flood(), question="and the wounded?", standalone_question="How many were wounded in Harrow?"
    )
    assert "-# Understood as: How many were wounded in Harrow?" in answer_card(asked, SETTING).text


def test_share_is_offered_where_the_answer_is_private_only() -> None:
    private = answer_card(flood(), replace(SETTING, private=True))
    assert [button.label for button in buttons(private)] == [
        "Show passages",
        "Follow up",
        "Share",
        "Helpful",
        "Not helpful",
    ]
    assert "Share" not in [button.label for button in buttons(answer_card(flood(), SETTING))]


def test_forty_cited_sources_are_all_listed() -> None:
    many = tuple(citation(n, "Water stood in the streets of the lower town.") for n in range(1, 41))
    text = answer_card(replace(flood(), citations=many), SETTING).text
    assert all(f"\n[{n}] " in text for n in range(1, 41))
