"""Finding a model's quote in the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_articles import article, hit_of

from bot.answering.chat.quoting import find_quote, same_words
from index.model import Passage

TEXT = (
    "A storm hit Lisk. The mayor’s office said “149 houses” were lost – more than ever. "
    "It is false that 49 soldiers died there. Help came\nfrom the north. All was quiet."
)


@pytest.fixture
def passage() -> Passage:
    return hit_of(article("a.txt", "The Post", None, TEXT)).passage


def found(quote: str, passage: Passage) -> str | None:
    span = find_quote(quote, passage)
    return None if span is None else span.of(TEXT)


def test_a_quote_is_found_and_given_with_its_whole_sentence(passage: Passage) -> None:
    assert found("49 soldiers died", passage) == "It is false that 49 soldiers died there."


@pytest.mark.parametrize(
    "quote",
    [
        'The mayor\'s office said "149 houses" were lost',
        "The mayor’s office  said\n“149 houses” were lost - more than ever",
        "“149 houses” were lost – more",
        '"said “149 houses” were lost"',
    ],
)
def test_marks_dashes_and_spaces_may_differ_in_shape(quote: str, passage: Passage) -> None:
    assert found(quote, passage) == "The mayor’s office said “149 houses” were lost – more than ever."


@pytest.mark.parametrize(
    "quote",
    [
        "49 houses” were lost",
        "soldiers died ther",
        "50 soldiers died",
        "49 Soldiers Died",
        "A storm … were lost",
        "It is false",
        "storm",
        "",
        '"""',
        "A storm hit Lisk. The mayor’s office said “149 houses” were lost – more than ever. It is false that",
        "x" * 5000,
    ],
)
def test_what_is_cut_changed_joined_or_too_short_is_not_found(quote: str, passage: Passage) -> None:
    if quote == "It is false":
        assert found(quote, passage) is not None  # three words are enough
    else:
        assert found(quote, passage) is None


def test_two_sentences_are_given_where_the_quote_reaches_over_both(passage: Passage) -> None:
    assert (
        found("soldiers died there. Help came", passage)
        == "It is false that 49 soldiers died there. Help came"
    )


def test_a_quote_of_a_later_passage_is_a_range_of_the_article() -> None:
    told = article("a.txt", None, None, TEXT)
    whole = hit_of(told).passage
    later = Passage.cut(told, whole.sentences[2:])
    span = find_quote("49 soldiers died", later)
    assert span is not None
    assert span.of(told.text) == "It is false that 49 soldiers died there."


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_whatever_is_found_holds_the_quote_in_whole_sentences(start: int, end: int) -> None:
    passage = hit_of(article("a.txt", None, None, TEXT)).passage
    quote = TEXT[min(start, end) : max(start, end)]
    span = find_quote(quote, passage)
    if span is not None:
        assert span.start in {sentence.start for sentence in passage.sentences}
        assert span.end in {sentence.end for sentence in passage.sentences}
        assert " ".join(quote.strip(" \n“”’\"'").split()) in " ".join(span.of(TEXT).split())


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_and_any_quote_can_be_compared(text: str, quote: str) -> None:
    told = article("a.txt", None, None, text + " x.")
    find_quote(quote, hit_of(told).passage)
    assert same_words(text, text)
