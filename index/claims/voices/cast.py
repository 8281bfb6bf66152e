"""The cast of an article.

The people, offices and bodies it names, so that short forms can be led back to full ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.voices.names import Mention, Who, read_mention
from index.claims.voices.offices import Office, office_beside
from index.claims.voices.persons import name_run
from index.claims.voices.phrases import phrase_after, phrase_before
from index.claims.voices.places import Country, known_bodies
from index.claims.voices.words import PREPOSITIONS, STOPS, Tokens, listed


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in full, with the office that the article gives them."""

    name: str
    office: str = ""
    topic: str = ""
    country: Country | None = None
    female: bool | None = None
    of: frozenset[str] = frozenset()
    """The names in the office, in lower case: "chief of the *Lund* police"."""


@dataclass(frozen=True, slots=True)
class _Seen:
    at: int
    mention: Mention


_REMEMBERED = frozenset(
    "ministry council agency commission committee organisation organization group crescent cross "
    "watchdog army military police department authority court office service observatory union "
    "foundation federation association centre center".split()
)


def _body_phrase(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A body's phrase around its noun: what stands before it, and "of Defence", "in Ruritania" behind it."""
    before = phrase_before(tokens, at + 1)
    if before is None:  # inside "to the office of the …": its capital words alone
        first = at
        while first and tokens.capital[first - 1]:
            first -= 1
        before = (first, at + 1)
    last = at + 1
    if last + 1 < len(tokens) and tokens.low[last] in {"of", "for", "in", "on"} and tokens.capital[last + 1]:
        behind = phrase_after(tokens, last + 1)
        last = behind[1] if behind is not None else last
    return (before[0], last)


_BODIES_BACK = 40
"""A short form ("the ministry") does not reach back over more bodies than these."""


class Cast:
    """Who is who in one article."""

    def __init__(self, sentences: Sequence[Tokens]) -> None:
        self._people: dict[str, Person] = {}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._offices: list[tuple[int, Person]] = []
        self._bodies: list[_Seen] = []
        self._acronyms: dict[str, str] = {}
        self.named_at: list[tuple[int, str]] = []
        common = {
            low
            for tokens in sentences
            for low, capital in zip(tokens.low, tokens.capital, strict=True)
            if not capital
        }
        for tokens in sentences:
            self._read(tokens, common)

    def _read(self, tokens: Tokens, common: set[str]) -> None:
        at, last = 0, len(tokens)
        while at < last:
            if not tokens.capital[at] or (
                tokens.low[at] in common and (at == 0 or tokens.low[at - 1] in STOPS)
            ):
                at += 1
                continue
            run = name_run(tokens, at, last)
            if run is None:
                at += 1
                continue
            if not (run[0] and tokens.low[run[0] - 1] in {"in", "at", "near"}):
                self._add(tokens, run)
            at = run[1]
        self._read_acronyms(tokens)
        self._read_bodies(tokens)

    def _read_bodies(self, tokens: Tokens) -> None:
        """Remember bodies named with a country or in capitals, wherever they stand."""
        bodies = known_bodies()
        for at, low in enumerate(tokens.low):
            known = low in bodies and len(low) > 2 and tokens.text[at].isupper()  # noqa: PLR2004
            if low not in _REMEMBERED and not known:
                continue
            phrase = _body_phrase(tokens, at)
            if phrase is None:
                continue
            mention = read_mention(tokens, phrase)
            named = (
                mention.country is not None
                or (tokens.capital[at] and not mention.definite)
                or mention.name.count(" ") > 0
            )
            pointing = not {"country", "nation"}.isdisjoint(tokens.low[phrase[0] : at])
            if mention.who is Who.BODY and mention.name and named and not pointing:
                self._bodies.append(_Seen(tokens.start[at], mention))

    def _add(self, tokens: Tokens, run: tuple[int, int]) -> None:
        first, last = run
        name = " ".join(tokens.text[first:last]).replace(" - ", "-")
        office, female = office_beside(tokens, first, last)
        if last - first < 2:  # noqa: PLR2004
            full = self.full_name(name)
            if full is None:
                if office or (first and tokens.low[first - 1].rstrip(".") in listed("title")):
                    self._learn(_person(name, office, female), tokens.start[first])
                return
            name = full
        self._learn(_person(name, office, female), tokens.start[first])
        self.named_at.append((tokens.start[first], name))

    def _learn(self, person: Person, at: int) -> None:
        name = person.name
        known = self._people.get(name)
        if known is None:
            for word in name.split():
                self._by_word[word.lower()].append(name)
        else:
            person = Person(
                name,
                known.office or person.office,
                known.topic or person.topic,
                known.country or person.country,
                known.female if known.female is not None else person.female,
                known.of or person.of,
            )
        self._people[name] = person
        if person.office and (known is None or not known.office):
            self._offices.append((at, person))

    def _read_acronyms(self, tokens: Tokens) -> None:
        """Learn "National Flood Board (NFB)"."""
        for at in range(2, len(tokens) - 1):
            word = tokens.text[at]
            if tokens.low[at - 1] == "(" and tokens.low[at + 1] == ")" and word.isupper() and len(word) > 1:
                first = at - 2
                while first >= 0 and (
                    tokens.capital[first] or tokens.low[first] in {"of", "for", "and", "the", "on"}
                ):
                    first -= 1
                first += 1
                while first < at - 1 and (
                    tokens.low[first] in PREPOSITIONS or tokens.low[first] in {"and", "the", "a"}
                ):
                    first += 1
                if at - 1 - first >= 2:  # noqa: PLR2004
                    self._acronyms[word] = " ".join(tokens.text[first : at - 1]) + f" ({word})"

    def expand(self, name: str) -> str:
        """A body's acronym with its full name, where the article gives it."""
        if name.lower() in known_bodies():
            return name
        if name in self._acronyms:
            return self._acronyms[name]
        for full in self._acronyms.values():
            if full.startswith(f"{name} ("):
                return full
        return name

    def full_name(self, name: str) -> str | None:
        """The longest name of the article that holds all words of ``name``; None where none does."""
        words = name.lower().split()
        candidates = [
            full for full in self._by_word.get(words[-1], ()) if set(words) <= set(full.lower().split())
        ]
        return max(candidates, key=lambda full: (len(full.split()), full)) if candidates else None

    def knows(self, name: str) -> bool:
        """Whether the article gives somebody's office or names them again, in full or in part."""
        full = self.full_name(name) or name
        person = self._people.get(full)
        named = sum(1 for _, other in self.named_at if other == full)
        return full != name or named > 1 or (person is not None and bool(person.office))

    def person(self, name: str) -> Person | None:
        """What is known of somebody named in full."""
        return self._people.get(name)

    def holder(self, mention: Mention, at: int) -> Person | None:
        """Who holds an office by what the article says: the nearest before, else the first behind."""
        if mention.indefinite or (mention.owner and mention.head not in ONE_HOLDS):
            return None
        fitting = [(place, person) for place, person in self._offices if _fits(person, mention)]
        before = [person for place, person in fitting if place <= at]
        if before:
            return before[-1]
        return fitting[0][1] if fitting else None

    def minister(self, at: int) -> Person | None:
        """The last minister named before, whose ministry "the ministry" is where no other was named."""
        before = [person for place, person in self._offices if place <= at and person.office == "minister"]
        return before[-1] if before and before[-1].topic else None

    def body(self, mention: Mention, at: int) -> Mention | None:
        """The body that "the ministry" or "the organisation" stands for."""
        generic = mention.head in GENERIC
        end = bisect_left(self._bodies, at, key=lambda seen: seen.at)
        for seen in reversed(self._bodies[max(0, end - _BODIES_BACK) : end]):
            other = seen.mention
            if mention.country is not None and other.country is not None and mention.country != other.country:
                continue
            if mention.topic and other.topic and mention.topic != other.topic:
                continue
            alike = other.head == mention.head or mention.head in other.name.lower().split()
            named = other.who is Who.BODY and not other.name.islower()
            if (alike and _within(mention, other)) or (generic and named):
                return other
        return None


def _within(short: Mention, full: Mention) -> bool:
    """Whether nothing in a short form tells it from a body: "the agency", not "the *city* agency"."""
    own = set(short.name.lower().split()) - {short.head, short.topic}
    return own <= set(full.name.lower().split())


ONE_HOLDS = frozenset(
    "prime minister|minister|president|mayor|governor|king|chancellor|spokesman|ombudsman".split("|")
)
GENERIC = frozenset("organisation organization agency group body charity".split())


def _person(name: str, office: Office | None, female: bool | None) -> Person:
    if office is None:
        return Person(name, female=female)
    return Person(name, office.key, office.topic, office.country, female, office.names)


def _fits(person: Person, mention: Mention) -> bool:
    if person.office != mention.head:
        return False
    if person.of and mention.of and not (person.of <= mention.of or mention.of <= person.of):
        return False  # "the *Lund* police chief" is not the chief of the *Ost* police
    if mention.topic and person.topic and mention.topic != person.topic:
        return False
    if bool(mention.topic) != bool(person.topic) and not mention.definite:
        return False
    return mention.country is None or person.country is None or mention.country == person.country
