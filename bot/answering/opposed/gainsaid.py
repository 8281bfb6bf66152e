"""Where somebody denies what an answer states, or an answer states the denial: told and denied side by side.

A denial is read from its grammar: what stands behind "denies", "rejects", "not" or "no". It meets a statement
that affirms the same words, by somebody else, or the statement right before it ("the ministry rejects this").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.answering.answerer import Draft, DraftDisagreement, DraftPosition, DraftStatement, Quoted, Reading
from bot.answering.opposed.disagreements import cut_at_word
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.evidence import Evidence
from bot.answering.wording import outlet_words, quote_words
from index.claims import authority
from index.claims.attribution import attributor_of
from index.model import Article, Span
from index.retrieval.lexicon import EventWords
from index.retrieval.terms import content_words, root
from index.sentences import split

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?|"
    r"(?:reject|dismiss)(?:s|es|ed|ing)?(?=\W+(?:\w+\W+){0,4}?(?:claims?|accusations?|allegations?|charges?|"
    r"reports?|suggestions?|assertions?|rumou?rs|figures?|versions?|accounts?|ideas?|talk|this|that|it)\b))\b"
    r"(?!\s+(?:access|entry|bail|visas?|permission|him|her|them)\b)(?P<what>[^.;:]{0,140})",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:(?:an?|the|outright|absolute|complete|pure|blatant)\s+lies?|nonsense|disinformation|false(?:hood)?|untrue|"
    r"baseless|unfounded)\b",
    re.IGNORECASE,
)
_COUNTERS = re.compile(
    r"\b(?:still (?:claims?|says?|insists?|maintains?)|tells? (?:it|the story) differently|says? otherwise|"
    r"begs? to differ|counter(?:s|ed) that|retort(?:s|ed))\b",
    re.IGNORECASE,
)
"""Words that answer the sentence before without naming what it says."""

_SAID_BEFORE = (
    r"(?:this|these|it|(?:the|that|those|such|his|her|its|their)\s+(?:\w+\s+)?(?:claims?|figures?|numbers?|tolls?|"
    r"counts?|accounts?|versions?|accusations?|allegations?|charges?|reports?|assertions?|statements?|remarks?|"
    r"suggestions?|words))\b"
)
_ANSWERS = re.compile(
    rf"\b(?:den(?:y|ies|ied)|refute[sd]?|reject(?:s|ed)?|dismiss(?:es|ed)?|dispute[sd]?|contest(?:s|ed)?|"
    rf"ridicule[sd]?|mock(?:s|ed)?|contradict(?:s|ed)?|regard(?:s|ed)?|call(?:s|ed)?|brand(?:s|ed)?)\s+{_SAID_BEFORE}"
    rf"(?!\s+(?:a|an|the)\s+(?:tragedy|disaster|victory|miracle|success|shame))",
    re.IGNORECASE,
)
"""Words that answer what was said before by naming it so: "rejected that account", "ridiculed this"."""

_UNKNOWN = re.compile(
    r"\b(?:neither|nor|no|not|never|cannot|nobody)\b[^.;]{0,120}\b(?:confirmed|verified|checked|established)\b",
    re.IGNORECASE,
)
"""That nothing is known for sure affirms nothing."""

_NOT = re.compile(r"(?:\b(?:not|never|no)|n['’]t)\b(?P<what>(?:\W+[\w'’-]+){1,4})", re.IGNORECASE)
_THIS = re.compile(
    r"\b(?:this|that|it|these|such|the (?:claims?|accusations?|allegations?|charges?|reports?|suggestions?|"
    r"figures?|versions?|accounts?))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The root of a word, short verbs cut too: "tow", "towed" and "towing" are one."""
    out = root(word)
    for ending in ("ing", "ed", "s"):
        if out.endswith(ending) and len(out) - len(ending) >= _SHORTEST_STEM:
            out = out[: -len(ending)]
            break
    return out[:-1] if len(out) > _SHORTEST_STEM and out.endswith("e") else out


_SHORTEST_STEM = 3


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


