"""Which side a figure belongs to: the party of a conflict, or the place where people came to harm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.lexicon import Form, person_noun
from index.claims.reading.clauses import Reading
from index.claims.reading.grammar import DETERMINERS, MONTHS, WEEKDAYS
from index.claims.reading.phrases import Phrases
from index.claims.reading.places import Mention, Naming, mentions_in

BOTH = "both"
"""The side of a stated total over the two sides."""

_FIGHTING = frozenset(
    "clash clashes clashed fighting troops shelling shelled border war army ceasefire truce soldiers "
    "offensive battle battles conflict hostilities invasion skirmish skirmishes armed military airstrike "
    "airstrikes militants rockets".split()
)
_SHARE_OF_SECOND = 0.25
"""Least share of the mentions that the second most named country of a two-sided conflict has."""

_AGAINST = frozenset({"with", "against", "by", "from", "to", "versus", "near", "between", "via"})
_TOGETHER = (
    "both sides",
    "two sides",
    "both countries",
    "the two countries",
    "combined",
    "on each side",
    "both parties",
    "overall toll",
    "overall death toll",
    "either side",
    "both nations",
    "total above",
    "sides together",
    "the two nations",
    "total death toll",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article as a whole is about.

    Attributes:
        parties: the two countries of a conflict, the more often named first; empty if it is no such.
        place: where it happens, for all else; None if unknown.
        places: every place named behind "in" and the like, with how often.
    """

    parties: tuple[str, ...]
    place: str | None
    places: frozenset[str]


def setting_of(title: str, sentences: Sequence[Phrases]) -> Setting:
    """What an article is about, by which countries and places it names most."""
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    fighting = 0
    for phrases in sentences:
        countries.update(mention.country for mention in mentions_in(phrases.tokens))
        places.update(place_names(phrases))
        fighting += phrases.has(_FIGHTING)
    for country in set(countries):
        if country in title:
            countries[country] += 2
    for place in set(places):
        if place in title:
            places[place] += 3
    parties = _parties(countries) if fighting >= 2 else ()  # noqa: PLR2004 - one word may be a figure of speech
    return Setting(parties, _place(countries, places, title), frozenset(places))


def _parties(countries: Counter[str]) -> tuple[str, ...]:
    top = countries.most_common(2)
    if len(top) < 2:  # noqa: PLR2004 - two sides
        return ()
    (first, most), (second, some) = top
    return (first, second) if some >= max(2, _SHARE_OF_SECOND * most) else ()


def _place(countries: Counter[str], places: Counter[str], title: str) -> str | None:
    for name, _ in places.most_common(3):
        if name in title:
            return name
    top_place, top_country = places.most_common(1), countries.most_common(1)
    if top_country and (not top_place or top_country[0][1] >= top_place[0][1]):
        return top_country[0][0]
    return top_place[0][0] if top_place else None


_PLACING = frozenset({"in", "at", "near", "outside", "off", "across", "around", "inside", "of"})


def place_names(phrases: Phrases) -> list[str]:
    """Capitalised names behind "in", "near" and the like that are no date and no person."""
    found = []
    tokens = phrases.tokens
    for at in range(1, len(tokens)):
        before = tokens[at - 1].low
        if tokens[at].capital and (
            before in _PLACING or (before == "the" and phrases.low(at - 2) in _PLACING)
        ):
            name = _name_from(phrases, at)
            if name and before != "of":
                found.append(name)
    return found


def _name_from(phrases: Phrases, at: int) -> str:
    words = []
    for token in phrases.tokens[at : at + 4]:
        if not token.capital or token.low in MONTHS or token.low in WEEKDAYS or person_noun(token.low):
            break
        words.append(token.text.removesuffix("'s").removesuffix("’s"))
    return " ".join(words)


