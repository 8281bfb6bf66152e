"""Whether the figures of an answer are contested: other claimants, denials, figures taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claim_builder import at_least, claim
from shelf_builder import article

from bot.answering.counts.choosing import choose_claims
from bot.answering.counts.figures import match_claims
from bot.answering.counts.wanted import wanted_claims
from bot.answering.opposed.contention import Contest, contested, of_sentences
from bot.answering.question.understanding import understand
from index.claims.model import Claim, Kind, Part
from index.retrieval.lexicon import read_lexicon

EVENT = "border-war"
ESTONIAN = {
    "side": "Estonia",
    "claimant": "Estonian Defence Ministry",
    "group": "soldiers",
    "civilian": False,
}
LATVIAN = {"side": "Latvia", "claimant": "Latvian Defence Ministry", "group": "soldiers", "civilian": False}


def _noted(text: str, claims: Sequence[Claim]) -> list[list[str]]:
    """The statements of each disagreement noted with the answer to a question."""
    contest, chosen = _asked(text, claims)
    return [[one.statement for one in found.positions] for found in contested(chosen, contest)]


def _asked(text: str, claims: Sequence[Claim]) -> tuple[Contest, list[Claim]]:
    held = [
        article("Estonia and Latvia fought at the border.", id_=str(number), event=EVENT)
        for number in range(3)
    ]
    lexicon = read_lexicon({one.id: one for one in held})
    inquiry = understand(text, lexicon=lexicon, event=EVENT)
    wanted = wanted_claims(inquiry, claims, lexicon.events[EVENT])
    matches = match_claims(inquiry, wanted, claims)
    contest = Contest(
        inquiry=inquiry, wanted=wanted, claims=[match.claim for match in matches], ledger=claims
    )
    return contest, choose_claims(inquiry, wanted, matches)


def test_an_enemys_count_is_held_against_a_sides_own() -> None:
    war = [
        claim(80, day="2031-05-04", **ESTONIAN),
        claim(
            430,
            day="2031-05-04",
            side="Estonia",
            claimant="Latvian Defence Ministry",
            group="soldiers",
            civilian=False,
        ),
        claim(60, day="2031-05-04", **LATVIAN),
    ]
    assert _noted("how many Estonian soldiers died", war) == [["80 soldiers killed", "430 soldiers killed"]]


def test_the_other_sides_own_figure_under_this_sides_name_is_a_slip_and_no_disagreement() -> None:
    war = [
        claim(49, **ESTONIAN),
        claim(50, **LATVIAN),
        claim(50, side="Estonia", claimant="Defence Ministry", group="soldiers", civilian=False),
    ]
    assert _noted("how many Estonian soldiers died", war) == []


def test_a_count_that_grew_over_days_is_no_disagreement() -> None:
    war = [claim(49, day="2031-05-02", **ESTONIAN), claim(105, day="2031-05-04", **ESTONIAN)]
    assert _noted("how many Estonian soldiers died", war) == []


def test_an_outgrown_figure_that_outlets_tell_again_is_no_disagreement() -> None:
    war = [
        claim(49, day="2031-05-02", **ESTONIAN),
        claim(105, day="2031-05-04", **ESTONIAN),
        claim(49, day="2031-05-05", side="Estonia", claimant=None, group="soldiers", civilian=False),
    ]
    assert _noted("how many Estonian soldiers died", war) == []


def test_a_denial_stands_beside_the_figure_that_is_denied() -> None:
    told = [
        claim(11300, claimant="Aid Now", side=None),
        claim(11300, claimant="Mats Vask", side=None, part=Part.DENIED, day="2031-05-04"),
    ]
    assert _noted("is the figure of 11,300 dead true", told) == [
        ["11,300 people killed", "denies 11,300 people killed"]
    ]


def test_two_figures_that_the_question_names_stand_side_by_side() -> None:
    told = [
        claim(54, day="2031-05-04", **ESTONIAN),
        claim(50, day="2031-05-03", **ESTONIAN),
    ]
    assert _noted("did 54 or 50 Estonians die", told) == [["50 soldiers killed", "54 soldiers killed"]]


def test_nothing_is_held_against_one_claimants_figure_of_one_day() -> None:
    told = [
        claim(80, claimant="Olga Ruud", side="Estonia"),
        claim(95, claimant="Aid Now", side="Estonia"),
    ]
    assert _noted("how many Estonians were killed on 2 May 2031 according to Olga Ruud", told) == []


def test_who_told_a_figure_is_not_answered_with_other_figures() -> None:
    told = [claim(80, claimant="Olga Ruud", side="Estonia"), claim(95, claimant="Aid Now", side="Estonia")]
    assert _noted("who announced the 80 dead", told) == []


def test_only_claims_of_quoted_sentences_and_asked_kinds_are_held_to_be_stated() -> None:
    killed = at_least(5, article="a", start=40)
    wounded = at_least(9, article="a", start=40, kind=Kind.WOUNDED)
    elsewhere = at_least(7, article="b", start=40)
    contest, _ = _asked("what did Aid Now say about the dead", [killed, wounded, elsewhere])
    assert of_sentences({(killed.article, killed.sentence_span)}, contest) == [killed]


def test_what_contradicts_another_speaker_than_the_one_asked_for_is_not_noted() -> None:
    told = [
        claim(900, claimant="Aid Now", side=None, day="2031-05-02"),
        claim(300, claimant="Olga Ruud", side=None, day="2031-05-03"),
    ]
    assert _noted("how many died according to Aid Now", told) == [["300 people killed", "900 people killed"]]
    assert _noted("how many died according to the transport minister", told) == []


def test_a_count_of_people_stated_for_want_of_one_of_soldiers_is_not_contested() -> None:
    told = [
        claim(59, claimant="Estonian Health Ministry", side="Estonia", group="people"),
        claim(36, claimant="Estonian Border Guard", side="Estonia", group="people"),
    ]
    assert _noted("how many Estonians died", told) == [["36 people killed", "59 people killed"]]
    assert _noted("how many Estonian soldiers died", told) == []


def test_what_is_disputed_about_civilians_is_not_noted_with_a_count_of_soldiers() -> None:
    told = [
        claim(293, kind=Kind.WOUNDED, **ESTONIAN),
        claim(
            3,
            kind=Kind.WOUNDED,
            side="Estonia",
            claimant="Estonian Defence Ministry",
            group="civilians",
            civilian=True,
        ),
        claim(
            2,
            kind=Kind.WOUNDED,
            side="Estonia",
            claimant="Latvian Defence Ministry",
            group="civilians",
            civilian=True,
        ),
        claim(60, kind=Kind.WOUNDED, **LATVIAN),
    ]
    assert _noted("how many wounded on the Estonian side", told) == []
    assert _noted("how many Estonian civilians were wounded", told) == [
        ["2 civilians wounded", "3 civilians wounded"]
    ]


def test_others_counts_are_not_held_against_a_count_of_the_narrower_group_asked_about() -> None:
    told = [
        claim(3, side=None, claimant="Olga Ruud", group="ferry passengers"),
        claim(6, side=None, claimant="Mats Vask", group="people"),
    ]
    assert _noted("how many ferry passengers died", told) == []


def test_who_denied_a_figure_is_shown_beside_who_gave_it() -> None:
    told = [
        claim(11300, claimant="Aid Now", side=None),
        claim(11300, claimant="Mats Vask", side=None, part=Part.DENIED, day="2031-05-04"),
    ]
    contest, _ = _asked("who denied the 11,300 dead", told)
    (found,) = contested([told[1]], replace(contest, claims=told))
    assert [one.claimant for one in found.positions] == ["Aid Now", "Mats Vask"]


def test_a_denial_of_one_figure_denies_no_other_that_its_bound_would_fit() -> None:
    told = [
        claim(11300, claimant="Mats Vask", side=None, part=Part.DENIED, day="2031-05-04"),
        at_least(5000, claimant="Aid Now", side=None, day="2031-05-05"),
    ]
    contest, _ = _asked("who denied the 11,300 dead", told)
    assert contested([told[0]], replace(contest, claims=told)) == ()


def test_one_number_told_of_the_dead_and_of_dead_and_missing_together_is_noted() -> None:
    told = [
        claim(207, claimant="Aid Now", side=None, article="1.txt"),
        claim(
            207,
            kind=Kind.CASUALTIES,
            claimant="Olga Ruud",
            side=None,
            group="people killed or missing",
            article="2.txt",
        ),
    ]
    assert _noted("how many people were killed", told) == [["207 people killed", "207 killed or missing"]]
    assert _noted("how many people were killed", [replace(one, low=7, high=7) for one in told]) == []


def test_fewer_missing_by_the_same_authority_are_no_disagreement() -> None:
    missing = {"kind": Kind.MISSING, "side": None, "claimant": "Aid Now"}
    told = [claim(41, **missing), claim(39, **missing)]
    assert _noted("how many people are missing", told) == []
    assert _noted("how many people are missing", [told[0], replace(told[1], claimant="Olga Ruud")]) == [
        ["39 people missing", "41 people missing"]
    ]


def test_one_text_does_not_contradict_itself_by_one_voice() -> None:
    told = {"article": "one", "day": "2031-05-04", "side": "Estonia"}
    few = claim(213, claimant="Red Cross", **told)  # type: ignore[arg-type]
    more = claim(217, claimant="Red Cross", start=90, **told)  # type: ignore[arg-type]
    assert _noted("how many died in Estonia", [few, more]) == []
    two = [few, replace(more, claimant="Estonian governor")]
    assert _noted("how many died in Estonia", two) == [["213 people killed", "217 people killed"]]


def test_counts_of_the_displaced_that_differ_by_half_are_of_other_places() -> None:
    def told(count: int, claimant: str) -> Claim:
        return claim(count, kind=Kind.DISPLACED, side="Estonia", claimant=claimant, day="2031-05-04")

    question = "how many were displaced in Estonia"
    assert _noted(question, [told(134_000, "Aid Now"), told(300_000, "Premier Olga Ruud")]) == []
    assert len(_noted(question, [told(134_000, "Aid Now"), told(180_000, "Premier Olga Ruud")])) == 1


def test_where_soldiers_are_asked_for_and_counted_all_the_dead_are_not_contested() -> None:
    war = [
        claim(30, day="2031-05-05", side="Estonia", claimant="Estonian government", group=""),
        claim(18, day="2031-05-05", side="Estonia", claimant="Red Cross", group=""),
        claim(14, day="2031-05-04", **ESTONIAN),
    ]
    assert _noted("how many Estonian soldiers died", war) == []


def test_a_few_prisoners_freed_do_not_contest_all_that_are_held() -> None:
    held = claim(137, kind=Kind.CAPTURED, day="2031-05-04", group="hostages", **_of_estonia("Estonian"))
    few = claim(4, kind=Kind.CAPTURED, day="2031-05-04", group="hostages", **_of_estonia("Latvian"))
    war = [held, few, claim(3, **ESTONIAN), claim(5, **LATVIAN)]
    assert _noted("how many Estonian hostages are held", war) == []


def _of_estonia(adjective: str) -> dict[str, str]:
    return {"side": "Estonia", "claimant": f"{adjective} Defence Ministry"}
