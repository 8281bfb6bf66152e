"""Answers to "how many people": the claims that are asked for, worded with claimant, day and bound."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.answering.answerer import (
    Draft,
    DraftDisagreement,
    DraftPosition,
    DraftStatement,
    DraftUpdate,
    Quoted,
    Reading,
)
from bot.answering.disagreements import FEWEST_POSITIONS, toll_disagreements, topic, updates
from bot.answering.event_finding import believe
from bot.answering.evidence import sentence_roots
from bot.answering.figures import (
    Match,
    bears,
    choose_claims,
    claim_day,
    match_claims,
    standing_day,
)
from bot.answering.understanding import Ask, Inquiry, understand
from bot.answering.wanted import Wanted, wanted_claims
from bot.answering.wording import claim_words, counted_words, figure_words, outlet_words, shortened
from index.claims import authority
from index.claims.model import Claim, Judgement, Part
from index.claims.verdicts import compare
from index.model import Article, ArticleId

MOST_BEARERS = 4
"""So many quotes bear one figure at most."""

LEAST_BELIEF = 0.02
"""The ledger of an event that is less likely meant is not looked through."""

LONGEST_QUOTE = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSearch:
    """What one event's ledger gives for the question; ``worth`` weighs the best match and the belief."""

    inquiry: Inquiry
    wanted: Wanted
    ledger: Sequence[Claim]
    matches: Sequence[Match]
    worth: float


def count_from_ledger(reading: Reading) -> Draft | None:
    """The claims that answer, worded; None where no claim is what is asked for."""
    searches = [search for search in _searches(reading) if search.matches and _bears_figures(search)]
    found = max(searches, key=lambda search: search.worth, default=None)
    if found is None:
        return None
    chosen = choose_claims(found.inquiry, found.wanted, found.matches)
    articles = reading.shelf.articles([claim.article for claim in chosen])
    statements = tuple(
        _statement(claim, articles[claim.article], like=same_figure(claim, found.matches))
        for claim in chosen
        if claim.article in articles
    )
    return Draft(
        statements=statements,
        probability=0.8,
        disagreements=contested(found, chosen) if reading.inquiry.ask is not Ask.WHO else (),
        updates=replaced(found),
    )


def _bears_figures(search: LedgerSearch) -> bool:
    """Whether a figure that the question names stands in the ledger, where it names any."""
    asked = set(search.inquiry.figures)
    return not asked or any(bears(match.claim, asked) for match in search.matches)


def counted_otherwise(reading: Reading) -> bool:
    """Whether the ledger counts such people of other sides or standing alone, so that no sentence will do."""
    for search in _searches(reading):
        kinds = set(search.wanted.kinds)
        same = [claim for claim in search.ledger if claim.kind in kinds]
        if same and not search.matches and not search.wanted.group:
            return True
    return False


def _searches(reading: Reading) -> list[LedgerSearch]:
    """The ledger of the event that is certain, else of each that may be meant."""
    inquiry, lexicon = reading.inquiry, reading.knowledge.lexicon
    beliefs = {inquiry.event: 1.0} if inquiry.event else believe(inquiry, lexicon, hits=reading.hits)
    near = similarities(reading)
    around = {
        hit.article.id: sentence_roots(f"{hit.article.title or ''} {hit.article.text}")
        for hit in reading.hits
    }
    knowledge = reading.knowledge
    allowed = reading.shelf.article_ids(reading.question.filters)
    out: list[LedgerSearch] = []
    for event, belief in beliefs.items() or {None: 1.0}.items():
        if belief < LEAST_BELIEF and not inquiry.figures:
            continue
        asked = inquiry if event == inquiry.event else understand(inquiry.text, lexicon=lexicon, event=event)
        claims = [
            claim
            for claim in reading.knowledge.ledger(reading.shelf, event)
            if allowed is None or claim.article in allowed
        ]
        wanted = wanted_claims(asked, claims, lexicon.events.get(event or ""))
        whole = allowed is None
        until = standing_day(asked)
        matches = match_claims(
            asked,
            wanted,
            claims,
            near=near,
            around=around,
            standing=knowledge.standing(reading.shelf, event, until) if whole else None,
        )
        worth = math.log(max(belief, LEAST_BELIEF)) + (matches[0].score if matches else -10.0)
        out.append(LedgerSearch(inquiry=asked, wanted=wanted, ledger=claims, matches=matches, worth=worth))
    return out


def similarities(reading: Reading) -> Mapping[tuple[ArticleId, int], float]:
    """The cosine of the question and each sentence of the hits, by article and start of the sentence."""
    return {
        (hit.article.id, span.start): similarity
        for hit in reading.hits
        for span, similarity in zip(hit.passage.sentences, hit.sentence_similarities, strict=False)
    }


