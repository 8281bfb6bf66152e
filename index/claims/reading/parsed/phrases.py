"""A sentence taken apart: tokens, the figures that may count people, and the phrases of harm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.claims.datelines import behind_dateline
from index.claims.lexicon import Form, Harm, Thing, harms_in, person_noun, thing
from index.claims.numbers import indefinite_at, is_number_word, number_at, opens_quantity, quantities
from index.claims.reading.parsed.figures import Figure, bounded
from index.claims.reading.parsed.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
)
from index.claims.reading.parsed.idle import counts_nothing_human
from index.claims.reading.parsed.places import Mention, is_people, mentions_in, regions_in
from index.claims.tokens import Token, tokenise
from index.model import Span

_REPORTED = frozenset({"confirmed", "reported", "estimated", "recorded", "known", "documented"})
SURVIVING = frozenset({"survived", "survive", "survives", "surviving", "escaped", "escape"})
_STOPS = (
    frozenset({"include", "includes", "including", "included", "just", "shortly"})
    | SURVIVING
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | AUXILIARIES
    | SAYING
    | PRONOUNS
    | DETERMINERS
)
_LONGEST_NOUN_PHRASE = 8


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with the noun phrase behind it.

    Attributes:
        figure: the count.
        end: token after the noun phrase ("24 young *people* |").
        people: a noun for people heads it.
        harm: the phrase of harm that stands inside or right behind it ("24 *dead*", "two *dead* soldiers").
    """

    figure: Figure
    end: int
    people: bool
    harm: Harm | None = None

    @property
    def start(self) -> int:
        """The first token of the figure."""
        return self.figure.start


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """One sentence, taken apart; the same only as itself, so that what is read off it can be remembered."""

    span: Span
    tokens: tuple[Token, ...]
    harms: tuple[Harm, ...]
    counted: tuple[Counted, ...]
    harm_at: dict[int, Harm]
    harm_ending: dict[int, Harm]
    counted_at: dict[int, Counted]
    counted_ending: dict[int, Counted]
    mentions: tuple[Mention, ...]
    regions: tuple[Mention, ...]
    lows: tuple[str, ...]
    vocabulary: frozenset[str]

    def low(self, at: int) -> str:
        """The lower-case word at token ``at``; "" outside the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def words(self, start: int, end: int) -> list[str]:
        """The lower-case words of tokens ``[start, end)``."""
        return list(self.lows[max(0, start) : end])

    def has(self, words: frozenset[str]) -> bool:
        """Whether any of ``words`` stands in the sentence."""
        return not words.isdisjoint(self.vocabulary)


def take_apart(text: str, span: Span) -> Phrases:
    """Tokenise a sentence and find its figures and phrases of harm."""
    tokens = tokenise(text, span)
    begin = behind_dateline(text, span)
    lows = tuple([token.low for token in tokens])
    harms = harms_in(tokens)
    harm_at = {harm.start: harm for harm in harms}
    counted = tuple(_counted_in(tokens, harm_at))
    return Phrases(
        span=span,
        tokens=tokens,
        harms=harms,
        counted=counted,
        harm_at=harm_at,
        harm_ending={harm.end: harm for harm in harms},
        counted_at={item.start: item for item in counted},
        counted_ending={item.end: item for item in counted},
        mentions=tuple(m for m in mentions_in(tokens) if tokens[m.start].start >= begin),
        regions=tuple(m for m in regions_in(tokens) if tokens[m.start].start >= begin),
        lows=lows,
        vocabulary=frozenset(lows),
    )


def _counted_in(tokens: tuple[Token, ...], harm_at: dict[int, Harm]) -> list[Counted]:
    found: list[Counted] = []
    behind, of_things = 0, False
    for at in quantities(tokens):
        if at < behind:
            continue
        number = number_at(tokens, at)
        if number is None:
            open_count = _indefinite(tokens, at, harm_at)
            found += [open_count] if open_count else []
            behind = open_count.figure.end if open_count else at + 1
            continue
        behind = number.end
        if counts_nothing_human(tokens, number):
            continue
        counted = noun_phrase(tokens, bounded(tokens, number), harm_at)
        of_things = counted is None or (of_things and _of_them(tokens, counted))
        if counted is not None and not of_things:
            found.append(counted)
            behind = max(behind, counted.figure.end)
    return found


_ASKING = frozenset({"how", "so", "as", "too", "not"})
"""Before "many" these ask or compare: "*how many* died"."""


_UNKNOWN = frozenset(
    "unknown unclear unconfirmed uncertain confirmed established verify verified clear know".split()
)


def _unknown(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "how many" is told to be unknown, which owns to harm without a number."""
    return tokens[at - 1].low == "how" and any(token.low in _UNKNOWN for token in tokens)


