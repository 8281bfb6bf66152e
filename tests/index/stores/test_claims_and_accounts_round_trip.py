"""What is read from articles comes back from the catalogue as it went in."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.claims.model import Account, Claim, Kind, Matter, Part, Scope
from index.model import Article, ArticleId, Filters, Span
from index.stores.catalogue import Catalogue
from index.stores.catalogue_reading import CatalogueReading
from index.stores.catalogue_writing import CatalogueWriting, Entry

ARTICLE = Article(
    id=ArticleId("norland/Überfall 東京.txt"),
    text="In Brusk starben sieben Menschen 🕊, said the mayor.",
    title="Sieben Tote",
    source="Küstenblatt",
    url="https://kuestenblatt.example.org/7",
    published=date(2031, 5, 2),
    published_at=datetime(2031, 5, 2, 23, 59, tzinfo=UTC),
    event="norland-floods",
    language="de",
    content_hash="ab" * 32,
    voice=ArticleId("norland/01.txt"),
)

CLAIM = Claim(
    article=ARTICLE.id,
    sentence_span=Span(0, 51),
    sentence=ARTICLE.text,
    figure_span=Span(17, 23),
    low=7,
    high=9,
    qualifier="seven to nine",
    kind=Kind.WOUNDED,
    group="villagers",
    side="Norland",
    civilian=False,
    claimant="the mayor",
    as_of=date(2031, 5, 1),
    scope=Scope.BACKGROUND,
    part=Part.SUBSET,
    source=ARTICLE.source,
    published=ARTICLE.published,
    published_at=ARTICLE.published_at,
    event=ARTICLE.event,
    voice=ARTICLE.voice,
    rule="a rule",
    claimant_side="Norland",
)

ACCOUNT = Account(
    article=ARTICLE.id,
    sentence_span=Span(3, 9),
    sentence="Brusk ",
    matter=Matter.TIMING,
    topic="when it began",
    stance="1 May",
    claimant="the mayor",
    claimant_side="Norland",
    as_of=date(2031, 5, 1),
    source=ARTICLE.source,
    published=ARTICLE.published,
    event=ARTICLE.event,
    voice=ARTICLE.voice,
)


@pytest.fixture
def stored(tmp_path: Path) -> CatalogueReading:
    catalogue = Catalogue(tmp_path)
    catalogue.create()
    catalogue.create_vectors()
    entry = Entry(
        article=ARTICLE,
        file="norland/x.txt",
        fingerprint="f",
        passages=(),
        keys=(),
        claims=(CLAIM,),
        accounts=(ACCOUNT,),
    )
    with catalogue.changing() as connection:
        CatalogueWriting(connection).add(entry, first_row=1)
    with catalogue.reading() as connections:
        yield CatalogueReading(*connections)
    catalogue.close()


def test_an_article_comes_back_as_it_was_stored(stored: CatalogueReading) -> None:
    assert stored.articles() == {ARTICLE.id: ARTICLE}


def test_a_claim_comes_back_as_it_was_stored(stored: CatalogueReading) -> None:
    assert stored.claims() == (CLAIM,)


def test_an_account_comes_back_as_it_was_stored(stored: CatalogueReading) -> None:
    assert stored.accounts() == (ACCOUNT,)


NOT_STATED = {"grouped"}
"""What only a reindex finds out: see the next test."""


def test_a_found_event_stands_in_where_none_is_stated_and_nowhere_else(tmp_path: Path) -> None:
    stated, silent = ARTICLE, replace(ARTICLE, id=ArticleId("b.txt"), event=None)
    bare = Entry(article=stated, file="", fingerprint="", passages=(), keys=(), claims=(), accounts=())
    catalogue = Catalogue(tmp_path, None)
    catalogue.create()
    with catalogue.changing() as connection:
        writing = CatalogueWriting(connection)
        for article in (stated, silent):
            writing.add(replace(bare, article=article), first_row=1)
        writing.set_found_events({stated.id: "another", silent.id: "Flood in Brusk"})
    with catalogue.reading() as connections:
        reading = CatalogueReading(*connections)
        found = reading.articles()
        assert found[stated.id] == stated
        assert found[silent.id] == replace(silent, event="Flood in Brusk", grouped=True)
        assert reading.events() == ("Flood in Brusk", "norland-floods")
        assert reading.article_ids(Filters(event="flood brusk")) == {silent.id}
    catalogue.close()


@pytest.mark.parametrize("example", [ARTICLE, CLAIM, ACCOUNT], ids=["article", "claim", "account"])
def test_the_examples_leave_no_field_at_its_default(example: object) -> None:
    for part in fields(example):  # type: ignore[arg-type]
        if part.default is not MISSING and part.name not in NOT_STATED:
            assert getattr(example, part.name) != part.default, part.name
