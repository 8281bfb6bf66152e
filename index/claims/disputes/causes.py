"""What caused it, and what did or did not happen: causes by kind, denials of facts."""

from __future__ import annotations

from collections.abc import Iterator

from index.claims.attribution import Attributor
from index.claims.disputes.finding import Finding, Scene, is_past
from index.claims.model import Matter
from index.claims.voices.words import Tokens

_EVENTS = frozenset(
    "crash accident collision derailment explosion blast fire collapse disaster tragedy flood floods flooding sinking outage outbreak "
    "stampede crush landslide spill incident".split()
)
_CAUSAL = frozenset("caused cause causes because due result blamed responsible led reason fault failure error sabotage".split())
_CAUSES: dict[str, frozenset[str]] = {
    "signal or technical failure": frozenset("signal signalling signaling interlocking technical malfunction mechanical electronic brake brakes engine software".split()),
    "human error": frozenset("error mistake negligence negligent carelessness fatigue".split()),
    "sabotage or attack": frozenset("sabotage sabotaged tampering tampered terrorism bomb deliberate missile arson saboteurs".split()),
    "neglect": frozenset("neglect maintenance neglected ageing aging unmaintained corruption mismanagement disrepair".split()),
    "nature": frozenset("rain rains rainfall storm weather earthquake cyclone hurricane unprecedented natural lightning".split()),
}


def find_causes(scene: Scene, voices: Attributor) -> Iterator[Finding]:
    """Statements of what caused a disaster, one for each kind of cause named."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        event = _event(tokens)
        if event is None or is_past(scene, sentence) or not set(tokens.low) & _CAUSAL:
            continue
        for stance, at in _causes(tokens):
            yield Finding(
                matter=Matter.FACT, topic=f"what caused the {event}", stance=stance, sentence=sentence, span=tokens.span(at, at + 1)
            )


def _event(tokens: Tokens) -> str | None:
    return "disaster" if set(tokens.low) & _EVENTS else None


def _causes(tokens: Tokens) -> Iterator[tuple[str, int]]:
    for stance, words in _CAUSES.items():
        at = next((place for place, low in enumerate(tokens.low) if low in words), None)
        if at is not None:
            yield stance, at
