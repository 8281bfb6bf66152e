"""Progress of long work, on stderr so that stdout holds the result alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.newsdesk import ReindexProgress, StageNote


@contextmanager
def reindex_progress() -> Iterator[Callable[[ReindexProgress], None]]:
    """Show the steps of a reindex as bars; where stderr is no terminal, one plain line a step."""
    if not sys.stderr.isatty():
        yield _plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(progress: ReindexProgress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, total=progress.total or None)
            bars.update(
                bars.task_ids[tasks[progress.step]], completed=progress.done, total=progress.total or None
            )

        yield show


@contextmanager
def answer_progress() -> Iterator[Callable[[StageNote], None] | None]:
    """Show where an answer stands, and a chat model's statements once verified; on a terminal alone."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("searching …") as status:
        yield lambda note: status.update(escape(stage_words(note)))


def stage_words(note: StageNote) -> str:
    """A stage in words: ``"reading 30 passages …"``."""
    if note.so_far:
        return " ".join(note.so_far) + " …"
    return f"reading {note.passages} passages …" if note.passages else f"{note.stage} …"


def _plain_lines() -> Callable[[ReindexProgress], None]:
    """A line when a step begins: a log is read later, so bars would only fill it."""
    seen: set[str] = set()

    def show(progress: ReindexProgress) -> None:
        if progress.step not in seen:
            seen.add(progress.step)
            amount = f" ({progress.total})" if progress.total else ""
            sys.stderr.write(f"{progress.step}{amount} …\n")
            sys.stderr.flush()

    return show
