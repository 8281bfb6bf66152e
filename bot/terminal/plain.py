"""Makes text safe to print: names of files, titles and arguments may hold what a terminal obeys."""

from __future__ import annotations

import re

# Control characters could colour, move or delete other text; bidirectional overrides turn it round.
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def in_one_line(text: str) -> str:
    r"""The text without line ends, and with U+FFFD for what a terminal would obey instead of showing it."""
    return _OBEYED.sub("\ufffd", " ".join(text.split()))
