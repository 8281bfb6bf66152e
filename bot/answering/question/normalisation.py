"""Questions as people type them into questions as they would be printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from index.retrieval.lexicon import Lexicon
from index.retrieval.terms import STOPWORDS, fold, root

_TYPED = {
    "ppl": "people", "peeps": "people", "n": "and", "nd": "and", "w": "with", "w/": "with", "w/o": "without",
    "abt": "about", "wat": "what", "wht": "what", "wut": "what", "whats": "what is", "whos": "who is",
    "wheres": "where is", "whens": "when is", "hows": "how is", "r": "are", "u": "you", "ur": "your",
    "b4": "before", "bc": "because", "bcs": "because", "cuz": "because", "coz": "because", "cos": "because",
    "mny": "many", "hw": "how", "hwo": "how", "wen": "when", "whn": "when", "y": "why", "wich": "which",
    "govt": "government", "gov": "government", "pls": "please", "plz": "please", "thx": "", "tho": "though",
    "thru": "through", "frm": "from", "wth": "with", "btw": "between", "b/w": "between", "bw": "between",
    "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't", "wasnt": "wasn't",
    "werent": "weren't", "cant": "can't", "wont": "won't", "hasnt": "hasn't", "havent": "haven't",
    "im": "i'm", "ive": "i've", "idk": "", "tbh": "", "lol": "", "rn": "now", "atm": "now", "asap": "",
    "pow": "prisoner", "pows": "prisoners", "casulties": "casualties", "sec-gen": "secretary-general",
    "yday": "yesterday", "b/c": "because", "vs": "versus", "nbr": "number", "num": "number", "no.": "number",
    "2day": "today", "smth": "something", "sth": "something", "sb": "somebody", "esp": "especially",
    "ne": "north-east", "nw": "north-west",
    "pres": "president", "fm": "foreign minister", "da": "the", "teh": "the", "dat": "that", "wud": "would",
    "cud": "could", "shud": "should", "hav": "have", "ther": "there", "thier": "their", "wer": "were",
    "acc": "according", "incl": "including", "excl": "excluding", "natl": "national", "intl": "international",
    "dept": "department", "min": "minister", "mins": "minutes", "hrs": "hours", "yr": "year", "yrs": "years",
    "yo": "year-old", "approx": "about", "est": "estimated", "univ": "university", "bldg": "building",
    "hosp": "hospital", "amb": "ambassador", "sec": "secretary", "cmdr": "commander", "gen": "general",
    "spox": "spokesperson", "mil": "military", "mgmt": "management", "max": "most", "nr": "near",
    "kild": "killed", "ded": "dead", "dem": "them", "alot": "a lot", "q": "question", "info": "information",
}  # fmt: skip
"""What is commonly typed for what is meant; nothing here is about any event."""

_ALSO_NAMES = frozenset("min sec gen mil est amb".split())
"""These are names or words of their own in some articles, and are then left alone."""

_WHO = re.compile(
    r"(?<=\bthe )who\b|\bwho(?= (?:tolls?|figures?|numbers?|estimates?|data|chief|spokes\w+)\b)"
    r"|(?-i:(?<=[a-z] )WHO\b)",
    re.IGNORECASE,
)
"""Where "who" stands for the organisation: "does the who agree", "who toll in Darfur"."""

_TOKEN = re.compile(r"[^\W_]+(?:['’/.:,-][^\W_]+)*|w/o?|[^\w\s]|_+")
_LETTERS = re.compile(r"[^\W\d_]+$")
_SHORTEST_MENDED = 5
_LONG = 8


def normalise(text: str, *, lexicon: Lexicon, known: Callable[[str], bool]) -> str:
    """Write out txt-speak and mend typing errors that leave only one reading.

    Args:
        text: the question as typed.
        lexicon: whose spellings are taken for right.
        known: whether a word occurs anywhere in the index (asked only of words the lexicon lacks).
    """
    out: list[str] = []
    plain = ""
    for typed in _TOKEN.findall(" ".join(text.split())):
        if typed == "." and plain in _TYPED:
            continue  # the full stop of an abbreviation
        plain = fold(typed)
        if plain in _TYPED and not (plain in _ALSO_NAMES and plain in lexicon.spellings):
            out.append(_TYPED[plain])
        elif _may_be_mended(plain, lexicon) and not known(plain):
            out.append(_nearest(plain, lexicon) or _written_out(plain, lexicon) or typed)
        elif _may_be_shortened(plain, lexicon) and not known(plain):
            out.append(_written_out(plain, lexicon) or typed)
        else:
            out.append(typed)
    joined = _WHO.sub("World Health Organization", " ".join(token for token in out if token))
    return re.sub(r"\s+([?!.,;:)\]’'%])", r"\1", re.sub(r"([(\[$€₹£])\s+", r"\1", joined))


def _may_be_mended(word: str, lexicon: Lexicon) -> bool:
    return (
        len(word) >= _SHORTEST_MENDED
        and _LETTERS.match(word) is not None
        and word not in STOPWORDS
        and word not in COMMON
        and word not in lexicon.spellings
        and word not in lexicon.expansions
        and root(word) not in lexicon.frequency  # another form of a word that the articles use
    )


_SHORTEST_CUT, _LONGEST_CUT = 3, 6
MOST_OF_THEM = 0.7
"""A cut word means the name that makes up this share of all names that begin so."""


def _may_be_shortened(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that no article holds may be the beginning of a longer one ("parl", "gov")."""
    return (
        _SHORTEST_CUT <= len(word) < _SHORTEST_MENDED
        and _LETTERS.match(word) is not None
        and not (word in STOPWORDS or word in COMMON or word in lexicon.spellings)
        and word not in lexicon.expansions
    )


