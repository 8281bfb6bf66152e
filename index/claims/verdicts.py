"""What two claims say about each other, by rule, with the reason in one sentence.

The order of the rules is the order of the questions a careful reader asks: is it the same matter at all
(kind, scope, side, people, part)? Do the bounds allow one count? Did time pass between them? Is it the
same authority? Only what none of these explains is a disagreement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from index.claims import authority
from index.claims.counts import exact, number, overlap, vague
from index.claims.model import Claim, Judgement, Kind, Part, Scope, Verdict
from index.claims.wording import worded

NO_CAMPS: Mapping[str, str] = {}

CUMULATIVE = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})
"""Counts that only grow unless they are corrected; people missing, captured or displaced may become fewer."""

DAYS_RISE_SHARE = 1.15
"""A count of one authority that rises by this factor within one day is taken as the day's update; a
smaller step is two reports of one figure. Between 49 told as 50 (1.02) and 36 rising to 46 (1.28)."""

_TOGETHER = ("missing", "disappeared", "unaccounted")
_DEAD_OR_MISSING = re.compile(
    r"\b(?:dead|killed|died|perished)\b[^.;,]{0,12}?\b(?:or|and)\b[^.;,]{0,12}?\bmissing\b", re.IGNORECASE
)


RETROSPECT = timedelta(days=7)
"""Who tells so long afterwards of a day's dead tells what is known by now, not what was known then."""


def day(claim: Claim) -> date | None:
    """The day that a claim stands for: the day it describes, else the day it was published.

    A claim told more than a week after the day it describes stands for its day of publication: "the quake
    of 2 May killed 291", written in July, is the count of July.
    """
    if claim.as_of and claim.published and claim.published - claim.as_of > RETROSPECT:
        return claim.published
    return claim.as_of or claim.published


def killed_or_missing(claim: Claim) -> bool:
    """Whether dead and missing are counted together: kind casualties, told by the group's words."""
    if claim.kind is not Kind.CASUALTIES:
        return False
    group = claim.group.casefold()
    if any(word in group for word in _TOGETHER):
        return True
    return _DEAD_OR_MISSING.search(claim.sentence) is not None


def compare(a: Claim, b: Claim, *, camps: Mapping[str, str] = NO_CAMPS) -> Verdict:
    """Judge two claims. The judgement is the same whichever comes first.

    Args:
        a: one claim.
        b: the other.
        camps: the side that each claimant speaks for (:func:`index.claims.authority.camps`), where known.
    """
    scope = _other_matter(a, b)
    if scope:
        return Verdict(Judgement.DIFFERENT_SCOPE, scope)
    if Part.DENIED in (a.part, b.part):
        return _denied(a, b)
    if vague(a) or vague(b):
        return Verdict(Judgement.COMPATIBLE, "One gives no number, only words, and the other may fit them.")
    earlier, later = _in_time(a, b)
    if Part.SUPERSEDED in (a.part, b.part):
        return _superseded(a, b)
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(Judgement.AGREE, f"Both say {worded(a)}.")
    if _parts_apart(a, b, camps):
        return Verdict(
            Judgement.DISAGREE, f"{_speaker(a)} gives {worded(a)}, {_speaker(b)} gives {worded(b)}."
        )
    if _rivals(a, b, camps) and not _outdated(earlier, later):
        return _between_rivals(a, b)
    if a.scope is Scope.EVENT and _days_apart(earlier, later):
        return _over_time(earlier, later, camps)
    return _at_one_time(earlier, later, camps)


def _other_matter(a: Claim, b: Claim) -> str | None:
    """Why the two are about different matters, or None where they are about one."""
    if a.event and b.event and a.event != b.event:
        return f"They are about different events ({a.event} and {b.event})."
    if a.scope is not b.scope:
        return "One is about an earlier or another event, the other about this one."
    if a.kind is not b.kind and not _told_as_losses(a, b):
        return f"One counts {a.kind.value}, the other {b.kind.value}."
    if not authority.same_side(a.side, b.side):
        return _other_side(a, b)
    if killed_or_missing(a) != killed_or_missing(b):
        return "One counts dead and missing together, the other does not."
    if (a.civilian is True) != (b.civilian is True):
        return "One counts civilians only, the other does not."
    return _other_part(a, b)


