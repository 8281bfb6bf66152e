"""The answer to /toll: the event found, every claim cited verbatim, disputes, updates and remarks."""

from __future__ import annotations

from datetime import date

import pytest
from claim_builder import claim
from shelf_builder import MemoryShelf, article

from bot.answering.model import TollInquiry, TollReport
from bot.answering.opposed.ledger_diff import Ledger, compare_ledgers, read_ledger
from bot.answering.toll_report import report_toll
from index.claims.model import Claim, Judgement, Kind, Part


def shelf_of(*claims: Claim, event: str = "norland-floods") -> MemoryShelf:
    """One article a claim, holding the claim's sentence where the claim says."""
    held = [
        article(
            "x" * found.sentence_span.start + found.sentence,
            id_=found.article,
            event=found.event or event,
            published=str(found.published) if found.published else None,
        )
        for found in claims
    ]
    return MemoryShelf(held, list(claims))


def asked(shelf: MemoryShelf, **inquiry: object) -> TollReport:
    return report_toll(TollInquiry(**inquiry), shelf)  # type: ignore[arg-type]


def test_every_claim_is_cited_verbatim() -> None:
    claims = [
        claim(49, sentence="The ministry said 49 died.", start=7),
        claim(105, day="2031-05-03", sentence="By Saturday 105 were dead."),
    ]
    shelf = shelf_of(*claims)
    report = asked(shelf)
    for citation in report.citations:
        assert (
            shelf.articles()[citation.article].text[citation.span.start : citation.span.end] == citation.quote
        )
    quotes = {citation.n: citation.quote for citation in report.citations}
    (view,) = report.tolls
    assert [quotes[cited.citation] for cited in view.claims] == [found.sentence for found in claims]
    assert quotes[view.latest.citation] == "By Saturday 105 were dead."


def test_a_claim_that_does_not_stand_in_its_article_is_left_out() -> None:
    shelf = shelf_of(claim(49))
    shelf.ledger.append(claim(500, day="2031-05-09", article=shelf.held[0].id, sentence="Never written."))
    (view,) = asked(shelf).tolls
    assert view.latest.claim.low == 49


def test_one_sentence_is_one_citation() -> None:
    both = [
        claim(49, article="a.txt", sentence="49 died, 7 were hurt."),
        claim(7, article="a.txt", sentence="49 died, 7 were hurt.", kind=Kind.WOUNDED),
    ]
    shelf = MemoryShelf([article("49 died, 7 were hurt.", id_="a.txt")], both)
    assert [citation.n for citation in asked(shelf).citations] == [1]


def test_the_only_event_needs_no_name() -> None:
    assert asked(shelf_of(claim(49))).event == "norland-floods"


def two_events() -> MemoryShelf:
    return shelf_of(
        claim(49, sentence="The river took 49 lives."),
        claim(9, event="zembla-quake", side="Zembla", sentence="The tremor buried 9 miners."),
    )


@pytest.mark.parametrize(
    ("inquiry", "event"),
    [
        ({"event": "zembla-quake"}, "zembla-quake"),
        ({"event": "Zembla-Quake"}, "zembla-quake"),
        ({"about": "norlnd flood"}, "norland-floods"),
        ({"about": "miners tremor"}, "zembla-quake"),
        ({"about": "volcano"}, None),
        ({"event": "volcano"}, None),
        ({}, None),
    ],
)
def test_the_event_is_found_by_name_by_words_or_by_what_articles_say(
    inquiry: dict[str, str], event: str | None
) -> None:
    report = asked(two_events(), **inquiry)
    assert report.event == event
    assert report.known_events == ("norland-floods", "zembla-quake")
    assert bool(report.tolls) is (event is not None)


def test_articles_without_an_event_are_taken_together() -> None:
    shelf = shelf_of(claim(49, event=None))
    shelf.held = [article(found.text, id_=found.id, event=None) for found in shelf.held]
    report = asked(shelf)
    assert report.event is None
    assert [view.latest.claim.low for view in report.tolls] == [49]


def test_without_claims_the_report_says_in_how_many_articles_it_looked() -> None:
    shelf = MemoryShelf([article("Rain fell.", id_="a.txt"), article("It rained on.", id_="b.txt")])
    report = asked(shelf)
    assert report.tolls == ()
    assert report.notes == ("No toll found in 2 articles.",)


def test_a_part_alone_is_no_toll() -> None:
    report = asked(shelf_of(claim(3, part=Part.INCREMENT)))
    assert report.tolls == ()
    assert report.notes == ("No toll found in 1 article.",)


def test_updates_tell_how_the_toll_rose() -> None:
    report = asked(shelf_of(claim(49), claim(105, day="2031-05-03"), claim(135, day="2031-05-05")))
    (view,) = report.tolls
    assert [(update.was, update.now) for update in view.updates] == [("49", "105"), ("105", "135")]
    assert all(len(update.citations) == 2 for update in view.updates)
    assert report.disagreements == ()


