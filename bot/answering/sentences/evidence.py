"""The sentences of the hits, each with what speaks for it as an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bot.answering.question.terms import Term
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.expectations import fit
from bot.answering.sentences.voices import Voice, voices_of
from index.model import Span
from index.retrieval.model import Hit
from index.retrieval.terms import roots

WEIGHTS = {
    "similarity": 6.0,
    "passage": 2.0,
    "coverage": 1.5,
    "near": 1.0,
    "context": 0.5,
    "topic": 1.5,
    "fit": 1.5,
    "speaker": 1.0,
    "day": 0.8,
    "figures": 3.0,
    "brief": -1.0,
    "lead": 0.2,
    "asks": -1.5,
}
"""What each feature counts towards a sentence's score."""

FITTED = 60
"""So many sentences, the best by all else, are looked through for what is asked for."""

LISTENED = 20
"""Of so many it is read who says them, where somebody's words are asked for. That takes about as long as the
rest of an answer; 60 took three times as long and made no answer to 298 questions better."""

WEEK = 7
SHORT_WORDS = 6
"""A sentence with fewer words is seldom an answer that can stand alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of a hit as a possible answer.

    Attributes:
        hit: where it stands.
        span: the sentence, as a range of the article's text.
        text: the sentence, verbatim.
        features: what speaks for it, by name (see :data:`WEIGHTS`).
        score: the weighted sum.
    """

    hit: Hit
    span: Span
    text: str
    features: dict[str, float]
    score: float


@lru_cache(maxsize=50_000)
def sentence_roots(text: str) -> frozenset[str]:
    """The roots of a sentence's words."""
    return frozenset(roots(text))


def rank_sentences(inquiry: Inquiry, hits: Sequence[Hit], *, expectations: bool = True) -> list[Evidence]:
    """Every sentence of the hits, best first; equal ones in the order of the hits.

    Without ``expectations`` it is not judged whether a sentence holds what the question looks for.
    """
    if not hits:
        return []
    found: list[tuple[float, Hit, Span, str, dict[str, float]]] = []
    for hit in hits:
        context = sentence_roots(f"{hit.article.title or ''} {hit.passage.text}")
        before = ""
        for number, span in enumerate(hit.passage.sentences):
            text = span.of(hit.article.text)
            similarity = hit.sentence_similarities[number] if hit.sentence_similarities else hit.similarity
            features = _features(inquiry, hit, text, before=before, context=context)
            features["similarity"] = similarity
            features["passage"] = hit.similarity
            features["lead"] = 1.0 if span.start == 0 else 0.0
            score = sum(WEIGHTS[name] * value for name, value in features.items())
            found.append((score, hit, span, text, features))
            before = text
    found.sort(key=lambda one: -one[0])
    near, far = found[:FITTED], found[FITTED:]
    # What is looked for, and whose words they are, is sought only where it could still matter.
    listened = near[:LISTENED] if inquiry.speaker is not None else []
    speaking = voices_of((one[1].article, one[2]) for one in listened)
    out: list[Evidence] = []
    for score, hit, span, text, features in near:
        voice = speaking.get((hit.article.id, span))
        total = score + (_heard(inquiry, voice, features) if voice is not None else 0.0)
        features["fit"] = fit(inquiry, text) if expectations else 0.0
        total += WEIGHTS["fit"] * features["fit"]
        out.append(Evidence(hit=hit, span=span, text=text, features=features, score=total))
    for score, hit, span, text, features in far:
        features["fit"] = 0.0
        out.append(Evidence(hit=hit, span=span, text=text, features=features, score=score))
    if inquiry.ask is Ask.WHY:
        out = _led_to(out)
    return sorted(out, key=lambda evidence: -evidence.score)


THEIRS = 1.5
"""What the words of the one who is asked for count, on the very matter."""

THEIRS_ANYHOW = 0.2
"""This share of it they count on any matter."""

NOT_THEIRS = 0.5
"""What is left of the mention of a speaker in somebody else's words."""

