"""How statements are worded: figures with their bound, claimants, outlets, days, quotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from index.claims import authority
from index.claims.model import Claim, Kind, Part
from index.model import Article
from index.retrieval.terms import WORD, root, roots

_HAPPENED = {
    Kind.KILLED: "killed",
    Kind.WOUNDED: "wounded",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.DISPLACED: "displaced",
    Kind.CASUALTIES: "casualties",
}
STEM = 4
"""Words for a country and its people are alike in so many letters: "Armenia", "Armenian"."""

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


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight late early "
    "last now already".split()
)
"""Words of time that are no part of those counted."""

_ANYBODY = frozenset({"", "people", "persons", "individuals", "others"})


_TOLD_ONE_BY_ONE = re.compile(
    r"(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|another|\d+)\b|[^,]*,", re.IGNORECASE
)
"""People told of one by one ("a girl and a youth"): no words that can stand behind their number."""


def counted_words(claim: Claim) -> str:
    """Figure, people and what happened to them: "at least 49 Armenian soldiers killed"."""
    group = _people(claim)
    happened = _HAPPENED[claim.kind]
    figure = figure_words(claim)
    if any(word in group.lower() for word in (happened, "dead", "missing", "casualt", "losses")):
        return f"{figure} {group}"
    if not group:
        return f"{figure} {happened}{_whose(claim, group)}"
    if claim.kind is Kind.CASUALTIES:
        return f"{figure} casualties" + (f" ({group})" if group.lower() not in _ANYBODY else "")
    if _TOLD_ONE_BY_ONE.match(group):
        return f"{figure} {happened} ({group})"
    return f"{figure} {group} {happened}"


def _people(claim: Claim) -> str:
    """Those counted, in the claim's words without words of time; civilians where they alone are counted."""
    words = re.sub(r"[\[\]]", "", claim.group).split()
    group = " ".join(word for word in words if word.lower() not in _TIMES)
    # the figure is of civilians alone, though the sentence may say so elsewhere
    return "civilians" if claim.civilian is True and group.lower() in _ANYBODY else group


def _whose(claim: Claim, group: str) -> str:
    """The side in brackets, where the group does not name it: " (Norland)", " (both sides)"."""
    if claim.side is None:
        return ""
    if authority.is_both(claim.side):
        return "" if "both" in group.lower() else " (both sides)"
    named = set(roots(group))
    return "" if any(_names(named, word) for word in roots(claim.side)) else f" ({claim.side})"


def _names(named: set[str], word: str) -> bool:
    """Whether a word of the group is the side's or made from it: "Norlandic" names "Norland"."""
    return any(other == word or other[:STEM] == word[:STEM] for other in named)


def claim_words(claim: Claim, *, note: str = "") -> str:
    """A claim as a statement without its full stop: what, who says so, as of when, in which outlet.

    Args:
        claim: what is claimed.
        note: a remark on it, set behind the figure.
    """
    if claim.part is Part.DENIED:
        who = claim.claimant or outlet_words(claim.source)
        return capital(f"{who} denies {counted_words(claim)}{_bracketed(claim)}")
    group = _people(claim)
    whose = _whose(claim, group) if group else ""
    if claim.claimant:
        said = f", according to {claim.claimant}"
    else:
        said = f", as reported by {claim.source}" if claim.source else ""
    via = claim.source if claim.claimant else None
    return capital(f"{counted_words(claim)}{whose}{note}{said}{_bracketed(claim, via)}")


def _bracketed(claim: Claim, source: str | None = None) -> str:
    """The day and the outlet of a claim in brackets, as far as known: " (2 May 2031; The Herald)"."""
    day = claim.as_of or claim.published
    known = [text for text in (day_words(day) if day else None, source) if text]
    return f" ({'; '.join(known)})" if known else ""


def outlet_words(source: str | None) -> str:
    """The outlet, or what stands for an unknown one."""
    return source or "the article"


def article_words(article: Article) -> str:
    """The outlet of an article, else "the article": its title stands with the citation."""
    return article.source or "the article"


def quote_words(
    article: Article,
    quote: str,
    *,
    again: bool = False,
    most: int = LONGEST_QUOTE,
    asked: Collection[str] = (),
) -> str:
    """A sentence of an article as a statement: who published it, when, and its words.

    Args:
        article: where it stands.
        quote: the sentence.
        again: the answer has named the article already; an unknown outlet is then not spoken of twice.
        most: characters of the quote that are shown.
        asked: roots of words that are not to be cut off.
    """
    short = shortened(quote, most, asked=asked)
    if again and article.source is None:
        return f"“{short}”"
    day = f" ({day_words(article.published)})" if article.published else ""
    return capital(f"{article_words(article)}{day}: “{short}”")


def shortened(quote: str, most: int = LONGEST_QUOTE, *, asked: Collection[str] = ()) -> str:
    """The quote on one line, without a list mark, cut at a word with "…" where it is too long.

    It is cut behind, but for as much ahead as lets more of the words ``asked`` about be seen (roots).
    """
    line = " ".join(quote.split()).lstrip("•-–*· ")
    if len(line) <= most:
        return line
    start = _start(line, most, asked)
    ahead = "… " if start else ""
    if len(line) - start <= most:
        return ahead + line[start:]
    space = line.rfind(" ", start, start + most)
    return ahead + line[start : space if space > start else start + most].rstrip(" ,;:–-") + " …"


def _start(line: str, most: int, asked: Collection[str]) -> int:
    """Where to begin so that most of the words asked about are seen; at the start, if that shows as many."""
    at = [(match.start(), match.end(), root(match[0])) for match in WORD.finditer(line)]
    told = [(start, end, word) for start, end, word in at if word in asked]
    starts = [max((start for start, _, _ in at if start <= first - LEAD), default=0) for first, _, _ in told]
    tail = min((start for start, _, _ in at if start >= len(line) - most), default=0)
    return max(
        (0, *(min(start, tail) for start in starts)),
        key=lambda begun: (_seen(told, begun, begun + most), -begun),
    )


def _seen(told: Sequence[tuple[int, int, str]], begun: int, ended: int) -> int:
    return len({word for start, end, word in told if begun <= start and end <= ended})


LEAD = 60
"""So many characters before the first word asked about are shown, where something is cut ahead of it."""


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
