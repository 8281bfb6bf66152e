"""Claims found by the index held against the labelled ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.evaluation.labels import LabelledClaim, Labels
from bot.evaluation.metrics import Case, Tally
from bot.evaluation.sameness import same_passage, same_side, share_a_name
from index.claims.model import Claim
from index.claims.wording import figure_words, worded

_Key = tuple[str, str, int | None, int | None]


def measure_claims(labels: Labels, found: Sequence[Claim]) -> Tally:
    """Match found claims to labelled ones: article, kind, both bounds and the sentence must be right.

    Denied figures are not asked for. What is found beyond the labels lowers the precision.
    """
    tally = Tally()
    left: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in found:
        tally.add(claim.event or "", "found")
        left[claim.article, claim.kind.value, claim.low, claim.high].append(claim)
    for label in labels.claims:
        if label.part != "denied":
            _match(tally, label, left[label.article, label.kind, label.low, label.high])
    for claim in (claim for rest in left.values() for claim in rest):
        tally.wrong(_surplus(claim))
    return tally


def _match(tally: Tally, label: LabelledClaim, candidates: list[Claim]) -> None:
    numeric = label.low is not None or label.high is not None
    tally.add(label.event, "wanted")
    tally.add(label.event, "numeric", int(numeric))
    hit = next((claim for claim in candidates if same_passage(claim.sentence, label.sentence)), None)
    if hit is None:
        tally.wrong(_case("claims_recall", label, "not found"))
        return
    candidates.remove(hit)
    tally.add(label.event, "matched")
    tally.add(label.event, "numeric_matched", int(numeric))
    for name, right, got in _attributes(label, hit):
        tally.add(label.event, name)
        tally.add(label.event, f"{name}_right", int(right))
        if not right:
            tally.wrong(_case(f"claims_{name}", label, got))


def _attributes(label: LabelledClaim, claim: Claim) -> Iterable[tuple[str, bool, str]]:
    """Each attribute that is labelled: its name, whether it is right, and what was found."""
    yield "scope", claim.scope.value == label.scope, claim.scope.value
    if label.side:
        yield "side", same_side(claim.side, label.side), claim.side or "no side"
    if label.claimant:
        claimant = claim.claimant or claim.source
        yield "claimant", share_a_name(claimant, label.claimant), claimant or "nobody"
    if label.as_of:
        day = claim.as_of.isoformat() if claim.as_of else None
        yield "as_of", day == label.as_of, day or "no day"


def _case(metric: str, label: LabelledClaim, got: str) -> Case:
    attribute = metric.removeprefix("claims_")
    labelled = {"side": label.side, "claimant": label.claimant, "as_of": label.as_of, "scope": label.scope}
    figure = f"{figure_words(label.low, label.high)} {label.kind}"
    wanted = labelled.get(attribute) or figure
    return Case(
        metric=metric, event=label.event, label=label.id, asked=label.sentence, wanted=wanted, got=got
    )


def _surplus(claim: Claim) -> Case:
    figure = f"{worded(claim)} {claim.kind.value}"
    return Case(
        metric="claims_precision",
        event=claim.event or "",
        label=claim.article,
        asked=claim.sentence,
        wanted="no such claim",
        got=f"{figure} ({claim.rule})" if claim.rule else figure,
    )
