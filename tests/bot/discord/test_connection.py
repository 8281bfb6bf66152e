"""The bot over bad lines: cuts, void sessions, rate limits, errors of Discord."""

from __future__ import annotations

from pathlib import Path

import pytest
from discord_double import DiscordDouble, world
from discord_double.desk import ScriptedDesk
from discord_double.surface import Surface


def answered(surface: Surface, *, seconds: float = 30.0) -> bool:
    call = surface.double.command("ask", question="How many people died?")
    return "19 people died" in surface.final(call, seconds=seconds).text


def test_a_cut_connection_is_resumed_and_what_came_meanwhile_is_answered(surface: Surface) -> None:
    assert answered(surface)
    surface.double.cut()
    call = surface.double.command("ask", question="Asked while the line was cut")
    surface.double.state.ack_seconds = 30.0
    surface.double.wait(lambda: surface.double.state.resumed or None, seconds=30)
    assert "19 people died" in surface.final(call, seconds=30).text
    assert len(surface.double.state.identified) == 1


def test_a_request_to_reconnect_is_followed_by_resuming(surface: Surface) -> None:
    surface.double.ask_to_reconnect()
    surface.double.wait(lambda: surface.double.state.resumed or None, seconds=30)
    assert answered(surface)


def test_a_void_session_begins_anew(surface: Surface) -> None:
    surface.double.invalidate()
    surface.double.wait_ready(times=2, seconds=60)
    assert answered(surface)


def test_a_cut_whose_session_is_void_begins_anew(surface: Surface) -> None:
    surface.double.cut(invalid=True)
    surface.double.wait_ready(times=2, seconds=60)
    assert answered(surface)


@pytest.mark.parametrize("kind", ["429", "429 via", "502", "drop"])
def test_an_answer_gets_through_when_its_edit_goes_wrong(surface: Surface, kind: str) -> None:
    surface.double.fail("PATCH", "@original", kind, times=2)
    assert answered(surface)


@pytest.mark.parametrize("kind", ["429", "429 via", "502", "drop"])
def test_an_acknowledgement_that_goes_wrong_is_tried_again(surface: Surface, kind: str) -> None:
    surface.double.fail("POST", "/callback", kind, times=1)
    assert answered(surface)


def test_an_acknowledgement_that_arrived_though_the_line_broke_counts(surface: Surface) -> None:
    surface.double.fail("POST", "/callback", "drop", after_work=True)
    assert answered(surface)


@pytest.mark.parametrize("kind", ["429", "502", "drop"])
def test_a_mention_is_answered_over_a_bad_line(surface: Surface, kind: str) -> None:
    surface.double.fail("POST", "/threads", kind)
    surface.double.fail("POST", "/messages", kind)
    surface.double.say("how many people died?")
    thread = surface.double.wait(lambda: surface.double.state.threads or None, seconds=30)[-1]
    assert "19 people died" in surface.said(int(thread["id"]), seconds=30).text


def test_a_late_acknowledgement_is_logged_and_hurts_nobody_else(surface: Surface) -> None:
    surface.double.state.ack_seconds = 0.0
    surface.double.command("ask", question="Too late?")
    surface.double.wait(
        lambda: any("/callback" in r.path and r.status == 404 for r in surface.double.state.requests)
    )
    surface.double.state.ack_seconds = 3.0
    assert answered(surface)


def test_an_answer_longer_than_the_token_goes_to_the_channel(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.state.token_seconds = 0.5
    desk.ask_seconds = 1.5
    surface.double.command("ask", question="How many people died?")
    assert "19 people died" in surface.said(world.CHANNEL).text


def test_a_private_answer_longer_than_the_token_never_goes_to_the_channel(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.double.state.token_seconds = 0.5
    desk.ask_seconds = 1.5
    surface.double.command("ask", question="A private matter?", private=True)
    surface.double.wait(lambda: any(r.status == 401 for r in surface.double.state.requests[-3:]) or None)
    surface.double.state.token_seconds = 900
    assert answered(surface)
    public = [m for m in surface.double.state.channel_messages(world.CHANNEL) if not m.ephemeral]
    assert not any("A private matter" in message.text for message in public)


def test_heartbeats_are_sent_and_keep_the_session(desk: ScriptedDesk, tmp_path: Path) -> None:
    with DiscordDouble(heartbeat_ms=300) as double, Surface(desk, tmp_path, double=double) as surface:
        double.wait(lambda: double.state.heartbeats >= 4 or None)
        assert answered(surface)
        assert len(double.state.identified) == 1


def test_the_bot_comes_up_though_its_commands_can_not_be_registered(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    double.fail("PUT", "/commands", "429", times=1)
    with Surface(desk, tmp_path, double=double) as surface:
        double.say("how many people died?", direct=True, mention=False)
        assert "19 people died" in surface.said(world.DIRECT).text
    with Surface(desk, tmp_path, double=double):
        assert double.state.registrations == 1


def test_several_shards_are_served(desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path) -> None:
    double.state.shards = 2
    with Surface(desk, tmp_path, double=double) as surface:
        double.wait_ready(times=2, seconds=60)
        assert [one["shard"] for one in double.state.identified] == [[0, 2], [1, 2]]
        assert answered(surface)
