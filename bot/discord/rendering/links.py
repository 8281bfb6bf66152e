"""Links into articles that open at the quoted words.

Text fragments are those of the WICG draft "URL Fragment Text Directives": ``#:~:text=start,end`` in
percent-encoding, where ``-``, ``,`` and ``&`` are encoded because they have a meaning there. A browser
that does not know them opens the page at its top.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from bot.discord.rendering.limits import LINK_CHARS

_WHOLE_QUOTE_WORDS = 8
"""Quotes up to this length are named whole; of longer ones the first and last words, tried in turn."""
_EDGES_WORDS = (6, 4, 3)
_URL_SAFE = "/?:@!$&'*+,;=%~#-._"


def web_link(url: str | None) -> str | None:
    """An http(s) address fit to stand in a masked link: without spaces, brackets or angle brackets.

    None where there is none, or another scheme.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    safe = quote(urlunsplit(parts), safe=_URL_SAFE)
    return safe if len(safe) <= LINK_CHARS else None


def link_to_quote(url: str | None, quoted: str) -> str | None:
    """The article's address with a text fragment that leads to the quote, where it fits the limit.

    Returns:
        The address with a fragment; without one where none fits or it has an own fragment; None where
        there is no web address.
    """
    link = web_link(url)
    if link is None or "#" in link:
        return link
    for fragment in _fragments(quoted.split()):
        if len(link) + len(fragment) <= LINK_CHARS:
            return link + fragment
    return link


def _fragments(words: list[str]) -> list[str]:
    """Text directives for a quote, the most exact first; none for an empty quote."""
    if not words:
        return []
    if len(words) <= _WHOLE_QUOTE_WORDS:
        return [f"#:~:text={_encode(words)}"]
    return [f"#:~:text={_encode(words[:count])},{_encode(words[-count:])}" for count in _EDGES_WORDS]


def _encode(words: list[str]) -> str:
    return quote(" ".join(words), safe="").replace("-", "%2D")
