"""The real bot process, ``crosswire run``, over a real index, against the double."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord_double import DiscordDouble, world
from discord_double.state import Invocation, Message
from discord_double.surface import settled

_FIRST = """\
---
title: Ferry sinks off Port Sorrel
source: Coast Gazette
url: https://gazette.example/ferry
published: 2021-06-02
event: Sorrel ferry sinking
---
The ferry Marigold sank two miles off Port Sorrel on Wednesday morning. The harbour master, \
Tom Ashby, said 14 \
passengers were killed. Divers are still searching the hull. The operator said the weather was calm.
"""
_SECOND = """\
---
title: Sorrel toll rises
source: The Strait Courier
url: https://courier.example/toll
published: 2021-06-04
event: Sorrel ferry sinking
---
The number of people killed when the ferry Marigold sank has risen to 21, the harbour master, \
Tom Ashby, said on \
Friday. Coast guards found the bodies below the car deck.
"""


class Process:
    """``crosswire run`` in a process of its own."""

    def __init__(self, double: DiscordDouble, home: Path) -> None:
        self.double = double
        self.home = home
        self._env = {
            **{key: value for key, value in os.environ.items() if not key.startswith("CROSSWIRE_")},
            "CROSSWIRE_DISCORD_TOKEN": world.TOKEN,
            "CROSSWIRE_DISCORD_API": double.api,
            "CROSSWIRE_ARTICLES": str(home / "articles"),
            "CROSSWIRE_DATA": str(home / "data"),
        }
        self.running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        identified = len(self.double.state.identified)
        self.running = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=self._env, cwd=self.home, stderr=subprocess.PIPE
        )
        self.double.wait_ready(times=identified + 1, seconds=120)

    def stop(self) -> str:
        """SIGTERM; what it wrote to stderr."""
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        _, said = self.running.communicate(timeout=60)
        return said.decode()

    def final(self, call: Invocation) -> Message:
        return self.double.wait(lambda: settled(call.reply), seconds=90, what=str(call.data))


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    home = tmp_path_factory.mktemp("home")
    (home / "articles").mkdir()
    (home / "articles" / "first.md").write_text(_FIRST, encoding="utf-8")
    with DiscordDouble() as double:
        bot = Process(double, home)
        bot.start()
        yield bot
        if bot.running is not None and bot.running.poll() is None:
            bot.running.kill()
            bot.running.communicate()


def test_before_the_first_reindex_it_says_what_to_do(process: Process) -> None:
    told = process.final(process.double.command("ask", question="How many people were killed on the ferry?"))
    assert "There is no index yet." in told.text
    assert "(reference " in told.text


def test_a_reindex_over_discord_makes_the_index(process: Process) -> None:
    call = process.double.command("reindex", user=world.ADMIN)
    done = process.double.wait(
        lambda: call.reply if call.reply and "Reindex done" in call.reply.text else None, seconds=120
    )
    assert "1 article added" in done.text


def test_a_question_is_answered_with_the_source_that_says_so(process: Process) -> None:
    shown = process.final(
        process.double.command("ask", question="How many passengers were killed on the ferry?")
    )
    assert "14" in shown.text
    assert "[Ferry sinks off Port Sorrel](<https://gazette.example/ferry#:~:text=" in shown.text


def test_a_later_article_changes_the_toll_and_the_reindex_says_so(process: Process) -> None:
    (process.home / "articles" / "second.md").write_text(_SECOND, encoding="utf-8")
    call = process.double.command("reindex", user=world.ADMIN)
    done = process.double.wait(
        lambda: call.reply if call.reply and "Reindex done" in call.reply.text else None, seconds=120
    )
    assert "1 article added" in done.text
    assert "14 → **21**" in done.text
    toll = process.final(process.double.command("toll", about="Sorrel ferry sinking"))
    assert "killed: 21" in toll.text
    assert toll.files["timeline.png"].startswith(b"\x89PNG")


def test_a_message_is_checked_against_the_articles(process: Process) -> None:
    message = process.double.say("The ferry sinking killed 14 people.", user=world.BORIS, mention=False)
    shown = process.final(process.double.message_command("Check against sources", message))
    assert "Outdated" in shown.text


def test_a_stop_lets_the_running_answer_finish_and_says_nothing_bad(process: Process) -> None:
    call = process.double.command("ask", question="Who is Tom Ashby?")
    process.double.wait(lambda: call.response_type)
    said = process.stop()
    assert process.running is not None
    assert process.running.returncode == 0
    assert call.reply is not None
    assert settled(call.reply) is not None
    assert "Traceback" not in said


def test_after_a_restart_the_old_buttons_work_and_commands_are_not_registered_again(process: Process) -> None:
    registrations = process.double.state.registrations
    process.start()
    shown = next(m for m in process.double.state.messages.values() if "Show passages" in m.buttons)
    passages = process.final(process.double.press(shown, "Show passages"))
    assert "14" in passages.text
    assert process.double.state.registrations == registrations
    assert "Traceback" not in process.stop()


def test_a_wrong_token_is_told_in_one_line(tmp_path: Path) -> None:
    with DiscordDouble() as double:
        bot = Process(double, tmp_path)
        bot._env["CROSSWIRE_DISCORD_TOKEN"] = "wrong"
        ended = subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            env=bot._env,
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert b"Discord does not take the token in CROSSWIRE_DISCORD_TOKEN." in ended.stderr
    assert b"Traceback" not in ended.stderr
