"""A message held against the sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from claim_builder import claim
from shelf_builder import MemoryShelf, article

from bot.answering.check import MOST_STATEMENTS, check_message
from bot.answering.model import CheckReport
from index.claims.accounts import read_accounts
from index.embedding import Embedder
from index.embedding.sentence_transformer import load_embedder
from index.indexer import reindex
from index.stores.library import Library

FIRST = "Norland's health ministry said on Monday that 49 people were killed in the Velden floods."
SECOND = "Norland's health ministry said on Friday that 105 people were killed in the Velden floods."
THIRD = "The Velden floods also wounded 12 people in Norland, rescuers said."


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(None)


@pytest.fixture(scope="module")
def library(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    base: Path = tmp_path_factory.mktemp("check")
    folder = base / "articles" / "velden-floods"
    folder.mkdir(parents=True)
    for name, day, text in (
        ("a", "2031-05-05", FIRST),
        ("b", "2031-05-09", SECOND),
        ("c", "2031-05-09", THIRD),
    ):
        front = f"---\ntitle: Velden floods\nsource: The Herald\npublished: {day}\n---\n"
        (folder / f"{name}.txt").write_text(front + text + "\n\nThe dam above Velden burst at night.\n")
    reindex(folder=base / "articles", data=base / "data", embedder=embedder)
    opened = Library.open(data=base / "data", embedder=embedder)
    yield opened
    opened.close()


def checked(text: str, library: Library, embedder: Embedder) -> CheckReport:
    with library.reading() as shelf:
        report = check_message(text, shelf, embedder)
        for citation in report.citations:
            assert citation.span.of(shelf.articles()[citation.article].text) == citation.quote
    return report


@pytest.mark.parametrize(
    ("message", "outcome", "word"),
    [
        ("In Velden 105 people were killed.", "supported", "105"),
        ("49 people were killed in the Velden floods.", "outdated", "105"),
        ("800 people were killed in the Velden floods.", "contradicted", "105"),
        ("In the Velden floods 300 people were captured.", "not in the sources", "No article"),
    ],
)
def test_a_figure_is_held_against_the_ledger(
    message: str, outcome: str, word: str, library: Library, embedder: Embedder
) -> None:
    report = checked(message, library, embedder)
    (statement,) = report.statements
    assert (statement.outcome, statement.text) == (outcome, message)
    assert word in statement.reason
    assert statement.reason.endswith(".")
    assert bool(statement.citations) is (outcome != "not in the sources")


def test_each_figure_of_a_sentence_has_its_own_outcome(library: Library, embedder: Embedder) -> None:
    message = "105 people were killed and 90 were wounded in the Velden floods."
    assert [found.outcome for found in checked(message, library, embedder).statements] == [
        "supported",
        "contradicted",
    ]


def test_a_sentence_that_an_article_says_too_is_supported(library: Library, embedder: Embedder) -> None:
    (found,) = checked("The dam above Velden burst in the night.", library, embedder).statements
    assert found.outcome == "supported"
    assert found.citations == (1,)


def test_a_sentence_that_no_article_says_is_not_in_the_sources(library: Library, embedder: Embedder) -> None:
    (found,) = checked("The mayor of Ostrava sang an aria.", library, embedder).statements
    assert found.outcome == "not in the sources"


def test_questions_and_shouts_are_left_out(library: Library, embedder: Embedder) -> None:
    assert checked("Is that really so? Wow!", library, embedder).statements == ()


def test_a_long_message_is_checked_in_part(library: Library, embedder: Embedder) -> None:
    long = " ".join(f"Nobody in street number {n} saw the water come." for n in range(20))
    assert len(checked(long, library, embedder).statements) == MOST_STATEMENTS


def test_an_empty_message_and_an_empty_index_give_no_error(embedder: Embedder) -> None:
    assert check_message("", MemoryShelf(), embedder).statements == ()
    (found,) = check_message("The dam above Velden burst.", MemoryShelf(), embedder).statements
    assert found.reason == "No article is indexed."


def test_a_disputed_figure_is_supported_with_the_other_one_named(embedder: Embedder) -> None:
    told = [claim(49, article="a.txt"), claim(60, article="b.txt", claimant="Aid Now")]
    held = [article("So many were counted.", id_=name) for name in ("a.txt", "b.txt")]
    (found,) = check_message("49 people were killed.", MemoryShelf(held, told), embedder).statements
    assert found.outcome == "supported"
    assert "Aid Now" in found.reason


def test_who_is_blamed_is_held_against_the_accounts(embedder: Embedder) -> None:
    blames = {
        "a.txt": "Chile's army started the fighting, Peru's defence ministry said.",
        "b.txt": "Chile accused Peru of opening fire first.",
    }
    held = [article(text, id_=name, event="border") for name, text in blames.items()]
    shelf = MemoryShelf(held, [], [account for one in held for account in read_accounts(one)])
    (found,) = check_message(blames["a.txt"], shelf, embedder).statements
    assert found.outcome == "supported"
    assert found.reason == (
        "It is so according to Peruvian Defence Ministry; otherwise according to Chilean authorities."
    )
    assert len(found.citations) == 2


def test_a_blame_that_only_the_other_way_round_is_told_is_contradicted(embedder: Embedder) -> None:
    told = article("Chile accused Peru of opening fire first.", id_="a.txt", event="border")
    shelf = MemoryShelf([told], [], list(read_accounts(told)))
    message = "Chile's army started the fighting, Peru's defence ministry said."
    (found,) = check_message(message, shelf, embedder).statements
    assert found.outcome == "contradicted"
