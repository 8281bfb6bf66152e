"""One evaluation: everything on a labelled folder, through the desk that people ask."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bot.evaluation.answers import measure_answers
from bot.evaluation.claims import measure_claims
from bot.evaluation.labels import Labels, read_labels
from bot.evaluation.metrics import (
    Metrics,
    Tally,
    answer_metrics,
    by_type,
    claim_metrics,
    toll_metrics,
)
from bot.evaluation.report import EvaluationReport
from bot.evaluation.tolls import measure_tolls
from bot.newsdesk import NewsDesk

Progress = Callable[[str, int, int], None]
"""Told the step, how many are done, and of how many."""


def evaluate(
    folder: Path, desk: NewsDesk, *, answerer: str = "extractive", progress: Progress | None = None
) -> EvaluationReport:
    """Measure answers, claims and tolls on a labelled folder.

    Args:
        folder: ``articles/`` and ``gold/`` inside.
        desk: over an index of exactly the folder's ``articles/``.
        answerer: how the report names what answered.
        progress: told of every answered question.

    Raises:
        EvaluationError: if the folder is no labelled one.
        IndexStateError: if the desk has no usable index.
    """
    labels = read_labels(folder)
    started = time.monotonic()
    answers = measure_answers(labels, desk.ask, progress=_step("answers", progress))
    claims = measure_claims(labels, desk.claims())
    tolls = measure_tolls(labels, desk.toll)
    return summarise(labels, answers=answers, claims=claims, tolls=tolls).timed(
        answerer=answerer, seconds=round(time.monotonic() - started, 1)
    )


def _step(name: str, progress: Progress | None) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(name, done, total)


def summarise(labels: Labels, *, answers: Tally, claims: Tally, tolls: Tally) -> EvaluationReport:
    """Turn counts into figures, in total and by event."""

    def figures(event: str | None) -> Metrics:
        return {
            **answer_metrics(answers.of(event)),
            **claim_metrics(claims.of(event)),
            **toll_metrics(tolls.of(event)),
        }

    return EvaluationReport(
        folder=str(labels.folder),
        digest=labels.digest,
        total=figures(None),
        events={event: figures(event) for event in labels.events},
        types=by_type(answers.counts.values()),
        cases=(*answers.cases, *claims.cases, *tolls.cases),
    )
