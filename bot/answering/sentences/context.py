"""How far a quote must reach: to the sentence before a "he", to the sentence after that answers."""

from __future__ import annotations

import re

from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.evidence import Evidence
from bot.answering.sentences.expectations import fit
from index.model import Span

LONGEST_CHARS = 420
"""A quote of two or three sentences is not longer."""

_LEANING = re.compile(
    r"^\W*(?:(?:(?:on|in|at|to|by|from|with|after|before|for|under|against) )?"
    r"(?:it|this|that|these|those|them|him)|"
    r"he|she|they|his|her|its|their|both|such|what|"
    r"all (?:are|were|of (?:them|these|those))|among (?:them|these|those)|of (?:them|these|those)|"
    r"the (?:same|two|three|four|reason|cause|incident|accident|attack|crash|man|woman|men|women|pair|others|"
    r"former|latter|decision|move|number|figure|toll|statement|announcement))\b",
    re.IGNORECASE,
)
"""How sentences begin that are understood from the one before only."""

ANSWERED_AFTER = frozenset(
    {Ask.WHO, Ask.NAME, Ask.WHERE, Ask.WHEN, Ask.WHY, Ask.AMOUNT, Ask.SAID, Ask.REACTION, Ask.DEFINITION}
)
"""What these ask for often stands one sentence after the matter itself."""


def leans(sentence: str) -> bool:
    """Whether a sentence points back to the one before it ("She said …", "The attack …")."""
    return _LEANING.search(sentence) is not None


def with_context(inquiry: Inquiry, evidence: Evidence) -> Span:
    """The range to quote: the sentence with those beside it that it needs.

    The one after it is quoted too where that answers, as after a question, the one before it where it points
    back. Both stay out where they would make the quote too long, and where they are not of the same passage.
    """
    sentences = evidence.hit.passage.sentences
    text = evidence.hit.article.text
    at = sentences.index(evidence.span)
    quoted = evidence.span
    asks = evidence.text.rstrip("\"'”’)» ").endswith("?")
    if (asks or inquiry.ask in ANSWERED_AFTER) and at + 1 < len(sentences):
        after = sentences[at + 1].of(text)
        if asks or (leans(after) and fit(inquiry, after) >= 1.0):
            quoted = _joined(quoted, sentences[at + 1], text) or quoted
    if at > 0 and leans(evidence.text):
        quoted = _joined(sentences[at - 1], quoted, text) or quoted
    return quoted


def _joined(first: Span, second: Span, text: str) -> Span | None:
    """Both ranges as one; None where they do not stand side by side or are too long together."""
    apart = text[first.end : second.start].strip()
    too_long = second.end - first.start > LONGEST_CHARS
    return None if apart or too_long else Span(first.start, second.end)