ENOUGH_NAMED = 0.6
"""A claimant named by this share of the question's words for the speaker is the speaker."""


def _heard(inquiry: Inquiry, voice: Voice, features: dict[str, float]) -> float:
    """What the score of a sentence gains by whose words it tells; sets the feature "speaker"."""
    wanted = [term for term in inquiry.terms if _of_speaker(inquiry, term)]
    mentioned = features["speaker"]
    share = 1.0 if inquiry.speaker_names & voice.roots else covered(wanted, voice.roots)
    if not share and not voice.named:
        return 0.0
    if not share:
        features["speaker"] = NOT_THEIRS * mentioned
        return WEIGHTS["speaker"] * (features["speaker"] - mentioned)
    features["speaker"] = 1.0 if share >= ENOUGH_NAMED else share
    gained = THEIRS * features["speaker"] * _on_matter(features) - WEIGHTS["speaker"] * mentioned
    if features["speaker"] == 1.0 and mentioned < 1.0:  # "he" stands for the name
        unnamed = sum(term.weight for term in wanted) / sum(term.weight for term in inquiry.terms)
        gained += WEIGHTS["coverage"] * min(unnamed, 1.0 - features["coverage"])
    return gained


def _on_matter(features: dict[str, float]) -> float:
    matter = (features["topic"] + features["context"]) / 2
    return THEIRS_ANYHOW + (1 - THEIRS_ANYHOW) * matter


LOOKED_BACK = 2
"""A cause is told at most so many sentences behind what it led to."""

HALF = 0.5
CAUSE_AHEAD = 0.3
"""A sentence that gives the cause of what the sentence before it tells comes so far before that."""


def _led_to(found: Sequence[Evidence]) -> list[Evidence]:
    """Causes told right behind the matter itself come before it.

    As in "The minister cut the number to 40. Some people had been counted twice, she explained."
    """
    at = {(one.hit.passage.id, one.span): one for one in found}
    out: list[Evidence] = []
    for one in found:
        spans = one.hit.passage.sentences
        place = spans.index(one.span)
        before = (at[one.hit.passage.id, span] for span in spans[max(0, place - LOOKED_BACK) : place])
        matter = [other.score for other in before if _tells_matter(other)]
        causing = one.features["fit"] == 1.0 and not one.features["asks"]
        raised = max(matter, default=0.0) + CAUSE_AHEAD
        out.append(replace(one, score=raised) if causing and matter and raised > one.score else one)
    return out


def _tells_matter(evidence: Evidence) -> bool:
    """Whether a sentence holds half of what is asked about, and no cause itself."""
    features = evidence.features
    return features["coverage"] >= HALF and features["fit"] < 1.0 and not features["asks"]


def _features(
    inquiry: Inquiry, hit: Hit, text: str, *, before: str, context: frozenset[str]
) -> dict[str, float]:
    here = sentence_roots(text)
    topic = [term for term in inquiry.terms if not _of_speaker(inquiry, term)] or inquiry.terms
    return {
        "coverage": covered(inquiry.terms, here),
        "context": covered(inquiry.terms, context),
        "near": covered(inquiry.terms, here | sentence_roots(before)),
        "topic": covered(topic, here),
        "speaker": _speaker_fit(inquiry, here, sentence_roots(before)) * heard(inquiry, text),
        "day": day_fit(inquiry, hit.article.published, here),
        "figures": figures_fit(inquiry, here),
        "brief": 1.0 if len(text.split()) < SHORT_WORDS else 0.0,
        "asks": 1.0 if _ASKS.search(text) else 0.0,
    }


_ASKS = re.compile(
    r"\?[\"'”’)» ]*$|^\W*(?:why|how|who|what|where|when|is|are|was|were|did|does|do|would|could)\b[^,]*,"
    r"\s+(?:[\w’'-]+\s+){1,5}?(?:asks?|asked|wonders?|wondered)\W*$",
    re.IGNORECASE,
)
"""A sentence that itself asks ("Who ordered it?", "Why was it shut, she asks.")."""


