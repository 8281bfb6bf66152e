"""Asks a chat model for an object of a given shape, within limits that hold whatever the server does."""

from __future__ import annotations

import contextvars
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import prompts
from bot.answering.chat.budget import Budget, current_account
from bot.answering.chat.failure import ChatModelError, Failure, failure_of
from bot.answering.chat.model_limits import CHARS_PER_TOKEN, ModelLimits
from bot.answering.chat.schema import Shape

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

log = logging.getLogger(__name__)

_MOST_CHARS_PER_TOKEN: Final = 8
"""A reply may have so many characters for each output token allowed; English has four to five."""

_MOST_AT_ONCE: Final = 8
"""Calls under way, those given up but not yet ended included; one more is refused."""

_MOST_PIECES: Final = 100_000

Mode = Literal["structured", "plain"]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a reply on its way from the thread that receives it; ``end`` tells how it ended."""

    text: str = ""
    ended: bool = False
    error: BaseException | None = None


class _Meter:
    """Tokens of one call: as the server counts them, else about four characters each."""

    def __init__(self, messages: list[BaseMessage]) -> None:
        self._told_input = self._told_output = 0
        self._sent_chars = sum(len(message.text) for message in messages)
        self._received_chars = 0

    def read(self, chunk: BaseMessage, text: str) -> None:
        """Take in one chunk of the reply."""
        self._received_chars += len(text)
        if usage := getattr(chunk, "usage_metadata", None):
            self._told_input += usage["input_tokens"]
            self._told_output += usage["output_tokens"]

    @property
    def input_tokens(self) -> int:
        return self._told_input or self._sent_chars // CHARS_PER_TOKEN

    @property
    def output_tokens(self) -> int:
        return self._told_output or self._received_chars // CHARS_PER_TOKEN


class Allowance:
    """What one question may use: the time that is left to it, and whose budget pays.

    Args:
        seconds: from now, for everything, a retry included.
        account: see :class:`bot.answering.chat.budget.Budget`; None means the current one.
        clock: seconds that never run backwards.
    """

    def __init__(
        self, seconds: float, *, account: str | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._end = clock() + seconds
        self.account = account or current_account()

    @property
    def seconds_left(self) -> float:
        """0 once the time is up."""
        return max(0.0, self._end - self._clock())


class Correspondent:
    """Writes to one chat model and gives its reply as it grows.

    Structured output is used where the model has it; the first time that a server refuses it, the plain
    way is taken from then on. Safe to share between threads.

    Args:
        model: any LangChain chat model.
        limits: what one question may cost.
        budget: counts every call; None counts nothing.
    """

    def __init__(self, model: BaseChatModel, *, limits: ModelLimits, budget: Budget | None = None) -> None:
        self._model = model
        self._limits = limits
        self._budget = budget
        self._mode: Mode = "structured"
        self._under_way = threading.BoundedSemaphore(_MOST_AT_ONCE)

    @property
    def limits(self) -> ModelLimits:
        """What one question may cost."""
        return self._limits

    def allowance(self, account: str | None = None) -> Allowance:
        """What a question asked now may use."""
        return Allowance(self._limits.seconds, account=account)

    def write(
        self,
        prompt: prompts.FilledPrompt,
        shape: Shape,
        *,
        allowance: Allowance,
    ) -> Iterator[str]:
        """Send a prompt and give the reply as it grows: each value is the whole text so far.

        A failed connection is tried once more, unless something had come.

        Raises:
            ChatModelError: if no complete reply came.
        """
        tried = 0
        while True:
            came = False
            mode = self._mode
            try:
                for text in self._receive(prompt, shape, mode=mode, allowance=allowance):
                    came = True
                    yield text
            except ChatModelError as error:
                tried += 1
                if came or not self._once_more(error, mode, tried=tried, allowance=allowance):
                    raise
                log.info("asking the chat model once more (%s)", error)
            else:
                return

    def check(self) -> None:
        """Ask for a single word.

        Raises:
            ChatModelError: if no reply came.
        """
        prompt = prompts.FilledPrompt("You check a connection.", "Reply with the word: ready", "")
        for _ in self._receive(prompt, None, mode="plain", allowance=self.allowance()):
            pass

    def _once_more(self, error: ChatModelError, mode: Mode, *, tried: int, allowance: Allowance) -> bool:
        if allowance.seconds_left <= 0:
            return False
        if mode == "structured" and error.failure in {Failure.UNSUPPORTED, Failure.MALFORMED}:
            self._mode = "plain"
            return True
        return error.failure.retried and tried < 2  # noqa: PLR2004 - one retry

    def _receive(
        self, prompt: prompts.FilledPrompt, shape: Shape | None, *, mode: Mode, allowance: Allowance
    ) -> Iterator[str]:
        """One call: the reply as it grows, or an error as a :class:`ChatModelError`."""
        self._take_place(allowance.account)
        pieces: queue.Queue[_Piece] = queue.Queue(maxsize=_MOST_PIECES)
        given_up = threading.Event()
        runnable = self._runnable(shape, mode)
        context = contextvars.copy_context()  # LangChain's callbacks of the running chain travel in it
        threading.Thread(
            target=context.run,
            args=(self._listen, runnable, _messages(prompt), pieces, given_up, allowance.account),
            name="crosswire-chat-model",
            daemon=True,
        ).start()
        try:
            yield from self._grow(pieces, allowance)
        finally:
            given_up.set()

    def _take_place(self, account: str) -> None:
        if not self._under_way.acquire(blocking=False):
            raise ChatModelError(Failure.BUSY)
        if self._budget is not None and not self._budget.grants(account):
            self._under_way.release()
            raise ChatModelError(Failure.BUDGET)

    def _grow(self, pieces: queue.Queue[_Piece], allowance: Allowance) -> Iterator[str]:
        text = ""
        most_chars = self._limits.output_tokens * _MOST_CHARS_PER_TOKEN
        while True:
            try:
                piece = pieces.get(timeout=max(0.001, allowance.seconds_left))
            except queue.Empty:
                raise ChatModelError(Failure.TIMEOUT, "no complete reply in time") from None
            if piece.error is not None:
                raise ChatModelError(failure_of(piece.error), type(piece.error).__name__) from piece.error
            if piece.ended:
                break
            text += piece.text
            if len(text) > most_chars:
                raise ChatModelError(Failure.ENDLESS, f"more than {most_chars} characters")
            if allowance.seconds_left <= 0:
                raise ChatModelError(Failure.TIMEOUT, "still writing when the time was up")
            if piece.text:
                yield text
        if not text.strip():
            raise ChatModelError(Failure.MALFORMED, "an empty reply")

    def _listen(
        self,
        runnable: Runnable[list[BaseMessage], BaseMessage],
        messages: list[BaseMessage],
        pieces: queue.Queue[_Piece],
        given_up: threading.Event,
        account: str,
    ) -> None:
        """Runs in its own thread, so that a server that never ends can't hold the question."""
        meter = _Meter(messages)
        error: BaseException | None = None
        try:
            self._pass_on(runnable, messages, pieces, given_up=given_up, meter=meter)
        except BaseException as raised:  # noqa: BLE001 - handed to the asking thread, which sorts it
            error = raised
        if self._budget is not None:
            self._budget.record(account, input_tokens=meter.input_tokens, output_tokens=meter.output_tokens)
        self._under_way.release()
        if not given_up.is_set():
            pieces.put(_Piece(ended=True, error=error))

    @staticmethod
    def _pass_on(
        runnable: Runnable[list[BaseMessage], BaseMessage],
        messages: list[BaseMessage],
        pieces: queue.Queue[_Piece],
        *,
        given_up: threading.Event,
        meter: _Meter,
    ) -> None:
        stream = runnable.stream(messages)
        try:
            for chunk in stream:
                text = _text_of(chunk)
                meter.read(chunk, text)
                pieces.put_nowait(_Piece(text))
                if given_up.is_set():
                    break
        finally:
            if (close := getattr(stream, "close", None)) is not None:
                close()

    def _runnable(self, shape: Shape | None, mode: Mode) -> Runnable[list[BaseMessage], BaseMessage]:
        """The model, told to reply in ``shape`` where it can be told.

        Of what ``with_structured_output`` makes, only the model with its options is used and not the parser
        behind it: that one would give nothing before the end, and nothing at all for a flawed reply.
        """
        from langchain_core.runnables import RunnableSequence

        if shape is not None and mode == "structured":
            try:
                structured = self._model.with_structured_output(shape.as_tool())
            except (NotImplementedError, ValueError, TypeError):  # how LangChain says "this model can't"
                self._mode = "plain"
            else:
                if isinstance(structured, RunnableSequence):
                    return structured.first
        return self._model


def _messages(prompt: prompts.FilledPrompt) -> list[BaseMessage]:
    from langchain_core.messages import HumanMessage, SystemMessage

    return [SystemMessage(prompt.rules), HumanMessage(prompt.task)]


def _text_of(chunk: BaseMessage) -> str:
    """What a chunk adds to the reply: the arguments of a tool call, or else its text."""
    calls = getattr(chunk, "tool_call_chunks", None) or ()
    if arguments := "".join(call.get("args") or "" for call in calls):
        return arguments
    text = chunk.text
    return str(text)
