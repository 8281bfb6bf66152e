"""What a speaker's phrase names: a person, a body, a country, people, a text or somebody named before.

The name to show is made alike for different wordings ("Ruritania's Ministry of Defence", "the Defence
Ministry in Strelsau" → "Ruritanian Defence Ministry"), so that one claimant has one name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.claims.voices.beside import HAVING
from index.claims.voices.offices import names_within
from index.claims.voices.persons import ORG_WORDS, name_in
from index.claims.voices.phrases import Phrase
from index.claims.voices.places import Country, known_bodies, long_names, place_at
from index.claims.voices.shown import body_name, display, has_acronym, is_only_country, role_key, topic_of
from index.claims.voices.words import DETERMINERS, POSSESSIVES, PREPOSITIONS, Tokens, listed


class Who(StrEnum):
    """What sort of speaker a phrase names."""

    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    COUNTRY = "country"
    PEOPLE = "people"
    DOCUMENT = "document"
    MEDIA = "media"
    PRONOUN = "pronoun"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase read as a speaker.

    Attributes:
        who: the sort of speaker.
        name: what to show, without titles; "" where only an antecedent can tell.
        country: the country named with it.
        head: the noun that names the office, body or people, in lower case; "" for a bare name.
        topic: what an office or body is about ("defence"), lower case.
        definite: "the ministry", "his ministry": named before.
        plural: more than one.
        owner: for a text or a body, the pronoun in front of it ("its").
        indefinite: "an official", "one minister": nobody named before.
        of: the names in an office, in lower case: {"lund"} of the "chief of the Lund police".
    """

    who: Who
    name: str
    country: Country | None = None
    head: str = ""
    topic: str = ""
    definite: bool = False
    plural: bool = False
    owner: str = ""
    indefinite: bool = False
    of: frozenset[str] = frozenset()


