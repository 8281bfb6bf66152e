"""Who is to blame: accusations, hostile acts told of the other side, answers to an attack, denials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.claims.attribution import Attribution, Attributor
from index.claims.disputes.acts import ENEMIES, Act, acts_in, agent_of, party_in, suffered
from index.claims.disputes.finding import Finding, Scene, countries_in, is_past
from index.claims.disputes.involvement import NOT, find_involvement
from index.claims.disputes.targets import OVER, struck
from index.claims.model import Matter
from index.claims.voices.phrases import phrase_after, phrase_before
from index.claims.voices.words import BE, Tokens
from index.model import Span

STARTED = "who started the fighting"
BROKE_TRUCE = "who broke the ceasefire"
ATTACK = f"{OVER}attack"
MUTUAL = "each blames the other"

_TRUCE = frozenset("ceasefire cease-fire truce armistice agreement".split())
_BREAK = frozenset(
    "broke break breaks broken breaking breach breached breaches breaching violate violated "
    "violates violating violation violations".split()
)
_MUTUAL_SUBJECT = frozenset(
    "each both either sides parties countries neighbours neighbors capitals capital governments "
    "armies nations two".split()
)
_MUTUAL_VERBS = frozenset(
    "blames blame blamed blaming accuse accuses accused accusing accusations say says said points "
    "point pointed trade traded trading charge charged hold holds holding differ exchanged sees see".split()
)
_BLAME_VERBS = frozenset(
    "blames blame blamed blaming accuse accuses accused accusing charges charged charging".split()
)
_RETALIATION = frozenset(
    "retaliated retaliating retaliation retaliatory retaliate counter-measures countermeasures "
    "countering".split()
)
_RESPONSE = frozenset(
    "responded responding response answered answering answer reply replying replied retaliation".split()
)
_HOSTILE_CONTEXT = frozenset(
    "fire shelling attack attacks provocation provocations aggression assault forces troops "
    "border army positions strikes shooting fired attacked shelled".split()
)
_DENY = frozenset(
    "denied denies deny denying rejected rejects rejecting reject dismissed dismisses dismissing "
    "refuted refutes disputes".split()
)
_CHARGE = frozenset(
    "began begun started starting attacked provocation provocations fired first attack attacks "
    "aggression violating violated charge charges accusation accusations accused broken broke "
    "shelled shelling fighting shooting responsibility responsible blame involvement claim claims assertion "
    "allegations".split()
)
_DENIAL_REACH = 12
_MIN_TOKENS = 4


def find_blame(scene: Scene, voices: Attributor) -> Iterator[Finding]:
    """Blame in each sentence of a scene, of the event at hand only."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if len(tokens) < _MIN_TOKENS or is_past(scene, sentence):
            continue
        if _mutual(tokens):
            topic = _topic(scene, tokens, 0, len(tokens))
            yield _finding(sentence, topic, MUTUAL, sentence, Attribution())
            continue
        if scene.assault:
            yield from find_involvement(sentence, tokens, voices, topic=ATTACK)
        for finding in _told(scene, sentence, tokens, voices):
            said = finding.said or voices.claimant(finding.span, views=True)
            stance = finding.stance
            if stance in ENEMIES:
                stance = _enemy(scene, tokens, said)
            named = finding.topic != ATTACK or stance.removeprefix(NOT)[:1].isupper()
            if stance and named and said.side != stance:
                yield replace(finding, said=said, stance=stance)


def _enemy(scene: Scene, tokens: Tokens, said: Attribution) -> str:
    """Who "the occupiers" are: the one other country of the sentence, else the other party."""
    named = {name for _, _, name in countries_in(tokens, 0, len(tokens))} - {said.side}
    return named.pop() if len(named) == 1 else scene.other_party(said.side) or ""


