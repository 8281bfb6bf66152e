"""Cues that stand beside their statement.

"according to X", "per X", "in X's view", "as given by X", "citing X".
"""

from __future__ import annotations

from dataclasses import replace

from index.claims.voices.clauses import clause_end, clause_start, count_content, is_at
from index.claims.voices.phrases import Phrase, can_speak, counted_at, is_verb, phrase_after, speaker_nouns
from index.claims.voices.reach import Cue
from index.claims.voices.subjects import with_apposition_behind
from index.claims.voices.words import (
    ADVERBS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    STOPS,
    TIMES,
    Tokens,
    VerbForm,
    listed,
    verb_forms,
)

POSSESSORS = frozenset({"his", "her", "its", "their"})

_PREPOSED = frozenset(
    "words opinion view views eyes judgment judgement account accounts version reckoning count "
    "estimate telling belief assessment estimation reading figures data fears fear hope hopes "
    "understanding".split()
)

_BY_NOUNS = frozenset(
    "count counts account accounts accounting reckoning estimate estimates figures tally own data".split()
)

NUMBER_NOUNS = frozenset(
    "number figure figures numbers toll tolls tally total estimate count announcement".split()
)


def stems_from(tokens: Tokens, place: int) -> Cue | None:
    """As in "a number that stems from X"."""
    if not is_at(tokens, place + 1, "from") or not NUMBER_NOUNS & set(tokens.low[max(0, place - 4) : place]):
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not can_speak(tokens, source):
        return None
    return prepositional(tokens, (place, place + 2), source, rule="stems from")


def according_to(tokens: Tokens, place: int) -> Cue | None:
    """As in "according to X", "according to what X said"."""
    if not is_at(tokens, place + 1, "to"):
        return None
    start = place + 2
    if tokens.low[start : start + 3] == ("what",) or is_at(tokens, start, "what"):
        start += 1
    pronoun = (start, start + 1) if start < len(tokens) and tokens.low[start] in _OBJECTS else None
    source = pronoun or phrase_after(tokens, start)
    return prepositional(tokens, (place, place + 2), source, rule="according to")


_OBJECTS = frozenset({"him", "them"})


def per_whom(tokens: Tokens, place: int) -> Cue | None:
    """As in "per the ministry", never "per cent" or "per day"."""
    if place + 1 >= len(tokens):
        return None
    nxt = tokens.low[place + 1]
    if not (tokens.capital[place + 1] or nxt in {"the", "a"}) or nxt in TIMES:
        return None
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    if place and tokens.low[place - 1] not in STOPS and tokens.low[place - 1] != "as":
        return None
    return prepositional(tokens, (place, place + 1), source, rule="per")


