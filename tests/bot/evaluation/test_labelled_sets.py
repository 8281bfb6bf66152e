"""The labelled sets that come with the project: what labels quote stands word for word in the articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.evaluation.labels import read_labels

SETS = sorted((Path(__file__).parents[3] / "benchmarks" / "labelled").glob("*/"))


def _rows(file: Path) -> Iterator[dict[str, object]]:
    yield from (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def _quotes(folder: Path) -> Iterator[tuple[str, str]]:
    """Each article with a sentence that a label quotes from it."""
    for row in _rows(folder / "gold" / "claims.jsonl"):
        yield str(row["article"]), str(row["sentence"])
    for kind, key in (("questions", "evidence"), ("disagreements", "positions")):
        for row in _rows(folder / "gold" / f"{kind}.jsonl"):
            told = row.get(key) or []
            assert isinstance(told, list)
            yield from ((place["article"], place["quote"]) for place in told if place.get("quote"))


def test_there_is_a_set_to_write_rules_on_and_one_to_measure_on() -> None:
    assert {folder.name for folder in SETS} == {"known", "unseen"}


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_every_quoted_sentence_stands_in_its_article(folder: Path) -> None:
    quotes = list(_quotes(folder))

    missing = [
        (article, quote)
        for article, quote in quotes
        if quote not in (folder / article).read_text(encoding="utf-8")
    ]

    assert quotes
    assert missing == []


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_the_evaluation_reads_labels_of_every_kind(folder: Path) -> None:
    labels = read_labels(folder)

    assert labels.questions
    assert labels.claims
    assert labels.tolls
    assert {path.name for path in labels.articles.iterdir()} == set(labels.events)


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_no_two_labels_of_a_set_go_by_one_name(folder: Path) -> None:
    names = [row["id"] for file in (folder / "gold").glob("*.jsonl") for row in _rows(file) if "id" in row]

    assert names
    assert len(names) == len(set(names))
