"""Words that stand for one another in questions and articles: general English of news, from a table."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from index.retrieval.terms import root


@cache
def _groups() -> dict[str, frozenset[str]]:
    text = files("bot.answering").joinpath("data", "synonyms.txt").read_text(encoding="utf-8")
    out: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        group = {root(word) for word in line.split()}
        for term in group:
            out.setdefault(term, set()).update(group)
    return {term: frozenset(group) for term, group in out.items()}


def alike(term: str) -> frozenset[str]:
    """The roots that may stand for ``term`` (a root), itself included."""
    return _groups().get(term, frozenset()) | {term}
