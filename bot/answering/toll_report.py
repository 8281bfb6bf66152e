"""The answer to ``/toll``: tolls of one event with every claim cited, disputes, updates and remarks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.answerer import DraftDisagreement, DraftUpdate
from bot.answering.citations import CitationList
from bot.answering.model import (
    CitedClaim,
    Disagreement,
    Position,
    TollInquiry,
    TollReport,
    TollView,
    Update,
)
from bot.answering.opposed.disagreements import quoted, toll_disagreement, toll_topic, toll_updates
from index.claims import authority
from index.claims.counts import interval, number, vague
from index.claims.events import EventWords, event_words, find_event
from index.claims.model import Claim, Part, Toll
from index.claims.tolls import rivals, tolls
from index.claims.uniting import eligible, unite_sides
from index.claims.wording import counted, worded
from index.model import Article, ArticleId, Filters
from index.stores import Shelf

PASSAGES_ASKED = 12
"""Passages whose articles vote on the event where its name does not tell."""

VOTE_LEAD = 1.5
"""An event is meant if its passages share so many times more of the words than those of any other."""


def report_toll(inquiry: TollInquiry, shelf: Shelf) -> TollReport:
    """Answer a toll inquiry from the claims of one event.

    The event is the one named exactly, or the one that ``about`` means (:func:`find_meant`), or the only
    one there is. Articles that name no event are taken together where no event is indexed at all.

    Args:
        inquiry: what is asked.
        shelf: the index as it stands.
    """
    known = shelf.events()
    event = find_meant(inquiry, shelf, known)
    if event is None and known:
        return TollReport(event=None, as_of=inquiry.as_of, tolls=(), known_events=known)
    ledger = _ledger(shelf, event)
    articles = shelf.articles({claim.article for claim in ledger})
    verified = [claim for claim in ledger if _verbatim(claim, articles)]
    return _Writer(inquiry, verified, CitationList(articles)).report(event, known, _count_read(shelf, event))


def find_meant(inquiry: TollInquiry, shelf: Shelf, known: Sequence[str]) -> str | None:
    """The event that an inquiry means: by its exact name, by words, by what articles say, or as the only one.

    Words are first looked for in the events' names, forgiving typos; then the articles that hold the words
    vote.
    """
    if inquiry.event in known:
        return inquiry.event
    if inquiry.event is not None:
        exact = [name for name in known if authority.plain(name) == authority.plain(inquiry.event)]
        return exact[0] if exact else find_event(inquiry.event, [EventWords(name) for name in known])
    if inquiry.about:
        by_name = find_event(inquiry.about, [EventWords(name) for name in known])
        return by_name or _told_of(inquiry.about, shelf)
    return known[0] if len(known) == 1 else None


def voted(text: str, shelf: Shelf) -> str | None:
    """The event whose articles share most words with a text, if it is clear which; rare words count more."""
    votes: dict[str | None, float] = defaultdict(float)
    for article, score in _sharing_words(text, shelf):
        votes[article.event] += score
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0] or ""))
    if not ranked:
        return None
    (event, most), second = ranked[0], (ranked[1][1] if len(ranked) > 1 else 0.0)
    return event if most >= VOTE_LEAD * second else None


def _sharing_words(text: str, shelf: Shelf) -> list[tuple[Article, float]]:
    """The articles of the passages that share words with a text, with each passage's BM25 score."""
    scores = dict(shelf.matching(text, limit=PASSAGES_ASKED))
    found = shelf.passages(scores)
    articles = shelf.articles({stored.passage.article for stored in found.values()})
    return [
        (articles[stored.passage.article], scores[id_])
        for id_, stored in found.items()
        if stored.passage.article in articles
    ]


def _told_of(about: str, shelf: Shelf) -> str | None:
    """The event that the articles vote for, if they hold most of the words asked."""
    event = voted(about, shelf)
    if event is None:
        return None
    articles = [article for article, _ in _sharing_words(about, shelf) if article.event == event]
    texts = [text for article in articles for text in (article.title or "", article.text)]
    return find_event(about, [event_words(event, texts)])


def _ledger(shelf: Shelf, event: str | None) -> list[Claim]:
    return [claim for claim in shelf.claims(event=event) if claim.event == event]


def _count_read(shelf: Shelf, event: str | None) -> int:
    among = shelf.article_ids(Filters(event=event)) if event else None
    return len(among) if among is not None else shelf.state().articles


def _verbatim(claim: Claim, articles: Mapping[ArticleId, Article]) -> bool:
    """Whether the claim's sentence stands in the stored text where the ledger says."""
    article = articles.get(claim.article)
    return article is not None and claim.sentence_span.of(article.text) == claim.sentence


