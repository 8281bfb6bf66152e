"""Countries that words of a question name."""

from __future__ import annotations

import pytest

from bot.answering.question.countries import country_roots


@pytest.mark.parametrize("word", ["estonian", "Estonians", "Estonia"])
def test_the_people_of_a_country_name_it(word: str) -> None:
    assert "eston" in country_roots(word)


def test_a_city_names_its_country_only_where_that_is_asked_for() -> None:
    assert country_roots("tallinn") == ()
    assert "eston" in country_roots("tallinn", by_city=True)


def test_no_part_of_a_longer_name_stands_for_the_country() -> None:
    assert "unit" not in country_roots("british")
    assert "briton" not in country_roots("lighthouse")


def test_what_is_told_of_the_capital_is_told_of_the_country() -> None:
    assert "london" in country_roots("uk")
    assert "tallin" in country_roots("estonia")