_NEUTRAL = frozenset(
    stem(word)
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
    """A sentence of a hit, with the one before it in its passage, and who says it where that is plain."""

    article: Article
    span: Span
    text: str
    before: Span | None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """What is told and its denial.

    Attributes:
        shared: stems of words that both hold.
        asked: those of them that are denied and that the question asks about.
        answers: the denial stands right behind what is told, and says so.
    """

    told: _Said
    denial: _Said
    shared: frozenset[str]
    asked: frozenset[str]
    answers: bool


def gainsaid(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    """What is told and denied where one of the two is stated; () where nothing is.

    Args:
        reading: the question and what was found.
        stated: the sentences of the answer, the best first: it is the one that counts.
    """
    found = _best(_pairs(reading, stated=stated[0])) if stated else None
    return () if found is None else (_disagreement(found),)


def countered(article: Article, told: Span, inquiry: Inquiry) -> tuple[DraftDisagreement, ...]:
    """What a sentence tells, and the one right behind it where somebody else says that it is not so.

    Args:
        article: where it stands.
        told: the sentence that the answer quotes first.
        inquiry: the question.
    """
    spans = [span for span in split(article.text) if span.start >= told.end][:LOOK_AHEAD]
    said = _Said(article=article, span=told, text=told.of(article.text), before=None)
    for number, span in enumerate(spans):
        text = span.of(article.text)
        answer = _ANSWERS.search(text) or (_COUNTERS.search(text) if number == 0 else None)
        if answer is None or (number and not _points_far_back(text, answer)):
            continue
        shared = _stems(said.text) & _terms_of(inquiry)
        by = _subject(text[: answer.start()])
        denial = _Said(article=article, span=span, text=text, before=told, by=by)
        pair = _Pair(told=said, denial=denial, shared=shared, asked=frozenset(), answers=True)
        return (_disagreement(pair),) if shared and _between_two(pair) else ()
    return ()


LOOK_AHEAD = 4
"""So many sentences behind what is told are read for an answer that names it ("the figure")."""

_ITSELF = re.compile(r"\b(?:this|these|it)$", re.IGNORECASE)
_OWN_MATTER = re.compile(r"\s+(?:of|that|about|from|by|over|against)\b", re.IGNORECASE)


def _points_far_back(text: str, answer: re.Match[str]) -> bool:
    """Whether an answer may be to a sentence further back: "the figure", not "this" or "the charge of …"."""
    return not _ITSELF.search(answer.group()) and not _OWN_MATTER.match(text[answer.end() :])


_SUBJECT = re.compile(
    r"(?P<who>(?:(?:The|An?)\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,4})(?:,[^,]*,)?\s*(?:has|have|had)?\s*$"
)
_NOBODYS = frozenset("he she it they we i who which that this but and".split())


def _subject(before: str) -> str | None:
    """Who does what a sentence tells behind these words, from its beginning: "The owner, a bank, has "."""
    match = _SUBJECT.match(before)
    name = re.sub(r"^(?:the|an?)\s+", "", match["who"], flags=re.IGNORECASE) if match else ""
    name = re.sub(r"\s+(?:has|have|had)$", "", name)
    return name if name and name.split()[0].lower() not in _NOBODYS else None


def _terms_of(inquiry: Inquiry) -> frozenset[str]:
    return frozenset(stem(word) for term in inquiry.terms for word in (term.word, *term.roots))


def either_way(reading: Reading) -> Draft | None:
    """The answer to "did X do it" where one says so and another denies it: both; None where none does."""
    inquiry = reading.inquiry
    if inquiry.ask is not Ask.WHETHER or inquiry.kinds or inquiry.figures:
        return None
    found = _best(pair for pair in _pairs(reading) if pair.asked or pair.answers)
    if found is None:
        return None
    return Draft(
        statements=tuple(
            DraftStatement(
                text=quote_words(one.article, one.text),
                quotes=(Quoted(article=one.article.id, span=one.span),),
            )
            for one in _in_order(found)
        ),
        probability=PROBABILITY,
        disagreements=(_disagreement(found),),
    )


PROBABILITY = 0.8
"""That what somebody says and somebody else denies in the question's words answers it."""


def _best(pairs: Iterable[_Pair]) -> _Pair | None:
    """The pair that has most in common, of those that two claimants hold; the first of equal ones."""
    ordered = sorted(pairs, key=lambda pair: -len(pair.shared))
    return next((pair for pair in ordered[:MOST_PAIRS] if _between_two(pair)), None)


MOST_PAIRS = 6
"""Of so many pairs the claimants are looked up, which costs milliseconds each."""


def _between_two(pair: _Pair) -> bool:
    """Whether two claimants hold it, and what they share is more than each other's names.

    Who answers the sentence before may also answer the outlet itself.
    """
    told, denier = _claimant(pair.told), _claimant(pair.denial)
    if denier is None or (told is None and not pair.answers):
        return False
    if told is not None and authority.same_claimant(told, denier):
        return False
    named = _stems(f"{told} {denier}")
    return pair.answers or bool(pair.asked - named and len(pair.shared - named) > 0)


def _sentences(reading: Reading) -> Iterator[_Said]:
    for hit in reading.hits:
        before = None
        for span in hit.passage.sentences:
            yield _Said(article=hit.article, span=span, text=span.of(hit.article.text), before=before)
            before = span


def _pairs(reading: Reading, *, stated: Evidence | None = None) -> Iterator[_Pair]:
    """What is told on the question's topic with whatever denies it, the claimants not yet looked at.

    Args:
        reading: the question and what was found.
        stated: one of the two must be this sentence; None leaves it open.
    """
    inquiry = reading.inquiry
    said = list(_sentences(reading))
    place = None if stated is None else (stated.hit.article.id, stated.span)
    own = [one for one in said if (one.article.id, one.span) == place]
    for denial in said:
        cue = _cue(denial.text, whether=inquiry.ask is Ask.WHETHER)
        if cue is None:
            continue
        for told in said if place is None or denial in own else own:
            if told.text != denial.text and not _DENIES.search(told.text) and not _UNKNOWN.search(told.text):
                pair = _pair(told, denial, cue, reading)
                if pair is not None:
                    yield pair


def _cue(text: str, *, whether: bool) -> re.Match[str] | None:
    """The first words by which a sentence may deny something; a plain "not" only where that is asked."""
    found = _DENIES.search(text) or _FALSE.search(text) or _COUNTERS.search(text)
    return found or (_NOT.search(text) if whether else None)


def _pair(told: _Said, denial: _Said, cue: re.Match[str], reading: Reading) -> _Pair | None:
    """The two as a pair, if the one denies what the other tells of what is asked about."""
    inquiry = reading.inquiry
    behind = denial.before == told.span and denial.article.id == told.article.id
    counters = cue.re is _COUNTERS or (cue.re is not _NOT and _THIS.search(cue.string[cue.start() :]))
    answers = bool(behind and counters)
    deeds = {stem(word) for term in inquiry.terms if not term.name for word in (term.word, *term.roots)}
    asked = (denied_roots(denial.text) - denied_roots(told.text)) & _stems(told.text) & deeds
    if not (answers or asked) or _asked_share(inquiry, told.text) < ENOUGH_ASKED:
        return None
    event = reading.knowledge.lexicon.events.get(inquiry.event or "")
    shared = _shared(told.text, denial.text, event) | asked
    if not answers and len(shared) < FEWEST_SHARED:
        return None
    return _Pair(told=told, denial=denial, shared=shared, asked=asked, answers=answers)


@lru_cache(maxsize=5_000)
def denied_roots(text: str) -> frozenset[str]:
    """The roots of the words that a sentence denies.

    All that stands behind "denies" and the like, and the one word behind "not", "never" or "no".
    """
    out: set[str] = set()
    for match in _DENIES.finditer(text):
        out.update(_stems(match["what"]))
    for match in _NOT.finditer(text):
        out.update(stem(word) for word in content_words(match["what"])[:1])
    if _FALSE.search(text):
        out.update(_stems(text))
    return frozenset(out - _NEUTRAL)


def _asked_share(inquiry: Inquiry, text: str) -> float:
    """Which share of the question's words, by weight, a sentence holds in some form."""
    here = _stems(text)
    total = sum(term.weight for term in inquiry.terms)
    held = sum(
        term.weight
        for term in inquiry.terms
        if not here.isdisjoint({stem(word) for word in (term.word, *term.roots)})
    )
    return held / total if total else 0.0


def _shared(one: str, other: str, event: EventWords | None) -> frozenset[str]:
    """Roots of words that two sentences share and that are not common in the event."""
    found = {stem(word): root(word) for word in content_words(one)}
    both = found.keys() & _stems(other)
    return frozenset(word for word in both if event is None or not _common(found[word], event))


def _common(word: str, event: EventWords) -> bool:
    often = event.frequency.get(word, 0) >= COMMON_SHARE * event.articles
    return word in event.name_roots or (often and event.articles > _FEW_ARTICLES)


_FEW_ARTICLES = 4
"""Of so few articles nothing tells which words are common."""


def _disagreement(pair: _Pair) -> DraftDisagreement:
    """The two positions in their claimants' own words."""
    return DraftDisagreement(
        topic=_topic(pair),
        kind="fact",
        positions=tuple(
            DraftPosition(
                statement=cut_at_word(one.text),
                claimant=_claimant(one) or outlet_words(one.article.source),
                quotes=(Quoted(article=one.article.id, span=one.span),),
            )
            for one in _in_order(pair)
        ),
    )


def _claimant(said: _Said) -> str | None:
    return said.by or attributor_of(said.article).claimant(said.span).name


def _in_order(pair: _Pair) -> list[_Said]:
    """By day, then as the texts stand: an order that knows no sides."""
    return sorted(
        (pair.told, pair.denial),
        key=lambda said: (said.article.published or date.max, said.article.id, said.span.start),
    )


MOST_TOPIC_WORDS = 3


def _topic(pair: _Pair) -> str:
    """What it is about: the shared words as they are told, in their order."""
    kept = [word for word in content_words(pair.told.text) if stem(word) in pair.shared]
    return " ".join(kept[:MOST_TOPIC_WORDS]).lower() + " (told and denied)"
