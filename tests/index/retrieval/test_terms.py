"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.retrieval.terms import content_words, fold, root, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Estonia", "Estonians"),
        ("Kazakhstan", "Kazakhs"),
        ("Libya", "Libyan"),
        ("India", "Indian's"),
        ("Turkey", "Turkish"),
        ("injured", "injuries"),
        ("shelling", "shelled"),
        ("Erdoğan", "erdogan"),
    ],
)
def test_forms_of_one_word_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("minister", "minibus"), ("1,208", "1,209")]
)
def test_different_words_keep_different_roots(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_a_number_is_its_digits_whether_its_thousands_are_set_apart_or_not() -> None:
    assert root("1,208") == root("1208") == "1208"


def test_times_and_decimals_are_one_word() -> None:
    assert words("At 6.51 pm, 20:00 GMT, 1,175 were hurt") == [
        "At",
        "6.51",
        "pm",
        "20:00",
        "GMT",
        "1,175",
        "were",
        "hurt",
    ]


def test_content_words_leave_out_what_every_question_says_and_repeat_nothing() -> None:
    assert content_words("What did the mayor say about the ferry and the ferries?") == ["mayor", "ferry"]


@given(st.text(max_size=40))
@example("\U0001d4a9")  # a letter that is a capital only once it is decomposed
def test_any_text_folds_and_roots_without_capitals(text: str) -> None:
    assert fold(text) == fold(fold(text))
    assert all(root(word) for word in words(text))
