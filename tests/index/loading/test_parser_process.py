"""Reading web pages and PDF files in a process that may die."""

from pathlib import Path

import pytest
from document_builder import PAGE, pdf_of, write

from index.loading.decoding import NotTextError
from index.loading.parser_process import ParserProcess


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(tmp_path: Path) -> None:
    stuck = "<html><body><p " + " ".join(f'a{n}="x"' for n in range(200_000)) + ">text</p></body></html>"
    write(tmp_path, {"stuck.html": stuck, "good.html": PAGE.format(head="")})

    with ParserProcess(seconds=4) as parser:
        with pytest.raises(NotTextError, match="longer than 4 seconds"):
            parser.read(tmp_path / "stuck.html", "html")
        text, told = parser.read(tmp_path / "good.html", "html")

    assert text.startswith("Ferry sinks off Holm")
    assert told.source == "Delta Post"


def test_a_file_that_is_not_there_is_a_reason(tmp_path: Path) -> None:
    with ParserProcess() as parser, pytest.raises(NotTextError, match="No such file"):
        parser.read(tmp_path / "none.pdf", "pdf")


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": pdf_of(["Delta Post", "A ferry sank off the island of Holm.", "Page 3 of 12"])})

    with ParserProcess() as parser:
        text, _ = parser.read(tmp_path / "a.pdf", "pdf")

    assert text == "Delta Post\nA ferry sank off the island of Holm."


def test_nothing_is_started_for_folders_without_pages(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": PAGE.format(head="")})
    running = []

    with ParserProcess() as parser:
        running.append(parser.process_id is not None)
        parser.read(tmp_path / "a.html", "html")
        running.append(parser.process_id is not None)
    running.append(parser.process_id is not None)

    assert running == [False, True, False]
