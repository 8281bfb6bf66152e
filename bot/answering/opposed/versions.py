"""Two versions that one sentence sets side by side: "It left on 10 June (other sources: 8 June)".

Or "it rang at nine, and not at eight as the owner had claimed"; "officially 130, but 174 by the families".
"""

from __future__ import annotations

import re

from bot.answering.answerer import DraftDisagreement, DraftPosition, Quoted
from bot.answering.opposed.disagreements import cut_at_word
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.wording import outlet_words
from index.claims.attribution import attributor_of
from index.model import Article, Span

_OTHERS = (
    r"(?:other|some|different|unofficial|independent|rival|private|opposition)\s+"
    r"(?:sources|reports|accounts|media|outlets|estimates|witnesses|counts|tallies)"
)
_SAID = r"(?:claimed|said|reported|stated|announced|insisted|asserted|maintained|put\s+it)"
_PATTERNS = (
    re.compile(rf"\((?P<told>(?:according\s+to\s+)?(?P<who>{_OTHERS})\b[^)]*)\)", re.IGNORECASE),
    re.compile(
        rf"(?:[;,]|\bbut|\bwhile|\bwhereas)\s+(?:(?:but|though|although|while|whereas)\s+)?"
        rf"(?P<told>(?P<who>{_OTHERS})\b[^.;]*)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:,|\band|\bbut)\s+not\s+(?P<told>[^;,]{{2,60}}?,?\s+as\s+(?P<who>[^.;,]{{3,60}}?)\s+"
        rf"(?:had\s+|have\s+|has\s+)?(?:earlier\s+|first\s+|previously\s+)?{_SAID}\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<=\d)(?!\d|[.,]\d)[^.;()]{0,40}?,?\s+but\s+"
        r"(?P<told>[\d,.]*\d\b[^.;()]{0,40}?\b(?:by|according\s+to)\s+(?P<who>[^.;()]{3,60}))",
        re.IGNORECASE,
    ),
)


_OFFICIALLY = re.compile(r"\bofficially,?\s+[\d,.]*\d$", re.IGNORECASE)


_NUMBERS = frozenset({Ask.COUNT, Ask.AMOUNT, Ask.WHEN})


def versions(article: Article, span: Span, inquiry: Inquiry) -> tuple[DraftDisagreement, ...]:
    """The two versions that a sentence itself sets side by side of what is asked; () where it does not."""
    text = span.of(article.text)
    match = next((found for pattern in _PATTERNS if (found := pattern.search(text))), None)
    if match is None or (match.re is _PATTERNS[-1] and not _OFFICIALLY.search(text[: match.start()])):
        return ()
    if re.search(r"\d", match["told"]) and inquiry.ask not in _NUMBERS:
        return ()
    said = text[: match.start()].rstrip(" ,;(") + text[match.end() :].strip()
    quoted = (Quoted(article=article.id, span=span),)
    own = attributor_of(article).claimant(Span(span.start, span.start + max(1, match.start())))
    return (
        DraftDisagreement(
            topic="told in two versions",
            kind="fact",
            positions=(
                DraftPosition(
                    statement=cut_at_word(said),
                    claimant=_other_than(match["told"], own.name) or outlet_words(article.source),
                    quotes=quoted,
                ),
                DraftPosition(
                    statement=cut_at_word(match["told"]),
                    claimant=_without_article(match["who"]),
                    quotes=quoted,
                ),
            ),
        ),
    )


def _other_than(told: str, name: str | None) -> str | None:
    """A claimant, unless it is the other version's."""
    return None if name is None or name.lower() in told.lower() else name


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", name.strip(), flags=re.IGNORECASE).lower()
