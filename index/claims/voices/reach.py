"""A cue: the words that name who vouches, and how far they reach in their sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.claims.voices.clauses import clause_end, is_at
from index.claims.voices.phrases import Phrase
from index.claims.voices.words import Tokens
from index.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that name who vouches.

    Attributes:
        rule: the name of the rule that found it.
        words: the cue itself ("said", "according to"), as token numbers.
        source: the speaker's phrase, as token numbers; None where the speaker is to be taken from before.
        reach: what it covers, as ranges of token numbers.
        group: the verb's group, or "say" for a cue without a verb.
        after: the reach lies behind the cue ("X said that …"); else it lies in front or around.
        relay: its source passes on another's words.
    """

    rule: str
    words: Phrase
    source: Phrase | None
    reach: tuple[Phrase, ...]
    group: str = "say"
    after: bool = True
    relay: bool = False

    def size(self) -> int:
        """Tokens covered."""
        return sum(last - first for first, last in self.reach)

    def covers(self, tokens: Tokens, span: Span) -> int:
        """Characters of ``span`` within reach."""
        total = 0
        for first, last in self.reach:
            if first < last:
                piece = tokens.span(first, last)
                total += max(0, min(piece.end, span.end) - max(piece.start, span.start))
        return total


_COORDINATORS = frozenset({";", "while", "whereas", "but", "and", "although", "though"})

_TAIL_VERBS = frozenset("makes brings puts adds means raises takes".split())

_SPANS_OF_TIME = frozenset(
    "one two three four five six a days hours weeks just only shortly minutes day".split()
)


_TOLLS = frozenset({"toll", "number", "count", "tally"})
_MOVES = frozenset("rose rises climbed climbs passed passes reached reaches topped tops grew mounted".split())


def _moves(tokens: Tokens, at: int) -> bool:
    """Whether the clause that "as" begins only tells how the toll stands: "… *as the toll rose* to 12"."""
    return not _MOVES.isdisjoint(tokens.low[at + 2 : at + 12])


def _tail(tokens: Tokens, first: int, last: int) -> int:
    """Where a reach ends before the outlet's own afterthought.

    ", after 12 had died", ", which makes 30 in all".
    """
    for at in range(first, last - 1):
        if (
            tokens.low[at] == "as"
            and not _TOLLS.isdisjoint(tokens.low[at + 1 : at + 5])
            and _moves(tokens, at)
        ):
            return at
        if tokens.low[at] != ",":
            continue
        ahead = tokens.low[at + 1 : at + 5]
        if ahead[0] in {"after", "bringing", "taking", "making", "raising"}:
            return at
        if ahead[0] == "which" and ahead[1:2] and ahead[1] in _TAIL_VERBS:
            return at
        if ahead[0] in _SPANS_OF_TIME and "after" in ahead:
            return at
    return last


def _begin(tokens: Tokens, first: int, firsts: list[int]) -> int:
    """Where a reach begins that lies before its cue: over semicolons before which nobody else speaks."""
    while first > 1 and tokens.low[first - 1] == ";":
        before = next((at + 1 for at in range(first - 2, -1, -1) if tokens.low[at] == ";"), 0)
        if any(before <= begin < first for begin in firsts):
            break
        first = before
    return first


def _stretched(tokens: Tokens, cues: list[Cue]) -> list[Cue]:
    """Let a reach run over a semicolon behind which nobody else speaks; stop it before an afterthought."""
    firsts = [min(cue.words[0], cue.source[0]) if cue.source else cue.words[0] for cue in cues]
    found = []
    for cue in cues:
        pieces = []
        for start, last in cue.reach:
            first, end = start, last
            if first >= cue.words[0]:
                while is_at(tokens, end, ";"):
                    following = clause_end(tokens, end + 1)
                    if any(end < begin < following for begin in firsts):
                        break
                    end = following
                end = _tail(tokens, first, end)
            elif last <= cue.words[0]:
                first = _begin(tokens, first, firsts)
            pieces.append((first, end))
        found.append(replace(cue, reach=tuple(pieces)))
    return found


def bounded(tokens: Tokens, cues: list[Cue]) -> tuple[Cue, ...]:
    """Cut each forward reach where a coordinated clause with its own speaker begins."""
    cues = [
        _since_another(tokens, _until_another(tokens, cue, cues), cues) for cue in _stretched(tokens, cues)
    ]
    starts = sorted(
        _lead(min(cue.source[0], cue.words[0]))
        for cue in cues
        if cue.source is not None and _leads(tokens, cue)
    )
    return tuple(_cut(cue, starts) for cue in cues)


def _until_another(tokens: Tokens, cue: Cue, cues: list[Cue]) -> Cue:
    """End a reach before a further clause that names its own source behind it.

    As in "A blamed B*, and 12 died, according to C*".
    """
    if not cue.after or len(cue.reach) != 1:
        return cue
    first, last = cue.reach[0]
    behind = max(
        (other.words[0] for other in cues if other.rule == "according to" and not other.after), default=0
    )
    joints = (
        at
        for at in range(first, min(last, behind) - 1)
        if tokens.low[at] == ","
        and tokens.low[at + 1] in {"and", "but"}
        and not is_at(tokens, at + 2, "that")
    )
    joint = next(joints, None)
    return cue if joint is None else replace(cue, reach=((first, joint),))


_FURTHER = frozenset("when while and but where whereas after which with".split())


def _since_another(tokens: Tokens, cue: Cue, cues: list[Cue]) -> Cue:
    """Let a source named last cover only the last clause, where another speaker began the sentence.

    As in "A said that 12 died*, while B lost 30, according to C*".
    """
    if cue.rule != "according to" or cue.after or not cue.reach:
        return cue
    first, last = cue.reach[0]
    begun = [other.words[1] for other in cues if other.after and first <= other.words[0] < last]
    joints = [
        at + 1
        for at in range(max(begun, default=last), last - 1)
        if tokens.low[at] == "," and tokens.low[at + 1] in _FURTHER
    ]
    return replace(cue, reach=((joints[-1], last), *cue.reach[1:])) if joints else cue


def _leads(tokens: Tokens, cue: Cue) -> bool:
    assert cue.source is not None
    begin = min(cue.source[0], cue.words[0])
    before = tokens.low[begin - 1] if begin else ""
    return cue.after and before in _COORDINATORS


def _lead(begin: int) -> int:
    return begin - 1 if begin else 0


def _cut(cue: Cue, starts: list[int]) -> Cue:
    ends = cue.words[1] if cue.source is None else max(cue.words[1], cue.source[1])
    bound = next((start for start in starts if start >= ends), None)
    begin = max((start for start in starts if start < cue.words[0]), default=0)
    pieces = []
    for first, last in cue.reach:
        if bound is not None and first < bound < last and first >= cue.words[0]:
            pieces.append((first, bound))
        elif not cue.after and first < begin < last and last <= cue.words[1] + 1:
            pieces.append((begin, last))
        else:
            pieces.append((first, last))
    reach = tuple(pieces)
    return cue if reach == cue.reach else replace(cue, reach=reach)
