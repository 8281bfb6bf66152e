"""People who are looked for: the missing after a disaster, and not suspects or actors."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.reading.parsed.phrases import Counted, Phrases

_SEEKING = frozenset("search searches searched searching looking look hunt hunting".split())
_RESCUING = frozenset(
    "rescuers rescuer rescue divers diver coastguard coastguards lifeboats rubble debris wreckage drowned "
    "missing survivors swept avalanche landslide capsized collapsed sank firefighters mud helicopters".split()
)


def _harmless(counted: Counted, phrases: Phrases) -> bool:
    """Whether those sought are no suspects: "searching for five more", "for the two boys"."""
    if not counted.people:
        return counted.figure.more
    noun = person_noun(phrases.low(counted.end - 1))
    return noun is not None and noun.civilian is not False and phrases.low(counted.end - 1) not in _SOUGHT


_SOUGHT = frozenset({"suspect", "suspects", "thieves", "burglars", "candidates", "witnesses"})


def merely_sought(phrases: Phrases, counted: Counted, verb: str) -> bool:
    """Whether a verb of seeking tells of no missing people: "police are *searching for* three suspects"."""
    if verb not in _SEEKING:
        return False
    return not (phrases.has(_RESCUING) and _harmless(counted, phrases))
