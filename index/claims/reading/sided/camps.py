"""For which side a person speaks, by the office that any sentence gives: "Peru's general Ana Soto"."""

from __future__ import annotations

from collections.abc import Sequence

from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Mention
from index.claims.reading.sided.roles import VOICES

_OFFICES = VOICES | frozenset(
    "general lieutenant colonel major admiral commander chief premier chancellor king queen ambassador "
    "envoy secretary ministers minister's military's army's ministry's government's president's navy forces "
    "force governor leader deputy foreign defence defense interior health prime military armed director head "
    "official senator lawmaker".split()
)
_TO_NAME = 7
_SHORTEST_NAME = 2


def camps_of(sentences: Sequence[Phrases], parties: Sequence[str]) -> dict[str, str]:
    """The side that each person speaks for, by the last word of the name; one told of two sides has none."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for phrases in sentences if parties else ():
        for mention in phrases.mentions:
            if mention.country not in parties or phrases.low(mention.end) not in _OFFICES:
                continue
            for surname in filter(None, (_named_behind(phrases, mention), _named_before(phrases, mention))):
                if found.setdefault(surname, mention.country) != mention.country:
                    doubtful.add(surname)
    return {name: side for name, side in found.items() if name not in doubtful}


def _named_behind(phrases: Phrases, mention: Mention) -> str | None:
    """As in "the Peruvian army spokesman, Lt. Gen. *Ana Soto*, said"."""
    at = mention.end
    while at < mention.end + _TO_NAME and (phrases.low(at) in _OFFICES or phrases.low(at) in {",", "."}):
        at += 1
    return _surname(phrases, at)


def _named_before(phrases: Phrases, mention: Mention) -> str | None:
    """As in "*Ana Soto*, the Peruvian army's spokeswoman"."""
    comma = mention.start - 1 - (phrases.low(mention.start - 1) == "the")
    if phrases.low(comma) != ",":
        return None
    start = comma
    while start > 0 and phrases.tokens[start - 1].capital:
        start -= 1
    return phrases.tokens[comma - 1].text if comma - start >= _SHORTEST_NAME else None


def _surname(phrases: Phrases, at: int) -> str | None:
    """The last of two or more capitalised words that begin at ``at``."""
    end = at
    while end < len(phrases.tokens) and phrases.tokens[end].capital and phrases.low(end) not in _OFFICES:
        end += 1
    return phrases.tokens[end - 1].text.removesuffix("'s") if end - at >= _SHORTEST_NAME else None
