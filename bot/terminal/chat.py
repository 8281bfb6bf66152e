"""A conversation in the terminal: follow-up questions keep what was said before."""

from __future__ import annotations

from rich.console import Console

from bot.answering.model import Question, Turn
from bot.newsdesk import NewsDesk
from bot.terminal.progress import answer_progress
from bot.terminal.show import show_answer
from index.errors import CrosswireError

MAX_TURNS = 6
"""How many earlier turns a follow-up sees: enough for "and on the other side?", little to carry."""


def converse(desk: NewsDesk, console: Console) -> None:
    """Read questions until an empty line, ``/quit`` or the end of the input; ``/new`` forgets the history."""
    console.print("Ask about the articles. /new starts afresh, /quit or an empty line ends.", highlight=False)
    history: tuple[Turn, ...] = ()
    while (line := _read(console)) not in ("", "/quit"):
        if line == "/new":
            history = ()
            continue
        try:
            with answer_progress() as stage:
                answer = desk.ask(Question(text=line, history=history), stage=stage)
        except CrosswireError as error:
            console.print(str(error), markup=False, highlight=False)
            continue
        show_answer(console, answer)
        history = (*history, Turn(question=answer.standalone_question, answer=answer.text))[-MAX_TURNS:]


def _read(console: Console) -> str:
    try:
        return console.input("\n[bold]>[/bold] ").strip()
    except EOFError:
        return ""
