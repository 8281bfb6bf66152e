"""What a reindex changed for readers: tolls that moved, disagreements that opened or were settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.answering.answerer import DraftDisagreement
from bot.answering.model import Disagreement, LedgerDiff, Position, TollChange
from bot.answering.opposed.disagreements import account_disagreements, toll_disagreements
from index.claims.model import Claim, Judgement, Kind, Toll
from index.claims.tolls import tolls
from index.claims.verdicts import compare
from index.claims.wording import worded
from index.stores import Shelf

TollKey = tuple[str, str | None, Kind, bool, str]
"""Event, side, kind, civilians counted apart, and what is counted together."""

DisagreementKey = tuple[str, str, str]
"""Event, kind and topic."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Tolls and disagreements of every event, as they stand in one generation of the index."""

    tolls: Mapping[TollKey, Toll] = field(default_factory=dict)
    disagreements: Mapping[DisagreementKey, Disagreement] = field(default_factory=dict)


def read_ledger(shelf: Shelf) -> Ledger:
    """Reduce the claims of every event; articles without an event are taken together under ``""``."""
    standing: dict[TollKey, Toll] = {}
    disputes: dict[DisagreementKey, Disagreement] = {}
    by_event: dict[str, list[Claim]] = {}
    for claim in shelf.claims():
        by_event.setdefault(claim.event or "", []).append(claim)
    for event in sorted(by_event):
        for toll in tolls(by_event[event]):
            standing[event, toll.side, toll.kind, toll.civilian is True, toll.counts] = toll
        for draft in toll_disagreements(by_event[event]):
            disputes[event, draft.kind, draft.topic] = _without_citations(draft)
    for draft in account_disagreements(shelf.accounts()):
        disputes["", draft.kind, draft.topic] = _without_citations(draft)
    return Ledger(standing, disputes)


def _without_citations(draft: DraftDisagreement) -> Disagreement:
    positions = tuple(
        Position(statement=position.statement, claimant=position.claimant, citations=())
        for position in draft.positions
    )
    return Disagreement(topic=draft.topic, kind=draft.kind, positions=positions)


def compare_ledgers(before: Ledger | None, after: Ledger | None) -> LedgerDiff:
    """Tell what changed between two generations; None stands for no index.

    A toll changed if its leading figure did: another claimant or day with the same figure is no change.
    """
    old, new = before or Ledger(), after or Ledger()
    keys = sorted({*old.tolls, *new.tolls}, key=_order)
    changes = [_change(key, old.tolls.get(key), new.tolls.get(key)) for key in keys]
    return LedgerDiff(
        tolls=tuple(change for change in changes if change),
        opened=_only_in(new.disagreements, old.disagreements),
        settled=_only_in(old.disagreements, new.disagreements),
    )


def _order(key: TollKey) -> tuple[str, str, str, bool, str]:
    event, side, kind, civilians, counts = key
    return event, side or "", kind.value, civilians, counts


def _change(key: TollKey, before: Toll | None, after: Toll | None) -> TollChange | None:
    was = worded(before.latest) if before else None
    now = worded(after.latest) if after else None
    if was == now:
        return None
    event, side, kind, _, _ = key
    verdict = compare(before.latest, after.latest).judgement if before and after else Judgement.UPDATE
    return TollChange(event=event, side=side, kind=kind, before=was, after=now, judgement=verdict)


def _only_in(
    these: Mapping[DisagreementKey, Disagreement], those: Mapping[DisagreementKey, Disagreement]
) -> tuple[Disagreement, ...]:
    keys: Sequence[DisagreementKey] = sorted(these.keys() - those.keys())
    return tuple(these[key] for key in keys)
