"""Articles of our own for the chat model's tests: two made-up countries, a flood and a mine accident."""

# ruff: noqa: ISC004 - each text is one string over several lines

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from index.claims.model import Claim, Kind, Part, Scope
from index.model import Article, ArticleId, Passage, Span
from index.retrieval.model import Hit
from index.sentences import split

TEXTS = {
    "border/01-herald.txt": (
        "The Corvan Herald",
        date(2031, 5, 3),
        "Ostravia said on 3 May 2031 that 49 of its soldiers were killed near the town of Mirel. "
        "Defence Minister Arno Keld told parliament that the fighting began before dawn. "
        "Kelmark attacked Ostravian positions with artillery, the ministry in Ostravia said. "
        "Kelmark denied that its troops crossed the river. "
        "Residents of Mirel left their homes.",
    ),
    "border/02-dispatch.txt": (
        "Lowland Dispatch",
        date(2031, 5, 4),
        "At least 105 Ostravian soldiers and 71 Kelmark soldiers were killed in three days of fighting. "
        "Kelmark lost 71 soldiers, its army chief Sela Dorum said. "
        "Some 300 people fled the villages of Tessin and Obra. "
        "Prime Minister Ilan Marek accused Kelmark of shelling the village of Tessin. "
        "A ceasefire took effect at 20:00 on 4 May 2031, both sides confirmed.",
    ),
    "border/03-northwire.txt": (
        "Northwire",
        date(2031, 5, 6),
        "Up to 60 Kelmark conscripts may be missing, a monitor of the Border Watch group said. "
        "Seven civilians were wounded in Obra and two were killed. "
        "The United Council asked for a halt to the fighting. "
        "No prisoners were exchanged on Tuesday. "
        "In the war of 2019 about 4,000 people were killed.",
    ),
    "floods/01-gazette.txt": (
        "Harbour Gazette",
        date(2032, 11, 9),
        "Floods along the river Sorrel killed more than 200 people in the Varn district. "
        "Mayor Tilde Osk said that 35% of the harbour was destroyed. "
        "Dozens of people are still missing, rescuers said. "
        "The Varn dam broke on 8 November 2032 after two weeks of rain. "
        "Volunteers from Lisk brought food and blankets.",
    ),
    "mine/01-star.txt": (
        "Evening Star",
        date(2030, 2, 12),
        "Twelve miners died and nineteen were injured when a shaft collapsed at the Gorrin mine. "
        "The owner, Balt Coal, said it did not ignore any warning. "
        "Inspector Runa Feld reported that the roof had been repaired in January 2030. "
        "Forty-one miners were rescued, the fire service said.",
    ),
}
"""Outlet, day and text by article."""


def article(name: str, outlet: str | None, day: date | None, text: str) -> Article:
    return Article(
        id=ArticleId(name),
        text=text,
        title=f"Report of {outlet}",
        source=outlet,
        url=f"https://news.example.org/{name}",
        published=day,
        event=name.partition("/")[0],
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
    )


def hit_of(told: Article) -> Hit:
    """The whole article as one passage found."""
    passage = Passage.cut(told, split(told.text))
    return Hit(passage=passage, article=told, score=1.0, similarity=0.5, lexical=1.0)


def all_hits() -> tuple[Hit, ...]:
    return tuple(hit_of(article(name, *told)) for name, told in TEXTS.items())


@dataclass(frozen=True)
class ClaimShelf:
    """The one thing that the chat model's part asks a shelf for: the claims of an article."""

    kept: Sequence[Claim] = field(default_factory=tuple)

    def claims(self, *, event: str | None = None, article: str | None = None) -> tuple[Claim, ...]:
        return tuple(c for c in self.kept if article in {None, c.article} and event in {None, c.event})


_CLAIMS = (
    ("border/01-herald.txt", "49 of", 49, 49, Kind.KILLED, "Ostravia", "Ostravia", date(2031, 5, 3)),
    ("border/02-dispatch.txt", "At least 105", 105, None, Kind.KILLED, "Ostravia", None, date(2031, 5, 4)),
    ("border/02-dispatch.txt", "71 Kelmark", 71, 71, Kind.KILLED, "Kelmark", None, date(2031, 5, 4)),
    (
        "border/02-dispatch.txt",
        "71 soldiers, its",
        71,
        71,
        Kind.KILLED,
        "Kelmark",
        "Sela Dorum",
        date(2031, 5, 4),
    ),
    (
        "border/03-northwire.txt",
        "Up to 60",
        None,
        60,
        Kind.MISSING,
        "Kelmark",
        "Border Watch",
        date(2031, 5, 6),
    ),
    ("border/03-northwire.txt", "Seven civilians", 7, 7, Kind.WOUNDED, None, None, date(2031, 5, 6)),
    ("border/03-northwire.txt", "two were", 2, 2, Kind.KILLED, None, None, date(2031, 5, 6)),
    ("mine/01-star.txt", "Twelve", 12, 12, Kind.KILLED, None, None, date(2030, 2, 12)),
    ("mine/01-star.txt", "nineteen", 19, 19, Kind.WOUNDED, None, None, date(2030, 2, 12)),
)


def all_claims() -> tuple[Claim, ...]:
    """What a reader would note of the tolls in :data:`TEXTS`."""
    return tuple(_claim(*row) for row in _CLAIMS)


def _claim(  # noqa: PLR0917 - the columns of the table above, in order
    name: str,
    words: str,
    low: int | None,
    high: int | None,
    kind: Kind,
    side: str | None,
    claimant: str | None,
    as_of: date,
) -> Claim:
    outlet, day, text = TEXTS[name]
    at = text.index(words)
    around = next(span for span in split(text) if span.start <= at < span.end)
    return Claim(
        article=ArticleId(name),
        sentence_span=around,
        sentence=around.of(text),
        figure_span=Span(at, at + len(words)),
        low=low,
        high=high,
        qualifier="exact" if low == high else "at least" if high is None else "up to",
        kind=kind,
        group="",
        side=side,
        civilian=None,
        claimant=claimant,
        as_of=as_of,
        scope=Scope.EVENT,
        part=Part.TOTAL,
        source=outlet,
        published=day,
        event=name.partition("/")[0],
    )
