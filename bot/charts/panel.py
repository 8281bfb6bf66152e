"""One side's claims and toll over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.answering.opposed.disagreements import toll_topic
from bot.charts.lettering import FONT_POINTS, SMALL_POINTS, hide_overlaps, shorten, show_plainly
from bot.charts.scales import Claimants, Days, dated, speaker_name
from index.claims import authority
from index.claims.counts import number, vague
from index.claims.model import Claim, Toll
from index.claims.tolls import tolls
from index.claims.verdicts import day
from index.claims.wording import counted, worded

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LINE_COLOUR, SHADE_COLOUR = "#222222", "#F3D9B1"

LOG_FROM_RATIO = 40
"""Counts that differ by this factor are drawn on a logarithmic axis."""

SPREAD_DAYS = 0.5
"""How far claims of one day are set apart from side to side, in all."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One side's claims and toll over time."""

    axes: Axes
    toll: Toll
    people: Claimants
    days: Days

    def draw(self, context: Sequence[Claim]) -> bool:
        """Draw everything, and tell whether anything was disputed.

        Args:
            context: all claims of the report, which tell who disputes whom.
        """
        self._frame()
        shaded = self._shade(context)
        for mark in self._marks():
            self._point(*mark)
        self._step()
        self._heading()
        return shaded

    def _frame(self) -> None:
        from matplotlib.ticker import LogLocator, MaxNLocator

        axes, numbers = self.axes, [number(claim) or 0 for claim in dated(self.toll)]
        top, bottom = max(numbers), min(numbers)
        if bottom > 0 and top >= LOG_FROM_RATIO * bottom:
            axes.set_yscale("log")
            axes.set_ylim(bottom / 1.8, top * 2.4)
            axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 3.0), numticks=6))
        else:
            axes.set_ylim(0, top * 1.3 or 1)
            axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        margin = max(0.6, self.days.last * 0.06)
        axes.set_xlim(-margin, self.days.last + margin)
        ticks = self.days.ticks()
        axes.set_xticks([place for place, _ in ticks], [label for _, label in ticks], size=SMALL_POINTS)
        axes.yaxis.set_major_formatter(lambda count, _: counted(round(count)))
        axes.tick_params(axis="y", labelsize=SMALL_POINTS)
        axes.minorticks_off()
        axes.grid(axis="y", color="#E3E3E3", linewidth=0.8)
        axes.set_axisbelow(True)
        axes.spines[["top", "right"]].set_visible(False)
        for cut in self.days.cuts:
            axes.axvline(cut, color="#BBBBBB", linewidth=1.2, linestyle=(0, (1, 2)))

    def _marks(self) -> list[tuple[float, Claim, int]]:
        """Place, claim and number of articles of each point: the same figure of one claimant and day once."""
        told: dict[tuple[date, str, int | None, int | None], list[Claim]] = {}
        for claim in dated(self.toll):
            known = day(claim) or date.min
            told.setdefault((known, speaker_name(claim), claim.low, claim.high), []).append(claim)
        speakers = {
            known: sorted({self.people.place(group[0]) for (on, *_), group in told.items() if on == known})
            for known, *_ in told
        }
        return [
            (
                self.days.places[known] + _aside(self.people.place(group[0]), speakers[known]),
                group[0],
                len(group),
            )
            for (known, *_), group in sorted(told.items(), key=lambda item: str(item[0]))
        ]

    def _point(self, place: float, claim: Claim, articles: int) -> None:
        colour, marker = self.people.style(claim)
        count = number(claim) or 0
        low, high = self._reach(claim)
        if low != high:
            self.axes.plot([place, place], [low, high], color=colour, linewidth=2.2, alpha=0.75, zorder=3)
            end, cap = (high, "^") if claim.high is None else (low, "_")
            self.axes.plot([place], [end], marker=cap, color=colour, markersize=6, alpha=0.75, zorder=3)
        size = min(11.0, 6.5 + articles)
        self.axes.plot(
            [place], [count], marker=marker, color=colour, markersize=size, markeredgecolor="white",
            markeredgewidth=0.9, linestyle="none", zorder=5,
        )  # fmt: skip

    def _reach(self, claim: Claim) -> tuple[float, float]:
        """From where to where the bar of a claim's bounds runs; an open end is drawn as a short stretch."""
        count = float(number(claim) or 0)
        bottom, top = self.axes.get_ylim()
        if claim.low is None:
            return max(bottom, count * 0.8), count
        if claim.high is not None:
            return float(claim.low), count
        further = count * 1.35 if self.axes.get_yscale() == "log" else count + (top - bottom) * 0.08
        return count, min(top, further)

    def _chain(self) -> list[tuple[float, Claim]]:
        return [
            (self.days.places[known], claim)
            for claim in self.toll.led
            if (known := day(claim)) is not None and not vague(claim)
        ]

    def _step(self) -> None:
        chain = self._chain()
        if not chain:
            return
        from matplotlib.patheffects import withStroke

        halo = [withStroke(linewidth=3, foreground="white")]
        places = [place for place, _ in chain]
        counts = [number(claim) or 0 for _, claim in chain]
        right = self.axes.get_xlim()[1]
        self.axes.step(
            [*places, right], [*counts, counts[-1]], where="post", color=LINE_COLOUR, linewidth=2, zorder=4
        )
        labels = [
            self.axes.annotate(
                counted(count) + ("+" if claim.high is None else ""), (place, count), xytext=(0, 9),
                textcoords="offset points", ha="center", size=SMALL_POINTS, weight="bold", zorder=6,
                path_effects=halo,
            )
            for (place, claim), count in zip(chain, counts, strict=True)
        ]  # fmt: skip
        hide_overlaps(labels[::-1])

    def _shade(self, context: Sequence[Claim]) -> bool:
        spans = disputed_spans(self.toll, context)
        for first, last in spans:
            left, right = self.days.places[first], self.days.places[last]
            self.axes.axvspan(left - 0.35, right + 0.35, color=SHADE_COLOUR, alpha=0.7, linewidth=0, zorder=0)
        return bool(spans)

    def _heading(self) -> None:
        latest, toll = self.toll.latest, self.toll
        known = day(latest)
        on = f", {known.day} {known:%b %Y}" if known else ""
        whose = "" if toll.side else "side not told, "
        disputed = " · disputed" if toll.disputed else ""
        title = f"{whose}{toll_topic(toll)}: {worded(latest)}{disputed}\n"
        show_plainly(self.axes.set_title(title, loc="left", size=FONT_POINTS, weight="bold"))
        show_plainly(self.axes.text(
            0, 1.03, f"{shorten(speaker_name(latest))}{on}", transform=self.axes.transAxes, size=SMALL_POINTS,
            color="#444444",
        ))  # fmt: skip


def _aside(place: int, speakers: Sequence[int]) -> float:
    """How far from the day's middle a claimant's points of that day stand."""
    if len(speakers) == 1:
        return 0.0
    return SPREAD_DAYS * (speakers.index(place) / (len(speakers) - 1) - 0.5)


def disputed_spans(toll: Toll, context: Sequence[Claim]) -> list[tuple[date, date]]:
    """Spans of days with claims, both ends included, on which the toll was disputed."""
    days = sorted({known for claim in toll.claims if (known := day(claim)) is not None})
    spans: list[tuple[date, date]] = []
    before: date | None = None
    for known in days:
        if _disputed_on(toll, context, known):
            joined = bool(spans) and spans[-1][1] == before
            spans[-1:] = [(spans[-1][0], known)] if joined else [*spans[-1:], (known, known)]
        before = known
    return spans


def _disputed_on(toll: Toll, context: Sequence[Claim], known: date) -> bool:
    return any(
        found.disputed and found.counts == toll.counts and (found.civilian is True) == (toll.civilian is True)
        for found in tolls(context, as_of=known, kind=toll.kind, side=toll.side)
        if authority.same_side(found.side, toll.side)
    )
