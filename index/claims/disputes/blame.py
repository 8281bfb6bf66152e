"""Who is to blame: accusations, denials, answers to an attack, and "each blames the other"."""

from __future__ import annotations

from collections.abc import Iterator

from index.claims.attribution import Attributor
from index.claims.disputes.finding import Finding, Scene, countries_in, is_past
from index.claims.model import Matter
from index.claims.voices.phrases import Phrase, phrase_after, phrase_before
from index.claims.voices.words import AUX, BE, STOPS, Tokens
from index.model import Span

STARTED = "who started the fighting"
BROKE_TRUCE = "who broke the ceasefire"
MUTUAL = "each blames the other"

_TRUCE = frozenset("ceasefire cease-fire truce armistice".split())
_BREAK = frozenset("broke break breaks broken breaking breach breached breaches breaching violate violated violates violating violation violations".split())
_ATTACK_VERBS = frozenset(
    "attacked shelled struck bombed bombarded raided invaded ambushed hit targeted fired provoked started began launched opened staged "
    "attacks shells strikes bombs starts begins launches stages committed mined initiated unleashed stormed killed".split()
)
_NEEDS_OBJECT = {
    "started": frozenset("it this fighting clashes war conflict hostilities shooting shelling".split()),
    "began": frozenset("it this fighting clashes war conflict hostilities shooting shelling firing".split()),
    "starts": frozenset("it this fighting".split()),
    "begins": frozenset("it this fighting".split()),
    "launched": frozenset("attack attacks offensive strike strikes assault aggression missile missiles rocket rockets raid operation".split()),
    "launches": frozenset("attack attacks offensive strike strikes assault".split()),
    "opened": frozenset({"fire"}),
    "staged": frozenset("provocation provocations attack attacks ambush".split()),
    "stages": frozenset("provocation provocations attack attacks".split()),
    "committed": frozenset("provocation provocations aggression sabotage violations breaches attack".split()),
    "mined": frozenset("land road roads area areas territory".split()),
    "killed": frozenset(),
    "initiated": frozenset("fighting clashes attack it this hostilities".split()),
    "hit": frozenset("positions villages village towns town settlement settlements school hospital infrastructure border posts post".split()),
}
_ATTACK_NOUNS = frozenset(
    "attack attacks assault assaults aggression offensive provocation provocations shelling invasion incursion incursions strike strikes "
    "raid raids bombardment sabotage ambush fire".split()
)
_MUTUAL_SUBJECT = frozenset("each both either sides parties countries neighbours neighbors capitals capital".split())
_MUTUAL_VERBS = frozenset("blames blame blamed accuse accuses accused say says said points point pointed trade traded charge charged hold holds holding differ".split())
_BLAME_VERBS = frozenset("blames blame blamed blaming accuse accuses accused accusing charges charged charging".split())
_RESPONSE = frozenset(
    "retaliated retaliating retaliation responded responding retaliate answered response responds reply counter-measures countermeasures "
    "counterattack counter-attack".split()
)
_DENY = frozenset("denied denies deny denying rejected rejects rejecting dismissed dismisses refuted refutes".split())
_REACH = 12


