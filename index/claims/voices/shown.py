"""What to show for an office, a body or a country, alike for its different wordings."""

from __future__ import annotations

from index.claims.voices.phrases import Phrase
from index.claims.voices.places import Country, place_at
from index.claims.voices.words import DETERMINERS, PREPOSITIONS, QUOTES, STOPS, Tokens, listed

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


_TOPICS = {
    "defence": "defence",
    "defense": "defence",
    "foreign": "foreign",
    "interior": "interior",
    "internal": "interior",
    "health": "health",
    "emergency": "emergencies",
    "emergencies": "emergencies",
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


def has_acronym(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a phrase holds an acronym."""
    return any(len(word) > 1 and word.isupper() and word.isalpha() for word in tokens.text[first:last])


_MERE_COUNTRY = DETERMINERS | frozenset(
    "'s side camp country nation republic of official data officially last full latest final previous "
    "preliminary own first new current updated for part neighbour neighbor neighbouring neighboring".split()
)


def is_only_country(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase names a country and nothing else: "Ruritania", "Strelsau", "the Ruritanian side"."""
    at, last = phrase
    while at < last:
        found = place_at(tokens, at, last)
        if found is None and tokens.low[at] not in _MERE_COUNTRY:
            return False
        at = at + 1 if found is None else found[1]
    return True


def body_name(country: Country | None, noun: str, topic: str) -> str:
    """One name for a ministry however it is worded; "" where the words stand for themselves."""
    if noun == "ministry" and topic:
        named = f"{topic.capitalize()} Ministry"
        return f"{country.adjective} {named}" if country else named
    return ""


_LEFT_OVER = frozenset("annual new latest own first recent official weekly daily monthly".split())


def display(tokens: Tokens, phrase: Phrase, country: Country | None) -> str:
    """The phrase without article and possessive, its country as an adjective in front."""
    first, last = phrase
    kept: list[str] = []
    at = first
    moved = False
    country = None if tokens.low[first : first + 2] == ("one", "of") else country
    while at < last:
        low = tokens.low[at]
        if low == "same" or low in QUOTES:
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
            kept[-1] += "'" if kept[-1].endswith("s") else "'s"
        at += 1
    words = _joined(_tidied(tokens, phrase, kept))
    return f"{country.adjective} {words}".strip() if moved and country is not None else words


def _tidied(tokens: Tokens, phrase: Phrase, kept: list[str]) -> list[str]:
    """The words of a name without what is left over of the phrase."""
    while kept and kept[-1].lower() in PREPOSITIONS | {",", "the"}:
        kept = kept[:-1]
    if kept and _capital_for_the_start(tokens, phrase, kept[0]):
        kept = [kept[0].lower(), *kept[1:]]
    if len(kept) > 1 and kept[-2].endswith("'s") and kept[-1] in _LEFT_OVER:
        kept = [*kept[:-2], kept[-2][:-2]]
    return _of_unnamed_country(kept)


def _joined(words: list[str]) -> str:
    joined = " ".join(words).replace(" ,", ",").replace(" . ", ". ")
    return joined.replace("( ", "(").replace(" )", ")")


_PLAIN_OPENINGS = frozenset(
    "local regional human rights emergency rescue health military security federal national state city "
    "hospital senior several many some two three four five".split()
)


def _capital_for_the_start(tokens: Tokens, phrase: Phrase, word: str) -> bool:
    """Whether a common word has its capital only because it opens a sentence: "*Officials* said"."""
    first, last = phrase
    low = tokens.low[first]
    plain = low in _PLAIN_OPENINGS or low in listed("people")
    opens = first == 0 or tokens.low[first - 1] in STOPS
    proper = last > first + 1 and tokens.capital[first + 1]
    return opens and word == tokens.text[first] and plain and not proper


def _of_unnamed_country(words: list[str]) -> list[str]:
    """The words of a body without "country's", which only points back."""
    return words[1:] if words[:1] in (["country's"], ["nation's"]) and len(words) > 1 else words