def in_words_of(tokens: Tokens, place: int) -> Cue | None:
    """As in "in the opinion of X", "in X's version", "in his view"."""
    for noun in range(place + 1, min(place + 10, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or (low in PREPOSITIONS and low not in {"of", "for"}):
            return None
        if low not in _PREPOSED:
            continue
        if is_at(tokens, noun + 1, "of"):
            source = phrase_after(tokens, noun + 2)
            return prepositional(tokens, (place, noun + 2), source, rule="in the words of")
        source = owner_in(tokens, place + 1, noun)
        return (
            None
            if source is None
            else prepositional(tokens, (place, noun + 1), source, rule="in their words")
        )
    return None


def owner_in(tokens: Tokens, first: int, noun: int) -> Phrase | None:
    """Whose account it is: "X's", "his", "the Ruritanian"."""
    last = noun
    while last > first and tokens.low[last - 1] in {"own", "'s", "latest", "official", "first"}:
        last -= 1
    if last <= first:
        return None
    phrase = (first, last)
    if tokens.low[first] in {"his", "her", "its", "their"} and last == first + 1:
        return phrase
    return phrase if can_speak(tokens, phrase) and not _only_determiner(tokens, phrase) else None


def _only_determiner(tokens: Tokens, phrase: Phrase) -> bool:
    return all(tokens.low[place] in DETERMINERS for place in range(*phrase))


def by_whom(tokens: Tokens, place: int) -> Cue | None:
    """As in "by X's count", "by their own account".

    "as given by X", "confirmed by X", "in remarks carried by X".
    """
    if tokens.low[place + 1 : place + 3] in (("that", "of"), ("those", "of")):
        source = phrase_after(tokens, place + 3)
        return prepositional(tokens, (place, place + 3), source, rule="by their count")
    for noun in range(place + 1, min(place + 9, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or low in PREPOSITIONS:
            break
        if low in _BY_NOUNS and is_at(tokens, noun + 1, "of") and low != "own":
            maker = phrase_after(tokens, noun + 2)
            if maker is not None and can_speak(tokens, maker):
                return prepositional(tokens, (place, noun + 2), maker, rule="by their count")
        if low in _BY_NOUNS:
            source = owner_in(tokens, place + 1, noun)
            if source is not None and (low != "own"):
                return prepositional(tokens, (place, noun + 1), source, rule="by their count")
    return _passive_by(tokens, place)


_BY_OTHERS = frozenset(
    "describe call label brand portray praise support back oppose attack mock see find raise lift lower "
    "increase cut reduce".split()
)


_CLOSE = 3
"""Where the participle stands further off, the figure stands between it and "by"."""


def _passive_by(tokens: Tokens, place: int) -> Cue | None:
    verb = place - 1
    while verb > 0 and (tokens.low[verb] in ADVERBS or tokens.low[verb] in TIMES):
        verb -= 1
    form = _participle_at(tokens, verb)
    if (
        form is None
        and NUMBER_NOUNS & set(tokens.low[max(0, place - 5) : place])
        and tokens.low[verb][:1].isdigit()
    ):
        verb, form = 0, VerbForm("count", "figure", "past")
    if form is None:
        verb = next((at for at in range(place - 2, max(0, place - 6), -1) if tokens.low[at] in _PUT_AT), -1)
        form = _participle_at(tokens, verb)
    if form is None or form.group in {"think", "stand"}:
        return None
    if form.lemma in _BY_OTHERS and not (
        (verb > 0 and _as_given(tokens, verb)) or NUMBER_NOUNS & set(tokens.low[max(0, verb - 8) : verb])
    ):
        return None
    source = phrase_after(tokens, place + 1)
    if (
        source is None
        or not can_speak(tokens, source)
        or not NEGATIONS.isdisjoint(tokens.low[verb - 4 : verb])
    ):
        return None
    words = (verb, place + 1) if place - verb <= _CLOSE else (place, place + 1)
    cue = prepositional(tokens, words, source, rule="said by")
    return None if cue is None else replace(cue, relay=form.lemma in {"carry", "quote", "cite"})


_PUT_AT = frozenset("put set placed estimated lowered raised revised cut given".split())


def _participle_at(tokens: Tokens, verb: int) -> VerbForm | None:
    if verb < 0:
        return None
    if verb > 0 and tokens.low[verb] in {"public", "known"} and tokens.low[verb - 1] in {"made", "make"}:
        return VerbForm("announce", "say", "past")
    form = verb_forms().get(tokens.low[verb])
    return form if form is not None and form.tense in {"past", "participle"} else None


def _as_given(tokens: Tokens, verb: int) -> bool:
    return verb > 0 and tokens.low[verb - 1] == "as"


def citing_whom(tokens: Tokens, place: int) -> Cue | None:
    """As in "citing X", "quoting X"."""
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    cue = prepositional(tokens, (place, place + 1), source, rule="citing")
    return None if cue is None else cue


def attributed_to(tokens: Tokens, place: int) -> Cue | None:
    """As in "a number it attributed to X", never "a death attributed to smoke"."""
    for to in range(place + 1, min(place + 3, len(tokens))):
        if tokens.low[to] == "to":
            source = phrase_after(tokens, to + 1)
            if source is None or not can_speak(tokens, source):
                continue
            if tokens.capital[source[1] - 1] or not speaker_nouns().isdisjoint(tokens.low[slice(*source)]):
                return prepositional(tokens, (place, to + 1), source, rule="attributed to")
    return None


def learnt_from(tokens: Tokens, place: int) -> Cue | None:
    """As in "as the agency learnt from X"."""
    if not is_at(tokens, place + 1, "from"):
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not can_speak(tokens, source):
        return None
    return prepositional(tokens, (place, place + 2), source, rule="learnt from")


def for_whom(tokens: Tokens, place: int) -> Cue | None:
    """As in "For Prime Minister X, it is …": a person or body at the sentence's start, then a clause."""
    if place != 0:
        return None
    source = phrase_after(tokens, 1)
    if source is None or source[1] >= len(tokens) or not can_speak(tokens, source):
        return None
    if not any(tokens.low[at] in listed("role") | listed("body") for at in range(*source)):
        return None
    return Cue(rule="for whom", words=(0, 1), source=source, reach=((source[1], len(tokens)),))


def prepositional(tokens: Tokens, words: Phrase, source: Phrase | None, *, rule: str) -> Cue | None:
    """A cue that stands beside its statement: in front of it, behind it, or inside it."""
    pronouns = POSSESSORS | _OBJECTS
    if source is None or not (can_speak(tokens, source) or tokens.low[source[0]] in pronouns):
        return None
    if source[0] >= words[1]:
        source = with_apposition_behind(tokens, source)
    source = _made_by(tokens, source)
    first, last = words[0], max(words[1], source[1])
    left, right = _within_brackets(tokens, first, (clause_start(tokens, first), clause_end(tokens, last)))
    has_left = count_content(tokens, left, first) > 0
    if is_at(tokens, last, ":") and not (has_left and tokens.low[first - 1] == ","):
        # "Losses as given by X: 12 killed": an entry of a box reaches to the next one's source.
        ends = (at for at in range(last, right) if tokens.low[at] == "as" and is_at(tokens, at + 2, "by"))
        return Cue(rule=rule, words=words, source=source, reach=((last, next(ends, right)),))
    if has_left and (alone := _of_several(tokens, (left, first), (last, right), rule=rule)):
        return Cue(rule=rule, words=words, source=source, reach=(alone,), after=False)
    reach = ((left, first), (last, right)) if has_left else ((last, right),)
    return Cue(rule=rule, words=words, source=source, reach=reach, after=not has_left)


def _within_brackets(tokens: Tokens, at: int, clause: Phrase) -> Phrase:
    """A clause, or what of it stands in the brackets around token ``at``: "12 dead (9 *according to X*)"."""
    left, right = clause
    opening = next((near for near in range(at - 1, left - 1, -1) if tokens.low[near] in {"(", ")"}), None)
    if opening is None or tokens.low[opening] == ")":
        return clause
    closing = next((near for near in range(at, right) if tokens.low[near] == ")"), right)
    counts = any(counted_at(tokens, near) for near in range(opening + 1, at))
    return (opening + 1, closing) if counts else clause


def _of_several(tokens: Tokens, before: Phrase, behind: Phrase, *, rule: str) -> Phrase | None:
    """What one of several sources in a row gives: "12 *according to X*, 9 *according to Y*"."""
    if rule not in {"according to", "by their count", "per"}:
        return None
    left, first = before
    earlier = next((at for at in range(first - 1, left, -1) if _marks(tokens, at, rule)), None)
    later = any(_marks(tokens, at, rule) for at in range(*behind))
    if earlier is not None:
        joint = (
            at + 1 for at in range(earlier, first) if tokens.low[at] in {"and", ",", ";", "but", "while"}
        )
        return (next(joint, earlier + 2), first) if count_content(tokens, left, earlier) else None
    return before if later else None


def _marks(tokens: Tokens, at: int, rule: str) -> bool:
    """Whether another source of the same kind is led in here."""
    if rule != "by their count":
        return tokens.low[at] == rule.partition(" ")[0]
    ahead = tokens.low[at + 1 : at + 5]
    return tokens.low[at] == "by" and (ahead[:2] == ("that", "of") or not _BY_NOUNS.isdisjoint(ahead))


HAVING = frozenset({"obtained", "seen", "reviewed", "viewed", "cited"})
"""Who only has a text did not make it: "a report *obtained* by the paper"."""


def _made_by(tokens: Tokens, source: Phrase) -> Phrase:
    """As in "a tally kept by X": X."""
    at = source[1]
    kept = (
        at + 1 < len(tokens)
        and tokens.low[at].endswith(("ed", "pt", "en", "ade"))
        and tokens.low[at] not in HAVING
        and tokens.low[at + 1] == "by"
    )
    if kept and tokens.low[source[1] - 1] in listed("document") | listed("account_noun"):
        maker = phrase_after(tokens, at + 2)
        if maker is not None and can_speak(tokens, maker):
            return maker
    return source


def on_whose(tokens: Tokens, place: int) -> Cue | None:
    """As in "On the ministry's count 12 people died", at the sentence's start; "on the authority of X"."""
    if tokens.low[place + 1 : place + 4] == ("the", "authority", "of"):
        return prepositional(tokens, (place, place + 4), phrase_after(tokens, place + 4), rule="citing")
    if place:
        return None
    for noun in range(place + 2, min(place + 8, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or low in PREPOSITIONS or (noun > place + 2 and is_verb(tokens, noun)):
            return None
        if low in _BY_NOUNS:
            source = owner_in(tokens, place + 1, noun)
            return (
                None
                if source is None
                else prepositional(tokens, (place, noun + 1), source, rule="by their count")
            )
    return None


def as_they_have_it(tokens: Tokens, place: int) -> Cue | None:
    """As in "as the mayor has it", "to go by the police"."""
    if tokens.low[place] == "to":
        source = (
            phrase_after(tokens, place + 3) if tokens.low[place + 1 : place + 3] == ("go", "by") else None
        )
        return None if source is None else prepositional(tokens, (place, place + 3), source, rule="to go by")
    source = phrase_after(tokens, place + 1)
    if source is None or tokens.low[source[1] : source[1] + 2] not in _HAVE_IT:
        return None
    return prepositional(tokens, (place, place + 1), (source[0], source[1]), rule="as they have it")


_HAVE_IT = frozenset(
    {
        ("has", "it"),
        ("have", "it"),
        ("had", "it"),
        ("puts", "it"),
        ("put", "it"),
        ("tells", "it"),
        ("tell", "it"),
    }
)
