"""Who may use the admin commands. Discord hides them from others; that is checked again here."""

from __future__ import annotations

from bot.discord.replies import Press, tell
from bot.settings import Settings

REFUSAL = "Only people who manage this server may do this."
ELSEWHERE = (
    "The admin commands do not work in this server: whoever runs this bot keeps them to other servers."
)


def refusal(press: Press, settings: Settings) -> str | None:
    """Why this person may not, in a sentence; None if they may."""
    if press.user.id in settings.discord_owners:
        return None
    if press.guild_id is None:
        return "This works in a server only."
    if settings.discord_admin_guilds and press.guild_id not in settings.discord_admin_guilds:
        return ELSEWHERE
    roles = {role.id for role in getattr(press.user, "roles", ())}
    if press.permissions.manage_guild or press.permissions.administrator:
        return None
    return None if roles & set(settings.discord_admin_roles) else REFUSAL


async def admitted(press: Press, settings: Settings) -> bool:
    """Whether this person may; if not, they are told."""
    if reason := refusal(press, settings):
        await tell(press, reason)
        return False
    return True
