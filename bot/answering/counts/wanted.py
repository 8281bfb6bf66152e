"""Which claims of a ledger a question about people asks for: sides, speakers, narrowing words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.question.countries import country_of
from bot.answering.question.numbered import modifiers
from bot.answering.question.roles_asked import some_of_those_harmed, who_harmed
from bot.answering.question.terms import Term, cue_roots
from bot.answering.question.understanding import Ask, Inquiry
from index.claims import authority
from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind
from index.claims.voices.places import cities
from index.retrieval.lexicon import EventWords
from index.retrieval.terms import fold, root, words

COMMON_SHARE = 0.4
"""A word that this share of an event's articles holds does not narrow down who is counted."""

ENOUGH_ARTICLES = 3
"""A name that fewer articles hold is not common, however few articles an event has."""

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
_FIGHTING = "fighting"
"""Has the root of "fighters", and says of nobody that they are."""

_MANNER = frozenset(
    root(word)
    for word in """
    among amongst within out late later early before after then nite tonight reported revised corrected
    confirmed review count counted recount update updated bulletin end beginning start during
    """.split()
)
"""Words that say when or how was counted, not who."""

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
        parties: the event has opposed sides, or struck several countries, each with its own count; otherwise
            sides are places of one toll.
        named: names in the question that tell its subject from the rest of the event ("the Lofa bridge of
            1999"): a claim on something before the event answers only where it speaks of one of them.
        places: names that are too common in the event to narrow down who is counted, but no words of its
            own name: claims beside which they stand come first, the more so the fewer articles hold the name
            (the weight is the share of those that do not).
        whose: roots of words right before those counted ("RAF pilots"), which stand with the claim itself.
        own_name: roots of the words of the event's name: a claim beside which they stand is on the event.
        among: some of the dead are asked about ("how many of the dead were children"): a total is no answer.
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
    places: tuple[Term, ...] = ()
    whose: frozenset[str] = frozenset()
    own_name: frozenset[str] = frozenset()
    among: bool = False


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
        or term.roots[0] in {root(word) for word in authority.words(side) if word not in _LAND_OR_TEAM}
        or (country is not None and _of_country(side, country.name))
    ]


_OF_LAND = ("-held area", " team")
"""How sides end that begin with whose they are."""

_LAND_OR_TEAM = frozenset({"held", "area", "team"})


def _of_country(side: str, country: str) -> bool:
    """Whether a side is a team of a country, or land that it holds."""
    return side.endswith(_OF_LAND) and authority.names_side(authority.words(side)[0], country)


def _is_stranger(term: Term, event: EventWords | None) -> bool:
    """Whether a word names a country that is not in the event's own name.

    A city or land is none where most articles name it: what happened there is the event. Its people are.
    """
    country = country_of(term.word)
    if country is None or _says_nothing(term, event, names=True):
        return False
    place = fold(term.word) in cities() or fold(term.word) == fold(country.name)
    return not place or not _says_nothing(term, event)


def wanted_claims(inquiry: Inquiry, claims: Sequence[Claim], event: EventWords | None) -> Wanted:
    """Read from the question which of the event's claims it asks for."""
    sides = sorted({claim.side for claim in claims if claim.side and not authority.is_both(claim.side)})
    parties = authority.opposed(claims) or _several_countries(sides, event)
    told = _Sorting(inquiry, sides, event, parties=parties, vouching=_vouching(claims))
    for term in inquiry.terms:
        told.sort(term)
    counted = _counted_sides(inquiry, _narrower(told.counted, event), parties=parties)
    return Wanted(
        kinds=_wanted_kinds(inquiry),
        sides=counted or _harmed(told.harming, sides, parties=parties),
        speaker_sides=tuple(dict.fromkeys(told.speaking)),
        group=tuple(told.group),
        places=tuple(told.places),
        civilian=told.civilian,
        strangers=tuple(told.strangers),
        claimants=tuple(told.claimants),
        whole=frozenset() if parties else frozenset(_whole_sides(sides, event)),
        parties=parties,
        whose=frozenset(root(word) for word in modifiers(inquiry.text)),
        own_name=event.name_roots if event else frozenset(),
        among=bool(told.among),
        named=tuple(term for term in inquiry.terms if term.name and not _says_nothing(term, event)),
    )


def _several_countries(sides: Sequence[str], event: EventWords | None) -> bool:
    """Whether the event is named after several countries that are counted: a quake that struck both."""
    return len([side for side in sides if country_of(side) and _of_name(side, event)]) > 1


def _vouching(claims: Sequence[Claim]) -> frozenset[str]:
    """Roots of the words that name claimants and nobody counted."""
    named = {root(word) for claim in claims for word in authority.words(claim.claimant or "")}
    counted = {root(word) for claim in claims for word in authority.words(f"{claim.side} {claim.group}")}
    return frozenset(named - counted)


