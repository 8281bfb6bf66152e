"""Follow-ups that question the answer: who says so, is that confirmed, does the other side agree."""

from __future__ import annotations

import re

from bot.answering.conversation.exchange import (
    AGREES,
    OPENING,
    PEOPLE_PRONOUN,
    POINTING,
    THING_PRONOUN,
    Exchange,
    by_account,
    missing_words,
    topic_of,
)
from bot.answering.conversation.referring import gist
from bot.answering.question.understanding import Ask
from index.retrieval.terms import content_words

_SAYS_WHO = re.compile(
    r"^(?:says who|according to whom?|who (?:says?|said|claims?|reported)(?: so| that| this| it)?|"
    r"(?:what(?: is|'s) the |whats the )?source|who is that according to)\??$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:is|was|are|were|isn't|wasn't|has|have)\s+(?:that|it|this|those|these)\s+(?:\w+\s+)?(?:right|true|"
    r"correct|accurate|confirmed|verified|certain|sure|official|disputed|contested|denied|reliable)\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\b(?:confirmed|verified|disputed|contested|denied|supported|backed) by (?P<by>(?:the )?[\w'’.-]+"
    r"(?:\s+[\w'’.-]+){0,3})|\b(?P<other>(?:the )?[\w'’.-]+(?:\s+[\w'’.-]+){0,2}?)\s+"
    r"(?:says?|said|claims?|reports?|thinks?)\s+(?:otherwise|different(?:ly)?|something else|no)\b",
    re.IGNORECASE,
)
_TALK = frozenset("though and but so i think guess believe really then".split())


def says_who(exchange: Exchange) -> str | None:
    """A follow-up like "says who?" asks who said what was answered."""
    if not _SAYS_WHO.match(OPENING.sub("", exchange.new).strip()):
        return None
    time = exchange.earlier.time.spoken
    return f"who said {gist(exchange.answer)} {missing_words(exchange, exchange.answer)} {time}"


def doubted(exchange: Exchange) -> str | None:
    """A follow-up like "is that confirmed by Y?" asks for Y's account; "is that true?" whether it is so."""
    if not _DOUBT.search(exchange.new) or exchange.inquiry.figures:
        return None
    match = _BY_WHOM.search(exchange.new)
    who = next((text for text in match.groups() if text), "") if match else ""
    who = " ".join(word for word in who.split() if word.lower() not in _TALK)
    if who and content_words(who):
        return by_account(exchange, who)
    said = gist(exchange.answer)
    return f"is it true that {said} {missing_words(exchange, said)}" if said else None


def agrees(exchange: Exchange) -> str | None:
    """A follow-up like "is that what Y says too" is the question before, by Y's account."""
    match = AGREES.search(exchange.new)
    if not match or (content_words(match["rest"]) and not POINTING.search(exchange.new)):
        return None
    if not exchange.earlier.kinds and (not _ASSENT.search(match.group()) or not topic_of(exchange)):
        return None
    who = match["who"].strip()
    if not content_words(who) or PEOPLE_PRONOUN.fullmatch(who):
        return None
    return by_account(exchange, who)


_ASSENT = re.compile(r"\b(?:agree|confirm|believe|accept|dispute|deny|denie)s?\b", re.IGNORECASE)


def disputed(exchange: Exchange) -> str | None:
    """A figure held against the answer before keeps both figures and what was asked."""
    if not exchange.inquiry.figures or exchange.inquiry.ask not in (Ask.WHETHER, Ask.WHAT, Ask.COUNT):
        return None
    said = gist(exchange.answer)
    new = THING_PRONOUN.sub(said, exchange.new, count=1) if said else exchange.new
    missing = missing_words(exchange, new)
    return f"{new.rstrip('?. ')} {missing} {exchange.earlier.time.spoken}"
