"""The sample articles: whole, told apart, and free of furniture."""

from pathlib import Path

import pytest

from index.furniture import is_furniture
from index.loading import load_folder
from index.model import Article
from index.near_copies import duplicates, voices

SAMPLES = Path(__file__).parents[3] / "articles"


@pytest.fixture(scope="module")
def samples() -> list[Article]:
    found = list(load_folder(SAMPLES))
    assert [one for one in found if not isinstance(one, Article)] == []
    return [one for one in found if isinstance(one, Article)]


def test_there_are_fifteen_at_least_and_no_two_are_the_same(samples: list[Article]) -> None:
    assert len(samples) >= 15
    assert duplicates(samples) == {}


def test_one_is_a_near_copy_of_a_wire_story_and_the_updates_are_not(samples: list[Article]) -> None:
    copies = {one: other for one, other in voices(samples).items() if one != other}

    folder = "armenia-azerbaijan-2022"
    assert copies == {f"{folder}/03-harbour-times-49.txt": f"{folder}/02-meridian-wire-49.txt"}


def test_each_has_a_title_a_day_and_an_event(samples: list[Article]) -> None:
    assert [one.id for one in samples if not (one.title and one.published and one.event)] == []


def test_every_address_leads_nowhere(samples: list[Article]) -> None:
    assert [one.url for one in samples if one.url and ".example.org/" not in one.url] == []


def test_every_file_says_that_it_was_written_as_a_sample() -> None:
    files = [path for path in SAMPLES.rglob("*") if path.is_file() and path.name != "README.md"]
    assert [
        path.name for path in files if "Written for Crosswire" not in path.read_text(encoding="utf-8")
    ] == []


def test_no_furniture_is_left(samples: list[Article]) -> None:
    assert [line for one in samples for line in one.text.splitlines() if is_furniture(line)] == []
