"""The company that figures and dates keep: those of one sentence are not told in each other's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from bot.answering.chat.taken import Taken
from bot.answering.chat.words import FUNCTION_WORDS, KINDS, Word, stem
from index.model import Span

_WORDS_BEFORE: Final = 2
_WORDS_BEHIND: Final = 4

_NO_COMPANY: Final = KINDS | {stem("people")}
"""Stand beside any figure; what happened to those counted has its own rule."""

_SAY_LITTLE: Final = FUNCTION_WORDS - {"not", "no", "none", "nobody"}

Mark = TypeVar("Mark")


def company_kept(said: Taken, quote: Taken) -> bool:
    """Whether the words around each figure and date are those around it in the quote, not around another."""
    figures = _kept(
        [(figure, figure.span) for figure in said.figures],
        [(figure, figure.span) for figure in quote.figures],
        same=lambda mine, theirs: mine.value in {theirs.value, theirs.high},
        said=said,
        quote=quote,
    )
    return figures and _kept(
        said.dates, quote.dates, same=lambda mine, theirs: theirs.tells(mine), said=said, quote=quote
    )


def _kept(
    mine: Sequence[tuple[Mark, Span]],
    theirs: Sequence[tuple[Mark, Span]],
    *,
    same: Callable[[Mark, Mark], bool],
    said: Taken,
    quote: Taken,
) -> bool:
    for mark, span in mine:
        around = _company(span, said)
        there = [place for other, place in theirs if same(mark, other)]
        elsewhere = [place for other, place in theirs if not same(mark, other)]
        if not around or not there or not elsewhere:
            continue
        shared = max(len(around & _company(place, quote)) for place in there)
        if shared < max(len(around & _company(place, quote)) for place in elsewhere):
            return False
    return True


def _company(span: Span, taken: Taken) -> frozenset[str]:
    """The stems of the words near ``span`` in its clause, up to the next figure or date on either side."""
    marks = [figure.span for figure in taken.figures] + [place for _, place in taken.dates]
    first = max((mark.end for mark in marks if mark.end <= span.start), default=0)
    last = min((mark.start for mark in marks if mark.start >= span.end), default=len(taken.text))
    near = [
        word
        for word in taken.words
        if first <= word.start < last
        and not span.start <= word.start < span.end
        and word.low not in _SAY_LITTLE
    ]
    inside = [word for word in near if taken.clause(word.start) == taken.clause(span.start)]
    return _stems(inside or near, span)


def _stems(words: Sequence[Word], span: Span) -> frozenset[str]:
    before = [word for word in words if word.start < span.start][-_WORDS_BEFORE:]
    behind = [word for word in words if word.start >= span.end][:_WORDS_BEHIND]
    return frozenset(stem(word.low) for word in (*before, *behind)) - _NO_COMPANY
