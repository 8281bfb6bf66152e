"""What each part brings: the labelled questions answered with one part left out at a time.

    python benchmarks/ablation.py benchmarks/labelled/known

Prints a table for the documentation: answers as ``crosswire eval`` measures them, over all labelled folders
given. A folder is indexed once and asked once for each row, a minute or so in all.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answering.chain import answer_chain
from bot.answering.extractive import ExtractiveAnswerer
from bot.answering.parts import EVERY_ANSWER_PART, AnswerParts
from bot.evaluation.answers import measure_answers
from bot.evaluation.labels import Labels, read_labels
from bot.evaluation.metrics import Metrics, answer_metrics
from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.retrieval.model import EVERY_PART, SearchParts
from index.stores.library import Library


@dataclass(frozen=True, slots=True)
class Variant:
    """The product without one of its parts."""

    name: str
    search: SearchParts = EVERY_PART
    answering: AnswerParts = EVERY_ANSWER_PART


VARIANTS = (
    Variant("everything"),
    Variant("without full-text search", search=SearchParts(lexical=False)),
    Variant("without dense search", search=SearchParts(dense=False)),
    Variant("near-copies not collapsed", search=SearchParts(copies=False)),
    Variant("not spread over articles", search=SearchParts(spread=False)),
    Variant("figures from sentences, not the ledger", answering=AnswerParts(ledger=False)),
    Variant("blame from sentences, not accounts", answering=AnswerParts(accounts=False)),
    Variant("no expectation by type of question", answering=AnswerParts(expectations=False)),
    Variant("never abstaining", answering=AnswerParts(abstention=False)),
    Variant("no note of disagreement", answering=AnswerParts(disagreements=False)),
)

COLUMNS = {
    "answer_accuracy": "right",
    "evidence_cited": "evidence",
    "abstain_right": "abstained rightly",
    "abstain_wrong": "abstained wrongly",
    "disagreement_precision": "disagreement precision",
    "disagreement_recall": "disagreement recall",
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+", help="labelled folders")
    parser.add_argument("--keep", type=Path, help="keep the indexes here, and use them if they are there")
    given = parser.parse_args()
    embedder = load_embedder(None)
    with tempfile.TemporaryDirectory() as place:
        libraries = [
            (read_labels(gold), indexed(gold, (given.keep or Path(place)) / gold.name, embedder))
            for gold in given.gold
        ]
        print("| | " + " | ".join(COLUMNS.values()) + " |")
        print("| --- |" + " ---: |" * len(COLUMNS))
        for variant in VARIANTS:
            print(row(variant.name, measured(variant, libraries, embedder)), flush=True)
        for _, library in libraries:
            library.close()


def indexed(gold: Path, data: Path, embedder: Embedder) -> Library:
    """The library of a labelled folder's articles."""
    reindex(folder=gold / "articles", data=data, embedder=embedder)
    return Library.open(data=data, embedder=embedder)


def measured(variant: Variant, libraries: Sequence[tuple[Labels, Library]], embedder: Embedder) -> Metrics:
    """The figures of a variant over all folders together."""
    counts: Counter[str] = Counter()
    for labels, library in libraries:
        chain = answer_chain(
            library,
            embedder,
            answerer=ExtractiveAnswerer(variant.answering),
            search_parts=variant.search,
        )
        counts += measure_answers(labels, chain.invoke).of(None)
    return answer_metrics(counts)


def row(name: str, figures: Metrics) -> str:
    """A line of the table."""
    cells = [figures[metric] for metric in COLUMNS]
    return f"| {name} | " + " | ".join("–" if cell is None else f"{cell:.2f}" for cell in cells) + " |"


if __name__ == "__main__":
    main()
