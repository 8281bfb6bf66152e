"""Fits the probability that decides whether to abstain, and draws risk against coverage.

    python benchmarks/fit_confidence.py benchmarks/labelled/known --picture docs/images/risk-coverage.png

Every question of the labelled folders is put to the chain once, with abstaining switched off; what was
measured of it is kept in memory, and all fitting is done on that. Each event in turn is left out and judged
by what the others taught. ``--write`` puts the coefficients fitted on all events into
``bot/answering/data/confidence.json``; what is printed of those that stand there is flattered where they were
fitted on the same events.

What is fitted is a logistic regression whose coefficients may not point the wrong way (see ``SIGNS``): with
some hundred questions, a coefficient of the wrong sign is chance and does harm on events unseen.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from risk_coverage import Judged, draw
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from bot.answering.answerer import Answerer, Draft, Reading
from bot.answering.chain import answer_chain
from bot.answering.counting import count_told, of_those_asked
from bot.answering.extractive import ExtractiveAnswerer
from bot.answering.model import Question
from bot.answering.parts import AnswerParts
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.confidence import MEASURES, measures, probability
from bot.answering.sentences.evidence import Evidence, rank_sentences
from bot.evaluation.answers import shown_text
from bot.evaluation.labels import read_labels
from bot.evaluation.sameness import says_any
from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.stores.library import Library

Vector = NDArray[np.float64]

FALLING = frozenset({"missing", "undone", "detail"})
"""Measures that speak against an answer; all others speak for it."""

SIGNS = tuple(-1 if name in FALLING else 1 for name in MEASURES)

STRENGTH = 1.0
"""The inverse strength of the regularisation, as scikit-learn's C."""

SHARE_ABSTAINED_WRONGLY = 0.055
"""The threshold is set so that this share of all answerable questions is not answered, those that the ledger
answers among them."""

TARGET = Path(__file__).parent.parent / "bot" / "answering" / "data" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question as it was answered with abstaining switched off.

    Attributes:
        event: the group that is left out together.
        answerable: whether the articles hold an answer.
        right: whether what was said is right.
        decided: whether the fitted probability decides here; elsewhere the ledger does.
        values: the measures, by :data:`MEASURES`.
        told: the probability that the answerer gave it.
    """

    event: str
    answerable: bool
    right: bool
    decided: bool
    values: tuple[float, ...]
    told: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A question as understood, the sentences that its answer is judged by, and the answer."""

    inquiry: Inquiry
    judged_by: Sequence[Evidence]
    draft: Draft


@dataclass(slots=True)
class Recorder:
    """An answerer that keeps what it read and said last."""

    answerer: Answerer
    seen: list[Seen] = field(default_factory=list)

    def answer(self, reading: Reading) -> Draft:
        """What the answerer says."""
        draft = self.answerer.answer(reading)
        ranked: Sequence[Evidence] = rank_sentences(reading.inquiry, reading.hits)
        if reading.inquiry.ask is Ask.COUNT:
            ranked = of_those_asked(reading, count_told(reading.inquiry, ranked))
        self.seen.append(Seen(reading.inquiry, ranked, draft))
        return draft


@dataclass(frozen=True, slots=True)
class Fitted:
    """A constant and one coefficient a measure."""

    constant: float
    coefficients: tuple[float, ...]

    def chances(self, asked: Sequence[Asked]) -> Vector:
        """How likely each question is answered."""
        values = np.array([one.values for one in asked])
        return np.asarray(expit(self.constant + values @ np.array(self.coefficients)))


