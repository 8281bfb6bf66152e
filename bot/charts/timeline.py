"""The timeline picture of a toll report: who said how many, when, and what stood as the toll.

One panel a side; claims as points with bars for their bounds, told apart by colour and by shape; the
standing toll as a step line; spans in which claimants disputed it shaded. Drawn with matplotlib's objects
alone: no pyplot, no state left behind, safe in worker threads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.model import TollReport, TollView
from bot.charts.lettering import FONT_POINTS, SMALL_POINTS, shorten, show_plainly
from bot.charts.panel import LINE_COLOUR, SHADE_COLOUR, Panel
from bot.charts.scales import COLOURS, MARKERS, OTHERS_COLOUR, OTHERS_MARKER, Claimants, Days, dated
from index.claims.model import Kind

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

WIDTH_INCHES = 6.4
PANEL_INCHES = 2.9
FRAME_INCHES = 1.75
LEGEND_ROW_INCHES = 0.3
DOTS_PER_INCH = 170
"""1,088 pixels across: a phone's width in portrait."""

MOST_PANELS = 4
STANDING_LABEL = "standing toll"
OTHERS_LABEL = "others"


def draw_timeline(report: TollReport, path: Path) -> None:
    """Draw the claims of a report over time into a PNG file.

    Shown is the kind with the most claims (killed among equals); at most four sides, those with the most
    claims. A report without any claim gives a picture that says so.

    Args:
        report: what ``/toll`` answers.
        path: the file to write; its folder must exist.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    views = shown_views(report)
    people = Claimants.of(views)
    rows = 1 + len(people.ranked) // 2 if views else 0
    height = FRAME_INCHES + PANEL_INCHES * max(1, len(views)) + LEGEND_ROW_INCHES * rows
    figure = Figure(figsize=(WIDTH_INCHES, height), dpi=DOTS_PER_INCH, facecolor="white")
    FigureCanvasAgg(figure)
    _title(figure, report, views, height)
    if views:
        bottom = 0.62 + LEGEND_ROW_INCHES * rows
        figure.subplots_adjust(
            left=0.135, right=0.965, bottom=bottom / height, top=1 - 1.3 / height, hspace=0.42
        )
        context = [claim for view in report.tolls if not view.rival for claim in view.toll.claims]
        context += report.denied
        days = Days.of(claim for view in views for claim in view.toll.claims)
        axes = figure.subplots(len(views), 1, squeeze=False)[:, 0]
        shaded = [
            Panel(panel, view.toll, people, days).draw(context)
            for panel, view in zip(axes, views, strict=True)
        ]
        _legend(figure, people, disputed=any(shaded))
    else:
        show_plainly(figure.text(0.5, 0.4, "No toll with a date was found.", ha="center", size=FONT_POINTS))
    figure.savefig(path, format="png", dpi=DOTS_PER_INCH)


def shown_views(report: TollReport) -> list[TollView]:
    """The tolls that are drawn: of the kind with the most claims, the sides with the most."""
    usable = [view for view in report.tolls if not view.rival and dated(view.toll)]
    if not usable:
        return []
    weights = Counter[Kind]()
    for view in usable:
        weights[view.toll.kind] += len(view.toll.claims)
    kinds = list(Kind)
    kind = max(weights, key=lambda found: (weights[found], -kinds.index(found)))
    of_kind = [view for view in usable if view.toll.kind is kind]
    largest = sorted(of_kind, key=lambda view: -len(view.toll.claims))[:MOST_PANELS]
    return [view for view in of_kind if view in largest]


def _title(figure: Figure, report: TollReport, views: Sequence[TollView], height: float) -> None:
    name = shorten(report.event or "Toll", 44)
    show_plainly(figure.text(0.03, 1 - 0.34 / height, name, size=14, weight="bold"))
    if views:
        left_out = sum(1 for view in report.tolls if not view.rival and view.toll.kind is views[0].toll.kind)
        more = f" ({left_out - len(views)} more not shown)" if left_out > len(views) else ""
        until = f", until {report.as_of.day} {report.as_of:%b %Y}" if report.as_of else ""
        subtitle = f"{views[0].toll.kind.value}{until}{more}"
        show_plainly(figure.text(0.03, 1 - 0.6 / height, subtitle, size=FONT_POINTS, color="#444444"))


def _legend(figure: Figure, people: Claimants, *, disputed: bool) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    handles: list[Line2D | Patch] = [Line2D([], [], color=LINE_COLOUR, linewidth=2, label=STANDING_LABEL)]
    styles = zip(people.ranked, COLOURS, MARKERS, strict=False)
    for name, colour, marker in styles:
        handles.append(_key(shorten(name), colour, marker))
    if people.more:
        handles.append(_key(OTHERS_LABEL, OTHERS_COLOUR, OTHERS_MARKER))
    if disputed:
        handles.append(Patch(facecolor=SHADE_COLOUR, label="disputed"))
    legend = figure.legend(
        handles=handles, loc="lower center", ncols=2, frameon=False, fontsize=SMALL_POINTS, handlelength=1.4,
        columnspacing=1.2, bbox_to_anchor=(0.5, 0.0),
    )  # fmt: skip
    for text in legend.get_texts():
        show_plainly(text)


def _key(name: str, colour: str, marker: str) -> Line2D:
    from matplotlib.lines import Line2D

    return Line2D([], [], color=colour, marker=marker, linestyle="none", markersize=8, label=f"{name} ")
