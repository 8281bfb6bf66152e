"""Who speaks, and for whom: when two claimants are one, and which side a claimant belongs to.

Names are compared by their words, never by lists of known people or countries, so that the rules hold
for events nobody has seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from index.claims.model import Claim
from index.claims.spelling import has_initials, run_together, same_by_initials, sounded

BOTH = "both"
"""The side of a stated total over the sides."""

_BOTH_WORDS = frozenset({"both", "both sides", "combined", "total", "all sides", "the two sides"})

_COMMON = frozenset(
    "the a an of for in and at by on to its their his her s unnamed anonymous senior top high ranking local "
    "ministry minister ministers official officials authority authorities office department agency "
    "spokesman spokeswoman spokesperson spokespeople chief head deputy vice prime president premier general "
    "speaker secretary director chairman chairwoman mr mrs ms dr sir said says".split()
)

_OFFICIAL = frozenset(
    "ministry minister ministers official officials authority authorities government premier president "
    "council parliament army military police commission committee service agency governor mayor secretary "
    "spokesman spokeswoman spokesperson speaker ombudsman department defence defense staff forces".split()
)

_SPELLINGS = {"defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation"}

_ENDINGS = re.compile(
    r"(?:|a|e|y|ey|on|ce|o|stan|istan|s|n|an|ian|ans|ians|ns|i|is|ish|ese|k|ks|ien|ic|er|ers|ean|eans|ni|nis)\Z"
)
_STEM_CHARS = 4
_NEAR_NAME_CHARS = 60


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Lower case without accents: what names are compared in."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name in plain letters, spellings made alike ("defense" as "defence")."""
    found = re.findall(r"[^\W_]+", run_together(plain(text)))
    return tuple(_SPELLINGS.get(word, word) for word in found)


@lru_cache(maxsize=20_000)
def same_word(one: str, other: str) -> bool:
    """Whether two words name one place or people: "Armenia" and "Armenian", "Turkey" and "Turkish".

    They share a stem of four letters or more, and what is left of each is an ending that names of
    places and their people have; so "Niger" and "Nigeria" stay apart.
    """
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= _STEM_CHARS and bool(_ENDINGS.match(one[shared:]) and _ENDINGS.match(other[shared:]))


@lru_cache(maxsize=20_000)
def is_both(side: str | None) -> bool:
    """Whether a side's name stands for the sides together."""
    return side is not None and plain(side).strip() in _BOTH_WORDS


@lru_cache(maxsize=20_000)
def same_side(one: str | None, other: str | None) -> bool:
    """Whether two names stand for one side; None is nobody's name but its own."""
    if one is None or other is None:
        return one is other
    if is_both(one) or is_both(other):
        return is_both(one) and is_both(other)
    mine, yours = _side_words(one), _side_words(other)
    return len(mine) == len(yours) and all(map(same_word, mine, yours))


def _side_words(side: str) -> list[str]:
    kept = [word for word in words(side) if word not in {"the", "of", "republic", "side", "s"}]
    return sorted(kept) or list(words(side))


_ASIDE = re.compile(r"\((?![A-Z]{2,}\))[^)]*\)")
"""What is told of a claimant in brackets; an acronym there is a name of its own."""


@lru_cache(maxsize=20_000)
def name_key(claimant: str) -> frozenset[str]:
    """The words that tell a claimant from others, without titles: {"nikol", "pashinyan"}.

    Where only titles are left, they are the name ("officials").
    """
    bare = _ASIDE.sub(" ", claimant)
    found = words(bare) or words(claimant)
    return frozenset(word for word in found if word not in _COMMON) or frozenset(found)


@lru_cache(maxsize=20_000)
def _sounded_key(claimant: str) -> frozenset[str]:
    return frozenset(map(sounded, name_key(claimant)))


@lru_cache(maxsize=20_000)
def same_claimant(one: str, other: str) -> bool:
    """Whether two names are one claimant's: the words of one are among the other's, however spelled."""
    mine, yours = _sounded_key(one), _sounded_key(other)
    return mine <= yours or yours <= mine or _by_initials(one, other)


