"""When it happened: when the fighting began, when a ceasefire took hold, at what hour a disaster struck."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from index.claims.disputes.finding import Finding, Scene, is_past
from index.claims.model import Matter
from index.claims.voices.words import Tokens

BEGAN = "when the fighting began"
TRUCE_HELD = "when the ceasefire took hold"
STRUCK = "when it happened"

_BEGIN = frozenset(
    "began begun started erupted broke start beginning outbreak opened came staged dated starting".split()
)
_FIGHTING = frozenset(
    "fighting clashes clash conflict hostilities shelling attack attacks offensive battle "
    "shooting fire provocation provocations assault violence firefights flare-up".split()
)
_OPENED = frozenset("opened began started first erupted".split())
_TRUCE = frozenset("ceasefire cease-fire truce armistice".split())
_HOLD = frozenset("effect force agreed reached began silent effective ended stopped".split())
_DISASTER = frozenset(
    "crash accident collision derailment derailed collided explosion exploded blast collapse "
    "collapsed earthquake quake sank crashed".split()
)
_HAPPEN = frozenset(
    "happened occurred took struck hit at around about collided derailed exploded collapsed burst "
    "broke crashed sank".split()
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    {name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)
_DATE = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m1>[A-Z][a-z]{2,8})"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?)\b"
    r"(?:,? (?P<y>(?:19|20)\d\d))?"
)
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))? ?(?P<half>a\.?m\.?|p\.?m\.?)(?![a-z])"
    r"|\b(?P<h24>[01]?\d|2[0-3])[:.](?P<m24>[0-5]\d)(?![\d.])\b",
    re.IGNORECASE,
)


_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TOLD_WHEN = re.compile(
    r"\b(?:said|says|reported|announced|told [\w ]{1,30}?|published|wrote|tweeted|declared|confirmed|put)"
    rf"(?: (?:late|early))? on {_WEEKDAY}\b"
    rf"|^On {_WEEKDAY},? [\w ]{{0,30}}?\b(?:said|reported|announced|told)\b"
    r"|^[A-Z][^.–—]{1,40}\d(?:, \d{4})?\s+[–—-]\s",
)
"""When somebody said so, or where and when a report was sent: not when it was."""

_RECKONED = re.compile(
    r"\b(?:day|days|hours|week) (?:after|before|earlier|later)\b|\bthe (?:previous|next) day\b", re.IGNORECASE
)
"""A day that is reckoned from another is not read."""


def find_timing(scene: Scene) -> Iterator[Finding]:
    """Statements of when it began, ended or struck."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if is_past(scene, sentence):
            continue
        topic = _topic(scene, tokens)
        if not topic:
            continue
        text = _TOLD_WHEN.sub(" ", scene.article.text[tokens.start[0] : sentence.end])
        if _RECKONED.search(text):
            continue
        day = _written_day(text, scene.article.published) or _weekday(text, scene.article.published)
        clock = _clock(text)
        opened = topic == BEGAN and not _OPENED.isdisjoint(tokens.low)
        if day is not None or (clock is not None and (topic == STRUCK or opened)):
            stance = _stance(day, clock, tokens)
            yield Finding(
                matter=Matter.TIMING, topic=topic, stance=stance, sentence=sentence, span=sentence, day=day
            )


def _topic(scene: Scene, tokens: Tokens) -> str:
    words = set(tokens.low)
    if words & _TRUCE:
        return TRUCE_HELD if words & _HOLD else ""
    if words & _BEGIN and words & _FIGHTING and scene.parties:
        return BEGAN
    return (
        STRUCK if words & _DISASTER and words & _HAPPEN and scene.disaster and not scene.parties_fight else ""
    )


def _written_day(text: str, published: date | None) -> date | None:
    for match in _DATE.finditer(text):
        month = _MONTH.get((match["m1"] or match["m2"]).lower())
        year = int(match["y"]) if match["y"] else (published.year if published else None)
        if month is None or year is None:
            continue
        try:
            return date(year, month, int(match["d1"] or match["d2"]))
        except ValueError:
            continue
    return None


def _weekday(text: str, published: date | None) -> date | None:
    """The weekday named last before the day of publication, that day included."""
    if published is None:
        return None
    for word in re.findall(r"[A-Za-z]+", text):
        if word.lower() in _DAYS:
            return published - timedelta(days=(published.weekday() - _DAYS.index(word.lower())) % 7)
    return None


def _clock(text: str) -> str | None:
    """The first time of day, as HH:MM in 24 hours."""
    match = _CLOCK.search(text)
    if match is None:
        return None
    if match["h24"]:
        return f"{int(match['h24']):02}:{match['m24']}"
    hour = int(match["h"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{hour:02}:{match['m'] or '00'}"


def _stance(day: date | None, clock: str | None, tokens: Tokens) -> str:
    """The day and the hour, or the part of the day where no hour is given."""
    words = set(tokens.low)
    part = clock
    if part is None:
        for name, signs in _PARTS:
            if words & signs:
                part = name
                break
    return " ".join(piece for piece in (day.isoformat() if day else None, part) if piece)


_PARTS = (
    ("night", frozenset({"night", "overnight", "midnight"})),
    ("evening", frozenset({"late", "evening"})),
    ("morning", frozenset({"early", "morning", "dawn"})),
)
