"""Which articles are about one event, where they do not say so themselves.

Topic detection as in TDT (Allan et al. 1998, "Topic Detection and Tracking Pilot Study"): articles are taken
in order of publication, each joins the event that it is most like or begins a new one, and further rounds let
those that came early choose again. What then falls into parts by average linkage is parted: the first article
of a second event may have joined the first and drawn the others after it.

Likeness is the geometric mean of two cosines, of meaning and of weighted words, less for an article that
comes long after the others: either cosine alone takes two earthquakes for one.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from index.embedding import Vector
from index.model import ArticleId
from index.retrieval.terms import STOPWORDS, root, words

ENOUGH = 0.18
FEW_MORE = 0.2
"""An article is about an event from a likeness of ``ENOUGH + FEW_MORE / articles`` on: what two articles
share by chance, ten do not. Chosen on 218 labelled articles about ten events (each event alone, and all of
them together) and 178 about other news (alone, and with four of one event among them): B-cubed F 0.94 to
0.96."""

PARTS_BELOW = 0.16
"""Two parts of an event that are less like each other, pair by pair, are two events."""

_FEW, _MANY = 4, 1000
"""Fewer articles than these have no parts; with more of them, comparing all pairs would take too long."""

ROUNDS = 3
TERMS = 60
LEAD_CHARS = 4000
"""What an article is about stands in its beginning, and its telling words are few."""

FRESH_DAYS = 21
STALE_DAYS = 400
"""An article that comes later than :data:`FRESH_DAYS` after the nearest other one is less likely about the
event: its likeness falls by a factor e each :data:`STALE_DAYS`. Retrospects still find their event."""

_NAME_WEIGHT = 2.0
_TITLE_TIMES = 2
_CANDIDATES = 24
_COMMON = 300
"""A word that stands in more events than these does not make one of them a candidate."""

_KNOWN_ARTICLES = 1000
_NAME_SHARE, _WORD_SHARE = 0.001, 0.02
"""As if so many articles more had been read, a name standing in this share of them and a word in that: a
dozen articles about one event would else take its own words for common ones."""

LONGEST_NAME = 90
_OUTLET = re.compile(r"\s*(?:\||\s[-–—]\s)[^|]{2,30}$|\s*(?:\.\.\.|…)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What tells an article's event.

    Attributes:
        meaning: unit vector of its beginning.
        terms: root -> how often it stands there, for the words that tell most.
        names: those of the roots that are names.
        event: the event that it names itself.
        founds: it tells of harm or blame, so that an event may begin with it; others only join one.
    """

    article: ArticleId
    title: str | None
    published: date | None
    meaning: Vector
    terms: Mapping[str, int]
    names: frozenset[str]
    event: str | None = None
    founds: bool = True


def telling_terms(title: str | None, text: str) -> tuple[dict[str, int], frozenset[str]]:
    """The words that tell most about an article: root -> times in its beginning, and which are names."""
    times: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for word in words(text[:LEAD_CHARS]):
        times[root(word)] += 1
        capitals[root(word)] += 1 if word[0].isupper() else -1
    for word in words(title or ""):
        times[root(word)] += _TITLE_TIMES
    told = [term for term in times if term not in STOPWORDS and len(term) > 1]
    # names three times over, so that the words cut off are not the ones that tell two events apart
    told.sort(key=lambda term: (-times[term] * (3 if capitals[term] > 0 else 1), term))
    kept = told[:TERMS]
    return {term: times[term] for term in kept}, frozenset(term for term in kept if capitals[term] > 0)


