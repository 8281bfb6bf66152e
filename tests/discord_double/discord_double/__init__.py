"""A Discord of our own on loopback: gateway and REST, with Discord's limits and refusals.

The bot's own discord.py client talks to it over real sockets. It runs in a thread of its own, so that a
stall of the bot never stops its clock.
"""

from discord_double.double import DiscordDouble
from discord_double.state import Fault, Invocation, Message

__all__ = ["DiscordDouble", "Fault", "Invocation", "Message"]
