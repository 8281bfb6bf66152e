"""Cues for figures.

"X's count is", "the figures from X show", "X has 12 dead", "X made it 12", "names X as the source".
"""

from __future__ import annotations

from functools import cache

from index.claims.voices.beside import NUMBER_NOUNS
from index.claims.voices.clauses import breaks_off, clause_end, clause_start, is_at
from index.claims.voices.phrases import (
    Phrase,
    can_speak,
    counted_at,
    phrase_after,
    phrase_before,
    speaker_nouns,
)
from index.claims.voices.reach import Cue
from index.claims.voices.subjects import (
    GO_ON,
    names_body,
    subject_of,
    verb_group_start,
    with_apposition_behind,
)
from index.claims.voices.words import ADVERBS, AUX, BE, DETERMINERS, TIMES, Tokens, listed

_BOUNDS = frozenset(
    {
        ("at", "least"),
        ("no", "fewer"),
        ("more", "than"),
        ("no", "less"),
        ("as", "many"),
        ("up", "to"),
        ("some", "of"),
    }
)

SURE = frozenset("certain sure aware convinced confident adamant".split())

HAS_IT = frozenset(
    "has had have made makes make brought brings took takes owns owned counts let lets came comes "
    "come arrived arrives settled "
    "changed changes moved moves altered settles went goes "
    "stuck sticks stands stood keeps kept insists insisted named names is was are were".split()
)
_UP_WITH = {
    **dict.fromkeys("came comes come".split(), ("up", "with")),
    **dict.fromkeys("arrived arrives".split(), ("at",)),
    **dict.fromkeys("settled settles insists insisted".split(), ("on",)),
    **dict.fromkeys("stuck sticks keeps kept".split(), ("to",)),
    **dict.fromkeys("stands stood".split(), ("by",)),
    **dict.fromkeys("went goes moved moves".split(), ("from",)),
    **dict.fromkeys("is was are were".split(), ("on", "record", "with")),
    **dict.fromkeys("named names".split(), ()),
}


def _comes_up_with(tokens: Tokens, place: int) -> bool:
    """As in "came up with 12 dead", "stuck to 12", "named a figure of 12"."""
    behind = _UP_WITH.get(tokens.low[place])
    if behind is None or tokens.low[place + 1 : place + 1 + len(behind)] != behind:
        return False
    start = place + 1 + len(behind)
    return any(low[:1].isdigit() for low in tokens.low[start : start + 5])


def _moves_toll(tokens: Tokens, place: int) -> bool:
    """As in "brought its toll down from 14 to 12", "changed the final death toll to 12"."""
    ahead = tokens.low[place + 1 : place + 6]
    noun = next((at for at, low in enumerate(ahead) if low in NUMBER_NOUNS), None)
    if (
        not noun
        or ahead[0] not in {"the", "its", "their"}
        or not set(ahead[1:noun]) <= _OF_COUNTS | {"death", "own"}
    ):
        return False
    behind = tokens.low[place + noun + 2 : place + noun + 16]
    to = next((at for at, low in enumerate(behind) if low in {"at", "to"}), None)
    return to is not None and any(low[:1].isdigit() for low in behind[to + 1 : to + 4])


def _makes_known(tokens: Tokens, place: int) -> bool:
    """As in "let it be known that", "made known that", "made clear that", "made a statement:"."""
    ahead = tokens.low[place + 1 : place + 6]
    made = tokens.low[place] in {"let", "lets", "made", "makes", "make"}
    if made and {"statement", "announcement"} & set(ahead[:3]):
        return ":" in tokens.low[place + 2 : place + 10]
    return made and "that" in ahead and bool({"known", "clear", "plain"} & set(ahead))


def is_sure(tokens: Tokens, place: int) -> Cue | None:
    """As in "The mayor is certain of 12 deaths", "aware that"."""
    if (
        place == 0
        or tokens.low[place - 1] not in BE
        or tokens.low[place + 1 : place + 2] not in {("of",), ("that",)}
    ):
        return None
    source = subject_of(tokens, verb_group_start(tokens, place - 1), GO_ON)
    if source is None or not can_speak(tokens, source):
        return None
    return Cue(
        rule="is sure",
        words=(place, place + 1),
        source=source,
        reach=((place + 1, clause_end(tokens, place)),),
    )


