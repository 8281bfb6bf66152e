"""What is told differently as numbers of one thing: "how many were aboard", where one says 400, another 750.

For what the ledger does not hold. Only numbers of the very noun that is asked for are set side by side, told
by others in one article or within days of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.answering.answerer import DraftDisagreement, DraftPosition, Quoted, Reading
from bot.answering.opposed.disagreements import cut_at_word
from bot.answering.question.understanding import KIND_CUES
from bot.answering.sentences.evidence import Evidence, covered, sentence_roots
from bot.answering.wording import outlet_words
from index.claims.attribution import attributor_of
from index.claims.authority import name_key
from index.claims.lexicon import person_noun
from index.claims.numbers import number_at
from index.claims.tokens import Token, tokenise
from index.model import Article, Span
from index.retrieval.terms import content_words, fold, root

_ASKED = re.compile(r"\b(?:how many|number of)\s+(?P<noun>(?:[a-z'’-]+\s+){0,2}[a-z'’-]+)", re.IGNORECASE)
_NO_NOUN = frozenset("were was are is did do does have has had on in of from".split())
_LEAST = frozenset({"at least", "more than", "no fewer than", "no less than", "over", "exceeding", "above"})
_MOST = frozenset({"up to", "as many as", "fewer than", "less than", "nearly", "almost", "under", "below"})
_ABOUT = frozenset({"about", "around", "some", "roughly", "an estimated", "approximately", "circa", "nearly"})
ROUGH_SHARE = 0.1
"""A rough figure stands for any this near."""

ENOUGH_ASKED = 0.6
"""Of the question's other words, by weight, this share must stand in the passage or its title."""

SAME_NEWS = timedelta(days=3)
MOST_POSITIONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A number of what is asked for.

    Attributes:
        low, high: its bounds.
        claimant: who says so; None for the outlet.
        clause: how many times the sentence turned to another before ("; the mayor knows of one").
    """

    article: Article
    sentence: Span
    low: float
    high: float
    claimant: str | None
    clause: int


def at_odds(reading: Reading, stated: Sequence[Evidence]) -> tuple[DraftDisagreement, ...]:
    """The numbers that can't hold beside that of the first stated sentence; () where there are none.

    Args:
        reading: the question and what was found.
        stated: the sentences of the answer, the best first.
    """
    noun = asked_noun(reading.inquiry.text)
    if noun is None or not stated:
        return ()
    told = list(_numbers(reading, noun))
    first = stated[0]
    own = [one for one in told if (one.article.id, one.sentence) == (first.hit.article.id, first.span)]
    against = [one for one in told if any(_contradict(one, other) for other in own)]
    if not own or not against:
        return ()
    ordered = sorted(dict.fromkeys([*own, *against][:MOST_POSITIONS]), key=_order)
    return (_disagreement(noun, ordered),)


def asked_noun(text: str) -> str | None:
    """What a question counts ("how many mass graves" -> "mass graves"); "people" where it does not say.

    None where it asks for no number.
    """
    match = _ASKED.search(text)
    if match is None:
        return None
    kept: list[str] = []
    for word in match["noun"].lower().split():
        if word in _NO_NOUN:
            break
        kept.append(word)
    return " ".join(kept) or "people"


def _numbers(reading: Reading, noun: str) -> Iterator[_Told]:
    asked = {root(word) for word in content_words(noun)}
    others = [term for term in reading.inquiry.terms if asked.isdisjoint(term.roots)]
    for hit in reading.hits:
        around = sentence_roots(f"{hit.article.title or ''} {hit.passage.text}")
        if others and covered(others, around) < ENOUGH_ASKED:
            continue
        for span in hit.passage.sentences:
            if not asked.isdisjoint(sentence_roots(span.of(hit.article.text))):
                yield from numbers_of(noun, hit.article, span)


def numbers_of(noun: str, article: Article, sentence: Span) -> Iterator[_Told]:
    """The numbers of a noun in a sentence; a later one may leave the noun out ("another knows of one")."""
    tokens = tokenise(article.text, sentence)
    people = any(person_noun(word) for word in noun.split())
    asked = {root(word) for word in noun.split()[-1:]}
    named = False
    at = clause = 0
    while at < len(tokens):
        clause += tokens[at].low in _TURNS
        number = number_at(tokens, at)
        if number is None or number.low is None:
            at += 1
            continue
        behind = tokens[number.end : number.end + 3]
        counted = any(root(token.low) in asked or (people and person_noun(token.low)) for token in behind)
        bare = named and (number.end == len(tokens) or tokens[number.end].mark)
        clause_text = article.text[tokens[max(0, at - 4)].start : tokens[min(len(tokens), at + 8) - 1].end]
        if _counts_harm(clause_text):
            counted = bare = False
        if counted or (bare and at > 0 and not tokens[at - 1].capital):
            low, high = _bounds(tokens[max(0, at - 3) : at], number.low, number.high or number.low)
            place = Span(tokens[at].start, tokens[number.end - 1].end)
            claimant = attributor_of(article).claimant(place).name
            yield _Told(
                article=article, sentence=sentence, low=low, high=high, claimant=claimant, clause=clause
            )
        named = named or counted
        at = number.end


def _counts_harm(text: str) -> bool:
    """Whether the words around a number speak of people harmed: the ledger holds such counts."""
    return any(cue.search(fold(text)) for _, cue in KIND_CUES)


_TURNS = frozenset({";", "while", "but", "whereas", "though", "others", "another"})


def _bounds(before: Sequence[Token], low: int, high: int) -> tuple[float, float]:
    words = " ".join(token.low for token in before)
    if any(words.endswith(cue) for cue in _LEAST):
        return low, float("inf")
    if any(words.endswith(cue) for cue in _MOST):
        return 0, high
    if any(words.endswith(cue) for cue in _ABOUT):
        return low - ROUGH_SHARE * low, high + ROUGH_SHARE * high
    return low, high


def _contradict(one: _Told, other: _Told) -> bool:
    """Whether no number fits both, and they are told by different claimants in one breath or news."""
    if one.low <= other.high and other.low <= one.high:
        return False
    if one.sentence == other.sentence and one.article.id == other.article.id:
        return one.clause != other.clause
    if one.claimant is None or other.claimant is None:
        return False
    days = (one.article.published, other.article.published)
    near = one.article.id == other.article.id or (
        days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= SAME_NEWS
    )
    mine, yours = name_key(one.claimant), name_key(other.claimant)
    return near and not (mine <= yours or yours <= mine)


def _order(told: _Told) -> tuple[float, float, date, str]:
    return (told.low, told.high, told.article.published or date.max, told.article.id)


def _disagreement(noun: str, told: Sequence[_Told]) -> DraftDisagreement:
    return DraftDisagreement(
        topic=f"how many {noun}",
        kind="fact",
        positions=tuple(
            DraftPosition(
                statement=cut_at_word(one.sentence.of(one.article.text)),
                claimant=one.claimant or outlet_words(one.article.source),
                quotes=(Quoted(article=one.article.id, span=one.sentence),),
            )
            for one in told
        ),
    )
