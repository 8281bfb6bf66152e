"""Answers to "were the doors locked": one says locked, another open, and neither word denies the other.

Read from words that exclude each other. Both must be told by a claimant, of a thing that the question
names, or in sentences that stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from bot.answering.answerer import Draft, DraftDisagreement, DraftPosition, DraftStatement, Quoted, Reading
from bot.answering.opposed.disagreements import cut_at_word
from bot.answering.opposed.gainsaid import stem
from bot.answering.question.understanding import Ask
from bot.answering.wording import quote_words
from index.claims import authority
from index.claims.attribution import attributor_of
from index.model import Article, Span
from index.retrieval.terms import content_words

PROBABILITY = 0.8
"""That two claimants' opposite words on what is asked answer it."""

MOST_SENTENCES = 40
"""So many sentences that hold such a word are looked at: each costs a look at who says it."""

_PAIRS = """
open unlocked / locked closed shut chained sealed blocked barred
functioning functioned operational / broken faulty silent disabled
armed / unarmed
empty / full crowded packed
intact / damaged destroyed
awake / asleep
moving / adrift stationary drifting
voluntary voluntarily / forced forcibly
legal legally lawful / illegal illegally unlawful
sufficient adequate / insufficient inadequate
"""


def _opposites() -> dict[str, frozenset[str]]:
    """The stem of each word -> the stems of those that exclude it."""
    out: dict[str, frozenset[str]] = {}
    for line in _PAIRS.strip().splitlines():
        one, other = (frozenset(map(stem, part.split())) for part in line.split("/"))
        out |= {**dict.fromkeys(one, other), **dict.fromkeys(other, one)}
    return out


_OPPOSED = _opposites()
_NEGATED = frozenset("not no never without neither nor cannot hardly".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence with one of such words, and who says it."""

    article: Article
    span: Span
    held: frozenset[str]
    stems: frozenset[str]
    claimant: str


def opposites(reading: Reading) -> Draft | None:
    """The two sentences whose claimants say opposite things of what is asked; None where there are none."""
    asked = frozenset(stem(word) for word in content_words(reading.inquiry.text))
    sides = frozenset(word for one in asked & _OPPOSED.keys() for word in (one, *_OPPOSED[one], *_alike(one)))
    if reading.inquiry.ask is not Ask.WHETHER or not sides:
        return None
    told = list(_told(reading, sides))
    things = asked - sides
    found = next((pair for pair in combinations(told, 2) if _opposed(*pair, things=things)), None)
    if found is None:
        return None
    in_order = sorted(
        found, key=lambda one: (one.article.published or date.max, one.article.id, one.span.start)
    )
    topic = " ".join(word for word in content_words(reading.inquiry.text) if stem(word) in asked).lower()
    return Draft(
        statements=tuple(
            DraftStatement(
                text=quote_words(one.article, one.span.of(one.article.text)),
                quotes=(Quoted(article=one.article.id, span=one.span),),
            )
            for one in in_order
        ),
        probability=PROBABILITY,
        disagreements=(
            DraftDisagreement(
                topic=topic,
                kind="fact",
                positions=tuple(
                    DraftPosition(
                        statement=cut_at_word(one.span.of(one.article.text)),
                        claimant=one.claimant,
                        quotes=(Quoted(article=one.article.id, span=one.span),),
                    )
                    for one in in_order
                ),
            ),
        ),
    )


def _alike(word: str) -> frozenset[str]:
    """The words on a word's own side."""
    return frozenset(other for other, against in _OPPOSED.items() if against == _OPPOSED[word])


def _told(reading: Reading, sides: frozenset[str]) -> Iterator[_Told]:
    left = MOST_SENTENCES
    for hit in reading.hits:
        for span in hit.passage.sentences:
            text = span.of(hit.article.text)
            words = content_words(text)
            stems = frozenset(map(stem, words))
            if sides.isdisjoint(stems) or text.rstrip("”\"' ").endswith("?") or left == 0:
                continue
            left -= 1
            claimant = _who(hit.article, span)
            if claimant is not None and _NEGATED.isdisjoint(text.lower().split()):
                yield _Told(
                    article=hit.article, span=span, held=stems & sides, stems=stems, claimant=claimant
                )


_HOLDS = re.compile(
    r"^(?P<who>(?:[\w'’-]+\s+){0,4}[\w'’-]+)\s+(?:insist|maintain|say|claim|swear|recall|assert|argue)(?:s|ed)?\s+that\b"
)


def _who(article: Article, span: Span) -> str | None:
    """Who says a sentence: whoever it begins with, where it goes on with "insists that" and the like."""
    own = _HOLDS.match(span.of(article.text))
    if own is None:
        return attributor_of(article).claimant(span).name
    return re.sub(r"^(?:The|An?)\s+", "", own["who"])


NEAR_CHARS = 300
"""Two sentences of one article this close speak of one thing."""


def _opposed(one: _Told, other: _Told, *, things: frozenset[str]) -> bool:
    """Whether two claimants say opposite things of one thing."""
    against = any(not _OPPOSED[word].isdisjoint(other.held) for word in one.held)
    if not against or not one.held.isdisjoint(other.held):
        return False
    near = one.article.id == other.article.id and abs(one.span.start - other.span.start) <= NEAR_CHARS
    shared = one.stems & other.stems & things
    named = not one.stems.isdisjoint(things) or not other.stems.isdisjoint(things)
    return bool(shared or (near and named)) and not authority.same_claimant(one.claimant, other.claimant)
