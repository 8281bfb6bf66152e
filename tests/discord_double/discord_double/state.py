"""What has happened in the double's world: messages, interactions, requests; waited on from any thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from discord_double.rules import V2_FLAG, walk

T = TypeVar("T")
EPHEMERAL = 1 << 6


@dataclass
class Message:
    """A message as it stands now, and every state it was in."""

    id: int
    channel: int
    author: dict[str, Any]
    payload: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    states: list[dict[str, Any]] = field(default_factory=list)
    sent_at: float = field(default_factory=time.monotonic)

    @property
    def flags(self) -> int:
        return int(self.payload.get("flags", 0))

    @property
    def is_v2(self) -> bool:
        return bool(self.flags & V2_FLAG)

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def text(self) -> str:
        return text_of(self.payload)

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """Buttons by their label."""
        every = walk(self.payload.get("components") or [])
        return {c.get("label", ""): c for c in every if c["type"] == 2}

    def wire(self, author_mentions: list[dict[str, Any]] | None = None) -> dict[str, Any]:
        """The message as Discord would send it."""
        return {
            "id": str(self.id),
            "channel_id": str(self.channel),
            "author": self.author,
            "content": self.payload.get("content") or "",
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": author_mentions or [],
            "mention_roles": [],
            "attachments": [
                {
                    "id": str(n),
                    "filename": name,
                    "size": len(data),
                    "url": "http://x/" + name,
                    "proxy_url": "http://x/",
                }
                for n, (name, data) in enumerate(self.files.items())
            ],
            "embeds": self.payload.get("embeds") or [],
            "pinned": False,
            "type": 0,
            "flags": self.flags,
            "components": self.payload.get("components") or [],
        }


def text_of(payload: dict[str, Any]) -> str:
    """Everything written on a message."""
    parts = [payload.get("content") or ""]
    parts += [c["content"] for c in walk(payload.get("components") or []) if c["type"] == 10]
    return "\n".join(part for part in parts if part)


@dataclass
class Invocation:
    """An interaction and what became of it."""

    id: int
    token: str
    kind: int
    data: dict[str, Any]
    channel: int
    sent_at: float
    message: Message | None = None
    acknowledged_at: float | None = None
    response_type: int | None = None
    response: dict[str, Any] = field(default_factory=dict)
    reply: Message | None = None
    followups: list[Message] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def ack_seconds(self) -> float:
        assert self.acknowledged_at is not None
        return self.acknowledged_at - self.sent_at

    @property
    def choices(self) -> list[dict[str, Any]]:
        return list(self.response.get("choices", []))


@dataclass
class Request:
    """A request that the bot made."""

    method: str
    path: str
    payload: dict[str, Any] | list[Any] | None
    status: int = 0


@dataclass
class Fault:
    """Something to go wrong on the next requests that fit: "429", "429 via", "502" or "drop"."""

    method: str
    path: str
    kind: str
    times: int = 1
    retry_after: float = 0.2
    after_work: bool = False


class State:
    """Everything, behind one lock."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.messages: dict[int, Message] = {}
        self.invocations: dict[str, Invocation] = {}
        self.threads: list[dict[str, Any]] = []
        self.requests: list[Request] = []
        self.commands: list[dict[str, Any]] = []
        self.registrations = 0
        self.identified: list[dict[str, Any]] = []
        self.resumed = 0
        self.shards = 1
        self.heartbeats = 0
        self.faults: list[Fault] = []
        self.refused: list[tuple[str, list[str]]] = []
        self.pings: list[str] = []
        self.forbidden: set[tuple[str, str]] = set()
        self.ack_seconds = 3.0
        self.token_seconds = 900.0

    def tell(self) -> None:
        """Wake those who wait."""
        with self.changed:
            self.changed.notify_all()

    def wait(self, found: Callable[[], T | None], *, seconds: float = 20.0, what: str = "") -> T:
        """Wait until something is found; says what was missed."""
        deadline = time.monotonic() + seconds
        with self.changed:
            while True:
                if (value := found()) is not None and value is not False:
                    return value
                left = deadline - time.monotonic()
                if left <= 0:
                    raise AssertionError(
                        f"did not happen within {seconds} s: {what}; refused: {self.refused}"
                    )
                self.changed.wait(min(left, 0.25))

    def channel_messages(self, channel: int) -> list[Message]:
        return [message for message in list(self.messages.values()) if message.channel == channel]

    def take_fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == method and fault.path in path:
                fault.times -= 1
                return fault
        return None
