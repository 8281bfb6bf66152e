"""Whose verb it is.

The subject in front of a verb group, over an aside, of a relative clause, shared by several verbs.
"""

from __future__ import annotations

from index.claims.voices.clauses import clause_start, has_verb
from index.claims.voices.persons import name_run
from index.claims.voices.phrases import Phrase, can_speak, phrase_after, phrase_before
from index.claims.voices.places import place_at
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    QUOTES,
    STOPS,
    TIMES,
    Tokens,
    VerbForm,
    is_adverb,
    listed,
    looks_finite,
    verb_forms,
)

GO_ON = VerbForm("go on", "say", "past")

_NO_SPEAKERS = frozenset(
    "country nation region city side state district province hospital army party".split()
)


def names_body(tokens: Tokens, source: Phrase) -> bool:
    """Whether a phrase names a body or a text, so that what it "has" is a figure."""
    first, last = source
    body = listed("document") | (listed("body") - _NO_SPEAKERS)
    return any(
        tokens.low[at] in body
        or (len(tokens.text[at]) > 2 and tokens.text[at].isupper() and place_at(tokens, at, last) is None)  # noqa: PLR2004
        for at in range(first, last)
    )


def first_subject(tokens: Tokens, before: int) -> Phrase | None:
    """The subject of the clause's first verb outside quotation marks."""
    quoted = False
    for at in range(clause_start(tokens, before), before):
        low = tokens.low[at]
        if low in QUOTES:
            quoted = not quoted
        if quoted or low in {"who", "which", "that"}:
            continue
        form = verb_forms().get(low)
        spoken = form is not None and form.tense in {"past", "third"} and low not in listed("noun_too")
        if low in AUX or spoken or (looks_finite(low) and not (at and tokens.capital[at])):
            source = subject_of(tokens, verb_group_start(tokens, at), GO_ON)
            if source is not None:
                return source
    return None


def verb_group_start(tokens: Tokens, place: int) -> int:
    """The first token of "has also on Tuesday said"."""
    start = place
    while start > 0:
        low = tokens.low[start - 1]
        if (
            (low in AUX or low in NEGATIONS or low in ADVERBS or is_adverb(low))
            or (low == "longer" and start > 1 and tokens.low[start - 2] == "no")
            or (low in TIMES and start > 1 and not _names_paper(tokens, start))
            or (
                low in {"on", "in", "at"} and start < place and tokens.low[start] in TIMES | {"first", "last"}
            )
        ):
            start -= 1
        else:
            break
    return start


def _names_paper(tokens: Tokens, start: int) -> bool:
    """Whether the word of time before token ``start`` belongs to a name: "USA Today", "Monday's paper"."""
    possessive = start < len(tokens) and tokens.low[start] == "'s"
    return possessive or (tokens.low[start - 1] == "today" and tokens.capital[start - 1])


def subject_of(tokens: Tokens, last: int, form: VerbForm) -> Phrase | None:
    """Who the verb group that begins at token ``last`` belongs to."""
    if last <= 0:
        return None
    before = tokens.low[last - 1]
    if before in {"and", "but", "then"}:
        return None  # the verb before it has the subject
    if before == "," and tokens.low[last] == "having":
        return phrase_before(tokens, last - 1)
    if before in {",", "–", "—", "-", ")"}:
        return _subject_over_aside(tokens, last - 1)
    if before in {"who", "which", "that"}:
        return _antecedent(tokens, last - 1)
    if before in QUOTES and (opening := _scare_quote(tokens, last - 1)) is not None:
        owner = phrase_before(tokens, opening) or (opening, opening)
        return (owner[0], last)
    phrase = phrase_before(tokens, last) or _name_before(tokens, last)
    if phrase is None:
        return None
    if can_speak(tokens, phrase) or (form.group == "say" and form.lemma in {"say", "tell"}):
        return _with_apposition(tokens, phrase)
    return None


