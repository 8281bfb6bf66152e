"""Whose name is asked for ("name of the crane driver", "which general"), and whether a sentence gives it."""

from __future__ import annotations

import re

from bot.answering.question.vocabulary import alike
from index.claims.lexicon import person_noun
from index.retrieval.terms import STOPWORDS, fold, root, words

_ASKED = re.compile(
    r"(?:\bnames? of|^(?:and |so |but )?which)\s+(?:the\s+|an?\s+|that\s+)?(?P<who>(?:[\w'’-]+\s*){1,6})",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]+(?:\s+(?:al|el|bin|ibn|van|von|der|de|da|di|du|la|le)[ -])?"
    r"(?:[ -](?:[A-Z]\. )?[A-Z][\w’'-]+){1,3}"
)
_CALLED = re.compile(
    r"\b(?:named|called|identified (?:\w+ )?as|by the name of|name (?:is|was))\s+(?:\w+ )?(?=[A-Z])"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|of|to|on|over|around|outside|across)\s+(?:the\s+)?$", re.IGNORECASE
)
_NO_PERSON = frozenset(
    root(word)
    for word in """
    ministry army police force forces council court committee commission department agency office
    parliament assembly government command corps guard service party university hospital river republic
    kingdom union nations state states street road province district region city island news airways
    """.split()
)
BETWEEN_WORDS = 5
"""A name stands at most so many words from the noun that tells who it is."""


def asked_person(text: str) -> str | None:
    """The noun for the one person whose name a question asks for; None where it asks for no such name."""
    match = _ASKED.search(text)
    if match is None:
        return None
    found = None
    for word in match["who"].split():
        if fold(word) in STOPWORDS:
            break
        noun = person_noun(fold(word))
        if noun is not None and noun.singular:
            found = word
        elif found:
            break
    return found


def names(person: str, sentence: str) -> bool:
    """Whether a sentence names such a person: "the driver, Ana Lind", "Ana Lind, a driver", "called Ana"."""
    own = alike(root(person))
    if not any(_is(word, own) for word in words(sentence)):
        return False
    if _CALLED.search(sentence):
        return True
    for match in _NAME.finditer(sentence):
        if root(words(match.group())[-1]) not in _NO_PERSON and _beside(sentence, match, own):
            return True
    return False


def _is(word: str, own: frozenset[str]) -> bool:
    return root(word) in own and person_noun(fold(word)) is not None


def _beside(sentence: str, name: re.Match[str], own: frozenset[str]) -> bool:
    """Whether the noun stands right before a name, or behind it in apposition or after "was"."""
    if any(_is(word, own) for word in words(name.group())[:2]):
        return True
    if _PLACED.search(sentence[: name.start()]):
        return False
    if any(_is(word, own) for word in words(sentence[: name.start()])[-2:]):
        return True
    link = re.match(
        r"\s*(?:,|\(|[–—-]|\b(?:was|is|had been|has been|worked as|became)\b)", sentence[name.end() :]
    )
    behind = words(sentence[name.end() :])[: BETWEEN_WORDS + 1]
    return link is not None and any(_is(word, own) for word in behind)