def _written_out(word: str, lexicon: Lexicon) -> str | None:
    """The name in the articles that a short word begins, where only one is likely: "ukr" -> "ukraine"."""
    if len(word) > _LONGEST_CUT:
        return None
    families: Counter[str] = Counter()
    longest: dict[str, tuple[int, str]] = {}
    for spelling, times in lexicon.spellings.items():
        if not spelling.startswith(word) or len(spelling) == len(word):
            continue
        family = root(spelling)
        if family in lexicon.capitalised:
            families[family] += times
            longest[family] = max(longest.get(family, (0, "")), (times, spelling))
    if not families:
        return None
    family, times = families.most_common(1)[0]
    return longest[family][1] if times >= MOST_OF_THEM * families.total() else None


def _nearest(word: str, lexicon: Lexicon) -> str | None:
    """The commonest spelling one typing error away (two for long words), or None."""
    allowed = 2 if len(word) >= _LONG else 1
    best: tuple[int, int, str] | None = None
    for candidate in lexicon.by_first.get(word[0], ()):
        if abs(len(candidate) - len(word)) > allowed:
            continue
        distance = typing_distance(word, candidate, most=allowed)
        if distance <= allowed and (
            best is None or (distance, -lexicon.spellings[candidate], candidate) < best
        ):
            best = (distance, -lexicon.spellings[candidate], candidate)
    return best[2] if best else None


def typing_distance(one: str, other: str, *, most: int) -> int:
    """How many single errors (a letter wrong, missing, too many, or two swapped) tell two words apart.

    The optimal string alignment distance (Damerau 1964); gives up beyond ``most`` and returns ``most + 1``.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


COMMON = frozenset(
    """
    many much said says happen happened killed kill killing died dead deaths death dying wounded wound
    wounds injured injuries injury hurt missing captured prisoners prisoner hostages displaced evacuated
    casualties casualty toll total losses lost victims victim people soldiers soldier troops civilians
    civilian children child women woman army military police official officials minister president prime
    government ministry defence defense foreign spokesman spokesperson started start began begin attack
    attacked blame blamed responsible fault cause caused reason ceasefire truce agreement border first
    last latest final number figure count counted name named called exactly think thought react reaction
    response respond responded answer announced announce claimed claim agree agreed deny denied admit
    admitted confirm confirmed side sides both other another number numbers percent money cost paid
    million thousand hundred time times date year month week hour hours night morning evening town city
    village country region area station train crash flood earthquake fire storm rescue rescued helped
    help teams team aid resign resigned arrested arrest convicted sentenced charged trial court ruling
    ruled vote voted election happen going correct true false really actually contradict article
    articles source sources houses house destroyed damaged built broke broken collapse collapsed sent
    sending send passed visited visit meeting talks asked demand demanded accused accuse called calls
    urged warned warn
    """.split()
)
"""Words of questions that need not stand in any article to be rightly spelt."""
