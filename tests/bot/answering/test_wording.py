"""How figures, claimants and unnamed outlets are worded."""

from __future__ import annotations

from claim_builder import at_least, claim
from hypothesis import given
from hypothesis import strategies as st
from shelf_builder import article

from bot.answering.counting import WHOSE_UNSAID, whose_unsaid
from bot.answering.wording import claim_words, counted_words, quote_words, shortened
from index.claims.model import Kind
from index.retrieval.terms import root


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


LIST = (
    "Area: the lower valley and the delta. "
    + "Villages: Holm, Lunde, Vik. " * 8
    + "Ferries sunk: 12. Rain: 90 mm."
)


def test_a_long_quote_is_cut_behind() -> None:
    assert shortened(LIST, 40) == "Area: the lower valley and the delta. …"
    assert shortened("Short.", 40) == "Short."


def test_what_is_asked_about_is_not_cut_off() -> None:
    cut = shortened(LIST, 100, asked={root("ferries")})
    assert cut.startswith("… ")
    assert "Ferries sunk: 12" in cut
    assert len(cut) <= 100 + len("…  …")
    assert shortened(LIST, 100, asked={root("valley")}) == shortened(LIST, 100)
    assert shortened(LIST, 100, asked={root("harbour")}) == shortened(LIST, 100)


@given(st.text(), st.sets(st.text(min_size=1)), st.integers(min_value=1, max_value=60))
def test_a_cut_quote_is_never_longer_than_allowed(quote: str, asked: set[str], most: int) -> None:
    assert len(shortened(quote, most, asked=asked)) <= most + len("…  …")


def test_a_count_of_civilians_says_so_though_its_words_do_not() -> None:
    assert counted_words(claim(7, group="", civilian=True, side=None)) == "7 civilians killed"
    assert counted_words(claim(7, group="people", civilian=True)) == "7 civilians killed"
    assert counted_words(claim(7, group="villagers", civilian=True)) == "7 villagers killed"
    assert counted_words(claim(7, group="people")) == "7 people killed"


def test_casualties_of_plain_people_are_not_said_to_be_people() -> None:
    assert counted_words(claim(50, kind=Kind.CASUALTIES, group="people")) == "50 casualties"
    assert counted_words(claim(50, kind=Kind.CASUALTIES, group="miners")) == "50 casualties (miners)"


def test_words_of_time_are_no_part_of_those_counted() -> None:
    assert counted_words(claim(106, group="late Tuesday", side=None)) == "106 killed"
    assert claim_words(claim(106, group="late Tuesday", claimant=None)).count("Norland") == 1
    assert counted_words(claim(3, group="Tuesday market sellers", side=None)) == "3 market sellers killed"


def test_people_told_of_one_by_one_stand_behind_what_befell_them() -> None:
    assert counted_words(claim(2, group="a girl and a youth")) == "2 killed (a girl and a youth)"
    assert counted_words(claim(6, group="five miners, a guard")) == "6 killed (five miners, a guard)"
    assert counted_words(claim(6, group="miners from Tolva")) == "6 miners from Tolva killed"
