"""Who vouches for a statement: the claimant of any range of an article.

A claimant is whoever the text says it from: in the sentence, over several sentences ("he added"), through another
("the agency, citing the ministry") or in a document. Where nobody is named, the outlet says it in its own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from index.claims.voices.cast import Cast, Person
from index.claims.voices.cues import Cue, find_cues
from index.claims.voices.names import Country, Mention, Who, read_mention
from index.claims.voices.phrases import Phrase
from index.claims.voices.words import Tokens, listed, tokens_of
from index.model import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who vouches for a range of an article.

    Attributes:
        name: the claimant's name to show: a person's full name without title, a body's usual name; None where the
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
class _Speaker:
    """A speaker once led back to a name."""

    name: str
    who: Who
    country: Country | None
    female: bool | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A cue with its speaker."""

    cue: Cue
    speaker: _Speaker | None


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
        self._cast = Cast(self._tokens)
        self._read: list[list[_Read]] = []
        self._floating: list[_Read | None] = []
        self._follow()

    def claimant(self, span: Span) -> Attribution:
        """Who vouches for ``span``, a figure or a whole sentence; the outlet's own voice where nobody is named."""
        at = self._sentence_at(span)
        if at is None:
            return OWN_VOICE
        chosen = self._choose(at, span)
        if chosen is not None and chosen.speaker is not None:
            return self._attribution(at, chosen, certain=True)
        floating = self._float(at)
        if floating is not None and floating.speaker is not None:
            return self._attribution(at, floating, certain=False)
        return OWN_VOICE

    # --- reading in order ----------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Go through the sentences in order, leading each cue's speaker back to a name."""
        self._last: dict[str, _Speaker] = {}
        for at, tokens in enumerate(self._tokens):
            reads = [_Read(cue, self._speaker(tokens, cue, at)) for cue in find_cues(tokens)]
            self._read.append(reads)

    def _speaker(self, tokens: Tokens, cue: Cue, at: int) -> _Speaker | None:
        if cue.source is None:
            return None
        mention = read_mention(tokens, cue.source)
        speaker = self._resolve(tokens, mention, cue.source, at)
        if speaker is not None:
            self._remember(speaker, mention, tokens.start[cue.source[0]])
        return speaker

    def _remember(self, speaker: _Speaker, mention: Mention, at: int) -> None:
        self._last["any"] = speaker
        if speaker.who in {Who.PERSON, Who.ROLE}:
            self._last["person"] = speaker
        elif speaker.who in {Who.BODY, Who.COUNTRY, Who.DOCUMENT}:
            self._last["body"] = speaker
        elif speaker.who is Who.PEOPLE:
            self._last["people"] = speaker
        if mention.who is Who.BODY and mention.name:
            self._cast.remember(mention, at)

    def _resolve(self, tokens: Tokens, mention: Mention, source: Phrase, at: int) -> _Speaker | None:
        offset = tokens.start[source[0]]
        match mention.who:
            case Who.PRONOUN:
                return self._pronoun(mention, at, offset)
            case Who.PERSON:
                return self._person(mention)
            case Who.ROLE:
                return self._role(mention, at, offset)
            case Who.BODY | Who.PEOPLE:
                return self._body(mention, offset)
            case Who.DOCUMENT:
                return self._document(mention)
            case _:
                return _Speaker(self._full(mention.name), mention.who, mention.country)

    def _full(self, name: str) -> str:
        return self._cast.full_name(name) or self._cast.expand(name) if name else name

    def _person(self, mention: Mention) -> _Speaker:
        full = self._cast.full_name(mention.name) or mention.name
        person = self._cast.person(full) or Person(full)
        return _Speaker(full, Who.PERSON, mention.country or person.country, person.female)

    def _role(self, mention: Mention, at: int, offset: int) -> _Speaker:
        person = self._cast.holder(mention, offset)
        if person is None and mention.definite:
            last = self._last.get("person")
            if last is not None and last.who is Who.ROLE and last.name.endswith(mention.name):
                return last
        if person is not None:
            return _Speaker(person.name, Who.PERSON, mention.country or person.country, person.female)
        return _Speaker(mention.name, Who.ROLE, mention.country)

    def _body(self, mention: Mention, offset: int) -> _Speaker:
        if mention.country is None and (mention.definite or mention.owner):
            earlier = self._cast.body(mention, offset)
            if earlier is not None and len(earlier.name) >= len(mention.name):
                return _Speaker(self._cast.expand(earlier.name), Who.BODY, earlier.country)
            if mention.owner in {"its", "their"} and "body" in self._last and mention.head not in {"office"}:
                country = self._last["body"].country
                if country is not None:
                    return _Speaker(f"{country.adjective} {mention.name}", mention.who, country)
        return _Speaker(self._cast.expand(mention.name), mention.who, mention.country)

    def _document(self, mention: Mention) -> _Speaker | None:
        if mention.country is not None:
            return _Speaker(f"{mention.country.adjective} authorities", Who.COUNTRY, mention.country)
        last = self._last.get("any")
        if mention.definite and last is not None:
            return last
        return _Speaker(mention.name, Who.DOCUMENT, None)

    def _pronoun(self, mention: Mention, at: int, offset: int) -> _Speaker | None:
        if mention.head in {"he", "she"}:
            return self._he_or_she(mention.head == "she", offset)
        if mention.head == "it":
            return self._last.get("body") or self._last.get("any")
        if mention.head in {"they", "who", "which", "that"}:
            return self._last.get("people") or self._last.get("any")
        return None

    def _he_or_she(self, female: bool, offset: int) -> _Speaker | None:
        last = self._last.get("person")
        if last is not None and last.female in {None, female}:
            return last
        named = self._cast.named_at
        before = bisect_right(named, (offset, "￿")) - 1
        if before >= 0:
            person = self._cast.person(named[before][1])
            if person is not None:
                return _Speaker(person.name, Who.PERSON, person.country, person.female)
        return last

    # --- choosing ------------------------------------------------------------------------------------------------

    def _sentence_at(self, span: Span) -> int | None:
        at = bisect_right(self._starts, span.start) - 1
        if at + 1 < len(self._sentences) and (at < 0 or span.start >= self._sentences[at].end):
            at += 1
        return at if 0 <= at < len(self._sentences) and self._sentences[at].overlaps(span) else None

    def _choose(self, at: int, span: Span) -> _Read | None:
        tokens = self._tokens[at]
        best: tuple[tuple[bool, float, int], _Read] | None = None
        for read in self._read[at]:
            covered = read.cue.covers(tokens, span)
            if read.speaker is None or covered * 2 <= len(span) or read.cue.relay:
                continue
            if read.cue.group == "think":
                continue
            media = read.speaker.who is Who.MEDIA
            rank = (media, -covered / len(span) if len(span) > 40 else 0.0, read.cue.size())  # noqa: PLR2004
            if best is None or rank < best[0]:
                best = (rank, read)
        return None if best is None else best[1]

    def _float(self, at: int) -> _Read | None:
        return None

    def _attribution(self, at: int, read: _Read, *, certain: bool) -> Attribution:
        assert read.speaker is not None
        tokens = self._tokens[at]
        source = read.cue.source
        return Attribution(
            name=read.speaker.name,
            side=read.speaker.country.name if read.speaker.country else None,
            cue_span=tokens.span(*read.cue.words),
            source_span=tokens.span(*source) if source else None,
            certain=certain,
            rule=read.cue.rule,
        )


__all__ = ["OWN_VOICE", "Attribution", "Attributor", "listed"]
