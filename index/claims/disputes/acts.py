"""Hostile acts in a sentence and who did them, as the sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.claims.attribution import Attribution
from index.claims.disputes.finding import countries_in
from index.claims.disputes.targets import THINGS
from index.claims.voices.phrases import Phrase, phrase_after, phrase_before
from index.claims.voices.places import known_bodies
from index.claims.voices.words import AUX, BE, STOPS, Tokens, is_adverb

_WEAPONS = frozenset(
    "mortars mortar artillery tanks tank drones drone weapons weapon howitzers rockets rocket "
    "missiles missile guns aircraft uavs machine-guns equipment vehicles".split()
)
_FIGHT = frozenset(
    "it this fighting clashes war conflict hostilities shooting shelling firing violence".split()
)
_STRIKE = frozenset(
    "attack attacks offensive strike strikes assault aggression missile missiles rocket rockets "
    "raid operation drone drones shelling".split()
)
_TRUCE = frozenset("ceasefire cease-fire truce armistice agreement agreements peace".split())
_PLACES = frozenset(
    "positions position villages village towns town settlement settlements school hospital "
    "infrastructure border posts post outpost station market houses homes civilian civilians "
    "territory base soil land".split()
)
_LAND = frozenset("land road roads area areas territory".split())
_VERBS: dict[str, frozenset[str] | None] = {
    **dict.fromkeys(
        "attacked shelled bombed bombarded raided invaded ambushed targeted provoked attacks "
        "shells bombs unleashed stormed initiated".split()
    ),
    **dict.fromkeys("started starts start began begins begin begun".split(), _FIGHT),
    **dict.fromkeys("launched launches launch launching".split(), _STRIKE),
    **dict.fromkeys("opened opens opening open".split(), frozenset({"fire"})),
    **dict.fromkeys("planned prepared resumed".split(), _STRIKE),
    **dict.fromkeys(
        "staged stages committed commits carried".split(),
        frozenset(
            "provocation provocations attack attacks ambush aggression sabotage violations breaches "
            "strikes assault".split()
        ),
    ),
    **dict.fromkeys("used uses using employed deployed".split(), _WEAPONS),
    **dict.fromkeys("broke broken breaks violated violates breaking violating".split(), _TRUCE),
    **dict.fromkeys("hit hits struck strikes".split(), _PLACES),
    **dict.fromkeys("took taken".split(), frozenset({"positions", "posts"})),
    **dict.fromkeys("crossed entered".split(), frozenset("border territory land tanks village".split())),
    **dict.fromkeys(
        "fired".split(),
        frozenset(
            "on at first upon missiles missile rockets rocket mortar mortars shots shells into across "
            "from drones".split()
        ),
    ),
    **dict.fromkeys("shot".split(), frozenset("first down at".split())),
    **dict.fromkeys("seized occupied captured".split(), _PLACES),
    **dict.fromkeys(
        "destroyed wrecked sabotaged torched demolished detonated downed sank sunk rammed blew blown "
        "undermined".split(),
        _PLACES | THINGS | {"it"},
    ),
    **dict.fromkeys("mined breached".split(), _LAND | _TRUCE | THINGS | {"it"}),
    "did": frozenset({"it", "this"}),
}
_CHARGED_NOUNS = frozenset("aggression provocation provocations sabotage".split())
_DEED_NOUNS = frozenset("act acts attack attacks crime crimes".split())
_HELD_AGAINST = frozenset("terrorist barbaric barbarous criminal hostile cowardly heinous deliberate".split())
"""Words before "act" or "attack" by which it is held against whoever did it."""
_NOUNS = _CHARGED_NOUNS | frozenset(
    "attack attacks assault assaults offensive shelling invasion incursion incursions strike "
    "strikes raid raids bombardment ambush fire shooting firing".split()
)
_CHARGES = frozenset(
    "condemned condemns condemn condemning called calls denounced denounces described describes "
    "termed branded accused blamed under came began started set come comes result unprovoked outbreak".split()
)
"""Words by which "the attack by X" is held against X, not only mentioned."""

_WINDOW = 9
_REACH = 12
_OBJECT_LEADS = frozenset(
    "against on at in into near towards toward of to for with between across along".split()
)


@dataclass(frozen=True, slots=True)
class Act:
    """A hostile act: the token that tells it, and whether that is a verb."""

    at: int
    verb: bool


def acts_in(tokens: Tokens) -> Iterator[Act]:
    """The hostile acts that a sentence tells, in order."""
    for at, low in enumerate(tokens.low):
        if (low in _VERBS or low in _NOUNS) and _only_dates(tokens, at):
            continue
        if low in _VERBS:
            needed = _VERBS[low]
            around = set(tokens.low[at + 1 : at + _WINDOW])
            passive = at > 0 and (_passive(tokens, at) or "by" in tokens.low[at + 1 : at + 3])
            if (
                needed is None
                or needed & around
                or (passive and needed & set(tokens.low[max(0, at - _WINDOW) : at]))
            ):
                yield Act(at, verb=True)
        elif (
            low in _CHARGED_NOUNS
            or (low in _DEED_NOUNS and not _HELD_AGAINST.isdisjoint(tokens.low[max(0, at - 3) : at]))
        ) or (low in _NOUNS and _CHARGES & set(tokens.low[max(0, at - _REACH) : at + 4])):
            yield Act(at, verb=False)


_DATING = frozenset("after since before until following".split())


def _only_dates(tokens: Tokens, at: int) -> bool:
    """Whether an act only dates something else: "after X invaded Y, the senator said"."""
    for back in range(at - 1, max(-1, at - _WINDOW), -1):
        if tokens.low[back] in STOPS:
            return False
        if tokens.low[back] in _DATING:
            return True
    return False


_PARTICIPLES = ("ed", "en", "hit", "uck", "ot", "own", "unk")


def _passive(tokens: Tokens, at: int) -> bool:
    been = any(tokens.low[near] in BE for near in range(max(0, at - 3), at))
    return been and tokens.low[at].endswith(_PARTICIPLES)


def party_in(tokens: Tokens, phrase: Phrase | None) -> str:
    """The party that a phrase names.

    Its one country, else its fighters ("rebels"); "" for none or several.
    """
    if phrase is None:
        return ""
    named = {name for _, _, name in countries_in(tokens, *phrase)}
    if named:
        return named.pop() if len(named) == 1 else ""
    armed = (
        word
        for word in tokens.text[phrase[0] : phrase[1]]
        if _LETTERS.fullmatch(word) and known_bodies().keys().isdisjoint({word, word.lower()})
    )
    said = tokens.low[phrase[0] : phrase[1]]
    fighters = (low for low in said if low in _FIGHTERS | ENEMIES)
    state = (first for first, then in pairwise(said) if first in _STATE and then in _TROOPS)
    return next(armed, "") or next(fighters, "") or next(state, "")


_LETTERS = re.compile(r"[A-Z][A-Z0-9]{1,5}")
"""An armed group is often known by its letters; bodies known the world over are none."""


_FIGHTERS = frozenset(
    "rebels militants insurgents separatists gunmen jihadists guerrillas militia militias "
    "paramilitaries army police junta protesters gangs cartel".split()
)


_STATE = frozenset({"government", "regime", "federal"})
_TROOPS = frozenset("troops forces soldiers jets planes artillery".split())

ENEMIES = frozenset("enemy occupiers occupier invaders invader aggressor aggressors adversary".split())
"""What a side calls the other."""


def agent_of(tokens: Tokens, act: Act, said: Attribution) -> str:
    """Who did it; "" where it can't be told."""
    by = _named_by(tokens, act)
    if by is not None:
        return by or _from_side(tokens, act)
    if not act.verb:
        return _noun_agent(tokens, act.at)
    start = act.at
    while start > 0 and (
        tokens.low[start - 1] in AUX
        or is_adverb(tokens.low[start - 1])
        or tokens.low[start - 1] in {"first", "also", "then", "to", "the"}
    ):
        start -= 1
    if start and tokens.low[start - 1] in {"who", "that", "which"}:
        start -= 1
    party = party_in(tokens, phrase_before(tokens, start))
    if party or start == 0 or tokens.low[start - 1] not in {"and", ",", "then"}:
        return party
    return _clause_subject(tokens, start, said)


