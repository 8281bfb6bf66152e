"""The commands, run as a person runs them: real articles, the real model, a real index in a folder."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.__main__ import main

FIRST = """---
title: Ferry sinks off Karsia
source: Harbour Post
url: https://example.org/harbour-post/ferry
published: 2021-03-04
event: Karsia ferry
---
KARSIA - At least 12 people drowned when a ferry sank on Thursday, Coast Guard chief Ilma Sorel said.

The captain, Odo Marn, told the harbour court that the bow door had not been locked.
"""
SECOND = """---
title: Ferry toll rises
source: Island Radio
url: https://example.org/island-radio/toll
published: 2021-03-06
event: Karsia ferry
---
The number of people drowned in the Karsia ferry sinking has risen to 31, Sorel said on Saturday.

Divers searched the wreck at a depth of 40 metres.
"""


@dataclass(frozen=True)
class Ran:
    """What a command did: exit status, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.md").write_text(SECOND)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSWIRE_ARTICLES", str(folder))
    monkeypatch.setenv("CROSSWIRE_DATA", str(tmp_path / "data"))
    return folder


@pytest.fixture
def run(articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    assert articles.is_dir()

    def crosswire(*words: str, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "argv", ["crosswire", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsys.readouterr()
        return Ran(int(ended.value.code or 0), written.out, written.err)

    return crosswire


def test_reindex_reports_what_it_did_and_the_second_time_embeds_nothing(run: Run, articles: Path) -> None:
    (articles / "empty.txt").write_text("")

    first, second = run("reindex", "--json"), run("reindex", "--json")

    assert (first.status, second.status) == (0, 0)
    assert {key: first.rows[0][key] for key in ("articles", "added", "changed", "removed", "unchanged")} == {
        "articles": 2,
        "added": 2,
        "changed": 0,
        "removed": 0,
        "unchanged": 0,
    }
    skipped = first.rows[0]["skipped"]
    assert isinstance(skipped, list)
    assert [row["article"] for row in skipped] == ["empty.txt"]
    assert (second.rows[0]["embedded"], second.rows[0]["unchanged"]) == (0, 2)


def test_an_answer_quotes_the_article_at_the_offsets_it_names(run: Run) -> None:
    run("reindex")

    answer = run("ask", "What did the captain tell the court?", "--json").rows[0]

    assert answer["abstained"] is False
    citation = answer["citations"][0]  # type: ignore[index]
    assert citation["article"] == "first.txt"
    assert "the bow door had not been locked" in citation["quote"]
    body = FIRST.split("---\n", 2)[2].strip()
    assert body[citation["start"] : citation["end"]] == citation["quote"]
    assert all(sentence["citations"] for sentence in answer["sentences"])  # type: ignore[union-attr]


def test_a_batch_answers_in_order_and_a_bad_line_gives_an_error_in_its_place(run: Run) -> None:
    run("reindex")
    lines = '{"question": "How many people drowned?"}\nnonsense\n{"question": ""}\n'

    answers = run("ask", "--batch", "-", stdin=lines).rows

    assert answers[0]["question"] == "How many people drowned?"
    assert "Not a line of JSON" in str(answers[1]["error"])
    assert "empty" in str(answers[2]["error"])


def test_no_line_of_a_batch_costs_the_answers_to_the_others(run: Run) -> None:
    run("reindex")
    lines = [
        '{"question": "how many \\ud800 drowned?"}',
        '{"question": 1' + "0" * 5000 + "}",
        '\ufeff{"question": "How many people drowned?"}',
        '{"question": "How many?", "since": "2021-03-05", "until": "2021-03-04"}',
        '{"question": "How many?", "since": "2021-03-05 or so"}',
    ]

    answers = run("ask", "--batch", "-", stdin="\n".join(lines)).rows

    assert "drowned" in str(answers[0]["question"])
    assert "Not a line of JSON" in str(answers[1]["error"])
    assert answers[2]["question"] == "How many people drowned?"
    assert "after until" in str(answers[3]["error"])
    assert "not a date" in str(answers[4]["error"])


def test_a_question_and_an_event_need_no_quotes_and_may_hold_bytes_that_are_no_text(run: Run) -> None:
    run("reindex")

    asked = run("ask", "how", "many", "drowned\udcff", "--json")
    told = run("toll", "karsia", "ferry\udcff", "--json")

    assert asked.rows[0]["question"] == "how many drowned?"
    assert told.rows[0]["event"] == "Karsia ferry"


def test_a_filter_that_no_article_passes_is_named_as_the_cause(run: Run) -> None:
    run("reindex")

    answer = run("ask", "How many drowned?", "--event", "Tolm bridge", "--json").rows[0]

    assert answer["abstained"] is True
    assert "No article passes the filters. Events: Karsia ferry." in answer["notes"]  # type: ignore[operator]


def test_a_toll_that_cannot_be_drawn_is_told_and_the_failure_is_named(run: Run, tmp_path: Path) -> None:
    run("reindex")

    nowhere = run("toll", "ferry", "--plot", str(tmp_path / "none" / "x.png"))
    a_folder = run("toll", "ferry", "--plot", str(tmp_path))
    nothing = run("toll", "ferry", "--side", "Mars", "--plot", str(tmp_path / "x.png"))

    assert [ran.status for ran in (nowhere, a_folder, nothing)] == [1, 1, 1]
    assert "31" in nowhere.out
    assert "can't be written" in nowhere.err
    assert "can't be written" in a_folder.err
    assert "there is no toll" in nothing.err


def test_a_table_in_a_pipe_has_a_line_a_row(run: Run) -> None:
    run("reindex")

    rows = run("articles").out.splitlines()

    assert any("first.txt" in row and "Ferry sinks off Karsia" in row for row in rows)


def test_an_article_of_odd_characters_is_indexed_and_steers_no_terminal(run: Run, articles: Path) -> None:
    (articles / "odd.jsonl").write_text('{"text": "Snow fell.", "title": "\\ud800 \\u001b[31mSnow"}\n')
    (articles / "re\x1b[31md.docx").write_text("")

    (articles / "gr\x1b[32meen\n.txt").write_text("Rain fell on Tolm on Monday, the mayor said.")
    indexed, listed = run("reindex"), run("articles")
    removed = run("remove", "gr\x1b[32meen\n.txt")

    assert indexed.status == 0
    assert removed.out == "Removed gr\ufffd[32meen .txt\n"
    assert "gr\ufffd[32meen .txt" in listed.out
    assert "\x1b[32m" not in listed.out
    assert len(run("articles", "--json").rows[0]) == 3
    assert "\x1b[31m" not in indexed.out + listed.out
    assert "Snow" in listed.out


@pytest.mark.parametrize("setting", ["CROSSWIRE_DATA", "CROSSWIRE_ARTICLES"])
def test_a_folder_that_is_a_file_is_one_line_that_names_the_setting(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv(setting, str(articles / "first.txt"))

    ran = run("reindex")

    assert ran.status == 1
    assert setting in ran.err
    assert "fault of Crosswire" not in ran.err
    assert ran.err.count("\n") == 1


def test_the_latest_toll_is_the_later_figure_of_the_same_claimant(run: Run) -> None:
    run("reindex")

    tolls = run("toll", "ferry", "--json").rows[0]["tolls"]

    assert isinstance(tolls, list)
    killed = [toll["latest"] for toll in tolls if toll["kind"] == "killed"]
    assert [(latest["low"], latest["high"], latest["as_of"]) for latest in killed] == [(31, 31, "2021-03-06")]


def test_claims_are_listed_with_their_bounds(run: Run) -> None:
    run("reindex")

    rows = run("claims", "--article", "first.txt", "--json").rows

    assert [(row["low"], row["high"], row["qualifier"], row["kind"]) for row in rows] == [
        (12, None, "at least", "killed")
    ]


def test_an_article_that_is_removed_stays_out_and_one_that_is_added_comes_in(
    run: Run, tmp_path: Path
) -> None:
    run("reindex")
    other = tmp_path / "other.txt"
    other.write_text("A bridge in Tolm was closed on Monday after cracks were found, the mayor said.\n")

    removed, added = run("remove", "second.md"), run("add", str(other))
    again = run("reindex", "--json")

    assert (removed.status, added.status) == (0, 0)
    listed = run("articles", "--json").rows[0]
    ids = {row["article"] for row in listed}  # type: ignore[attr-defined, union-attr]
    assert "first.txt" in ids
    assert "second.md" not in ids
    assert any("other" in name for name in ids)
    assert again.rows[0]["unchanged"] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("ask", "who?"), "There is no index yet"),
        (("remove", "nothing.txt"), "There is no index yet"),
        (("ask", "--batch", "missing.jsonl"), "can't be read"),
        (("run",), "CROSSWIRE_DISCORD_TOKEN is not set"),
    ],
)
def test_a_failure_is_one_line_on_stderr_and_status_1(run: Run, words: tuple[str, ...], says: str) -> None:
    ran = run(*words)

    assert ran.status == 1
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ("ask",),
        ("ask", "x", "--batch", "-"),
        ("ask", "x", "--since", "soon"),
        ("ask", "--batch", "-", "--event", "x"),
        ("toll", "--kind", "x"),
        ("nosuch",),
    ],
)
def test_wrong_usage_has_status_2(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).status == 2


