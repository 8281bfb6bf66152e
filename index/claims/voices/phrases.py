"""Noun phrases that can speak: where they begin and end, told by closed word classes and capital letters.

A phrase is a pair of token numbers ``(first, last)`` with ``last`` not included.
"""

from __future__ import annotations

from functools import cache

from index.claims.lexicon import rows
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    STOPS,
    SUBORDINATORS,
    TIMES,
    Tokens,
    is_adverb,
    listed,
    looks_finite,
    verb_forms,
)

Phrase = tuple[int, int]

_INNER_PREPOSITIONS = frozenset("of for in at on from with to and by under near".split())
_JOINERS = frozenset({"'s", "’s", "-", "&", "'", "’"})
_NOBODY = frozenset(
    "everybody everyone somebody someone nobody none nothing no-one everything anything anybody "
    "anyone".split()
)
_SPEAKING_PRONOUNS = frozenset(
    "he she it they i we who which some many others most both neither each one you".split()
)
_MAX_TOKENS = 24
"""A speaker's phrase is not longer: names, offices and what they head."""


@cache
def place_names() -> frozenset[str]:
    """Countries and the cities that stand for them, in lower case."""
    return frozenset(
        name.lower()
        for row in rows("countries.tsv")
        for cell in (row[0], *row[3:4])
        for name in cell.split("|")
    )


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns that can head the phrase of whoever speaks."""
    return (
        listed("role")
        | listed("people")
        | listed("body")
        | listed("document")
        | listed("media")
        | listed("account_noun")
    )


def can_speak(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase can be whoever speaks.

    A pronoun, a name, or a noun for people, bodies or documents.
    """
    first, last = phrase
    if tokens.low[first] in _NOBODY:
        return False
    for place in range(first, _head_end(tokens, first, last)):
        low = tokens.low[place]
        if low in QUANTIFIERS and place + 1 < last and _counts_next(tokens, place + 1):
            continue
        if low in _SPEAKING_PRONOUNS or low in speaker_nouns():
            return True
        if low in _REGIONAL or (place == 0 and _gerund_opens(tokens)):
            continue
        if tokens.capital[place] and low not in TIMES and low not in DETERMINERS and low not in PREPOSITIONS:
            return place > 0 or last - first > 1 or tokens.text[place].isupper() or low not in ADVERBS
    return False


QUANTIFIERS = frozenset("some many most several few both all others each".split())


def _counts_next(tokens: Tokens, place: int) -> bool:
    """Whether a quantifier before token ``place`` only counts it: "*several* deaths reported"."""
    low = tokens.low[place]
    return low[:1].isalpha() and low not in PREPOSITIONS and low not in CONJUNCTIONS and low not in ADVERBS


def _gerund_opens(tokens: Tokens) -> bool:
    """Whether a sentence opens with what is done and not with who does it: "*Adding* both gives 12"."""
    low = tokens.low[0]
    named = low in place_names() or (len(tokens) > 1 and tokens.capital[1])
    return low.endswith("ing") and len(low) > _SHORTEST_GERUND and not named


_SHORTEST_GERUND = 4

_COUNTING = frozenset(
    "one two three four five six seven eight nine ten dozens scores hundreds thousands majority third half "
    "quarter percent % number group couple pair handful minority all much lot plenty part".split()
)


def _head_end(tokens: Tokens, first: int, last: int) -> int:
    """Where the part of a phrase ends that can hold its head: at a preposition, but not of "two of the …"."""
    for place in range(first + 1, last):
        if tokens.low[place] in PREPOSITIONS:
            before = tokens.low[place - 1]
            counted = before in _COUNTING or before[:1].isdigit()
            return last if counted or not any(low[:1].isalpha() for low in tokens.low[first:place]) else place
    return last


def is_verb(tokens: Tokens, place: int) -> bool:
    """Whether a token is likely a finite verb."""
    low = tokens.low[place]
    if tokens.capital[place] and place > 0:
        return False
    if low in AUX:
        return True
    form = verb_forms().get(low)
    if form is not None and low not in listed("noun_too") and form.tense != "ing":
        return True
    if not looks_finite(low):
        return False
    before = tokens.low[place - 1] if place else ""
    return not (before in DETERMINERS or before in {"of", "'s"})


