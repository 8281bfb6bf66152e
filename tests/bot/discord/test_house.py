"""``/sources``, ``/help``, ``/status``, ``/privacy`` and the message command, over real sockets."""

from __future__ import annotations

import json
from pathlib import Path

from discord_double import DiscordDouble, world
from discord_double.desk import SECOND, ScriptedDesk, article
from discord_double.surface import Surface


def test_sources_are_listed_newest_first_for_the_person_alone(surface: Surface) -> None:
    shown = surface.final(surface.double.command("sources"))
    assert shown.ephemeral
    assert "### 3 articles" in shown.text
    first = "- [Dam breaks above Harrow, part 3](<https://news.example/3/dam>)\n-# Valley Post · 11 May 2023"
    assert first in shown.text
    assert shown.text.index("part 3") < shown.text.index("part 2") < shown.text.index("part 1")


def test_sources_are_filtered_and_the_filter_stays_when_pages_turn(
    double: DiscordDouble, tmp_path: Path
) -> None:
    desk = ScriptedDesk(indexed=[article(n, source="Tribune" if n % 2 else "Herald") for n in range(1, 25)])
    with Surface(desk, tmp_path, double=double) as surface:
        shown = surface.final(double.command("sources", source="tribune"))
        assert "### 12 articles · tribune" in shown.text
        double.press(shown, "Next")
        double.wait(lambda: "2 of 2" in shown.buttons)
        assert "Tribune" in shown.text
        assert "Herald" not in shown.text


def test_where_no_article_fits_it_says_so(surface: Surface) -> None:
    assert (
        surface.final(surface.double.command("sources", words="earthquake")).text
        == "No indexed article fits."
    )


def test_help_names_the_admin_commands_to_admins_alone(surface: Surface) -> None:
    assert "/reindex" not in surface.final(surface.double.command("help")).text
    assert "/reindex" in surface.final(surface.double.command("help", user=world.ADMIN)).text


def test_status_tells_age_counts_models_and_how_the_loop_is_doing(surface: Surface) -> None:
    shown = surface.final(surface.double.command("status"))
    assert "3 articles of 2 outlets, 12 passages, 2 claims" in shown.text
    assert "Events: Harrow valley flood" in shown.text
    assert "embedding model all-MiniLM-L6-v2 · answerer extractive" in shown.text
    assert "event loop at worst" in shown.text


def test_privacy_tells_what_is_kept_and_how_long(surface: Surface) -> None:
    shown = surface.final(surface.double.command("privacy"))
    assert "for **30 days**" in shown.text
    assert "for **24 hours**" in shown.text


def test_everything_kept_about_a_person_can_be_exported(surface: Surface) -> None:
    answered = surface.final(surface.double.command("ask", question="How many died?"))
    surface.final(surface.double.press(answered, "Helpful"))
    surface.final(surface.double.command("ask", question="A question of another", user=world.BORIS))
    shown = surface.final(surface.double.command("privacy"))
    exported = surface.final(surface.double.press(shown, "Export my data"))
    assert exported.ephemeral
    kept = json.loads(exported.files["crosswire-my-data.json"])
    assert [turn["question"] for turn in kept["turns"]] == ["How many died?"]
    assert [vote["vote"] for vote in kept["votes"]] == ["good"]
    assert "A question of another" not in json.dumps(kept)


def test_everything_kept_about_a_person_is_deleted_after_one_more_word(surface: Surface) -> None:
    surface.final(surface.double.command("ask", question="How many died?"))
    shown = surface.final(surface.double.command("privacy"))
    asked = surface.final(surface.double.press(shown, "Delete my data"))
    assert surface.bot.records.kept_about(world.ANNA.id).count > 0
    surface.double.press(asked, "Yes, delete it")
    surface.double.wait(lambda: asked.text.startswith("Deleted: "))
    assert surface.bot.records.kept_about(world.ANNA.id).count == 0


def test_somebodys_message_is_checked_against_the_sources(surface: Surface, desk: ScriptedDesk) -> None:
    message = surface.double.say("Eleven people died in Harrow.", user=world.BORIS, mention=False)
    shown = surface.final(surface.double.message_command("Check against sources", message))
    assert shown.ephemeral
    assert desk.checked == ["Eleven people died in Harrow."]
    assert "🕒 **Outdated**: Eleven people died in Harrow.\n19 is the later figure. [1]" in shown.text
    assert "❔ **Not in the sources**: It rained." in shown.text
    passages = surface.final(surface.double.press(shown, "Show passages"))
    assert SECOND in passages.text


def test_a_checked_message_is_not_kept(surface: Surface) -> None:
    message = surface.double.say("A secret of Boris.", user=world.BORIS, mention=False)
    surface.final(surface.double.message_command("Check against sources", message))
    assert "A secret of Boris" not in str(surface.bot.records.kept_about(world.ANNA.id))


def test_a_message_without_text_is_told_so(surface: Surface) -> None:
    message = surface.double.say("", user=world.BORIS, mention=False)
    shown = surface.final(surface.double.message_command("Check against sources", message))
    assert shown.text == "That message has no text to check."


def test_an_answer_of_the_bot_can_be_checked_too(surface: Surface, desk: ScriptedDesk) -> None:
    answered = surface.final(surface.double.command("ask", question="How many?"))
    surface.final(surface.double.message_command("Check against sources", answered))
    assert "19 people died" in desk.checked[0]
