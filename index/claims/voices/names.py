"""What a speaker's phrase names: a person, a body, a country, people, a text or somebody named before.

The name to show is made alike for different wordings ("Ruritania's Ministry of Defence", "the Defence Ministry in
Strelsau" → "Ruritanian Defence Ministry"), so that one claimant has one name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index.claims.lexicon import rows
from index.claims.voices.phrases import Phrase
from index.claims.voices.words import (
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    TIMES,
    Tokens,
    is_capital,
    listed,
)


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


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: its name, its usual adjective."""

    name: str
    adjective: str


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


@cache
def places() -> Mapping[str, Country]:
    """Names of countries, their adjectives and the cities that stand for them, in lower case."""
    found: dict[str, Country] = {}
    table = [tuple(part.strip() for part in (*row, "", "", "")[:4]) for row in rows("countries.tsv")]
    for column in (3, 2, 1, 0):
        for row in table:
            adjective = row[2].split("|")[0] or row[0]
            for word in row[column].split("|"):
                if word:
                    found[word.lower()] = Country(row[0], adjective)
    return found


@cache
def cities() -> frozenset[str]:
    """Cities that stand for their country's authorities, in lower case."""
    return frozenset(
        word.lower() for row in rows("countries.tsv") for word in (*row, "", "", "")[3].split("|") if word
    )


@cache
def known_bodies() -> Mapping[str, str]:
    """Other names of bodies known the world over, lower case, to the name to show."""
    found: dict[str, str] = {}
    for row in rows("bodies.tsv"):
        found[row[0].lower()] = row[0]
        for alias in row[1].split("|"):
            found[" ".join(word for word in alias.split() if word != "the") or alias] = row[0]
    return found


@cache
def _place_firsts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in places()) | {"u.s.", "u.k."}


