"""Floors under the figures: what was reached may not be lost without a written reason.

Floors are pinned with the digest of the labels they were measured on; on other labels they say nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import cast

from bot.errors import EvaluationError
from bot.evaluation.metrics import Metrics
from bot.evaluation.report import COUNTS, EvaluationReport

LOWER_IS_BETTER = frozenset({"abstain_wrong", "too_long", "errors", "harmful_totals"})
"""Metrics that have a ceiling in place of a floor."""

SLACK = 0.001
"""Figures are rounded to three places; a floor is broken beyond this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """Pinned figures.

    Attributes:
        digest: of the labels they were measured on.
        figures: metric -> floor (or ceiling, see :data:`LOWER_IS_BETTER`), over all events.
        reason: why some were lowered the last time that happened; empty if never.
    """

    digest: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)
    reason: str = ""


def pinned() -> Floors:
    """The floors that ship with the product."""
    return parse_floors(resources.files("bot.evaluation").joinpath("floors.json").read_text(encoding="utf-8"))


def parse_floors(text: str) -> Floors:
    """Read floors as :func:`floors_text` writes them.

    Raises:
        EvaluationError: if the text is not of that form.
    """
    try:
        given = cast("Mapping[str, object]", json.loads(text))
        figures = cast("Mapping[str, float]", given["figures"])
        return Floors(
            digest=str(given["digest"]),
            figures={metric: float(figure) for metric, figure in figures.items()},
            reason=str(given.get("reason", "")),
        )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EvaluationError(f"The floors can't be read ({error!r}). Restore floors.json.") from error


def floors_text(floors: Floors) -> str:
    """Floors as JSON text."""
    row = {"digest": floors.digest, "reason": floors.reason, "figures": dict(sorted(floors.figures.items()))}
    return json.dumps(row, indent=1, ensure_ascii=False) + "\n"


def broken(report: EvaluationReport, floors: Floors) -> list[str]:
    """One sentence for each floor that a report breaks; none on labels other than the floors' own."""
    if report.digest != floors.digest:
        return []
    return [
        _breach(metric, report.total.get(metric), floor)
        for metric, floor in sorted(floors.figures.items())
        if _worse(metric, report.total.get(metric), floor)
    ]


def _breach(metric: str, figure: float | None, floor: float) -> str:
    shown = "not measured" if figure is None else f"{figure:g}"
    limit = "above its ceiling" if _down(metric) else "below its floor"
    return f"{metric} is {shown}, {limit} {floor:g}."


def _down(metric: str) -> bool:
    return metric in LOWER_IS_BETTER


def _worse(metric: str, figure: float | None, floor: float) -> bool:
    if figure is None:
        return True
    return figure > floor + SLACK if _down(metric) else figure < floor - SLACK


def gate(report: EvaluationReport, floors: Floors) -> None:
    """Refuse a report that breaks a floor.

    Raises:
        EvaluationError: naming every floor that was broken, and what to do.
    """
    breaches = broken(report, floors)
    if breaches:
        raise EvaluationError(
            " ".join(breaches) + " Find what made it worse; to accept it, pin the floors anew with a reason."
        )


def pin(path: Path, report: EvaluationReport, *, reason: str = "") -> Floors:
    """Write a report's figures as the new floors.

    Args:
        path: the floors file; need not exist.
        report: what was measured.
        reason: why some floors may be lowered; needed if any is, or if the labels changed.

    Raises:
        EvaluationError: if a floor would be lowered, or the labels changed, without a reason.
    """
    before = parse_floors(path.read_text(encoding="utf-8")) if path.exists() else Floors()
    lowered = broken(report, before)
    changed = bool(before.digest) and before.digest != report.digest
    if (lowered or changed) and not reason.strip():
        what = " ".join(lowered) or "The labels are others than those of the floors."
        raise EvaluationError(f"{what} Say why this is accepted, in a sentence.")
    floors = Floors(digest=report.digest, figures=_kept(report.total), reason=reason.strip() or before.reason)
    path.write_text(floors_text(floors), encoding="utf-8")
    return floors


def _kept(total: Metrics) -> dict[str, float]:
    """What is pinned: shares, and the counts that should be small."""
    return {
        metric: figure
        for metric, figure in total.items()
        if figure is not None and (metric not in COUNTS or _down(metric))
    }
