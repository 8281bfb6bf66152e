"""Whether a sentence holds what a question looks for."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.question.harm import kinds_told
from bot.answering.question.understanding import understand
from bot.answering.sentences.expectations import fit
from index.claims.model import Kind
from index.retrieval.lexicon import read_lexicon


def _fit(question: str, sentence: str) -> float:
    held = article(sentence, id_="1")
    return fit(understand(question, lexicon=read_lexicon({held.id: held})), sentence)


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("The quake took the lives of 14 miners.", 1.0),
        ("Fourteen miners perished in the shaft.", 1.0),
        ("The mine employs 14 engineers.", 0.3),
        ("Fourteen miners were hurt.", 0.3),
        ("Many miners perished.", 0.0),
    ],
)
def test_a_count_is_a_number_with_what_happened_to_those_asked_about(sentence: str, share: float) -> None:
    assert _fit("how many miners died", sentence) == share


def test_a_sentence_may_tell_of_several_kinds_of_harm() -> None:
    assert kinds_told("Two divers drowned and three were wounded.") == {Kind.KILLED, Kind.WOUNDED}
    assert kinds_told("The divers went home.") == frozenset()


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("The mast broke because its bolts had rusted.", 1.0),
        ("The mast broke after a storm.", 0.5),
        ("The mast was green.", 0.0),
    ],
)
def test_a_reason_named_as_such_is_more_than_what_came_before(sentence: str, share: float) -> None:
    assert _fit("why did the mast break", sentence) == share


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("The storm felled two of the four cranes.", 1.0),
        ("The crane crushed two cars.", 0.3),
        ("The cranes fell.", 0.0),
    ],
)
def test_an_amount_is_a_number_on_the_very_thing(sentence: str, share: float) -> None:
    assert _fit("how many cranes fell", sentence) == share


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Ingrid Tolen, who heads the harbour board, resigned.", 1.0),
        ("The mayor, Ingrid Dahl, known as Tolen, resigned.", 1.0),
        ("Harbour chief Ingrid Tolen resigned.", 1.0),
        ("The captain met Tolen on the quay.", 0.3),
        ("Tolen resigned.", 0.0),
    ],
)
def test_who_somebody_is_stands_beside_the_name(sentence: str, share: float) -> None:
    assert _fit("who is tolen", sentence) == share
