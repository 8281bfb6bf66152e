"""Reindexing: what it does to an index, and what it must never do."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from article_folder import write_article
from index_on_disk import IndexOnDisk
from word_embedder import WordEmbedder

from index.errors import EmptyFolderError, IndexBusyError, IndexMissingError, ModelChangedError
from index.model import ArticleId, Filters
from index.stores.locks import writing_alone

HOLD_THE_LOCK = """
import sys, time
from pathlib import Path
from index.stores.locks import writing_alone
with writing_alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def index(tmp_path: Path) -> Iterator[IndexOnDisk]:
    made = IndexOnDisk(tmp_path)
    yield made
    made.close()


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_folder_of_new_articles_is_indexed_whole(index: IndexOnDisk) -> None:
    report = index.reindex()
    assert (report.articles, report.added, report.changed, report.removed, report.unchanged) == (
        12,
        12,
        0,
        0,
        0,
    )
    assert report.passages == report.embedded == len(index.embedder.embedded)
    assert report.passages >= 12


def test_what_was_indexed_is_found_by_its_own_words(index: IndexOnDisk) -> None:
    index.reindex()
    assert "Aldra7 left its bed" in index.best("The river Aldra7 left its bed in district 7")


def test_the_same_folder_twice_embeds_nothing_and_writes_nothing(index: IndexOnDisk) -> None:
    index.reindex()
    index.embedder.embedded.clear()
    before = files_below(index.data)
    report = index.reindex()
    assert (report.unchanged, report.added, report.changed, report.embedded) == (12, 0, 0, 0)
    assert index.embedder.embedded == []
    assert files_below(index.data) == before


def test_a_touched_but_equal_file_embeds_nothing(index: IndexOnDisk) -> None:
    index.reindex()
    path = index.folder / "norland/03.txt"
    path.write_bytes(path.read_bytes())
    report = index.reindex()
    assert (report.unchanged, report.changed, report.embedded) == (12, 0, 0)


def test_a_changed_article_is_found_by_its_new_words_and_not_by_its_old(index: IndexOnDisk) -> None:
    index.reindex()
    library = index.library()
    write_article(index.folder, "norland/03.txt", "Beekeepers of Vell count their hives after the storm.")
    report = index.reindex()
    assert (report.changed, report.unchanged, report.embedded) == (1, 11, 1)
    assert index.best("beekeepers hives storm", library).startswith("Beekeepers of Vell")
    with library.reading() as shelf:
        assert shelf.matching("Aldra3", limit=5) == []
        assert len(shelf.matching("beekeepers", limit=5)) == 1


def test_only_the_changed_passage_of_an_article_is_embedded(index: IndexOnDisk) -> None:
    long = "\n\n".join(
        f"Paragraph {n} tells of ferry number {n}. " + "The water rose again. " * 30 for n in range(5)
    )
    write_article(index.folder, "long.txt", long)
    index.reindex()
    index.embedder.embedded.clear()
    write_article(index.folder, "long.txt", long + "\n\nA last ferry sank.")
    index.reindex()
    assert index.embedder.embedded
    assert not any("ferry number 1." in text for text in index.embedder.embedded)


def test_a_removed_article_leaves_no_text_in_any_file(index: IndexOnDisk) -> None:
    words = "Zwetschgenknödel witness Quillaxbury described the zyzzogeton flood in Ombrelund"
    write_article(
        index.folder,
        "secret.txt",
        words + ". " + "She said that 41 people were killed there. " * 40,
        title="Vexillax",
    )
    index.reindex()
    (index.folder / "secret.txt").unlink()
    assert index.reindex().removed == 1
    everything = b"".join(files_below(index.data).values()).lower()
    for word in (
        "quillaxbury",
        "zyzzogeton",
        "ombrelund",
        "vexillax",
        "zwetschgen",
        "41 people were killed there",
    ):
        assert word.encode() not in everything, word


