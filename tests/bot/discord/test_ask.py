"""``/ask`` and the buttons of its card, over real sockets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from discord_double import DiscordDouble, Message, world
from discord_double.desk import FIRST, SECOND, ScriptedDesk
from discord_double.surface import Surface

from bot.errors import QuestionError


@pytest.fixture
def shown(surface: Surface) -> Message:
    """A public answer."""
    return surface.final(surface.double.command("ask", question="How many people died in the flood?"))


def test_an_answer_is_acknowledged_first_and_comes_by_editing(surface: Surface) -> None:
    call = surface.double.command("ask", question="How many people died?")
    shown = surface.final(call)
    assert call.response_type == 5
    assert shown.is_v2
    assert not shown.ephemeral
    assert "19 people died, according to the regional governor Ines Moreau [2]." in shown.text


def test_the_stages_are_shown_while_it_works(surface: Surface, desk: ScriptedDesk) -> None:
    desk.ask_seconds = 4.5
    shown = surface.final(surface.double.command("ask", question="How many?"))
    texts = [str(state["components"]) for state in shown.states]
    assert "Searching the articles" in texts[0]
    assert "Reading 12 passages" in texts[1]
    assert "Checking the quotes" in texts[2]
    assert "19 people died" in texts[-1]


def test_filters_reach_the_desk(surface: Surface, desk: ScriptedDesk) -> None:
    call = surface.double.command(
        "ask", question="How many?", event="Harrow", source="Tribune", since="2023-05-09", until="11 May 2023"
    )
    surface.final(call)
    filters = desk.asked[0].filters
    assert (filters.event, filters.source) == ("Harrow", "Tribune")
    assert (filters.since, filters.until) == (date(2023, 5, 9), date(2023, 5, 11))


def test_a_day_that_can_not_be_read_is_told_in_one_sentence(surface: Surface, desk: ScriptedDesk) -> None:
    shown = surface.final(surface.double.command("ask", question="How many?", since="soon"))
    assert shown.text == "I can't read 'soon' as a day in since. Write it like 2022-09-13."
    assert not desk.asked


def test_a_private_answer_is_for_the_asker_alone_and_can_be_shared(surface: Surface) -> None:
    private = surface.final(surface.double.command("ask", question="How many?", private=True))
    assert private.ephemeral
    shared = surface.final(surface.double.press(private, "Share"))
    assert not shared.ephemeral
    assert "Shared by Anna" in shared.text
    assert "19 people died" in shared.text
    assert "Share" not in shared.buttons
    passages = surface.final(surface.double.press(shared, "Show passages"))
    assert FIRST in passages.text


def test_show_passages_gives_the_quotes_in_full_to_the_one_who_pressed(
    surface: Surface, shown: Message
) -> None:
    call = surface.double.press(shown, "Show passages", user=world.BORIS)
    passages = surface.final(call)
    assert passages.ephemeral
    assert f"> {FIRST}" in passages.text
    assert f"> {SECOND}" in passages.text
    assert passages.id != shown.id


def test_pages_of_passages_turn_in_place(surface: Surface, desk: ScriptedDesk) -> None:
    from dataclasses import replace

    from discord_double.desk import citation, flood_answer

    quotes = [f"Sentence {n}: " + "the water stood in the lower town. " * 20 for n in range(1, 11)]
    desk.answering = lambda question: replace(
        flood_answer(question), citations=tuple(citation(n, quote) for n, quote in enumerate(quotes, 1))
    )
    shown = surface.final(surface.double.command("ask", question="How many?"))
    first = surface.final(surface.double.press(shown, "Show passages"))
    assert "Sentence 1:" in first.text
    turn = surface.double.press(first, "Next")
    turned = surface.double.wait(
        lambda: turn.reply if turn.reply and "Sentence 1:" not in turn.reply.text else None
    )
    assert turned.id == first.id
    assert turn.response_type == 6


def test_follow_up_asks_in_a_modal_and_carries_what_was_said(
    surface: Surface, desk: ScriptedDesk, shown: Message
) -> None:
    modal = surface.double.press(shown, "Follow up")
    surface.double.wait(lambda: modal.response_type)
    answered = surface.final(surface.double.submit(modal, {"question": "and on the other bank?"}))
    assert desk.asked[-1].text == "and on the other bank?"
    assert [turn.question for turn in desk.asked[-1].history] == ["How many people died in the flood?"]
    assert "19 people died" in desk.asked[-1].history[0].answer
    assert "19 people died" in answered.text
    assert not answered.ephemeral


def test_a_follow_up_on_a_private_answer_is_private(surface: Surface) -> None:
    private = surface.final(surface.double.command("ask", question="How many?", private=True))
    modal = surface.double.press(private, "Follow up")
    surface.double.wait(lambda: modal.response_type)
    assert surface.final(surface.double.submit(modal, {"question": "and then?"})).ephemeral


def test_a_thumb_is_kept_and_a_second_one_replaces_it(surface: Surface, shown: Message) -> None:
    assert surface.final(surface.double.press(shown, "Helpful")).ephemeral
    surface.final(surface.double.press(shown, "Not helpful"))
    surface.final(surface.double.press(shown, "Helpful", user=world.BORIS))
    votes = {(person, vote) for _, person, vote in surface.bot.records.votes()}
    assert votes == {(world.ANNA.id, "bad"), (world.BORIS.id, "good")}


def test_buttons_and_modals_work_after_a_restart(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double) as before:
        shown = before.final(double.command("ask", question="How many died?"))
        modal = double.press(shown, "Follow up")
        double.wait(lambda: modal.response_type)
    with Surface(desk, tmp_path, double=double) as after:
        assert FIRST in after.final(double.press(shown, "Show passages")).text
        after.final(double.submit(modal, {"question": "and then?"}))
        assert [turn.question for turn in desk.asked[-1].history] == ["How many died?"]
        assert after.final(double.press(shown, "Helpful")).text.startswith("👍")


def test_a_button_of_a_forgotten_answer_says_so(surface: Surface, shown: Message) -> None:
    surface.bot.records.forget(world.ANNA.id)
    told = surface.final(surface.double.press(shown, "Show passages"))
    assert told.text == "This message is too old: I no longer keep what it was about. Please ask again."


def test_events_and_outlets_are_suggested_from_what_is_indexed(surface: Surface) -> None:
    call = surface.double.autocomplete("ask", "event", question="x", event="harr")
    surface.double.wait(lambda: call.response_type)
    assert call.choices == [{"name": "Harrow valley flood", "value": "Harrow valley flood"}]
    call = surface.double.autocomplete("ask", "source", question="x", source="t")
    surface.double.wait(lambda: call.response_type)
    assert [choice["value"] for choice in call.choices] == ["Tribune", "Valley Post"]


def test_an_error_of_ours_is_one_sentence_with_a_reference(
    surface: Surface, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: object) -> None:
        raise QuestionError("The question is empty. Ask something.")

    desk.answering = refuse
    shown = surface.final(surface.double.command("ask", question="?"))
    words, _, reference = shown.text.rstrip(")").partition(" (reference ")
    assert words == "The question is empty. Ask something."
    assert len(reference) == 6
    assert reference in caplog.text


def test_an_unforeseen_error_shows_no_traceback_and_stands_in_the_log(
    surface: Surface, desk: ScriptedDesk, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_: object) -> None:
        raise ZeroDivisionError("secret detail")

    desk.answering = break_down
    shown = surface.final(surface.double.command("ask", question="How many?"))
    assert shown.text.startswith("Something went wrong on my side, and it is logged.")
    assert "secret detail" not in shown.text
    assert shown.text.rstrip(")")[-6:] in caplog.text
    assert "secret detail" in caplog.text


def test_nobody_is_pinged_whatever_the_question_holds(surface: Surface) -> None:
    shown = surface.final(
        surface.double.command(
            "ask", question="@everyone <@501> [click](https://evil.example) \u202e\u200bhow?"
        )
    )
    assert surface.double.state.pings == []
    assert "@everyone" not in shown.text
    assert "<@501>" not in shown.text
    assert "\u202e" not in shown.text
    assert "\\[click\\]" in shown.text


def test_fifty_questions_at_once_are_all_answered(surface: Surface, desk: ScriptedDesk) -> None:
    people = [world.Person(7000 + n, f"reader{n}") for n in range(50)]
    calls = [
        surface.double.command("ask", question=f"Question {n}?", user=one) for n, one in enumerate(people)
    ]
    shown = [surface.final(call, seconds=60) for call in calls]
    assert all(f"Question {n}?" in message.text for n, message in enumerate(shown))
    assert all(call.response_type == 5 for call in calls)
    assert len(desk.asked) == 50


def test_who_asks_too_often_is_told_when_to_ask_again(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double, discord_user_per_minute=2) as surface:
        for _ in range(2):
            surface.final(double.command("ask", question="How many?"))
        call = double.command("ask", question="How many?")
        told = surface.final(call)
        assert told.ephemeral
        assert told.text.startswith("You have asked a lot within a minute. Please ask again in ")
        assert (
            "19 people" in surface.final(double.command("ask", question="How many?", user=world.BORIS)).text
        )


def test_a_server_that_asks_too_often_is_told(
    desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path
) -> None:
    with Surface(desk, tmp_path, double=double, discord_guild_per_minute=1) as surface:
        surface.final(double.command("ask", question="How many?"))
        told = surface.final(double.command("ask", question="How many?", user=world.BORIS))
        assert told.text.startswith("This server has asked a lot within a minute.")


def test_a_full_queue_is_told_honestly(desk: ScriptedDesk, double: DiscordDouble, tmp_path: Path) -> None:
    import threading

    desk.hold = threading.Event()
    with Surface(desk, tmp_path, double=double, discord_queue=2) as surface:
        first = [double.command("ask", question=f"{n}?") for n in range(2)]
        double.wait(lambda: len(desk.asked) == 2)
        told = surface.final(double.command("ask", question="3?"))
        assert told.text == (
            "I am busy: 2 questions wait for an answer, and I take no more. "
            "Yours was not queued; please ask again in a minute."
        )
        desk.hold.set()
        assert all("19 people" in surface.final(call).text for call in first)


def test_in_a_direct_message_the_command_works_as_well(surface: Surface) -> None:
    call = surface.double.command("ask", question="How many?", direct=True)
    assert "19 people" in surface.final(call).text
