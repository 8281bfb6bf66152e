"""Accounts.

What claimants hold about who is to blame, when it began and what caused it, read from an article by
rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.claims.attribution import Attribution, Attributor, attributor_of
from index.claims.disputes.blame import MUTUAL, find_blame
from index.claims.disputes.causes import find_causes
from index.claims.disputes.facts import find_facts
from index.claims.disputes.finding import Finding, Scene, scene_of
from index.claims.disputes.precautions import KEPT_UP, WARNED, find_precautions
from index.claims.disputes.timing import find_timing
from index.claims.model import Account, Matter
from index.claims.voices.places import places
from index.model import Article, Span
from index.sentences import split


def read_accounts(article: Article) -> tuple[Account, ...]:
    """Every account in an article, in reading order, each topic and stance of a sentence once."""
    voices = attributor_of(article)
    scene = scene_of(article, split(article.text), voices.tokens)
    seen: dict[tuple[Span, str, str, str | None], Account] = {}
    for finding in _findings(scene, voices):
        account = _account(article, finding, voices)
        if account.claimant is None and _needs_claimant(account):
            continue
        key = (account.sentence_span, account.topic, account.stance, account.claimant)
        seen.setdefault(key, account)
    return tuple(
        sorted(seen.values(), key=lambda account: (account.sentence_span, account.topic, account.stance))
    )


def _needs_claimant(account: Account) -> bool:
    """Whether an account is only one by whose it is: the outlet's own blame is nobody's."""
    blame = account.matter is Matter.BLAME and account.stance != MUTUAL
    return blame or account.topic in {WARNED, KEPT_UP}


def _findings(scene: Scene, voices: Attributor) -> Iterator[Finding]:
    yield from find_blame(scene, voices)
    yield from find_timing(scene)
    yield from find_causes(scene)
    yield from find_precautions(scene)
    yield from find_facts(scene)


def _account(article: Article, finding: Finding, voices: Attributor) -> Account:
    said: Attribution = finding.said or voices.claimant(finding.span, views=finding.matter is Matter.BLAME)
    return Account(
        article=article.id,
        sentence_span=finding.sentence,
        sentence=finding.sentence.of(article.text),
        matter=finding.matter,
        topic=finding.topic,
        stance=finding.stance,
        claimant=said.name,
        claimant_side=said.side or _side_named(said.name),
        as_of=finding.day or article.published,
        source=article.source,
        published=article.published,
        event=article.event,
        voice=article.voice,
    )


def _side_named(name: str | None) -> str | None:
    """The country of a claimant that is named as its capital or seat of power ("Kremlin")."""
    country = places().get((name or "").lower())
    return country.name if country else None
