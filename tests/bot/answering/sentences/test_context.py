"""How far a quote reaches."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.question.understanding import understand
from bot.answering.sentences.context import leans, with_context
from bot.answering.sentences.evidence import Evidence
from index.model import Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit


def _quoted(question: str, sentences: list[str], *, at: int) -> str:
    """What is quoted for the sentence at a place."""
    text = " ".join(sentences)
    held = article(text, id_="1")
    spans = [Span(start := text.index(sentence), start + len(sentence)) for sentence in sentences]
    hit = Hit(passage=Passage.cut(held, tuple(spans)), article=held, score=1.0, similarity=0.5, lexical=1.0)
    evidence = Evidence(hit=hit, span=spans[at], text=sentences[at], features={}, score=1.0)
    asked = understand(question, lexicon=read_lexicon({held.id: held}))
    return with_context(asked, evidence).of(text)


ARREST = "Police arrested two engineers over the dam."
NAMES = "They are Ada Lunn and Mats Vask."
LATER = "Rain fell in the evening."


def test_a_sentence_that_points_back_is_quoted_with_the_one_before_it() -> None:
    assert _quoted("what was said", [ARREST, NAMES, LATER], at=1) == f"{ARREST} {NAMES}"


def test_a_sentence_is_quoted_with_the_one_after_it_where_that_answers() -> None:
    assert _quoted("who was arrested over the dam", [ARREST, NAMES, LATER], at=0) == f"{ARREST} {NAMES}"


def test_a_question_in_an_article_is_quoted_with_what_follows_it() -> None:
    sentences = ["Could a siren have helped?", "The pilot doubts it.", LATER]
    assert _quoted("could a siren have helped", sentences, at=0) == " ".join(sentences[:2])
    assert _quoted("could a siren have helped", sentences, at=1) == sentences[1]


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("was anyone arrested over the dam", [ARREST, NAMES]),  # the sentence itself tells
        ("who was arrested over the dam", [ARREST, LATER]),  # what follows names nobody
        ("who was arrested over the dam", [ARREST, f"They are {'very ' * 100}Ada Lunn."]),  # too long
    ],
)
def test_otherwise_it_is_quoted_alone(question: str, sentences: list[str]) -> None:
    assert _quoted(question, sentences, at=0) == ARREST


def test_what_begins_with_a_pronoun_or_the_matter_itself_leans() -> None:
    assert leans("She denied it.")
    assert leans("“It happened at noon,” said a guard.")
    assert leans("The accident happened at noon.")
    assert leans("All are from Norland.")
    assert leans("With these two words he closed the port.")
    assert leans("Under it lay the bridge.")
    assert not leans("Under the bridge lay a car.")
    assert not leans("Ada Lunn denied it.")
