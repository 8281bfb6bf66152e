"""Speakers whose verb is left out: "The army counted three dead, and *the ministry four*"."""

from __future__ import annotations

from index.claims.voices.clauses import clause_end, finite_at
from index.claims.voices.phrases import NUMBER_WORDS, Phrase, can_speak, figure_at, phrase_after
from index.claims.voices.reach import Cue
from index.claims.voices.words import DETERMINERS, POSSESSIVES, PRONOUNS, Tokens, verb_forms

_HARMED = frozenset({"killed", "wounded", "injured", "displaced", "captured", "died"})
_JOINTS = frozenset({"and", "while", "but", "against"})


def gapped_cues(tokens: Tokens, cues: list[Cue]) -> list[Cue]:
    """The speakers that share the verb of a cue which has its figure right behind it."""
    found: list[Cue] = []
    for cue in cues:
        if (
            cue.after
            and cue.source is not None
            and cue.rule in {"said before", "has it"}
            and cue.group in {"say", "figure"}
        ):
            found.extend(_behind(tokens, cue))
            found.extend(_next_clauses(tokens, cue))
    return list({cue.words: cue for cue in found}.values())


def _behind(tokens: Tokens, cue: Cue) -> list[Cue]:
    found: list[Cue] = []
    begin = cue.words[1]
    end = clause_end(tokens, begin)
    for at in range(begin, end):
        if tokens.low[at] == "that" or (finite_at(tokens, at) and tokens.low[at] not in _HARMED):
            break
        if tokens.low[at] not in _JOINTS or not any(figure_at(tokens, near) for near in range(begin, at)):
            continue
        source = phrase_after(tokens, at + 1)
        if source is None or not _speaker(tokens, source) or not _figure_follows(tokens, source[1]):
            continue
        found.append(
            Cue(rule="gapped", words=(at, at + 1), source=source, reach=((source[1], end),), group=cue.group)
        )
    return found


def _next_clauses(tokens: Tokens, cue: Cue) -> list[Cue]:
    """As in "Peru said 12 had died*; Chile that* nine were wounded", "A speaks of 12 dead*; B of* 61"."""
    found: list[Cue] = []
    counts = False
    for at in range(cue.words[1], len(tokens) - 1):
        counts = counts or figure_at(tokens, at)
        if not counts or tokens.low[at] not in _PARTING:
            continue
        begin = at + 1 + (tokens.low[at + 1] in _JOINTS)
        source = phrase_after(tokens, begin) if begin < len(tokens) else None
        if source is None or not _speaker(tokens, source):
            continue
        parted = tokens.low[at] == ";" or (tokens.low[at] == "," and _as_before(tokens, source[1], cue))
        if _says_that(tokens, source[1]) or (parted and _figure_follows(tokens, source[1])):
            reach = ((source[1], clause_end(tokens, source[1])),)
            found.append(
                Cue(rule="gapped", words=(begin - 1, begin), source=source, reach=reach, group=cue.group)
            )
    return found


_PARTING = frozenset({";", ","}) | _JOINTS


_STATING = DETERMINERS | POSSESSIVES | PRONOUNS | NUMBER_WORDS | {"all", "both", "there"}


def _says_that(tokens: Tokens, at: int) -> bool:
    """Whether "that" opens a statement of a figure or of somebody's, and no relative clause, at a token."""
    if at + 1 >= len(tokens) or tokens.low[at] != "that":
        return False
    return figure_at(tokens, at + 1) or tokens.low[at + 1] in _STATING


def _speaker(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase can speak and holds no verb of its own."""
    forms = (verb_forms().get(low) for low in tokens.low[phrase[0] : phrase[1]])
    return can_speak(tokens, phrase) and not any(form and form.tense != "base" for form in forms)


_TAKING = frozenset({"of", "at", "by"})


def _as_before(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the preposition of the verb that is left out is told again: "stands by 12, Peru *by* 30"."""
    return at < len(tokens) and tokens.low[at] in _TAKING and tokens.low[cue.words[1]] == tokens.low[at]


def _figure_follows(tokens: Tokens, at: int) -> bool:
    """Whether a figure stands here, or behind "of", "at" or "by": "the ministry of 50"."""
    behind = at + (at < len(tokens) and tokens.low[at] in _TAKING)
    return behind < len(tokens) and (figure_at(tokens, at) or (behind > at and figure_at(tokens, behind)))