def _barrier(tokens: Tokens, place: int) -> bool:
    """Whether a phrase that grows to the left ends before this token."""
    low = tokens.low[place]
    if low in _JOINERS:
        return False
    if low in STOPS or low in SUBORDINATORS or low in {"according", "but", "or", "nor", "yet"}:
        return True
    if low == "one" and place + 1 < len(tokens) and tokens.low[place + 1] == "of":
        return False
    if low in PRONOUNS or (low in PREPOSITIONS and low not in _INNER_PREPOSITIONS):
        return True
    return is_verb(tokens, place)


def _clause_and(tokens: Tokens, place: int, floor: int) -> bool:
    """Whether an "and" joins clauses, not names: a verb stands in the few words before it."""
    for back in range(place - 1, max(floor, place - 12) - 1, -1):
        if tokens.low[back] in STOPS:
            return tokens.low[back] == "," and back == place - 1
        if is_verb(tokens, back):
            return True
    return False


def _left_edge(tokens: Tokens, last: int, floor: int) -> int:
    place = last - 1
    while place >= floor and last - place <= _MAX_TOKENS:
        if _barrier(tokens, place):
            break
        if tokens.low[place] == "and" and _clause_and(tokens, place, floor):
            break
        if begins_anew(tokens, place):
            return place
        place -= 1
    return place + 1


def _starts_phrase(tokens: Tokens, place: int) -> bool:
    low, before = tokens.low[place], tokens.low[place - 1]
    if before in PREPOSITIONS or before in {"and", "'s", "’s", "-", "&"} or before in DETERMINERS:
        return False
    if low in DETERMINERS:
        return True
    timed = before in CALENDAR or (before in _PERIODS and low not in PREPOSITIONS and low not in _LATER)
    if timed and low not in TIMES and low not in ADVERBS and low[:1].isalpha():
        return True
    return tokens.capital[place] and (before in TIMES or before[:1].isdigit())


def _trim_left(tokens: Tokens, first: int, last: int) -> int:
    """Drop adverbials in front: "On Tuesday", "Later", "In Rome the", "Also"."""
    while first < last - 1:
        low = tokens.low[first]
        if low in CONJUNCTIONS or low in ADVERBS or low in TIMES or low == "'s":
            first += 1
        elif first + 3 < last and tokens.low[first + 1] in _PERIODS and tokens.low[first + 2] in _LATER:
            first += 3
        elif low in PREPOSITIONS:
            begin = _after_preposition(tokens, first, last)
            if begin is None:
                return first
            first = begin
        else:
            return first
    return first


_PERIODS = frozenset("hour hours day days week weeks month months year years minute minutes".split())
_LATER = frozenset("later before after earlier ago on".split())
"""As in "two days *later* the mayor said"."""


def _after_preposition(tokens: Tokens, first: int, last: int) -> int | None:
    """Where the subject begins after a leading prepositional phrase, if it can be told."""
    return next((place for place in range(first + 2, last) if _starts_phrase(tokens, place)), None)


def phrase_before(tokens: Tokens, last: int, floor: int = 0) -> Phrase | None:
    """The noun phrase that ends right before token ``last``; None where there is none.

    ``floor`` is the first token that it may use.
    """
    if last <= floor:
        return None
    if tokens.low[last - 1] in PRONOUNS:
        return (last - 1, last)
    first = _left_edge(tokens, last, floor)
    if first >= last:
        return None
    first = _behind_place(tokens, _trim_left(tokens, first, last), last)
    if tokens.low[first] in PREPOSITIONS and first + 1 < last:
        return None
    return (first, last)


_REGIONAL = frozenset(
    "eastern western northern southern central north south east west mainland occupied neighbouring".split()
)


def _behind_place(tokens: Tokens, first: int, last: int) -> int:
    """As in "as a gesture of goodwill Ruritania has": a country behind a common noun begins the phrase."""
    if last - first < 3 or not tokens.capital[last - 1] or tokens.low[first] not in DETERMINERS:  # noqa: PLR2004
        return first
    before = tokens.low[last - 2]
    common = before[:1].isalpha() and not tokens.capital[last - 2] and before not in speaker_nouns()
    if (
        any(low in PREPOSITIONS for low in tokens.low[max(first, last - 4) : last - 1])
        and before not in PREPOSITIONS
    ):
        common = (
            common
            and tokens.low[last - 3] in PREPOSITIONS
            and tokens.low[last - 4 : last - 3] != ("of",)
            and before not in _REGIONAL
        )
    loose = before in PREPOSITIONS or before in DETERMINERS or before in CONJUNCTIONS or before in _JOINERS
    return last - 1 if common and not loose and tokens.low[last - 1] in place_names() else first


