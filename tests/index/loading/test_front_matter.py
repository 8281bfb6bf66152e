"""Front matter: what an article says of itself above its text."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.loading.front_matter import MetadataError, parse, written
from index.loading.metadata import Metadata


def test_the_known_keys_are_read_and_others_ignored() -> None:
    text = """---
title: "Ferry sinks: many missing"
source: Delta Post
url: https://delta.example.org/1
published: 2021-03-04T05:06:00Z
event: ferry
language: en
author: Ingrid Solheim
keywords: [a, b]
---
It rained.
"""
    told, body = parse(text)

    assert body.strip() == "It rained."
    assert told == Metadata(
        title="Ferry sinks: many missing",
        source="Delta Post",
        url="https://delta.example.org/1",
        published=date(2021, 3, 4),
        published_at=datetime(2021, 3, 4, 5, 6, tzinfo=UTC),
        event="ferry",
        language="en",
    )


@pytest.mark.parametrize(
    "text", ["It rained.", "", "--- and more", "---\nIt rained.\n---\nIt stopped.", "a: b\n---\nc"]
)
def test_a_text_without_front_matter_comes_back_whole(text: str) -> None:
    assert parse(text) == (Metadata(), text)


def test_a_heading_between_two_rules_is_text() -> None:
    text = "---\nBreaking: ferry sinks\n---\nIt rained."
    assert parse(text) == (Metadata(), text)


def test_keys_may_be_written_large() -> None:
    assert parse("---\nTitle: Ferry sinks\nSOURCE: Delta Post\n---\nx")[0] == Metadata(
        title="Ferry sinks", source="Delta Post"
    )


def test_empty_values_are_unknown() -> None:
    assert parse("---\ntitle:\nsource: ''\nurl: null\npublished: ~\n---\nx")[0] == Metadata()


def test_empty_front_matter_tells_nothing() -> None:
    assert parse("---\n---\nIt rained.") == (Metadata(), "\nIt rained.")


def test_a_number_as_title_is_its_digits() -> None:
    assert parse("---\ntitle: 1984\n---\nx")[0].title == "1984"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("title: [oops", "its front matter is not valid YAML"),
        ("title: Toll: 49", "put a value that holds a colon in quotes"),
        ("title: 'open", "its front matter is not valid YAML"),
        ("a: " + "[" * 20_000, "its front matter is not valid YAML"),
        ("title: [a, b]", "title is not text"),
        ("title: {a: b}", "title is not text"),
        ("published: 2021-02-30", "published is not a date: '2021-02-30'"),
        ("published: soon", "published is not a date: 'soon'"),
    ],
)
def test_what_can_not_be_read_is_refused_with_its_reason(block: str, reason: str) -> None:
    with pytest.raises(MetadataError) as caught:
        parse(f"---\n{block}\n---\nIt rained.")
    assert reason in str(caught.value)


def test_front_matter_without_an_end_is_refused() -> None:
    with pytest.raises(MetadataError, match="not closed"):
        parse("---\ntitle: Ferry sinks\n\nIt rained.")


def test_yaml_builds_no_objects() -> None:
    with pytest.raises(MetadataError):
        parse("---\ntitle: !!python/object/apply:os.getcwd []\n---\nIt rained.")


words = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), min_size=1, max_size=40
)


@given(title=words, source=words, day=st.dates(date(1600, 1, 1), date(2200, 12, 31)))
def test_what_is_written_is_read_back(title: str, source: str, day: date) -> None:
    told = Metadata(
        title=f"x {title}", source=f"x {source}", published=day, added_from="https://a.example.org/?q=1:2"
    )
    assert parse(written(told) + "It rained.") == (told, "\nIt rained.")
