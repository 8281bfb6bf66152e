"""Counts from the ledger, with what sentences tell beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_folder import write_article
from word_embedder import WordEmbedder

from bot.answering.chain import AnswerChain, answer_chain
from bot.answering.model import Question
from index.indexer import reindex
from index.stores.library import Library


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> AnswerChain:
    """A war with two sides that count their dead, and a storm where nobody is opposed."""
    place = tmp_path_factory.mktemp("counting")
    write_article(
        place / "articles",
        "war.txt",
        "Estonia lost 12 soldiers on the border, the Estonian defence ministry said. Latvia said 9 of its "
        "soldiers were killed.\n\nThe fighting has killed 21 people on both sides, mediators said.",
        source="The Herald",
        published="2031-05-05",
        event="border-war",
    )
    write_article(
        place / "articles",
        "storm.txt",
        "Storm leaves 40 dead in Tolenvik\n\nA storm killed 40 people in Tolenvik, the mayor said. "
        "The mill burned.",
        source="Coast Radio",
        published="2031-05-05",
        event="tolenvik-storm",
    )
    for number, text in enumerate(
        ("Rain fell on Tolenvik.", "Tolenvik mourns.", "A monk carried 3 bodies home.")
    ):
        write_article(
            place / "articles",
            f"storm-{number}.txt",
            text,
            source="Coast Radio",
            published="2031-05-06",
            event="tolenvik-storm",
        )
    embedder = WordEmbedder()
    reindex(folder=place / "articles", data=place / "data", embedder=embedder)
    return answer_chain(Library.open(data=place / "data", embedder=embedder), embedder)


def test_both_sides_are_those_of_an_event_that_has_sides(chain: AnswerChain) -> None:
    answer = chain.invoke(Question(text="total killed on both sides by 5 may 2031"))
    assert {citation.article for citation in answer.citations} == {"war.txt"}
    assert "21" in answer.text


def test_a_count_of_civilians_is_not_taken_from_soldiers(chain: AnswerChain) -> None:
    assert chain.invoke(Question(text="how many estonian civilians were killed")).abstained


def test_what_the_ledger_reads_as_a_count_of_others_is_no_answer(chain: AnswerChain) -> None:
    assert chain.invoke(Question(text="how many estonian medics were killed")).abstained
    assert not chain.invoke(Question(text="how many estonian soldiers were killed")).abstained


def test_of_two_groups_in_one_sentence_only_the_one_asked_about_is_counted(tmp_path: Path) -> None:
    told = "The avalanche killed 12 pupils and two teachers of one school, the mayor said."
    for number, text in enumerate((told, "Snow lay on the village.", "The avalanche blocked a road.")):
        write_article(tmp_path / "articles", f"{number}.txt", text, published="2031-05-05", event="snow")
    embedder = WordEmbedder()
    reindex(folder=tmp_path / "articles", data=tmp_path / "data", embedder=embedder)
    asked = answer_chain(Library.open(data=tmp_path / "data", embedder=embedder), embedder)
    answer = asked.invoke(Question(text="how many teachers died in the avalanche"))
    assert answer.statements[0].text.startswith("2 teachers")
    assert not any(statement.text.startswith("12") for statement in answer.statements)


def test_people_who_stand_beside_the_dead_are_not_counted_among_them(chain: AnswerChain) -> None:
    assert chain.invoke(Question(text="how many monks died in the tolenvik storm")).abstained
    assert not chain.invoke(Question(text="how many people died in the tolenvik storm")).abstained


def test_a_figure_is_quoted_from_the_sentence_rather_than_from_the_headline(chain: AnswerChain) -> None:
    answer = chain.invoke(Question(text="how many people did the tolenvik storm kill"))
    assert answer.citations[0].quote == "A storm killed 40 people in Tolenvik, the mayor said."


def test_each_side_is_told_where_both_are_asked_about_and_nobody_adds_them_up(
    tmp_path: Path,
) -> None:
    write_article(
        tmp_path / "articles",
        "raid.txt",
        "Estonia lost 12 soldiers on the border, the Estonian defence ministry said. Nine Latvian "
        "soldiers were killed, the Latvian defence ministry said.",
        published="2031-05-05",
        event="border-clashes",
    )
    embedder = WordEmbedder()
    reindex(folder=tmp_path / "articles", data=tmp_path / "data", embedder=embedder)
    asked = answer_chain(Library.open(data=tmp_path / "data", embedder=embedder), embedder)
    answer = asked.invoke(Question(text="how many soldiers died on both sides"))
    assert [statement.text.split()[0] for statement in answer.statements] == ["12", "9"]


def test_beside_a_figure_stands_one_sentence_at_most_and_none_that_counts_others(tmp_path: Path) -> None:
    write_article(
        tmp_path / "articles",
        "raid.txt",
        "Estonia lost 12 soldiers on the border, the Estonian defence ministry said. Nine Latvian "
        "soldiers were killed, the Latvian defence ministry said.",
        published="2031-05-05",
        event="border-clashes",
    )
    embedder = WordEmbedder()
    reindex(folder=tmp_path / "articles", data=tmp_path / "data", embedder=embedder)
    asked = answer_chain(Library.open(data=tmp_path / "data", embedder=embedder), embedder)
    answer = asked.invoke(Question(text="how many estonian soldiers died"))
    assert len(answer.statements) == 1
    assert "Latvia" not in answer.text
