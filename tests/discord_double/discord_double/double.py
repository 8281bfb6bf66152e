"""The double as tests see it: start it, act as people do, look at what the bot did."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any, Self, TypeVar

from aiohttp import web

from discord_double import world
from discord_double.gateway import Gateway
from discord_double.rest import API, Rest
from discord_double.state import Fault, Invocation, Message, State
from discord_double.world import ANNA, Person

T = TypeVar("T")

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
_OPTION_VALUES = {3: str, 4: int, 5: bool, 7: str}


class DiscordDouble:
    """Discord, for one bot."""

    def __init__(self, *, heartbeat_ms: int = 41_250) -> None:
        self.state = State()
        self._gateway = Gateway(self.state, heartbeat_ms=heartbeat_ms)
        self._rest = Rest(self.state)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="discord double", daemon=True)
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def api(self) -> str:
        """The address for ``CROSSWIRE_DISCORD_API``."""
        return f"http://127.0.0.1:{self.port}{API}"

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _start(self) -> None:
        app = web.Application(client_max_size=32 * 1024 * 1024)
        app.add_routes([*self._rest.routes(), web.get("/gateway", self._gateway.serve)])
        app.router.add_get("/gateway/", self._gateway.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._gateway.url = self._rest.gateway_url = f"ws://127.0.0.1:{self.port}/gateway"
        self._rest.on_thread = lambda opened: self._gateway.dispatch("THREAD_CREATE", opened)

    async def _end(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def wait(self, found: Callable[[], T | None], *, seconds: float = 20.0, what: str = "") -> T:
        """Wait until something has happened."""
        return self.state.wait(found, seconds=seconds, what=what)

    def wait_ready(self, *, times: int = 1, seconds: float = 20.0) -> None:
        """Wait until the bot has identified so many times and registered its commands at least once."""
        self.wait(lambda: len(self.state.identified) >= times or None, seconds=seconds, what="IDENTIFY")

    def command(
        self,
        name: str,
        *,
        user: Person = ANNA,
        place: int = world.CHANNEL,
        direct: bool = False,
        **options: Any,
    ) -> Invocation:
        """Use a slash command."""
        data = {**self._slash(name, options), "options": self._options(name, options)}
        return self._interact(COMMAND, data, user=user, channel=place, direct=direct)

    def autocomplete(self, name: str, focused: str, *, user: Person = ANNA, **options: Any) -> Invocation:
        """Type into an option that has suggestions."""
        listed = self._options(name, options)
        for option in listed:
            option["focused"] = option["name"] == focused
        return self._interact(AUTOCOMPLETE, {**self._slash(name, options), "options": listed}, user=user)

    def _slash(self, name: str, options: dict[str, Any]) -> dict[str, Any]:
        known = self._definition(name, kind=1)
        resolved: dict[str, Any] = {}
        for option in known.get("options", []):
            if option["type"] == 7 and option["name"] in options:
                number = int(options[option["name"]])
                channel = {**world.text_channel(number, "alerts"), "permissions": str(world.EVERYDAY)}
                resolved["channels"] = {str(number): channel}
        return {"id": known["id"], "name": name, "type": 1, "resolved": resolved}

    def _definition(self, name: str, *, kind: int) -> dict[str, Any]:
        for command in self.state.commands:
            if command["name"] == name and command.get("type", 1) == kind:
                return command
        raise AssertionError(f"no command {name!r} is registered: {[c['name'] for c in self.state.commands]}")

    def _options(self, name: str, options: dict[str, Any]) -> list[dict[str, Any]]:
        known = {option["name"]: option for option in self._definition(name, kind=1).get("options", [])}
        assert set(options) <= set(known), f"unknown options: {set(options) - set(known)}"
        return [
            {"name": key, "type": known[key]["type"], "value": _OPTION_VALUES[known[key]["type"]](value)}
            for key, value in options.items()
        ]

    def message_command(self, name: str, message: Message, *, user: Person = ANNA) -> Invocation:
        """Use a command from a message's menu."""
        known = self._definition(name, kind=3)
        data = {
            "id": known["id"],
            "name": name,
            "type": 3,
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): message.wire()}},
        }
        return self._interact(COMMAND, data, user=user, channel=message.channel)

    def press(self, message: Message, label: str, *, user: Person = ANNA) -> Invocation:
        """Press a button."""
        button = message.buttons[label]
        assert not button.get("disabled"), f"{label} is disabled"
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return self._interact(COMPONENT, data, user=user, channel=message.channel, message=message)

    def submit(self, modal: Invocation, values: dict[str, str], *, user: Person = ANNA) -> Invocation:
        """Send a modal that the bot opened."""
        assert modal.response_type == 9, f"no modal was opened: {modal.response_type}"
        parts = [
            {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": key, "value": value}}
            for key, value in values.items()
        ]
        data = {"custom_id": modal.response["custom_id"], "components": parts}
        return self._interact(MODAL, data, user=user, channel=modal.channel, message=modal.message)

    def _interact(
        self,
        kind: int,
        data: dict[str, Any],
        *,
        user: Person,
        channel: int = world.CHANNEL,
        message: Message | None = None,
        direct: bool = False,
    ) -> Invocation:
        call = Invocation(
            world.new_id(), secrets.token_urlsafe(24), kind, data, channel, time.monotonic(), message=message
        )
        self.state.invocations[call.token] = call
        self._do(self._gateway.dispatch("INTERACTION_CREATE", self._payload(call, user, direct=direct)))
        return call

    def _payload(self, call: Invocation, user: Person, *, direct: bool) -> dict[str, Any]:
        who: dict[str, Any] = (
            {"user": user.user} if direct else {"member": user.member, "guild_id": str(world.GUILD)}
        )
        where = world.direct_channel(user) if direct else self._channel(call.channel)
        return {
            "id": str(call.id),
            "application_id": str(world.APPLICATION),
            "type": call.kind,
            "token": call.token,
            "version": 1,
            "data": call.data,
            "channel_id": where["id"],
            "channel": where,
            "locale": "en-US",
            "guild_locale": "en-US",
            "app_permissions": str(world.EVERYDAY),
            "entitlements": [],
            "authorizing_integration_owners": {"0": str(world.GUILD)},
            "context": 1 if direct else 0,
            "attachment_size_limit": 10_000_000,
            **({"message": call.message.wire()} if call.message else {}),
            **who,
        }

    def _channel(self, number: int) -> dict[str, Any]:
        for opened in self.state.threads:
            if opened["id"] == str(number):
                return opened
        return {**world.text_channel(number, "general"), "permissions": str(world.EVERYDAY)}

    def say(
        self,
        text: str,
        *,
        user: Person = ANNA,
        channel: int = world.CHANNEL,
        mention: bool = True,
        direct: bool = False,
        seen: bool = True,
    ) -> Message:
        """Write a message; ``seen`` False hides its text as Discord does without the privileged intent."""
        content = f"<@{world.BOT}> {text}" if mention else text
        place = world.DIRECT if direct else channel
        message = Message(world.new_id(), place, user.user, {"content": content if seen else ""})
        self.state.messages[message.id] = message
        data = message.wire([{**world.bot_user(), "member": world.member()}] if mention else [])
        if not direct:
            data |= {"guild_id": str(world.GUILD), "member": world.member(user.roles)}
        self._do(self._gateway.dispatch("MESSAGE_CREATE", data))
        return message

    def cut(self, *, invalid: bool = False) -> None:
        """Cut the gateway connection."""
        self._do(self._gateway.cut(invalid=invalid))

    def invalidate(self) -> None:
        """Declare the session void."""
        self._do(self._gateway.invalidate())

    def ask_to_reconnect(self) -> None:
        """Ask the bot to reconnect."""
        self._do(self._gateway.ask_to_reconnect())

    def fail(self, method: str, path: str, kind: str, **more: Any) -> None:
        """Let the next requests that fit go wrong."""
        self.state.faults.append(Fault(method, path, kind, **more))
