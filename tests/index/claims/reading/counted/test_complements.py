"""People who left, crossed a border or were carried off, and those whom the same verbs do not displace."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_sentence
from index.claims.reading.parsed.phrases import take_apart
from index.model import Span


def counts(text: str) -> list[tuple[int | None, str]]:
    """The numbers of a sentence that are read, each with its kind."""
    readings = read_sentence(take_apart(text, Span(0, len(text))))
    return [(r.counted.figure.low or r.counted.figure.high, str(r.kind)) for r in readings]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Over 37,000 people left three provinces, officials said.", 37000),
        ("A further 2.2 million have left the flooded provinces.", 2200000),
        ("About 200,000 others have left for neighbouring countries.", 200000),
        (
            "Between 10,000 and 20,000 people, mostly women, have crossed from Westmark into Norland.",
            10000,
        ),
        ("At least 20,000 refugees have arrived in Norland.", 20000),
        ("Some 300 villagers came over the border at night.", 300),
        ("Two helicopters lifted just under 100 people out of the embassy.", 100),
        ("Ships carried 91 citizens of Norland from the port to Oldtown, where they were fed.", 91),
        ("Norland, which has brought home more than 1,300 nationals, called for a truce.", 1300),
        ("More than 170,000 villagers had yet to go home.", 170000),
        ("Some 1.9 million are in tents or at schools.", 1900000),
    ],
)
def test_people_who_went_or_were_taken_elsewhere_are_displaced(text: str, number: int) -> None:
    assert counts(text) == [(number, "displaced")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 residents have left messages on the wall.",
        "About 300 fighters crossed into Norland to attack the fort.",
        "About 320 soldiers came over the border.",
        "The train carries 3,000 passengers to Oldtown.",
        "The boat was carrying 750 people to Norland.",
        "About 90,000 people came to the stadium in Oldtown.",
        "He left two villages out of his speech, 12 people noted.",
        "The bus took 40 people to Oldtown.",
    ],
)
def test_people_who_travel_or_attack_are_not_displaced(text: str) -> None:
    assert counts(text) == []
