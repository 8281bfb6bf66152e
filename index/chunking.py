"""Cuts an article into passages: whole sentences, within the embedding model's own token window.

Offsets are carried while cutting, never found again by searching. The heading (title, source, date) is
embedded in front of a passage and never part of its text; its tokens count against the window.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.model import Article, Passage, Span
from index.sentences import split

# The model's own start and end marks, and the line break between heading and text.
_MARKS_TOKENS = 4
# A passage is closed at this many tokens of text although the window would take more: what is quoted and
# ranked should be about one thing. Share of 111 labelled questions whose evidence stands in the best 600
# tokens (134 articles, bundled model, passage and best sentence averaged): 64: 0.66, 96: 0.64, 128: 0.64,
# 180: 0.63, 250: 0.53; mean reciprocal rank 0.37, 0.37, 0.47, 0.47, 0.45. Without headings 128 falls to 0.60.
_TARGET_TOKENS = 128
# A paragraph's end closes a passage that is at least this full; earlier (0.6) costs 0.02 of that rank.
_SHARE_AT_PARAGRAPH = 0.9
# A rest below this share of the target joins the passage before it, if the window allows.
_SHARE_OF_REST = 0.3
# The heading takes at most this share of the window.
_SHARE_OF_HEADING = 0.25
# Tokenizers count a very long word as one unknown token: a passage is bounded in characters as well.
_LONGEST_TOKEN_CHARS = 16
# A sentence without a full stop, alone in its paragraph and no longer than this, heads what follows it.
_SUBHEADING_CHARS = 100

_WORD = re.compile(r"[^\s，、；：]++[，、；：]*+\s*+|[，、；：]++\s*+")
_CLAUSE_END = re.compile(r"[,;:，、；：–—]\s*$|\)\s*$")
_TERMINAL = re.compile(r"[.!?…։؟۔।。！？][\"'”’»)\]]*$")


class TokenCounter(Protocol):
    """What cutting needs to know of an embedding model (every :class:`index.embedding.Embedder` is one)."""

    @property
    def window_tokens(self) -> int:
        """How many tokens the model reads."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without the model's own start and end marks."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is longer than a passage, with its number of tokens."""

    span: Span
    tokens: int
    whole: bool = True


def cut(article: Article, *, embedder: TokenCounter) -> tuple[Passage, ...]:
    """The passages of an article, in order; they do not overlap and together hold every sentence.

    A sentence longer than the window is cut behind a clause, else behind a word, else between characters,
    and its parts stand as sentences. An article whose text is blank has no passage.
    """
    sentences = split(article.text)
    if not sentences:
        return ()
    heading = _heading(article, embedder)
    heading_tokens, *counts = embedder.count_tokens([heading, *(span.of(article.text) for span in sentences)])
    room = max(1, embedder.window_tokens - _MARKS_TOKENS - heading_tokens)
    pieces = _pieces(article.text, tuple(zip(sentences, counts, strict=True)), room=room, embedder=embedder)
    return tuple(
        Passage.cut(article, tuple(piece.span for piece in group), heading=heading)
        for group in _grouped(article.text, pieces, room=room)
    )


def _heading(article: Article, embedder: TokenCounter) -> str:
    """Title, outlet and day in one line, shortened to its share of the window."""
    day = article.published and f"{article.published.day} {article.published:%B %Y}"
    outlet = ", ".join(part for part in (article.source, day) if part)
    heading = " ".join((f"{article.title or ''} ({outlet})" if outlet else article.title or "").split())
    most = int(embedder.window_tokens * _SHARE_OF_HEADING)
    heading = heading[: most * _LONGEST_TOKEN_CHARS]
    words = heading.split()
    counts = embedder.count_tokens(words) if words else []
    kept: list[str] = []
    for word, tokens in zip(words, counts, strict=True):
        most -= tokens
        if most < 0:
            break
        kept.append(word)
    return " ".join(kept)


def _pieces(
    text: str, counted: Sequence[tuple[Span, int]], *, room: int, embedder: TokenCounter
) -> Iterator[_Piece]:
    """The sentences, with those that do not fit cut into parts that do."""
    for span, tokens in counted:
        if tokens <= room and len(span) <= room * _LONGEST_TOKEN_CHARS:
            yield _Piece(span, tokens)
        else:
            yield from _parts(text, span, room=room, embedder=embedder)


def _parts(text: str, sentence: Span, *, room: int, embedder: TokenCounter) -> Iterator[_Piece]:
    """An over-long sentence in parts of at most ``room`` tokens, cut behind clauses where it can be."""
    words = _words(text, sentence, room=room, embedder=embedder)
    first = 0
    while first < len(words):
        end, tokens = first, 0
        chars = room * _LONGEST_TOKEN_CHARS
        while end < len(words) and (end == first or tokens + words[end].tokens <= room):
            tokens += words[end].tokens
            chars -= len(words[end].span)
            end += 1
            if chars < 0 and end - first > 1:
                end, tokens = end - 1, tokens - words[end - 1].tokens
                break
        end = _clause_end(text, words, first=first, end=end)
        span = _trimmed(text, Span(words[first].span.start, words[end - 1].span.end))
        if len(span):
            yield _Piece(span, sum(word.tokens for word in words[first:end]), whole=False)
        first = end


def _clause_end(text: str, words: Sequence[_Piece], *, first: int, end: int) -> int:
    """The last clause's end in the second half of ``words[first:end]``; ``end`` where there is none."""
    if end == len(words):
        return end
    for at in range(end, first + (end - first) // 2, -1):
        if _CLAUSE_END.search(words[at - 1].span.of(text)):
            return at
    return end


def _words(text: str, sentence: Span, *, room: int, embedder: TokenCounter) -> list[_Piece]:
    """The words of a sentence with the space behind them; those that do not fit in halves of halves."""
    spans = [Span(*found.span()) for found in _WORD.finditer(text, sentence.start, sentence.end)]
    words: list[_Piece] = []
    while spans:
        counts = embedder.count_tokens([span.of(text) for span in spans])
        halves: list[Span] = []
        for span, tokens in zip(spans, counts, strict=True):
            if len(span) > 1 and (tokens > room or len(span) > room * _LONGEST_TOKEN_CHARS):
                halves.extend(_halved(text, span))
            else:
                words.append(_Piece(span, tokens))
        spans = halves
    return sorted(words, key=lambda word: word.span)


def _halved(text: str, span: Span) -> tuple[Span, ...]:
    """Both halves of a range, not parting a letter from its accents or a joined emoji where avoidable."""
    middle = (span.start + span.end) // 2
    at = middle
    while at > span.start + 1 and _is_joined(text, at):
        at -= 1
    at = middle if _is_joined(text, at) else at
    return Span(span.start, at), Span(at, span.end)


def _is_joined(text: str, at: int) -> bool:
    return bool(unicodedata.combining(text[at])) or text[at] in "\u200d\ufe0f" or text[at - 1] == "\u200d"


def _trimmed(text: str, span: Span) -> Span:
    cut_text = span.of(text)
    start = span.start + len(cut_text) - len(cut_text.lstrip())
    return Span(start, max(start, span.start + len(cut_text.rstrip())))


def _grouped(text: str, pieces: Iterator[_Piece], *, room: int) -> list[list[_Piece]]:
    """Pieces gathered into passages; a small rest at the end joins the passage before it."""
    target = min(room, _TARGET_TOKENS)
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and _belongs(text, groups[-1], piece, target=target):
            groups[-1].append(piece)
        else:
            groups.append([*_taken_along(text, groups, piece, room=room), piece])
    if len(groups) > 1 and _joins(groups[-2], groups[-1], room=room, most=target * _SHARE_OF_REST):
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def _tokens(group: Sequence[_Piece]) -> int:
    return sum(piece.tokens for piece in group)


def _belongs(text: str, group: Sequence[_Piece], piece: _Piece, *, target: int) -> bool:
    """Whether a passage goes on with this piece."""
    if not (piece.whole and group[-1].whole):
        return False
    tokens = _tokens(group)
    if tokens + piece.tokens > target:
        return False
    return tokens < target * _SHARE_AT_PARAGRAPH or not _is_paragraph_end(text, group[-1], piece)


def _is_paragraph_end(text: str, before: _Piece, after: _Piece) -> bool:
    return "\n\n" in text[before.span.end : after.span.start]


def _taken_along(text: str, groups: list[list[_Piece]], piece: _Piece, *, room: int) -> list[_Piece]:
    """A subheading that ended the last passage and belongs to the one that ``piece`` begins."""
    if not groups or len(groups[-1]) < 2 or not piece.whole:  # noqa: PLR2004 - nothing is left empty
        return []
    last = groups[-1][-1]
    is_subheading = (
        len(last.span) <= _SUBHEADING_CHARS
        and not _TERMINAL.search(last.span.of(text))
        and _is_paragraph_end(text, groups[-1][-2], last)
        and _is_paragraph_end(text, last, piece)
    )
    return [groups[-1].pop()] if is_subheading and last.tokens + piece.tokens <= room else []


def _joins(before: Sequence[_Piece], rest: Sequence[_Piece], *, room: int, most: float) -> bool:
    whole = before[-1].whole and rest[0].whole
    return whole and _tokens(rest) < most and _tokens(before) + _tokens(rest) <= room
