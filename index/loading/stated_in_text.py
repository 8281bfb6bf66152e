"""What the text of an article itself tells: its headline, its day, its outlet and its address.

Only lines that say nothing else are believed, and only at the head or the foot of the text: a day in the
middle of a sentence is a day of the news, not of its publication.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from index.loading.dates import Moment, find_day, without_day
from index.loading.metadata import Metadata

_HEAD_LINES = 10
_FOOT_LINES = 5
_LEAST_SENTENCE_CHARS = 60
_LONGEST_LINE_CHARS = 160
_LONGEST_TITLE_CHARS = 200
_LEAST_TITLE_WORDS = 4
_LEAST_TITLE_CHARS = 10
# A headline stands among this many lines from the top, above any sentence.
_TITLE_WITHIN = 4

_PUBLISHED = re.compile(
    r"(?:^|[|(·•] ?)(?:first |originally |date )?(?:published|posted|issued|released|publication date|dated?)"
    r"(?: on| at)?\b\s?[:–—-]?\s?(?=[\d\w])",
    re.IGNORECASE,
)
# Below the first sentence these may date anything.
_WEAK_LABEL = re.compile(r"(?:^|[|(·•] ?)(?:issued|released|dated?)\b", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:^|[|(·•] ?)(?:last |article )?(?:updated?|modified|changed?)(?: on| at)?\b", re.IGNORECASE
)
_LABELLED_URL = re.compile(
    r"(?:url|link|source|original(?: url| article)?|permalink)\s?:\s?(https?://\S{4,500})", re.IGNORECASE
)
_LABELLED_SOURCE = re.compile(r"(?i:source|outlet|publisher|publication|newspaper)\s?:\s?(.{2,60})")
_OUTLET = re.compile(r"(?:the |[^\W\d_a-z][\w.'’-]*(?: |$)|of |and |& ){1,6}(?:\([^()]{2,30}\))?")
_LABELLED_TITLE = re.compile(r"(?:title|headline)\s?:\s?(\S.{3,190})", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:\w+ )?(?:title|headline|source|outlet|publisher|publication|newspaper|url|link|author|byline|by|date"
    r"|published|posted|updated|location|tags?|section|photos?|images?|picture|video|map|caption|graphic|credit"
    r"|original)\s?:",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,2} +(\S.{3,190})")
_SENTENCE_END = re.compile(r"[.:;,。।։۔…][\"'”’»)\]]*$")
_HOUR = re.compile(
    r"(?<![\d.:/-])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:/-]|\.\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b)?\.?(?:\s?(?P<zone>GMT|UTC|Z)\b)?",
    re.IGNORECASE,
)
_CALENDAR_WORD = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|ober)?"
    r"|at|on|views?|min|read|comments?|[ap]m|local|time|ist|cet|cest|est|edt|msk|bst|ago|updated)\b|\d|\([^)]*\)|\[[^]]*\]",
    re.IGNORECASE,
)
_SECTION = re.compile(r" [|»] [^|»]{1,40}$")
_NAMES = re.compile(
    r"{0}(?: {0}){{1,2}}(?:, {0}(?: {0}){{1,2}})*,? and {0}(?: {0}){{1,2}}".format(r"[^\W\d_a-z][\w.'’-]*")
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS_BESIDE_DAY = 3
_DATELINE_END = re.compile(r"\s?[)\]]?\s?(?:$|[—–/(-])")
_DATELINE_CHARS = 60


def told_by_text(text: str, *, cleaned: str) -> Metadata:
    """What the head and the foot of a text tell.

    Args:
        text: the normalised text with the furniture that may hold a date.
        cleaned: the text as stored, of which the headline is taken.
    """
    lines = [line for line in text.split("\n") if line]
    edges = lines[:_HEAD_LINES] + lines[_HEAD_LINES:][-_FOOT_LINES:]
    edges = [line for line in edges if len(line) <= _LONGEST_LINE_CHARS]
    moment = _published(edges, head=_head(lines))
    return Metadata(
        title=_title(cleaned, edges),
        source=_source(edges[:_HEAD_LINES]),
        url=next((found[1] for line in edges if (found := _LABELLED_URL.fullmatch(line))), None),
        published=moment.day if moment else None,
        published_at=moment.at if moment else None,
    )


def _head(lines: list[str]) -> list[str]:
    """The lines down to the first sentence of the report, that one included."""
    head: list[str] = []
    for line in lines[:_HEAD_LINES]:
        head.append(line)
        if len(line) > _LEAST_SENTENCE_CHARS and _SENTENCE_END.search(line):
            break
    return head


def _published(edges: list[str], *, head: list[str]) -> Moment | None:
    for line in edges:
        labelled = _PUBLISHED.search(line)
        if (
            labelled
            and (line in head or not _WEAK_LABEL.search(line))
            and (moment := _moment(line[labelled.end() :]))
        ):
            return moment
    for line in head:
        if len(line) <= _LONGEST_LINE_CHARS and _says_only_a_day(line) and not _UPDATED.search(line):
            return _moment(line)
    for line in head:
        if moment := _dateline(line):
            return moment
    return next((moment for line in edges if _UPDATED.search(line) and (moment := _moment(line))), None)


def _moment(text: str) -> Moment | None:
    day = find_day(text)
    if day is None:
        return None
    found = _HOUR.search(without_day(text))
    if not found:
        return Moment(day)
    hour = int(found["hour"])
    if found["half"] and hour <= 12:  # noqa: PLR2004 - hours of a half day
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    at = datetime.combine(day, time(hour, int(found["minute"])))
    return Moment(day, at.replace(tzinfo=UTC) if found["zone"] else at)


def _says_only_a_day(line: str) -> bool:
    """Whether a line is a day with at most an hour, a weekday and a place or section beside it."""
    if find_day(line) is None:
        return False
    rest = _CALENDAR_WORD.sub(" ", _HOUR.sub(" ", without_day(line)))
    return len(_WORD.findall(rest)) <= _MOST_WORDS_BESIDE_DAY


def _dateline(line: str) -> Moment | None:
    """The day in front of a report: "(Oslo, May 3, 2022) – …"."""
    start = line[:_DATELINE_CHARS]
    day = find_day(start)
    if day is None:
        return None
    before, _, behind = without_day(start, mark="\0").partition("\0")
    words = _WORD.findall(before)
    is_place = all(word[0].isupper() for word in words) and bool(words or before.strip() in {"", "("})
    return Moment(day) if is_place and _DATELINE_END.match(behind) else None


def _source(edges: list[str]) -> str | None:
    for line in edges:
        labelled = _LABELLED_SOURCE.fullmatch(line)
        if labelled and _OUTLET.fullmatch(labelled[1].strip()):
            return labelled[1].strip()
    return None


def _title(cleaned: str, edges: list[str]) -> str | None:
    labelled = next((found[1] for line in edges if (found := _LABELLED_TITLE.fullmatch(line))), None)
    if labelled:
        return labelled.strip()
    lines = [line for line in cleaned.split("\n", _TITLE_WITHIN * 3) if line][: _TITLE_WITHIN + 1]
    heading = next((found[1] for line in lines if (found := _HEADING.fullmatch(line))), None)
    if heading:
        return _bare(heading)
    for line in lines[:-1]:
        if _SENTENCE_END.search(line) or len(line) > _LONGEST_TITLE_CHARS:
            return None
        if _is_headline(headline := _SECTION.sub("", line)):
            return _bare(headline)
    return None


def _is_headline(line: str) -> bool:
    if line.startswith(("•", "- ", "* ", "(")) or line.endswith(("—", "–", "-")) or _LABEL.match(line):
        return False
    if _says_only_a_day(line) or _dateline(line) or _NAMES.fullmatch(line):
        return False
    words = [word for word in _CALENDAR_WORD.sub(" ", line).split() if any(map(str.isalpha, word))]
    is_spaceless = len(line.split()) == 1 and not line.isascii() and len(line) >= _LEAST_TITLE_CHARS
    return is_spaceless or len(words) + any(map(str.isdigit, line)) >= _LEAST_TITLE_WORDS


def _bare(title: str) -> str:
    """A headline without Markdown's marks."""
    return title.strip().strip("#*_ ").strip()
