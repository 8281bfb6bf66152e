"""An event found from a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.events import EventWords, alike, event_words, find_event

EVENTS = (
    event_words("zembla-quake-2031", ["Rescuers dig in Zembla", "Quake toll in Port Zem rises"]),
    event_words("norland-sudria-border-2030", ["Shelling on the Norland border", "Truce holds in Sudria"]),
    event_words("velden-flood-2029", ["Dam bursts above Velden", "Flood waters fall in Velden valley"]),
)


@pytest.mark.parametrize(
    ("about", "event"),
    [
        ("velden floods", "velden-flood-2029"),
        ("Veldn flood", "velden-flood-2029"),
        ("the dead of zemblan quake", "zembla-quake-2031"),
        ("port zem", "zembla-quake-2031"),
        ("norland", "norland-sudria-border-2030"),
        ("VELDEN", "velden-flood-2029"),
        ("how many died in sudira", "norland-sudria-border-2030"),
        ("border shelling", "norland-sudria-border-2030"),
    ],
)
def test_words_find_their_event(about: str, event: str) -> None:
    assert find_event(about, EVENTS) == event


@pytest.mark.parametrize("about", ["", "death toll", "volcano in ruritania", "1999", "the"])
def test_words_of_no_event_find_none(about: str) -> None:
    assert find_event(about, EVENTS) is None


def test_a_word_of_two_events_finds_neither() -> None:
    twins = (EventWords("velden-flood-2029"), EventWords("zembla-flood-2031"))
    assert find_event("flood", twins) is None
    assert find_event("flood 2031", twins) == "zembla-flood-2031"


def test_swapped_and_missing_letters_are_forgiven_in_long_words_only() -> None:
    assert alike("eathquake", "earthquake")
    assert alike("odihsa", "odisha")
    assert not alike("mali", "bali")
    assert not alike("2029", "2031")


@given(st.text(max_size=30), st.permutations(EVENTS))
def test_the_order_of_events_is_of_no_matter(about: str, events: list[EventWords]) -> None:
    assert find_event(about, events) == find_event(about, EVENTS)
