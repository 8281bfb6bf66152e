"""Accounts that can't all hold: opposed stances on one topic, set side by side without taking sides.

The order of sides, claimants or articles given makes no difference, and swapping the sides gives the mirror image.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.claims.model import Account, Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountConflict:
    """Accounts of one topic whose stances can't all hold.

    Attributes:
        matter, topic: as in the accounts.
        event: the event they are about; None if unknown.
        positions: one account for each claimant and stance, each in the claimant's own words: earliest stated
            first, then by claimant and sentence.
    """

    matter: Matter
    topic: str
    event: str | None
    positions: tuple[Account, ...]

    @property
    def stances(self) -> tuple[str, ...]:
        """The stances taken, in order of the alphabet."""
        return tuple(sorted({account.stance for account in self.positions}))


def opposed(accounts: Sequence[Account]) -> tuple[AccountConflict, ...]:
    """Group accounts of one event and topic whose stances are incompatible."""
    groups: defaultdict[tuple[str, Matter, str], list[Account]] = defaultdict(list)
    for account in accounts:
        groups[account.event or "", account.matter, account.topic].append(account)
    found = []
    for (event, matter, topic), group in sorted(groups.items()):
        positions = _positions(group)
        if len({account.stance for account in positions}) > 1:
            found.append(AccountConflict(matter=matter, topic=topic, event=event or None, positions=positions))
    return tuple(found)


def _order(account: Account) -> tuple[date, str, str, str]:
    return (account.published or date.max, account.claimant or "", account.article, account.sentence)


def _positions(group: list[Account]) -> tuple[Account, ...]:
    """One account for each claimant and stance; near-copies are one voice."""
    kept: dict[tuple[str, str], Account] = {}
    for account in sorted(group, key=_order):
        who = account.claimant or f"voice:{account.voice or account.article}"
        kept.setdefault((who, account.stance), account)
    return tuple(sorted(kept.values(), key=_order))