def _by_initials(one: str, other: str) -> bool:
    """Whether two people are one by their initials; offices and bodies have none."""
    return (
        same_by_initials(one, other)
        and _OFFICIAL.isdisjoint(words(one))
        and _OFFICIAL.isdisjoint(words(other))
    )


def own_voice(claim: Claim) -> str:
    """Who vouches where nobody is named: the outlet, else the article's near-copy group, else itself."""
    return f"source:{plain(claim.source)}" if claim.source else f"article:{claim.voice or claim.article}"


def claimant_keys(claims: Iterable[Claim]) -> dict[str, str]:
    """One key for each claimant's name, alike for names of one claimant ("Jena", "Pradeep Jena").

    Spellings of one name written over from another script are one ("Ruudyan", "Ruudian").

    A shorter name is joined to a longer one that holds all its words, where there is only one such; an
    umbrella ("Kyrgyz authorities") is never joined to an office under it. The order of claims is of no
    matter.
    """
    names = sorted({claim.claimant for claim in claims if claim.claimant})
    spellings: dict[str, str] = {}
    for word in sorted({word for name in names for word in name_key(name)}):
        spellings.setdefault(sounded(word), word)
    keys = {name: frozenset(spellings[sounded(word)] for word in name_key(name)) for name in names}
    for name in filter(has_initials, names):
        full = {keys[other] for other in names if not has_initials(other) and _by_initials(name, other)}
        keys[name] = full.pop() if len(full) == 1 else keys[name]
    distinct = set(keys.values())
    joined = {key: _longest(key, distinct) for key in distinct}
    return {name: " ".join(sorted(joined[key])) for name, key in keys.items()}


def _longest(key: frozenset[str], keys: set[frozenset[str]]) -> frozenset[str]:
    """The one longest name that holds all words of ``key``; itself where there is none or several."""
    above = [other for other in keys if key < other]
    maximal = [other for other in above if not any(other < higher for higher in above)]
    return maximal[0] if len(maximal) == 1 and len(key) > 0 and not _umbrella(key, maximal[0]) else key


def _umbrella(key: frozenset[str], longer: frozenset[str]) -> bool:
    """Whether the shorter is the mere country or body of the longer: what is added is no given name."""
    return (
        not _OFFICIAL.isdisjoint(longer - key)
        or any(same_word(word, other) and word != other for word in key for other in longer)
        or len(longer - key) > 1
    )


def official(claim: Claim) -> bool:
    """Whether the claimant's name says that it speaks for a state or a body of it."""
    return claim.claimant is not None and not _OFFICIAL.isdisjoint(words(claim.claimant))


def camps(claims: Iterable[Claim]) -> dict[str, str]:
    """The side that each claimant speaks for, as far as the claims tell: name -> side.

    Told by the name itself ("Armenian authorities") or, for people, by the side that the sentences of their
    claims give them most often. Only sides that are counted in the claims are known, and only
    where they oppose each other: a town and its country are no camps, nor are countries of which nobody
    armed is counted, though a disaster's dead are summed up over them.
    """
    kept = tuple(claims)
    if not opposed(kept) or not any(claim.civilian is False for claim in kept):
        return {}
    sides = sorted({claim.side for claim in kept if claim.side and not is_both(claim.side)})
    votes: dict[str, Counter[str]] = {}
    for claim in kept:
        if not claim.claimant:
            continue
        side = claim.claimant_side or _named_side(claim.claimant, sides) or _side_beside(claim, sides)
        side = side or _side_against(claim, sides)
        if side:
            votes.setdefault(claim.claimant, Counter())[side] += 1
    return {name: max(sorted(counted), key=counted.__getitem__) for name, counted in votes.items()}


_ENEMY = frozenset(
    "terrorist terrorists militant militants enemy enemies invaders occupiers insurgents".split()
)


