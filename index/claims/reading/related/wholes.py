"""Parts that only the rest of the article tells: "three teachers died" beside "the toll rose to 40".

A figure that its own sentence leaves a total may still be a part: of a place, of a group of people, of a
night, or of one incident. What tells it is the larger figure that the same article gives for the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.claims.authority import plain, same_word, words
from index.claims.model import Claim, Kind, Part, Scope
from index.claims.reading.parsed.places import country_named, is_region, sister_regions
from index.claims.reading.related.narrowing import NOT_NARROWED, Narrowing, Narrowings
from index.claims.reading.sided.setting import Setting

_FAR_ABOVE = 20
"""How many times larger a whole is than what one incident adds to it."""

_DEADLY = frozenset({Kind.KILLED, Kind.CASUALTIES})
_HARMED = frozenset({Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES})

_EVERYBODY = frozenset(
    "people persons person victims civilians lives souls bodies residents citizens inhabitants individuals "
    "others passengers casualties".split()
)
_SOME = frozenset(
    "children child kids kid minors infants babies toddlers newborns boys girls boy girl students student "
    "pupils pupil schoolchildren teenagers teens youths women adults teachers teacher siblings brothers "
    "sisters relatives parents couple twins members firefighters rescuers paramedics medics doctors nurses "
    "journalists reporters photographers officers policemen police deputies foreigners nationals tourists "
    "employees staff volunteers workers pensioners grandparents elderly monks nuns priests crew pilots "
    "lifeguards peacekeepers responders pedestrians motorists drivers".split()
)
"""Nouns for one group of people out of all whom a disaster or an attack strikes."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what its sentence says to narrow it."""

    claim: Claim
    narrowing: Narrowing

    @property
    def number(self) -> int:
        """The number it is known by; 0 for words."""
        return self.claim.low or self.claim.high or 0


def parts_beside_wholes(claims: Sequence[Claim], narrowings: Narrowings, setting: Setting) -> list[Claim]:
    """The claims of an article, with those marked as parts that its larger figures show to be such.

    Args:
        claims: all of one article, in the order of the text.
        narrowings: what their own sentences say.
        setting: where it is, and between whom: in a war incidents add to the toll, and the figures of places
            within that of the event are parts of its own.
    """
    named = [claim for claim in claims if claim.rule == VICTIMS]
    claims = [claim for claim in claims if claim not in named or _dead(claim, claims)] if named else claims
    told = [_Told(claim, narrowings.get((claim.figure_span, claim.kind), NOT_NARROWED)) for claim in claims]
    for before, at in zip(told, range(1, len(told)), strict=False):
        if before.narrowing.was and _goes_on(before.claim, told[at].claim):
            told[at] = _Told(told[at].claim, replace(told[at].narrowing, was=True))
    standing = [one for one in told if _stands(one.claim)]
    beside = sorted(standing, key=lambda one: -one.number)[:_MOST_BESIDE]
    parts = {id(one.claim): _part(one, beside, setting) for one in standing}
    return [replace(claim, part=parts.get(id(claim), claim.part)) for claim in claims]


_MOST_BESIDE = 100
"""So many of the largest figures are looked at, so that the time is linear in a long table."""

VICTIMS = "victims-named"
"""The rule that takes "the four victims" for dead."""


def _dead(victims: Claim, claims: Sequence[Claim]) -> bool:
    """Whether victims are the dead: the article counts nobody hurt, or as many dead."""
    others = [claim for claim in claims if claim.rule != VICTIMS]
    dead = any(o.kind is Kind.KILLED and (o.low, o.high) == (victims.low, victims.high) for o in others)
    return dead or not any(o.kind in (Kind.WOUNDED, Kind.CASUALTIES) for o in others)


_RUNNING = frozenset({"running-number", "shared-verb-before", "number-carried"})


def _goes_on(before: Claim, claim: Claim) -> bool:
    """Whether a figure goes on a series: "the toll was 17 at dawn *and 32 at noon*"."""
    return (
        before.sentence_span == claim.sentence_span and before.kind is claim.kind and claim.rule in _RUNNING
    )


def _stands(claim: Claim) -> bool:
    return claim.part is Part.TOTAL and claim.scope is Scope.EVENT


def _part(told: _Told, standing: Sequence[_Told], setting: Setting) -> Part:
    """How a figure relates to the whole, going by the figures that stand beside it."""
    if _one_of_several(told, setting) or _of_place_within(told, standing, setting):
        return Part.SUBSET
    if told.claim.kind not in _HARMED or not told.number:
        return Part.TOTAL
    if told.narrowing.attacked and any(_of_disaster(other, told) for other in standing):
        return Part.INCREMENT
    larger = [other for other in standing if other.number > told.number]
    wholes = [other for other in larger if _may_hold(other.claim, told, setting.place)]
    if told.claim.rule == "one-person" and (part := _of_one_person(told, standing)) is not Part.TOTAL:
        return part
    if told.narrowing.was and any(not whole.narrowing.was for whole in wholes):
        return Part.SUPERSEDED
    if any(_added_since(told, whole) for whole in wholes) or any(_told_anew(told, other) for other in larger):
        return Part.INCREMENT
    if any(_within(told, whole) for whole in wholes):
        return Part.SUBSET
    if any(_far_above(whole, told) for whole in wholes):
        return Part.INCREMENT if setting.parties else Part.SUBSET
    return Part.SUBSET if _adds_up(told, standing) or _beside_civilians(told, standing) else Part.TOTAL


