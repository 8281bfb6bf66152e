"""A chat model's server on the loopback, played by a script: OpenAI-compatible, Anthropic and Ollama.

Speaks enough of the three protocols for LangChain's own classes: streamed and whole replies, JSON-schema
and tool output, usage counts, and all the ways to fail. What was asked is kept for the test to look at.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self

Protocol = Literal["openai", "anthropic", "ollama"]


@dataclass(frozen=True)
class Asked:
    """One request, as far as a script needs it."""

    protocol: Protocol
    system: str
    person: str
    structured: bool
    streamed: bool
    body: dict[str, Any]
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """Reply with a text, in pieces when streamed.

    Attributes:
        before_seconds: silence before the first piece.
        between_seconds: silence between pieces.
        cut_after: hang up after so many pieces; None sends them all.
    """

    text: str
    before_seconds: float = 0.0
    between_seconds: float = 0.0
    piece_chars: int = 40
    cut_after: int | None = None


@dataclass(frozen=True)
class Refuse:
    """Reply with an error status."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """Send a body that is no protocol at all."""

    body: bytes
    content_type: str = "application/json"


@dataclass(frozen=True)
class Babble:
    """Send the same piece of text without end, or until the other side hangs up.

    Attributes:
        whole: each piece is a message of the protocol; else bare characters of a line that never ends.
    """

    piece: str
    between_seconds: float = 0.0
    most_seconds: float = 10.0
    whole: bool = True


@dataclass(frozen=True)
class HangUp:
    """Close the connection without a word."""


@dataclass(frozen=True)
class Silence:
    """Say nothing for a while, then hang up."""

    seconds: float


Act = Reply | Refuse | Raw | Babble | HangUp | Silence
Script = Callable[[Asked], Act]


class ChatServer:
    """The double. ``script`` may be swapped while it runs."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def base_url(self, protocol: Protocol) -> str:
        """What CROSSWIRE_LLM_BASE_URL is set to."""
        return self.address + "/v1" if protocol == "openai" else self.address

    def wait(self, seconds: float) -> None:
        """Sleep, but not beyond the server's own end."""
        self._closing.wait(seconds)

    @property
    def closing(self) -> bool:
        return self._closing.is_set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@contextmanager
def dead_address() -> Iterator[str]:
    """An address on the loopback where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def _handler_of(double: ChatServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = _read(self.path, body, {name.lower(): value for name, value in self.headers.items()})
            double.asked.append(asked)
            with suppress(BrokenPipeError, ConnectionResetError):
                _perform(double, self, asked, double.script(asked))
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
            """Keep the test's output clean."""

    return Handler


def _read(path: str, body: dict[str, Any], headers: dict[str, str]) -> Asked:
    protocol: Protocol
    if path == "/v1/chat/completions":
        protocol, structured = "openai", "response_format" in body or "tools" in body
    elif path == "/v1/messages":
        protocol, structured = "anthropic", "tools" in body or "output_config" in body
    elif path == "/api/chat":
        protocol, structured = "ollama", bool(body.get("format"))
    else:
        raise AssertionError(f"no such address: {path}")
    system = _text(body.get("system", ""))
    person = ""
    for message in body["messages"]:
        if message["role"] in {"system", "developer"}:
            system += _text(message["content"])
        else:
            person += _text(message["content"])
    streamed = bool(body.get("stream", protocol == "ollama"))
    return Asked(protocol, system, person, structured, streamed, body, headers)


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    assert isinstance(content, list)
    return "".join(part.get("text", "") for part in content)


def _perform(double: ChatServer, handler: BaseHTTPRequestHandler, asked: Asked, act: Act) -> None:
    if isinstance(act, HangUp):
        handler.connection.shutdown(socket.SHUT_RDWR)
    elif isinstance(act, Silence):
        double.wait(act.seconds)
    elif isinstance(act, Refuse):
        body = json.dumps({"error": {"message": "refused by the script", "type": "error"}}).encode()
        _head(handler, act.status, "application/json", {"Content-Length": str(len(body)), **act.headers})
        handler.wfile.write(body)
    elif isinstance(act, Raw):
        _head(handler, 200, act.content_type, {"Content-Length": str(len(act.body))})
        handler.wfile.write(act.body)
    elif isinstance(act, Babble):
        _babble(double, handler, asked, act)
    else:
        _reply(double, handler, asked, act)


def _head(handler: BaseHTTPRequestHandler, status: int, kind: str, headers: dict[str, str]) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Connection", "close")  # leaves no idle socket in the client's pool
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.flush()


def _babble(double: ChatServer, handler: BaseHTTPRequestHandler, asked: Asked, act: Babble) -> None:
    _head(handler, 200, _STREAM_KIND[asked.protocol], {})
    end = time.monotonic() + act.most_seconds
    handler.wfile.write(_opening(asked))
    while time.monotonic() < end and not double.closing:
        handler.wfile.write(_piece(asked, act.piece) if act.whole else act.piece.encode())
        handler.wfile.flush()
        double.wait(act.between_seconds) if act.between_seconds else None


def _reply(double: ChatServer, handler: BaseHTTPRequestHandler, asked: Asked, act: Reply) -> None:
    double.wait(act.before_seconds)
    if not asked.streamed:
        body = json.dumps(_whole(asked, act.text)).encode()
        _head(handler, 200, "application/json", {"Content-Length": str(len(body))})
        handler.wfile.write(body)
        return
    _head(handler, 200, _STREAM_KIND[asked.protocol], {})
    handler.wfile.write(_opening(asked))
    pieces = [act.text[at : at + act.piece_chars] for at in range(0, len(act.text), act.piece_chars)]
    for number, piece in enumerate(pieces):
        if number == act.cut_after:
            handler.wfile.flush()
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        handler.wfile.write(_piece(asked, piece))
        handler.wfile.flush()
        if act.between_seconds:
            double.wait(act.between_seconds)
    handler.wfile.write(_closing(asked))


