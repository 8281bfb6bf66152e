"""The words of a statement: which are names, which are everyday words, and which say the same.

Names are told by capital letters and by the articles at hand: what they write in lower case is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START: Final = re.compile(r"(?:\A|[.!?…:]['\"”’)]*\s+|\n|[\"“„«(]\s*)\Z")
_LOOK_BACK_CHARS: Final = 4

FUNCTION_WORDS: Final = frozenset(
    """a about above after again against all almost along already also although always am among an and
    another any anyone anything are as at away back be became because become been before being below
    between both but by came can cannot come could day days did do does doing done down during each
    either else enough even ever every exactly few for former from further get gets give given go goes
    going gone got had has have having he her here hers him his how however i if in indeed instead into
    is it its itself just last late later least less made make makes making many may me might more most
    much must my near nearly neither never next no nobody none nor not nothing now of off often on once
    one only onto or other others our out over own part per perhaps precisely merely put quite rather
    same say says see seem seemed several shall she should since so some someone something soon still
    such take taken takes than that the their them themselves then there therefore these they thing
    things this those though through thus time times to together too took toward towards under until
    unto up upon us very via was way we well went were what whatever when where whether which while who
    whole whom whose why will with within without would yes yet you your""".split()
)

SPEECH: Final = frozenset(
    """said say says saying told tell tells according claimed claim claims claiming reported report reports
    reporting announced announce announces stated state states stating added adds confirmed confirm
    confirms denied deny denies accused accuse accuses accusing alleged allege alleges alleging insisted
    insists warned warns described describes called blamed blame blames blaming acknowledged
    acknowledges admitted admits argued argues asserted asserts declared declares maintained maintains
    noted notes put puts estimated estimates counted quoted wrote writes spoke speaks""".split()
)
"""Words that tell that somebody vouches for what is said."""

_ALSO_NOUNS: Final = frozenset(
    """state states put puts called counted report estimate estimated estimates described noted notes
    maintained maintains claim claims""".split()
)

ORDINARY: Final = frozenset(
    """ability began begun able access accident account action active activity address administration
    aftermath agency agreed agreement aid air allies appeal area areas armed army arrest arrived asked
    attack attacked attacks authorities authority available bad battle bodies body border both building
    buildings called calm campaign capital car case cases casualties cause caused ceasefire change
    children city civilian civilians clash clashes collapse community conflict control council countries
    country court crash crisis damage damaged dead deadliest death deaths defence defense destroyed died
    different disaster disagree disaster district dozens dropped early earthquake east eastern effect
    effort efforts emergency end ended ending enemy evacuated evidence exact exchange explosion extent
    fact families family fell fight fighters fighting figure figures fire fired first flood flooded
    floods follow followed following food force forced forces foreign forward found free full give good
    government governor great ground group groups grew half hand happened head health heavy held help
    high hit hold home homes hospital hospitals hours house houses hundreds hurt incident independent
    information injured injuries inside international investigation issue issued joint key kill killed
    killing known land large latest launched law lead leader leaders leading left level life lives
    living local located long lost low main major man march medical members men military minister
    ministry minute minutes missing mission month months morning move moved name named nation national
    nations news night north northern number numbers office officer officers official officials opened
    operation operations opposite order ordered organisation organization outside parliament parties
    party past peace people person place places plan plane police political position positions possible
    power present president press problem protest province public question raised ran reached reason
    reasons rebels recent records reduced region remain remained remains repeated replaced rescue
    rescued rescuers residents resort rest result results return returned right rise river road rose
    ruling rural school schools search second security send sending sent separate serious service
    services set shelling ship shot side sides similar site situation small soldier soldiers source
    sources south southern spokesman spokesperson spokeswoman started statement statements stopped storm
    strike strikes suffered support survived survivors suspected system taken talk talks team teams
    territory thousands threat toll total town towns train troops truce truth two unclear unknown update
    updated victims village villages violence visit war warning water weapons week weeks west western
    win witnesses woman women word words work workers world wounded year years young""".split()
)
"""Common English words of news; what is neither here nor in the articles may be a name."""

_ENDINGS: Final = (
    "ing", "ed", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ous",
    "ful", "less", "able", "ible", "ance", "ence", "ship", "ism", "ward", "wards", "ive", "ives",
)  # fmt: skip
"""Endings of English words that hardly any name has."""

TIME_WORDS: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight""".split()
)
"""Always have to stand in the quote, in whatever case they are written."""

