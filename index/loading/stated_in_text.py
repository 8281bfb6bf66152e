"""What the text of an article itself tells: its headline, its day, its outlet and its address."""

from __future__ import annotations

from index.loading.metadata import Metadata

_TITLE_CHARS = 200


def told_by_text(text: str) -> Metadata:
    """What the head of a cleaned text tells. A first line that ends like a sentence is no headline."""
    first, _, rest = text.partition("\n")
    title = first.lstrip("# ").strip()
    if not title or not rest.strip() or len(title) > _TITLE_CHARS or title.endswith((".", ":", ";", ",")):
        return Metadata()
    return Metadata(title=title)
