"""Discord's limits, and cutting to them: at sentence ends, never inside a quote or a citation.

The numbers are those of Discord's documentation (message and component reference, August 2026).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.sentences import split

CARD_CHARS = 4_000
"""Characters of all text of one Components V2 message together."""
CARD_COMPONENTS = 40
"""Components of one Components V2 message, nested ones included."""
CONTENT_CHARS = 2_000
BUTTONS_A_ROW = 5
LABEL_CHARS = 80
CUSTOM_ID_CHARS = 100
CHOICES = 25
CHOICE_CHARS = 100
LINK_CHARS = 512
ALT_TEXT_CHARS = 256
"""The lower of the two limits stated for a picture's description (gallery item; attachments allow 1,024)."""
THREAD_NAME_CHARS = 100

_QUOTE_PAIRS = {"“": "”", "„": "“", "«": "»", "‹": "›", '"': '"', "‘": "’"}


def size(text: str) -> int:
    """How much of a limit a text takes: UTF-16 units, the larger of the two ways Discord counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Cut:
    """A text brought within a limit; ``whole`` is False where something was left out."""

    text: str
    whole: bool

    @property
    def marked(self) -> str:
        """The text, with an ellipsis where something was left out."""
        return self.text if self.whole or self.text.endswith("…") else f"{self.text} …".strip()


def cut_sentences(text: str, room: int, *, dress: Callable[[str], str], words: bool = True) -> Cut:
    """As many whole sentences of a text as fit, and failing one, as many words outside quotes.

    Args:
        text: undressed text.
        room: how much of a limit the dressed result may take.
        dress: what is done to the text before it is shown (escaping), which may lengthen it.
        words: whether to fall back on words where not one sentence fits; if not, nothing is left.
    """
    dressed = dress(text)
    if size(dressed) <= room:
        return Cut(dressed, whole=True)
    ends = [span.end for span in split(text) if not _open_quote(text[: span.end])]
    for end in reversed(ends):
        kept = dress(text[:end])
        if end < len(text) and size(kept) <= room:
            return Cut(kept, whole=False)
    return Cut(_cut_words(text, room, dress=dress) if words else "", whole=False)


def _cut_words(text: str, room: int, *, dress: Callable[[str], str]) -> str:
    """The longest beginning that ends between words and outside quotes, with an ellipsis; "" if none."""
    ends = [match.start() for match in re.finditer(r"\s", text)]
    low, high = 0, len(ends)
    while low < high:  # dressing only lengthens, so what fits is a beginning of the list
        middle = (low + high) // 2
        if size(dress(text[: ends[middle]])) + 2 <= room:
            low = middle + 1
        else:
            high = middle
    for end in reversed(ends[:low]):
        if end and not _open_quote(text[:end]):
            return dress(text[:end]) + " …"
    return ""


def _open_quote(text: str) -> bool:
    """Whether a text ends inside quotation marks; a mark of the same kind within them opens anew."""
    opening, depth = "", 0
    for place, character in enumerate(text):
        if _is_apostrophe(text, place):
            continue
        if depth and character == _QUOTE_PAIRS[opening]:
            depth -= 1
        elif character == opening or (not depth and character in _QUOTE_PAIRS):
            opening, depth = character, depth + 1
    return depth > 0


def _is_apostrophe(text: str, place: int) -> bool:
    """A single mark between two letters ("don’t") neither opens nor closes a quote."""
    inside = 0 < place < len(text) - 1
    return text[place] in "‘’" and inside and text[place - 1].isalnum() and text[place + 1].isalnum()


def shorten(text: str, room: int, *, dress: Callable[[str], str] = str) -> str:
    """A title or name cut at a word where it is too long, with an ellipsis; never used on quotes.

    Args:
        text: undressed text.
        room: how much of a limit the dressed result may take.
        dress: what is done to the text before it is shown.
    """
    seen = text[: 4 * room + 4]  # more of it can't be needed
    if size(dressed := dress(seen)) <= room and len(seen) == len(text):
        return dressed
    low, high = 0, len(seen)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if size(dress(text[:middle])) < room else (low, middle - 1)
    space = text.rfind(" ", low // 2, low + 1)
    return dress(text[: space if space > 0 else low].rstrip(" ,;:.–—-")) + "…" if room > 0 else ""
