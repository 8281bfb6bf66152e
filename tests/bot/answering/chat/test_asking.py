"""Real LangChain clients against doubles of three protocols, on the loopback."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator

import pytest
from chat_server import (
    Act,
    Asked,
    Babble,
    ChatServer,
    HangUp,
    Protocol,
    Raw,
    Refuse,
    Reply,
    Silence,
    dead_address,
)

import prompts
from bot.answering.chat.asking import Correspondent
from bot.answering.chat.budget import DailyBudget, Usage, on_account_of
from bot.answering.chat.failure import ChatModelError, Failure
from bot.answering.chat.model import load_chat_model
from bot.answering.chat.model_limits import ModelLimits
from bot.answering.chat.schema import ANSWER

PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic", "ollama")
PROMPT = prompts.FilledPrompt("The rules.", "The task.", "f")
REPLY = json.dumps(
    {"answerable": True, "statements": [{"text": "A b.", "passage": 1, "quote": "a b c", "finding": 0}]}
)


@pytest.fixture(params=PROTOCOLS)
def protocol(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Protocol:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "none")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    chosen: Protocol = request.param
    return chosen


@pytest.fixture(autouse=True)
def _collect() -> Iterator[None]:
    """Clients are closed when collected; a leaked socket then shows in the test that leaked it."""
    yield
    gc.collect()


def correspondent(
    server: ChatServer, protocol: Protocol, *, seconds: float = 20.0, budget: DailyBudget | None = None
) -> Correspondent:
    limits = ModelLimits(seconds=seconds, output_tokens=300)
    model = load_chat_model(f"{protocol}:double", base_url=server.base_url(protocol), limits=limits)
    return Correspondent(model, limits=limits, budget=budget)


def written(asking: Correspondent) -> list[str]:
    return list(asking.write(PROMPT, ANSWER, allowance=asking.allowance()))


def failure_of(act: Act, protocol: Protocol, *, seconds: float = 20.0) -> tuple[Failure, int]:
    """How asking fails, and how often the server was asked."""
    with ChatServer(lambda _: act) as server:
        asking = correspondent(server, protocol, seconds=seconds)
        with pytest.raises(ChatModelError) as caught:
            written(asking)
        return caught.value.failure, len(server.asked)


def test_a_reply_grows_piece_by_piece_and_is_whole_in_the_end(protocol: Protocol) -> None:
    with ChatServer(lambda _: Reply(REPLY, piece_chars=30)) as server:
        texts = written(correspondent(server, protocol))
        (asked,) = server.asked
    assert texts[-1] == REPLY
    assert len(texts) >= 3
    assert all(REPLY.startswith(text) for text in texts)
    assert asked.structured
    assert asked.streamed
    assert (asked.system, asked.person) == ("The rules.", "The task.")


def test_temperature_is_zero_and_the_reply_is_limited(protocol: Protocol) -> None:
    with ChatServer(lambda _: Reply(REPLY)) as server:
        written(correspondent(server, protocol))
        body = server.asked[0].body
    options = body["options"] if protocol == "ollama" else body
    assert options["temperature"] == 0
    limit = options.get("num_predict") or options.get("max_tokens") or options.get("max_completion_tokens")
    assert limit == 300


def test_a_server_without_structured_output_is_asked_plainly_from_then_on(protocol: Protocol) -> None:
    with ChatServer(lambda asked: Refuse(400) if asked.structured else Reply(REPLY)) as server:
        asking = correspondent(server, protocol)
        assert written(asking)[-1] == REPLY
        assert written(asking)[-1] == REPLY
        assert [asked.structured for asked in server.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("act", "failure", "times"),
    [
        (Refuse(500), Failure.SERVER, 2),
        (Refuse(503), Failure.SERVER, 2),
        (Refuse(429), Failure.RATE_LIMITED, 2),
        (Refuse(401), Failure.REJECTED, 1),
        (Refuse(400), Failure.UNSUPPORTED, 2),
        (HangUp(), Failure.UNREACHABLE, 2),
        (Raw(b"<html>Bad gateway</html>", "text/html"), Failure.MALFORMED, 2),
        (Raw(b'{"a": 1}'), Failure.MALFORMED, 2),
        (Reply(""), Failure.MALFORMED, 2),
    ],
)
def test_a_failure_is_told_and_tried_once_more_where_that_may_help(
    act: Act, failure: Failure, times: int, protocol: Protocol
) -> None:
    assert failure_of(act, protocol) == (failure, times)


def test_a_server_that_fails_once_costs_nothing(protocol: Protocol) -> None:
    acts: list[Act] = [Refuse(503), Reply(REPLY)]
    with ChatServer(lambda _: acts.pop(0)) as server:
        assert written(correspondent(server, protocol))[-1] == REPLY


@pytest.mark.parametrize(
    "act", [Silence(30), Reply(REPLY, before_seconds=30), Babble("", between_seconds=0.05, most_seconds=30)]
)
def test_a_server_that_does_not_come_to_the_point_is_given_up_in_time(act: Act, protocol: Protocol) -> None:
    assert failure_of(act, protocol, seconds=0.6)[0] == Failure.TIMEOUT


def test_a_reply_without_end_is_cut_off(protocol: Protocol) -> None:
    assert failure_of(Babble("and so on ", most_seconds=30), protocol) == (Failure.ENDLESS, 1)


def test_a_reply_that_drips_is_given_up_in_time(protocol: Protocol) -> None:
    act = Babble("x", between_seconds=0.05, most_seconds=30)
    assert failure_of(act, protocol, seconds=0.6)[0] == Failure.TIMEOUT


def test_nobody_at_the_address_is_told_as_unreachable(protocol: Protocol) -> None:
    with dead_address() as address:
        limits = ModelLimits(seconds=10)
        model = load_chat_model(f"{protocol}:double", base_url=address, limits=limits)
        with pytest.raises(ChatModelError) as caught:
            written(Correspondent(model, limits=limits))
    assert caught.value.failure == Failure.UNREACHABLE


def test_calls_and_tokens_are_counted_for_the_guild_that_asks(protocol: Protocol) -> None:
    budget = DailyBudget(requests=9, requests_per_account=9)
    with ChatServer(lambda _: Reply(REPLY)) as server, on_account_of("77"):
        written(correspondent(server, protocol, budget=budget))
        asked = server.asked[0]
    used = budget.used("77")
    assert used.requests == 1
    counted = protocol != "openai" or bool(asked.body.get("stream_options", {}).get("include_usage"))
    assert used == (
        Usage(requests=1, input_tokens=100, output_tokens=20)
        if counted
        else Usage(requests=1, input_tokens=4, output_tokens=len(REPLY) // 4)
    )


def test_without_budget_nothing_is_sent(protocol: Protocol) -> None:
    budget = DailyBudget(requests=0, requests_per_account=9)
    with ChatServer(lambda _: Reply(REPLY)) as server:
        with pytest.raises(ChatModelError) as caught:
            written(correspondent(server, protocol, budget=budget))
        assert caught.value.failure == Failure.BUDGET
        assert server.asked == []


@pytest.mark.parametrize("protocol", ["openai", "ollama"])
def test_a_line_without_end_is_cut_off_at_the_server_s_own_address(protocol: Protocol) -> None:
    act = Babble("x" * 65_536, most_seconds=30, whole=False)
    with ChatServer(lambda _: act) as server:
        asking = correspondent(server, protocol)
        with pytest.raises(ChatModelError) as caught:
            written(asking)
    assert caught.value.failure == Failure.ENDLESS


def test_calls_that_never_end_do_not_pile_up_without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "none")
    act = Babble("x", between_seconds=0.02, most_seconds=60, whole=False)
    with ChatServer(lambda _: act) as server:
        asking = correspondent(server, "anthropic", seconds=0.4)
        failures = []
        for _ in range(10):
            with pytest.raises(ChatModelError) as caught:
                written(asking)
            failures.append(caught.value.failure)
    assert failures == 8 * [Failure.TIMEOUT] + 2 * [Failure.BUSY]


def test_callbacks_of_a_running_chain_see_the_model(protocol: Protocol) -> None:
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.runnables import RunnableLambda

    class Seen(BaseCallbackHandler):
        def __init__(self) -> None:
            self.started = 0

        def on_chat_model_start(self, *_: object, **__: object) -> None:
            self.started += 1

    seen = Seen()
    with ChatServer(lambda _: Reply(REPLY)) as server:
        asking = correspondent(server, protocol)
        chain = RunnableLambda[str, str](lambda _: written(asking)[-1])
        assert chain.invoke("x", config={"callbacks": [seen]}) == REPLY
    assert seen.started == 1


def test_a_short_check_tells_whether_the_model_replies(protocol: Protocol) -> None:
    def script(asked: Asked) -> Act:
        return Reply("ready") if not asked.structured else Refuse(500)

    with ChatServer(script) as server:
        correspondent(server, protocol).check()
        assert len(server.asked) == 1
