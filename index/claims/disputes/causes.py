"""What caused a disaster, who is answerable for it, and whether it could have been prevented."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from index.claims.disputes.finding import Finding, Scene, is_past
from index.claims.model import Matter
from index.claims.voices.phrases import Phrase, phrase_after, phrase_before
from index.claims.voices.words import AUX, BE, NEGATIONS, Tokens, is_adverb
from index.model import Span

CAUSE = "what caused the disaster"
ANSWERABLE = "who is to blame for the disaster"
DENIES_BLAME = "denies blame"
PREVENTABLE = "whether it could have been prevented"

_EVENTS = frozenset(
    "crash accident collision derailment explosion blast fire blaze collapse disaster tragedy "
    "flood floods flooding sinking outage outbreak stampede crush landslide mudslide spill "
    "incident wreck catastrophe breach failure capsizing capsize capsized shipwreck destruction".split()
)
_CAUSAL = frozenset(
    "caused cause causes because due result results blame blamed responsible led reason fault "
    "point points pointed suspect suspects suspected ruled rule attributed attribute attributes "
    "traced behind root error failure sabotage owing thanks stem stemmed probe investigating "
    "investigate deliberate tampered negligence neglect neglected failed enough likeliest triggered "
    "triggering owed causing making made started sparked ignited".split()
)
_CAUSES: dict[str, frozenset[str]] = {
    "technical failure": frozenset(
        "signal signals signalling signaling interlocking technical malfunction malfunctioned "
        "mechanical electronic brake brakes engine "
        "software wiring defect defective circuit point switch electrical short-circuit boiler".split()
    ),
    "fireworks": frozenset(
        "firework fireworks pyrotechnic pyrotechnics flare flares sparkler sparklers".split()
    ),
    "human error": frozenset("mistake carelessness fatigue asleep drunk inattention misjudged".split()),
    "sabotage": frozenset(
        "sabotage sabotaged tampering tampered terrorism terrorist bomb bombing deliberate "
        "deliberately arson saboteurs interference explosives detonation conspiracy".split()
    ),
    "fire from outside": frozenset(
        "shelling shelled rocket rockets missile missiles airstrike airstrikes torpedo".split()
    ),
    "towing": frozenset("tow towed towing".split()),
    "overloading": frozenset("overloaded overloading overcrowded overcrowding".split()),
    "neglect": frozenset(
        "neglect neglected negligence negligent maintenance ageing aging unmaintained corruption "
        "mismanagement disrepair unrepaired upkeep corrosion dilapidated understaffed lapses".split()
    ),
    "nature": frozenset(
        "rain rains rainfall storm weather earthquake cyclone hurricane unprecedented lightning "
        "torrential".split()
    ),
    "speed": frozenset("speeding overspeeding".split()),
}
_PAIRS = {
    **dict.fromkeys(
        (("charge", "set"), ("charges", "set"), ("charges", "placed"), ("charges", "laid")), "sabotage"
    ),
    ("human", "error"): "human error",
    ("driver", "error"): "human error",
    ("pilot", "error"): "human error",
    ("gas", "leak"): "technical failure",
    ("short", "circuit"): "technical failure",
}
_EXCLUDED = frozenset({("ruled", "out"), ("rule", "out"), ("rules", "out"), ("ruling", "out")})
_BLAMES = frozenset("blames blame blamed blaming accuses accused accuse accusing".split())
_ANSWERABLE = frozenset(
    "government authorities ministry minister ministers railway railways operator company driver "
    "pilot officials contractor engineers engineer mayor council police governor administration "
    "regime owner owners airline management army opposition coastguard smugglers traffickers crew agency "
    "authority service department confederation organisers organizers utility "
    "captain contractors builders".split()
)
_COULD = frozenset("prevented avoided averted".split())
_SURPRISE = frozenset("unprecedented unforeseeable unavoidable inevitable".split())
_MIN_TOKENS = 4


def find_causes(scene: Scene) -> Iterator[Finding]:
    """Causes, blame and preventability told of a disaster, of the event at hand only."""
    if not scene.disaster or (scene.parties_fight and not scene.target):
        return  # what causes a war is asked in other words
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if len(tokens) < _MIN_TOKENS or is_past(scene, sentence):
            continue
        yield from _causes(sentence, tokens)
        yield from _answerable(sentence, tokens)
        yield from _preventable(sentence, tokens)


def _causes(sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    words = set(tokens.low)
    if not words & _CAUSAL or _may_cause(tokens) or words & _CRIMES or not words & (_EVENTS | _PLAINLY):
        return
    for stance, at in _named_causes(tokens):
        said = "not " + stance if _denied(tokens, at) else stance
        yield Finding(
            matter=Matter.FACT, topic=CAUSE, stance=said, sentence=sentence, span=tokens.span(at, at + 1)
        )


_PLAINLY = frozenset("cause caused sabotage neglect negligence overloading arson".split())
"""Words that speak of the disaster's cause though the sentence does not name the disaster."""

