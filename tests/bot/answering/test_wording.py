"""How figures, claimants and unnamed outlets are worded."""

from __future__ import annotations

from claim_builder import at_least, claim
from shelf_builder import article

from bot.answering.counting import WHOSE_UNSAID, whose_unsaid
from bot.answering.wording import claim_words, quote_words
from index.claims.model import Kind


def test_the_side_is_named_once() -> None:
    said = claim(49, side="Norland", group="troops", claimant="Olga Ruud", source=None)
    assert claim_words(said) == "49 troops killed (Norland), according to Olga Ruud (2 May 2031)"
    named = claim(49, side="Norland", group="Norlandic troops", claimant="Olga Ruud", source=None)
    assert claim_words(named) == "49 Norlandic troops killed, according to Olga Ruud (2 May 2031)"


def test_a_total_over_the_sides_says_so() -> None:
    assert claim_words(claim(99, side="both", claimant=None, day=None, source=None)) == (
        "99 people killed (both sides)"
    )


def test_words_put_in_brackets_by_an_editor_are_worded_without_them() -> None:
    assert claim_words(claim(49, side=None, group="[troops]", claimant=None, source="The Herald")) == (
        "49 troops killed, as reported by The Herald (2 May 2031)"
    )


def test_the_claims_own_words_stand_for_dead_and_missing_together() -> None:
    both = claim(207, kind=Kind.CASUALTIES, group="dead or missing", side=None, source=None)
    assert claim_words(both).startswith("207 dead or missing, according to")


def test_fighters_without_a_side_are_said_to_be_so_only_beside_fighters_of_a_side() -> None:
    unsided = at_least(50, side=None, group="servicemen", civilian=False)
    sided = claim(49, side="Norland", group="troops", civilian=False)
    assert whose_unsaid(unsided, [unsided, sided]) == WHOSE_UNSAID
    assert whose_unsaid(unsided, [unsided]) == ""
    assert whose_unsaid(sided, [unsided, sided]) == ""


def test_an_article_without_an_outlet_is_named_once() -> None:
    unnamed = article("The dam broke. Many fled.", id_="1", source=None, published=None)
    assert quote_words(unnamed, "The dam broke.") == "The article: “The dam broke.”"
    assert quote_words(unnamed, "Many fled.", again=True) == "“Many fled.”"
    named = article("The dam broke. Many fled.", id_="1", source="The Herald", published=None)
    assert quote_words(named, "Many fled.", again=True) == "The Herald: “Many fled.”"
