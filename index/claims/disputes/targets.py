"""What was struck: the one thing that an article is about, where who struck it is what is disputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.claims.voices.words import Tokens

OVER = "who is to blame over the "
"""How a topic of blame for one struck thing begins."""

_WORKS = """
dam dams dyke dykes dike levee hydroelectric hydropower
bridge bridges
pipeline pipelines
reactor reactors
refinery refineries
plane planes airliner airliners jetliner flight
helicopter helicopters
ship ships boat boats vessel vessels ferry trawler tanker warship
train trains
"""
_PLACES = """
hospital hospitals clinic
school schools kindergarten
mosque mosques
church churches cathedral
theatre theater
market markets bazaar
prison prisons jail
embassy consulate
convoy convoys
stadium stadiums
mall
"""


def _sorts(table: str) -> dict[str, str]:
    return {word: line.split()[0] for line in table.strip().splitlines() for word in line.split()}


_WORK = _sorts(_WORKS)
_SORT_OF = _WORK | _sorts(_PLACES)
THINGS = frozenset(_SORT_OF)
"""Words for such things, in lower case."""

_LEAD = 2
"""An article is about a thing that it names in its title or its first sentences."""


def target_of(title: str, sentences: Sequence[Tokens]) -> str:
    """The sort of thing that a text is about ("dam"); "" where it is about none.

    Places where people gather are hit every day of a war: such a one must be named again.
    """
    named = Counter(_SORT_OF[low] for words in sentences for low in words.low if low in _SORT_OF)
    lead = {low for words in sentences[:_LEAD] for low in words.low} | set(re.findall(r"\w+", title.lower()))
    opening = {_SORT_OF[low] for low in lead if low in _SORT_OF}
    fitting = [(named[sort], sort) for sort in opening if sort in _WORK or named[sort] > 1]
    return max(fitting, default=(0, ""))[1]


def struck(tokens: Tokens, target: str) -> str:
    """The sort of thing that a sentence of blame is about: that of the text, or works it names; else "".

    A sentence that names nothing that can be struck speaks of what the text is about.
    """
    named = {_SORT_OF[low] for low in tokens.low if low in _SORT_OF}
    if target in named or (target and not named and _ELSEWHERE.isdisjoint(tokens.low)):
        return target
    works = sorted(sort for sort in named if sort in _WORK)
    return works[0] if len(works) == 1 else ""


_ELSEWHERE = frozenset(
    "village villages town towns city cities district districts settlement settlements outpost outposts post "
    "posts position positions house houses home homes base bases border rescuers patrol patrols".split()
)
"""What else fire may be aimed at."""
