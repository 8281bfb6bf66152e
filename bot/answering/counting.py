"""Answers to "how many people": the claims that are asked for, worded with claimant, day and bound."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.answering.answerer import (
    Draft,
    DraftDisagreement,
    DraftStatement,
    DraftUpdate,
    Quoted,
    Reading,
)
from bot.answering.counts.choosing import choose_claims
from bot.answering.counts.figures import (
    Match,
    Surroundings,
    bears,
    match_claims,
    standing_day,
    whole_sentence,
)
from bot.answering.counts.wanted import CIVILIANS, MILITARY, Wanted, narrows_people, wanted_claims
from bot.answering.opposed.contention import Contest, contested, of_sentences
from bot.answering.opposed.disagreements import updates
from bot.answering.question.event_finding import believe
from bot.answering.question.harm import kinds_told
from bot.answering.question.numbered import ANYBODY, Counted, modifiers, puts_number_on
from bot.answering.question.understanding import Inquiry, understand
from bot.answering.sentences.evidence import FITTED, Evidence, sentence_roots
from bot.answering.sentences.telling import choose_sentences, stated
from bot.answering.wording import claim_words, shortened
from index.claims import authority
from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind, Part, Scope
from index.model import Article, ArticleId, Span
from index.retrieval.terms import fold, root

MOST_BEARERS = 4
"""So many quotes bear one figure at most."""

LEAST_BELIEF = 0.02
"""The ledger of an event that is less likely meant is not looked through."""

MOST_STATED = 3
"""So many statements an answer has, claims and sentences together."""

ONE_SIDED = 2.0
"""What an event without opposed sides loses where both sides are asked about."""

LONGEST_QUOTE = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSearch:
    """What one event's ledger gives for the question; ``worth`` weighs the best match and the belief."""

    inquiry: Inquiry
    wanted: Wanted
    ledger: Sequence[Claim]
    matches: Sequence[Match]
    worth: float


