"""The domain: articles, the passages and quotes cut from them, and what a reindex reports.

Values only: nothing here reads a file, knows a store or calls a model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""An article's path below the articles folder (``/`` between parts), or the URL it was added from."""

PassageId = NewType("PassageId", str)
"""Names one passage of one version of an article's text; changes when the text or the cut changes."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of an article's text: ``[start, end)`` in Unicode code points.

    The words are those of the W3C Web Annotation model's TextPositionSelector.

    Raises:
        ValueError: if the range is negative or turned round.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range of a text: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` in this range."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    r"""One published text. What can't be known is ``None``, never invented.

    Attributes:
        id: see :data:`ArticleId`.
        text: the cleaned text: NFC, ``\n`` line ends, furniture removed. Never altered afterwards.
        title: the headline without the outlet's name.
        source: the outlet that published it.
        url: where it was published.
        published: the day of publication in the outlet's own time zone.
        published_at: the moment, where the hour is known (aware or, where no zone is given, naive).
        event: free text naming what it is about.
        grouped: nobody names the event; it was made out from articles like this one.
        language: ISO 639-1 code.
        content_hash: hex SHA-256 over the text and the metadata above: what tells a changed article.
        voice: articles with the same voice are near-copies of one report and count once;
            the id of the earliest of them.
    """

    id: ArticleId
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    event: str | None = None
    grouped: bool = False
    language: str | None = None
    content_hash: str = ""
    voice: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk of an article, cut at sentence ends: what is embedded and retrieved.

    ``article.text[span.start:span.end] == text``, always: make one with :meth:`cut`.

    Attributes:
        sentences: the sentences inside, as ranges of the *article's* text, in order.
        heading: title, source and date as embedded in front of the text; no part of the text.
    """

    id: PassageId
    article: ArticleId
    span: Span
    text: str
    sentences: tuple[Span, ...]
    heading: str = ""

    @classmethod
    def cut(cls, article: Article, sentences: tuple[Span, ...], *, heading: str = "") -> Passage:
        """Cut the passage that runs from the first of ``sentences`` to the last.

        Raises:
            ValueError: if there is no sentence, or they reach past the article's end.
        """
        if not sentences or sentences[-1].end > len(article.text):
            raise ValueError(f"no such range in {article.id}: {sentences}")
        span = Span(sentences[0].start, sentences[-1].end)
        return cls(
            id=PassageId(f"{article.content_hash[:16]}:{article.id}:{span.start}-{span.end}"),
            article=article.id,
            span=span,
            text=span.of(article.text),
            sentences=sentences,
            heading=heading,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which articles a question is about. All given ones must hold.

    Attributes:
        event: an event's name, or words of it; case and accents do not matter.
        source: an outlet's name, or words of it; case and accents do not matter.
        since, until: days of publication, both included; articles of unknown date pass neither.
    """

    event: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that could not be used, and why: ``reason`` is a short clause."""

    article: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReindexReport:
    """What one reindex did. Counts are of articles but where they say otherwise.

    Attributes:
        articles, passages, claims: what the index holds now.
        added, changed, removed, unchanged: articles, against the state before.
        embedded: passages that had to be embedded.
        skipped: files that could not be used.
        seconds: wall-clock time.
        cancelled: stopped on request; the index is as before.
        dry_run: nothing was written; the counts are what would have happened.
    """

    articles: int
    added: int
    changed: int
    removed: int
    unchanged: int
    passages: int
    claims: int
    seconds: float
    embedded: int = 0
    skipped: tuple[Skipped, ...] = field(default_factory=tuple)
    cancelled: bool = False
    dry_run: bool = False