def test_a_changed_article_leaves_no_old_text_in_any_file(index: IndexOnDisk) -> None:
    write_article(index.folder, "secret.txt", "Witness Quillaxbury spoke of 41 people killed.")
    index.reindex()
    write_article(index.folder, "secret.txt", "Nobody spoke.")
    index.reindex()
    assert b"quillaxbury" not in b"".join(files_below(index.data).values()).lower()


def test_an_empty_folder_never_wipes_an_index(index: IndexOnDisk) -> None:
    index.reindex()
    before = files_below(index.data)
    for path in index.folder.rglob("*.txt"):
        path.unlink()
    with pytest.raises(EmptyFolderError, match="12 are indexed"):
        index.reindex()
    assert files_below(index.data) == before


def test_a_folder_of_unusable_files_never_wipes_an_index(index: IndexOnDisk) -> None:
    index.reindex()
    for path in index.folder.rglob("*.txt"):
        path.write_bytes(b"\x00\x01\x02" * 50)
    with pytest.raises(EmptyFolderError):
        index.reindex()


def test_a_missing_folder_never_wipes_an_index(index: IndexOnDisk) -> None:
    index.reindex()
    index.folder.rename(index.folder.with_name("elsewhere"))
    with pytest.raises(EmptyFolderError):
        index.reindex()


def test_an_index_is_emptied_when_told_to(index: IndexOnDisk) -> None:
    index.reindex()
    for path in index.folder.rglob("*.txt"):
        path.unlink()
    report = index.reindex(allow_empty=True)
    assert (report.articles, report.removed, report.passages) == (0, 12, 0)
    with index.library().reading() as shelf:
        assert shelf.nearest(index.embedder.embed_question("flood"), limit=3) == []
        assert shelf.matching("flood", limit=3) == []
        assert shelf.articles() == {}


def test_an_emptied_index_takes_articles_again(index: IndexOnDisk) -> None:
    for path in index.folder.rglob("*.txt"):
        path.unlink()
    index.reindex()
    write_article(index.folder, "first.txt", "Beekeepers of Vell count their hives.")
    assert index.reindex().added == 1
    assert index.best("beekeepers") == "Beekeepers of Vell count their hives."


def test_another_model_is_refused_with_the_command_that_mends_it(index: IndexOnDisk) -> None:
    index.reindex()
    with pytest.raises(
        ModelChangedError, match=r"made with the embedding model words, but others .*reindex --full"
    ):
        index.reindex(embedder=WordEmbedder("others"))


def test_another_model_of_the_same_name_is_refused(index: IndexOnDisk) -> None:
    index.reindex()
    swapped = WordEmbedder("words", salt="other weights")
    with pytest.raises(ModelChangedError):
        index.reindex(embedder=swapped)
    with pytest.raises(ModelChangedError), index.library(embedder=swapped).reading():
        pass


def test_a_full_reindex_takes_another_model(index: IndexOnDisk) -> None:
    first = index.reindex()
    other = WordEmbedder("others")
    report = index.reindex(embedder=other, full=True)
    assert (report.unchanged, report.embedded) == (12, first.passages)
    with index.library(embedder=other).reading() as shelf:
        assert shelf.state().model == "others"
        [(_, cosine)] = shelf.nearest(other.embed_question("The river Aldra7 left its bed"), limit=1)
    assert cosine > 0.3


