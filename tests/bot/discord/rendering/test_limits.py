"""Cutting: at sentences, never inside a quote, and said so."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.discord.rendering.escaping import escape
from bot.discord.rendering.limits import cut_sentences, shorten, size

THREE = "The dam broke at dawn. Eleven people drowned. The mayor blamed the operator."


def test_a_text_that_fits_is_whole() -> None:
    cut = cut_sentences(THREE, 100, dress=str)
    assert (cut.text, cut.whole) == (THREE, True)


def test_a_text_too_long_ends_at_a_sentence() -> None:
    cut = cut_sentences(THREE, 60, dress=str)
    assert (cut.text, cut.whole) == ("The dam broke at dawn. Eleven people drowned.", False)


def test_a_sentence_too_long_ends_at_a_word() -> None:
    assert (
        cut_sentences("Rescuers searched the flooded lower town", 30, dress=str).text
        == "Rescuers searched the …"
    )


def test_no_cut_falls_inside_a_quote() -> None:
    said = "She said “the water came. It took everything. Nobody warned us” and left the room at once."
    assert cut_sentences(said, 60, dress=str).text == "She said …"


def test_an_apostrophe_opens_no_quote() -> None:
    assert (
        cut_sentences("They don’t know. Nobody told them anything yet.", 20, dress=str).text
        == "They don’t know."
    )


def test_a_quote_longer_than_the_room_is_left_out_whole() -> None:
    assert cut_sentences("“" + "word " * 50 + "”", 40, dress=str).text == ""


def test_what_escaping_adds_is_counted() -> None:
    cut = cut_sentences("*" * 30 + " end", 40, dress=escape)
    assert size(cut.text) <= 40


def test_emoji_count_twice_as_they_do_for_discord() -> None:
    assert size("a😀") == 3


def test_a_long_title_is_cut_at_a_word() -> None:
    assert shorten("Dam breaks above Harrow after days of rain", 24) == "Dam breaks above Harrow…"


@given(st.text(max_size=300), st.integers(min_value=0, max_value=80))
def test_a_shortened_title_fits(text: str, room: int) -> None:
    assert size(shorten(text, room, dress=escape)) <= max(room, 0)


@example("_...««» _", 10)
@given(st.text(alphabet='ab. “”"«»*_', max_size=200), st.integers(min_value=5, max_value=60))
def test_a_cut_text_fits_and_leaves_no_quote_open(text: str, room: int) -> None:
    cut = cut_sentences(text, room, dress=escape)
    assert size(cut.text) <= room
    if not cut.whole:
        assert cut.text.count("«") <= cut.text.count("»")
