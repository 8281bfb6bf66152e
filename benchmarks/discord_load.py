"""200 /ask at once during a full reindex: acknowledgements, answers, stalls of the event loop, memory.

Starts the real bot process over a made-up set of articles, against the Discord double of the tests::

    python benchmarks/discord_load.py --asks 200 --articles 400
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "discord_double"))

from discord_double import DiscordDouble, world
from discord_double.state import Invocation
from discord_double.surface import settled

_PLACES = ("Sorrel", "Harrow", "Lower Keld", "Port Anvil", "Tarnby", "Oxmoor")
_PEOPLE = ("the harbour master", "the mayor", "the interior ministry", "the fire brigade", "a rescue worker")
_FILLER = (
    "Roads into the town were still closed on {day} evening, and buses were turned back at the bridge.",
    "Residents said that the water had risen faster than anybody could remember.",
    "The government promised help within days; the opposition called it too late.",
    "Schools will stay closed until the end of the week, a spokeswoman said.",
)


def write_articles(folder: Path, count: int) -> None:
    """Made-up reports of one flood, each with a figure and a claimant."""
    draw = random.Random(7)
    folder.mkdir(parents=True)
    for n in range(count):
        place, who, day = draw.choice(_PLACES), draw.choice(_PEOPLE), 1 + n % 28
        body = [f"At least {draw.randint(3, 90)} people were killed in {place}, {who} said on Monday."]
        body += [draw.choice(_FILLER).format(day="Tuesday") + f" ({n}-{k})" for k in range(24)]
        paragraphs = "\n\n".join(" ".join(body[start : start + 5]) for start in range(0, len(body), 5))
        head = f"title: Flood in {place}, report {n}\nsource: Paper {n % 9}\npublished: 2023-05-{day:02}"
        (folder / f"{n:04}.md").write_text(
            f"---\n{head}\nevent: May flood\n---\n{paragraphs}\n", encoding="utf-8"
        )


def memory_mb(process: int) -> str:
    """Resident memory of the bot's process, and of the desk's that it started."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    children = [number for task in tasks for number in task.read_text(encoding="ascii").split()]
    return " + ".join(f"{_resident_mb(number):.0f}" for number in (process, *map(int, children))) + " MB"


def _resident_mb(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def final(double: DiscordDouble, call: Invocation, seconds: float) -> str:
    """The text of a reply once it shows more than a stage."""
    return double.wait(lambda: settled(call.reply), seconds=seconds, what=str(call.data)).text


def run_load(double: DiscordDouble, process: subprocess.Popen[bytes], asks: int) -> None:
    """Print the figures."""
    double.wait_ready(seconds=180)
    time.sleep(5)
    print(f"idle before the first question: {memory_mb(process.pid)}")
    call = double.command("reindex", user=world.ADMIN)
    double.wait(lambda: (call.reply and "Reindex done" in call.reply.text) or None, seconds=900)
    print("first index:", call.reply.text.splitlines()[2])
    final(double, double.command("ask", question="How many people were killed in Harrow?"), 120)
    time.sleep(3)
    print(f"idle with a warm index: {memory_mb(process.pid)}")
    reindex = double.command("reindex", user=world.ADMIN, full=True)
    double.wait(lambda: (reindex.reply and "embed" in reindex.reply.text) or None, seconds=120)
    print("—— load begins")
    people = [world.Person(9000 + n, f"reader{n}") for n in range(asks)]
    began = time.monotonic()
    calls = [
        double.command("ask", question=f"How many died in {_PLACES[n % 6]}?", user=one)
        for n, one in enumerate(people)
    ]
    texts = [final(double, call, 600) for call in calls]
    took = time.monotonic() - began
    running = "Reindex done" not in reindex.reply.text
    acks = sorted(call.ack_seconds * 1000 for call in calls)
    lost = sum("Index updated" not in text for text in texts)
    p99 = acks[max(0, int(len(acks) * 0.99) - 1)]
    median = statistics.median(acks)
    print(f"{asks} /ask at once: acknowledged p50 {median:.0f} ms, p99 {p99:.0f} ms, worst {acks[-1]:.0f} ms")
    print(f"lost answers: {lost}; all answered in {took:.1f} s; reindex still running then: {running}")
    double.wait(lambda: "Reindex done" in reindex.reply.text or None, seconds=900)
    status = final(double, double.command("status"), 60)
    print(re.search(r"event loop[^\n]*", status)[0])  # type: ignore[index]
    print("—— load ends")
    print("refused by Discord's rules:", double.state.refused or "nothing")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--asks", type=int, default=200)
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, DiscordDouble() as double:
        write_articles(Path(home) / "articles", options.articles)
        env = {
            **os.environ,
            "CROSSWIRE_DISCORD_TOKEN": world.TOKEN,
            "CROSSWIRE_DISCORD_API": double.api,
            "CROSSWIRE_ARTICLES": f"{home}/articles",
            "CROSSWIRE_DATA": f"{home}/data",
        }
        log = Path(home) / "log"
        with log.open("wb") as stream:
            process = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=env, cwd=home, stderr=stream)
            try:
                run_load(double, process, options.asks)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(60)
        stalls = re.findall(r"stood still for (\d+ ms, \d+ ms of it at work)", log.read_text())
        print("stalls over 100 ms, in order, start-up included:", "; ".join(stalls) or "none")
        errors = re.findall(r"^.*ERROR.*$|^\w*Error: .*$", log.read_text(), re.MULTILINE)
        print("errors logged:", len(errors), *errors[:4], sep="\n  ")


if __name__ == "__main__":
    main()
