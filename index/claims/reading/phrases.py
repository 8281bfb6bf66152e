"""A sentence taken apart: tokens, the figures that may count people, and the phrases of harm."""

from __future__ import annotations

from dataclasses import dataclass

from index.claims.numbers import Number, number_at
from index.claims.reading.figures import Figure, bounded
from index.claims.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
)
from index.claims.lexicon import Harm, Thing, harms_in, person_noun, thing
from index.claims.tokens import Token, tokenise
from index.model import Span

_STOPS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | AUXILIARIES | SAYING | PRONOUNS | DETERMINERS
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


@dataclass(frozen=True, slots=True)
class Phrases:
    """One sentence, taken apart."""

    span: Span
    tokens: tuple[Token, ...]
    harms: tuple[Harm, ...]
    counted: tuple[Counted, ...]
    harm_at: dict[int, Harm]
    harm_ending: dict[int, Harm]
    counted_at: dict[int, Counted]

    def low(self, at: int) -> str:
        """The lower-case word at token ``at``; "" outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def words(self, start: int, end: int) -> list[str]:
        """The lower-case words of tokens ``[start, end)``."""
        return [token.low for token in self.tokens[max(0, start) : end]]

    def has(self, words: frozenset[str]) -> bool:
        """Whether any of ``words`` stands in the sentence."""
        return any(token.low in words for token in self.tokens)


def take_apart(text: str, span: Span) -> Phrases:
    """Tokenise a sentence and find its figures and phrases of harm."""
    tokens = tokenise(text, span)
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
    )


def _counted_in(tokens: tuple[Token, ...], harm_at: dict[int, Harm]) -> list[Counted]:
    found: list[Counted] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is None:
            at += 1
            continue
        at = number.end
        if not _counts_nothing_human(tokens, number):
            counted = noun_phrase(tokens, bounded(tokens, number), harm_at)
            if counted is not None:
                found.append(counted)
                at = max(at, counted.figure.end)
    return found


def noun_phrase(tokens: tuple[Token, ...], figure: Figure, harm_at: dict[int, Harm]) -> Counted | None:
    """The noun phrase behind a figure; None where it counts things and not people."""
    at, people_end, harm, last = figure.end, 0, None, ""
    while at < len(tokens) and at - figure.end < _LONGEST_NOUN_PHRASE:
        token, here = tokens[at], harm_at.get(at)
        if here is not None:
            if not _attributive(tokens, here):
                return Counted(
                    figure, people_end or at, bool(people_end), harm or _adjacent(here, at, people_end)
                )
            harm, at = here, here.end
            continue
        if token.mark or token.low in _STOPS or token.numeric:
            break
        sort = thing(token.low)
        if sort in {Thing.TIME, Thing.MEASURE}:
            break
        at += 1
        if person_noun(token.low) or person_noun(f"{last} {token.low}"):
            people_end = at
        last = token.low
    if people_end:
        return Counted(figure, people_end, people=True, harm=harm)
    if last and thing(last):
        return None
    if not last and at < len(tokens) and thing(tokens[at].low) in {Thing.TIME, Thing.MEASURE}:
        return None
    return Counted(figure, at, people=False, harm=harm)


def _adjacent(harm: Harm, at: int, people_end: int) -> Harm | None:
    """The harm right behind a noun phrase, where no other word parts them."""
    return harm if not people_end or people_end == at else None


def _attributive(tokens: tuple[Token, ...], harm: Harm) -> bool:
    """Whether a phrase of harm stands before the noun that it describes: "two *dead* soldiers"."""
    for at in range(harm.end, min(harm.end + 3, len(tokens))):
        if tokens[at].mark or tokens[at].low in _STOPS:
            return False
        if person_noun(tokens[at].low):
            return True
    return False


_DESIGNATORS = frozenset(
    "no nos number flight route highway article section chapter page category boeing airbus magnitude unit "
    "brigade ward channel room gate terminal platform level phase type group class grade formula apollo figure "
    "aged age covid paragraph verse lot block sector zone area version volume chassis windows iphone "
    "$ € £ ₹ ¥ rs rs. usd eur inr us$ # № interstate i bus train vessel hull episode season verse day week hour "
    "year stage round step apartment building resolution".split()
)
_YEARS = range(1900, 2100)
_OLDEST = 115
_DAYS = 31
_ONE_OF = frozenset("them those whom its his her their our the dead killed wounded injured victims".split())


def _counts_nothing_human(tokens: tuple[Token, ...], number: Number) -> bool:
    """Whether a number is a date, an age, a sum, a share or a name's part by the words around it."""
    before = tokens[number.start - 1].low if number.start else ""
    after = tokens[number.end].low if number.end < len(tokens) else ""
    if before in _DESIGNATORS or after in {"%", "°"} or "/" in {before, after}:
        return True
    if number.vague or number.low is None:
        return False
    return (
        _is_year(tokens, number)
        or _is_day(number, before, after)
        or _is_age(tokens, number)
        or _is_list_mark(number, after)
        or _is_idle_one(tokens, number, before)
    )


def _is_year(tokens: tuple[Token, ...], number: Number) -> bool:
    token = tokens[number.start]
    if not (number.digits and len(token.text) == 4 and number.low in _YEARS):  # noqa: PLR2004 - a year's digits
        return False
    after = tokens[number.end].low if number.end < len(tokens) else ""
    return person_noun(after) is None


def _is_day(number: Number, before: str, after: str) -> bool:
    if number.low is None or number.low > _DAYS or not number.digits:
        return False
    return (before in MONTHS and before != "may") or (after in MONTHS and after != "may") or before == "may"


def _is_age(tokens: tuple[Token, ...], number: Number) -> bool:
    """An age stands between commas or brackets behind a name or a person, or behind "of"."""
    if number.low is None or number.low > _OLDEST or number.start < 2 or number.end > number.start + 1:  # noqa: PLR2004
        return False
    before, owner = tokens[number.start - 1].low, tokens[number.start - 2]
    after = tokens[number.end].low if number.end < len(tokens) else "."
    noun = person_noun(owner.low)
    named = owner.capital or (noun is not None and noun.singular)
    if before == "of":
        return noun is not None and noun.singular
    if before == ",":
        return named and after in {",", ".", ")", ";", "and", "of", "from", "was"} and number.digits
    return before == "(" and after == ")" and named and not _plural(owner.low)


def _plural(word: str) -> bool:
    noun = person_noun(word)
    return noun is not None and not noun.singular


def _is_list_mark(number: Number, after: str) -> bool:
    return number.start == 0 and number.digits and after in {".", ")"}


def _is_idle_one(tokens: tuple[Token, ...], number: Number, before: str) -> bool:
    """ "one" that counts nobody: "no one", "one of the worst floods", "one another"."""
    if tokens[number.start].low != "one":
        return False
    after = [token.low for token in tokens[number.end : number.end + 3]]
    if before in {"no", "the", "any", "every", "this", "that", "which", "each"} or after[:1] == ["another"]:
        return True
    if after[:1] == ["of"]:
        return (
            after[1:2] == ["the"] and after[2] not in _ONE_OF and person_noun(after[2]) is None
            if len(after) > 2
            else True
        )  # noqa: PLR2004
    return after[:1] == ["who"]


def is_adverb(word: str) -> bool:
    """Whether ``word`` (lower case) may stand between an auxiliary and its verb."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 3)  # noqa: PLR2004 - "fly", "ply"
