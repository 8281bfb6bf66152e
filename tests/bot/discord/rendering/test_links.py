"""Links open at the quoted words and never exceed what Discord takes."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.rendering.links import link_to_quote, web_link


def test_a_short_quote_is_named_whole() -> None:
    link = link_to_quote("https://news.example/dam", "Eleven people drowned.")
    assert link == "https://news.example/dam#:~:text=Eleven%20people%20drowned."


def test_a_long_quote_is_named_by_its_first_and_last_words() -> None:
    quote = "one two three four five six seven eight nine ten eleven twelve thirteen"
    link = link_to_quote("https://news.example/dam", quote)
    assert link is not None
    assert (
        unquote(link.split("text=")[1]) == "one two three four five six,eight nine ten eleven twelve thirteen"
    )


def test_signs_that_mean_something_in_a_fragment_are_encoded() -> None:
    link = link_to_quote("https://news.example/dam", "well-known, said A&B")
    assert link == "https://news.example/dam#:~:text=well%2Dknown%2C%20said%20A%26B"


def test_a_link_that_would_be_too_long_goes_without_the_quote() -> None:
    address = "https://news.example/" + "p" * 480
    assert link_to_quote(address, "Eleven people drowned in the lower town.") == address


def test_an_address_with_an_own_fragment_is_left_alone() -> None:
    assert (
        link_to_quote("https://news.example/live#at-9", "Eleven people drowned.")
        == "https://news.example/live#at-9"
    )


@pytest.mark.parametrize(
    "address", [None, "", "javascript:alert(1)", "ftp://x/y", "http://[", "/etc/passwd", "https://"]
)
def test_what_is_no_web_address_gives_no_link(address: str | None) -> None:
    assert web_link(address) is None


def test_signs_that_would_end_a_masked_link_are_encoded() -> None:
    assert web_link("https://news.example/a b(c)<d>") == "https://news.example/a%20b%28c%29%3Cd%3E"


@given(st.text(max_size=700), st.text(max_size=700))
def test_no_link_is_longer_than_discord_takes(path: str, quote: str) -> None:
    link = link_to_quote(f"https://news.example/{path}", quote)
    assert link is None or (len(link) <= 512 and not set(link) & set(" <>()[]\n"))
