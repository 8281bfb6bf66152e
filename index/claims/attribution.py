"""Who vouches for a statement: the claimant of any range of an article.

A claimant is whoever the text says it from: in the sentence, over several sentences ("he added"), through
another ("the agency, citing the ministry") or in a document. Where nobody is named, the outlet says it in its
own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.claims.datelines import behind_dateline
from index.claims.voices.floating import SPEECH_SHARE, Read, Reading, vouches
from index.claims.voices.names import Who, read_mention
from index.claims.voices.quotations import Speech
from index.claims.voices.reach import Cue
from index.claims.voices.speakers import Speaker, country_beside
from index.claims.voices.structure import speaker_beside
from index.claims.voices.words import Tokens, tokens_of
from index.model import Article, Span
from index.sentences import split


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who vouches for a range of an article.

    Attributes:
        name: the claimant's name to show: a person's full name without title, a body's usual name; None
            where the outlet speaks in its own voice.
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


_WHOLE_SHARE = 0.15
_LONG_CHARS = 40


@lru_cache(maxsize=64)
def attributor_of(article: Article) -> Attributor:
    """The attributor of an article cut by :func:`index.sentences.split`.

    Claims and accounts share it, and questions on one event come back to the same articles.
    """
    return Attributor(article, split(article.text))


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

    # Read when first asked for: most articles of ordinary news hold nothing that anybody vouches for.
    @cached_property
    def _tokens(self) -> list[Tokens]:
        text = self._text
        return [tokens_of(text, Span(behind_dateline(text, span), span.end)) for span in self._sentences]

    @cached_property
    def _speech(self) -> Speech:
        return Speech(self._text)

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self._text, self._sentences, self._tokens, speech=self._speech)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as ranges of the article's text, in order."""
        return self._sentences

    @property
    def tokens(self) -> tuple[Tokens, ...]:
        """The tokens of each sentence, in order."""
        return tuple(self._tokens)

    def claimant(self, span: Span, *, views: bool = False) -> Attribution:
        """Who vouches for ``span``, a figure or a whole sentence; the outlet where nobody is named.

        With ``views``, also who holds it without saying so ("the governor holds the army responsible").
        """
        for at in self._sentences_of(span):
            piece = self._piece(at, span)
            chosen = self._covering(at, piece, views=views) or self._by_quote(at, piece)
            if chosen is not None:
                return self._attribution(chosen, certain=chosen.at == at, span=span)
        for at in self._sentences_of(span):
            floating = self._reading.floats[at]
            if floating is not None and self._reading.mains[at] is None:
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
        floats = self._reading.floats
        floating = next((floats[at] for at in sentences if floats[at] is not None), None)
        quoted = floating is not None and self._speech.share_quoted(content) > SPEECH_SHARE
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

    def _covering(self, at: int, piece: Span, *, views: bool) -> Read | None:
        """The innermost cue of a sentence that reaches a range.

        For a whole sentence the one that reaches most.
        """
        tokens = self._tokens[at]
        whole = piece == self._sentences[at]
        best: tuple[tuple[bool, bool, float, int], Read] | None = None
        # Who a text is by is guessed: whoever the sentence names goes before, as does whom an agency cites.
        for read in self._reading.reads[at]:
            share = read.cue.covers(tokens, piece) / max(1, len(piece))
            if not (vouches(read) or (views and read.cue.group == "stand")) or share < (
                _WHOLE_SHARE if whole else 0.5
            ):
                continue
            media = read.speaker.who is Who.MEDIA
            rank = (
                media or read.speaker.text or (read.cue.rule == "said before" and self._cites(at, read)),
                share <= 0.5,  # noqa: PLR2004
                -round(share, 1) if len(piece) > _LONG_CHARS else 0.0,
                read.cue.size(),
            )
            if best is None or rank < best[0]:
                best = (rank, read)
        return None if best is None else best[1]

    def _cites(self, at: int, read: Read) -> bool:
        """Whether who speaks cites another, before or in an aside: "*citing the police*, it reports 12"."""
        source = read.cue.source
        return source is not None and any(
            other.cue.rule == "citing"
            and other.cue.source is not None
            and (
                other.cue.source[1] in range(source[0] - 1, source[0] + 1)
                or source[1] <= other.cue.words[0] < read.cue.words[0]
            )
            for other in self._reading.reads[at]
        )

    def _by_quote(self, at: int, piece: Span) -> Read | None:
        """Direct speech without a cue of its own in the sentence."""
        if self._reading.mains[at] is None or self._speech.share_quoted(piece) < SPEECH_SHARE:
            return None
        return self._reading.mains[at]

    def _nearest(self, sentences: list[int], content: Span) -> Read | None:
        """The cue that stands closest to a content in its sentences."""
        best: tuple[tuple[int, int], Read] | None = None
        for at in sentences:
            tokens = self._tokens[at]
            piece = self._piece(at, content)
            for read in self._reading.reads[at]:
                if _within(tokens, read.cue, content):
                    continue
                covered = read.cue.covers(tokens, piece) * 2 > len(piece)
                rank = (_gap(tokens, read.cue, content), read.cue.size())
                if covered and (best is None or rank < best[0]):
                    best = (rank, read)
        return None if best is None else best[1]

    def _attribution(self, read: Read, *, certain: bool, span: Span) -> Attribution:
        tokens = self._tokens[read.at]
        source = read.cue.source
        assert source is not None
        country, name = read.speaker.country, read.speaker.name
        source_words = tokens.span(*source).of(self._text)
        if _both_sides(read.speaker) and certain:
            at = next((place for place in range(len(tokens)) if tokens.start[place] >= span.start), 0)
            beside = country_beside(tokens, at)
            if beside is not None:
                country, name = beside, f"{beside.adjective} authorities"
        return Attribution(
            name=name or source_words,
            side=country.name if country else None,
            cue_span=tokens.span(*read.cue.words),
            source_span=tokens.span(*source),
            certain=certain,
            rule=read.cue.rule,
        )


_SIDES = ("sides", "countries", "parties", "governments", "ministries", "armies", "nations", "capitals")


def _both_sides(speaker: Speaker) -> bool:
    return speaker.who is Who.PEOPLE and speaker.name.endswith(_SIDES)


def _within(tokens: Tokens, cue: Cue, content: Span) -> bool:
    """Whether a cue is part of what is said."""
    return content.contains(tokens.span(*cue.words))


def _gap(tokens: Tokens, cue: Cue, content: Span) -> int:
    """Characters between a cue with its source and a content; 0 where they touch or overlap."""
    places = [tokens.span(*cue.words)] + ([tokens.span(*cue.source)] if cue.source else [])
    return min(max(place.start - content.end, content.start - place.end, 0) for place in places)
