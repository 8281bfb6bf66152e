"""What is indexed, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.discord.facts import ArticleFacts
from bot.discord.kept import SourcesView
from bot.discord.rendering.card import Action, Card, Colour, Divider, Text
from bot.discord.rendering.escaping import escape, escape_label
from bot.discord.rendering.limits import shorten
from bot.discord.rendering.links import web_link
from bot.discord.rendering.passages_card import turning
from bot.discord.rendering.words import counted, day, small

ARTICLES_A_PAGE = 10
_LONGEST_LINK = 150
"""So that ten of them stay within a message."""


def fitting(articles: Sequence[ArticleFacts], view: SourcesView) -> tuple[ArticleFacts, ...]:
    """The articles that a view shows, newest first; those of unknown date last."""
    found = [article for article in articles if _fits(article, view)]
    return tuple(sorted(found, key=lambda article: (article.published or date.min, article.id), reverse=True))


def _fits(article: ArticleFacts, view: SourcesView) -> bool:
    return (
        _holds(article.event, view.event)
        and _holds(article.source, view.source)
        and _holds(f"{article.title or ''} {article.id}", view.words)
    )


def _holds(text: str | None, words: str | None) -> bool:
    return not words or all(word in (text or "").casefold() for word in words.casefold().split())


def sources_card(articles: Sequence[ArticleFacts], view: SourcesView, *, card: str, page: int) -> Card:
    """One page of the articles that fit; a page number past the end gives the last."""
    found = fitting(articles, view)
    if not found:
        return Card(blocks=(Text("No indexed article fits."),), colour=Colour.SILENT)
    pages = (len(found) + ARTICLES_A_PAGE - 1) // ARTICLES_A_PAGE
    page = min(max(page, 0), pages - 1)
    first = page * ARTICLES_A_PAGE
    lines = [_line(article) for article in found[first : first + ARTICLES_A_PAGE]]
    heading = f"### {counted(len(found), 'article')}{_filters(view)}"
    turn = turning(Action.TURN_SOURCES, card=card, page=page, pages=pages)
    return Card(blocks=(Text(heading), Divider(), Text("\n".join(lines)), *turn))


def _filters(view: SourcesView) -> str:
    told = [shorten(words, 60, dress=escape) for words in (view.event, view.source, view.words) if words]
    return " · " + " · ".join(told) if told else ""


def _line(article: ArticleFacts) -> str:
    link = web_link(article.url)
    title = shorten(article.title or article.id, 90, dress=escape_label)
    named = f"[{title}](<{link}>)" if link and len(link) <= _LONGEST_LINK else f"**{title}**"
    event = f" · {shorten(article.event, 50, dress=escape)}" if article.event else ""
    outlet = shorten(article.source or "outlet unknown", 40, dress=escape)
    return f"- {named}\n" + small(f"{outlet} · {day(article.published)}{event}")
