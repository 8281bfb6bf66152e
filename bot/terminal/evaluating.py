"""What ``crosswire eval`` does: index the labelled articles, measure, show, and hold the floors."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Literal

from rich.console import Console

from bot.errors import EvaluationError
from bot.evaluation import floors
from bot.evaluation.floors import broken, gate, pin, pinned
from bot.evaluation.report import EvaluationReport, show_report
from bot.evaluation.run import evaluate
from bot.newsdesk import ReindexProgress
from bot.settings import Settings
from bot.terminal.progress import reindex_progress
from bot.wiring import evaluation_desk

FLOORS = Path(floors.__file__).with_name("floors.json")
"""Where the floors are pinned, in a checkout."""


def measure(settings: Settings, folder: Path, *, answerer: Literal["extractive", "chat"]) -> EvaluationReport:
    """Index the folder's articles apart from the serving index, and measure.

    Raises:
        EvaluationError: if the folder is no labelled one.
    """
    if not (folder / "gold").is_dir() or not (folder / "articles").is_dir():
        raise EvaluationError(f"{folder} is no labelled folder: it needs articles/ and gold/ inside.")
    with closing(evaluation_desk(settings, folder, answerer=answerer)) as desk, reindex_progress() as tell:
        desk.reindex(progress=tell)
        name = settings.llm if answerer == "chat" else None
        return evaluate(
            folder,
            desk,
            answerer=name or "extractive",
            progress=lambda step, done, total: tell(ReindexProgress(step=step, done=done, total=total)),
        )


def show(console: Console, report: EvaluationReport) -> None:
    """Print the figures, the worst cases, and the floors that were broken."""
    show_report(console, report, breaches=broken(report, pinned()))


def hold_floors(report: EvaluationReport) -> None:
    """Refuse figures below the pinned floors.

    Raises:
        EvaluationError: naming every floor that was broken.
    """
    gate(report, pinned())


def pin_floors(report: EvaluationReport, reason: str) -> None:
    """Make these figures the floors; lowering one needs a reason.

    Raises:
        EvaluationError: if a floor would be lowered without a reason.
    """
    pin(FLOORS, report, reason=reason)
