"""The timeline picture: drawn for any report, without leaving state behind."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import matplotlib as mpl
import pytest
from claim_builder import at_least, claim

from bot.answering.model import CitedClaim, TollReport, TollView
from bot.charts import draw_timeline
from bot.charts.panel import disputed_spans
from bot.charts.scales import MARKERS, MOST_CLAIMANTS, Claimants, Days
from bot.charts.timeline import MOST_PANELS, shown_views
from index.claims.model import Claim, Kind
from index.claims.tolls import tolls


def report(claims: list[Claim]) -> TollReport:
    views = [
        TollView(
            toll=toll,
            latest=CitedClaim(claim=toll.latest, citation=1),
            claims=tuple(CitedClaim(claim=found, citation=1) for found in toll.claims),
        )
        for toll in tolls(claims)
    ]
    return TollReport(event="norland-floods", as_of=date(2031, 6, 1), tolls=tuple(views))


def pixels(path: Path) -> tuple[int, int]:
    """Width and height out of a PNG file's header."""
    head = path.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


NAMES = ("Aster", "Birch", "Cedar", "Daisy", "Elder")
MANY = [
    claim(
        100 + 3 * n,
        day=str(date(2031, 5, 1) + timedelta(days=n % 40)),
        claimant=f"Ministry of the {n % 11}th Province of the Greater Norland Federation",
        side=["Norland", "Sudria", "both", None][n % 4],
    )
    for n in range(200)
]


@pytest.mark.parametrize(
    "claims",
    [
        [claim(49)],
        [claim(0)],
        [at_least(49)],
        [claim(None, 60, "up to"), claim(40, 50, "between", day="2031-05-03")],
        [claim(None, None, "dozens"), claim(49, day="2031-05-04")],
        [claim(2), claim(20_000, day="2032-05-03"), claim(0, day="2031-05-03", kind=Kind.WOUNDED)],
        MANY,
        [claim(49, claimant="国防部"), claim(50, claimant="وزارة الصحة", side="Ελλάδα")],
        [claim(49, claimant="a $very_ {odd}^ name$ \\frac"), claim(50, day="2031-05-03", claimant="x" * 300)],
    ],
    ids=["one", "zero", "bound", "ranges", "words", "far apart", "200", "scripts", "marks"],
)
def test_a_picture_is_as_wide_as_a_phone_and_upright(claims: list[Claim], tmp_path: Path) -> None:
    draw_timeline(report(claims), tmp_path / "toll.png")
    width, height = pixels(tmp_path / "toll.png")
    assert width == 1088
    assert 800 < height < 2700


@pytest.mark.parametrize("claims", [[], [claim(49, day=None)], [claim(None, None, "dozens")]])
def test_without_a_figure_and_a_day_the_picture_says_so(claims: list[Claim], tmp_path: Path) -> None:
    draw_timeline(report(claims), tmp_path / "toll.png")
    assert pixels(tmp_path / "toll.png")[0] == 1088


def test_the_kind_with_the_most_claims_is_shown_and_at_most_four_sides() -> None:
    claims = [
        claim(n, side=f"{name}land") for n, name in enumerate("Aster Birch Cedar Daisy Elder".split(), 5)
    ]
    views = shown_views(report([*claims, claim(3, kind=Kind.WOUNDED)]))
    assert len(views) == MOST_PANELS
    assert {view.toll.kind for view in views} == {Kind.KILLED}


def test_six_claimants_get_a_style_of_their_own_and_the_rest_share_one() -> None:
    claims = [claim(49 + n, claimant=f"Monitor {chr(65 + n)}") for n in range(8)]
    people = Claimants.of(shown_views(report(claims)))
    styles = [people.style(found) for found in claims]
    assert people.more
    assert len(set(styles)) == MOST_CLAIMANTS + 1
    assert len(set(MARKERS)) == len(MARKERS)


def test_long_gaps_are_cut_and_dates_keep_their_order() -> None:
    days = Days.of([claim(1, day="2031-05-01"), claim(1, day="2031-05-02"), claim(1, day="2033-01-01")])
    assert [days.places[known] for known in sorted(days.places)] == [0.0, 1.0, 5.0]
    assert days.cuts == (3.0,)
    assert [label for _, label in days.ticks()] == ["1 May\n2031", "2 May", "1 Jan\n2033"]


def test_the_days_between_two_disputed_ones_belong_to_the_span() -> None:
    claims = [
        claim(49),
        claim(60, claimant="Aid Now"),
        claim(50, day="2031-05-03"),
        claim(61, day="2031-05-03", claimant="Aid Now"),
        claim(70, day="2031-05-05"),
    ]
    (toll,) = tolls(claims)
    assert disputed_spans(toll, claims) == [(date(2031, 5, 2), date(2031, 5, 3))]


def test_drawing_changes_no_setting_of_matplotlib(tmp_path: Path) -> None:
    before = dict(mpl.rcParams)
    draw_timeline(report([claim(49)]), tmp_path / "toll.png")
    assert dict(mpl.rcParams) == before


def test_pyplot_is_never_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.charts import draw_timeline;"
        "from bot.answering.model import TollReport;"
        "assert 'matplotlib' not in sys.modules;"
        f"draw_timeline(TollReport(event='e', as_of=None, tolls=()), Path({str(tmp_path / 'x.png')!r}));"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