def _named_by(tokens: Tokens, act: Act) -> str | None:
    """The agent behind "by" or "from"; None where nothing of the kind stands here."""
    passive = act.verb and _passive(tokens, act.at)
    if act.verb and not passive and "by" not in tokens.low[act.at + 1 : act.at + 4]:
        return None
    leads = {"by"} if act.verb else {"by", "from"}
    for at in range(act.at + 1, min(act.at + (_REACH if act.verb else 3), len(tokens))):
        if tokens.low[at] in leads:
            party = party_in(tokens, phrase_after(tokens, at + 1))
            return party if party or passive else None
        if tokens.low[at] in STOPS:
            break
    return "" if passive else None


_OWN = frozenset("its their his our own".split())
_ITSELF = frozenset("it they we".split())


def suffered(tokens: Tokens, act: Act) -> bool:
    """Whether the claimant's own people were attacked by nobody named.

    As in "its posts were shelled", "it was attacked", "an unprovoked attack on its post".
    """
    if act.verb:
        own = not _OWN.isdisjoint(tokens.low[max(0, act.at - 7) : act.at])
        return _passive(tokens, act.at) and (
            own or not _ITSELF.isdisjoint(tokens.low[max(0, act.at - 3) : act.at])
        )
    behind = tokens.low[act.at + 1 : act.at + 4]
    return behind[:1] == ("on",) and not _OWN.isdisjoint(behind)


