"""Figures whose verb stands elsewhere: in the conjunct beside them, or in the sentence before.

"49 Armenian *and 50 Azeri servicemen* were killed", "killed 59 people, *six of them* in a school",
"Of them *12 were children*", "The number now stands at *50*".
"""

from __future__ import annotations

from dataclasses import replace

from index.claims.lexicon import Form, person_noun, thing
from index.claims.model import Kind
from index.claims.reading.counted.carried import carried
from index.claims.reading.counted.gapped import JOINS, gapped
from index.claims.reading.counted.lists import ASKED, adding_up, distributed, going_on, graded, opening_part
from index.claims.reading.counted.predicates import tells_of_part
from index.claims.reading.parsed.grammar import (
    AUXILIARIES,
    PREPOSITIONS,
    SAYING,
    phrase_set,
)
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Counted, Phrases

_GAP = 14
_SUBSET_LEADS = phrase_set(
    "including|among them|among whom|among those|of whom|of which|of them|of these|of those|amongst them"
    "|included|includes|include|mostly|among which|of the dead|of the victims|among the dead"
    "|counting|from them|out of them|comprised of|consisting of|among the killed"
    "|including those of|of those killed|of the injured|of the wounded|among the victims|of the missing"
    "|comprising"
)
_SUBSET_TAILS = phrase_set(
    "of them|of whom|of the dead|of the victims|of those|of the injured|of these|of the wounded|of which"
    "|of the missing|among them|of the deaths|of the fatalities|of the casualties|of the killed"
    "|of those killed|of the injuries|of those injured|of the fallen|of the hurt|of the slain"
)
_SHARES = frozenset(
    "half third thirds quarter quarters fifth most majority percent % some many all none each".split()
)
_LENGTHS = range(1, 4)
_PRONOUN_LEADS = frozenset({"them", "whom", "these", "those"})
_OPENING = 30
"""How far a sentence's opening "Of those killed" reaches, in tokens."""


def read_ellipses(
    phrases: Phrases,
    direct: dict[int, Reading],
    before: Reading | None,
    recent: Reading | None,
) -> dict[int, Reading]:
    """All readings of a sentence: the direct ones, and those that lean on them or on the sentence before.

    Args:
        phrases: the sentence.
        direct: readings by the index of their figure in ``phrases.counted``.
        before: the leading reading of the text before, which a bare number is of; None if there is none.
        recent: the reading of one of the last sentences, whose people "of them" points at.
    """
    found = dict(direct)
    _move_to_shares(phrases, found)
    _mark_subsets(phrases, found)
    for index in range(len(phrases.counted) - 1, -1, -1):
        if index not in found:
            reading = carried(phrases, phrases.counted[index], found.values(), before, recent)
            if reading is None and not _of_whole_on_left(phrases, index, found):
                reading = _from_right(phrases, index, found)
            if reading is not None:
                found[index] = reading
            if reading is not None and reading.rule == "shared-verb":
                found[index + 1] = _bounded_alike(reading, found[index + 1])
    for index in range(len(phrases.counted)):
        if index not in found:
            reading = (
                _subset(phrases, index, found, recent)
                or going_on(phrases, index, found)
                or graded(phrases, index, found)
                or distributed(phrases, index, found)
                or opening_part(phrases, phrases.counted[index], found.get(index - 1), recent)
                or carried(phrases, phrases.counted[index], found.values(), before, recent)
                or _from_left(phrases, index, found)
                or gapped(phrases, index, found)
            )
            if reading is not None:
                found[index] = reading
    return _parts_that_add_up(found) or adding_up(phrases, (recent, before))


def _move_to_shares(phrases: Phrases, found: dict[int, Reading]) -> None:
    """In "eleven of the 23 crew are missing" it is the eleven who are."""
    for index in [at for at in found if at]:
        reading, share = found[index], phrases.counted[index - 1]
        between = phrases.words(share.figure.end, reading.counted.start)
        told_apart = not _TOLD_APART.isdisjoint(phrases.words(share.start - 1, share.start))
        if _of_whose(between) and not told_apart and reading.rule.startswith("subject"):
            found.setdefault(index - 1, replace(reading, counted=share))
            del found[index]


