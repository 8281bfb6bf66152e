"""The voices of an article read in order: who speaks in each sentence, and who still does in the next."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.claims.voices.cast import Cast
from index.claims.voices.cues import find_cues
from index.claims.voices.names import Mention, Who, read_mention
from index.claims.voices.phrases import is_verb, phrase_before
from index.claims.voices.places import place_at
from index.claims.voices.quotations import Speech
from index.claims.voices.reach import Cue
from index.claims.voices.seats import seated
from index.claims.voices.speakers import Speaker, Speakers
from index.claims.voices.words import PREPOSITIONS, Tokens
from index.model import Span


@dataclass(frozen=True, slots=True)
class Read:
    """A cue of sentence ``at`` with its speaker."""

    at: int
    cue: Cue
    speaker: Speaker


SPEECH_SHARE = 0.6
"""A sentence of which more than this share stands in quotation marks is direct speech."""

_BACKGROUND = frozenset(
    "war wars since decades ago years century independence history year meanwhile background "
    "previous earlier former once".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = frozenset("number wounded injured missing dead total toll count deaths".split())
_TAKEN_APART = frozenset("dead victims injured wounded missing killed hurt".split())
_CROWDS = re.compile(r"\d|(?:hundreds|thousands|dozens|scores|crowds)\b", re.IGNORECASE)
_NOBODY = frozenset("people some many others most several few those".split())


_LAY = frozenset(
    "resident villager neighbour neighbor local survivor witness eyewitness bystander passenger driver "
    "victim relative brother sister mother father son daughter husband wife widow uncle aunt cousin man "
    "woman person inmate patient student farmer fisherman worker".split()
)
"""Who tells what they saw: the report that follows is the outlet's."""

_PASSED_ON = frozenset({"citing", "attributed to", "named as source", "stems from", "learnt from"})
"""Rules whose source is only passed on by who speaks: "citing X, *it* reports" is not X."""

_OUTLETS_OWN = (("we",), ("our",))
"""Outside quotation marks the outlet speaks of itself so."""


