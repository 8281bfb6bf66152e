"""Who vouches for a statement: the claimant of any range of an article.

A claimant is whoever the text says it from: in the sentence, over several sentences ("he added"), through
another ("the agency, citing the ministry") or in a document. Where nobody is named, the outlet says it in its
own voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from index.claims.voices.cast import Cast
from index.claims.voices.cues import find_cues
from index.claims.voices.names import Mention, Who, read_mention
from index.claims.voices.phrases import is_verb, phrase_before
from index.claims.voices.places import place_at
from index.claims.voices.quotations import Speech
from index.claims.voices.reach import Cue
from index.claims.voices.speakers import Speaker, Speakers, country_beside
from index.claims.voices.structure import speaker_beside
from index.claims.voices.words import Tokens, tokens_of
from index.model import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who vouches for a range of an article.

    Attributes:
        name: the claimant's name to show: a person's full name without title, a body's usual name; None
        where the
            outlet speaks in its own voice.
        side: the country that the claimant belongs to; None where unknown or of none.
        cue_span: the words that say so ("said"), in the article's text; None where there are none.
        source_span: the claimant as written; None in the outlet's own voice.
        certain: whether the words say it plainly, in the sentence itself.
        rule: the name of the rule that decided, for tests and for reading logs.
    """

    name: str | None = None
    side: str | None = None
    cue_span: Span | None = None
    source_span: Span | None = None
    certain: bool = True
    rule: str = "own voice"


OWN_VOICE = Attribution()


@dataclass(frozen=True, slots=True)
class _Read:
    """A cue of sentence ``at`` with its speaker."""

    at: int
    cue: Cue
    speaker: Speaker