def _indefinite(tokens: tuple[Token, ...], at: int, harm_at: dict[int, Harm]) -> Counted | None:
    """A count left open, of people or of harm: "many villagers", "many were hurt", "numerous deaths"."""
    number = indefinite_at(tokens, at)
    if number is None or (at and tokens[at - 1].low in _ASKING and not _unknown(tokens, at)):
        return None
    counted = noun_phrase(tokens, bounded(tokens, number), harm_at)
    return counted if counted is not None and (counted.people or counted.harm is not None) else None


def _of_them(tokens: tuple[Token, ...], counted: Counted) -> bool:
    """Whether a figure is only a part of what was counted before it: "five posts …, one *of them*"."""
    end = counted.figure.end
    return [token.low for token in tokens[end : end + 2]] in (["of", "them"], ["of", "which"])


def noun_phrase(tokens: tuple[Token, ...], figure: Figure, harm_at: dict[int, Harm]) -> Counted | None:
    """The noun phrase behind a figure; None where it counts things and not people."""
    at = figure.end
    if at < len(tokens) and tokens[at].low in _NOUNS_TOO:
        return Counted(figure, at + 1, people=False) if _of_missing(tokens, at) else None
    if [token.low for token in tokens[at : at + 2]] in _OF_THEIR:
        own = noun_phrase(tokens, replace(figure, end=at + 2), harm_at)
        if own is None or own.people:
            return own and replace(own, figure=figure)
        return Counted(figure, at, people=False)
    return _noun_phrase_from(tokens, figure, harm_at)


def _noun_phrase_from(tokens: tuple[Token, ...], figure: Figure, harm_at: dict[int, Harm]) -> Counted | None:
    at, people_end, described, last = figure.end, 0, None, ""
    while at < len(tokens) and at - figure.end < _LONGEST_NOUN_PHRASE:
        token, harm = tokens[at], harm_at.get(at)
        if _only_joins(tokens, at, last, people=bool(people_end)):
            at += 1
            people_end = at if people_end else 0
            continue
        if harm is not None and _attributive(tokens, harm):
            described, at = harm, harm.end
            continue
        if harm is not None and _describes_things(tokens, harm):
            return None
        if harm is not None or _ends_noun_phrase(tokens, at, harm_at):
            break
        at += 1
        if person_noun(token.low) or person_noun(f"{last} {token.low}") or is_people(token):
            people_end = at
        if token.low not in _REPORTED:
            last = token.low
    if not people_end and _counts_things(tokens, at, last):
        return None
    end = people_end or at
    harm = described or _behind(tokens, end, harm_at)
    labelled = figure.start > 0 and tokens[figure.start - 1].low == ":"
    if harm is not None and labelled and labels_next(tokens, harm):
        harm = None
    family = "family" in [token.low for token in tokens[figure.start : figure.number.start]]
    return Counted(figure, end, people=bool(people_end) or family, harm=harm)


def _only_joins(tokens: tuple[Token, ...], at: int, last: str, *, people: bool) -> bool:
    """Whether a token only joins words: brackets of a reporter ("49 [troops] dead"), "and" of adjectives."""
    low = tokens[at].low
    if low == "and" and last and not people:
        return _described_too(tokens, at + 1, last)
    return low in {"[", "]"}


