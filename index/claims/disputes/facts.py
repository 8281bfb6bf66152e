"""Facts that parties to a fight tell differently.

Land taken, who brought the ceasefire about, help refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.claims.disputes.acts import party_in
from index.claims.disputes.finding import Finding, Scene, countries_in, is_past
from index.claims.model import Matter
from index.claims.voices.phrases import phrase_after
from index.claims.voices.words import Tokens
from index.model import Span

TERRITORY = "whether territory changed hands"
BROKER = "who brought about the ceasefire"
AID = "whether help was refused"

_LAND = frozenset(
    "territory territories land settlement settlements village villages town towns heights height "
    "positions kilometres kilometers km ground district city bridge hill hills".split()
)
_TAKEN = frozenset(
    "taken captured seized occupied control held lost seizing capturing retaken recaptured "
    "overrun fallen advance advanced took capture hands".split()
)
_LIE = frozenset(
    "lie lies false untrue fake baseless disinformation fabricated rumours rumors denied denies "
    "deny denying fabrication nonsense unfounded misinformation refuted".split()
)
_TRUCE = frozenset("ceasefire cease-fire truce armistice hostilities fighting agreement".split())
_BROKERED = frozenset(
    "brokered mediated negotiated arranged secured mediation mediator credited credit thanked".split()
)
_HELP = frozenset("aid help assistance rescuers convoy convoys relief supplies teams".split())
_REFUSED = frozenset("refused refuses rejected blocked turned blocking denied refusing".split())
_WINDOW = 8
_AREA = re.compile(r"(\d+(?:[.,]\d+)?) (?:square (?:kilomet\w+|miles)|sq\.? ?km)")


def find_facts(scene: Scene) -> Iterator[Finding]:
    """Such facts in each sentence of a scene, of the event at hand only."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if is_past(scene, sentence):
            continue
        words = set(tokens.low)
        if scene.parties_fight:
            yield from _territory(scene, sentence, tokens, words)
            yield from _broker(scene, sentence, tokens, words)
        yield from _aid(sentence, tokens, words)


def _territory(scene: Scene, sentence: Span, tokens: Tokens, words: set[str]) -> Iterator[Finding]:
    at = next(
        (place for place, low in enumerate(tokens.low) if low in _TAKEN and not _idiom(tokens, place)), None
    )
    if at is None or not words & _LAND or scene.looks_back(sentence):
        return
    near = set(tokens.low[max(0, at - 8) : at + 8])
    if not near & _LAND:
        return
    if words & _LIE:
        stance = "not taken"
    else:
        area = _AREA.search(sentence.of(scene.article.text))
        stance = f"{area.group(1)} square kilometres taken" if area else "taken"
    yield Finding(
        matter=Matter.FACT, topic=TERRITORY, stance=stance, sentence=sentence, span=tokens.span(at, at + 1)
    )


def _idiom(tokens: Tokens, at: int) -> bool:
    """As in "took place", "lost 12 of its people", "the occupied West Bank": nothing is taken."""
    behind = tokens.low[at + 1 : at + 2]
    if tokens.low[at] == "lost":
        return _LAND.isdisjoint(tokens.low[at + 1 : at + 5]) and tokens.low[at - 1 : at] not in _WAS
    if tokens.low[at] == "occupied":
        return at + 1 < len(tokens) and tokens.text[at + 1][:1].isupper()
    return behind in {("up",), ("part",), ("place",), ("over",), ("effect",)}


_WAS = {("was",), ("were",), ("been",)}


def _broker(scene: Scene, sentence: Span, tokens: Tokens, words: set[str]) -> Iterator[Finding]:
    at = next((place for place, low in enumerate(tokens.low) if low in _BROKERED), None)
    if at is None or not words & _TRUCE or scene.looks_back(sentence):
        return
    stance = _mediator(scene, tokens, at)
    if stance:
        yield Finding(
            matter=Matter.FACT, topic=BROKER, stance=stance, sentence=sentence, span=tokens.span(at, at + 1)
        )


def _mediator(scene: Scene, tokens: Tokens, at: int) -> str:
    """Who mediated: behind "by", before "mediation", or the subject; never one of the parties."""
    for by in range(at + 1, min(at + 4, len(tokens))):
        if tokens.low[by] in {"by", "with"}:
            stance = party_in(tokens, phrase_after(tokens, by + 1))
            if stance:
                return stance if stance not in scene.parties else ""
    beside = countries_in(tokens, max(0, at - 2), at)
    if beside and beside[-1][1] == at:  # "Sudlandish mediation", though Sudland be named more than a party
        return beside[-1][2]
    if {"international", "community"} <= set(tokens.low) or tokens.low[at - 1] == "international":
        return "the international community"
    named = [
        name
        for _, _, name in countries_in(tokens, max(0, at - 6), min(len(tokens), at + 6))
        if name not in scene.parties
    ]
    return named[-1] if named else ""


def _aid(sentence: Span, tokens: Tokens, words: set[str]) -> Iterator[Finding]:
    refusals = [
        place
        for place, low in enumerate(tokens.low)
        if low in _REFUSED
        and _HELP & set(tokens.low[place : place + _WINDOW])
        and tokens.low[place + 1 : place + 3] != ("to", "help")
    ]
    if not refusals:
        return
    at = refusals[-1]
    denied = len(refusals) > 1 or bool(words & (_LIE - {"denied"}))
    stance = "not refused" if denied else "refused"
    yield Finding(
        matter=Matter.FACT, topic=AID, stance=stance, sentence=sentence, span=tokens.span(at, at + 1)
    )
