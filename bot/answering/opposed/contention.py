"""Whether the figures that an answer states are contested: by other claimants, by denial, or taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answering.answerer import DraftDisagreement, DraftPosition
from bot.answering.counts.figures import bears
from bot.answering.counts.one_place import counted_apart
from bot.answering.counts.standing import claim_day, slips
from bot.answering.counts.wanted import Wanted
from bot.answering.opposed.disagreements import (
    FEWEST_POSITIONS,
    comparable,
    one_text,
    quoted,
    toll_disagreements,
    topic,
)
from bot.answering.opposed.past_counts import counts_at_odds
from bot.answering.question.understanding import Ask, Inquiry
from bot.answering.wording import counted_words, outlet_words
from index.claims import authority
from index.claims.counts import number, vague
from index.claims.model import Claim, Judgement, Kind, Part, Scope
from index.claims.verdicts import CUMULATIVE, compare, day, killed_or_missing, one_authority
from index.claims.wording import worded
from index.model import ArticleId, Span
from index.retrieval.terms import content_words, root, roots

MOST_DISAGREEMENTS = 2
MOST_AGAINST = 3
"""So many other figures are set beside a stated one."""

WELL_TOLD_VOICES = 2
"""So many independent articles make a figure that no claimant vouches for weigh against one that has some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """What is asked and what the ledger holds.

    Attributes:
        inquiry, wanted: the question.
        claims: those the question is about, in any order.
        ledger: every claim of the event.
    """

    inquiry: Inquiry
    wanted: Wanted
    claims: Sequence[Claim]
    ledger: Sequence[Claim]


def contested(chosen: Sequence[Claim], contest: Contest) -> tuple[DraftDisagreement, ...]:
    """Where the sources disagree on the figures that are stated, as of the time asked for.

    Args:
        chosen: the claims that the answer states, the first one first.
        contest: what else is known.
    """
    if not chosen or _pinned_twice(contest.inquiry):
        return ()
    stated = _as_asked([claim for claim in chosen if claim not in slips(contest.ledger)], contest)
    if stated and stated[0].scope is Scope.BACKGROUND:
        return _of_the_past(stated[0], contest)
    leading = [_of_the_whole(claim, contest.wanted) for claim in _of_the_matter(stated, contest.wanted)]
    lead = stated[0].side if stated else None
    apart = counted_apart(lead, contest.wanted.whole, ledger=contest.ledger)
    about = _about(leading, contest, apart=apart)
    found = [
        *_between_tolls(leading, about, contest),
        *_against(_firsts(leading), about, contest),
        *_between_asked(contest),
        *_of_the_dead_alone(_firsts(leading), contest),
    ]
    kept = {disagreement.topic: disagreement for disagreement in reversed(found)}
    return tuple(reversed(kept.values()))[:MOST_DISAGREEMENTS]


def _of_the_past(stated: Claim, contest: Contest) -> tuple[DraftDisagreement, ...]:
    """Where retrospects disagree on a count of something before the event."""
    named = {other for term in contest.wanted.named for other in term.roots}
    told = counts_at_odds(stated, contest.ledger, named)
    return (_disagreement(stated, told[1:]),) if told else ()


def _pinned_twice(inquiry: Inquiry) -> bool:
    """Whether one claimant's figure of one day is asked for: nothing is held against that."""
    return inquiry.speaker is not None and _one_day(inquiry) and not inquiry.disputes


def _one_day(inquiry: Inquiry) -> bool:
    period = inquiry.time.period
    return period is not None and period.when == "on" and period.first == period.last


