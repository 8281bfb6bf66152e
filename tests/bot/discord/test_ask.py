"""``/ask`` over real sockets."""

from discord_double.surface import Surface


def test_an_answer_comes_with_its_sources_and_where_they_disagree(surface: Surface) -> None:
    call = surface.double.command("ask", question="How many people died in the flood?")
    shown = surface.final(call)
    assert call.response_type == 5
    assert "19 people died, according to the regional governor Ines Moreau [2]." in shown.text
