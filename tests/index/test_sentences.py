"""Where sentences begin and end. Expected cuts were made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import split


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry sank.", "Nobody was on board."],
        ["Mr. Lund met Gen. J. R. Okafor on Friday.", "They spoke for an hour."],
        ["The U.S. Navy sent a ship.", "It came at 5 a.m. Monday."],
        ["It left at 6 p.m.", "The crew slept."],
        ["He lives in the U.S.", "The house is small."],
        ["The wave was 1.2 metres high.", "It hit pier No. 5 first."],
        ["Some 1.2 million people fled.", "About 3,000 stayed."],
        ["The mayor asked: “Who will pay?”", "No one answered."],
        ['"We lost everything," she said.', '"The house is gone."', "She wept."],
        ['"Stop!" he cried and ran.', "Then it was quiet."],
        ["They waited…", "Nothing came."],
        ["They waited ... and nothing came.", "So they left."],
        ["The firm, Acme Inc. of Delft, paid.", "Others did not."],
        ["It was Sept. 13 in the town.", "In Dec. 2021 it was colder."],
        ["Dr. Maria von Holt (b. 1950) spoke.", "The hall was full."],
        ["See www.example.org/a.b?c=D.E for more.", "The list is long."],
        ["The dam broke.[3]", "Two villages were flooded.[12]"],
        ["Was it an accident?!", "Perhaps."],
        ["J.-P. Blanc disagreed.", "A. B. Cole did too."],
        ["He left (it was late.)", "She stayed."],
        ["The toll rose to 49.", "50 more are missing."],
        ["OSLO, May 3. A tram left the rails in the old town.", "Eleven were hurt."],
        ["1. First the bridge fell.", "Then the road."],
        ["Նա եկավ։", "Հետո գնաց։"],
        ["他来了。", "我们走吧！", "好吗？"],
        ["هل وصلوا؟", "نعم وصلوا."],
        ["वह आया।", "वह गया।"],
        ["Он ушёл в 2020 г. на север.", "А. С. Попов остался."],
        ["« Partez ! »", "Personne ne bougea."],
    ],
)
def test_a_line_of_sentences_is_cut_where_a_reader_would_cut_it(sentences: list[str]) -> None:
    text = "" if "。" in sentences[0] else " "
    assert cut(text.join(sentences)) == sentences


def test_a_line_break_ends_a_sentence_without_a_full_stop() -> None:
    assert cut("Storm hits coast\nRoofs were torn off\u2028Trains stand still") == [
        "Storm hits coast",
        "Roofs were torn off",
        "Trains stand still",
    ]


def test_a_sentence_begins_behind_its_bullet() -> None:
    assert cut("• Two bridges fell.  • The road is closed.\n- No train runs") == [
        "Two bridges fell.",
        "The road is closed.",
        "No train runs",
    ]


def test_a_missing_space_does_not_join_two_sentences() -> None:
    assert cut("The army left the border.The villagers came back.") == [
        "The army left the border.",
        "The villagers came back.",
    ]


@pytest.mark.parametrize(
    "address", ["https://example.org/Some.Page", "desk@news.Example.org", "www.Some.Site"]
)
def test_an_address_is_not_cut(address: str) -> None:
    assert cut(f"Write to {address} today") == [f"Write to {address} today"]


def test_a_blank_text_has_no_sentence() -> None:
    assert split(" \n\t\u2003\n") == ()


_PIECES = """
The dam|. |? |! |… |U.S. |Mr. |49|1.2|“|”|"|• |- |։ |。|é|e\u0301|👩‍👩‍👧|नमस्ते। |
a.m. |x|.|A.|\u00a0|\u2028|(|)|[3]|»|«|\r\n| |
"""
pieces = st.sampled_from(_PIECES.split("|"))
texts = st.one_of(st.text(max_size=300), st.lists(pieces, max_size=60).map("".join))


@given(texts)
def test_sentences_are_in_order_trimmed_and_within_a_line(text: str) -> None:
    end = 0
    for span in split(text):
        sentence = span.of(text)
        assert span.start >= end
        assert sentence
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        end = span.end


@given(texts)
def test_nothing_but_spaces_and_bullets_is_left_out(text: str) -> None:
    spans = split(text)
    gaps = zip([0, *(span.end for span in spans)], [*(span.start for span in spans), len(text)], strict=True)
    for start, end in gaps:
        assert (
            not text[start:end]
            .strip(" \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029•‣◦▪▫■□●○►▶➤✓✔*·–—-")
            .strip()
        )


def test_ten_megabytes_on_one_line_are_cut_in_one_pass() -> None:
    text = "It rained. " * 1_000_000

    assert len(split(text)) == 1_000_000


@pytest.mark.parametrize("unit", [". ", ".", '"', ".»", "• ", "A. ", " ", "1, "])
def test_a_line_of_marks_alone_takes_no_more_time_than_its_length(unit: str) -> None:
    # Quadratic rules would need hours for this and run into the suite's time limit.
    assert len(split(unit * 300_000)) <= 300_000
