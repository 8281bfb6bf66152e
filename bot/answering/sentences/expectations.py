"""What an answer of each kind looks like: a time for "when", a name for "who", a cause for "why"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.answering.question.harm import kinds_told
from bot.answering.question.numbered import counted_in, puts_number_on
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.sentences.naming import asked_person, names
from index.claims.model import Kind
from index.retrieval.terms import STOPWORDS, fold, root, unaccented, words

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
    r"millions?|billions?|dozens?|scores|half|several|nobody|none|no one)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£₹¥]|\b(?:dollars?|euros?|pounds?|rupees?|lakhs?|crores?|roubles?|rubles?|dinars?|dirhams?|yuan|yen|"
    r"lira|francs?|pesos?|usd|eur|gbp|million|billion)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2}\s*(?:a\.?m|p\.?m)\b|\bmidnight\b|\bnoon\b|\bo['’]clock\b|\bdawn\b|\bdusk\b|"
    r"\b\d{3,4}\s*(?:GMT|UTC|hours)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|sept?|oct|nov|dec|jan|feb|aug)\.?\s+\d|\b\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:19|20)\d\d\b|\b(?:yesterday|today|tonight|overnight|last (?:night|week|month|year)|"
    r"this (?:morning|week))\b|\b(?:hours?|days?|weeks?|months?) (?:ago|after|later|before|earlier)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|caused?|causes|causing|led to|leading to|as a result|result of|resulted|"
    r"reasons?|since|so that|in order to|in response|in protest|over (?:the|a|his|her|their|its)|thanks to|"
    r"blamed?|attribut\w+|triggered|prompted|sparked|stem\w*|after|failure|faulty|fault|error|therefore|"
    r"angered|accus\w+|on the basis|under (?:the|a) (?:treaty|agreement)|for (?:fear|lack)|explain\w*|"
    r"why|which is why)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|owing to|caused?|causes|causing|led to|as a result|result of|resulted|reasons?|"
    r"in order to|in response|in protest|thanks to|attribut\w+|triggered|prompted|sparked|stem(?:s|med)?|"
    r"justif\w+|explain\w*|which is why|that is why|roots?|so that|blamed (?:on|for)|angered|"
    r"(?:put|puts) (?:it|this|that) down to|thought to be|turned out)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|say|saying|told|tells|stated|statement|announced|claim\w*|according to|called|calls|"
    r"urged?|urges|wrote|tweeted|added|warned|stressed|argued|accus\w+|condemn\w+|denied|denies|denounced|"
    r"promised|insist\w*|declared|spoke|speech|replied|answered|respond\w*|dismiss\w+|rejected|demand\w*|asked|"
    r"thanked|thinks|believes?|suspects?|describ\w+|blam\w+|put (?:it|the)|admit\w*|conceded|expressed?|"
    r"appeal\w*|offered|version|view|words|for (?:him|her|them)|hinted|suggest\w*|confirmed|regards?|sees|"
    r"recogni[sz]\w+|encourag\w+|plead\w*|implor\w+|criticis\w+|criticiz\w+|opposes?|opposed)\b|[“\"]",
    re.IGNORECASE,
)
_BLAMING = re.compile(
    r"\b(?:blam\w+|accus\w+|responsib\w+|fault|provo\w+|aggress\w+|started|began|initiat\w+|opened fire|"
    r"fired first|shot first|first|broke|violat\w+|unprovoked|attack\w*|each other|the other|sabot\w+|"
    r"negligen\w+|neglect\w*|error|mistakes?|cause[sd]?|guilty|fail\w*|mismanag\w+|answerable|culpab\w+|liable|"
    r"claimed|behind (?:the|it|this)|carried out|mastermind\w*|orchestrat\w+)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:president|minister|secretary|speaker|chief|head|leader|spokes\w+|director|commander|general|mayor|"
    r"governor|ambassador|envoy|chair\w*|premier|official|adviser|advisor|officer|engineer|founder|member|"
    r"representative|deputy|lawmaker|MP|senator|analyst|expert|professor|journalist|activist|doctor|owner|"
    r"captain|colonel|king|prince|pope|judge|lawyer|ombuds\w+|who|which|an? \w+|is|was)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|around|outside|from|towards?|of|along|between|into|off|to)\s+(?:the\s+)?"
    r"(?:\w+\s+)?[A-Z][\w’'-]+"
)
_TITLES = (
    r"president|minister|secretary|speaker|chief|head|leader|spokes\w+|director|commander|general|mayor|governor|"
    r"ambassador|envoy|chair\w*|premier|official|advis[eo]r|officer|engineer|founder|member|representative|deputy|"
    r"lawmaker|mp|senator|analyst|expert|professor|journalist|activist|doctor|owner|captain|colonel|king|queen|"
    r"prince|pope|judge|lawyer|ombuds\w+|agency|ministry|party|group|militia|company|organi[sz]ation|outfit"
)
NAMED_WITHIN_WORDS = 5
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:(?:al|bin|ibn|van|von|de|da|el)[ -])?[A-Z][\w’'-]+")
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w’'-]+")


def fit(inquiry: Inquiry, sentence: str) -> float:
    """How far a sentence holds what the question looks for, from 0 to 1."""
    return _FITS[inquiry.ask](inquiry, sentence)


def _cue(pattern: re.Pattern[str]) -> Callable[[Inquiry, str], float]:
    return lambda _, sentence: 1.0 if pattern.search(sentence) else 0.0


def _count(inquiry: Inquiry, sentence: str) -> float:
    """1 for a number and what happened to those asked about, 0.3 for a number alone."""
    if not _NUMBER.search(sentence):
        return 0.0
    return 1.0 if kinds_told(sentence) & (set(inquiry.kinds) or {Kind.KILLED}) else ALONE


def _new_names(inquiry: Inquiry, sentence: str) -> int:
    """How many names the sentence holds that the question did not."""
    asked = {other for term in inquiry.terms for other in term.roots[:1]}
    return sum(
        1 for name in _NAME.findall(sentence) if root(name) not in asked and fold(name) not in STOPWORDS
    )


def _who(inquiry: Inquiry, sentence: str) -> float:
    """1 for a name of two words that the question did not name, half for any other new name."""
    asked = {term.roots[0] for term in inquiry.terms}
    people = [run for run in _FULL_NAME.findall(sentence) if not asked & {root(word) for word in run.split()}]
    return 1.0 if people else 0.5 if _new_names(inquiry, sentence) else 0.0


def _named(inquiry: Inquiry, sentence: str) -> float:
    """1 where such a person is named, or a name of two words stands within a few words of what is to be."""
    person = asked_person(inquiry.text)
    if person is not None:
        return 1.0 if names(person, sentence) else 0.0
    words_ = [root(word) for word in words(sentence)]
    asked = {other for term in inquiry.terms for other in term.roots[:1] if not term.name}
    at = [place for place, word in enumerate(words_) if word in asked]
    for run in _FULL_NAME.findall(sentence):
        first = root(run.split()[0])
        if any(abs(words_.index(first) - place) <= NAMED_WITHIN_WORDS for place in at if first in words_):
            return 1.0
    return 0.0


def _when(inquiry: Inquiry, sentence: str) -> float:
    if _CLOCK.search(sentence):
        return 1.0
    wants_clock = "time" in inquiry.text.lower() or "hour" in inquiry.text.lower()
    return (0.4 if wants_clock else 0.8) if _DAY.search(sentence) else 0.0


def _where(inquiry: Inquiry, sentence: str) -> float:
    asked = {term.roots[0] for term in inquiry.terms}
    places = [match for match in _PLACE.findall(sentence) if root(match.split()[-1]) not in asked]
    return 1.0 if places else 0.0


ALONE = 0.3
"""What a number is worth that is not seen to count what is asked for."""


def _amount(inquiry: Inquiry, sentence: str) -> float:
    """1 for a number on what "how many" counts, or any where that names nothing; else :data:`ALONE`."""
    wants_money = re.search(r"\b(?:cost|pay|paid|compensation|money|worth|price|fund)", inquiry.text.lower())
    if wants_money:
        return 1.0 if _MONEY.search(sentence) and _NUMBER.search(sentence) else 0.0
    if not _NUMBER.search(sentence):
        return 0.0
    counted = counted_in(inquiry.text, inquiry.terms)
    return 1.0 if counted is None or puts_number_on(counted, sentence) else ALONE


def _definition(inquiry: Inquiry, sentence: str) -> float:
    """1 where the sentence says what the name stands for, 0.3 where it only holds a word for a role."""
    named = "|".join(re.escape(fold(term.word)) for term in inquiry.terms)
    if not named or not _ROLE.search(sentence):
        return 0.0
    name = rf"\b(?i:{named})\b"
    told = rf"{name}\W{{0,3}}(?:\([^)]*\))?,? (?:is|was|are|were|an?|the|who|which|one of|whose)\b"
    titled = (
        rf"\b(?i:{_TITLES})\s+(?:[A-Z][\w.’'-]+\s+){{0,3}}{name}|{name}, (?:[\w’'-]+ ){{0,4}}?(?:{_TITLES})\b"
    )
    called = rf"\b(?:known as|called|nicknamed|named|alias|dubbed)\W{{1,3}}{name}|\({name}\)"
    return 1.0 if re.search(f"{told}|{titled}|{called}", unaccented(sentence)) else 0.3


def _why(_: Inquiry, sentence: str) -> float:
    """1 where a reason is named as such, half where something else may be one ("after", "over the")."""
    return 1.0 if _REASON.search(sentence) else 0.5 if _CAUSE.search(sentence) else 0.0


def _nothing(inquiry: Inquiry, sentence: str) -> float:
    del inquiry, sentence
    return 0.5


_FITS: Mapping[Ask, Callable[[Inquiry, str], float]] = {
    Ask.COUNT: _count,
    Ask.AMOUNT: _amount,
    Ask.WHO: _who,
    Ask.WHEN: _when,
    Ask.WHERE: _where,
    Ask.WHY: _why,
    Ask.SAID: _cue(_SPEECH),
    Ask.BLAME: _cue(_BLAMING),
    Ask.REACTION: _cue(_SPEECH),
    Ask.DEFINITION: _definition,
    Ask.NAME: _named,
    Ask.WHETHER: _nothing,
    Ask.WHAT: _nothing,
}
