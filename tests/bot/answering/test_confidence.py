"""The probability that decides whether to abstain: its measures on sentences made by hand."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from shelf_builder import article

from bot.answering.confidence import MEASURES, measures, probability, threshold
from bot.answering.evidence import Evidence
from bot.answering.understanding import Inquiry, understand
from index.model import Passage, Span
from index.retrieval.lexicon import read_lexicon
from index.retrieval.model import Hit

TEXT = "The ferry Aldis sank near Port Marre. Divers found the hull. Nobody knows the owner."
HELD = article(TEXT, id_="1")
LEXICON = read_lexicon({HELD.id: HELD})


def asked(text: str) -> Inquiry:
    return understand(text, lexicon=LEXICON)


def evidence(sentence: str, *, score: float = 0.0, **features: float) -> Evidence:
    start = TEXT.index(sentence)
    span = Span(start, start + len(sentence))
    passage = Passage.cut(HELD, (span,))
    hit = Hit(passage=passage, article=HELD, score=0.0, similarity=0.0, lexical=0.0)
    every = {"near": 0.0, "context": 0.0, "speaker": 0.0, "figures": 0.0, "fit": 0.0} | features
    return Evidence(hit=hit, span=span, text=sentence, features=every, score=score)


FERRY = "The ferry Aldis sank near Port Marre."
HULL = "Divers found the hull."


def test_where_nothing_was_found_nothing_answers() -> None:
    assert probability(asked("who owns the ferry"), []) == 0.0


def test_a_question_for_a_time_is_not_answered_by_sentences_without_one() -> None:
    named = {"near": 1.0, "context": 1.0}
    assert probability(asked("when did the ferry sink"), [evidence(FERRY, **named)]) == 0.0
    assert probability(asked("when did the ferry sink"), [evidence(FERRY, fit=1.0, **named)]) > 0.0


def test_the_best_sentence_is_ahead_by_its_distance_from_those_behind_the_first_five() -> None:
    scores = (6.0, 5.0, 5.0, 5.0, 5.0, 2.0, 4.0)
    found = [evidence(HULL, score=score) for score in scores]
    # 6 - (2 + 4) / 2 = 3, in units of 4
    assert measures(asked("who found the hull"), found)["ahead"] == pytest.approx(0.75)


def test_a_part_of_what_was_found_is_held_against_all_of_it() -> None:
    found = [evidence(HULL, score=score) for score in (6.0, 5.0, 5.0, 5.0, 5.0, 2.0)]
    # 5 - 2 = 3, in units of 4
    assert measures(asked("who found the hull"), found[1:2], among=found)["ahead"] == pytest.approx(0.75)


def test_with_few_sentences_the_best_is_held_against_the_last() -> None:
    found = [evidence(FERRY, score=3.0), evidence(HULL, score=1.0)]
    assert measures(asked("who found the hull"), found)["ahead"] == pytest.approx(0.5)


def test_a_word_that_none_of_the_best_three_sentences_holds_is_a_gap() -> None:
    found = [evidence(FERRY), evidence(HULL)]
    assert measures(asked("who found the hull"), found)["gap"] == 0.0
    assert measures(asked("who painted the hull"), found)["gap"] == pytest.approx(1.0)


def test_words_scattered_over_two_sentences_leave_a_gap_in_each() -> None:
    apart = [evidence("Nobody knows the owner."), evidence(FERRY)]
    assert measures(asked("who is the owner of the ferry"), apart)["gap"] > 0.0
    assert measures(asked("who knows the owner"), apart)["gap"] == 0.0


def test_how_many_is_not_answered_by_a_number_on_something_else() -> None:
    found = [evidence(HULL, fit=0.3, near=1.0, context=1.0)]
    assert probability(asked("how many anchors did divers find"), found) == 0.0
    assert (
        probability(asked("how many anchors did divers find"), [evidence(HULL, fit=1.0, context=1.0)]) > 0.0
    )


def test_only_the_best_sentence_is_asked_whose_words_it_holds() -> None:
    found = [evidence(FERRY, speaker=0.0), evidence(HULL, speaker=1.0)]
    assert measures(asked("what did the divers say"), found)["heard"] == 0.0


def test_an_answer_that_stands_out_is_likelier_than_one_among_equals() -> None:
    inquiry = asked("who found the hull")
    alone = [evidence(HULL, score=5.0, near=1.0, context=1.0), *[evidence(FERRY)] * 6]
    among = [evidence(HULL, score=5.0, near=1.0, context=1.0), *[evidence(FERRY, score=5.0)] * 6]
    assert probability(inquiry, alone) > threshold() > probability(inquiry, [evidence(FERRY)] * 7)
    assert probability(inquiry, alone) > probability(inquiry, among)


def test_a_passage_that_shares_no_word_with_the_question_does_not_answer_however_far_ahead() -> None:
    found = [evidence(HULL, score=9.0), *[evidence(FERRY)] * 6]
    assert probability(asked("who painted the lighthouse"), found) == 0.0


def test_every_measure_has_a_coefficient_and_gaps_and_wanted_details_speak_against_an_answer() -> None:
    text = files("bot.answering").joinpath("data", "confidence.json").read_text(encoding="utf-8")
    coefficients = json.loads(text)
    assert set(coefficients) == {*MEASURES, "constant", "threshold"}
    against = {"gap", "detail"}
    assert all(coefficients[name] <= 0 for name in against)
    assert all(coefficients[name] >= 0 for name in set(MEASURES) - against)
