"""What is indexed, kept at hand for autocompletion and for the line under an answer.

Read anew when the index changed; held without the articles' texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.discord.rendering.limits import CHOICE_CHARS, CHOICES, shorten
from bot.newsdesk import DeskStatus, NewsDesk
from index.claims.model import Claim, Scope
from index.model import Article, ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """An article without its text."""

    id: ArticleId
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is indexed.

    Attributes:
        sides: by event, the sides that claims name, the most named first; under None of all events.
        days: by event, the days that claims describe, newest first.
    """

    status: DeskStatus
    articles: tuple[ArticleFacts, ...]
    sides: dict[str | None, tuple[str, ...]]
    days: dict[str | None, tuple[date, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One suggestion: what is shown, and what is sent when it is taken."""

    name: str
    value: str


def read_facts(desk: NewsDesk) -> Facts:
    """Ask the desk for everything at once; called in a worker thread."""
    claims = [claim for claim in desk.claims() if claim.scope is Scope.EVENT]
    events = {claim.event for claim in claims} | {None}
    return Facts(
        status=desk.status(),
        articles=tuple(_without_text(article) for article in desk.articles()),
        sides={event: _sides(claims, event) for event in events},
        days={event: _days(claims, event) for event in events},
    )


def _without_text(article: Article) -> ArticleFacts:
    return ArticleFacts(
        id=article.id,
        title=article.title,
        source=article.source,
        url=article.url,
        published=article.published,
        event=article.event,
    )


def _of(claims: Iterable[Claim], event: str | None) -> Iterable[Claim]:
    return (claim for claim in claims if event is None or claim.event == event)


def _sides(claims: Iterable[Claim], event: str | None) -> tuple[str, ...]:
    named = Counter(claim.side for claim in _of(claims, event) if claim.side)
    return tuple(side for side, _ in named.most_common())


def _days(claims: Iterable[Claim], event: str | None) -> tuple[date, ...]:
    return tuple(sorted({claim.as_of for claim in _of(claims, event) if claim.as_of}, reverse=True))


def choices(names: Iterable[str], typed: str) -> tuple[Choice, ...]:
    """At most 25 names that hold what was typed, those that begin with it first.

    A name too long to be sent is cut: filters take words of a name.
    """
    wanted = typed.casefold().strip()
    fitting = [name for name in dict.fromkeys(names) if wanted in name.casefold()]
    fitting.sort(key=lambda name: not name.casefold().startswith(wanted))
    return tuple(
        Choice(
            shorten(name, CHOICE_CHARS), name if len(name) <= CHOICE_CHARS else name[:CHOICE_CHARS].rstrip()
        )
        for name in fitting[:CHOICES]
        if name
    )


def article_choices(articles: Iterable[ArticleFacts], typed: str) -> tuple[Choice, ...]:
    """At most 25 articles whose title, id or outlet holds every word typed.

    The value is the id, or where that is too long to be sent, its end behind ``…``: see
    :func:`find_article`.
    """
    words = typed.casefold().split()
    found = [article for article in articles if all(word in _searched(article) for word in words)]
    return tuple(Choice(_label(article), _short_id(article.id)) for article in found[:CHOICES])


def find_article(articles: Iterable[ArticleFacts], value: str) -> ArticleFacts | None:
    """The article that a taken choice, or an id typed by hand, means."""
    wanted = value.strip()
    for article in articles:
        if wanted in {article.id, _short_id(article.id)}:
            return article
    return None


def _searched(article: ArticleFacts) -> str:
    return f"{article.title or ''} {article.source or ''} {article.id}".casefold()


def _label(article: ArticleFacts) -> str:
    tail = f" · {article.source}" if article.source else ""
    return shorten(article.title or article.id, CHOICE_CHARS - min(len(tail), 40)) + tail[:40]


def _short_id(article: str) -> str:
    return article if len(article) <= CHOICE_CHARS else "…" + article[-(CHOICE_CHARS - 1) :]
