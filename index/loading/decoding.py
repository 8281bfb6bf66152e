"""Bytes to text: the encoding that is stated, else UTF-8, else the one that fits best."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 256 * 1024
# Share of characters that no text holds, above which the bytes are no text.
_MOST_CONTROLS = 0.01
# Share of zeros among the high bytes of Latin text in UTF-16.
_LEAST_ZEROS = 0.8
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]|[\ufffd\ufffe\uffff]")


class NotTextError(ValueError):
    """The bytes are no text; the message is the reason, as a short clause."""


def decode(data: bytes, *, html: bool = False) -> str:
    """The text that ``data`` encodes.

    In order: byte-order mark, the charset a page states, UTF-8, what charset-normalizer finds.

    Raises:
        NotTextError: if it is empty, binary or in no known encoding.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise NotTextError("it is empty")
    text = _marked(data) or _utf16(data) or _declared(data, html=html) or _utf8(data) or _guessed(data)
    if text is None:
        raise NotTextError("it is no text, or in an unknown encoding; save it as UTF-8")
    sample = text[:_SAMPLE_BYTES]
    if len(_CONTROL.findall(sample)) > max(4, len(sample) * _MOST_CONTROLS):
        raise NotTextError("it is binary, not text")
    return text


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, told by every second byte being zero nearly everywhere (Latin text)."""
    sample = data[:_HEAD_BYTES]
    high, low = sample[1::2].count(0), sample[::2].count(0)
    if max(high, low) < len(sample) * _LEAST_ZEROS / 2 or min(high, low) > len(sample) * _MOST_CONTROLS:
        return None
    return data.decode("utf-16-le" if high > low else "utf-16-be", errors="replace")


def _declared(data: bytes, *, html: bool) -> str | None:
    head = data[:_HEAD_BYTES]
    found = html and (_XML_ENCODING.search(head) or _HTML_CHARSET.search(head))
    if not found:
        return None
    try:
        # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding Standard).
        name = codecs.lookup(found[1].decode("ascii")).name
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    if data.count(0) > len(data) * _MOST_CONTROLS:
        raise NotTextError("it is binary, not text")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES], enable_fallback=False).best()
    if best is None:
        return None
    return data.decode(best.encoding, errors="replace")
