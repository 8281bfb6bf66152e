"""Cues that are verbs.

"X said that", ", said X", "X, saying that", "quoted X as saying", "X put the toll at".
"""

from __future__ import annotations

from index.claims.voices.beside import NUMBER_NOUNS
from index.claims.voices.clauses import (
    RECIPIENT_VERBS,
    breaks_off,
    clause_end,
    clause_start,
    is_at,
    skip_recipient,
    states,
)
from index.claims.voices.phrases import Phrase, can_speak, phrase_after, phrase_before
from index.claims.voices.reach import Cue
from index.claims.voices.subjects import (
    first_subject,
    is_verb_of,
    names_body,
    subject_of,
    verb_group_start,
    with_apposition_behind,
)
from index.claims.voices.words import (
    BE,
    DETERMINERS,
    PREPOSITIONS,
    QUOTES,
    Tokens,
    VerbForm,
    listed,
    verb_forms,
)


def verb_cue(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    """The cue that a form of a verb of attribution makes at token ``place``, if it makes one."""
    if form.tense == "ing":
        return _participle(tokens, place, form)
    group_start = verb_group_start(tokens, place)
    passive = any(tokens.low[at] in BE for at in range(group_start, place))
    if passive and form.tense in {"past", "participle"}:
        return _reported_in(tokens, place, group_start, form) or _quoted_as(tokens, place, group_start, form)
    inverted = _inverted(tokens, place, form)
    if inverted is not None:
        return inverted
    if place and (_told_by(tokens, place, form) or _is_acquainted(tokens, place, form)):
        return None
    if (
        form.tense in {"past", "participle"}
        and group_start == place > 0
        and tokens.low[place - 1] in DETERMINERS | {"of", "for", "with", "from", "between", "against"}
    ):
        return None  # "a reported tornado", "the father of suspected bombers"
    if place > 2 and tokens.low[place - 1] == "have" and tokens.low[place - 2] == "to":  # noqa: PLR2004
        first = first_subject(tokens, place - 2)
        return None if first is None else _with_reach(tokens, place, first, form)
    if form.tense == "base" and place and tokens.low[place - 1] == "to":
        on = place > 2 and set(tokens.low[place - 3 : place - 1]) & _CONTINUES  # noqa: PLR2004
        first = first_subject(tokens, place - 2) if on else None
        return None if first is None else _with_reach(tokens, place, first, form)
    source = subject_of(tokens, group_start, form)
    if source is None:
        return _shared_subject(tokens, place, group_start, form)
    if not is_verb_of(tokens, source, place, form) or _rejected_there(tokens, source, form):
        return None
    return _with_reach(tokens, place, source, form)


def made_known(tokens: Tokens, place: int) -> Cue | None:
    """As in "the ministry *made known* that …", "…, it made known"; ``place`` is that of "known"."""
    if place < 2 or tokens.low[place - 1] not in {"made", "makes", "make"}:  # noqa: PLR2004
        return None
    form = VerbForm("announce", "say", "past")
    source = subject_of(tokens, verb_group_start(tokens, place - 1), form)
    return None if source is None else _with_reach(tokens, place, source, form)


def _is_acquainted(tokens: Tokens, place: int, form: VerbForm) -> bool:
    """As in "the town *knows floods* well", "*known as*": acquaintance and names, nothing that is told."""
    behind = skip_recipient(tokens, place + 1, form)
    if form.lemma != "know" or breaks_off(tokens, behind) or tokens.low[behind] in _KNOWN:
        return False
    return tokens.low[behind] != "the" or tokens.low[behind + 1 : behind + 2] not in {("names",), ("number",)}


_KNOWN = frozenset({"of", "that", "about", "at", "only", "how", "if", "whether", "what", "nothing"})


def _rejected_there(tokens: Tokens, source: Phrase, form: VerbForm) -> bool:
    """As in "a claim *that the army rejects*", "the worst day *that it has known*": said by nobody."""
    if source[0] < 2 or tokens.low[source[0] - 1] not in {"that", "which"}:  # noqa: PLR2004
        return False
    return form.lemma == "know" or (form.lemma in _REJECTING and tokens.low[source[0] - 2] in _REJECTED)


_REJECTING = frozenset("reject deny dismiss dispute refute".split())
_REJECTED = frozenset("claim figure number toll count report statement allegation ,".split())


def _told_by(tokens: Tokens, place: int, form: VerbForm) -> bool:
    """Whether a participle has its speaker behind "by": "the toll reported by X"."""
    return (
        form.tense in {"past", "participle"}
        and is_at(tokens, place + 1, "by")
        and tokens.low[place - 1] not in BE
    )


_CONTINUES = frozenset(
    "heard quoted reported understood believed went goes on began begins continued continues "
    "proceeded tried sought".split()
)


def _shared_subject(tokens: Tokens, place: int, group_start: int, form: VerbForm) -> Cue | None:
    """As in "X attacked the plan and said it would fail": the second verb's speaker is the first one's."""
    if group_start < 2 or tokens.low[group_start - 1] not in {"and", "but", "then"} or form.group == "figure":  # noqa: PLR2004
        return None
    if tokens.low[place] in listed("noun_too"):
        return None
    source = first_subject(tokens, group_start - 1)
    return None if source is None else _with_reach(tokens, place, source, form)


def _with_reach(tokens: Tokens, place: int, source: Phrase, form: VerbForm) -> Cue | None:
    words = (place, place + 1)
    behind = _behind_passed_on(tokens, skip_recipient(tokens, place + 1, form))
    start = _before_naming(tokens, min(source[0], place))
    left = clause_start(tokens, start)
    parenthetical = breaks_off(tokens, behind) or (
        is_at(tokens, behind, ":") and tokens.low[start - 1] == ","
    )
    if "something" in tokens.low[max(0, source[0] - 1) : source[0] + 1]:
        return None  # "…, something the army rejects"
    if parenthetical and tokens.low[start - 1] not in {"and", "or"} and states(tokens, left, start):
        right = clause_end(tokens, behind)
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
    if _takes_lives(tokens, place, form):
        return None
    if form.lemma == "give" and tokens.low[behind : behind + 1] in (("way",), ("birth",), ("rise",)):
        return None
    fronted = (
        ((left, source[0]),)
        if tokens.low[left : left + 2] in _BESIDES or is_at(tokens, left, "besides")
        else ()
    )
    return Cue(
        rule="said before",
        words=words,
        source=source,
        reach=(*fronted, (place + 1, clause_end(tokens, place + 1))),
        group=form.group,
        relay=form.group == "relay",
    )


def _takes_lives(tokens: Tokens, place: int, form: VerbForm) -> bool:
    """As in "a storm *claimed* 12 *lives*"."""
    taken = {"lives", "life", "victims", "victory"}
    return form.lemma in {"claim", "give"} and not taken.isdisjoint(tokens.low[place + 1 : place + 7])


def _before_naming(tokens: Tokens, start: int) -> int:
    """Where the phrase begins that a name ends: "*the rescuers known as* the White Caps said"."""
    naming = 2 if tokens.low[max(0, start - 2) : start] == ("known", "as") else 1
    if start <= naming or (naming == 1 and tokens.low[start - 1] not in {"called", "named", "dubbed"}):
        return start
    named = phrase_before(tokens, start - naming)
    return start if named is None else named[0]


_BESIDES = (("apart", "from"), ("in", "addition"), ("on", "top"), ("next", "to"))
"""What a speaker counts beside this is counted by the same: "*Besides 12 dead* the police count 30 hurt"."""


def _behind_passed_on(tokens: Tokens, at: int) -> int:
    """The token behind "says in a report *that the agency cites*": the clause belongs to the report."""
    texts = listed("document") | listed("account_noun")
    if at < 1 or not is_at(tokens, at, "that") or tokens.low[at - 1] not in texts:
        return at
    subject = phrase_after(tokens, at + 1)
    end = at if subject is None else subject[1] + 1
    return end if breaks_off(tokens, end) else at


def _fits_figure(tokens: Tokens, place: int, source: Phrase, form: VerbForm) -> bool:
    if form.group == "relay":
        return form.lemma != "carry"
    if form.lemma == "find":
        return names_body(tokens, source) or tokens.low[source[0]] in {"it", "which"}
    if form.lemma in {"show", "learn", "read", "speak"}:
        return True
    if form.lemma in _MOVING and NUMBER_NOUNS.isdisjoint(tokens.low[place + 1 : place + 9]):
        return False  # "the army *lifted* 12 people out"
    numbers = any(tokens.low[at][:1].isdigit() for at in range(place + 1, min(place + 14, len(tokens))))
    words = any(
        low in _FIGURE_WORDS or low.split("-")[0] in _FIGURE_WORDS
        for low in tokens.low[place + 1 : place + 14]
    )
    return numbers or words


_MOVING = frozenset("lift lower raise cut increase reduce issue release bump".split())

_FIGURE_WORDS = frozenset(
    "toll number figure dead deaths casualties losses injured wounded missing dozens scores "
    "hundreds thousands two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety start blame responsibility nobody".split()
)


_TAKES_OBJECT = frozenset(
    "accuse blame charge condemn denounce criticise criticize praise thank attack applaud slam blast "
    "mock".split()
)
"""Behind these stands whom it is said of, never who says it."""


def _inverted(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    """As in ", said the minister", "says Ruritania, whose army …"."""
    if (
        place == 0
        or form.group not in {"say", "think"}
        or (form.tense == "base" and form.lemma != "say")
        or form.lemma in RECIPIENT_VERBS | _TAKES_OBJECT
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
        and not breaks_off(tokens, source[1])
    ):
        return None
    if source[1] < len(tokens) and tokens.low[source[1]] in QUOTES:
        return None
    if any(tokens.low[at] == "that" for at in range(place + 1, source[1])):
        return None
    left = clause_start(tokens, place - 1)
    aside = is_at(tokens, source[1], ",") and tokens.low[place - 1] == ","
    if not aside and not states(tokens, left, place - 1):
        return None
    source = with_apposition_behind(tokens, source)
    right = clause_end(tokens, source[1])
    return Cue(
        rule="said inverted",
        words=(place, place + 1),
        source=source,
        reach=((left, place), (source[1], right)),
        after=False,
    )


def _participle(tokens: Tokens, place: int, form: VerbForm) -> Cue | None:
    """As in "…, saying that", "…, adding": whoever the sentence's subject is."""
    low = tokens.low[place]
    going = place > 0 and tokens.low[place - 1] in BE
    if form.group not in {"say", "think"} and not (going and form.lemma in {"speak", "put", "give", "count"}):
        return None
    if going:
        start = verb_group_start(tokens, place)
        source = subject_of(tokens, start, form)
        return (
            None
            if source is None or (low in listed("noun_too") and low != "speaking")
            else _with_reach(tokens, place, source, form)
        )
    if place and tokens.low[place - 1] == "as":
        return _as_saying(tokens, place)
    if low in {"following", "including", "regarding", "concerning", "demanding", "seeing"}:
        return None
    if _takes_lives(tokens, place, form):
        return None
    source = _inverted_before(tokens, place) or first_subject(tokens, place)
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
        reach=((place + 1, clause_end(tokens, place + 1)),),
        group=form.group,
    )


_LONGEST_NAME = 8


def _inverted_before(tokens: Tokens, place: int) -> Phrase | None:
    """Who spoke right before, named behind the verb: ", *said the mayor*, adding that 12 had died"."""
    for verb in range(place - 3, max(0, place - _LONGEST_NAME), -1):
        form = verb_forms().get(tokens.low[verb])
        cue = _inverted(tokens, verb, form) if form is not None else None
        if cue is not None and cue.source is not None:
            return cue.source if cue.source[1] == place - 1 else None
    return None


def _as_saying(tokens: Tokens, place: int) -> Cue | None:
    """As in "the agency quoted X as saying": X; "X was quoted as saying": X."""
    for verb in range(place - 2, max(-1, place - 26), -1):
        form = verb_forms().get(tokens.low[verb])
        if form is None or form.lemma not in {"quote", "cite", "report", "describe", "depict"}:
            continue
        between = (verb + 1, place - 1)
        passive = any(tokens.low[at] in BE for at in range(max(0, verb - 3), verb))
        source = subject_of(tokens, verb_group_start(tokens, verb), form) if passive else between
        if not passive and between[0] < between[1]:
            source = phrase_after(tokens, between[0], between[1])
        if source is None:
            return None
        behind = clause_end(tokens, place + 1)
        start = min(source[0], verb)
        left = clause_start(tokens, start)
        if (breaks_off(tokens, place + 1) or is_at(tokens, place + 1, "by")) and states(tokens, left, start):
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


def _reported_in(tokens: Tokens, place: int, group_start: int, form: VerbForm) -> Cue | None:
    """As in "it was reported on Saturday *in the Ministry of Health*": translated from other languages."""
    if form.group != "say" or group_start < 1 or tokens.low[group_start - 1] != "it":
        return None
    for at in range(place + 1, min(place + _TO_SEAT, len(tokens))):
        if tokens.low[at] in {".", ";", ":", "that"}:
            return None
        source = phrase_after(tokens, at + 1) if tokens.low[at] in {"in", "at"} else None
        if source is not None and names_body(tokens, source):
            left = clause_start(tokens, group_start)
            reach = ((left, group_start - 1), (source[1], clause_end(tokens, source[1])))
            return Cue(rule="reported in", words=(place, at + 1), source=source, reach=reach, after=False)
    return None


_TO_SEAT = 9


def _quoted_as(tokens: Tokens, place: int, group_start: int, form: VerbForm) -> Cue | None:
    """Passives.

    Only "was quoted as saying" names a speaker in its subject; "was told", "is said to" do not.
    """
    if form.lemma in {"quote", "cite"} and is_at(tokens, place + 1, "as") and place + 2 < len(tokens):
        return None  # the participle that follows makes the cue
    if form.lemma == "quote":
        source = subject_of(tokens, group_start, form)
        if source is not None:
            return Cue(
                rule="was quoted",
                words=(place, place + 1),
                source=source,
                reach=((place + 1, clause_end(tokens, place + 1)),),
            )
    return None
