"""Every cue of a sentence, in one pass over its tokens.

Where several cues reach the same words, the innermost (smallest) reach tells who vouches: "the agency said
the minister put it at 12".
"""

from __future__ import annotations

from functools import cache

from index.claims.voices.beside import (
    according_to,
    as_they_have_it,
    attributed_to,
    by_whom,
    citing_whom,
    for_whom,
    learnt_from,
    on_whose,
    per_whom,
    stems_from,
)
from index.claims.voices.brackets import bracketed
from index.claims.voices.clauses import is_at
from index.claims.voices.documents import from_whom, in_whose
from index.claims.voices.figures import (
    HAS_IT,
    NAMING,
    SURE,
    account_noun,
    account_nouns,
    goes_on_saying,
    has_figure,
    has_it,
    is_sure,
    named_as_source,
    own_stands,
)
from index.claims.voices.gapped import gapped_cues
from index.claims.voices.headlines import colon_speech, tail_speaker
from index.claims.voices.reach import Cue, bounded
from index.claims.voices.said import made_known, verb_cue
from index.claims.voices.subjects import GO_ON
from index.claims.voices.words import LONGEST_SENTENCE_TOKENS, Tokens, verb_forms


def find_cues(tokens: Tokens) -> tuple[Cue, ...]:
    """Every cue of a sentence, in order of its words; none in one too long to be a sentence."""
    if len(tokens) > LONGEST_SENTENCE_TOKENS:
        return ()
    found: list[Cue] = []
    openings = _openings()
    for place, low in enumerate(tokens.low):
        cue = _cue_at(tokens, place, low) if low in openings else None
        if cue is not None:
            found.append(cue)
    found += gapped_cues(tokens, found)
    found += bracketed(tokens)
    colon = colon_speech(tokens)
    if colon is not None and not any(cue.words == colon.words for cue in found):
        found.insert(0, colon)
    tail = None if found else tail_speaker(tokens)
    if tail is not None:
        found.append(tail)
    return bounded(tokens, found)


@cache
def _openings() -> frozenset[str]:
    """The words that any rule for a cue begins with: all others are passed over at once."""
    return frozenset({"known", *_PHRASE_RULES, *verb_forms(), *_GOES, *_FIGURE_WORDS, *account_nouns()})


def _cue_at(tokens: Tokens, place: int, low: str) -> Cue | None:
    """The first of the rules for a word that finds a cue."""
    if low in _PHRASE_RULES:
        cue = _PHRASE_RULES[low](tokens, place)
        if cue is not None:
            return cue
    if low == "known" and (cue := made_known(tokens, place)) is not None:
        return cue
    form = verb_forms().get(low)
    if low in _GOES and is_at(tokens, place + 1, "on"):
        form = GO_ON if goes_on_saying(tokens, place + 2) else None
    deed = _does(tokens, place, low)
    if form is not None and not deed and not (tokens.capital[place] and place > 0):
        cue = verb_cue(tokens, place, form)
        if cue is not None:
            return cue
    return _figure_cue(tokens, place, low)


_DEEDS = {
    **dict.fromkeys(("add", "adds", "added"), "up"),
    **dict.fromkeys(("continue", "continues", "continued", "respond", "responds", "responded"), "to"),
}
"""Verbs that tell a deed and no word before these: "they add *up* to 12", "crews continue *to* search"."""


_HARMED = frozenset("dead killed missing wounded injured captured drowned".split())
_COUNTED_AS = frozenset("confirmed reported feared presumed believed declared listed recorded".split())


def _does(tokens: Tokens, place: int, low: str) -> bool:
    if low in _COUNTED_AS and tokens.low[place + 1 : place + 2] and tokens.low[place + 1] in _HARMED:
        return True  # "soldiers *confirmed dead*"
    return low in _DEEDS and is_at(tokens, place + 1, _DEEDS[low])


def _figure_cue(tokens: Tokens, place: int, low: str) -> Cue | None:
    for words, rule in _FIGURE_RULES if low in _FIGURE_WORDS else ():
        if low in words:
            cue = rule(tokens, place)
            if cue is not None:
                return cue
    return account_noun(tokens, place) if low in account_nouns() else None


_GOES = frozenset({"went", "goes", "gone"})

_STEMS = frozenset("stems stemmed comes came come taken".split())

_FIGURE_RULES = (
    (SURE, is_sure),
    (HAS_IT, has_it),
    (NAMING, named_as_source),
    (frozenset({"has", "had", "have"}), has_figure),
    (frozenset({"stands", "stood"}), own_stands),
    (_STEMS, stems_from),
)

_FIGURE_WORDS = frozenset[str]().union(*[words for words, _ in _FIGURE_RULES])

_PHRASE_RULES = {
    "according": according_to,
    "per": per_whom,
    "in": in_whose,
    "by": by_whom,
    "citing": citing_whom,
    "quoting": citing_whom,
    "attributed": attributed_to,
    "credited": attributed_to,
    "learnt": learnt_from,
    "learned": learnt_from,
    "for": for_whom,
    "from": from_whom,
    "on": on_whose,
    "as": as_they_have_it,
    "to": as_they_have_it,
}