@dataclass(slots=True)
class _Writer:
    """Writes one report: tolls into views, quotes into numbered citations.

    Attributes:
        inquiry: what is asked.
        ledger: the event's claims, verified.
        citations: numbers quotes as they are first used.
    """

    inquiry: TollInquiry
    ledger: Sequence[Claim]
    citations: CitationList

    def report(self, event: str | None, known: tuple[str, ...], articles_read: int) -> TollReport:
        """Reduce, view and remark."""
        asked = self.inquiry
        found = tolls(self.ledger, as_of=asked.as_of, side=asked.side, kind=asked.kind)
        camps = authority.camps(self.ledger)
        views: list[TollView] = []
        disputes: list[Disagreement] = []
        for toll in found:
            views.append(self._view(toll))
            views.extend(self._rival(toll, claim) for claim in rivals(toll, camps))
            dispute = toll_disagreement(toll, camps)
            if dispute:
                disputes.append(self._disagreement(dispute))
        return TollReport(
            event=event,
            as_of=asked.as_of or _newest(found),
            tolls=tuple(views),
            disagreements=tuple(disputes),
            citations=self.citations.all(),
            known_events=known,
            articles_read=articles_read,
            notes=tuple(self._notes(found, articles_read)),
            denied=tuple(claim for claim in self.ledger if claim.part is Part.DENIED),
        )

    def _cited(self, claim: Claim) -> CitedClaim:
        number_ = self.citations.number(quoted(claim))
        if number_ is None:
            raise ValueError(f"a claim that was not verified: {claim.article} {claim.sentence_span}")
        return CitedClaim(claim=claim, citation=number_)

    def _view(self, toll: Toll) -> TollView:
        latest = self._cited(toll.latest)
        steps = tuple(map(self._update, toll_updates(toll)))
        return TollView(toll=toll, latest=latest, claims=tuple(map(self._cited, toll.claims)), updates=steps)

    def _rival(self, toll: Toll, claim: Claim) -> TollView:
        """One claimant's count beside the toll it disputes."""
        same = tuple(other for other in toll.claims if number(other) == number(claim))
        own = replace(
            toll, low=claim.low, high=claim.high, latest=claim, standing=(claim,), claims=same, led=(claim,)
        )
        return TollView(toll=own, latest=self._cited(claim), claims=tuple(map(self._cited, same)), rival=True)

    def _update(self, draft: DraftUpdate) -> Update:
        return Update(
            topic=draft.topic, was=draft.was, now=draft.now, citations=self.citations.numbers(draft.quotes)
        )

    def _disagreement(self, draft: DraftDisagreement) -> Disagreement:
        positions = tuple(
            Position(
                statement=position.statement,
                claimant=position.claimant,
                citations=self.citations.numbers(position.quotes),
            )
            for position in draft.positions
        )
        return Disagreement(topic=draft.topic, kind=draft.kind, positions=positions)

    def _notes(self, found: Sequence[Toll], articles_read: int) -> Iterable[str]:
        if not found:
            articles = "1 article" if articles_read == 1 else f"{counted(articles_read)} articles"
            yield f"No toll found in {articles}."
            yield from self._counted_instead()
            return
        one_sided = only_side_speaking(self.ledger)
        if one_sided:
            yield f"Only {one_sided}'s claimants are in your articles."
        unsided = [toll for toll in found if toll.side is None]
        if unsided and len(found) > len(unsided):
            yield "Figures without a side stand apart: their articles do not say whose people were counted."
        for toll in found:
            note = sum_note(toll, self.ledger)
            if note:
                yield note

    def _counted_instead(self) -> Iterable[str]:
        """The sides that there are tolls of, where another one was asked for."""
        asked = self.inquiry
        if asked.side is None:
            return
        counted_sides = {toll.side for toll in tolls(self.ledger, as_of=asked.as_of)}
        named = sorted(side for side in counted_sides if side and not authority.is_both(side))
        named += ["both"] if any(map(authority.is_both, counted_sides)) else []
        if named:
            yield f"Sides that are counted: {', '.join(named)}."


def _newest(found: Iterable[Toll]) -> date | None:
    """The day of the newest claim that leads a toll."""
    days = [toll.latest.as_of or toll.latest.published for toll in found]
    return max((known for known in days if known), default=None)


def only_side_speaking(ledger: Sequence[Claim]) -> str | None:
    """The one side whose claimants are quoted, though several sides are counted; None where it is not so."""
    if not authority.opposed(ledger):
        return None
    claims = [claim for claim in unite_sides(ledger) if eligible(claim)]
    sides = {claim.side for claim in claims if claim.side and not authority.is_both(claim.side)}
    if len(sides) < len(("one side", "the other")) or not authority.opposed(claims):
        return None
    camps = authority.camps(claims)
    speaking = {camps[claim.claimant] for claim in claims if claim.claimant and claim.claimant in camps}
    others = any(claim.claimant and claim.claimant not in camps for claim in claims)
    return speaking.pop() if len(speaking) == 1 and not others else None


def sum_note(toll: Toll, ledger: Sequence[Claim]) -> str | None:
    """Whether a total over the sides fits the sides' own tolls of its day; None where it can't be told."""
    if not authority.is_both(toll.side) or vague(toll.latest) or toll.latest.civilian is True:
        return None
    on = toll.latest.as_of or toll.latest.published
    sides = [
        side
        for side in tolls(ledger, as_of=on, kind=toll.kind)
        if side.side
        and not authority.is_both(side.side)
        and side.civilian is not True
        and side.counts == toll.counts
    ]
    if len(sides) < len(("one side", "the other")) or any(vague(side.latest) for side in sides):
        return None
    low = sum(interval(side.latest)[0] for side in sides)
    high = sum(interval(side.latest)[1] for side in sides)
    stated_low, stated_high = interval(toll.latest)
    fits = low <= stated_high and stated_low <= high
    parts = " + ".join(f"{worded(side.latest)} {side.side}" for side in sides)
    verdict = "fits" if fits else "does not fit"
    return f"The total of {worded(toll.latest)} {toll_topic(toll)} {verdict} the sides' own tolls ({parts})."
