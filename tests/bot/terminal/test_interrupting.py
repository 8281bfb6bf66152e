"""Ctrl-C as a question asked between two steps."""

from __future__ import annotations

import signal

import pytest

from bot.terminal.interrupting import interruptible


def test_the_first_press_is_told_and_the_second_one_ends_the_work() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) == before
