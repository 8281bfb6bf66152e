"""A reindex finds the events of articles that name none, and a change of the folder changes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from article_folder import write_article
from index_on_disk import IndexOnDisk

from bot.json_forms import article_json
from index.model import ArticleId

FIRE = "A fire on the ferry Estrella killed nine passengers in the port of Doruna, Pau Vidal said."
LATER = "A tenth passenger of the ferry Estrella died in Doruna, Pau Vidal said. Nine had burned to death."
CUP = "Tolm beat Harn by three goals in the cup final on a wet pitch."


@pytest.fixture
def index(tmp_path: Path) -> Iterator[IndexOnDisk]:
    made = IndexOnDisk(tmp_path)
    yield made
    made.close()


def events(index: IndexOnDisk) -> dict[str, str | None]:
    with index.library().reading() as shelf:
        return {id_: article.event for id_, article in shelf.articles().items()}


def test_reports_without_an_event_are_put_together_and_apart_from_stated_events(index: IndexOnDisk) -> None:
    write_article(index.folder, "a.txt", FIRE, title="Ferry fire in Doruna", published="2031-06-01")
    write_article(index.folder, "b.txt", LATER, title="Tenth dead in Doruna", published="2031-06-02")
    write_article(index.folder, "c.txt", CUP, title="Tolm beat Harn", published="2031-06-02")
    index.reindex()

    found = events(index)

    assert found["a.txt"] == found["b.txt"] in {"Ferry fire in Doruna", "Tenth dead in Doruna"}
    assert found["c.txt"] is None
    assert found["norland/01.txt"] == "norland-floods"


def test_what_was_found_is_told_from_what_was_stated(index: IndexOnDisk) -> None:
    write_article(index.folder, "a.txt", FIRE, title="Ferry fire in Doruna")
    index.reindex()

    with index.library().reading() as shelf:
        article = shelf.articles()[ArticleId("a.txt")]
        claims = shelf.claims(event="Ferry fire in Doruna")

    assert article.grouped
    assert article_json(article)["event"] is None
    assert [(claim.low, claim.event) for claim in claims] == [(9, "Ferry fire in Doruna")]


def test_an_article_that_names_the_event_later_names_it_for_those_like_it(index: IndexOnDisk) -> None:
    write_article(index.folder, "a.txt", FIRE, title="Ferry fire in Doruna", published="2031-06-01")
    index.reindex()
    write_article(index.folder, "b.txt", LATER, title="Tenth dead", published="2031-06-02", event="estrella")
    index.reindex()

    assert events(index)[ArticleId("a.txt")] == "estrella"


def test_events_of_most_articles_come_first(index: IndexOnDisk) -> None:
    write_article(index.folder, "a.txt", FIRE, title="A ferry burned in Doruna")
    index.reindex()

    with index.library().reading() as shelf:
        assert shelf.events() == ("norland-floods", "Überschwemmung Nordland", "A ferry burned in Doruna")