def side_of(phrases: Phrases, reading: Reading, setting: Setting, before: str | None) -> str | None:
    """The side that a figure belongs to, None where the text does not tell.

    ``before`` is the side of the figure before it in the paragraph.
    """
    mentions = mentions_in(phrases.tokens)
    own = _in_group(phrases, reading, mentions)
    if setting.parties:
        return own or _of_parties(phrases, reading, mentions, setting, before)
    return _of_place(phrases, reading, mentions, setting, before) or own


def _in_group(phrases: Phrases, reading: Reading, mentions: tuple[Mention, ...]) -> str | None:
    """A country in the noun phrase or in its "of …": "49 Armenian soldiers", "24 citizens of Peru"."""
    start, end = reading.counted.figure.start, reading.counted.end
    inside = [m for m in mentions if start <= m.start < end]
    if inside:
        return inside[0].country
    for mention in mentions:
        gap = phrases.words(end, mention.start)
        if 0 < len(gap) <= 3 and gap[0] in {"of", "from"} and set(gap[1:]) <= DETERMINERS:  # noqa: PLR2004
            return mention.country
    return None


def _of_parties(
    phrases: Phrases, reading: Reading, mentions: tuple[Mention, ...], setting: Setting, before: str | None
) -> str | None:
    text = " ".join(token.low for token in phrases.tokens)
    if any(cue in text for cue in _TOGETHER):
        return BOTH
    named = [m for m in mentions if m.country in setting.parties]
    agent = _agent(phrases, reading, named, setting)
    if agent:
        return agent
    located = _located(phrases, reading, named)
    if located:
        return located
    standing = [m for m in named if not _is_against(phrases, m)]
    if standing:
        left = [m for m in standing if m.start < reading.counted.start]
        return (left or standing)[-1 if left else 0].country
    if len({m.country for m in named}) > 1:
        return BOTH
    return before or BOTH


def _is_against(phrases: Phrases, mention: Mention) -> bool:
    """Whether a country is only named as the other one: "clashes *with* Ruritania", "X-Y border"."""
    words = phrases.words(mention.start - 2, mention.start)
    paired = "-" in phrases.low(mention.start)
    return paired or (
        bool(words) and (words[-1] in _AGAINST or (words[-1] == "the" and words[0] in _AGAINST))
    )


def _agent(phrases: Phrases, reading: Reading, named: list[Mention], setting: Setting) -> str | None:
    """The other party, where one's forces are the subject of an active verb: "X's troops killed 12"."""
    if reading.rule != "object-of-harm" or reading.harm is None or not reading.harm.is_(Form.DID, Form.DOES):
        return None
    for mention in named:
        follows = person_noun(phrases.low(mention.end)) or phrases.low(mention.end) in {
            "forces",
            "army",
            "shelling",
        }
        if mention.naming is Naming.PEOPLE and follows and mention.start < reading.harm.start:
            others = [party for party in setting.parties if party != mention.country]
            return others[0] if others else None
    return None


_LOCATING = frozenset({"in", "on", "for", "inside", "across"})


def _located(phrases: Phrases, reading: Reading, named: list[Mention]) -> str | None:
    """The country that people were harmed in: "in Kyrgyzstan", "on the Tajik side"."""
    found = None
    for mention in named:
        words = phrases.words(mention.start - 2, mention.start)
        place = (
            words[-1:] == ["the"] and words[0] in _LOCATING and phrases.low(mention.end) in {"side", "part"}
        )
        if place or (words and words[-1] in _LOCATING and mention.naming is Naming.NAME):
            near = abs(mention.start - reading.counted.start)
            if found is None or near < found[0]:
                found = (near, mention.country)
    return found[1] if found else None


def _of_place(
    phrases: Phrases,
    reading: Reading,
    mentions: tuple[Mention, ...],
    setting: Setting,
    before: str | None,
) -> str | None:
    """Where people came to harm: the place named nearest the figure, else the one before, else the setting's."""
    del mentions, reading
    names = [name for name in place_names(phrases) if name]
    if names:
        return names[0]
    return before or setting.place
