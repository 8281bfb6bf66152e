"""What the chain hands to an answerer, made of our own articles; and an extractive answerer of one line."""

from __future__ import annotations

from typing import Any

from told_articles import ClaimShelf, all_claims, all_hits

from bot.answering.answerer import Draft, DraftStatement, Quoted, Reading
from bot.answering.model import Question, Turn
from index.retrieval.model import Hit

ASKED = "How many Ostravian soldiers were killed?"


def reading_of(
    question: str = ASKED,
    *,
    hits: tuple[Hit, ...] | None = None,
    history: tuple[Turn, ...] = (),
    account: str | None = None,
) -> Reading:
    """A reading of all articles; what only the chain itself looks at is left out."""
    shelf: Any = ClaimShelf(all_claims())
    unused: Any = None
    return Reading(
        question=Question(text=question, history=history, account=account),
        standalone=question,
        inquiry=unused,
        hits=all_hits() if hits is None else hits,
        shelf=shelf,
        knowledge=unused,
    )


class FirstSentence:
    """Answers with the first sentence of the first passage, or abstains without passages."""

    def answer(self, reading: Reading) -> Draft:
        if not reading.hits:
            return Draft(statements=(), abstained=True)
        hit = reading.hits[0]
        span = hit.passage.sentences[0]
        quoted = Quoted(article=hit.article.id, span=span)
        return Draft(
            statements=(DraftStatement(text=span.of(hit.article.text), quotes=(quoted,)),),
            probability=0.9,
            notes=("from the first passage",),
        )
