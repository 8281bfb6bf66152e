"""Figures in lists: shares of one whole, told one behind the other without a verb of their own.

"158 have died: 155 in Eastmark, two in Westmark", "of whom seven were women and 15 children", "Nine were
minors". What keeps other numbers out is that shares do not add up to more than their whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.claims.lexicon import person_noun
from index.claims.model import Kind
from index.claims.reading.parsed.grammar import CLAUSE_STARTS, DETERMINERS, RELATIVES
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases, is_adverb
from index.claims.reading.parsed.places import Naming, is_people

SHARE = "share-of-list"
_ENDS = frozenset({"–", "—", "", ".", ",", ";", ")", "and", "or", "while"})
_LONGEST_GAP = 9


def going_on(phrases: Phrases, index: int, found: Mapping[int, Reading]) -> Reading | None:
    """A part behind another part: "of whom seven were women *and 15 children*", "33 badly *and 9 not*"."""
    before, counted = found.get(index - 1), phrases.counted[index]
    if before is None or not before.subset or not before.rule.startswith("part") or counted.figure.more:
        return None
    gap = phrases.words(before.counted.end, counted.start)
    if not 0 < len(gap) <= _LONGEST_GAP or gap[-1] not in {"and", ","} or not _plain(gap):
        return None
    if any(before.counted.end <= harm.start <= counted.end for harm in phrases.harms):
        return None
    return (
        replace(before, counted=counted)
        if _closed(phrases, counted) and _fits(index, found, counted)
        else None
    )


def graded(phrases: Phrases, index: int, found: Mapping[int, Reading]) -> Reading | None:
    """The badly hurt among the hurt: "wounding 12*, three seriously*", "120 injured, *30 critically*"."""
    before, counted = found.get(index - 1), phrases.counted[index]
    if before is None or before.kind is not Kind.WOUNDED or counted.people:
        return None
    at = counted.figure.end + (phrases.low(counted.figure.end) == "of") * 2
    if phrases.low(at) not in _GRADES or phrases.low(at + 1) not in _ENDS:
        return None
    end = max(before.counted.end, before.harm.end if before.harm else 0)
    near = end < counted.start <= end + _NEAR and phrases.low(counted.start - 1) in {",", "and", "–", "("}
    return replace(before, counted=counted, rule="part-of-whole", subset=True) if near else None


_NEAR = 2
_GRADES = frozenset(
    "seriously critically severely gravely badly slightly lightly heavily fatally mildly".split()
)


def _plain(gap: list[str]) -> bool:
    """Whether no other clause begins between two parts."""
    return not any(word in CLAUSE_STARTS or word in RELATIVES or word in {":", ";", "("} for word in gap)


def _closed(phrases: Phrases, counted: Counted) -> bool:
    """Whether the clause ends behind a part, or only says where, how or of what sort they were."""
    if counted.end > counted.figure.end and not (
        counted.people or phrases.low(counted.end - 1) == "ones" or is_adverb(phrases.low(counted.end - 1))
    ):
        return False
    at = counted.end + is_adverb(phrases.low(counted.end))
    return phrases.low(at) in _ENDS or (not counted.people and phrases.low(at) in _WHERE)


_WHERE = frozenset("in from at on among under by near across aboard outside inside within of to".split())
"""Prepositions that tell one share of a whole from another."""


def _fits(index: int, found: Mapping[int, Reading], counted: Counted) -> bool:
    """Whether the parts so far and this one add up to no more than the whole they are of."""
    number, parts = counted.figure.low, 0
    for back in range(index - 1, -1, -1):
        reading = found.get(back)
        if reading is None:
            continue
        if not reading.subset:
            whole = reading.counted.figure.low or reading.counted.figure.high
            return whole is None or number is None or parts + number <= whole
        parts += reading.counted.figure.low or 0
    return True


def distributed(phrases: Phrases, index: int, found: Mapping[int, Reading]) -> Reading | None:
    """A share behind a colon or in brackets: "158 dead*: 155 in Eastmark, two in Westmark*"."""
    counted = phrases.counted[index]
    whole = next((found[at] for at in range(index - 1, -1, -1) if at in found and _is_whole(found[at])), None)
    if whole is None or whole.counted.figure.low is None or not counted.figure.low:
        return None
    begun = [reading for at, reading in found.items() if reading.rule == SHARE and at < index]
    if not (_goes_on(phrases, counted, begun[-1]) if begun else _opens(phrases, counted, whole)):
        return None
    where = phrases.low(counted.end) in _WHERE and phrases.low(counted.end + 1) not in {
        "them",
        "whom",
        "which",
    }
    sort = counted.people and phrases.low(counted.end) in _ENDS
    taken = sum(reading.counted.figure.low or 0 for reading in begun)
    if not (where or sort) or taken + counted.figure.low > whole.counted.figure.low:
        return None
    placed = where and _place_behind(phrases, counted.end + 1)
    return replace(whole, counted=counted, rule=SHARE, harm=None, subset=not placed)


_PRONOUNS = frozenset({"them", "whom", "which"})


def _is_whole(reading: Reading) -> bool:
    return not reading.subset and reading.rule != SHARE


def _opens(phrases: Phrases, counted: Counted, whole: Reading) -> bool:
    """Whether a mark that opens a list stands right before the figure, behind its whole."""
    mark = counted.start - 1
    end = whole.extent[1]
    if phrases.low(mark) in {"–", "—"} and mark == whole.counted.end:
        return True  # "nine people *– eight pupils and one teacher –* were hurt"
    placed = phrases.low(mark) == "with" and phrases.low(counted.end) == "in"
    if not end <= mark <= end + _TO_LIST or not (placed or phrases.low(mark) in _OPENERS):
        return False
    between = any(end <= harm.start < mark for harm in phrases.harms)
    return not between and not any(end <= other.start < mark for other in phrases.counted)


_OPENERS = frozenset({":", "(", "–", "—"})
_TO_LIST = 14


def _goes_on(phrases: Phrases, counted: Counted, last: Reading) -> bool:
    """Whether the list that ``last`` stands in goes on to the figure, past parts of its own shares."""
    if phrases.low(counted.start - 1) not in {",", "and", ";", "plus", "–", "—"}:
        return False
    closed = phrases.words(last.counted.end, counted.start - 1)
    return ")" not in closed and "." not in closed


def _place_behind(phrases: Phrases, at: int) -> bool:
    """Whether a name stands at ``at``: places have counts of their own, groups are parts."""
    at += phrases.low(at) in DETERMINERS
    return any(token.capital for token in phrases.tokens[at : at + 3])


def opening_part(
    phrases: Phrases, counted: Counted, before: Reading | None, recent: Reading | None
) -> Reading | None:
    """A part of those told of before by what they were: "*Nine were minors*", "*One was Jan Novak*"."""
    if before is not None and phrases.low(counted.start - 1) in {";", "while"}:
        recent = before  # "650 of the dead were tourists; at least two were pilots"
    elif counted.start > 1:
        return None
    if recent is None or counted.figure.low is None or recent.rule == ASKED:
        return None
    whole = recent.counted.figure.low or recent.counted.figure.high
    if (whole is not None and whole <= counted.figure.low) or not _told_by_sort(phrases, counted):
        return None
    return replace(recent, counted=counted, rule="part-of-whole-before", subset=True, harm=None)


ASKED = "number-asked"
"""The rule of a count that was only asked for: see :mod:`index.claims.reading.counted.carried`."""


def _told_by_sort(phrases: Phrases, counted: Counted) -> bool:
    """Whether a verb tells whence people were or of what sort: "*were* minors", "*came from* Norland"."""
    at = counted.end
    if phrases.low(at) == "of" and phrases.low(at + 1) in {"those", "these", "them", "the"}:
        at += 2 + (person_noun(phrases.low(at + 2)) is not None)
    each = phrases.low(at) in {"each", "apiece"}
    at += each
    if phrases.low(at + 1) == _WHENCE.get(phrases.low(at)):
        return True
    if phrases.low(at) not in _WERE or (counted.people and not each):
        return False
    return _is_sort_of_people(phrases, at + 1, one=counted.figure.low == 1)


_WHENCE = {"came": "from", "come": "from", "hailed": "from", "belonged": "to"}
_WERE = frozenset({"was", "were", "is", "are"})


def adding_up(phrases: Phrases, told: Iterable[Reading | None]) -> dict[int, Reading]:
    """A sentence without harm whose figures add up to those told of before: "99 were women and 56 men"."""
    figures = [counted.figure for counted in phrases.counted]
    if phrases.harms or not 1 < len(figures) <= _LONGEST_TABLE:
        return {}
    total = sum(figure.low or 0 for figure in figures)
    recent = next((whole for whole in told if whole and whole.counted.figure.low == total), None)
    if recent is None or total < _SMALLEST_TABLE or not all(figure.low == figure.high for figure in figures):
        return {}
    return {
        at: replace(recent, counted=counted, rule="part-of-whole-before", subset=True, harm=None)
        for at, counted in enumerate(phrases.counted)
    }


_LONGEST_TABLE = 12
_SMALLEST_TABLE = 10
_LONGEST_SORT = 6


_OF_AGE = (["in", "their"], ["under", "the"])


def _is_sort_of_people(phrases: Phrases, at: int, *, one: bool) -> bool:
    """Whether a predicate says who people were: "foreign nationals", "in their twenties", "from Norland"."""
    if one and phrases.tokens[at : at + 1] and phrases.tokens[at].capital:
        return True
    if phrases.words(at, at + 2) in _OF_AGE or phrases.low(at) in {"aged", "from"}:
        return True
    for place in range(at, min(at + _LONGEST_SORT, len(phrases.tokens))):
        word = phrases.low(place)
        if place in phrases.harm_at or word in _ENDS - {"and"} or word in CLAUSE_STARTS or word in _WHERE:
            return False
        if word.endswith(("ed", "ing")):
            return False
        if any(mention.start == place and mention.naming is Naming.PEOPLE for mention in phrases.mentions):
            return True
        noun = person_noun(word)
        if (noun is not None and noun.singular == one) or is_people(phrases.tokens[place]):
            return True
    return False
