"""What words the indexed articles use: how rare each is, which event it belongs to, what letters stand for.

Made once a generation from the articles, or from an even sample of them where they are many.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from index.model import Article, ArticleId
from index.retrieval.terms import STOPWORDS, fold, root, words

MOST_ARTICLES = 4000
"""Beyond so many articles an even sample is read: the statistics hardly change, the time would."""

MOST_RUNS = 20_000
READINGS = 3
"""So many readings of letters are kept."""

_NAME_RUN = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:(?:of|for|and|the|on)\s+)*[A-Z][\w’'-]+){1,5}")
_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_SMALL = frozenset({"of", "for", "and", "the", "on"})


@dataclass(frozen=True, slots=True)
class EventWords:
    """What is known of one event's articles.

    Attributes:
        articles: how many were read.
        frequency: root -> number of its articles that hold it.
        paragraphs: how many paragraphs they have.
        in_paragraphs: root -> number of paragraphs that hold it: how much a word narrows down.
        name_roots: roots of the event's own name.
        first: the day of publication on which its news begins; what came out long before is of an earlier
            event and tells no year; None where no day is known.
        last: the last day of publication; None where none is known.
        days: day of publication -> number of articles.
    """

    articles: int
    frequency: Mapping[str, int]
    paragraphs: int
    in_paragraphs: Mapping[str, int]
    name_roots: frozenset[str]
    first: date | None = None
    last: date | None = None
    days: Mapping[date, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word statistics over the articles of one generation.

    Attributes:
        articles: how many were read.
        frequency: root -> number of articles that hold it.
        paragraphs, in_paragraphs: as in :class:`EventWords`, over all articles.
        letters: words written in capitals alone ("EU"), folded.
        spellings: folded word -> how often it occurs, for mending typing errors.
        by_first: first letter -> the spellings that begin with it.
        capitalised: roots that stand with a capital inside sentences: names.
        runs: runs of capitalised words ("Transport Minister Ana Lind"), commonest first.
        expansions: letters -> what they stand for ("hrw" -> ("Human Rights Watch",)).
        events: by event name; articles without an event are under "".
        sampled: some articles were not read, so that an absent word proves nothing.
    """

    articles: int
    frequency: Mapping[str, int]
    paragraphs: int
    in_paragraphs: Mapping[str, int]
    letters: frozenset[str]
    spellings: Mapping[str, int]
    capitalised: frozenset[str]
    expansions: Mapping[str, tuple[str, ...]]
    events: Mapping[str, EventWords] = field(default_factory=dict)
    sampled: bool = False
    runs: tuple[str, ...] = ()
    by_first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_lexicon(articles: Mapping[ArticleId, Article]) -> Lexicon:
    """Count the words of the articles."""
    chosen = list(articles.values())
    step = max(1, math.ceil(len(chosen) / MOST_ARTICLES))
    sample = chosen[::step]
    by_event: dict[str, list[Article]] = defaultdict(list)
    for article in sample:
        by_event[article.event or ""].append(article)
    spellings: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    events = {
        name: _event_words(name, group, spellings, capitals) for name, group in sorted(by_event.items())
    }
    runs = _runs(sample)
    total: Counter[str] = Counter()
    paragraphs: Counter[str] = Counter()
    for event in events.values():
        total.update(event.frequency)
        paragraphs.update(event.in_paragraphs)
    return Lexicon(
        articles=len(sample),
        frequency=total,
        paragraphs=sum(event.paragraphs for event in events.values()),
        in_paragraphs=paragraphs,
        letters=frozenset(fold(word) for article in sample for word in _CAPITALS.findall(article.text)),
        spellings=spellings,
        capitalised=frozenset(term for term, times in capitals.items() if times > 0),
        expansions=_expansions(runs),
        runs=runs,
        events=events,
        sampled=step > 1,
        by_first=_by_first(spellings),
    )


LONG_BEFORE = timedelta(days=90)
"""An article that came out so long before the middle one of an event is about something earlier."""


def _news_begins(days: Sequence[date]) -> date | None:
    """The first day of publication that is not long before the middle one."""
    ordered = sorted(days)
    middle = ordered[len(ordered) // 2] if ordered else None
    return next((day for day in ordered if middle and middle - day <= LONG_BEFORE), None)


def _by_first(spellings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for spelling in spellings:
        found[spelling[0]].append(spelling)
    return {letter: tuple(begun) for letter, begun in found.items()}


def _event_words(
    name: str, articles: list[Article], spellings: Counter[str], capitals: Counter[str]
) -> EventWords:
    frequency: Counter[str] = Counter()
    in_paragraphs: Counter[str] = Counter()
    paragraphs = 0
    for article in articles:
        held: set[str] = set()
        for paragraph in (f"{article.title or ''} {article.source or ''}", *article.text.split("\n")):
            found = words(paragraph)
            for word in found:
                if word[0].isalpha():
                    spellings[fold(word)] += 1
                    # A word is a name where its capitals outnumber its small letters.
                    capitals[root(word)] += 1 if word[0].isupper() else -1
            here = {root(word) for word in found}
            in_paragraphs.update(here)
            paragraphs += bool(here)
            held |= here
        frequency.update(held)
    days = [article.published for article in articles if article.published]
    return EventWords(
        articles=len(articles),
        frequency=frequency,
        paragraphs=paragraphs,
        in_paragraphs=in_paragraphs,
        name_roots=frozenset(root(word) for word in words(name.replace("-", " ")) if not word.isdigit()),
        first=_news_begins(days),
        last=max(days, default=None),
        days=Counter(days),
    )


def _runs(articles: Iterable[Article]) -> tuple[str, ...]:
    """The runs of capitalised words in the articles, commonest first."""
    runs: Counter[str] = Counter()
    for article in articles:
        runs.update(set(_NAME_RUN.findall(article.text)))
    return tuple(run for run, _ in runs.most_common(MOST_RUNS))


def _expansions(runs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Letters that could stand for runs of capitalised words, commonest first."""
    letters: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        parts = run.split()
        for start in range(len(parts)):
            for short in _initials(parts[start:]):
                if fold(short) not in STOPWORDS and len(letters[short]) < READINGS:
                    letters[short].append(" ".join(parts[start:]))
    return {short: tuple(runs_) for short, runs_ in letters.items() if runs_}


def _initials(parts: list[str]) -> set[str]:
    """The initials of a run of words, with and without its small words; two letters or more."""
    every = "".join(part[0] for part in parts).lower()
    great = "".join(part[0] for part in parts if part not in _SMALL).lower()
    return {short for short in (every, great) if len(short) > 1}
