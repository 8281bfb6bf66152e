"""Cues: the words by which a sentence says that somebody vouches for a statement, with who it is and how far it reaches.

One pass over a sentence's tokens. A cue's *reach* is one or two ranges of the sentence; where several cues reach the
same words, the innermost (smallest) reach tells who vouches: "the agency said the minister put it at 12".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.claims.voices.names import place_at
from index.claims.voices.phrases import Phrase, can_speak, phrase_after, phrase_before
from index.claims.voices.words import (
    ADVERBS,
    AUX,
    BE,
    DETERMINERS,
    HAVE,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    STOPS,
    SUBORDINATORS,
    TIMES,
    Tokens,
    VerbForm,
    is_capital,
    listed,
    looks_finite,
    verb_forms,
)
from index.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that name who vouches.

    Attributes:
        rule: the name of the rule that found it.
        words: the cue itself ("said", "according to"), as token numbers.
        source: the speaker's phrase, as token numbers; None where the speaker is to be taken from before.
        reach: what it covers, as ranges of token numbers.
        group: the verb's group, or "say" for a cue without a verb.
        after: the reach lies behind the cue ("X said that …"); else it lies in front or around.
        relay: its source passes on another's words.
    """

    rule: str
    words: Phrase
    source: Phrase | None
    reach: tuple[Phrase, ...]
    group: str = "say"
    after: bool = True
    relay: bool = False

    def size(self) -> int:
        """Tokens covered."""
        return sum(last - first for first, last in self.reach)

    def covers(self, tokens: Tokens, span: Span) -> int:
        """Characters of ``span`` within reach."""
        total = 0
        for first, last in self.reach:
            if first < last:
                piece = tokens.span(first, last)
                total += max(0, min(piece.end, span.end) - max(piece.start, span.start))
        return total


_POSSESSORS = frozenset({"his", "her", "its", "their"})
_PREPOSED = frozenset(
    "words opinion view views eyes judgment judgement account accounts version reckoning count estimate telling belief assessment "
    "estimation reading figures data fears fear hope hopes understanding".split()
)
_BY_NOUNS = frozenset(
    "count counts account accounts reckoning estimate estimates figures tally own data".split()
)
_RECIPIENT_VERBS = frozenset(
    "tell inform notify remind assure warn ask advise caution promise urge answer".split()
)
_CLAUSE_LEADS = frozenset("that how what why whether if".split())
_RELAYED = frozenset("citing quoting".split())
_GIVEN = frozenset("attributed credited sourced ascribed".split())


def find_cues(tokens: Tokens) -> tuple[Cue, ...]:
    """Every cue of a sentence, in order of its words."""
    found: list[Cue] = []
    for place, low in enumerate(tokens.low):
        cue = _cue_at(tokens, place, low)
        if cue is not None:
            found.append(cue)
    colon = _colon_speech(tokens)
    if colon is not None and not any(cue.words == colon.words for cue in found):
        found.insert(0, colon)
    tail = None if found else _tail_speaker(tokens)
    if tail is not None:
        found.append(tail)
    return _bounded(tokens, found)


def _cue_at(tokens: Tokens, place: int, low: str) -> Cue | None:
    if low in _PHRASE_RULES:
        cue = _PHRASE_RULES[low](tokens, place)
        if cue is not None:
            return cue
    form = verb_forms().get(low)
    if low in _GOES and _is(tokens, place + 1, "on"):
        form = _GO_ON if _goes_on_saying(tokens, place + 2) else None
    cue = None
    if form is not None and not (tokens.capital[place] and place > 0):
        cue = _verb_cue(tokens, place, form)
    if cue is None and low in _ACCOUNT_NOUNS:
        cue = _account_noun(tokens, place)
    if cue is None and low in _SURE and place + 1 < len(tokens) and tokens.low[place + 1] in {"of", "that"}:
        cue = _is_sure(tokens, place)
    if cue is None and low in _HAS_IT:
        cue = _has_it(tokens, place)
    if cue is None and low in _NAMING:
        cue = _named_as_source(tokens, place)
    if cue is None and low in {"has", "had", "have"}:
        cue = _has_figure(tokens, place)
    if cue is None and low in _STEMS and _is(tokens, place + 1, "from"):
        cue = _stems_from(tokens, place)
    return cue


_GOES = frozenset({"went", "goes", "gone"})
_GO_ON = VerbForm("go on", "say", "past")
_STEMS = frozenset("stems stemmed comes came come taken".split())
_BOUNDS = frozenset(
    {
        ("at", "least"),
        ("no", "fewer"),
        ("more", "than"),
        ("no", "less"),
        ("as", "many"),
        ("up", "to"),
        ("some", "of"),
    }
)
_NO_SPEAKERS = frozenset(
    "country nation region city side state district province hospital army party".split()
)


_SURE = frozenset("certain sure aware convinced confident adamant".split())
_HAS_IT = frozenset("has had have made makes brought brings took takes owns owned counts".split())


def _is_sure(tokens: Tokens, place: int) -> Cue | None:
    """ "The mayor is certain of 12 deaths", "aware that"."""
    if place == 0 or tokens.low[place - 1] not in BE:
        return None
    source = _subject(tokens, _verb_group_start(tokens, place - 1), _GO_ON)
    if source is None or not can_speak(tokens, source):
        return None
    return Cue(
        rule="is sure",
        words=(place, place + 1),
        source=source,
        reach=((place + 1, _clause_end(tokens, place)),),
    )


def _has_it(tokens: Tokens, place: int) -> Cue | None:
    """ "The ministry has it that …", "made it 12", "brought the toll to 12", "had the number at 12", "owns up to"."""
    ahead = tokens.low[place + 1 : place + 8]
    fits = ahead[:2] in {("it", "that"), ("up", "to")} or (
        ahead[:1] == ("it",) and ahead[1:2] and ahead[1][:1].isdigit()
    )
    if not fits and ahead[:1] == ("the",):
        fits = (
            ahead[1:2]
            and (ahead[1] in _NUMBER_NOUNS or ahead[1] == "death")
            and bool({"at", "to"} & set(ahead[2:]))
        )
    source = _subject(tokens, _verb_group_start(tokens, place), _GO_ON) if fits else None
    if source is None or not can_speak(tokens, source) or tokens.low[source[1] - 1] in _TOLLS:
        return None
    return Cue(
        rule="has it",
        words=(place, place + 1),
        source=source,
        reach=((place + 1, _clause_end(tokens, place)),),
        group="figure",
    )


