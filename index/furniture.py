"""Tells page furniture from news, line by line."""

from __future__ import annotations

import re

_EXACT = frozenset(
    {
        "top of page", "bottom of page", "back to top", "skip to content", "skip to main content",
        "advertisement", "share", "share this", "share this article", "print", "copy link", "read more",
        "menu", "sign in", "log in", "subscribe", "comments", "leave a comment",
    }
)  # fmt: skip


def without_furniture(text: str) -> str:
    """The text without the lines that are furniture."""
    kept = [line for line in text.split("\n") if line.strip(" .:…»>").casefold() not in _EXACT]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
