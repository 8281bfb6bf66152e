"""What the rules for accounts look at and what they give: a scene of sentences, and findings in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from index.claims.attribution import Attribution
from index.claims.disputes.targets import target_of
from index.claims.model import Matter
from index.claims.voices.places import place_at
from index.claims.voices.words import LONGEST_SENTENCE_TOKENS, Tokens
from index.model import Article, Span

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An account before its claimant is known.

    Attributes:
        matter, topic, stance: as in :class:`index.claims.model.Account`.
        sentence: the sentence it stands in.
        span: the words that hold it, whose claimant is asked for.
        day: the day spoken of; None where unknown.
        said: the claimant where the rule knows better than the words' place.
    """

    matter: Matter
    topic: str
    stance: str
    sentence: Span
    span: Span
    day: date | None = None
    said: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's sentences with their tokens, and the two countries it is about, if any.

    Attributes:
        parties: the two countries named most, each at least twice; () where there are not two.
        parties_fight: whether the text tells of a fight between them, not of a disaster.
        disaster: whether it tells of a disaster.
        target: the sort of thing that the text is about, such as "dam"; "" where there is none.
        assault: the text is about an attack by few, not about armies that fight.
    """

    article: Article
    sentences: tuple[Span, ...]
    tokens: tuple[Tokens, ...]
    parties: tuple[str, ...]
    parties_fight: bool = False
    disaster: bool = False
    target: str = ""
    assault: bool = False

    def looks_back(self, sentence: Span) -> bool:
        """Whether a sentence names a year before the article's: told as background."""
        published = self.article.published
        years = [int(year) for year in _YEAR.findall(sentence.of(self.article.text))]
        return published is not None and any(year < published.year for year in years)

    def other_party(self, party: str | None) -> str | None:
        """The other of the two parties; None where ``party`` is none of them."""
        if party not in self.parties:
            return None
        return self.parties[1] if party == self.parties[0] else self.parties[0]


def scene_of(article: Article, sentences: tuple[Span, ...], tokens: tuple[Tokens, ...]) -> Scene:
    """Prepare an article for the rules; what is too long to be a sentence is left out."""
    kept = [at for at, words in enumerate(tokens) if len(words) <= LONGEST_SENTENCE_TOKENS]
    sentences, tokens = tuple(sentences[at] for at in kept), tuple(tokens[at] for at in kept)
    named: Counter[str] = Counter()
    for words in tokens:
        named.update(name for _, _, name in countries_in(words, 0, len(words)))
    top = [name for name, count in sorted(named.items(), key=lambda pair: -pair[1]) if count > 1][:2]
    parties = tuple(top) if len(top) == 2 else ()  # noqa: PLR2004
    said = [low for words in tokens for low in words.low]
    fight, disaster = sum(low in _FIGHT for low in said), sum(low in _DISASTER for low in said)
    return Scene(
        article,
        sentences,
        tokens,
        parties,
        parties_fight=fight > disaster,
        disaster=disaster >= _DISASTER_WORDS,
        target=target_of(article.title or "", tokens),
        assault=_is_assault(said),
    )


def _is_assault(said: list[str]) -> bool:
    """Whether a text speaks of an attack by few rather than of armies in battle."""
    attack, battle = sum(low in _ASSAULT for low in said), sum(low in _BATTLE for low in said)
    return attack > battle and (attack > 1 or not battle)


_ASSAULT = frozenset(
    "attack attacks attackers attacker bombing bombings bomber bombers massacre gunmen gunman assassination "
    "assassins shooting shootings hijacking hijackers hijacked terrorists terrorist terror hostages".split()
)
_BATTLE = frozenset(
    "ceasefire truce troops shelling shelled clashes clash offensive artillery servicemen hostilities "
    "frontline army armies positions invasion war fighting".split()
)

_DISASTER_WORDS = 2

_FIGHT = frozenset(
    "ceasefire cease-fire truce troops soldiers shelling clashes clash border offensive artillery "
    "army fighting hostilities servicemen militants rebels airstrike airstrikes war".split()
)
_DISASTER = frozenset(
    "flood floods flooding storm earthquake quake crash collision derailment train passengers dam "
    "dams rescuers debris rubble fire blaze collapse hurricane cyclone victims accident wreckage survivors "
    "drowned torrent evacuated homeless toll missing collapsed crashed derailed sank sinking capsized "
    "shipwreck explosion exploded blast eruption erupted wildfire wildfires landslide mudslide avalanche "
    "tornado typhoon tsunami stampede crush nightclub cargo aftershock rubble".split()
)


def countries_in(tokens: Tokens, first: int, last: int) -> list[tuple[int, int, str]]:
    """The countries named in a range of tokens: first token, token behind, name."""
    found = []
    at = first
    while at < last:
        place = place_at(tokens, at, last)
        if place is None:
            at += 1
        else:
            found.append((at, place[1], place[0].name))
            at = place[1]
    return found


def is_past(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence speaks of another year than the article's, so of another event."""
    years = {int(year) for year in _YEAR.findall(sentence.of(scene.article.text))}
    published = scene.article.published
    if not years or published is None:
        return False
    return not any(abs(published.year - year) <= 0 for year in years) and max(years) < published.year - 1
