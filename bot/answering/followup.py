"""History and question into a question that can be understood alone.

What a follow-up leaves out is taken from the question before: it is that question with the side, the
kind, the time or the speaker exchanged; pronouns are filled from the answer before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering.asked_time import read_time
from bot.answering.countries import country_of
from bot.answering.model import Question, Turn
from bot.answering.normalisation import normalise
from bot.answering.understanding import KIND_CUES, Ask, Inquiry, understand
from index.claims.model import Kind
from index.retrieval.lexicon import Lexicon
from index.retrieval.terms import content_words, fold, root, words

_OPENING = re.compile(
    r"^(?:and|but|so|ok|okay|also|then|plus|hm+|well|what about|how about|what of|same for)\b[\s,]*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:(?:and|but|so|ok)\s+)?(?:what about|how about|what of|same for)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|their|he|she|him|his|her|there|then|same|other|one|ones)\b",
    re.IGNORECASE,
)
_PEOPLE_PRONOUN = re.compile(r"\b(?:they|them|he|she|him)\b", re.IGNORECASE)
_THING_PRONOUN = re.compile(r"\b(?:that|this|those|these|it)\b", re.IGNORECASE)
_OTHER_SIDE = re.compile(
    r"\b(?:the )?(?:other|opposing|opposite|second) (?:side|party|country|one|camp)\b|\bthe others\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"\b(?:does|do|did|would|is that what|is this what|what does|what do)\s+(?P<who>(?:the\s+)?[\w'’.-]+"
    r"(?:\s+[\w'’.-]+){0,3}?)\s+(?:agree|agrees|say|says|said|think|thinks|claim|claims|confirm|confirms|"
    r"believe|accept|accepts|dispute|disputes|deny|denies)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:before (?:that|then|this)|previously|earlier than that|the (?:previous|earlier|old) "
    r"(?:one|figure|number|toll|count))\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of|among|from) (?:them|those|these|the dead|the victims)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:on|by|as of|as at|at|until|till|up to|before|in)\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(?P<lead>by|on|until|as of)?\s*(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b")
_NOW = re.compile(
    r"\b(?:now|latest|today|currently|at the end|in the end|final(?:ly)?|after that|later|since then)\b",
    re.IGNORECASE,
)
_SPEAKER_CLAUSE = re.compile(
    r"\b(?:according to|per|as per)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,2}"
    r"|^(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,2}\s+(?:says|said|claims|claimed|reports|reported)\s+(?=how|the|that|\d)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|how come|who else|where exactly|when exactly)\??$", re.IGNORECASE
)
_FIGURE = re.compile(r"\d")
_KIND_WORDS = {
    Kind.KILLED: "killed",
    Kind.WOUNDED: "wounded",
    Kind.MISSING: "missing",
    Kind.CAPTURED: "captured",
    Kind.DISPLACED: "displaced",
    Kind.CASUALTIES: "casualties",
}
_SHORT_ANSWER_WORDS = 14
_FEW_WORDS = 4
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exchange:
    """The question before, made standalone, with its answer; and the new one."""

    before: str
    earlier: Inquiry
    answer: str
    new: str
    inquiry: Inquiry
    sides: Sequence[str]


def standalone(
    question: Question,
    *,
    lexicon: Lexicon,
    known: Callable[[str], bool],
    sides_of: Callable[[Inquiry], Sequence[str]] = lambda _: (),
) -> str:
    """The question in printed spelling, with what it takes for granted from the history.

    Args:
        question: as asked, with its history, oldest turn first.
        lexicon: what words the articles use.
        known: whether a word stands anywhere in the index.
        sides_of: the sides counted in the event that a question is about, for "the other side".
    """
    before = ""
    answer = ""
    for turn in (*question.history, Turn(question=question.text)):
        new = normalise(turn.question, lexicon=lexicon, known=known)
        before = _joined(before, answer, new, lexicon=lexicon, sides_of=sides_of) if before else new
        answer = turn.answer
    return before


def _joined(
    before: str,
    answer: str,
    new: str,
    *,
    lexicon: Lexicon,
    sides_of: Callable[[Inquiry], Sequence[str]],
) -> str:
    earlier = understand(before, lexicon=lexicon)
    exchange = _Exchange(
        before=before,
        earlier=earlier,
        answer=" ".join(re.sub(r"\[\d+\]", " ", answer).split()),
        new=new,
        inquiry=understand(_OPENING.sub("", new) or new, lexicon=lexicon),
        sides=sides_of(earlier),
    )
    for rule in (
        _bare,
        _other_side,
        _agrees,
        _previous_figure,
        _disputed,
        _other_time,
        _other_kind,
        _other_name,
    ):
        joined = rule(exchange)
        if joined:
            return " ".join(joined.split())
    if not _depends(exchange):
        return new
    return _filled(exchange)


def _depends(exchange: _Exchange) -> bool:
    """Whether the new question leaves something out."""
    return bool(
        _OPENING.match(exchange.new)
        or _POINTING.search(exchange.new)
        or len(exchange.inquiry.terms) == 0
        or (len(words(exchange.new)) <= _FEW_WORDS)
        or not any(term.name for term in exchange.inquiry.terms)
    )


def _bare(exchange: _Exchange) -> str | None:
    """A follow-up like "why?" asks why of what was asked about."""
    plain = _OPENING.sub("", exchange.new)
    if not _BARE.match(plain):
        return None
    return f"{plain.rstrip('?')} {' '.join(content_words(exchange.before))} {_short_answer(exchange)}"


def _other_side(exchange: _Exchange) -> str | None:
    """A follow-up like "what about the other side?" is the question before with the other side."""
    if not _OTHER_SIDE.search(exchange.new):
        return None
    named = _named_countries(exchange.before)
    others = [side for side in exchange.sides if root(side) not in {root(word) for word in named.values()}]
    if len(others) != 1 or not named:
        return None
    if exchange.inquiry.kinds or _AGREES.search(exchange.new):
        return _OTHER_SIDE.sub(others[0], exchange.new)
    return _renamed(exchange.before, list(named), others[0])


def _agrees(exchange: _Exchange) -> str | None:
    """A follow-up like "is that what Y says too" is the question before, by Y's account."""
    match = _AGREES.search(exchange.new)
    if not match or not _POINTING.search(exchange.new) or not exchange.earlier.kinds:
        return None
    who = match["who"].strip()
    if not content_words(who) or _PEOPLE_PRONOUN.fullmatch(who):
        return None
    rest = _SPEAKER_CLAUSE.sub("", exchange.before).rstrip("?. ")
    return f"{rest} according to {who}"


