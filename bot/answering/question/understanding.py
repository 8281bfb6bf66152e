"""What a question asks for: read by rule from its words, with what the index knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.answering.question.asked_speaker import SAID, as_speaker, asked_speaker, holders
from bot.answering.question.asked_time import AskedTime, read_time
from bot.answering.question.countries import country_of
from bot.answering.question.harm import kinds_told
from bot.answering.question.numbered import counts_things
from bot.answering.question.terms import Term, cue_roots, read_terms
from index.claims.lexicon import person_noun
from index.claims.model import Kind
from index.retrieval.lexicon import EventWords, Lexicon
from index.retrieval.terms import fold, words


class Ask(StrEnum):
    """What kind of answer is looked for."""

    COUNT = "how many people"
    AMOUNT = "how much"
    WHO = "who"
    NAME = "what the name is"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    SAID = "what was said"
    BLAME = "who is to blame"
    REACTION = "how it was answered"
    DEFINITION = "who or what that is"
    WHETHER = "whether"
    WHAT = "what"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question as understood.

    Attributes:
        text: the standalone question, spelling mended.
        ask: what is looked for.
        kinds: what happened to the people asked about, where the question is about people harmed.
        terms: what an answer should speak of, without words of time, of asking and of harm.
        figures: numbers in the question that are no dates.
        time: what it says about time.
        speaker: words naming whose statement is asked for ("according to Reuters" -> "Reuters").
        speaker_names: roots of the names of those who hold that office in the articles ("the transport
            minister" -> the minister's name).
        both_sides: a total over the sides, or the sides set side by side, is asked for.
        disputes: it asks whether accounts differ ("does that contradict …").
        event: the indexed event it is about; None where that can't be told.
    """

    text: str
    ask: Ask
    kinds: tuple[Kind, ...]
    terms: tuple[Term, ...]
    figures: tuple[int, ...]
    time: AskedTime
    speaker: str | None = None
    speaker_names: frozenset[str] = frozenset()
    both_sides: bool = False
    disputes: bool = False
    event: str | None = None


KIND_CUES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.KILLED,
        re.compile(
            r"\b(?:killed|kill|kills|killing|killings|died|die|dies|dead|deaths?|fatalit(?:y|ies)|perished|"
            r"tolls?|body count|bodies|lost their li(?:fe|ves)|lives|slain|executed|drowned|victims|martyred|"
            r"lost|losses|casualties)\b"
        ),
    ),
    (Kind.WOUNDED, re.compile(r"\b(?:wounded|wounds?|injured|injuries|injury|hurt|hospitali[sz]ed)\b")),
    (Kind.MISSING, re.compile(r"\b(?:missing|unaccounted|disappeared|vanished)\b")),
    (
        Kind.CAPTURED,
        re.compile(r"\b(?:captured|captives?|prisoners?|pows?|hostages?|taken prisoner|captivity)\b"),
    ),
    (
        Kind.DISPLACED,
        re.compile(
            r"\b(?:displaced|evacuated|evacuees|homeless|fled|flee|uprooted|left (?:their )?homes?|"
            r"refugees)\b"
        ),
    ),
    (Kind.CASUALTIES, re.compile(r"\b(?:casualt(?:y|ies)|losses|lost)\b")),
)
"""Words by which questions say what happened to people."""

