"""What is asked and what is answered. Values only; the JSON of them is made in :mod:`bot.json_forms`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.claims.model import Claim, Judgement, Kind, Toll
from index.model import ArticleId, Filters, Span

DisagreementKind = Literal["toll", "blame", "timing", "fact"]

MAX_ANSWER_CHARS = 1200
"""An answer with the positions of its disagreements is never longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One earlier question of a conversation and its answer."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a person asks: their words, what was said before (oldest first), and filters.

    Attributes:
        account: whose daily budget of the chat model it counts against: the id of a Discord server; None
            for a question from the terminal.
    """

    text: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered pointer from a statement to a quote.

    ``quote`` is ``span`` of the article's stored text, verbatim: checked before it is shown.

    Attributes:
        n: its number in the answer, from 1.
    """

    n: int
    article: ArticleId
    quote: str
    span: Span
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of an answer with the numbers of the citations that bear it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one claimant holds in a disagreement, in their own words or figures."""

    statement: str
    claimant: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two or more positions that can't all hold for the same matter at the same time."""

    topic: str
    kind: DisagreementKind
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A figure that a later one replaced: not a disagreement. ``was`` and ``now`` as worded."""

    topic: str
    was: str
    now: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown to whoever asked.

    Attributes:
        question: as typed.
        standalone_question: the question as understood, without need of the history.
        abstained: the articles do not tell; ``statements`` say so, and citations may list the nearest.
        statements: in reading order.
        citations: numbered from 1 without gaps.
        disagreements: only those that matter to the question.
        updates: figures that a later one replaced.
        answerer: "extractive", or the chat model's "provider:model".
        notes: short remarks on how the answer came about ("only one side's claimants are in your
            articles", "the chat model did not answer in time").
        timings_ms: milliseconds by stage: "retrieve", "answer", "total".
        prompt: fingerprint of the words that the chat model was asked with; None where none was.
    """

    question: str
    standalone_question: str
    abstained: bool
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    disagreements: tuple[Disagreement, ...] = ()
    updates: tuple[Update, ...] = ()
    answerer: str = "extractive"
    notes: tuple[str, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    prompt: str | None = None

    @property
    def text(self) -> str:
        """The statements, each followed by its citation numbers: "49, says X [1]. …"."""
        return " ".join(cited(statement.text, statement.citations) for statement in self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class TollInquiry:
    """What ``/toll`` is asked.

    Attributes:
        about: words that name the event ("derna floods"); None where ``event`` says it or only one is
            indexed.
        event: the event's exact name.
        side, kind: only these; None means all.
        as_of: the toll as it stood on this day; None means the latest.
    """

    about: str | None = None
    event: str | None = None
    side: str | None = None
    kind: Kind | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedClaim:
    """A claim and the number of its citation in the report it stands in."""

    claim: Claim
    citation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TollView:
    """One toll of a report: the toll, its claims with their citations, and what they show.

    Attributes:
        latest: ``toll.latest`` with its citation.
        claims: ``toll.claims`` with their citations, oldest first.
        updates: how the standing figure rose or was revised, oldest first.
        rival: a claimant's standing count that can't hold beside the toll before it in the report: its
            ``latest`` is that claimant's, its range and claims are those of that figure alone.
    """

    toll: Toll
    latest: CitedClaim
    claims: tuple[CitedClaim, ...]
    updates: tuple[Update, ...] = ()
    rival: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TollReport:
    """The answer to a :class:`TollInquiry`.

    Attributes:
        event: the event found; None where nothing fits.
        as_of: the day the tolls stand for.
        tolls: by side and kind; empty where no claim was found.
        known_events: what is indexed, for when nothing fits.
        articles_read: how many articles of the event were looked through ("no toll found in N articles").
        notes: short remarks ("only one side's claimants are in your articles").
        denied: figures that somebody is reported to deny.
    """

    event: str | None
    as_of: date | None
    tolls: tuple[TollView, ...]
    disagreements: tuple[Disagreement, ...] = ()
    citations: tuple[Citation, ...] = ()
    known_events: tuple[str, ...] = ()
    articles_read: int = 0
    notes: tuple[str, ...] = ()
    denied: tuple[Claim, ...] = ()


CheckOutcome = Literal["supported", "contradicted", "outdated", "not in the sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedStatement:
    """A statement of somebody's message against the ledger and the passages.

    Attributes:
        text: the statement as it stands in the message.
        reason: one sentence.
    """

    text: str
    outcome: CheckOutcome
    reason: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """A message checked against the sources: its statements in order."""

    statements: tuple[CheckedStatement, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChange:
    """A toll before and after a reindex, as worded; ``before`` None where it is new."""

    event: str
    side: str | None
    kind: Kind
    before: str | None
    after: str | None
    judgement: Judgement = Judgement.UPDATE


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDiff:
    """What a reindex changed for readers: tolls, and disagreements opened or settled (their topics)."""

    tolls: tuple[TollChange, ...] = ()
    opened: tuple[Disagreement, ...] = ()
    settled: tuple[Disagreement, ...] = ()


def cited(text: str, citations: tuple[int, ...]) -> str:
    """Put citation numbers behind a sentence, before its full stop: ``"So it is." -> "So it is [1]."``."""
    if not citations:
        return text
    marks = " " + "".join(f"[{n}]" for n in citations)
    if text.endswith((".", "!", "?")) and not text.endswith("..."):
        return text[:-1] + marks + text[-1]
    return text + marks