def _of_whose(between: list[str]) -> bool:
    """Whether a figure is a share of the next: "40 *of the* 300", "40 *of Oldtown's* 300 guests"."""
    owned = bool(between) and (between[-1] in {"the", "its", "their"} or between[-1].endswith(("'s", "s'")))
    return between[:1] == ["of"] and len(between) <= _LONGEST_OWNER and owned


_LONGEST_OWNER = 4


def _parts_that_add_up(found: dict[int, Reading]) -> dict[int, Reading]:
    """Figures that follow one and add up to it are its parts: "50 men, 42 of the army and eight guards"."""
    for index, whole in found.items():
        total, behind = whole.counted.figure.low, index + 1
        while total and behind in found and found[behind].kind is whole.kind and not found[behind].subset:
            total -= found[behind].counted.figure.low or total + 1
            behind += 1
        if total == 0 and behind > index + 2:
            parts = {at: replace(found[at], subset=True) for at in range(index + 1, behind)}
            return found | parts
    return found


def _mark_subsets(phrases: Phrases, found: dict[int, Reading]) -> None:
    for index, reading in sorted(found.items()):
        part = _is_subset(phrases, reading.counted) and not _of_unharmed(phrases, index, found)
        if part or _goes_on_listing(phrases, index, found) or _joined_to_part(phrases, index, found):
            found[index] = replace(reading, subset=True)


def _goes_on_listing(phrases: Phrases, index: int, found: dict[int, Reading]) -> bool:
    """Whether a list of parts goes on: "includes two guards who died *and one who is missing*"."""
    counted, before = phrases.counted[index], found.get(index - 1)
    joined = phrases.words(counted.start - 1, counted.start) == ["and"] and phrases.low(counted.end) == "who"
    return joined and before is not None and before.subset and phrases.low(before.counted.end) == "who"


def _joined_to_part(phrases: Phrases, index: int, found: dict[int, Reading]) -> bool:
    """Whether a list of parts goes on within an aside: "12, including two nurses *and one guard*, died"."""
    reading, before = found[index], found.get(index - 1)
    goes_on = before is not None and before.subset and before.kind == reading.kind
    return goes_on and tells_of_part(phrases, reading.counted)


def _of_unharmed(phrases: Phrases, index: int, found: dict[int, Reading]) -> bool:
    """Whether "of them" points at people who were not harmed: "300 guests …, *28 of them* died"."""
    pointing = _tail(phrases, phrases.counted[index]) and not _lead(phrases, phrases.counted[index])
    return pointing and index > 0 and index - 1 not in found


def _is_subset(phrases: Phrases, counted: Counted) -> bool:
    return _lead(phrases, counted) or _tail(phrases, counted)


def _of_whole_on_left(phrases: Phrases, index: int, found: dict[int, Reading]) -> bool:
    """Whether a part follows its whole: "12 died, *including three nurses*, and five were hurt"."""
    return index - 1 in found and _lead(phrases, phrases.counted[index])


def _lead(phrases: Phrases, counted: Counted) -> bool:
    """Whether words like "including" stand before the figure, directly or before a shared conjunct."""
    at = counted.start
    while at and phrases.low(at - 1) in {",", "the", "also"}:
        at -= 1
    for length in _LENGTHS:
        if tuple(phrases.words(at - length, at)) in _SUBSET_LEADS:
            # "two thirds of those 60 injured" tells of the whole, and of a share without a count.
            return phrases.low(at - length - 1) not in _SHARES
    return _opened_by_lead(phrases, counted)


def _opened_by_lead(phrases: Phrases, counted: Counted) -> bool:
    """Whether the sentence opens with "Of those killed, …" or "Among the dead are …"."""
    if phrases.low(0) not in {"of", "among", "amongst"} or counted.start > _OPENING:
        return False
    behind_article = 2
    while behind_article < counted.start and behind_article not in phrases.harm_at:
        if not (phrases.low(behind_article) in _KNOWN or behind_article in phrases.counted_at):
            break
        behind_article += 1
    return phrases.low(1) in _PRONOUN_LEADS or _of_the_harmed(phrases, behind_article)


_KNOWN = frozenset("confirmed known identified reported registered total more".split())


