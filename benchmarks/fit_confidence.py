"""Fits the probability that decides whether to abstain, and says how it does on an event left out.

    python benchmarks/fit_confidence.py ../shared/gold-a ../shared/data/squad2-calibration.json.gz

Trains a logistic regression on the labelled questions of a gold folder (those that are not answered from
the ledger) and, at a low weight, on questions of SQuAD 2.0, half of which have no answer. Each event in
turn is left out and judged by what the others taught. With ``--write`` the coefficients, fitted on all,
replace ``bot/answering/data/confidence.json``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot.answering.answerer import Draft, Reading
from bot.answering.chain import answer_chain
from bot.answering.confidence import MEASURES, measures
from bot.answering.evidence import rank_sentences
from bot.answering.model import Question, Turn
from bot.answering.understanding import Ask
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.stores.library import Library

SQUAD_WEIGHT = 0.05
"""A question of SQuAD counts for so much of one of the gold folder's."""

STRENGTH = 1.0
"""The inverse strength of the regularisation (scikit-learn's C)."""

SHARE_ABSTAINED_WRONGLY = 0.09
"""The threshold is set so that this share of answerable questions is not answered."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with its label and the group that is left out together."""

    group: str
    question: Question
    answerable: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A labelled question as numbers."""

    group: str
    answerable: bool
    values: tuple[float, ...]


@dataclass(slots=True)
class Recorder:
    """An answerer that keeps what it was given to read."""

    readings: list[Reading] = field(default_factory=list)

    def answer(self, reading: Reading) -> Draft:
        """Keep the reading; say nothing."""
        self.readings.append(reading)
        return Draft(statements=(), abstained=True)


def gold_questions(gold: Path) -> list[Labelled]:
    """The questions of a gold folder, follow-ups with their history."""
    out: list[Labelled] = []
    for line in (gold / "gold" / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        turns: list[Turn] = []
        for said in row.get("history", []):
            if said["role"] == "user":
                turns.append(Turn(question=said["text"]))
            else:
                turns[-1] = Turn(question=turns[-1].question, answer=said["text"])
        out.append(
            Labelled(row["event"], Question(text=row["question"], history=tuple(turns)), row["answerable"])
        )
    return out


def squad_questions(path: Path, articles: Path, *, most: int) -> list[Labelled]:
    """A sample of SQuAD's questions; its paragraphs are written as articles into ``articles``."""
    data = json.loads(gzip.decompress(path.read_bytes()))["data"]
    articles.mkdir(parents=True)
    labelled: list[Labelled] = []
    with (articles / "squad.jsonl").open("w", encoding="utf-8") as out:
        for text in data:
            for paragraph in text["paragraphs"]:
                row = {"text": paragraph["context"], "title": text["title"], "event": text["title"]}
                out.write(json.dumps(row) + "\n")
                labelled += [
                    Labelled("squad", Question(text=asked["question"]), not asked["is_impossible"])
                    for asked in paragraph["qas"]
                ]
    return random.Random(3).sample(labelled, min(most, len(labelled)))


def measured(labelled: Sequence[Labelled], articles: Path, data: Path) -> list[Measured]:
    """Ask every question of an index of ``articles`` and measure what was found."""
    embedder = load_embedder(None)
    reindex(folder=articles, data=data, embedder=embedder)
    library = Library.open(data=data, embedder=embedder)
    recorder = Recorder()
    chain = answer_chain(library, embedder, answerer=recorder)
    for one in labelled:
        chain.invoke(one.question)
    out: list[Measured] = []
    for one, reading in zip(labelled, recorder.readings, strict=True):
        ranked = rank_sentences(reading.inquiry, reading.hits)
        if ranked and reading.inquiry.ask is not Ask.COUNT:
            found = measures(reading.inquiry, ranked)
            out.append(Measured(one.group, one.answerable, tuple(found[name] for name in MEASURES)))
    library.close()
    return out


