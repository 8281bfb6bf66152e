"""Reads every casualty figure of an article into typed claims.

The text is taken sentence by sentence: figures and phrases of harm are found, the clause grammar says
which figure counts which harm, and the words around say whose side, when and in which part of the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from index.claims.attribution import Attribution, Attributor, attributor_of
from index.claims.lexicon import Form, person_noun
from index.claims.model import Claim, Kind, Part, Scope
from index.claims.reading.counted.breakdown import broken_down
from index.claims.reading.counted.carried import number_asked
from index.claims.reading.counted.clauses import read_direct
from index.claims.reading.counted.ellipsis import leading, read_ellipses
from index.claims.reading.counted.labels import labelled, without_next_label
from index.claims.reading.counted.named import only_where_nothing_counts, read_named
from index.claims.reading.counted.nobody import read_nobody
from index.claims.reading.counted.singles import read_persons, read_pronouns
from index.claims.reading.counted.unstated import read_unstated
from index.claims.reading.dated.asof import (
    day_of,
    goes_on_speaking,
    may_open_with_day,
    opening_day,
    spoken_day,
    usable_days,
)
from index.claims.reading.dated.dates import DateMention, dates_in
from index.claims.reading.dated.entries import Entry, entries_of, entry_at
from index.claims.reading.dated.turns import day_by_day
from index.claims.reading.parsed.grammar import SAYING
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases, take_apart
from index.claims.reading.related.breath import in_one_breath
from index.claims.reading.related.narrowing import Narrowing, narrowing_of
from index.claims.reading.related.parts import part_of
from index.claims.reading.related.scope import Occasion, scope_of, year_of
from index.claims.reading.related.unreal import intended, unreal
from index.claims.reading.related.wholes import parts_beside_wholes
from index.claims.reading.sided.boxes import headed, is_heading
from index.claims.reading.sided.camps import camps_of
from index.claims.reading.sided.causes import cause_of_event
from index.claims.reading.sided.parties import kin_of, on_their_side
from index.claims.reading.sided.setting import Setting, setting_of
from index.claims.reading.sided.sides import side_of, topic_of
from index.claims.reading.sided.unsided import sided
from index.claims.reading.sided.whereabouts import Background
from index.model import Article, Span

_LONGEST_SENTENCE_CHARS = 1_500
_REMEMBERED = 3
"""How many sentences without a figure part "of them" from whom it points at."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """An article with what holds for all its sentences."""

    article: Article
    setting: Setting
    occasion: Occasion
    voices: Attributor
    entries: tuple[Entry, ...] = ()
    kin: Mapping[str, str] = field(default_factory=dict)
    narrowings: dict[tuple[Span, Kind], Narrowing] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    """The side whose people each claimant counted first."""
    camps: dict[str, str] = field(default_factory=dict)
    """The side that each claimant was said to speak for so far, by the last word of the name."""


@dataclass(slots=True)
class _Discourse:
    """What the sentences before leave behind for the next.

    Attributes:
        leading: the reading that a bare number leans on.
        recent: the reading whose people "of them" points at, forgotten after some sentences.
        quiet: how many sentences told of no figure since.
        kinds: of the figures of the sentence before.
        side: of the figure before in the paragraph.
        last_side: of the figure before, wherever it stands.
        headed: the party that the section's heading announces.
        day: told in the sentence before, beside a figure.
        spoken: of the statement that was reported last.
        end: where the sentence before ends.
        phrases: the sentence before.
    """

    leading: Reading | None = None
    recent: Reading | None = None
    quiet: int = 0
    kinds: tuple[Kind, ...] = ()
    side: str | None = None
    last_side: str | None = None
    headed: str | None = None
    day: date | None = None
    spoken: date | None = None
    end: int = 0
    phrases: Phrases | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with all that its claims are made from."""

    phrases: Phrases
    whole: _Whole
    dates: tuple[DateMention, ...]
    before: _Discourse
    row: Mapping[int, date]
    """Days of figures that take turns with days, by the figures' first tokens."""
    entry: Entry | None = None

    @property
    def published(self) -> date | None:
        """The day of its entry in a live report, else of the article."""
        return self.entry.day if self.entry else self.whole.article.published


def read_claims(article: Article) -> tuple[Claim, ...]:
    """Every casualty figure of ``article``, in the order of the text. Linear in the text's length."""
    voices = attributor_of(article)
    spans = voices.sentences
    sentences = [take_apart(article.text, piece) for span in spans for piece in _pieces(article.text, span)]
    kin = kin_of(sentences)
    sentences = [on_their_side(phrases, kin) for phrases in sentences]
    setting = setting_of(article.event, article.title, sentences)
    cause = cause_of_event(article.event, article.title, sentences)
    occasion = Occasion(article.published, article.event, setting, cause)
    entries = entries_of(article.text, article.published)
    camps = camps_of(sentences, setting.parties)
    whole = _Whole(article, setting, occasion, voices, entries, kin=kin, camps=camps)
    before = _Discourse(leading=_first_deaths(article, sentences))
    claims: list[Claim] = []
    for phrases in sentences:
        claims.extend(_claims_in(phrases, whole, before))
    claims = sided(only_where_nothing_counts(claims), setting)
    return tuple(parts_beside_wholes(claims, whole.narrowings, setting))


