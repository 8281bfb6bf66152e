"""Thousands of lying replies of a chat model, and how many unsupported figures, names, quotes or links show.

Run from the checkout::

    python benchmarks/lying_answers.py --replies 10000

The lies are drawn anew with each seed. What is shown is checked by code that
shares nothing with the verification (``tests/chat_doubles/shown_checker.py``). The exit status is 1 if
anything unsupported was shown.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "chat_doubles"))


def main() -> int:
    """Run the trial and print what came of it."""
    from lying_trial import run_trial

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    started = perf_counter()
    trial = run_trial(replies=chosen.replies, seed=chosen.seed)
    seconds = perf_counter() - started
    lies = sum(trial.lies.values())
    print(f"{trial.replies} replies with {lies} lies of {len(trial.lies)} kinds in {seconds:.1f} s")
    print(f"shown after their dress was taken away, or placed as a true finding: {sum(trial.shown.values())}")
    print(f"unsupported things shown: {len(trial.broken)}")
    for line in trial.broken[:20]:
        print("  " + line)
    return 1 if trial.broken else 0


if __name__ == "__main__":
    sys.exit(main())
