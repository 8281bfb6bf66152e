"""When it happened: when the fighting began, when a ceasefire took hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from index.claims.attribution import Attributor
from index.claims.disputes.finding import Finding, Scene, is_past
from index.claims.model import Matter
from index.claims.voices.words import Tokens
from index.model import Span

BEGAN = "when it began"
TRUCE_HELD = "when the ceasefire took hold"

_BEGIN = frozenset("began begun started erupted broke start beginning outbreak opened came staged dated".split())
_FIGHTING = frozenset(
    "fighting clashes clash hostilities shelling attack attacks offensive war battle shooting fire provocation provocations assault "
    "conflict violence firefights flare-up".split()
)
_TRUCE = frozenset("ceasefire cease-fire truce armistice".split())
_HOLD = frozenset("effect force agreed reached began silent effective into announced ended stopped".split())
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = {name: number for number, name in enumerate(_MONTHS, 1)} | {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_DATE = re.compile(
    r"\b(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m1>[A-Z][a-z]{2,8})|(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?)\b"
    r"(?:,? (?P<y>(?:19|20)\d\d))?"
)


def find_timing(scene: Scene, voices: Attributor) -> Iterator[Finding]:
    """Statements of when the fighting began or a ceasefire took hold."""
    for sentence, tokens in zip(scene.sentences, scene.tokens, strict=True):
        if is_past(scene, sentence):
            continue
        topic = _topic(tokens)
        day = _day(scene, sentence) if topic else None
        if topic and day is not None:
            yield Finding(
                matter=Matter.TIMING, topic=topic, stance=_stance(day, tokens), sentence=sentence, span=sentence, day=day
            )


def _topic(tokens: Tokens) -> str:
    words = set(tokens.low)
    if words & _TRUCE:
        return TRUCE_HELD if words & _HOLD else ""
    return BEGAN if words & _BEGIN and words & _FIGHTING else ""


def _day(scene: Scene, sentence: Span) -> date | None:
    text = sentence.of(scene.article.text)
    return _written_day(text, scene.article.published) or _weekday(text, scene.article.published)


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
    if published is None:
        return None
    for word in re.findall(r"[A-Za-z]+", text):
        if word.lower() in _DAYS:
            back = (published.weekday() - _DAYS.index(word.lower())) % 7
            return published - timedelta(days=back)
    return None


def _stance(day: date, tokens: Tokens) -> str:
    words = set(tokens.low)
    part = ""
    if words & {"night", "overnight", "midnight"}:
        part = " night"
    elif words & {"late", "evening"}:
        part = " evening"
    elif words & {"early", "morning", "dawn"}:
        part = " morning"
    return day.isoformat() + part
