"""Text of articles and people reads the same and does nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.rendering.escaping import escape, escape_label, plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[click](https://evil.example)", "\\[click\\](https://evil.example)"),
        ("# Headline", "\\# Headline"),
        ("-# small", "\\-# small"),
        ("> quoted", "\\> quoted"),
        ("- a list", "\\- a list"),
        ("12. a list", "12\\. a list"),
        ("```code```", "\\`\\`\\`code\\`\\`\\`"),
        ("||spoiler||", "\\|\\|spoiler\\|\\|"),
        ("a *b* _c_ ~~d~~", "a \\*b\\* \\_c\\_ \\~\\~d\\~\\~"),
        ("@everyone and @here", "＠everyone and ＠here"),
        ("<@123> <@&4> <#5> </ask:6> <t:7:R> <:a:8>", "‹@123> ‹@&4> ‹#5> ‹/ask:6> ‹t:7:R> ‹:a:8>"),
        ("5 < 7 and anna@post.example", "5 < 7 and anna@post.example"),
        ("two\nlines\n# not a heading", "two lines # not a heading"),
        ("a backslash \\*", "a backslash \\\\\\*"),
        ("3.5 million", "3.5 million"),
    ],
)
def test_markdown_and_mentions_lose_their_effect(typed: str, shown: str) -> None:
    assert escape(typed) == shown


def test_characters_that_turn_the_reading_direction_or_can_not_be_seen_are_gone() -> None:
    assert (
        plain("safe\u202egpj.exe\u202c \u200bzero\u200dwidth\ufeff\u2066!\u2069\u0007")
        == "safegpj.exe zerowidth!"
    )


def test_joiners_stay_where_a_script_or_an_emoji_needs_them() -> None:
    assert plain("می\u200cروم") == "می\u200cروم"
    assert plain("👩\u200d🚒 said") == "👩\u200d🚒 said"


def test_a_letter_carries_at_most_three_marks() -> None:
    assert plain("e" + "\u0301" * 40) == "e" + "\u0301" * 3


def test_a_label_can_neither_end_its_link_nor_pose_as_an_address() -> None:
    assert escape_label("a](https://evil.example) [b") == "a)(https:⁄⁄evil.example) (b"


@given(st.text())
def test_nothing_typed_begins_a_line_or_a_mention(text: str) -> None:
    shown = escape(text)
    assert "\n" not in shown
    assert "<@" not in shown
    assert "@everyone" not in shown.casefold().replace("＠", "!")
    assert not shown.startswith(("# ", "> ", "- ", "-# "))


@given(st.text())
def test_plain_text_is_not_changed_by_making_it_plain_again(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(alphabet="abc *_`[]()<>#-\\|~ 12."))
def test_taking_the_backslashes_away_gives_the_words_back(text: str) -> None:
    assert escape(text).replace("\\", "").replace("‹", "<") == plain(text).replace("\\", "")
