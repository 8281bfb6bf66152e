"""What was done, or not done, before a disaster: whether people were warned, whether upkeep was done."""

from __future__ import annotations

from collections.abc import Iterator

from index.claims.disputes.finding import Finding, Scene, is_past
from index.claims.model import Matter
from index.claims.voices.words import BE, HAVE, NEGATIONS, Tokens

WARNED = "whether people were warned"
KEPT_UP = "whether upkeep was done"

_WARNINGS = frozenset("warning warnings alert alerts alarm alarms siren sirens".split())
_WARN = frozenset("warned alerted".split())
_GIVEN = frozenset(
    "issued issue sent send gave given sounded sound raised received receive heard wailed blared".split()
)
_UPKEEP = frozenset("maintained repaired inspected serviced overhauled checked".split())
_NONE = NEGATIONS | frozenset("without nobody nothing hardly failed failing ignored lacked".split())
_NEAR = 5
_TO_COME = frozenset("can could will would may might must should shall to".split())
"""What could be, or will be, repaired tells nothing of what was done before."""
_WORDS_CHECKED = frozenset(
    "claim claims report reports figure figures rumour rumours rumor rumors account footage video".split()
)
"""What is checked, or can't be, where news is checked."""


def find_precautions(scene: Scene) -> Iterator[Finding]:
    """Such statements in each sentence of a scene that tells of a disaster."""
    if not scene.disaster:
        return
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if is_past(scene, sentence):
            continue
        for topic, found in ((WARNED, _warned(tokens)), (KEPT_UP, _kept_up(tokens))):
            if found is not None:
                at, stance = found
                yield Finding(
                    matter=Matter.FACT,
                    topic=topic,
                    stance=stance,
                    sentence=sentence,
                    span=tokens.span(at, at + 1),
                )


def _warned(tokens: Tokens) -> tuple[int, str] | None:
    """As in "residents were warned", "no sirens sounded"; not "she warned that more may die"."""
    for at, low in enumerate(tokens.low):
        before = tokens.low[max(0, at - _NEAR) : at]
        if low in _WARN and (BE | HAVE) & set(before[-3:]):
            return at, "no" if _NONE & set(before) else "yes"
        if low in {"warn", "alert"} and _NONE & set(before):
            return at, "no"
        if low in _WARNINGS:
            if _NONE & set(before[-3:]):
                return at, "no"
            if _GIVEN & set(before) or _GIVEN & set(tokens.low[at + 1 : at + 4]):
                return at, "yes"
    return None


def _kept_up(tokens: Tokens) -> tuple[int, str] | None:
    """As in "the dam was regularly inspected", "the brakes had not been serviced"."""
    for at, low in enumerate(tokens.low):
        before = tokens.low[max(0, at - _NEAR) : at]
        done = BE & set(before) and _TO_COME.isdisjoint(before) and _WORDS_CHECKED.isdisjoint(tokens.low[:at])
        if low in _UPKEEP and done:
            return at, "no" if _NONE & set(before) else "yes"
        if low == "maintenance" and ({"lack"} & set(before) or _NONE & set(before[-3:])):
            return at, "no"
    return None
