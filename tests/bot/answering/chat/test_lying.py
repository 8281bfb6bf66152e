"""A model that lies: nothing that it makes up is shown."""

from __future__ import annotations

from liar import MAKERS
from lying_trial import run_trial


def test_of_a_thousand_lying_replies_nothing_unsupported_is_shown() -> None:
    trial = run_trial(replies=1000, seed=20310503)
    assert trial.replies == 1000
    assert trial.broken == []


def test_every_way_of_lying_is_tried() -> None:
    trial = run_trial(replies=1000, seed=7)
    assert len(trial.lies) >= len(MAKERS) - 1
    assert trial.broken == []