def _previous_figure(exchange: _Exchange) -> str | None:
    """A follow-up like "what was it before that" is the question before, for the time before."""
    if not _BEFORE.search(exchange.new) or not exchange.earlier.kinds or exchange.inquiry.figures:
        return None
    time = exchange.earlier.time
    if time.period is None:
        return f"{exchange.before.rstrip('?. ')} at first"
    return f"{time.rest.rstrip('?. ')} before {_LEAD.sub('', time.spoken)}"


def _disputed(exchange: _Exchange) -> str | None:
    """A figure held against the answer before keeps both figures and what was asked."""
    if not exchange.inquiry.figures or exchange.inquiry.ask not in (Ask.WHETHER, Ask.WHAT, Ask.COUNT):
        return None
    said = _short_answer(exchange)
    new = _THING_PRONOUN.sub(said, exchange.new, count=1) if said else exchange.new
    missing = _missing_words(exchange, new)
    return f"{new.rstrip('?. ')} {missing} {exchange.earlier.time.spoken}"


def _other_time(exchange: _Exchange) -> str | None:
    """A follow-up like "and on Friday?" is the question before at another time."""
    month = exchange.earlier.time.period
    ordinal = _ORDINAL.search(exchange.new) if month else None
    time = exchange.inquiry.time
    if ordinal and month and (time.period is None or time.spoken.strip() == ordinal.group().strip()):
        time = read_time(f"{ordinal['lead'] or ''} {ordinal['day']} {month.last:%B %Y}")
    rest = _OPENING.sub("", time.rest)
    left = [
        word for word in content_words(_NOW.sub("", rest)) if word.lower() not in {"toll", "number", "figure"}
    ]
    if left or exchange.inquiry.figures or not (time.period or time.recency or _NOW.search(exchange.new)):
        return None
    when = time.spoken or ("latest" if not time.recency or time.recency == "latest" else "at first")
    base = exchange.earlier.time.rest.rstrip("?. ")
    return f"{when} {base}" if when == "latest" else f"{base} {when}"


def _other_kind(exchange: _Exchange) -> str | None:
    """A follow-up like "and wounded?" is the question before about others harmed."""
    kinds = exchange.inquiry.kinds
    if not kinds or not exchange.earlier.kinds or _named_countries(exchange.new):
        return None
    narrowing = [term for term in exchange.inquiry.terms if term.roots[0] not in _cue_roots(exchange.new)]
    if exchange.inquiry.ask not in (Ask.COUNT, Ask.WHAT) or len(narrowing) > 1:
        return None
    if kinds == exchange.earlier.kinds and not narrowing:
        return None
    said = " ".join([*(term.word for term in narrowing), _KIND_WORDS[kinds[0]]])
    if exchange.inquiry.time.period is None:
        return _with_kind(exchange.before, said)
    return f"{_with_kind(exchange.earlier.time.rest, said).rstrip('?. ')} {exchange.inquiry.time.spoken}"


