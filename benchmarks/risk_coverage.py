"""The picture of risk against coverage: how often answers are wrong if only the surest are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LOOKS = (
    ("#0072B2", "-"),
    ("#D55E00", "--"),
    ("#009E73", "-."),
    ("#CC79A7", ":"),
    ("#E69F00", "--"),
    ("#56B4E9", "-."),
)
"""Colours that people with any colour vision tell apart (Okabe and Ito), and line styles for print."""

FEWEST = 5
"""Shares of fewer questions are not drawn: one wrong answer more or less is all they show."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer: whether it is right, and how likely it was held to be so."""

    event: str
    right: bool
    chance: float


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
    for event, (colour, style) in zip(sorted({one.event for one in judged}), LOOKS, strict=False):
        mine = [one for one in judged if one.event == event]
        plot(axes, mine, label=f"{event} ({len(mine)})", color=colour, linestyle=style, linewidth=1.3)
    plot(axes, judged, label=f"all events ({len(judged)})", color="black", linewidth=2.4)
    axes.set_xlabel("coverage: share of questions answered, surest first")
    axes.set_ylabel("risk: share of these answers that are wrong")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, None)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.grid(alpha=0.3)
    axes.legend(title="event left out (questions)", fontsize=8, title_fontsize=8, frameon=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=130)
    plt.close(figure)


def plot(axes: object, judged: Sequence[Judged], *, label: str, **look: object) -> None:
    """One curve."""
    coverage, risk = curve(judged)
    shown = coverage * len(judged) >= FEWEST
    axes.plot(coverage[shown], risk[shown], label=label, **look)  # type: ignore[attr-defined]
