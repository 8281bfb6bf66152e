"""Finds the words that a model quotes in the stored text; what is shown is that text, never the model's."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from index.model import Passage, Span

FEWEST_WORDS: Final = 3
"""A quote of fewer words says nothing."""

MOST_SENTENCES: Final = 2
"""A quote that reaches over more is no short span."""

_FOLDS = str.maketrans(
    dict.fromkeys("’‘‛ʼ´`", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_WRAPPING = "\"' \t\n"


def find_quote(quote: str, passage: Passage) -> Span | None:
    """The sentences of the passage that hold ``quote`` verbatim, as a range of the article's text.

    Verbatim but for white space and the shape of quotation marks and dashes. The quote must begin and end
    at words' ends; the whole sentences around it are given, so that no figure is cut out of a larger one
    and no statement out of its denial.

    Returns:
        None where the words are not found, are fewer than :data:`FEWEST_WORDS`, or reach over more than
        :data:`MOST_SENTENCES` sentences.
    """
    folded_quote, _ = _folded(quote.strip(_WRAPPING + "“”„«»‘’"))
    if len(re.findall(r"\w+", folded_quote)) < FEWEST_WORDS:
        return None
    text, places = _folded(passage.text)
    at = text.find(folded_quote)
    while at >= 0:
        end = at + len(folded_quote)
        if _at_words_ends(text, at, end):
            inside = Span(places[at], places[end - 1] + 1).shifted(passage.span.start)
            return _sentences_around(inside, passage)
        at = text.find(folded_quote, at + 1)
    return None


def same_words(text: str, quote: str) -> bool:
    """Whether a statement is the quote itself, verbatim as in :func:`find_quote`."""
    return _folded(text.strip())[0] == _folded(quote.strip())[0]


def _at_words_ends(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _sentences_around(inside: Span, passage: Passage) -> Span | None:
    touched = [sentence for sentence in passage.sentences if sentence.overlaps(inside)]
    if not 1 <= len(touched) <= MOST_SENTENCES:
        return None
    around = Span(touched[0].start, touched[-1].end)
    return around if around.contains(inside) else None


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with one kind of mark, dash and space and nothing invisible, and where each came from."""
    kept: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text.translate(_FOLDS)):
        if char.isspace():
            if not kept or kept[-1] == " ":
                continue
            char = " "  # noqa: PLW2901 - every white space is one space
        elif unicodedata.category(char) == "Cf":
            continue
        kept.append(char)
        places.append(place)
    return "".join(kept), places
