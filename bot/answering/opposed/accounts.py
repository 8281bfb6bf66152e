"""Answers from accounts: who is to blame, what caused it, when it began, by whose word."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from bot.answering.answerer import DraftDisagreement, DraftPosition, DraftStatement, Quoted, Reading
from bot.answering.opposed.claimed import what_was_claimed
from bot.answering.opposed.disagreements import account_disagreements
from bot.answering.opposed.gainsaid import gainsaid
from bot.answering.opposed.odds import at_odds
from bot.answering.opposed.versions import versions
from bot.answering.question.asked_speaker import BLAMER
from bot.answering.question.countries import country_of
from bot.answering.question.harm import kinds_told
from bot.answering.question.understanding import BLAME_CUE, Ask, Inquiry
from bot.answering.sentences.evidence import Evidence, covered, day_fit, sentence_roots
from bot.answering.wording import capital, day_words, outlet_words, shortened
from index.claims.disputes.blame import MUTUAL
from index.claims.model import Account, Matter
from index.claims.opposition import blamed_parties, of_a_party, outrightness
from index.model import ArticleId
from index.retrieval.model import Hit
from index.retrieval.terms import content_words, root, words

MATTERS: Mapping[Ask, Matter] = {
    Ask.BLAME: Matter.BLAME,
    Ask.WHY: Matter.FACT,
    Ask.WHEN: Matter.TIMING,
}
"""What an account must be about to answer a kind of question."""

MOST_ACCOUNTS = 3
_NEAR = 0.25
OWN_CAUSE = 0.3
"""What an account gains by being of one who is blamed by others: bystanders are heard after them."""


_DEED = re.compile(
    r"\bwho (?:(?!was\b|were\b|got\b|been\b|is\b|are\b)\w+ )?(?:blew up|bombed|destroyed|wrecked|sank|sunk|"
    r"rammed|shot down|downed|shelled|mined|sabotaged|hit|torched|burned|carried out|is behind|was behind|"
    r"'s behind|did this|claimed (?:the|that|this|it|responsibility))\b"
    r"|\bwho\b.{1,40}\b(?:is|was|were|are) behind\b|\bresponsib(?:le|ility) for\b"
)
"""As in "who blew up the bridge": whoever did it is to blame."""

_PART = re.compile(
    r"\b(?:anything|something|nothing) to do with\b|\binvolve(?:d|ment)\b|\b(?:hand|role|part) in\b|"
    r"\b(?:stand|stood|be|is|are|was|were)\b(?: \w+){0,4}? behind\b"
)
"""As in "did Norland have anything to do with the attack": a country's part in it is asked about."""

_HAPPENED = re.compile(r"\b(?:happened|really|version|account)\b")


def asked_matter(inquiry: Inquiry) -> Matter | None:
    """What accounts must be about to answer; blame also where someone's words on blame are asked for."""
    text = inquiry.text.lower()
    if inquiry.ask is Ask.WHO and _DEED.search(text):
        return Matter.BLAME
    if inquiry.ask is Ask.SAID and inquiry.speaker is not None and _HAPPENED.search(text):
        return Matter.BLAME
    if inquiry.ask in (Ask.SAID, Ask.REACTION, Ask.WHETHER) and BLAME_CUE.search(text):
        return Matter.BLAME
    party = any(country_of(term.word) is not None for term in inquiry.terms)
    if inquiry.ask is Ask.WHETHER and party and _PART.search(text):
        return Matter.BLAME
    return MATTERS.get(inquiry.ask)


def rank_accounts(reading: Reading) -> list[Account]:
    """The accounts of the event that answer, best first: near the question in meaning, words and time."""
    matter = asked_matter(reading.inquiry)
    if matter is None:
        return []
    found = [account for account in within(reading) if account.matter is matter]
    near = _similarities(reading)
    blamed = blamed_parties(found)
    scored = [(account, _worth(reading, account, near) + _plainness(account, blamed)) for account in found]
    ranked = [account for account, worth in sorted(scored, key=lambda pair: -pair[1]) if worth > 0]
    if _asked_speaker(reading.inquiry):
        ranked = [account for account in ranked if _speaker(reading, account) > 0]
    return ranked


LESS_PLAIN = 0.15
OF_THE_DEAD = 0.25
"""What an account loses whose sentence tells of something else: of an act in a fight, or of the dead."""


def _plainness(account: Account, blamed: Collection[str]) -> float:
    """More for those blamed themselves, less for words that blame by the way."""
    if account.matter is not Matter.BLAME:
        return 0.0
    by_the_way = LESS_PLAIN * outrightness(account) + OF_THE_DEAD * bool(kinds_told(account.sentence))
    return OWN_CAUSE * of_a_party(account, blamed) - by_the_way


def _asked_speaker(inquiry: Inquiry) -> str:
    """Whose account is asked for: the speaker, or who is asked to blame somebody; "" where nobody is."""
    if inquiry.speaker is not None:
        return inquiry.speaker
    blamer = BLAMER.search(inquiry.text.lower())
    return " ".join(content_words(blamer["who"])) if blamer else ""


