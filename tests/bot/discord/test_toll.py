"""``/toll`` over real sockets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from discord_double import world
from discord_double.desk import FIRST, FLOOD, ScriptedDesk, flood_toll
from discord_double.surface import Surface

from bot.answering.model import TollReport
from index.claims.model import Kind


def test_the_standing_toll_comes_with_its_bounds_and_who_says_so_as_of_when(surface: Surface) -> None:
    shown = surface.final(surface.double.command("toll", about="harrow"))
    assert "**Harrow · killed: 19**\naccording to Ines Moreau, as of 10 May 2023 [2]" in shown.text
    assert "claims reach 11 to 19 · disputed" in shown.text
    assert "- according to the fire brigade: 11, as of 8 May 2023 [1]" in shown.text
    assert "🔄 11 → 19 [1][2]" in shown.text


def test_the_timeline_is_attached_with_words_for_those_who_can_not_see_it(surface: Surface) -> None:
    shown = surface.final(surface.double.command("toll", about="harrow"))
    assert shown.files["timeline.png"].startswith(b"\x89PNG")
    assert "Timeline of claimed tolls, Harrow valley flood. Latest: Harrow killed 19." in str(shown.payload)


def test_options_reach_the_desk(surface: Surface, desk: ScriptedDesk) -> None:
    surface.final(
        surface.double.command("toll", about="that flood", side="Harrow", kind="killed", as_of="2023-05-09")
    )
    inquiry = desk.inquired[0]
    assert (inquiry.about, inquiry.event, inquiry.side) == ("that flood", None, "Harrow")
    assert (inquiry.kind, inquiry.as_of) == (Kind.KILLED, date(2023, 5, 9))


def test_a_suggested_event_is_taken_by_its_exact_name(surface: Surface, desk: ScriptedDesk) -> None:
    call = surface.double.autocomplete("toll", "about", about="flood")
    surface.double.wait(lambda: call.response_type)
    assert [choice["value"] for choice in call.choices] == [FLOOD]
    surface.final(surface.double.command("toll", about=FLOOD))
    assert (desk.inquired[0].about, desk.inquired[0].event) == (None, FLOOD)


def test_sides_and_days_are_suggested_from_the_claims(surface: Surface) -> None:
    side = surface.double.autocomplete("toll", "side", about=FLOOD, side="")
    day = surface.double.autocomplete("toll", "as_of", about=FLOOD, as_of="2023")
    surface.double.wait(lambda: side.response_type and day.response_type)
    assert [choice["value"] for choice in side.choices] == ["Harrow"]
    assert [choice["value"] for choice in day.choices] == ["2023-05-10", "2023-05-08"]


def test_the_claims_behind_a_toll_are_listed_with_their_sentences(surface: Surface) -> None:
    shown = surface.final(surface.double.command("toll", about="harrow"))
    claims = surface.final(surface.double.press(shown, "Claims", user=world.BORIS))
    assert claims.ephemeral
    assert (
        f"**Harrow · killed: 11** · according to the fire brigade, as of 8 May 2023 [1]\n> {FIRST}"
        in claims.text
    )


def test_many_claims_are_paged(surface: Surface, desk: ScriptedDesk) -> None:
    def telling(inquiry: object) -> TollReport:
        report = flood_toll(inquiry)
        view = report.tolls[0]
        return replace(report, tolls=(replace(view, claims=view.claims * 20),))

    desk.telling = telling
    shown = surface.final(surface.double.command("toll", about="harrow"))
    first = surface.final(surface.double.press(shown, "Claims"))
    assert "1 of 3" in first.buttons
    turn = surface.double.press(first, "Next")
    surface.double.wait(lambda: turn.reply if turn.reply and "2 of 3" in turn.reply.buttons else None)


def test_where_nothing_fits_the_indexed_events_are_named(surface: Surface, desk: ScriptedDesk) -> None:
    desk.telling = lambda _: TollReport(event=None, as_of=None, tolls=(), known_events=(FLOOD,))
    shown = surface.final(surface.double.command("toll", about="an earthquake"))
    assert f"I found no event that fits.\nIndexed are:\n- {FLOOD}" in shown.text
    assert not shown.files


def test_an_event_without_a_toll_says_in_how_many_articles_it_was_looked_for(
    surface: Surface, desk: ScriptedDesk
) -> None:
    desk.telling = lambda _: TollReport(event=FLOOD, as_of=None, tolls=(), articles_read=3)
    shown = surface.final(surface.double.command("toll", about="harrow"))
    assert "I found no toll for **Harrow valley flood** in 3 articles." in shown.text
