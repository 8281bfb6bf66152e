"""Questions about how many people: answered from the ledger of claims, never from the nearest sentence."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.answering.counts.standing import Standing, claim_day, standing_of
from bot.answering.counts.wanted import CIVILIANS, Wanted
from bot.answering.question.terms import Term
from bot.answering.question.understanding import Inquiry
from bot.answering.sentences.evidence import sentence_roots
from index.claims import authority
from index.claims.lexicon import person_noun
from index.claims.model import Claim, Kind, Part, Scope
from index.model import ArticleId
from index.retrieval.terms import content_words, fold, root

ENOUGH_COVERED = 0.5
"""Of the words that say who is counted, this share must stand with the claim."""

ROUND = 1000
NEAR_SHARE = 0.05
"""A figure asked about in whole thousands means any that is this near."""

CIVILIANS_ALONE = -1.0
"""What a count of civilians loses where everybody is asked about: others may have come to harm as well."""

SLIP = 1.5
"""What a claim loses that gives the other side's figure under this side's name."""

PART_OF_PLACE = 3.0
"""What a claim on a place within the event's loses where the whole is asked about."""

PLACED = 5.0
"""What a claim gains beside which a common name of the question stands, times the share that lacks it."""

_FAR = 0.3
"""The cosine taken for a sentence that the search did not bring."""