_COUNTING = re.compile(
    r"\b(?:how many|number of|numbers of|tolls?|body count|death count|count of|tally|casualt(?:y|ies)|"
    r"losses|"
    r"how large|how high)\b"
)
_HOW_MANY = re.compile(r"\bhow many\b|\b(?:the )?number of\b")
_PEOPLE_UNSAID = re.compile(
    r"\bhow many (?:people\b|were\b|was\b|from\b|in\b|of\b|on (?:the|each|both)\b|"
    r"(?:so far|now|then|today|in total)?\??$)"
)
_AMOUNT = re.compile(
    r"\bhow (?:much|long|far|fast|big|large|old|high|deep|often|strong|heavy|tall|wide|quickly|soon)\b"
    r"|\b(?:what|which) (?:share|percentage|percent|proportion|fraction) of\b"
)
BLAME_CUE = re.compile(
    r"\bwho(?:se)? (?:\w+ )?(?:started|began|begun|start|begin|provoked|attacked|fired|shot|broke|violated|"
    r"initiated|launched|opened fire|struck|caused|did it)\b(?!.*\b(?:first responders)\b)"
    r"|\bto blame\b|\bblam(?:e|ed|es|ing)\b|\bresponsib(?:le|ility)\b|\bwhose fault\b|\bat fault\b"
    r"|\bwho is fault\b|\bfault of\b|\bguilty\b|\bagg?ressor\b"
)
_REACTION = re.compile(
    r"\b(?:react(?:ed|ion|ions|s)?|respon(?:d|ds|ded|se|ses)|repl(?:y|ied|ies)|answer(?:ed|s)?|"
    r"condemn(?:ed|s)?|what did .+ (?:think|do) (?:of|about))\b"
)
_ASKING_WHO = re.compile(
    r"\b(?:who|whom|whose|which (?:country|side|person|minister|official|group|leader))\b"
)
_WHEN = re.compile(r"\b(?:when|what time|what day|what date|which day|on what day|how soon|since when)\b")
_WHERE = re.compile(
    r"\b(?:where|what place|which (?:\w+ )?(?:towns?|villages?|cit(?:y|ies)|places?|provinces?|regions?|"
    r"areas?|countr(?:y|ies)|districts?|settlements?|neighbou?rhoods?|directions?))\b"
)
_WHY = re.compile(
    r"\b(?:why|what caused|what led to|what triggered|how come|what(?: is| was|'s)? the (?:reason|cause)|"
    r"reason for|cause of|what made)\b"
)
_DEFINITION = re.compile(
    r"^(?:and |so )?(?:who|what) (?:is|are|was|were) (?P<what>(?:the |an? )?[\w'’. -]{2,60})\??$"
)
_NAMING = re.compile(
    r"^(?:and |so )?(?:what (?:is|was|are|were) )?(?:the )?(?:full )?names? of\b|^name the\b"
)
_WHETHER = re.compile(
    r"^(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't)\b"
)
_BOTH = re.compile(
    r"\b(?:both (?:sides|countries|together)|two sides|both|in total|altogether|together|combined|overall|"
    r"all sides|either side|total killed|total dead|total deaths)\b"
)
_DISPUTE = re.compile(
    r"\b(?:contradict|disagree|agree|differ|different|same (?:number|figure)|conflict with|match|really|true|"
    r"confirm|is that what|too)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.,:])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w.,:])\d+(?:k\b)?(?![\w:.]\d|\d|st\b|nd\b|rd\b|th\b)"
)
LONGEST_NAME = 5
"""Words of a name that "who is …" may ask about."""


_IN_THE_END = re.compile(r"\b(?:in|at|by) the (?:very )?end\b(?! of)", re.IGNORECASE)
"""The latest is asked for by this; nothing that ended."""


def understand(
    text: str,
    *,
    lexicon: Lexicon,
    known: dict[str, bool] | None = None,
    event: str | None = None,
    own: frozenset[str] | None = None,
) -> Inquiry:
    """Read a standalone question.

    Args:
        text: the question, spelling mended, without need of a history.
        lexicon: what words the articles use.
        known: roots of words that the lexicon lacks -> whether they occur anywhere in the index.
        event: the event it is about, where that is certain already.
        own: roots of the words of a follow-up itself; words carried over from the history weigh less.
    """
    about = lexicon.events.get(event) if event is not None else _only(lexicon)
    time = read_time(
        text, around=about.last if about else _last(lexicon), first=about.first if about else None
    )
    plain = fold(time.rest)
    kinds = () if counts_things(plain) else _kinds(plain)
    ask = _ask(plain, kinds=kinds)
    speaker = asked_speaker(
        plain, counting=ask is Ask.COUNT, blaming=ask is Ask.BLAME, reacting=ask is Ask.REACTION
    )
    terms = read_terms(
        _IN_THE_END.sub(" ", time.rest),
        lexicon=lexicon,
        known=known or {},
        about=about,
        own=own,
        cues=cue_roots(counting=ask is Ask.COUNT, blaming=ask in (Ask.COUNT, Ask.BLAME)),
    )
    if ask is Ask.COUNT and not kinds and any(_tells_what_of(term) for term in terms):
        ask = Ask.AMOUNT  # "how many people live in hotels" asks for nobody harmed
    return Inquiry(
        text=text,
        ask=ask,
        kinds=kinds,
        terms=tuple(as_speaker(term, speaker) for term in terms),
        figures=_figures(time.rest, years=time.years),
        time=time,
        speaker=speaker,
        speaker_names=holders(speaker, lexicon),
        both_sides=_BOTH.search(plain) is not None,
        disputes=_DISPUTE.search(plain) is not None,
        event=event,
    )


_FILLERS = frozenset(
    """
    hm hmm hmmm ok okay hi hello hey yo thanks thx thank you test testing eh um uh huh ah oh lol well yes yeah
    no yep nope so and but or please bot why when who whom where what which how is it there anyone anybody
    """.split()
)


def asks_nothing(text: str) -> bool:
    """Whether a standalone question holds no word that could be looked for ("?", "hm", "hello")."""
    return all(fold(word) in _FILLERS for word in words(text))


