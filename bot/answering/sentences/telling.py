"""Sentences of articles as statements: which of them are said, and which others bear them too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.answering.answerer import DraftStatement, Quoted
from bot.answering.question.understanding import Inquiry
from bot.answering.sentences.context import LONGEST_CHARS, with_context
from bot.answering.sentences.evidence import Evidence, sentence_roots
from bot.answering.wording import LONGEST_QUOTE, quote_words
from index.model import ArticleId, Span
from index.retrieval.terms import STOPWORDS, root

MOST_STATEMENTS = 3
CLOSE = 1.5
"""Sentences that score so much less than the best are not said beside it."""

MOST_BEARERS = 4
BEARERS_AMONG = 20
_ALIKE = 0.5
_SMALL = frozenset(root(word) for word in STOPWORDS)


def choose_sentences(
    ranked: Sequence[Evidence],
    *,
    most: int = MOST_STATEMENTS,
    besides: Collection[tuple[ArticleId, Span]] = (),
) -> list[Evidence]:
    """The best sentence and those close to it that say something else.

    Args:
        ranked: sentences, best first.
        most: at most so many.
        besides: sentences that are quoted already.
    """
    chosen: list[Evidence] = []
    for evidence in ranked:
        if len(chosen) == most or evidence.score < ranked[0].score - CLOSE:
            break
        if (evidence.hit.article.id, evidence.span) in besides:
            continue
        if ranked[0].features["speaker"] == 1.0 and evidence.features["speaker"] == 0.0:
            continue  # somebody else's words
        if not any(alike(evidence, other) for other in chosen):
            chosen.append(evidence)
    return chosen


def alike(one: Evidence, other: Evidence) -> bool:
    """Whether two sentences say much the same: half the words of the shorter one are the other's."""
    mine, yours = sentence_roots(one.text), sentence_roots(other.text)
    mine, yours = mine - _SMALL, yours - _SMALL
    return len(mine & yours) >= _ALIKE * min(len(mine), len(yours))


def bearing_too(evidence: Evidence, ranked: Sequence[Evidence]) -> list[Evidence]:
    """Sentences of other articles near the top that say much the same: they bear the statement too."""
    return [
        other
        for other in ranked[:BEARERS_AMONG]
        if other.hit.article.id != evidence.hit.article.id and alike(evidence, other)
    ][: MOST_BEARERS - 1]


def stated(
    inquiry: Inquiry,
    evidence: Evidence,
    *,
    like: Sequence[Evidence] = (),
    before: Sequence[Evidence] = (),
) -> DraftStatement:
    """A sentence as a statement, quoted so far that it can be understood.

    Args:
        inquiry: the question.
        evidence: the sentence.
        like: others that bear it too.
        before: sentences that the answer has said already.
    """
    again = any(other.hit.article.id == evidence.hit.article.id for other in before)
    article, span = evidence.hit.article, with_context(inquiry, evidence)
    most = LONGEST_CHARS if span != evidence.span else LONGEST_QUOTE
    asked = {word for term in inquiry.terms if not term.carried for word in term.roots}
    return DraftStatement(
        text=quote_words(article, span.of(article.text), again=again, most=most, asked=asked),
        quotes=(
            Quoted(article=article.id, span=span),
            *(Quoted(article=one.hit.article.id, span=one.span) for one in like),
        ),
    )