def within(reading: Reading) -> tuple[Account, ...]:
    """The accounts of the event in the articles that pass the filters."""
    allowed = reading.shelf.article_ids(reading.question.filters)
    if reading.inquiry.event is None:  # of the many events only those are meant that the search found
        found = frozenset(hit.article.id for hit in reading.hits)
        allowed = found if allowed is None else allowed & found
    return reading.shelf.accounts(event=reading.inquiry.event, articles=allowed)


def _similarities(reading: Reading) -> Mapping[tuple[ArticleId, int], float]:
    return {
        (hit.article.id, span.start): similarity
        for hit in reading.hits
        for span, similarity in zip(hit.passage.sentences, hit.sentence_similarities, strict=False)
    }


def worth_of(reading: Reading, account: Account) -> float:
    """How near an account is to the question in meaning, words, time and speaker; above 0 it may answer."""
    return _worth(reading, account, _similarities(reading))


def _worth(reading: Reading, account: Account, near: Mapping[tuple[ArticleId, int], float]) -> float:
    here = sentence_roots(account.sentence)
    similarity = near.get((account.article, account.sentence_span.start), _NEAR)
    return (
        similarity
        + 0.5 * covered(reading.inquiry.terms, here)
        + 0.8 * day_fit(reading.inquiry, account.as_of or account.published, here)
        + (0.2 if account.claimant else 0.0)
        + 0.3 * _on_topic(reading.inquiry, account.topic)
        + _speaker(reading, account)
    )


def _speaker(reading: Reading, account: Account) -> float:
    asked = _asked_speaker(reading.inquiry)
    if not asked:
        return 0.0
    spoken = {root(word) for word in words(asked)}
    named = {root(word) for word in words(f"{account.claimant or ''} {account.claimant_side or ''}")}
    return 1.0 if spoken & named else -0.5


def each_side(accounts: Sequence[Account], *, most: int = MOST_ACCOUNTS) -> list[Account]:
    """The best account of each stance, best first: no side is left out by being second.

    Who says that each blames the other comes first: no side then leads the answer.
    """
    chosen: dict[str, Account] = {}
    for account in accounts:
        chosen.setdefault(account.stance, account)
    kept = list(chosen.values())[:most]
    return sorted(kept, key=lambda account: account.stance != MUTUAL)


MOST_BEARERS = 4


def account_statement(account: Account, *, among: Sequence[Account] = ()) -> DraftStatement:
    """An account as a statement: who says so, where and when, in the article's words.

    Args:
        account: what is stated.
        among: accounts, best first; those by which other articles tell the same of the same side bear it too.
    """
    bearing = {
        other.article: other.sentence_span
        for other in reversed(among)
        if (other.topic, other.stance) == (account.topic, account.stance)
        and other.article != account.article
        and (other.claimant_side or other.claimant) == (account.claimant_side or account.claimant)
    }
    like = list(reversed(bearing.items()))[: MOST_BEARERS - 1]
    who = account.claimant or outlet_words(account.source)
    via = account.source if account.claimant else None
    known = [text for text in (via, day_words(account.published) if account.published else None) if text]
    where = f" ({', '.join(known)})" if known else ""
    return DraftStatement(
        text=f"{capital(who)}{where}: “{shortened(account.sentence)}”",
        quotes=(
            Quoted(article=account.article, span=account.sentence_span),
            *(Quoted(article=article, span=span) for article, span in like),
        ),
    )


ON_MATTER = 0.5
"""An account's passage must hold this share of what the best passage holds of the question's words."""


def on_the_matter(inquiry: Inquiry, accounts: Sequence[Account], *, hits: Sequence[Hit]) -> list[Account]:
    """The accounts told where the question's own words are, not those of another attack than it asks for."""
    terms = [term for term in inquiry.terms if term.known]
    around = {
        (hit.article.id, span.start): covered(
            terms, sentence_roots(f"{hit.article.title or ''} {hit.passage.text}")
        )
        for hit in hits
        for span in hit.passage.sentences
    }
    least = ON_MATTER * max(around.values(), default=0.0)
    return [
        account
        for account in accounts
        if max(
            around.get((account.article, account.sentence_span.start), 0.0),
            covered(terms, sentence_roots(account.sentence)),
        )
        >= least
    ]


