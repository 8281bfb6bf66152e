"""Who in a question does the harm, and which of those harmed it asks about."""

from __future__ import annotations

import re

from index.retrieval.terms import fold, words

_HARMED = (
    r"(?:dead|killed|deceased|fatalities|deaths|victims|casualties|wounded|injured|missing|bodies|them|those)"
)
_SOME_OF = re.compile(
    rf"\bhow many of (?:the |those |these )?(?:\d+ )?{_HARMED}\b(?P<after>.*)"
    r"|\bhow many (?P<before>[^?]*?) (?:is |are |was |were )?(?:among|amongst) (?:the |those )?"
    rf"(?:[\w']+ ){{0,2}}?{_HARMED}\b"
)
_ASKING = frozenset("how many were was are is of the according acc to by per".split())

_AGENT = re.compile(
    r"\bhow many(?: \w+){0,3}? (?:did|has|have|had) (?P<who>(?:the )?[\w'-]+(?: [\w'-]+){0,2}?) "
    r"(?:kill|wound|injure|shoot|execute|eliminate|murder|massacre|bomb|slaughter)(?:ed)?\b"
)


def some_of_those_harmed(text: str) -> frozenset[str]:
    """The words that say which of those harmed are asked about; empty where all are.

    As in "how many of the dead were children", "how many children are among the 12 victims".
    """
    match = _SOME_OF.search(fold(text))
    if match is None:
        return frozenset()
    return frozenset(words(match["after"] or match["before"] or "")) - _ASKING


def who_harmed(text: str) -> frozenset[str]:
    """The words for who did the harm in "how many did the rebels kill"; empty where nobody did."""
    match = _AGENT.search(fold(text))
    return frozenset(words(match["who"])) if match else frozenset()