_CRIMES = frozenset("manslaughter homicide charged prosecutors indicted convicted sentenced".split())
"""Words of the law: what somebody is charged with is no account of what happened."""


def _may_cause(tokens: Tokens) -> bool:
    """Whether a cause is only feared: "the storm could cause floods"."""
    return any(
        low in {"cause", "lead", "result"}
        and tokens.low[at - 1] in {"could", "may", "might", "can", "would", "will"}
        for at, low in enumerate(tokens.low)
        if at
    )


def _named_causes(tokens: Tokens) -> Iterator[tuple[str, int]]:
    for stance, words in _CAUSES.items():
        at = next((place for place, low in enumerate(tokens.low) if low in words), None)
        if at is not None:
            yield stance, at
    for at in range(len(tokens) - 1):
        if (tokens.low[at], tokens.low[at + 1]) in _PAIRS:
            yield _PAIRS[tokens.low[at], tokens.low[at + 1]], at
            return


_SAYS_ANEW = frozenset("said says blamed blames insisted insists added claimed claims told".split())


def _denied(tokens: Tokens, at: int) -> bool:
    """Whether a cause is named to be ruled out."""
    first = max(0, at - 8)
    turns = [place for place in range(first, at) if tokens.low[place] in {"and", "but"}]
    anew = [place for place in turns if tokens.low[place + 1] in _SAYS_ANEW]
    before = tokens.low[anew[-1] if anew else first : at]
    pairs = set(pairwise(before))
    return bool(
        pairs & _EXCLUDED
        or set(before) & (NEGATIONS | {"denied", "denies", "dismissed", "rejected", "without"})
    )


