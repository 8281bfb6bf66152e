"""How likely the best sentences answer the question: the probability that decides whether to abstain.

A logistic regression over a few measures, each between 0 and 1. Its coefficients stand in
``data/confidence.json`` and are fitted by ``benchmarks/fit_confidence.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.answering.evidence import Evidence, covered, sentence_roots
from bot.answering.terms import Term
from bot.answering.understanding import Ask, Inquiry

LOOKED_AT = 3
"""So many of the best sentences are what would be said, and what is judged."""

NEEDED = frozenset({Ask.WHEN, Ask.AMOUNT, Ask.NAME})
"""What these ask for must stand in one of the sentences: a time, a number, a name."""

MEASURES = (
    "similarity",
    "passage",
    "coverage",
    "near",
    "context",
    "together",
    "fit",
    "speaker",
    "gap",
    "gap_context",
    "gap_names",
    "unknown",
    "figures",
    "bare",
)


def measures(inquiry: Inquiry, ranked: Sequence[Evidence]) -> dict[str, float]:
    """What the probability is computed from, by name.

    Args:
        inquiry: the question.
        ranked: sentences, best first; at least one.

    Returns:
        * similarity, passage: highest cosine of the question with one of the sentences, with its passage.
        * coverage, near, context: highest share of the question's words in a sentence, with the one before,
          in the passage and its title.
        * together: share of the question's words in the sentences taken together.
        * fit: whether one holds what is looked for (a time, a name, a cause …).
        * speaker: whether one holds whose words are asked for; 1 where nobody's are.
        * gap, gap_context: weight of the heaviest word that stands in none of the sentences, in none of
          their passages, as a share of the heaviest of all; gap_names: the latter for names alone.
        * unknown: 1 where a word stands in no article at all.
        * figures: share of the question's figures that stand in a sentence.
        * bare: 1 where the question names nothing to look for.
    """
    best = ranked[:LOOKED_AT]
    said = frozenset().union(*(sentence_roots(one.text) for one in best))
    around = frozenset().union(
        *(sentence_roots(f"{one.hit.article.title or ''} {one.hit.passage.text}") for one in best)
    )
    return {
        "similarity": max(one.features["similarity"] for one in best),
        "passage": max(one.features["passage"] for one in best),
        "coverage": max(one.features["coverage"] for one in best),
        "near": max(one.features["near"] for one in best),
        "context": max(one.features["context"] for one in best),
        "together": covered(inquiry.terms, said),
        "fit": max(one.features["fit"] for one in best),
        "speaker": max(one.features["speaker"] for one in best) if inquiry.speaker else 1.0,
        "gap": _gap(inquiry.terms, said),
        "gap_context": _gap(inquiry.terms, around),
        "gap_names": _gap([term for term in inquiry.terms if term.name], around),
        "unknown": 1.0 if any(not term.known for term in inquiry.terms) else 0.0,
        "figures": max(one.features["figures"] for one in best),
        "bare": 0.0 if inquiry.terms else 1.0,
    }


def _gap(terms: Sequence[Term], found: frozenset[str]) -> float:
    heaviest = max((term.weight for term in terms), default=0.0)
    if not heaviest:
        return 0.0
    missing = max((term.weight for term in terms if found.isdisjoint(term.roots)), default=0.0)
    return missing / heaviest


@cache
def _model() -> Mapping[str, float]:
    text = files("bot.answering").joinpath("data", "confidence.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def threshold() -> float:
    """Below this probability the articles are said not to tell."""
    return _model()["threshold"]


def probability(inquiry: Inquiry, ranked: Sequence[Evidence]) -> float:
    """How likely the best sentences answer, 0 to 1; 0 where there is none."""
    if not ranked:
        return 0.0
    model = _model()
    if inquiry.ask in NEEDED and not any(one.features["fit"] for one in ranked[:LOOKED_AT]):
        return 0.0
    total = model["constant"] + sum(
        model.get(name, 0.0) * value for name, value in measures(inquiry, ranked).items()
    )
    return 1.0 / (1.0 + math.exp(-total))
