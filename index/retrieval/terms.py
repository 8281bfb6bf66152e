"""Words of a text as they are compared: lower case, without accents, reduced to a root.

The root is crude on purpose (a Porter stemmer keeps "Tajik" and "Tajikistan", "Libya" and "Libyan" apart,
and it is names that questions over news turn on).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.,:](?=\d)\d+|['’][^\W_]+)*")
"""A word or a number with its separators: "Pashinyan’s", "1,175", "6.51", "20:00"."""

STOPWORDS = frozenset(
    """a about above after again all also although am an and any are as at be because been before being
    both but by can could did do does doing done down during each else ever for from further get gets
    give gives given go goes got had has have having he her here hers herself him himself his how if in
    into is it its itself just let like make made many may me might more most much must my myself no nor
    not now of off on once one only or other our ours out over own per really said same say says saying
    she should so some such tell tells than that the their theirs them themselves then there these they
    this those through to too under until up us very was we were what when where which while who whom
    whose why will with would yes you your yours according exactly please actual actually did't didn't
    don't isn't wasn't really reported report know known happen happened happening thing things going
    went come came back much ever put
    """.split()
)
"""Words that say nothing of what a question is about."""

_POSSESSIVE = re.compile(r"['’](?:s|t|re|ve|ll|d|m)?$")
_SUFFIXES = (
    "istan", "stan", "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ness", "ied",
    "ies", "ers", "ors", "ish", "ese", "ed", "er", "or", "es", "ey", "ly", "ic", "al", "s",
    "e", "y", "a", "i", "o",
)  # fmt: skip
_IRREGULAR = {
    form: base
    for row in """
    break broke broken/fall fell fallen/shoot shot/sink sank sunk/send sent/rise rose risen/go went
    gone/give gave given/take took taken/leave left/begin began begun/speak spoke spoken/tell
    told/find found/lose lost/burn burnt/build built/buy bought/bring brought/catch caught/choose
    chose chosen/come came/drive drove driven/fight fought/flee fled/fly flew flown/forget forgot
    forgotten/freeze froze frozen/grow grew grown/hide hid hidden/hold held/keep kept/know knew
    known/lead led/meet met/pay paid/run ran/see saw seen/seek sought/sell sold/shake shook
    shaken/steal stole stolen/strike struck/swear swore sworn/teach taught/think thought/throw threw
    thrown/wake woke woken/wear wore worn/win won/withdraw withdrew withdrawn/write wrote
    written/die dies died dying/say said/make made/feel felt/get got/stand stood/understand
    understood/blow blew blown/swim swam swum/tear tore torn/feed fed/bear bore borne/overthrow
    overthrew overthrown/arise arose arisen/bury buried buries/drown drowned/child children/man
    men/woman women/person people
    """.split("/")
    for base, *forms in [row.split()]
    for form in forms
}
"""Forms that no ending tells, to their base."""

_DEMONYM = re.compile(r"(?<=[iycae])ans?$")
_SHORTEST_ROOT = 4
_KEPT = {"nigeria": "nigeria", "nigeri": "nigeria"}
"""Names whose root would be another country's."""


@lru_cache(maxsize=200_000)
def root(word: str) -> str:
    """The root of a word: ``"Tajikistan's" -> "tajik"``, ``"Armenians" -> "armen"``; numbers as digits."""
    plain = fold(word)
    if plain[:1].isdigit():
        return re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    plain = _POSSESSIVE.sub("", plain)
    plain = _IRREGULAR.get(plain, plain)
    return _cut(_DEMONYM.sub("", plain) if len(plain) > _SHORTEST_ROOT + 1 else plain)


def _cut(word: str) -> str:
    """Take endings off until none is left or the word would become too short."""
    if word in _KEPT:
        return _KEPT[word]
    shortened = True
    while shortened:
        shortened = False
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_ROOT:
                word = word[: -len(suffix)]
                shortened = True
                break
    if len(word) > _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case without accents: ``"Erdoğan" -> "erdogan"``."""
    if word.isascii():
        return word.lower()
    # lowered behind the decomposition as well: some letters (a script "N") become capitals only there
    parts = unicodedata.normalize("NFKD", word.lower()).lower()
    return "".join(char for char in parts if not unicodedata.combining(char)).replace("ı", "i")


def unaccented(text: str) -> str:
    """A text without accents, capitals kept: ``"Erdoğan" -> "Erdogan"``."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order, as written."""
    return WORD.findall(text)


def roots(text: str) -> list[str]:
    """The roots of a text's words, in order, stopwords included."""
    return [root(word) for word in WORD.findall(text)]


def content_words(text: str) -> list[str]:
    """The words of a text that say what it is about, in order, as written, each once."""
    seen: dict[str, str] = {}
    for word in WORD.findall(text):
        if fold(word) not in STOPWORDS and (len(word) > 1 or word.isdigit()):
            seen.setdefault(root(word), word)
    return list(seen.values())
