"""The words of a sentence, cheaply: tokens with their place, and the few word classes that attribution needs.

No tagger and no model: closed classes are listed, open ones are told by capital letters and endings.
Every function is linear in the text it is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.model import Span

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Lt|Col|Gen|Maj|Capt|Sgt|Brig|Adm|Rep|Sen|Gov|Pres|Rev|St|Jr|Sr|Hon)\.(?=\s)"
    r"|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d+(?:[.,:]\d+)*(?:-\w+)*"
    r"|(?:’s|'s|’S|'S)(?!\w)"
    r"|[’'](?:d|ve|ll|re)\b"  # "he'd said"
    r"|\w+(?:[-‑/&]\w+|[’'](?!(?:s|S|d|ve|ll|re)\b)\w+|\.(?:com|org|net|info|ru|ua|gov)\b)*"
    r"|\.\.\.|--|''|``"
    r"|[^\w\s]"
)

_SECTION = re.compile(r"^\[(\w+)\]$")


LONGEST_SENTENCE_TOKENS = 500
"""What is longer is a table or a list without full stops: no rule of a sentence is tried on it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one range of a text, in order.

    Attributes:
        text: each token as written.
        low: each token in lower case.
        start, end: offsets in the *article's* text.
        capital: whether each begins with a capital letter, also behind an Arabic article ("al-Masri").
    """

    text: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    capital: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """The range of tokens ``first`` up to but without ``last``; they must not be empty."""
        return Span(self.start[first], self.end[last - 1])


def tokens_of(text: str, span: Span) -> Tokens:
    """Cut a range of ``text`` into tokens."""
    found = list(_TOKEN.finditer(text, span.start, span.end))
    texts = [match.group() for match in found]
    starts = tuple([match.start() for match in found])
    lows = tuple([word.lower() for word in texts])
    if "WHO" in texts or not _PLAIN.isdisjoint(text[span.start : span.end]):
        lows = tuple([_low(word, text[start - 1 : start]) for word, start in zip(texts, starts, strict=True)])
    capitals = tuple([word[0].isupper() or ("-" in word and is_capital(word)) for word in texts])
    if _in_title_case(texts, capitals):
        capitals = tuple(
            [
                capital and (at == 0 or (low not in _LOWERED and low not in _said_forms()))
                for at, (low, capital) in enumerate(zip(lows, capitals, strict=True))
            ]
        )
    return Tokens(tuple(texts), lows, starts, tuple([match.end() for match in found]), capitals)


_TITLE_TOKENS = 4
_SHORT = 3
_TITLE_MOST = 24
_TITLE_SHARE = 0.75


def _in_title_case(texts: list[str], capitals: tuple[bool, ...]) -> bool:
    """Whether a line is a headline with a capital on nearly every word: "Mayor Says 12 Dead in Flood"."""
    if len(texts) > _TITLE_MOST or texts[-1:] == ["."]:
        return False
    words = [
        capital
        for word, capital in zip(texts, capitals, strict=True)
        if len(word) > _SHORT and word.isalpha()
    ]
    return len(words) >= _TITLE_TOKENS and sum(words) >= _TITLE_SHARE * len(words)


@cache
def _said_forms() -> frozenset[str]:
    """Forms of saying that are verbs in a headline: not those that are nouns as often."""
    return frozenset(
        form
        for form in verb_forms()
        if form not in listed("noun_too") or form in {"report", "reports", "claims"}
    )


_LOWERED = frozenset(
    "is are was were has have had will in on of for to by with after and at from as dead killed".split()
)


_PLAIN = frozenset("'’")
_APOSTROPHES = frozenset({"'", "’"})


def _low(word: str, before: str) -> str:
    """A token in lower case.

    A possessive mark behind a plural as "'s"; the body WHO apart from the pronoun.
    """
    if word in _APOSTROPHES and before in {"s", "S"}:
        return "'s"
    return word if word == "WHO" else word.lower().replace("’", "'")


@cache
def sections() -> Mapping[str, tuple[str, ...]]:
    """The word lists of ``data/voices.txt``: section name to its lines, comments left out."""
    found: dict[str, list[str]] = {}
    name = ""
    for raw in (files("index.claims") / "data" / "voices.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if heading := _SECTION.match(line):
            name = heading.group(1)
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(line)
    return {key: tuple(lines) for key, lines in found.items()}


@cache
def listed(section: str) -> frozenset[str]:
    """The words of one section."""
    return frozenset(word for line in sections()[section] for word in line.split())


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb of attribution.

    Attributes:
        lemma: its base form.
        group: "say", "figure", "think" or "relay".
        tense: "base", "third", "past", "participle" or "ing"; "past" also where the participle is alike.
    """

    lemma: str
    group: str
    tense: str


_VOWELS = "aeiou"
_DOUBLED = frozenset({"admit", "quip", "refer"})


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if base in _DOUBLED else base + "ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "es" if base.endswith(("s", "sh", "ch", "x", "o")) else base + "s"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in _DOUBLED else base + "ing"


