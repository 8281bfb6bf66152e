"""Tolls as the desk reports them for a day, held against the labelled ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.answering.model import TollInquiry, TollReport, TollView
from bot.evaluation.labels import LabelledClaim, LabelledToll, Labels
from bot.evaluation.metrics import Case, Tally
from bot.evaluation.sameness import same_passage, same_side
from index.claims.model import Claim
from index.claims.wording import figure_words, worded

Report = Callable[[TollInquiry], TollReport]


def measure_tolls(labels: Labels, report: Report) -> Tally:
    """Ask for the toll of every labelled day; count figures held, leading, and harmful leaders.

    A figure is held if a claim of the side and kind states it; it leads if it is the latest of the toll, or
    of a rival count beside it. A leader is harmful if its sentence is labelled with that figure as no
    total of the event: a subset, an increment, a projection or background. Tolls of civilians alone say that
    they are a part, and are left out.

    Args:
        labels: the labelled folder.
        report: :meth:`bot.newsdesk.NewsDesk.toll`, over an index of the folder's articles.
    """
    tally = Tally()
    reports: dict[tuple[str, str], TollReport] = {}
    for label in labels.tolls:
        asked = (label.event, label.day)
        if asked not in reports:
            reports[asked] = report(TollInquiry(event=label.event, as_of=date.fromisoformat(label.day)))
            _harmful(tally, labels, label, reports[asked])
        _row(tally, label, reports[asked])
    return tally


def _row(tally: Tally, label: LabelledToll, report: TollReport) -> None:
    views = [view for view in report.tolls if _is_of(view, label)]
    figure = (label.low, label.high)
    held = any(figure == _figure(cited.claim) for view in views for cited in (*view.claims, view.latest))
    leads = any(figure == _figure(view.latest.claim) for view in views)
    tally.add(label.event, "rows")
    tally.add(label.event, "held", int(held))
    tally.add(label.event, "latest", int(leads))
    if not leads:
        tally.wrong(_case("toll_latest" if held else "toll_held", label, views))


def _is_of(view: TollView, label: LabelledToll) -> bool:
    return view.toll.kind.value == label.kind and same_side(view.toll.side, label.side)


def _figure(claim: Claim) -> tuple[int | None, int | None]:
    return claim.low, claim.high


def _case(metric: str, label: LabelledToll, views: list[TollView]) -> Case:
    latest = [(view.toll.side, view.latest.claim) for view in views]
    got = "; ".join(f"{worded(claim)} ({side}, {claim.claimant or claim.source})" for side, claim in latest)
    return Case(
        metric=metric,
        event=label.event,
        label=f"{label.day} {label.side}",
        asked=f"{label.side}, {label.kind}, {label.day}",
        wanted=f"{figure_words(label.low, label.high)} ({label.claimant})",
        got=got or "no toll",
    )


def _harmful(tally: Tally, labels: Labels, label: LabelledToll, report: TollReport) -> None:
    for view in report.tolls:
        claim = view.latest.claim
        if claim.civilian is True:
            continue
        wrong = next((known for known in labels.claims if _no_total(known, claim)), None)
        if wrong is not None:
            tally.add(label.event, "harmful")
            tally.wrong(
                Case(
                    metric="harmful_totals",
                    event=label.event,
                    label=f"{label.day} {view.toll.side}",
                    asked=claim.sentence,
                    wanted=f"{wrong.part}, {wrong.scope}",
                    got=f"{worded(claim)} {claim.kind.value} as the toll",
                )
            )


def _no_total(label: LabelledClaim, claim: Claim) -> bool:
    return (
        (label.part != "total" or label.scope != "event")
        and label.article == claim.article
        and label.kind == claim.kind.value
        and (label.low, label.high) == _figure(claim)
        and same_passage(label.sentence, claim.sentence)
    )
