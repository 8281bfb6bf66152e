"""Events told apart: labelled articles without their events, all in one index, grouped and asked about.

    python benchmarks/one_index.py benchmarks/labelled/known benchmarks/labelled/unseen --others FOLDER

Every article is stripped of the event that it names and put beside those of all other folders, and beside
articles on anything else that ``--others`` gives. Printed are how well the articles are grouped by event
(B-cubed, Bagga and Baldwin 1998, over the labelled ones) and how questions are answered, beside the same
questions over an index of each folder alone that names its events. Most questions do not name theirs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bot.answering.chain import answer_chain
from bot.evaluation.answers import measure_answers
from bot.evaluation.labels import Labels, article_id, read_labels
from bot.evaluation.metrics import answer_metrics
from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.model import Article
from index.stores.library import Library

COLUMNS = ("answer_accuracy", "evidence_cited", "abstain_right", "abstain_wrong")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+", help="labelled folders")
    parser.add_argument("--others", type=Path, help="a folder of articles on anything else")
    given = parser.parse_args()
    embedder = load_embedder(None)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        stripped = [strip(read_labels(gold), place / "all") for gold in given.gold]
        if given.others:
            shutil.copytree(given.others, place / "all" / "articles", dirs_exist_ok=True)
        library = indexed(place / "all" / "articles", place / "data", embedder)
        with library.reading() as shelf:
            print(grouping(shelf.articles().values(), stripped))
        print("| | " + " | ".join(COLUMNS) + " |\n| --- |" + " ---: |" * len(COLUMNS))
        for gold, labels in zip(given.gold, stripped, strict=True):
            alone = indexed(gold / "articles", place / f"data-{gold.name}", embedder)
            print(row(f"{gold.name}, alone", read_labels(gold), alone, embedder))
            print(row(f"{gold.name}, among all", labels, library, embedder), flush=True)
            alone.close()
        library.close()


def indexed(articles: Path, data: Path, embedder: Embedder) -> Library:
    """The library of a folder's articles."""
    reindex(folder=articles, data=data, embedder=embedder)
    return Library.open(data=data, embedder=embedder)


def strip(labels: Labels, to: Path) -> Labels:
    """Copy a labelled folder's articles without what names their event; the labels of the copies."""
    names = {
        article_id(str(path.relative_to(labels.folder))): path for path in labels.articles.rglob("*.txt")
    }
    (to / "articles").mkdir(parents=True, exist_ok=True)
    for name, path in names.items():
        text = re.sub(r"(?m)\A(---\n(?:(?!---).*\n)*?)event:.*\n", r"\1", path.read_text(encoding="utf-8"))
        (to / "articles" / _flat(labels, name)).write_text(text, encoding="utf-8")
    questions = tuple(
        replace(
            question,
            evidence=tuple(replace(one, article=_flat(labels, one.article)) for one in question.evidence),
        )
        for question in labels.questions
    )
    return replace(labels, folder=to, questions=questions)


def _flat(labels: Labels, article: str) -> str:
    return f"{labels.digest[:8]}__{article.replace('/', '__')}"


def grouping(articles: Iterable[Article], stripped: Iterable[Labels]) -> str:
    """B-cubed precision, recall and F of the events found for labelled articles."""
    marks = {f"__{event}__": event for labels in stripped for event in labels.events}
    found: Mapping[str, tuple[str, str]] = {
        article.id: (article.event or article.id, event)
        for article in articles
        for mark, event in marks.items()
        if mark in article.id
    }
    both, given = Counter(found.values()), Counter(event for event, _ in found.values())
    true = Counter(event for _, event in found.values())
    precision = sum(both[pair] / given[pair[0]] for pair in found.values()) / len(found)
    recall = sum(both[pair] / true[pair[1]] for pair in found.values()) / len(found)
    f = 2 * precision * recall / (precision + recall)
    return (
        f"{len(found)} labelled articles on {len(true)} events: B-cubed precision {precision:.2f}, "
        f"recall {recall:.2f}, F {f:.2f}\n"
    )


def row(name: str, labels: Labels, library: Library, embedder: Embedder) -> str:
    """One row of the table."""
    chain = answer_chain(library=library, embedder=embedder)
    figures = answer_metrics(measure_answers(labels, chain.invoke).of(None))
    return f"| {name} | " + " | ".join(f"{figures[column]:.3f}" for column in COLUMNS) + " |"


if __name__ == "__main__":
    main()
