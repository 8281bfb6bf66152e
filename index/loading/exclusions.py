"""Articles that were taken out by ``remove`` though their file is still there."""

from __future__ import annotations

from pathlib import Path

from index.model import ArticleId

FILE_NAME = ".crosswireignore"


def excluded(folder: Path) -> frozenset[ArticleId]:
    """The ids listed in the folder's ``.crosswireignore``; lines that begin with ``#`` are remarks."""
    try:
        lines = (folder / FILE_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    return frozenset(ArticleId(line.strip()) for line in lines if line.strip() and not line.startswith("# "))


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
        "# Articles left out, one id a line.\n" + "".join(f"{i}\n" for i in ids), encoding="utf-8"
    )
    beside.replace(target)
