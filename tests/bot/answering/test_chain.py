"""The whole chain: real index, real stores, invented articles."""

from __future__ import annotations

from typing import Any

import pytest
from answer_builder import Desk
from langchain_core.callbacks import BaseCallbackHandler

from bot.answering.model import Answer, Question, Turn
from index.model import Filters

EVERY_KIND_OF_QUESTION = (
    "how many people died on the ferry aldra",
    "when did the ferry aldra sink",
    "why did the ferry sink",
    "what did ingrid tolen say about the captain",
    "who is mats vask",
    "how many were injured at sundby",
    "who is to blame for the ferry",
    "what did the pope say about the zeppelin",
    "hw mny ppl died on the fery",
    "?",
)


@pytest.mark.parametrize("text", EVERY_KIND_OF_QUESTION)
def test_every_quote_is_the_stored_text_and_every_number_leads_to_one(desk: Desk, text: str) -> None:
    answer = desk.ask(text)
    with desk.library.reading() as shelf:
        articles = shelf.articles()
    for number, citation in enumerate(answer.citations, start=1):
        assert citation.n == number
        assert citation.quote == citation.span.of(articles[citation.article].text)
    used = {number for statement in answer.statements for number in statement.citations}
    assert used <= {citation.n for citation in answer.citations}


@pytest.mark.parametrize("text", EVERY_KIND_OF_QUESTION)
def test_every_sentence_of_an_answer_is_cited(desk: Desk, text: str) -> None:
    answer = desk.ask(text)
    if not answer.abstained:
        assert answer.statements
        assert all(statement.citations for statement in answer.statements)


def test_a_question_for_the_toll_is_answered_with_the_latest_figure_its_claimant_and_day(desk: Desk) -> None:
    first = desk.ask("how many people died on the ferry aldra").statements[0].text
    assert first.startswith("63")
    assert "Vask" in first
    assert "7 May 2031" in first


def test_a_question_for_an_earlier_day_is_answered_as_of_that_day(desk: Desk) -> None:
    first = desk.ask("ferry aldra death toll on 5 may 2031").statements[0].text
    assert first.lower().startswith("at least 49")


def test_a_cause_asked_for_is_found(desk: Desk) -> None:
    assert "bow door" in desk.ask("why did the ferry aldra sink").text


def test_what_no_article_tells_is_not_answered(desk: Desk) -> None:
    answer = desk.ask("what did the pope say about the zeppelin")
    assert answer.abstained
    assert answer.text.startswith("The articles do not tell")


@pytest.mark.parametrize("text", ["?", "hm", "hello", "…", "why?"])
def test_where_nothing_is_asked_the_answer_asks_back_and_quotes_nothing(desk: Desk, text: str) -> None:
    answer = desk.ask(text)
    assert answer.abstained
    assert answer.text.startswith("What would you like to know?")
    assert answer.citations == ()


def test_people_of_whom_the_ledger_counts_none_are_not_counted_from_others(desk: Desk) -> None:
    assert desk.ask("how many children died on the ferry aldra").abstained


def test_the_same_question_gives_the_same_answer(desk: Desk) -> None:
    one, other = (desk.ask("why did the ferry aldra sink") for _ in range(2))
    assert (one.text, one.citations) == (other.text, other.citations)


def test_a_filter_on_the_event_keeps_to_its_articles(desk: Desk) -> None:
    answer = desk.ask("how many were injured", filters=Filters(event="sundby-bridge"))
    assert not answer.abstained
    assert {citation.article for citation in answer.citations} == {"bridge/1.txt"}


def test_a_follow_up_is_shown_as_the_question_it_stands_for(desk: Desk) -> None:
    answer = desk.ask("and on 5 may 2031?", history=(Turn(question="ferry aldra death toll", answer="63."),))
    assert answer.standalone_question == "ferry aldra death toll on 5 may 2031"
    assert "49" in answer.text


def test_an_empty_filter_leaves_nothing_to_tell(desk: Desk) -> None:
    assert desk.ask("how many died", filters=Filters(source="No Such Paper")).abstained


def test_batch_answers_in_order(desk: Desk) -> None:
    asked = [Question(text="ferry aldra death toll"), Question(text="how many were injured at sundby")]
    first, second = desk.chain.batch(asked)
    assert "63" in first.text
    assert "7" in second.text


def test_stream_ends_with_the_answer(desk: Desk) -> None:
    *_, last = desk.chain.stream(Question(text="ferry aldra death toll"))
    assert isinstance(last, Answer)


def test_a_callback_sees_each_stage(desk: Desk) -> None:
    seen: list[str] = []

    class Listener(BaseCallbackHandler):
        def on_chain_start(self, serialized: Any, inputs: Any, *, name: str = "", **rest: Any) -> None:
            del serialized, inputs, rest
            seen.append(name)

    desk.chain.invoke(Question(text="ferry aldra death toll"), {"callbacks": [Listener()]})
    assert [name for name in seen if name in {"understand", "search", "answer", "check"}] == [
        "understand",
        "search",
        "answer",
        "check",
    ]


def test_whoever_asks_is_told_the_stages_in_order(desk: Desk) -> None:
    told: list[str] = []
    desk.chain.invoke(
        Question(text="ferry aldra death toll"),
        {"configurable": {"stage": lambda stage, _: told.append(stage)}},
    )
    assert told == ["searching", "reading", "checking"]


def test_the_time_of_each_stage_is_told(desk: Desk) -> None:
    timings = desk.ask("ferry aldra death toll").timings_ms
    assert set(timings) == {"retrieve", "answer", "total"}
    assert timings["total"] >= timings["retrieve"] > 0
