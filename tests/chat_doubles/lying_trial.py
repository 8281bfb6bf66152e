"""Thousands of lying replies through the verifier; what was shown is checked by independent means."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from liar import NAMES, Lie, Told, lying_reply
from shown_checker import unsupported
from told_articles import all_claims, all_hits

from bot.answering.answerer import DraftStatement, Quoted
from bot.answering.chat.schema import read_answer
from bot.answering.chat.verification import Material, Verifier
from index.retrieval.model import Hit


@dataclass
class Trial:
    """What came of a run.

    Attributes:
        shown: how often a lie of each kind left something on show.
        broken: what was shown and should not have been, in words.
    """

    replies: int = 0
    lies: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def material() -> Material:
    """All articles, their claims, and two findings."""
    hits = all_hits()
    claims = all_claims()
    findings = tuple(
        DraftStatement(
            text=hit.passage.sentences[0].of(hit.article.text),
            quotes=(Quoted(article=hit.article.id, span=hit.passage.sentences[0]),),
        )
        for hit in hits[:2]
    )
    return Material(hits=hits, findings=findings, claims=claims)


def told_sentences(hits: Sequence[Hit]) -> list[Told]:
    """Every sentence of the passages, with its passage's number."""
    return [
        Told(number, span.of(hit.article.text))
        for number, hit in enumerate(hits, start=1)
        for span in hit.passage.sentences
    ]


def run_trial(*, replies: int, seed: int) -> Trial:
    """Verify so many lying replies."""
    rng, given, trial = random.Random(seed), material(), Trial()
    told = told_sentences(given.hits)
    for _ in range(replies):
        reply, lies = lying_reply(rng, told)
        verifier = Verifier(given)
        trial.replies += 1
        for lie, proposed in zip(lies, read_answer(reply).statements, strict=True):
            trial.lies[lie.kind] += 1
            held = verifier.check(proposed)
            if held is not None:
                trial.shown[lie.kind] += 1
                trial.broken += [f"{lie.kind}: {fault}: {held.text}" for fault in wrong(held, lie, given)]
    return trial


def wrong(held: DraftStatement, lie: Lie, given: Material) -> list[str]:
    """What is wrong with a statement that was shown though a lie stood behind it."""
    articles = {hit.article.id: hit.article for hit in given.hits}
    texts = {told.sentence for told in told_sentences(given.hits)}
    quotes = [articles[quoted.article].text[quoted.span.start : quoted.span.end] for quoted in held.quotes]
    faults = unsupported(held.text, quotes, [articles[quoted.article].source or "" for quoted in held.quotes])
    faults += [f"invented name {name}" for name in NAMES if name.lower() in held.text.lower()]
    if not quotes or not all(any(sentence in quote for sentence in texts) for quote in quotes):
        faults.append("a quote that is no whole sentence")
    if lie.false and held.text not in texts:
        faults.append("a false statement")
    if lie.false and not lie.finding and held.text == lie.text and lie.kind != "language":
        faults.append("the lie itself")
    return faults