def contested_accounts(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    """Opposed accounts that matter, those asked for or stated; else what is stated and denied by somebody."""
    return (
        _opposed_accounts(reading, stated)
        or gainsaid(reading, stated)
        or at_odds(reading, stated)
        or (versions(stated[0].hit.article, stated[0].span, reading.inquiry) if stated else ())
        or what_was_claimed(reading, stated)
    )


def _opposed_accounts(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    wanted = asked_matter(reading.inquiry)
    every = within(reading)
    if wanted is Matter.BLAME:
        found = account_disagreements(_on_time(reading, every))
        if _asked_speaker(reading.inquiry) and not rank_accounts(reading):
            return ()  # the asked speaker blames nobody: what others say is another matter
        return tuple(sorted(found, key=lambda one: -_on_topic(reading.inquiry, one.topic)))[:1]
    every = tuple(
        account
        for account in every
        if account.matter is (wanted or account.matter) and _asked_when(account, wanted)
    )
    spans = {(evidence.hit.article.id, evidence.span.start) for evidence in stated}
    if wanted is Matter.TIMING:
        if _asked_speaker(reading.inquiry):
            return ()
        every = _told_by_enough(every)
    return tuple(
        disagreement
        for disagreement in account_disagreements(every)
        if (
            any(_is_stated(position, spans) for position in disagreement.positions)
            and (wanted is not None or _asked_about(reading.inquiry, disagreement, every))
        )
        or _asked_whether(reading, disagreement, every)
    )[:1]


def _asked_when(account: Account, wanted: Matter | None) -> bool:
    """Whether times are asked for, where an account is of one: many things of an event have a time."""
    return account.matter is not Matter.TIMING or wanted is Matter.TIMING


def _asked_whether(reading: Reading, disagreement: DraftDisagreement, accounts: Sequence[Account]) -> bool:
    """Whether the question is whether what is disputed is so, and the search found one of the accounts."""
    read = {hit.article.id for hit in reading.hits}
    topic = disagreement.topic
    return (
        reading.inquiry.ask is Ask.WHETHER
        and any(quoted.article in read for one in disagreement.positions for quoted in one.quotes)
        and (
            _stance_asked(reading.inquiry, disagreement, accounts)
            or (topic.startswith("whether") and _on_topic(reading.inquiry, topic) > 0)
        )
    )


def _told_by_enough(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts whose stance a claimant vouches for or two voices tell: one outlet may have slipped."""
    voices: dict[tuple[str, str], set[str]] = {}
    for account in accounts:
        voice = account.claimant or account.voice or account.article
        voices.setdefault((account.topic, account.stance), set()).add(voice)
    vouched = {(account.topic, account.stance) for account in accounts if account.claimant}
    return tuple(
        account
        for account in accounts
        if (account.topic, account.stance) in vouched or len(voices[account.topic, account.stance]) > 1
    )


def _on_topic(inquiry: Inquiry, topic: str) -> int:
    """How many words a topic shares with the question."""
    return len(
        {root(word) for word in content_words(topic)} & {root(word) for word in content_words(inquiry.text)}
    )


def _on_time(reading: Reading, accounts: Sequence[Account]) -> list[Account]:
    """The accounts of blame that suit the time asked for."""
    return [
        account
        for account in accounts
        if account.matter is Matter.BLAME
        and day_fit(reading.inquiry, account.as_of or account.published, sentence_roots(account.sentence))
        >= 0
    ]


def _is_stated(position: DraftPosition, spans: set[tuple[ArticleId, int]]) -> bool:
    return any((quoted.article, quoted.span.start) in spans for quoted in position.quotes)


def _asked_about(inquiry: Inquiry, disagreement: DraftDisagreement, accounts: Sequence[Account]) -> bool:
    """Whether a disagreement's topic, or what one of its accounts holds, shares a word with the question."""
    asked = {other for term in inquiry.terms for other in term.roots}
    topic = {root(word) for word in content_words(disagreement.topic)}
    return (
        bool(asked & topic)
        or _stance_asked(inquiry, disagreement, accounts)
        or (inquiry.speaker is not None and _of_one_thing(inquiry, disagreement))
    )


def _of_one_thing(inquiry: Inquiry, disagreement: DraftDisagreement) -> bool:
    """Whether two positions name what the speaker is asked about ("what did X say about the alarm")."""
    spoken = (inquiry.speaker or "").lower()
    asked = [term for term in inquiry.terms if term.word.lower() not in spoken]
    named = [
        position
        for position in disagreement.positions
        if any(not sentence_roots(position.statement).isdisjoint(term.roots) for term in asked)
    ]
    return len({position.claimant for position in named}) > 1


_PLAIN_FACTS = frozenset({Ask.WHO, Ask.WHEN, Ask.WHERE, Ask.NAME, Ask.COUNT, Ask.AMOUNT, Ask.DEFINITION})
"""What is asked for by these is told beside a cause, not the cause itself."""


def _stance_asked(inquiry: Inquiry, disagreement: DraftDisagreement, accounts: Sequence[Account]) -> bool:
    """Whether the question names what one of the accounts holds ("was it sabotage").

    What accounts of blame hold is a party, and many questions name a party without asking for blame.
    """
    if disagreement.kind == "blame" or inquiry.ask in _PLAIN_FACTS:
        return False
    asked = {other for term in inquiry.terms for other in term.roots}
    stances = [account.stance for account in accounts if account.topic == disagreement.topic]
    return bool(asked & {root(word) for word in content_words(" ".join(stances))})
