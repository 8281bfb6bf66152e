"""One step of a conversation: the question before with its answer, the new one, and what both share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.question.countries import country_of
from bot.answering.question.understanding import Ask, Inquiry
from index.claims.lexicon import person_noun
from index.claims.model import Kind
from index.retrieval.terms import content_words, root, words

OPENING = re.compile(
    r"^(?:and|but|so|ok|okay|also|then|plus|hm+|well|what about|how about|what of|same for)\b[\s,]*",
    re.IGNORECASE,
)
POINTING = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|their|he|she|him|his|her|there|then|same|other|one|ones)\b",
    re.IGNORECASE,
)
PEOPLE_PRONOUN = re.compile(r"\b(?:they|them|he|she|him)\b", re.IGNORECASE)
ONE_PRONOUN = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
THINGS_PRONOUN = re.compile(r"\bthem\b", re.IGNORECASE)
WHOSE_PRONOUN = re.compile(r"\b(?:his|her)\b", re.IGNORECASE)
THING_PRONOUN = re.compile(r"\b(?:that|this|those|these|it)\b", re.IGNORECASE)
AGREES = re.compile(
    r"\b(?:does|do|did|would|is that what|is this what|what does|what do)\s+(?P<who>(?:the\s+)?[\w'’.-]+"
    r"(?:\s+[\w'’.-]+){0,3}?)\s+(?:agree|agrees|say|says|said|think|thinks|claim|claims|confirm|confirms|"
    r"believe|accept|accepts|dispute|disputes|deny|denies)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_SAYS = r"(?:says?|said|claims?|claimed|reports?|reported|admits?|admitted|acknowledge[ds]?|announce[ds]?)"
_SPEAKER_CLAUSE = re.compile(
    r"\b(?:according to|per|as per)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,2}"
    rf"|^(?!what|how|did|does)(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){{0,2}}\s+{_SAYS}\s+(?=how|the|that|\d)"
    rf"|,?\s+{_SAYS}\s+(?!it\b|they\b|he\b|she\b|that\b)(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){{0,3}}$"
    rf"|(?<=[\w'’])\s+{_SAYS}\s+(?:that\s+)?(?:it|they|he|she)\b(?=\s+\w)"
    r"|\b(?:(?:health|interior|regional|local|provincial|federal|emergency)\s+)*"
    r"(?:ministry|government|council|authorities|coast guard)(?:['’]s)?\s+"
    r"(?=(?:death\s+)?(?:toll|count|figure|number)\b)",
    re.IGNORECASE,
)
"""Who tells a figure in a question: "per the mayor", "… says the mayor", "did X say it lost", "army toll"."""
_SAID_FIGURE = re.compile(
    r"^what (?:does|did|do|has) (?P<who>[\w'’ -]{2,40}?) (?:say|claim|report|put)(?:ed)? (?=the\b)",
    re.IGNORECASE,
)
KIND_WORDS = {
    Kind.KILLED: "killed",
    Kind.WOUNDED: "wounded",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.DISPLACED: "displaced",
    Kind.CASUALTIES: "casualties",
}
FEW_WORDS = 4
_PEOPLE_UNSAID = re.compile(r"\bhow many (?:were|was|are|went|got|came|did|have|had|people)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The question before, made standalone, with its answer; and the new one."""

    before: str
    earlier: Inquiry
    answer: str
    new: str
    inquiry: Inquiry
    sides: Sequence[str]


def missing_words(exchange: Exchange, new: str) -> str:
    """The words that the question before was about and the new one lacks."""
    there = {root(word) for word in words(new)}
    counting = _PEOPLE_UNSAID.search(exchange.new) is not None
    kept = [
        term.word
        for term in exchange.earlier.terms
        if term.roots[0] not in there and not (counting and term.word.lower().endswith("ly"))
    ]
    if exchange.inquiry.kinds or not exchange.earlier.kinds:
        return " ".join(kept)
    if counting or exchange.inquiry.ask is Ask.WHETHER:
        kept.append(KIND_WORDS[exchange.earlier.kinds[0]])
    return " ".join(kept)


def things_asked(exchange: Exchange) -> str:
    """The one plural noun for things in the question before ("the sirens"); "" unless there is just one."""
    plurals = [
        term.word
        for term in exchange.earlier.terms
        if term.word.endswith("s")
        and not term.word.endswith(("ss", "us", "is", "'s", "’s"))
        and not (term.name or person_noun(term.word.lower()))
    ]
    return f"the {plurals[0]}" if len(plurals) == 1 else ""


def topic_of(exchange: Exchange) -> str:
    """What the question before is about, without whose words it asks for."""
    spoken = (exchange.earlier.speaker or "").lower().split()
    return " ".join(term.word for term in exchange.earlier.terms if term.word.lower() not in spoken)


_COUNTED = re.compile(r"\b(?:how many|tolls?|numbers?|counts?|figures?|tally)\b", re.IGNORECASE)


def by_account(exchange: Exchange, who: str) -> str:
    """The question before, by somebody's account."""
    told = _SAID_FIGURE.sub(_whose_figure, exchange.before.rstrip("?. "))
    rest = _SPEAKER_CLAUSE.sub("", told).strip()
    if exchange.earlier.kinds and rest.lower().startswith("what ") and not _COUNTED.search(rest):
        return f"what does {who} say about {' '.join(content_words(rest))}"
    if exchange.earlier.kinds:
        return f"{rest} according to {who}"
    return f"what does {who} say about {topic_of(exchange)}"


def _whose_figure(match: re.Match[str]) -> str:
    """A country that tells a figure of its own is also whose figure it is."""
    return f"{match['who']} " if named_countries(match["who"]) else ""


def named_countries(text: str) -> dict[str, str]:
    """Words of a text that name a country or its people -> the country."""
    found: dict[str, str] = {}
    for word in words(text):
        country = country_of(word)
        if country:
            found[word] = country.name
    return found


def renamed(text: str, old: Sequence[str], new: str) -> str:
    """The text with the first of the old names replaced and the others left out."""
    out = text
    for number, name in enumerate(old):
        out = re.sub(rf"\b{re.escape(name)}\b", new if number == 0 else "", out, count=1)
    return out
