"""Where the sources disagree on what was asked, and which figures were updated: by rule, from the ledger.

The bot's own voice takes no side: positions stand side by side, each worded by the same rule and in an
order that knows no sides (figures ascending; accounts by day, then claimant).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

from bot.answering.answerer import DraftDisagreement, DraftPosition, DraftUpdate, Quoted
from bot.answering.model import DisagreementKind
from bot.answering.wording import counted_words, outlet_words
from index.claims import authority
from index.claims.counts import number, rounds, vague
from index.claims.disputes.blame import MUTUAL
from index.claims.model import Account, Claim, Judgement, Kind, Matter, Part, Scope, Toll
from index.claims.opposition import AccountConflict, heard_first, opposed
from index.claims.tolls import tolls
from index.claims.uniting import eligible
from index.claims.verdicts import CUMULATIVE, compare, day
from index.claims.wording import worded

MOST_POSITIONS = 4
"""More positions than this do not fit beside an answer on a phone; those left out agree with one shown."""

LONGEST_STATEMENT_CHARS = 150
"""All accounts are cut at the same length, at a word; their citations keep the sentence whole."""

QUOTES_OF_A_POSITION = 2
FEWEST_POSITIONS = 2

OTHER_BOUND_FACTOR = 1.25
"""Bounds of one part that differ by more than this are two counts, though some number fits both."""

SAME_NEWS = timedelta(days=2)
"""Two reports of one claimant's figure are set against each other only this close in time."""

OTHER_PEOPLE_FACTOR = 4
"""Of two counts of one side's own people, one this many times the other counts a part or something else."""

DISPLACED_FACTOR = 2
"""As much for people displaced, of whom each counts those of some places."""

WELL_TOLD_VOICES = 3
"""A figure told by so many voices is not contested by a single one that may have rounded it."""


def topic(
    side: str | None, kind: Kind, *, civilian: bool | None = None, counts: str = "", group: str = ""
) -> str:
    """What a toll is of, in few words: "Norland killed", "both sides killed", "Norland civilians wounded"."""
    happened = counts or ("casualties" if kind is Kind.CASUALTIES else kind.value)
    if group:
        return f"{group} {happened}" if happened not in group.lower() else group
    whose = "both sides" if authority.is_both(side) else side or ""
    people = " civilians" if civilian is True else ""
    return f"{whose}{people} {happened}".strip()


def toll_topic(toll: Toll) -> str:
    """What a toll is of, in few words."""
    return topic(toll.side, toll.kind, civilian=toll.civilian, counts=toll.counts)


def toll_disagreements(
    claims: Sequence[Claim], *, ledger: Sequence[Claim] = ()
) -> tuple[DraftDisagreement, ...]:
    """Disagreements among the claims that a question is about.

    Figures that were replaced later, repeats of old ones, other sides, kinds and parts are none.

    Args:
        claims: what the question is about, in any order.
        ledger: all claims of the event, which tell who speaks for whom; the claims themselves by default.
    """
    camps = authority.camps([*claims, *ledger])
    found = [toll_disagreement(toll, camps) for toll in tolls(claims, ledger=ledger)]
    found += [_on_part(group, camps) for group in _parts(claims)]
    return tuple(disagreement for disagreement in found if disagreement)


def toll_disagreement(toll: Toll, camps: Mapping[str, str]) -> DraftDisagreement | None:
    """The standing claims that can't hold beside the leading one, and its own other reports.

    Args:
        toll: as of the day that is asked about.
        camps: the side that each claimant speaks for.

    Returns:
        None where nothing is disputed.
    """
    against = [
        claim
        for claim in (*toll.standing[1:], *_other_reports(toll))
        if compare(toll.latest, claim, camps=camps).judgement is Judgement.DISAGREE
        and _has_weight(claim, toll)
        and not one_text(claim, toll.latest)
        and (_counted_by_foe(claim, toll.latest, camps) or comparable(claim, toll.latest))
    ]
    return _disagreement(toll_topic(toll), [toll.latest, *against], toll.claims)


def _counted_by_foe(claim: Claim, other: Claim, camps: Mapping[str, str]) -> bool:
    """Whether one is a side's own count of its losses and the other its opponent's."""
    return claim.kind in CUMULATIVE and authority.adverse(claim, camps) != authority.adverse(other, camps)


