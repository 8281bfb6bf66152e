"""The word tables of the ledger, read once from ``index/claims/data`` when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index.claims.frames import frame_at, verb_forms
from index.claims.model import Kind
from index.claims.tables import rows
from index.claims.tokens import Token

__all__ = ["Form", "Harm", "PersonNoun", "Thing", "harm_word", "harms_in", "person_noun", "rows", "thing"]


class Form(StrEnum):
    """How a phrase of harm takes the people it counts: see the head of ``data/harm.tsv``."""

    DID = "did"
    DOES = "does"
    SUFFERS = "suffers"
    STATE = "state"
    NOUN = "noun"
    OF = "of"
    LIVES = "lives"
    BODY = "body"
    TOLL = "toll"


@dataclass(frozen=True, slots=True)
class Harm:
    """A phrase of harm in a sentence: tokens ``[start, end)``, what it says, in which forms."""

    start: int
    end: int
    kind: Kind
    forms: frozenset[Form]

    def is_(self, *forms: Form) -> bool:
        """Whether it can be any of ``forms``."""
        return not self.forms.isdisjoint(forms)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases that begin with one word, and how many words they have, the longest first."""

    lengths: tuple[int, ...]
    known: dict[tuple[str, ...], _Entry]


@cache
def _harm_phrases() -> dict[str, _Phrases]:
    """Phrases by their first word."""
    merged: dict[tuple[str, ...], _Entry] = {}
    for kind, form, phrases in rows("harm.tsv"):
        for phrase in phrases.split("|"):
            for words in _contracted(tuple(phrase.split())):
                known = merged.get(words)
                # The first row names the kind; a later one of the same kind adds a form.
                if known is None:
                    merged[words] = _Entry(Kind(kind), frozenset({Form(form)}))
                elif known.kind is Kind(kind):
                    merged[words] = _Entry(known.kind, known.forms | {Form(form)})
    by_first: dict[str, dict[tuple[str, ...], _Entry]] = {}
    for words, entry in merged.items():
        by_first.setdefault(words[0], {})[words] = entry
    return {
        first: _Phrases(tuple(sorted({len(words) for words in known}, reverse=True)), known)
        for first, known in by_first.items()
    }


def _contracted(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A phrase with its contracted forms: "not been found" is also "haven't been found"."""
    contracted = _CONTRACTED.get(words[:2], ())
    return [words, *((short, *words[1:]) for short in contracted)]


_CONTRACTED: dict[tuple[str, ...], tuple[str, ...]] = {
    ("not", "been"): ("haven't", "hasn't", "hadn't"),
    ("not", "survive"): ("didn't",),
    ("not", "be"): ("couldn't", "can't"),
}


def harms_in(tokens: tuple[Token, ...]) -> tuple[Harm, ...]:
    """The phrases of harm, in order, none overlapping another; the longest at each place."""
    phrases, framing = _harm_phrases(), verb_forms()
    lows = tuple([token.low for token in tokens])
    found: list[Harm] = []
    behind = 0
    for at in [at for at, low in enumerate(lows) if low in phrases or low in framing]:
        if at < behind:
            continue
        word = lows[at]
        entries = phrases.get(word)
        harm = _harm_at(lows, at, entries) if entries else None
        frame = frame_at(lows, at) if word in framing else None
        if frame is not None and (harm is None or frame[0] > harm.end):
            # The complement says more than the verb: "moved *to a hospital*".
            harm = Harm(at, frame[0], frame[1], frozenset({Form.SUFFERS}))
        if harm is not None:
            found.append(harm)
            behind = harm.end
    return tuple(found)


def _harm_at(lows: tuple[str, ...], at: int, phrases: _Phrases) -> Harm | None:
    for length in phrases.lengths:
        # Near the end of a sentence a slice is shorter than asked for.
        words = lows[at : at + length]
        entry = phrases.known.get(words)
        if entry is not None:
            return Harm(at, at + len(words), entry.kind, entry.forms)
    return None


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """What a noun for people says: whether they are civilians, and whether it is one person."""

    civilian: bool | None
    singular: bool


_CIVILIAN = {"plain": None, "civilian": True, "armed": False}


@cache
def _people() -> dict[str, PersonNoun]:
    nouns: dict[str, PersonNoun] = {}
    for group, joined in rows("people.tsv"):
        for noun in joined.split("|"):
            singular, plural = _forms(noun)
            nouns.setdefault(plural.lower(), PersonNoun(_CIVILIAN[group], singular=False))
            nouns.setdefault(singular.lower(), PersonNoun(_CIVILIAN[group], singular=singular != plural))
    return nouns


def _forms(noun: str) -> tuple[str, str]:
    singular, equals, plural = noun.partition("=")
    return singular, plural if equals else f"{singular}s"


class Thing(StrEnum):
    """What a noun that is not for people counts or measures: the groups of ``data/things.tsv``."""

    TIME = "time"
    MEASURE = "measure"
    BUILDING = "building"
    VEHICLE = "vehicle"
    ANIMAL = "animal"
    ABSTRACT = "abstract"


@cache
def _things() -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for group, joined in rows("things.tsv"):
        for noun in joined.split("|"):
            for form in _forms(noun):
                found.setdefault(form, Thing(group))
    return found


def person_noun(word: str) -> PersonNoun | None:
    """What ``word`` (lower case) says about people, None if it is no noun for people."""
    return _people().get(word)


def thing(word: str) -> Thing | None:
    """Which sort of thing ``word`` (lower case) is, None if it may be people."""
    return _things().get(word)


def harm_word(word: str) -> bool:
    """Whether a phrase of harm begins with ``word`` (lower case)."""
    return word in _harm_phrases()
