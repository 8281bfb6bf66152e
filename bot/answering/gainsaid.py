"""Where somebody denies what an answer states, or an answer states the denial: told and denied side by side.

A denial is read from its grammar: what stands behind "denies", "rejects", "not" or "no". It meets a statement
that affirms the same words, by somebody else, or the statement right before it ("the ministry rejects this").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.answerer import DraftDisagreement, DraftPosition, Quoted, Reading
from bot.answering.disagreements import cut_at_word
from bot.answering.evidence import Evidence, covered, sentence_roots
from bot.answering.understanding import Ask, Inquiry
from index.claims import authority
from index.claims.attribution import attributor_of
from index.model import Article, Span
from index.retrieval.lexicon import EventWords
from index.retrieval.terms import STOPWORDS, content_words, root

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|"
    r"(?:reject|dismiss)(?:s|es|ed|ing)?(?=\W+(?:\w+\W+){0,4}?(?:claims?|accusations?|allegations?|charges?|"
    r"reports?|suggestions?|assertions?|rumou?rs|figures?|versions?|accounts?|ideas?|talk|this|that|it)\b))\b"
    r"(?!\s+(?:access|entry|bail|visas?|permission|him|her|them)\b)(?P<what>[^.;:]{0,140})",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:(?:outright|absolute|complete|pure)?\s*(?:lies?|nonsense|disinformation)|false(?:hood)?|untrue|"
    r"baseless|unfounded)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?:\b(?:not|never|no)|n['’]t)\b(?P<what>(?:\W+[\w'’-]+){1,4})", re.IGNORECASE)
_THIS = re.compile(
    r"\b(?:this|that|it|these|such|the (?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|"
    r"figures?|versions?|accounts?))\b",
    re.IGNORECASE,
)
_NEUTRAL = frozenset(
    root(word)
    for word in """
    say said tell told give gave comment respond reply answer confirm know known clear specify name identify
    find verify immediately only yet least more fewer less longer further far elaborate provide mention
    possible able want need expect rule allow doubt one reason
    """.split()
)
"""What is "not" done with these is not denied: "did not say how many", "no fewer than"."""

COMMON_SHARE = 0.4
"""A word that so many of an event's articles hold shows no common matter."""

FEWEST_SHARED = 2
ENOUGH_ASKED = 0.4
"""Of the question's words, by weight, this share must stand in what is told and denied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A sentence of a hit, with the one before it in its passage."""

    article: Article
    span: Span
    text: str
    before: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What is told and its denial, with the roots of the words that they share."""

    told: _Said
    denial: _Said
    shared: frozenset[str]


def gainsaid(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    """What is told and denied where one of the two is stated; () where nothing is.

    Args:
        reading: the question and what was found.
        stated: the sentences of the answer.
    """
    event = reading.knowledge.lexicon.events.get(reading.inquiry.event or "")
    spans = {(evidence.hit.article.id, evidence.span) for evidence in stated[:1]}
    asked = reading.inquiry
    whether = asked.ask is Ask.WHETHER and not asked.kinds and not asked.figures
    pairs = [
        pair
        for pair in _pairs(list(_sentences(reading)), reading.inquiry, event)
        if whether
        or {(pair.told.article.id, pair.told.span), (pair.denial.article.id, pair.denial.span)} & spans
    ]
    for pair in sorted(pairs, key=lambda pair: -len(pair.shared)):
        found = _disagreement(pair)
        if found is not None:
            return (found,)
    return ()


def _sentences(reading: Reading) -> Iterator[_Said]:
    for hit in reading.hits:
        before = None
        for span in hit.passage.sentences:
            yield _Said(article=hit.article, span=span, text=span.of(hit.article.text), before=before)
            before = span


def _pairs(said: Sequence[_Said], inquiry: Inquiry, event: EventWords | None) -> Iterator[_Pair]:
    deeds = {other for term in inquiry.terms if not term.name for other in term.roots}
    on_topic = [one for one in said if covered(inquiry.terms, sentence_roots(one.text)) >= ENOUGH_ASKED]
    for denial in said:
        plain = _DENIES.search(denial.text) or _FALSE.search(denial.text)
        if not plain and inquiry.ask is not Ask.WHETHER:
            continue
        denied = denied_roots(denial.text)
        for told in on_topic:
            if told is denial or told.text == denial.text or _DENIES.search(told.text):
                continue
            key = (denied - denied_roots(told.text)) & sentence_roots(told.text) & deeds
            behind = denial.before == told.span and denial.article.id == told.article.id
            if plain and behind and _THIS.search(plain.string[plain.start() :]):
                yield _Pair(told=told, denial=denial, shared=_shared(told.text, denial.text, event))
            elif key:
                shared = _shared(told.text, denial.text, event) | key
                if len(shared) >= FEWEST_SHARED:
                    yield _Pair(told=told, denial=denial, shared=shared)


def denied_roots(text: str) -> frozenset[str]:
    """The roots of the words that a sentence denies.

    All that stands behind "denies" and the like, and the one word behind "not", "never" or "no".
    """
    out: set[str] = set()
    for match in _DENIES.finditer(text):
        out.update(root(word) for word in content_words(match["what"]))
    for match in _NOT.finditer(text):
        out.update(root(word) for word in content_words(match["what"])[:1])
    if _FALSE.search(text):
        out.update(root(word) for word in content_words(text))
    return frozenset(out - _NEUTRAL)


def _shared(one: str, other: str, event: EventWords | None) -> frozenset[str]:
    """Roots of words that two sentences share and that are not common in the event."""
    both = (sentence_roots(one) & sentence_roots(other)) - _SMALL
    if event is None:
        return both
    return frozenset(
        word
        for word in both
        if word not in event.name_roots and event.frequency.get(word, 0) < COMMON_SHARE * event.articles
    )


_SMALL = frozenset(root(word) for word in STOPWORDS)


def _disagreement(pair: _Pair) -> DraftDisagreement | None:
    """The two positions, by day, then as the texts stand; None where one claimant holds both."""
    told, denier = _claimant(pair.told), _claimant(pair.denial)
    if denier is None or told is None or _same(told, denier):
        return None
    ordered = sorted((pair.told, pair.denial), key=_order)
    return DraftDisagreement(
        topic=_topic(pair),
        kind="fact",
        positions=tuple(
            DraftPosition(
                statement=cut_at_word(one.text),
                claimant=told if one is pair.told else denier,
                quotes=(Quoted(article=one.article.id, span=one.span),),
            )
            for one in ordered
        ),
    )


def _claimant(said: _Said) -> str | None:
    return attributor_of(said.article).claimant(said.span).name


def _same(one: str, other: str) -> bool:
    """Whether two names are one claimant's: the words of one are among those of the other."""
    return authority.same_claimant(one, other)


def _order(said: _Said) -> tuple[date, str, int]:
    return (said.article.published or date.max, said.article.id, said.span.start)


MOST_TOPIC_WORDS = 3


def _topic(pair: _Pair) -> str:
    """What it is about: the shared words as they are told, in their order."""
    kept = [word for word in content_words(pair.told.text) if root(word) in pair.shared]
    return " ".join(kept[:MOST_TOPIC_WORDS]).lower() + " (told and denied)"
