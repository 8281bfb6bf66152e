"""Zero where a text asserts it, and none where it only tells of no reports."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_sentence
from index.claims.reading.parsed.phrases import take_apart
from index.model import Span


def counts(text: str) -> list[tuple[int | None, str]]:
    """The numbers of a sentence that are read, each with its kind."""
    readings = read_sentence(take_apart(text, Span(0, len(text))))
    return [(r.counted.figure.low, str(r.kind)) for r in readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No Canadians were hurt in it, the embassy said.", [(0, "wounded")]),
        ("No children were among those killed.", [(0, "killed")]),
        ("No firefighters have been injured so far.", [(0, "wounded")]),
        ("Nobody died in the tunnel.", [(0, "killed")]),
    ],
)
def test_nobody_of_a_group_is_zero(text: str, expected: list[tuple[int, str]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No American fire has killed so many since then.",
        "Nobody is being searched for any more.",
        "No reports of injuries have come in.",
        "No child actor died on screen that often, critics joke, in the film.",
    ],
)
def test_what_only_sounds_like_nobody_is_no_zero(text: str) -> None:
    assert (0, "killed") not in counts(text)
    assert (0, "missing") not in counts(text)
    assert (0, "wounded") not in counts(text)
