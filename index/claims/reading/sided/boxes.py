"""Sections and boxes: whose losses a heading announces, and lines that tell who counted them."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.sided.setting import Setting
from index.model import Span

_LONGEST = 8
_MARKS = " \t#*_=:"
_ENDS = (".", "!", "?", '"', "”", ",")

_PLAIN = frozenset(
    "casualties losses casualty loss toll dead killed side sides army forces armed military troops people on "
    "the in of for and total from – — - : ( ) # ## ### #### * ** =".split()
)
"""What stands beside the country: "*Casualties and losses –* Peru", "*On the* Peruvian *side*"."""


def is_heading(phrases: Phrases, text: str) -> bool:
    """Whether a sentence is a short line by itself that does not end as a sentence does."""
    if not 0 < len(phrases.tokens) <= _LONGEST or phrases.counted:
        return False
    line = phrases.span.of(text).rstrip(_MARKS)
    return not line.endswith(_ENDS) and _alone(phrases.span, text)


def _alone(span: Span, text: str) -> bool:
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    behind = text[span.end : end if end >= 0 else len(text)]
    return not line.strip(_MARKS) and not behind.strip(_MARKS)


def headed(phrases: Phrases, setting: Setting) -> str | None:
    """The party that a heading is only about; None for one about all else, or about both."""
    parties = {mention.country for mention in phrases.mentions if mention.country in setting.parties}
    named = {at for mention in phrases.mentions for at in range(mention.start, mention.end)}
    plain = all(phrases.low(at) in _PLAIN or at in named for at in range(len(phrases.tokens)))
    return parties.pop() if plain and len(parties) == 1 and not setting.divided else None


def entry(phrases: Phrases) -> int | None:
    """The token behind the colon of a box's line "*Per Peru:* 40 killed"; None for all else."""
    if phrases.low(0) != "per":
        return None
    behind = next((mention.end for mention in phrases.mentions if mention.start in {1, 2}), None)
    return behind + 1 if behind is not None and phrases.low(behind) == ":" else None


def counts_civilians(phrases: Phrases) -> bool:
    """Whether a line counts civilians too, which parties do of their own people."""
    nouns = (person_noun(low) for low in phrases.lows)
    return any(noun is not None and noun.civilian for noun in nouns)
