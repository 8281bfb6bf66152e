"""What is told and denied: read from grammar, on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_folder import write_article
from word_embedder import WordEmbedder

from bot.answering.answerer import Reading
from bot.answering.evidence import rank_sentences
from bot.answering.gainsaid import denied_roots, gainsaid
from bot.answering.knowledge import KnowledgeKeeper
from bot.answering.model import Question
from bot.answering.understanding import understand
from index.indexer import reindex
from index.model import Filters
from index.retrieval.hybrid import Retriever
from index.retrieval.terms import root
from index.stores.library import Library


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The harbour office denied that its tug had towed the barge.", "towed"),
        ("The captain rejected the claim of overloading.", "overloading"),
        ("There was no towing, the spokesman said.", "towing"),
        ("The mayor called the report of looting false.", "looting"),
    ],
)
def test_what_is_denied_stands_behind_the_denial(sentence: str, denied: str) -> None:
    assert root(denied) in denied_roots(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ministry did not say how many barges were lost.", "say"),
        ("No fewer than nine barges sank.", "fewer"),
        ("The convoy was denied access to the harbour.", "harbour"),
        ("The tug towed the barge.", "towed"),
        ("The tug had not been repaired when it towed the barge.", "towed"),
    ],
)
def test_what_is_not_told_or_not_given_is_not_denied(sentence: str, told: str) -> None:
    assert root(told) not in denied_roots(sentence)


class Barge:
    """A small index about a barge, on disk."""

    def __init__(self, place: Path, texts: dict[str, str]) -> None:
        folder, data = place / "articles", place / "data"
        for number, (day, text) in enumerate(texts.items()):
            write_article(
                folder, f"barge/{number}.txt", text, source=f"Paper {number}", published=day, event="barge"
            )
        self.embedder = WordEmbedder()
        reindex(folder=folder, data=data, embedder=self.embedder)
        self.library = Library.open(data=data, embedder=self.embedder)

    def noted(self, text: str) -> list[list[str]]:
        """The claimants of each disagreement noted with the best sentence."""
        with self.library.reading() as shelf:
            knowledge = KnowledgeKeeper().of(shelf)
            inquiry = understand(text, lexicon=knowledge.lexicon, event="barge")
            hits = Retriever(shelf, self.embedder, None).search(text, filters=Filters(), limit=20)
            reading = Reading(
                question=Question(text=text),
                standalone=text,
                inquiry=inquiry,
                hits=hits,
                shelf=shelf,
                knowledge=knowledge,
            )
            found = gainsaid(reading, rank_sentences(inquiry, hits)[:1])
        self.library.close()
        return [[one.claimant for one in disagreement.positions] for disagreement in found]


TOWED = "A tug towed the barge before it sank, the deckhand Olga Ruud said."


def test_what_one_says_and_another_denies_stands_side_by_side_in_the_order_of_days(tmp_path: Path) -> None:
    denial = "Harbour master Mats Vask denied that a tug had towed the barge."
    barge = Barge(tmp_path, {"2031-05-02": TOWED, "2031-05-04": denial})
    assert barge.noted("did a tug tow the barge") == [["Olga Ruud", "Mats Vask"]]


def test_a_denial_of_something_else_is_no_disagreement(tmp_path: Path) -> None:
    denial = "Harbour master Mats Vask denied that the barge carried oil."
    barge = Barge(tmp_path, {"2031-05-02": TOWED, "2031-05-04": denial})
    assert barge.noted("did a tug tow the barge") == []


def test_who_denies_what_he_told_before_contradicts_nobody_else(tmp_path: Path) -> None:
    denial = "The deckhand Olga Ruud later denied that a tug had towed the barge."
    barge = Barge(tmp_path, {"2031-05-02": TOWED, "2031-05-04": denial})
    assert barge.noted("did a tug tow the barge") == []