_STREAM_KIND: dict[Protocol, str] = {
    "openai": "text/event-stream",
    "anthropic": "text/event-stream",
    "ollama": "application/x-ndjson",
}
_INPUT_TOKENS = 100
_OUTPUT_TOKENS = 20


def _tool(asked: Asked) -> str | None:
    tools = asked.body.get("tools")
    if not tools:
        return None
    name = tools[0].get("name") or tools[0]["function"]["name"]
    return str(name)


def _sse(value: dict[str, Any], event: str | None = None) -> bytes:
    head = f"event: {event}\n" if event else ""
    return f"{head}data: {json.dumps(value)}\n\n".encode()


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _opening(asked: Asked) -> bytes:
    if asked.protocol == "openai":
        delta: dict[str, Any] = {"role": "assistant", "content": ""}
        if tool := _tool(asked):
            function = {"name": tool, "arguments": ""}
            delta = {
                "role": "assistant",
                "tool_calls": [{"index": 0, "id": "c1", "type": "function", "function": function}],
            }
        return _sse(_openai_chunk(delta))
    if asked.protocol == "anthropic":
        block = {"type": "text", "text": ""}
        if tool := _tool(asked):
            block = {"type": "tool_use", "id": "toolu_1", "name": tool, "input": {}}  # type: ignore[dict-item]
        message = {**_anthropic_message([]), "stop_reason": None}
        return _sse({"type": "message_start", "message": message}, "message_start") + _sse(
            {"type": "content_block_start", "index": 0, "content_block": block}, "content_block_start"
        )
    return b""


def _piece(asked: Asked, piece: str) -> bytes:
    if asked.protocol == "openai":
        if _tool(asked):
            return _sse(_openai_chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}))
        return _sse(_openai_chunk({"content": piece}))
    if asked.protocol == "anthropic":
        delta = {"type": "text_delta", "text": piece}
        if _tool(asked):
            delta = {"type": "input_json_delta", "partial_json": piece}
        return _sse({"type": "content_block_delta", "index": 0, "delta": delta}, "content_block_delta")
    return _line(_ollama({"role": "assistant", "content": piece}, done=False))


def _closing(asked: Asked) -> bytes:
    if asked.protocol == "openai":
        end = {**_openai_chunk({}), "usage": None}
        end["choices"][0]["finish_reason"] = "tool_calls" if _tool(asked) else "stop"
        usage = {**_openai_chunk({}), "choices": [], "usage": _openai_usage()}
        told = asked.body.get("stream_options", {}).get("include_usage")
        return _sse(end) + (_sse(usage) if told else b"") + b"data: [DONE]\n\n"
    if asked.protocol == "anthropic":
        stop = "tool_use" if _tool(asked) else "end_turn"
        delta = {
            "type": "message_delta",
            "delta": {"stop_reason": stop, "stop_sequence": None},
            "usage": {"input_tokens": _INPUT_TOKENS, "output_tokens": _OUTPUT_TOKENS},
        }
        return (
            _sse({"type": "content_block_stop", "index": 0}, "content_block_stop")
            + _sse(delta, "message_delta")
            + _sse({"type": "message_stop"}, "message_stop")
        )
    return _line(_ollama({"role": "assistant", "content": ""}, done=True))


def _whole(asked: Asked, text: str) -> dict[str, Any]:
    tool = _tool(asked)
    if asked.protocol == "openai":
        message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None}
        if tool:
            call = {"id": "c1", "type": "function", "function": {"name": tool, "arguments": text}}
            message = {"role": "assistant", "content": None, "tool_calls": [call]}
        choice = {
            "index": 0,
            "message": message,
            "finish_reason": "tool_calls" if tool else "stop",
            "logprobs": None,
        }
        return {
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": "double",
            "choices": [choice],
            "usage": _openai_usage(),
        }
    if asked.protocol == "anthropic":
        block: dict[str, Any] = {"type": "text", "text": text}
        if tool:
            block = {"type": "tool_use", "id": "toolu_1", "name": tool, "input": json.loads(text)}
        return _anthropic_message([block])
    return _ollama({"role": "assistant", "content": text}, done=True)


def _openai_chunk(delta: dict[str, Any]) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": None, "logprobs": None}
    return {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "double",
        "choices": [choice],
    }


def _openai_usage() -> dict[str, int]:
    return {
        "prompt_tokens": _INPUT_TOKENS,
        "completion_tokens": _OUTPUT_TOKENS,
        "total_tokens": _INPUT_TOKENS + _OUTPUT_TOKENS,
    }


def _anthropic_message(content: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "double",
        "content": content,
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": {"input_tokens": _INPUT_TOKENS, "output_tokens": _OUTPUT_TOKENS if content else 0},
    }


def _ollama(message: dict[str, Any], *, done: bool) -> dict[str, Any]:
    body: dict[str, Any] = {
        "model": "double",
        "created_at": "2024-01-01T00:00:00Z",
        "message": message,
        "done": done,
    }
    if done:
        body |= {
            "done_reason": "stop",
            "prompt_eval_count": _INPUT_TOKENS,
            "eval_count": _OUTPUT_TOKENS,
            "total_duration": 1,
        }
    return body
