"""Tokens and word classes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.voices.words import is_adverb, is_capital, tokens_of, verb_forms
from index.model import Span


def cut(text: str) -> list[str]:
    return list(tokens_of(text, Span(0, len(text))).text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Peru's army", ["Peru", "'s", "army"]),
        ("Mr. Al-Masri said", ["Mr.", "Al-Masri", "said"]),
        ("the U.N. said 1,200", ["the", "U.N.", "said", "1,200"]),
        ("don’t", ["don’t"]),
        ("“No,” he", ["“", "No", ",", "”", "he"]),
    ],
)
def test_a_text_is_cut_into_its_words(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens


def test_a_possessive_mark_behind_a_plural_reads_as_one() -> None:
    text = "the railways' toll"
    assert tokens_of(text, Span(0, len(text))).low == ("the", "railways", "'s", "toll")


def test_the_body_is_told_from_the_pronoun() -> None:
    text = "WHO, who said so"
    assert tokens_of(text, Span(0, len(text))).low == ("WHO", ",", "who", "said", "so")


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "third"),
        ("admitted", "admit", "past"),
        ("told", "tell", "past"),
        ("acknowledging", "acknowledge", "ing"),
        ("put", "put", "past"),
    ],
)
def test_forms_of_verbs_are_known(form: str, lemma: str, tense: str) -> None:
    assert (verb_forms()[form].lemma, verb_forms()[form].tense) == (lemma, tense)


def test_a_name_behind_an_arabic_article_is_capital() -> None:
    assert is_capital("al-Masri")
    assert not is_capital("so-called")


def test_nouns_in_ly_are_no_adverbs() -> None:
    assert is_adverb("quietly")
    assert not is_adverb("tally")


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokens_of(text, Span(0, len(text)))
    for word, start, end in zip(tokens.text, tokens.start, tokens.end, strict=True):
        assert text[start:end] == word
