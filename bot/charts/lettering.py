"""Texts in pictures: shortened, shown as they are, never on top of each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.text import Text

FONT_POINTS = 11.0
SMALL_POINTS = 9.5
NAME_CHARS = 34
MISSING_GLYPH = "▯"


def shorten(name: str, chars: int = NAME_CHARS) -> str:
    """A name in one line, cut with "…" where it is longer than ``chars``."""
    line = " ".join(name.split())
    return line if len(line) <= chars else line[: chars - 1].rstrip() + "…"


def hide_overlaps(labels: Sequence[Text]) -> None:
    """Hide labels that would cover an earlier one of the list."""
    kept: list[object] = []
    for label in labels:
        box = label.get_window_extent()
        if any(box.overlaps(other) for other in kept):  # type: ignore[arg-type]
            label.set_visible(False)
        else:
            kept.append(box)


def show_plainly(text: Text) -> None:
    """Show a text as it is: no formulas between dollar signs, no characters that no font has."""
    text.set_parse_math(False)
    text.set_text(
        "".join(
            char if char in "\n " or ord(char) in _drawable() else MISSING_GLYPH for char in text.get_text()
        )
    )


@lru_cache(maxsize=1)
def _drawable() -> frozenset[int]:
    """The characters that matplotlib's own font has."""
    from matplotlib import font_manager, ft2font

    return frozenset(ft2font.FT2Font(font_manager.findfont("DejaVu Sans")).get_charmap())