def _side_against(claim: Claim, sides: Sequence[str]) -> str | None:
    """The side of two that counts the other's dead as "terrorists" or "enemy soldiers"."""
    others = [side for side in sides if side != claim.side]
    if len(sides) != len(("one", "the other")) or len(others) != 1 or independent(claim.claimant or ""):
        return None
    return others[0] if not _ENEMY.isdisjoint(words(claim.group)) else None


def opposed(claims: Iterable[Claim]) -> bool:
    """Whether the counted sides are parties of a fight: their losses are summed up, or both lose fighters."""
    kept = tuple(claims)
    if any(is_both(claim.side) for claim in kept):
        return True
    return len({claim.side for claim in kept if claim.side and claim.civilian is False}) > 1


_INDEPENDENT = frozenset(
    "doctors doctor medics medic physicians union unions syndicate hospital hospitals observatory monitor "
    "monitors watch rights activists residents survivors witnesses opposition rebels association lawyers "
    "journalists media newspaper newspapers television tv red crescent cross un nations who unicef ngo "
    "charity relief friends elders volunteers network".split()
)


def independent(claimant: str) -> bool:
    """Whether a claimant's name is that of a body or people who do not speak for a state."""
    return not _INDEPENDENT.isdisjoint(words(claimant))


def speaks_for_itself(claim: Claim) -> bool:
    """Whether the claimant's name is the counted side's own ("Azerbaijani authorities" on Azerbaijan)."""
    if not claim.claimant or not claim.side or is_both(claim.side):
        return False
    return _named_side(claim.claimant, [claim.side]) is not None


def _named_side(claimant: str, sides: list[str]) -> str | None:
    """The first side whose every word stands in the claimant's name."""
    mine = words(claimant)
    for side in sides:
        if all(any(same_word(word, other) for other in mine) for word in _side_words(side)):
            return side
    return None


def _side_beside(claim: Claim, sides: list[str]) -> str | None:
    """The side that the sentence gives a person: named right before them, or in the clause right after.

    "Norland's premier Olga Ruud", "Olga Ruud, the premier of Norland,": no comma stands between side and
    name, or one stands right behind the name and none before the side.
    """
    sentence = plain(claim.sentence)
    surname = next((word for word in reversed(words(claim.claimant or "")) if word not in _COMMON), "")
    at = sentence.find(surname) if surname else -1
    if at < 0 or _ENVOY.search(sentence[max(0, at - _NEAR_NAME_CHARS) : at + 2 * _NEAR_NAME_CHARS]):
        return None
    before = re.split(r"[,;:—–()\"“”]", sentence[max(0, at - _NEAR_NAME_CHARS) : at])[-1]
    after = sentence[at + len(surname) : at + len(surname) + _NEAR_NAME_CHARS]
    clause = after[1:].split(",")[0] if after.startswith(",") else ""
    return _last_side(before, sides) or _last_side(clause, sides)


_ENVOY = re.compile(r"\b(?:envoy|ambassador|representative|coordinator) (?:to|for|in)\b")
"""Whoever is sent to a country does not speak for it."""


def _last_side(text: str, sides: list[str]) -> str | None:
    named = [side for word in re.findall(r"[^\W_]+", text) for side in sides if names_side(word, side)]
    return named[-1] if named else None


def names_side(word: str, side: str) -> bool:
    """Whether one plain word is a side's whole name, or that of its people."""
    wanted = _side_words(side)
    return len(wanted) == 1 and same_word(word, wanted[0])


def adverse(claim: Claim, camp: Mapping[str, str]) -> bool:
    """Whether a side's losses are counted here by another side: 431 dead by the enemy's claim."""
    if not claim.claimant or claim.side is None or is_both(claim.side):
        return False
    speaks_for = camp.get(claim.claimant)
    if speaks_for is None or same_side(speaks_for, claim.side):
        return False
    # "Norland" speaks for itself in the "Norland-held area".
    return not any(names_side(word, speaks_for) for word in words(claim.side))
