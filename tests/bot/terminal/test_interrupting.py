"""Ctrl-C as a question asked between two steps."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from bot.terminal.interrupting import interruptible


@pytest.fixture(autouse=True)
def _python_s_own_handling() -> Iterator[None]:
    """Whoever runs the tests may handle Ctrl-C in a way of their own."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_the_first_press_is_told_and_the_second_one_ends_the_work() -> None:
    with interruptible() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