def _other_side(a: Claim, b: Claim) -> str:
    if a.side is None or b.side is None:
        return f"One counts {a.side or b.side}, the other does not say whose people it counts."
    if authority.is_both(a.side) or authority.is_both(b.side):
        named = b.side if authority.is_both(a.side) else a.side
        return f"One is a total over the sides, the other counts {named} alone."
    first, second = sorted((a.side, b.side))
    return f"They count different sides, {first} and {second}."


ONE_COUNT_FACTOR = 1.25
"""A count of "losses" this close to one of the dead is the same count under another name."""


def _told_as_losses(a: Claim, b: Claim) -> bool:
    """Whether one counts "losses" or "casualties", the other about as many dead of the same time."""
    less, more = sorted((number(a) or 0, number(b) or 0))
    if {a.kind, b.kind} != {Kind.KILLED, Kind.CASUALTIES} or not 0 < less < more <= ONE_COUNT_FACTOR * less:
        return False
    losses = a if a.kind is Kind.CASUALTIES else b
    first, second = day(a), day(b)
    at_once = first is not None and second is not None and abs(first - second) <= SAME_NEWS
    return at_once and exact(a) and exact(b) and _HURT_OR_MISSING.search(losses.sentence) is None


SAME_NEWS = timedelta(days=2)
"""Two reports this close in time may be of one count."""

_HURT_OR_MISSING = re.compile(r"\b(?:wounded|injured|hurt|missing|unaccounted|disappeared)\b", re.IGNORECASE)


_WHOLE = frozenset({Part.TOTAL, Part.SUPERSEDED, Part.DENIED})
_PART_WORDS = {
    Part.SUBSET: "a part of a total",
    Part.INCREMENT: "an addition to an earlier count",
    Part.PROJECTION: "an estimate of what is feared",
}


def _other_part(a: Claim, b: Claim) -> str | None:
    for claim, other in ((a, b), (b, a)):
        if claim.part not in _WHOLE and other.part is not claim.part:
            return f"One is {_PART_WORDS[claim.part]}, the other is not."
    if a.part in (Part.SUBSET, Part.INCREMENT) and not _same_people(a, b):
        return "They count different groups of people."
    return None


def _same_people(a: Claim, b: Claim) -> bool:
    """Whether two groups are worded alike: the shorter has no word that the longer lacks."""
    mine, yours = set(authority.words(a.group)), set(authority.words(b.group))
    return bool(mine) and bool(yours) and (mine <= yours or yours <= mine)


def _denied(a: Claim, b: Claim) -> Verdict:
    if a.part is b.part:
        return Verdict(Judgement.AGREE, "Both report that the figure is denied.")
    denial, claim = (a, b) if a.part is Part.DENIED else (b, a)
    if not overlap(denial, claim):
        return Verdict(Judgement.COMPATIBLE, "One denies another figure than the other gives.")
    denier = denial.claimant or denial.source or "the other"
    return Verdict(Judgement.DISAGREE, f"One gives {worded(claim)}, and {denier} denies that figure.")