def _tail(phrases: Phrases, counted: Counted) -> bool:
    """Whether words like "of them" follow the figure."""
    at = counted.figure.end
    if counted.figure.more:
        return False
    if phrases.low(counted.end) in {"included", "inclusive"} and phrases.low(counted.start - 1) == ",":
        return True
    if phrases.words(counted.end, counted.end + 2) == ["among", "them"]:
        return True
    if phrases.low(at + 1) in {"those", "these"} and _noun_follows(phrases, at + 2):
        return False
    return any(tuple(phrases.words(at, at + length)) in _SUBSET_TAILS for length in _LENGTHS)


def _noun_follows(phrases: Phrases, at: int) -> bool:
    """Whether "those" stands before a thing: "one of those *storms*"."""
    return thing(phrases.low(at)) is not None or person_noun(phrases.low(at)) is not None


def _of_the_harmed(phrases: Phrases, at: int) -> bool:
    """Whether "the dead" or "the injured" opens the sentence, and no bodies that are only counted out."""
    harm = phrases.harm_at.get(at)
    return phrases.low(1) == "the" and harm is not None and not harm.is_(Form.BODY)


def _from_right(phrases: Phrases, index: int, found: dict[int, Reading]) -> Reading | None:
    """A first conjunct that shares the verb of the next: "49 Armenian and 50 Azeri servicemen died"."""
    following = found.get(index + 1)
    if following is None or not following.rule.startswith(("subject", "count", "shared")):
        return None
    counted, other = phrases.counted[index], following.counted
    between = phrases.words(counted.end, other.start)
    joined = bool(between) and all(word in {",", "and", "or", "as", "well", "plus", "&"} for word in between)
    taken_from = "of" in phrases.words(counted.start - 2, counted.start)  # "*Of the 40 pupils*, 12 died"
    if not joined or following.subset or (taken_from and between == [","]):
        return None
    harm = following.harm
    described = between == ["and"] and phrases.low(counted.end - 1) in _SORTS and not counted.people
    if harm is not None and harm.is_(Form.NOUN) and not harm.is_(Form.DID, Form.STATE) and not described:
        return None
    return replace(following, counted=counted, rule="shared-verb")


_SORTS = frozenset({"military", "civilian", "police", "confirmed", "suspected", "direct", "indirect"})
"""Adjectives that stand for their noun: "13 *military* and 40 civilian deaths"."""


def _bounded_alike(first: Reading, second: Reading) -> Reading:
    """The second of two conjuncts under one bound: "at least 49 Armenian and 50 Azeri soldiers"."""
    one, other = first.counted.figure, second.counted.figure
    exact = other.qualifier == "exact" and other.low is not None
    if not exact or one.qualifier == "exact" or (one.low is not None and one.high is not None):
        return second
    low, high = (other.low, None) if one.high is None else (None, other.high)
    figure = replace(other, low=low, high=high, qualifier=one.qualifier)
    return replace(second, counted=replace(second.counted, figure=figure))


def _subset(
    phrases: Phrases, index: int, found: dict[int, Reading], before: Reading | None
) -> Reading | None:
    """A part of a figure told before: "including 12", "two of them", "Of them 13 are children"."""
    counted = phrases.counted[index]
    if not _is_subset(phrases, counted) or _no_part(phrases, counted):
        return None
    if counted.end > counted.figure.end and not counted.people:
        return None
    whole = _nearest_left(phrases, index, found)
    if whole is not None:
        return replace(whole, counted=counted, rule="part-of-whole", subset=True)
    named = phrases.harm_at.get(counted.figure.end + 2) if _tail(phrases, counted) else None
    if named is not None and named.is_(Form.NOUN, Form.DID, Form.STATE):
        return Reading(counted, named.kind, "part-of-whole", named, subset=True)
    harm = next((h for h in reversed(phrases.harms) if counted.start - _GAP <= h.start < counted.start), None)
    if harm is not None and (
        harm.is_(Form.NOUN, Form.DID, Form.STATE) or phrases.low(harm.end - 1) in {"dead", "victims"}
    ):
        return Reading(counted, harm.kind, "part-of-whole", harm, subset=True)
    listed = phrases.low(counted.start - 1) in {"include", "includes", "included", "including", "comprising"}
    if listed and "toll" in phrases.words(counted.start - _LENGTH_OF_TOLL, counted.start):
        return Reading(counted, Kind.KILLED, "part-of-whole", None, subset=True)
    told = before is not None and before.rule != ASKED and not _acts(phrases, counted)
    they = phrases.low(0) in {"they", "these"} and phrases.low(counted.start - 2) == phrases.low(0)
    if before is not None and told and (they or not listed) and counted.start < 6:  # noqa: PLR2004 - at the sentence's head
        return replace(before, counted=counted, rule="part-of-whole-before", subset=True, harm=None)
    return None


