"""How long a toll takes to answer, with a catalogue of many claims.

    python benchmarks/tolls.py --claims 100000

Writes made-up articles of a hundred events, indexes them and prints the median and the 95th percentile of
:func:`bot.answering.toll_report.report_toll` by the event's name, by words with a typo and as of a day.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

from synthetic import SyntheticEmbedder, megabytes_below

from bot.answering.model import TollInquiry, TollReport
from bot.answering.toll_report import report_toll
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.stores import Shelf
from index.stores.library import Library

PARAGRAPHS, CLAIMS_PER_PARAGRAPH = 10, 5
CLAIMS_PER_ARTICLE = PARAGRAPHS * CLAIMS_PER_PARAGRAPH
KINDS = "quake flood storm clash landslide blaze derailment eruption siege collapse".split()
HEADS = "Kar Lom Mir Ten Vas Sul Dor Nep Pil Ras".split()
TAILS = "tuga gembo chifa wenos oskul yanze zetta brino dravi fjord".split()
EVENTS = len(HEADS) * len(TAILS)
A_DAY = date(2031, 5, 20)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="keep the index here, and use it if it is there")
    given = parser.parse_args()
    place = (given.keep or Path(tempfile.mkdtemp())) / str(given.claims)
    measure(place, given.claims, given.rounds)
    if given.keep is None:
        shutil.rmtree(place)


def measure(place: Path, claims: int, rounds: int) -> None:
    """Index so many claims, then ask."""
    embedder = SyntheticEmbedder(load_embedder())
    if not (place / "data").exists():
        write_articles(place / "articles", claims // CLAIMS_PER_ARTICLE)
        report = reindex(folder=place / "articles", data=place / "data", embedder=embedder)
        print(f"{report.articles} articles, {report.claims} claims, {report.seconds:.0f} s to index")
    library = Library.open(data=place / "data", embedder=embedder)
    with library.reading() as shelf:
        known = shelf.events()
        size = megabytes_below(place / "data")
        print(f"{shelf.state().claims} claims in {len(known)} events, {size:.0f} MB")
        tell("by exact name", rounds, shelf, lambda event: TollInquiry(event=event))
        tell("by words with a typo", rounds, shelf, lambda event: TollInquiry(about=mistyped(event)))
        tell("as of a day", rounds, shelf, lambda event: TollInquiry(event=event, as_of=A_DAY))
    library.close()


def tell(name: str, rounds: int, shelf: Shelf, inquiry: Callable[[str], TollInquiry]) -> None:
    """Ask so often and print how long it took."""
    spent: list[float] = []
    known = shelf.events()
    report = TollReport(event=None, as_of=None, tolls=())
    for number in range(rounds):
        started = time.perf_counter()
        report = report_toll(inquiry(known[number % len(known)]), shelf)
        spent.append((time.perf_counter() - started) * 1e3)
        assert report.event is not None
    slowest = quantiles(spent, n=20)[-1]
    claims = sum(len(view.claims) for view in report.tolls)
    print(f"{name}: median {median(spent):.1f} ms, 95 % within {slowest:.1f} ms ({claims} claims)")


def mistyped(event: str) -> str:
    """Words of an event's name, the first with two letters swapped."""
    place, kind, _ = event.split("-")
    return f"{place[:3]}{place[4]}{place[3]}{place[5:]} {kind}s"


def write_articles(folder: Path, articles: int) -> None:
    """Articles of a hundred events with fifty figures each, rising from day to day."""
    for number in range(articles):
        event, told = number % EVENTS, number // EVENTS
        place = HEADS[event // len(TAILS)] + TAILS[event % len(TAILS)]
        write_article(folder / f"{place.lower()}-{KINDS[event % len(KINDS)]}-2031", place, told)


def write_article(folder: Path, place: str, told: int) -> None:
    """One article with fifty figures; ``told`` counts the articles of its event."""
    published = date(2031, 5, 1) + timedelta(days=told % 60)
    front = f"---\ntitle: {place} toll\nsource: Outlet {told % 40}\npublished: {published}\n"
    text = "\n\n".join(paragraph(place, told, number) for number in range(PARAGRAPHS))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{told:05}.txt"
    path.write_text(f"{front}event: {folder.name}\n---\n{text}\n", encoding="utf-8")


def paragraph(place: str, told: int, number: int) -> str:
    """Five figures of one district, no two paragraphs alike."""
    killed = 40 + told * PARAGRAPHS + number
    return (
        f"At least {killed} people were killed in {place}, the Norland Health Ministry said. "
        f"The ministry put the number of wounded at {killed * 3}. "
        f"Some {told % 7 + number + 2} people are missing, rescuers said. "
        f"Mayor Olga Ruud said that {killed + told % 5} people had died. "
        f"More than {killed * 10} people were displaced, according to Aid Now."
    )


if __name__ == "__main__":
    main()
