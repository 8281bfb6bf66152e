"""The command as its own process: signals and closed outputs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "bot")
CHECKOUT = Path(__file__).parents[2]


def _environment(folder: Path) -> dict[str, str]:
    (folder / "articles").mkdir()
    (folder / "articles" / "first.txt").write_text("A ferry sank near Karsia on Monday.\n")
    own = {"CROSSWIRE_ARTICLES": str(folder / "articles"), "CROSSWIRE_DATA": str(folder / "data")}
    return {**os.environ, **own, "PYTHONPATH": str(CHECKOUT)}


def test_ctrl_c_ends_with_one_line_and_status_130(tmp_path: Path) -> None:
    with subprocess.Popen(
        (*COMMAND, "reindex"), env=_environment(tmp_path), cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        while not running.stderr.readline().startswith("read"):
            pass  # the model is loaded, the work begins
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)

    assert running.returncode == 130
    assert said.splitlines()[-1] == "crosswire: interrupted; the index is as it was."
    assert "Traceback" not in said


def test_a_closed_output_is_no_fault(tmp_path: Path) -> None:
    ran = subprocess.run(
        ("sh", "-c", f"{sys.executable} -m bot articles >&-"),
        env=_environment(tmp_path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