def count_told(inquiry: Inquiry, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The sentences that put a number on what happened to such people, best first."""
    kinds = set(inquiry.kinds) or {Kind.KILLED}
    people = [term for term in inquiry.terms if narrows_people(term)]
    return [
        one
        for one in ranked[:FITTED]
        if one.features["fit"]
        and kinds & kinds_told(one.text)
        and puts_number_on(ANYBODY, one.text)
        and all(not sentence_roots(one.text).isdisjoint(term.roots) for term in people)
    ]


def of_those_asked(reading: Reading, told: Sequence[Evidence]) -> list[Evidence]:
    """The sentences of which the ledger does not know that they count others than those asked about.

    Args:
        reading: the question and what was found.
        told: sentences that count people (:func:`count_told`).
    """
    inquiry = reading.inquiry
    ledger = reading.knowledge.ledger(reading.shelf, inquiry.event)
    wanted = wanted_claims(inquiry, ledger, reading.knowledge.lexicon.events.get(inquiry.event or ""))
    articles = {one.hit.article.id for one in told}
    read: dict[tuple[ArticleId, Span], list[Claim]] = {}
    for claim in ledger:
        if claim.article in articles and claim.kind in wanted.kinds:
            read.setdefault((claim.article, claim.sentence_span), []).append(claim)
    return [
        one
        for one in told
        if not (claims := read.get((one.hit.article.id, one.span)))
        or any(_may_count(inquiry, wanted, claim) for claim in claims)
    ]


def _counting_such(inquiry: Inquiry, wanted: Wanted, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that may count those asked about.

    A sentence that puts a number on them vouches for its claims where none of these is read to count just
    them: of "19 pupils and two teachers died" only the first is a count of pupils.
    """
    exact = [claim for claim in claims if _may_count(inquiry, wanted, claim)]
    told = {(claim.article, claim.sentence_span) for claim in exact if claim.kind in wanted.kinds}
    return [
        claim
        for claim in claims
        if _may_count(inquiry, wanted, claim, by_sentence=(claim.article, claim.sentence_span) not in told)
    ]


def _may_count(inquiry: Inquiry, wanted: Wanted, claim: Claim, *, by_sentence: bool = False) -> bool:
    """Whether a claim may count those asked about: of such a side, and such people where some are named.

    Sides tell apart only the parties of an event, and only in figures on it.

    Args:
        inquiry: the question.
        wanted: which claims it asks for.
        claim: one that counts what befell them.
        by_sentence: such people need not be those that the claim was read to count, if its sentence puts a
            number on them.
    """
    parted = wanted.parties and claim.scope is Scope.EVENT and claim.side is not None
    one = bool(wanted.sides) and authority.BOTH not in wanted.sides
    if parted and one and not any(authority.same_side(claim.side, side) for side in wanted.sides):
        return False
    group = sentence_roots(f"{claim.group} {claim.side or ''}")
    whose = {root(word) for word in modifiers(inquiry.text)}
    near = group | sentence_roots(claim.sentence)
    named = [*wanted.claimants, *(term for term in wanted.group if term.name)]
    if any(term.roots[0] in whose and near.isdisjoint(term.roots) for term in named):
        return False
    people = [term for term in inquiry.terms if narrows_people(term)]
    people += [term for term in wanted.group if (noun := person_noun(fold(term.word))) and not noun.singular]
    return all(
        not group.isdisjoint(term.roots)
        or (claim.civilian is True and not CIVILIANS.isdisjoint(term.roots))
        or (claim.civilian is False and not MILITARY.isdisjoint(term.roots))
        or (by_sentence and puts_number_on(Counted(frozenset(term.roots)), claim.sentence))
        for term in (*people, *wanted.strangers)
    )


def count_from_ledger(reading: Reading, *, told: Sequence[Evidence] = ()) -> Draft | None:
    """The claims that answer, worded, with what sentences near the question tell besides.

    Args:
        reading: the question and what was found.
        told: sentences that count such people, best first: the ledger may have read less than they say.

    Returns:
        None where no claim is what is asked for.
    """
    searches = [search for search in _searches(reading) if search.matches and _bears_figures(search)]
    found = max(searches, key=lambda search: search.worth, default=None)
    if found is None:
        return None
    best = choose_claims(found.inquiry, found.wanted, found.matches)
    chosen = [_in_full(claim, found.matches) for claim in best]
    articles = reading.shelf.articles([claim.article for claim in chosen])
    statements = tuple(
        _statement(
            claim,
            articles[claim.article],
            like=same_figure(claim, found.matches),
            note=whose_unsaid(claim, found.ledger),
            asked={word for term in found.inquiry.terms if not term.carried for word in term.roots},
        )
        for claim in chosen
        if claim.article in articles
    )
    quoted = {(quote.article, quote.span) for statement in statements for quote in statement.quotes}
    event = found.inquiry.event
    own = [one for one in of_those_asked(reading, told) if event is None or one.hit.article.event == event]
    room = min(1, MOST_STATED - len(statements))
    beside = choose_sentences(own, most=room, besides=quoted) if room > 0 else ()
    return Draft(
        statements=statements + tuple(stated(found.inquiry, evidence) for evidence in beside),
        probability=0.8,
        disagreements=contested(chosen, contest_of(found)),
        updates=replaced(found),
    )


def _in_full(claim: Claim, matches: Sequence[Match]) -> Claim:
    """The claim as a whole sentence of its article tells it, where it stands in a headline or a list."""
    if whole_sentence(claim.sentence):
        return claim
    same = (
        match.claim
        for match in matches
        if match.claim.article == claim.article
        and (match.claim.kind, match.claim.low, match.claim.high, match.claim.part)
        == (claim.kind, claim.low, claim.high, claim.part)
        and whole_sentence(match.claim.sentence)
    )
    return next(same, claim)


def contest_of(search: LedgerSearch) -> Contest:
    """What a search found, as what its figures may be contested with."""
    return Contest(
        inquiry=search.inquiry,
        wanted=search.wanted,
        claims=[match.claim for match in search.matches],
        ledger=search.ledger,
    )


def _bears_figures(search: LedgerSearch) -> bool:
    """Whether a figure that the question names stands in the ledger, where it names any."""
    asked = set(search.inquiry.figures)
    return not asked or any(bears(match.claim, asked) for match in search.matches)


def contested_told(
    reading: Reading, sentences: Collection[tuple[ArticleId, Span]]
) -> tuple[DraftDisagreement, ...]:
    """Where the sources disagree on figures in quoted sentences, if figures are what is asked about."""
    inquiry = reading.inquiry
    if not (inquiry.kinds or inquiry.figures):
        return ()
    claims = reading.knowledge.ledger(reading.shelf, inquiry.event)
    allowed = reading.shelf.article_ids(reading.question.filters)
    ledger = [claim for claim in claims if allowed is None or claim.article in allowed]
    event = reading.knowledge.lexicon.events.get(inquiry.event or "")
    wanted = wanted_claims(inquiry, ledger, event)
    contest = Contest(inquiry=inquiry, wanted=wanted, claims=ledger, ledger=ledger)
    return contested(of_sentences(sentences, contest), contest)


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
    for name, belief in beliefs.items() or {"": 1.0}.items():
        event = name or None  # claims of no event are looked through together
        if belief < LEAST_BELIEF and not inquiry.figures:
            continue
        asked = inquiry if event == inquiry.event else understand(inquiry.text, lexicon=lexicon, event=event)
        claims = [
            claim
            for claim in reading.knowledge.ledger(reading.shelf, event)
            if (allowed is None or claim.article in allowed) and (claim.event == event or not beliefs)
        ]
        wanted = wanted_claims(asked, claims, lexicon.events.get(event or ""))
        whole = allowed is None and (event is not None or not beliefs)
        until = standing_day(asked)
        if wanted.parties and authority.BOTH in wanted.sides and not any(map(_over_sides, claims)):
            wanted = replace(wanted, sides=())  # nobody adds them up: each side's own
        matches = match_claims(
            asked,
            wanted,
            _counting_such(asked, wanted, claims),
            surroundings=Surroundings(
                near=near,
                articles=around,
                before=_said_before(reading, claims) if wanted.group or wanted.places else {},
            ),
            standing=knowledge.standing(reading.shelf, event, until) if whole else None,
        )
        worth = math.log(max(belief, LEAST_BELIEF)) + (matches[0].score if matches else -10.0)
        if asked.both_sides and not wanted.parties:
            worth -= ONE_SIDED
        out.append(LedgerSearch(inquiry=asked, wanted=wanted, ledger=claims, matches=matches, worth=worth))
    return out


def _over_sides(claim: Claim) -> bool:
    """Whether a claim is a total over the sides."""
    return authority.is_both(claim.side) and claim.part is Part.TOTAL and claim.scope is Scope.EVENT


BEFORE_CHARS = 240
"""So much of the text before a claim's sentence tells what it is about."""


def _said_before(reading: Reading, claims: Sequence[Claim]) -> Mapping[tuple[ArticleId, int], frozenset[str]]:
    """Roots of the title and of what stands right before each claim's sentence, in the articles found."""
    articles = {hit.article.id: hit.article for hit in reading.hits}
    return {
        (claim.article, claim.sentence_span.start): sentence_roots(
            _right_before(article, claim.sentence_span)
        )
        for claim in claims
        if (article := articles.get(claim.article))
    }


def _right_before(article: Article, sentence: Span) -> str:
    start = max(0, sentence.start - BEFORE_CHARS)
    return article.text[start : sentence.start]


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


def _same_people(claim: Claim, chosen: Sequence[Claim]) -> bool:
    return any(claim.side == other.side and claim.kind is other.kind for other in chosen)


def replaced(search: LedgerSearch) -> tuple[DraftUpdate, ...]:
    """How the first toll asked about came to where it stands; not where a day is asked for."""
    if search.inquiry.time.period is not None or search.inquiry.figures or not search.matches:
        return ()
    best = search.matches[0].claim
    about = [match.claim for match in search.matches if _same_people(match.claim, [best])]
    return updates(about, most=2)[-2:]


WHOSE_UNSAID = " (the text does not say whose)"


def whose_unsaid(claim: Claim, ledger: Sequence[Claim]) -> str:
    """A remark where fighters are counted without a side, in an event that counts those of a side."""
    sided = any(other.side and other.civilian is not True for other in ledger)
    return WHOSE_UNSAID if sided and claim.side is None and claim.civilian is False else ""


def _statement(
    claim: Claim, article: Article, *, like: Sequence[Claim], note: str = "", asked: Collection[str] = ()
) -> DraftStatement:
    quote = shortened(claim.sentence_span.of(article.text), LONGEST_QUOTE, asked=asked)
    bearers = [claim, *like[: MOST_BEARERS - 1]]
    return DraftStatement(
        text=f"{claim_words(claim, note=note)}: “{quote}”",
        quotes=tuple(Quoted(article=bearer.article, span=bearer.sentence_span) for bearer in bearers),
    )
