"""Figures of harm that never came about: drills, fiction, conditions, threats, and people set free."""

from __future__ import annotations

from itertools import pairwise

from index.claims.lexicon import Form
from index.claims.model import Kind
from index.claims.reading.parsed.grammar import phrase_set
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases

_ACTED = frozenset(
    "pretended pretending simulated simulating simulates simulation simulate hypothetical scenario fictional "
    "fictitious mock screenplay".split()
)
_DRILLED = frozenset({"drill", "drills", "exercise", "exercises"})
_PLAYED = frozenset(
    {"played", "playing", "posed", "posing", "acted", "acting", "volunteers", "actors", "dummies"}
)
_FICTION = phrase_set(
    "in the film|in the movie|in the novel|in the series|in the game|in the book|in the story|in the play"
    "|in the show|in the video game|the film tells|the novel tells|in his novel|in her novel|in a film"
    "|in a movie|in a video game|in the sequel|in the episode|the movie tells|the plot"
)
_FICTION_WORDS = frozenset(phrase[0] for phrase in _FICTION)
_ASKING = frozenset("is are was were did do does has have had could can should would".split())
"""A question that opens so asks whether something is so, and tells nothing: "Did 12 people die?"."""

_RELEASED = frozenset(
    "released release releases releasing freed frees free freeing swapped swap exchanged exchange exchanging "
    "returned return returning rescued handed repatriated hand liberated".split()
)
_SAVING = frozenset(
    "rescued rescue rescues rescuing saved saving freed freeing helped reached pulled".split()
)
_APART = frozenset({"and", "but", ",", ";", "while"})
_AVERTED = frozenset("avoid avoided avoiding prevent prevented preventing avert averted ensure sure".split())
_ALONE = frozenset({"one-person", "named-person"})
_NATURAL = frozenset(
    "cancer illness disease aneurysm stroke peacefully pneumonia leukemia leukaemia age aged natural "
    "complications dementia heart away asleep eliminated".split()
)
"""Words of a death that nobody caused: that of one person is no casualty."""

_BARE = frozenset("kill murder injure wound maim displace evacuate capture kidnap abduct massacre".split())
_INTENDED = frozenset({"to", "can", "cannot", "not", "n't", "won't", "never"})


def unreal(phrases: Phrases) -> bool:
    """Whether the whole sentence tells of a drill, of fiction or of a mere condition."""
    words = phrases.words(0, len(phrases.tokens))
    if not _ACTED.isdisjoint(words) or (not _DRILLED.isdisjoint(words) and not _PLAYED.isdisjoint(words)):
        return True
    if "if" in words and "would" in words:
        return True
    if words[:1] and words[0] in _ASKING and "?" in words[-2:]:
        return True
    starts = [at for at, word in enumerate(words) if word in _FICTION_WORDS]
    return any(tuple(words[at : at + length]) in _FICTION for at in starts for length in (2, 3, 4))


def intended(phrases: Phrases, reading: Reading) -> bool:
    """Whether the harm was only meant or possible, or the people counted were set free."""
    harm = reading.harm
    if harm is None:
        return _aboard(phrases, reading)
    if not _AVERTED.isdisjoint(phrases.words(reading.counted.start - 4, reading.counted.start)):
        return True
    if (
        _in_scare_quotes(phrases, reading)
        or _told_about(phrases, reading)
        or _of_wrongdoers(phrases, reading)
    ):
        return True
    if reading.rule in _ALONE and not _NATURAL.isdisjoint(phrases.words(harm.start, harm.end + 9)):
        return True
    if phrases.low(harm.start) in _BARE and phrases.low(harm.start - 1) in _INTENDED:
        return True
    saved = phrases.words(reading.counted.start - 3, reading.counted.start)
    if reading.kind is Kind.MISSING and not _SAVING.isdisjoint(saved) and _APART.isdisjoint(saved):
        return True  # "rescued 120 people trapped by the water", not "180 were rescued and 60 are missing"
    if reading.kind is Kind.CAPTURED and harm.is_(Form.NOUN):
        around = phrases.words(reading.counted.start - 6, harm.end + 24)
        return not _RELEASED.isdisjoint(around)
    return False


def _aboard(phrases: Phrases, reading: Reading) -> bool:
    """Whether a bare number is of those on board: "the number *on board* as up to 700"."""
    if not reading.rule.startswith(("number", "running")):
        return False
    start = reading.counted.start
    words = phrases.words(max([harm.end for harm in phrases.harms if harm.end <= start], default=0), start)
    return "aboard" in words or any(pair == ("on", "board") for pair in pairwise(words))


_ABOUT = frozenset({"about", "regarding", "concerning"})


def _told_about(phrases: Phrases, reading: Reading) -> bool:
    """Whether the figure counts words about people: "143 enquiries *about missing* persons"."""
    if reading.harm is None or reading.harm.start <= reading.counted.figure.end:
        return False
    return not _ABOUT.isdisjoint(phrases.words(reading.counted.figure.end, reading.harm.start))


_WRONGDOERS = frozenset(
    "suspect suspects attacker attackers gunman gunmen assailant assailants perpetrator perpetrators robber "
    "robbers thief thieves smuggler smugglers inmate inmates convict convicts fugitive fugitives".split()
)


def _of_wrongdoers(phrases: Phrases, reading: Reading) -> bool:
    """Whether those who got away are counted: "*two suspects* disappeared", "*inmates* fled"."""
    if reading.kind not in (Kind.MISSING, Kind.DISPLACED):
        return False
    return not _WRONGDOERS.isdisjoint(phrases.words(reading.counted.start, reading.counted.end))


_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "«", "»"})


def _in_scare_quotes(phrases: Phrases, reading: Reading) -> bool:
    """Whether the word of harm is only cited: "a figure that goes around *as “killed”*"."""
    harm = reading.harm
    if harm is None or phrases.low(harm.start - 1) not in _QUOTES or phrases.low(harm.end) not in _QUOTES:
        return False
    return phrases.low(harm.start - 2) in {"as", "word", "term", "called", "so-called", "labelled", "labeled"}
