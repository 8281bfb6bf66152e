"""Yes-or-no questions that claimants answer, on an invented flood."""

from __future__ import annotations

from pathlib import Path

from reading_builder import reading_of

from bot.answering.opposed.whether import whether

FLOOD = " The flood left debris, and rescuers looked for victims of the disaster."
NO = "Residents were not warned of the flood, the teacher Olga Ruud said."
YES = "The weather service said it had warned residents of the flood on Friday."
QUESTION = "were residents warned of the flood"


def _told(place: Path, texts: dict[str, str], question: str) -> tuple[list[str], list[list[str]]] | None:
    """The statements' quotes, and the claimants of each disagreement."""
    with reading_of(place, texts, question) as reading:
        draft = whether(reading)
    if draft is None:
        return None
    quotes = [statement.text.split("“")[1].rstrip("”") for statement in draft.statements]
    return quotes, [[one.claimant for one in found.positions] for found in draft.disagreements]


def test_who_says_that_people_were_warned_and_who_says_not_are_both_heard(tmp_path: Path) -> None:
    told = _told(tmp_path, {"2031-05-02": NO + FLOOD, "2031-05-03": YES + FLOOD}, QUESTION)
    assert told is not None
    assert set(told[0]) == {NO, YES}
    assert told[1] == [["Olga Ruud", "weather service"]]


def test_one_account_alone_answers_without_a_disagreement(tmp_path: Path) -> None:
    assert _told(tmp_path, {"2031-05-02": NO + FLOOD}, QUESTION) == ([NO], [])


def test_accounts_of_another_matter_do_not_answer(tmp_path: Path) -> None:
    texts = {"2031-05-02": NO + FLOOD, "2031-05-03": YES + FLOOD}
    assert _told(tmp_path, texts, "was the dam inspected") is None


def test_a_question_that_is_not_whether_is_left_to_others(tmp_path: Path) -> None:
    assert _told(tmp_path, {"2031-05-02": NO + FLOOD}, "who warned residents of the flood") is None