def _name_before(tokens: Tokens, last: int) -> Phrase | None:
    """As in "In a speech to the assembly *A B* said": a person's full name right in front of the verb."""
    starts = range(max(0, last - _LONGEST_NAME), last - 1)
    first = next((at for at in starts if name_run(tokens, at, last) == (at, last)), None)
    joined = first is not None and first > 0 and tokens.low[first - 1] in PREPOSITIONS | {"and", "or"}
    return None if first is None or joined else (first, last)


_LONGEST_NAME = 4


def _scare_quote(tokens: Tokens, closing: int) -> int | None:
    """Where a word in quotation marks that end at ``closing`` begins: the rebels' "*government*" said."""
    opens = (at for at in range(closing - 2, max(-1, closing - 4), -1) if tokens.low[at] in QUOTES)
    first = next(opens, None)
    plain = first is not None and all(low.isalpha() for low in tokens.low[first + 1 : closing])
    return first if plain and first is not None and can_speak(tokens, (first + 1, closing)) else None


def _with_apposition(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Take in the head of "Z's ministry, A B said" where the comma only sets off a name behind an office."""
    first, last = phrase
    if first >= 2 and tokens.low[first - 1] == "," and tokens.capital[first]:  # noqa: PLR2004
        office = phrase_before(tokens, first - 1)
        if (
            office is not None
            and any(tokens.low[at] in listed("role") for at in range(*office))
            and not has_verb(tokens, *office)
        ):
            lead = tokens.low[office[0] - 1] if office[0] else "."
            if office[0] == 0 or lead in STOPS or lead in TIMES:
                return (office[0], last)
    return phrase


def _antecedent(tokens: Tokens, relative: int) -> Phrase | None:
    last = relative - 1 if relative and tokens.low[relative - 1] == "," else relative
    phrase = phrase_before(tokens, last) or (0, 0)
    agent = next(
        (at + 1 for at in range(last - 1, max(phrase[0], last - 24), -1) if _agent(tokens, at)), None
    )
    first = phrase[0] if agent is None else agent
    return (first, relative + 1) if first < last and can_speak(tokens, (first, last)) else None


def _agent(tokens: Tokens, at: int) -> bool:
    """Whether "by" or "to" at token ``at`` leads to who "who" is: "denied *by* the mayor, who said"."""
    return tokens.low[at] in {"by", "to", "with"}


_ASIDE_LEADS = frozenset(
    "again however meanwhile too also who which whose where whom a an the one himself head chief citing "
    "speaking according part set based led run made held".split()
)


def _subject_over_aside(tokens: Tokens, comma: int) -> Phrase | None:
    """As in "X, head of Y, said": the phrase in front of the aside."""
    closing = tokens.low[comma]
    for opening in range(comma - 1, max(-1, comma - 30), -1):
        low = tokens.low[opening]
        if low in {".", ";", ":"} or low in QUOTES:
            return None
        if (closing == ")" and low == "(") or (closing != ")" and low == closing):
            if opening == 0 or not _is_aside(tokens, opening + 1, comma):
                continue
            end = _before_bracket(tokens, opening)
            phrase = phrase_before(tokens, end)
            if phrase is None or not can_speak(tokens, phrase):
                phrase = _name_before(tokens, end) or phrase
            if tokens.low[opening + 1] in {"by", "from"} and phrase is not None:
                return phrase_after(tokens, opening + 2)
            if (
                closing == ","
                and (phrase is None or not can_speak(tokens, phrase))
                and _all_names(tokens, opening + 1, comma)
            ):
                return (opening + 1, comma)
            if phrase is not None and can_speak(tokens, phrase):
                named = (
                    _names_only(tokens, opening + 1, comma) and tokens.low[opening + 1] not in PREPOSITIONS
                )
                return (phrase[0], comma + (closing == ")")) if named else phrase
    return None


def _before_bracket(tokens: Tokens, last: int) -> int:
    """The token in front of "(R)" where a bracket ends right before ``last``."""
    if last and tokens.low[last - 1] == ")":
        for at in range(last - 2, max(-1, last - 8), -1):
            if tokens.low[at] == "(":
                return at
    return last


def _all_names(tokens: Tokens, first: int, last: int) -> bool:
    return 0 < last - first < 5 and all(tokens.capital[first:last])  # noqa: PLR2004


def _is_aside(tokens: Tokens, first: int, last: int) -> bool:
    lead = tokens.low[first]
    if lead in _ASIDE_LEADS or lead in PREPOSITIONS or tokens.capital[first] or lead[:1].isdigit():
        return True
    return any(tokens.low[at] in listed("role") for at in range(first, last)) or lead.endswith(
        ("ing", "ed", "ly")
    )


def _names_only(tokens: Tokens, first: int, last: int) -> bool:
    if any(low in verb_forms() and low not in listed("noun_too") for low in tokens.low[first:last]):
        return False  # "the guard, *the mayor said*, counts 12"
    return last - first < 12 and not has_verb(tokens, first, last)  # noqa: PLR2004


def is_verb_of(tokens: Tokens, source: Phrase, place: int, form: VerbForm) -> bool:
    """Whether a form that may be a noun is a verb here."""
    low = tokens.low[place]
    if low not in listed("noun_too"):
        return True
    following = tokens.low[place + 1] if place + 1 < len(tokens) else "."
    if following in AUX and following not in {"'d", "having", "being"} and form.tense != "past":
        return False
    if following == "of" and form.lemma in {"speak", "tell", "warn", "complain", "know"}:
        return True
    if form.tense in {"base", "third"} and looks_finite(following) and following not in AUX:
        return False  # "emergency calls began"
    if following in {"'s", "of", "from", "by"} or (
        following in STOPS and following not in {":", ",", "."} and following not in QUOTES
    ):
        return False
    before = tokens.low[place - 1]
    if before in DETERMINERS or before == "'s" or before in {"of", "to", "a"}:
        return False
    if form.tense == "base" and not is_plural(tokens, source):
        return any(tokens.low[at] in AUX for at in range(source[1], place))
    return not (
        form.group == "figure"
        and form.tense == "base"
        and low in {"lower", "issue", "release", "document", "project"}
    )


_PLURALS = frozenset(
    "authorities officials ministers ministries police rescuers doctors prosecutors leaders spokesmen".split()
)


def is_plural(tokens: Tokens, source: Phrase) -> bool:
    """Whether a phrase takes a verb in the plural."""
    first, last = source
    head = tokens.low[last - 1]
    placed = next((at for at in range(first + 1, last) if tokens.low[at] in {"in", "of", "from"}), first)
    if tokens.low[placed - 1 if placed > first else first] in _PLURALS:
        return True
    return (
        head
        in {
            "they",
            "we",
            "i",
            "you",
            "who",
            "that",
            "which",
            "some",
            "many",
            "others",
            "most",
            "both",
            "police",
            "media",
            "people",
            "men",
            "women",
            "data",
        }
        or (head.endswith("s") and not head.endswith("ss"))
        or "and" in tokens.low[first:last]
    )


def with_apposition_behind(tokens: Tokens, source: Phrase) -> Phrase:
    """As in "the mayor of X, A B" and "A B, the mayor of X": one phrase."""
    first, last = source
    if last + 1 < len(tokens) and tokens.low[last] == ",":
        more = phrase_after(tokens, last + 1)
        if more is not None and more[1] - last < 14 and not has_verb(tokens, *more):  # noqa: PLR2004
            closes = (
                more[1] >= len(tokens)
                or tokens.low[more[1]] in {",", ".", ";", ":"}
                or tokens.low[more[1]] == "who"
            )
            role = listed("role")
            named = tokens.capital[last + 1] and any(tokens.low[at] in role for at in range(first, last))
            office = any(tokens.low[at] in role for at in range(*more))
            if closes and (named or office):
                return (first, more[1])
    return source