_EXCLUDING = frozenset({"outside", "elsewhere", "except", "excluding", "besides", "without", "beyond"})
_ROUGH = frozenset(
    {
        "nearly",
        "about",
        "around",
        "almost",
        "some",
        "roughly",
        "approximately",
        "close to",
        "up to",
        "an estimated",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim and how well it suits what is wanted; comparable within one question."""

    claim: Claim
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around the claims in the articles that the search brought.

    Attributes:
        near: cosine of the question and a sentence, by article and start of the sentence.
        articles: roots of all words of an article.
        before: roots of the title and of what stands right before a sentence, by article and its start.
    """

    near: Mapping[tuple[ArticleId, int], float] = field(default_factory=dict)
    articles: Mapping[ArticleId, frozenset[str]] = field(default_factory=dict)
    before: Mapping[tuple[ArticleId, int], frozenset[str]] = field(default_factory=dict)

    def of(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        """Roots of the claim's article, and of what stands right before its sentence."""
        at = (claim.article, claim.sentence_span.start)
        return self.articles.get(claim.article, frozenset()), self.before.get(at, frozenset())

    def nearness(self, claim: Claim) -> float:
        """The cosine of the question and the claim's sentence; a low one where that was not found."""
        return self.near.get((claim.article, claim.sentence_span.start), _FAR)


def match_claims(
    inquiry: Inquiry,
    wanted: Wanted,
    claims: Sequence[Claim],
    *,
    surroundings: Surroundings | None = None,
    standing: Standing | None = None,
) -> list[Match]:
    """The claims that are what is asked for, best first; empty where there is none.

    A claim of another kind, side or group than asked for is no answer, however near its sentence.

    Args:
        inquiry: the question.
        wanted: which claims it asks for.
        claims: of the event.
        surroundings: what stands around the claims.
        standing: what the claims together tell; None means to find it out.
    """
    standing = standing or standing_of(claims, standing_day(inquiry))
    surroundings = surroundings or Surroundings()
    own = [claim for claim in claims if claim.scope is Scope.EVENT]
    first = min((day for claim in own if (day := claim_day(claim))), default=None)
    last = max((day for claim in own if (day := claim_day(claim))), default=None)
    years = frozenset(claim.published.year for claim in own if claim.published)
    first_asked = _first_asked(inquiry)
    leading = {} if first_asked else standing.leading
    voices = _voices(claims)
    out: list[Match] = []
    earlier = bool(_earlier_years(inquiry, years))
    for claim in claims:
        if not _suits(inquiry, wanted, claim, years=years):
            continue
        around, before = surroundings.of(claim)
        share = _group_share(wanted, claim, around=around, before=before)
        if claim.scope is Scope.BACKGROUND and earlier:
            share = max(share, ENOUGH_COVERED)  # its year says what is meant; names seldom stand beside it
        if share < ENOUGH_COVERED:
            continue
        score = (
            _kind_score(wanted, claim)
            + _part_score(inquiry, wanted, claim)
            + _time_score(inquiry, claim, first=first, last=last)
            + _speaker_score(inquiry, wanted, claim, camp=standing.camps.get(claim.claimant or ""))
            + _figure_score(inquiry, claim)
            + (2.0 * share if wanted.group else 0.0)
            + _place_score(wanted, claim, before=before)
            + (0.3 if claim.claimant else 0.0)
            + 2.0 * surroundings.nearness(claim)
            + (-SLIP if claim in standing.slips else leading.get(claim, 0.0))
            + _precision_score(claim)
            + 0.3 * math.log2(voices[claim.kind, claim.low, claim.high])
            + (
                -PART_OF_PLACE
                if wanted.whole and not wanted.group and claim.side and claim.side not in wanted.whole
                else 0.0
            )
            + _civilian_score(wanted, claim)
        )
        out.append(Match(claim=claim, score=score))
    return sorted(out, key=lambda match: -match.score)


_FIRST_COUNT = re.compile(
    r"\b(?:first|initial|earliest|original)\W+(?:\w+\W+)?(?:toll|figure|number|count|report)"
)


def _first_asked(inquiry: Inquiry) -> bool:
    """Whether the first count is asked for, also where its day is named ("the first toll on 3 May")."""
    early = inquiry.time.recency == "first" or inquiry.time.first_day
    return early and (inquiry.time.period is None or _FIRST_COUNT.search(fold(inquiry.text)) is not None)


def _voices(claims: Sequence[Claim]) -> Counter[tuple[Kind, int | None, int | None]]:
    """How many articles bear each figure of each kind, near-copies once."""
    told = {(claim.kind, claim.low, claim.high, claim.voice or claim.article) for claim in claims}
    return Counter((kind, low, high) for kind, low, high, _ in told)


def standing_day(inquiry: Inquiry) -> date | None:
    """The day as of which tolls are asked for; None means the latest."""
    period = inquiry.time.period
    if period is None or period.when == "since":
        return None
    return period.first - timedelta(days=1) if period.when == "before" else period.last


def _suits(inquiry: Inquiry, wanted: Wanted, claim: Claim, *, years: frozenset[int]) -> bool:
    return (
        claim.kind in wanted.kinds
        and (claim.part is not Part.DENIED or bears(claim, inquiry.figures))
        and _side_suits(wanted, claim)
        and all(_names(claim, term) for term in wanted.strangers)
        and _scope_suits(inquiry, wanted, claim, years=years)
        and not _too_late(inquiry, claim)
        and not (wanted.civilian is True and not _civilian(claim))
        and not (wanted.civilian is False and claim.civilian is True)
    )


def _civilian_score(wanted: Wanted, claim: Claim) -> float:
    """More for civilians or fighters where those are asked for, less for civilians alone where all are."""
    if wanted.civilian is None:
        return CIVILIANS_ALONE if claim.civilian is True else 0.0
    return 0.5 if claim.civilian is wanted.civilian else 0.0


def _civilian(claim: Claim) -> bool:
    return claim.civilian is True or not CIVILIANS.isdisjoint(sentence_roots(claim.group))


def _names(claim: Claim, term: Term) -> bool:
    return not sentence_roots(f"{claim.group} {claim.side or ''}").isdisjoint(term.roots)


def _side_suits(wanted: Wanted, claim: Claim) -> bool:
    if not wanted.sides:
        return True
    return any(authority.same_side(claim.side, side) for side in wanted.sides)


def _scope_suits(inquiry: Inquiry, wanted: Wanted, claim: Claim, *, years: frozenset[int]) -> bool:
    """Whether the claim is on what is asked about: the event itself, or something before it.

    A year in which nothing was published asks for the background. So does a name that the claim's sentence
    holds, though the claim is none on the event.
    """
    earlier = _earlier_years(inquiry, years)
    if earlier:
        return _of_years(claim, earlier)
    if claim.scope is Scope.EVENT:
        return True
    here = sentence_roots(claim.sentence) | sentence_roots(claim.side or "")
    return any(term.roots[0] in here for term in wanted.named)


def _earlier_years(inquiry: Inquiry, years: frozenset[int]) -> frozenset[int]:
    """The years asked about in which nothing on the event was published."""
    period = inquiry.time.period
    stated = {period.last.year} if period is not None and period.stated_year else set()
    return (inquiry.time.years | stated) - years


def _of_years(claim: Claim, years: frozenset[int]) -> bool:
    """Whether a claim tells of one of the years: by its sentence, its day, or a report of that time."""
    days = (claim.as_of, claim.published)
    return any(str(year) in claim.sentence for year in years) or any(
        day is not None and day.year in years for day in days
    )


def _too_late(inquiry: Inquiry, claim: Claim) -> bool:
    """Whether a claim tells of days after the one asked for; what is printed a day later may be of it."""
    period, day = inquiry.time.period, claim_day(claim)
    if period is None or day is None or period.when == "since" or inquiry.figures:
        return False
    if claim.scope is Scope.BACKGROUND and claim.as_of is None:
        return False
    last = period.first - timedelta(days=1) if period.when == "before" else period.last
    return day > (last if claim.as_of else last + timedelta(days=1))


def _group_share(wanted: Wanted, claim: Claim, *, around: frozenset[str], before: frozenset[str]) -> float:
    """Which share of the narrowing words stands with the claim; 1 where there are none.

    In its sentence they count for less than with those counted. Words that are no people's ("bus") may also
    stand elsewhere in the article, names right before the sentence.
    """
    if not wanted.group:
        return 1.0
    total = sum(term.weight for term in wanted.group) or 1.0
    near = sentence_roots(f"{claim.group} {claim.side or ''}")
    wider = sentence_roots(claim.sentence)
    if wanted.among:
        around = before = frozenset()  # who some of the dead are stands with them
    elif not wider.isdisjoint(wanted.own_name):
        before = frozenset()  # it says itself what it is about
    got = 0.0
    for term in wanted.group:
        if not near.isdisjoint(term.roots):
            got += term.weight
        elif not wider.isdisjoint(term.roots):
            got += 0.6 * term.weight
        elif _circumstance(wanted, term) and not (before if term.name else around | before).isdisjoint(
            term.roots
        ):
            got += 0.5 * term.weight
        elif term.name:
            return 0.0
    return got / total


def _circumstance(wanted: Wanted, term: Term) -> bool:
    """Whether a word tells how or where people were harmed rather than who they are or are not."""
    if term.roots[0] in wanted.whose:
        return False
    return person_noun(fold(term.word)) is None and fold(term.word) not in _EXCLUDING


def _place_score(wanted: Wanted, claim: Claim, *, before: frozenset[str]) -> float:
    """More where a name that the question gives stands with the claim or right before it."""
    here = (
        sentence_roots(f"{claim.sentence} {claim.side or ''} {claim.group}") if wanted.places else frozenset()
    )
    return max(
        (
            PLACED * term.weight * (1.0 if not here.isdisjoint(term.roots) else 0.5)
            for term in wanted.places
            if not (here | before).isdisjoint(term.roots)
        ),
        default=0.0,
    )


def _kind_score(wanted: Wanted, claim: Claim) -> float:
    return 1.0 - 0.8 * wanted.kinds.index(claim.kind)


def _part_score(inquiry: Inquiry, wanted: Wanted, claim: Claim) -> float:
    narrowed = bool(wanted.group) or wanted.civilian is True
    if claim.part is Part.TOTAL:
        return -1.0 if wanted.among else 1.0
    if claim.part is Part.SUBSET:
        return 1.0 if narrowed else -1.5
    if claim.part is Part.SUPERSEDED:
        return 0.5 if inquiry.time.period or inquiry.figures else -1.0
    return -1.0


def _time_score(inquiry: Inquiry, claim: Claim, *, first: date | None, last: date | None) -> float:
    """How well the claim's day suits the time asked for; without one, the newest is best."""
    day = claim_day(claim)
    if day is None or first is None or last is None:
        return -1.0 if inquiry.time.period else -0.5
    length = max(1, (last - first).days)
    if inquiry.time.first_day or (inquiry.time.recency == "first" and inquiry.time.period is None):
        return 1.5 * (1 - (day - first).days / min(length, 10)) if day <= first + timedelta(days=10) else -2.0
    period = inquiry.time.period
    if period is None:
        # What leads a toll counts apart; more weight here would let a look back a year later win.
        return 0.5 * (day - first).days / length
    if day > period.last:
        return -3.0
    if period.when == "on" and period.first <= day:
        return 3.5 if period.last == period.first else 1.0 + (day - period.first).days / 31
    return 1.5 - 0.4 * min(10, (period.last - day).days)


def whole_sentence(text: str) -> bool:
    """Whether a text ends as sentences do: headlines, captions and items of lists seldom do."""
    return text.rstrip("\"'”’)» ").endswith((".", "!", "?"))


def _precision_score(claim: Claim) -> float:
    """Less for a headline, which rounds and leaves out, for a rough figure, and for none at all."""
    headline = 0.0 if whole_sentence(claim.sentence) else -0.5
    if claim.low is None and claim.high is None:
        return headline - 1.2
    return headline - (0.6 if claim.qualifier in _ROUGH else 0.0)


def _speaker_score(inquiry: Inquiry, wanted: Wanted, claim: Claim, *, camp: str | None) -> float:
    if inquiry.speaker is None:
        claimant = sentence_roots(claim.claimant or "")
        return 2.0 if any(not claimant.isdisjoint(term.roots) for term in wanted.claimants) else 0.0
    if wanted.speaker_sides and camp is not None:
        return 2.0 if any(authority.same_side(camp, side) for side in wanted.speaker_sides) else -1.5
    words = frozenset(map(root, content_words(inquiry.speaker))) or frozenset({root(inquiry.speaker)})
    spoken = words | inquiry.speaker_names
    claimant = sentence_roots(claim.claimant or "")
    if not inquiry.speaker_names.isdisjoint(claimant):
        return 2.0
    if not words.isdisjoint(claimant):
        return 0.5 + 2.5 * len(words & claimant) / len(words)
    if not spoken.isdisjoint(sentence_roots(claim.source or "")):
        return 1.5
    return 0.3 if not spoken.isdisjoint(sentence_roots(claim.sentence)) else -1.0


def _figure_score(inquiry: Inquiry, claim: Claim) -> float:
    if not inquiry.figures:
        return 0.0
    if {claim.low, claim.high} & set(inquiry.figures):
        return 4.0
    return 3.5 if bears(claim, inquiry.figures) else -1.0


def bears(claim: Claim, figures: Iterable[int]) -> bool:
    """Whether a claim states one of the figures, or one that a round figure stands for."""
    stated = [figure for figure in (claim.low, claim.high) if figure is not None]
    return any(asked == figure or _about(asked, figure) for asked in figures for figure in stated)


def _about(asked: int, stated: int) -> bool:
    """Whether a round figure is near enough to mean the stated one: "11k" for 11,300."""
    return asked >= ROUND and asked % ROUND == 0 and abs(asked - stated) <= NEAR_SHARE * asked