def _one_of_several(told: _Told, setting: Setting) -> bool:
    """Whether the sentence itself says that others are counted elsewhere: "in Eastmark alone"."""
    side, alone = told.claim.side, told.narrowing.alone
    known = {setting.place, *setting.places, *setting.parties} | sister_regions(setting.place)
    own = words(side or "") if side in known else ()
    if alone and not any(same_word(plain(alone), word) for word in own):
        return True
    return told.narrowing.received and told.claim.rule == "bodies-found"


def _of_place_within(told: _Told, standing: Sequence[_Told], setting: Setting) -> bool:
    """Whether people are told of a place within the event's, for which a count of any kind stands."""
    within = told.narrowing.place if setting.spread and setting.place is not None else ""
    if not (within and told.number) or country_named(within) is not None:
        return False
    if told.claim.side in sister_regions(setting.place):
        return False
    return any(
        other.claim.side in {setting.place, setting.land} and other.number > told.number
        for other in standing
        if not other.narrowing.place
    )


def _adds_up(told: _Told, standing: Sequence[_Told]) -> bool:
    """Whether it makes up another with its neighbour: "11 civilians and one soldier", where 12 died."""
    alike = [o for o in standing if o.claim.kind is told.claim.kind and o.claim.side == told.claim.side]
    beside = [o for o in alike if o is not told and o.claim.sentence_span == told.claim.sentence_span]
    sums = {told.number + other.number for other in beside}
    elsewhere = {o.number for o in alike if o.claim.sentence_span != told.claim.sentence_span}
    return len(beside) == 1 and not sums.isdisjoint(elsewhere)


def _beside_civilians(told: _Told, standing: Sequence[_Told]) -> bool:
    """Whether soldiers are counted beside more civilians of their side: "24 civilians and *7 soldiers*"."""
    return told.claim.civilian is False and any(
        other.claim.civilian is True
        and other.claim.kind is told.claim.kind
        and other.claim.side == told.claim.side
        and other.claim.sentence_span == told.claim.sentence_span
        and other.claim.claimant == told.claim.claimant
        and other.number > told.number
        for other in standing
    )


def _may_hold(whole: Claim, told: _Told, place: str | None) -> bool:
    """Whether the people of one claim may be among those of the other: one kind, one side, one speaker's.

    A place within that of the event is of its side.
    """
    part = told.claim
    beside = is_region(place) and part.side in sister_regions(place)
    within = part.side == told.narrowing.place or part.side in sister_regions(place)
    within = within and country_named(part.side or "") is None
    inside = whole.side == place is not None and within and not beside
    one_side = part.side == whole.side or (inside and part.side is not None)
    one_voice = part.claimant_side == whole.claimant_side or bool(
        told.narrowing.place and not part.claimant_side
    )
    if part.kind is not whole.kind or not one_side or not one_voice:
        return False
    return not (part.civilian is True and whole.civilian is False)


def _of_one_person(told: _Told, standing: Sequence[_Told]) -> Part:
    """One person told of is a part of the larger total that the same article gives."""
    kinds = {told.claim.kind, Kind.CASUALTIES}
    alike = [other.claim for other in standing if other.claim.kind in kinds and other.number > 1]
    here = [other for other in alike if other.sentence_span == told.claim.sentence_span]
    if any(other.rule == "number-linked" for other in here):
        return Part.INCREMENT
    return Part.SUBSET if alike else Part.TOTAL


def _of_disaster(other: _Told, told: _Told) -> bool:
    """Whether another count is that of the disaster itself, so that an attack only adds to it.

    Where there is none, the attack may be what the article calls a crash.
    """
    harmed = other.claim.kind in _HARMED and not other.narrowing.attacked
    return harmed and other.number not in {0, told.number}


def _added_since(told: _Told, whole: _Told) -> bool:
    """Whether a figure is what a night or a day added to the whole."""
    return told.narrowing.spell and _after(told, whole)


def _told_anew(told: _Told, other: _Told) -> bool:
    """Whether a small figure is the news, beside the far greater toll that an article looks back on."""
    looks_back = other.narrowing.recap and not told.narrowing.recap and other.claim.kind in _DEADLY
    return looks_back and _after(other, told) and other.number >= _FAR_ABOVE * told.number


def _within(told: _Told, whole: _Told) -> bool:
    """Whether a figure counts a group or a place within the whole."""
    narrowed, wider = told.narrowing, whole.narrowing
    if narrowed.received or (narrowed.nation and not wider.nation) or (narrowed.cared and not wider.cared):
        return True
    if narrowed.noun in _SOME and (wider.noun in _EVERYBODY or not wider.noun):
        return True
    placed = bool(narrowed.place) and narrowed.place != wider.place
    if told.claim.side != whole.claim.side or (placed and narrowed.place.islower()):
        return True  # a place with a toll of its own, a room or a vehicle
    return _after(told, whole) and (narrowed.beside or placed)


def _far_above(whole: _Told, told: _Told) -> bool:
    """Whether an exact figure is that of one incident, so small is it beside the whole."""
    exact = told.claim.low is not None and told.claim.low == told.claim.high
    apart = told.claim.sentence_span != whole.claim.sentence_span
    return exact and apart and whole.number >= _FAR_ABOVE * told.number > 0


def _after(told: _Told, other: _Told) -> bool:
    """Whether the one is told in a later sentence than the other."""
    return told.claim.sentence_span.start > other.claim.sentence_span.start