def has_it(tokens: Tokens, place: int) -> Cue | None:
    """As in "The ministry has it that …", "made it 12", "brought the toll to 12", "owns up to"."""
    ahead = tokens.low[place + 1 : place + 8]
    fits = ahead[:2] in {("it", "that"), ("up", "to")} or (
        ahead[:1] == ("it",) and ahead[1:2] and ahead[1][:1].isdigit()
    )
    fits = fits or _moves_toll(tokens, place) or _comes_up_with(tokens, place) or _makes_known(tokens, place)
    source = subject_of(tokens, verb_group_start(tokens, place), GO_ON) if fits else None
    if source is None or not can_speak(tokens, source) or tokens.low[source[1] - 1] in _TOLLS:
        return None
    return Cue(
        rule="has it",
        words=(place, place + 1),
        source=source,
        reach=((place + 1, clause_end(tokens, place)),),
        group="figure",
    )


_TOLLS = frozenset("toll dead deaths number count which that it".split())

NAMING = frozenset(
    "name names named naming give gives gave given giving cite cites cited identified identifies".split()
)


def named_as_source(tokens: Tokens, place: int) -> Cue | None:
    """As in "names X as the source": X, for all of the sentence."""
    for at in range(place + 2, min(place + 14, len(tokens) - 1)):
        if tokens.low[at] == "as" and "source" in tokens.low[at + 1 : at + 3]:
            source = (place + 1, at)
            if can_speak(tokens, source):
                reach = ((0, place), (at, len(tokens)))
                return Cue(
                    rule="named as source", words=(place, place + 1), source=source, reach=reach, after=False
                )
    return None


def goes_on_saying(tokens: Tokens, at: int) -> bool:
    """Whether "went on" goes on speaking: "he went on, …", "went on to say"."""
    return breaks_off(tokens, at) or tokens.low[at : at + 2] in {
        ("to", "say"),
        ("to", "add"),
        ("to", "tell"),
    }


def has_figure(tokens: Tokens, place: int) -> Cue | None:
    """As in "The ministry has 12 dead": a body that has a figure gives it."""
    ahead = tokens.low[place + 1 : place + 4]
    counts = bool(ahead) and (ahead[0][:1].isdigit() or ahead[:2] in _BOUNDS)
    if not (counts or _keeps_list(tokens, place)):
        return None
    source = subject_of(tokens, verb_group_start(tokens, place), GO_ON)
    if source is None or not names_body(tokens, source):
        return None
    if not account_nouns().isdisjoint(tokens.low[source[0] : source[1]]):
        return None  # "the ministry's list of those hurt has 12 names": the list is the ministry's
    reach = ((place + 1, clause_end(tokens, place)),)
    return Cue(rule="has a figure", words=(place, place + 1), source=source, reach=reach, group="figure")


_LISTS = frozenset("list tally register record count toll".split())
_TO_LIST = 7


def _keeps_list(tokens: Tokens, place: int) -> bool:
    """As in "has drawn up *a list of 12* missing", "have a longer *list, with 12* names"."""
    ahead = tokens.low[place + 1 : place + 1 + _TO_LIST]
    noun = next((at for at, low in enumerate(ahead) if low in _LISTS), None)
    if noun is None or not {"a", "an", "its", "their"} & set(ahead[:noun]):
        return False
    behind = place + 2 + noun
    behind += is_at(tokens, behind, ",")
    leads = is_at(tokens, behind, "of") or is_at(tokens, behind, "with")
    return leads and behind + 1 < len(tokens) and counted_at(tokens, behind + 1)


def own_stands(tokens: Tokens, place: int) -> Cue | None:
    """As in "*Ruritania's* stands at 12": the toll itself is left out."""
    if place < 2 or tokens.low[place - 1] != "'s" or not is_at(tokens, place + 1, "at"):  # noqa: PLR2004
        return None
    source = phrase_before(tokens, place - 1)
    if source is None or not can_speak(tokens, source):
        return None
    reach = ((place + 1, clause_end(tokens, place)),)
    return Cue(rule="their figure", words=(place, place + 1), source=source, reach=reach, group="figure")


@cache
def account_nouns() -> frozenset[str]:
    """Nouns for a figure or text that stand with whose it is."""
    return listed("account_noun") | {"release", "document", "list"}