class _Sorting:
    """Puts each word of a question where it belongs: those counted, those who speak, who did the harm."""

    def __init__(
        self,
        inquiry: Inquiry,
        sides: Sequence[str],
        event: EventWords | None,
        *,
        parties: bool,
        vouching: frozenset[str],
    ) -> None:
        self.counted: list[str] = []
        self.speaking: list[str] = []
        self.harming: list[str] = []
        self.group: list[Term] = []
        self.places: list[Term] = []
        self.strangers: list[Term] = []
        self.claimants: list[Term] = []
        self.civilian: bool | None = None
        self.among = some_of_those_harmed(inquiry.text)
        self._inquiry = inquiry
        self._sides = sides
        self._event = event
        self._parties = parties
        self._vouching = vouching
        self._asked_words = frozenset(authority.words(inquiry.text))
        self._spoken = fold(inquiry.speaker or "")
        self._harmers = who_harmed(inquiry.text)
        others = (term for term in inquiry.terms if fold(term.word) not in self.among)
        self._named_besides = any(named_sides(term, sides) for term in others)

    def sort(self, term: Term) -> None:
        """Put one word where it belongs."""
        word, named = fold(term.word), self._in_full(named_sides(term, self._sides))
        if word in self._spoken:
            self.speaking.extend(named)
        elif word in self.among and (self._named_besides if named else _tells_who(term)):
            self.group.append(term)
        elif word in self._harmers:
            self.harming.extend(named)
        elif named and (self._parties or not _says_nothing(term, self._event) or self._within(named)):
            self.counted.extend(named)
        elif named:
            return
        else:
            self._sort_people(term)

    def _in_full(self, named: Sequence[str]) -> Sequence[str]:
        """The sides all of whose words the question gives, where there are such: no East with the West."""
        full = [side for side in named if self._asked_words.issuperset(authority.words(side))]
        return full or named

    def _within(self, named: Sequence[str]) -> bool:
        """Whether the sides named are places within the event's, not the event itself."""
        whole = _whole_sides(self._sides, self._event)
        return bool(whole) and not any(side in whole for side in named)

    def _sort_people(self, term: Term) -> None:
        """Put a word where it belongs that names no side and nobody who speaks."""
        own = term.roots[0]
        if self._sides and _is_stranger(term, self._event):
            self.strangers.append(term)
        elif own in CIVILIANS:
            self.civilian = True
        elif own in MILITARY and fold(term.word) != _FIGHTING:
            self.civilian = False
        elif self._vouches(term):
            self.claimants.append(term)
        elif Kind.CAPTURED in self._inquiry.kinds and own in _CAPTIVES:
            return
        elif not _says_nothing(term, self._event):
            self.group.append(term)
        elif term.name and own not in _PLAIN_PEOPLE and not _says_nothing(term, self._event, names=True):
            self.places.append(replace(term, weight=1 - _share_of_articles(term, self._event)))

    def _vouches(self, term: Term) -> bool:
        """Whether a word is letters that stand for a claimant ("the UN toll"), unlike in "UN men"."""
        if len(term.word) > LONGEST_LETTERS or self._vouching.isdisjoint(term.roots):
            return False
        behind = words(fold(self._inquiry.text).partition(fold(term.word))[2])
        return not behind or person_noun(behind[0]) is None


def _share_of_articles(term: Term, event: EventWords | None) -> float:
    return event.frequency.get(term.roots[0], 0) / event.articles if event else 0.0


def _whole_sides(sides: Sequence[str], event: EventWords | None) -> list[str]:
    """The sides that stand for the event as a whole rather than for a part of it.

    Those that the event is named after, with their countries; where it is named after none, those whose names
    most articles hold.
    """
    if event is None:
        return list(sides)
    named = [side for side in sides if _of_name(side, event)]
    if named:
        return named + [side for side in sides if country_of(side) and _common(side, event)]
    return [side for side in sides if _common(side, event)]


def _common(side: str, event: EventWords) -> bool:
    """Whether most articles of an event hold a side's name."""
    least = COMMON_SHARE * event.articles
    return all(
        root(word) in event.name_roots or event.frequency.get(root(word), 0) >= least
        for word in authority.words(side)
    )


def _tells_who(term: Term) -> bool:
    return term.roots[0] not in cue_roots() | MILITARY | CIVILIANS


def _harmed(harming: Sequence[str], sides: Sequence[str], *, parties: bool) -> tuple[str, ...]:
    """The sides that one who does the harm can have harmed: the other parties; () where nobody does."""
    return tuple(side for side in sides if side not in harming) if harming and parties else ()


def _narrower(counted: Sequence[str], event: EventWords | None) -> tuple[str, ...]:
    """The sides named, each once, without the event's own place where one of its parties is named besides."""
    named = tuple(dict.fromkeys(counted))
    parties = tuple(side for side in named if country_of(side) or not _of_name(side, event))
    return parties or named


def _of_name(side: str, event: EventWords | None) -> bool:
    return event is not None and all(root(word) in event.name_roots for word in authority.words(side))


def _counted_sides(inquiry: Inquiry, counted: tuple[str, ...], *, parties: bool) -> tuple[str, ...]:
    if inquiry.both_sides and parties and len(counted) != 1:
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
    if own in _PLAIN_PEOPLE or own in cue_roots() or (own in _MANNER and not names):
        return True
    if event is None:
        return False
    if own in event.name_roots or names:
        return own in event.name_roots
    held = event.frequency.get(own, 0)
    return held >= COMMON_SHARE * event.articles and (not term.name or held >= ENOUGH_ARTICLES)
