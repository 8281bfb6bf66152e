"""Leads a speaker's phrase back to a name: pronouns, offices, "the ministry", "its statement"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from index.claims.voices.cast import GENERIC, ONE_HOLDS, Cast, Person
from index.claims.voices.names import Mention, Who
from index.claims.voices.places import Country
from index.claims.voices.shown import body_name
from index.claims.voices.words import Tokens


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, led back to a name.

    Attributes:
        name: what to show.
        country: whom they belong to; None where unknown or of none.
        settled: False for an office whose holder is not known.
        text: who it is was guessed from a text that speaks ("the indictment puts it at 12").
    """

    name: str
    who: Who
    country: Country | None = None
    female: bool | None = None
    settled: bool = True
    text: bool = False


_ANY_OFFICE = frozenset(
    {"politician", "official", "lawmaker", "diplomat", "statesman", "strongman", "man", "woman"}
)
"""As in "the politician added": whoever spoke last."""

_OPENING_CHARS = 12
"""How far from its start a sentence names whom it is about: behind a title at most."""

_NAMES_BACK = 20
"""A pronoun does not reach back over more names than these."""


class Speakers:
    """Remembers who spoke while an article is read in order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._last: dict[str, Speaker] = {}
        self._begin = 0

    def resolve(self, mention: Mention, offset: int, *, remember: bool = True) -> Speaker | None:
        """The speaker that a mention at ``offset`` names; None where nobody can be told.

        Without ``remember`` no later pronoun points back at them.
        """
        speaker = self._resolve(mention, offset)
        if speaker is not None and not speaker.name:
            return None
        if remember and speaker is not None and speaker.who is not Who.PRONOUN:
            self._remember(replace(speaker, text=False) if speaker.text else speaker)
        return speaker

    def _remember(self, speaker: Speaker) -> None:
        if speaker.who is not Who.MEDIA:
            self._last["any"] = speaker
        if speaker.who in {Who.PEOPLE, Who.BODY, Who.COUNTRY}:
            self._last["group"] = speaker
        if speaker.who in {Who.PERSON, Who.ROLE}:
            self._last["person"] = speaker
        elif speaker.who in {Who.BODY, Who.COUNTRY}:
            self._last["body"] = speaker
            if speaker.who is Who.BODY and speaker.country is None:
                self._last["organisation"] = speaker
        elif speaker.who is Who.PEOPLE:
            self._last["people"] = speaker

    def _resolve(self, mention: Mention, offset: int) -> Speaker | None:
        if mention.owner == "our":
            return Speaker("we", Who.PRONOUN)  # "our team in Lund": the outlet's
        match mention.who:
            case Who.PRONOUN:
                return self._pronoun(mention, offset)
            case Who.PERSON:
                return self._person(mention)
            case Who.ROLE:
                return self._role(mention, offset)
            case Who.BODY | Who.PEOPLE:
                return self._body(mention, offset)
            case Who.DOCUMENT:
                return self._document(mention, offset)
            case Who.MEDIA if mention.definite and mention.name.lower() == "agency":
                return self._last.get("organisation") or Speaker(mention.name, Who.MEDIA)
            case _:
                return Speaker(self._full(mention.name), mention.who, mention.country)

    def _full(self, name: str) -> str:
        return self._cast.full_name(name) or self._cast.expand(name) if name else name

    def _person(self, mention: Mention) -> Speaker:
        full = self._cast.full_name(mention.name) or mention.name
        person = self._cast.person(full) or Person(full)
        return Speaker(full, Who.PERSON, mention.country or person.country, person.female)

    def _role(self, mention: Mention, offset: int) -> Speaker:
        person = None if mention.name.endswith(" there") else self._cast.holder(mention, offset)
        if person is not None:
            return Speaker(person.name, Who.PERSON, mention.country or person.country, person.female)
        last = self._last.get("person")
        if (
            mention.definite
            and last is not None
            and last.who is Who.ROLE
            and last.name.endswith(mention.name)
        ):
            return last
        bare = mention.name.lower() in _ANY_OFFICE or mention.head == "strongman"
        if mention.definite and last is not None and bare and mention.country in {None, last.country}:
            return last
        body = self._owning_body(mention, offset)
        if body is not None:
            return Speaker(
                f"{body.name} {mention.name.rsplit(chr(39) + 's ', 1)[-1]}", Who.ROLE, body.country
            )
        settled = mention.indefinite or mention.head not in ONE_HOLDS
        return Speaker(mention.name, Who.ROLE, mention.country, settled=settled)

    def _owning_body(self, mention: Mention, offset: int) -> Mention | None:
        """As in "the agency's head": the agency named before."""
        owner, found, _ = mention.name.rpartition("'s ")
        if not found or mention.country is not None:
            return None
        return self._cast.body(
            Mention(who=Who.BODY, name=owner, head=owner.split()[-1].lower(), definite=True), offset
        )

    def _body(self, mention: Mention, offset: int) -> Speaker:
        if mention.owner in {"his", "her"} and (owned := self._owned(mention)) is not None:
            return owned
        if mention.country is None and mention.owner in {"its", "their"}:
            owned = self._owned(mention)
            if owned is not None:
                return owned
        if mention.country is None and (mention.definite or mention.owner):
            earlier = self._cast.body(mention, offset)
            spoke = self._spoke_before(mention)
            if spoke is not None and (earlier is None or earlier.country is None):
                return spoke
            if earlier is not None and (
                len(earlier.name) >= len(mention.name) or mention.head in earlier.name.lower()
            ):
                return Speaker(self._cast.expand(earlier.name), Who.BODY, earlier.country)
            owned = self._owned(mention)
            if owned is not None:
                return owned
            if mention.head == "office" and mention.name.lower() == "office" and "any" in self._last:
                return self._last["any"]
        return self._ministry(mention, offset) or Speaker(
            self._cast.expand(mention.name), mention.who, mention.country
        )

    def _ministry(self, mention: Mention, offset: int) -> Speaker | None:
        """The ministry of a country in full, by the one last named there, else by its like elsewhere.

        Where no country is told either, that of the minister named before.
        """
        if mention.head != "ministry" or mention.topic or not mention.definite:
            return None
        if mention.country is None:
            led = self._cast.minister(offset)
            country, topic = (led.country, led.topic) if led is not None else (None, "")
        else:
            bare = replace(mention, name=mention.head)
            named = self._cast.body(bare, offset) or self._cast.body(replace(bare, country=None), offset)
            country, topic = mention.country, named.topic if named is not None else ""
        name = body_name(country, "ministry", topic)
        return Speaker(name, Who.BODY, country) if name else None

    def _spoke_before(self, mention: Mention) -> Speaker | None:
        """The body that spoke last, where "the ministry", "the organisation" points back at it."""
        if mention.head in GENERIC:
            return None if any(map(str.isupper, mention.name)) else self._last.get("organisation")
        last = self._last.get("body")
        fits = last is not None and set(mention.name.lower().split()) <= set(last.name.lower().split())
        return last if fits else None

    def _owned(self, mention: Mention) -> Speaker | None:
        """As in "his ministry", "its army", "her office"."""
        if mention.owner in {"his", "her"}:
            owner = self._last.get("person")
        elif mention.owner in {"its", "their"}:
            owner = self._last.get("body") or self._last.get("any")
        else:
            return None
        if owner is None:
            return None
        if mention.head in {"office", "team", "staff", "delegation"} or (
            mention.owner in {"his", "her"}
            and mention.head in {"organisation", "organization", "group", "agency", "charity"}
        ):
            return owner
        if owner.country is None:
            return None
        return Speaker(f"{owner.country.adjective} {mention.name}", mention.who, owner.country)

    def _document(self, mention: Mention, offset: int) -> Speaker | None:
        if mention.country is not None:
            return Speaker(f"{mention.country.adjective} authorities", Who.COUNTRY, mention.country)
        last = (
            self._last.get("body")
            if mention.head in {"communique", "communiqué", "report", "document"}
            else None
        )
        last = last or self._last.get("any")
        if mention.definite:
            named = self._cast.body(Mention(who=Who.BODY, name="", head="organisation"), offset)
            if last is None and named is not None:
                return Speaker(self._cast.expand(named.name), Who.BODY, named.country, text=True)
            if last is not None:
                return replace(last, text=True)
        return Speaker(mention.name, Who.DOCUMENT, None)

    def _pronoun(self, mention: Mention, offset: int) -> Speaker | None:
        if mention.head in {"he", "she"}:
            return self._he_or_she(offset, female=mention.head == "she")
        if mention.head == "it":
            return self._last.get("body") or self._last.get("any")
        if mention.head == "they":
            return self._last.get("group") or self._last.get("any")
        if mention.head in {"who", "which", "that"}:
            return self._last.get("people") or self._last.get("any")
        return Speaker(mention.head, Who.PRONOUN)

    def begin(self, offset: int) -> None:
        """A sentence begins at ``offset``: whom it is about may be meant by "he" further on in it."""
        self._begin = offset

    def _subject(self, offset: int, *, female: bool) -> Speaker | None:
        """As in "*Colonel A B* declined; *he* later said …": who is named at the sentence's start."""
        named = self._cast.named_at
        first = bisect_left(named, (self._begin, ""))
        if first >= len(named) or not named[first][0] < min(offset, self._begin + _OPENING_CHARS):
            return None
        person = self._cast.person(named[first][1])
        if person is None or person.female not in {None, female}:
            return None
        return Speaker(person.name, Who.PERSON, person.country, person.female)

    def _he_or_she(self, offset: int, *, female: bool) -> Speaker | None:
        subject = self._subject(offset, female=female)
        if subject is not None:
            return subject
        last = self._last.get("person")
        if last is not None and last.female in {None, female}:
            return last
        named = self._cast.named_at
        nearest = bisect_right(named, (offset, "￿")) - 1
        for at in range(nearest, max(-1, nearest - _NAMES_BACK), -1):
            person = self._cast.person(named[at][1])
            if person is not None and person.female in {None, female}:
                return Speaker(person.name, Who.PERSON, person.country, person.female)
        return last


def country_beside(tokens: Tokens, at: int) -> Country | None:
    """The country named within three tokens from token ``at`` on: "49 Ruritanian soldiers"."""
    from index.claims.voices.places import place_at

    for place in range(at, min(at + 4, len(tokens))):
        found = place_at(tokens, place, len(tokens))
        if found is not None:
            return found[0]
    return None
