"""Rules that a statement must pass beside its quote. Each is told what it refuses by its name.

They look at words and their order alone, so they can't prove that a statement follows from its quote; they
refuse what a careless or lying model does with a true quote: other figures, names or days, figures given to
the other side, an attack turned round, a denial or a doubt left out, an allegation told as a fact.
Where they can't tell, they refuse: the quote itself can still be shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Final

from bot.answering.chat.company import company_kept
from bot.answering.chat.figures import Figure
from bot.answering.chat.taken import Backing, Taken
from bot.answering.chat.words import (
    FUNCTION_WORDS,
    SPEECH,
    TIME_WORDS,
    Word,
    same_name,
    stem,
    words_of,
)
from index.claims.model import Kind

LEAST_SHARE_BORNE: Final = 0.5
"""So much of a statement's own words must stand in the quote, by their stems."""

_NEGATIONS: Final = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|nobody|nothing|cannot|unable|hardly|barely|false|untrue|"
    r"den(?:y|ies|ied|ying)|refut\w+|reject\w*|dismiss\w*|fail\w*|refus\w+|unharmed|unhurt)\b|n['’]t\b",
    re.IGNORECASE,
)
_HEDGES: Final = re.compile(
    r"\b(?:may|might|could|would|will|feared|fears|reportedly|allegedly|alleged|unconfirmed|possibly|perhaps|likely|"
    r"expect\w*|if|threaten\w*|plan\w*|project\w*|predict\w*|forecast\w*|believed|suspected|unverified)\b"
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s(?:\w+ly\s)?\w+(?:ed|en|wn|de|lt|nt|ck|it|ot|un)\b.*?\bby\b",
    re.IGNORECASE,
)
_EXACTLY: Final = re.compile(r"\b(?:exactly|precisely|only|just|merely)\b")
_EITHER: Final = re.compile(r"\s(?:\w+\s)?or\s(?:\w+\s){0,2}", re.IGNORECASE)
_COORDINATED_CHARS: Final = 8
_RUN_REACH_WORDS: Final = 4

_KIND_STEMS: Final = {
    Kind.KILLED: "kill",
    Kind.WOUNDED: "wound",
    Kind.MISSING: "miss",
    Kind.CAPTURED: "capture",
    Kind.DISPLACED: "displace",
    Kind.CASUALTIES: "casualty",
}


class Fault(StrEnum):
    """Why a statement is dropped. The value is the name it has in the metrics."""

    FORM = "form"
    PASSAGE = "passage"
    QUOTE = "quote"
    FINDING = "finding"
    FIGURE = "figure"
    BOUND = "bound"
    DATE = "date"
    NAME = "name"
    KIND = "kind"
    SWAPPED = "swapped"
    NEGATION = "negation"
    HEDGE = "hedge"
    ATTRIBUTION = "attribution"
    WORDING = "wording"
    ENTAILMENT = "entailment"
    REPEATED = "repeated"
    LENGTH = "length"


Guard = Callable[[Taken, Backing], bool]
"""True where the statement holds."""


def figures_hold(said: Taken, backing: Backing) -> bool:
    """Every figure stands in the quote, or in a claim read from it."""
    borne = {figure.key for figure in backing.quote.figures}
    borne |= {(end.value, end.value, end.unit) for end in backing.quote.figures}
    for claim in backing.claims:
        low = claim.high if claim.low is None else claim.low
        if low is not None:
            borne.add((low, low if claim.high is None else claim.high, ""))
    return all(figure.key in borne for figure in said.figures)


def bounds_hold(said: Taken, backing: Backing) -> bool:
    """The words of a bound ("at least", "up to", "about") are neither dropped nor added."""
    if not set(_EXACTLY.findall(said.text.lower())) <= set(_EXACTLY.findall(backing.quote.text.lower())):
        return False
    for figure in said.figures:
        bounds = {other.bound for other in backing.quote.figures if figure.value in {other.value, other.high}}
        if bounds and figure.bound not in bounds:
            return False
    return True


