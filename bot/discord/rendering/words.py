"""Small wordings that several cards share: days, counts, citation marks, lists of cited sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.answering.model import Citation
from bot.discord.rendering.escaping import escape, escape_label
from bot.discord.rendering.limits import shorten, size
from bot.discord.rendering.links import link_to_quote, web_link

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: date | None) -> str:
    """``13 Sep 2022``; "date unknown" for None. English whatever the machine's language is."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else "date unknown"


def since(moment: datetime) -> str:
    """A mark that Discord shows as "2 hours ago" in the reader's language."""
    return f"<t:{int(moment.timestamp())}:R>"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``1 article``, ``1,204 articles``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def marks(citations: Sequence[int]) -> str:
    """``[1][2]``, with a space in front; "" for none."""
    return " " + "".join(f"[{n}]" for n in citations) if citations else ""


def small(text: str) -> str:
    """Small grey print."""
    return f"-# {text}"


BAREST_SOURCE_ROOM = 48
"""A source line without title and link never takes more."""
_HEADING_ROOM = 30


def least_sources_room(citations: int) -> int:
    """What a list of so many sources takes in its barest form, its heading included."""
    return citations * BAREST_SOURCE_ROOM + _HEADING_ROOM if citations else 0


def source_section(citations: Sequence[Citation], room: int, *, heading: str = "**Sources**") -> str:
    """The heading and the lines, within the room."""
    return "\n".join((heading, *source_lines(citations, room - _HEADING_ROOM)))


def source_lines(citations: Sequence[Citation], room: int) -> tuple[str, ...]:
    """One line a citation: number, title with a link, outlet, date; every citation has its line.

    The richest form that fits is taken for all: with the link to the quoted words, with a plain link,
    without; where not even the barest fits, the last line says how many are missing.
    """
    for title_room, to_quote, linked in _FORMS:
        lines = tuple(
            _source_line(c, title_room=title_room, to_quote=to_quote, linked=linked) for c in citations
        )
        if _height(lines) <= room:
            return lines
    return _fill(tuple(_source_line(c, title_room=0, to_quote=False, linked=False) for c in citations), room)


_FORMS = (
    (110, True, True),
    (60, True, True),
    (60, False, True),
    (40, False, True),
    (40, False, False),
    (0, False, False),
)
"""Forms of a source line, richest first: room for the title, link to the quote, any link."""


def _height(lines: Sequence[str]) -> int:
    return sum(size(line) + 1 for line in lines)


_MORE_ROOM = 50
"""For the line that says how many are missing."""


def _fill(lines: tuple[str, ...], room: int) -> tuple[str, ...]:
    kept: list[str] = []
    used = _MORE_ROOM
    for line in lines:
        used += size(line) + 1
        if used > room:
            break
        kept.append(line)
    missing = len(lines) - len(kept)
    return (*kept, small(f"… and {missing} more: press Show passages")) if missing else tuple(kept)


def _source_line(citation: Citation, *, title_room: int, to_quote: bool, linked: bool) -> str:
    """``[1] [Title](<link>) · Outlet · 13 Sep 2022``."""
    name = citation.title or citation.article
    link = link_to_quote(citation.url, citation.quote) if to_quote else web_link(citation.url)
    title = shorten(name, title_room, dress=escape_label) if title_room else ""
    if title and linked and link:
        title = f"[{title}](<{link}>)"
    outlet = shorten(citation.source or "outlet unknown", 40 if title_room else 20, dress=escape)
    return f"[{citation.n}] " + " · ".join(part for part in (title, outlet, day(citation.published)) if part)


def quote_heading(citation: Citation) -> str:
    """``**[1] Title** · Outlet · 13 Sep 2022``."""
    title = shorten(citation.title or citation.article, 120, dress=escape)
    outlet = shorten(citation.source or "outlet unknown", 40, dress=escape)
    return f"**[{citation.n}] {title}** · {outlet} · {day(citation.published)}"