def account_noun(tokens: Tokens, place: int) -> Cue | None:
    """As in "The Ruritanian figure is 12", "X's report has at least 12", "Official data give 12"."""
    following = place + 1
    owner = _owner_before(tokens, place)
    if owner is None:
        owner, following = _owner_behind(tokens, place)
    if owner is None:
        return _account_of(tokens, place)
    at = following
    if is_at(tokens, at, "of") and any(low[:1].isdigit() for low in tokens.low[at + 1 : at + 5]):
        reach = (at, clause_end(tokens, at))
        return Cue(
            rule="their figure", words=(place, place + 1), source=owner, reach=(reach,), group="figure"
        )
    if is_at(tokens, at, ":"):
        return Cue(
            rule="their figure",
            words=(place, place + 1),
            source=owner,
            reach=((at, len(tokens)),),
            group="figure",
        )
    if is_at(tokens, at, "of") or is_at(tokens, at, "for"):
        at = _next_gives(tokens, at)
    while at < len(tokens) and (
        tokens.low[at] in ADVERBS or tokens.low[at] in TIMES or tokens.low[at] in {"on", "in", "as", ","}
    ):
        at += 1
    if at < len(tokens) and (tokens.low[at] in AUX or tokens.low[at] in _GIVES):
        reach = (at, clause_end(tokens, at))
        return Cue(
            rule="their figure", words=(place, place + 1), source=owner, reach=(reach,), group="figure"
        )
    return None


_GIVES = frozenset(
    "give gives gave put puts show shows showed stand stands stood say says said shows list lists "
    "listed speak speaks".split()
)


def _account_of(tokens: Tokens, place: int) -> Cue | None:
    """As in "12 had been the count of X"."""
    if place < 2 or tokens.low[place - 2] not in BE or not is_at(tokens, place + 1, "of"):  # noqa: PLR2004
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not names_body(tokens, source):
        return None
    reach = ((clause_start(tokens, place), place),)
    return Cue(
        rule="their figure", words=(place, place + 1), source=source, reach=reach, group="figure", after=False
    )


def _next_gives(tokens: Tokens, at: int) -> int:
    near = range(at + 1, min(at + 9, len(tokens)))
    return next((place for place in near if tokens.low[place] in AUX or tokens.low[place] in _GIVES), at)


_OF_COUNTS = frozenset(
    "official latest the a new updated first final total overall preliminary previous earlier current "
    "confirmed last nationwide national running".split()
)
_ITS = frozenset({"his", "her", "its", "their"})


def _owner_before(tokens: Tokens, noun: int) -> Phrase | None:
    owned = next((at for at in range(noun - 1, max(-1, noun - 4), -1) if tokens.low[at] in _ITS), None)
    if owned is not None and set(tokens.low[owned + 1 : noun]) <= _OF_COUNTS | {"own", "death"}:
        return (owned, owned + 1)
    phrase = phrase_before(tokens, noun)
    if phrase is None:
        return None
    first, last = phrase
    while last > first and tokens.low[last - 1] in {
        "'s",
        "own",
        "official",
        "latest",
        "first",
        "last",
        "full",
        "final",
        "new",
        "updated",
        "death",
        "preliminary",
        "previous",
        "earlier",
        "current",
    }:
        last -= 1
    while first < last and tokens.low[first] in _OF_COUNTS:
        if (
            tokens.low[first] == "the"
            and is_at(tokens, last, "'s")
            and tokens.low[first + 1] not in _OF_COUNTS
        ):
            break  # "the ministry's count": named before
        first += 1
    if first >= last:
        return None
    owner = (first, last)
    if any(tokens.low[at] in DETERMINERS for at in range(first + 1, last)):
        return None
    named = any(tokens.capital[at] and tokens.low[at] not in TIMES for at in range(first, last))
    possessive = is_at(tokens, last, "'s") or tokens.low[first] in {"his", "her", "its", "their"}
    if (named and can_speak(tokens, owner)) or (possessive and can_speak(tokens, owner)):
        return owner
    return None


def _owner_behind(tokens: Tokens, noun: int) -> tuple[Phrase | None, int]:
    """As in "a figure from the authorities, issued on Monday, has": who it comes from, and what follows."""
    if is_at(tokens, noun + 1, ","):
        noun += 1
    if not (
        is_at(tokens, noun + 1, "from") or is_at(tokens, noun + 1, "by") or is_at(tokens, noun + 1, "given")
    ):
        return None, noun + 1
    start = noun + 2 + (1 if is_at(tokens, noun + 2, "by") else 0)
    source = phrase_after(tokens, start)
    if source is None or not can_speak(tokens, source):
        return None, noun + 1
    if not tokens.capital[source[1] - 1] and tokens.low[source[1] - 1] not in speaker_nouns():
        return None, noun + 1  # "the toll from the Ruritanian quake": what it is of, not whose it is
    source = with_apposition_behind(tokens, source)
    following = source[1]
    if is_at(tokens, following, ","):
        for at in range(following + 1, min(following + 14, len(tokens))):
            if tokens.low[at] == ",":
                return source, at + 1
            if tokens.low[at] in AUX or tokens.low[at] in _GIVES:
                return source, at
    return source, following
