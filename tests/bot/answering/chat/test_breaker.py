"""The circuit breaker, by a clock that the test sets."""

from __future__ import annotations

from bot.answering.chat.breaker import CircuitBreaker


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_two_failures_in_a_row_open_it_and_one_does_not() -> None:
    breaker = CircuitBreaker(failures=2, rest_seconds=30, clock=Clock())
    assert breaker.admits()
    breaker.failed()
    assert breaker.admits()
    breaker.failed()
    assert not breaker.admits()
    assert breaker.resting


def test_a_success_between_two_failures_keeps_it_closed() -> None:
    breaker = CircuitBreaker(failures=2, rest_seconds=30, clock=Clock())
    breaker.failed()
    breaker.worked()
    breaker.failed()
    assert breaker.admits()


def test_after_its_rest_one_question_alone_tries_again() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, rest_seconds=30, clock=clock)
    breaker.failed()
    clock.now += 29.9
    assert not breaker.admits()
    clock.now += 0.2
    assert breaker.admits()
    assert not breaker.admits()
    breaker.worked()
    assert breaker.admits()
    assert breaker.admits()


def test_a_failed_trial_doubles_the_rest_up_to_the_longest() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, rest_seconds=10, longest_rest_seconds=30, clock=clock)
    breaker.failed()
    for rest in (20, 30, 30):
        clock.now += 31
        assert breaker.admits()
        breaker.failed()
        clock.now += rest - 0.5
        assert not breaker.admits()
        clock.now += 1
        assert breaker.admits()
        breaker.undecided()


def test_a_trial_that_was_given_up_lets_the_next_question_try() -> None:
    clock = Clock()
    breaker = CircuitBreaker(failures=1, rest_seconds=10, clock=clock)
    breaker.failed()
    clock.now += 11
    assert breaker.admits()
    breaker.undecided()
    assert breaker.admits()
