"""What the clause rules give: a figure with the harm that it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.claims.lexicon import Harm
from index.claims.model import Kind
from index.claims.reading.parsed.phrases import Counted, Phrases


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure with the harm it counts.

    Attributes:
        counted: the figure and its noun phrase.
        kind: what happened to them.
        rule: the rule that says so.
        harm: the phrase of harm; None where the kind is carried over from another sentence.
        subset: the rule itself says that the figure is a part of another ("including 12").
        civilian: what the rule itself knows of it; None leaves it to the noun phrase.
    """

    counted: Counted
    kind: Kind
    rule: str
    harm: Harm | None
    subset: bool = False
    civilian: bool | None = None

    @property
    def extent(self) -> tuple[int, int]:
        """The tokens from the figure to its phrase of harm, ``[first, last)``."""
        harm, counted = self.harm, self.counted
        first = min(counted.start, harm.start if harm else counted.start)
        return first, max(counted.end, harm.end if harm else counted.end)


Rule = Callable[[Phrases, Counted], Reading | None]
