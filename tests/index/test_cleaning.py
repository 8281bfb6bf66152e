"""The one text of an article."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean, normalised, unwrapped


def test_line_ends_of_every_system_become_one() -> None:
    assert normalised("a\r\nb\rc\u2028d\x85e\vf") == "a\nb\nc\nd\ne\nf"


def test_invisible_characters_go() -> None:
    assert normalised("\ufeffflo\u00adod\u200b \x00w\x07ater \u202ehere\u2066") == "flood water here"


def test_letters_are_composed() -> None:
    assert normalised("Cafe\u0301") == "Café"


def test_spaces_are_single_and_blank_lines_too() -> None:
    assert normalised("  a \u00a0\t b  \n \n\n\n  c ") == "a b\n\nc"


def test_half_a_character_becomes_the_replacement_character() -> None:
    assert normalised("a\ud83db") == "a\ufffdb"


def test_a_letter_keeps_thirty_accents_at_most() -> None:
    assert len(unicodedata.normalize("NFD", normalised("e" + "\u0316" * 100_000))) == 31


@given(st.text(max_size=300))
def test_normalised_text_is_normalised(text: str) -> None:
    once = normalised(text)
    assert unicodedata.is_normalized("NFC", once)
    assert not {"\r", "\x00", "\u2028", "\ufeff"} & set(once)
    assert once == once.strip()
    assert "\n\n\n" not in once


@given(st.text(alphabet=st.sampled_from("aB .\n\r\t•-\u00a0é\u0301\u200b"), max_size=200))
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


WRAPPED = """The ferry left the island shortly before nine in the
evening with eleven passengers and a crew of three on
board. An hour later the coast guard lost contact with it.

A search began at dawn. Fishing boats found a life-
jacket and two planks near the northern light, and a heli-
copter of the navy was on its way to the place."""


def test_lines_broken_to_a_column_are_joined() -> None:
    first, second = unwrapped(WRAPPED).split("\n\n")
    assert first == (
        "The ferry left the island shortly before nine in the evening with eleven passengers and a crew of "
        "three on board. An hour later the coast guard lost contact with it."
    )
    assert second.endswith("a helicopter of the navy was on its way to the place.")


def test_a_hyphen_stays_where_the_text_has_the_word_with_it() -> None:
    text = WRAPPED.replace("the northern light", "the life-jacket of a child")
    assert "found a life-jacket and two planks" in unwrapped(text)


HEADLINES = """Storm tears roofs off houses in the northern districts
Ferry with eleven people on board is missing since Monday
Council wants to close the harbour road to heavy lorries
Schools stay closed for a third day in most of the towns
Power is back in the capital but not on the two islands
Army sends engineers to mend the railway bridge at Holm"""


def test_a_list_of_headlines_is_left_alone() -> None:
    assert unwrapped(HEADLINES) == HEADLINES


def test_paragraphs_on_a_line_each_are_left_alone() -> None:
    text = "One long line about the rain that fell on the town.\nanother line about it, in lower case"
    assert unwrapped(text) == text


def test_bullets_of_a_broken_text_keep_their_lines() -> None:
    text = (
        WRAPPED
        + "\n\n- the ferry was built in nineteen seventy and was\nmended last year\n- the captain is missing"
    )
    assert unwrapped(text).endswith("was mended last year\n- the captain is missing")


def test_a_whole_page_comes_out_clean() -> None:
    news = "Ferry missing off the northern coast\n\nEleven people are missing."
    assert clean(f"top of page\n  • Ingrid Solheim\n\n{news}\n\nbottom of page") == news


def test_a_long_paragraph_of_broken_lines_is_joined_in_one_pass() -> None:
    # Adding line after line to one text would copy gigabytes and run into the suite's time limit.
    text = "\n".join(["and the rain fell on the roofs of the small town by the sea"] * 60_000)

    assert unwrapped(text).count("\n") == 0