def find_events(reports: Iterable[Report]) -> dict[ArticleId, str]:
    """The events of articles that name none: that of articles like them, or a new one named by a headline.

    The answer does not depend on the order of ``reports``.

    Returns:
        Nothing for an article that names its event itself, nor for one that no event is found for.
    """
    ordered = sorted(reports, key=lambda report: (report.published or date.max, report.article))
    if not any(report.event is None for report in ordered):
        return {}
    return _Events(weigh(ordered)).found()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A report with the weights of its terms: a unit vector."""

    report: Report
    weights: Mapping[str, float]


def weigh(reports: Sequence[Report]) -> list[Weighed]:
    """Weigh the terms: logarithmic frequency, inverse document frequency, names twice."""
    held = Counter(term for report in reports for term in report.terms)
    named = Counter(term for report in reports for term in report.names)
    rare = {
        term: (_NAME_WEIGHT if name else 1.0)
        * math.log((len(reports) + _KNOWN_ARTICLES) / (times + _KNOWN_ARTICLES * share))
        for term, times in held.items()
        for name in [2 * named[term] > times]
        for share in [_NAME_SHARE if name else _WORD_SHARE]
    }
    return [Weighed(report, _unit(report.terms, rare)) for report in reports]


def _unit(terms: Mapping[str, int], rare: Mapping[str, float]) -> dict[str, float]:
    weighed = {term: (1 + math.log(times)) * rare[term] for term, times in terms.items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    return {term: weight / length for term, weight in weighed.items()}


@dataclass(slots=True)
class _Event:
    """Articles about one event, with the sum of their weighted words."""

    stated: str | None = None
    terms: Counter[str] = field(default_factory=Counter)
    members: list[Weighed] = field(default_factory=list)

    def like(self, one: Weighed, near: float) -> float:
        """How like the members an article is, given the mean cosine of meaning; from 0 to 1."""
        shared = sum(weight * self.terms[term] for term, weight in one.weights.items()) / len(self.members)
        return math.sqrt(max(0.0, near) * max(0.0, shared))

    def enough(self) -> float:
        """How like the members an article must be to be one of them."""
        return ENOUGH + FEW_MORE / len(self.members)

    def freshness(self, one: Weighed) -> float:
        """1 near the day of a member, less long after or before all of them."""
        day = one.report.published
        days = [other.report.published for other in self.members if other.report.published is not None]
        gap = min((abs((day - other).days) for other in days), default=0) if day is not None else 0
        return math.exp(-max(0, gap - FRESH_DAYS) / STALE_DAYS)


def parts(members: Sequence[Weighed]) -> list[list[Weighed]]:
    """The groups that some articles fall into by average linkage, the largest first."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = 1.0 - _likeness(members)
    np.fill_diagonal(apart, 0.0)
    labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1.0 - PARTS_BELOW, "distance")
    groups: dict[int, list[Weighed]] = defaultdict(list)
    for one, label in zip(members, labels.tolist(), strict=True):
        groups[label].append(one)
    return sorted(groups.values(), key=lambda group: -len(group))


def _likeness(members: Sequence[Weighed]) -> NDArray[np.float32]:
    """How like each two articles are, as :meth:`_Event.like` and :meth:`_Event.freshness` tell it."""
    every = dict.fromkeys(term for one in members for term in one.weights)
    places = {term: at for at, term in enumerate(every)}
    weights = np.zeros((len(members), len(places)), dtype=np.float32)
    for row, one in enumerate(members):
        weights[row, [places[term] for term in one.weights]] = list(one.weights.values())
    meanings = np.stack([one.report.meaning for one in members])
    alike = np.sqrt(np.maximum(meanings @ meanings.T, 0.0) * np.maximum(weights @ weights.T, 0.0))
    known = [one.report.published.toordinal() if one.report.published else np.nan for one in members]
    days = np.array(known, dtype=np.float32)
    gap = np.nan_to_num(np.abs(days[:, None] - days[None, :]))
    faded: NDArray[np.float32] = alike * np.exp(-np.maximum(gap - FRESH_DAYS, 0.0) / STALE_DAYS)
    return faded


