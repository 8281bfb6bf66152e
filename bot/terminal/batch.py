"""Many questions from a file, one answer a line: the model is loaded once."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import QuestionError
from bot.json_forms import JsonObject, answer_json, dump, read_question
from bot.newsdesk import NewsDesk
from index.errors import CrosswireError

_LOG = logging.getLogger(__name__)


def answer_batch(desk: NewsDesk, file: str) -> None:
    """Answer each line of ``file`` ("-" for stdin) on stdout, in order.

    A line that can't be answered gives ``{"error": "…"}`` in its place; empty lines are passed over.

    Raises:
        QuestionError: if the file can't be read.
    """
    for line in _lines(file):
        if line.strip():
            sys.stdout.write(dump(_answer(desk, line)) + "\n")
            sys.stdout.flush()


def _answer(desk: NewsDesk, line: str) -> JsonObject:
    try:
        return answer_json(desk.ask(read_question(line)))
    except CrosswireError as error:
        return {"error": str(error)}
    except Exception as error:  # noqa: BLE001 - one line must not lose the answers to all others
        _LOG.debug("unexpected", exc_info=True)
        return {"error": f"unexpected {type(error).__name__}: {error}. This is a fault of Crosswire."}


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        yield from sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8", errors="replace") as questions:
            yield from questions
    except OSError as error:
        raise QuestionError(f"The questions in {file} can't be read: {error.strerror}.") from error
