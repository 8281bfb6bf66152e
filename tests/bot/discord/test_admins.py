"""``/add``, ``/remove``, ``/watch`` and ``/unwatch`` over real sockets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from discord_double import DiscordDouble, Message, world
from discord_double.desk import CLAIMS, FLOOD, ScriptedDesk, flood_toll
from discord_double.surface import Surface

from bot.answering.model import CitedClaim, TollInquiry, TollReport
from index.errors import ArticleError

ADMIN = world.ADMIN


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("reindex", {}),
        ("add", {"url": "https://news.example/9"}),
        ("remove", {"article": "flood/01.md"}),
        ("watch", {"event": FLOOD, "channel": world.OTHER_CHANNEL}),
        ("unwatch", {"channel": world.OTHER_CHANNEL}),
    ],
)
def test_admin_commands_are_checked_again_when_run(
    surface: Surface, command: str, options: dict[str, str]
) -> None:
    told = surface.final(surface.double.command(command, user=world.ANNA, **options))
    assert told.ephemeral
    assert told.text == "Only people who manage this server may do this."


def test_an_article_is_added_by_its_address(surface: Surface, desk: ScriptedDesk) -> None:
    shown = surface.final(surface.double.command("add", user=ADMIN, url="https://news.example/9"))
    assert desk.added == ["https://news.example/9"]
    assert "### Added\n**Dam breaks above Harrow, part 4** · Valley Post · 12 May 2023" in shown.text


@pytest.mark.parametrize("place", ["/etc/passwd", "file:///etc/passwd", "../secrets", "ftp://x.example/a"])
def test_the_machines_own_files_can_not_be_added(surface: Surface, desk: ScriptedDesk, place: str) -> None:
    told = surface.final(surface.double.command("add", user=ADMIN, url=place.ljust(8)))
    assert told.text == "Please give the article's web address, beginning with https:// or http://."
    assert desk.added == []


def test_an_article_that_can_not_be_read_is_told_in_one_sentence(
    double: DiscordDouble, tmp_path: Path
) -> None:
    class Refusing(ScriptedDesk):
        def add(self, _places: object) -> tuple[()]:
            raise ArticleError("https://news.example/9", "the page holds no article")

    with Surface(Refusing(), tmp_path, double=double) as surface:
        shown = surface.final(double.command("add", user=ADMIN, url="https://news.example/9"))
        assert shown.text.startswith("https://news.example/9: the page holds no article (reference ")


def test_an_article_is_removed_after_one_more_word(surface: Surface, desk: ScriptedDesk) -> None:
    suggested = surface.double.autocomplete("remove", "article", user=ADMIN, article="part 2")
    surface.double.wait(lambda: suggested.response_type)
    assert suggested.choices == [
        {"name": "Dam breaks above Harrow, part 2 · Tribune", "value": "flood/02.md"}
    ]
    asked = surface.final(surface.double.command("remove", user=ADMIN, article="flood/02.md"))
    assert asked.ephemeral
    assert asked.text.startswith("Remove **Dam breaks above Harrow, part 2** · Tribune · 10 May 2023?")
    assert len(desk.indexed) == 3
    surface.double.press(asked, "Remove", user=ADMIN)
    surface.double.wait(lambda: asked.text.startswith("Removed **Dam breaks above Harrow, part 2**"))
    assert [one.id for one in desk.indexed] == ["flood/01.md", "flood/03.md"]


def test_thinking_better_of_it_removes_nothing(surface: Surface, desk: ScriptedDesk) -> None:
    asked = surface.final(surface.double.command("remove", user=ADMIN, article="flood/02.md"))
    surface.double.press(asked, "Keep it", user=ADMIN)
    surface.double.wait(lambda: asked.text == "Nothing was removed.")
    assert len(desk.indexed) == 3


def test_others_than_admins_are_suggested_nothing_to_remove(surface: Surface) -> None:
    suggested = surface.double.autocomplete("remove", "article", user=world.ANNA, article="part")
    surface.double.wait(lambda: suggested.response_type)
    assert suggested.choices == []


def test_answers_that_quote_a_removed_article_are_forgotten(surface: Surface) -> None:
    shown = surface.final(surface.double.command("ask", question="How many?"))
    asked = surface.final(surface.double.command("remove", user=ADMIN, article="flood/02.md"))
    surface.double.press(asked, "Remove", user=ADMIN)
    surface.double.wait(lambda: asked.text.startswith("Removed"))
    told = surface.final(surface.double.press(shown, "Show passages"))
    assert told.text.startswith("This message is too old")


class Rising(ScriptedDesk):
    """A desk whose toll rises from 11 to 19 when it is reindexed."""

    risen = False

    def toll(self, inquiry: TollInquiry) -> TollReport:
        report = flood_toll(inquiry)
        view = report.tolls[0]
        latest = CitedClaim(claim=CLAIMS[int(self.risen)], citation=1 + int(self.risen))
        return replace(report, tolls=(replace(view, latest=latest),))

    def reindex(self, **options: object):  # noqa: ANN201 - as the desk's own
        if not options.get("dry_run"):
            self.risen = True
            self.made_at += timedelta(minutes=5)
        return super().reindex(**options)


def alerts(surface: Surface) -> list[Message]:
    return surface.double.state.channel_messages(world.OTHER_CHANNEL)


def test_a_watched_channel_is_told_once_when_a_reindex_changes_a_toll(
    double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(Rising(), tmp_path, double=double) as surface:
        told = surface.final(double.command("watch", user=ADMIN, event=FLOOD, channel=world.OTHER_CHANNEL))
        assert "when the toll of **Harrow valley flood**" in told.text
        for dry_run in (True, False, False):
            call = double.command("reindex", user=ADMIN, dry_run=dry_run)
            double.wait(lambda call=call: call.reply and "3 articles added" in call.reply.text)
        posted = double.wait(lambda: alerts(surface) or None)
        assert len(posted) == 1
        assert "Harrow killed: 11 → **19**, according to Ines Moreau, as of 10 May 2023 [2]" in posted[0].text


def test_a_change_made_while_the_bot_was_down_is_told(double: DiscordDouble, tmp_path: Path) -> None:
    desk = Rising()
    with Surface(desk, tmp_path, double=double) as surface:
        surface.final(double.command("watch", user=ADMIN, event=FLOOD, channel=world.OTHER_CHANNEL))
    desk.risen = True
    with Surface(desk, tmp_path, double=double) as surface:
        posted = double.wait(lambda: alerts(surface) or None)
        assert "11 → **19**" in posted[0].text


def test_unwatch_ends_it(double: DiscordDouble, tmp_path: Path) -> None:
    with Surface(Rising(), tmp_path, double=double) as surface:
        surface.final(double.command("watch", user=ADMIN, event=FLOOD, channel=world.OTHER_CHANNEL))
        told = surface.final(double.command("unwatch", user=ADMIN, channel=world.OTHER_CHANNEL))
        assert told.text == "I no longer post about it in <#3001>."
        again = surface.final(double.command("unwatch", user=ADMIN, channel=world.OTHER_CHANNEL))
        assert again.text == "There was no such watch."
        assert surface.bot.records.watches() == ()


def test_an_event_that_is_not_indexed_can_not_be_watched(surface: Surface) -> None:
    told = surface.final(
        surface.double.command("watch", user=ADMIN, event="moon", channel=world.OTHER_CHANNEL)
    )
    assert told.text.startswith("No indexed event has that name.")