def dates_hold(said: Taken, backing: Backing) -> bool:
    """Every date is told in the quote, or by a claim read from it."""
    return all(any(known.tells(date) for known in backing.dates) for date, _ in said.dates)


def names_hold(said: Taken, backing: Backing) -> bool:
    """Every name stands in the quote or the ledger."""
    dated = [span for _, span in said.dates]
    words = {word.low for word in backing.quote.words} | backing.ledger_words
    shorthand = _initials(backing.quote)
    if not _time_words_kept(said, backing.quote) or not _runs_kept(said, backing):
        return False
    return all(
        name.low in shorthand
        or any(same_name(name.low, word) for word in words)
        or any(span.start <= name.start < span.end for span in dated)
        for name in said.names
    )


def kinds_hold(said: Taken, backing: Backing) -> bool:
    """Nobody is killed who was wounded: what happened to those counted is as in the quote."""
    borne = {stem(word.low) for word in backing.quote.kinds}
    borne |= {_KIND_STEMS[claim.kind] for claim in backing.claims}
    own, there = (Counter(stem(word.low) for word in taken.kinds) for taken in (said, backing.quote))
    if not own.keys() <= borne or any(own[kind] > max(there[kind], 1) for kind in own):
        return False
    return _either_kept(said, backing.quote) and all(
        _kind_kept(figure, said, backing) for figure in said.figures
    )


def sides_hold(said: Taken, backing: Backing) -> bool:
    """Every figure keeps whose it is, and who did what to whom is not turned round."""
    return (
        all(_owner_kept(figure, said, backing) for figure in said.figures)
        and company_kept(said, backing.quote)
        and _order_kept(said, backing.quote)
    )


def negations_hold(said: Taken, backing: Backing) -> bool:
    """A denial is neither left out nor put in."""
    return _marker_kept(_NEGATIONS, said, backing.quote, may_add=False)


def hedges_hold(said: Taken, backing: Backing) -> bool:
    """A doubt or a plan is not told as a fact."""
    return _marker_kept(_HEDGES, said, backing.quote, may_add=True)


def attributions_hold(said: Taken, backing: Backing) -> bool:
    """What somebody says is told as what they say, and by nobody else."""
    if _speaks(backing.quote) and not _speaks(said):
        return False
    there = {word.low for word in backing.quote.words}
    claimants = {word.low for claim in backing.claims if claim.claimant for word in words_of(claim.claimant)}
    if not all(any(same_name(role, word) for word in there | claimants) for role in said.voices):
        return False
    known = {word.low for word in backing.quote.speakers} | claimants
    titles = {word.low for word in backing.quote.words if not word.capital or word not in backing.quote.names}
    return all(one.low in titles or any(same_name(one.low, word) for word in known) for one in said.speakers)


def wording_holds(said: Taken, backing: Backing) -> bool:
    """The statement keeps close to the quote's words."""
    own = {stem(word.low) for word in said.words if word.low not in FUNCTION_WORDS | SPEECH}
    if not own:
        return True
    there = {stem(word.low) for word in backing.quote.words} | {stem(low) for low in backing.ledger_words}
    borne = sum(1 for word in own if word in there or any(same_name(word, other) for other in there))
    return borne >= LEAST_SHARE_BORNE * len(own)


GUARDS: Final[tuple[tuple[Fault, Guard], ...]] = (
    (Fault.FIGURE, figures_hold),
    (Fault.DATE, dates_hold),
    (Fault.NAME, names_hold),
    (Fault.BOUND, bounds_hold),
    (Fault.KIND, kinds_hold),
    (Fault.NEGATION, negations_hold),
    (Fault.HEDGE, hedges_hold),
    (Fault.ATTRIBUTION, attributions_hold),
    (Fault.SWAPPED, sides_hold),
    (Fault.WORDING, wording_holds),
)


def first_fault(said: Taken, backing: Backing) -> Fault | None:
    """The first guard that refuses; None where all hold."""
    return next((fault for fault, holds in GUARDS if not holds(said, backing)), None)


