"""Where people came to harm: the side of a disaster."""

from __future__ import annotations

from dataclasses import dataclass

from index.claims.lexicon import person_noun
from index.claims.reading.model import Reading
from index.claims.reading.phrases import Phrases
from index.claims.reading.places import country_named
from index.claims.reading.setting import PlaceName, Setting, name_at, place_names


@dataclass(frozen=True, slots=True)
class Background:
    """What the words before a sentence leave behind for the sides of its figures.

    Attributes:
        setting: what the article is about.
        before: the side of the figure before in the paragraph, None at its start.
        last: the side of the figure before, wherever it stands.
        claimant_side: the side that the figure's claimant belongs to, None if of neither or unknown.
    """

    setting: Setting
    before: str | None = None
    last: str | None = None
    claimant_side: str | None = None


def place_of(phrases: Phrases, reading: Reading, background: Background) -> str | None:
    """Where people came to harm: a place in the sentence, else the one before, else the setting's."""
    setting = background.setting
    origin = _origin(phrases, reading, setting)
    if origin is not None:
        return origin
    if _from_there(phrases, reading):
        return background.before or background.last or setting.place
    named = _places_named(phrases, setting)
    start = reading.counted.start
    behind = [place for place in named if place.start >= start and not _parted(phrases, reading, place.start)]
    ahead = [place for place in named if place.start < start]
    if behind or ahead:
        return (behind or ahead[-1:])[0].name
    if phrases.has(_THERE) and (local := [name for name in setting.places if country_named(name) is None]):
        return background.before or local[0]
    if reading.rule.endswith(("carried", "before")) or reading.subset or phrases.has(_THERE):
        return background.before or background.last or setting.place
    if background.before not in setting.places and country_named(background.before or "") is None:
        return background.before or setting.place
    return setting.place or background.before


def _origin(phrases: Phrases, reading: Reading, setting: Setting) -> str | None:
    """Where the people counted are from, where the text says so: "12 *from Eastmark*"."""
    end, start = reading.counted.end, reading.counted.start
    leads = [at for at in range(end, end + 4) if phrases.low(at) in {"from", "of"}]
    leads += [at for at in range(max(0, start - _ORIGIN), start) if _people_from(phrases, at, start)]
    for at in leads:
        place = name_at(phrases, at + 1) if at + 1 < len(phrases.tokens) else None
        if place is not None and place.name != setting.place and phrases.low(at + 1) != "the":
            return place.name
    return None


_ORIGIN = 18


def _people_from(phrases: Phrases, at: int, start: int) -> bool:
    """Whether "from" tells the origin of people counted behind it: "the number of people *from* …"."""
    if phrases.low(at) != "from":
        return False
    place = name_at(phrases, at + 1)
    return person_noun(phrases.low(at - 1)) is not None or (place is not None and place.end == start)


_REGIONS = frozenset(
    {"state", "province", "region", "country", "district", "island", "city", "town", "village"}
)


def _from_there(phrases: Phrases, reading: Reading) -> bool:
    """Whether people are told by the place named before: "182 others *from the state*"."""
    after = phrases.words(reading.counted.end, reading.counted.end + 5)
    return any(
        after[at] in {"from", "of"}
        and after[at + 1 : at + 2] in (["the"], ["that"])
        and after[at + 2] in _REGIONS
        for at in range(len(after) - 2)
    )


_THERE = frozenset({"there", "city", "town", "village", "island"})
"""Words that point back at a place named before."""


def _places_named(phrases: Phrases, setting: Setting) -> list[PlaceName]:
    """The places that figures are told for: countries behind "in", and the event's own places."""
    found = {place.start: place for place in place_names(phrases) if _tells(place.name, setting)}
    for at, token in enumerate(phrases.tokens):
        name = token.text.removesuffix("'s").removesuffix("’s")
        if name in setting.places and country_named(name) is None:
            found.setdefault(at, PlaceName(at, at + 1, name))
    return [found[at] for at in sorted(found)]


def _tells(name: str, setting: Setting) -> bool:
    """Whether a place is one that figures are told for: a country, or one that names the event."""
    if name in setting.places or setting.place is None:
        return True
    country = country_named(name)
    # The country around the event's own place is no other side: "in India" for a crash in one of its states.
    return country is not None and (country != setting.home or not setting.places or bool(setting.countries))


def _parted(phrases: Phrases, reading: Reading, at: int) -> bool:
    """Whether another figure stands between this one and the place at ``at``."""
    return any(reading.counted.end <= other.start < at for other in phrases.counted)
