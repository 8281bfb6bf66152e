"""Quotes into numbered citations, each checked against the stored text before anything is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.answerer import (
    Draft,
    DraftDisagreement,
    DraftPosition,
    DraftStatement,
    DraftUpdate,
    Quoted,
)
from bot.answering.model import Citation, Disagreement, Position, Statement, Update
from index.model import Article, ArticleId

FEWEST_POSITIONS = 2


@dataclass(slots=True)
class CitationList:
    """The citations of one answer, numbered as they are first used.

    Attributes:
        articles: the articles as stored; a quote of any other is refused.
    """

    articles: Mapping[ArticleId, Article]
    _numbers: dict[Quoted, int] = field(default_factory=dict)
    _citations: list[Citation] = field(default_factory=list)

    def number(self, quoted: Quoted) -> int | None:
        """The number of a quote; None where the article is unknown or the range is not in its text."""
        if quoted in self._numbers:
            return self._numbers[quoted]
        article = self.articles.get(quoted.article)
        if article is None or quoted.span.end > len(article.text):
            return None
        quote = quoted.span.of(article.text)
        if not quote.strip():
            return None
        citation = Citation(
            n=len(self._citations) + 1,
            article=article.id,
            quote=quote,
            span=quoted.span,
            title=article.title,
            source=article.source,
            url=article.url,
            published=article.published,
        )
        self._numbers[quoted] = citation.n
        self._citations.append(citation)
        return citation.n

    def numbers(self, quotes: Sequence[Quoted]) -> tuple[int, ...]:
        """The numbers of the quotes that hold, each once."""
        found = (self.number(quoted) for quoted in quotes)
        return tuple(dict.fromkeys(number for number in found if number is not None))

    def all(self) -> tuple[Citation, ...]:
        """Every citation used, by number."""
        return tuple(self._citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """What is left of a draft once every quote is checked."""

    statements: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]
    updates: tuple[Update, ...]
    citations: tuple[Citation, ...]


def check_draft(draft: Draft, articles: Mapping[ArticleId, Article]) -> CheckedDraft:
    """Number the quotes of a draft; statements, positions and updates without a valid quote are dropped."""
    citations = CitationList(articles)
    statements = tuple(
        statement
        for statement in (_statement(drafted, citations) for drafted in draft.statements)
        if statement
    )
    disagreements = tuple(
        found for found in (_disagreement(drafted, citations) for drafted in draft.disagreements) if found
    )
    updates = tuple(found for found in (_update(drafted, citations) for drafted in draft.updates) if found)
    return CheckedDraft(
        statements=statements, disagreements=disagreements, updates=updates, citations=citations.all()
    )


def quotes_of(draft: Draft) -> list[Quoted]:
    """Every quote that a draft points at."""
    quotes = [quoted for statement in draft.statements for quoted in statement.quotes]
    for disagreement in draft.disagreements:
        quotes += [quoted for position in disagreement.positions for quoted in position.quotes]
    return quotes + [quoted for update in draft.updates for quoted in update.quotes]


def _statement(drafted: DraftStatement, citations: CitationList) -> Statement | None:
    numbers = citations.numbers(drafted.quotes)
    return Statement(text=drafted.text, citations=numbers) if numbers else None


def _position(drafted: DraftPosition, citations: CitationList) -> Position | None:
    numbers = citations.numbers(drafted.quotes)
    if not numbers:
        return None
    return Position(statement=drafted.statement, claimant=drafted.claimant, citations=numbers)


def _disagreement(drafted: DraftDisagreement, citations: CitationList) -> Disagreement | None:
    valid = [position for position in drafted.positions if _valid(position.quotes, citations)]
    if len(valid) < FEWEST_POSITIONS:
        return None
    positions = tuple(position for position in (_position(one, citations) for one in valid) if position)
    return Disagreement(topic=drafted.topic, kind=drafted.kind, positions=positions)


def _valid(quotes: Sequence[Quoted], citations: CitationList) -> bool:
    """Whether any of the quotes holds, without giving it a number yet."""
    for quoted in quotes:
        article = citations.articles.get(quoted.article)
        if article and quoted.span.end <= len(article.text) and quoted.span.of(article.text).strip():
            return True
    return False


def _update(drafted: DraftUpdate, citations: CitationList) -> Update | None:
    numbers = citations.numbers(drafted.quotes)
    if not numbers:
        return None
    return Update(topic=drafted.topic, was=drafted.was, now=drafted.now, citations=numbers)
