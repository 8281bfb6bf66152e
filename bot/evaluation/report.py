"""What an evaluation found: for machines as JSON, for people as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from bot.evaluation.metrics import Case, Metrics

if TYPE_CHECKING:
    from rich.console import Console

COUNTS = frozenset(
    {"questions", "too_long", "errors", "claims_wanted", "claims_found", "toll_rows", "harmful_totals"}
)
"""Metrics that are counts; all others are shares between 0 and 1."""

WORST_CASES = 3
"""How many cases of each metric the tables show; the JSON has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationReport:
    """Figures of one evaluation.

    Attributes:
        folder: the labelled folder.
        digest: of its labels; figures can be compared only on the same labels.
        total: every metric over all events.
        events: the same by event.
        types: right answers by type of question, as ``"12/17"``.
        cases: everything that went wrong.
        answerer: what answered the questions.
        seconds: wall-clock time of the whole evaluation.
    """

    folder: str
    digest: str
    total: Metrics
    events: Mapping[str, Metrics]
    types: Mapping[str, str]
    cases: tuple[Case, ...]
    answerer: str = "extractive"
    seconds: float = 0.0

    def timed(self, *, answerer: str, seconds: float) -> EvaluationReport:
        """The same report with what answered and how long it took."""
        return replace(self, answerer=answerer, seconds=seconds)


def report_json(report: EvaluationReport) -> dict[str, object]:
    """What ``crosswire eval --json`` prints."""
    return {
        "folder": report.folder,
        "digest": report.digest,
        "answerer": report.answerer,
        "seconds": report.seconds,
        "total": dict(report.total),
        "by_event": {event: dict(figures) for event, figures in report.events.items()},
        "by_type": dict(report.types),
        "cases": [asdict(case) for case in report.cases],
    }


def show_report(console: Console, report: EvaluationReport, *, breaches: Sequence[str] = ()) -> None:
    """Print the figures as a table, by event and in total, then the worst cases and broken floors."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=f"{escape(report.folder)} · {report.answerer} · {report.seconds:.0f} s")
    table.add_column("metric", no_wrap=True)
    table.add_column("total", justify="right", style="bold")
    for event in report.events:
        table.add_column(escape(event), justify="right", overflow="fold")
    for metric in report.total:
        cells = [report.total[metric], *(figures.get(metric) for figures in report.events.values())]
        table.add_row(metric, *(_cell(metric, cell) for cell in cells))
    console.print(table)
    if report.types:
        console.print(
            "Right answers by type: " + ", ".join(f"{kind} {n}" for kind, n in report.types.items())
        )
    _show_cases(console, report.cases)
    for breach in breaches:
        console.print(f"[bold red]{escape(breach)}[/]")


def _cell(metric: str, figure: float | None) -> str:
    if figure is None:
        return "–"
    return f"{figure:.0f}" if metric in COUNTS else f"{figure:.3f}"


def _show_cases(console: Console, cases: Sequence[Case]) -> None:
    from rich.markup import escape

    metrics = dict.fromkeys(case.metric for case in cases)
    for metric in metrics:
        of_metric = [case for case in cases if case.metric == metric]
        console.print(f"\n[bold]{metric}[/]: {len(of_metric)} cases, such as")
        for case in spread(of_metric)[:WORST_CASES]:
            console.print(
                f"  {escape(case.event)} {escape(case.label)}: {escape(case.asked)}\n"
                f"    wanted: {escape(case.wanted)}\n    got: {escape(case.got)}"
            )


def spread(cases: Sequence[Case]) -> list[Case]:
    """Cases with every event once in front, so that a few of them show all events."""
    seen: dict[str, int] = {}
    ranked: list[tuple[int, int, Case]] = []
    for place, case in enumerate(cases):
        seen[case.event] = seen.get(case.event, 0) + 1
        ranked.append((seen[case.event], place, case))
    return [case for _, _, case in sorted(ranked, key=lambda item: item[:2])]
