"""The REST side: what the bot may ask of Discord, with its refusals."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from discord_double import rules, world
from discord_double.state import Invocation, Message, Request, State

API = "/api/v10"


class RefusalError(Exception):
    """An error answer of Discord."""

    def __init__(self, status: int, code: int, words: str) -> None:
        super().__init__(words)
        self.status, self.code, self.words = status, code, words


def json_response(data: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """discord.py compares the content type with exactly ``application/json``."""
    response = web.Response(body=json.dumps(data).encode(), status=status, headers=headers or {})
    response.headers["Content-Type"] = "application/json"
    return response


async def read_body(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request and its files."""
    if request.content_type != "multipart/form-data":
        body = await request.read()
        return (json.loads(body) if body else None), {}
    payload, files = None, {}
    async for part in await request.multipart():
        if part.name == "payload_json":
            payload = json.loads(await part.text())
        else:
            files[part.filename or part.name] = bytes(await part.read())
    return payload, files


class Rest:
    """The routes."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.gateway_url = ""
        self.on_thread: Callable[[dict[str, Any]], Awaitable[None]] | None = None

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(API + "/users/@me", self._answer(self.me)),
            web.get(API + "/oauth2/applications/@me", self._answer(self.application)),
            web.get(API + "/applications/@me", self._answer(self.application)),
            web.get(API + "/gateway/bot", self._answer(self.gateway)),
            web.put(API + "/applications/{app}/commands", self._answer(self.register)),
            web.post(API + "/interactions/{id}/{token}/callback", self._answer(self.callback)),
            web.patch(API + "/webhooks/{app}/{token}/messages/@original", self._answer(self.edit_original)),
            web.post(API + "/webhooks/{app}/{token}", self._answer(self.follow_up)),
            web.post(API + "/channels/{channel}/messages", self._answer(self.send)),
            web.patch(API + "/channels/{channel}/messages/{message}", self._answer(self.edit)),
            web.post(API + "/channels/{channel}/messages/{message}/threads", self._answer(self.open_thread)),
            web.post(API + "/channels/{channel}/typing", self._answer(self.typing)),
        ]

    def _answer(
        self, work: Callable[[web.Request, Any, dict[str, bytes]], Awaitable[object]]
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def respond(request: web.Request) -> web.StreamResponse:
            payload, files = await read_body(request)
            path = request.path.removeprefix(API)
            noted = Request(request.method, path, payload)
            self._state.requests.append(noted)
            fault = self._state.take_fault(request.method, path)
            if fault is not None and fault.kind == "drop":
                if fault.after_work:
                    await work(request, payload, files)
                assert request.transport is not None
                request.transport.abort()
                raise asyncio.CancelledError
            if fault is not None:
                response = _faulty(fault.kind, fault.retry_after)
            else:
                response = await self._work(work, request, payload=payload, files=files)
            noted.status = response.status
            self._state.tell()
            return response

        return respond

    async def _work(
        self,
        work: Callable[[web.Request, Any, dict[str, bytes]], Awaitable[object]],
        request: web.Request,
        *,
        payload: Any,
        files: dict[str, bytes],
    ) -> web.Response:
        try:
            result = await work(request, payload, files)
        except RefusalError as refusal:
            body = {"code": refusal.code, "message": refusal.words, "errors": {}}
            return json_response(body, refusal.status)
        return web.Response(status=204) if result is None else json_response(result)

    async def me(self, request: web.Request, _payload: Any, _files: Any) -> object:
        if request.headers.get("Authorization") != f"Bot {world.TOKEN}":
            raise RefusalError(401, 0, "401: Unauthorized")
        return world.bot_user()

    async def application(self, *_: Any) -> object:
        return {
            "id": str(world.APPLICATION),
            "name": "Crosswire",
            "description": "",
            "icon": None,
            "owner": world.user(1, "owner"),
            "bot_public": True,
            "bot_require_code_grant": False,
            "rpc_origins": [],
            "verify_key": "",
            "team": None,
            "summary": "",
            "flags": 0,
            "install_params": None,
        }

    async def gateway(self, *_: Any) -> object:
        limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self._state.shards, "session_start_limit": limit}

    async def register(self, _request: web.Request, payload: Any, _files: Any) -> object:
        self._refuse("commands", rules.command_faults(payload))
        self._state.commands = [
            {
                "description": "",
                **command,
                "id": str(world.new_id()),
                "application_id": str(world.APPLICATION),
                "version": "1",
            }
            for command in payload
        ]
        self._state.registrations += 1
        return self._state.commands

    async def callback(self, request: web.Request, payload: Any, files: dict[str, bytes]) -> object:
        call = self._state.invocations.get(request.match_info["token"])
        now = time.monotonic()
        if call is None or now - call.sent_at > self._state.ack_seconds:
            raise RefusalError(404, 10062, "Unknown interaction")
        if call.response_type is not None:
            raise RefusalError(400, 40060, "Interaction has already been acknowledged.")
        data = payload.get("data") or {}
        self._check_response(call, payload["type"], data, files)
        call.acknowledged_at, call.response_type, call.response = now, payload["type"], data
        if payload["type"] == 4:
            call.reply = self._new_message(call.channel, data, files)
        elif payload["type"] == 5:
            call.reply = Message(
                world.new_id(), call.channel, world.bot_user(), {"flags": data.get("flags", 0)}
            )
        elif payload["type"] == 6:
            call.reply = call.message
        elif payload["type"] == 7 and call.message is not None:
            self._change(call.message, data, files)
            call.reply = call.message
        return {
            "interaction": {
                "id": str(call.id),
                "type": call.kind,
                "response_message_loading": payload["type"] == 5,
            }
        }

    def _check_response(
        self, call: Invocation, kind: int, data: dict[str, Any], files: dict[str, bytes]
    ) -> None:
        if kind == 8:
            self._refuse("autocomplete", rules.autocomplete_faults(data["choices"]))
        elif kind == 9:
            self._refuse("modal", rules.modal_faults(data))
        elif kind in {4, 7}:
            was_v2 = kind == 7 and call.message is not None and call.message.is_v2
            self._refuse(
                "response", rules.message_faults(data, files=files, editing=kind == 7, was_v2=was_v2)
            )

    def _refuse(self, where: str, faults: list[str]) -> None:
        if faults:
            self._state.refused.append((where, faults))
            raise RefusalError(400, 50035, "Invalid Form Body: " + "; ".join(faults))

    def _call(self, request: web.Request) -> Invocation:
        call = self._state.invocations.get(request.match_info["token"])
        if call is None:
            raise RefusalError(404, 10015, "Unknown Webhook")
        if time.monotonic() - call.sent_at > self._state.token_seconds:
            raise RefusalError(401, 50027, "Invalid Webhook Token")
        return call

    async def edit_original(self, request: web.Request, payload: Any, files: dict[str, bytes]) -> object:
        call = self._call(request)
        if call.reply is None:
            raise RefusalError(404, 10008, "Unknown Message")
        self._change(call.reply, payload, files)
        self._state.messages.setdefault(call.reply.id, call.reply)
        return call.reply.wire()

    async def follow_up(self, request: web.Request, payload: Any, files: dict[str, bytes]) -> object:
        call = self._call(request)
        self._refuse("follow-up", rules.message_faults(payload, files=files, editing=False, was_v2=False))
        call.followups.append(self._new_message(call.channel, payload, files))
        return call.followups[-1].wire()

    async def send(self, request: web.Request, payload: Any, files: dict[str, bytes]) -> object:
        channel = int(request.match_info["channel"])
        if ("send", str(channel)) in self._state.forbidden:
            raise RefusalError(403, 50013, "Missing Permissions")
        self._refuse("message", rules.message_faults(payload, files=files, editing=False, was_v2=False))
        return self._new_message(channel, payload, files).wire()

    async def edit(self, request: web.Request, payload: Any, files: dict[str, bytes]) -> object:
        message = self._state.messages.get(int(request.match_info["message"]))
        if message is None:
            raise RefusalError(404, 10008, "Unknown Message")
        self._change(message, payload, files)
        return message.wire()

    async def open_thread(self, request: web.Request, payload: Any, _files: Any) -> object:
        if ("thread", request.match_info["channel"]) in self._state.forbidden:
            raise RefusalError(403, 50013, "Missing Permissions")
        if not 1 <= rules.units(payload["name"]) <= 100:
            self._refuse("thread", ["the thread's name"])
        opened = world.thread(
            int(request.match_info["message"]),
            parent=int(request.match_info["channel"]),
            owner=world.BOT,
            name=payload["name"],
        )
        self._state.threads.append(opened)
        if self.on_thread is not None:
            await self.on_thread(opened)
        return opened

    async def typing(self, *_: Any) -> object:
        return None

    def _new_message(self, channel: int, payload: dict[str, Any], files: dict[str, bytes]) -> Message:
        message = Message(world.new_id(), channel, world.bot_user(), dict(payload), dict(files))
        message.states.append(dict(payload))
        self._note_pings(payload)
        self._state.messages[message.id] = message
        return message

    def _change(self, message: Message, payload: dict[str, Any], files: dict[str, bytes]) -> None:
        held = {**message.files, **files}
        self._refuse("edit", rules.message_faults(payload, files=held, editing=True, was_v2=message.is_v2))
        flags = message.flags | int(payload.get("flags", 0))
        message.payload = {**message.payload, **payload, "flags": flags}
        message.files = held
        message.states.append(dict(message.payload))
        self._note_pings(payload)

    def _note_pings(self, payload: dict[str, Any]) -> None:
        """Whom a message would have pinged."""
        allowed = payload.get("allowed_mentions")
        if allowed is None or allowed.get("parse") or allowed.get("users") or allowed.get("roles"):
            self._state.pings.append(json.dumps(payload)[:200])


def _faulty(kind: str, retry_after: float) -> web.Response:
    if kind == "502":
        return web.Response(status=502, text="bad gateway")
    body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": False}
    headers = {"Retry-After": str(retry_after), **({"Via": "1.1 double"} if kind == "429 via" else {})}
    return json_response(body, 429, headers)
