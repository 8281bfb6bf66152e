"""Reads the days that people type into options."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.errors import QuestionError

_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%Y/%m/%d")


def read_day(text: str | None, *, option: str, today: date | None = None) -> date | None:
    """A day as typed: ``2022-09-13``, ``13.09.2022``, ``13 Sep 2022``, ``today``; None for nothing.

    Args:
        text: what was typed.
        option: the option's name, for the error.
        today: for "today" and "yesterday"; the present day in UTC if not given.

    Raises:
        QuestionError: if it is no day.
    """
    if text is None or not text.strip():
        return None
    words = " ".join(text.replace(",", " ").split())
    today = today or datetime.now(UTC).date()
    if words.casefold() in {"today", "now"}:
        return today
    if words.casefold() == "yesterday":
        return today - timedelta(days=1)
    for form in _FORMS:
        try:
            return datetime.strptime(words, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise QuestionError(f"I can't read {text.strip()[:40]!r} as a day in {option}. Write it like 2022-09-13.")
