"""How long a question takes, against bare query embedding and a bare Chroma query.

    python benchmarks/question.py --passages 1000 100000

Prints, for each size, the time to index synthetic articles, to take over one changed article, and the
median time of a question's retrieval (embedding, dense and full-text search, the passages with their
vectors, fused, near-copies collapsed) and of a whole answer as multiples of the bare one, with memory and
disk.
"""

from __future__ import annotations

import argparse
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
    ours = [timed(lambda q=q: ask(opened, embedder, q))[1] for _ in range(rounds) for q in QUESTIONS]
    bare = bare_times(opened, embedder, rounds)
    answers = answer_times(opened, embedder, rounds)
    filtered = [timed(lambda q=q: ask_within(opened, embedder, q))[1] for _ in range(4) for q in QUESTIONS]
    ledger = [timed(lambda: claims(opened))[1] for _ in range(5)]
    print(f"  bare embedding + Chroma query   {median(bare) * 1e3:8.2f} ms")
    times = median(ours) / median(bare)
    print(f"  a question's retrieval          {median(ours) * 1e3:8.2f} ms ({times:.2f} times)")
    print(f"  the same within filters         {median(filtered) * 1e3:8.2f} ms")
    times = median(answers) / median(bare)
    print(f"  a whole answer                  {median(answers) * 1e3:8.2f} ms ({times:.2f} times)")
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


def answer_times(library: Library, embedder: SyntheticEmbedder, rounds: int) -> list[float]:
    """The chain from question to cited answer, once it has learnt the words of the index."""
    chain = answer_chain(library, embedder)
    for question in QUESTIONS:
        chain.invoke(Question(text=question))
    asked = [Question(text=question) for _ in range(rounds) for question in QUESTIONS]
    return [timed(lambda q=q: chain.invoke(q))[1] for q in asked]


def bare_times(library: Library, embedder: SyntheticEmbedder, rounds: int) -> list[float]:
    """Embedding and Chroma alone, on the same vectors and as many passages as each search fetches."""
    with library.reading() as shelf:
        vectors = shelf._handle.vectors  # noqa: SLF001 - the bare store is what is measured
        bare = lambda q: vectors.nearest(embedder.embed_question(q), MOST_FETCHED)  # noqa: E731
        return [timed(lambda q=q: bare(q))[1] for _ in range(rounds) for q in QUESTIONS]


if __name__ == "__main__":
    main()
