"""What a follow-up may take from the answer before it: what was said, without who said so, and the names."""

from __future__ import annotations

import re

LONGEST_GIST = 14
"""Words of an answer that may stand in a question."""

MOST_NAMES = 4

_SAYING = (
    r"(?:says?|said|claims?|claimed|reports?|reported|announced|estimates?|estimated|believes?|adds?|added)"
)
_BEHIND = re.compile(
    rf",?\s+(?:according to|as reported by|citing)\s+[^,.;]+$|,\s+[^,.;]{{2,60}}?\s{_SAYING}$"
    rf"|,\s+{_SAYING}\s+[^,.;]{{2,60}}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    rf"^(?:according to [^,]{{2,60}},\s+|[^,;:]{{2,60}}?\s(?:has |have )?{_SAYING}\s+(?:that\s+)?"
    r"(?=\d|at\b|about\b|the\b|an?\b|over\b|more\b))",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+)(?:\s+(?:al-|el-|de |da |von |van )?[A-Z][\w'’.-]+){0,3}$")


def gist(answer: str) -> str:
    """What an answer holds, without who says so: "49 died, X said." -> "49 died"; "" where it is long.

    Args:
        answer: as shown, citation numbers and all.
    """
    plain = " ".join(re.sub(r"\[\d+\]", " ", answer).split()).rstrip(". ")
    plain = re.split(r"(?<=[a-z)])[.;]\s", plain)[0]
    plain = _AHEAD.sub("", _BEHIND.sub("", plain)).strip()
    if len(plain.split()) > LONGEST_GIST:
        return ""
    first, _, rest = plain.partition(" ")
    return f"{first.lower()} {rest}" if first in _NO_NAMES and rest else plain


_NO_NAMES = frozenset("The A An It They There He She At About Some More Over Nearly".split())
"""Words that have a capital only where a sentence begins."""


def names(answer: str) -> str:
    """The people whom an answer consists of ("Ana Lind and Bo Ek"); "" where it says anything else."""
    plain = gist(answer)
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", plain) if part.strip()]
    if 0 < len(parts) <= MOST_NAMES and all(_NAME.match(part) for part in parts):
        return plain
    return ""


_SUBJECT = re.compile(
    r"(?:The\s+)?[A-Z][\w'’.-]+(?:\s+(?:of\s+(?:the\s+)?|al-|el-|de |da |von |van )?[A-Z][\w'’.-]+)*"
    r"(?=,|\s+[a-z]|$)"
)


def subject(answer: str) -> str:
    """Whom an answer is about, where it begins with a name: "Ana Lind, the mayor." -> "Ana Lind"; else ""."""
    match = _SUBJECT.match(" ".join(re.sub(r"\[\d+\]", " ", answer).split()).rstrip(". "))
    return "" if match is None or match.group() in _NO_NAMES | _NO_SUBJECTS else match.group()


_NO_SUBJECTS = frozenset(
    "Yes No None Nobody Not One Two Three Four Five Six Seven Eight Nine Ten Both All Between Because In On "
    "Of By To For From According".split()
)