def test_a_full_reindex_embeds_everything_anew_and_holds_each_passage_once(index: IndexOnDisk) -> None:
    first = index.reindex()
    index.embedder.embedded.clear()
    second = index.reindex(full=True)
    assert len(index.embedder.embedded) == first.passages == second.passages
    with sqlite3.connect(index.data / "vectors.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (first.passages,)


def test_a_dry_run_writes_nothing_and_tells_what_would_happen(index: IndexOnDisk) -> None:
    index.reindex()
    (index.folder / "norland/01.txt").unlink()
    write_article(index.folder, "new.txt", "Beekeepers of Vell count their hives.")
    before = files_below(index.data)
    told = index.reindex(dry_run=True)
    assert files_below(index.data) == before
    done = index.reindex()
    assert (told.dry_run, done.dry_run) == (True, False)
    assert (told.added, told.removed, told.unchanged, told.passages, told.claims) == (
        done.added,
        done.removed,
        done.unchanged,
        done.passages,
        done.claims,
    )


def test_a_dry_run_before_the_first_index_makes_no_folder(index: IndexOnDisk) -> None:
    assert index.reindex(dry_run=True).added == 12
    assert not index.data.exists()


def test_a_cancelled_run_leaves_the_index_as_it_was_and_its_vectors_for_the_next(index: IndexOnDisk) -> None:
    index.reindex()
    write_article(index.folder, "new.txt", "Beekeepers of Vell count their hives.")
    done_steps: list[str] = []
    report = index.reindex(
        progress=lambda step, done, total: done_steps.append(step if done == total else ""),
        cancelled=lambda: "embed" in done_steps,
    )
    assert (report.cancelled, report.articles) == (True, 12)
    with index.library().reading() as shelf:
        assert ArticleId("new.txt") not in shelf.articles()
    after = index.reindex()
    assert (after.added, after.embedded) == (1, 0)


def test_a_run_cancelled_at_once_leaves_the_index_as_it_was(index: IndexOnDisk) -> None:
    index.reindex()
    write_article(index.folder, "new.txt", "Beekeepers of Vell count their hives.")
    before = files_below(index.data)
    report = index.reindex(cancelled=lambda: True)
    assert (report.cancelled, report.articles, report.added) == (True, 12, 0)
    assert files_below(index.data) == before


def test_progress_names_the_steps_in_order(index: IndexOnDisk) -> None:
    told: list[tuple[str, int, int]] = []
    index.reindex(progress=lambda step, done, total: told.append((step, done, total)))
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps == ["read", "embed", "store"]
    assert ("read", 12, 12) in told
    assert all(0 <= done <= total for _, done, total in told)


def test_a_second_writer_is_refused_at_once_and_told_who_holds_the_index(index: IndexOnDisk) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD_THE_LOCK,
            str(index.data / "writer.lock"),
        ],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(IndexBusyError, match=f"process {holder.pid}, since 20"):
            index.reindex()
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()  # type: ignore[union-attr]
    assert index.reindex().added == 12


def test_the_lock_is_free_after_its_holder_left(tmp_path: Path) -> None:
    for _ in range(2):
        with writing_alone(tmp_path / "data" / "writer.lock"):
            pass


def test_two_files_of_the_same_words_are_one_article(index: IndexOnDisk) -> None:
    text = (index.folder / "norland/03.txt").read_text(encoding="utf-8")
    write_article(index.folder, "other/copy.txt", text.split("---\n")[2])
    report = index.reindex()
    assert (report.articles, report.added) == (12, 12)
    assert [(s.article, s.reason) for s in report.skipped] == [
        ("other/copy.txt", "the same text as norland/03.txt")
    ]


def test_the_copy_takes_the_place_of_the_article_that_went(index: IndexOnDisk) -> None:
    text = (index.folder / "norland/03.txt").read_text(encoding="utf-8")
    write_article(index.folder, "other/copy.txt", text.split("---\n")[2])
    index.reindex()
    (index.folder / "norland/03.txt").unlink()
    report = index.reindex()
    assert (report.added, report.removed, report.skipped) == (1, 1, ())
    with index.library().reading() as shelf:
        assert ArticleId("other/copy.txt") in shelf.articles()


def test_an_article_that_was_taken_out_is_dropped_and_comes_back_when_let_in(index: IndexOnDisk) -> None:
    index.reindex()
    listed = index.folder / ".crosswireignore"
    listed.write_text("norland/03.txt\n", encoding="utf-8")
    assert index.reindex().removed == 1
    assert index.reindex().articles == 11
    listed.unlink()
    assert index.reindex().added == 1