def read_mention(tokens: Tokens, phrase: Phrase) -> Mention:
    """Read a speaker's phrase."""
    first, last = _without_relative(tokens, phrase)
    if last - first == 1 and tokens.low[first] in _PRONOUN_HEADS:
        return Mention(who=Who.PRONOUN, name="", head=_PRONOUN_HEADS[tokens.low[first]])
    if tokens.low[first] in {"each", "both", "either", "neither"}:
        return Mention(who=Who.OTHER, name="", plural=True)
    maker = _maker(tokens, first, last) or _owner_of_text(tokens, first, last)
    if maker is not None:
        return read_mention(tokens, maker)
    known = _known(tokens, first, last) or _acronym_led(tokens, first, last)
    if known is not None:
        return known
    noun, at = _head(tokens, first, last)
    lead = tokens.low[first]
    parts = _Parts(
        tokens=tokens,
        phrase=(first, last),
        country=_country_of(tokens, first, last),
        noun=noun,
        topic=topic_of(tokens, (first, last), at) if at >= 0 else "",
        definite=lead in {"the", "this", "that"} or lead in POSSESSIVES,
        owner=lead if lead in POSSESSIVES else "",
    )
    person = name_in(tokens, (first, last))
    if person is not None and not _is_body(noun):
        return _person(parts, person, at)
    return _role(parts, at) if noun in listed("role") else _other(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A phrase taken apart: its country, head noun, what that is about, and what stands in front."""

    tokens: Tokens
    phrase: Phrase
    country: Country | None
    noun: str
    topic: str
    definite: bool
    owner: str


_PRONOUN_HEADS = {word: word for word in "he she it they i we who which you that".split()} | {
    "him": "he",
    "them": "they",
    "his": "he",
    "her": "she",
    "its": "it",
    "their": "they",
}


def _maker(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Whose text a phrase names: "a report by X", "today's report of X", "the figures from X"."""
    for at in range(first, last - 1):
        low = tokens.low[at]
        if low in {",", "of", "for"} or low in listed("role") or low in listed("people"):
            return None
        text = low in listed("document") or low in listed("account_noun")
        if text and tokens.low[at + 1] in {"by", "of", "from"} and at + 2 < last:
            return (at + 2, last)
    return None


_OF_TEXTS = frozenset("a an latest new recent corrected updated official preliminary initial first".split())
_LOOSE_OWNERS = frozenset(
    "a an the news press media state official joint new recent preliminary unconfirmed early various".split()
)


def _owner_of_text(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """As in "the police list", "the ministry's website", "a Reuters tally".

    The police, the ministry, Reuters.
    """
    if tokens.low[last - 1] not in listed("document") or last - first < 2:  # noqa: PLR2004
        return None
    end = last - 1
    while end > first and (
        tokens.low[end - 1] in listed("document")
        or tokens.low[end - 1] in {"'s", "official", "latest", "new", "own", "death", "incident", "situation"}
        or tokens.low[end - 1 : end + 1] in (("news", "release"), ("press", "release"))
    ):
        end -= 1
    while first < end - 1 and tokens.low[first + (tokens.low[first] == "the")] in _OF_TEXTS:
        first += 1
    if all(low in _LOOSE_OWNERS for low in tokens.low[first:end]):
        return None
    nouns = listed("body") | listed("people") | listed("media") | listed("role")
    named = any(tokens.low[at] in nouns or (tokens.capital[at] and at > first) for at in range(first, end))
    return (first, end) if end > first and named and place_at(tokens, end - 1, end) is None else None


def _without_relative(tokens: Tokens, phrase: Phrase) -> Phrase:
    """A speaker's phrase without what it adds on them: "the mayor*, who …*", "the agency*, counting* …"."""
    first, last = phrase
    for at in range(first + 1, last):
        if tokens.low[at - 1] == "," and (tokens.low[at] in _ADDING or _participle(tokens, at)):
            return (first, at - 1)
        if tokens.low[at - 1 : at + 1] == ("based", "on") or _obtained_by(tokens, at):
            return (first, at - 1)
        if tokens.low[at] in {"a", "an"} and tokens.low[at - 1] == "," and _names_body(tokens, first, at):
            return (first, at - 1)
    if last - 1 > first and tokens.low[last - 1] in {"who", "which", "that"}:
        last -= 1
    while last - 1 > first and tokens.low[last - 1] in _TRAILING:
        last -= 1
    return (first, last)


def _obtained_by(tokens: Tokens, at: int) -> bool:
    """As in "a report *obtained by* the paper"."""
    return tokens.low[at] == "by" and tokens.low[at - 1] in HAVING


def _names_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a body is named, so that what follows only describes it: "the River Board*, a union of* …"."""
    named = any(tokens.capital[at] and tokens.low[at] in listed("body") for at in range(first, last))
    return named or has_acronym(tokens, first, last)


_ADDING = frozenset({"who", "which", "whose"})


def _participle(tokens: Tokens, at: int) -> bool:
    """Whether a word says what somebody does besides: "counting", "speaking"; a capital is a name's."""
    return tokens.low[at].endswith("ing") and not tokens.capital[at]


_TRAILING = frozenset({",", "–", "—", "'s", "however", "too", "meanwhile", "though", "later"})


def _known(tokens: Tokens, first: int, last: int) -> Mention | None:
    start = first + 1 if tokens.low[first] == "the" and last - first > 1 else first
    joined = " ".join(low for low in tokens.low[start:last] if low != "the").replace(" 's", "'s")
    shown = known_bodies().get(joined)
    if shown is None:
        opening = joined.find(" (")
        shown = known_bodies().get(joined[:opening]) if opening > 0 else None
    if shown is None and last - start > 1:
        # "the UN's International Organization for Migration", "OCHA, the UN's humanitarian office"
        pieces = joined.replace(" ,", ",").split(", ")
        shown = next((known_bodies()[piece] for piece in pieces if piece in known_bodies()), None)
        if shown is None and "'s " in joined and "," not in joined:
            shown = known_bodies().get(joined.split("'s ", 1)[1])
    if shown is None and last - start > 2 and not _role_in(tokens, start, last):  # noqa: PLR2004
        inside = long_names().search(joined)
        shown = known_bodies()[inside.group()] if inside else None
    if shown is None and not _role_in(tokens, start, last):
        shown = _described(tokens, start, last) or _acronym_in(tokens, start, last)
    return None if shown is None else Mention(who=Who.BODY, name=shown, head=_body_noun(tokens, start, last))


def _described(tokens: Tokens, first: int, last: int) -> str | None:
    """As in "rights group *Amnesty International*": the well-known body that a description ends in."""
    begin = next((at for at in range(last - 1, first, -1) if not tokens.capital[at]), first)
    nouns = listed("body") | listed("media")
    described = first <= begin < last - 1 and tokens.low[begin] in nouns
    return known_bodies().get(" ".join(tokens.low[begin + 1 : last])) if described else None


_SHORTEST_ACRONYM = 3


def _acronym_led(tokens: Tokens, first: int, last: int) -> Mention | None:
    """As in "JNF, an affiliate of others": the body, whatever its description names."""
    word = tokens.text[first]
    led = last - first > 1 and tokens.low[first + 1] == "," and len(word) >= _SHORTEST_ACRONYM
    plain = led and word.isalnum() and word.isupper() and place_at(tokens, first, last) is None
    return Mention(who=Who.BODY, name=word, head="organisation") if plain else None


def _body_noun(tokens: Tokens, first: int, last: int) -> str:
    """The noun by which a well-known body may be taken up again ("the office")."""
    return next((low for low in tokens.low[first:last] if low in _TAKEN_UP), "organisation")


_TAKEN_UP = frozenset("office agency council commission committee department force court union".split())


def _acronym_in(tokens: Tokens, first: int, last: int) -> str | None:
    """The last well-known acronym of a phrase ("the UN's health agency WHO") that qualifies nothing."""
    for at in range(last - 1, first - 1, -1):
        if tokens.text[at].isupper() and tokens.low[at] in known_bodies():
            qualifies = at + 1 < last and tokens.low[at + 1] not in {")", ",", "itself"}
            return None if qualifies else known_bodies()[tokens.low[at]]
    return None


def _role_in(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        tokens.low[at] in listed("role") or tokens.low[at] in listed("people") for at in range(first, last)
    )


def _country_of(tokens: Tokens, first: int, last: int) -> Country | None:
    for at in range(first, last):
        found = place_at(tokens, at, last)
        if found is not None:
            return None if _and_another(tokens, found[1], last) else found[0]
    return None


def _and_another(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a second country is named in one breath: "Ruritania *and Graustark*"."""
    return at + 1 < last and tokens.low[at] == "and" and place_at(tokens, at + 1, last) is not None


def _head(tokens: Tokens, first: int, last: int) -> tuple[str, int]:
    """The noun that heads the phrase: the last noun for a speaker before the first preposition or comma."""
    best: tuple[str, int] = ("", -1)
    for at in range(first, last):
        low = tokens.low[at]
        if (low in PREPOSITIONS or low == ",") and best[0]:
            break
        if (
            low in listed("role")
            or low in listed("people")
            or low in listed("body")
            or low in listed("document")
            or low in listed("media")
            or low in listed("account_noun")
        ):
            best = (low, at)
    return best


def _is_body(noun: str) -> bool:
    return any(noun in listed(section) for section in ("body", "people", "document", "media"))


def _office(parts: _Parts, at: int) -> str:
    return role_key(parts.tokens, at) if parts.noun in listed("role") else parts.noun


def _person(parts: _Parts, person: Phrase, at: int) -> Mention:
    return Mention(
        who=Who.PERSON,
        name=" ".join(parts.tokens.text[person[0] : person[1]]).replace(" - ", "-"),
        country=parts.country,
        head=_office(parts, at),
        topic=parts.topic,
        definite=parts.definite,
        owner=parts.owner,
    )


def _role(parts: _Parts, at: int) -> Mention:
    key = _office(parts, at)
    definite = parts.definite or at == parts.phrase[0]
    lead = parts.tokens.low[parts.phrase[0]]
    return Mention(
        who=Who.ROLE,
        name=display(parts.tokens, parts.phrase, parts.country),
        country=parts.country,
        head=key,
        topic=parts.topic,
        definite=definite,
        owner=parts.owner,
        indefinite=lead in _VAGUE or (key in _MANY_HOLD and not definite),
        of=names_within(parts.tokens, *parts.phrase),
    )


_VAGUE = frozenset("a an one some another any".split())
_MANY_HOLD = frozenset(
    "official officer expert resident witness source soldier person adviser aide member".split()
)


def _other(parts: _Parts) -> Mention:
    country = parts.country
    if country is not None and is_only_country(parts.tokens, parts.phrase):
        return Mention(
            who=Who.COUNTRY, name=f"{country.adjective} authorities", country=country, head="country"
        )
    who = _sort(parts)
    ministry = body_name(country, parts.noun, parts.topic) if who is Who.BODY else ""
    return Mention(
        who=who,
        name=ministry or display(parts.tokens, parts.phrase, country),
        country=country,
        head=parts.noun,
        topic=parts.topic,
        definite=parts.definite,
        owner=parts.owner,
        plural=who is Who.PEOPLE,
    )


_NEWS_OR_NOT = frozenset({"agency", "agencies", "network", "networks", "service", "post"})
_NEWS = frozenset(
    "news press wire wires media state official information telegraph broadcasting private tv".split()
)


def _no_news(parts: _Parts) -> bool:
    """Whether a word says what an agency or network does, and it is not news: "the *refugee* agency"."""
    first, last = parts.phrase
    at = next(place for place in range(first, last) if parts.tokens.low[place] == parts.noun)
    before = parts.tokens.low[at - 1] if at > first else ""
    described = before[:1].isalpha() and before not in _NEWS and before not in DETERMINERS
    plain = described and not parts.tokens.capital[at - 1] and parts.country is None
    plain = plain or (described and parts.noun in {"network", "networks"})
    return plain or before in _AT_WORK or (at + 1 < last and parts.tokens.low[at + 1] == "of")


_AT_WORK = frozenset(
    "disaster emergency refugee migration weather space aid relief health rescue nuclear management "
    "protection security intelligence environment food atomic energy crime maritime aviation railway water "
    "border".split()
)


def _sort(parts: _Parts) -> Who:
    if parts.noun in _NEWS_OR_NOT and _no_news(parts):
        return Who.BODY
    for section, who in (("media", Who.MEDIA), ("people", Who.PEOPLE), ("document", Who.DOCUMENT)):
        if parts.noun in listed(section):
            return who
    if parts.noun in listed("account_noun"):
        return Who.DOCUMENT
    first, last = parts.phrase
    named = has_acronym(parts.tokens, first, last) or any(
        low in ORG_WORDS for low in parts.tokens.low[first:last]
    )
    return Who.BODY if named or parts.noun in listed("body") else Who.OTHER