def _forms(parts: list[str]) -> dict[str, str]:
    base, past, participle, ing = (
        parts if len(parts) == 4 else (parts[0], *[_past(parts[0])] * 2, _ing(parts[0]))  # noqa: PLR2004
    )
    return {_third(base): "third", base: "base", participle: "participle", ing: "ing", past: "past"}


def _entries(line: str) -> list[list[str]]:
    words = line.split()
    irregular = len(words) == 4 and words[3].endswith("ing")  # noqa: PLR2004
    return [words] if irregular else [[word] for word in words]


@cache
def verb_forms() -> Mapping[str, VerbForm]:
    """Every form of every verb of attribution, in lower case; earlier sections win."""
    found: dict[str, VerbForm] = {}
    for group in ("stand", "think", "figure", "relay", "say"):
        for line in sections()[group]:
            for parts in _entries(line):
                for form, tense in _forms(parts).items():
                    found[form] = VerbForm(parts[0], group, tense)
    return found


BE = frozenset("is are was were be been being".split())
HAVE = frozenset("has have had having".split())
AUX = (
    BE
    | HAVE
    | frozenset(
        "will would can could may might shall should must do does did 'll 'd 've cannot can't "
        "won't don't doesn't didn't "
        "isn't aren't wasn't weren't hasn't haven't hadn't wouldn't couldn't shouldn't ca".split()
    )
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your every each some any no another "
    "other such".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
PRONOUNS = frozenset("he she it they i we you who which one".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with to into about after before over under during since until "
    "through near between among against along across within without around amid despite as via "
    "inside outside upon toward towards per than like behind beyond above below off throughout "
    "regarding concerning following including besides unlike".split()
)
SUBORDINATORS = frozenset(
    "that when while after before because although though if whether where as since until once "
    "unless whereas how what why so".split()
)
CONJUNCTIONS = frozenset("and or but nor yet while whereas".split())
NEGATIONS = frozenset("not never no n't neither nor".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december feb apr jun jul aug sep sept "
    "oct nov dec today yesterday tonight tomorrow morning afternoon evening night midnight noon "
    "dawn dusk week month year weekend earlier later recently previously already meanwhile "
    "afterwards then now mon tue tues wed thu thurs fri sat sun day hours gmt utc early late last "
    "next ago".split()
)
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december today yesterday tonight morning afternoon "
    "evening night midnight noon dawn".split()
)
ADVERBS = frozenset(
    "also again just still only ever never not even once twice too further instead however "
    "therefore thus elsewhere there here so far nevertheless nonetheless moreover furthermore "
    "separately likewise ago himself herself itself themselves first both all rather quite almost "
    "soon long much more very well perhaps maybe indeed altogether".split()
)
QUOTES = frozenset({'"', "“", "”", "«", "»", "„", "‘", "''", "``"})
STOPS = frozenset('.!?;:,()[]–—−-"“”«»…--...|•∙·▪►●■∎◆▶') | QUOTES

_COMMON_VERBS = frozenset(
    "began begin begins broke break breaks came come comes went go goes got get gets made make "
    "makes took take takes saw led lead leads lost lose loses left leave leaves fell fall falls "
    "rose rise rises held hold holds kept keep keeps met meet brought bring sent send sends built "
    "won win wins ran run runs hit hits struck strike died die dies killed kill kills became "
    "become becomes remain remains remained set sets stood stand stands fired fire opened "
    "launched continued seem seems seemed appear appears appeared include includes included cost "
    "costs caught lay lies lived live lives need needs laid let lets helped help helps try tries "
    "tried use uses used work works worked turned started start starts stopped stop paid pay pays "
    "spent spend sought fought fight fights grew grow grows drew threw flew known shown born done "
    "gone been".split()
)
_NOT_VERB_ED = frozenset(
    "united armed retired unnamed unidentified appointed elected recognised recognized backed "
    "based affected detained related hundred wounded injured displaced so-called red exiled "
    "embattled ousted besieged occupied disputed associated aged medicated talented limited "
    "advanced registered anointed jailed imprisoned wanted combined unconfirmed indeed speed seed "
    "beloved sacred naked".split()
)


_ARTICLED = ("al-", "el-", "ad-", "as-", "ar-", "ez-", "an-", "at-", "ash-")


def is_capital(word: str) -> bool:
    """Whether a token begins with a capital letter, also behind an Arabic article ("al-Masri")."""
    if word[:1].isupper():
        return True
    if "-" not in word:
        return False
    cut = word.find("-") + 1
    return word[:cut] in _ARTICLED and word[cut : cut + 1].isupper()


def looks_finite(low: str) -> bool:
    """Whether a lower-case word is likely a finite verb that ends a noun phrase."""
    if low in AUX or low in _COMMON_VERBS:
        return True
    return len(low) > 4 and low.endswith("ed") and low not in _NOT_VERB_ED and "-" not in low  # noqa: PLR2004


_NOT_ADVERBS = frozenset(
    "family italy assembly tally ally rally supply reply july belly bully ugly elderly fly".split()
)


def is_adverb(low: str) -> bool:
    """Whether a lower-case word is likely an adverb by its ending."""
    return low.endswith("ly") and low not in _NOT_ADVERBS
