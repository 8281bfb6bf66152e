"""How asking a chat model can fail, and what the reader is told."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """Why there is no usable reply. The value is the name it has in the metrics."""

    TIMEOUT = "timeout"
    RATE_LIMITED = "rate limited"
    SERVER = "server error"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"
    DECLINED = "declined"
    ENDLESS = "endless"
    MALFORMED = "malformed"
    WRONG_LANGUAGE = "wrong language"
    NOTHING_HELD = "nothing held"
    BUDGET = "budget"
    RESTING = "resting"
    BUSY = "busy"
    UNCHECKED = "unchecked"

    @property
    def retried(self) -> bool:
        """Whether asking once more may help."""
        return self in {Failure.SERVER, Failure.UNREACHABLE, Failure.RATE_LIMITED}

    @property
    def trips(self) -> bool:
        """Whether it counts against the model's health: the next person may meet it too."""
        return self not in _SAY_NOTHING_OF_HEALTH

    @property
    def note(self) -> str:
        """One remark for the reader of the extractive answer that is given instead."""
        return f"{_NOTES[self]}; this answer is made of quotes alone."


_NOTES = {
    Failure.TIMEOUT: "the chat model did not answer in time",
    Failure.RATE_LIMITED: "the chat model takes no more questions for now",
    Failure.SERVER: "the chat model's server failed",
    Failure.UNREACHABLE: "the chat model could not be reached",
    Failure.REJECTED: "the chat model's server refused the request",
    Failure.UNSUPPORTED: "the chat model's server could not take the request",
    Failure.DECLINED: "the chat model declined to answer",
    Failure.ENDLESS: "the chat model did not come to an end",
    Failure.MALFORMED: "the chat model's reply could not be read",
    Failure.WRONG_LANGUAGE: "the chat model replied in another language",
    Failure.NOTHING_HELD: "nothing that the chat model wrote is borne by the articles",
    Failure.BUDGET: "today's chat model budget is used up",
    Failure.RESTING: "the chat model failed a moment ago and is left alone for a while",
    Failure.UNCHECKED: "the chat model's reply could not be checked",
    Failure.BUSY: "the chat model is still busy with earlier questions",
}


class ChatModelError(Exception):
    """The chat model gave no usable reply. Never reaches a person: the extractive answer does.

    Attributes:
        failure: what kind of failure.
        detail: for the log; holds no text of a question or an article.
    """

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure.value}: {detail}" if detail else failure.value)
        self.failure = failure
        self.detail = detail


_SAY_NOTHING_OF_HEALTH = frozenset(
    {Failure.BUDGET, Failure.RESTING, Failure.NOTHING_HELD, Failure.DECLINED, Failure.UNCHECKED}
)


def failure_of(error: BaseException) -> Failure:
    """Sort an exception of any provider's client into a :class:`Failure`.

    The clients share no class, but the HTTP ones carry ``status_code``, and the names of the classes tell
    time-outs from failed connections in httpx, openai, anthropic and ollama alike.
    """
    if isinstance(error, ChatModelError):
        return error.failure
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        return _of_status(status)
    kinds = " ".join(kind.__name__ for kind in type(error).__mro__)
    for words, failure in _BY_CLASS:
        if any(word in kinds for word in words):
            return failure
    return Failure.MALFORMED


_BY_CLASS = (
    (("Timeout",), Failure.TIMEOUT),
    (("ContentFilter", "Refusal"), Failure.DECLINED),
    (("LengthFinish",), Failure.ENDLESS),
    (("OSError", "Connect", "Network", "Transport", "Protocol"), Failure.UNREACHABLE),
)


def _of_status(status: int) -> Failure:
    if status in {408, 504}:
        return Failure.TIMEOUT
    if status == 429:  # noqa: PLR2004 - HTTP: too many requests
        return Failure.RATE_LIMITED
    if status in {400, 404, 415, 422, 501}:
        return Failure.UNSUPPORTED
    return Failure.SERVER if status >= 500 else Failure.REJECTED  # noqa: PLR2004 - HTTP: server errors