def one_text(claim: Claim, other: Claim) -> bool:
    """Whether one text tells both by the same voice: a part or a step, for it does not contradict itself."""
    return claim.article == other.article and _speaker(claim) == _speaker(other)


def comparable(claim: Claim, other: Claim) -> bool:
    """Whether two counts are near enough to be of the same people."""
    less, more = sorted((number(claim) or 0, number(other) or 0))
    factor = DISPLACED_FACTOR if claim.kind is Kind.DISPLACED else OTHER_PEOPLE_FACTOR
    return more < factor * max(less, 1)


def _has_weight(claim: Claim, toll: Toll) -> bool:
    """Whether a claim weighs against the leading one: one outlet alone does not against who counts."""
    alone = claim.claimant is None and _voices_of(claim, toll.claims) <= 1
    return not alone or toll.latest.claimant is None


def _other_reports(toll: Toll) -> list[Claim]:
    """Other figures that the leading claimant is reported with at the same time, no roundings or repeats.

    Of those missing, captured or displaced there may be fewer the next hour.
    """
    latest = toll.latest
    if toll.kind not in CUMULATIVE:
        return []
    speaker = _speaker(latest)
    told = _voices_of(latest, toll.claims)
    began = day(toll.led[-1]) if toll.led else day(latest)
    known_before = {number(claim) for claim in toll.claims if (day(claim) or date.max) < (began or date.min)}
    return [
        claim
        for claim in toll.claims
        if _speaker(claim) == speaker
        and number(claim) not in known_before
        and _at_one_time(claim, latest)
        and not (told >= WELL_TOLD_VOICES and rounds(claim, latest))
    ]


def _voices_of(claim: Claim, among: Iterable[Claim]) -> int:
    return len({other.voice or other.article for other in among if number(other) == number(claim)})


def _at_one_time(claim: Claim, other: Claim) -> bool:
    mine, yours = day(claim), day(other)
    return mine is not None and yours is not None and abs(mine - yours) <= SAME_NEWS


def _parts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that are no tolls of the event, by what they count: parts, estimates, earlier events."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not eligible(claim) and not vague(claim) and claim.part not in (Part.SUPERSEDED, Part.DENIED):
            groups[claim.event, claim.side, claim.kind, claim.scope, claim.part].append(claim)
    return [groups[key] for key in sorted(groups, key=str)]


def _on_part(group: Sequence[Claim], camps: Mapping[str, str]) -> DraftDisagreement | None:
    against: list[Claim] = []
    for one, other in combinations(group, 2):
        if _speaker(one) != _speaker(other) and _cannot_both_hold(one, other, camps):
            against += [one, other]
    first = group[0]
    name = topic(first.side, first.kind, group="" if first.scope is Scope.BACKGROUND else first.group)
    return _disagreement(name, against, group)


def _cannot_both_hold(one: Claim, other: Claim, camps: Mapping[str, str]) -> bool:
    """Whether two claims on a part disagree, or give other lower bounds of the same people.

    A part has no running count that would explain "at least 84" after "at least 145".
    """
    judgement = compare(one, other, camps=camps).judgement
    if judgement in (Judgement.DISAGREE, Judgement.DIFFERENT_SCOPE, Judgement.AGREE):
        return judgement is Judgement.DISAGREE
    less, more = sorted((number(one) or 0, number(other) or 0))
    return one.part is Part.SUBSET and more > OTHER_BOUND_FACTOR * less


def _speaker(claim: Claim) -> str:
    if claim.claimant is None:
        return authority.own_voice(claim)
    return " ".join(sorted(authority.name_key(claim.claimant)))


