"""How figures went on: updates of one matter strung together, "49 → 105 → 135"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.model import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What one figure was and became.

    Attributes:
        topic: whose figure it is, as worded.
        steps: the figures as worded, each once, in order; at least two.
        citations: the numbers of the sources of all steps, ascending.
    """

    topic: str
    steps: tuple[str, ...]
    citations: tuple[int, ...]


def courses(updates: Iterable[Update]) -> tuple[Course, ...]:
    """String updates together where one begins with the figure that the one before it ended with."""
    found: list[Course] = []
    for update in updates:
        last = found[-1] if found else None
        if last is not None and last.topic == update.topic and last.steps[-1] == update.was:
            found[-1] = _course(update.topic, (*last.steps, update.now), (*last.citations, *update.citations))
        else:
            found.append(_course(update.topic, (update.was, update.now), update.citations))
    return tuple(found)


def _course(topic: str, steps: tuple[str, ...], citations: Iterable[int]) -> Course:
    return Course(topic=topic, steps=steps, citations=tuple(sorted(set(citations))))