def _time_words_kept(said: Taken, quote: Taken) -> bool:
    """Whether no day of the week is named more often than in the quote."""
    own = Counter(word.low for word in said.words if word.low in TIME_WORDS)
    there = Counter(word.low for word in quote.words if word.low in TIME_WORDS)
    return own <= there


def _runs_kept(said: Taken, backing: Backing) -> bool:
    """Whether names that stand side by side do so in the quote or the ledger: no "Red" of another name."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(backing.quote.words):
        places.setdefault(word.low, []).append(place)
    for one, other in pairwise(said.names):
        beside = said.text[one.start + len(one.text) : other.start] == " "
        if not beside or not (one.capital and other.capital) or one.opens:
            continue
        near = any(
            abs(a - b) <= _RUN_REACH_WORDS for a in _places_of(one, places) for b in _places_of(other, places)
        )
        if not near and not {one.low, other.low} <= backing.ledger_words:
            return False
    return True


def _places_of(name: Word, places: dict[str, list[int]]) -> list[int]:
    return [place for low, found in places.items() if same_name(low, name.low) for place in found]


def _initials(quote: Taken) -> frozenset[str]:
    """Short forms of the quote's names of several words: "un" of "United Nations"."""
    runs: list[str] = [""]
    for word in quote.words:
        if word.capital and word.low not in FUNCTION_WORDS:
            runs[-1] += word.low[0]
        elif word.low not in {"of", "the", "and", "for"} and runs[-1]:
            runs.append("")
    return frozenset(run for run in runs if len(run) > 1)


def _speaks(taken: Taken) -> bool:
    return any(word.speaks for word in taken.words)


def _nearest(words: Iterable[Word], figure: Figure) -> Word | None:
    """The word nearest to a figure; of two as near, the one behind it."""

    def distance(word: Word) -> tuple[int, int]:
        if word.start >= figure.span.end:
            return word.start - figure.span.end, 0
        return figure.span.start - word.start - len(word.text), 1

    return min(words, key=distance, default=None)


def _in_clause(words: Iterable[Word], taken: Taken, figure: Figure) -> tuple[Word, ...]:
    clause = taken.clause(figure.span.start)
    return tuple(word for word in words if taken.clause(word.start) == clause)


def _occurrences(figure: Figure, quote: Taken) -> tuple[Figure, ...]:
    return tuple(other for other in quote.figures if figure.value in {other.value, other.high})


def _kind_kept(figure: Figure, said: Taken, backing: Backing) -> bool:
    kind = _nearest(_in_clause(said.kinds, said, figure) or said.kinds, figure)
    if kind is None or figure.unit:
        return True
    wanted, quote = stem(kind.low), backing.quote
    told = [_nearest(_in_clause(quote.kinds, quote, other), other) for other in _occurrences(figure, quote)]
    if any(told):
        return any(stem(near.low) == wanted for near in told if near is not None)
    if any(_KIND_STEMS[claim.kind] == wanted for claim in backing.claims_of(figure)):
        return True
    anywhere = [_nearest(quote.kinds, other) for other in _occurrences(figure, quote)]
    return any(stem(near.low) == wanted for near in anywhere if near is not None)


def _either_kept(said: Taken, quote: Taken) -> bool:
    """What is told as "killed or wounded" is not told as one of the two."""
    told = {stem(word.low) for word in said.kinds}
    for one, other in pairwise(quote.kinds):
        between = quote.text[one.start + len(one.text) : other.start]
        pair = {stem(one.low), stem(other.low)}
        if _EITHER.fullmatch(between) and len(pair) == 2 and len(pair & told) == 1:  # noqa: PLR2004 - a pair
            return False
    return True


def _owner_kept(figure: Figure, said: Taken, backing: Backing) -> bool:
    """Whether the name nearest to a figure is the same as in the quote, or the side that the ledger tells."""
    owner = _nearest(_in_clause(said.matters(), said, figure), figure)
    if owner is None or figure.unit or isinstance(figure.value, str):
        return True
    quote = backing.quote
    contradicted = _ledger_tells(owner, figure, backing)
    if contradicted is False:
        return True
    for other in _occurrences(figure, quote):
        inside = _in_clause(quote.matters(), quote, other)
        if not inside and _of_another(owner, other, quote):
            continue
        near = _nearest(inside or quote.names, other)
        if near is None or not (same_name(near.low, owner.low) or _one_name(near, owner, quote)):
            continue
        if not contradicted or said.word_before(owner) == quote.word_before(near):
            return True
    return not _occurrences(figure, quote)


