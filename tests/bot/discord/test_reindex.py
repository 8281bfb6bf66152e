"""``/reindex`` over real sockets."""

from __future__ import annotations

from pathlib import Path

from discord_double import DiscordDouble, world
from discord_double.desk import BusyDesk, ScriptedDesk
from discord_double.surface import Surface

ADMIN = world.ADMIN


def test_progress_is_one_edited_message_that_ends_with_what_changed(
    surface: Surface, desk: ScriptedDesk
) -> None:
    desk.steps, desk.step_seconds = 4, 1.2
    call = surface.double.command("reindex", user=ADMIN)
    surface.double.wait(lambda: call.reply and "embedding" in call.reply.text)
    done = surface.double.wait(lambda: call.reply if "Reindex done" in call.reply.text else None)
    assert any("embedding 3 of 4" in str(state) or "embedding 2 of 4" in str(state) for state in done.states)
    assert "3 articles added" in done.text
    assert "- Harrow valley flood, Harrow killed: 11 → **19**" in done.text
    assert len(surface.double.state.channel_messages(world.CHANNEL)) == 1


def test_others_than_admins_are_refused_and_nothing_runs(surface: Surface, desk: ScriptedDesk) -> None:
    call = surface.double.command("reindex", user=world.ANNA)
    assert surface.final(call).text == "Only people who manage this server may do this."
    assert call.reply.ephemeral
    assert desk.reindexed == []


def test_a_role_or_an_owner_named_in_the_settings_may_do_it(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(
        desk, tmp_path, double=double, discord_admin_roles="77", discord_owners=str(world.BORIS.id)
    ) as surface:
        for person in (world.CURATOR, world.BORIS):
            call = double.command("reindex", user=person)
            surface.double.wait(lambda call=call: call.reply and "Reindex done" in call.reply.text)


def test_admin_commands_keep_to_the_servers_named_in_the_settings(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double, discord_admin_guilds="999") as surface:
        told = surface.final(double.command("reindex", user=ADMIN))
        assert told.text.startswith("The admin commands do not work in this server")


def test_full_and_dry_run_reach_the_desk(surface: Surface, desk: ScriptedDesk) -> None:
    call = surface.double.command("reindex", user=ADMIN, full=True, dry_run=True)
    surface.double.wait(lambda: call.reply and "Dry run: nothing was written" in call.reply.text)
    assert desk.reindexed == [{"full": True, "dry_run": True}]


def test_a_second_run_is_refused_politely_and_the_first_goes_on(surface: Surface, desk: ScriptedDesk) -> None:
    desk.steps, desk.step_seconds = 5, 0.4
    first = surface.double.command("reindex", user=ADMIN)
    surface.double.wait(lambda: desk.reindexed)
    told = surface.final(surface.double.command("reindex", user=ADMIN))
    assert told.text.startswith("A reindex is already running: Chief began it <t:")
    surface.double.wait(lambda: "Reindex done" in first.reply.text)
    assert len(desk.reindexed) == 1


def test_a_run_can_be_cancelled_by_admins_alone(surface: Surface, desk: ScriptedDesk) -> None:
    desk.steps, desk.step_seconds = 50, 0.2
    call = surface.double.command("reindex", user=ADMIN)
    surface.double.wait(lambda: call.reply and "Cancel" in call.reply.buttons)
    refused = surface.final(surface.double.press(call.reply, "Cancel", user=world.ANNA))
    assert refused.text == "Only people who manage this server may do this."
    told = surface.final(surface.double.press(call.reply, "Cancel", user=ADMIN))
    assert told.text == "Cancelling; the index stays as it was."
    surface.double.wait(lambda: "Reindex cancelled, the index is as before" in call.reply.text)


def test_another_process_that_writes_is_told_in_one_sentence(double: DiscordDouble, tmp_path: Path) -> None:
    with Surface(BusyDesk(), tmp_path, double=double) as surface:
        call = double.command("reindex", user=ADMIN)
        surface.double.wait(lambda: call.reply and "Another reindex is running" in call.reply.text)
        assert "Traceback" not in call.reply.text


def test_a_run_longer_than_the_token_goes_on_in_an_ordinary_message(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.bot.reindexing.token_seconds = 1.0
    surface.double.state.token_seconds = 1.5
    desk.steps, desk.step_seconds = 4, 1.0
    call = surface.double.command("reindex", user=ADMIN)
    done = surface.double.wait(
        lambda: next(
            (m for m in surface.double.state.channel_messages(world.CHANNEL) if "Reindex done" in m.text),
            None,
        )
    )
    assert done.id != call.reply.id
    assert len(done.states) > 1


def test_a_stop_cancels_the_run_and_says_so(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    desk.steps, desk.step_seconds = 100, 0.1
    with Surface(desk, tmp_path, double=double) as surface:
        call = double.command("reindex", user=ADMIN)
        surface.double.wait(lambda: call.reply and "embedding" in call.reply.text)
    assert "Reindex cancelled, the index is as before" in call.reply.text
