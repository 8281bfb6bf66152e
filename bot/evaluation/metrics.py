"""Figures of quality: counts first, shares of them after, per event and in total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that went wrong, for people to look at.

    Attributes:
        metric: which figure it lowers.
        label: the label's id, or its day and side.
        asked: the question or the sentence.
        wanted, got: in words.
    """

    metric: str
    event: str
    label: str
    asked: str
    wanted: str
    got: str


@dataclass(slots=True)
class Tally:
    """Counts of one area (answers, claims, tolls) by event, and the cases that went wrong."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)

    def add(self, event: str, name: str, count: int = 1) -> None:
        """Count something of an event."""
        self.counts.setdefault(event, Counter())[name] += count

    def wrong(self, case: Case) -> None:
        """Keep a case."""
        self.cases.append(case)

    def of(self, event: str | None) -> Counter[str]:
        """The counts of an event, or of all together."""
        if event is not None:
            return self.counts.get(event, Counter())
        return sum(self.counts.values(), Counter())


Metrics = Mapping[str, float | None]
"""Metric -> share between 0 and 1, or a count; None where there was nothing to measure."""


def share(part: int, whole: int) -> float | None:
    """A share, rounded to three places; None of nothing."""
    return round(part / whole, 3) if whole else None


def f1(precision: float | None, recall: float | None) -> float:
    """Harmonic mean of precision and recall; 0 where either is nothing."""
    return round(2 * precision * recall / (precision + recall), 3) if precision and recall else 0.0


def answer_metrics(counts: Counter[str]) -> dict[str, float | None]:
    """Figures on answers: how often right, borne by evidence, abstained and contested as it should be."""
    precision = share(counts["contested_right"], counts["contested_right"] + counts["contested_wrong"])
    recall = share(counts["contested_right"], counts["contested_right"] + counts["contested_missed"])
    accuracy = share(counts["right"], counts["answerable"])
    abstained = share(counts["abstained_right"], counts["unanswerable"])
    return {
        "answer_accuracy": accuracy,
        "evidence_cited": share(counts["evidence_cited"], counts["answerable"]),
        "abstain_right": abstained,
        "abstain_wrong": share(counts["abstained_wrong"], counts["answerable"]),
        "disagreement_precision": precision,
        "disagreement_recall": recall,
        "disagreement_f1": f1(precision, recall),
        "quotes_verbatim": share(counts["verbatim"], counts["citations"]),
        "sentences_cited": share(counts["sentences_cited"], counts["sentences"]),
        "balanced": round(((accuracy or 0) + (abstained or 0)) / 2, 3),
        "too_long": counts["too_long"],
        "errors": counts["errors"],
        "questions": counts["questions"],
    }


def claim_metrics(counts: Counter[str]) -> dict[str, float | None]:
    """Figures on claims: found in the right sentence with kind and bounds; then each attribute of those."""
    precision = share(counts["matched"], counts["found"])
    recall = share(counts["matched"], counts["wanted"])
    return {
        "claims_f1": share(2 * counts["matched"], counts["found"] + counts["wanted"]),
        "claims_precision": precision,
        "claims_recall": recall,
        "numeric_recall": share(counts["numeric_matched"], counts["numeric"]),
        **{
            f"claims_{name}": share(counts[f"{name}_right"], counts[name])
            for name in ("side", "claimant", "as_of", "scope")
        },
        "claims_wanted": counts["wanted"],
        "claims_found": counts["found"],
    }


def toll_metrics(counts: Counter[str]) -> dict[str, float | None]:
    """Figures on tolls: the day's figure held among the claims, leading, and harmful leaders."""
    return {
        "toll_held": share(counts["held"], counts["rows"]),
        "toll_latest": share(counts["latest"], counts["rows"]),
        "toll_rows": counts["rows"],
        "harmful_totals": counts["harmful"],
    }


def by_type(tallies: Iterable[Counter[str]]) -> dict[str, str]:
    """Right answers of each type of question, as ``"12/17"``."""
    total = sum(tallies, Counter[str]())
    kinds = sorted(name.removeprefix("n_") for name in total if name.startswith("n_"))
    return {kind: f"{total['right_' + kind]}/{total['n_' + kind]}" for kind in kinds}
