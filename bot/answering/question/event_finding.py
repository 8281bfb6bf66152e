"""Which of several indexed events a question is about, from its words, its time and what was found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.answering.question.countries import country_roots
from bot.answering.question.understanding import Inquiry
from index.retrieval.lexicon import EventWords, Lexicon
from index.retrieval.model import Hit

CERTAIN = 0.9
"""From this share of belief on, only the event's articles are searched."""

LIKELY = 0.5
"""From this share of belief on, figures are taken from the event's ledger."""

UNTOUCHED = 0.03
"""A day that no article of an event came out on counts as if this part of one did."""

SMOOTHING = 0.3
"""So much of an article that uses words as all articles together do is added to each event's own."""

NAME = 0.7
WORD = 0.5
HIT = 0.7
"""What a name, another word and the best hit count for. These and :data:`SMOOTHING` were chosen on 349
labelled questions over 14 news events: by themselves, and among 126 events that other news was grouped
into."""

_HITS_LOOKED_AT = 8


def believe(inquiry: Inquiry, lexicon: Lexicon, *, hits: Sequence[Hit] = ()) -> dict[str, float]:
    """How far each event is believed to be meant: shares that add up to 1; empty where no event is known.

    Articles without an event stand together under ``""``, so that what they alone tell is not looked for
    among the events.

    A word speaks for the events whose articles hold it more often than others do (naive Bayes over articles,
    the more articles an event has the likelier it is), the day asked for speaks against events that it does
    not touch.
    """
    if not any(lexicon.events):
        return {}
    asked = _asked_words(inquiry, lexicon)
    scores = {
        name: _score(asked, event) + _time_score(inquiry, event) for name, event in lexicon.events.items()
    }
    for rank, hit in enumerate(hits[:_HITS_LOOKED_AT], start=1):
        event = hit.article.event or ""
        if event in scores:  # of a large index only a sample of articles is known, which may lack one
            scores[event] += HIT / math.sqrt(rank)
    highest = max(scores.values())
    shares = {name: math.exp(score - highest) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word or figure asked: the roots that may stand for it, its weight, its share of all articles."""

    forms: tuple[str, ...]
    weight: float
    everywhere: float


def _asked_words(inquiry: Inquiry, lexicon: Lexicon) -> list[_Asked]:
    """What a question asks about, less what no article holds, which speaks for none."""
    asked = [
        ((term.roots[0], *country_roots(term.word, by_city=True)), NAME if term.name else WORD)
        for term in inquiry.terms
    ] + [((str(figure),), NAME) for figure in inquiry.figures]
    counted = [
        (forms, weight, sum(_holding(event, forms) for event in lexicon.events.values()))
        for forms, weight in asked
    ]
    return [_Asked(forms, weight, held / lexicon.articles) for forms, weight, held in counted if held]


def _holding(event: EventWords, forms: Sequence[str]) -> int:
    """How many of the event's articles hold a word in the form that most of them use."""
    return max(event.frequency.get(form, 0) for form in forms)


def _score(asked: Sequence[_Asked], event: EventWords) -> float:
    """How much likelier these words are in the event's articles than in any, and its size; a logarithm."""
    score = math.log(event.articles)
    for word in asked:
        own = _holding(event, word.forms) + SMOOTHING * word.everywhere
        score += word.weight * math.log(own / (event.articles + SMOOTHING) / word.everywhere)
    return score


def _time_score(inquiry: Inquiry, event: EventWords) -> float:
    """The more of the event's articles were published in the days asked for, the nearer to 0.

    Days are compared in the year asked for; where none is stated, in any year.
    """
    period = inquiry.time.period
    if period is None or event.first is None:
        return 0.0
    wanted = {
        (period.first + timedelta(days=ahead)) for ahead in range((period.last - period.first).days + 2)
    }
    if period.stated_year:
        touched = sum(times for day, times in event.days.items() if day in wanted)
    else:
        days = {(day.month, day.day) for day in wanted}
        touched = sum(times for day, times in event.days.items() if (day.month, day.day) in days)
    return math.log((touched + UNTOUCHED) / (event.articles + 2 * UNTOUCHED))
