"""What a claim is, what a toll is, and what a comparison of two claims may say.

Values only. Claims are read from articles by :mod:`index.claims.extraction`; tolls and verdicts are
computed from claims by rule. No model may write a number into any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from index.model import ArticleId, Span


class Kind(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"
    """Killed and wounded together, "killed or missing" together, losses: told apart by the group."""


class Scope(StrEnum):
    """Whether a figure is about the event that its article reports."""

    EVENT = "event"
    BACKGROUND = "background"


class Part(StrEnum):
    """How a figure relates to the whole."""

    TOTAL = "total"
    SUBSET = "subset"
    INCREMENT = "increment"
    PROJECTION = "projection"
    SUPERSEDED = "superseded"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a figure in an article: how many, of whom, said by whom, as of when.

    Attributes:
        article: where it stands.
        sentence_span, sentence: the sentence, as a range of the article's text and verbatim.
        figure_span: the counting words ("at least 49", "a couple and their son") in the article's text.
        low, high: an exact 49 is 49/49; "at least" and "more than 49" are 49/None; "up to" and "nearly
            60" are None/60; "about 60" is 60/60; "40 to 50" is 40/50; "dozens" is None/None.
        qualifier: the words of the bound ("at least", "nearly", "dozens"), "exact" where there is none.
        kind: what happened to them.
        group: who was counted, as written ("Armenian soldiers"); "" where the text does not say.
        side: the party, country or place that the count belongs to; "both" for a stated total over the
            sides; None where the text does not say or the toll is not broken down.
        civilian: True only if the text says so; soldiers and militants False; else None.
        claimant: who vouches for it in the text; None where the outlet says so in its own voice.
        as_of: the day the figure describes; None where unknown.
        scope, part: see the enums.
        source: the outlet of the article; None if unknown.
        published: the article's day of publication; None if unknown.
        published_at: the moment of publication, where known.
        event: the article's event; None if unknown.
        voice: near-copies of one report share it (see :class:`index.model.Article`).
        rule: the name of the rule that read it, for tests and for reading logs.
        claimant_side: the side that the claimant speaks for, where the text tells; None if of neither.
    """

    article: ArticleId
    sentence_span: Span
    sentence: str
    figure_span: Span
    low: int | None
    high: int | None
    qualifier: str
    kind: Kind
    group: str
    side: str | None
    civilian: bool | None
    claimant: str | None
    as_of: date | None
    scope: Scope
    part: Part
    source: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    event: str | None = None
    voice: ArticleId | None = None
    rule: str = ""
    claimant_side: str | None = None


class Matter(StrEnum):
    """What an account is about. The values are the ``kind`` of a disagreement."""

    BLAME = "blame"
    TIMING = "timing"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A claimant's statement on a matter without figures: who attacked, when it began, what caused it.

    Attributes:
        article: where it stands.
        sentence_span, sentence: the sentence, as a range of the article's text and verbatim.
        matter: blame, timing or another fact.
        topic: what it is about in few words, worded alike for accounts that can be set side by side
            ("who started the fighting").
        stance: what it holds, normalised so that two accounts can be compared (the side blamed, the
            day, the cause); two accounts of one topic with different stances can't both hold.
        claimant: who says so; None where the outlet says so in its own voice.
        claimant_side: the side that the claimant belongs to; None if of neither or unknown.
        as_of: the day spoken of; None if unknown.
        source, published, event, voice: as in :class:`Claim`.
    """

    article: ArticleId
    sentence_span: Span
    sentence: str
    matter: Matter
    topic: str
    stance: str
    claimant: str | None
    claimant_side: str | None = None
    as_of: date | None = None
    source: str | None = None
    published: date | None = None
    event: str | None = None
    voice: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The claims about one event, side and kind, reduced to what stands on a day.

    Attributes:
        side: None for a toll not broken down; "both" for a stated total over the sides.
        low, high: over the standing claims of independent claimants; None where no bound is known.
        civilian: True or False where every standing claim says so; else None.
        latest: the standing claim with the latest ``as_of``.
        standing: the latest claim of each claimant that no later one has replaced, newest first; the
            first is ``latest``.
        claims: every claim of this side and kind up to the day, oldest first, with those that are not
            eligible as a total (subset, increment, projection, background …) left out.
        disputed: some two standing claims of different voices can't both hold.
        counts: what is counted together, for casualties: "killed or missing", or "killed, wounded or
            missing" where the text tells no more; "" for kinds that say it themselves.
        led: the claims that led, each as it first did with its figure, oldest first: how the toll came to
            where it stands. The last gives the figure of ``latest``.
    """

    side: str | None
    kind: Kind
    low: int | None
    high: int | None
    civilian: bool | None
    latest: Claim
    standing: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    disputed: bool
    counts: str = ""
    led: tuple[Claim, ...] = ()


class Judgement(StrEnum):
    """What comparing two claims can say."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    UPDATE = "update"
    REVISION = "revision"
    DIFFERENT_SCOPE = "different scope"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two claims, with its reason in one sentence."""

    judgement: Judgement
    reason: str
