"""Every failure as one plain sentence, with a short reference that stands in the log beside the cause."""

from __future__ import annotations

import logging
import secrets
from concurrent.futures import CancelledError

from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import shorten
from index.errors import CrosswireError

logger = logging.getLogger(__name__)

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters and digits that are mistaken for each other."""


def reference() -> str:
    """Six characters that are easy to read out."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(6))


def explain(error: BaseException, doing: str) -> str:
    """Log a failure and say it in one sentence with its reference.

    Args:
        error: what went wrong.
        doing: what was being done, for the log ("/ask").
    """
    ref = reference()
    if isinstance(error, CrosswireError):
        logger.warning("%s failed [%s]: %s", doing, ref, error)
        return f"{shorten(str(error), 600, dress=escape)} (reference {ref})"
    if isinstance(error, CancelledError):
        logger.warning("%s was cut short by the bot stopping [%s]", doing, ref)
        return f"I was stopped before this was done. Please ask again in a minute. (reference {ref})"
    logger.error("%s failed [%s]", doing, ref, exc_info=error)
    return f"Something went wrong on my side, and it is logged. Please try again. (reference {ref})"