@cache
def _long_names() -> re.Pattern[str]:
    """Names of three words or more of bodies known the world over."""
    names = sorted((name for name in known_bodies() if name.count(" ") > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


_MAX_PLACE_WORDS = 3


def place_at(tokens: Tokens, at: int, last: int) -> tuple[Country, int] | None:
    """The country named at token ``at`` and the token behind its name; the longest name wins."""
    if not tokens.capital[at]:
        return None
    if tokens.low[at] not in _place_firsts():
        return None
    for length in range(min(_MAX_PLACE_WORDS, last - at), 0, -1):
        words = " ".join(tokens.low[at : at + length]).replace("u.s.", "us").replace("u.k.", "uk")
        country = places().get(words)
        if country is not None and not (words == "us" and tokens.text[at] == "Us"):
            return country, at + length
    return None


_ORG_WORDS = frozenset(
    "watch rights international national united nations world global foundation aid relief emergency rescue security red "
    "crescent cross human federal central supreme civil defense defence foreign interior health home internal external public "
    "news media press police army navy guard forces force institute research monitoring crisis intelligence survey weather "
    "meteorological geological disaster management disasters safety aviation transport transportation railways railway board "
    "bank fund corporation company inc ltd group network union front movement party brigade brigades resistance liberation "
    "democratic republic people's house state street wall journal times post herald tribune gazette telegraph guardian mail "
    "organization organisation agency commission committee council ministry department office bureau association federation "
    "league society service services authority administration centre center university college school hospital church mission "
    "parliament congress senate assembly court cabinet staff command general observatory initiative campaign alliance "
    "broadcasting television tv radio channel capital city province district region airlines airways trade chamber".split()
)
_TITLE_WORDS = frozenset(
    "prime deputy vice acting former foreign interior health defence defense finance first chief senior assistant under security "
    "lord sir house senate majority minority press state regional local federal national general civil military army police "
    "field air lady lieutenant brigadier attorney human rights permanent special un us u.s. u.n. uk eu ex the mr crown opposition "
    "parliamentary presidential vice-prime republican democratic co".split()
)
_PARTICLES = frozenset(
    "al el bin ibn van von de der da di du la le dos das del ben abu bint den ter st".split()
)
_SMALL = frozenset("of for on and the in to de del la".split())


def name_in(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The tokens of a person's name in a phrase: capital words that belong to no office, body or place."""
    first, last = phrase
    best: Phrase | None = None
    at = first
    while at < last:
        run = name_run(tokens, at, last)
        if run is None:
            at += 1
            continue
        if at > first and tokens.low[at - 1] in {"of", "in", "at", "from", "near", "for"}:
            at = run[1]
            continue
        if best is None or (best[1] - best[0] == 1 < run[1] - run[0]):
            best = run
        at = run[1]
    return best


def _nameable(tokens: Tokens, at: int, last: int) -> bool:
    word, low = tokens.text[at], tokens.low[at]
    if (
        not is_capital(word)
        or not word[:1].isalpha()
        or low in TIMES
        or low in DETERMINERS
        or low in PREPOSITIONS
    ):
        if _initials(tokens, at, last):
            return True
        return (
            low in {"may", "march", "june", "april", "august", "jan"}
            and is_capital(word)
            and at + 1 < last
            and tokens.capital[at + 1]
            and tokens.low[at + 1] not in TIMES
        )
    bare = low.rstrip(".")
    if (
        bare in listed("title")
        or low in listed("role")
        or low in listed("people")
        or low in _ORG_WORDS
        or low in _TITLE_WORDS
    ):
        return False
    if low in listed("body") or low in listed("media") or low in listed("document"):
        return False
    if len(word) > 1 and word.isupper() and "-" not in word and not _initials(tokens, at, last):
        return False
    return place_at(tokens, at, last) is None


_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}$|[A-Z]{2,3}$")


def _initials(tokens: Tokens, at: int, last: int) -> bool:
    """ "R.K." or "SK" in front of a surname."""
    if (
        not _INITIALS.match(tokens.text[at])
        or at + 1 >= last
        or tokens.low[at] in known_bodies()
        or tokens.low[at] in places()
    ):
        return False
    behind = tokens.text[at + 1]
    title = (
        tokens.low[at + 1] in _ORG_WORDS
        or tokens.low[at + 1] in listed("role")
        or tokens.low[at + 1] in listed("body")
    )
    return (
        tokens.capital[at + 1]
        and not behind.isupper()
        and not title
        and tokens.low[at + 1] not in _TITLE_WORDS
    )


def name_run(tokens: Tokens, at: int, last: int) -> Phrase | None:
    """The name that begins at token ``at``, if one does."""
    if not _nameable(tokens, at, last):
        return None
    end = at + 1
    while end < last:
        if _nameable(tokens, end, last) or (
            len(tokens.text[end].rstrip(".")) == 1 and tokens.capital[end] and end + 1 < last
        ):
            end += 1
        elif tokens.low[end] in _PARTICLES and end + 1 < last and tokens.capital[end + 1]:
            end += 1
        elif tokens.text[end] in {"-", "'", "’"} and end + 1 < last and tokens.capital[end + 1]:
            end += 2
        else:
            break
    following = tokens.low[end] if end < last else ""
    if following in {"'s", "’s"} and end < last - 1:
        return None
    if following in _ORG_WORDS and tokens.capital[end]:
        return None
    if following in listed("body") and end < last:
        return None
    return (at, end)


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
    known = _known(tokens, first, last)
    if known is not None:
        return known
    country = _country_of(tokens, first, last)
    person = name_in(tokens, (first, last))
    head = _head(tokens, first, last)
    definite = tokens.low[first] in {"the", "this", "that"} or tokens.low[first] in POSSESSIVES
    owner = tokens.low[first] if tokens.low[first] in POSSESSIVES else ""
    noun, at = head
    if noun in listed("role") or (person is not None and not _is_body(tokens, first, last, noun)):
        return _person_or_role(
            tokens, (first, last), person, country, noun, at, definite=definite, owner=owner
        )
    return _other(tokens, (first, last), country, noun, at, definite=definite, owner=owner)


_PRONOUN_HEADS = {word: word for word in "he she it they i we who which you that".split()} | {
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
        if low in listed("document") and tokens.low[at + 1] in {"by", "of", "from"} and at + 2 < last:
            return (at + 2, last)
    return None


def _owner_of_text(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """ "the police list", "the ministry's website", "a Reuters tally": the police, the ministry, Reuters."""
    if tokens.low[last - 1] not in listed("document") or last - first < 2:  # noqa: PLR2004
        return None
    end = last - 1
    while end > first and (
        tokens.low[end - 1] in listed("document")
        or tokens.low[end - 1] in {"'s", "official", "latest", "new", "own", "death"}
    ):
        end -= 1
    nouns = listed("body") | listed("people") | listed("media") | listed("role")
    named = any(tokens.low[at] in nouns or (tokens.capital[at] and at > first) for at in range(first, end))
    return (first, end) if end > first and named and place_at(tokens, end - 1, end) is None else None


def _without_relative(tokens: Tokens, phrase: Phrase) -> Phrase:
    first, last = phrase
    for at in range(first + 1, last):
        if tokens.low[at] in {"who", "which", "whose"} and tokens.low[at - 1] == ",":
            return (first, at - 1)
    if last - 1 > first and tokens.low[last - 1] in {"who", "which", "that"}:
        last -= 1
    while last - 1 > first and tokens.low[last - 1] in {",", "–", "—", "'s"}:
        last -= 1
    return (first, last)


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
        inside = _long_names().search(joined)
        shown = known_bodies()[inside.group()] if inside else None
    if shown is None and not _role_in(tokens, start, last):
        shown = _acronym_in(tokens, start, last)
    return None if shown is None else Mention(who=Who.BODY, name=shown, head="organisation")


def _acronym_in(tokens: Tokens, first: int, last: int) -> str | None:
    """The last well-known acronym of a phrase ("the UN's health agency WHO"), not one that only qualifies the head."""
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
            return found[0]
    return None


def _head(tokens: Tokens, first: int, last: int) -> tuple[str, int]:
    """The noun that heads the phrase: the last noun for a speaker before the first preposition or comma."""
    best: tuple[str, int] = ("", -1)
    for at in range(first, last):
        low = tokens.low[at]
        if (low in PREPOSITIONS or low in {","}) and best[0]:
            break
        if (
            low in listed("role")
            or low in listed("people")
            or low in listed("body")
            or low in listed("document")
            or low in listed("media")
        ):
            best = (low, at)
    return best


def _is_body(tokens: Tokens, first: int, last: int, noun: str) -> bool:
    return (
        noun in listed("body")
        or noun in listed("people")
        or noun in listed("document")
        or noun in listed("media")
    )


_ROLE_ALIKE = {
    "premier": "prime minister",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "ombudsperson": "ombudsman",
    "ombudswoman": "ombudsman",
    "defender": "ombudsman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "boss": "head",
    "chief": "head",
    "director": "head",
}


def role_key(tokens: Tokens, at: int) -> str:
    """An office's name for comparing: "premier" and "prime minister" are one."""
    low = tokens.low[at]
    if low == "minister" and at and tokens.low[at - 1] == "prime":
        return "prime minister"
    return _ROLE_ALIKE.get(low, low)


def _person_or_role(
    tokens: Tokens,
    phrase: Phrase,
    person: Phrase | None,
    country: Country | None,
    noun: str,
    at: int,
    *,
    definite: bool,
    owner: str,
) -> Mention:
    topic = topic_of(tokens, phrase, at) if at >= 0 else ""
    key = role_key(tokens, at) if at >= 0 and noun in listed("role") else noun
    if person is not None:
        name = " ".join(tokens.text[person[0] : person[1]]).replace(" - ", "-")
        return Mention(
            who=Who.PERSON, name=name, country=country, head=key, topic=topic, definite=definite, owner=owner
        )
    definite = definite or (at == phrase[0] and noun in listed("role"))
    vague = tokens.low[phrase[0]] in _VAGUE or (key in _MANY_HOLD and not definite)
    return Mention(
        who=Who.ROLE,
        name=_shown(tokens, phrase, country),
        country=country,
        head=key,
        topic=topic,
        definite=definite,
        owner=owner,
        indefinite=vague,
    )


_VAGUE = frozenset("a an one some another any".split())
_MANY_HOLD = frozenset(
    "official officer expert resident witness source soldier person adviser aide member".split()
)
_TOPICS = {
    "defence": "defence",
    "defense": "defence",
    "foreign": "foreign",
    "interior": "interior",
    "internal": "interior",
    "health": "health",
    "emergency": "emergency",
    "emergencies": "emergency",
    "home": "home",
    "security": "security",
    "justice": "justice",
    "transport": "transport",
    "transportation": "transport",
    "railway": "railway",
    "railways": "railway",
    "finance": "finance",
    "information": "information",
    "border": "border",
    "human": "human rights",
    "fire": "fire",
    "agriculture": "agriculture",
    "energy": "energy",
    "education": "education",
    "environment": "environment",
    "economy": "economy",
}


def topic_of(tokens: Tokens, phrase: Phrase, at: int) -> str:
    """What an office or body whose noun stands at token ``at`` is about; "" where not said."""
    first, last = phrase
    near = range(max(first, at - 3), min(last, at + 6))
    return next((_TOPICS[tokens.low[place]] for place in near if tokens.low[place] in _TOPICS), "")


def _other(
    tokens: Tokens, phrase: Phrase, country: Country | None, noun: str, at: int, *, definite: bool, owner: str
) -> Mention:
    first, last = phrase
    topic = topic_of(tokens, phrase, at) if at >= 0 else ""
    if country is not None and _only_country(tokens, first, last, noun):
        return Mention(
            who=Who.COUNTRY, name=f"{country.adjective} authorities", country=country, head="country"
        )
    shown = _shown(tokens, phrase, country)
    if noun in listed("media"):
        who = Who.MEDIA
    elif noun in listed("people"):
        who = Who.PEOPLE
    elif noun in listed("document") or noun in listed("account_noun"):
        who = Who.DOCUMENT
    elif (
        noun in listed("body")
        or _acronym(tokens, first, last)
        or any(tokens.low[at] in _ORG_WORDS for at in range(first, last))
    ):
        who = Who.BODY
        shown = _body_name(tokens, phrase, country, noun, topic) or shown
    else:
        who = Who.OTHER
    return Mention(
        who=who,
        name=shown,
        country=country,
        head=noun,
        topic=topic,
        definite=definite,
        owner=owner,
        plural=who is Who.PEOPLE,
    )


def _acronym(tokens: Tokens, first: int, last: int) -> bool:
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in tokens.text[first:last])


_COUNTRY_NOUNS = frozenset(
    "side camp country nation state capital authorities government officials official data figures figure".split()
)


def _only_country(tokens: Tokens, first: int, last: int, noun: str) -> bool:
    """Whether a phrase names a country and nothing else: "Ruritania", "Strelsau", "the Ruritanian side"."""
    at = first
    while at < last:
        found = place_at(tokens, at, last)
        if found is not None:
            at = found[1]
            continue
        low = tokens.low[at]
        if low not in DETERMINERS and low not in {
            "'s",
            "side",
            "camp",
            "country",
            "nation",
            "republic",
            "of",
            "official",
            "data",
            "officially",
        }:
            return False
        at += 1
    return True


def _body_name(tokens: Tokens, phrase: Phrase, country: Country | None, noun: str, topic: str) -> str:
    """One name for a ministry however it is worded; "" where the words stand for themselves."""
    if noun == "ministry" and topic:
        named = f"{topic.capitalize()} Ministry"
        return f"{country.adjective} {named}" if country else named
    return ""


def _shown(tokens: Tokens, phrase: Phrase, country: Country | None) -> str:
    """The phrase without article and possessive, its country as an adjective in front."""
    first, last = phrase
    kept: list[str] = []
    at = first
    moved = False
    while at < last:
        low = tokens.low[at]
        if low == "same":
            at += 1
            continue
        found = place_at(tokens, at, last)
        possessive = found is not None and found[1] < last and tokens.low[found[1]] in {"'s", "’s"}
        behind = (
            found is not None
            and kept
            and kept[-1].lower() in {"of", "in", "for", "from"}
            and found[1] == last
        )
        if (
            found is not None
            and country is not None
            and found[0] == country
            and (possessive or behind or at == first)
        ):
            moved = True
            if behind:
                kept.pop()
                if kept and kept[-1].lower() == "the":
                    kept.pop()
            at = found[1] + (1 if possessive else 0)
            continue
        if not (low in DETERMINERS and at == first) and low not in {"'s", "’s"}:
            kept.append(tokens.text[at])
        elif low in {"'s", "’s"} and kept:
            kept[-1] += "'s"
        at += 1
    while kept and kept[-1].lower() in PREPOSITIONS | {",", "the"}:
        kept.pop()
    words = " ".join(kept).replace(" ,", ",").replace("( ", "(").replace(" )", ")").replace(" . ", ". ")
    return f"{country.adjective} {words}".strip() if moved and country is not None else words
