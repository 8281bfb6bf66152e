"""What the bounds of a claim allow: its number, its interval, and whether two of them can both hold."""

from __future__ import annotations

import math

from index.claims.model import Claim

_APPROXIMATE = frozenset(
    "about around roughly some approximately approx circa estimated estimate nearly almost close".split()
)

ROUNDING_SHARE = 0.1
"""How far "about N" reaches to either side at most, as a share of N. It reaches no further than the place
that N is rounded to either: "about 137,000" is within a thousand, "about 100" within ten."""

SHORT_OF_SHARE = 0.2
"""How far below N "nearly N" still reaches, as a share of N. "Up to N" reaches down to nothing."""


def number(claim: Claim) -> int | None:
    """The number that a claim is known by: 49 of "at least 49", 60 of "nearly 60", 50 of "40 to 50"."""
    return claim.low if claim.high is None else claim.high


def approximate(claim: Claim) -> bool:
    """Whether the words say that the figure is rounded ("about", "nearly", "an estimated")."""
    return not _APPROXIMATE.isdisjoint(claim.qualifier.lower().split())


def exact(claim: Claim) -> bool:
    """Whether one number is stated without any bound."""
    return claim.low is not None and claim.low == claim.high and not approximate(claim)


def vague(claim: Claim) -> bool:
    """Whether the figure stands in words only ("dozens")."""
    return claim.low is None and claim.high is None


def interval(claim: Claim) -> tuple[float, float]:
    """What the count may be, both ends included: infinite above for "at least", zero below for "up to"."""
    low = 0.0 if claim.low is None else float(claim.low)
    high = math.inf if claim.high is None else float(claim.high)
    if approximate(claim):
        if claim.low is not None and claim.low == claim.high:
            reach = min(low * ROUNDING_SHARE, _rounded_to(claim.low))
            return low - reach, high + reach
        if claim.low is None and claim.high is not None:
            return high * (1 - SHORT_OF_SHARE), high
    return low, high


def _rounded_to(count: int) -> int:
    """The place of the last digit that is not zero: 137,000 -> 1,000; 60 -> 10."""
    place = 1
    while count and count % (place * 10) == 0:
        place *= 10
    return place


def overlap(one: Claim, other: Claim) -> bool:
    """Whether some count fits both claims."""
    (low, high), (other_low, other_high) = interval(one), interval(other)
    if exact(one) or exact(other):
        return low <= other_high and other_low <= high
    # "18 to 20" and "more than 20" share no count; beside an exact number the words are not weighed.
    return not (_above(one, other) or _above(other, one)) and low <= other_high and other_low <= high


def _above(one: Claim, other: Claim) -> bool:
    """Whether the one is more than a number that the other does not exceed."""
    strict = not _STRICT.isdisjoint(one.qualifier.lower().split())
    return strict and one.low is not None and other.high is not None and one.low >= other.high


_STRICT = frozenset({"more", "over", "exceeding", "exceeds", "above", "greater", "higher", "beyond"})


def fits(claim: Claim, count: float) -> bool:
    """Whether the claim allows this count."""
    low, high = interval(claim)
    return low <= count <= high


_EXACT, _AT_LEAST, _ABOUT, _UP_TO, _IN_WORDS = range(4, -1, -1)


def precision(claim: Claim) -> int:
    """How much a claim pins down, 4 to 0: exact, a lower bound, rounded or a range, an upper bound, words."""
    if vague(claim):
        return _IN_WORDS
    if exact(claim):
        return _EXACT
    if claim.high is None:
        return _AT_LEAST
    return _UP_TO if claim.low is None else _ABOUT


def rounds(claim: Claim, other: Claim) -> bool:
    """Whether the claim's number may be the other's, rounded: 50 for 49, 11,000 for 11,300."""
    mine, yours = number(claim), number(other)
    if mine is None or yours is None:
        return False
    place = _rounded_to(mine)
    return place > 1 and abs(mine - yours) <= place / 2