_TOLLS = frozenset("toll dead deaths number count which that it".split())
_NAMING = frozenset(
    "name names named naming give gives gave given giving cite cites cited identified identifies".split()
)


def _named_as_source(tokens: Tokens, place: int) -> Cue | None:
    """ "names X as the source": X, for all of the sentence."""
    for at in range(place + 2, min(place + 14, len(tokens) - 1)):
        if tokens.low[at] == "as" and "source" in tokens.low[at + 1 : at + 3]:
            source = (place + 1, at)
            if can_speak(tokens, source):
                reach = ((0, place), (at, len(tokens)))
                return Cue(
                    rule="named as source", words=(place, place + 1), source=source, reach=reach, after=False
                )
    return None


def _goes_on_saying(tokens: Tokens, at: int) -> bool:
    return _breaks_off(tokens, at) or tokens.low[at : at + 2] in {
        ("to", "say"),
        ("to", "add"),
        ("to", "tell"),
    }


def _has_figure(tokens: Tokens, place: int) -> Cue | None:
    """ "The ministry has 12 dead": a body that has a figure gives it."""
    ahead = tokens.low[place + 1 : place + 4]
    if not ahead or not (ahead[0][:1].isdigit() or ahead[:2] in _BOUNDS):
        return None
    source = _subject(tokens, _verb_group_start(tokens, place), _GO_ON)
    if source is None or not _is_body(tokens, source):
        return None
    reach = ((place + 1, _clause_end(tokens, place)),)
    return Cue(rule="has a figure", words=(place, place + 1), source=source, reach=reach, group="figure")


def _is_body(tokens: Tokens, source: Phrase) -> bool:
    first, last = source
    body = listed("document") | (listed("body") - _NO_SPEAKERS)
    return any(
        tokens.low[at] in body or (len(tokens.text[at]) > 2 and tokens.text[at].isupper())
        for at in range(first, last)
    )  # noqa: PLR2004


_NUMBER_NOUNS = frozenset("number figure figures numbers toll estimate count announcement".split())


def _stems_from(tokens: Tokens, place: int) -> Cue | None:
    """ "a number that stems from X"."""
    if not _NUMBER_NOUNS & set(tokens.low[max(0, place - 4) : place]):
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not can_speak(tokens, source):
        return None
    return _prepositional(tokens, (place, place + 2), source, rule="stems from")


# --- phrases ---------------------------------------------------------------------------------------------------------


def _according(tokens: Tokens, place: int) -> Cue | None:
    if not _is(tokens, place + 1, "to"):
        return None
    start = place + 2
    if tokens.low[start : start + 3] == ("what",) or _is(tokens, start, "what"):
        start += 1
    return _prepositional(tokens, (place, place + 2), phrase_after(tokens, start), rule="according to")


def _per(tokens: Tokens, place: int) -> Cue | None:
    if place + 1 >= len(tokens) or (place and tokens.low[place - 1] in {"as"}):
        return None
    nxt = tokens.low[place + 1]
    if not (tokens.capital[place + 1] or nxt in {"the", "a"}) or nxt in TIMES:
        return None
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    if place and tokens.low[place - 1] not in STOPS:
        return None
    return _prepositional(tokens, (place, place + 1), source, rule="per")


