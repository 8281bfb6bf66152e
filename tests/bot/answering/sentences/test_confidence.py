"""The probability that decides whether to abstain: its measures on sentences made by hand."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from shelf_builder import article

from bot.answering.question.understanding import Inquiry, understand
from bot.answering.sentences.confidence import MEASURES, measures, probability, threshold
from bot.answering.sentences.evidence import Evidence
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
    every = {"context": 0.0, "speaker": 0.0, "figures": 0.0, "fit": 0.0} | features
    return Evidence(hit=hit, span=span, text=sentence, features=every, score=score)


FERRY = "The ferry Aldis sank near Port Marre."
HULL = "Divers found the hull."


def test_where_nothing_was_found_nothing_answers() -> None:
    assert probability(asked("who owns the ferry"), []) == 0.0


def test_a_question_for_a_time_is_not_answered_by_sentences_without_one() -> None:
    named = {"context": 1.0}
    assert probability(asked("when did the ferry sink"), [evidence(FERRY, **named)]) == 0.0
    assert probability(asked("when did the ferry sink"), [evidence(FERRY, fit=1.0, **named)]) > 0.0


def test_what_a_sentence_lacks_of_the_question_is_missing_by_its_weight() -> None:
    found = [evidence(FERRY), evidence(HULL)]
    assert measures(asked("who found the hull"), found)["missing"] == 0.0
    inquiry = asked("who painted the hull")
    weight = next(term.weight for term in inquiry.terms if term.word == "painted")
    assert measures(inquiry, found)["missing"] == pytest.approx(min(weight, 5.0) / 4.0)


def test_words_scattered_over_two_sentences_are_missing_from_each() -> None:
    apart = [evidence("Nobody knows the owner."), evidence(FERRY)]
    assert measures(asked("who is the owner of the ferry"), apart)["missing"] > 0.0
    assert measures(asked("who knows the owner"), apart)["missing"] == 0.0


def test_the_sentence_before_and_the_title_lend_their_words() -> None:
    start = TEXT.index(HULL)
    spans = (Span(0, start - 1), Span(start, start + len(HULL)))
    hit = Hit(passage=Passage.cut(HELD, spans), article=HELD, score=0.0, similarity=0.0, lexical=0.0)
    behind = Evidence(hit=hit, span=spans[1], text=HULL, features=evidence(HULL).features, score=0.0)
    assert measures(asked("who found the hull of the Aldis"), [behind])["missing"] == 0.0
    assert measures(asked("who found the hull of the Aldis"), [evidence(HULL)])["missing"] > 0.0


def test_another_deed_of_those_named_leaves_what_is_asked_undone() -> None:
    found = [evidence(FERRY, context=1.0)]
    assert measures(asked("did the Aldis sink"), found)["undone"] == 0.0
    assert measures(asked("did the Aldis burn"), found)["undone"] == pytest.approx(1.0)
    assert measures(asked("when did the Aldis burn"), found)["undone"] == 0.0  # no deed is asked about
    assert measures(asked("did Aldis"), found)["undone"] == 0.0


def test_how_many_is_not_answered_by_a_number_on_something_else() -> None:
    found = [evidence(HULL, fit=0.3, context=1.0)]
    assert probability(asked("how many anchors did divers find"), found) == 0.0
    assert (
        probability(asked("how many anchors did divers find"), [evidence(HULL, fit=1.0, context=1.0)]) > 0.0
    )


def test_a_person_who_is_not_named_is_no_answer_to_whose_name_is_asked_for() -> None:
    found = [evidence("Nobody knows the owner.", context=1.0, fit=1.0)]
    assert probability(asked("what is the name of the owner"), found) == 0.0
    assert probability(asked("which owner sank the ferry"), found) == 0.0
    assert probability(asked("who is the owner"), found) > 0.0


def test_only_the_best_sentence_is_asked_whose_words_it_holds() -> None:
    found = [evidence(FERRY, speaker=0.0), evidence(HULL, speaker=1.0)]
    assert measures(asked("what did the divers say"), found)["heard"] == 0.0


def test_whose_words_it_holds_counts_only_where_words_are_asked_for() -> None:
    by_divers, by_others = [evidence(HULL, speaker=1.0)], [evidence(HULL, speaker=0.0)]
    why = asked("why did the divers say that the hull was found")
    assert measures(why, by_divers)["heard"] == measures(why, by_others)["heard"]
    said = asked("what did the divers say")
    assert measures(said, by_divers)["heard"] > measures(said, by_others)["heard"]


def test_an_answer_in_the_words_of_the_question_is_likelier_than_one_that_lacks_some() -> None:
    held = [evidence(HULL, context=1.0)]
    assert probability(asked("who found the hull"), held) > threshold()
    assert probability(asked("who found the hull"), held) > probability(asked("who painted the hull"), held)


def test_a_passage_that_shares_no_word_with_the_question_does_not_answer_however_far_ahead() -> None:
    found = [evidence(HULL, score=9.0), *[evidence(FERRY)] * 6]
    assert probability(asked("who painted the lighthouse"), found) == 0.0


def test_every_measure_has_a_coefficient_and_missing_words_and_wanted_details_speak_against_an_answer() -> (
    None
):
    text = files("bot.answering").joinpath("data", "confidence.json").read_text(encoding="utf-8")
    coefficients = json.loads(text)
    assert set(coefficients) == {*MEASURES, "constant", "threshold"}
    against = {"missing", "undone", "detail"}
    assert all(coefficients[name] <= 0 for name in against)
    assert all(coefficients[name] >= 0 for name in set(MEASURES) - against)