def test_rival_counts_are_a_disagreement_and_stand_beside_the_toll() -> None:
    own = claim(80, claimant="Norland authorities", civilian=False)
    enemys = claim(431, claimant="Sudrian Army", civilian=False)
    sudria = claim(20, side="Sudria", claimant="Sudrian Army", civilian=False)
    report = asked(shelf_of(own, enemys, sudria), side="Norland")
    assert [(view.latest.claim.low, view.rival) for view in report.tolls] == [(80, False), (431, True)]
    (dispute,) = report.disagreements
    assert dispute.topic == "Norland killed"
    assert [(position.claimant, position.citations != ()) for position in dispute.positions] == [
        ("Norland authorities", True),
        ("Sudrian Army", True),
    ]


def test_two_sides_are_no_disagreement() -> None:
    report = asked(shelf_of(claim(49), claim(50, side="Sudria", claimant="Sudrian Army")))
    assert report.disagreements == ()
    assert not any(view.toll.disputed for view in report.tolls)


def test_the_toll_of_a_day_and_a_side_is_asked_for() -> None:
    shelf = shelf_of(claim(49), claim(105, day="2031-05-03"), claim(50, side="Sudria"))
    report = asked(shelf, side="Norland", as_of=date(2031, 5, 2), kind=Kind.KILLED)
    assert report.as_of == date(2031, 5, 2)
    assert [view.latest.claim.low for view in report.tolls] == [49]


def test_the_report_names_the_day_of_the_newest_figure() -> None:
    assert asked(shelf_of(claim(49), claim(105, day="2031-05-03"))).as_of == date(2031, 5, 3)


def test_it_is_said_when_only_one_side_speaks() -> None:
    claims = [
        claim(49, claimant="Norland authorities", civilian=False),
        claim(300, side="Sudria", claimant="Norland Army", civilian=False),
    ]
    assert "Only Norland's claimants are in your articles." in asked(shelf_of(*claims)).notes
    heard = [*claims, claim(50, side="Sudria", claimant="Sudrian Army", civilian=False)]
    assert not any("Only" in note for note in asked(shelf_of(*heard)).notes)


@pytest.mark.parametrize(("total", "verdict"), [(100, "fits"), (180, "does not fit")])
def test_a_total_over_the_sides_is_held_against_their_sum(total: int, verdict: str) -> None:
    claims = [
        claim(49),
        claim(50, side="Sudria", claimant="Sudrian Army"),
        claim(None, total, "nearly", side="both", claimant=None),
    ]
    (note,) = asked(shelf_of(*claims)).notes
    assert note.startswith(f"The total of nearly {total} both sides killed {verdict} the sides' own tolls")
    assert note.endswith("(49 Norland + 50 Sudria).")


def test_figures_without_a_side_are_remarked_upon() -> None:
    claims = [claim(49), claim(50, side="Sudria", claimant="Sudrian Army"), claim(60, side=None)]
    assert any("do not say whose people" in note for note in asked(shelf_of(*claims)).notes)


# -- what a reindex changed ----------------------------------------------------------------------------------


def test_a_diff_tells_new_changed_and_gone_tolls() -> None:
    before = read_ledger(shelf_of(claim(49), claim(7, kind=Kind.WOUNDED)))
    after = read_ledger(shelf_of(claim(49), claim(105, day="2031-05-03"), claim(2, kind=Kind.MISSING)))
    diff = compare_ledgers(before, after)
    assert [(change.kind.value, change.before, change.after) for change in diff.tolls] == [
        ("killed", "49", "105"),
        ("missing", None, "2"),
        ("wounded", "7", None),
    ]
    assert diff.tolls[0].judgement is Judgement.UPDATE


def test_a_lowered_toll_is_a_revision() -> None:
    after = shelf_of(claim(288), claim(275, day="2031-05-03", sentence="The count was revised."))
    diff = compare_ledgers(read_ledger(shelf_of(claim(288))), read_ledger(after))
    assert diff.tolls[0].judgement is Judgement.REVISION


def test_a_diff_tells_opened_and_settled_disagreements() -> None:
    calm, disputed = shelf_of(claim(49)), shelf_of(claim(49), claim(60, claimant="Aid Now"))
    opened = compare_ledgers(read_ledger(calm), read_ledger(disputed))
    assert [dispute.topic for dispute in opened.opened] == ["Norland killed"]
    assert opened.settled == ()
    settled = compare_ledgers(read_ledger(disputed), read_ledger(calm))
    assert [dispute.topic for dispute in settled.settled] == ["Norland killed"]


def test_the_first_index_is_all_new_and_the_same_index_no_change() -> None:
    ledger = read_ledger(shelf_of(claim(49)))
    assert [change.before for change in compare_ledgers(None, ledger).tolls] == [None]
    assert compare_ledgers(ledger, ledger).tolls == ()
    assert compare_ledgers(None, None) == compare_ledgers(Ledger(), Ledger())


def test_a_side_that_nobody_counts_is_answered_with_those_that_are() -> None:
    shelf = shelf_of(claim(49), claim(50, side="Sudria"), claim(99, side="both", claimant=None))
    report = asked(shelf, event="norland-floods", side="Mars")
    assert report.tolls == ()
    assert report.notes == (
        "No toll found in 3 articles.",
        "Sides that are counted: Norland, Sudria, both.",
    )


def test_losses_say_in_words_what_they_count() -> None:
    shelf = shelf_of(claim(207, kind=Kind.CASUALTIES, group="losses"))
    (view,) = asked(shelf).tolls
    assert view.toll.counts == "killed, wounded or missing"
