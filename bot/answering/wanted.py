"""Which claims of a ledger a question about people asks for: sides, speakers, narrowing words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering.countries import country_of
from bot.answering.terms import Term, cue_roots
from bot.answering.understanding import Ask, Inquiry
from index.claims import authority
from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind
from index.retrieval.lexicon import EventWords
from index.retrieval.terms import fold, root

COMMON_SHARE = 0.4
"""A word that this share of an event's articles holds does not narrow down who is counted."""

_PLAIN_PEOPLE = frozenset(
    root(word)
    for word in """
    people person persons human victims victim passengers passenger men personnel members individuals
    anyone everybody servicemen serviceman soldiers soldier troops military fighters army forces folks
    residents citizens total border war clash clashes conflict fighting attack attacks event incident
    accident disaster crash battle violence confrontation country countries day days two shooting
    shelling firing strike strikes bombing explosion blast earthquake quake flood floods flooding storm
    cyclone hurricane fire fires wildfire landslide collapse train plane tragedy catastrophe crisis
    invasion offensive escalation hostilities raid flare-up confirmed reported recorded official
    officially area region place whole entire all dead bodies body
    """.split()
)

MILITARY = frozenset(
    root(word) for word in "soldiers soldier troops servicemen military army fighters".split()
)

LONGEST_LETTERS = 4
"""Letters that stand for an organisation ("UN", "OCHA") are no longer than this."""

_CAPTIVES = frozenset(
    root(word) for word in "prisoners prisoner captives captive hostages hostage pows".split()
)
CIVILIANS = frozenset(root(word) for word in "civilians civilian".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims a question about people asks for.

    Attributes:
        kinds: what happened to them, the one asked for first.
        sides: sides of the ledger named as those counted; "both" for a total; empty where none is named.
        speaker_sides: sides named as those who speak.
        group: words that narrow down who is counted ("border guards"), none of them common in the event.
        civilian: True for civilians, False for soldiers, None where the question does not say.
        strangers: words that name a country of which the ledger counts nobody: only claims whose group or
            side names it will do.
        claimants: letters that are part of a claimant's name in the ledger ("the UN toll").
        whole: sides that stand for the event as a whole, where it has no opposed sides: a narrower place is
            then only a part of what is asked for.
        parties: the event has opposed sides, each with its own count; otherwise sides are places of one toll.
        named: names in the question that tell its subject from the rest of the event ("the Lofa bridge of
            1999"): a claim on something before the event answers only where it speaks of one of them.
    """

    kinds: tuple[Kind, ...]
    sides: tuple[str, ...]
    speaker_sides: tuple[str, ...]
    group: tuple[Term, ...]
    civilian: bool | None
    strangers: tuple[Term, ...] = ()
    claimants: tuple[Term, ...] = ()
    whole: frozenset[str] = frozenset()
    parties: bool = True
    named: tuple[Term, ...] = ()


_SOME_OF_ALL = frozenset(root(word) for word in "women foreigners immigrants".split())


def narrows_people(term: Term) -> bool:
    """Whether a word says which part of all people is counted: civilians, the armed, children, women."""
    if term.carried or term.roots[0] in _PLAIN_PEOPLE:
        return False
    noun = person_noun(fold(term.word))
    return term.roots[0] in _SOME_OF_ALL or (noun is not None and noun.civilian is not None)


def named_sides(term: Term, sides: Iterable[str]) -> list[str]:
    """The sides of the ledger that a word of the question names: "baku" and "azeris" name Azerbaijan."""
    country = country_of(term.word)
    return [
        side
        for side in sides
        if authority.same_side(side, term.word)
        or (country is not None and authority.same_side(side, country.name))
        or term.roots[0] in {root(word) for word in authority.words(side)}
    ]


def _is_stranger(term: Term, event: EventWords | None) -> bool:
    """Whether a word names a country that is not in the event's own name."""
    return country_of(term.word) is not None and not _says_nothing(term, event, names=True)


def wanted_claims(inquiry: Inquiry, claims: Sequence[Claim], event: EventWords | None) -> Wanted:
    """Read from the question which of the event's claims it asks for."""
    sides = sorted({claim.side for claim in claims if claim.side and not authority.is_both(claim.side)})
    spoken = fold(inquiry.speaker or "")
    counted: list[str] = []
    speaking: list[str] = []
    group: list[Term] = []
    civilian: bool | None = None
    parties = authority.opposed(claims)
    strangers: list[Term] = []
    claimants: list[Term] = []
    vouching = {root(word) for claim in claims for word in authority.words(claim.claimant or "")}
    vouching -= {root(word) for claim in claims for word in authority.words(f"{claim.side} {claim.group}")}
    for term in inquiry.terms:
        named = named_sides(term, sides)
        in_speaker = fold(term.word) in spoken
        if named and not in_speaker and not parties and _says_nothing(term, event):
            continue
        if named:
            (speaking if in_speaker else counted).extend(named)
        elif not in_speaker and sides and _is_stranger(term, event):
            strangers.append(term)
        elif term.roots[0] in CIVILIANS:
            civilian = True
        elif term.roots[0] in MILITARY:
            civilian = False
        elif not in_speaker and len(term.word) <= LONGEST_LETTERS and not vouching.isdisjoint(term.roots):
            claimants.append(term)
        elif Kind.CAPTURED in inquiry.kinds and term.roots[0] in _CAPTIVES:
            continue
        elif not in_speaker and not _says_nothing(term, event):
            group.append(term)
    return Wanted(
        kinds=_wanted_kinds(inquiry),
        sides=_counted_sides(inquiry, tuple(dict.fromkeys(counted))),
        speaker_sides=tuple(dict.fromkeys(speaking)),
        group=tuple(group),
        civilian=civilian,
        strangers=tuple(strangers),
        claimants=tuple(claimants),
        whole=frozenset() if parties else frozenset(_whole_sides(sides, event)),
        parties=parties,
        named=tuple(term for term in inquiry.terms if term.name and not _says_nothing(term, event)),
    )


def _whole_sides(sides: Sequence[str], event: EventWords | None) -> list[str]:
    """The sides whose name most articles of the event hold: the place itself rather than a part of it."""
    if event is None:
        return list(sides)
    return [
        side
        for side in sides
        if all(
            root(word) in event.name_roots
            or event.frequency.get(root(word), 0) >= COMMON_SHARE * event.articles
            for word in authority.words(side)
        )
    ]


def _counted_sides(inquiry: Inquiry, counted: tuple[str, ...]) -> tuple[str, ...]:
    if inquiry.both_sides and len(counted) != 1:
        return (authority.BOTH,)
    if len(counted) > 1 and inquiry.ask is Ask.COUNT and " did " in f" {inquiry.text.lower()} ":
        # "how many X prisoners did Y take": those counted are named first.
        return counted[:1]
    return counted


def _wanted_kinds(inquiry: Inquiry) -> tuple[Kind, ...]:
    if inquiry.kinds == (Kind.KILLED,) or not inquiry.kinds:
        return (Kind.KILLED, Kind.CASUALTIES)
    return inquiry.kinds


def _says_nothing(term: Term, event: EventWords | None, *, names: bool = False) -> bool:
    """Whether a word does not narrow down who is counted: plain people, or what the whole event is about.

    With ``names``, only a word of the event's own name passes for that.
    """
    own = term.roots[0]
    if own in _PLAIN_PEOPLE or own in cue_roots():
        return True
    if event is None:
        return False
    if own in event.name_roots or names:
        return own in event.name_roots
    return event.frequency.get(own, 0) >= COMMON_SHARE * event.articles
