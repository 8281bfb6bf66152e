"""Verbs of harm that need a complement: "took 12 *to hospital*", "forced 12 *from their homes*".

The verb alone says little. The table ``data/frames.tsv`` pairs verbs with prepositions and nouns, so
that one row reads the active, the passive and the reduced relative alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index.claims.model import Kind
from index.claims.tables import rows

Lows = tuple[str, ...]
"""The lower-case words of a sentence."""

_TO_NOUN = 9
"""How many words may part a preposition from its noun: "to *Saint Mary's university* hospital"."""

_MODIFIERS = 4
"""How many words may stand before a noun without preposition: "suffered *second-degree* burns"."""

_TO_COMPLEMENT = 5
"""How many words may part a verb from its complement: "taken *by ambulance* to hospital"."""

_ENDS = frozenset({",", ".", ";", ":", "and", "after", "before", "when", "who", "while", "(", ")"})
_NEW_PHRASE = frozenset({"the", "a", "an", "no", "of", "in", "at", "to", "from", "for", "with", "by", "as"})
_BETWEEN = frozenset(
    "by away out back off down over up en masse in their ambulance ambulances helicopter air road boat boats "
    "bus buses plane truck immediately quickly urgently later also either all already again first then "
    "safely being inside overnight yesterday today hundreds thousands dozens".split()
)


@dataclass(frozen=True, slots=True)
class _Frame:
    """One row of the table: which complement makes its verbs tell of harm."""

    kind: Kind
    suffers: bool
    prepositions: frozenset[str]
    nouns: dict[str, tuple[Lows, ...]]

    def complement(self, lows: Lows, at: int) -> int | None:
        """Behind the complement that begins at word ``at``, None if none does."""
        if not self.prepositions:
            return self._noun(lows, at, _MODIFIERS if self.suffers else 1)
        word = lows[at] if at < len(lows) else ""
        if word in self.prepositions:
            return self._noun(lows, at + 1, _TO_NOUN)
        pair = f"{word} {lows[at + 1]}" if at + 1 < len(lows) else ""
        return self._noun(lows, at + 2, _TO_NOUN) if pair in self.prepositions else None

    def _noun(self, lows: Lows, at: int, reach: int) -> int | None:
        for place in range(at, min(at + reach, len(lows))):
            for noun in self.nouns.get(lows[place], ()):
                if lows[place : place + len(noun)] == noun:
                    return place + len(noun)
            if lows[place] in _ENDS or (not self.prepositions and lows[place] in _NEW_PHRASE):
                return None
        return None


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: its words, whether it may be a past participle, and the frames it opens."""

    words: Lows
    participle: bool
    frames: tuple[_Frame, ...]


@cache
def verb_forms() -> dict[str, tuple[Verb, ...]]:
    """Verb forms by their first word, longest first."""
    opened: dict[tuple[Lows, bool], list[_Frame]] = {}
    for kind, role, verbs, prepositions, nouns in rows("frames.tsv"):
        by_first: dict[str, list[Lows]] = {}
        for noun in nouns.split("|"):
            by_first.setdefault(noun.split()[0], []).append(tuple(noun.split()))
        frame = _Frame(
            Kind(kind),
            role == "suffers",
            frozenset() if prepositions == "-" else frozenset(prepositions.split("|")),
            {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()},
        )
        for verb in verbs.split("|"):
            for form, participle in _forms(verb):
                opened.setdefault((tuple(form.split()), participle), []).append(frame)
    found: dict[str, list[Verb]] = {}
    for (words, participle), frames in opened.items():
        found.setdefault(words[0], []).append(Verb(words, participle, tuple(frames)))
    return {first: tuple(sorted(verbs, key=lambda verb: -len(verb.words))) for first, verbs in found.items()}


def _forms(verb: str) -> list[tuple[str, bool]]:
    """The forms of a verb, each with whether it may be a past participle."""
    given = verb.split(",")
    base, space, rest = given[0].partition(" ")
    third = f"{base}{'es' if base.endswith(('sh', 'ch', 's')) else 's'}"
    if base.endswith("y") and base[-2] not in "aeiou":
        third = f"{base[:-1]}ies"
    if len(given) > 1:
        _, past, participle, going = given
        forms = [(given[0], participle == given[0]), (past, past == participle), (participle, True)]
        return list(dict.fromkeys([*forms, (going, False), (f"{third}{space}{rest}", False)]))
    stem = base.removesuffix("e")
    past = f"{base[:-1]}ied" if third.endswith("ies") else f"{stem}ed"
    forms = [(base, False), (third, False), (past, True), (f"{stem}ing", False)]
    return [(f"{form}{space}{rest}", participle) for form, participle in forms]


def frame_at(lows: Lows, at: int) -> tuple[int, Kind] | None:
    """What the verb at word ``at`` with its complement did to its subject, and where they end.

    As in "12 were *taken to hospital*", "12 *ended up in hospital*".
    """
    for verb in verb_forms().get(lows[at], ()):
        if lows[at : at + len(verb.words)] != verb.words:
            continue
        for frame in verb.frames:
            end = _behind_complement(frame, lows, at + len(verb.words))
            if end is not None and (frame.suffers or verb.participle):
                return end, frame.kind
    return None


def _behind_complement(frame: _Frame, lows: Lows, at: int) -> int | None:
    for place in range(at, min(at + _TO_COMPLEMENT, len(lows))):
        end = frame.complement(lows, place)
        if end is not None:
            return end
        if not frame.prepositions or not (lows[place] in _BETWEEN or lows[place].endswith("ly")):
            return None
    return None


def _far_complement(frame: _Frame, lows: Lows, at: int) -> int | None:
    """Behind the complement of people who are described first: "ordered 12 *living there* to leave"."""
    if not frame.prepositions:
        return frame.complement(lows, at)
    for place in range(at, min(at + _TO_FAR_COMPLEMENT, len(lows))):
        end = frame.complement(lows, place)
        if end is not None or lows[place] in _ENDS:
            return end
    return None


_TO_FAR_COMPLEMENT = 6


def framed(lows: Lows, start: int, end: int) -> tuple[int, Kind] | None:
    """What a verb before ``start`` and its complement behind ``end`` do to the people between them.

    Returns:
        Behind the complement, and what happened: "took *12 people* to hospital"; None if nothing did.
    """
    for length in (2, 1):
        for verb in verb_forms().get(lows[start - length], ()) if start >= length else ():
            if verb.words != lows[start - length : start]:
                continue
            for frame in verb.frames:
                behind = None if frame.suffers else _far_complement(frame, lows, end)
                if behind is not None:
                    return behind, frame.kind
    return None
