"""The picture of risk against coverage: how often answers are wrong if only the surest are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = (
    ("#0072B2", "-"),
    ("#D55E00", "--"),
    ("#009E73", "-."),
    ("#CC79A7", ":"),
    ("#E69F00", "--"),
    ("#56B4E9", "-."),
)
"""Colours that people with any colour vision tell apart (Okabe and Ito), and line styles for print."""

MANY = ("#56B4E9", "-")
"""How every event looks where there are more than can be told apart."""

FEWEST = 8
"""Shares of fewer questions are not drawn: one wrong answer more or less is all they show."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer: whether it is right, how likely it was held to be so, and whether it would be given."""

    event: str
    right: bool
    chance: float
    answered: bool


def curve(judged: Sequence[Judged]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coverage, and the share of wrong answers among what is answered, from the surest question on.

    Questions held to be equally likely come together: the curve does not depend on their order.
    """
    order = sorted(judged, key=lambda one: -one.chance)
    wrong = np.cumsum([not one.right for one in order])
    counts = np.arange(1, len(order) + 1)
    last = [
        place
        for place in range(len(order))
        if place + 1 == len(order) or order[place + 1].chance < order[place].chance
    ]
    return counts[last] / len(order), wrong[last] / counts[last]


def draw(judged: Sequence[Judged], path: Path) -> None:
    """Draw one curve an event and one of all together."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import PercentFormatter

    figure, axes = plt.subplots(figsize=(7, 4.5))
    events = sorted({one.event for one in judged})
    for number, event in enumerate(events):
        mine = [one for one in judged if one.event == event]
        if len(events) <= len(LOOKS):
            (colour, style), label = LOOKS[number], f"{event} ({len(mine)})"
        else:
            (colour, style), label = MANY, "" if number else f"each of {len(events)} events"
        plot(axes, mine, label=label or None, colour=colour, style=style, width=1.3)
    plot(axes, judged, label=f"all events ({len(judged)} questions)", colour="black", width=2.4)
    axes.set_xlabel("coverage: share of questions answered, surest first")
    axes.set_ylabel("risk: share of these answers that are wrong")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, None)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.grid(alpha=0.3)
    axes.legend(
        title="event left out; dot: as answered",
        loc="upper left",
        fontsize=8,
        title_fontsize=8,
        frameon=False,
    )
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)
    plt.close(figure)


def plot(
    axes: Axes, judged: Sequence[Judged], *, label: str | None, colour: str, style: str = "-", width: float
) -> None:
    """One curve, with a dot where the product stands: what it answers, and how often that is wrong."""
    coverage, risk = curve(judged)
    shown = coverage * len(judged) >= FEWEST
    faint = 0.45 if (colour, style) == MANY else 1.0
    axes.plot(
        coverage[shown], risk[shown], label=label, color=colour, linestyle=style, linewidth=width, alpha=faint
    )
    given = [one for one in judged if one.answered]
    wrong = sum(not one.right for one in given) / len(given)
    axes.plot(len(given) / len(judged), wrong, marker="o", markersize=6, color=colour, alpha=faint)
