"""Accounts that can't all hold: opposed stances on one topic, set side by side without taking sides.

The order of sides, claimants or articles given makes no difference, and swapping the sides gives the
mirror image:
one rule for the order, the number and the length of what each stance may say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from index.claims.disputes.blame import ATTACK, BROKE_TRUCE, MUTUAL, STARTED
from index.claims.disputes.causes import ANSWERABLE, CAUSE, DENIES_BLAME, PREVENTABLE
from index.claims.disputes.involvement import NOT
from index.claims.disputes.precautions import KEPT_UP, WARNED
from index.claims.disputes.targets import OVER
from index.claims.model import Account, Matter

STATEMENT_CHARS = 240
"""A position's words are never longer: every claimant gets the same room."""

_PER_STANCE = 3
_SAME_EPISODE = timedelta(days=5)
_CLOCK_MINUTES = 15
_EVENING_MINUTES = 18 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountConflict:
    """Accounts of one topic whose stances can't all hold.

    Attributes:
        matter, topic: as in the accounts.
        event: the event they are about; None if unknown.
        positions: at most three accounts for each stance, each by another claimant and in that
        claimant's own words;
            the earliest published first, then in the order of articles and sentences.
        accounts: every account behind it, near-copies and repetitions included, in the same order.
    """

    matter: Matter
    topic: str
    event: str | None
    positions: tuple[Account, ...]
    accounts: tuple[Account, ...]

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances taken, in the order of the positions."""
        return tuple(dict.fromkeys(account.stance for account in self.positions))


def statement_of(account: Account) -> str:
    """The claimant's words as they stand in the article, cut at a word within :data:`STATEMENT_CHARS`."""
    sentence = " ".join(account.sentence.split())
    if len(sentence) <= STATEMENT_CHARS:
        return sentence
    return sentence[: STATEMENT_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def opposed(accounts: Sequence[Account]) -> tuple[AccountConflict, ...]:
    """Group accounts of one event, topic and episode whose stances are incompatible.

    An episode is a run of accounts whose days lie at most five days apart, so that a later clash is
    another matter. What happened once, a disaster or the loss of a thing, is one matter throughout.
    Accounts without a claimant count as the outlet's own.
    """
    found = []
    for (event, matter, topic), group in sorted(_groups(accounts).items()):
        for episode in _episodes(group):
            positions = _positions(episode)
            if any(
                incompatible(one, other) and not _in_one_breath(one, other)
                for one, other in combinations(positions, 2)
            ):
                ordered = tuple(sorted(episode, key=_order))
                found.append(
                    AccountConflict(
                        matter=matter, topic=topic, event=event or None, positions=positions, accounts=ordered
                    )
                )
    return tuple(found)


def incompatible(one: Account, other: Account) -> bool:
    """Whether two accounts of one topic can't both hold."""
    if one.stance == other.stance or (
        one.topic != other.topic and not {one.topic, other.topic} <= _WHO_BEGAN
    ):
        return False
    if _act_together(one, other):
        return False
    if one.matter is Matter.TIMING:
        return _times_apart(one.stance, other.stance)
    if one.topic in _FOUGHT_OVER or one.topic.startswith(OVER):
        return _against_each_other(one, other) or _culprits_apart(one, other)
    if one.topic == ANSWERABLE:
        return DENIES_BLAME in {one.stance, other.stance} or _blame_each_other(one, other)
    return not _both_exclude(one.stance, other.stance)


def _blame_each_other(one: Account, other: Account) -> bool:
    """Whether one's claimant is whom the other blames: many may be blamed at once."""
    return _speaks_for(one, other.stance) or _speaks_for(other, one.stance)


def _in_one_breath(one: Account, other: Account) -> bool:
    """Whether one claimant holds both in one sentence: two causes that came together."""
    same = (one.article, one.sentence_span, one.claimant)
    return one.matter is Matter.FACT and same == (other.article, other.sentence_span, other.claimant)


_LEFT_OPEN_TO = frozenset({"neglect", "technical failure", "human error", "overloading", "speed"})


def _act_together(one: Account, other: Account) -> bool:
    """Whether two causes go well together: a storm, and what it found in disrepair."""
    stances = {one.stance, other.stance}
    return one.topic == CAUSE and "nature" in stances and bool(stances & _LEFT_OPEN_TO)


_FOUGHT_OVER = frozenset({STARTED, BROKE_TRUCE})
_WHO_BEGAN = _FOUGHT_OVER | {ATTACK}


def _against_each_other(one: Account, other: Account) -> bool:
    """Whether one's claimant is of the side that the other blames, or each is said to blame the other."""
    if MUTUAL in {one.stance, other.stance}:
        return True
    return _speaks_for(one, other.stance) or _speaks_for(other, one.stance)


def _culprits_apart(one: Account, other: Account) -> bool:
    """Whether one names who did it and the other denies that, or names somebody else for one attack."""
    if one.stance == f"{NOT}{other.stance}" or other.stance == f"{NOT}{one.stance}":
        return True
    both_name = not (one.stance.startswith(NOT) or other.stance.startswith(NOT))
    return one.topic == ATTACK and both_name and one.claimant != other.claimant


def _speaks_for(account: Account, party: str) -> bool:
    """Whether an account's claimant is of a party: its country, or fighters named alike ("the rebels")."""
    return account.claimant_side == party or party.lower() in (account.claimant or "").lower().split()


def heard_first(accounts: Iterable[Account]) -> list[Account]:
    """The accounts in the order in which they are heard where there is no room for all.

    Those in their own cause, then others', the outlet's own, and who tells that each blames the other; of
    each those that blame outright first, then the earlier.
    """
    kept = tuple(accounts)
    blamed = blamed_parties(kept)
    return sorted(
        kept,
        key=lambda account: (
            account.stance == MUTUAL,
            account.claimant is None,
            not of_a_party(account, blamed),
            outrightness(account),
            _order(account),
        ),
    )


def blamed_parties(accounts: Iterable[Account]) -> frozenset[str]:
    """The parties that accounts of blame hold it against."""
    return frozenset(
        account.stance.removeprefix(NOT)
        for account in accounts
        if account.matter is Matter.BLAME and account.stance != MUTUAL
    )


def of_a_party(account: Account, blamed: Collection[str]) -> bool:
    """Whether an account is by one of those who are blamed, in their own cause."""
    return any(_speaks_for(account, party) for party in blamed if party != account.stance)


_OUTRIGHT = (
    re.compile(
        r"\b(?:blam|accus|responsib|start|beg[iau]n|broke|behind|did it)|\b(?:fired|shot|attacked) first\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:provo|aggress|violat|unprovoked|fault|sabotag|launch|attack)|\bfirst\b", re.IGNORECASE),
)


def outrightness(account: Account) -> int:
    """How plainly the words blame: 0 for who began, 1 for an aggression, 2 for an act in a fight."""
    if account.matter is not Matter.BLAME:
        return 0
    return next((rank for rank, cue in enumerate(_OUTRIGHT) if cue.search(account.sentence)), len(_OUTRIGHT))


def _both_exclude(one: str, other: str) -> bool:
    """As in "Not sabotage" goes with any other cause, but not with sabotage."""
    negative = one.startswith("not ") or other.startswith("not ")
    return negative and one != f"not {other}" and other != f"not {one}"


_Key = tuple[str, Matter, str]


def _groups(accounts: Sequence[Account]) -> dict[_Key, list[Account]]:
    groups: defaultdict[_Key, list[Account]] = defaultdict(list)
    for account in accounts:
        groups[account.event or "", account.matter, account.topic].append(account)
    for key in [key for key in groups if key[2] == BROKE_TRUCE]:
        # A breach that only one side speaks of answers the other side's account of who began.
        if len({account.stance for account in groups[key]}) == 1:
            groups[key[0], key[1], STARTED].extend(groups.pop(key))
    for key in [key for key in groups if key[2] == ATTACK and (key[0], key[1], STARTED) in groups]:
        # Texts of one event may read as of an attack or of fighting: what most of them read as is the matter.
        other = (key[0], key[1], STARTED)
        less, more = sorted((key, other), key=lambda one: len(groups[one]))
        groups[more].extend(groups.pop(less))
    return dict(groups)


_ONCE = frozenset({CAUSE, ANSWERABLE, PREVENTABLE, WARNED, KEPT_UP})


def _episodes(group: list[Account]) -> list[list[Account]]:
    once = group[0].topic in _ONCE or group[0].topic.startswith(OVER)
    if once and group[0].event:
        return [sorted(group, key=_order)]  # it happened once, however long it is spoken of
    ordered = sorted(group, key=lambda account: (_day(account), _order(account)))
    episodes: list[list[Account]] = []
    for account in ordered:
        last = _day(episodes[-1][-1]) if episodes else None
        near = last is not None and (
            last == date.max or _day(account) == date.max or _day(account) - last <= _SAME_EPISODE
        )
        if near:
            episodes[-1].append(account)
        else:
            episodes.append([account])
    return episodes


def _day(account: Account) -> date:
    return account.as_of or account.published or date.max


def _order(account: Account) -> tuple[date, str, int, str]:
    """By day of publication, then as the texts stand: nothing that a side's name could change."""
    return (account.published or date.max, account.article, account.sentence_span.start, account.topic)


def _positions(group: list[Account]) -> tuple[Account, ...]:
    """One account for each claimant and stance, near-copies as one voice; as many for each stance at most.

    Of a claimant the words that blame outright; of all, those who are blamed themselves by others come first.
    """
    kept: dict[tuple[str, str], Account] = {}
    for account in sorted(group, key=lambda account: (outrightness(account), _order(account))):
        who = account.claimant or f"outlet:{account.voice or account.source or account.article}"
        kept.setdefault((who, account.stance), account)
    taken: defaultdict[str, int] = defaultdict(int)
    positions = []
    for account in heard_first(kept.values()):
        taken[account.stance] += 1
        if taken[account.stance] <= _PER_STANCE:
            positions.append(account)
    return tuple(sorted(positions, key=_order))


# --- times ---


def _times_apart(one: str, other: str) -> bool:
    """Whether two times can't be one: other days, or hours more than a quarter apart.

    A night belongs to both its days.
    """
    (day, part), (other_day, other_part) = _time(one), _time(other)
    if day and other_day and day != other_day:
        gap = abs((day - other_day).days)
        earlier_part = part if day < other_day else other_part
        late = (_minutes(earlier_part) or 0) >= _EVENING_MINUTES
        return gap > 1 or not (late or earlier_part in {"night", "evening"})
    minutes, other_minutes = _minutes(part), _minutes(other_part)
    return minutes is not None and other_minutes is not None and abs(minutes - other_minutes) > _CLOCK_MINUTES


def _time(stance: str) -> tuple[date | None, str]:
    first, _, rest = stance.partition(" ")
    try:
        return date.fromisoformat(first), rest
    except ValueError:
        return None, stance


def _minutes(part: str) -> int | None:
    hours, colon, minutes = part.partition(":")
    return int(hours) * 60 + int(minutes) if colon and hours.isdigit() and minutes.isdigit() else None
