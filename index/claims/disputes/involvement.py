"""Who is said to be behind an attack or to have had a part in it, who claims it, who denies a part in it."""

from __future__ import annotations

from collections.abc import Iterator

from index.claims.attribution import Attribution, Attributor
from index.claims.disputes.acts import party_in
from index.claims.disputes.finding import Finding
from index.claims.model import Matter
from index.claims.voices.phrases import phrase_after, phrase_before
from index.claims.voices.words import AUX, BE, HAVE, NEGATIONS, Tokens, is_adverb
from index.model import Span

NOT = "not "
"""How the stance of a denial begins: "not Norland"."""

_ATTACK = frozenset(
    "attack attacks assault bombing bombings shooting massacre killing killings blast explosion explosions "
    "raid strike strikes assassination murder murders sabotage crime hijacking plot operation it this "
    "these".split()
)
_PLOTTED = frozenset(
    "planned plotted ordered organised organized orchestrated masterminded sponsored financed funded "
    "directed commissioned engineered instigated perpetrated".split()
)
_PART = frozenset("part hand role involvement".split())
_INVOLVED = frozenset("involved complicit".split())
_DENY = frozenset("denied denies deny denying rejected rejects".split())
_LEFT_OPEN = frozenset(
    "back retracted withdrew withdrawn unauthorised unauthorized recanted evidence whether if".split()
)
"""Words by which a claim is taken back, or by which it is left open who did it."""

_OWN_NAME = frozenset("it they he she its their his her our we".split())
_NEAR = 8


def find_involvement(sentence: Span, tokens: Tokens, voices: Attributor, *, topic: str) -> Iterator[Finding]:
    """What a sentence tells of anybody's part in an attack, for or against it."""
    if any(
        low in _LEFT_OPEN and tokens.low[max(0, at - 1)] != "without" for at, low in enumerate(tokens.low)
    ):
        return
    for at in range(len(tokens)):
        found = _behind_it(tokens, at) or _took_part(tokens, at) or _nothing_to_do(tokens, at)
        span = tokens.span(at, at + 1)
        if found is not None:
            subject, denied = found
            said = voices.claimant(span, views=True)
            own = (said.side or said.name or "") if _is_own(tokens, subject) else ""
            party = _party(tokens, subject) or own
        else:
            party, denied = _claims_it(tokens, at), False
            said = Attribution(name=party, side=party, rule="claims it")
        if party and said.name is not None:
            stance = f"{NOT}{party}" if denied else party
            yield Finding(
                matter=Matter.BLAME, topic=topic, stance=stance, sentence=sentence, span=span, said=said
            )
            return


_GROUPS = frozenset(
    "front army state party brigade brigades movement group council force forces command cell network units "
    "martyrs fighters resistance liberation".split()
)


def _party(tokens: Tokens, phrase: tuple[int, int] | None) -> str:
    """The party that a phrase names: a country or known group, else a name that ends as groups' names do."""
    known = party_in(tokens, phrase)
    if known or phrase is None:
        return known if known[:1].isupper() else ""
    first, last = phrase
    while first < last and not tokens.text[first][:1].isupper():
        first += 1
    name = tokens.text[first:last]
    if name[:1] in (("The",), ("A",)):
        name = name[1:]
    named = len(name) > 1 and all(word[:1].isupper() for word in name) and name[-1].lower() in _GROUPS
    return " ".join(name) if named else ""


def _claims_it(tokens: Tokens, at: int) -> str:
    """Who claims an attack, as in "The Free Front claimed responsibility"; "" where nobody does."""
    if tokens.low[at] != "responsibility":
        return ""
    if tokens.low[at + 1 : at + 4] == ("was", "claimed", "by"):
        return _party(tokens, phrase_after(tokens, at + 4))
    verb = next((near for near in range(at - 1, max(0, at - 4), -1) if tokens.low[near] in _CLAIM), None)
    return "" if verb is None else _party(tokens, _subject(tokens, verb))


_CLAIM = frozenset("claimed claims claim claiming took taken takes".split())


_Found = tuple[tuple[int, int] | None, bool]


def _behind_it(tokens: Tokens, at: int) -> _Found | None:
    """As in "Norland is behind the attack", "it was not behind it", "Norland orchestrated the bombing"."""
    low = tokens.low[at]
    ahead = tokens.low[at + 1 : at + 1 + _NEAR]
    if _ATTACK.isdisjoint(ahead):
        return None
    behind = low == "behind" and tokens.low[at - 1] in BE | NEGATIONS | {"stood", "stands", "being"}
    if not behind and (low not in _PLOTTED or tokens.low[at - 1] in BE):
        return None
    return _subject(tokens, at), _denied(tokens, at)


def _took_part(tokens: Tokens, at: int) -> _Found | None:
    """As in "Norland took part", "had a hand in it", "was not involved", "no involvement by Norland"."""
    low = tokens.low[at]
    before = tokens.low[max(0, at - 4) : at]
    if low in _INVOLVED and (BE & set(before) or "being" in before):
        return _subject(tokens, at), _denied(tokens, at)
    if low not in _PART:
        return None
    if low == "involvement" and tokens.low[at + 1 : at + 2] in {("by",), ("of",)}:
        return phrase_after(tokens, at + 2), bool(_NO & set(before))
    if {"had", "has", "have", "took", "taken", "plays", "played", "denied", "denies", "deny"} & set(before):
        return _subject(tokens, at), _denied(tokens, at)
    return None


def _nothing_to_do(tokens: Tokens, at: int) -> _Found | None:
    """As in "Norland had absolutely nothing to do with it"."""
    if tokens.low[at] == "nothing" and tokens.low[at + 1 : at + 4] == ("to", "do", "with"):
        return _subject(tokens, at), True
    return None


_NO = NEGATIONS | {"any", "without"}


def _denied(tokens: Tokens, at: int) -> bool:
    return bool((_NO | _DENY) & set(tokens.low[max(0, at - 5) : at]))


_PASSED = AUX | BE | HAVE | NEGATIONS | _DENY | frozenset("a any the took taken played being that".split())


def _subject(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The words before the verb, past auxiliaries, articles, denials and adverbs."""
    start = at
    while start > 0 and (tokens.low[start - 1] in _PASSED or is_adverb(tokens.low[start - 1])):
        start -= 1
    if start > 1 and tokens.low[start - 1] == ",":  # "Norland, with its allies, took part"
        opened = next((near for near in range(start - 2, 0, -1) if tokens.low[near] == ","), 0)
        start = opened or start
    return phrase_before(tokens, start)


def _is_own(tokens: Tokens, subject: tuple[int, int] | None) -> bool:
    """Whether the subject is the claimant's own "it", "his country", or nobody: "denied any part in it"."""
    return subject is None or tokens.low[subject[0]] in _OWN_NAME