def fit(rows: Sequence[Measured], squad: Sequence[Measured]) -> LogisticRegression:
    """Both classes of the gold questions weigh alike; SQuAD's questions little."""
    total = len(rows) / 2
    share = {label: sum(row.answerable is label for row in rows) or 1 for label in (True, False)}
    weights = [total / share[row.answerable] for row in rows] + [SQUAD_WEIGHT] * len(squad)
    every = [*rows, *squad]
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    return model.fit([row.values for row in every], [row.answerable for row in every], sample_weight=weights)


def chances(model: LogisticRegression, rows: Sequence[Measured]) -> np.ndarray:
    """How likely each question is answered, by the model."""
    return np.asarray(model.predict_proba([row.values for row in rows])[:, 1])


def left_out(rows: Sequence[Measured], squad: Sequence[Measured]) -> np.ndarray:
    """The chance of each question by a model that saw nothing of its event."""
    out = np.zeros(len(rows))
    for group in sorted({row.group for row in rows}):
        mine = np.array([row.group == group for row in rows])
        model = fit([row for row in rows if row.group != group], squad)
        out[mine] = chances(model, [row for row in rows if row.group == group])
    return out


def report(rows: Sequence[Measured], found: np.ndarray, threshold: float) -> None:
    """Print, per event left out and in all, how often it is abstained rightly and wrongly."""
    labels = np.array([row.answerable for row in rows])
    for group in [*sorted({row.group for row in rows}), None]:
        mine = np.array([group in (None, row.group) for row in rows])
        right, wrong = mine & ~labels, mine & labels
        print(
            f"{group or 'all':32} abstained rightly {np.mean(found[right] < threshold):.2f} of {right.sum()} "
            f"wrongly {np.mean(found[wrong] < threshold):.2f} of {wrong.sum():3}"
        )
    print(f"AUC {roc_auc_score(labels, found):.3f}")


def curve(rows: Sequence[Measured], found: np.ndarray) -> Iterable[tuple[float, float]]:
    """Coverage and risk (share of what is answered that has no answer), from the surest question on."""
    order = np.argsort(-found)
    labels = np.array([row.answerable for row in rows])[order]
    for count in range(1, len(labels) + 1):
        yield count / len(labels), float(np.mean(~labels[:count]))


def main() -> None:
    """Fit, report, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("squad", type=Path)
    parser.add_argument("--squad-questions", type=int, default=1200)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--curve", type=Path, help="write the risk–coverage curve as a picture")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        asked = squad_questions(options.squad, work / "squad", most=options.squad_questions)
        squad = measured(asked, work / "squad", work / "squad-data")
        rows = measured(gold_questions(options.gold), options.gold / "articles", work / "gold-data")
    found = left_out(rows, squad)
    labels = np.array([row.answerable for row in rows])
    threshold = float(np.quantile(found[labels], SHARE_ABSTAINED_WRONGLY))
    report(rows, found, threshold)
    if options.curve:
        draw(curve(rows, found), options.curve)
    model = fit(rows, squad)
    fitted = {"constant": round(float(model.intercept_[0]), 4)}
    fitted |= {name: round(float(value), 4) for name, value in zip(MEASURES, model.coef_[0], strict=True)}
    fitted["threshold"] = round(threshold, 3)
    print(json.dumps(fitted, indent=1))
    if options.write:
        target = Path(__file__).parent.parent / "bot" / "answering" / "data" / "confidence.json"
        target.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


def draw(points: Iterable[tuple[float, float]], path: Path) -> None:
    """The risk–coverage curve as a picture."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot as plt

    coverage, risk = zip(*points, strict=True)
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.plot(coverage, risk)
    axes.set(xlabel="share of questions answered", ylabel="share of these without an answer in the articles")
    axes.set_ylim(0, None)
    figure.tight_layout()
    figure.savefig(path, dpi=120)


if __name__ == "__main__":
    main()