def _superseded(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(Judgement.AGREE, f"Both name the figure {worded(a)}.")
    if a.part is b.part:
        return Verdict(Judgement.COMPATIBLE, "Both are named as former figures.")
    former, now = (a, b) if a.part is Part.SUPERSEDED else (b, a)
    if (number(now) or 0) < (number(former) or 0):
        return Verdict(Judgement.REVISION, f"The former {worded(former)} was lowered to {worded(now)}.")
    return Verdict(Judgement.UPDATE, f"{worded(former)} is named as the figure before {worded(now)}.")


def _parts_apart(a: Claim, b: Claim, camps: Mapping[str, str]) -> bool:
    """Whether two count the same part differently: a part has no running count that would explain it."""
    less, more = sorted((number(a) or 0, number(b) or 0))
    parts = a.part is b.part is Part.SUBSET and a.scope is b.scope
    return parts and more > ONE_COUNT_FACTOR * less and not one_authority(a, b, camps)


def _in_time(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The two, earlier first; where the time is one or unknown, the smaller number first."""
    mine, yours = _moment(a, b), _moment(b, a)
    if mine != yours:
        return (a, b) if mine < yours else (b, a)
    order = (number(a) or 0, a.low or 0, str(a.article), a.figure_span)
    other = (number(b) or 0, b.low or 0, str(b.article), b.figure_span)
    return (a, b) if order <= other else (b, a)


def _moment(claim: Claim, other: Claim) -> tuple[date, datetime]:
    """Sort key: the day, then the hour of publication where both have one."""
    hour = datetime.min  # noqa: DTZ901 - a smallest key, no moment
    if claim.published_at and other.published_at:
        hour = told_at(claim) or hour
    return day(claim) or date.min, hour


def told_at(claim: Claim) -> datetime | None:
    """The moment of publication as naive UTC (a zone that is not given is taken for UTC); None if unknown."""
    if claim.published_at is None:
        return None
    offset = claim.published_at.utcoffset() or timedelta(0)
    return claim.published_at.replace(tzinfo=None) - offset


def _days_apart(earlier: Claim, later: Claim) -> bool:
    first, second = day(earlier), day(later)
    return first is not None and second is not None and first != second


def _rivals(a: Claim, b: Claim, camps: Mapping[str, str]) -> bool:
    """Whether one is a side's own count and the other is counted against that side by another."""
    against = [authority.adverse(claim, camps) for claim in (a, b)]
    if against[0] != against[1]:
        return True
    if any(against):
        return False
    own = [authority.speaks_for_itself(claim) for claim in (a, b)]
    if own[0] == own[1]:
        return False
    foreign = b if own[0] else a
    unknown = foreign.claimant is not None and foreign.claimant not in camps
    return unknown and _foreign_state(foreign)


OUTDATED = timedelta(days=14)
OUTGROWN_FACTOR = 10
"""A party's count so much older and lesser than the other's is one that was outgrown, not a denial of it."""


def _outdated(earlier: Claim, later: Claim) -> bool:
    first, last = day(earlier), day(later)
    grown = (number(later) or 0) > OUTGROWN_FACTOR * (number(earlier) or 0)
    return grown and first is not None and last is not None and last - first > OUTDATED


def _foreign_state(claim: Claim) -> bool:
    """Whether the claimant is a body named after somebody ("Armenian authorities"), not a mere office.

    Such a name begins with a name and ends with the word for the body; a person's does not.
    """
    named = (claim.claimant or "").split("(")[0].split()
    if not named or not named[0][:1].isupper() or named[0].casefold() in _BODIES:
        return False
    return authority.official(replace(claim, claimant=named[-1]))


_BODIES = frozenset(
    "health defence interior foreign emergency emergencies internal affairs government army military police "
    "state national security council commission committee service parliament assembly border guard "
    "armed forces staff governor mayor ombudsman situations disaster management civil".split()
)


def _between_rivals(a: Claim, b: Claim) -> Verdict:
    if overlap(a, b):
        return Verdict(Judgement.COMPATIBLE, "Two parties count, and some number fits both.")
    speakers = " and ".join(sorted({_speaker(a), _speaker(b)}))
    return Verdict(Judgement.DISAGREE, f"Each party gives its own count of the same losses ({speakers}).")


def _speaker(claim: Claim) -> str:
    return claim.claimant or claim.source or "the article itself"


def one_authority(a: Claim, b: Claim, camps: Mapping[str, str]) -> bool:
    """Whether the two speak with one authority: one claimant, or two of one camp."""
    if a.claimant is None or b.claimant is None:
        return a.claimant is b.claimant and authority.own_voice(a) == authority.own_voice(b)
    mine, yours = authority.name_key(a.claimant), authority.name_key(b.claimant)
    if mine <= yours or yours <= mine:
        return True
    if authority.independent(a.claimant) or authority.independent(b.claimant):
        return False
    return camps.get(a.claimant) is not None and camps.get(a.claimant) == camps.get(b.claimant)


def _over_time(earlier: Claim, later: Claim, camps: Mapping[str, str]) -> Verdict:
    rise = (number(later) or 0) - (number(earlier) or 0)
    when = f"{_on(earlier)} and {_on(later)}"
    if rise == 0 or (rise < 0 and overlap(earlier, later)):
        return Verdict(Judgement.COMPATIBLE, f"{worded(earlier)} and {worded(later)} can both hold ({when}).")
    if rise > 0 or later.kind not in CUMULATIVE:
        step = f"{worded(earlier)} {_on(earlier)} became {worded(later)} {_on(later)}"
        return Verdict(Judgement.UPDATE, f"{step}, a later count of the same matter.")
    if soldiers_among(later, earlier):
        return Verdict(Judgement.DIFFERENT_SCOPE, "One counts soldiers only, the other does not say so.")
    if one_authority(earlier, later, camps):
        lowered = f"lowered {worded(earlier)} {_on(earlier)} to {worded(later)} {_on(later)}"
        return Verdict(Judgement.REVISION, f"{_speaker(later)} {lowered}.")
    reason = (
        f"The later count {worded(later)} is lower than {worded(earlier)}, and another authority gives it."
    )
    return Verdict(Judgement.DISAGREE, reason)


def _on(claim: Claim) -> str:
    known = day(claim)
    return f"on {known.day} {known:%b %Y}" if known else "at an unknown time"


def soldiers_among(less: Claim, more: Claim) -> bool:
    """Whether the smaller counts soldiers only and the greater people, so that one may be among the other."""
    return less.civilian is False and more.civilian is None and (number(less) or 0) < (number(more) or 0)


def _at_one_time(less: Claim, more: Claim, camps: Mapping[str, str]) -> Verdict:
    """Judge two claims of one day, or without known days; ``less`` came first or is the smaller."""
    if _floors_apart(less, more, camps):
        reason = f"{_speaker(less)} gives {worded(less)}, {_speaker(more)} gives {worded(more)} for one time."
        return Verdict(Judgement.DISAGREE, reason)
    if overlap(less, more) or soldiers_among(less, more):
        return Verdict(Judgement.COMPATIBLE, f"{worded(less)} and {worded(more)} can both hold.")
    alike = one_authority(less, more, camps) or less.claimant is None
    if alike and less.kind in CUMULATIVE and _risen_within_the_day(less, more):
        return Verdict(Judgement.UPDATE, f"{worded(less)} rose to {worded(more)} within the day.")
    if _speaker(less) == _speaker(more):
        reason = f"{_speaker(less)} is reported with {worded(less)} and with {worded(more)} for one time."
    else:
        reason = f"{_speaker(less)} gives {worded(less)}, {_speaker(more)} gives {worded(more)} for one time."
    return Verdict(Judgement.DISAGREE, reason)


def _floors_apart(a: Claim, b: Claim, camps: Mapping[str, str]) -> bool:
    """Whether two named authorities state lower bounds too far apart to be of one count.

    "More than 6,000" and "more than 7,000" of one day can both hold, but nobody who knows of 7,000 says so.
    """
    floors = all(claim.high is None and claim.low is not None for claim in (a, b))
    less, more = sorted((number(a) or 0, number(b) or 0))
    named = a.claimant is not None and b.claimant is not None and not one_authority(a, b, camps)
    return floors and named and more >= DAYS_RISE_SHARE * less


def _risen_within_the_day(less: Claim, more: Claim) -> bool:
    """Whether the greater came later by the hour or, where no hours are known, is greater by far."""
    first, second = number(less) or 0, number(more) or 0
    if first > second or not (exact(less) or less.high is None):
        return False
    moments = told_at(less), told_at(more)
    if moments[0] and moments[1]:
        return moments[0] < moments[1]
    return second >= first * DAYS_RISE_SHARE