def _describes_things(tokens: tuple[Token, ...], harm: Harm) -> bool:
    """Whether a state is told of things and not people: "12 million *dead trees*"."""
    if harm.end >= len(tokens) or not harm.is_(Form.STATE, Form.DID):
        return False
    sort = thing(tokens[harm.end].low)
    return sort is not None and sort not in _MEASURES and not tokens[harm.end].capital


def _ends_noun_phrase(tokens: tuple[Token, ...], at: int, harm_at: dict[int, Harm]) -> bool:
    token = tokens[at]
    if token.low in _REPORTED and at + 1 in harm_at:
        return False
    if token.mark or token.low in _STOPS or token.numeric or is_number_word(token.low):
        return True
    return thing(token.low) in _MEASURES


def _counts_things(tokens: tuple[Token, ...], at: int, last: str) -> bool:
    """Whether a noun phrase without people ends in a thing, or goes on with a measure or "of" things."""
    if last:
        return thing(last) is not None and not _of_missing(tokens, at - 1)
    return at < len(tokens) and (thing(tokens[at].low) in _MEASURES or _of_things(tokens, at))


_OF_THEIR = [["of", owner] for owner in ("its", "their", "his", "her", "our", "my")]


def _described_too(tokens: tuple[Token, ...], at: int, last: str) -> bool:
    """Whether "and" joins two adjectives of one noun for people: "eight military *and* paramilitary men"."""
    if thing(last) is not None or at + 1 >= len(tokens) or opens_quantity(tokens[at]):
        return False
    plain = person_noun(tokens[at].low) is None and tokens[at].low not in _STOPS
    noun = person_noun(tokens[at + 1].low)
    return plain and noun is not None and not noun.singular


_NOUNS_TOO = frozenset({"states", "reports", "claims", "counts", "estimates", "notes"})
"""Verbs of saying that are nouns behind a number: "in twelve *states*"."""

_NOTICES = frozenset({"reports", "cases", "calls", "names", "notices", "requests", "enquiries", "files"})


def _of_missing(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether people are counted by what was filed about them: "40 reports *of missing* people"."""
    words = [token.low for token in tokens[at : at + 4]]
    told = words[0] in _NOTICES and words[1:2] == ["of"]
    return told and not {"missing", "disappeared", "disappearance"}.isdisjoint(words)


def _behind(tokens: tuple[Token, ...], end: int, harm_at: dict[int, Harm]) -> Harm | None:
    """The harm right behind a noun phrase that ends at ``end``, where at most adverbs part them."""
    for at in range(end, min(end + 3, len(tokens))):
        if at in harm_at:
            return harm_at[at]
        if not (is_adverb(tokens[at].low) or tokens[at].low in _REPORTED):
            return None
    return None


def labels_next(tokens: tuple[Token, ...], harm: Harm) -> bool:
    """Whether a word of harm is the label of the next figure in a box: "Deaths: 32 *Missing: 3*"."""
    behind = [token.low for token in tokens[harm.end : harm.end + 1]]
    return behind == [":"] and harm.end + 1 < len(tokens) and opens_quantity(tokens[harm.end + 1])


_MEASURES = frozenset({Thing.TIME, Thing.MEASURE})


def _of_things(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the figure counts things told behind "of": "several *of the city's bridges*"."""
    if tokens[at].low != "of":
        return False
    for token in tokens[at + 1 : at + 6]:
        if token.mark or person_noun(token.low) or (token.low in _STOPS and token.low not in DETERMINERS):
            return False
        if thing(token.low) and not token.capital:
            return True
    return False


def _attributive(tokens: tuple[Token, ...], harm: Harm) -> bool:
    """Whether a phrase of harm stands before the noun that it describes: "two *dead* soldiers"."""
    for at in range(harm.end, min(harm.end + 3, len(tokens))):
        if tokens[at].mark or tokens[at].low in _STOPS:
            return False
        if person_noun(tokens[at].low):
            return True
    return False


def is_adverb(word: str) -> bool:
    """Whether ``word`` (lower case) may stand between an auxiliary and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 3)  # noqa: PLR2004 - "fly", "ply"
