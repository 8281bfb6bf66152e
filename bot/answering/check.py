"""Somebody's message against the sources: each of its statements supported, contradicted, outdated or absent.

Figures are read by the same rules as those of articles and held against the ledger; who is blamed for
what, against the accounts; anything else, against the nearest sentences. Nothing is judged true or false:
the outcome says what the indexed articles tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.answerer import Quoted
from bot.answering.citations import CitationList
from bot.answering.model import CheckedStatement, CheckOutcome, CheckReport
from bot.answering.opposed.disagreements import quoted, toll_topic
from bot.answering.toll_report import voted
from bot.answering.wording import day_words, outlet_words
from index.claims import authority
from index.claims.accounts import read_accounts
from index.claims.counts import number, vague
from index.claims.extraction import read_claims
from index.claims.model import Account, Claim, Judgement, Toll
from index.claims.tolls import tolls
from index.claims.uniting import eligible
from index.claims.verdicts import compare, day
from index.claims.wording import worded
from index.embedding import Embedder
from index.model import Article, ArticleId
from index.sentences import split
from index.stores import Shelf

MESSAGE = ArticleId("message")
"""The id that a message has while it is read as if it were an article."""

MOST_STATEMENTS = 8
"""Further statements of a long message are not checked."""

FEWEST_WORDS = 4
"""A shorter sentence without figures states nothing that could be checked."""

MUCH_THE_SAME = 0.72
"""Cosine from which a sentence says much the same; below, the nearest one is only named."""

PASSAGES_LOOKED_AT = 6

NEAR_FACTOR = 1.25
"""A figure further than this from a bound's number is not supported by it."""

_HOLDING = frozenset({Judgement.AGREE, Judgement.COMPATIBLE})
_BEST_FIRST: tuple[CheckOutcome, ...] = ("supported", "outdated", "contradicted", "not in the sources")


@dataclass(frozen=True, slots=True)
class _Found:
    """An outcome before its quotes are numbered."""

    outcome: CheckOutcome
    reason: str
    quotes: tuple[Quoted, ...] = ()


def check_message(text: str, shelf: Shelf, embedder: Embedder) -> CheckReport:
    """Check the statements of a message, in their order; questions and mere exclamations are left out.

    Args:
        text: the message as written.
        shelf: the index as it stands.
        embedder: the index's own embedding model.
    """
    message = Article(id=MESSAGE, text=text)
    sources = _Sources.of(text, shelf)
    claims = [claim for claim in read_claims(message) if not vague(claim)]
    accounts = read_accounts(message)
    checked: list[tuple[str, _Found]] = []
    for span in split(text):
        sentence = " ".join(span.of(text).split())
        figures = [sources.figure(claim) for claim in claims if span.contains(claim.figure_span)]
        told = [sources.account(account) for account in accounts if span.overlaps(account.sentence_span)]
        found = (
            figures or [outcome for outcome in told if outcome][:1] or _sentence(sentence, shelf, embedder)
        )
        checked += [(sentence, outcome) for outcome in found]
    return _numbered(checked[:MOST_STATEMENTS], shelf)


def _numbered(checked: Sequence[tuple[str, _Found]], shelf: Shelf) -> CheckReport:
    wanted = {quote.article for _, found in checked for quote in found.quotes}
    citations = CitationList(shelf.articles(wanted) if wanted else {})
    statements = tuple(
        CheckedStatement(
            text=sentence,
            outcome=found.outcome,
            reason=found.reason,
            citations=citations.numbers(found.quotes),
        )
        for sentence, found in checked
    )
    return CheckReport(statements=statements, citations=citations.all())


# -- figures and accounts, against the ledger ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sources:
    """The claims and accounts of the event that a message is about.

    Attributes:
        event: None where the message does not tell which of several it means.
        known: the events there are.
    """

    event: str | None
    known: tuple[str, ...]
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]

    @classmethod
    def of(cls, text: str, shelf: Shelf) -> _Sources:
        known = shelf.events()
        event = known[0] if len(known) == 1 else voted(text, shelf)
        return cls(event, known, shelf.claims(event=event), shelf.accounts(event=event))

    def figure(self, claim: Claim) -> _Found:
        """A figure of the message against the ledger."""
        if claim.side is None and self.event is None and self.known:
            return _Found("not in the sources", "The message does not tell which event it is about.")
        known = [other for other in self.claims if _counts_the_same(claim, other)]
        if not known:
            people = f"{claim.kind.value} ({claim.side})" if claim.side else claim.kind.value
            return _Found("not in the sources", f"No article gives a number of {people}.")
        if not eligible(claim):
            return _any_of(claim, known)
        found = tolls(known, as_of=claim.as_of)
        given = [toll for toll in found if any(_same_figure(claim, other) for other in toll.claims)]
        outcomes = [_against(claim, toll) for toll in given or found]
        return min(outcomes, key=lambda one: _BEST_FIRST.index(one.outcome), default=_any_of(claim, known))

    def account(self, account: Account) -> _Found | None:
        """A statement on blame, time or cause against the accounts; None where there is none on its topic."""
        same = [other for other in self.accounts if other.topic == account.topic]
        holding = [other for other in same if other.stance == account.stance]
        against = [other for other in same if other.stance != account.stance]
        if not same:
            return None
        if not holding:
            reason = f"It is otherwise according to {_teller(against[0])}."
            return _Found("contradicted", reason, (quoted(against[0]),))
        reason = f"It is so according to {_teller(holding[0])}"
        if not against:
            return _Found("supported", f"{reason}.", (quoted(holding[0]),))
        quotes = (quoted(holding[0]), quoted(against[0]))
        return _Found("supported", f"{reason}; otherwise according to {_teller(against[0])}.", quotes)


