"""Answers and reports as wild as can be: long, hostile, many-tongued. Seeded, so that a failure repeats."""

from __future__ import annotations

import random
from datetime import date

from bot.answering.model import (
    Answer,
    CheckedStatement,
    CheckReport,
    Citation,
    CitedClaim,
    Disagreement,
    Position,
    Statement,
    TollReport,
    TollView,
    Update,
)
from discord_double.desk import CLAIMS, claim
from index.claims.model import Kind, Toll
from index.model import ArticleId, Span

_WORDS = (
    "water rose over the lower town and took the bridge while people slept in their houses "
    "الفيضان наводнение տուն 洪水 😀👩‍👩‍👧 don’t «entre guillemets» “quoted words stay whole” "
    "1,204 3.5 [1] [x](http://e) "
    "@everyone @here <@123> <@&9> <#4> </ask:1> <t:1:R> <:a:1> # ## -# > >>> - * _ ~~ ~~~ || ` ``` \\ "
    "**bold** __under__ \u202egnihtemos \u200b\u200d zero\u200bwidth \u0000 \u2066x\u2069 "
    "https://example.org/a_b(c) "
    "1. 12) \n \n\n \t e\u0301\u0301\u0301\u0301\u0301\u0301 [ ] ( ) < > | . ! ? … “ ” „ « »"
).split(" ")


class Wild:
    """Draws wild values."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def text(self, most: int) -> str:
        """Words, sometimes without any space or full stop, up to so many."""
        draw = self._random
        count = draw.choice((0, 1, 5, 30, draw.randint(0, most)))
        words = [draw.choice(_WORDS) for _ in range(count)]
        joined = draw.choice((" ", " ", " ", "", "\n", ". ")).join(words)
        return joined + draw.choice(("", ".", "!", "?", "...", "”"))

    def _numbers(self, citations: int) -> tuple[int, ...]:
        if not citations:
            return ()
        return tuple(sorted({self._random.randint(1, citations) for _ in range(self._random.randint(0, 4))}))

    def citations(self, most: int = 40) -> tuple[Citation, ...]:
        draw = self._random
        return tuple(self.citation(n) for n in range(1, draw.choice((0, 1, 3, 8, draw.randint(0, most))) + 1))

    def citation(self, n: int) -> Citation:
        draw = self._random
        quote = self.text(120) or "x"
        url = draw.choice(
            (
                None,
                "",
                "https://news.example/a",
                "javascript:alert(1)",
                "http://[",
                "https://e.example/" + "p" * 600,
                "https://e.example/a b(c)<d>]",
                "https://пример.испытание/новости?x=1&y=2#top",
                "ftp://x/y",
            )
        )
        return Citation(
            n=n,
            article=ArticleId(self.text(30) or "a.md"),
            quote=quote,
            span=Span(0, len(quote)),
            title=draw.choice((None, self.text(60))),
            source=draw.choice((None, "Post", self.text(20))),
            url=url,
            published=draw.choice((None, date(2024, 2, 29))),
        )

    def positions(self, citations: int) -> tuple[Position, ...]:
        return tuple(
            Position(statement=self.text(120), claimant=self.text(12), citations=self._numbers(citations))
            for _ in range(self._random.randint(2, 7))
        )

    def disagreements(self, citations: int) -> tuple[Disagreement, ...]:
        return tuple(
            Disagreement(topic=self.text(20), kind="fact", positions=self.positions(citations))
            for _ in range(self._random.choice((0, 0, 1, 2, 9)))
        )

    def updates(self, citations: int) -> tuple[Update, ...]:
        return tuple(
            Update(
                topic=self.text(20), was=self.text(4), now=self.text(4), citations=self._numbers(citations)
            )
            for _ in range(self._random.choice((0, 0, 1, 3, 15)))
        )

    def answer(self) -> Answer:
        draw = self._random
        citations = self.citations()
        most = draw.choice((10, 10, 40, 40, 300))
        return Answer(
            question=self.text(300),
            standalone_question=self.text(60),
            abstained=draw.random() < 0.2,
            statements=tuple(
                Statement(text=self.text(most), citations=self._numbers(len(citations)))
                for _ in range(draw.choice((0, 1, 3, 12)))
            ),
            citations=citations,
            disagreements=self.disagreements(len(citations)),
            updates=self.updates(len(citations)),
            answerer=draw.choice(("extractive", "openai:" + self.text(10))),
            notes=tuple(self.text(40) for _ in range(draw.choice((0, 1, 6)))),
        )

    def toll_report(self) -> TollReport:
        draw = self._random
        citations = self.citations(30)
        return TollReport(
            event=draw.choice((None, self.text(20))),
            as_of=draw.choice((None, date(2023, 5, 12))),
            tolls=tuple(self.toll_view(len(citations)) for _ in range(draw.choice((0, 1, 4, 20)))),
            disagreements=self.disagreements(len(citations)),
            citations=citations,
            known_events=tuple(self.text(10) for _ in range(draw.randint(0, 40))),
            notes=tuple(self.text(30) for _ in range(draw.randint(0, 4))),
        )

    def toll_view(self, citations: int) -> TollView:
        draw = self._random
        number = max(1, citations)
        said = tuple(
            CitedClaim(
                claim=claim(
                    draw.randint(0, 10**9), day=5, claimant=self.text(12), sentence=self.text(300) or "x"
                ),
                citation=draw.randint(1, number),
            )
            for _ in range(draw.choice((1, 3, 30)))
        )
        toll = Toll(
            side=draw.choice((None, "both", self.text(6))),
            kind=draw.choice(tuple(Kind)),
            low=draw.choice((None, 5)),
            high=draw.choice((None, 99_999)),
            civilian=draw.choice((None, True, False)),
            latest=said[-1].claim,
            standing=CLAIMS,
            claims=CLAIMS,
            disputed=draw.random() < 0.5,
        )
        return TollView(toll=toll, latest=said[-1], claims=said, updates=self.updates(citations))

    def check_report(self) -> CheckReport:
        draw = self._random
        citations = self.citations(20)
        outcomes = ("supported", "contradicted", "outdated", "not in the sources")
        return CheckReport(
            statements=tuple(
                CheckedStatement(
                    text=self.text(200),
                    outcome=draw.choice(outcomes),
                    reason=self.text(60),
                    citations=self._numbers(len(citations)),
                )
                for _ in range(draw.choice((0, 1, 5, 25)))
            ),
            citations=citations,
        )
