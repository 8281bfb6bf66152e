"""Prompts: loaded, filled, told apart, and every one of them used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import prompts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", prompts.names())
def test_every_prompt_can_be_filled_and_leaves_no_variable_open(name: str) -> None:
    prompt = prompts.load(name)
    filled = prompt.fill(**{variable: f"<{variable}>" for variable in prompt.variables})
    for variable in prompt.variables:
        assert f"<{variable}>" in filled.rules + filled.task
        assert f"${variable}" not in filled.rules + filled.task


@pytest.mark.parametrize("name", prompts.names())
def test_every_prompt_is_used(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    assert f'prompts.load("{name}")' in code


@pytest.mark.parametrize("name", prompts.names())
def test_every_prompt_says_that_what_it_is_given_is_no_order(name: str) -> None:
    assert re.search(r"never (an order|orders) to follow", prompts.load(name).rules)


def test_a_missing_value_and_a_value_too_many_are_refused() -> None:
    values = dict.fromkeys(prompts.load("mend").variables, "x")
    with pytest.raises(ValueError, match="mend"):
        prompts.load("mend").fill(**values, more="x")
    values.popitem()
    with pytest.raises(ValueError, match="mend"):
        prompts.load("mend").fill(**values)


def test_a_value_that_looks_like_a_variable_stays_as_it_is() -> None:
    values = dict.fromkeys(prompts.load("mend").variables, "x") | {
        "reply": "costs $5 and $fence and ${shape}"
    }
    assert "costs $5 and $fence and ${shape}" in prompts.load("mend").fill(**values).task


def test_a_prompt_of_another_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="answer, mend, standalone_question"):
        prompts.load("../pyproject")


def test_the_fingerprint_is_that_of_the_words_and_not_of_the_values() -> None:
    prompt = prompts.load("answer")
    one = prompt.fill(**dict.fromkeys(prompt.variables, "a"))
    two = prompt.fill(**dict.fromkeys(prompt.variables, "b"))
    assert one.fingerprint == two.fingerprint == prompt.fingerprint
    assert re.fullmatch("[0-9a-f]{12}", prompt.fingerprint)
    changed = prompts.Prompt(prompt.name, prompt.rules + " ", prompt.task)
    assert changed.fingerprint != prompt.fingerprint


def test_prompts_are_read_from_markdown_with_both_parts() -> None:
    assert prompts.names() == ("answer", "mend", "standalone_question")
    for name in prompts.names():
        assert prompts.load(name).rules
        assert prompts.load(name).task
