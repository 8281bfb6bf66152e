"""The words of a question that an answer should speak of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.answering.question.countries import country_roots
from bot.answering.question.vocabulary import alike
from index.retrieval.lexicon import EventWords, Lexicon
from index.retrieval.terms import STOPWORDS, content_words, fold, root, words

CARRIED = 0.4
"""What a word counts for that a follow-up takes over from the question before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the question that an answer should speak of.

    Attributes:
        word: as written, spelling mended.
        roots: roots that may stand for it in an article, its own first.
        weight: how rare it is over the articles; 0 where every article holds it.
        known: some article holds it or what stands for it.
        name: it is a name or capital letters in the articles, or was written with a capital.
        carried: a follow-up takes it over from the question before.
    """

    word: str
    roots: tuple[str, ...]
    weight: float
    known: bool
    name: bool
    carried: bool = False


_ASKING = frozenset(
    root(word)
    for word in """
    contradict contradicts disagree disagrees agree agrees differ differs match matches dispute disputes
    idea wondering wonder please anything something money amount price question curious info information
    many much number numbers people persons person total totals figure figures official officially
    confirmed latest last final current newest first initial early so far until by sides side both
    together exact exactly precise actual real true reported according per when where why who what which
    time day date place reason answer answered react reaction respond response statement statements
    stated claim claims claimed blame blamed responsible versus
    altogether overall combined ever still also else anyone anybody someone there around roughly
    announced announce admitted admit put gave give say said reports sunday monday tuesday wednesday
    thursday friday saturday night morning evening afternoon overnight today yesterday week month
    weekend midnight happened happen tell told think thought mention mentioned comment commented name
    names named called including excluding sources source whole entire near never way explain explained
    explanation say saying kind sort besides beside apart held hold located situated occur occurred
    """.split()
)
"""Roots of words that ask rather than name what is asked about."""

_HARM = frozenset(
    root(word)
    for word in """
    toll tolls count counts tally killed kill died die dead death deaths fatalities casualties casualty losses
    lost wounded injured hurt injuries missing captured displaced evacuated victims lives
    """.split()
)
"""Roots of words of harm: where people are counted, they say what for, and claims are chosen by them."""

_BEGINNING = frozenset(root(word) for word in "started start began begin begun".split())
"""Roots of words that ask who is to blame ("who started it")."""


@cache
def cue_roots(*, counting: bool = True, blaming: bool = True) -> frozenset[str]:
    """Roots of words that ask rather than name what is asked about.

    Args:
        counting: people harmed are counted, so that words of harm only say what for.
        blaming: it is asked who is to blame, so that "who started it" names nothing.
    """
    return _ASKING | (_HARM if counting else frozenset()) | (_BEGINNING if blaming else frozenset())


def rarity(stands_for: Sequence[str], about: Lexicon | EventWords) -> float:
    """Inverse document frequency of a word over paragraphs (Robertson and Spärck Jones, smoothed).

    Taken over the event's paragraphs where the event is known: a word that all of them hold tells nothing.
    A word that stands in none weighs as the commonest of those that stand for it, and where none of them
    stands either, as if it stood in one.
    """
    found = about.in_paragraphs.get(stands_for[0], 0) if stands_for else 0
    if not found:
        found = max((about.in_paragraphs.get(other, 0) for other in stands_for), default=0) or 1
    return math.log(1 + (about.paragraphs - min(found, about.paragraphs) + 0.5) / (found + 0.5))


def _letters(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Roots of words of a name -> the letters that the articles write for it ("european" -> "eu")."""
    out: dict[str, tuple[str, ...]] = {}
    every = words(text)
    for length in (4, 3, 2):
        for start in range(len(every) - length + 1):
            said = every[start : start + length]
            run = [word for word in said if word.lower() not in {"of", "the", "for"}]
            initials = "".join(word[0] for word in run).lower()
            whole = "".join(word[0] for word in said).lower()  # "The Grey Front (TGF)"
            if whole != initials and len(run) > 1 and whole in lexicon.letters:
                initials = whole
            if len(run) > 1 and initials in lexicon.letters and initials not in STOPWORDS:
                for word in run:
                    out.setdefault(root(word), (root(initials),))
    return out


_SHORTEST_PART = 3


def _joined(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Roots of two neighbouring words -> the one word that the articles write ("cease fire")."""
    out: dict[str, tuple[str, ...]] = {}
    every = words(text)
    for first, second in pairwise(every):
        one = fold(first) + fold(second)
        if min(len(first), len(second)) >= _SHORTEST_PART and one in lexicon.spellings:
            out[root(first)] = out[root(second)] = (root(one),)
    return out


def _second_half(word: str, term: str, lexicon: Lexicon) -> list[str]:
    """The second word of a compound that the articles write in two ("airbases" -> the root of "bases")."""
    if term in lexicon.frequency:
        return []
    return [
        root(word[at:])
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART)
        if word[:at] in lexicon.spellings and word[at:] in lexicon.spellings
    ][:1]


def read_terms(
    text: str,
    *,
    lexicon: Lexicon,
    known: dict[str, bool],
    about: EventWords | None,
    own: frozenset[str] | None,
    cues: frozenset[str] | None = None,
) -> tuple[Term, ...]:
    """The terms of a question without its words of time.

    Args:
        text: what is left of the question.
        lexicon: what words the articles use.
        known: roots of words that the lexicon lacks -> whether they occur anywhere in the index.
        about: the words of the event, where it is known: rarity is then measured in its articles.
        own: roots of a follow-up's own words; others weigh less; None where nothing was carried over.
        cues: roots of words that are no terms (:func:`cue_roots`); None means all that may ask.
    """
    cues = cue_roots() if cues is None else cues
    out: list[Term] = []
    short = _letters(text, lexicon)
    joined = _joined(text, lexicon)
    for word in content_words(text):
        term = root(word)
        if term in cues or word[0].isdigit():
            continue
        expanded = [root(words(run)[-1]) for run in lexicon.expansions.get(fold(word), ())]
        expanded += joined.get(term, ()) or _second_half(fold(word), term, lexicon)
        stands_for = tuple(
            dict.fromkeys([term, *sorted(alike(term)), *short.get(term, ()), *country_roots(word), *expanded])
        )
        carried = own is not None and term not in own
        out.append(
            Term(
                word=word,
                roots=stands_for,
                weight=rarity(stands_for, about or lexicon) * (CARRIED if carried else 1.0),
                known=bool(expanded)
                or known.get(term, False)
                or any(other in lexicon.frequency for other in stands_for),
                name=term in lexicon.capitalised or word[0].isupper() or fold(word) in lexicon.letters,
                carried=carried,
            )
        )
    return tuple(out)
