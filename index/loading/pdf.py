"""PDF files, by pypdf."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.loading.decoding import NotTextError

if TYPE_CHECKING:
    from pypdf import PageObject

# Beyond this nobody calls it an article; reading on would only cost time.
_MOST_PAGES = 500
_MOST_CHARS = 2_000_000
# A line at the edge of this share of the pages, and of three at least, is a running head.
_SHARE_OF_PAGES = 0.5
_LEAST_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:of|/|-) ?\d{1,4})?(?: ?[-–—])?", re.IGNORECASE
)


def read_pdf(data: bytes) -> str:
    """The text of every page, without page numbers and running heads.

    Raises:
        NotTextError: if it is encrypted, damaged or holds no text.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else list(_pages(reader.pages))
    except (MemoryError, NotTextError):
        raise
    except Exception as error:  # pypdf raises all kinds on damaged files
        raise NotTextError(f"it is not a readable PDF ({type(error).__name__})") from error
    if locked:
        raise NotTextError("it is encrypted; save it without a password")
    text = "\n\n".join(_without_edges(pages))
    if not text.strip():
        raise NotTextError("it holds no text (scanned pages?); run it through text recognition first")
    return text


def _pages(pages: Sequence[PageObject]) -> Iterator[list[str]]:
    chars = 0
    for number, page in enumerate(pages):
        if number >= _MOST_PAGES or chars > _MOST_CHARS:
            raise NotTextError(f"it has more than {_MOST_PAGES} pages or {_MOST_CHARS:,} characters")
        lines = [line.strip() for line in page.extract_text().splitlines()]
        chars += sum(map(len, lines))
        yield lines


def _without_edges(pages: list[list[str]]) -> Iterator[str]:
    """The pages without the lines at their edges that are page numbers or stand on most pages."""
    edges = Counter(
        key for lines in pages for key in {_masked(line) for line in (*lines[:2], *lines[-2:]) if line}
    )
    often = max(_LEAST_PAGES, len(pages) * _SHARE_OF_PAGES)
    for lines in pages:
        last = len(lines) - 2
        kept = (
            line
            for number, line in enumerate(lines)
            if 2 <= number < last or not (_PAGE_NUMBER.fullmatch(line) or edges[_masked(line)] >= often)  # noqa: PLR2004
        )
        yield "\n".join(kept)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "#", line)