def _as_asked(stated: Sequence[Claim], contest: Contest) -> list[Claim]:
    """The stated claims that are by whom and of whom the question says: only these can be contested.

    Where the asked speaker's figure was not found and another's stands in, or all the dead where soldiers
    were asked for, what contradicts that figure is no answer to the question.
    """
    soldiers = any(claim.civilian is False for claim in contest.claims)
    loose = contest.wanted.civilian is False and (soldiers or any(map(_of_anybody, stated)))
    camps = authority.camps(contest.ledger)
    return [
        claim
        for claim in stated
        if (contest.inquiry.speaker is None or by_asked(claim, contest, camps))
        and (claim.civilian is False or not loose)
    ]


ENOUGH_NAMED = 0.5
"""Of the words that name the asked speaker, this share must stand with a claim of theirs."""

_ANYBODY = frozenset("people persons citizens residents inhabitants individuals".split())


def _of_anybody(claim: Claim) -> bool:
    """Whether those counted are plainly not soldiers alone."""
    return claim.civilian is not False and claim.group.casefold() in _ANYBODY


def by_asked(claim: Claim, contest: Contest, camps: Mapping[str, str]) -> bool:
    """Whether a claim is told by the asked speaker, as its claimant, source, side or sentence name them."""
    camp = camps.get(claim.claimant or "")
    if any(authority.same_side(camp, side) for side in contest.wanted.speaker_sides):
        return True
    told = set(roots(f"{claim.claimant or ''} {claim.source or ''} {claim.sentence}"))
    asked = {root(word) for word in content_words(contest.inquiry.speaker or "")}
    return not told.isdisjoint(contest.inquiry.speaker_names) or (
        len(asked & told) >= ENOUGH_NAMED * len(asked)
    )


def _of_the_matter(chosen: Sequence[Claim], wanted: Wanted) -> list[Claim]:
    """The stated claims without civilians or a narrower place that only stand beside the whole."""
    if wanted.civilian is not True:
        chosen = [claim for claim in chosen if claim.civilian is not True] or chosen
    if not wanted.whole or wanted.sides:
        return list(chosen)
    of_whole = [claim for claim in chosen if claim.side is None or claim.side in wanted.whole]
    return of_whole or list(chosen)


def _firsts(leading: Sequence[Claim]) -> list[Claim]:
    """The first stated figure of each side and kind: those after it are said to be others already."""
    firsts: dict[tuple[str | None, Kind], Claim] = {}
    for claim in leading:
        firsts.setdefault((claim.side, claim.kind), claim)
    return list(firsts.values())


def _of_the_whole(claim: Claim, wanted: Wanted) -> Claim:
    """The claim without its side where that side stands for the event as a whole."""
    return replace(claim, side=None) if claim.side in wanted.whole else claim


def _about(leading: Sequence[Claim], contest: Contest, *, apart: Collection[str]) -> list[Claim]:
    """Claims on the people that the stated figures count, as of the time asked for, denials among them."""
    slipped = slips(contest.ledger)
    denied_leads = any(claim.part is Part.DENIED for claim in leading)
    denied = [claim for claim in contest.ledger if claim.part is Part.DENIED]
    every = dict.fromkeys(
        _of_the_whole(claim, contest.wanted)
        for claim in (*contest.claims, *denied)
        if claim.side not in apart
    )
    return [
        claim
        for claim in every
        if any(claim.side == other.side and claim.kind is other.kind for other in leading)
        and _on_time(claim, contest.inquiry)
        and claim not in slipped
        and (
            contest.inquiry.ask is not Ask.WHO
            or claim.part is Part.DENIED
            or claim in leading
            or denied_leads
        )
        and (contest.inquiry.ask is not Ask.COUNT or _of_the_group(claim, leading, contest.wanted))
        and (claim.civilian is not True or any(one.civilian is True for one in leading))
    ]


def _of_the_group(claim: Claim, leading: Sequence[Claim], wanted: Wanted) -> bool:
    """Whether a claim counts the narrower group asked about, where a stated one does."""
    asked = {other for term in wanted.group for other in term.roots}

    def named(one: Claim) -> bool:
        return not asked.isdisjoint(roots(f"{one.group} {one.side or ''} {one.sentence}"))

    return not asked or named(claim) or not any(named(one) for one in leading)