def _right_verb(tokens: Tokens, place: int) -> bool:
    low = tokens.low[place]
    if low in listed("noun_too") and low in verb_forms():
        return False
    if low.endswith("ed") and tokens.low[place - 1] in DETERMINERS:
        return False  # "a corrected news release"
    return is_verb(tokens, place)


def phrase_after(tokens: Tokens, first: int, ceiling: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token ``first``; None where there is none."""
    end = len(tokens) if ceiling is None else ceiling
    if first >= end:
        return None
    low = tokens.low[first]
    if low in PRONOUNS and low not in POSSESSIVES and low != "one":
        return (first, first + 1)
    place = first
    while place < end and place - first <= _MAX_TOKENS:
        low = tokens.low[place]
        if low == "(" and _acronym_behind(tokens, place):
            place += 3
            continue
        if low in STOPS and low not in {"-", "'"}:
            break
        that = (
            low == "that" and place == first and place + 1 < end and tokens.low[place + 1] in speaker_nouns()
        )
        if (low in SUBORDINATORS and not that) or low in PRONOUNS or low in {"but", "or"}:
            break
        if place > first and (
            _right_verb(tokens, place)
            or _ends_right(tokens, place)
            or figure_at(tokens, place)
            or (place - first > (tokens.low[first] in DETERMINERS) and begins_anew(tokens, place))
        ):
            break
        place += 1
    while place > first + 1 and (
        tokens.low[place - 1] in PREPOSITIONS or tokens.low[place - 1] in CONJUNCTIONS
    ):
        place -= 1
    return (first, place) if place > first else None


_ARTICLES = frozenset({"the", "a", "an"})
_PREDETERMINERS = frozenset({"all", "both", "half", "such", "what", "who", "twice", "not", "only", "even"})


def begins_anew(tokens: Tokens, place: int) -> bool:
    """Whether another phrase begins without a comma: "according to the ministry *the* toll rose"."""
    if tokens.low[place] not in _ARTICLES or not place:
        return False
    before = tokens.low[place - 1]
    joined = before in PREPOSITIONS or before in CONJUNCTIONS or before in _PREDETERMINERS
    return before[:1].isalpha() and not joined and not is_verb(tokens, place - 1)


def _acronym_behind(tokens: Tokens, place: int) -> bool:
    """Whether "(NFB)" stands here."""
    return place + 2 < len(tokens) and tokens.text[place + 1].isupper() and tokens.low[place + 2] == ")"


_FIGURE_LEADS = frozenset(
    "up some about around nearly almost over more fewer dozens hundreds thousands there".split()
)


NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)


def figure_at(tokens: Tokens, place: int) -> bool:
    """Whether a count begins here: what follows a speaker, not part of it."""
    low = tokens.low[place]
    if low[:1].isdigit() or low in _FIGURE_LEADS:
        return True
    if low in NUMBER_WORDS and tokens.low[place - 1] not in PREPOSITIONS | DETERMINERS | _JOINERS:
        return True
    return low == "at" and place + 1 < len(tokens) and tokens.low[place + 1] == "least"


def counted_at(tokens: Tokens, place: int) -> bool:
    """Whether a number stands here, in digits or words."""
    return figure_at(tokens, place) or tokens.low[place] in NUMBER_WORDS


def _ends_right(tokens: Tokens, place: int) -> bool:
    """Time adverbials and loose prepositions end a phrase that grows to the right."""
    low = tokens.low[place]
    if low in {"on", "in", "during", "at", "from", "by"} and place + 1 < len(tokens):
        following = tokens.low[place + 1]
        if (
            following in TIMES
            or following[:1].isdigit()
            or following in {"a", "an", "his", "her", "its", "their"}
        ):
            return True
    if low in PREPOSITIONS and low not in _INNER_PREPOSITIONS:
        return True
    if low in TIMES and (not tokens.capital[place] or low.endswith("day")) and tokens.low[place - 1] != "usa":
        texts = listed("document") | listed("account_noun")
        return not (place + 1 < len(tokens) and tokens.low[place + 1] in texts)  # "a Monday report"
    adverb = is_adverb(low) and not tokens.capital[place]
    return low in ADVERBS or adverb