class _Events:
    """All articles, and the events they are in so far; an event that all have left is taken by the next."""

    def __init__(self, articles: Sequence[Weighed]) -> None:
        self._articles = articles
        self._events: list[_Event] = []
        self._meanings = np.zeros((len(articles), len(articles[0].report.meaning)), dtype=np.float32)
        self._of: dict[ArticleId, int] = {}
        self._holding: dict[str, Counter[int]] = defaultdict(Counter)
        self._left: list[int] = []

    def found(self) -> dict[ArticleId, str]:
        """Sort the articles into events, and name these."""
        stated: dict[str, int] = {}
        for one in self._articles:
            if (name := one.report.event) is not None:
                stated[name] = stated[name] if name in stated else self._new(name)
                self._join(one, stated[name])
        unsaid = [one for one in self._articles if one.report.event is None]
        founding = [one for one in unsaid if one.report.founds]
        for _ in range(ROUNDS):
            if not self._choose(founding):
                break
        if self._part():
            self._choose(founding)
        for one in unsaid:
            if not one.report.founds and (best := self._best(one)) is not None:
                self._join(one, best)
        names = self._names()
        return {id_: names[self._of[id_]] for one in unsaid if (id_ := one.report.article) in self._of}

    def _choose(self, articles: Iterable[Weighed]) -> bool:
        """Let each article join the event most like it, or begin one; whether any changed its event."""
        changed = False
        for one in articles:
            before = self._of.get(one.report.article)
            self._leave(one)
            best = self._best(one)
            self._join(one, self._new() if best is None else best)
            changed = changed or self._of[one.report.article] != before
        return changed

    def _part(self) -> bool:
        """Make several events of one whose articles are several groups; whether there was any such."""
        parted = False
        for event in self._events.copy():
            if event.stated is None and _FEW <= len(event.members) <= _MANY:
                for part in parts(event.members)[1:]:
                    for one in part:
                        self._leave(one)
                    at = self._new()
                    for one in part:
                        self._join(one, at)
                    parted = True
        return parted

    def _new(self, stated: str | None = None) -> int:
        while self._left and stated is None:
            at = self._left.pop()
            if not self._events[at].members:
                return at
        self._events.append(_Event(stated))
        return len(self._events) - 1

    def _join(self, one: Weighed, at: int) -> None:
        self._events[at].members.append(one)
        self._events[at].terms.update(one.weights)
        self._meanings[at] += one.report.meaning
        for term in one.weights:
            self._holding[term][at] += 1
        self._of[one.report.article] = at

    def _leave(self, one: Weighed) -> None:
        if (at := self._of.pop(one.report.article, None)) is not None:
            self._events[at].members.remove(one)
            if not self._events[at].members:
                self._left.append(at)
            self._events[at].terms.subtract(one.weights)
            self._meanings[at] -= one.report.meaning
            for term in one.weights:
                self._holding[term][at] -= 1
                if not self._holding[term][at]:
                    del self._holding[term][at]

    def _looked_at(self, one: Weighed) -> list[int]:
        """The events that share most of an article's rarer words: only with these it is compared."""
        shared: dict[int, float] = defaultdict(float)
        for term, weight in one.weights.items():
            holding = self._holding[term]
            if len(holding) <= _COMMON:
                for at in holding:
                    shared[at] += weight
        return nsmallest(_CANDIDATES, shared, key=lambda at: (-shared[at], at))

    def _best(self, one: Weighed) -> int | None:
        """The event that an article is most like, if it is like it enough."""
        best, most = None, 1.0
        for at in self._looked_at(one):
            event = self._events[at]
            near = float(self._meanings[at] @ one.report.meaning) / len(event.members)
            worth = event.like(one, near) / event.enough()
            if worth >= most and (worth := worth * event.freshness(one)) >= most:
                best, most = at, worth
        return best

    def _names(self) -> list[str]:
        """The name of each event, no two alike."""
        taken = {event.stated for event in self._events if event.stated is not None}
        names: list[str] = []
        for at, event in enumerate(self._events):
            names.append(event.stated or self._headline(at, taken))
            taken.add(names[-1])
        return names

    def _headline(self, at: int, taken: Collection[str]) -> str:
        """The headline of the member that is most like all of them; with its day where that name is taken."""
        event = self._events[at]
        if not event.members:
            return ""
        meanings = np.stack([one.report.meaning for one in event.members])
        near = meanings @ self._meanings[at] / len(event.members)
        ranked = sorted(
            zip(event.members, near.tolist(), strict=True),
            key=lambda pair: -pair[0].report.founds * event.like(pair[0], pair[1]),
        )
        central = next((one.report for one, _ in ranked if one.report.title), ranked[0][0].report)
        name = short_headline(central.title or central.article)
        return name if name not in taken else f"{name} ({central.published or central.article})"


def short_headline(title: str) -> str:
    """A headline as a name: without the outlet behind it, cut at a word where it is long."""
    bare = _OUTLET.sub("", title).strip() or title
    if len(bare) <= LONGEST_NAME:
        return bare
    return bare[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