def _on_time(claim: Claim, inquiry: Inquiry) -> bool:
    """Whether a claim stands for the time asked for, or the day before a single day."""
    period = inquiry.time.period
    if period is None or period.when == "since":
        return inquiry.time.recency != "first"
    last = period.first - timedelta(days=1) if period.when == "before" else period.last
    first = period.first - timedelta(days=1) if period.when == "on" else date.min
    stands = day(claim)
    return stands is not None and first <= stands <= last


def _between_tolls(
    leading: Sequence[Claim], about: Sequence[Claim], contest: Contest
) -> list[DraftDisagreement]:
    """The disagreements of the tolls, those in which a stated figure takes part."""
    figures = {(claim.low, claim.high) for claim in leading}
    spans = {(claim.article, claim.sentence_span) for claim in about if (claim.low, claim.high) in figures}
    return [
        disagreement
        for disagreement in toll_disagreements(
            [claim for claim in about if claim.part is not Part.DENIED], ledger=contest.ledger
        )
        if (not _one_day(contest.inquiry) or len({one.claimant for one in disagreement.positions}) > 1)
        and any((q.article, q.span) in spans for one in disagreement.positions for q in one.quotes)
    ]


def _against(leading: Sequence[Claim], about: Sequence[Claim], contest: Contest) -> list[DraftDisagreement]:
    """For each stated figure what can't hold beside it: others' counts, what it was lowered to, denials."""
    camps = authority.camps(contest.ledger)
    out = []
    for stated in leading:
        against = [
            claim
            for claim in about
            if opposes(claim, stated, camps=camps)
            and _has_weight(claim, stated, contest.ledger)
            and (rivals(claim, stated, camps=camps) or not _stale(claim, stated, about))
        ]
        if _one_day(contest.inquiry):
            against = [claim for claim in against if _who(claim) != _who(stated)]
        if against:
            out.append(_disagreement(stated, against))
    return [disagreement for disagreement in out if len(disagreement.positions) >= FEWEST_POSITIONS]


def _between_asked(contest: Contest) -> list[DraftDisagreement]:
    """For "did 54 or 50 die": the figures named in the question, where both are told of the same people."""
    borne = [
        next((claim for claim in contest.claims if bears(claim, [figure])), None)
        for figure in contest.inquiry.figures
    ]
    told = [claim for claim in borne if claim is not None]
    if len(told) < FEWEST_POSITIONS or any(not authority.same_side(told[0].side, one.side) for one in told):
        return []
    return [_disagreement(told[0], told[1:])]


FEWEST_TOGETHER = 10
"""Smaller counts of the dead and of dead and missing are alike by chance."""


def _of_the_dead_alone(leading: Sequence[Claim], contest: Contest) -> list[DraftDisagreement]:
    """One number told of the dead by one and of dead and missing together by another."""
    out = []
    for stated in leading:
        if stated.kind not in (Kind.KILLED, Kind.CASUALTIES) or (number(stated) or 0) < FEWEST_TOGETHER:
            continue
        others = [
            _of_the_whole(claim, contest.wanted)
            for claim in contest.ledger
            if number(claim) == number(stated)
            and claim.part is Part.TOTAL
            and claim.article != stated.article
            and claim.kind in (Kind.KILLED, Kind.CASUALTIES)
            and killed_or_missing(claim) != killed_or_missing(stated)
            and Kind.KILLED in (claim.kind, stated.kind)
        ]
        same = next((claim for claim in others if authority.same_side(claim.side, stated.side)), None)
        if same is not None:
            out.append(disagreement_on(topic(stated.side, Kind.KILLED), (stated, same)))
    return out