def _other_name(exchange: _Exchange) -> str | None:
    """A follow-up like "and Ruritania?" is the question before about another side or person."""
    plain = _OPENING.sub("", exchange.new).rstrip("?. ")
    terms = exchange.inquiry.terms
    if not terms or exchange.inquiry.kinds or exchange.inquiry.time.period or len(words(plain)) > _FEW_WORDS:
        return None
    if (
        exchange.inquiry.ask is not Ask.WHAT
        or _POINTING.search(plain)
        or plain.lower().startswith(("what", "which"))
    ):
        return None
    named = list(_named_countries(exchange.before))
    if named and _named_countries(plain):
        return _renamed(exchange.before, named, plain)
    if exchange.earlier.speaker and any(term.name for term in terms):
        return re.sub(re.escape(exchange.earlier.speaker), plain, exchange.before, flags=re.IGNORECASE)
    return (
        f"{exchange.before.rstrip('?. ')} {plain}"
        if _ABOUT.match(exchange.new) or exchange.earlier.kinds
        else None
    )


def _filled(exchange: _Exchange) -> str:
    """The new question with its pronouns filled and the words of the one before that it lacks."""
    new = _OPENING.sub("", exchange.new)
    if exchange.inquiry.ask in (Ask.COUNT, Ask.AMOUNT) and _OF_THEM.search(new):
        kind = _KIND_WORDS[exchange.earlier.kinds[0]] if exchange.earlier.kinds else ""
        rest = _OF_THEM.sub("", new).rstrip("?. ")
        return f"{rest} {kind} {_missing_words(exchange, new)} {exchange.earlier.time.spoken}"
    short = _short_answer(exchange)
    if short:
        if (
            _PEOPLE_PRONOUN.search(new)
            and len(words(short)) <= _LONGEST_NAME
            and not _FIGURE.search(short)
            and short[:1].isupper()
        ):
            new = _PEOPLE_PRONOUN.sub(short, new, count=1)
        elif _THING_PRONOUN.search(new):
            new = _THING_PRONOUN.sub(short, new, count=1)
    when = "" if exchange.inquiry.time.period else exchange.earlier.time.spoken
    return f"{new.rstrip('?. ')} {_missing_words(exchange, new)} {when}"


def _short_answer(exchange: _Exchange) -> str:
    """The answer before, where it is short enough to stand in the new question; else ""."""
    return exchange.answer.rstrip(". ") if len(words(exchange.answer)) <= _SHORT_ANSWER_WORDS else ""


def _missing_words(exchange: _Exchange, new: str) -> str:
    """The words that the question before was about and the new one lacks."""
    there = {root(word) for word in words(new)}
    kept = [term.word for term in exchange.earlier.terms if term.roots[0] not in there]
    if exchange.inquiry.kinds or not exchange.earlier.kinds:
        return " ".join(kept)
    return " ".join(
        [
            *kept,
            *(() if exchange.inquiry.ask is not Ask.WHETHER else (_KIND_WORDS[exchange.earlier.kinds[0]],)),
        ]
    )


def _named_countries(text: str) -> dict[str, str]:
    """Words of a text that name a country or its people -> the country."""
    found: dict[str, str] = {}
    for word in words(text):
        country = country_of(word)
        if country:
            found[word] = country.name
    return found


def _renamed(text: str, old: Sequence[str], new: str) -> str:
    """The text with the first of the old names replaced and the others left out."""
    out = text
    for number, name in enumerate(old):
        out = re.sub(rf"\b{re.escape(name)}\b", new if number == 0 else "", out, count=1)
    return out


def _cue_roots(text: str) -> set[str]:
    """Roots of the words by which a text says what happened to people."""
    return {root(word) for _, cue in KIND_CUES for match in cue.findall(fold(text)) for word in words(match)}


def _with_kind(text: str, kind: str) -> str:
    """The text with its words of harm replaced by another kind's."""
    spans = sorted({match.span() for _, cue in KIND_CUES for match in cue.finditer(fold(text))})
    if not spans or len(fold(text)) != len(text):
        return f"{text.rstrip('?. ')} {kind}"
    out = text[: spans[0][0]] + kind
    end = spans[0][1]
    for start, stop in spans[1:]:
        if start >= end:
            out += text[end:start]
            end = stop
        end = max(end, stop)
    return out + text[end:]