def _told(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """The blame that a sentence tells, the parties as it names them."""
    yield from _accusations(scene, sentence, tokens)
    yield from _acts(scene, sentence, tokens, voices)
    yield from _answers(scene, sentence, tokens, voices)
    yield from _denials(scene, sentence, tokens, voices)
    yield from _rejections(scene, sentence, tokens)


_WHAT_IS_REJECTED = frozenset("something which that charge claim accusation allegation what".split())


def _rejections(scene: Scene, sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    """As in "Ruritania blames Sudland, something Sudland rejects", "a charge that Sudland denies"."""
    for at in range(2, len(tokens)):
        phrase = phrase_before(tokens, at) if tokens.low[at] in _DENY else None
        near = () if phrase is None else tokens.low[max(0, phrase[0] - 1) : phrase[0] + 1]
        if phrase is None or _WHAT_IS_REJECTED.isdisjoint(near):
            continue
        party = party_in(tokens, phrase)
        if party and not _BLAME_VERBS.isdisjoint(tokens.low[: phrase[0]]):
            said = Attribution(name=party, side=party, rule="rejects it")
            yield _finding(
                sentence,
                _topic(scene, tokens, 0, len(tokens)),
                f"{NOT}{party}",
                tokens.span(at, at + 1),
                said,
            )


def _finding(sentence: Span, topic: str, stance: str, span: Span, said: Attribution | None = None) -> Finding:
    return Finding(matter=Matter.BLAME, topic=topic, stance=stance, sentence=sentence, span=span, said=said)


def _topic(scene: Scene, tokens: Tokens, first: int, last: int) -> str:
    words = set(tokens.low[first:last])
    if words & _TRUCE and words & _BREAK:
        return BROKE_TRUCE
    thing = struck(tokens, scene.target)
    if thing:
        return f"{OVER}{thing}"
    return ATTACK if scene.assault else STARTED


def _mutual(tokens: Tokens) -> bool:
    """As in "each side blames the other", "the neighbours accuse each other", "have traded accusations"."""
    low = tokens.low
    words = set(low)
    for at in range(1, len(low)):
        pair = low[at - 1 : at + 1]
        if pair in {("each", "other"), ("one", "another")} and words & _BLAMING:
            return True
        if pair == ("the", "other") and _each_says_of(tokens, at):
            return True
    traded = words & {"traded", "trade", "trading", "exchanged"} and words & {"accusations", "blame"}
    return bool(traded) or ("blame" in words and "both" in words and "directions" in words)


_BLAMING = frozenset(
    "blames blame blamed blaming accuse accuses accused accusing accusations charged "
    "charge responsible".split()
)
_BEGAN = frozenset(
    "began begun started fired first blame attacked broke broken responsible responsibility provoked "
    "violated shot opened aggressor aggression".split()
)


def _each_says_of(tokens: Tokens, at: int) -> bool:
    """Whether "the other" at token ``at`` is what each of two says it of, and what they say is blame."""
    before = tokens.low[max(0, at - _MUTUAL_REACH) : at]
    if not _MUTUAL_SUBJECT & set(before):
        return False
    near = set(before) | set(tokens.low[at : at + _MUTUAL_REACH])
    return bool(near & _BLAMING) or bool(set(before) & _MUTUAL_VERBS and near & _BEGAN)


_MUTUAL_REACH = 14


# --- "X blames Y"


def _accusations(scene: Scene, sentence: Span, tokens: Tokens) -> Iterator[Finding]:
    for at, low in enumerate(tokens.low):
        if low in _BLAME_VERBS and not (at and tokens.low[at - 1] in BE):
            stance = party_in(tokens, phrase_after(tokens, at + 1)) if _of_fighting(tokens, at) else ""
            if stance:
                topic = _topic(scene, tokens, at, len(tokens))
                yield _finding(sentence, topic, stance, _behind(tokens, at), _subject(tokens, at))
                continue
        if low in {"blame", "blamed", "responsibility", "responsible", "fault", "guilt"}:
            yield from _blame_lies(scene, sentence, tokens, at)
        if low in _HOLDS or (low in _PUTS and "down" in tokens.low[at + 1 : at + 14]):
            yield from _held_responsible(scene, sentence, tokens, at)


_OF_FIGHTING = tuple(
    "fir shoot shot attack shell start beg aggress provo sabot mine violat break breach invad cross rocket "
    "missile drone mortar artillery escalat offensive bomb strik ambush raid hostilit weapon".split()
)
"""How words of beginning or carrying on a fight begin."""


def _of_fighting(tokens: Tokens, at: int) -> bool:
    """Whether one is blamed at all, or accused of what begins a fight or goes on with it."""
    behind = tokens.low[at + 1 :]
    if "of" not in behind[:12] and tokens.low[at].startswith("blam"):
        return True
    return any(low.startswith(_OF_FIGHTING) for low in behind)


_HOLDS = frozenset("holds hold held holding".split())
_PUTS = frozenset("puts put putting".split())


def _held_responsible(scene: Scene, sentence: Span, tokens: Tokens, at: int) -> Iterator[Finding]:
    """As in "X holds Y responsible", "X puts the fight down to Y"."""
    for near in range(at + 1, min(at + 14, len(tokens) - 1)):
        low = tokens.low[near]
        stance = ""
        if low in {"responsible", "accountable"} and tokens.low[at] in _HOLDS:
            stance = party_in(tokens, (at + 1, near))
        elif low == "down" and tokens.low[near + 1] == "to":
            stance = party_in(tokens, phrase_after(tokens, near + 2))
        if stance:
            topic = _topic(scene, tokens, at, len(tokens))
            yield _finding(sentence, topic, stance, _behind(tokens, at), _subject(tokens, at))
            return


def _subject(tokens: Tokens, at: int) -> Attribution | None:
    """Several who accuse together ("Ruritania and most of its neighbours hold"); None for a single one.

    The cue of a single accuser is read with all others; of several none is the one who says so.
    """
    phrase = phrase_before(tokens, at)
    if phrase is None or "and" not in tokens.low[phrase[0] : phrase[1]]:
        return None
    named = countries_in(tokens, *phrase)
    if len(named) != 1:
        return None
    return Attribution(name=" ".join(tokens.text[phrase[0] : phrase[1]]), side=named[0][2], rule="several")


def _behind(tokens: Tokens, at: int) -> Span:
    return tokens.span(min(at + 1, len(tokens) - 1), len(tokens))


def _blame_lies(scene: Scene, sentence: Span, tokens: Tokens, at: int) -> Iterator[Finding]:
    """As in "the blame lies with Y", "put the blame on Y", "Y is to blame", "Y bears responsibility"."""
    for near in range(at + 1, min(at + 9, len(tokens))):
        if tokens.low[near] in {"with", "on", "upon"}:
            stance = party_in(tokens, phrase_after(tokens, near + 1))
            if stance:
                topic = _topic(scene, tokens, 0, len(tokens))
                yield _finding(sentence, topic, stance, tokens.span(at, near + 1))
                return
    verb = next((place for place in range(at - 1, max(-1, at - 10), -1) if tokens.low[place] in _BEARS), None)
    if verb is not None and not {"hold", "holds", "held", "holding"} & set(tokens.low[max(0, at - 8) : at]):
        stance = party_in(tokens, phrase_before(tokens, verb))
        if stance:
            yield _finding(sentence, _topic(scene, tokens, 0, len(tokens)), stance, tokens.span(verb, at + 1))


_BEARS = frozenset("bears bear bore is are was were holds carries".split())


# --- hostile acts


def _acts(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """As in "Y's forces opened fire", "shelled by Y", told by somebody who is not of Y."""
    for act in acts_in(tokens):
        said = voices.claimant(tokens.span(act.at, act.at + 1))
        if said.name is None:
            continue
        stance = agent_of(tokens, act, said) or _other_side(scene, tokens, act, said)
        if not stance:
            continue
        topic = _topic(scene, tokens, max(0, act.at - 6), act.at + 8)
        if tokens.low[act.at] in _CAMPAIGNS and topic != BROKE_TRUCE:
            topic = STARTED
        yield _finding(sentence, topic, stance, tokens.span(act.at, act.at + 1), said)


_CAMPAIGNS = frozenset("invasion invaded offensive incursion incursions war".split())
"""Acts that begin a war rather than strike one thing."""


def _other_side(scene: Scene, tokens: Tokens, act: Act, said: Attribution) -> str:
    """The party that the claimant does not belong to, where nobody else can be meant.

    That is "the other side", an aggression by nobody named, or an attack on the claimant's own people.
    """
    near = tokens.low[max(0, act.at - 8) : act.at + 8]
    meant = ("other" in near and "side" in near) or tokens.low[act.at] in {"aggression", "invasion"}
    if not meant:
        meant = suffered(tokens, act)
    return (scene.other_party(said.side) or "") if meant else ""


def _answers(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """A side that says it only answered: it blames the other."""
    for at, low in enumerate(tokens.low):
        if low in _RETALIATION or (low in _RESPONSE and _HOSTILE_CONTEXT & set(tokens.low[at + 1 : at + 7])):
            said = voices.claimant(tokens.span(at, at + 1))
            other = scene.other_party(said.side)
            if said.name and other:
                topic = _topic(scene, tokens, 0, len(tokens))
                yield _finding(sentence, topic, other, tokens.span(at, at + 1), said)
                return


def _denials(scene: Scene, sentence: Span, tokens: Tokens, voices: Attributor) -> Iterator[Finding]:
    """A side that denies having begun: it blames the other."""
    for at, low in enumerate(tokens.low):
        denies = low in _DENY and tokens.low[at + 1 : at + 2] != ("by",)
        if denies and _CHARGE & set(tokens.low[at + 1 : at + _DENIAL_REACH]):
            said = voices.claimant(_behind(tokens, at))
            other = scene.other_party(said.side)
            if said.name and other:
                topic = _topic(scene, tokens, at, len(tokens))
                yield _finding(sentence, topic, other, _behind(tokens, at), said)
                return
