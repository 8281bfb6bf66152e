"""History and question into a question that can be understood alone."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.model import Question
from bot.answering.normalisation import normalise
from index.retrieval.lexicon import Lexicon


def standalone(question: Question, *, lexicon: Lexicon, known: Callable[[str], bool]) -> str:
    """The question in printed spelling, with what it takes for granted from the history."""
    text = normalise(question.text, lexicon=lexicon, known=known)
    if question.history:
        text = f"{normalise(question.history[-1].question, lexicon=lexicon, known=known)} {text}"
    return text
