"""Web pages: the text by trafilatura, the metadata by what the page states."""

from __future__ import annotations

from index.loading.dates import Moment, parse_stated
from index.loading.decoding import NotTextError, decode
from index.loading.metadata import Metadata


def read_html(data: bytes) -> tuple[str, Metadata]:
    """The article's text, headed by its headline, and what the page tells of it.

    Raises:
        NotTextError: if the page is no text or holds no article.
    """
    import trafilatura

    page = decode(data, html=True)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    text = None if found is None or isinstance(found, dict) else found.text
    if found is None or isinstance(found, dict) or not text or not text.strip():
        raise NotTextError("no article text is found in the page")
    title = found.title or None
    moment = _moment(found.date)
    if title and title.casefold() not in text.casefold():
        text = f"{title}\n\n{text}"
    return text.replace("\n", "\n\n"), Metadata(
        title=title,
        source=found.sitename or None,
        url=found.url or None,
        published=moment.day if moment else None,
        language=found.language or None,
    )


def _moment(stated: str | None) -> Moment | None:
    try:
        return parse_stated(stated) if stated else None
    except ValueError:
        return None