def _from_side(tokens: Tokens, act: Act) -> str:
    """As in "shots were fired from the Ruritanian side": the side."""
    for at in range(act.at + 1, min(act.at + 4, len(tokens))):
        if tokens.low[at] == "from":
            phrase = phrase_after(tokens, at + 1)
            sided = phrase is not None and not _SIDED.isdisjoint(tokens.low[phrase[0] : phrase[1]])
            return party_in(tokens, phrase) if sided else ""
    return ""


_SIDED = frozenset("side territory soil direction positions".split())


def _noun_agent(tokens: Tokens, at: int) -> str:
    if tokens.low[at] == "fire":
        came = at > 2 and {"under", "came"} & set(tokens.low[max(0, at - 5) : at])  # noqa: PLR2004
        source = next(
            (near for near in range(at + 1, min(at + 4, len(tokens))) if tokens.low[near] == "from"), None
        )
        return party_in(tokens, phrase_after(tokens, source + 1)) if came and source else ""
    if tokens.low[at] == "shelling" and "from" in tokens.low[at + 1 : at + 3]:
        return party_in(tokens, phrase_after(tokens, tokens.low.index("from", at) + 1))
    begin = at
    while (
        begin > 0
        and at - begin < 4  # noqa: PLR2004
        and tokens.low[begin - 1] not in STOPS
        and tokens.low[begin - 1] not in _OBJECT_LEADS | {"the", "a"}
    ):
        begin -= 1
    named = countries_in(tokens, begin, at)
    return named[0][2] if len(named) == 1 else ""


def _clause_subject(tokens: Tokens, start: int, said: Attribution) -> str:
    """The first country of the clause that is no object: the subject of verbs that share it."""
    floor = 0
    for at in range(start - 1, -1, -1):
        inside_cue = said.cue_span is not None and said.cue_span.start <= tokens.start[at] < said.cue_span.end
        inside_source = (
            said.source_span is not None and said.source_span.start <= tokens.start[at] < said.source_span.end
        )
        if tokens.low[at] in {";", ":"} or inside_cue or inside_source:
            floor = at + 1
            break
    for first, _, name in countries_in(tokens, floor, start):
        lead = tokens.low[max(floor, first - 2) : first]
        if not _OBJECT_LEADS & set(lead):
            return name
    return ""
