"""Mentions, threads and direct messages over real sockets."""

from __future__ import annotations

from pathlib import Path

from discord_double import DiscordDouble, world
from discord_double.desk import ScriptedDesk
from discord_double.surface import Surface


def thread_of(surface: Surface) -> int:
    return int(surface.double.wait(lambda: surface.double.state.threads or None)[-1]["id"])


def test_a_mention_is_answered_in_a_thread_that_it_opens(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.say("how many people died?")
    shown = surface.said(thread_of(surface))
    assert "19 people died" in shown.text
    assert desk.asked[0].text == "how many people died?"
    assert surface.double.state.threads[0]["name"] == "how many people died?"


def test_mentions_in_the_thread_carry_what_was_said_before(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.say("how many people died?")
    thread = thread_of(surface)
    first = surface.said(thread)
    surface.double.say("and on the other bank?", channel=thread, user=world.BORIS)
    surface.said(thread, after=first.id)
    assert [turn.question for turn in desk.asked[1].history] == ["how many people died?"]
    assert len(surface.double.state.threads) == 1


def test_follow_up_in_a_thread_goes_on_where_it_was_pressed(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.say("how many people died?")
    shown = surface.said(thread_of(surface))
    modal = surface.double.press(shown, "Follow up")
    surface.double.wait(lambda: modal.response_type)
    surface.final(surface.double.submit(modal, {"question": "since when?"}))
    assert [turn.question for turn in desk.asked[1].history] == ["how many people died?"]


def test_direct_messages_are_answered_and_carry_the_history(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.say("how many people died?", direct=True, mention=False)
    first = surface.said(world.DIRECT)
    surface.double.say("who says so?", direct=True, mention=False)
    surface.said(world.DIRECT, after=first.id)
    assert [turn.question for turn in desk.asked[1].history] == ["how many people died?"]
    assert not surface.double.state.threads


def test_two_mentions_in_a_channel_have_nothing_to_do_with_each_other(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.double.say("how many people died?")
    surface.said(thread_of(surface))
    surface.double.say("when did the dam break?", user=world.BORIS)
    surface.double.wait(lambda: len(desk.asked) == 2)
    assert desk.asked[1].history == ()


def test_history_is_bounded(desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path) -> None:
    with Surface(desk, tmp_path, double=double, discord_history_turns=2) as surface:
        last = 0
        for n in range(4):
            double.say(f"question {n}?", direct=True, mention=False)
            last = surface.said(world.DIRECT, after=last).id
        assert [turn.question for turn in desk.asked[3].history] == ["question 1?", "question 2?"]


def test_messages_not_meant_for_the_bot_are_passed_over(surface: Surface, desk: ScriptedDesk) -> None:
    surface.double.say("nice weather", mention=False)
    surface.double.say("unseen", mention=False, seen=False)
    surface.double.say("how many?", user=world.BOT_PERSON, mention=False)
    surface.final(surface.double.command("ask", question="A question after them?"))
    assert [question.text for question in desk.asked] == ["A question after them?"]


def test_what_is_written_in_an_own_thread_is_answered_where_its_text_is_given(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.double.say("how many people died?")
    thread = thread_of(surface)
    first = surface.said(thread)
    surface.double.say("and the wounded?", channel=thread, mention=False)
    surface.said(thread, after=first.id)
    assert desk.asked[1].text == "and the wounded?"


def test_a_mention_without_a_question_gets_a_hint(surface: Surface, desk: ScriptedDesk) -> None:
    said = surface.double.say("")
    hint = surface.said(world.CHANNEL, after=said.id)
    assert hint.text.startswith("Ask me something in the same message")
    assert desk.asked == []


def test_where_no_thread_may_be_opened_the_answer_goes_to_the_channel(surface: Surface) -> None:
    surface.double.state.forbidden.add(("thread", str(world.CHANNEL)))
    said = surface.double.say("how many people died?")
    assert "19 people died" in surface.said(world.CHANNEL, after=said.id).text


def test_a_conversation_goes_on_after_a_restart(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double) as before:
        double.say("how many people died?", direct=True, mention=False)
        first = before.said(world.DIRECT)
    with Surface(desk, tmp_path, double=double) as after:
        double.say("who says so?", direct=True, mention=False)
        after.said(world.DIRECT, after=first.id)
    assert [turn.question for turn in desk.asked[1].history] == ["how many people died?"]


def test_nobody_is_pinged_by_an_answer_to_a_mention(surface: Surface) -> None:
    surface.double.say("how many, @everyone?")
    surface.said(thread_of(surface))
    assert surface.double.state.pings == []


def test_a_private_question_in_a_thread_is_not_followed_up_by_others(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.double.say("how many people died?")
    thread = thread_of(surface)
    first = surface.said(thread)
    surface.final(surface.double.command("ask", question="A private matter?", private=True, place=thread))
    surface.double.say("and the wounded?", channel=thread, user=world.BORIS)
    surface.said(thread, after=first.id)
    surface.double.wait(lambda: len(desk.asked) == 3)
    assert [turn.question for turn in desk.asked[2].history] == ["how many people died?"]


def test_mentions_in_a_channel_without_threads_do_not_follow_up_on_each_other(
    surface: Surface, desk: ScriptedDesk
) -> None:
    surface.double.state.forbidden.add(("thread", str(world.CHANNEL)))
    first = surface.said(world.CHANNEL, after=surface.double.say("how many people died?").id)
    surface.double.say("when did the dam break?", user=world.BORIS)
    surface.said(world.CHANNEL, after=first.id)
    assert desk.asked[1].history == ()
