"""The quotes behind an answer in full, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.model import Citation
from bot.discord.rendering.card import Action, Button, Buttons, Card, Divider, Text
from bot.discord.rendering.escaping import escape, plain
from bot.discord.rendering.limits import size
from bot.discord.rendering.links import link_to_quote
from bot.discord.rendering.words import quote_heading

PAGE_ROOM = 3_200
_PIECE_ROOM = 2_600


def passages_card(citations: Sequence[Citation], *, card: str, page: int) -> Card:
    """One page of the quotes; a page number past the end gives the last."""
    pages = passage_pages(citations)
    page = min(max(page, 0), len(pages) - 1)
    blocks = [Text(pages[page])]
    return Card(blocks=(*blocks, *turning(Action.TURN_PASSAGES, card=card, page=page, pages=len(pages))))


def turning(action: Action, *, card: str, page: int, pages: int) -> tuple[Divider | Buttons, ...]:
    """The row that turns pages; nothing where there is one page."""
    if pages <= 1:
        return ()
    back = Button(label="Back", action=action, card=card, page=page - 1, emoji="◀️", disabled=page == 0)
    here = Button(label=f"{page + 1} of {pages}", action=action, card=card, page=page + 10_000, disabled=True)
    on = Button(label="Next", action=action, card=card, page=page + 1, emoji="▶️", disabled=page == pages - 1)
    return (Divider(), Buttons((back, here, on)))


def passage_pages(citations: Sequence[Citation]) -> tuple[str, ...]:
    """Every quote in full, in order, laid out on pages within the limit."""
    entries = [entry for citation in citations for entry in _entries(citation)]
    return pages_of(entries, PAGE_ROOM) or ("There are no passages behind this.",)


def pages_of(entries: Sequence[str], room: int) -> tuple[str, ...]:
    """Entries on pages, an entry never over two; each entry must fit a page."""
    pages: list[list[str]] = []
    used = 0
    for entry in entries:
        if not pages or used + size(entry) + 2 > room:
            pages.append([])
            used = 0
        pages[-1].append(entry)
        used += size(entry) + 2
    return tuple("\n\n".join(page) for page in pages)


def _entries(citation: Citation) -> Iterator[str]:
    """The citation's heading and quote; a quote longer than a page goes on in the next entry."""
    pieces = tuple(portions(plain(citation.quote), _PIECE_ROOM)) or ("",)
    link = link_to_quote(citation.url, citation.quote)
    for number, piece in enumerate(pieces, 1):
        part = f" (part {number} of {len(pieces)})" if len(pieces) > 1 else ""
        opened = f"\n[Open the article at these words](<{link}>)" if link and number == len(pieces) else ""
        yield f"{quote_heading(citation)}{part}\n> {piece}{opened}"


def portions(text: str, room: int) -> Iterator[str]:
    """A text escaped and divided at white space into pieces that fit; nothing is left out."""
    piece: list[str] = []
    used = 0
    for word in _bounded_words(text, room // 3):
        weight = size(escape(word)) + 2
        if piece and used + weight > room:
            yield escape(" ".join(piece))
            piece, used = [], 0
        piece.append(word)
        used += weight
    if piece:
        yield escape(" ".join(piece))


def _bounded_words(text: str, longest: int) -> Iterator[str]:
    for word in text.split():
        for start in range(0, len(word), longest):
            yield word[start : start + longest]
