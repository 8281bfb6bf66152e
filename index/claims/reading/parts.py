"""How a figure relates to the whole: total, subset, increment, projection, superseded, denied."""

from __future__ import annotations

from index.claims.lexicon import person_noun
from index.claims.model import Kind, Part
from index.claims.reading.grammar import BE, CLAUSE_STARTS, NOT, NUMBER_NOUNS, phrase_set
from index.claims.reading.links import MOVING
from index.claims.reading.model import Reading
from index.claims.reading.phrases import Phrases
from index.claims.reading.places import Naming
from index.claims.reading.setting import Setting

_CLAUSE_CUTS = (frozenset({";", ":", "but", "–", "—"}) | CLAUSE_STARTS) - {"as", "since", "that"}
_WINDOW = 18

_MODAL = frozenset("could may might would will".split())
_MODAL_REACH = 6
_FEARING = frozenset(
    "feared fear fears fearing expected expects expect presumed projected predicted predicts forecast "
    "anticipated threatens".split()
)
_PERHAPS = frozenset("likely possibly potentially probable probably perhaps maybe".split())
_CONFIRMING = frozenset(
    "confirm confirmed confirms verify verified verifies corroborate corroborated".split()
)
_NOT_DONE = NOT | frozenset({"cannot", "unable", "couldn't", "can't", "declined", "refused", "failed"})
_DENYING = frozenset(
    "denied denies deny denying rejected rejects rejecting refuted refutes refuting dismissed dismisses "
    "dismissing misreported misread misquoted mistook untrue disowned disowns debunked fabricated falsely "
    "wrongly erroneously mistakenly rumour rumours rumor rumors hoax contrary".split()
)
_ADDING = frozenset({"added", "adding", "adds", "new", "fresh", "add"})
_COLLEAGUES = frozenset(
    "workers staff employees volunteers colleagues journalists members medics doctors nurses rescuers "
    "paramedics firefighters students pupils players relatives friends".split()
)

_OLD_OPENINGS = phrase_set(
    "read more|also read|read also|related|before this|before that|until then|previously|earlier"
    "|initially|at first|in its first|in an earlier|the previous|the earlier|an earlier|a previous"
    "|originally|in a first|in their first|its first|reports before|the initial"
    "|an initial|up to then|up until then|in its initial"
)
_OLD_BESIDE = phrase_set(
    "previously|formerly|initially|originally|had stood|had last|last put"
    "|until then|first reported|first said|first version|first put|before that|before this|against the"
    "|than the|compared with|compared to|instead of|rather than|revised from|no longer says|had earlier"
)
_OLD_FIRSTS = frozenset(phrase[0] for phrase in _OLD_OPENINGS | _OLD_BESIDE)
_NOT_OLD = frozenset({"this", "today", "in", "on"})
"""Behind "earlier" these tell a time and no former count: "earlier this week"."""

_OPENING = 8
_BESIDE = 9
_LENGTHS = range(1, 4)


def part_of(phrases: Phrases, reading: Reading, setting: Setting, *, earlier_kinds: tuple[Kind, ...]) -> Part:
    """How the figure of ``reading`` relates to the whole.

    Args:
        phrases: its sentence.
        reading: what was read.
        setting: what the article is about.
        earlier_kinds: kinds of the figures before it in the sentence, or else in the sentence before.
    """
    if _denied(phrases, reading):
        return Part.DENIED
    if (
        reading.subset
        or _nobody_of_some(phrases, reading)
        or _of_own_staff(phrases, reading)
        or _of_foreigners(phrases, reading, setting)
    ):
        return Part.SUBSET
    if (
        _by_condition(phrases, reading, earlier_kinds)
        or _of_the_hurt(phrases, reading)
        or _bracketed(phrases, reading)
        or _seen_by_one(phrases, reading)
    ):
        return Part.SUBSET
    if _superseded(phrases, reading):
        return Part.SUPERSEDED
    if _projected(phrases, reading):
        return Part.PROJECTION
    if _increment(phrases, reading, earlier_kinds):
        return Part.INCREMENT
    return Part.TOTAL


def _extent(reading: Reading) -> tuple[int, int]:
    """The tokens from the figure to its phrase of harm."""
    harm, counted = reading.harm, reading.counted
    first = min(counted.start, harm.start if harm else counted.start)
    return first, max(counted.end, harm.end if harm else counted.end)