_WHOLE_SHARE = 0.15
_LONG_CHARS = 40
_SPEECH_SHARE = 0.6
_BACKGROUND = frozenset(
    "war wars since decades ago years century independence history year meanwhile background "
    "previous earlier former once".split()
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = frozenset("number wounded injured missing dead total toll count deaths".split())
_NOBODY = frozenset("people some many others most several few those".split())


class Attributor:
    """Reads the voices of one article. Make it once per article; it takes time linear in the text.

    Args:
        article: the article.
        sentences: its sentences in order, as ranges of its text.
    """

    def __init__(self, article: Article, sentences: tuple[Span, ...]) -> None:
        self._text = article.text
        self._sentences = sentences
        self._starts = [span.start for span in sentences]
        self._tokens = [tokens_of(article.text, span) for span in sentences]
        self._speech = Speech(article.text)
        self._reads = self._follow()
        self._mains = [self._main(reads) for reads in self._reads]
        self._floats = self._drift()

    def claimant(self, span: Span) -> Attribution:
        """Who vouches for ``span``, a figure or a whole sentence.

        The outlet's own voice where nobody is named.
        """
        for at in self._sentences_of(span):
            piece = self._piece(at, span)
            chosen = self._covering(at, piece) or self._by_quote(at, piece)
            if chosen is not None:
                return self._attribution(chosen, certain=chosen.at == at, span=span)
        for at in self._sentences_of(span):
            floating = self._floats[at]
            if floating is not None and self._mains[at] is None:
                return self._attribution(floating, certain=False, span=span)
        return OWN_VOICE

    def speaker(self, content: Span) -> Attribution:
        """Who said ``content``, of which it is known that somebody did.

        Looks further than :meth:`claimant`.
        """
        sentences = self._sentences_of(content)
        nearest = self._nearest(sentences, content)
        if nearest is not None:
            return self._attribution(nearest, certain=True, span=content)
        floating = next((self._floats[at] for at in sentences if self._floats[at] is not None), None)
        quoted = floating is not None and self._speech.share_quoted(content) > _SPEECH_SHARE
        beside = None if quoted or not sentences else speaker_beside(self._tokens[sentences[0]], content)
        if beside is None:
            return OWN_VOICE if floating is None else self._attribution(floating, certain=False, span=content)
        source = self._tokens[sentences[0]].span(*beside)
        mention = read_mention(self._tokens[sentences[0]], beside)
        return Attribution(
            name=mention.name or source.of(self._text),
            side=mention.country.name if mention.country else None,
            source_span=source,
            certain=False,
            rule="beside",
        )

    # --- reading in order

    def _follow(self) -> list[list[_Read]]:
        """Go through the sentences in order, leading each cue's speaker back to a name."""
        speakers = Speakers(Cast(self._tokens))
        found: list[list[_Read]] = []
        for at, tokens in enumerate(self._tokens):
            reads = []
            for cue in find_cues(tokens):
                if cue.source is None:
                    continue
                mention = _of_country(tokens, read_mention(tokens, cue.source))
                mention = self._antecedent(at, cue, mention, found)
                speaker = speakers.resolve(mention, tokens.start[cue.source[0]])
                if speaker is not None:
                    reads.append(_Read(at, cue, speaker))
            found.append(reads)
        return [[self._settled(read, found) for read in reads] for reads in found]

    def _inside_quote(self, read: _Read) -> bool:
        return self._speech.within(self._tokens[read.at].span(*read.cue.words))

    def _antecedent(self, at: int, cue: Cue, mention: Mention, found: list[list[_Read]]) -> Mention:
        """As in "Officials have found 12 bodies, they say".

        The sentence's own subject, unless somebody spoke just before.
        """
        if mention.who is not Who.PRONOUN or mention.head not in {"they", "it"} or cue.after:
            return mention
        if any(found[near] for near in range(max(0, at - 3), at)) and self._paragraph(at):
            return mention
        tokens = self._tokens[at]
        verb = next((place for place in range(1, len(tokens)) if is_verb(tokens, place)), None)
        subject = None if verb is None else phrase_before(tokens, verb)
        if subject is None or cue.source is None or subject[0] >= cue.source[0]:
            return mention
        own = read_mention(tokens, subject)
        fits = own.who is Who.PEOPLE if mention.head == "they" else own.who in {Who.BODY, Who.COUNTRY}
        return own if fits else mention

    @staticmethod
    def _settled(read: _Read, found: list[list[_Read]]) -> _Read:
        """An office without a holder is held by whoever is first named in full as speaking right after it."""
        if read.speaker.settled or read.speaker.who is not Who.ROLE:
            return read
        for near in found[read.at : read.at + 3]:
            for other in near:
                later = other.at > read.at or other.cue.words > read.cue.words
                if later and other.speaker.who is Who.PERSON and _may_hold(read.speaker, other.speaker):
                    return _Read(read.at, read.cue, other.speaker)
        return read

    def _main(self, reads: list[_Read]) -> _Read | None:
        """The cue that reaches furthest in a sentence, of those that the outlet itself words."""
        said = [
            read
            for read in reads
            if read.cue.group != "think" and _vouches(read) and not self._inside_quote(read)
        ]
        return max(said, key=lambda read: (read.speaker.who is not Who.MEDIA, read.cue.size()), default=None)

    # --- several sentences

    def _paragraph(self, at: int) -> bool:
        """Whether sentence ``at`` stands in the same paragraph as the one before it."""
        return at > 0 and "\n" not in self._text[self._sentences[at - 1].end : self._sentences[at].start]

    def _drift(self) -> list[_Read | None]:
        """Who is still speaking in sentences that do not say."""
        found: list[_Read | None] = []
        for at in range(len(self._sentences)):
            still = None if self._mains[at] is not None else self._still_speaking(at, found)
            told = self._told_next(at) if still is None and self._mains[at] is None else None
            found.append(still or told)
        for at in range(len(self._sentences) - 2, -1, -1):
            if found[at] is None and self._mains[at] is None and self._quoted(at):
                ahead = self._mains[at + 1] or found[at + 1]
                if self._paragraph(at + 1) and ahead is not None:
                    found[at] = ahead
        return found

    def _quoted(self, at: int) -> bool:
        return self._speech.share_quoted(self._sentences[at]) > _SPEECH_SHARE

    def _told_next(self, at: int) -> _Read | None:
        """Who speaks of a sentence in the next one: "12 are dead. That is what the mayor said"."""
        if at + 1 >= len(self._sentences) or not self._paragraph(at + 1):
            return None
        low = self._tokens[at + 1].low
        return self._mains[at + 1] if low and low[0] in {"that", "this", "these", "those", "so"} else None

    def _still_speaking(self, at: int, found: list[_Read | None]) -> _Read | None:
        if at == 0:
            return None
        before = self._mains[at - 1] or found[at - 1]
        if before is None:
            return None
        if self._quoted(at):
            together = self._paragraph(at) or self._quoted(at - 1)
            return before if together else None
        if not self._paragraph(at):
            return None
        if self._sandwiched(at, before) or self._anaphoric(at) or self._goes_on(at, before):
            return before
        return None

    def _goes_on(self, at: int, before: _Read) -> bool:
        """Whether a person's or body's report plainly goes on.

        Nothing in the sentence looks back to other times.
        """
        low = self._tokens[at].low
        if before.speaker.who not in {Who.PERSON, Who.ROLE, Who.BODY}:
            return False
        return not any(word in _BACKGROUND or _YEAR.fullmatch(word) for word in low)

    def _sandwiched(self, at: int, before: _Read) -> bool:
        """Whether the next sentence of the paragraph goes on with the same speaker as the one before."""
        if at + 1 >= len(self._sentences) or not self._paragraph(at + 1):
            return False
        after = self._mains[at + 1]
        return after is not None and after.speaker.name == before.speaker.name

    def _anaphoric(self, at: int) -> bool:
        """Whether a sentence hangs on what was just said: "They …", "Among them …", "Of these …"."""
        tokens = self._tokens[at]
        if len(tokens) < 2:  # noqa: PLR2004
            return False
        first, second = tokens.low[0], tokens.low[1]
        if first in {"they", "these", "those"}:
            return True
        if first in {"of", "among"} and second in {"them", "these", "those", "whom"}:
            return True
        if first == "all" and "others" in tokens.low[:4]:
            return True
        if first == "the" and second in _COUNTED:
            return True
        return first in {"another", "further"} or (first == "a" and second in {"further", "second"})

    # --- choosing

    def _sentences_of(self, span: Span) -> list[int]:
        at = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        while at < len(self._sentences) and self._sentences[at].start < max(span.end, span.start + 1):
            if self._sentences[at].overlaps(span):
                found.append(at)
            at += 1
        return found

    def _piece(self, at: int, span: Span) -> Span:
        sentence = self._sentences[at]
        return Span(max(span.start, sentence.start), min(span.end, sentence.end))

    def _covering(self, at: int, piece: Span) -> _Read | None:
        """The innermost cue of a sentence that reaches a range.

        For a whole sentence the one that reaches most.
        """
        tokens = self._tokens[at]
        whole = piece == self._sentences[at]
        best: tuple[tuple[bool, bool, float, int], _Read] | None = None
        for read in self._reads[at]:
            share = read.cue.covers(tokens, piece) / max(1, len(piece))
            if not _vouches(read) or share < (_WHOLE_SHARE if whole else 0.5):
                continue
            media = read.speaker.who is Who.MEDIA
            rank = (
                media,
                share <= 0.5,  # noqa: PLR2004
                -round(share, 1) if len(piece) > _LONG_CHARS else 0.0,
                read.cue.size(),
            )
            if best is None or rank < best[0]:
                best = (rank, read)
        return None if best is None else best[1]

    def _by_quote(self, at: int, piece: Span) -> _Read | None:
        """Direct speech without a cue of its own in the sentence."""
        if self._mains[at] is None or self._speech.share_quoted(piece) < _SPEECH_SHARE:
            return None
        return self._mains[at]

    def _nearest(self, sentences: list[int], content: Span) -> _Read | None:
        """The cue that stands closest to a content in its sentences."""
        best: tuple[tuple[int, int], _Read] | None = None
        for at in sentences:
            tokens = self._tokens[at]
            piece = self._piece(at, content)
            for read in self._reads[at]:
                if _within(tokens, read.cue, content):
                    continue
                covered = read.cue.covers(tokens, piece) * 2 > len(piece)
                rank = (_gap(tokens, read.cue, content), read.cue.size())
                if covered and (best is None or rank < best[0]):
                    best = (rank, read)
        return None if best is None else best[1]

    def _attribution(self, read: _Read, *, certain: bool, span: Span) -> Attribution:
        tokens = self._tokens[read.at]
        source = read.cue.source
        assert source is not None
        country, name = read.speaker.country, read.speaker.name
        if _both_sides(read.speaker) and certain:
            at = next((place for place in range(len(tokens)) if tokens.start[place] >= span.start), 0)
            beside = country_beside(tokens, at)
            if beside is not None:
                country, name = beside, f"{beside.adjective} authorities"
        return Attribution(
            name=name,
            side=country.name if country else None,
            cue_span=tokens.span(*read.cue.words),
            source_span=tokens.span(*source),
            certain=certain,
            rule=read.cue.rule,
        )


def _vouches(read: _Read) -> bool:
    """Whether a cue names somebody who stands for a figure.

    Not "reports say", "people fear", "the agency quoted".
    """
    if read.cue.relay or read.cue.group == "stand":
        return False
    return (
        read.speaker.who is not Who.DOCUMENT
        and read.speaker.who is not Who.PRONOUN
        and read.speaker.name.lower() not in _NOBODY
    )


_SIDES = ("sides", "countries", "parties", "governments", "ministries", "armies", "nations", "capitals")


def _both_sides(speaker: Speaker) -> bool:
    return speaker.who is Who.PEOPLE and speaker.name.endswith(_SIDES)


def _of_country(tokens: Tokens, mention: Mention) -> Mention:
    """As in "Official figures" are those of the one country that the sentence names."""
    if mention.country is None and mention.definite and mention.head in {"country", "nation"}:
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


def _may_hold(office: Speaker, person: Speaker) -> bool:
    return office.country is None or person.country is None or office.country == person.country


def _within(tokens: Tokens, cue: Cue, content: Span) -> bool:
    """Whether a cue is part of what is said."""
    return content.contains(tokens.span(*cue.words))


def _gap(tokens: Tokens, cue: Cue, content: Span) -> int:
    """Characters between a cue with its source and a content; 0 where they touch or overlap."""
    places = [tokens.span(*cue.words)] + ([tokens.span(*cue.source)] if cue.source else [])
    return min(max(place.start - content.end, content.start - place.end, 0) for place in places)
