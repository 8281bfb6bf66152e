"""Which of several indexed events a question is about, from its words, its time and what was found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

from bot.answering.countries import country_roots
from bot.answering.understanding import Inquiry
from index.retrieval.lexicon import EventWords, Lexicon
from index.retrieval.model import Hit

CERTAIN = 0.9
"""From this share of belief on, only the event's articles are searched."""

LIKELY = 0.5
"""From this share of belief on, figures are taken from the event's ledger."""

UNSEEN = 0.03
"""A word that none of an event's articles holds counts as if this part of one did."""

NAME = 0.7
WORD = 0.5
HIT = 0.7
"""What a name, another word and the best hit count for. These and :data:`UNSEEN` were chosen on two sets at
once: labelled questions over four news events, and 400 questions of SQuAD 2.0 over 16 topics."""

_NAME_WEIGHT = 2.0
_HITS_LOOKED_AT = 8


def believe(inquiry: Inquiry, lexicon: Lexicon, *, hits: Sequence[Hit] = ()) -> dict[str, float]:
    """How far each event is believed to be meant: shares that add up to 1; empty where no event is known.

    Articles without an event stand together under ``""``, so that what they alone tell is not looked for
    among the events.

    A word speaks for the events whose articles hold it (naive Bayes over articles), a word of an event's
    name more so, the day asked for speaks against events that it does not touch.
    """
    if not any(lexicon.events):
        return {}
    scores = {name: _score(inquiry, event) for name, event in lexicon.events.items()}
    for rank, hit in enumerate(hits[:_HITS_LOOKED_AT], start=1):
        event = hit.article.event or ""
        if event in scores:  # of a large index only a sample of articles is known, which may lack one
            scores[event] += HIT / math.sqrt(rank)
    highest = max(scores.values())
    shares = {name: math.exp(score - highest) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def _score(inquiry: Inquiry, event: EventWords) -> float:
    score = 0.0
    for term in inquiry.terms:
        named = (term.roots[0], *country_roots(term.word, by_city=True))
        held = max(event.frequency.get(form, 0) for form in named)
        score += _held(held, event) * (NAME if term.name else WORD)
        if not event.name_roots.isdisjoint(named):
            score += _NAME_WEIGHT
    for figure in inquiry.figures:
        held = event.frequency.get(str(figure), 0)
        score += NAME * _held(held, event)
    return score + _time_score(inquiry, event)


def _held(articles: int, event: EventWords) -> float:
    """The logarithm of the share of the event's articles, smoothed."""
    return math.log((articles + UNSEEN) / (event.articles + 2 * UNSEEN))


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
    return _held(touched, event)
