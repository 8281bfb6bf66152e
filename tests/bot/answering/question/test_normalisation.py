"""Questions as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf_builder import article

from bot.answering.question.normalisation import normalise, typing_distance
from index.retrieval.lexicon import Lexicon, read_lexicon


def _lexicon() -> Lexicon:
    held = article("The embankment at Tolenvik gave way and the ferries stopped.", id_="1")
    return read_lexicon({held.id: held})


def _normalised(text: str) -> str:
    return normalise(text, lexicon=_lexicon(), known=lambda _: False)


def test_a_word_cut_short_is_written_out_where_only_one_begins_so() -> None:
    held = article("Ruritanian and Ruritania's ferries; a capital, a captain, a caption.", id_="1")
    lexicon = read_lexicon({held.id: held})

    assert normalise("rur side", lexicon=lexicon, known=lambda _: False).startswith("ruritania")
    assert normalise("cap side", lexicon=lexicon, known=lambda _: False) == "cap side"
    assert normalise("fer side", lexicon=lexicon, known=lambda _: False) == "fer side"  # no name


def test_an_abbreviation_that_is_a_word_of_the_articles_is_left_alone() -> None:
    held = article("General Min Zaw gave no number.", id_="1")
    lexicon = read_lexicon({held.id: held})

    assert normalise("what did min zaw say", lexicon=lexicon, known=lambda _: False).split()[2] == "min"
    assert _normalised("what did the min say").split()[3] == "minister"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hw mny ppl died", "how many people died"),
        ("wat did they say abt it", "what did they say about it"),
        ("n the wounded?", "and the wounded?"),
        ("what was it b4 that", "what was it before that"),
        ("toll acc. to the mayor", "toll according to the mayor"),
    ],
)
def test_txt_speak_is_written_out(typed: str, meant: str) -> None:
    assert _normalised(typed) == meant


@pytest.mark.parametrize(
    ("typed", "organisation"),
    [
        ("does the who agree", True),
        ("who toll on 4 may", True),
        ("what did WHO report", True),
        ("who reported it", False),
        ("says who", False),
        ("the mayor who resigned", False),
    ],
)
def test_who_is_the_organisation_only_where_no_person_can_be_meant(typed: str, organisation: bool) -> None:
    assert ("World Health Organization" in _normalised(typed)) == organisation


def test_a_misspelt_word_becomes_the_one_that_the_articles_write() -> None:
    assert _normalised("the embankmnt at tolenvk") == "the embankment at tolenvik"


def test_a_word_that_stands_somewhere_in_the_index_is_left_alone() -> None:
    assert normalise("tolenvk", lexicon=_lexicon(), known=lambda word: word == "tolenvk") == "tolenvk"


def test_another_form_of_a_word_of_the_articles_is_no_typing_error() -> None:
    assert _normalised("did the ferry stop") == "did the ferry stop"  # the articles write "ferries stopped"


def test_a_word_far_from_every_spelling_is_left_alone() -> None:
    assert _normalised("xylophone concert") == "xylophone concert"


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("ferry", "ferry", 0), ("ferry", "fery", 1), ("ferry", "frery", 1), ("ferry", "berth", 3)],
)
def test_typing_errors_are_counted(one: str, other: str, errors: int) -> None:
    assert min(typing_distance(one, other, most=3), 3) == errors


@given(st.text(alphabet="abcd", min_size=1, max_size=7), st.text(alphabet="abcd", min_size=1, max_size=7))
def test_typing_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert typing_distance(one, other, most=9) == typing_distance(other, one, most=9)