def main() -> None:
    """Measure, fit, report; draw and write where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+", help="labelled folders")
    parser.add_argument("--keep", type=Path, help="keep the indexes here, and use them if they are there")
    parser.add_argument("--picture", type=Path, help="draw the risk-coverage curves here")
    parser.add_argument("--write", action="store_true", help="replace the coefficients")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        embedder = load_embedder(None)
        folders = [(gold, (given.keep or Path(place)) / gold.name) for gold in given.gold]
        asked = [one for gold, data in folders for one in ask_all(gold, data, embedder)]
    decided = [one for one in asked if one.decided]
    new = left_out(decided)
    chances = told_chances(asked, decided, new)
    level = float(np.quantile(chances[answerable(asked)], SHARE_ABSTAINED_WRONGLY))
    standing = Fitted(*standing_coefficients())
    print("The coefficients that stand (fitted with these events or without):")
    report(decided, standing.chances(decided), float(json.loads(TARGET.read_text())["threshold"]))
    print("Fitted anew, each event left out:")
    report(decided, new, level)
    if given.picture:
        draw(judged(asked, chances, level), given.picture)
    written = as_json(fit(decided), level)
    print(written)
    if given.write:
        TARGET.write_text(written, encoding="utf-8")
        print(f"Written to {TARGET.name}.")


def ask_all(gold: Path, data: Path, embedder: Embedder) -> list[Asked]:
    """Put every question of a labelled folder to the chain."""
    reindex(folder=gold / "articles", data=data, embedder=embedder)
    library = Library.open(data=data, embedder=embedder)
    recorder = Recorder(ExtractiveAnswerer(AnswerParts(abstention=False)))
    chain = answer_chain(library, embedder, answerer=recorder)
    out: list[Asked] = []
    for label in read_labels(gold).questions:
        answer = chain.invoke(Question(text=label.text, history=label.history))
        seen = recorder.seen[-1]
        found = measures(seen.inquiry, seen.judged_by) if seen.judged_by else {}
        chance = probability(seen.inquiry, seen.judged_by)
        out.append(
            Asked(
                event=label.event,
                answerable=label.answerable,
                right=label.answerable and says_any(shown_text(answer), label.accepted),
                decided=bool(seen.judged_by) and seen.draft.probability == chance > 0,
                values=tuple(found.get(name, 0.0) for name in MEASURES),
                told=seen.draft.probability or 0.0,
            )
        )
    library.close()
    return out


def answerable(asked: Sequence[Asked]) -> NDArray[np.bool_]:
    """Which of the questions the articles answer."""
    return np.array([one.answerable for one in asked])


def fit(asked: Sequence[Asked]) -> Fitted:
    """Logistic regression, both classes weighing alike, every coefficient of its sign or 0."""
    labels = answerable(asked).astype(float)
    values = np.array([one.values for one in asked])
    weights = np.where(labels > 0, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))

    def loss(theta: Vector) -> tuple[float, Vector]:
        logits = theta[0] + values @ theta[1:]
        error = weights * (expit(logits) - labels)
        total = np.sum(weights * (np.logaddexp(0, logits) - labels * logits))
        penalty = 0.5 * np.sum(theta[1:] ** 2) / STRENGTH
        slope = np.concatenate([[error.sum()], values.T @ error + theta[1:] / STRENGTH])
        return float(total + penalty), slope

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in SIGNS)]
    found = minimize(loss, np.zeros(len(SIGNS) + 1), jac=True, bounds=bounds, method="L-BFGS-B")
    return Fitted(float(found.x[0]), tuple(float(value) for value in found.x[1:]))


def left_out(asked: Sequence[Asked]) -> Vector:
    """The chance of each question by a fit that saw nothing of its event."""
    out = np.zeros(len(asked))
    for event in {one.event for one in asked}:
        mine = np.array([one.event == event for one in asked])
        model = fit([one for one in asked if one.event != event])
        out[mine] = model.chances([one for one in asked if one.event == event])
    return out


def report(asked: Sequence[Asked], chances: Vector, threshold: float) -> None:
    """Print how often it is abstained rightly and wrongly, per event and in all, and the area (AUC)."""
    labels = answerable(asked)
    for event in [*sorted({one.event for one in asked}), None]:
        mine = np.array([event in (None, one.event) for one in asked])
        right, wrong = mine & ~labels, mine & labels
        print(
            f"  {event or 'all':32} abstained rightly {np.mean(chances[right] < threshold):.2f} of "
            f"{right.sum()}, wrongly {np.mean(chances[wrong] < threshold):.2f} of {wrong.sum()}"
        )
    print(f"  AUC {roc_auc_score(labels, chances):.3f}, threshold {threshold:.3f}")


def told_chances(asked: Sequence[Asked], decided: Sequence[Asked], chances: Vector) -> Vector:
    """The chance of every question: fitted, or where the ledger decides the ledger's."""
    fitted = {id(one): float(chance) for one, chance in zip(decided, chances, strict=True)}
    return np.array([fitted.get(id(one), one.told) for one in asked])


def judged(asked: Sequence[Asked], chances: Vector, threshold: float) -> list[Judged]:
    """Every question with how likely its answer is right.

    The fitted probability says whether the articles tell, the ledger's is a constant. To set them in one
    order, the first is turned into the share of right answers at such a chance on the other events, the
    second into the share of right answers that it was given to.
    """
    right = np.array([one.right for one in asked])
    decided = np.array([one.decided for one in asked])
    likely = np.zeros(len(asked))
    for chance in set(chances[~decided]):
        alike = ~decided & (chances == chance)
        likely[alike] = right[alike].mean()
    for event in {one.event for one in asked}:
        mine = np.array([one.event == event for one in asked])
        curve = LogisticRegression().fit(chances[~mine & decided, None], right[~mine & decided])
        likely[mine & decided] = curve.predict_proba(chances[mine & decided, None])[:, 1]
    return [
        Judged(event=one.event, right=one.right, chance=float(value), answered=bool(chance >= threshold))
        for one, value, chance in zip(asked, likely, chances, strict=True)
    ]


def standing_coefficients() -> tuple[float, tuple[float, ...]]:
    """What ``confidence.json`` holds."""
    model = json.loads(TARGET.read_text(encoding="utf-8"))
    return model["constant"], tuple(model.get(name, 0.0) for name in MEASURES)


def as_json(model: Fitted, threshold: float) -> str:
    """The coefficients as the product reads them."""
    rows = {"constant": round(model.constant, 4)}
    rows |= {name: round(value, 4) for name, value in zip(MEASURES, model.coefficients, strict=True)}
    return json.dumps({**rows, "threshold": round(threshold, 3)}, indent=1) + "\n"


if __name__ == "__main__":
    main()