def test_the_doctor_says_where_a_setting_came_from_and_that_it_works(run: Run) -> None:
    run("reindex")

    ran = run("doctor", "--json")

    findings = {row["setting"]: row for row in ran.rows[0]}  # type: ignore[attr-defined, index, call-overload]
    assert ran.status == 0
    assert findings["CROSSWIRE_ARTICLES"]["origin"] == "environment"
    assert findings["CROSSWIRE_RERANKER"]["origin"] == "default"
    assert findings["CROSSWIRE_DATA"]["detail"].startswith("2 articles")


def test_the_doctor_fails_on_a_setting_that_does_not_work(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_ARTICLES", "nowhere")

    ran = run("doctor", "--json")

    assert ran.status == 1
    failed = {row["setting"] for row in ran.rows[0] if not row["ok"]}  # type: ignore[index, call-overload]
    assert failed == {"CROSSWIRE_ARTICLES"}


def test_a_conversation_keeps_what_was_said(run: Run) -> None:
    run("reindex")

    ran = run("chat", stdin="How many people drowned?\n/quit\n")

    assert ran.status == 0
    assert "31" in ran.out


def test_an_article_of_no_event_is_found_beside_those_of_one(run: Run, articles: Path) -> None:
    (articles / "rain.txt").write_text("Hail fell on Tolm for an hour on Monday, the mayor said.\n")
    run("reindex")

    answer = run("ask", "What fell on Tolm on Monday?", "--json").rows[0]

    assert answer["abstained"] is False
    assert "Hail fell on Tolm" in str(answer["answer"])