def _answerable(sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    """As in "The opposition blames the government for the collapse"; "the operator denied negligence"."""
    for at, low in enumerate(tokens.low):
        if low in _BLAMES and not (at and tokens.low[at - 1] in BE):
            stance = _answerable_in(tokens, phrase_after(tokens, at + 1))
            if stance:
                span = tokens.span(at, len(tokens))
                yield Finding(
                    matter=Matter.BLAME, topic=ANSWERABLE, stance=stance, sentence=sentence, span=span
                )
        elif low in _FAILED and _failure(tokens, at):
            stance = _answerable_in(tokens, _who_failed(tokens, at))
            if stance:
                yield Finding(
                    matter=Matter.BLAME,
                    topic=ANSWERABLE,
                    stance=stance,
                    sentence=sentence,
                    span=tokens.span(at, at + 1),
                )
                return
        elif low in {"denied", "denies", "rejected", "rejects", "deny"} and {
            "negligence",
            "responsibility",
            "blame",
            "wrongdoing",
            "accusations",
            "fault",
        } & set(tokens.low[at + 1 : at + 8]):
            yield Finding(
                matter=Matter.BLAME,
                topic=ANSWERABLE,
                stance=DENIES_BLAME,
                sentence=sentence,
                span=tokens.span(at, len(tokens)),
            )


_FAILED = frozenset("failed neglected ignored bungled botched late nothing mismanaged".split())
"""Words of failing at what one is there for; each stands in a phrase that :func:`_failure` looks for."""


def _failure(tokens: Tokens, at: int) -> bool:
    """As in "the ministry failed to warn", "was too late", "did nothing"."""
    low, before = tokens.low[at], tokens.low[max(0, at - 4) : at]
    if low == "failed":
        return tokens.low[at + 1 : at + 2] == ("to",)
    if low == "late":
        return "too" in before and bool(
            BE & set(before) or {"came", "reacted", "acted", "warned"} & set(before)
        )
    return low != "nothing" or bool({"did", "done", "doing"} & set(before))


def _who_failed(tokens: Tokens, at: int) -> Phrase | None:
    """The subject: the words before the verb, past what stands between."""
    start = at
    while start > 0 and (
        tokens.low[start - 1] in _BETWEEN or tokens.low[start - 1] in AUX or is_adverb(tokens.low[start - 1])
    ):
        start -= 1
    return phrase_before(tokens, start)


_BETWEEN = frozenset("too done did came reacted acted".split())


def _answerable_in(tokens: Tokens, phrase: Phrase | None) -> str:
    if phrase is None:
        return ""
    return next((low for low in tokens.low[phrase[0] : phrase[1]] if low in _ANSWERABLE), "")


def _preventable(sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    found = _could_have(tokens) or _surprised(tokens) or _would_have(tokens)
    if found is not None:
        yield _prevent(sentence, tokens, *found)


def _could_have(tokens: Tokens) -> tuple[int, str] | None:
    """As in "the deaths could have been prevented"."""
    words = set(tokens.low)
    at = next((place for place, low in enumerate(tokens.low) if low in _COULD), None)
    if (
        at is None
        or not words & {"could", "might", "would", "have", "can"}
        or not words & (_EVENTS | _LOSSES)
    ):
        return None
    return at, "no" if words & {"not", "nothing", "never"} else "yes"


_MIGHT = frozenset({"could", "might", "would", "have", "can"})


def _surprised(tokens: Tokens) -> tuple[int, str] | None:
    """As in "nobody could foresee such a flood", "the wave took the town by surprise"."""
    words = set(tokens.low)
    at = next((place for place, low in enumerate(tokens.low) if low in _SURPRISE), None)
    if at is not None and words & _FORCES:
        return at, "no"
    if "surprise" in words and words & {"took", "taken", "caught"}:
        return tokens.low.index("surprise"), "no"
    return None


def _would_have(tokens: Tokens) -> tuple[int, str] | None:
    """As in "it would never have come to this", "the device would have been of no help"."""
    for at, low in enumerate(tokens.low):
        rest = tokens.low[at + 1 : at + _WOULD_REACH]
        if low not in {"would", "could", "need"} or "have" not in rest:
            continue
        averted = NEGATIONS & set(rest[:2]) and {"happened", "occurred", "come"} & set(rest)
        if averted:
            return at, "yes"
        useless = NEGATIONS & set(rest) and _HELPED & set(rest)
        if useless:
            return at, "no"
    return None


_WOULD_REACH = 8
_HELPED = frozenset("help helped use useful mattered difference prevented averted saved stopped".split())


_LOSSES = frozenset("death deaths casualties lives losses dead victims damage happened".split())
_FORCES = frozenset(
    "rain rains rainfall storm flood floods flooding torrent water earthquake quake winds wave waves".split()
)


def _prevent(sentence: Span, tokens: Tokens, at: int, stance: str) -> Finding:
    return Finding(
        matter=Matter.FACT, topic=PREVENTABLE, stance=stance, sentence=sentence, span=tokens.span(at, at + 1)
    )
