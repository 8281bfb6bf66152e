"""What stands before a report's first words: the place and agency of a dateline, the hour of a live entry.

It names where and by whom a text was written, never who came to harm or who says so.
"""

from __future__ import annotations

import re

from index.model import Span

# Every repetition is bounded, so that the time does not grow with the text.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’/ -]{2,40}(?:,[^()–—\n]{1,40}?)?(?:\([^()\n]{1,40}\))?"
    r"|[A-Z][\w.'’/, ]{2,60}\([^()\n]{1,40}\))"
    r"[ \t]{0,2}(?:--?|[–—])[ \t]{1,3}"
)
_HOUR = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)[a-z]{0,6}\.?,?[ \t])?"
    r"\d{1,2}[:.]\d\d(?:[ \t]?(?:[ap]\.?m\.?|GMT|UTC|local time))?[ \t]{0,2}[:–—-]?[ \t]{1,3}(?=\S)"
)


def behind_dateline(text: str, span: Span) -> int:
    """Where the words of a sentence begin behind its dateline: ``span.start`` where it has none."""
    found = _DATELINE.match(text, span.start, span.end)
    # A headline in capitals may hold a dash too: there all that follows is in capitals.
    if found is not None and not text[found.end() : span.end].isupper():
        return found.end()
    hour = _HOUR.match(text, span.start, span.end)
    return span.start if hour is None else hour.end()
