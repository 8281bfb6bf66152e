"""Pages that trafilatura alone does not read well."""

import pytest
from document_builder import PAGE

from index.loading.html import read_html

SHORT = """<html><body><nav><ul><li>Home</li><li>Sport</li></ul></nav><article>
<h1>Ferry sinks off Holm</h1><p>A ferry sank <b>on Monday</b>, the coast guard said.</p><p>It rained.</p>
<table><tr><th>Dead</th><td>7</td></tr></table></article>
<div class="comments"><p>I knew it. Bob</p></div></body></html>"""


def test_the_paragraphs_of_a_short_page_stay_apart_and_its_menu_out() -> None:
    text, _ = read_html(SHORT.encode())

    assert text.split("\n\n") == [
        "Ferry sinks off Holm",
        "A ferry sank on Monday, the coast guard said.",
        "It rained.",
        "Dead | 7",
    ]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry sinks | Delta Post", "Ferry sinks"),
        ("Ferry sinks - Delta Post", "Ferry sinks"),
        ("Ferry sinks – The Delta Post", "Ferry sinks"),
        ("Ferry sinks - eleven dead", "Ferry sinks - eleven dead"),
        ("North-south ferry sinks", "North-south ferry sinks"),
    ],
)
def test_the_headline_comes_without_the_outlet(title: str, headline: str) -> None:
    page = PAGE.replace("Ferry sinks off Holm | Delta Post", title).replace("Ferry sinks off Holm", headline)

    assert read_html(page.format(head="").encode())[1].title == headline


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="yesterday">',
        '<meta property="article:published_time" content="0000-00-00">',
        '<meta property="article:published_time" content="1970-13-45T99:99">',
        '<script type="application/ld+json">{"datePublished": 5}</script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
    ],
)
def test_a_page_that_states_nonsense_as_its_day_has_none(head: str) -> None:
    assert read_html(PAGE.replace("{head}", head).encode())[1].published is None


def test_an_address_that_is_none_of_the_web_is_not_taken() -> None:
    page = PAGE.replace("https://delta.example.org/ferry", "javascript:alert(1)").format(head="")

    assert read_html(page.encode())[1].url is None
