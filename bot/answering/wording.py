"""How statements are worded: figures with their bound, claimants, outlets, days, quotes."""

from __future__ import annotations

from datetime import date

from index.claims.model import Claim, Kind, Part
from index.model import Article

_HAPPENED = {
    Kind.KILLED: "killed",
    Kind.WOUNDED: "wounded",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.DISPLACED: "displaced",
    Kind.CASUALTIES: "casualties",
}
LONGEST_QUOTE = 230
"""A longer sentence is cut at a word inside a statement; its citation keeps it whole."""


def day_words(day: date | None) -> str:
    """A day as written in an answer: "13 Sep 2022"; "undated" where it is unknown."""
    return f"{day.day} {day:%b} {day.year}" if day else "undated"


def figure_words(claim: Claim) -> str:
    """The figure with its bound: "49", "at least 49", "40 to 50", "dozens"."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return claim.qualifier
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    number = f"{low if low is not None else high:,}"
    if claim.qualifier and claim.qualifier != "exact":
        return f"{claim.qualifier} {number}"
    if low is None:
        return f"up to {number}"
    return number if high is not None else f"at least {number}"


def counted_words(claim: Claim) -> str:
    """Figure, people and what happened to them: "at least 49 Armenian soldiers killed"."""
    group = claim.group.strip()
    happened = _HAPPENED[claim.kind]
    figure = figure_words(claim)
    if any(word in group.lower() for word in (happened, "dead", "missing", "casualt", "losses")):
        return f"{figure} {group}"
    if not group:
        return f"{figure} {happened}" + (f" ({claim.side})" if claim.side else "")
    if claim.kind is Kind.CASUALTIES:
        return f"{figure} casualties ({group})"
    return f"{figure} {group} {happened}"


def claim_words(claim: Claim) -> str:
    """A claim as a statement without its full stop: what, who says so, as of when, in which outlet."""
    if claim.part is Part.DENIED:
        who = claim.claimant or outlet_words(claim.source)
        return capital(f"{who} denies {counted_words(claim)} ({day_words(claim.as_of or claim.published)})")
    said = (
        f"according to {claim.claimant}" if claim.claimant else f"as reported by {outlet_words(claim.source)}"
    )
    day = day_words(claim.as_of or claim.published)
    via = f"; {claim.source}" if claim.claimant and claim.source else ""
    return capital(f"{counted_words(claim)}, {said} ({day}{via})")


def outlet_words(source: str | None) -> str:
    """The outlet, or what stands for an unknown one."""
    return source or "an article without a named outlet"


def article_words(article: Article) -> str:
    """The outlet of an article, else its title, else its id."""
    return article.source or (f"“{article.title}”" if article.title else str(article.id))


def quote_words(article: Article, quote: str) -> str:
    """A sentence of an article as a statement: who published it, when, and its words."""
    return f"{article_words(article)} ({day_words(article.published)}): “{shortened(quote)}”"


def shortened(quote: str, most: int = LONGEST_QUOTE) -> str:
    """The quote on one line, without a list mark, cut at a word with "…" where it is too long."""
    line = " ".join(quote.split()).lstrip("•-–*· ")
    if len(line) <= most:
        return line
    return line[: line.rfind(" ", 0, most)].rstrip(" ,;:–-") + " …"


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