def _of_another(owner: Word, figure: Figure, quote: Taken) -> bool:
    """Whether the clause of another figure of the quote holds the name."""
    return any(
        same_name(name.low, owner.low)
        for other in quote.figures
        if other.value != figure.value
        for name in _in_clause(quote.matters(), quote, other)
    )


def _ledger_tells(owner: Word, figure: Figure, backing: Backing) -> bool | None:
    """Whether the ledger gives a figure to another side than ``owner``; None where it does not tell."""
    sides = [claim.side.lower() for claim in backing.claims_of(figure) if claim.side]
    if not sides or not any(same_name(owner.low, side.lower()) for side in backing.all_sides):
        return None
    return not any(same_name(owner.low, side) for side in sides)


def _one_name(near: Word, owner: Word, quote: Taken) -> bool:
    """Whether both are words of one name: "Sela" and "Dorum" of "Sela Dorum"."""
    places = [place for place, word in enumerate(quote.words) if same_name(word.low, owner.low)]
    at = quote.words.index(near)
    return any(all(word in quote.names for word in quote.words[min(at, p) : max(at, p) + 1]) for p in places)


def _order_kept(said: Taken, quote: Taken) -> bool:
    first, second = _shared_names(said, quote)
    if len(first) < 2:  # noqa: PLR2004 - two to be turned round
        return True
    if _coordinated(first, said) and _coordinated(second, quote):
        return True
    turned = [word.low for word in first] != _in_words_of(second, first)
    voiced = (_PASSIVE.search(said.text) is None) != (_PASSIVE.search(quote.text) is None)
    return turned == voiced


def _shared_names(said: Taken, quote: Taken) -> tuple[list[Word], list[Word]]:
    """The names spoken of that both have, each in its own order of first mention."""

    def mentioned(names: tuple[Word, ...], others: tuple[Word, ...]) -> list[Word]:
        kept: list[Word] = []
        for name in names:
            known = any(same_name(name.low, other.low) for other in kept)
            if not known and any(same_name(name.low, other.low) for other in others):
                kept.append(name)
        return kept

    return mentioned(said.matters(), quote.matters()), mentioned(quote.matters(), said.matters())


def _in_words_of(names: list[Word], wording: list[Word]) -> list[str]:
    return [next((w.low for w in wording if same_name(w.low, name.low)), name.low) for name in names]


def _coordinated(names: list[Word], taken: Taken) -> bool:
    """Whether the names stand side by side, so that their order tells nothing: "X and Y"."""
    ends = [(a.start + len(a.text), b.start) for a, b in pairwise(names)]
    return all(
        start - end <= _COORDINATED_CHARS and re.search(r"\b(?:and|or)\b|,", taken.text[end:start])
        for end, start in ends
    )


def _marker_kept(pattern: re.Pattern[str], said: Taken, quote: Taken, *, may_add: bool) -> bool:
    """Whether words of a class (denials, doubts) that touch what is said are kept."""
    own = len(pattern.findall(said.text))
    if own:
        return may_add or own <= len(pattern.findall(quote.text))
    return not any(_touches(match.start(), said, quote) for match in pattern.finditer(quote.text))


def _touches(at: int, said: Taken, quote: Taken) -> bool:
    """Whether the clause of the quote that holds ``at``, or the next, tells what the statement does."""
    clause = quote.clause(at)
    own = {stem(word.low) for word in said.words if word.low not in FUNCTION_WORDS}
    near = {
        stem(word.low)
        for word in quote.words
        if word.low not in FUNCTION_WORDS and quote.clause(word.start) in {clause, clause + 1}
    }
    return not near or bool(own & near)
