"""The office that a text gives a person beside the name: "the *mayor of Lund*, A B", "A B, *who heads* …"."""

from __future__ import annotations

from dataclasses import dataclass

from index.claims.voices.persons import TITLE_WORDS
from index.claims.voices.places import Country, place_at
from index.claims.voices.shown import role_key, topic_of
from index.claims.voices.words import STOPS, TIMES, Tokens, listed, verb_forms


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the text gives it.

    Attributes:
        key: its name for comparing.
        topic: what it is about ("defence").
        country: the country named with it.
        names: other names in it, in lower case: {"lund"} of the "chief of the Lund police".
        at: the token of its noun.
    """

    key: str
    topic: str = ""
    country: Country | None = None
    names: frozenset[str] = frozenset()
    at: int = -1


_WOMEN = frozenset(
    "mrs. ms. miss mrs ms madam lady queen princess spokeswoman chairwoman congresswoman "
    "ombudswoman councilwoman policewoman mother sister daughter wife widow woman girl actress "
    "grandmother aunt".split()
)
_MEN = frozenset(
    "mr. mr sir lord king prince sheikh imam spokesman chairman congressman councilman policeman "
    "father brother son husband man boy uncle grandfather ayatollah pope".split()
)
_SHORT_OFFICES = {"gov": "governor", "sen": "senator", "rep": "representative", "pres": "president"}
_LEADING = {
    "chairs": "chairman",
    "heads": "head",
    "leads": "leader",
    "runs": "head",
    "directs": "head",
    "commands": "commander",
    "governs": "governor",
}
"""As in "A B, who *heads* the railways": later "the head"."""

_BEFORE_TOKENS = 7
_BEFORE_COMMA_TOKENS = 9
_BEHIND_TOKENS = 14


def office_beside(tokens: Tokens, first: int, last: int) -> tuple[Office | None, bool | None]:
    """The office beside a name that stands at tokens ``[first, last)``, and whether it is a woman's name.

    As in "Ruritania's Prime Minister A B", "A B, the health minister in Ruritania", "Gov. A B".
    """
    female: bool | None = None
    at = first - 1
    if at >= 0 and (title := tokens.low[at].rstrip(".")) in listed("title"):
        female = _sex(tokens.low[at])
        if title in _SHORT_OFFICES:
            return Office(_SHORT_OFFICES[title]), female
        at -= 1
    before = _office_before(tokens, at)
    if before is not None:
        return before, female if female is not None else _sex(tokens.low[before.at])
    if last < len(tokens) and tokens.low[last] == ",":
        behind = _office_behind(tokens, last)
        if behind is not None:
            return behind, female if female is not None else _sex(tokens.low[behind.at])
    return None, female


def _sex(low: str) -> bool | None:
    return True if low in _WOMEN else False if low in _MEN else None


def _office_before(tokens: Tokens, at: int) -> Office | None:
    """The office that ends at token ``at``, right before a name or with a comma between."""
    if at < 0:
        return None
    if tokens.low[at] == ",":
        office = _office_in(tokens, max(0, at - _BEFORE_COMMA_TOKENS), at)
        if office is not None and not any(low in STOPS for low in tokens.low[office.at : at]):
            return office
    if tokens.low[at] not in listed("role"):
        return None
    begin = at
    while (
        begin >= 0
        and at - begin < _BEFORE_TOKENS
        and tokens.low[begin] not in STOPS
        and tokens.low[begin] not in {"and", "with", "to", "by"}
    ):
        begin -= 1
    return _office_in(tokens, begin + 1, at + 1)


def _office_behind(tokens: Tokens, comma: int) -> Office | None:
    """The office that begins behind the comma at token ``comma``."""
    end = comma + 1
    while end < len(tokens) and tokens.low[end] not in STOPS and end - comma < _BEHIND_TOKENS:
        end += 1
    office = _office_in(tokens, comma + 1, end)
    if office is None or _speaks(tokens, office.at + 1) or tokens.low[comma + 1] in {"and", "but", "while"}:
        return None
    return office


def _speaks(tokens: Tokens, at: int) -> bool:
    """Whether an office is followed by its verb: "…, *the minister said*" names nobody before it."""
    form = verb_forms().get(tokens.low[at]) if at < len(tokens) else None
    return form is not None and form.tense in {"past", "third"}


def _office_in(tokens: Tokens, first: int, last: int) -> Office | None:
    """The first office told in a range of tokens."""
    for start in range(first, last):
        at = start
        if tokens.low[at] in listed("role"):
            while at + 1 < last and tokens.low[at + 1] in listed("role"):
                at += 1  # "chief secretary", "secretary general": told by the last word
            countries = (place_at(tokens, place, last) for place in range(first, last))
            country = next((found[0] for found in countries if found is not None), None)
            topic = topic_of(tokens, (first, last), at)
            return Office(role_key(tokens, at), topic, country, names_within(tokens, first, last), at)
        if tokens.low[at] in _LEADING and at > first and tokens.low[at - 1] == "who":
            return Office(_LEADING[tokens.low[at]], topic_of(tokens, (first, last), at), at=at)
        if tokens.low[at] == "who" and at > first:
            return None
    return None


def names_within(tokens: Tokens, first: int, last: int) -> frozenset[str]:
    """The names in an office's phrase, but for countries, titles and what offices are about."""
    return frozenset(
        tokens.low[at]
        for at in range(first, last)
        if tokens.capital[at]
        and (at or tokens.low[at] not in TITLE_WORDS)
        and tokens.low[at] not in TIMES
        and tokens.low[at] not in listed("role")
        and tokens.low[at] not in listed("body")
        and tokens.low[at] not in listed("people")
        and tokens.low[at] not in listed("title")
        and topic_of(tokens, (at, at + 1), at) == ""
        and place_at(tokens, at, last) is None
    )
