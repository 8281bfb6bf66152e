"""A statement is one plain sentence, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.chat.sanitising import looks_english, plain_sentence


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The dam broke on Monday.", "The dam broke on Monday."),
        ("The dam broke on Monday", "The dam broke on Monday."),
        ("  The   dam\nbroke. ", "The dam broke."),
        ("The dam broke [1][2].", "The dam broke."),
        ("The dam broke [1, 2].", "The dam broke."),
        ("The dam broke【3†source】.", "The dam broke."),
        ("- **The dam** broke.", "The dam broke."),
        ("1. The dam broke.", "The dam broke."),
        ("The dam broke (passage 2).", "The dam broke."),
        ("She said: “The dam broke.”", "She said: “The dam broke.”"),
        ("Ａ dam broke ５ times.", "A dam broke 5 times."),
        ("It cost €5,000 – 3% of all.", "It cost €5,000 – 3% of all."),
        ("Señor Müller left Łódź.", "Señor Müller left Łódź."),
        ("U.S. troops left at 5 p.m. on Monday.", "U.S. troops left at 5 p.m. on Monday."),
    ],
)
def test_a_plain_sentence_is_kept_without_marks(written: str, plain: str) -> None:
    assert plain_sentence(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "[The dam broke](https://evil.example).",
        "The dam broke, see https://evil.example/x.",
        "The dam broke, see www.evil.",
        "The dam broke, see evil.example now.",
        "The dam broke, see discord.gg/abc now.",
        "The dam broke javascript:alert(1).",
        "@everyone the dam broke.",
        "<@123456> the dam broke.",
        "The dam broke <b>today</b>.",
        "# The dam broke",
        "`The dam broke.`",
        "||The dam broke.||",
        "~~The dam broke.~~",
        "> The dam broke.",
        "The dam\u200b broke.",
        "The dam \u202ebroke\u202c.",
        "The dam broke \u2066now.",
        "The dаm broke.",  # a Cyrillic letter
        "The dam broke ٥ times.",
        "The dam broke \U0001f6a8 today.",
        "Дамба прорвалась сегодня.",
        "大坝决堤了，许多人死亡。",
        "Broke.",
        "",
        "x" * 401,
        "The {dam} broke.",
        "The dam broke \\o/ today.",
    ],
)
def test_what_no_plain_sentence_needs_makes_it_none(written: str) -> None:
    assert plain_sentence(written) is None


@given(st.text(max_size=120))
def test_whatever_is_kept_holds_no_mark_that_a_chat_client_reads(written: str) -> None:
    plain = plain_sentence(written)
    if plain is not None:
        assert not set(plain) & set("@<>[]`#|~*_\\{}\n\r\t")
        assert plain_sentence(plain) == plain


def test_english_is_told_from_other_languages() -> None:
    assert looks_english(["The minister said that 49 soldiers were killed in the night."])
    assert looks_english(["Twelve dead."])
    assert not looks_english(["Der Minister sagte, dass in der Nacht 49 Soldaten getötet wurden."])
    assert not looks_english(["Le ministre a déclaré que 49 soldats avaient été tués pendant la nuit."])
    assert not looks_english(["El ministro dijo que murieron 49 soldados durante la noche pasada."])