_DEMONYM_ENDINGS: Final = frozenset(
    ("", "s", "n", "ns", "an", "ans", "ian", "ians", "i", "is", "ese", "ish", "er", "ers", "ic", "nian")
)
_SHORTEST_ROOT: Final = 4
_SAME_MEANING: Final = {
    word: group
    for group, words in {
        "kill": "kill kills killed killing killings dead die died dies dying death deaths fatality "
        "fatalities slain fatally lives lost perished deadly",
        "wound": "wound wounds wounded wounding injure injured injures injuring injury injuries hurt",
        "miss": "missing unaccounted disappeared",
        "capture": "capture captured captures prisoner prisoners detained captive captives",
        "displace": "displaced displacement evacuated evacuees evacuation fled homeless",
        "casualty": "casualty casualties losses",
        "soldier": "soldier soldiers troops servicemen serviceman military army forces personnel",
        "ceasefire": "ceasefire truce armistice",
        "say": " ".join(sorted(SPEECH)),
    }.items()
    for word in words.split()
}
KINDS: Final = frozenset({"kill", "wound", "miss", "capture", "displace", "casualty"})
"""Those of the groups above that say what happened to the people counted."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place.

    Attributes:
        low: in lower case, without a possessive ending.
        opens: it begins a sentence or a quotation, so that its capital letter tells nothing.
    """

    text: str
    low: str
    start: int
    opens: bool

    @property
    def speaks(self) -> bool:
        """Whether it is a verb of speech beyond doubt: "said", but not "states" or "United States"."""
        return self.low in SPEECH and self.low not in _ALSO_NOUNS and (self.opens or not self.capital)

    @property
    def capital(self) -> bool:
        """Whether any letter of it is a capital."""
        return self.text != self.text.lower()


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order; hyphens part words, apostrophes do not."""
    for match in _WORD.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK_CHARS) : match.start()]
        opens = match.start() == 0 or _SENTENCE_START.search(before) is not None
        yield Word(match.group(), _without_possessive(match.group().lower()), match.start(), opens)


def _without_possessive(low: str) -> str:
    low = low.replace("’", "'")
    return low[:-2] if low.endswith("'s") else low.rstrip("'")


def stem(low: str) -> str:
    """What a word shares with its other forms, roughly; words of one meaning in tolls share a stem."""
    if low in _SAME_MEANING:
        return _SAME_MEANING[low]
    return _bare(low)


@cache
def _bare(low: str) -> str:
    for ending in (
        "ations",
        "ation",
        "ingly",
        "ments",
        "ment",
        "ings",
        "ing",
        "edly",
        "ies",
        "ied",
        "ers",
        "er",
        "ed",
        "es",
        "ly",
        "s",
    ):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_ROOT - 1:
            low = low[: -len(ending)]
            break
    return low.rstrip("eyi") if len(low) > _SHORTEST_ROOT else low


def same_name(one: str, other: str) -> bool:
    """Whether two names in lower case are one, or a country and its people: "armenia", "armenian"."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    for root in (short, short.rstrip("aey")):
        if len(root) >= _SHORTEST_ROOT and long.startswith(root) and long[len(root) :] in _DEMONYM_ENDINGS:
            return True
    return False


class Vocabulary:
    """What the articles at hand tell about words.

    Args:
        texts: the articles; what they write in lower case is no name, what they only write with a capital
            within sentences is one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        lower: set[str] = set()
        capital: set[str] = set()
        for text in texts:
            for word in words_of(text):
                if not word.capital:
                    lower.add(word.low)
                elif not word.opens:
                    capital.add(word.low)
        self._stems = {stem(low) for low in lower}
        self._lower = lower
        self._names = capital - lower

    def everyday(self, low: str) -> bool:
        """Whether the word, in lower case, is no name by all that is known."""
        return low not in self._names and (
            low in FUNCTION_WORDS
            or low in SPEECH
            or low in ORDINARY
            or low in _SAME_MEANING
            or low in self._lower
            or stem(low) in self._stems
        )

    def unlike_a_name(self, word: Word) -> bool:
        """Whether a word that nothing is known of is formed as English words are and names are not."""
        return not word.capital and word.low not in self._names and word.low.endswith(_ENDINGS)

    def is_name(self, word: Word) -> bool:
        """Whether the word is, or may be, a name."""
        if word.low in TIME_WORDS:
            return True
        if word.capital and not word.opens:
            return word.text != "I"
        return not self.everyday(word.low) and not self.unlike_a_name(word)
