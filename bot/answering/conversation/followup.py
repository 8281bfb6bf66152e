"""History and question into a question that can be understood alone.

What a follow-up leaves out is taken from the question before: it is that question with the side, the
kind, the time or the speaker exchanged; pronouns are filled from the answer before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.answering.conversation.doubting import agrees, disputed, doubted, says_who
from bot.answering.conversation.ellipsis import (
    among,
    days_apart,
    other_kind,
    other_name,
    other_place,
    other_side,
    other_time,
    previous_figure,
)
from bot.answering.conversation.exchange import (
    FEW_WORDS,
    ONE_PRONOUN,
    OPENING,
    PEOPLE_PRONOUN,
    POINTING,
    THING_PRONOUN,
    THINGS_PRONOUN,
    WHOSE_PRONOUN,
    Exchange,
    missing_words,
    things_asked,
    topic_of,
)
from bot.answering.conversation.referring import gist, names, subject
from bot.answering.model import Question, Turn
from bot.answering.question.normalisation import normalise
from bot.answering.question.understanding import Ask, Inquiry, understand
from index.retrieval.lexicon import Lexicon
from index.retrieval.terms import content_words, words

_TO_THAT = re.compile(r"\b(?:to|about|on|of)\s+(?:that|this|it)\b", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:why|when|where|who|how|how come|who else|where exactly|when exactly|since when|how long|"
    r"why not)\??$",
    re.IGNORECASE,
)


MOST_NAME_WORDS = 6
"""Of longer lists of names the question before tells as much, in fewer words."""


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
    exchange = Exchange(
        before=before,
        earlier=earlier,
        answer=" ".join(re.sub(r"\[\d+\]", " ", answer).split()),
        new=new,
        inquiry=understand(OPENING.sub("", new) or new, lexicon=lexicon),
        sides=sides_of(earlier),
    )
    for rule in (
        _bare,
        says_who,
        doubted,
        other_side,
        agrees,
        previous_figure,
        disputed,
        days_apart,
        other_time,
        among,
        other_kind,
        other_place,
        other_name,
    ):
        joined = rule(exchange)
        if joined:
            return " ".join(joined.split())
    if not _depends(exchange):
        return new
    return " ".join(_filled(exchange).split())


def _depends(exchange: Exchange) -> bool:
    """Whether the new question leaves something out."""
    return bool(
        OPENING.match(exchange.new)
        or POINTING.search(exchange.new)
        or len(exchange.inquiry.terms) == 0
        or (len(words(exchange.new)) <= FEW_WORDS)
        or not any(term.name for term in exchange.inquiry.terms)
    )


def _bare(exchange: Exchange) -> str | None:
    """A follow-up like "why?" asks why of what was asked about."""
    plain = OPENING.sub("", exchange.new)
    if not _BARE.match(plain):
        return None
    return f"{plain.rstrip('?')} {' '.join(content_words(exchange.before))} {gist(exchange.answer)}"


def _filled(exchange: Exchange) -> str:
    """The new question with its pronouns filled and the words of the one before that it lacks."""
    new = OPENING.sub("", exchange.new)
    if exchange.inquiry.ask in (Ask.SAID, Ask.REACTION) and _TO_THAT.search(new) and topic_of(exchange):
        return _TO_THAT.sub(f"about {topic_of(exchange)}", new, count=1)
    people, short = _people_meant(exchange.answer, new), gist(exchange.answer)
    if people and WHOSE_PRONOUN.search(new):
        new = WHOSE_PRONOUN.sub(f"{people}'s", new, count=1)
    elif people and PEOPLE_PRONOUN.search(new):
        new = PEOPLE_PRONOUN.sub(people, new, count=1)
    elif short and THING_PRONOUN.search(new):
        new = THING_PRONOUN.sub(short, new, count=1)
    things = things_asked(exchange)
    if things and THINGS_PRONOUN.search(new):
        new = THINGS_PRONOUN.sub(things, new, count=1)
    when = "" if exchange.inquiry.time.period else exchange.earlier.time.spoken
    told = bool(people and people in new and things and things in new)  # it names whom and what
    return f"{new.rstrip('?. ')} {'' if told else missing_words(exchange, new)} {when}"


def _people_meant(answer: str, new: str) -> str:
    """The people of the answer before whom a pronoun may mean: one by "he" and "his", several by "they"."""
    people = names(answer) or subject(answer)
    one = " and " not in people and not people.startswith("The ")
    if len(content_words(people)) > MOST_NAME_WORDS:
        return ""
    return people if one == bool(ONE_PRONOUN.search(new) or WHOSE_PRONOUN.search(new)) else ""
