"""Names of one place, and of a part of it, as texts count them."""

from __future__ import annotations

from claim_builder import claim

from bot.answering.counts.one_place import counted_apart
from index.claims.model import Claim, Scope

WHOLE = ("Norland", "Velden")


def _article(*counts: tuple[str, int], name: str = "a", scope: Scope = Scope.EVENT) -> list[Claim]:
    return [claim(count, side=side, article=name, scope=scope) for side, count in counts]


def test_places_that_no_text_counts_apart_are_one() -> None:
    ledger = _article(("Norland", 41)) + _article(("Velden", 63), name="b")
    assert counted_apart("Norland", WHOLE, ledger=ledger) == frozenset()


def test_a_town_that_a_text_counts_beside_the_country_is_a_part_of_it() -> None:
    ledger = _article(("Norland", 158), ("Velden", 155))
    assert counted_apart("Norland", WHOLE, ledger=ledger) == {"Velden"}
    assert counted_apart("Velden", WHOLE, ledger=ledger) == {"Norland"}
    assert counted_apart(None, WHOLE, ledger=ledger) == frozenset()


def test_equal_counts_and_counts_of_something_past_keep_no_places_apart() -> None:
    same = _article(("Norland", 158), ("Velden", 158))
    past = _article(("Norland", 158), ("Velden", 155), scope=Scope.BACKGROUND)
    assert counted_apart("Norland", WHOLE, ledger=same + past) == frozenset()