def _pieces(text: str, span: Span) -> list[Span]:
    """A sentence, cut at white space where it is longer than any that a person writes.

    Rules look at whole sentences: without full stops they would look at the whole text for each figure.
    """
    pieces, start = [], span.start
    while span.end - start > _LONGEST_SENTENCE_CHARS:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE_CHARS)
        end = cut if cut > start else start + _LONGEST_SENTENCE_CHARS
        pieces.append(Span(start, end))
        start = end + (cut > start)
    return [*pieces, Span(start, span.end)]


def read_sentence(
    phrases: Phrases, before: Reading | None = None, recent: Reading | None = None
) -> list[Reading]:
    """The readings of a sentence in order, those that lean on what was told before among them.

    Args:
        phrases: the sentence.
        before: the leading reading of the text before: what a bare "toll" or "count" is of.
        recent: the reading of one of the last sentences: whom "of them" points at.
    """
    if not (phrases.counted or phrases.harms) or unreal(phrases):
        return []
    direct = {}
    for index, counted in enumerate(phrases.counted):
        reading = read_direct(phrases, counted)
        if reading is not None:
            direct[index] = reading
    found = list(read_ellipses(phrases, direct, before, recent).values())
    if phrases.harms:
        found = _with_persons(phrases, found)
    found = [reading for reading in found if not intended(phrases, reading)]
    return sorted(found, key=lambda reading: reading.counted.start)


def _with_persons(phrases: Phrases, found: list[Reading]) -> list[Reading]:
    """The readings of figures with those of people counted without a numeral."""
    persons = read_persons(phrases, {reading.counted.start for reading in found})
    found = [reading for reading in found if not any(_inside(reading, person) for person in persons)]
    found += [*persons, *read_nobody(phrases)]
    found += read_unstated(phrases, {reading.harm.start for reading in found if reading.harm})
    found += read_named(phrases, {reading.counted.start for reading in found})
    return found or read_pronouns(phrases)


def _inside(reading: Reading, person: Reading) -> bool:
    return person.counted.start <= reading.counted.start < person.counted.end


def _first_deaths(article: Article, sentences: list[Phrases]) -> Reading | None:
    """The first count of deaths in the title or the text: what a bare "count" before it is of."""
    title = article.title or ""
    for phrases in [take_apart(title, Span(0, len(title))), *sentences]:
        for counted in phrases.counted if phrases.harms else ():
            reading = read_direct(phrases, counted)
            if reading is not None and reading.kind is Kind.KILLED:
                return reading
    return None


def _claims_in(phrases: Phrases, whole: _Whole, before: _Discourse) -> list[Claim]:
    if not phrases.tokens:
        return []
    if before.end and "\n\n" in whole.article.text[before.end : phrases.span.start]:
        before.side, before.day = before.headed, None
    readings = read_sentence(phrases, before.leading, before.recent)
    entry = entry_at(whole.entries, phrases.span.start)
    published = entry.day if entry else whole.article.published
    told = readings or phrases.has(SAYING) or may_open_with_day(phrases)
    dates = dates_in(phrases.tokens, published, begun=year_of(whole.article.event)) if told else ()
    if before.day is None and goes_on_speaking(phrases):
        before.day = before.spoken
    row = day_by_day(readings, usable_days(phrases, dates, published)) if dates else {}
    sentence = _Sentence(phrases, whole, dates, before, row, entry)
    claims: list[Claim] = []
    for reading in (without_next_label(phrases, reading) for reading in readings):
        kinds = tuple(claim.kind for claim in claims) or before.kinds
        claim = _claim(sentence, reading, kinds)
        claims.append(claim)
        if whole.setting.parties or claim.civilian is not False:  # an armed group is no place
            before.side = before.last_side = claim.side or before.side
    claims = broken_down(claims, whole.setting)
    _leave_behind(sentence, readings, claims)
    return in_one_breath(phrases, claims)


def _leave_behind(sentence: _Sentence, readings: list[Reading], claims: list[Claim]) -> None:
    before = sentence.before
    if not readings and (topic := topic_of(sentence.phrases, sentence.whole.setting)) is not None:
        before.side = topic
    if is_heading(sentence.phrases, sentence.whole.article.text):
        party = headed(sentence.phrases, sentence.whole.setting)
        if party or before.headed:  # what was told in another section tells nothing of this one
            before.headed = before.side = before.last_side = party
    before.spoken = spoken_day(sentence.phrases, sentence.dates) or before.spoken
    if claims:
        goes_on = bool(sentence.dates) or before.day is not None
        before.day = next((claim.as_of for claim in claims if claim.as_of and goes_on), None)
    else:
        before.day = opening_day(sentence.phrases, sentence.dates, sentence.published)
    before.kinds = tuple(claim.kind for claim in claims)
    before.leading = leading(readings, before.leading)
    before.quiet = 0 if readings else before.quiet + 1
    asked = None if readings else number_asked(sentence.phrases)
    if readings or asked:
        part = all(reading.subset for reading in readings) and before.recent is not None
        before.recent = asked or (before.recent if part else leading(readings, None))
    elif before.quiet >= _REMEMBERED:
        before.recent = None
    before.end = sentence.phrases.span.end
    before.phrases = sentence.phrases


