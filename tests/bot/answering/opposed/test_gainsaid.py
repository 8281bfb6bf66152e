"""What is told and denied: read from grammar, on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_builder import reading_of

from bot.answering.opposed.gainsaid import countered, denied_roots, either_way, gainsaid, stem
from bot.answering.sentences.evidence import rank_sentences
from index.model import Span


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The harbour office denied that its tug had towed the barge.", "towed"),
        ("The captain rejected the claim of overloading.", "overloading"),
        ("There was no towing, the spokesman said.", "towing"),
        ("The mayor called the report of looting false.", "looting"),
    ],
)
def test_what_is_denied_stands_behind_the_denial(sentence: str, denied: str) -> None:
    assert stem(denied) in denied_roots(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ministry did not say how many barges were lost.", "say"),
        ("No fewer than nine barges sank.", "fewer"),
        ("The convoy was denied access to the harbour.", "harbour"),
        ("The tug towed the barge.", "towed"),
        ("Forty villages lie under water, the mayor said.", "villages"),
        ("The tug had not been repaired when it towed the barge.", "towed"),
    ],
)
def test_what_is_not_told_or_not_given_is_not_denied(sentence: str, told: str) -> None:
    assert stem(told) not in denied_roots(sentence)


def _noted(place: Path, texts: dict[str, str], question: str) -> list[list[str]]:
    """The claimants of each disagreement noted with the best sentence."""
    with reading_of(place, texts, question) as reading:
        found = gainsaid(reading, rank_sentences(reading.inquiry, reading.hits)[:1])
    return [[one.claimant for one in disagreement.positions] for disagreement in found]


TOWED = "A tug towed the barge before it sank, the deckhand Olga Ruud said."


def test_what_one_says_and_another_denies_stands_side_by_side_in_the_order_of_days(tmp_path: Path) -> None:
    denial = "Harbour master Mats Vask denied that a tug had towed the barge."
    texts = {"2031-05-02": TOWED, "2031-05-04": denial}
    assert _noted(tmp_path, texts, "did a tug tow the barge") == [["Olga Ruud", "Mats Vask"]]


def test_a_denial_of_something_else_is_no_disagreement(tmp_path: Path) -> None:
    denial = "Harbour master Mats Vask denied that the barge carried oil."
    texts = {"2031-05-02": TOWED, "2031-05-04": denial}
    assert _noted(tmp_path, texts, "did a tug tow the barge") == []


def test_who_denies_what_he_told_before_contradicts_nobody_else(tmp_path: Path) -> None:
    denial = "The deckhand Olga Ruud later denied that a tug had towed the barge."
    texts = {"2031-05-02": TOWED, "2031-05-04": denial}
    assert _noted(tmp_path, texts, "did a tug tow the barge") == []


def test_whether_somebody_did_it_is_answered_by_who_says_so_and_who_denies_it(tmp_path: Path) -> None:
    texts = {
        "2031-05-02": TOWED,
        "2031-05-04": "Harbour master Mats Vask denied that a tug had towed the barge.",
    }
    with reading_of(tmp_path, texts, "did a tug tow the barge") as reading:
        draft = either_way(reading)
    assert draft is not None
    assert [statement.text.split("“")[1] for statement in draft.statements] == [
        f"{TOWED}”",
        "Harbour master Mats Vask denied that a tug had towed the barge.”",
    ]


def test_what_nobody_denies_is_not_answered_by_two(tmp_path: Path) -> None:
    texts = {"2031-05-02": TOWED, "2031-05-04": "A second tug towed the barge, Mats Vask said."}
    with reading_of(tmp_path, texts, "did a tug tow the barge") as reading:
        assert either_way(reading) is None


def test_those_who_only_name_each_other_contradict_nothing(tmp_path: Path) -> None:
    texts = {
        "2031-05-02": "The coast guard said the barge left at dawn.",
        "2031-05-04": "Olga Ruud disputes the coast guard.",
    }
    assert _noted(tmp_path, texts, "did the coast guard tow the barge") == []


def test_exchanging_the_claimants_exchanges_the_positions(tmp_path: Path) -> None:
    question = "did a tug tow the barge"
    plain = {
        "2031-05-02": "A tug towed the barge before it sank, Mats Vask said.",
        "2031-05-04": "Olga Ruud denied that a tug had towed the barge.",
    }
    swapped = {
        "2031-05-02": "A tug towed the barge before it sank, Olga Ruud said.",
        "2031-05-04": "Mats Vask denied that a tug had towed the barge.",
    }
    assert _noted(tmp_path / "plain", plain, question) == [["Mats Vask", "Olga Ruud"]]
    assert _noted(tmp_path / "swapped", swapped, question) == [["Olga Ruud", "Mats Vask"]]


def test_who_still_claims_otherwise_right_behind_answers_what_was_told(tmp_path: Path) -> None:
    text = (
        "The barge hardly moved for seven hours, the harbour master Mats Vask said. "
        "The owner Olga Ruud still claims that it was on a steady course."
    )
    question = "was the barge moving or adrift for hours"
    assert _noted(tmp_path, {"2031-05-02": text}, question) == [["Mats Vask", "Olga Ruud"]]


def test_who_adds_something_right_behind_contradicts_nothing(tmp_path: Path) -> None:
    text = (
        "The barge hardly moved for seven hours, the harbour master Mats Vask said. "
        "The owner Olga Ruud says that it was built in 1990."
    )
    assert _noted(tmp_path, {"2031-05-02": text}, "was the barge moving or adrift for hours") == []


COUNT = "More than 100 miners were killed in the pit, union leader Mats Vask claimed."


def _countered(place: Path, behind: str) -> list[tuple[str, str]]:
    text = f"{COUNT} {behind}"
    with reading_of(place, {"2031-05-02": text}, "how many miners were killed in the pit") as reading:
        article = reading.hits[0].article
        found = countered(article, Span(0, len(COUNT)), reading.inquiry)
    return [(one.claimant, one.statement) for each in found for one in each.positions]


@pytest.mark.parametrize(
    ("behind", "denier"),
    [
        ("The owner, a bank, has rejected that account.", "owner"),
        (
            "The pit is old. A spokesman for the owner dismissed the figure as nonsense.",
            "spokesman for the owner",
        ),
        ("The ministry ridiculed this.", "ministry"),
    ],
)
def test_an_answer_that_names_what_was_said_before_stands_beside_it(
    tmp_path: Path, behind: str, denier: str
) -> None:
    told = _countered(tmp_path, behind)
    assert [claimant for claimant, _ in told] == ["Mats Vask", denier]


@pytest.mark.parametrize(
    "behind",
    [
        "The pit is old. The ministry ridiculed this.",
        "The pit is old. The owner rejected the charge of greed.",
        "The owner called it a tragedy.",
        "Mats Vask denied the reports.",
        "The pit is closed.",
    ],
)
def test_an_answer_to_something_else_or_by_the_same_claimant_is_none(tmp_path: Path, behind: str) -> None:
    assert _countered(tmp_path, behind) == []


def test_that_nothing_is_confirmed_is_no_position(tmp_path: Path) -> None:
    text = (
        "Neither account of who fired on the barge has been confirmed, the envoy said. "
        "The ministry rejected the account that its men fired on the barge."
    )
    with reading_of(tmp_path, {"2031-05-02": text}, "did the ministry's men fire on the barge") as reading:
        assert either_way(reading) is None
