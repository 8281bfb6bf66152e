"""Web pages: the text by trafilatura, the metadata by what the page states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from index.loading.dates import Moment, parse_stated
from index.loading.decoding import NotTextError, decode
from index.loading.metadata import Metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where pages state when they were published, the most reliable first.
_DATE_PLACES = (
    ".//meta[@property='article:published_time']/@content",
    ".//meta[@property='og:article:published_time']/@content",
    ".//meta[@itemprop='datePublished']/@content",
    ".//*[@itemprop='datePublished']/@datetime",
    ".//meta[@name='article:published_time']/@content",
    ".//meta[@name='datePublished']/@content",
    ".//meta[@name='parsely-pub-date']/@content",
    ".//meta[@name='sailthru.date']/@content",
    ".//meta[@name='DC.date.issued']/@content",
    ".//meta[@name='dcterms.date']/@content",
    ".//meta[@name='pubdate']/@content",
    ".//meta[@name='publish-date']/@content",
    ".//time[@pubdate]/@datetime",
)
_JSON_LD = ".//script[@type='application/ld+json']/text()"
_LONGEST_JSON_LD_CHARS = 500_000
# Innermost blocks of text, outside of what frames an article.
_BLOCKS = " or ".join(
    f"self::{tag}" for tag in ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "tr")
)
_BLOCK = (
    f".//*[({_BLOCKS}) and not(.//*[{_BLOCKS}])"
    " and not(ancestor::nav or ancestor::footer or ancestor::aside or ancestor::form"
    " or ancestor::header[not(ancestor::article)] or ancestor::*[contains(@class, 'comment')])]"
)
# An article below this is too short for trafilatura to tell from what is around it.
_SHORT_CHARS = 500
_FIRST_YEAR = 1800
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])", re.IGNORECASE)
_OUTLET_BEHIND = re.compile(r"\s+[|–—·»-]\s+([^|–—·»]{2,60})$")
_HOST_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def read_html(data: bytes) -> tuple[str, Metadata]:
    """The article's text, headed by its headline, and what the page tells of it.

    Raises:
        NotTextError: if the page is no text or holds no article.
    """
    import lxml.html

    page = decode(data, html=True)
    try:
        # Bytes, because lxml refuses text that declares an encoding.
        parser = lxml.html.HTMLParser(encoding="utf-8")
        tree = lxml.html.document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (ValueError, lxml.etree.LxmlError) as error:
        raise NotTextError("it is not a readable web page") from error
    moment = _stated_moment(tree)
    blocks = _blocks(tree)
    text, told = _extracted(tree, date_wanted=moment is None)
    marked = bool(tree.xpath("//article or //main")) and sum(map(len, blocks)) < _SHORT_CHARS
    if len(blocks) > 1 and (marked or "\n" not in text.strip()):
        # Of short pages trafilatura falls back to all words there are, menus included, lines as they come.
        text = "\n".join(blocks)
    if moment:
        told = Metadata(published=moment.day, published_at=moment.at).or_else(told)
    title = told.title
    if title and _letters(title) not in _letters(text[: 4 * len(title) + 200]):
        text = f"{title}\n{text}"
    return "\n\n".join(line for line in text.split("\n") if line.strip()), told


def _extracted(tree: HtmlElement, *, date_wanted: bool) -> tuple[str, Metadata]:
    """The text and trafilatura's metadata; the day only from what is marked as one."""
    import trafilatura

    tomorrow = (datetime.now(tz=UTC) + timedelta(days=1)).date().isoformat()
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": tomorrow},
    )
    text = None if found is None or isinstance(found, dict) else found.text
    if found is None or isinstance(found, dict) or not text or not text.strip():
        raise NotTextError("no article text is found in the page")
    moment = _moment(found.date) if date_wanted else None
    source = _source(found.sitename)
    url = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    language = _LANGUAGE.match(found.language or tree.get("lang") or "")
    return text, Metadata(
        title=_headline(found.title, source),
        source=source,
        url=url,
        published=moment.day if moment else None,
        language=language[0].lower() if language else None,
    )


def _blocks(tree: HtmlElement) -> list[str]:
    """The paragraphs of a page as they stand in it, without those around the article."""
    body = next(iter(tree.xpath("//article") or tree.xpath("//main") or tree.xpath("//body")), tree)
    told = []
    for block in body.xpath(_BLOCK):
        cells = block.xpath("./td|./th") or [block]
        text = " | ".join(filter(None, (" ".join(cell.text_content().split()) for cell in cells)))
        told.append(text)
    return [text for text in told if text]


def _source(stated: str | None) -> str | None:
    source = " ".join((stated or "").split())
    return source.removeprefix("www.") if _HOST_NAME.fullmatch(source) else source or None


def _headline(stated: str | None, source: str | None) -> str | None:
    """The headline without the outlet's name behind it."""
    title = " ".join((stated or "").split())
    behind = _OUTLET_BEHIND.search(title)
    if behind is None:
        return title or None
    names_outlet = source is not None and _letters(behind[1]) in {_letters(source), _letters(f"the {source}")}
    return title[: behind.start()] if names_outlet or "|" in behind[0] else title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _stated_moment(tree: HtmlElement) -> Moment | None:
    for place in _DATE_PLACES:
        for stated in tree.xpath(place):
            if moment := _moment(str(stated)):
                return moment
    for script in tree.xpath(_JSON_LD):
        for stated in _dates_in(str(script)):
            if moment := _moment(stated):
                return moment
    return None


def _dates_in(script: str) -> Iterator[str]:
    """Every ``datePublished`` in a page's JSON-LD, wherever it stands in it."""
    if len(script) > _LONGEST_JSON_LD_CHARS:
        return
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if isinstance(part.get("datePublished"), str):
                yield part["datePublished"]
            waiting.extend(reversed(part.values()))
        elif isinstance(part, list):
            waiting.extend(reversed(part))


def _moment(stated: str | None) -> Moment | None:
    try:
        moment = parse_stated(stated) if stated else None
    except ValueError:
        return None
    return moment if moment and moment.day.year >= _FIRST_YEAR else None