def test_skipped_files_are_told_of_again_though_they_are_not_read_again(index: IndexOnDisk) -> None:
    write_article(index.folder, "empty.txt", "")
    first, second = index.reindex(), index.reindex()
    assert [s.article for s in first.skipped] == ["empty.txt"]
    assert first.skipped == second.skipped


def test_articles_in_any_script_are_found_and_quoted_exactly(index: IndexOnDisk) -> None:
    texts = {
        "東京/地震.txt": "東京で地震があり、七人が死亡した。\u3000救助隊は🚒二人を発見した。",
        "عربي.txt": "قال رئيس البلدية إن سبعة أشخاص قتلوا في الفيضان.",
        "emoji 👩‍👩‍👧.txt": "Family 👩‍👩‍👧 found safe — e\u0301tude 🇦🇲 over\u200b there.",
    }
    for name, text in texts.items():
        write_article(index.folder, name, text)
    index.reindex()
    with index.library().reading() as shelf:
        articles = shelf.articles(ArticleId(name) for name in texts)
        assert len(articles) == 3
        for article in articles.values():
            found = shelf.nearest(index.embedder.embed_question(article.text), limit=1)
            [stored] = shelf.passages(id_ for id_, _ in found).values()
            assert stored.passage.article == article.id
            assert stored.passage.span.of(article.text) == stored.passage.text
            assert len(stored.vectors.sentences) == len(stored.passage.sentences)


def test_near_copies_speak_with_the_voice_of_the_earliest(index: IndexOnDisk) -> None:
    body = (
        "A ferry with ninety passengers sank in the Gulf of Ostrel on Monday evening, port officials said. "
        "Divers searched through the night while relatives waited in a school hall near the harbour of Tarn. "
        "The operator of the ferry did not answer questions about the age of its engines."
    )
    write_article(index.folder, "wire/a.txt", body, published="2031-06-02", source="Wire")
    write_article(index.folder, "wire/b.txt", body + " More follows.", published="2031-06-03", source="Other")
    index.reindex()
    with index.library().reading() as shelf:
        found = shelf.articles([ArticleId("wire/a.txt"), ArticleId("wire/b.txt")])
    assert {article.voice for article in found.values()} == {ArticleId("wire/a.txt")}


def test_claims_are_stored_with_their_article(index: IndexOnDisk) -> None:
    report = index.reindex()
    with index.library().reading() as shelf:
        claims = shelf.claims(article=ArticleId("norland/05.txt"))
        assert report.claims == len(shelf.claims())
    assert [(claim.low, claim.published) for claim in claims] == [(8, date(2031, 5, 6))]


def test_claims_read_by_former_rules_are_read_again_without_embedding(index: IndexOnDisk) -> None:
    first = index.reindex()
    with sqlite3.connect(index.data / "catalogue.sqlite3") as connection:
        connection.execute("DELETE FROM claims")
        connection.execute("UPDATE state SET reading_stamp = 'of former rules', claims = 0")
    (index.data / "catalogue.sqlite3.seal").unlink()
    report = index.reindex()
    assert (report.claims, report.embedded, report.unchanged) == (first.claims, 0, 12)
    with index.library().reading() as shelf:
        assert len(shelf.claims()) == first.claims


def test_a_passage_cut_by_former_rules_is_cut_again_without_embedding_what_stays(index: IndexOnDisk) -> None:
    index.reindex()
    index.embedder.embedded.clear()
    with sqlite3.connect(index.data / "catalogue.sqlite3") as connection:
        connection.execute("UPDATE state SET cutting_stamp = 'of former rules'")
    (index.data / "catalogue.sqlite3.seal").unlink()
    report = index.reindex()
    assert (report.unchanged, report.embedded) == (12, 0)


def test_nothing_is_read_before_the_first_reindex(index: IndexOnDisk) -> None:
    with pytest.raises(IndexMissingError, match="crosswire reindex"), index.library().reading():
        pass
    assert not index.data.exists()


