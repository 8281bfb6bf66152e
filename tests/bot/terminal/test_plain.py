"""Nothing that is printed may steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.plain import in_one_line


def test_colours_line_ends_and_reversed_text_are_not_obeyed() -> None:
    assert in_one_line("a\nb \x1b[31mred\u202egnp.exe\udcff") == "a b \ufffd[31mred\ufffdgnp.exe\ufffd"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_can_be_written_as_one_line(text: str) -> None:
    shown = in_one_line(text)

    assert shown.encode("utf-8").decode("utf-8") == shown
    assert len(shown.splitlines()) <= 1