def _in_words_of(tokens: Tokens, place: int) -> Cue | None:
    """ "in the opinion of X", "in X's version", "in his view"."""
    for noun in range(place + 1, min(place + 10, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or (low in PREPOSITIONS and low != "of" and low != "for"):
            return None
        if low not in _PREPOSED:
            continue
        if _is(tokens, noun + 1, "of"):
            source = phrase_after(tokens, noun + 2)
            return _prepositional(tokens, (place, noun + 2), source, rule="in the words of")
        source = _owner(tokens, place + 1, noun)
        return (
            None
            if source is None
            else _prepositional(tokens, (place, noun + 1), source, rule="in their words")
        )
    return None


def _owner(tokens: Tokens, first: int, noun: int) -> Phrase | None:
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


def _by(tokens: Tokens, place: int) -> Cue | None:
    """ "by X's count", "by their own account"; "as given by X", "confirmed by X", "in remarks carried by X"."""
    for noun in range(place + 1, min(place + 9, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or low in PREPOSITIONS:
            break
        if low in _BY_NOUNS and _is(tokens, noun + 1, "of") and low != "own":
            maker = phrase_after(tokens, noun + 2)
            if maker is not None:
                return _prepositional(tokens, (place, noun + 2), maker, rule="by their count")
        if low in _BY_NOUNS:
            source = _owner(tokens, place + 1, noun)
            if source is not None and (low != "own"):
                return _prepositional(tokens, (place, noun + 1), source, rule="by their count")
    return _passive_by(tokens, place)


_BY_OTHERS = frozenset(
    "support back oppose attack mock see find raise lift lower increase cut reduce".split()
)


def _passive_by(tokens: Tokens, place: int) -> Cue | None:
    verb = place - 1
    while verb > 0 and (tokens.low[verb] in ADVERBS or tokens.low[verb] in TIMES):
        verb -= 1
    form = _participle_at(tokens, verb)
    if (
        form is None
        and _NUMBER_NOUNS & set(tokens.low[max(0, place - 5) : place])
        and tokens.low[verb][:1].isdigit()
    ):
        verb, form = place - 1, VerbForm("count", "figure", "past")
    if form is None:
        verb = next((at for at in range(place - 2, max(0, place - 6), -1) if tokens.low[at] in _PUT_AT), -1)
        form = _participle_at(tokens, verb)
    if form is None or form.group in {"think", "stand"}:
        return None
    if form.lemma in _BY_OTHERS and not (
        _as_given(tokens, verb) or _NUMBER_NOUNS & set(tokens.low[max(0, verb - 8) : verb])
    ):
        return None
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    cue = _prepositional(tokens, (verb, place + 1), source, rule="said by")
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


def _citing(tokens: Tokens, place: int) -> Cue | None:
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    cue = _prepositional(tokens, (place, place + 1), source, rule="citing")
    return None if cue is None else cue


def _attributed(tokens: Tokens, place: int) -> Cue | None:
    """ "a number it attributed to X"."""
    for to in range(place + 1, min(place + 3, len(tokens))):
        if tokens.low[to] == "to":
            source = phrase_after(tokens, to + 1)
            if source is not None and can_speak(tokens, source):
                return _prepositional(tokens, (place, to + 1), source, rule="attributed to")
    return None


def _learnt_from(tokens: Tokens, place: int) -> Cue | None:
    """ "as the agency learnt from X"."""
    if not _is(tokens, place + 1, "from"):
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not can_speak(tokens, source):
        return None
    return _prepositional(tokens, (place, place + 2), source, rule="learnt from")


def _for_whom(tokens: Tokens, place: int) -> Cue | None:
    """ "For Prime Minister X, it is …": a person or body at the sentence's start, then a clause."""
    if place != 0:
        return None
    source = phrase_after(tokens, 1)
    if source is None or source[1] >= len(tokens) or not can_speak(tokens, source):
        return None
    if not any(tokens.low[at] in listed("role") | listed("body") for at in range(*source)):
        return None
    return Cue(rule="for whom", words=(0, 1), source=source, reach=((source[1], len(tokens)),))


def _going_by(tokens: Tokens, place: int) -> Cue | None:
    if not (_is(tokens, place + 1, "line") and _is(tokens, place + 2, "with")) or place:
        return _in_words_of(tokens, place) or _in_document(tokens, place)
    return _prepositional(tokens, (place, place + 3), phrase_after(tokens, place + 3), rule="in line with")


_IN_DOCUMENTS = frozenset(
    "statement report tweet post briefing interview version assessment list release bulletin update communique communiqué letter "
    "announcement speech address message summary conference edition note".split()
)


def _in_document(tokens: Tokens, place: int) -> Cue | None:
    """ "In its statement the ministry …", "In a report by X": whoever made the text, at the sentence's start."""
    noun = _document_noun(tokens, place)
    if noun is None:
        return None
    words = (place, noun + 1)
    if (
        noun + 2 < len(tokens)
        and tokens.low[noun + 1] in {"of", "by", "from"}
        and tokens.low[noun + 2] not in TIMES
    ):
        maker = phrase_after(tokens, noun + 2)
        if maker is not None and can_speak(tokens, maker):
            return Cue(rule="in a document", words=words, source=maker, reach=((maker[1], len(tokens)),))
    owner = _owner(tokens, place + 1, noun)
    if owner is not None and tokens.low[owner[0]] not in _POSSESSORS and tokens.capital[owner[0]]:
        return Cue(rule="in a document", words=words, source=owner, reach=((noun + 1, len(tokens)),))
    subject = _next_subject(tokens, noun + 1)
    if subject is None:
        return None
    return Cue(rule="in a document", words=words, source=subject, reach=((subject[1], len(tokens)),))


def _document_noun(tokens: Tokens, place: int) -> int | None:
    if place > 1:
        return None
    for noun in range(place + 2, min(place + 9, len(tokens))):
        low = tokens.low[noun]
        if low in STOPS or low in PREPOSITIONS:
            return None
        if low in _IN_DOCUMENTS:
            return noun
    return None


def _next_subject(tokens: Tokens, floor: int) -> Phrase | None:
    """The subject of the clause that follows, up to its first verb."""
    for at in range(floor, min(floor + 24, len(tokens))):
        if _finite(tokens, at) or tokens.low[at] in verb_forms():
            subject = phrase_before(tokens, at, floor)
            if subject is not None:
                return subject if can_speak(tokens, subject) else None
    return None


def _word_from(tokens: Tokens, place: int) -> Cue | None:
    """ "From the hospital came word of 12 dead"."""
    source = phrase_after(tokens, place + 1)
    if place or source is None or not can_speak(tokens, source):
        return None
    at = source[1]
    if at + 1 < len(tokens) and tokens.low[at] in {"came", "comes", "comes"}:
        return Cue(rule="word from", words=(at, at + 1), source=source, reach=((at + 1, len(tokens)),))
    return None


def _from(tokens: Tokens, place: int) -> Cue | None:
    """ "From the ministry … it was declared that": seen in poor translations."""
    word = _word_from(tokens, place)
    if word is not None or place:
        return word
    if not any(low in {"declared", "said", "stated", "announced", "reported"} for low in tokens.low[:16]):
        return None
    source = phrase_after(tokens, 1)
    if source is None or not can_speak(tokens, source) or "it" not in tokens.low[source[1] : source[1] + 6]:
        return None
    return Cue(rule="from", words=(0, 1), source=source, reach=((source[1], len(tokens)),))


def _prepositional(tokens: Tokens, words: Phrase, source: Phrase | None, *, rule: str) -> Cue | None:
    """A cue that stands beside its statement: in front of it, behind it, or inside it."""
    if source is None or not (can_speak(tokens, source) or tokens.low[source[0]] in _POSSESSORS):
        return None
    if source[0] >= words[1]:
        source = _take_apposition(tokens, source)
    source = _made_by(tokens, source)
    first, last = words[0], max(words[1], source[1])
    left = _clause_start(tokens, first)
    right = _clause_end(tokens, last)
    has_left = _content(tokens, left, first) > 0
    reach = ((left, first), (last, right)) if has_left else ((last, right),)
    return Cue(rule=rule, words=words, source=source, reach=reach, after=not has_left)


def _content(tokens: Tokens, first: int, last: int) -> int:
    """How many words stand in a range that are not joints."""
    return sum(1 for low in tokens.low[first:last] if low not in STOPS and low not in CONJ_LEADS)


def _made_by(tokens: Tokens, source: Phrase) -> Phrase:
    """ "a tally kept by X": X."""
    at = source[1]
    kept = (
        at + 1 < len(tokens)
        and tokens.low[at].endswith(("ed", "pt", "en", "ade"))
        and tokens.low[at + 1] == "by"
    )
    if kept and tokens.low[source[1] - 1] in listed("document"):
        maker = phrase_after(tokens, at + 2)
        if maker is not None and can_speak(tokens, maker):
            return maker
    return source


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verb_cue(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    if form.tense == "ing":
        return _participle(tokens, place, form)
    group_start = _verb_group_start(tokens, place)
    passive = any(tokens.low[at] in BE for at in range(group_start, place))
    if passive and form.tense in {"past", "participle"}:
        return _quoted_as(tokens, place, group_start, form)
    inverted = _inverted(tokens, place, form)
    if inverted is not None:
        return inverted
    if form.tense == "base" and place and tokens.low[place - 1] == "to":
        on = place > 2 and set(tokens.low[place - 3 : place - 1]) & _CONTINUES  # noqa: PLR2004
        first = _first_subject(tokens, place - 2) if on else None
        return None if first is None else _with_reach(tokens, place, first, form)
    source = _subject(tokens, group_start, form)
    if source is None:
        return _shared_subject(tokens, place, group_start, form)
    if not _agrees(tokens, source, place, form):
        return None
    return _with_reach(tokens, place, source, form)


_CONTINUES = frozenset("went goes on began begins continued continues proceeded tried sought".split())


def _shared_subject(tokens: Tokens, place: int, group_start: int, form: VerbForm) -> Cue | None:
    """ "X attacked the plan and said it would fail": the second verb's speaker is the first one's."""
    if group_start < 2 or tokens.low[group_start - 1] not in {"and", "but", "then"} or form.group == "figure":  # noqa: PLR2004
        return None
    if tokens.low[place] in listed("noun_too"):
        return None
    source = _first_subject(tokens, group_start - 1)
    return None if source is None else _with_reach(tokens, place, source, form)


def _first_subject(tokens: Tokens, before: int) -> Phrase | None:
    """The subject of the clause's first verb outside quotation marks."""
    quoted = False
    for at in range(_clause_start(tokens, before), before):
        low = tokens.low[at]
        if low in QUOTES:
            quoted = not quoted
        if quoted or low in {"who", "which", "that"}:
            continue
        form = verb_forms().get(low)
        spoken = form is not None and form.tense in {"past", "third"} and low not in listed("noun_too")
        if low in AUX or spoken or (looks_finite(low) and not (at and tokens.capital[at])):
            source = _subject(tokens, _verb_group_start(tokens, at), _GO_ON)
            if source is not None:
                return source
    return None


def _verb_group_start(tokens: Tokens, place: int) -> int:
    """The first token of "has also on Tuesday said"."""
    start = place
    while start > 0:
        low = tokens.low[start - 1]
        if (
            low in AUX
            or low in NEGATIONS
            or low in ADVERBS
            or (low.endswith("ly") and len(low) > 4 and low not in {"family", "italy", "assembly"})
        ):  # noqa: PLR2004
            start -= 1
        elif low == "longer" and start > 1 and tokens.low[start - 2] == "no":
            start -= 1
        elif low in TIMES and start > 1 and not _possessive_next(tokens, start):
            start -= 1
        elif low in {"on", "in", "at"} and start < place and tokens.low[start] in TIMES:
            start -= 1
        else:
            break
    return start


def _possessive_next(tokens: Tokens, start: int) -> bool:
    return start < len(tokens) and tokens.low[start] == "'s"


def _subject(tokens: Tokens, last: int, form: VerbForm) -> Phrase | None:
    """Who the verb group that begins at token ``last`` belongs to."""
    if last <= 0:
        return None
    before = tokens.low[last - 1]
    if before in {",", "–", "—", "-", ")"}:
        return _subject_over_aside(tokens, last - 1, form)
    if before in {"who", "which", "that"}:
        return _antecedent(tokens, last - 1)
    phrase = phrase_before(tokens, last)
    if phrase is None:
        return None
    if can_speak(tokens, phrase) or (form.group == "say" and form.lemma in {"say", "tell"}):
        return _with_apposition(tokens, phrase)
    return None


def _with_apposition(tokens: Tokens, phrase: Phrase) -> Phrase:
    """Take in the head of "Z's ministry, A B said" where the comma only sets off a name behind an office."""
    first, last = phrase
    if first >= 2 and tokens.low[first - 1] == "," and tokens.capital[first]:  # noqa: PLR2004
        office = phrase_before(tokens, first - 1)
        if (
            office is not None
            and any(tokens.low[at] in listed("role") for at in range(*office))
            and not _has_verb(tokens, *office)
        ):
            lead = tokens.low[office[0] - 1] if office[0] else "."
            if office[0] == 0 or lead in STOPS or lead in TIMES:
                return (office[0], last)
    return phrase


def _antecedent(tokens: Tokens, relative: int) -> Phrase | None:
    last = relative - 1 if relative and tokens.low[relative - 1] == "," else relative
    phrase = phrase_before(tokens, last)
    return (phrase[0], relative + 1) if phrase is not None and can_speak(tokens, phrase) else None


_ASIDE_LEADS = frozenset(
    "again however meanwhile too also who which whose a an the one himself head chief citing speaking according".split()
)


def _subject_over_aside(tokens: Tokens, comma: int, form: VerbForm) -> Phrase | None:
    """ "X, head of Y, said": the phrase in front of the aside."""
    closing = tokens.low[comma]
    for opening in range(comma - 1, max(-1, comma - 30), -1):
        low = tokens.low[opening]
        if low in {".", ";", ":"} or low in QUOTES:
            return None
        if (closing == ")" and low == "(") or (closing != ")" and low == closing):
            if opening == 0 or not _is_aside(tokens, opening + 1, comma):
                continue
            phrase = phrase_before(tokens, _before_bracket(tokens, opening))
            if tokens.low[opening + 1] in {"by", "from"} and phrase is not None:
                return phrase_after(tokens, opening + 2)
            if closing == "," and (phrase is None or not can_speak(tokens, phrase)) and _all_names(tokens, opening + 1, comma):
                return (opening + 1, comma)
            if phrase is not None and can_speak(tokens, phrase):
                named = (
                    _names_only(tokens, opening + 1, comma) and tokens.low[opening + 1] not in PREPOSITIONS
                )
                return (phrase[0], comma) if named else phrase
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
    return last - first < 12 and not _has_verb(tokens, first, last)  # noqa: PLR2004


def _has_verb(tokens: Tokens, first: int, last: int) -> bool:
    return any(
        (tokens.low[at] in AUX or looks_finite(tokens.low[at])) and not (at > 0 and tokens.capital[at])
        for at in range(first, last)
    )


def _agrees(tokens: Tokens, source: Phrase, place: int, form: VerbForm) -> bool:
    """Whether a form that may be a noun is a verb here."""
    low = tokens.low[place]
    if low not in listed("noun_too"):
        return True
    following = tokens.low[place + 1] if place + 1 < len(tokens) else "."
    if following in AUX and following not in {"'d", "having", "being"} and form.tense != "past":
        return False
    if following == "of" and form.lemma in {"speak", "tell", "warn", "complain", "know"}:
        return True
    if following in {"'s", "of"} or (
        following in STOPS and following not in {":", ",", "."} and following not in QUOTES
    ):
        return False
    before = tokens.low[place - 1]
    if before in DETERMINERS or before == "'s" or before in {"of", "to", "a"}:
        return False
    if form.tense == "base" and not _is_plural(tokens, source):
        return any(tokens.low[at] in AUX for at in range(source[1], place))
    return not (
        form.group == "figure"
        and form.tense == "base"
        and low in {"lower", "issue", "release", "document", "project"}
    )


def _is_plural(tokens: Tokens, source: Phrase) -> bool:
    first, last = source
    head = tokens.low[last - 1]
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


def _with_reach(tokens: Tokens, place: int, source: Phrase, form: VerbForm) -> Cue | None:
    words = (place, place + 1)
    behind = _skip_recipient(tokens, place + 1, form)
    start = min(source[0], place)
    left = _clause_start(tokens, start)
    parenthetical = _breaks_off(tokens, behind)
    if parenthetical and _has_statement(tokens, left, start):
        right = _clause_end(tokens, behind)
        return Cue(
            rule="said behind",
            words=words,
            source=source,
            reach=((left, start), (behind, right)),
            group=form.group,
            after=False,
            relay=form.group == "relay",
        )
    if form.group in {"figure", "relay"} and not _fits_figure(tokens, place, source, form):
        return None
    if form.lemma in {"claim", "give"} and {"lives", "life", "victims", "victory"} & set(
        tokens.low[place + 1 : place + 7]
    ):
        return None
    return Cue(
        rule="said before",
        words=words,
        source=source,
        reach=((place + 1, _clause_end(tokens, place + 1)),),
        group=form.group,
        relay=form.group == "relay",
    )


_FIGURE_BODIES = frozenset({"it", "they", "he", "she", "who", "which", "that"})


def _fits_figure(tokens: Tokens, place: int, source: Phrase, form: VerbForm) -> bool:
    if form.group == "relay":
        return form.lemma != "carry"
    if form.lemma == "find":
        return _is_body(tokens, source) or tokens.low[source[0]] in PRONOUNS
    if form.lemma in {"show", "learn", "read", "speak"}:
        return True
    numbers = any(tokens.low[at][:1].isdigit() for at in range(place + 1, min(place + 14, len(tokens))))
    words = any(
        low in _FIGURE_WORDS or low.split("-")[0] in _FIGURE_WORDS
        for low in tokens.low[place + 1 : place + 14]
    )
    return numbers or words


_FIGURE_WORDS = frozenset(
    "toll number figure dead deaths casualties losses injured wounded missing dozens scores hundreds thousands two three four five "
    "six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty "
    "sixty seventy eighty ninety start blame responsibility nobody".split()
)


def _skip_recipient(tokens: Tokens, place: int, form: VerbForm) -> int:
    """The token behind "told parliament on Tuesday", "said in a statement", "told the agency by phone"."""
    at = place
    if (
        form.lemma in _RECIPIENT_VERBS
        and at < len(tokens)
        and tokens.low[at] not in STOPS
        and tokens.low[at] not in _CLAUSE_LEADS
    ):
        phrase = phrase_after(tokens, at)
        if phrase is not None:
            at = phrase[1]
    for _ in range(4):
        nxt = _skip_adverbial(tokens, at)
        if nxt == at:
            break
        at = nxt
    return at


def _skip_adverbial(tokens: Tokens, at: int) -> int:
    if at >= len(tokens):
        return at
    low = tokens.low[at]
    if (
        low in ADVERBS
        or low in TIMES
        or (low.endswith("ly") and len(low) > 4)
        or low in {"as", "well"}
        and _is(tokens, at + 1, "well")
    ):  # noqa: PLR2004
        return at + 1
    if low in {"in", "on", "at", "to", "during", "through", "by", "after", "before", "from", "via", "with"}:
        end = at + 1
        while (
            end < len(tokens)
            and end - at < 14
            and tokens.low[end] not in STOPS
            and tokens.low[end] not in _CLAUSE_LEADS
        ):  # noqa: PLR2004
            if tokens.low[end] in PRONOUNS or _finite(tokens, end):
                return at
            end += 1
        return end
    return at


def _finite(tokens: Tokens, at: int) -> bool:
    low = tokens.low[at]
    return low in AUX or (looks_finite(low) and not tokens.capital[at])


def _breaks_off(tokens: Tokens, at: int) -> bool:
    """Whether nothing that is said follows directly: the end, a comma, a dash, a new quotation."""
    return (
        at >= len(tokens)
        or tokens.low[at] in {",", ".", ";", "–", "—", "-", ")", "!", "?", "|"}
        or tokens.low[at] in QUOTES
    )


def _inverted(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    """ ", said the minister", "says Ruritania, whose army …"."""
    if (
        place == 0
        or form.group not in {"say", "think"}
        or (form.tense == "base" and form.lemma != "say")
        or form.lemma in _RECIPIENT_VERBS
    ):
        return None
    if place + 1 < len(tokens) and tokens.low[place + 1] in PREPOSITIONS:
        return None
    before = tokens.low[place - 1]
    if (
        before not in {",", "–", "—", "?", "!", "-", ".", ")", "'"}
        and before not in QUOTES
        and before not in {"as", "so"}
    ):
        return None
    source = phrase_after(tokens, place + 1)
    if source is None or not can_speak(tokens, source):
        return None
    if (
        source[1] < len(tokens)
        and tokens.low[source[1]]
        not in {"on", "in", "at", "during", "when", "who", "as", "after", "to", "of"}
        and not _breaks_off(tokens, source[1])
    ):
        return None
    if source[1] < len(tokens) and tokens.low[source[1]] in QUOTES:
        return None
    if any(tokens.low[at] in {"that"} for at in range(place + 1, source[1])):
        return None
    left = _clause_start(tokens, place - 1)
    if not _has_statement(tokens, left, place - 1):
        return None
    source = _take_apposition(tokens, source)
    right = _clause_end(tokens, source[1])
    return Cue(
        rule="said inverted",
        words=(place, place + 1),
        source=source,
        reach=((left, place), (source[1], right)),
        after=False,
    )


def _take_apposition(tokens: Tokens, source: Phrase) -> Phrase:
    """ "the mayor of X, A B" and "A B, the mayor of X": one phrase."""
    first, last = source
    if last + 1 < len(tokens) and tokens.low[last] == ",":
        more = phrase_after(tokens, last + 1)
        if more is not None and more[1] - last < 14 and not _has_verb(tokens, *more):  # noqa: PLR2004
            closes = (
                more[1] >= len(tokens)
                or tokens.low[more[1]] in {",", ".", ";"}
                or tokens.low[more[1]] == "who"
            )
            role = listed("role")
            named = tokens.capital[last + 1] and any(tokens.low[at] in role for at in range(first, last))
            office = any(tokens.low[at] in role for at in range(*more))
            if closes and (named or office):
                return (first, more[1])
    return source


def _participle(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    """ "…, saying that", "…, adding": whoever the sentence's subject is."""
    low = tokens.low[place]
    going = place > 0 and tokens.low[place - 1] in BE
    if form.group not in {"say", "think"} and not (going and form.lemma in {"speak", "put", "give", "count"}):
        return None
    if going:
        start = _verb_group_start(tokens, place)
        source = _subject(tokens, start, form)
        return (
            None
            if source is None or (low in listed("noun_too") and low != "speaking")
            else _with_reach(tokens, place, source, form)
        )
    if place and tokens.low[place - 1] in {"as"}:
        return _as_saying(tokens, place)
    if low in {"following", "including", "regarding", "concerning", "demanding", "seeing"}:
        return None
    source = _first_subject(tokens, place)
    if source is None or source[1] > place:
        return None
    if place and tokens.low[place - 1] not in {",", "and", "while", "by", "in", "–", "—", "after"}:
        near = phrase_before(tokens, place)
        source = (
            near
            if near is not None
            and can_speak(tokens, near)
            and tokens.low[near[0] - 1 if near[0] else 0] in {"with", ",", "and"}
            else source
        )
    return Cue(
        rule="saying",
        words=(place, place + 1),
        source=source,
        reach=((place + 1, _clause_end(tokens, place + 1)),),
        group=form.group,
    )


def _as_saying(tokens: Tokens, place: int) -> Cue | None:
    """ "the agency quoted X as saying": X; "X was quoted as saying": X."""
    for verb in range(place - 2, max(-1, place - 26), -1):
        form = verb_forms().get(tokens.low[verb])
        if form is None or form.lemma not in {"quote", "cite", "report", "describe", "depict"}:
            continue
        between = (verb + 1, place - 1)
        passive = any(tokens.low[at] in BE for at in range(max(0, verb - 3), verb))
        source = _subject(tokens, _verb_group_start(tokens, verb), form) if passive else between
        if not passive and between[0] < between[1]:
            source = phrase_after(tokens, between[0], between[1])
        if source is None:
            return None
        behind = _clause_end(tokens, place + 1)
        start = min(source[0], verb)
        left = _clause_start(tokens, start)
        if (_breaks_off(tokens, place + 1) or _is(tokens, place + 1, "by")) and _has_statement(
            tokens, left, start
        ):
            return Cue(
                rule="quoted as saying",
                words=(verb, place + 1),
                source=source,
                reach=((left, start),),
                after=False,
            )
        return Cue(
            rule="quoted as saying", words=(verb, place + 1), source=source, reach=((place + 1, behind),)
        )
    return None


def _quoted_as(tokens: Tokens, place: int, group_start: int, form: VerbForm) -> Cue | None:
    """Passives: only "was quoted as saying" names a speaker in its subject; "was told", "is said to" do not."""
    if form.lemma in {"quote", "cite"} and _is(tokens, place + 1, "as") and place + 2 < len(tokens):
        return None  # the participle that follows makes the cue
    if form.lemma in {"quote"}:
        source = _subject(tokens, group_start, form)
        if source is not None:
            return Cue(
                rule="was quoted",
                words=(place, place + 1),
                source=source,
                reach=((place + 1, _clause_end(tokens, place + 1)),),
            )
    return None


# --- figures -----------------------------------------------------------------------------------------------------------

_ACCOUNT_NOUNS = listed("account_noun") | {"release", "document", "list"}


def _account_noun(tokens: Tokens, place: int) -> Cue | None:
    """ "The Ruritanian figure is 12", "X's report has at least 12", "Official Ruritanian data give 12"."""
    following = place + 1
    owner = _owner_before(tokens, place)
    if owner is None:
        owner, following = _owner_behind(tokens, place)
    if owner is None:
        return _account_of(tokens, place)
    at = following
    if _is(tokens, at, "of") and any(low[:1].isdigit() for low in tokens.low[at + 1 : at + 5]):
        reach = (at, _clause_end(tokens, at))
        return Cue(
            rule="their figure", words=(place, place + 1), source=owner, reach=(reach,), group="figure"
        )
    if _is(tokens, at, ":"):
        return Cue(
            rule="their figure",
            words=(place, place + 1),
            source=owner,
            reach=((at, len(tokens)),),
            group="figure",
        )
    if _is(tokens, at, "of") or _is(tokens, at, "for"):
        at = _next_gives(tokens, at)
    while at < len(tokens) and (
        tokens.low[at] in ADVERBS or tokens.low[at] in TIMES or tokens.low[at] in {"on", "in", "as", ","}
    ):
        at += 1
    if at < len(tokens) and (tokens.low[at] in AUX or tokens.low[at] in _GIVES):
        reach = (at, _clause_end(tokens, at))
        return Cue(
            rule="their figure", words=(place, place + 1), source=owner, reach=(reach,), group="figure"
        )
    return None


_GIVES = frozenset(
    "give gives gave put puts show shows showed stand stands stood say says said shows list lists listed speak speaks".split()
)


def _account_of(tokens: Tokens, place: int) -> Cue | None:
    """ "12 had been the count of X"."""
    if place < 2 or tokens.low[place - 2] not in BE or not _is(tokens, place + 1, "of"):  # noqa: PLR2004
        return None
    source = phrase_after(tokens, place + 2)
    if source is None or not _is_body(tokens, source):
        return None
    reach = ((_clause_start(tokens, place), place),)
    return Cue(
        rule="their figure", words=(place, place + 1), source=source, reach=reach, group="figure", after=False
    )


def _next_gives(tokens: Tokens, at: int) -> int:
    near = range(at + 1, min(at + 9, len(tokens)))
    return next((place for place in near if tokens.low[place] in AUX or tokens.low[place] in _GIVES), at)


def _owner_before(tokens: Tokens, noun: int) -> Phrase | None:
    phrase = phrase_before(tokens, noun)
    if phrase is None:
        return None
    first, last = phrase
    while last > first and tokens.low[last - 1] in {
        "'s",
        "own",
        "official",
        "latest",
        "first",
        "last",
        "new",
        "updated",
        "death",
        "preliminary",
    }:
        last -= 1
    while first < last and tokens.low[first] in {"official", "latest", "the", "a", "new", "updated", "first"}:
        first += 1
    if first >= last:
        return None
    owner = (first, last)
    if any(tokens.low[at] in DETERMINERS for at in range(first + 1, last)):
        return None
    named = any(tokens.capital[at] and tokens.low[at] not in TIMES for at in range(first, last))
    possessive = _is(tokens, last, "'s") or tokens.low[first] in {"his", "her", "its", "their"}
    if (named and can_speak(tokens, owner)) or (possessive and can_speak(tokens, owner)):
        return owner
    return None


def _owner_behind(tokens: Tokens, noun: int) -> tuple[Phrase | None, int]:
    """ "a figure from the authorities, issued on Monday, has": who it comes from, and what follows."""
    if _is(tokens, noun + 1, ","):
        noun += 1
    if not (_is(tokens, noun + 1, "from") or _is(tokens, noun + 1, "by") or _is(tokens, noun + 1, "given")):
        return None, noun + 1
    start = noun + 2 + (1 if _is(tokens, noun + 2, "by") else 0)
    source = phrase_after(tokens, start)
    if source is None or not can_speak(tokens, source):
        return None, noun + 1
    source = _take_apposition(tokens, source)
    following = source[1]
    if _is(tokens, following, ","):
        for at in range(following + 1, min(following + 14, len(tokens))):
            if tokens.low[at] == ",":
                return source, at + 1
            if tokens.low[at] in AUX or tokens.low[at] in _GIVES:
                return source, at
    return source, following


def _colon_speech(tokens: Tokens) -> Cue | None:
    """ "Ministry: 12 dead" at the start of a line."""
    for place in range(1, min(10, len(tokens))):
        low = tokens.low[place]
        if low == ":":
            phrase = (0, place)
            heads = listed("role") | listed("people") | listed("body") | listed("media")
            speaker = any(tokens.low[at] in heads for at in range(place)) or all(
                is_capital(word) for word in tokens.text[:place]
            )
            if (
                not speaker
                or _is_place(tokens, place)
                or _has_verb(tokens, 0, place)
                or tokens.low[0] in _NOT_SPEAKERS
                or tokens.low[place - 1] in _NOT_SPEAKERS
            ):
                return None
            return Cue(
                rule="colon", words=(place, place + 1), source=phrase, reach=((place + 1, len(tokens)),)
            )
        if low in STOPS:
            return None
    return None


_TAIL_TOKENS = 7


def _tail_speaker(tokens: Tokens) -> Cue | None:
    """ "Flood kills 12: mayor", "12 dead – ministry": a headline that ends in who says so."""
    for at in range(len(tokens) - 2, max(1, len(tokens) - _TAIL_TOKENS), -1):
        if tokens.low[at] in {":", "-", "–", "—", "|"}:
            source = (at + 1, len(tokens))
            heads = listed("role") | listed("people") | listed("body") | listed("media")
            speaker = any(low in heads for low in tokens.low[at + 1 :]) and not _has_verb(tokens, *source)
            if (
                speaker
                and tokens.low[at + 1] not in _NOT_SPEAKERS
                and not any(low in STOPS or low[:1].isdigit() for low in tokens.low[at + 1 :])
            ):
                return Cue(rule="tail", words=(at, at + 1), source=source, reach=((0, at),), after=False)
            return None
    return None


def _is_place(tokens: Tokens, last: int) -> bool:
    """Whether a line's lead is only a place: where or whereof it tells, not who."""
    place = place_at(tokens, 0, last)
    return place is not None and place[1] == last


_NOT_SPEAKERS = frozenset(
    "photo photos picture video file image caption background related read also update updated breaking live watch see more published "
    "posted source sources tags topics by toll summary editor contact advertisement map losses details dates commanders note what why "
    "when where how flash world news opinion analysis explainer factbox timeline".split()
)


# --- reach -------------------------------------------------------------------------------------------------------------


def _is(tokens: Tokens, place: int, low: str) -> bool:
    return place < len(tokens) and tokens.low[place] == low


def _clause_start(tokens: Tokens, place: int) -> int:
    """The first token of the clause that ends before ``place``: behind a semicolon or the sentence's start."""
    for at in range(place - 1, -1, -1):
        if tokens.low[at] == ";":
            return at + 1
    return 0


def _clause_end(tokens: Tokens, place: int) -> int:
    for at in range(place, len(tokens)):
        if tokens.low[at] == ";":
            return at
    return len(tokens)


def _has_statement(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words in front of a cue state something, rather than set time and place.

    A clause that begins with a preposition or subordinator counts only when a further clause follows it.
    """
    while first < last and (tokens.low[first] in STOPS or tokens.low[first] in CONJ_LEADS):
        first += 1
    while last > first and tokens.low[last - 1] in STOPS:
        last -= 1
    if last - first < 1:
        return False
    lead = tokens.low[first]
    if lead == "that" or {"dead", "killed", "wounded", "injured", "missing"} & set(tokens.low[first:last]):
        return True
    comma = next((at for at in range(first, last) if tokens.low[at] == ","), last)
    if (
        lead in SUBORDINATORS
        or lead in PREPOSITIONS
        or (lead.endswith("ing") and not is_capital(tokens.text[first - 1] if first else "x"))
    ):
        return (
            comma < last and last - comma > 3 or (lead in PREPOSITIONS and _any_finite(tokens, first, last))
        )  # noqa: PLR2004
    if lead in ADVERBS or lead in TIMES:
        return last - first > 3  # noqa: PLR2004
    return _any_finite(tokens, first, last) or last - first > 2  # noqa: PLR2004


CONJ_LEADS = frozenset({"and", "but", "or", "so", "yet"})


def _any_finite(tokens: Tokens, first: int, last: int) -> bool:
    return any(_finite(tokens, at) or tokens.low[at] in verb_forms() for at in range(first, last))


_COORDINATORS = frozenset({";", "while", "whereas", "but", "and", "although", "though"})


_TAIL_VERBS = frozenset("makes brings puts adds means raises takes".split())
_SPANS_OF_TIME = frozenset(
    "one two three four five six a days hours weeks just only shortly minutes day".split()
)


def _tail(tokens: Tokens, first: int, last: int) -> int:
    """Where a reach ends before the outlet's own afterthought: ", after 12 had died", ", which makes 30 in all"."""
    for at in range(first + 1, last - 1):
        if tokens.low[at] != ",":
            continue
        ahead = tokens.low[at + 1 : at + 5]
        if ahead[0] in {"after", "bringing", "taking", "making", "raising"}:
            return at
        if ahead[0] == "which" and ahead[1:2] and ahead[1] in _TAIL_VERBS:
            return at
        if ahead[0] in _SPANS_OF_TIME and "after" in ahead:
            return at
    return last


def _stretched(tokens: Tokens, cues: list[Cue]) -> list[Cue]:
    """Let a reach run over a semicolon where nobody else speaks behind it, and stop before an afterthought."""
    firsts = [min(cue.words[0], cue.source[0]) if cue.source else cue.words[0] for cue in cues]
    found = []
    for cue in cues:
        pieces = []
        for first, last in cue.reach:
            end = last
            if first >= cue.words[0]:
                while _is(tokens, end, ";"):
                    following = _clause_end(tokens, end + 1)
                    if any(end < begin < following for begin in firsts):
                        break
                    end = following
                end = _tail(tokens, first, end)
            pieces.append((first, end))
        found.append(replace(cue, reach=tuple(pieces)))
    return found


def _bounded(tokens: Tokens, cues: list[Cue]) -> tuple[Cue, ...]:
    """Cut each forward reach where a coordinated clause with its own speaker begins."""
    cues = _stretched(tokens, cues)
    starts = sorted(
        _lead(tokens, min(cue.source[0], cue.words[0]))
        for cue in cues
        if cue.source is not None and _leads(tokens, cue)
    )
    return tuple(_cut(cue, starts) for cue in cues)


def _leads(tokens: Tokens, cue: Cue) -> bool:
    assert cue.source is not None
    begin = min(cue.source[0], cue.words[0])
    before = tokens.low[begin - 1] if begin else ""
    return cue.after and before in _COORDINATORS


def _lead(tokens: Tokens, begin: int) -> int:
    return begin - 1 if begin else 0


def _cut(cue: Cue, starts: list[int]) -> Cue:
    ends = cue.words[1] if cue.source is None else max(cue.words[1], cue.source[1])
    bound = next((start for start in starts if start >= ends), None)
    begin = max((start for start in starts if start < cue.words[0]), default=0)
    pieces = []
    for first, last in cue.reach:
        if bound is not None and first < bound < last and first >= cue.words[0]:
            pieces.append((first, bound))
        elif not cue.after and first < begin < last and last <= cue.words[1] + 1:
            pieces.append((begin, last))
        else:
            pieces.append((first, last))
    return replace(cue, reach=tuple(pieces))


_PHRASE_RULES = {
    "according": _according,
    "per": _per,
    "in": _going_by,
    "by": _by,
    "citing": _citing,
    "quoting": _citing,
    "attributed": _attributed,
    "credited": _attributed,
    "learnt": _learnt_from,
    "learned": _learnt_from,
    "for": _for_whom,
    "from": _from,
}
