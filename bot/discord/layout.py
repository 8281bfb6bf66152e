"""Turns a card into discord.py's view, and a button's id into what it asks for and back.

Views are handed over stopped, so that discord.py keeps none of them: every press is dispatched by the id
of its button (:mod:`bot.discord.presses`), which works the same after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import discord
from discord import ui

from bot.discord.rendering.card import Action, Block, Button, Buttons, Card, Divider, Download, Picture, Text

_ID = re.compile(r"cw:(?P<action>[a-z]+):(?P<card>[0-9a-z-]{1,40}):(?P<page>\d{1,6})")

_ACTIONS = frozenset(action.value for action in Action)

_STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a pressed button or a sent modal asks for."""

    action: Action
    card: str
    page: int

    @property
    def custom_id(self) -> str:
        """The id that a button or modal carries."""
        return f"cw:{self.action}:{self.card}:{self.page}"


def read_wish(custom_id: str) -> Wish | None:
    """The wish behind an id; None if it is not ours."""
    found = _ID.fullmatch(custom_id)
    if found is None or found["action"] not in _ACTIONS:
        return None
    return Wish(action=Action(found["action"]), card=found["card"], page=int(found["page"]))


def layout(card: Card) -> ui.LayoutView:
    """The view that shows a card."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*_items(card.blocks), accent_colour=card.colour))
    view.stop()
    return view


def _items(blocks: tuple[Block, ...]) -> Iterator[ui.Item[ui.LayoutView]]:
    for block in blocks:
        match block:
            case Text(content):
                yield ui.TextDisplay(content)
            case Divider():
                yield ui.Separator()
            case Picture():
                item = discord.MediaGalleryItem(f"attachment://{block.name}", description=block.alt)
                yield ui.MediaGallery(item)
            case Download(name):
                yield ui.File(f"attachment://{name}")
            case Buttons(buttons):
                yield ui.ActionRow(*(_button(button) for button in buttons))


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    wish = Wish(action=button.action, card=button.card, page=max(button.page, 0))
    return ui.Button(
        label=button.label,
        style=_STYLES[button.style],
        emoji=button.emoji,
        disabled=button.disabled,
        custom_id=wish.custom_id,
    )
