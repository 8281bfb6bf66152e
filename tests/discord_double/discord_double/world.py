"""The world that the double plays: ids, people, a server with its channels, and their payloads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

APPLICATION = 1000
BOT = 1000
GUILD = 2000
CHANNEL = 3000
OTHER_CHANNEL = 3001
DIRECT = 3500
TOKEN = "token-of-the-double"

MANAGE_GUILD = 1 << 5
EVERYDAY = (1 << 10) | (1 << 11) | (1 << 31) | (1 << 35) | (1 << 38)
"""View channels, send messages, use commands, create and write in threads."""

_ids = count(10_000_000)


def new_id() -> int:
    """A snowflake that nothing else has; later ones are greater."""
    return next(_ids)


def now() -> str:
    return datetime.now(UTC).isoformat()


@dataclass(frozen=True)
class Person:
    """Somebody on the server."""

    id: int
    name: str
    permissions: int = EVERYDAY
    roles: tuple[int, ...] = ()

    @property
    def user(self) -> dict[str, Any]:
        return user(self.id, self.name)

    @property
    def member(self) -> dict[str, Any]:
        return {**member(self.roles), "user": self.user, "permissions": str(self.permissions)}


ANNA = Person(501, "anna")
BORIS = Person(502, "boris")
ADMIN = Person(600, "chief", permissions=EVERYDAY | MANAGE_GUILD)
CURATOR = Person(601, "curator", roles=(77,))
BOT_PERSON = Person(BOT, "Crosswire")


def user(number: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {
        "id": str(number),
        "username": name,
        "discriminator": "0",
        "global_name": name.title(),
        "avatar": None,
        "bot": bot,
    }


def member(roles: tuple[int, ...] = ()) -> dict[str, Any]:
    return {
        "roles": [str(role) for role in roles],
        "joined_at": now(),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "premium_since": None,
    }


def bot_user() -> dict[str, Any]:
    return user(BOT, "Crosswire", bot=True)


def text_channel(number: int, name: str) -> dict[str, Any]:
    return {
        "id": str(number),
        "type": 0,
        "guild_id": str(GUILD),
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
    }


def direct_channel(person: Person) -> dict[str, Any]:
    return {"id": str(DIRECT), "type": 1, "recipients": [person.user], "last_message_id": None}


def thread(number: int, *, parent: int, owner: int, name: str) -> dict[str, Any]:
    return {
        "id": str(number),
        "type": 11,
        "guild_id": str(GUILD),
        "parent_id": str(parent),
        "owner_id": str(owner),
        "name": name,
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": now(),
            "locked": False,
            "create_timestamp": now(),
        },
    }


def role(number: int, name: str, permissions: int = EVERYDAY) -> dict[str, Any]:
    return {
        "id": str(number),
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(permissions),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def guild(threads: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": str(GUILD),
        "name": "Newsroom",
        "icon": None,
        "owner_id": str(ADMIN.id),
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [role(GUILD, "@everyone"), role(77, "curators")],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "nsfw_level": 0,
        "premium_progress_bar_enabled": False,
        "joined_at": now(),
        "large": False,
        "unavailable": False,
        "member_count": 5,
        "voice_states": [],
        "members": [{**member(), "user": bot_user()}],
        "channels": [text_channel(CHANNEL, "general"), text_channel(OTHER_CHANNEL, "alerts")],
        "threads": threads,
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "description": None,
        "banner": None,
        "vanity_url_code": None,
        "splash": None,
        "discovery_splash": None,
        "application_id": None,
    }
