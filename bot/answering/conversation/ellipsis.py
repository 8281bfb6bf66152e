"""Follow-ups that leave something out: the question before with another side, time, kind, place or group."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.answering.conversation.exchange import (
    AGREES,
    FEW_WORDS,
    KIND_WORDS,
    OPENING,
    POINTING,
    Exchange,
    named_countries,
    renamed,
)
from bot.answering.question.asked_time import read_time
from bot.answering.question.understanding import KIND_CUES, Ask
from index.claims.lexicon import person_noun
from index.retrieval.terms import content_words, fold, root, words

_ABOUT = re.compile(r"^(?:(?:and|but|so|ok)\s+)?(?:what about|how about|what of|same for)\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(
    r"\b(?:the )?(?:other|opposing|opposite|second) (?:side|party|country|one|camp)\b|\bthe others\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before (?:that|then|this)|previously|earlier than that|the (?:day|week) (?:before|earlier)|"
    r"the (?:previous|earlier|old) (?:one|figure|number|toll|count))\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of|among|from) (?:them|those|these|the dead|the victims)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:on|by|as of|as at|at|until|till|up to|before|in)\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?P<lead>by|on|until|as of)?\s*(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b")
_NOW = re.compile(
    r"\b(?:now|latest|today|currently|at the end|in the end|final(?:ly)?|after that|later|since then)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?P<lead>in|on|at|near|from|across|inside|outside)\s+(?P<place>(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,3})$",
    re.IGNORECASE,
)
_OF_PLACE = frozenset(
    "side bank shore coast half part region province district area city zone territory".split()
)


def other_side(exchange: Exchange) -> str | None:
    """A follow-up like "what about the other side?" is the question before with the other side."""
    if not _OTHER_SIDE.search(exchange.new):
        return None
    named = named_countries(exchange.before)
    heard = named or dict(list(named_countries(exchange.answer).items())[:1])
    others = [side for side in exchange.sides if root(side) not in {root(word) for word in heard.values()}]
    if len(others) != 1 or not heard:
        return None
    if not named:  # the answer gave one side's account
        return f"{exchange.before.rstrip('?. ')} according to {others[0]}"
    if exchange.inquiry.kinds or AGREES.search(exchange.new):
        return _OTHER_SIDE.sub(others[0], exchange.new)
    return renamed(exchange.before, list(named), others[0])


def previous_figure(exchange: Exchange) -> str | None:
    """A follow-up like "what was it before that" is the question before, for the time before."""
    if not _BEFORE.search(exchange.new) or not exchange.earlier.kinds or exchange.inquiry.figures:
        return None
    time = exchange.earlier.time
    if time.period is None:
        return f"{exchange.before.rstrip('?. ')} at first"
    return f"{time.rest.rstrip('?. ')} before {_LEAD.sub('', time.spoken)}"


_APART = re.compile(
    r"^(?P<many>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"(?P<unit>day|week|month|year)s? (?P<way>after|later|on|before|earlier)(?: that| this)?$",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_COUNT_WORDS = "a one two three four five six seven eight nine ten".split()


def days_apart(exchange: Exchange) -> str | None:
    """A follow-up like "and two weeks later?" is the question before, so much later than the day it named."""
    match = _APART.match(OPENING.sub("", exchange.new).rstrip("?. "))
    period = exchange.earlier.time.period
    if match is None or period is None:
        return None
    said = match["many"].lower().removesuffix("n")
    many = int(said) if said.isdecimal() else max(1, _COUNT_WORDS.index(said))
    apart = timedelta(days=many * _DAYS[match["unit"].lower()])
    when = period.last + apart if match["way"].lower() in ("after", "later", "on") else period.first - apart
    year = f" {when.year}" if period.stated_year else ""
    return f"{exchange.earlier.time.rest.rstrip('?. ')} by {when.day} {when:%B}{year}"


def other_time(exchange: Exchange) -> str | None:
    """A follow-up like "and on Friday?" is the question before at another time."""
    month = exchange.earlier.time.period
    ordinal = _ORDINAL.search(exchange.new) if month else None
    time = exchange.inquiry.time
    if ordinal and month and (time.period is None or time.spoken.strip() == ordinal.group().strip()):
        time = read_time(f"{ordinal['lead'] or ''} {ordinal['day']} {month.last:%B %Y}")
    rest = OPENING.sub("", time.rest)
    left = [
        word for word in content_words(_NOW.sub("", rest)) if word.lower() not in {"toll", "number", "figure"}
    ]
    if left or exchange.inquiry.figures or not (time.period or time.recency or _NOW.search(exchange.new)):
        return None
    when = time.spoken or ("latest" if not time.recency or time.recency == "latest" else "at first")
    base = exchange.earlier.time.rest.rstrip("?. ")
    return f"{when} {base}" if when == "latest" else f"{base} {when}"


def among(exchange: Exchange) -> str | None:
    """A follow-up like "how many of them were children?" counts some of those asked about before."""
    narrower = _OF_THEM.sub("", exchange.new)
    if narrower == exchange.new or exchange.inquiry.ask not in (Ask.COUNT, Ask.AMOUNT, Ask.WHETHER, Ask.WHAT):
        return None
    said = [word for word in content_words(narrower) if root(word) not in _ASKING]
    whose = exchange.earlier.speaker
    spoken = (whose or "").lower().split()
    kept = [term.word for term in exchange.earlier.terms if term.word.lower() not in spoken]
    if not said or not (kept or exchange.earlier.kinds):
        return None
    if not any(person_noun(word.lower()) for word in said):
        return f"how many {' '.join(kept)} {' '.join(said)} {exchange.earlier.time.spoken}"
    kind = KIND_WORDS[exchange.earlier.kinds[0]] if exchange.earlier.kinds else ""
    by = f"according to {whose}" if whose else ""
    return f"how many {' '.join(said)} of the {' '.join(kept)} {kind} {by} {exchange.earlier.time.spoken}"


_ASKING = frozenset(root(word) for word in "many any were was there some number".split())


def other_place(exchange: Exchange) -> str | None:
    """A follow-up like "and in Sundby?" is the question before at another place."""
    match = _PLACED.match(OPENING.sub("", exchange.new).rstrip("?. "))
    if not match or exchange.inquiry.kinds or exchange.inquiry.time.period or exchange.inquiry.figures:
        return None
    before = exchange.before.rstrip("?. ")
    named = {term.word.lower() for term in exchange.earlier.terms if term.name} | _OF_PLACE
    for old in re.finditer(r"\b(?:in|on|at|near|from|across)\s+(?:the\s+)?(?:[\w'’-]+\s*){1,3}", before):
        kept = re.match(r"\w+\s+(?:the\s+)?", old.group())
        words_of = old.group()[kept.end() :].split() if kept else []
        upto = max((n for n, word in enumerate(words_of, 1) if word.lower() in named), default=0)
        if upto and kept:
            end = old.start() + kept.end() + len(" ".join(words_of[:upto]))
            return f"{before[: old.start()]}{match.group()}{before[end:]}"
    return f"{exchange.earlier.time.rest.rstrip('?. ')} {match.group()} {exchange.earlier.time.spoken}"


def other_kind(exchange: Exchange) -> str | None:
    """A follow-up like "and wounded?" is the question before about others harmed."""
    kinds = exchange.inquiry.kinds
    if not kinds or not exchange.earlier.kinds or named_countries(exchange.new):
        return None
    narrowing = [term for term in exchange.inquiry.terms if term.roots[0] not in _cue_roots(exchange.new)]
    if exchange.inquiry.ask not in (Ask.COUNT, Ask.WHAT) or len(narrowing) > 1:
        return None
    if kinds == exchange.earlier.kinds and not narrowing:
        return None
    said = " ".join([*(term.word for term in narrowing), KIND_WORDS[kinds[0]]])
    if exchange.inquiry.time.period is None:
        return _with_kind(exchange.before, said)
    return f"{_with_kind(exchange.earlier.time.rest, said).rstrip('?. ')} {exchange.inquiry.time.spoken}"


def other_name(exchange: Exchange) -> str | None:
    """A follow-up like "and Ruritania?" is the question before about another side or person."""
    plain = OPENING.sub("", exchange.new).rstrip("?. ")
    terms = exchange.inquiry.terms
    if not terms or exchange.inquiry.kinds or exchange.inquiry.time.period or len(words(plain)) > FEW_WORDS:
        return None
    if (
        exchange.inquiry.ask is not Ask.WHAT
        or POINTING.search(plain)
        or plain.lower().startswith(("what", "which"))
    ):
        return None
    named = list(named_countries(exchange.before))
    if named and named_countries(plain):
        renaming = renamed(exchange.before, named, re.sub(r"^(?:the )?([\w'’-]+) side$", r"\1", plain))
        return _without_others(renaming, plain, exchange.before)
    swapped = _other_people(exchange.before, plain)
    if swapped and not exchange.earlier.speaker:
        return swapped
    if exchange.earlier.speaker and any(term.name for term in terms):
        return re.sub(re.escape(exchange.earlier.speaker), plain, exchange.before, flags=re.IGNORECASE)
    return (
        f"{exchange.before.rstrip('?. ')} {plain}"
        if _ABOUT.match(exchange.new) or exchange.earlier.kinds
        else None
    )


def _without_others(text: str, plain: str, before: str) -> str:
    """The text without the people of the question before, where the new one names others ("Thai nurses")."""
    others = [word for word in words(before) if person_noun(word.lower()) and word.lower() not in _ANYBODY]
    if not person_noun(plain.rsplit(maxsplit=1)[-1].lower()) or len(others) != 1:
        return text
    return re.sub(rf"\s*\b{re.escape(others[0])}\b(?!.*\b{re.escape(others[0])}\b)", "", text, count=1)


def _other_people(before: str, plain: str) -> str | None:
    """As in "and women?" after "how many children died": those people in place of the others."""
    group = plain.removeprefix("the ").lower()
    if not person_noun(group):
        return None
    told = [word for word in words(before) if person_noun(word.lower()) and word.lower() not in _ANYBODY]
    if len(told) != 1:
        return None
    return re.sub(rf"\b{re.escape(told[0])}\b", group, before, count=1)


_ANYBODY = frozenset("people persons person victims victim".split())


def _cue_roots(text: str) -> set[str]:
    """Roots of the words by which a text says what happened to people."""
    return {root(word) for _, cue in KIND_CUES for match in cue.findall(fold(text)) for word in words(match)}


_TOLL = re.compile(r"(?:death |confirmed )*(?:toll|tally|body count|count|losses)\b")


def _with_kind(text: str, kind: str) -> str:
    """The text with its words of harm replaced by another kind's; a toll becomes a number of them."""
    spans = sorted({match.span() for _, cue in KIND_CUES for match in cue.finditer(fold(text))})
    if not spans or len(fold(text)) != len(text):
        return f"{text.rstrip('?. ')} {kind}"
    if fold(text).startswith(("what", "which")) and any(_TOLL.match(fold(text), start) for start, _ in spans):
        kind = f"number of {kind}"
    out = text[: spans[0][0]] + kind
    end = spans[0][1]
    for start, stop in spans[1:]:
        if start >= end:
            out += text[end:start]
            end = stop
        end = max(end, stop)
    return out + text[end:]
