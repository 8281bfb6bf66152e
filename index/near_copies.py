"""Tells which articles carry the same report: equal texts, and near-copies of one wire story.

Near-copies share most of their word shingles (runs of five words; Broder 1997, "On the resemblance and
containment of documents"). Containment in the shorter text is counted, so that a shortened copy is found,
and exactly, so that nothing depends on random hashes. An update is no copy: a later text with other figures
stays a voice of its own.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date

import numpy as np
from numpy.typing import NDArray

from index.model import Article, ArticleId
from index.sentences import split

_SHINGLE_WORDS = 5
# Share of the shorter text's shingles that must stand in the longer one.
_LEAST_CONTAINMENT = 0.6
# A text this much longer than the other is no copy of it but may quote it.
_MOST_LENGTH_RATIO = 5.0
# A shingle in more articles than this pairs each with the earliest of them only: the cost stays linear.
_MOST_PAIRED = 8
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE_OR_HOUR = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}|\b{_MONTH}[a-z]*\.? \d{{1,2}}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HARM = re.compile(
    r"\b(?:kill|dead|death|die[ds]?\b|toll|wound|injur|hurt|missing|casualt|fatalit|victim|losses|captur|displac|evacuat)",
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


def voices(articles: Sequence[Article]) -> dict[ArticleId, ArticleId]:
    """For every article the earliest one that carries the same report; its own id where there is none.

    Articles of unknown date come after the dated ones, then by id. The answer does not depend on the order of
    ``articles``. Time grows with the number of words and of copies, not with the square of the articles.
    """
    ordered = sorted(articles, key=_earliest_first)
    shingles = [_shingles(article.text) for article in ordered]
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in _near_pairs(shingles):
        near[other].append(one)
    leaders: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for number, article in enumerate(ordered):
        candidates = sorted({leaders[one] for one in near[number]})
        leader = next((c for c in candidates if _carries(article, [ordered[i] for i in groups[c]])), number)
        leaders[number] = leader
        groups.setdefault(leader, []).append(number)
    return {ordered[number].id: ordered[leader].id for number, leader in leaders.items()}


def _earliest_first(article: Article) -> tuple[date, float, str]:
    at = article.published_at
    moment = at.replace(tzinfo=at.tzinfo or UTC).timestamp() if at else float("inf")
    return article.published or date.max, moment, article.id


def _shingles(text: str) -> _Shingles:
    """The distinct hashed runs of words of a text, sorted; a text of fewer words is one run."""
    words = np.array([zlib.crc32(word.encode()) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    if not len(words):
        return np.empty(0, dtype=np.uint64)
    run = min(_SHINGLE_WORDS, len(words))
    hashed = np.zeros(len(words) - run + 1, dtype=np.uint64)
    for offset in range(run):
        hashed *= np.uint64(0x9E3779B97F4A7C15)
        hashed += words[offset : len(words) - run + 1 + offset]
        hashed ^= hashed >> np.uint64(29)
    return np.unique(hashed)


def _near_pairs(shingles: Sequence[_Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of which one holds most of the other's shingles."""
    for (one, other), shared in _shared(shingles).items():
        shorter, longer = sorted((len(shingles[one]), len(shingles[other])))
        if longer <= shorter * _MOST_LENGTH_RATIO and shared >= shorter * _LEAST_CONTAINMENT:
            yield one, other


def _shared(shingles: Sequence[_Shingles]) -> Counter[tuple[int, int]]:
    """How many shingles two articles share, for pairs that share any."""
    if not shingles:
        return Counter()
    every = np.concatenate(shingles)
    owner = np.repeat(np.arange(len(shingles)), [len(one) for one in shingles])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    starts = np.flatnonzero(np.r_[True, every[1:] != every[:-1]]) if len(every) else np.empty(0, dtype=int)
    ends = np.r_[starts[1:], len(every)] if len(starts) else starts
    counted: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts, ends, strict=True):
        if end - start > 1:
            owners = owner[start:end].tolist()
            firsts = owners if len(owners) <= _MOST_PAIRED else owners[:1]
            counted.update((one, other) for at, one in enumerate(firsts) for other in owners[at + 1 :])
    return counted


def _carries(article: Article, group: Sequence[Article]) -> bool:
    """Whether an article carries the report of a group and is no update of any of its members."""
    return not any(_is_update(member, article) for member in group)


def _is_update(earlier: Article, later: Article) -> bool:
    """Whether each has figures that the other lacks, or the later one tells of other victims."""
    before, after = _figures(earlier.text), _figures(later.text)
    if before - after and after - before:
        return True
    return any(
        _HARM.search(sentence) and _figures(sentence) - before
        for sentence in (span.of(later.text) for span in split(later.text))
    )


def _figures(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_DATE_OR_HOUR.sub(" ", text)))