def _disagreement(name: str, claims: Sequence[Claim], among: Sequence[Claim]) -> DraftDisagreement | None:
    """Positions in ascending order of their figures, each figure of each claimant once."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        kept.setdefault((_speaker(claim), worded(claim)), claim)
    if len({worded(claim) for claim in kept.values()}) < FEWEST_POSITIONS:
        return None
    chosen = _each_figure_first(list(kept.values()))[:MOST_POSITIONS]
    ordered = sorted(chosen, key=lambda claim: (number(claim) or 0, claim.claimant or "", claim.article))
    positions = tuple(_position(claim, among) for claim in ordered)
    return DraftDisagreement(topic=name, kind="toll", positions=positions)


def _each_figure_first(claims: list[Claim]) -> list[Claim]:
    """The claims with every figure once in front, then the others."""
    seen: set[int | None] = set()
    first: list[Claim] = []
    rest: list[Claim] = []
    for claim in claims:
        (rest if number(claim) in seen else first).append(claim)
        seen.add(number(claim))
    return first + rest


def _position(claim: Claim, among: Sequence[Claim]) -> DraftPosition:
    speaker, bounds = _speaker(claim), (claim.low, claim.high, claim.qualifier)
    same = [
        other
        for other in among
        if (other.low, other.high, other.qualifier) == bounds and _speaker(other) == speaker
    ]
    quotes = dict.fromkeys(quoted(other) for other in (claim, *same))
    return DraftPosition(
        statement=counted_words(claim),
        claimant=claim.claimant or outlet_words(claim.source),
        quotes=tuple(quotes)[:QUOTES_OF_A_POSITION],
    )


def quoted(told: Claim | Account) -> Quoted:
    """The sentence of a claim or an account as a quote."""
    return Quoted(article=told.article, span=told.sentence_span)


def updates(claims: Sequence[Claim], *, most: int = 3) -> tuple[DraftUpdate, ...]:
    """How the tolls among the claims came to where they stand: the last steps, oldest first.

    Args:
        claims: what the question is about, in any order.
        most: at most so many steps of each toll.
    """
    return tuple(update for toll in tolls(claims) for update in toll_updates(toll)[-most:])


def toll_updates(toll: Toll) -> tuple[DraftUpdate, ...]:
    """Every step of a toll from its first figure to its latest."""
    return tuple(
        DraftUpdate(
            topic=toll_topic(toll),
            was=worded(was),
            now=worded(now),
            quotes=tuple(dict.fromkeys((quoted(was), quoted(now)))),
        )
        for was, now in pairwise(toll.led)
        if worded(was) != worded(now)
    )


def account_disagreements(accounts: Sequence[Account]) -> tuple[DraftDisagreement, ...]:
    """Statements on blame, timing or another fact that can't all hold, in the claimants' own words.

    Args:
        accounts: those that the question is about, in any order.
    """
    return tuple(_on_account(conflict) for conflict in opposed(accounts))


_KINDS: Mapping[Matter, DisagreementKind] = {
    Matter.BLAME: "blame",
    Matter.TIMING: "timing",
    Matter.FACT: "fact",
}


def _on_account(conflict: AccountConflict) -> DraftDisagreement:
    chosen = _each_stance_first(_each_voice_once(heard_first(conflict.positions)))[:MOST_POSITIONS]
    positions = tuple(
        DraftPosition(
            statement=cut_at_word(account.sentence),
            claimant=account.claimant or outlet_words(account.source),
            quotes=(quoted(account),),
        )
        for account in conflict.positions
        if account in chosen
    )
    return DraftDisagreement(topic=conflict.topic, kind=_KINDS[conflict.matter], positions=positions)


def _each_voice_once(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, of those in one sentence by one claimant, or by one side on one stance, the first.

    Who tells that each blames the other adds nothing where both are heard.
    """
    kept: list[Account] = []
    for account in accounts:
        same = any(
            (account.article, account.sentence_span, account.claimant)
            == (other.article, other.sentence_span, other.claimant)
            or (
                account.claimant_side is not None
                and (account.claimant_side, account.stance) == (other.claimant_side, other.stance)
            )
            for other in kept
        )
        if not same:
            kept.append(account)
    blaming = [account for account in kept if account.stance != MUTUAL]
    return blaming if len({account.stance for account in blaming}) > 1 else kept


def _each_stance_first(accounts: Sequence[Account]) -> list[Account]:
    """The accounts with every stance once in front, then the others, so that cutting silences none."""
    seen: set[str] = set()
    first: list[Account] = []
    rest: list[Account] = []
    for account in accounts:
        (rest if account.stance in seen else first).append(account)
        seen.add(account.stance)
    return first + rest


def cut_at_word(sentence: str, chars: int = LONGEST_STATEMENT_CHARS) -> str:
    """A sentence in one line, cut at a word with "…" where it is longer than ``chars``."""
    line = " ".join(sentence.split())
    if len(line) <= chars:
        return line
    return line[: chars - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
