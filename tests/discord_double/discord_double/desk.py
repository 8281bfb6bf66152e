"""A news desk whose answers are written by hand: no model, no store, everything else like the real one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.answering.model import (
    Answer,
    CheckedStatement,
    CheckReport,
    Citation,
    CitedClaim,
    Disagreement,
    LedgerDiff,
    Position,
    Question,
    Statement,
    TollChange,
    TollInquiry,
    TollReport,
    TollView,
    Update,
)
from bot.newsdesk import DeskStatus, ReindexOutcome, ReindexProgress, StageNote
from index.claims.model import Claim, Kind, Part, Scope, Toll
from index.errors import IndexBusyError, UnknownArticleError
from index.model import Article, ArticleId, ReindexReport, Span

FLOOD = "Harrow valley flood"
FIRST = "Eleven people drowned when the dam at Lower Harrow broke on Monday, the fire brigade said."
SECOND = "The regional governor, Ines Moreau, spoke of nineteen dead on Wednesday."
THIRD = "Villagers counted at least 24 bodies, the mayor of Harrow Mill told reporters."


def citation(
    n: int, quote: str, *, title: str = "Dam breaks above Harrow", source: str = "Valley Post"
) -> Citation:
    return Citation(
        n=n,
        article=ArticleId(f"flood/{n:02}.md"),
        quote=quote,
        span=Span(100, 100 + len(quote)),
        title=title,
        source=source,
        url=f"https://news.example/{n}/dam",
        published=date(2023, 5, min(28, 8 + n)),
    )


def flood_answer(question: Question) -> Answer:
    """Two claimants, an update and a disagreement."""
    return Answer(
        question=question.text,
        standalone_question=question.text,
        abstained=False,
        statements=(
            Statement(text="19 people died, according to the regional governor Ines Moreau.", citations=(2,)),
            Statement(text="The fire brigade had counted eleven on Monday.", citations=(1,)),
        ),
        citations=(
            citation(1, FIRST),
            citation(2, SECOND, source="Tribune"),
            citation(3, THIRD, source="Herald"),
        ),
        disagreements=(
            Disagreement(
                topic="People killed by the flood",
                kind="toll",
                positions=(
                    Position(statement="19 dead", claimant="Ines Moreau", citations=(2,)),
                    Position(
                        statement="at least 24 dead", claimant="the mayor of Harrow Mill", citations=(3,)
                    ),
                ),
            ),
        ),
        updates=(Update(topic="People killed", was="11", now="19", citations=(1, 2)),),
        notes=("Only local outlets are in your articles.",),
        timings_ms={"total": 12.0},
    )


def claim(low: int, *, day: int, claimant: str, sentence: str, article: str = "flood/01.md") -> Claim:
    return Claim(
        article=ArticleId(article),
        sentence_span=Span(100, 100 + len(sentence)),
        sentence=sentence,
        figure_span=Span(100, 105),
        low=low,
        high=low,
        qualifier="exact",
        kind=Kind.KILLED,
        group="people",
        side="Harrow",
        civilian=None,
        claimant=claimant,
        as_of=date(2023, 5, day),
        scope=Scope.EVENT,
        part=Part.TOTAL,
        source="Valley Post",
        published=date(2023, 5, day),
        event=FLOOD,
    )


CLAIMS = (
    claim(11, day=8, claimant="the fire brigade", sentence=FIRST),
    claim(19, day=10, claimant="Ines Moreau", sentence=SECOND, article="flood/02.md"),
)


def flood_toll(inquiry: TollInquiry) -> TollReport:
    cited = tuple(CitedClaim(claim=one, citation=n) for n, one in enumerate(CLAIMS, 1))
    toll = Toll(
        side="Harrow",
        kind=Kind.KILLED,
        low=11,
        high=19,
        civilian=None,
        latest=CLAIMS[1],
        standing=CLAIMS[::-1],
        claims=CLAIMS,
        disputed=True,
    )
    view = TollView(
        toll=toll,
        latest=cited[1],
        claims=cited,
        updates=(Update(topic="killed", was="11", now="19", citations=(1, 2)),),
    )
    return TollReport(
        event=FLOOD,
        as_of=inquiry.as_of,
        tolls=(view,),
        citations=(citation(1, FIRST), citation(2, SECOND, source="Tribune")),
        known_events=(FLOOD,),
        articles_read=3,
    )


def flood_check(text: str) -> CheckReport:
    return CheckReport(
        statements=(
            CheckedStatement(text=text, outcome="outdated", reason="19 is the later figure.", citations=(1,)),
            CheckedStatement(
                text="It rained.", outcome="not in the sources", reason="No article says so.", citations=()
            ),
        ),
        citations=(citation(1, SECOND),),
    )


def article(n: int, *, event: str = FLOOD, source: str = "Valley Post") -> Article:
    return Article(
        id=ArticleId(f"flood/{n:02}.md"),
        text="Text.",
        title=f"Dam breaks above Harrow, part {n}",
        source=source,
        url=f"https://news.example/{n}/dam",
        published=date(2023, 5, min(28, 8 + n)),
        event=event,
    )


RISEN = LedgerDiff(tolls=(TollChange(event=FLOOD, side="Harrow", kind=Kind.KILLED, before="11", after="19"),))


@dataclass
class ScriptedDesk:
    """Answers as told; remembers what it was asked.

    Attributes:
        ask_seconds: how long each answer takes, over its three stages.
        steps: how many steps a reindex has, each of ``step_seconds``.
        outcome: what the next reindex reports.
    """

    answering: Callable[[Question], Answer] = flood_answer
    telling: Callable[[TollInquiry], TollReport] = flood_toll
    checking: Callable[[str], CheckReport] = flood_check
    indexed: list[Article] = field(
        default_factory=lambda: [article(1), article(2, source="Tribune"), article(3)]
    )
    ask_seconds: float = 0.0
    steps: int = 3
    step_seconds: float = 0.02
    diff: LedgerDiff = RISEN
    asked: list[Question] = field(default_factory=list)
    inquired: list[TollInquiry] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    reindexed: list[dict[str, bool]] = field(default_factory=list)
    made_at: datetime = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    hold: threading.Event | None = None

    def ask(self, question: Question, *, stage: Callable[[StageNote], None] | None = None) -> Answer:
        self.asked.append(question)
        for note in (
            StageNote(stage="searching"),
            StageNote(stage="reading", passages=12),
            StageNote(stage="checking"),
        ):
            if stage is not None:
                stage(note)
            time.sleep(self.ask_seconds / 3)
        if self.hold is not None:
            self.hold.wait(30)
        return self.answering(question)

    def toll(self, inquiry: TollInquiry) -> TollReport:
        self.inquired.append(inquiry)
        return self.telling(inquiry)

    def claims(self, *, event: str | None = None, article: str | None = None) -> tuple[Claim, ...]:  # noqa: ARG002
        return CLAIMS

    def check(self, text: str) -> CheckReport:
        self.checked.append(text)
        return self.checking(text)

    def articles(self) -> tuple[Article, ...]:
        return tuple(self.indexed)

    def status(self) -> DeskStatus:
        return DeskStatus(
            articles=len(self.indexed),
            passages=12,
            claims=len(CLAIMS),
            events=tuple(sorted({one.event for one in self.indexed if one.event})),
            sources=tuple(sorted({one.source for one in self.indexed if one.source})),
            made_at=self.made_at,
            embedding_model="all-MiniLM-L6-v2",
            answerer="extractive",
        )

    def reindex(
        self,
        *,
        full: bool = False,
        dry_run: bool = False,
        allow_empty: bool = False,  # noqa: ARG002 - as the desk's own
        progress: Callable[[ReindexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ReindexOutcome:
        self.reindexed.append({"full": full, "dry_run": dry_run})
        for step in range(1, self.steps + 1):
            if cancelled is not None and cancelled():
                return ReindexOutcome(report=self._report(cancelled=True), diff=LedgerDiff())
            if progress is not None:
                progress(ReindexProgress(step="embedding", done=step, total=self.steps))
            time.sleep(self.step_seconds)
        return ReindexOutcome(report=self._report(dry_run=dry_run), diff=self.diff)

    def _report(self, *, cancelled: bool = False, dry_run: bool = False) -> ReindexReport:
        return ReindexReport(
            articles=len(self.indexed),
            added=0 if cancelled else 3,
            changed=0,
            removed=0,
            unchanged=0,
            passages=12,
            claims=2,
            seconds=0.1,
            cancelled=cancelled,
            dry_run=dry_run,
        )

    def add(self, places: Sequence[str]) -> tuple[ArticleId, ...]:
        self.added += places
        self.indexed.append(article(len(self.indexed) + 1))
        return (self.indexed[-1].id,)

    def remove(self, articles: Sequence[str]) -> tuple[ArticleId, ...]:
        known = {one.id: one for one in self.indexed}
        for wanted in articles:
            if wanted not in known:
                raise UnknownArticleError(wanted)
        self.indexed = [one for one in self.indexed if one.id not in articles]
        return tuple(ArticleId(wanted) for wanted in articles)


class BusyDesk(ScriptedDesk):
    """Another process is writing the index."""

    def reindex(self, **_: object) -> ReindexOutcome:  # type: ignore[override]
        raise IndexBusyError("crosswire reindex, since 12:00")
