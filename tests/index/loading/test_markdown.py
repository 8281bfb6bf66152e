"""Markdown to what a reader sees."""

import pytest

from index.loading.markdown import plain


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("# Ferry sinks", "Ferry sinks"),
        ("## Ferry sinks ##", "Ferry sinks"),
        ("It was **very** _cold_ and *wet*.", "It was very cold and wet."),
        ("See [the list](https://example.org/a_(b)) of names.", "See the list of names."),
        ("![A ship](ship.png)", ""),
        ("> The sea took it, he said.", "The sea took it, he said."),
        ("<!-- not for readers -->It rained.", "It rained."),
        ("The file `a_b.txt` is gone.", "The file a_b.txt is gone."),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("5\\* hotel", "5* hotel"),
        ("Some [1] footnotes [2] stay.", "Some [1] footnotes [2] stay."),
        ("| killed | 49 |", "| killed | 49 |"),
        ("- first\n- second", "- first\n- second"),
        ("#ferry is a tag", "#ferry is a tag"),
        ("** not bold **", "** not bold **"),
    ],
)
def test_marks_go_and_words_stay(marked: str, seen: str) -> None:
    assert plain(marked).strip() == seen


@pytest.mark.parametrize("mark", ["**", "_", "[", "![", "`", "<!--", "# ", "> ", "[a](", "\\"])
def test_a_text_of_marks_alone_takes_no_time(mark: str) -> None:
    # Rules that search on from every mark would run into the suite's time limit.
    assert len(plain(mark * 20_000)) <= 20_000 * len(mark)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("at least 14\npassengers drowned.", "at least 14 passengers drowned."),
        (
            "Divers searched the wreck for a second day, said the head of\nKarsia's coast guard.",
            "Divers searched the wreck for a second day, said the head of Karsia's coast guard.",
        ),
        ("Ferry toll rises\nKARSIA - Fourteen drowned.", "Ferry toll rises\nKARSIA - Fourteen drowned."),
        ("One sank.\nanother did not.", "One sank.\nanother did not."),
        ("the dead\n\nand the living", "the dead\n\nand the living"),
        ("the crew\n- a cook\n- a mate", "the crew\n- a cook\n- a mate"),
        ("the verse ends  \nand goes on", "the verse ends  \nand goes on"),
    ],
)
def test_a_paragraph_wrapped_at_a_column_is_one_line(written: str, read: str) -> None:
    assert plain(written) == read
