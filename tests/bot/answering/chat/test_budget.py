"""The daily budget, in memory and in a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from bot.answering.chat.budget import (
    DailyBudget,
    FileBudget,
    Usage,
    current_account,
    on_account_of,
)

Make = Callable[..., DailyBudget]


@pytest.fixture(params=["memory", "file"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    if request.param == "memory":
        return DailyBudget
    return lambda **limits: FileBudget(tmp_path / "data" / "budget.json", **limits)


def test_an_account_gets_its_share_and_no_more(make: Make) -> None:
    budget = make(requests=10, requests_per_account=2)
    assert [budget.grants("a") for _ in range(3)] == [True, True, False]
    assert budget.grants("b")


def test_all_accounts_together_get_no_more_than_the_whole(make: Make) -> None:
    budget = make(requests=3, requests_per_account=2)
    assert [budget.grants(name) for name in "aabb"] == [True, True, True, False]
    assert budget.used() == Usage(requests=3)


def test_none_at_all_may_be_granted(make: Make) -> None:
    assert not make(requests=0, requests_per_account=5).grants("a")


def test_a_new_day_begins_anew(make: Make) -> None:
    days = [date(2031, 5, 3)]
    budget = make(requests=1, requests_per_account=1, today=lambda: days[0])
    assert budget.grants("a")
    assert not budget.grants("a")
    days[0] = date(2031, 5, 4)
    assert budget.grants("a")
    assert budget.used("a") == Usage(requests=1)


def test_tokens_are_added_up_by_account(make: Make) -> None:
    budget = make(requests=9, requests_per_account=9)
    budget.record("a", input_tokens=100, output_tokens=20)
    budget.record("a", input_tokens=1, output_tokens=2)
    budget.record("b", input_tokens=5, output_tokens=5)
    assert budget.used("a") == Usage(requests=0, input_tokens=101, output_tokens=22)
    assert budget.used() == Usage(requests=0, input_tokens=106, output_tokens=27)


def test_many_threads_are_granted_exactly_the_whole(make: Make) -> None:
    budget = make(requests=30, requests_per_account=30)
    granted: list[bool] = []
    threads = [Thread(target=lambda: granted.extend(budget.grants("a") for _ in range(10))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(granted) == 30


def test_a_file_budget_outlives_a_restart_on_the_same_day_alone(tmp_path: Path) -> None:
    path, day = tmp_path / "budget.json", date(2031, 5, 3)
    FileBudget(path, requests=5, requests_per_account=1, today=lambda: day).grants("a")
    again = FileBudget(path, requests=5, requests_per_account=1, today=lambda: day)
    assert not again.grants("a")
    later = FileBudget(path, requests=5, requests_per_account=1, today=lambda: date(2031, 5, 4))
    assert later.grants("a")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"day": 3}', '{"day": "2031-05-03", "accounts": {"a": [1]}}', "\x00"]
)
def test_a_damaged_file_counts_as_an_empty_day(tmp_path: Path, text: str) -> None:
    path = tmp_path / "budget.json"
    path.write_text(text, encoding="utf-8")
    budget = FileBudget(path, requests=1, requests_per_account=1, today=lambda: date(2031, 5, 3))
    assert budget.grants("a")


def test_questions_count_against_the_guild_they_are_asked_for() -> None:
    assert current_account() == "terminal"
    with on_account_of("77"):
        assert current_account() == "77"
        with on_account_of("78"):
            assert current_account() == "78"
        assert current_account() == "77"
    assert current_account() == "terminal"