def covered(terms: Sequence[Term], found: frozenset[str]) -> float:
    """Which share of the question's words, by weight, is found; a word that stands for one counts 0.7."""
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    got = 0.0
    for term in terms:
        if term.roots[0] in found:
            got += term.weight
        elif not found.isdisjoint(term.roots):
            got += 0.7 * term.weight
    return got / total


def _of_speaker(inquiry: Inquiry, term: Term) -> bool:
    """Whether a word names whose statement is asked for rather than what it is about."""
    return inquiry.speaker is not None and term.word.lower() in inquiry.speaker


def _speaker_fit(inquiry: Inquiry, here: frozenset[str], before: frozenset[str]) -> float:
    """Whether the one whose words are asked for stands in the sentence (1) or the one before (0.5)."""
    if inquiry.speaker is None:
        return 0.0
    wanted = [term for term in inquiry.terms if _of_speaker(inquiry, term)]
    if not wanted:
        return 0.0
    if not here.isdisjoint(inquiry.speaker_names):
        return 1.0
    return max(covered(wanted, here), 0.5 * covered(wanted, before))


LOOK_BACK = 30
"""So many letters before a name are looked at for a preposition."""

_ONLY_MENTIONED = re.compile(
    r"\b(?:before|at|(?<!according )to|into|in|with|of|on|for|near|against|between|about|towards?|within|"
    r"inside|through)"
    r"(?:\s+(?:the|an?|its|their|his|her))?\s*$",
    re.IGNORECASE,
)


def heard(inquiry: Inquiry, text: str) -> float:
    """0 where all mentions of the asked speaker stand behind a preposition ("before the council"), else 1."""
    if inquiry.speaker is None:
        return 1.0
    named = "|".join(re.escape(term.word) for term in inquiry.terms if _of_speaker(inquiry, term))
    if not named:
        return 1.0
    ahead = [
        text[: place.start()]
        for place in re.finditer(rf"\b(?:{named})(?:\W{{1,3}}(?:{named}))*\b", text, re.IGNORECASE)
    ]
    return 0.0 if ahead and all(_only_mentioned(words[-LOOK_BACK:]) for words in ahead) else 1.0


_WHO_SPEAKS_FOR = re.compile(
    r"\b(?:leaders?|heads?|chiefs?|spokes\w+|ministers?|ministry|officials?|members?|presidents?|premier|mayor|"
    r"governor|director|lawyers?|representatives?|deputies|deputy|commanders?|authorities|government)\s+"
    r"(?:of|for|from|at|in)(?:\s+(?:the|an?|its|their|his|her))?\s*$",
    re.IGNORECASE,
)


def _only_mentioned(before: str) -> bool:
    """Whether a name behind these words is no speaker, unlike in "leaders of", "the ministry in"."""
    return _ONLY_MENTIONED.search(before) is not None and _WHO_SPEAKS_FOR.search(before) is None


def day_fit(inquiry: Inquiry, published: date | None, here: frozenset[str]) -> float:
    """How well the article's day suits the question's time, from -1 to 1; 0 where nothing is known."""
    period = inquiry.time.period
    if inquiry.time.years:
        return 1.0 if any(str(year) in here for year in inquiry.time.years) else -0.5
    if period is None or published is None:
        return 0.0
    if period.when == "since":
        return 1.0 if published >= period.first else -1.0
    if period.when == "before":
        return 1.0 if published < period.first else -1.0
    if period.when == "by" and published <= period.last:
        return 0.5
    if period.first <= published <= period.last + timedelta(days=1):
        return 1.0
    late = (published - period.last).days
    return -0.3 if 0 < late <= WEEK else -0.6


def figures_fit(inquiry: Inquiry, here: frozenset[str]) -> float:
    """Which share of the question's figures stands in the sentence."""
    if not inquiry.figures:
        return 0.0
    return sum(1 for figure in inquiry.figures if str(figure) in here) / len(inquiry.figures)