def _claim(sentence: _Sentence, reading: Reading, kinds: tuple[Kind, ...]) -> Claim:
    phrases, article, figure = sentence.phrases, sentence.whole.article, reading.counted.figure
    figure_span = Span(phrases.tokens[figure.start].start, phrases.tokens[figure.end - 1].end)
    voice = sentence.whole.voices.claimant(figure_span)
    scope = scope_of(
        phrases, reading, sentence.dates, sentence.whole.occasion, before=sentence.before.phrases
    )
    part = part_of(phrases, reading, sentence.whole.setting, earlier_kinds=kinds)
    narrowing = narrowing_of(phrases, reading, sentence.whole.occasion)
    sentence.whole.narrowings[figure_span, reading.kind] = narrowing
    return Claim(
        article=article.id,
        sentence_span=phrases.span,
        sentence=phrases.span.of(article.text),
        figure_span=figure_span,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        kind=reading.kind,
        group=_group(phrases, reading, article.text),
        side=_side(sentence, reading, voice),
        civilian=_civilian(phrases, reading),
        claimant=voice.name,
        claimant_side=sentence.whole.kin.get(voice.side or "", voice.side),
        as_of=_day(sentence, reading, current=part is not Part.SUPERSEDED and scope is Scope.EVENT),
        scope=scope,
        part=part,
        source=article.source,
        published=article.published,
        published_at=sentence.entry.moment(article.published_at) if sentence.entry else article.published_at,
        event=article.event,
        voice=article.voice,
        rule=reading.rule,
    )


def _side(sentence: _Sentence, reading: Reading, voice: Attribution) -> str | None:
    before, phrases = sentence.before, sentence.phrases
    label = None if reading.counted.people else labelled(phrases, reading)
    for mention in phrases.mentions if label else ():
        if label and label[0] <= mention.start < label[1]:
            return mention.country
    speaks_for = _camp(sentence.whole, voice)
    usual = sentence.whole.usual
    name = voice.name or ""
    background = Background(
        sentence.whole.setting, before.side, before.last_side, speaks_for, usual=usual.get(name)
    )
    side = side_of(sentence.phrases, reading, background)
    if name and side in sentence.whole.setting.parties:
        usual.setdefault(name, side)
    return side


def _camp(whole: _Whole, voice: Attribution) -> str | None:
    """The side that a claimant speaks for, as told now or before; it is remembered."""
    surname = (voice.name or "").rpartition(" ")[2]
    side = whole.kin.get(voice.side, voice.side) if voice.side else whole.camps.get(surname)
    if side is not None and surname:
        whole.camps.setdefault(surname, side)
    return side


def _day(sentence: _Sentence, reading: Reading, *, current: bool) -> date | None:
    beside = sentence.row.get(reading.counted.figure.start)
    return beside or day_of(
        sentence.phrases,
        reading,
        sentence.dates,
        published=sentence.published,
        carried=sentence.before.day,
        current=current,
    )


def _group(phrases: Phrases, reading: Reading, text: str) -> str:
    """Who was counted, as written: behind the numeral, or the whole where there is none."""
    figure, end = reading.counted.figure, reading.counted.end
    start = figure.start if figure.rule else figure.end
    if start >= end:
        start, end = labelled(phrases, reading) or (start, end)
    if reading.kind is Kind.CASUALTIES and not figure.rule:
        end = max(end, _behind_both(phrases, reading))
    return text[phrases.tokens[start].start : phrases.tokens[end - 1].end] if start < end else ""


def _behind_both(phrases: Phrases, reading: Reading) -> int:
    """The token behind "killed or missing" that follows the people: it tells what was counted together."""
    harm, end = reading.harm, reading.counted.end
    if harm is None or not end <= harm.start <= end + 2:
        return end
    other = phrases.harm_at.get(harm.end + 1)
    if other is not None and phrases.low(harm.end) in {"or", "and"}:
        return other.end
    both = not {"or", "and"}.isdisjoint(phrases.words(harm.start, harm.end))
    return harm.end if both or harm.is_(Form.NOUN) else end


_OWNERS_NOUN = 4
"""How far behind "of" the noun stands whose people are counted: "forty *of its border troops*"."""


def _civilian(phrases: Phrases, reading: Reading) -> bool | None:
    if reading.civilian is not None:
        return reading.civilian
    words = phrases.words(reading.counted.figure.start, reading.counted.end + 1)
    if not reading.counted.people and (label := labelled(phrases, reading)) is not None:
        words = phrases.words(*label)
    if words[-1:] == ["of"]:
        words += phrases.words(reading.counted.end + 1, reading.counted.end + _OWNERS_NOUN)
    if "civilian" in words:
        return True
    found = {noun.civilian for word in words if (noun := person_noun(word)) is not None}
    return found.pop() if len(found) == 1 else None
