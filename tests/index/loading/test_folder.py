"""A folder of files in, articles out: what is loaded, what is skipped and why."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from document_builder import PAGE, bomb_pdf, pdf_of, write
from pypdf import PdfWriter

from index.loading import FileStamp, load_file, load_files, load_folder, scan
from index.loading.exclusions import exclude, include
from index.model import Article, ArticleId, Skipped


def articles(folder: Path) -> dict[str, Article]:
    return {found.id: found for found in load_folder(folder) if isinstance(found, Article)}


def reasons(folder: Path) -> dict[str, str]:
    return {found.article: found.reason for found in load_folder(folder) if isinstance(found, Skipped)}


def only(folder: Path) -> Article:
    (found,) = load_folder(folder)
    assert isinstance(found, Article), found
    return found


# -- every kind of file --------------------


def test_every_kind_of_file_gives_an_article(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": "A ferry sank.",
            "b.md": "# Ferry sinks\n\nIt was **cold**.",
            "c.html": PAGE.format(head=""),
            "d.json": json.dumps({"text": "A ferry sank.", "source": "Delta Post"}),
            "e.jsonl": '{"text": "One."}\n\n{"text": "Two."}\n',
            "f.pdf": pdf_of(["A ferry sank off the island of Holm.", "It rained."]),
            "G.TXT": "A ferry sank again.",
        },
    )

    found = articles(tmp_path)

    assert sorted(found) == ["G.TXT", "a.txt", "b.md", "c.html", "d.json", "e.jsonl#1", "e.jsonl#3", "f.pdf"]
    assert found[ArticleId("b.md")].text == "Ferry sinks\n\nIt was cold."
    assert found[ArticleId("f.pdf")].text == "A ferry sank off the island of Holm.\nIt rained."
    assert found[ArticleId("d.json")].source == "Delta Post"


def test_an_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"north/2021/ferry.txt": "A ferry sank."})

    assert list(articles(tmp_path)) == ["north/2021/ferry.txt"]


def test_a_json_file_may_hold_several_articles(tmp_path: Path) -> None:
    write(tmp_path, {"a.json": json.dumps([{"text": "One."}, {"text": "Two."}])})

    assert sorted(articles(tmp_path)) == ["a.json#1", "a.json#2"]


def test_a_page_gives_its_text_below_its_headline_without_its_furniture(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2021-03-04T05:06:00+01:00">'
    write(tmp_path, {"ferry/a.html": PAGE.format(head=head)})

    found = only(tmp_path)

    assert found.title == "Ferry sinks off Holm"
    assert found.text.splitlines()[0] == "Ferry sinks off Holm"
    assert found.text.count("Ferry sinks off Holm") == 1
    assert "Home" not in found.text
    assert "newsletter" not in found.text
    assert found.source == "Delta Post"
    assert found.url == "https://delta.example.org/ferry"
    assert found.published_at == datetime.fromisoformat("2021-03-04T05:06:00+01:00")
    assert (found.published, found.event, found.language) == (date(2021, 3, 4), "ferry", "en")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2021-03-04T05:06:00Z"}]}</script>',
        '<meta itemprop="datePublished" content="2021-03-04T05:06:00Z">',
    ],
)
def test_a_page_may_state_its_hour_in_several_places(tmp_path: Path, head: str) -> None:
    write(tmp_path, {"a.html": PAGE.format(head=head)})

    assert only(tmp_path).published_at == datetime(2021, 3, 4, 5, 6, tzinfo=UTC)


def test_a_page_that_states_no_day_has_none(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE.format(head="")})

    assert only(tmp_path).published is None


# -- what is known, and from where --------------------


def test_front_matter_goes_before_what_the_text_tells(tmp_path: Path) -> None:
    text = "Ferry sinks off the northern coast\n\nPublished 4 March 2021\n\nA ferry sank off Holm on Monday."
    write(
        tmp_path, {"ferry/2020-01-01-a.txt": f"---\ntitle: Another title\npublished: 2021-03-05\n---\n{text}"}
    )

    found = only(tmp_path)

    assert (found.title, found.published, found.event) == ("Another title", date(2021, 3, 5), "ferry")


def test_the_text_goes_before_the_name_of_the_file(tmp_path: Path) -> None:
    text = "Ferry sinks off the northern coast\n\nPublished 4 March 2021\n\nA ferry sank off Holm on Monday."
    write(tmp_path, {"2020-01-01-a.txt": text})

    assert only(tmp_path).published == date(2021, 3, 4)


def test_the_name_of_the_file_may_tell_the_day(tmp_path: Path) -> None:
    write(tmp_path, {"2020-01-02-ferry.txt": "A ferry sank off Holm on Monday."})

    assert only(tmp_path).published == date(2020, 1, 2)


def test_the_nearest_folder_that_is_no_number_names_the_event(tmp_path: Path) -> None:
    write(tmp_path, {"holm-ferry/2021/03/a.txt": "A ferry sank."})

    assert only(tmp_path).event == "holm-ferry"


def test_what_nobody_tells_is_unknown(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A ferry sank off Holm on Monday, and nobody knows why it did."})

    found = only(tmp_path)

    assert (found.title, found.source, found.url, found.published, found.event, found.language) == (None,) * 6


def test_the_time_of_a_file_is_no_date_of_publication(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A ferry sank."})
    os.utime(tmp_path / "a.txt", (1_500_000_000, 1_500_000_000))

    assert only(tmp_path).published is None


def test_a_hash_tells_another_text_and_other_metadata(tmp_path: Path) -> None:
    hashes = set()
    for text in (
        "A ferry sank.",
        "A ferry sank!",
        "---\nsource: Delta Post\n---\nA ferry sank.",
        "A  ferry sank.\n",
    ):
        write(tmp_path, {"a.txt": text})
        hashes.add(only(tmp_path).content_hash)

    assert len(hashes) == 3  # the last has the text of the first


def test_only_what_add_fetched_has_a_url_as_its_id(tmp_path: Path) -> None:
    text = "---\nadded_from: https://delta.example.org/ferry\n---\nA ferry sank."
    write(tmp_path, {"added/a.txt": text, "b.txt": text, "added/c.txt": text.replace("https", "file")})

    assert sorted(articles(tmp_path)) == ["added/c.txt", "b.txt", "https://delta.example.org/ferry"]
    assert articles(tmp_path)[ArticleId("https://delta.example.org/ferry")].event is None


# -- what is left alone --------------------


def test_hidden_files_and_files_about_the_folder_are_no_articles(tmp_path: Path) -> None:
    write(
        tmp_path,
        {".a.txt": "x", ".git/a.txt": "x", "README.md": "x", "north/LICENSE.txt": "x", "readme": "x"},
    )

    assert list(load_folder(tmp_path)) == []


def test_articles_taken_out_stay_out_until_they_are_let_in(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One.", "b.jsonl": '{"text": "Two."}\n{"text": "Three."}'})
    exclude(ArticleId("a.txt"), tmp_path)
    exclude(ArticleId("b.jsonl#2"), tmp_path)
    assert list(articles(tmp_path)) == ["b.jsonl#1"]

    include(ArticleId("a.txt"), tmp_path)
    assert sorted(articles(tmp_path)) == ["a.txt", "b.jsonl#1"]


def test_progress_counts_the_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One.", "b.txt": ""})
    seen: list[tuple[int, int]] = []

    list(load_folder(tmp_path, progress=lambda done, total: seen.append((done, total))))

    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_a_stamp_tells_size_and_time_without_reading(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One."})
    os.utime(tmp_path / "a.txt", ns=(5, 7))

    assert list(scan(tmp_path)) == [FileStamp(path=tmp_path.resolve() / "a.txt", size=4, mtime_ns=7)]


def test_chosen_files_are_loaded_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "One.", "b.txt": "Two."})
    chosen = [stamp for stamp in scan(tmp_path) if stamp.path.name == "b.txt"]

    assert [found.id for found in load_files(chosen, tmp_path) if isinstance(found, Article)] == ["b.txt"]


def test_one_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    write(tmp_path, {"north/a.txt": "One."})

    (found,) = load_file(tmp_path / "north" / "a.txt", tmp_path)

    assert isinstance(found, Article)
    assert found.id == "north/a.txt"


def test_what_is_told_of_an_article_holds_no_lone_surrogates_and_no_controls(tmp_path: Path) -> None:
    record = r'{"text": "Snow fell.", "title": "\ud800 Snow\u001b[1m\nfalls", "event": "\u0007"}'
    write(tmp_path, {"a.json": record})

    found = only(tmp_path)

    assert (found.title, found.event) == ("\ufffd Snow[1m falls", None)


# -- bad input --------------------

BAD: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "it is empty"),
    "blank.md": (" \n\t\n", "it is empty"),
    "nul.txt": (b"\0" * 500, "it is empty"),
    "binary.txt": (bytes(range(256)) * 40, "it is no text, or in an unknown encoding; save it as UTF-8"),
    "furniture.txt": ("top of page\nbottom of page", "it holds no text"),
    "line.txt": ("a" * 9_000_000, "its text is longer than 1,000,000 characters"),
    "large.txt": ("word " * 2_100_000, "it is larger than 10 MB"),
    "yaml.txt": ("---\ntitle: [oops\n---\nA ferry sank.", "its front matter is not valid YAML"),
    "open.txt": ("---\ntitle: oops\nA ferry sank.", "its front matter is not closed by a line of ---"),
    "date.txt": ("---\npublished: 2021-02-30\n---\nA ferry sank.", "published is not a date: '2021-02-30'"),
    "nil.txt": ("---\npublished: 0001-01-01\n---\nA ferry sank.", "published is not a date: '0001-01-01'"),
    "cut.json": ('{"text": "A fer', "it is not valid JSON"),
    "list.json": ("5", "it is not a JSON object with a text"),
    "deep.json": ("[" * 100_000, "it is not valid JSON (nested too deeply)"),
    "textless.json": ('{"title": "Ferry sinks"}', "it has no text"),
    "number.json": ('{"text": 5}', "it has no text"),
    "empty.html": ("", "it is empty"),
    "bare.html": ("<html></html>", "no article text is found in the page"),
    "deep.html": ("<div>" * 300_000, "no article text is found in the page"),
    "broken.pdf": (b"%PDF-1.4 no more", "it is not a readable PDF"),
    "blank.pdf": (pdf_of([]), "it holds no text (scanned pages?); run it through text recognition first"),
    "bomb.pdf": (bomb_pdf(200), "it is not a readable PDF"),
    "ship.docx": (b"PK", ".docx files are not read"),
    "ship": ("A ferry sank.", "files without an extension are not read"),
}


def test_every_bad_file_is_skipped_with_its_reason_and_the_good_ones_are_loaded(tmp_path: Path) -> None:
    write(tmp_path, {name: content for name, (content, _) in BAD.items()})
    write(tmp_path, {"a-good.txt": "A ferry sank.", "z-good.html": PAGE.format(head="")})

    found = reasons(tmp_path)

    assert {
        name: reason for name, (_, reason) in BAD.items() if not found.get(name, "").startswith(reason)
    } == {}
    assert sorted(articles(tmp_path)) == ["a-good.txt", "z-good.html"]


def test_an_encrypted_pdf_file_says_so(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")

    assert reasons(tmp_path) == {"a.pdf": "it is encrypted; save it without a password"}


def test_a_bad_line_of_json_costs_that_line_alone(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        "not JSON",
        '{"title": "x"}',
        '{"text": "' + "b" * 10_600_000 + '"}',
        '{"text": "Five."}',
    ]
    write(tmp_path, {"a.jsonl": "\n".join([*lines, '{"text": "Six.", "published": "never"}', "[1]"])})

    assert sorted(articles(tmp_path)) == ["a.jsonl#1", "a.jsonl#5"]
    assert {name: reason.partition(" (")[0] for name, reason in reasons(tmp_path).items()} == {
        "a.jsonl#2": "it is not valid JSON",
        "a.jsonl#3": "it has no text",
        "a.jsonl#4": "the line is larger than 10 MB",
        "a.jsonl#6": "published is not a date: 'never'",
        "a.jsonl#7": "it is not a JSON object with a text",
    }


def test_links_are_followed_only_to_files_of_the_folder(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "articles", tmp_path / "secret.txt"
    write(folder, {"a.txt": "A ferry sank."})
    elsewhere.write_text("The password is swordfish.")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(elsewhere)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "up").symlink_to(folder)

    assert sorted(articles(folder)) == ["a.txt", "b.txt"]
    assert reasons(folder) == {
        "loop.txt": "it is a link that leads nowhere",
        "out.txt": "it is a link out of the articles folder",
        "up": "it is a link to a folder; links to folders are not followed",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    assert reasons(tmp_path) == {"a.txt": "it is not a regular file"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable to this user")
def test_a_file_without_rights_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A ferry sank.", "b/c.txt": "It rained."})
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").chmod(0)

    assert reasons(tmp_path) == {
        "a.txt": "it can't be read (Permission denied)",
        "b": "it can't be read (Permission denied)",
    }


def test_a_file_that_vanishes_meanwhile_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "A ferry sank."})
    stamps = list(scan(tmp_path))
    (tmp_path / "a.txt").unlink()

    assert list(load_files(stamps, tmp_path)) == [
        Skipped(article="a.txt", reason="it can't be read (No such file or directory)")
    ]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names are text on this system")
def test_a_name_that_is_no_text_is_skipped(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("A ferry sank.")

    assert reasons(tmp_path) == {"\ufffd.txt": "its name is not valid UTF-8; rename it"}


def test_folders_may_be_nested_without_end(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * 400)
    deepest.mkdir(parents=True)
    (deepest / "a.txt").write_text("A ferry sank.")

    assert list(articles(tmp_path)) == ["d/" * 400 + "a.txt"]
