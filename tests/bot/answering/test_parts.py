"""What an answer is without one of its parts."""

from __future__ import annotations

from answer_builder import Desk

from bot.answering.chain import answer_chain
from bot.answering.extractive import ExtractiveAnswerer
from bot.answering.model import Answer, Question
from bot.answering.parts import AnswerParts


def asked(desk: Desk, text: str, **parts: bool) -> Answer:
    chain = answer_chain(desk.library, desk.embedder, answerer=ExtractiveAnswerer(AnswerParts(**parts)))
    return chain.invoke(Question(text=text))


def test_without_the_ledger_a_toll_is_told_by_a_sentence_alone(desk: Desk) -> None:
    toll = "how many people died on the ferry aldra"
    assert asked(desk, toll).statements[0].text.startswith("63")
    assert not asked(desk, toll, ledger=False).statements[0].text.startswith("63")


def test_without_abstention_the_nearest_sentence_answers_whatever_is_asked(desk: Desk) -> None:
    untold = "what did the pope say about the zeppelin"
    assert asked(desk, untold).abstained
    answer = asked(desk, untold, abstention=False)
    assert not answer.abstained
    assert answer.citations
