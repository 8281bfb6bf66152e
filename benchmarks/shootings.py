"""Tolls of single incidents, against what recorders of gun violence counted.

    python benchmarks/shootings.py FOLDER --incidents 1735

FOLDER holds ``gva-odd.jsonl.gz``: one incident a line, ``killed`` and ``injured`` as recorded and
``articles`` with ``date``, ``title`` and ``body``. Claims are read from each body (``--titles`` puts the
title before it) and reduced by :func:`index.claims.tolls.tolls`, all articles of an incident being of one
event. Printed is the share of incidents with the right number killed, injured, and both. Where articles
count those shot, without telling dead from hurt, the hurt are no fewer than those shot less the dead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.claims.counts import number
from index.claims.extraction import read_claims
from index.claims.model import Claim, Kind, Toll
from index.claims.tolls import tolls
from index.model import Article, ArticleId

Row = Mapping[str, Any]
SEED = 1


@dataclass(frozen=True, slots=True)
class Count:
    """What an incident cost."""

    killed: int
    injured: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--incidents", type=int, default=10_000, help="so many, drawn alike each time")
    parser.add_argument("--titles", action="store_true")
    parser.add_argument("--confusions", type=int, default=0, help="show the commonest wrong answers")
    given = parser.parse_args()
    rows = read_rows(given.folder / "gva-odd.jsonl.gz")
    random.Random(SEED).shuffle(rows)
    measure(rows[: given.incidents], titles=given.titles, confusions=given.confusions)


def read_rows(path: Path) -> list[Row]:
    """The incidents of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(rows: Sequence[Row], *, titles: bool, confusions: int) -> None:
    """Count the incidents told right."""
    told = [(Count(row["killed"], row["injured"]), count(claims_of(row, titles=titles))) for row in rows]
    killed = sum(wanted.killed == got.killed for wanted, got in told) / len(told)
    injured = sum(wanted.injured == got.injured for wanted, got in told) / len(told)
    both = sum(wanted == got for wanted, got in told) / len(told)
    print(f"{len(told)} incidents: killed {killed:.3f}, injured {injured:.3f}, both {both:.3f}")
    wrong = Counter(pair for pair in told if pair[0] != pair[1])
    for (wanted, got), times in wrong.most_common(confusions):
        print(f"{times:5} recorded {wanted.killed} and {wanted.injured}, told {got.killed} and {got.injured}")


def claims_of(row: Row, *, titles: bool) -> list[Claim]:
    """The claims of all articles of an incident."""
    return [claim for told in row["articles"] for claim in read_claims(article_of(row, told, titles=titles))]


def article_of(row: Row, told: Row, *, titles: bool) -> Article:
    """One article; its event is the incident."""
    text = f"{told['title']}.\n\n{told['body']}" if titles else told["body"]
    return Article(
        id=ArticleId(told["id"]),
        text=text,
        title=told["title"],
        source=told["source"],
        published=day(told["date"]),
        event=str(row["incident"]),
    )


def day(text: str | None) -> date | None:
    """A day from its ISO date; None where there is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def count(claims: Sequence[Claim]) -> Count:
    """What the tolls of an incident's claims come to."""
    found = tolls(claims)
    killed = leading(found, Kind.KILLED)
    injured, shot = leading(found, Kind.WOUNDED), leading(found, Kind.CASUALTIES)
    hurt = max(injured or 0, (shot or 0) - (killed or 0))
    return Count(killed or 0, hurt)


def leading(found: Iterable[Toll], kind: Kind) -> int | None:
    """The figure of the toll of a kind that most claims tell of; None where there is none."""
    of_kind = [toll for toll in found if toll.kind is kind and number(toll.latest) is not None]
    best = max(of_kind, key=lambda toll: len(toll.claims), default=None)
    return None if best is None else number(best.latest)


if __name__ == "__main__":
    main()