def same_figure(claim: Claim, matches: Sequence[Match]) -> list[Claim]:
    """Claims of other articles that bear the same figure of the same people, best first."""
    return [
        match.claim
        for match in matches
        if match.claim.article != claim.article
        and (match.claim.low, match.claim.high) == (claim.low, claim.high)
        and match.claim.side == claim.side
        and match.claim.kind is claim.kind
    ]


def contested(search: LedgerSearch, chosen: Sequence[Claim]) -> tuple[DraftDisagreement, ...]:
    """Where the sources disagree on the figures that are stated, as of the time asked for."""
    if not chosen:
        return ()
    period = search.inquiry.time.period
    about = [
        _of_the_whole(match.claim, search.wanted)
        for match in search.matches
        if _same_people(match.claim, chosen) or match.claim.side in search.wanted.whole
    ]
    if period is not None:
        last = period.first - timedelta(days=1) if period.when == "before" else period.last
        first = period.first - timedelta(days=1) if period.when == "on" else date.min
        about = [claim for claim in about if (day := claim_day(claim)) is not None and first <= day <= last]
    stated = {(claim.low, claim.high) for claim in chosen}
    found = [
        disagreement
        for disagreement in toll_disagreements(about, ledger=search.ledger)
        if not _pinned(search.inquiry) or len({one.claimant for one in disagreement.positions}) > 1
    ]
    if not found and not _pinned(search.inquiry):
        found = revised(about, ledger=search.ledger)
    spans = {(claim.article, claim.sentence_span) for claim in about if (claim.low, claim.high) in stated}
    return tuple(
        disagreement
        for disagreement in found
        if any(
            (quoted.article, quoted.span) in spans
            for position in disagreement.positions
            for quoted in position.quotes
        )
    )[:2]


def _of_the_whole(claim: Claim, wanted: Wanted) -> Claim:
    """The claim without its side where that side stands for the event as a whole."""
    return replace(claim, side=None) if claim.side in wanted.whole else claim


def _pinned(inquiry: Inquiry) -> bool:
    """Whether one day's figure, or one claimant's, is asked for: others are not held against it."""
    period = inquiry.time.period
    return inquiry.speaker is not None or (
        period is not None and period.when == "on" and period.first == period.last
    )


def revised(claims: Sequence[Claim], *, ledger: Sequence[Claim]) -> list[DraftDisagreement]:
    """Figures that were taken back, or that other claimants still contradict, beside the newest one."""
    camps = authority.camps(ledger)
    whole = [claim for claim in claims if claim.part is Part.TOTAL and claim.low is not None]
    newest = max(whole, key=lambda claim: claim_day(claim) or date.min, default=None)
    if newest is None:
        return []
    against = {
        figure_words(claim): claim
        for claim in whole
        if claim.side == newest.side
        and claim.kind is newest.kind
        and compare(claim, newest, camps=camps).judgement in (Judgement.DISAGREE, Judgement.REVISION)
    }
    positions = tuple(
        DraftPosition(
            statement=counted_words(claim),
            claimant=claim.claimant or outlet_words(claim.source),
            quotes=(Quoted(article=claim.article, span=claim.sentence_span),),
        )
        for claim in sorted([newest, *list(against.values())[:3]], key=lambda claim: claim.low or 0)
    )
    if len({position.statement for position in positions}) < FEWEST_POSITIONS:
        return []
    return [DraftDisagreement(topic=topic(newest.side, newest.kind), kind="toll", positions=positions)]


def _same_people(claim: Claim, chosen: Sequence[Claim]) -> bool:
    return any(claim.side == other.side and claim.kind is other.kind for other in chosen)


def replaced(search: LedgerSearch) -> tuple[DraftUpdate, ...]:
    """How the first toll asked about came to where it stands; not where a day is asked for."""
    if search.inquiry.time.period is not None or search.inquiry.figures or not search.matches:
        return ()
    best = search.matches[0].claim
    about = [match.claim for match in search.matches if _same_people(match.claim, [best])]
    return updates(about, most=2)[-2:]


def _statement(claim: Claim, article: Article, *, like: Sequence[Claim]) -> DraftStatement:
    quote = shortened(claim.sentence_span.of(article.text), LONGEST_QUOTE)
    bearers = [claim, *like[: MOST_BEARERS - 1]]
    return DraftStatement(
        text=f"{claim_words(claim)}: “{quote}”",
        quotes=tuple(Quoted(article=bearer.article, span=bearer.sentence_span) for bearer in bearers),
    )
