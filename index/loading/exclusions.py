"""Articles that were taken out by ``remove`` though their file is still there."""

from __future__ import annotations

import json
from pathlib import Path

from index.model import ArticleId

FILE_NAME = ".crosswireignore"


def excluded(folder: Path) -> frozenset[ArticleId]:
    """The ids listed in the folder's ``.crosswireignore``; lines that begin with ``# `` are remarks."""
    try:
        lines = (folder / FILE_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(_read(line.strip()) for line in lines if line.strip() and not line.startswith("# "))


def _read(line: str) -> ArticleId:
    try:
        quoted = json.loads(line) if line.startswith('"') else None
    except ValueError:
        quoted = None
    return ArticleId(quoted if isinstance(quoted, str) else line)


def _written(article: ArticleId) -> str:
    """The id as it stands in the list: as it is or, where a line would not hold it, as a JSON string."""
    plain = article.splitlines() == [article.strip()] and not article.startswith(('"', "# "))
    return article if plain else json.dumps(article)


def exclude(article: ArticleId, folder: Path) -> None:
    """List one id, so that it is left out from now on."""
    if article not in excluded(folder):
        _write(folder, [*sorted(excluded(folder)), article])


def include(article: ArticleId, folder: Path) -> None:
    """Strike one id from the list, if it is on it."""
    if article in excluded(folder):
        _write(folder, sorted(excluded(folder) - {article}))


def _write(folder: Path, ids: list[ArticleId]) -> None:
    target = folder / FILE_NAME
    beside = target.with_name(FILE_NAME + ".new")
    beside.write_text(
        "# Articles left out, one id a line.\n" + "".join(f"{_written(i)}\n" for i in ids), encoding="utf-8"
    )
    beside.replace(target)