def find_blame(scene: Scene, voices: Attributor) -> Iterator[Finding]:
    """Blame in each sentence of a scene, of the event at hand only."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if len(tokens) < 4 or is_past(scene, sentence):  # noqa: PLR2004
            continue
        if _mutual(tokens):
            yield _finding(sentence, _topic(tokens, 0, len(tokens)), MUTUAL, sentence)
            continue
        yield from _accusations(sentence, tokens)
        yield from _attacks(scene, sentence, tokens, voices)
        yield from _answers(scene, sentence, tokens, voices)
        yield from _denials(scene, sentence, tokens, voices)


def _finding(sentence: Span, topic: str, stance: str, span: Span) -> Finding:
    return Finding(matter=Matter.BLAME, topic=topic, stance=stance, sentence=sentence, span=span)


def _topic(tokens: Tokens, first: int, last: int) -> str:
    words = set(tokens.low[first:last])
    return BROKE_TRUCE if words & _TRUCE and words & _BREAK else STARTED


def _mutual(tokens: Tokens) -> bool:
    """"Each side blames the other", "the neighbours accuse each other"."""
    low = tokens.low
    other = any(
        low[at] == "other" and low[at - 1] in {"the", "each"} or low[at : at + 2] == ("one", "another") for at in range(1, len(low))
    )
    if not other:
        return "blame" in low and "both" in low and "directions" in low
    subject = any(word in _MUTUAL_SUBJECT for word in low)
    return subject and any(word in _MUTUAL_VERBS for word in low)


def _accusations(sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    """"X accused Y of …", "X blamed Y", "the blame lies with Y", "Y bears responsibility"."""
    for at, low in enumerate(tokens.low):
        if low in _BLAME_VERBS and not (at and tokens.low[at - 1] in BE):
            blamed = phrase_after(tokens, at + 1)
            stance = _party(tokens, blamed)
            if stance:
                yield _finding(sentence, _topic(tokens, at, len(tokens)), stance, _behind(tokens, at))
        elif low in {"blame", "responsibility", "responsible"}:
            yield from _blame_lies(sentence, tokens, at)


def _behind(tokens: Tokens, at: int) -> Span:
    return tokens.span(min(at + 1, len(tokens) - 1), len(tokens))


def _blame_lies(sentence: Span, tokens: Tokens, at: int) -> Iterator[Finding]:
    for near in range(at + 1, min(at + 9, len(tokens))):
        if tokens.low[near] in {"with", "on"}:
            stance = _party(tokens, phrase_after(tokens, near + 1))
            if stance:
                yield _finding(sentence, _topic(tokens, 0, len(tokens)), stance, tokens.span(at, near + 1))
                return
    subject = next((place for place in range(at - 1, max(-1, at - 10), -1) if tokens.low[place] in {"bears", "bear", "bore", "is", "are", "was", "holds"}), None)
    if subject is not None and "hold" not in tokens.low[max(0, at - 8) : at]:
        stance = _party(tokens, phrase_before(tokens, subject))
        if stance:
            yield _finding(sentence, _topic(tokens, 0, len(tokens)), stance, tokens.span(subject, at + 1))


def _party(tokens: Tokens, phrase: Phrase | None) -> str:
    """The country that a phrase names; "" where it names none, or several."""
    if phrase is None:
        return ""
    named = {name for _, _, name in countries_in(tokens, *phrase)}
    return named.pop() if len(named) == 1 else ""


def _attacks(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """"Y's forces opened fire", "shelled by Y", "provocations by Y", "Y's attack"."""
    for at, low in enumerate(tokens.low):
        if low in _ATTACK_VERBS and _fits(tokens, at):
            stance, span = _agent(tokens, at)
        elif low in _ATTACK_NOUNS:
            stance, span = _agent_of_noun(tokens, at)
        else:
            continue
        if not stance or span is None:
            continue
        said = voices.claimant(span)
        if said.name is None or said.side == stance:
            continue
        yield Finding(matter=Matter.BLAME, topic=_topic(tokens, max(0, at - 6), at + 8), stance=stance, sentence=sentence, span=span, said=said)


def _fits(tokens: Tokens, at: int) -> bool:
    needed = _NEEDS_OBJECT.get(tokens.low[at])
    return needed is None or bool(needed & set(tokens.low[at + 1 : at + 8]))


def _agent(tokens: Tokens, at: int) -> tuple[str, Span | None]:
    passive = any(tokens.low[near] in BE for near in range(max(0, at - 3), at))
    if passive or (at + 1 < len(tokens) and "by" in tokens.low[at + 1 : at + 4]):
        for by in range(at + 1, min(at + _REACH, len(tokens))):
            if tokens.low[by] == "by":
                return _party(tokens, phrase_after(tokens, by + 1)), tokens.span(at, by + 1)
            if tokens.low[by] in STOPS:
                break
        return "", None
    start = at
    while start > 0 and (tokens.low[start - 1] in AUX or tokens.low[start - 1].endswith("ly") or tokens.low[start - 1] in {"first", "also"}):
        start -= 1
    return _party(tokens, phrase_before(tokens, start)), tokens.span(at, at + 1)


def _agent_of_noun(tokens: Tokens, at: int) -> tuple[str, Span | None]:
    span = tokens.span(at, at + 1)
    if at + 1 < len(tokens) and tokens.low[at + 1] in {"by", "from"}:
        return _party(tokens, phrase_after(tokens, at + 2)), span
    begin = at
    while begin > 0 and at - begin < 4 and tokens.low[begin - 1] not in STOPS and tokens.low[begin - 1] not in {"on", "against", "in", "of", "the", "a"}:  # noqa: PLR2004
        begin -= 1
    named = countries_in(tokens, begin, at)
    if len(named) == 1 and tokens.low[at] != "fire":
        return named[0][2], span
    return "", None


def _answers(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """A side that says it only answered: it blames the other."""
    for at, low in enumerate(tokens.low):
        if low in _RESPONSE:
            said = voices.claimant(tokens.span(at, at + 1))
            other = scene.other_party(said.side)
            if said.name and other:
                span = tokens.span(at, at + 1)
                yield Finding(matter=Matter.BLAME, topic=STARTED, stance=other, sentence=sentence, span=span, said=said)
                return


def _denials(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """A side that denies having begun: it blames the other."""
    words = set(tokens.low)
    if not words & {"began", "begun", "started", "starting", "attacked", "provocation", "provocations", "fired", "first", "attack", "attacks", "aggression", "violating", "violated"}:
        return
    for at, low in enumerate(tokens.low):
        if low in _DENY and at + 1 < len(tokens):
            said = voices.claimant(_behind(tokens, at))
            other = scene.other_party(said.side)
            if said.name and other:
                yield Finding(matter=Matter.BLAME, topic=_topic(tokens, at, len(tokens)), stance=other, sentence=sentence, span=_behind(tokens, at), said=said)
                return