def _clause_before(phrases: Phrases, reading: Reading) -> list[str]:
    """The words of the figure's clause up to the end of its phrase of harm, within a window."""
    first, last = _extent(reading)
    start = first
    if phrases.low(reading.counted.start - 1) == "," and first == reading.counted.start:
        return phrases.words(start, last)
    while start > max(0, first - _WINDOW) and phrases.low(start - 1) not in _CLAUSE_CUTS:
        start -= 1
    return phrases.words(start, last)


def _denied(phrases: Phrases, reading: Reading) -> bool:
    """Whether the text rejects the figure: before it, as what is not said, or by the predicate behind it."""
    if not _DENYING.isdisjoint(_clause_before(phrases, reading)) or _disowned(phrases, reading):
        return True
    _, last = _extent(reading)
    for at in range(last, min(last + _WINDOW, len(phrases.tokens))):
        if at in phrases.counted_at:
            return False
        if phrases.low(at) in _UNTRUE and not BE.isdisjoint(phrases.words(at - 3, at)):
            return NOT.isdisjoint(phrases.words(at - 3, at))
    return False


_UNTRUE = frozenset(
    "fake fakes false untrue rumour rumours rumor rumors hoax fabricated invented exaggerated lie lies "
    "nonsense wrong incorrect disinformation".split()
)

_UTTERING = frozenset(
    "say said saying write written writing claim claimed report reported state stated announce announced "
    "assert asserted allege alleged mean true correct".split()
)


