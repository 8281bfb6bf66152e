"""Which claims answer a question about people."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from claim_builder import at_least, claim
from shelf_builder import article

from bot.answering.counts.choosing import choose_claims
from bot.answering.counts.figures import Match, Surroundings, match_claims, whole_sentence
from bot.answering.counts.wanted import Wanted, wanted_claims
from bot.answering.question.understanding import Inquiry, understand
from bot.answering.sentences.evidence import sentence_roots
from index.claims.model import Claim, Kind, Part, Scope
from index.retrieval.lexicon import read_lexicon


def _read(text: str, claims: Sequence[Claim]) -> tuple[Inquiry, Wanted]:
    """A question as understood over articles that say little, and the claims it asks for."""
    held = [
        article("Estonia and Latvia fought at the border.", id_=str(number), event="border-war")
        for number in range(3)
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    inquiry = understand(text, lexicon=lexicon, event="border-war")
    return inquiry, wanted_claims(inquiry, claims, lexicon.events["border-war"])


def _wanted(text: str, claims: Sequence[Claim]) -> Wanted:
    return _read(text, claims)[1]


def _found(text: str, claims: Sequence[Claim]) -> list[int | None]:
    """The lower bounds of the claims chosen for a question over articles that say little more."""
    inquiry, wanted = _read(text, claims)
    return [one.low for one in choose_claims(inquiry, wanted, match_claims(inquiry, wanted, claims))]


ESTONIAN = {
    "side": "Estonia",
    "claimant": "Estonian Defence Ministry",
    "group": "Estonian soldiers",
    "civilian": False,
}
LATVIAN = {
    "side": "Latvia",
    "claimant": "Latvian Defence Ministry",
    "group": "Latvian soldiers",
    "civilian": False,
}
WAR = [
    at_least(49, day="2031-05-02", **ESTONIAN),
    claim(105, day="2031-05-04", **ESTONIAN),
    claim(50, day="2031-05-02", **LATVIAN),
    claim(71, day="2031-05-04", **LATVIAN),
    claim(20, day="2031-05-04", kind=Kind.WOUNDED, **LATVIAN),
    claim(
        8,
        day="2031-05-04",
        side="Latvia",
        group="border guards",
        part=Part.SUBSET,
        claimant="Latvian Defence Ministry",
    ),
    claim(3, day="2031-05-04", side="Estonia", group="civilians", civilian=True, part=Part.SUBSET),
    claim(
        6600,
        day=None,
        side="both",
        scope=Scope.BACKGROUND,
        sentence="In 2009 a war killed 6,600 people.",
        group="people",
    ),
]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("how many estonian soldiers died", 105),
        ("how many estonians died on 2 may 2031", 49),
        ("estonian toll by 3 may 2031", 49),
        ("how many latvians were killed", 71),
        ("how many wounded on the latvian side", 20),
        ("how many border guards were killed", 8),
        ("how many civilians were killed on the estonian side", 3),
        ("how many died in the 2009 war", 6600),
        ("first reported latvian toll", 50),
        ("did 71 or 50 latvians die", 71),
    ],
)
def test_the_claim_of_the_side_kind_group_and_day_asked_for_comes_first(text: str, low: int) -> None:
    assert _found(text, WAR)[0] == low


@pytest.mark.parametrize(
    "text",
    [
        "how many children died",
        "how many lithuanians died",
        "how many latvian civilians were killed",
        "how many people are missing",
        "how many latvian prisoners did estonia take",
    ],
)
def test_people_that_the_ledger_does_not_count_have_no_claim(text: str) -> None:
    assert _found(text, WAR) == []


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("how many did estonia kill", 71),
        ("how many latvians did the estonian army kill", 71),
        ("how many border guards are among the latvian dead", 8),
        ("latvian toll late on 4 may 2031 after the review", 71),
        ("how many soldiers were killed on the latvian side in the fighting per the military", 71),
    ],
)
def test_words_on_who_did_it_when_and_how_it_was_counted_do_not_narrow_who_is_counted(
    text: str, low: int
) -> None:
    assert _found(text, WAR)[0] == low


def test_who_died_in_the_fighting_is_no_fighter_alone() -> None:
    assert _wanted("how many civilians died in the fighting", WAR).civilian is True
    assert _wanted("how many civilian dead per the military", WAR).civilian is True
    assert _wanted("how many fighters died", WAR).civilian is False


def test_a_name_right_before_the_claim_says_where_it_was_and_one_elsewhere_does_not() -> None:
    here = claim(7, day="2031-05-02", side="Estonia", sentence="Seven people died there.")
    text = "how many died at the Tolva mill"
    inquiry, wanted = _read(text, [here])
    at = (here.article, here.sentence_span.start)
    told = Surroundings(before={at: sentence_roots("At the Tolva mill.")})
    elsewhere = Surroundings(articles={here.article: sentence_roots("At the Tolva mill.")})
    assert [match.claim for match in match_claims(inquiry, wanted, [here], surroundings=told)] == [here]
    assert match_claims(inquiry, wanted, [here], surroundings=elsewhere) == []


def test_the_place_of_the_event_is_no_side_where_one_of_its_parties_is_named() -> None:
    held = [
        claim(9, side="Border", day="2031-05-02"),
        claim(4, side="Estonian-held area", civilian=False, day="2031-05-02"),
        claim(5, side="Latvian-held area", civilian=False, day="2031-05-02"),
    ]
    assert _wanted("how many died in the border war on the estonian side", held).sides == (
        "Estonian-held area",
    )
    assert _wanted("how many died in what latvia holds", held).sides == ("Latvian-held area",)


def test_a_disaster_named_after_two_countries_is_counted_in_each() -> None:
    held = [
        article("A quake struck Estonia and Latvia near Riga.", id_=str(number), event="estonia-latvia-quake")
        for number in range(3)
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    claims = [claim(900, side="Estonia"), claim(40, side="Latvia")]
    inquiry = understand("how many died in latvia", lexicon=lexicon, event="estonia-latvia-quake")
    wanted = wanted_claims(inquiry, claims, lexicon.events["estonia-latvia-quake"])
    assert (wanted.sides, wanted.parties) == (("Latvia",), True)


def test_the_city_where_it_happened_is_no_foreign_country_but_one_told_of_once_is() -> None:
    held = [
        article(f"A blast in Riga killed people{told}.", id_=str(number), event="market-blast")
        for number, told in enumerate(("", "", " from Warsaw"))
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    for text, strangers in (("how many died in riga", []), ("how many from warsaw died", ["warsaw"])):
        inquiry = understand(text, lexicon=lexicon, event="market-blast")
        wanted = wanted_claims(inquiry, [claim(9, side="Market")], lexicon.events["market-blast"])
        assert [term.word for term in wanted.strangers] == strangers


def test_a_part_of_the_land_does_not_stand_for_the_whole_that_the_event_is_named_after() -> None:
    held = [
        article("Storm: Tolenvik and Marsk are cut off.", id_=str(number), event="tolenvik-storm")
        for number in range(3)
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    claims = [claim(40, side="Tolenvik", day="2031-05-02"), claim(1, side="Marsk", day="2031-05-04")]
    inquiry = understand("how many people died", lexicon=lexicon, event="tolenvik-storm")
    wanted = wanted_claims(inquiry, claims, lexicon.events["tolenvik-storm"])
    assert wanted.whole == {"Tolenvik"}
    assert match_claims(inquiry, wanted, claims)[0].claim.low == 40


def _storm(texts: Sequence[str], text: str, claims: Sequence[Claim]) -> list[Match]:
    """What a question matches over articles on a storm in Tolenvik."""
    held = [article(told, id_=str(number), event="tolenvik-storm") for number, told in enumerate(texts)]
    lexicon = read_lexicon({one.id: one for one in held})
    inquiry = understand(text, lexicon=lexicon, event="tolenvik-storm")
    wanted = wanted_claims(inquiry, claims, lexicon.events["tolenvik-storm"])
    return match_claims(inquiry, wanted, claims)


def test_a_common_name_of_the_question_brings_claims_beside_it_first_and_shuts_none_out() -> None:
    texts = ["The storm cut off Tolenvik and Marsk."] * 3 + ["The storm cut off Tolenvik."] * 3
    claims = [
        claim(40, side="Tolenvik", day="2031-05-03", sentence="The storm killed 40."),
        claim(7, side="Tolenvik", day="2031-05-02", sentence="In Marsk seven died."),
    ]
    found = _storm(texts, "how many died in marsk", claims)
    assert [match.claim.low for match in found] == [7, 40]
    everywhere = ["The storm cut off Tolenvik and Marsk."] * 4
    assert _storm(everywhere, "how many died in marsk", claims)[0].claim.low == 40


def test_a_place_within_the_events_that_is_asked_about_has_its_own_count() -> None:
    texts = ["The storm cut off Tolenvik, Upper Marsk and Lower Marsk."] * 3
    claims = [
        claim(40, side="Tolenvik", day="2031-05-03"),
        claim(7, side="Upper Marsk", day="2031-05-02"),
        claim(2, side="Lower Marsk", day="2031-05-02"),
    ]
    found = _storm(texts, "how many died in upper marsk", claims)
    assert [match.claim.low for match in found] == [7]
    assert _storm(texts, "how many died in tolenvik", claims)[0].claim.low == 40


def test_a_total_in_words_does_not_stand_beside_the_sides_numbers() -> None:
    vague = claim(None, None, "dozens", side="both", day="2031-05-04", claimant=None)
    assert _found("how many soldiers died in the border war", [*WAR[:4], vague]) == [105, 71]


def test_the_speaker_with_more_of_the_words_asked_for_comes_first() -> None:
    claims = [
        claim(90, side="Estonia", claimant="Estonian Red Crescent", day="2031-05-03"),
        claim(41, side="Estonia", claimant="Estonian Health Minister", day="2031-05-03"),
    ]
    assert _found("toll according to the estonian health minister", claims)[0] == 41


def test_an_article_before_the_speaker_does_not_make_everybody_one() -> None:
    claims = [
        claim(90, side="Estonia", claimant="the Estonian Red Crescent", day="2031-05-03"),
        claim(41, side="Estonia", claimant="doctors", day="2031-05-03"),
    ]
    assert _found("toll according to the doctors", claims)[0] == 41


def test_a_figure_that_was_overtaken_is_not_stated_beside_the_latest() -> None:
    assert _found("latest estonian toll", [*WAR[:2]]) == [105]


def test_a_name_that_stands_nowhere_near_a_claim_shuts_it_out_however_few_articles_there_are() -> None:
    texts = ["The storm cut off Tolenvik.", "The storm in Tolenvik is like the one of Marsk."]
    count = claim(40, side="Tolenvik", sentence="The storm killed 40.")
    assert _storm(texts, "how many died in the Marsk storm", [count]) == []
    assert _storm(texts, "how many died in the Tolenvik storm", [count])[0].claim is count


def test_letters_before_people_are_those_counted_and_else_who_counts() -> None:
    claims = [claim(9, side="Estonia", claimant="UN"), claim(4, side="Latvia", claimant="UN")]
    assert [term.word for term in _wanted("how many UN men died", claims).group] == ["UN"]
    assert [term.word for term in _wanted("what is the UN toll", claims).claimants] == ["UN"]


def test_two_sides_asked_about_are_both_answered() -> None:
    assert set(_found("estonia dead versus latvia dead on 2 may 2031", WAR)[:2]) == {49, 50}


def test_the_figure_of_whose_word_is_asked_for_comes_first() -> None:
    claims = [
        claim(80, day="2031-05-06", **LATVIAN),
        claim(431, day="2031-05-06", side="Latvia", claimant="Estonian Defence Ministry", group="soldiers"),
        claim(105, day="2031-05-06", **ESTONIAN),
    ]
    assert _found("how many latvian soldiers were killed according to estonia", claims)[0] == 431
    assert _found("how many latvian soldiers were killed according to latvia", claims)[0] == 80


def test_the_dead_lead_where_dead_and_missing_together_are_newer() -> None:
    told = [
        claim(105, day="2031-05-04", **ESTONIAN),
        claim(71, day="2031-05-04", **LATVIAN),
        claim(207, day="2031-05-05", **{**ESTONIAN, "group": "killed or missing"}, kind=Kind.CASUALTIES),
    ]
    assert _found("how many estonians died", told)[:2] == [105, 207]


def test_what_was_counted_after_the_day_asked_for_is_no_answer() -> None:
    assert 105 not in _found("how many estonians died by 2 may 2031", WAR)
    assert _found("how many wounded on the latvian side by 1 may 2031", WAR) == []


def test_something_before_the_event_is_counted_where_its_name_or_its_year_is_asked_for() -> None:
    raid = claim(
        58,
        day=None,
        side="Tolenvik",
        scope=Scope.BACKGROUND,
        sentence="It recalled the raid on Tolenvik, where 58 people died.",
        published="2031-05-03",
    )
    assert _found("how many people died in Tolenvik", [*WAR, raid])[0] == 58
    assert 58 not in _found("how many estonians died", [*WAR, raid])
    assert _found("how many died in may 2009", WAR)[0] == 6600


FLOOD = [
    claim(63, day="2031-05-03", side="Norland", claimant="Mats Vask"),
    claim(63, day="2031-05-03", side="Tolenvik", claimant="Coast Guard"),
    claim(11, day="2031-05-03", side="Sundby", claimant="Coast Guard"),
]


def test_where_nobody_is_opposed_one_figure_is_stated_once_whatever_the_place() -> None:
    assert _found("how many people died", FLOOD).count(63) == 1


def test_whether_a_figure_is_true_is_told_by_who_denies_it_and_the_newest_other() -> None:
    told = [
        *FLOOD,
        claim(63, day="2031-05-04", side="Norland", claimant="Aid Now", part=Part.DENIED),
        claim(40, day="2031-05-05", side="Norland", claimant="Mats Vask"),
    ]
    found = _found("is the 63 figure true", told)
    assert found == [63, 63, 40]


def test_a_figure_of_the_very_day_comes_before_the_one_that_stood_until_then() -> None:
    told = [
        claim(6, day="2031-05-02", side="Norland", claimant="Mats Vask"),
        claim(55, day="2031-05-03", side="Norland", claimant=None, part=Part.SUPERSEDED),
    ]
    assert _found("toll on 3 may 2031", told)[0] == 55


def test_headlines_and_items_of_lists_are_no_whole_sentences() -> None:
    assert whole_sentence("“Nine are dead,” she said.”")
    assert not whole_sentence("Nine dead in storm")
    assert not whole_sentence("Deaths: 9 (Norland)")


def test_a_count_of_civilians_alone_does_not_lead_where_everybody_is_asked_about() -> None:
    civilians = claim(2, day="2031-05-04", kind=Kind.WOUNDED, side="Latvia", group="civilians", civilian=True)
    everybody = claim(281, day="2031-05-03", kind=Kind.WOUNDED, side="Latvia", group="people")

    assert _found("how many were wounded in latvia", [civilians, everybody])[0] == 281
    assert _found("how many civilians were wounded in latvia", [civilians, everybody]) == [2]


def test_a_figure_that_another_statement_has_replaced_is_not_stated() -> None:
    assert _found("how many estonian soldiers were killed", WAR) == [105]
    assert _found("how many estonian soldiers were killed on 2 May", WAR)[0] == 49
