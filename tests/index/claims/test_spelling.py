"""Names written over from other scripts, run together or shortened to initials."""

from __future__ import annotations

import pytest
from claim_builder import claim
from hypothesis import given
from hypothesis import strategies as st

from index.claims.authority import claimant_keys, same_claimant
from index.claims.spelling import run_together, same_by_initials


@pytest.mark.parametrize(
    ("name", "together"),
    [
        ("abdel karim", "abdulkarim"),
        ("abd al-karim", "abdulkarim"),
        ("abdul-karim sadr", "abdulkarim sadr"),
        ("abdulkarim", "abdulkarim"),
        ("abdel", "abdel"),
        ("al abdi", "al abdi"),
    ],
)
def test_abdel_and_what_follows_are_one_word(name: str, together: str) -> None:
    assert run_together(name) == together


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.K. Rao", "Prem Kumar Rao"),
        ("PK Rao", "Prem Rao"),
        ("P Rao", "Prem Kumar Rao"),
        ("S. Khoury", "Selim Houri"),
        ("Omar Abdel Karim", "Omar Abdulkarim"),
    ],
)
def test_people_are_known_by_initials_and_names_run_together(one: str, other: str) -> None:
    keys = claimant_keys([claim(1, claimant=name) for name in (one, other)])
    assert same_claimant(one, other)
    assert same_claimant(other, one)
    assert len(set(keys.values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P.K. Rao", "Kiran Rao"),
        ("P.K. Rao", "Prem Kumar Das"),
        ("US Navy", "Uruguayan Shore Navy"),
        ("PK Police", "Peshawar Khas Police"),
        ("Rao", "Prem Das"),
    ],
)
def test_other_people_and_bodies_are_not(one: str, other: str) -> None:
    assert not same_claimant(one, other)


def test_initials_that_fit_two_people_stay_apart() -> None:
    keys = claimant_keys([claim(1, claimant=name) for name in ("P. Rao", "Prem Rao", "Pia Rao")])
    assert len(set(keys.values())) == 3


@given(st.text(max_size=40), st.text(max_size=40))
def test_whether_names_share_initials_does_not_hang_on_their_order(one: str, other: str) -> None:
    assert same_by_initials(one, other) == same_by_initials(other, one)
