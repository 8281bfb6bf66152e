"""Teams sent from one country into another's disaster: their dead are neither country's toll."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import Phrases
from index.claims.reading.parsed.places import Naming, adjective_of

_TEAMS = frozenset(
    "team teams crew mission delegation convoy expedition contingent brigade squad rescuers medics "
    "volunteers".split()
)
_REACH = 5
_GROUP_REACH = 8


@dataclass(frozen=True, slots=True)
class _Team:
    """A team named in a sentence by where it comes from: the token of its noun."""

    at: int
    country: str


def _teams_in(phrases: Phrases) -> list[_Team]:
    """As in "a *Ruritanian* rescue *team*", "the aid *mission from Ruritania*"."""
    found: list[_Team] = []
    for mention in phrases.mentions:
        if mention.naming is Naming.PEOPLE:
            near = range(mention.end, mention.end + _REACH)
            at = next((at for at in near if phrases.low(at) in _TEAMS), None)
            if at is not None and "," not in phrases.words(mention.end, at):
                found.append(_Team(at, mention.country))
        elif phrases.low(mention.start - 1) == "from" and phrases.low(mention.start - 2) in _TEAMS:
            found.append(_Team(mention.start - 2, mention.country))
    return found


def team_of_article(opening: Sequence[Phrases], countries: frozenset[str]) -> str | None:
    """The country of the foreign team whose losses an article opens with; None where it opens with none."""
    for phrases in opening:
        for team in _teams_in(phrases) if phrases.harms else ():
            if team.country not in countries and _counted(phrases, team):
                return team.country
    return None


def _counted(phrases: Phrases, team: _Team) -> bool:
    """Whether a team's people are counted ("five of the team"), or it comes to harm ("killed rescuers")."""
    figures = any(counted.start <= team.at < counted.end + _GROUP_REACH for counted in phrases.counted)
    return figures or any(abs(harm.start - team.at) <= _REACH for harm in phrases.harms)


def team_named(country: str) -> str:
    """What the side of a country's team is called, however the text words it."""
    return f"{adjective_of(country)} team"


def team_side(phrases: Phrases, reading: Reading, country: str) -> str | None:
    """The side of people counted as a foreign team's: "five of the *team*", "three *Ruritanians*"."""
    start, end = reading.counted.start, reading.counted.end
    reach = end + _GROUP_REACH
    follows = phrases.words(end, end + 1) in (["of"], ["from"], [","]) or not reading.counted.people
    stop = next((at for at in range(end, reach) if phrases.low(at) in {",", "and", ";"} and at > end), reach)
    if follows and not _TEAMS.isdisjoint(phrases.words(start, stop)):
        return team_named(country)
    counted = {m.country for m in phrases.mentions if start <= m.start < end + 1}
    return team_named(country) if country in counted else None
