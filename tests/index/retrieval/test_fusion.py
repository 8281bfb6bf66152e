"""Fusing meaning and words, with values worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.retrieval.fusion import fused

COSINES = st.floats(-1, 1)
SCORES = st.floats(0, 100)


def test_a_score_is_the_mean_of_passage_and_best_sentence_plus_the_words_share() -> None:
    score = fused(similarity=0.4, sentences=(0.1, 0.6), lexical=5.0, best_lexical=10.0)
    assert score == pytest.approx(0.5 + 0.4 * 0.5)


def test_one_good_sentence_beats_a_passage_that_is_a_little_nearer_as_a_whole() -> None:
    pointed = fused(similarity=0.40, sentences=(0.0, 0.7), lexical=0, best_lexical=0)
    general = fused(similarity=0.45, sentences=(0.4, 0.4), lexical=0, best_lexical=0)
    assert pointed > general


def test_the_best_match_of_words_makes_up_for_a_cosine_lower_by_less_than_its_weight() -> None:
    named = fused(similarity=0.2, sentences=(0.2,), lexical=12.0, best_lexical=12.0)
    assert named > fused(similarity=0.55, sentences=(0.55,), lexical=0.0, best_lexical=12.0)
    assert named < fused(similarity=0.65, sentences=(0.65,), lexical=0.0, best_lexical=12.0)


def test_where_no_word_matched_anywhere_meaning_alone_counts() -> None:
    assert fused(similarity=0.3, sentences=(), lexical=0.0, best_lexical=0.0) == pytest.approx(0.3)


@given(similarity=COSINES, sentence=COSINES, lexical=SCORES, more=st.floats(0, 50))
def test_more_shared_words_never_lower_a_score(
    similarity: float, sentence: float, lexical: float, more: float
) -> None:
    best = lexical + more + 1.0
    before = fused(similarity=similarity, sentences=(sentence,), lexical=lexical, best_lexical=best)
    after = fused(similarity=similarity, sentences=(sentence,), lexical=lexical + more, best_lexical=best)
    assert after >= before