def opposes(claim: Claim, stated: Claim, *, camps: Mapping[str, str]) -> bool:
    """Whether a claim can't hold beside a stated one, or took its place by lowering it."""
    if vague(claim) or vague(stated):
        return False
    if Part.DENIED in (claim.part, stated.part) and number(claim) != number(stated):
        return False  # a denial is of one figure, whatever other bounds it would fit
    if claim.kind not in CUMULATIVE and one_authority(claim, stated, camps):
        return False  # fewer are missing when some are found
    if compare(claim, stated, camps=camps).judgement not in (Judgement.DISAGREE, Judgement.REVISION):
        return False
    if claim.part is stated.part and one_text(claim, stated):
        return False
    apart = claim.kind in CUMULATIVE and rivals(claim, stated, camps=camps)
    return apart or comparable(claim, stated)


def rivals(claim: Claim, other: Claim, *, camps: Mapping[str, str]) -> bool:
    """Whether one is a side's own count of its people and the other its opponent's."""
    return authority.adverse(claim, camps) != authority.adverse(other, camps)


def _stale(claim: Claim, stated: Claim, about: Sequence[Claim]) -> bool:
    """Whether the lesser of the two, told later, was known before the greater: a count that was outgrown."""
    if Part.DENIED in (claim.part, stated.part):
        return False
    less, more = sorted((claim, stated), key=lambda one: number(one) or 0)
    grown = day(more) or date.max
    return any(number(one) == number(less) and (day(one) or date.max) < grown for one in about)


def _has_weight(claim: Claim, stated: Claim, ledger: Sequence[Claim]) -> bool:
    """Whether a claim weighs against the stated one: an outlet alone does not against a claimant."""
    if claim.claimant is not None or stated.claimant is None:
        return True
    same = {
        other.voice or other.article
        for other in ledger
        if other.kind is claim.kind and (other.low, other.high) == (claim.low, claim.high)
    }
    return len(same) >= WELL_TOLD_VOICES


def _who(claim: Claim) -> str:
    return claim.claimant or outlet_words(claim.source)


def _disagreement(stated: Claim, against: Sequence[Claim]) -> DraftDisagreement:
    """The stated figure and those against it, each figure once, in ascending order, denials last."""
    figures: dict[tuple[int | None, int | None, bool], Claim] = {}
    newest = sorted(against, key=lambda claim: (claim.claimant is None, -_ordinal(claim)))
    for claim in (stated, *newest):
        figures.setdefault((claim.low, claim.high, claim.part is Part.DENIED), claim)
    name = topic(stated.side, stated.kind, civilian=stated.civilian)
    return disagreement_on(name, list(figures.values())[: MOST_AGAINST + 1])


def disagreement_on(name: str, claims: Sequence[Claim]) -> DraftDisagreement:
    """The claims in ascending order of their figures, denials last."""
    chosen = sorted(claims, key=lambda claim: (number(claim) or 0, claim.part is Part.DENIED, claim.article))
    return DraftDisagreement(
        topic=name,
        kind="toll",
        positions=tuple(
            DraftPosition(statement=position_words(claim), claimant=_who(claim), quotes=(quoted(claim),))
            for claim in chosen
        ),
    )


def _ordinal(claim: Claim) -> int:
    return (claim_day(claim) or date.min).toordinal()


def position_words(claim: Claim) -> str:
    """What a claimant holds: a figure, or that a figure is not theirs or not so."""
    words = f"{worded(claim)} killed or missing" if killed_or_missing(claim) else counted_words(claim)
    return f"denies {words}" if claim.part is Part.DENIED else words


def of_sentences(sentences: Collection[tuple[ArticleId, Span]], contest: Contest) -> list[Claim]:
    """The claims that stand in sentences which an answer quotes, of the kinds and figures asked about."""
    asked = set(contest.wanted.kinds) if contest.inquiry.kinds else set(Kind)
    return [
        claim
        for claim in contest.ledger
        if (claim.article, claim.sentence_span) in sentences
        and claim.kind in asked
        and (not contest.inquiry.figures or bears(claim, contest.inquiry.figures))
    ]
