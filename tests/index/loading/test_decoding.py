"""Bytes to text."""

import pytest

from index.loading.decoding import NotTextError, decode

RUSSIAN = "Паром затонул у северного берега острова в понедельник вечером, сообщила береговая охрана."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251", "koi8-r"])
def test_a_russian_text_is_read_in_any_of_its_encodings(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    text = "The ferry sank off the northern coast of the island."
    assert decode(text.encode("utf-16-le")) == text
    assert decode(text.encode("utf-16-be")) == text


def test_a_page_is_read_in_the_charset_that_it_states() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Żółta łódź</body></html>'
    assert decode(page.encode("iso-8859-2"), html=True) == page


def test_a_page_that_states_a_charset_that_is_none_is_read_all_the_same() -> None:
    page = '<html><head><meta charset="klingon"></head><body>Żółta łódź</body></html>'
    assert decode(page.encode(), html=True) == page


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\0\0\0\0"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(NotTextError, match="it is empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(0, 250, 3)) * 30,
        b"\x7fELF\x02\x01\x01" + b"\0" * 200 + b"some words" * 3 + b"\0\1\2" * 100,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError, match=r"no text|not text"):
        decode(data)


def test_single_zeros_do_not_make_a_text_binary() -> None:
    assert decode(b"The ferry sank." + b"\0" + b" It rained for days." * 10).startswith("The ferry sank.")
