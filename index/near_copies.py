"""Tells which articles carry the same report: equal texts, and near-copies of one wire story.

Near-copies share most of their word shingles (runs of five words; Broder 1997, "On the resemblance and
containment of documents"). What counts is containment in the shorter text, so that a shortened copy is found.
Pairs worth a look are found by a fixed sample of the shingles, then compared on all of them. An update is no
copy: a later text with other figures stays a voice of its own.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.model import Article, ArticleId
from index.sentences import split

_SHINGLE_WORDS = 5
# Share of the shorter text's shingles that must stand in the longer one.
_LEAST_CONTAINMENT = 0.6
# One shingle in so many is looked at to find pairs; a pair must share this much of the sample.
_SAMPLED_IN = 8
_LEAST_SAMPLED_CONTAINMENT = 0.35
# A text so much longer than the other is no copy of it but may quote it.
_MOST_LENGTH_RATIO = 5.0
# A shingle in more articles than this pairs each with the earliest of them only, and a group is compared with
# a new member by its first and last members: the cost stays linear.
_MOST_PAIRED = 8
# Scripts without spaces are read letter by letter.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:[.,]\d+)*")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE_OR_HOUR = re.compile(
    rf"\b(?:(?:19|20)\d\d\b|\d{{1,2}}(?:[:.]\d\d\b|(?:st|nd|rd|th)?[ -]{_MONTH})"
    rf"|{_MONTH}[a-z]*\.? \d{{1,2}}\b)",
    re.IGNORECASE,
)
_UNITS = dict(
    zip(("two", "three", "four", "five", "six", "seven", "eight", "nine"), range(2, 10), strict=True)
)
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_NUMBERS = {**_UNITS, **dict(zip(_TEENS.split(), range(10, 20), strict=True)), **_TENS}
_NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(_TENS)})(?:-(?:one|{'|'.join(_UNITS)}))?\b|\b(?:{'|'.join(_NUMBERS)}|dozens|scores)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:kill|dead|death|die[sd]?\b|toll|wound|injur|hurt|missing|casualt|fatalit|victim|losses|captur|displac)",
    re.IGNORECASE,
)

_Shingles = NDArray[np.uint64]


def fingerprint(text: str) -> str:
    """Equal for two texts of the same words, whatever their case, spacing and punctuation (hex SHA-256)."""
    return hashlib.sha256(" ".join(_WORD.findall(text.casefold())).encode()).hexdigest()


def duplicates(articles: Sequence[Article]) -> dict[ArticleId, ArticleId]:
    """Articles of the same words as another one, each with the one that stands for it.

    The one of which most is known stands, then the one whose id comes first.
    """
    standing: dict[str, Article] = {}
    same: dict[str, list[ArticleId]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: (-_known(article), article.id)):
        key = fingerprint(article.text)
        same[key].append(standing.setdefault(key, article).id)
        same[key][-1] = article.id
    return {one: ids[0] for ids in same.values() for one in ids[1:] if one != ids[0]}


def _known(article: Article) -> int:
    told = (article.title, article.source, article.url, article.published, article.event)
    return sum(value is not None for value in told)


def sketch(text: str) -> bytes:
    """The sample of a text's shingles by which :func:`voices` finds pairs, to be kept beside the text.

    About a byte for each word. It changes with this module.
    """
    return _sampled(_shingles(text)).astype("<u8").tobytes()


def voices(
    articles: Sequence[Article], *, sketches: Mapping[ArticleId, bytes] | None = None
) -> dict[ArticleId, ArticleId]:
    """For every article the earliest one that carries the same report; its own id where there is none.

    Of one moment the longest text comes first; articles of unknown date come last. The answer does not depend
    on the order of ``articles``. Time grows with the number of words and of copies, not with the square of
    the articles.

    Args:
        articles: all of them, for a new one may be the earliest.
        sketches: what :func:`sketch` gave for some of the texts, which saves most of the time.
    """
    known = sketches or {}
    reports = [_Report(article, known.get(article.id)) for article in sorted(articles, key=_earliest_first)]
    earlier: dict[int, list[int]] = defaultdict(list)
    for one, other in _near_pairs(reports):
        earlier[other].append(one)
    leaders: list[int] = []
    groups: dict[int, list[int]] = {}
    for number, report in enumerate(reports):
        candidates = sorted({leaders[one] for one in earlier[number]})
        leader = next((c for c in candidates if _joins(report, [reports[i] for i in groups[c]])), number)
        leaders.append(leader)
        groups.setdefault(leader, []).append(number)
    return {
        report.article.id: reports[leader].article.id for report, leader in zip(reports, leaders, strict=True)
    }


def _earliest_first(article: Article) -> tuple[date, float, int, str]:
    at = article.published_at
    moment = at.replace(tzinfo=at.tzinfo or UTC).timestamp() if at else float("inf")
    return article.published or date.max, moment, -len(article.text), article.id


class _Report:
    """An article with what is compared; the figures are read when they are asked for."""

    def __init__(self, article: Article, sketched: bytes | None) -> None:
        self.article = article
        known = sketch(article.text) if sketched is None else sketched
        self.sample: _Shingles = np.frombuffer(known, dtype="<u8").astype(np.uint64)

    @cached_property
    def figures(self) -> frozenset[str]:
        """Every figure in the text but dates and hours."""
        return _figures(self.article.text)

    @cached_property
    def sentences(self) -> dict[str, frozenset[str]]:
        """The figures of each sentence that has any, by its words without them."""
        return {_masked(sentence): _figures(sentence) for sentence in self._with_figures}

    @cached_property
    def victims(self) -> frozenset[str]:
        """The figures in sentences that tell of harm to people."""
        harmed = (_figures(sentence) for sentence in self._with_figures if _HARM.search(sentence))
        return frozenset().union(*harmed)

    @cached_property
    def _with_figures(self) -> list[str]:
        text = self.article.text
        if not _NUMBER.search(text):
            return []
        return [sentence for span in split(text) if _NUMBER.search(sentence := span.of(text))]


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return zlib.crc32(word.encode(errors="surrogatepass"))


def _shingles(text: str) -> _Shingles:
    """The distinct hashed runs of words of a text, sorted; a text of fewer words is one run."""
    words = np.fromiter(map(_word_hash, _WORD.findall(text.casefold())), dtype=np.uint64)
    run = min(_SHINGLE_WORDS, len(words))
    hashed = np.zeros(max(0, len(words) - run + 1) if run else 0, dtype=np.uint64)
    for offset in range(run):
        hashed *= np.uint64(0x9E3779B97F4A7C15)
        hashed += words[offset : offset + len(hashed)]
        hashed ^= hashed >> np.uint64(29)
    return np.unique(hashed)


def _sampled(shingles: _Shingles) -> _Shingles:
    sampled: _Shingles = shingles[shingles % np.uint64(_SAMPLED_IN) == 0]
    return sampled


def _near_pairs(reports: Sequence[_Report]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of which one holds most of the other's shingles, in order."""
    full: dict[int, _Shingles] = {}
    for (one, other), shared in sorted(_shared([report.sample for report in reports]).items()):
        shorter, longer = sorted((len(reports[one].sample), len(reports[other].sample)))
        if longer > shorter * _MOST_LENGTH_RATIO or shared < shorter * _LEAST_SAMPLED_CONTAINMENT:
            continue
        for number in (one, other):
            if number not in full:
                full[number] = _shingles(reports[number].article.text)
        if _containment(full[one], full[other]) >= _LEAST_CONTAINMENT:
            yield one, other


