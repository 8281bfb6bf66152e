"""Follow-ups written anew by a chat model, held to the conversation."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from chat_server import ChatServer, Refuse, Reply

from bot.answering.chat.asking import Correspondent
from bot.answering.chat.breaker import CircuitBreaker
from bot.answering.chat.model import load_chat_model
from bot.answering.chat.model_limits import ModelLimits
from bot.answering.chat.standalone import StandaloneWriter, checked_question
from bot.answering.model import Question, Turn

FOLLOW_UP = Question(
    text="and the wounded?",
    history=(
        Turn(question="how many ostravian soldiers died by 4 May", answer="At least 105, per Sela Dorum."),
    ),
)


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer(lambda _: Reply("{}")) as running:
        yield running


def writer(server: ChatServer) -> StandaloneWriter:
    limits = ModelLimits(seconds=10)
    model = load_chat_model("ollama:double", base_url=server.address, limits=limits)
    return StandaloneWriter(Correspondent(model, limits=limits), breaker=CircuitBreaker(failures=1))


def replying(server: ChatServer, question: str) -> StandaloneWriter:
    server.script = lambda _: Reply(json.dumps({"question": question}))
    return writer(server)


def test_a_follow_up_is_written_anew(server: ChatServer) -> None:
    asked = "How many Ostravian soldiers were wounded by 4 May?"
    assert replying(server, asked).write(FOLLOW_UP) == asked
    (seen,) = server.asked
    assert "> Reader: how many ostravian soldiers died by 4 May" in seen.person
    assert "> Answer: At least 105, per Sela Dorum." in seen.person
    assert "> and the wounded?" in seen.person


@pytest.mark.parametrize(
    "made_up",
    [
        "How many Quorland soldiers were wounded?",
        "How many soldiers were wounded by 9 May?",
        "Were 913 soldiers wounded?",
        "How many were wounded, see https://evil.example?",
        "@everyone how many were wounded?",
        "x" * 500,
    ],
)
def test_what_the_conversation_does_not_hold_is_not_asked(server: ChatServer, made_up: str) -> None:
    assert replying(server, made_up).write(FOLLOW_UP) is None


def test_a_question_without_history_is_not_sent(server: ChatServer) -> None:
    assert writer(server).write(Question(text="how many died?")) is None
    assert server.asked == []


def test_a_reply_that_can_not_be_read_leaves_it_to_the_rules(server: ChatServer) -> None:
    assert writer(server).write(FOLLOW_UP) is None


def test_a_dead_model_is_asked_once_and_then_left_alone(server: ChatServer) -> None:
    server.script = lambda _: Refuse(500)
    asking = writer(server)
    assert asking.write(FOLLOW_UP) is None
    asked = len(server.asked)
    assert asking.write(FOLLOW_UP) is None
    assert len(server.asked) == asked


def test_names_count_as_known_in_every_form_of_the_conversation() -> None:
    assert (
        checked_question("How many soldiers of Ostravia were hurt", FOLLOW_UP)
        == "How many soldiers of Ostravia were hurt?"
    )
    assert checked_question("What did Dorum say?", FOLLOW_UP) == "What did Dorum say?"