def test_a_reader_that_was_open_sees_the_new_generation_at_its_next_question(index: IndexOnDisk) -> None:
    index.reindex()
    library = index.library()
    with library.reading() as shelf:
        write_article(index.folder, "new.txt", "Beekeepers of Vell count their hives.")
        script = (
            "import sys; from pathlib import Path; from word_embedder import WordEmbedder\n"
            "from index.indexer import reindex\n"
            "print(reindex(folder=Path(sys.argv[1]), data=Path(sys.argv[2]), embedder=WordEmbedder()).added)"
        )
        root = Path(__file__).parents[2]
        other = subprocess.run(
            [sys.executable, "-c", script, str(index.folder), str(index.data)],
            cwd=root,
            env={"PYTHONPATH": f"{root}:{root / 'tests/builders'}"},
            capture_output=True,
            check=True,
        )
        assert other.stdout == b"1\n"
        asked = index.embedder.embed_question("beekeepers hives")
        found = shelf.passages(id_ for id_, _ in shelf.nearest(asked, limit=3))
        assert len(found) == 3
        assert not any("Beekeepers" in stored.passage.text for stored in found.values())
        assert shelf.matching("beekeepers", limit=3) == []
        assert shelf.state().articles == 12
    assert index.best("beekeepers hives", library).startswith("Beekeepers")
    assert sorted(path.name for path in (index.data / "generations").iterdir()) == ["2", "2.lock"]


def test_filters_match_words_whatever_their_case_and_accents(index: IndexOnDisk) -> None:
    index.reindex()
    with index.library().reading() as shelf:
        assert len(shelf.article_ids(Filters(event="NORDLAND uberschwemmung")) or ()) == 4
        assert len(shelf.article_ids(Filters(source="kustenblatt")) or ()) == 6
        assert shelf.article_ids(Filters(source="Küsten")) == frozenset()
        assert shelf.article_ids(Filters()) is None
        day = Filters(since=date(2031, 5, 3), until=date(2031, 5, 4))
        assert shelf.article_ids(day) == {ArticleId("norland/02.txt"), ArticleId("norland/03.txt")}


def test_an_article_of_unknown_date_passes_no_filter_on_days(index: IndexOnDisk) -> None:
    write_article(index.folder, "undated.txt", "Beekeepers of Vell count their hives.")
    index.reindex()
    with index.library().reading() as shelf:
        assert shelf.articles([ArticleId("undated.txt")])[ArticleId("undated.txt")].published is None
        assert ArticleId("undated.txt") not in (shelf.article_ids(Filters(until=date(2100, 1, 1))) or ())


def test_search_within_articles_finds_the_best_of_them_and_nothing_else(index: IndexOnDisk) -> None:
    index.reindex()
    some = frozenset([ArticleId("norland/02.txt"), ArticleId("norland/09.txt")])
    with index.library().reading() as shelf:
        asked = index.embedder.embed_question("The river Aldra7 left its bed in district 7")
        for found in (
            shelf.nearest(asked, limit=50, articles=some),
            shelf.matching("river", limit=50, articles=some),
        ):
            stored = shelf.passages(id_ for id_, _ in found)
            assert {s.passage.article for s in stored.values()} == some
            assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_search_within_all_articles_agrees_with_search_in_all(index: IndexOnDisk) -> None:
    index.reindex()
    with index.library().reading() as shelf:
        asked = index.embedder.embed_question("bridge fell into the water")
        everywhere = shelf.nearest(asked, limit=6)
        within = shelf.nearest(asked, limit=6, articles=frozenset(shelf.articles()))
    assert [id_ for id_, _ in everywhere] == [id_ for id_, _ in within]
    assert [cosine for _, cosine in everywhere] == pytest.approx([cosine for _, cosine in within], abs=1e-5)


def test_the_manifest_is_a_row_of_the_catalogue(index: IndexOnDisk) -> None:
    index.reindex()
    with sqlite3.connect(index.data / "catalogue.sqlite3") as connection:
        generation, model = connection.execute("SELECT generation, model FROM state").fetchone()
    assert (generation, model) == (1, "words")
    assert json.loads((index.data / "generations/1/seal.json").read_text().partition("\n")[2])
