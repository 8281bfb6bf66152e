"""The desk in a process of its own answers like one in this process."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.answering.model import Question, TollInquiry
from bot.desk_link import DeskLink, DeskStoppedError, at_desk
from bot.newsdesk import NewsDesk, ReindexProgress, StageNote
from bot.settings import Settings
from index.errors import EmptyFolderError, IndexMissingError, UnknownArticleError

_ARTICLE = """\
---
title: Mine collapse at Overton
source: Hill Times
published: 2020-03-04
event: Overton mine collapse
---
Nine miners were killed when a shaft collapsed at Overton on Tuesday, the mine's director, Ruth Hale, said.
"""


def settings(home: Path) -> Settings:
    (home / "articles").mkdir(exist_ok=True)
    return Settings(_env_file=None, articles=home / "articles", data=home / "data", log="warning")


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskLink]:
    home = tmp_path_factory.mktemp("home")
    with closing(DeskLink(settings(home))) as desk:
        (home / "articles" / "mine.md").write_text(_ARTICLE, encoding="utf-8")
        yield desk


def test_an_error_arrives_with_its_class_its_sentence_and_its_facts(link: DeskLink) -> None:
    with pytest.raises(IndexMissingError, match="There is no index yet"):
        link.status()


def test_progress_and_stages_arrive_before_the_result(link: DeskLink) -> None:
    told: list[ReindexProgress] = []
    outcome = link.reindex(progress=told.append)
    assert outcome.report.added == 1
    assert told
    stages: list[StageNote] = []
    answer = link.ask(Question(text="How many miners were killed?"), stage=stages.append)
    assert [stage.stage for stage in stages][:1] == ["searching"]
    assert "nine" in answer.text.lower() or "9" in answer.text


def test_values_arrive_whole(link: DeskLink) -> None:
    assert [article.title for article in link.articles()] == ["Mine collapse at Overton"]
    assert link.toll(TollInquiry(event="Overton mine collapse")).tolls[0].toll.low == 9
    assert link.claims()[0].claimant == "Ruth Hale"


def test_an_error_with_facts_keeps_them(link: DeskLink) -> None:
    with pytest.raises(UnknownArticleError) as told:
        link.remove(["nothing.md"])
    assert told.value.article == "nothing.md"


def count_articles(desk: NewsDesk, more: int = 0) -> int:
    return len(desk.articles()) + more


def process_of(_desk: NewsDesk) -> int:
    return os.getpid()


def test_a_function_is_called_where_the_desk_is(link: DeskLink) -> None:
    assert at_desk(link, process_of) != os.getpid()


def test_a_cancelled_reindex_leaves_the_index_as_it_was(link: DeskLink) -> None:
    outcome = link.reindex(full=True, cancelled=lambda: True)
    assert outcome.report.cancelled or outcome.report.articles == 1
    assert link.status().articles == 1


def test_calls_from_many_threads_get_each_their_own_answer(link: DeskLink) -> None:
    found: dict[int, str] = {}

    def ask(n: int) -> None:
        found[n] = link.ask(Question(text=f"What happened at Overton, number {n}?")).question

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {n: f"What happened at Overton, number {n}?" for n in range(12)}


def kill_itself(_desk: NewsDesk) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_is_told_and_started_again(tmp_path: Path) -> None:
    with closing(DeskLink(settings(tmp_path))) as desk:
        with pytest.raises(DeskStoppedError, match="Please ask again in a minute"):
            desk.apply(kill_itself)
        with pytest.raises(IndexMissingError):
            desk.status()


def test_an_empty_folder_does_not_wipe_the_index(tmp_path: Path) -> None:
    made = settings(tmp_path)
    article = tmp_path / "articles" / "mine.md"
    article.write_text(_ARTICLE, encoding="utf-8")
    with closing(DeskLink(made)) as desk:
        desk.reindex()
        article.unlink()
        with pytest.raises(EmptyFolderError):
            desk.reindex()
        assert desk.apply(partial(count_articles, more=1)) == 2


def test_closing_ends_the_process(tmp_path: Path) -> None:
    desk = DeskLink(settings(tmp_path))
    number = desk.apply(process_of)
    desk.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
