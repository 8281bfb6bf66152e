"""How likely the best sentences answer the question: the probability that decides whether to abstain.

A logistic regression over a few measures, most between 0 and 1. Its coefficients stand in
``data/confidence.json`` and are fitted by ``benchmarks/fit_confidence.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.answering.question.numbered import counted_in, puts_number_on
from bot.answering.question.terms import Term
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.evidence import Evidence, sentence_roots
from bot.answering.sentences.expectations import ALONE
from bot.answering.sentences.naming import asked_person, names

LOOKED_AT = 3
"""So many of the best sentences are what would be said, and what is judged."""

NEEDED = frozenset({Ask.WHEN, Ask.AMOUNT, Ask.NAME})
"""What these ask for must stand in one of the sentences: a time, a number, a name."""

MEASURES = ("context", "missing", "undone", "heard", "figures", "detail")
"""What the probability is computed from; what each brings is told in docs/quality.md."""

DETAILS = frozenset({Ask.COUNT, Ask.AMOUNT, Ask.NAME})
"""These ask for one number or name, which articles that tell of the matter often lack."""

SPOKEN = frozenset({Ask.SAID, Ask.REACTION, Ask.COUNT})
"""Where these name somebody, it is their words that are asked for, and no other's will do."""

DEEDS = frozenset({Ask.WHETHER, Ask.WHAT, Ask.WHO})
"""These turn on what was done: sentences on those named that tell of other deeds are no answer."""

UNASKED = 0.4
"""How far a sentence counts as by the right one where nobody's words are asked for."""

HEAVIEST = 5.0
"""No missing word counts for more, however large the index."""

MISSING_UNIT = 4.0
"""Words of so much weight together, about one that a single paragraph holds, are missing by 1."""


def measures(inquiry: Inquiry, ranked: Sequence[Evidence]) -> dict[str, float]:
    """What the probability is computed from, by name.

    Args:
        inquiry: the question.
        ranked: sentences, best first; at least one.

    Returns:
        * context: highest share of the question's words in the passage and title of one of the sentences.
        * missing: weight of the question's words that a sentence lacks, together, in the sentence that lacks
          least; the one before it and the title count as its own. Words strewn over several sentences tell
          of a thing that none of them says. Of a follow-up's words only its own are looked for.
        * undone: where a deed is asked about (:data:`DEEDS`), which share of the words that are no names, by
          weight, a sentence lacks, in the one that lacks least.
        * heard: how far the best sentence is by the one whose words are asked for.
        * figures: share of the question's figures that stand in a sentence.
        * detail: 1 where one number or name is asked for (:data:`DETAILS`).
    """
    best = ranked[:LOOKED_AT]
    own = [term for term in inquiry.terms if not term.carried]
    deeds = [term for term in own if not term.name] if inquiry.ask in DEEDS else []
    spoken = inquiry.speaker is not None and inquiry.ask in SPOKEN
    return {
        "context": max(one.features["context"] for one in best),
        "missing": min(_missing(own, one) for one in best) / MISSING_UNIT,
        "undone": min(_missing(deeds, one) for one in best) / (_weight(deeds) or 1.0),
        "heard": ranked[0].features["speaker"] if spoken else UNASKED,
        "figures": max(one.features["figures"] for one in best),
        "detail": 1.0 if inquiry.ask in DETAILS else 0.0,
    }


def _missing(terms: Sequence[Term], one: Evidence) -> float:
    around = sentence_roots(one.text) | sentence_roots(sentence_before(one))
    around |= sentence_roots(one.hit.article.title or "")
    return _weight([term for term in terms if around.isdisjoint(term.roots)])


def _weight(terms: Sequence[Term]) -> float:
    return sum(min(term.weight, HEAVIEST) for term in terms)


def sentence_before(one: Evidence) -> str:
    """The sentence before one in its passage; "" where it is the first."""
    sentences = one.hit.passage.sentences
    at = sentences.index(one.span)
    return sentences[at - 1].of(one.hit.article.text) if at else ""


@cache
def _model() -> Mapping[str, float]:
    text = files("bot.answering").joinpath("data", "confidence.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def threshold() -> float:
    """Below this probability the articles are said not to tell."""
    return _model()["threshold"]


def probability(inquiry: Inquiry, ranked: Sequence[Evidence]) -> float:
    """How likely the best sentences answer, 0 to 1; 0 where there is none (arguments as in :func:`measures`).

    Sentences without what is needed, and those of passages that share no word with the question, do not.
    """
    if not any(_has_needed(inquiry, one) for one in ranked[:LOOKED_AT]):
        return 0.0
    found, model = measures(inquiry, ranked), _model()
    if not found["context"] and any(not term.carried for term in inquiry.terms):
        return 0.0
    total = model["constant"] + sum(model.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-total))


def _has_needed(inquiry: Inquiry, one: Evidence) -> bool:
    """Whether a sentence holds what the question can't be answered without (:data:`NEEDED`)."""
    person = asked_person(inquiry.text)
    if person is not None:
        return names(person, one.text) or names(person, sentence_before(one))
    if inquiry.ask not in NEEDED or one.features["fit"] > ALONE:
        return True
    if inquiry.ask is Ask.AMOUNT:
        counted = counted_in(inquiry.text, inquiry.terms)
        return counted is not None and puts_number_on(counted, one.text, before=sentence_before(one))
    return False
