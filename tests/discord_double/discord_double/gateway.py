"""The gateway: sessions over a websocket, with heartbeats, resuming and invalid sessions."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from discord_double import world
from discord_double.state import State

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11


@dataclass
class Session:
    """A session: what was dispatched, so that it can be played again."""

    id: str
    sent: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


class Gateway:
    """Accepts connections and dispatches events to the newest session."""

    def __init__(self, state: State, *, heartbeat_ms: int = 41_250) -> None:
        self._state = state
        self._heartbeat_ms = heartbeat_ms
        self._sessions: dict[str, Session] = {}
        self._current: Session | None = None
        self.url = ""

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json(
            {"op": HELLO, "d": {"heartbeat_interval": self._heartbeat_ms}, "s": None, "t": None}
        )
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, json.loads(message.data))
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["op"] == HEARTBEAT:
            self._state.heartbeats += 1
            self._state.tell()
            await socket.send_json({"op": ACK, "d": None, "s": None, "t": None})
        elif said["op"] == IDENTIFY:
            await self._identify(socket, said["d"])
        elif said["op"] == RESUME:
            await self._resume(socket, said["d"])

    async def _identify(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["token"] != world.TOKEN:
            await socket.close(code=4004)
            return
        session = Session(secrets.token_hex(8), socket=socket)
        self._sessions[session.id] = self._current = session
        ready = {
            "v": 10,
            "user": world.bot_user(),
            "guilds": [{"id": str(world.GUILD), "unavailable": True}],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": str(world.APPLICATION), "flags": 0},
            "shard": said.get("shard", [0, 1]),
        }
        await self._send(session, "READY", ready)
        await self._send(session, "GUILD_CREATE", world.guild(self._state.threads))
        self._state.identified.append(said)
        self._state.tell()

    async def _resume(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        session = self._sessions.get(said["session_id"])
        if session is None:
            await socket.send_json({"op": INVALID, "d": False, "s": None, "t": None})
            return
        session.socket = socket
        self._current = session
        for event in session.sent[said["seq"] :]:
            await socket.send_json(event)
        await self._send(session, "RESUMED", {})
        self._state.resumed += 1
        self._state.tell()

    async def _send(self, session: Session, event: str, data: dict[str, Any]) -> None:
        frame = {"op": DISPATCH, "s": len(session.sent) + 1, "t": event, "d": data}
        session.sent.append(frame)
        if session.socket is not None and not session.socket.closed:
            await session.socket.send_json(frame)

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event; where the connection is cut, it is played when the session is resumed."""
        assert self._current is not None, "nobody identified yet"
        await self._send(self._current, event, data)

    async def cut(self, *, invalid: bool = False) -> None:
        """Cut the connection; with ``invalid`` the session can't be resumed."""
        session = self._current
        assert session is not None
        assert session.socket is not None
        if invalid:
            del self._sessions[session.id]
        transport = session.socket._req.transport if session.socket._req else None
        if transport is not None:
            transport.abort()

    async def invalidate(self) -> None:
        """Tell the bot that its session is void."""
        assert self._current is not None
        assert self._current.socket is not None
        del self._sessions[self._current.id]
        await self._current.socket.send_json({"op": INVALID, "d": False, "s": None, "t": None})

    async def ask_to_reconnect(self) -> None:
        """Tell the bot to connect anew and resume."""
        assert self._current is not None
        assert self._current.socket is not None
        await self._current.socket.send_json({"op": RECONNECT, "d": None, "s": None, "t": None})
