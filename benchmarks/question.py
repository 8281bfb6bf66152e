"""How long a question takes, against bare query embedding and a bare Chroma query.

    python benchmarks/question.py --passages 1000 100000

Prints, for each size, the time to index synthetic articles, to take over one changed article, and the
median time of a question's retrieval (embedding, dense and full-text search, the passages with their
vectors, fused, near-copies collapsed) and of a whole answer as multiples of the bare one, with memory and
disk.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from synthetic import (
    SyntheticEmbedder,
    megabytes_below,
    peak_memory_mb,
    write_synthetic_article,
    write_synthetic_articles,
)

from bot.answering.chain import HITS, answer_chain
from bot.answering.model import Question
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.model import Filters
from index.retrieval.hybrid import MOST_FETCHED, Retriever
from index.stores import Shelf
from index.stores.library import Library

QUESTIONS = [
    "How many people were killed in the flood?",
    "Who broke the ceasefire, according to the ministry?",
    "What did the mayor say about the bridge?",
    "When did the fighting begin?",
    "Which country sends help, and how much?",
]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=20, help="how often each of five questions is asked")
    parser.add_argument(
        "--keep", type=Path, help="keep articles and index here, and use them if they are there"
    )
    given = parser.parse_args()
    embedder = SyntheticEmbedder(load_embedder())
    for size in given.passages:
        place = (given.keep or Path(tempfile.mkdtemp())) / str(size)
        measure(place, size, embedder, given.rounds)
        if given.keep is None:
            shutil.rmtree(place)


def measure(place: Path, size: int, embedder: SyntheticEmbedder, rounds: int) -> None:
    """Measure one size."""
    folder, data = place / "articles", place / "data"
    if not folder.exists():
        write_synthetic_articles(folder, size)
    run = lambda: reindex(folder=folder, data=data, embedder=embedder)  # noqa: E731
    report, seconds = timed(run)
    print(f"\n{report.passages} passages of {report.articles} articles, {report.claims} claims")
    print(f"  indexed from synthetic vectors  {seconds:8.1f} s ({report.added} articles added)")
    print(f"  nothing changed                 {timed(run)[1]:8.2f} s")
    write_synthetic_article(folder, 7, [f"new{int(time.time())}x{n}" for n in range(700)])
    report, seconds = timed(run)
    print(f"  one article changed             {seconds:8.2f} s ({report.changed} changed)")
    opened, seconds = timed(lambda: Library.open(data=data, embedder=embedder))
    embedder.embed_question("warm")
    print(f"  first question (checks, opens)  {timed(lambda: ask(opened, embedder, QUESTIONS[0]))[1]:8.2f} s")
    times = by_turns(opened, embedder, rounds)
    bare = median(times["bare embedding + Chroma query"])
    for name, seconds_each in times.items():
        middle = median(seconds_each)
        print(f"  {name:31} {middle * 1e3:8.2f} ms ({middle / bare:.2f} times)")
    ledger = [timed(lambda: claims(opened))[1] for _ in range(5)]
    print(f"  the claims of one event         {median(ledger) * 1e3:8.2f} ms")
    print(f"  disk {megabytes_below(data):.0f} MB, peak memory {peak_memory_mb():.0f} MB")
    opened.close()


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What some work gives, and the seconds it takes."""
    begun = time.perf_counter()
    given = work()
    return given, time.perf_counter() - begun


def retrieve(shelf: Shelf, embedder: SyntheticEmbedder, question: str, filters: Filters) -> int:
    """The search for one question, as answers are made from it."""
    return len(Retriever(shelf, embedder).search(question, filters=filters, limit=HITS))


def ask(library: Library, embedder: SyntheticEmbedder, question: str) -> int:
    """One question over all articles."""
    with library.reading() as shelf:
        return retrieve(shelf, embedder, question, Filters())


def ask_within(library: Library, embedder: SyntheticEmbedder, question: str) -> int:
    """One question over an event's articles."""
    with library.reading() as shelf:
        return retrieve(shelf, embedder, question, Filters(event="Event 7"))


def claims(library: Library) -> int:
    """The claims of one event, as for its tolls."""
    with library.reading() as shelf:
        return len(shelf.claims(event="event 7"))


def by_turns(library: Library, embedder: SyntheticEmbedder, rounds: int) -> dict[str, list[float]]:
    """The seconds of each kind of work on every question.

    They take turns in changing order, so that what else runs slows all alike. The first round is left out:
    a chain learns the words of the index then.
    """
    chain = answer_chain(library, embedder)
    with library.reading() as shelf:
        vectors = shelf._handle.vectors  # noqa: SLF001 - the bare store is what is measured
        works: dict[str, Callable[[str], object]] = {
            "bare embedding + Chroma query": lambda q: vectors.nearest(
                embedder.embed_question(q), MOST_FETCHED
            ),
            "a question's retrieval": lambda q: ask(library, embedder, q),
            "the same within filters": lambda q: ask_within(library, embedder, q),
            "a whole answer": lambda q: chain.invoke(Question(text=q)),
        }
        times: dict[str, list[float]] = {name: [] for name in works}
        order = random.Random(5)
        for number in range(rounds + 1):
            for question in QUESTIONS:
                for name, work in order.sample(sorted(works.items()), len(works)):
                    seconds = timed(lambda work=work, question=question: work(question))[1]
                    times[name] += [seconds] if number else []
    return times


if __name__ == "__main__":
    main()