class Reading:
    """One article read from its first sentence to its last.

    Attributes:
        reads: for each sentence its cues with their speakers.
        mains: for each sentence the cue that reaches furthest, of those the outlet itself words; None where
            nobody speaks.
        floats: for each sentence without a main cue who is still speaking; None where that is the outlet.
    """

    def __init__(
        self, text: str, sentences: Sequence[Span], tokens: Sequence[Tokens], *, speech: Speech
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._tokens = tokens
        self._speech = speech
        self.reads = self._follow()
        self.mains = [self._main(reads) for reads in self.reads]
        self.floats = self._drift()

    def _follow(self) -> list[list[Read]]:
        """Go through the sentences in order, leading each cue's speaker back to a name."""
        cast = Cast(self._tokens)
        speakers = Speakers(cast)
        names = {
            word
            for tokens in self._tokens
            for word in itertools.compress(tokens.text[1:], tokens.capital[1:])
        }
        found: list[list[Read]] = []
        for at, tokens in enumerate(self._tokens):
            reads = []
            speakers.begin(tokens.start[0] if len(tokens) else 0)
            for cue in find_cues(tokens):
                if cue.source is None:
                    continue
                mention = seated(tokens, read_mention(tokens, cue.source), cue)
                mention = _of_country(tokens, mention)
                mention = _pointing(tokens, mention, cue.source)
                mention = self._antecedent(at, cue, mention, found)
                if cue.rule == "colon" and mention.who is Who.PERSON and not cast.knows(mention.name):
                    continue  # "Fort Collins: a bridge …": a place unknown to us, not a person
                opens = cue.source == (0, 1) and mention.who in {Who.OTHER, Who.PERSON}
                if opens and _common_noun(tokens.text[0], names):
                    continue  # "Wildfires …, forcing 12 people": capital only for the sentence's start
                leads = cue.rule not in _PASSED_ON
                speaker = speakers.resolve(mention, tokens.start[cue.source[0]], remember=leads)
                reads.append(Read(at, cue, speaker or Speaker("", Who.PRONOUN)))
            found.append(reads)
        return [[self._settled(read, found) for read in reads] for reads in found]

    def _inside_quote(self, read: Read) -> bool:
        return self._speech.within(self._tokens[read.at].span(*read.cue.words))

    def _antecedent(self, at: int, cue: Cue, mention: Mention, found: list[list[Read]]) -> Mention:
        """Whom "it" or "they" means where nobody who spoke is meant.

        The subject of the sentence right before, where that says nothing ("The army gave another account.
        *It* said …"); else the sentence's own ("Officials have found 12 bodies, *they* say"), unless somebody
        spoke just before.
        """
        if mention.who is not Who.PRONOUN or mention.head not in {"they", "it"} or cue.source is None:
            return mention
        if cue.source[0] == 0 and self._paragraph(at) and not found[at - 1]:
            before = self._subject(at - 1, len(self._tokens[at - 1]), mention)
            if before is not None:
                return before
        if cue.after or (any(found[near] for near in range(max(0, at - 3), at)) and self._paragraph(at)):
            return mention
        return self._subject(at, cue.source[0], mention) or mention

    def _subject(self, at: int, last: int, pronoun: Mention) -> Mention | None:
        """The subject of a sentence before token ``last``, if "it" or "they" can mean it."""
        tokens = self._tokens[at]
        verb = next((place for place in range(1, len(tokens)) if is_verb(tokens, place)), None)
        subject = None if verb is None else phrase_before(tokens, verb)
        if subject is None or subject[0] >= last:
            return None
        if any(low[:1].isdigit() for low in tokens.low[subject[0] : subject[1]]):
            return None  # "More than 600 people died, they said"
        own = read_mention(tokens, subject)
        fits = own.who is Who.PEOPLE if pronoun.head == "they" else own.who in {Who.BODY, Who.COUNTRY}
        return own if fits else None

    def _settled(self, read: Read, found: list[list[Read]]) -> Read:
        """An office without a holder is held by whoever is first named in full as speaking right after it."""
        if read.speaker.settled or read.speaker.who is not Who.ROLE:
            return read
        for near in found[read.at : read.at + 3]:
            for other in near:
                later = other.at > read.at or other.cue.words > read.cue.words
                person = later and other.speaker.who is Who.PERSON and " " in other.speaker.name
                if (
                    person
                    and _may_hold(read.speaker, other.speaker)
                    and not self._of_other_office(read, other)
                ):
                    return Read(read.at, read.cue, other.speaker)
        return read

    def _of_other_office(self, office: Read, person: Read) -> bool:
        """Whether a person is given another office right there: "*Governor* A B", "A B, *who heads* …"."""
        assert office.cue.source is not None
        assert person.cue.source is not None
        tokens, last = self._tokens[person.at], person.cue.source[1]
        told = read_mention(tokens, person.cue.source).head
        asked = read_mention(self._tokens[office.at], office.cue.source).head
        return tokens.low[last : last + 2] == (",", "who") or told not in {"", asked}

    def _main(self, reads: list[Read]) -> Read | None:
        """The cue that reaches furthest in a sentence, of those that the outlet itself words."""
        said = [
            read
            for read in reads
            if read.cue.group != "think" and vouches(read) and not self._inside_quote(read)
        ]
        return max(said, key=lambda read: (read.speaker.who is not Who.MEDIA, read.cue.size()), default=None)

    def _paragraph(self, at: int) -> bool:
        """Whether sentence ``at`` stands in the same paragraph as the one before it."""
        return at > 0 and "\n" not in self._text[self._sentences[at - 1].end : self._sentences[at].start]

    def _drift(self) -> list[Read | None]:
        """Who is still speaking in sentences that do not say."""
        found: list[Read | None] = []
        for at in range(len(self._sentences)):
            still = None if self.mains[at] is not None else self._still_speaking(at, found)
            told = self._told_next(at) if still is None and self.mains[at] is None else None
            found.append(still or told)
        for at in range(len(self._sentences) - 2, -1, -1):
            if found[at] is None and self.mains[at] is None and self._quoted(at):
                ahead = self.mains[at + 1] or found[at + 1]
                if self._paragraph(at + 1) and ahead is not None:
                    found[at] = ahead
        return found

    def _quoted(self, at: int) -> bool:
        return self._speech.share_quoted(self._sentences[at]) > SPEECH_SHARE

    def _told_next(self, at: int) -> Read | None:
        """Who speaks of a sentence in the next one: "12 are dead. That is what the mayor said"."""
        if at + 1 >= len(self._sentences) or not self._paragraph(at + 1):
            return None
        low = self._tokens[at + 1].low
        return self.mains[at + 1] if low and low[0] in {"that", "this", "these", "those", "so"} else None

    def _still_speaking(self, at: int, found: list[Read | None]) -> Read | None:
        if at == 0:
            return None
        before = self.mains[at - 1] or found[at - 1]
        if before is None:
            return None
        if self._quoted(at):
            together = self._paragraph(at) or self._quoted(at - 1)
            return before if together else None
        if not self._paragraph(at) and self._of_the_counted(at) and self.mains[at - 1] is before:
            return before
        if not self._paragraph(at) or self._tokens[at].low[:1] in _OUTLETS_OWN:
            return None
        if self._sandwiched(at, before) or self._anaphoric(at) or self._goes_on(at, before):
            return before
        return None

    def _goes_on(self, at: int, before: Read) -> bool:
        """Whether a person's or body's report plainly goes on.

        Nothing in the sentence looks back to other times.
        """
        low = self._tokens[at].low
        if before.speaker.who not in {Who.PERSON, Who.ROLE, Who.BODY} or self._of_others(at, before):
            return False
        if before.speaker.who is Who.ROLE and before.speaker.name.split()[-1] in _LAY:
            return False
        return not any(word in _BACKGROUND or _YEAR.fullmatch(word) for word in low)

    def _of_others(self, at: int, before: Read) -> bool:
        """Whether a sentence counts others' people: "12 died, *A's* ministry said. *B* lost 30."."""
        tokens = self._tokens[at]
        named = {found[0] for place in range(len(tokens)) if (found := place_at(tokens, place, len(tokens)))}
        return bool(named) and before.speaker.country is not None and before.speaker.country not in named

    def _of_the_counted(self, at: int) -> bool:
        """Whether a sentence takes apart whom the one before counted: "Of the dead, 12 were men"."""
        low = self._tokens[at].low[:5]
        return any(
            low[place] == "of" and low[place + 1] == "the" and low[place + 2] in _TAKEN_APART
            for place in range(len(low) - 2)
        )

    def _sandwiched(self, at: int, before: Read) -> bool:
        """Whether the next sentence of the paragraph goes on with the same speaker as the one before."""
        if at + 1 >= len(self._sentences) or not self._paragraph(at + 1):
            return False
        after = self.mains[at + 1]
        return after is not None and after.speaker.name == before.speaker.name

    def _anaphoric(self, at: int) -> bool:
        """Whether a sentence hangs on what was just said: "They …", "Among them …", "Of these …"."""
        tokens = self._tokens[at]
        if len(tokens) < 2:  # noqa: PLR2004
            return False
        first, second = tokens.low[0], tokens.low[1]
        if first in {"they", "these", "those"}:
            return True
        if first in {"of", "among", "from"} and second in {"them", "these", "those", "whom"}:
            return True
        if first == "all" and "others" in tokens.low[:4]:
            return True
        if first == "the" and second in _COUNTED:
            return True
        return first in {"another", "further"} or (first == "a" and second in {"further", "second"})


def vouches(read: Read) -> bool:
    """Whether a cue names somebody who stands for a figure.

    Not "reports say", "people fear", "the agency quoted".
    """
    if read.cue.relay or read.cue.group == "stand":
        return False
    if _CROWDS.match(read.speaker.name):
        return False  # "some 130,000 people demand"
    if read.speaker.who is Who.OTHER and read.speaker.name.islower():
        return False  # neither a name nor a noun for anybody: "the page", "the clashes"
    return (
        read.speaker.who is not Who.DOCUMENT
        and read.speaker.who is not Who.PRONOUN
        and read.speaker.name.lower() not in _NOBODY
    )


def _of_country(tokens: Tokens, mention: Mention) -> Mention:
    """As in "Official figures" are those of the one country that the sentence names."""
    if mention.country is None and mention.name in {"country", "nation"}:
        ahead = [found[0] for at in range(len(tokens)) if (found := place_at(tokens, at, len(tokens)))]
        return (
            Mention(who=Who.COUNTRY, name=f"{ahead[0].adjective} authorities", country=ahead[0])
            if ahead
            else mention
        )
    if (
        mention.who is not Who.DOCUMENT
        or mention.country is not None
        or not mention.name.lower().startswith("official")
    ):
        return mention
    named = {found[0] for at in range(len(tokens)) if (found := place_at(tokens, at, len(tokens)))}
    return replace(mention, country=named.pop()) if len(named) == 1 else mention


def _pointing(tokens: Tokens, mention: Mention, source: tuple[int, int]) -> Mention:
    """As in "12 died in Ruritania, *the country's* ministry said", "the government *there*", "*its* army".

    The country that the sentence names before; for "its" only where it names it as who acts.
    """
    first, last = source
    if mention.country is not None or mention.who not in {Who.BODY, Who.PEOPLE, Who.ROLE}:
        return mention
    there = tokens.low[last : last + 1] == ("there",) or tokens.low[last - 1] == "there"
    ours = any(tokens.low[at] in {"country", "nation"} for at in range(first, min(first + 2, last)))
    owned = mention.owner in {"its", "their"}
    if not (there or ours or owned):
        return mention
    named = [(at, found[0]) for at in range(first) if (found := place_at(tokens, at, first))]
    actors = [(at, country) for at, country in named if not at or tokens.low[at - 1] not in _OPPOSED]
    named = named if there else actors or named
    if owned:
        named = [(at, country) for at, country in named if not at or tokens.low[at - 1] not in PREPOSITIONS]
        named = named[:1]
    if not named:
        return mention
    country = named[-1][1]
    bare = " ".join(word for word in mention.name.split() if word != "there")
    return replace(mention, country=country, name=f"{country.adjective} {bare}", owner="")


_OPPOSED = frozenset({"with", "against", "by", "versus", "near"})
"""Whom these stand before is another than whose country is told of: "the war *with* Ruritania"."""


def _common_noun(word: str, names: set[str]) -> bool:
    """Whether a word in the plural has its capital only because it opens a sentence."""
    return word.endswith("s") and not word.isupper() and word not in names


def _may_hold(office: Speaker, person: Speaker) -> bool:
    return office.country is None or person.country is None or office.country == person.country
