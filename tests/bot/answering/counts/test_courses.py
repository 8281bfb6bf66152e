"""Updates of one matter are one course; updates of two matters, or with a gap, are two."""

from __future__ import annotations

from bot.answering.counts.courses import courses
from bot.answering.model import Update


def _update(topic: str, was: str, now: str, *citations: int) -> Update:
    return Update(topic=topic, was=was, now=now, citations=citations)


def test_updates_that_follow_each_other_are_one_course_with_each_source_once() -> None:
    (course,) = courses(
        [_update("Norland killed", "9", "12", 3, 1), _update("Norland killed", "12", "15", 1, 2)]
    )

    assert course.steps == ("9", "12", "15")
    assert course.citations == (1, 2, 3)


def test_another_matter_begins_another_course() -> None:
    found = courses([_update("Norland killed", "9", "12", 1), _update("Southmark killed", "12", "15", 2)])

    assert [(course.topic, course.steps) for course in found] == [
        ("Norland killed", ("9", "12")),
        ("Southmark killed", ("12", "15")),
    ]


def test_updates_that_do_not_meet_stay_apart() -> None:
    found = courses([_update("Norland killed", "9", "12", 1), _update("Norland killed", "14", "15", 2)])

    assert [course.steps for course in found] == [("9", "12"), ("14", "15")]


def test_no_updates_have_no_course() -> None:
    assert courses([]) == ()
