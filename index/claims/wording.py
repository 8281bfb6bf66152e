"""The words of a claim's figure: "at least 49", "nearly 60", "40 to 50", "dozens"."""

from __future__ import annotations

from index.claims.model import Claim

_PLAIN = frozenset({"", "exact", "exactly", "between", "range", "to"})
_NO_NUMBER = frozenset({"", "exact", "none", "unstated", "unstated number", "unknown"})


def counted(count: int) -> str:
    """A count with its thousands set apart: ``"11,300"``."""
    return f"{count:,}"


def worded(claim: Claim) -> str:
    """A claim's figure with its bound, as an answer says it; "an unstated number" where there is none."""
    return figure_words(claim.low, claim.high, claim.qualifier)


def figure_words(low: int | None, high: int | None, qualifier: str = "exact") -> str:
    """Bounds in words: 49/None "at least 49", None/60 with "nearly" "nearly 60", 40/50 "40 to 50".

    Args:
        low: the lower bound, None where there is none.
        high: the upper bound, None where there is none.
        qualifier: the words of the bound as written; used where they fit the bounds.
    """
    words = " ".join(qualifier.lower().split())
    if low is None and high is None:
        return "an unstated number" if words in _NO_NUMBER else words
    if low is not None and high is not None and low != high:
        return f"{counted(low)} to {counted(high)}"
    shown = counted(low if low is not None else high or 0)
    if words not in _PLAIN:
        return f"{shown} {words}" if words.startswith("or ") else f"{words} {shown}"
    if high is None:
        return f"at least {shown}"
    return f"up to {shown}" if low is None else shown


def toll_words(low: int | None, high: int | None) -> str:
    """The range of a toll in words: 49/105 "49 to 105", 49/None "at least 49", None/None "no number"."""
    return "no number" if low is None and high is None else figure_words(low, high)
