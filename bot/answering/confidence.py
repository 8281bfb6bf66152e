"""How likely a statement answers the question: the probability that decides whether to abstain."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from bot.answering.evidence import Evidence
from bot.answering.understanding import Ask, Inquiry

THRESHOLD = 0.5
"""Below this probability the articles are said not to tell."""

_COEFFICIENTS: Mapping[str, float] = {
    "constant": -2.2,
    "similarity": 3.0,
    "coverage": 1.8,
    "context": 1.5,
    "fit": 0.8,
    "unknown": -2.5,
    "figures": 1.0,
    "rare": -1.5,
}


def measures(inquiry: Inquiry, ranked: Sequence[Evidence]) -> dict[str, float]:
    """What the probability of the best sentence is computed from, by name."""
    best = ranked[0]
    terms = inquiry.terms
    heaviest = max((term.weight for term in terms), default=0.0)
    near = set(best.text.lower().split())
    del near
    return {
        "similarity": best.hit.similarity,
        "coverage": best.features["coverage"],
        "context": best.features["context"],
        "fit": best.features["fit"],
        "unknown": 1.0 if any(not term.known for term in terms) else 0.0,
        "figures": best.features["figures"],
        "rare": _rare_missing(inquiry, best, heaviest),
    }


def _rare_missing(inquiry: Inquiry, best: Evidence, heaviest: float) -> float:
    """1 where the question's rarest word stands nowhere in the passage."""
    if not heaviest:
        return 0.0
    from bot.answering.evidence import sentence_roots

    passage = sentence_roots(f"{best.hit.article.title or ''} {best.hit.passage.text}")
    rarest = [term for term in inquiry.terms if term.weight >= heaviest - 0.01]
    return 0.0 if any(not passage.isdisjoint(term.roots) for term in rarest) else 1.0


def probability(inquiry: Inquiry, ranked: Sequence[Evidence]) -> float:
    """How likely the best sentence answers, 0 to 1; 0 where there is none."""
    if not ranked:
        return 0.0
    found = measures(inquiry, ranked)
    total = _COEFFICIENTS["constant"] + sum(_COEFFICIENTS[name] * value for name, value in found.items())
    if inquiry.ask is Ask.DEFINITION and found["coverage"] < 1.0:
        total -= 2.0
    return 1.0 / (1.0 + math.exp(-total))
