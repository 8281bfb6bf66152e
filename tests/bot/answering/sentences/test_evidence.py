"""Whose words a sentence holds."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.question.understanding import understand
from bot.answering.sentences.evidence import heard, rank_sentences
from index.model import Passage
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit
from index.sentences import split


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Norland will raise the matter before the Lake Council and call for calm.", 0.0),
        ("The Lake Council called for calm before the vote.", 1.0),
        ("The dam is safe, according to the Lake Council.", 1.0),
        ("In a letter to the Lake Council he asked for help, which the Lake Council refused.", 1.0),
        ("Nobody asked for calm.", 1.0),
        ("The head of the Lake Council called for calm.", 1.0),
    ],
)
def test_whoever_is_only_spoken_to_is_notheard(sentence: str, share: float) -> None:
    held = article("The Lake Council called for calm.", id_="1")
    inquiry = understand("what did the Lake Council ask for", lexicon=read_lexicon({held.id: held}))
    assert inquiry.speaker == "the lake council"
    assert heard(inquiry, sentence) == share


def _first(question: str, *sentences: str) -> str:
    return _ranked(question, *sentences)[0]


def _ranked(question: str, *sentences: str) -> list[str]:
    """The sentences of one article, the best for a question first, all being equally near in meaning."""
    held = article(" ".join(sentences), id_="1")
    spans = split(held.text)
    assert len(spans) == len(sentences)
    hit = Hit(
        passage=Passage.cut(held, spans),
        article=held,
        score=1.0,
        similarity=0.5,
        lexical=1.0,
        sentence_similarities=(0.5,) * len(spans),
    )
    inquiry = understand(question, lexicon=read_lexicon({held.id: held}))
    return [evidence.text for evidence in rank_sentences(inquiry, [hit])]


@pytest.mark.parametrize("asks", ["Why was the gate locked?", "Why was the gate locked, the widow asks."])
def test_a_sentence_that_asks_comes_after_one_that_tells(asks: str) -> None:
    told = "The gate was locked at night."
    assert _first("was the gate locked", asks, told) == told


def test_the_words_of_the_one_asked_for_come_before_those_of_whom_they_are_about() -> None:
    told = "Mayor Tolen asked residents to forgive the delay."
    other = "The delay at the ferry cost lives, Captain Ingrid Dahl told Tolen."
    assert _first("what did tolen say about the delay", other, told) == told
    assert _first("what did ingrid dahl say about the delay", other, told) == other


def test_he_stands_for_the_speaker_named_before() -> None:
    matter = "Ingrid Dahl, the harbour chief, met the press about the ferry on Monday."
    told = "She said the ferry had been overloaded."
    other = "The ferry had been repaired in May, Captain Lind said."
    ranked = _ranked("what did dahl say about the ferry", matter, told, other)
    assert ranked.index(told) < ranked.index(other)


def test_a_cause_behind_what_it_led_to_comes_before_that() -> None:
    matter = "The ministry cut the number of flooded farms to 40."
    cause = "Some had been entered twice, a clerk explained."
    assert _first("why did the ministry cut the number of flooded farms", matter, cause) == cause


def test_a_cause_of_something_else_does_not_come_first() -> None:
    matter = "The ministry cut the number of flooded farms to 40."
    others = ("Rain is forecast.", "Schools opened.", "A bus driver explained why he was late.")
    assert _first("why did the ministry cut the number of flooded farms", matter, *others) == matter
