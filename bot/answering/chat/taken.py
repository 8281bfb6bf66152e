"""A statement or a quote taken apart once, for the rules that compare the two."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.answering.chat.figures import Date, Figure, dates_in, figures_in
from bot.answering.chat.words import FUNCTION_WORDS, KINDS, SPEECH, Vocabulary, Word, stem, words_of
from index.claims.model import Claim

_BREAKS: Final = re.compile(
    r"[,:](?!\d)|[;—–()]|\s-\s|\b(?:and|while|but|whereas|although|though|after|before)\b", re.IGNORECASE
)
_SPEAKER_REACH_WORDS: Final = 9
_BEFORE_SPEECH: Final = frozenset("later earlier today yesterday separately publicly officially".split())


class Taken:
    """A text taken apart once: its words, names, figures, dates, clauses and speakers."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = tuple(words_of(text))
        self.figures = figures_in(text)
        self.names = tuple(
            word
            for word in self.words
            if vocabulary.is_name(word)
            and not any(figure.span.start <= word.start < figure.span.end for figure in self.figures)
        )
        self.dates = dates_in(text)
        self.kinds = tuple(word for word in self.words if stem(word.low) in KINDS)
        self._breaks = [match.start() for match in _BREAKS.finditer(text)]
        self.speakers = frozenset(self._speakers())
        self.voices = frozenset(self._voices())

    def clause(self, at: int) -> int:
        """The number of the clause that holds the character ``at``."""
        return bisect(self._breaks, at)

    def matters(self) -> tuple[Word, ...]:
        """Names that are spoken of, without those who speak and without days and months."""
        dated = [span for _, span in self.dates]
        return tuple(
            name
            for name in self.names
            if name not in self.speakers and not any(span.start <= name.start < span.end for span in dated)
        )

    def word_before(self, word: Word) -> str:
        """The word in front of ``word``, in lower case; "" for the first."""
        at = self.words.index(word)
        return self.words[at - 1].low if at else ""

    def _speakers(self) -> Iterable[Word]:
        for place, word in enumerate(self.words):
            if not word.speaks:
                continue
            if word.low == "according":
                yield from self._names_near(self.words[place + 1 : place + 1 + _SPEAKER_REACH_WORDS])
                continue
            yield from self._speaker_before(place) or self._turned_speaker(place) or self._apposed(place)

    def _voices(self) -> Iterable[str]:
        """The word next to each word of speech that can name who speaks: "rescuers" of "rescuers said"."""
        for place, word in enumerate(self.words):
            if not word.speaks:
                continue
            near = self.words[place + 1 : place + 5] if word.low == "according" else self.words[:place][-1:]
            yield from (one.low for one in near if one.low not in FUNCTION_WORDS | SPEECH | _BEFORE_SPEECH)

    def _speaker_before(self, place: int) -> list[Word]:
        """Who speaks in the clause of the verb: "Arno Keld told parliament"."""
        before = self.words[max(0, place - _SPEAKER_REACH_WORDS) : place]
        return self._names_near(tuple(reversed(before)), clause=self.clause(self.words[place].start))

    def _apposed(self, place: int) -> list[Word]:
        """Names of the two clauses before: "Arno Keld, the defence minister of Ostravia, said"."""
        clause = self.clause(self.words[place].start)
        before = self.words[max(0, place - 2 * _SPEAKER_REACH_WORDS) : place]
        return [word for word in before if word in self.names and self.clause(word.start) >= clause - 2]

    def _turned_speaker(self, place: int) -> list[Word]:
        """Who speaks right behind the verb: "…, said Arno Keld"."""
        behind = [word for word in self.words[place + 1 : place + 6] if word.low not in {"the", "a"}]
        return self._names_near(tuple(behind)) if behind and behind[0] in self.names else []

    def _names_near(self, words: tuple[Word, ...], *, clause: int | None = None) -> list[Word]:
        """The nearest run of names among ``words``, in the order given."""
        run: list[Word] = []
        for word in words:
            if clause is not None and self.clause(word.start) != clause:
                break
            if word in self.names:
                run.append(word)
            elif run:
                break
        return run


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement rests on: its quote, and what the ledger read from the same sentences.

    Attributes:
        claims: those read from the quote's own sentences.
        all_sides: the sides of every claim at hand.
    """

    quote: Taken
    claims: tuple[Claim, ...]
    all_sides: frozenset[str]

    @property
    def ledger_words(self) -> frozenset[str]:
        """Claimants, sides and groups of the claims, in lower case."""
        told = (part for claim in self.claims for part in (claim.claimant, claim.side, claim.group) if part)
        return frozenset(word.low for text in told for word in words_of(text))

    @property
    def dates(self) -> tuple[Date, ...]:
        """Of the quote and of the claims."""
        days = [claim.as_of for claim in self.claims if claim.as_of is not None]
        return (
            *(date for date, _ in self.quote.dates),
            *(Date(day.year, day.month, day.day) for day in days),
        )

    def claims_of(self, figure: Figure) -> tuple[Claim, ...]:
        """The claims that state this figure."""
        return tuple(claim for claim in self.claims if figure.value in {claim.low, claim.high})
