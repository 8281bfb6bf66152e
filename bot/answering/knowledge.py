"""What one generation of the index says as a whole: its words, events and ledger; read once, kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from bot.answering.counts.standing import Standing, ledger_of, standing_of
from index.claims.model import Claim
from index.retrieval.lexicon import Lexicon, read_lexicon
from index.stores import Shelf


@dataclass(slots=True)
class Knowledge:
    """Read from one generation; cheap to ask afterwards.

    Attributes:
        generation: which one.
        lexicon: what words its articles use.
    """

    generation: int
    lexicon: Lexicon
    _ledgers: dict[str | None, tuple[Claim, ...]] = field(default_factory=dict)
    _standing: dict[tuple[str | None, date | None], Standing] = field(default_factory=dict)

    def ledger(self, shelf: Shelf, event: str | None) -> tuple[Claim, ...]:
        """The claims of an event (None: of all), sides made alike, near-copies once."""
        if event not in self._ledgers:
            self._ledgers[event] = tuple(ledger_of(shelf.claims(event=event)))
        return self._ledgers[event]

    def standing(self, shelf: Shelf, event: str | None, until: date | None) -> Standing:
        """What the claims of an event together tell as of a day (None: the latest)."""
        key = (event, until)
        if key not in self._standing:
            self._standing[key] = standing_of(self.ledger(shelf, event), until)
        return self._standing[key]


class KnowledgeKeeper:
    """Keeps the knowledge of the newest generation asked for; safe for several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: Knowledge | None = None

    def of(self, shelf: Shelf) -> Knowledge:
        """The knowledge of the shelf's generation, read now if it is not the one kept."""
        generation = shelf.state().generation
        with self._lock:
            if self._kept is None or self._kept.generation != generation:
                self._kept = Knowledge(generation=generation, lexicon=read_lexicon(shelf.articles()))
            return self._kept
