"""Reads every casualty figure of an article into typed claims.

The text is taken sentence by sentence: figures and phrases of harm are found, the clause grammar says
which figure counts which harm, and the words around say whose side, when and in which part of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from index.claims.attribution import Attributor
from index.claims.model import Claim, Kind, Part, Scope
from index.claims.reading.asof import day_of
from index.claims.reading.clauses import Reading, read_direct
from index.claims.reading.dates import DateMention, dates_in
from index.claims.reading.ellipsis import leading, read_ellipses
from index.claims.lexicon import person_noun
from index.claims.reading.named import only_where_nothing_counts, read_named
from index.claims.reading.parts import part_of
from index.claims.reading.phrases import Phrases, take_apart
from index.claims.reading.scope import scope_of
from index.claims.reading.setting import Setting, setting_of
from index.claims.reading.sides import Background, side_of, sided, topic_of
from index.claims.reading.singles import read_nobody, read_persons, read_pronouns
from index.claims.reading.unreal import intended, unreal
from index.model import Article, Span
from index.sentences import split


@dataclass(slots=True)
class _Discourse:
    """What the sentences before leave behind for the next."""

    leading: Reading | None = None
    kinds: tuple[Kind, ...] = ()
    side: str | None = None
    last_side: str | None = None
    day: date | None = None
    paragraph_end: int = 0


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with what holds for all its sentences."""

    article: Article
    setting: Setting
    voices: Attributor


def read_claims(article: Article) -> tuple[Claim, ...]:
    """Every casualty figure of ``article``, in the order of the text. Linear in the text's length."""
    spans = split(article.text)
    sentences = [take_apart(article.text, span) for span in spans]
    context = _Article(
        article, setting_of(article.event, article.title, sentences), Attributor(article, tuple(spans))
    )
    before = _Discourse(leading=_first_deaths(article, sentences))
    claims: list[Claim] = []
    for phrases in sentences:
        claims.extend(_claims_in(phrases, context, before))
    claims = sided(only_where_nothing_counts(claims), context.setting)
    return tuple(_beside_totals(claim, claims) for claim in claims)


def _first_deaths(article: Article, sentences: list[Phrases]) -> Reading | None:
    """The first count of deaths in the title or the text: what a bare "count" before it is of."""
    title = article.title or ""
    for phrases in [take_apart(title, Span(0, len(title))), *sentences]:
        for counted in phrases.counted if phrases.harms else ():
            reading = read_direct(phrases, counted)
            if reading is not None and reading.kind is Kind.KILLED:
                return reading
    return None


def _beside_totals(claim: Claim, claims: list[Claim]) -> Claim:
    """One person told of is a part of the larger total that the same article gives."""
    if claim.rule != "one-person" or claim.part is not Part.TOTAL:
        return claim
    larger = any(
        other.kind is claim.kind
        and other.part is Part.TOTAL
        and other.scope is claim.scope
        and (other.low or other.high or 0) > 1
        for other in claims
    )
    return replace(claim, part=Part.SUBSET) if larger else claim


def _claims_in(phrases: Phrases, context: _Article, before: _Discourse) -> list[Claim]:
    if not phrases.tokens:
        return []
    text = context.article.text
    if before.paragraph_end and "\n\n" in text[before.paragraph_end : phrases.span.start]:
        before.side = before.day = None
    before.paragraph_end = phrases.span.end
    readings = read_sentence(phrases, before.leading)
    dates = dates_in(phrases.tokens, context.article.published)
    claims = []
    kinds: tuple[Kind, ...] = ()
    for reading in readings:
        claim = _claim(phrases, reading, context, dates, before=before, kinds=kinds or before.kinds)
        claims.append(claim)
        kinds = (*kinds, reading.kind)
        before.side = before.last_side = claim.side or before.side
    if not readings and (topic := topic_of(phrases, context.setting)) is not None:
        before.side = topic
    before.day = next((claim.as_of for claim in claims if claim.as_of and dates), None)
    before.kinds = kinds
    before.leading = leading(readings, before.leading)
    return claims


def read_sentence(phrases: Phrases, before: Reading | None = None) -> list[Reading]:
    """The readings of a sentence in order; ``before`` is what the sentence before leaves to lean on."""
    if (not phrases.counted and not phrases.harms) or unreal(phrases):
        return []
    direct = {}
    for index, counted in enumerate(phrases.counted):
        reading = read_direct(phrases, counted)
        if reading is not None:
            direct[index] = reading
    found = list(read_ellipses(phrases, direct, before).values()) if phrases.counted else []
    if phrases.harms:
        persons = read_persons(phrases, {reading.counted.start for reading in found})
        found = [r for r in found if not any(_inside(r, person) for person in persons)]
        found += [*persons, *read_nobody(phrases)]
        found += read_named(phrases, {reading.counted.start for reading in found})
        found += [] if found else read_pronouns(phrases)
    found = [reading for reading in found if not intended(phrases, reading)]
    return sorted(found, key=lambda reading: reading.counted.start)


def _inside(reading: Reading, person: Reading) -> bool:
    return person.counted.start <= reading.counted.start < person.counted.end


def _claim(
    phrases: Phrases,
    reading: Reading,
    context: _Article,
    dates: tuple[DateMention, ...],
    *,
    before: _Discourse,
    kinds: tuple[Kind, ...],
) -> Claim:
    article, figure = context.article, reading.counted.figure
    part = part_of(phrases, reading, context.setting, earlier_kinds=kinds)
    scope = scope_of(
        phrases, reading, dates, context.setting, published=article.published, event=article.event
    )
    tokens = phrases.tokens
    figure_span = Span(tokens[figure.start].start, tokens[figure.end - 1].end)
    voice = context.voices.claimant(figure_span)
    background = Background(context.setting, before.side, before.last_side, voice.side)
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
        side=side_of(phrases, reading, background),
        civilian=_civilian(phrases, reading),
        claimant=voice.name,
        as_of=_day(phrases, reading, dates, context, before, part=part, scope=scope),
        scope=scope,
        part=part,
        source=article.source,
        published=article.published,
        published_at=article.published_at,
        event=article.event,
        voice=article.voice,
        rule=reading.rule,
    )


def _group(phrases: Phrases, reading: Reading, text: str) -> str:
    start, end = reading.counted.figure.end, reading.counted.end
    if reading.counted.figure.rule:
        start = reading.counted.figure.start
    if end <= start:
        return ""
    return text[phrases.tokens[start].start : phrases.tokens[end - 1].end]


def _civilian(phrases: Phrases, reading: Reading) -> bool | None:
    if reading.civilian is not None:
        return reading.civilian
    words = phrases.words(reading.counted.figure.start, reading.counted.end + 1)
    found = {noun.civilian for word in words if (noun := person_noun(word)) is not None}
    if "civilian" in words:
        return True
    return found.pop() if len(found) == 1 else None


def _day(
    phrases: Phrases,
    reading: Reading,
    dates: tuple[DateMention, ...],
    context: _Article,
    before: _Discourse,
    *,
    part: Part,
    scope: Scope,
) -> date | None:
    return day_of(
        phrases,
        reading,
        dates,
        published=context.article.published,
        carried=before.day,
        current=part is not Part.SUPERSEDED and scope is Scope.EVENT,
    )