def _acts(phrases: Phrases, counted: Counted) -> bool:
    """Whether a part does something instead of being told of: "One of them, a baker, *wanted* to stay"."""
    at = counted.figure.end + 2
    if not _tail(phrases, counted) or phrases.low(at) != ",":
        return False
    closing = [place for place in range(at + 1, at + _LONGEST_ASIDE) if phrases.low(place) == ","]
    verb = closing[-1] + 1 if closing else 0
    return bool(closing) and phrases.low(verb).endswith("ed") and verb not in phrases.harm_at


_LONGEST_ASIDE = 10
_LENGTH_OF_TOLL = 6
_LEFT_CARE = frozenset(
    "discharged released escaped fled identified rescued recovered freed handed saved survived arrested "
    "given named names buried claimed identification located called safe fine alive".split()
)


_TOLD_APART = frozenset({"identified", "identification", "names", "named"})


def _no_part(phrases: Phrases, counted: Counted) -> bool:
    """As in "one of the victims", "two of them said", "700 of them had been discharged"."""
    at = counted.figure.end
    if counted.figure.low == 1 and phrases.words(at, at + 2) == ["of", "the"]:
        return True
    if phrases.words(counted.start - 2, counted.start) == ["all", "but"]:
        return True
    if not _TOLD_APART.isdisjoint(phrases.words(counted.end, counted.end + 5)):
        return True
    if not _tail(phrases, counted):
        return False
    return phrases.low(at + 2) in SAYING or not _LEFT_CARE.isdisjoint(phrases.words(at + 2, at + 8))


def _nearest_left(phrases: Phrases, index: int, found: dict[int, Reading]) -> Reading | None:
    for back in range(index - 1, -1, -1):
        if back in found and phrases.counted[index].start - phrases.counted[back].start <= 2 * _GAP:
            return found[back]
    return None


def _from_left(phrases: Phrases, index: int, found: dict[int, Reading]) -> Reading | None:
    """A conjunct without a verb of its own: "killed 12 people in a mosque, six in a school"."""
    if index - 1 not in found:
        return None
    counted, model = phrases.counted[index], found[index - 1]
    start = max(model.counted.end, model.harm.end if model.harm else 0)
    if not 0 < counted.start - start <= _GAP or not _joined(phrases, counted.start):
        return None
    if _no_part(phrases, counted):
        return None
    between = phrases.words(start, counted.start)
    if any(word in AUXILIARIES for word in between) or _has_own_verb(phrases, counted):
        return None
    return replace(model, counted=counted, rule="shared-verb-before", subset=model.subset)


def _joined(phrases: Phrases, at: int) -> bool:
    """Whether a conjunction stands before ``at``: ", six", "and another", "and to eight"."""
    if phrases.low(at - 1) in {"to", "of"}:
        at -= 1
    if phrases.words(at - 3, at) == ["as", "well", "as"] or phrases.words(at - 2, at) == ["along", "with"]:
        return True
    return phrases.low(at - 1) in JOINS


def _has_own_verb(phrases: Phrases, counted: Counted) -> bool:
    """Whether something other than an end, a comma or a preposition follows the noun phrase."""
    following = phrases.low(counted.end + (phrases.low(counted.end) in {"just", "early", "late", "shortly"}))
    if not counted.people and counted.end > counted.figure.end:
        return True
    return following not in _NO_VERB


_NO_VERB = PREPOSITIONS | frozenset(", . ; and or respectively ) ( each when according".split()) | {""}


def leading(readings: list[Reading], before: Reading | None) -> Reading | None:
    """The reading that a following sentence leans on: the first of deaths or the last of their row.

    Where there is none, as before, else the first of all.
    """
    totals = [reading for reading in readings if not reading.subset] or readings
    deaths = [r for r in totals if r.kind in {Kind.KILLED, Kind.CASUALTIES}]
    if deaths:
        row = [reading for reading in deaths if reading.rule == "running-number"]
        return row[-1] if row else deaths[0]
    return before or next(iter(totals), None)
