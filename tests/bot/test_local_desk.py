"""The desk over a real index, with a chat model's double on loopback."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from chat_server import ChatServer
from honest import honest

from bot.answering.model import Question
from bot.discord.stages import stage_text
from bot.local_desk import LocalDesk
from bot.newsdesk import StageNote
from bot.settings import Settings
from bot.terminal.progress import stage_words

ARTICLE = """---
title: Ferry sinks off Karsia
source: Harbour Post
published: 2021-03-04
---
The captain, Odo Marn, told the harbour court that the bow door had not been locked.

Divers searched the wreck for a second day.
"""


def test_statements_of_a_chat_model_are_told_as_they_are_verified(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(ARTICLE)
    told: list[StageNote] = []
    with ChatServer(honest) as server:
        settings = Settings(
            articles=tmp_path / "articles",
            data=tmp_path / "data",
            llm="openai:double",
            llm_base_url=server.base_url("openai"),
        )
        with closing(LocalDesk(settings)) as desk:
            desk.reindex()
            question = Question(text="What did the captain tell the harbour court?")
            answer = desk.ask(question, stage=told.append)

    assert answer.answerer == "openai:double"
    assert told[0].stage == "searching"
    assert told[-1].stage == "checking"
    so_far = [note.so_far for note in told if note.so_far]
    assert so_far
    assert so_far[-1] == tuple(statement.text for statement in answer.statements)


def test_verified_statements_are_shown_in_place_of_the_stage() -> None:
    note = StageNote(stage="reading", so_far=("The *bow* door was open.",))

    assert stage_words(note) == "The *bow* door was open. …"
    assert stage_text(note) == "The \\*bow\\* door was open.\n✍️ …"


def test_a_stage_says_how_many_passages_are_read() -> None:
    assert stage_words(StageNote(stage="reading", passages=30)) == "reading 30 passages …"
    assert stage_words(StageNote(stage="searching")) == "searching …"
