"""The words that link a noun to its figure: "the toll *rose to* 12"."""

from __future__ import annotations

from index.claims.reading.parsed.grammar import HAVE, LINK_FILLERS, LINKS, MODALS, NUMBER_NOUNS
from index.claims.reading.parsed.phrases import Counted, Phrases

MOVING = frozenset(
    "rise rises rose risen climb climbs climbed grow grew grown go goes went gone jump jumped increase "
    "increased double doubled fall fell fallen drop dropped get gets".split()
)
_FINITE = frozenset("exceeds exceeded passes passed tops topped surpasses surpassed crosses crossed".split())
_BOUND_VERBS = frozenset(
    "exceed exceeds exceeded pass passed top tops topped surpass surpasses surpassed cross crossed crosses "
    "passing topping exceeding surpassing above over past".split()
)


_FILLERS = LINK_FILLERS - LINKS
_LINKING = LINKS | NUMBER_NOUNS | {"of", "from", "by", ","}


def linked_to(phrases: Phrases, counted: Counted) -> int | None:
    """The token that links a noun before it to the figure ("reached 50"), None where there is none."""
    link = counted.start - 1
    while link > counted.start - 6 and phrases.low(link) in _FILLERS:
        link -= 1
    word = phrases.low(link)
    if word == "to" and phrases.low(link - 1) == "home":
        return None  # "Norland, home to 2 million people"
    if word in _LINKING:
        return link
    last = counted.figure.qualifier.rpartition(" ")[2]
    if last in _FINITE:
        return link
    if last in _BOUND_VERBS and word in MODALS | HAVE | {"to", "already", "now"}:
        return link
    moved = counted.figure.qualifier.startswith("up to") or last in _BOUND_VERBS
    return link if moved and word in MOVING else None
