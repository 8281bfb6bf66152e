"""Writes small folders of articles for tests, about events that never happened."""

from __future__ import annotations

import os
import time
from pathlib import Path

_LONG_AGO = 1_000_000


def write_article(folder: Path, name: str, text: str, **front_matter: str) -> Path:
    """Write one article file, dated back, so that nothing takes it for one just being written."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lead = "".join(f"{key}: {value}\n" for key, value in front_matter.items())
    path.write_text(f"---\n{lead}---\n{text}\n" if lead else text, encoding="utf-8")
    age = time.time() - _LONG_AGO + len(text)
    os.utime(path, (age, age))
    return path


def write_articles(folder: Path, count: int) -> None:
    """Write some articles, each about another river."""
    for number in range(count):
        write_article(
            folder,
            f"norland/{number:02}.txt",
            f"The river Aldra{number} left its bed in district {number} on Tuesday. "
            f"Mayor Tolen{number} said that {number + 3} people were killed.\n\n"
            f"Bridge number {number} fell into the water, engineer Vask{number} told reporters.",
            title=f"Flood in district {number}",
            source="The Norland Herald" if number % 2 else "Küstenblatt",
            published=f"2031-05-{number % 28 + 1:02}",
            event="norland-floods" if number % 3 else "Überschwemmung Nordland",
        )