def _only(lexicon: Lexicon) -> EventWords | None:
    return next(iter(lexicon.events.values())) if len(lexicon.events) == 1 else None


def _last(lexicon: Lexicon) -> date | None:
    return max((event.last for event in lexicon.events.values() if event.last), default=None)


def _kinds(plain: str) -> tuple[Kind, ...]:
    """What happened to the people asked about; prisoners who were killed are asked about as killed."""
    found = tuple(kind for kind, cue in KIND_CUES if cue.search(plain))
    if not found and _HOW_MANY.search(plain):
        told = kinds_told(plain)
        found = tuple(kind for kind, _ in KIND_CUES if kind in told)
    if Kind.CAPTURED in found and Kind.KILLED in found:
        return tuple(kind for kind in found if kind is not Kind.CAPTURED)
    return found


def _ask(plain: str, *, kinds: tuple[Kind, ...]) -> Ask:
    """The first of the patterns that fits; the order settles what questions with two of them ask."""
    counting = _COUNTING.search(plain) is not None
    if _AMOUNT.search(plain):
        return Ask.AMOUNT
    if (
        _HOW_MANY.search(plain)
        and not _WHY.match(plain)
        and not (_WHETHER.search(plain) and "how many" not in plain)
    ):
        return Ask.COUNT if kinds or _PEOPLE_UNSAID.search(plain) else Ask.AMOUNT
    if _asked(_WHEN, plain):
        return Ask.WHEN
    if _WHY.search(plain):
        return Ask.WHY
    if (
        counting
        and kinds
        and not _WHETHER.search(plain)
        and not _ASKING_WHO.search(plain)
        and not _said_first(plain)
    ):
        return Ask.COUNT
    if SAID.search(plain):
        said = SAID.search(plain)
        return Ask.COUNT if kinds and said and "lost" in plain[said.start() :] else Ask.SAID
    if BLAME_CUE.search(plain):
        return Ask.BLAME
    if _REACTION.search(plain):
        return Ask.REACTION
    if _asked(_WHERE, plain):
        return Ask.WHERE
    return _ask_rest(plain, kinds=kinds)


_ASKS_ON = r"(?!.*(?:\b(?:and|or|know|tell|me|sure|clear|remember|since|until|till{0})|,) $)"
_RELATIVE = re.compile(
    r"^(?:and |but |so )?(?:(?:what|who|whose|whom|why|how|which)\b"
    + _ASKS_ON.format("")
    + r"|(?:is|are|was|were|do|does|did|has|have|had)\b"
    + _ASKS_ON.format("|say|said")
    + ")"
)
"""How a question begins whose "when" or "where" only says which time or place is meant."""


def _asked(cue: re.Pattern[str], plain: str) -> bool:
    """Whether "when" or "where" is what is asked, unlike in "what did she say when she came"."""
    match = cue.search(plain)
    if match is None:
        return False
    return match[0] not in ("when", "where") or _RELATIVE.match(plain[: match.start()]) is None


def _said_first(plain: str) -> bool:
    """Whether somebody's words are asked for before any count, unlike "death toll, what did they say"."""
    said, counted = SAID.search(plain), _COUNTING.search(plain)
    return said is not None and (counted is None or said.start() < counted.start())


def _ask_rest(plain: str, *, kinds: tuple[Kind, ...]) -> Ask:
    if _NAMING.search(plain):
        return Ask.NAME
    definition = _DEFINITION.search(plain)
    if definition and len(definition["what"].split()) <= LONGEST_NAME and not _is_clause(definition["what"]):
        return Ask.DEFINITION
    if _ASKING_WHO.search(plain):
        return Ask.WHO
    if _WHETHER.search(plain):
        return Ask.WHETHER
    if kinds and not plain.startswith(("what", "which", "how", "name")):
        return Ask.COUNT
    return Ask.WHAT


def _is_clause(what: str) -> bool:
    """Whether "who is …" goes on with a deed ("who is sending aid") instead of a name."""
    parts = what.split()
    return any(part.endswith(("ing", "ed")) for part in parts[:2]) or " in " in f" {what} "


def _tells_what_of(term: Term) -> bool:
    """Whether a word tells what people did or where they were other than by a name."""
    plain = person_noun(fold(term.word)) is not None or country_of(term.word) is not None
    return not (term.name or term.carried or plain)


def _figures(text: str, *, years: frozenset[int]) -> tuple[int, ...]:
    """Numbers in the question that are neither dates nor years."""
    out: list[int] = []
    for found in _NUMBER.findall(text):
        digits = found.replace(",", "")
        value = int(digits[:-1]) * 1000 if digits.endswith("k") else int(digits)
        if value not in years:
            out.append(value)
    return tuple(dict.fromkeys(out))
