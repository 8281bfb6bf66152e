"""A card: what a message is made of, before discord.py knows of it. Values and counting only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.discord.rendering.limits import size


class Colour:
    """The stripe at a card's left edge."""

    PLAIN = 0x3B6EA5
    DISPUTED = 0xC77700
    SILENT = 0x7A7F87
    GOOD = 0x3C8D5A
    BAD = 0xB3392F


class Action(StrEnum):
    """What pressing a button asks for; part of its id, so never renamed."""

    PASSAGES = "passages"
    TURN_PASSAGES = "passagespage"
    FOLLOW_UP = "follow"
    ASK_FOLLOW_UP = "asked"
    SHARE = "share"
    GOOD = "good"
    BAD = "bad"
    CLAIMS = "claims"
    TURN_CLAIMS = "claimspage"
    TURN_SOURCES = "sourcespage"
    CANCEL_REINDEX = "cancel"
    REMOVE = "remove"
    KEEP = "keep"
    FORGET = "forget"
    CONFIRM_FORGET = "forgetsure"
    EXPORT = "export"


PRIVATE_PAGE = 1
"""Stands as the page of a Follow up button whose answer is private, as the answer to it will be."""

ButtonStyle = Literal["primary", "secondary", "success", "danger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button: ``card`` names the kept card it belongs to, ``page`` the page it leads to."""

    label: str
    action: Action
    card: str = "-"
    page: int = 0
    style: ButtonStyle = "secondary"
    emoji: str | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of Markdown, dressed and within the limits."""

    content: str


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture attached to the message under ``name``; ``alt`` says what it shows."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file attached to the message under ``name``, to be downloaded."""

    name: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of at most five buttons."""

    buttons: tuple[Button, ...]


Block = Text | Divider | Picture | Download | Buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message: blocks from top to bottom, inside a box with a coloured stripe."""

    blocks: tuple[Block, ...]
    colour: int | None = Colour.PLAIN

    @property
    def text(self) -> str:
        """Everything written on it, for logs and tests."""
        return "\n".join(block.content for block in self.blocks if isinstance(block, Text))


def note(text: str, *, colour: int | None = None) -> Card:
    """A card of one paragraph that is ours and needs no escaping."""
    return Card(blocks=(Text(text),), colour=colour)


def card_chars(card: Card) -> int:
    """What the card's text takes of the limit on all text of a message."""
    return sum(size(block.content) for block in card.blocks if isinstance(block, Text))


def card_components(card: Card) -> int:
    """What the card takes of the limit on components: the box, each block and each button."""
    return 1 + sum(1 + len(block.buttons) if isinstance(block, Buttons) else 1 for block in card.blocks)


def buttons(card: Card) -> Iterator[Button]:
    """All buttons, in order."""
    for block in card.blocks:
        if isinstance(block, Buttons):
            yield from block.buttons
