"""Words what was found for a chat model: passages fenced as data, findings, and the question."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import Final

import prompts
from bot.answering.answerer import Draft, DraftStatement, Reading
from bot.answering.chat.model_limits import CHARS_PER_TOKEN
from bot.answering.chat.verification import Material
from index.model import Article
from index.retrieval.model import Hit

LONGEST_QUESTION_CHARS: Final = 600
_MOST_FINDINGS: Final = 8


def gather(reading: Reading, extractive: Draft, *, input_tokens: int) -> Material:
    """What the model may use: the best passages that fit, the ledger's findings, and the claims behind."""
    hits = _fitting(reading.hits, chars=input_tokens * CHARS_PER_TOKEN)
    articles = dict.fromkeys(hit.article.id for hit in hits)
    claims = [claim for article in articles for claim in reading.shelf.claims(article=article)]
    own = () if extractive.abstained else extractive.statements
    below = () if extractive.abstained else (*_updates(extractive), *_disagreements(extractive))
    return Material(
        hits=hits,
        findings=(*own, *below)[:_MOST_FINDINGS],
        claims=tuple(claims),
        told_anyway=frozenset(below) - frozenset(own),
    )


def _updates(extractive: Draft) -> tuple[DraftStatement, ...]:
    return tuple(
        DraftStatement(text=f"{update.topic}: {update.was}, later {update.now}.", quotes=update.quotes)
        for update in extractive.updates
    )


def _disagreements(extractive: Draft) -> tuple[DraftStatement, ...]:
    return tuple(
        DraftStatement(
            text=f"The sources disagree ({each.topic}): "
            + "; ".join(
                f"{position.claimant}: {position.statement.rstrip('.')}" for position in each.positions
            )
            + ".",
            quotes=tuple(quote for position in each.positions for quote in position.quotes),
        )
        for each in extractive.disagreements
    )


def answer_prompt(question: str, material: Material) -> prompts.FilledPrompt:
    """The prompt that asks for an answer."""
    passages = "\n\n".join(_passage(number, hit) for number, hit in enumerate(material.hits, start=1))
    findings = "\n".join(
        f"{number}. {visible(finding.text)}" for number, finding in enumerate(material.findings, start=1)
    )
    asked = quoted(visible(question)[:LONGEST_QUESTION_CHARS])
    return prompts.load("answer").fill(
        passages=passages,
        findings=findings or "(none)",
        question=asked,
        fence=fence_of(passages, findings, asked),
    )


def fence_of(*texts: str) -> str:
    """A mark that none of the texts can hold, because it is made from all of them."""
    return "=====" + hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def quoted(text: str) -> str:
    """A text with a mark before each line, so that no line of it can pass for one of the prompt."""
    return "\n".join(f"> {line}" for line in text.splitlines() or [""])


def visible(text: str) -> str:
    """The text without characters that nobody sees: a place to hide orders in."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _UNSEEN)


_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})


def _passage(number: int, hit: Hit) -> str:
    return f"Passage {number} — {_published(hit.article)}\n{quoted(visible(hit.passage.text))}"


def _published(article: Article) -> str:
    source = " ".join(visible(article.source or "unknown outlet").split())[:80]
    if article.published is None:
        return f"{source}, day unknown"
    return f"{source}, published {article.published.day} {article.published:%B %Y}"


def _fitting(hits: Sequence[Hit], *, chars: int) -> tuple[Hit, ...]:
    """The first of the hits, as many as fit; one at least."""
    kept: list[Hit] = []
    for hit in hits:
        chars -= len(hit.passage.text)
        if chars < 0 and kept:
            break
        kept.append(hit)
    return tuple(kept)