def _disowned(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure is told only as what is not said: "we do *not write that* 12 were killed"."""
    first, _ = _extent(reading)
    for at in range(max(0, first - _WINDOW), first):
        if phrases.low(at) != "that" or phrases.low(at - 1) not in _UTTERING:
            continue
        between = phrases.words(at + 1, first)
        if not NOT.isdisjoint(phrases.words(at - 4, at - 1)) and _CLAUSE_CUTS.isdisjoint(between):
            return True
    return False


def _superseded(phrases: Phrases, reading: Reading) -> bool:
    """Whether the text names the figure as an old one: "from 30", "the previous toll", "had last put"."""
    start = reading.counted.start
    before = phrases.words(start - 2, start)
    if before[-1:] == ["from"] and reading.rule in {"number-linked", "number-carried"}:
        return True
    if before in (["up", "from"], ["down", "from"], ["had", "been"]):
        return True
    first, last = _extent(reading)
    if _had_been_told(phrases, first) or _told_before(phrases, first, last) or _corrected(phrases, last):
        return True
    if _moved_on(phrases, reading):
        return True
    near = range(max(0, first - _BESIDE), last + 1)
    cut = next(
        (at for at in reversed(near) if at < first and phrases.low(at) in {",", ";", "and"}), near.start
    )
    if any(_stands_at(phrases, at, _OLD_BESIDE) or _old_count(phrases, at) for at in near if at >= cut):
        return True
    return _opens_old(phrases, reading)


def _had_been_told(phrases: Phrases, first: int) -> bool:
    """Whether a statement before the one now reported gave it: "*had said* on Monday *that* 12 died"."""
    for at in range(max(1, first - _WINDOW), first):
        if phrases.low(at) in _TOLD and phrases.low(at - 1) == "had":
            return "that" in phrases.words(at + 1, first) and _CLAUSE_CUTS.isdisjoint(
                phrases.words(at + 1, first)
            )
    return False


def _told_before(phrases: Phrases, first: int, last: int) -> bool:
    """Whether it was reported a while before: "the seven *reported missing the day before*"."""
    for at in range(max(0, first - _WINDOW), min(last + _BESIDE, len(phrases.tokens))):
        if phrases.low(at) in {"before", "earlier"} and phrases.low(at - 1) in _WHILES:
            told = phrases.words(min(at, first) - _BESIDE, max(at, last))
            return not _REPORTS.isdisjoint(told) and (at > last or phrases.low(at + 1) in _BEHIND_WHILES)
    return False


_BEHIND_WHILES = frozenset({",", "was", "were", "had", "stood"})
_WHILES = frozenset("hour hours day days evening night week weeks minutes".split())
_REPORTS = frozenset(
    "reported announced citing cited counted listed given gave put stated published named spoken".split()
)


def _corrected(phrases: Phrases, last: int) -> bool:
    """Whether the count is said to have been changed: "79 deaths and *corrected that to* 78"."""
    for at in range(last, min(last + _WINDOW, len(phrases.tokens))):
        if phrases.low(at) in _CHANGING and phrases.low(at + 1) in {"that", "it", "this", "the", "them"}:
            return "to" in phrases.words(at + 2, at + 6) and phrases.low(at - 1) in _AND_THEN
    return False


def _moved_on(phrases: Phrases, reading: Reading) -> bool:
    """Whether the count is said to have moved again: "rose to 30 *and climbed to 45*"."""
    numbered = reading.rule.startswith(("number", "running"))
    for at in range(reading.counted.end, len(phrases.tokens) - 2):
        if phrases.low(at) not in MOVING or phrases.low(at - 1) not in _GOING_ON:
            continue
        if phrases.low(at - 1) == "that" and phrases.low(at - 2) in NUMBER_NOUNS:
            return True
        to = at + 1 + (phrases.low(at + 1) in {"up", "down", "back", "again", "further"})
        return numbered and phrases.low(to) == "to" and phrases.tokens[to + 1].numeric
    return False


_GOING_ON = frozenset({"and", "it", "then", "later", "that", "which", "has", "had", "to", ","})

_CHANGING = frozenset(
    "corrected corrects revised revises lowered lowers raised raises changed changes updated cut".split()
)
_AND_THEN = frozenset({"and", ",", "later", "then", "but", "since", "has", "was"})

_TOLD = frozenset({"said", "announced", "reported", "stated", "claimed"})


def _stands_at(phrases: Phrases, at: int, known: frozenset[tuple[str, ...]]) -> bool:
    if phrases.low(at) not in _OLD_FIRSTS or phrases.low(at - 1) == "day":
        return False
    return any(tuple(phrases.words(at, at + length)) in known for length in _LENGTHS)


_COUNTS = NUMBER_NOUNS | frozenset({"estimate", "estimates", "report", "reports", "death", "statement"})


def _old_count(phrases: Phrases, at: int) -> bool:
    """As in "the *former toll*"; a "former teacher" who died is no former figure."""
    return phrases.low(at) in {"former", "previous", "initial"} and phrases.low(at + 1) in _COUNTS


def _opens_old(phrases: Phrases, reading: Reading) -> bool:
    """Whether the sentence opens with words of former times: "Until then", "In its first count"."""
    for at in range(min(_OPENING, reading.counted.start)):
        if phrases.low(at) in {",", ";"} and at > 1:
            return False
        if _old_count(phrases, at):
            return True
        if _stands_at(phrases, at, _OLD_OPENINGS):
            return phrases.low(at) != "earlier" or phrases.low(at + 1) not in _NOT_OLD
    return False


def _projected(phrases: Phrases, reading: Reading) -> bool:
    first, last = _extent(reading)
    near = phrases.tokens[max(0, first - _MODAL_REACH) : last]
    if any(token.low in _MODAL and not (token.capital and token.low == "may") for token in near):
        return True
    if _unconfirmed(phrases, first) or _perhaps(phrases, reading):
        return True
    return not _FEARING.isdisjoint([*_clause_before(phrases, reading), phrases.low(last)])


def _perhaps(phrases: Phrases, reading: Reading) -> bool:
    """Whether "possibly" stands by the figure or its harm; a "possibly deliberate" fire doubts no count."""
    starts = [reading.counted.start, reading.harm.start if reading.harm else reading.counted.start]
    return any(not _PERHAPS.isdisjoint(phrases.words(start - 2, start)) for start in starts)


def _unconfirmed(phrases: Phrases, first: int) -> bool:
    """Whether nobody would bear the figure out: "*could not confirm* reports that 12 had died"."""
    for at in range(max(1, first - _WINDOW), first):
        if phrases.low(at) in _CONFIRMING and not _NOT_DONE.isdisjoint(phrases.words(at - 3, at)):
            return _CLAUSE_CUTS.isdisjoint(phrases.words(at + 1, first)) and "," not in phrases.words(
                at + 1, first
            )
    return False


_ANOTHER = frozenset({"other", "others"})


def _increment(phrases: Phrases, reading: Reading, earlier_kinds: tuple[Kind, ...]) -> bool:
    """As in "Another" counts on top of figures of the same kind; behind another kind it only goes on."""
    start = reading.counted.start
    if phrases.low(start - 1) == "by" and reading.rule == "number-linked":
        return True
    if phrases.low(reading.counted.figure.end) in {"new", "fresh"}:
        return True
    if reading.kind in earlier_kinds and _ANOTHER & set(phrases.words(start, reading.counted.end)):
        return True
    if not (reading.counted.figure.more or phrases.low(start - 1) in _ADDING):
        return False
    return reading.kind in earlier_kinds or (reading.kind is Kind.KILLED and not earlier_kinds)


_HURT = frozenset({Kind.WOUNDED, Kind.CASUALTIES})
_CONDITIONS = frozenset({"critical", "serious", "grave", "stable", "fair", "good", "intensive", "fighting"})


def _by_condition(phrases: Phrases, reading: Reading, earlier_kinds: tuple[Kind, ...]) -> bool:
    """Whether some of the hurt are told by their condition: "30 injured, *four in intensive care*"."""
    harm = reading.harm
    if harm is None or reading.kind is not Kind.WOUNDED or _HURT.isdisjoint(earlier_kinds):
        return False
    return not _CONDITIONS.isdisjoint(phrases.words(harm.start, harm.end))


_WITNESSES = frozenset({"i", "he", "she", "we", "they", "himself", "herself", "myself", "who"})


def _seen_by_one(phrases: Phrases, reading: Reading) -> bool:
    """Whether a witness tells what he or she saw: "I *saw* 12 bodies"."""
    first, _ = _extent(reading)
    return any(
        phrases.low(at) == "saw" and phrases.low(at - 1) in _WITNESSES
        for at in range(max(0, first - _NEAR), first)
    )


_NEAR = 4
_OTHERS = frozenset("else other others further additional inside".split())


def _nobody_of_some(phrases: Phrases, reading: Reading) -> bool:
    """Whether zero is told of some only: "nobody *else* was hurt", "no *officers* were hurt"."""
    figure = reading.counted.figure
    if figure.rule != "nobody" or reading.harm is None:
        return False
    words = phrases.words(figure.start, reading.harm.start)
    nouns = [noun for word in words if (noun := person_noun(word)) is not None and word not in _ANYBODY]
    return bool(nouns) or not _OTHERS.isdisjoint(words)


_ANYBODY = frozenset("people person persons one victims individuals".split())


def _bracketed(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure is told of one name out of several: "Eastmark (14 dead), Selm (2)"."""
    for at in range(reading.counted.start - 1, max(0, reading.counted.start - _BESIDE), -1):
        if phrases.low(at) == "(":
            named = any(token.capital for token in phrases.tokens[max(0, at - 2) : at])
            return named and ")" in phrases.words(reading.counted.end, len(phrases.tokens))
        if phrases.low(at) == ")":
            return False
    return False


_STILL = frozenset("remain remains remained still remaining".split())
_CARE = frozenset("hospital hospitals treatment care clinic clinics institutions medical".split())
_SAVED = (["of", "the", "survivors"], ["of", "the", "rescued"])


def _of_the_hurt(phrases: Phrases, reading: Reading) -> bool:
    """Whether only some of the hurt are told of: those *still in hospital*, "four *of the survivors*"."""
    if reading.kind is not Kind.WOUNDED:
        return False
    first, last = _extent(reading)
    clause = phrases.words(first - _BESIDE, last + _BESIDE)
    end = reading.counted.figure.end
    kept = not _STILL.isdisjoint(clause) and not _CARE.isdisjoint(clause)
    return kept or "outpatients" in clause or phrases.words(end, end + 3) in _SAVED


def _of_own_staff(phrases: Phrases, reading: Reading) -> bool:
    """Whether a body tells of its own people: "three *of its volunteers*"."""
    end = reading.counted.figure.end
    owned = phrases.words(end, end + 2) in (["of", "its"], ["of", "their"], ["of", "our"])
    return owned and not _COLLEAGUES.isdisjoint(phrases.words(end + 2, end + 4))


def _of_foreigners(phrases: Phrases, reading: Reading, setting: Setting) -> bool:
    """Whether the people counted are of a country that the event is not about: "84 Ruritanians"."""
    home = setting.countries
    if not home or setting.parties:
        return False
    start, end = reading.counted.figure.end, reading.counted.end
    for mention in phrases.mentions:
        if start <= mention.start < end and mention.naming is Naming.PEOPLE:
            return mention.country not in home
    return False
