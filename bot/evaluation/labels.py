"""A labelled folder: articles and what is right about them, read into values.

The layout is that of the project's labelled sets: ``articles/<event>/*.txt`` and ``gold/`` with
``questions.jsonl``, ``claims.jsonl`` and ``tolls.jsonl``; a file of labels that is missing has no labels.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from bot.answering.model import Turn
from bot.errors import EvaluationError

Row = Mapping[str, object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of an article that answers a question."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledQuestion:
    """A question and what a right answer looks like.

    Attributes:
        accepted: any of these strings in the answer makes it right; empty where it can't be answered.
        evidence: sentences that suffice, not all there are.
        disagreement: a good answer gives more than one position.
        type: what is asked for ("toll", "who", "followup", "unanswerable").
    """

    id: str
    event: str
    text: str
    history: tuple[Turn, ...]
    type: str
    answerable: bool
    accepted: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    disagreement: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledClaim:
    """A casualty statement as labelled; days as ISO dates, None where not labelled."""

    id: str
    event: str
    article: str
    sentence: str
    low: int | None
    high: int | None
    kind: str
    side: str | None
    claimant: str | None
    as_of: str | None
    scope: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledToll:
    """The figure that stood on a day for a side and kind."""

    event: str
    side: str
    kind: str
    day: str
    low: int | None
    high: int | None
    claimant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """All labels of a folder.

    Attributes:
        folder: the labelled folder.
        digest: hex SHA-256 over the label files: figures can be compared only on the same labels.
    """

    folder: Path
    digest: str
    questions: tuple[LabelledQuestion, ...]
    claims: tuple[LabelledClaim, ...]
    tolls: tuple[LabelledToll, ...]

    @property
    def articles(self) -> Path:
        """The folder of articles to index."""
        return self.folder / "articles"

    @property
    def events(self) -> tuple[str, ...]:
        """The events that labels are about, in alphabetical order."""
        asked = {label.event for label in self.questions}
        return tuple(sorted(asked | {label.event for label in self.claims} | {t.event for t in self.tolls}))


def read_labels(folder: Path) -> Labels:
    """Read a labelled folder.

    Raises:
        EvaluationError: if there are no articles or no labels, or a line of labels can't be read.
    """
    gold = folder / "gold"
    if not (folder / "articles").is_dir() or not gold.is_dir():
        raise EvaluationError(f"{folder} is no labelled folder: it needs articles/ and gold/ inside.")
    questions = _read(gold / "questions.jsonl", _question)
    claims = _read(gold / "claims.jsonl", _claim)
    rows = _read(gold / "tolls.jsonl", _toll)
    if not (questions or claims or rows):
        raise EvaluationError(f"{gold} holds no labels: questions.jsonl, claims.jsonl or tolls.jsonl.")
    return Labels(
        folder=folder,
        digest=_digest(gold),
        questions=questions,
        claims=claims,
        tolls=tuple(row for row in rows if row is not None),
    )


def _digest(gold: Path) -> str:
    digest = hashlib.sha256()
    for name in ("questions.jsonl", "claims.jsonl", "tolls.jsonl"):
        if (gold / name).exists():
            digest.update(name.encode() + b"\0" + (gold / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _read(path: Path, made: Callable[[Row], T]) -> tuple[T, ...]:
    if not path.exists():
        return ()
    out: list[T] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            out.append(made(cast("Row", json.loads(line))))
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
            raise EvaluationError(f"{path}, line {number} is no label: {error!r}. Correct it.") from error
    return tuple(out)


def article_id(path: str) -> str:
    """A labelled article's path as the id it has in an index of ``articles/``."""
    return path.removeprefix("articles/")


def _text(row: Row, key: str) -> str | None:
    value = row.get(key)
    return None if value is None else str(value)


def _count(row: Row, key: str) -> int | None:
    value = row.get(key)
    return None if value is None else int(cast("int", value))


def _question(row: Row) -> LabelledQuestion:
    evidence = cast("Sequence[Mapping[str, str]]", row.get("evidence") or ())
    return LabelledQuestion(
        id=str(row.get("id", row["question"])),
        event=_text(row, "event") or "",
        text=str(row["question"]),
        history=turns(cast("Sequence[Mapping[str, str]]", row.get("history") or ())),
        type=_text(row, "type") or "",
        answerable=bool(row["answerable"]),
        accepted=tuple(cast("Sequence[str]", row.get("answer_any") or ())),
        evidence=tuple(Evidence(article=article_id(e["article"]), quote=e["quote"]) for e in evidence),
        disagreement=bool(row.get("disagreement_expected")),
    )


def turns(history: Sequence[Mapping[str, str]]) -> tuple[Turn, ...]:
    """A history of ``{"role", "text"}`` rows, or of ``{"question", "answer"}`` rows, as turns."""
    out: list[Turn] = []
    for said in history:
        if "role" not in said:
            out.append(Turn(question=said["question"], answer=said.get("answer", "")))
        elif said["role"] == "user":
            out.append(Turn(question=said["text"]))
        elif out:
            out[-1] = Turn(question=out[-1].question, answer=said["text"])
    return tuple(out)


def _claim(row: Row) -> LabelledClaim:
    return LabelledClaim(
        id=_text(row, "id") or "",
        event=_text(row, "event") or "",
        article=article_id(str(row["article"])),
        sentence=str(row["sentence"]),
        low=_count(row, "count_min"),
        high=_count(row, "count_max"),
        kind=str(row["kind"]),
        side=_text(row, "side"),
        claimant=_text(row, "claimant"),
        as_of=_text(row, "as_of"),
        scope=str(row["scope"]),
        part=_text(row, "part") or "total",
    )


def _toll(row: Row) -> LabelledToll | None:
    """A toll that articles of its day state; carried ones and those told only later are not asked for."""
    if row.get("basis", "stated") != "stated" or row.get("reported_later"):
        return None
    return LabelledToll(
        event=str(row["event"]),
        side=str(row["side"]),
        kind=str(row["kind"]),
        day=str(row["day"]),
        low=_count(row, "value_min"),
        high=_count(row, "value_max"),
        claimant=_text(row, "claimant"),
    )