def _containment(one: _Shingles, other: _Shingles) -> float:
    """Share of the smaller set that the other holds."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / max(1, min(len(one), len(other)))


def _shared(samples: Sequence[_Shingles]) -> Counter[tuple[int, int]]:
    """How many sampled shingles two articles share, for pairs that share any."""
    if not samples:
        return Counter()
    every = np.concatenate(samples)
    owner = np.repeat(np.arange(len(samples), dtype=np.uint32), [len(one) for one in samples])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    starts = np.flatnonzero(np.r_[True, every[1:] != every[:-1]][: len(every)])
    ends = np.r_[starts[1:], len(every)] if len(starts) else starts
    several = np.flatnonzero(ends - starts > 1)
    counted: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
        owners = owner[start:end].tolist()
        if len(owners) <= _MOST_PAIRED:
            counted.update(itertools.combinations(owners, 2))
        else:
            counted.update((owners[0], other) for other in owners[1:])
    return counted


def _joins(report: _Report, group: Sequence[_Report]) -> bool:
    """Whether a report is the one that a group carries, and no update of it."""
    members = group if len(group) <= _MOST_PAIRED else [group[0], *group[1 - _MOST_PAIRED :]]
    return not any(_is_update(member, report) for member in members)


def _is_update(earlier: _Report, later: _Report) -> bool:
    """Whether the later report counts other victims, or has other figures in the same words."""
    if later.victims - earlier.figures:
        return True
    return any(
        figures != earlier.sentences[words]
        for words, figures in later.sentences.items()
        if words in earlier.sentences
    )


def _figures(text: str) -> frozenset[str]:
    return frozenset(_value(found[0]) for found in _NUMBER.finditer(_DATE_OR_HOUR.sub(" ", text)))


def _value(figure: str) -> str:
    """A figure in digits, so that "forty-nine" is 49."""
    tens, _, unit = figure.casefold().partition("-")
    if tens in _NUMBERS:
        return str(_NUMBERS[tens] + ({"one": 1} | _UNITS).get(unit, 0))
    return figure.casefold().replace(",", "")


def _masked(sentence: str) -> str:
    return " ".join(_WORD.findall(_NUMBER.sub(" 0 ", _DATE_OR_HOUR.sub(" ", sentence)).casefold()))
