"""Days, cooldowns, suggestions, ids of buttons, loop lag: the small parts."""

from __future__ import annotations

import asyncio
import time
from datetime import date

import pytest
from discord_double.desk import article

from bot.discord.cooldowns import Cooldowns, Rate
from bot.discord.days import read_day
from bot.discord.facts import ArticleFacts, article_choices, choices, find_article
from bot.discord.layout import Wish, read_wish
from bot.discord.loop_lag import LoopLag
from bot.discord.rendering.card import Action
from bot.errors import QuestionError


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2022-09-13", date(2022, 9, 13)),
        (" 13.09.2022 ", date(2022, 9, 13)),
        ("13 Sep 2022", date(2022, 9, 13)),
        ("September 13, 2022", date(2022, 9, 13)),
        ("today", date(2024, 3, 1)),
        ("Yesterday", date(2024, 2, 29)),
        ("", None),
        (None, None),
    ],
)
def test_days_are_read_as_people_write_them(typed: str | None, day: date | None) -> None:
    assert read_day(typed, option="since", today=date(2024, 3, 1)) == day


@pytest.mark.parametrize("typed", ["soon", "2022-13-01", "13/9", "31.02.2022"])
def test_what_is_no_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(QuestionError, match="Write it like 2022-09-13"):
        read_day(typed, option="since")


class Clock:
    """Time that passes when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_rate_lets_so_many_through_and_one_more_when_its_time_has_come() -> None:
    clock = Clock()
    rate = Rate(3, clock=clock)
    for _ in range(3):
        assert rate.wait_seconds("anna") == 0
        rate.take("anna")
    assert rate.wait_seconds("anna") == 20  # three a minute: one in twenty seconds
    assert rate.wait_seconds("boris") == 0
    clock.now += 19
    assert rate.wait_seconds("anna") == 1
    clock.now += 1
    assert rate.wait_seconds("anna") == 0


def test_a_refused_question_does_not_count() -> None:
    clock = Clock()
    cooldowns = Cooldowns(user_per_minute=1, guild_per_minute=1, clock=clock)
    assert cooldowns.refusal(user=1, guild=9) is None
    for _ in range(5):
        assert cooldowns.refusal(user=1, guild=9) is not None
    clock.now += 60
    assert cooldowns.refusal(user=1, guild=9) is None


def test_suggestions_that_begin_with_what_was_typed_come_first_and_are_at_most_25() -> None:
    names = [f"Flood of {year}" for year in range(1990, 2030)] + ["The flood", "Flo"]
    found = choices(names, "flo")
    assert len(found) == 25
    assert choices(names, "the")[0].value == "The flood"
    assert choices(["Old flood", "flood of May"], "flood")[0].name == "flood of May"


def test_a_name_too_long_to_be_sent_is_cut() -> None:
    (choice,) = choices(["x" * 150], "x")
    assert len(choice.name) <= 100
    assert choice.value == "x" * 100


def test_an_article_with_a_long_id_is_found_by_its_choice() -> None:
    address = "https://news.example/" + "p" * 200
    facts = ArticleFacts(id=address, title="Dam", source=None, url=None, published=None, event=None)
    (choice,) = article_choices([facts], "dam")
    assert len(choice.value) <= 100
    assert find_article([facts], choice.value) == facts
    assert find_article([facts], address) == facts
    assert find_article([facts], "something else") is None


def test_articles_are_suggested_by_words_of_title_outlet_and_id() -> None:
    one = article(1)
    facts = ArticleFacts(id=one.id, title=one.title, source=one.source, url=None, published=None, event=None)
    assert article_choices([facts], "harrow valley")
    assert not article_choices([facts], "harrow herald")


@pytest.mark.parametrize("action", list(Action))
def test_the_id_of_a_button_is_read_back(action: Action) -> None:
    wish = Wish(action=action, card="0123456789abcdef", page=12)
    assert read_wish(wish.custom_id) == wish
    assert len(wish.custom_id) <= 100


@pytest.mark.parametrize("custom_id", ["", "cw:ask", "cw:nothing:ab:0", "other:good:ab:0", "cw:good:AB CD:0"])
def test_ids_that_are_not_ours_are_passed_over(custom_id: str) -> None:
    assert read_wish(custom_id) is None


def test_a_stalled_loop_is_measured_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    lag = LoopLag()

    async def stall() -> None:
        measuring = asyncio.create_task(lag.measure())
        await asyncio.sleep(0.06)
        time.sleep(0.3)  # noqa: ASYNC251 - the stall itself
        await asyncio.sleep(0.06)
        measuring.cancel()

    asyncio.run(stall())
    assert lag.lag.worst_ms >= 200
    assert "the event loop stood still for" in caplog.text