def _counts_the_same(claim: Claim, other: Claim) -> bool:
    """Whether a claim of the ledger counts what the message counts, as far as the message says."""
    return (
        other.kind is claim.kind
        and other.scope is claim.scope
        and (claim.side is None or authority.same_side(claim.side, other.side))
        and (claim.civilian is not True or other.civilian is True)
        and (eligible(other) or not eligible(claim))
        and not vague(other)
    )


def _against(claim: Claim, toll: Toll) -> _Found:
    """A total against one toll: what stands, else what once stood, else what is given in its place."""
    latest = toll.latest
    asked = replace(claim, side=toll.side, event=latest.event, civilian=latest.civilian, group=latest.group)
    own = [found for found in toll.claims if _same_speaker(claim, found)]
    standing = [found for found in own if found in toll.standing] or (own[-1:] or list(toll.standing))
    holding = [found for found in standing if _holds(asked, found)]
    if holding:
        return _supported(holding[0], toll)
    former = [found for found in own or toll.claims if _same_figure(claim, found)]
    if former:
        told = former[-1]
        was = f"{worded(told)} was told on {day_words(day(told))}"
        return _Found("outdated", f"{was}; the latest is {_given(latest)}.", (quoted(told), quoted(latest)))
    given = " and ".join(map(_given, standing[:2]))
    reason = f"On {toll_topic(toll)} the articles give {given}."
    return _Found("contradicted", reason, tuple(map(quoted, standing[:2])))


def _supported(claim: Claim, toll: Toll) -> _Found:
    other = next((found for found in toll.standing if worded(found) != worded(claim)), None)
    if not toll.disputed or other is None:
        return _Found("supported", f"The articles give {_given(claim)}.", (quoted(claim),))
    reason = f"The articles give {_given(claim)}, but also {_given(other)}."
    return _Found("supported", reason, (quoted(claim), quoted(other)))


def _any_of(claim: Claim, known: Sequence[Claim]) -> _Found:
    """A part, an estimate or an earlier event's figure: against any claim that counts the same."""
    holding = [found for found in known if _same_figure(claim, found)]
    if holding:
        return _Found("supported", f"The articles give {_given(holding[0])}.", (quoted(holding[0]),))
    return _Found("not in the sources", "No article gives this figure.")


def _same_figure(claim: Claim, other: Claim) -> bool:
    return number(claim) == number(other)


def _holds(asked: Claim, found: Claim) -> bool:
    """Whether both can hold, time left aside: the day of a message says nothing of the figure's.

    A bound supports only figures near it: "at least 49" says little of 431.
    """
    mine, yours = number(asked) or 0, number(found) or 0
    if max(mine, yours) > NEAR_FACTOR * min(mine, yours):
        return False
    then = replace(found, published_at=None)
    alike = replace(asked, as_of=then.as_of, published=then.published, claimant=then.claimant)
    return compare(alike, then).judgement in _HOLDING


def _same_speaker(claim: Claim, other: Claim) -> bool:
    if not claim.claimant or not other.claimant:
        return False
    return authority.same_claimant(claim.claimant, other.claimant)


def _given(claim: Claim) -> str:
    """A figure with who gives it and for when: "49 (Olga Ruud, 2 May 2031)"."""
    return f"{worded(claim)} ({claim.claimant or outlet_words(claim.source)}, {day_words(day(claim))})"


def _teller(account: Account) -> str:
    return account.claimant or outlet_words(account.source)


# -- anything else, against the nearest sentences ------------------------------------------------------------


def _sentence(sentence: str, shelf: Shelf, embedder: Embedder) -> list[_Found]:
    """A sentence without figures: whether an article says much the same, naming the same names."""
    if sentence.endswith("?") or len(sentence.split()) < FEWEST_WORDS:
        return []
    vector = embedder.embed_question(sentence)
    near = shelf.nearest(vector, limit=PASSAGES_LOOKED_AT)
    best: tuple[float, str, Quoted] | None = None
    for stored in shelf.passages([passage for passage, _ in near]).values():
        passage = stored.passage
        for span, one in zip(passage.sentences, stored.vectors.sentences, strict=True):
            cosine = float(one @ vector)
            if best is None or cosine > best[0]:
                text = span.shifted(-passage.span.start).of(passage.text)
                best = (cosine, text, Quoted(article=passage.article, span=span))
    if best is None:
        return [_Found("not in the sources", "No article is indexed.")]
    cosine, text, quote = best
    if cosine >= MUCH_THE_SAME and _names(sentence) <= _all_words(text):
        return [_Found("supported", "An article says much the same.", (quote,))]
    return [_Found("not in the sources", "No article says so; the nearest sentence is cited.", (quote,))]


def _names(sentence: str) -> set[str]:
    """The words that stand with a capital inside the sentence, and every number."""
    inside = re.findall(r"(?<!^)(?<![.!?] )\b([A-Z][^\W_]+|\d[\d.,:]*)", sentence)
    return {authority.plain(word).rstrip(".,:") for word in inside}


def _all_words(text: str) -> set[str]:
    return {authority.plain(word).rstrip(".,:") for word in re.findall(r"\d[\d.,:]*|[^\W_]+", text)}
