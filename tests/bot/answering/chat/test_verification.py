"""Statements held against their quotes: what is kept, what is dropped, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_articles import all_claims, all_hits, article, hit_of

from bot.answering.answerer import DraftStatement, Quoted
from bot.answering.chat.guards import Fault
from bot.answering.chat.schema import ProposedStatement
from bot.answering.chat.verification import Material, Verifier
from index.model import Span

HITS = all_hits()
SENTENCES = [
    (number, span.of(hit.article.text))
    for number, hit in enumerate(HITS, 1)
    for span in hit.passage.sentences
]


def fault_of(text: str, quote: str, *, passage: int | None = None, source: str = "The Post") -> Fault | None:
    """Why a statement is dropped beside a quote that stands in a passage; None where it is kept."""
    told = hit_of(article("x.txt", source, None, f"{quote} Later it rained in Ardal."))
    verifier = Verifier(Material(hits=(told,)))
    held = verifier.check(ProposedStatement(text=text, passage=passage or 1, quote=quote))
    assert (held is None) == (verifier.tally.share_dropped == 1.0)
    return next(iter(verifier.tally.dropped), None)


@pytest.mark.parametrize(("number", "sentence"), SENTENCES)
def test_every_true_sentence_is_kept_beside_itself(number: int, sentence: str) -> None:
    verifier = Verifier(Material(hits=HITS, claims=all_claims()))
    held = verifier.check(ProposedStatement(text=sentence, passage=number, quote=sentence))
    assert held is not None
    assert held.text == sentence
    quoted = held.quotes[0]
    assert quoted.span.of(HITS[number - 1].article.text) == sentence


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Arvo Lind said that 49 soldiers had been killed.",
            "President Arvo Lind said 49 of his soldiers were killed on Monday.",
        ),
        (
            "Forty-nine soldiers were killed, President Arvo Lind said.",
            "President Arvo Lind said 49 of his soldiers were killed on Monday.",
        ),
        (
            "Arvo Lind said the truce holds.",
            "Arvo Lind, the Norrish defence minister, said on Monday that the truce holds.",
        ),
        (
            "According to The Post, the dam broke on 8 May.",
            "The dam broke on 8 May 2031 after two weeks of rain.",
        ),
        ("The Post reported that the dam broke.", "The dam broke on 8 May 2031 after two weeks of rain."),
        (
            "Norrish troops were attacked by Seland.",
            "Seland attacked the troops of Norrland; Norrish villages burned.",
        ),
        (
            "At least 105 people died in Tarn.",
            "At least 105 people were killed in Tarn and 300 were injured.",
        ),
        (
            "In Tarn more than 300 people were injured.",
            "At least 105 people died in Lisk and over 300 were hurt in Tarn.",
        ),
        ("Seland denied that it had crossed the border.", "Seland denied crossing the border on Tuesday."),
        ("The UN asked both sides to stop.", "The United Nations asked both sides to stop fighting."),
        (
            "A truce between Seland and Norrland was agreed.",
            "A truce was agreed between Norrland and Seland.",
        ),
        (
            "Seland accused Norrland of shelling the town of Tarn.",
            "Seland has accused Norrland of shelling Tarn, a border town.",
        ),
    ],
)
def test_an_honest_rewording_is_kept(text: str, quote: str) -> None:
    assert fault_of(text, quote) is None


@pytest.mark.parametrize(
    ("fault", "text", "quote"),
    [
        (Fault.FIGURE, "94 soldiers were killed, Arvo Lind said.", "Arvo Lind said 49 soldiers were killed."),
        (
            Fault.FIGURE,
            "Fifty soldiers were killed, Arvo Lind said.",
            "Arvo Lind said 49 soldiers were killed.",
        ),
        (
            Fault.FIGURE,
            "49 soldiers were killed and dozens hurt.",
            "49 soldiers were killed and others hurt.",
        ),
        (Fault.FIGURE, "35 people were hit.", "35% of people were hit."),
        (Fault.FIGURE, "2019 people were killed in the war.", "People were killed in the 2019 war."),
        (Fault.DATE, "The dam broke on 9 May.", "The dam broke on 8 May 2031."),
        (Fault.DATE, "The dam broke on 8 May 2032.", "The dam broke on 8 May 2031."),
        (Fault.DATE, "The dam broke on 8 May 2031.", "The dam broke on 8 May."),
        (Fault.NAME, "The dam in Lisk broke.", "The dam broke on Monday."),
        (Fault.NAME, "the dam broke in vexholm.", "The dam broke on Monday."),
        (Fault.NAME, "The dam broke on Tuesday.", "The dam broke on Monday."),
        (Fault.NAME, "The dam broke yesterday.", "The dam broke on Monday."),
        (
            Fault.NAME,
            "Red Lisk helped the people of Cross Village.",
            "The Red Cross helped the people of a village near Lisk.",
        ),
        (Fault.BOUND, "60 people were killed.", "Up to 60 people were killed."),
        (Fault.BOUND, "At least 60 people were killed.", "60 people were killed."),
        (Fault.BOUND, "Exactly 60 people were killed.", "60 people were killed."),
        (Fault.KIND, "60 people were wounded.", "60 people were killed."),
        (Fault.KIND, "60 people were killed.", "60 people were killed or wounded."),
        (
            Fault.KIND,
            "12 people were wounded and 19 were killed.",
            "12 people were killed and 19 were wounded.",
        ),
        (Fault.NEGATION, "The army crossed the river.", "The army did not cross the river."),
        (Fault.NEGATION, "The army did not cross the river.", "The army did cross the river."),
        (Fault.NEGATION, "49 soldiers died there.", "It is false that 49 soldiers died there."),
        (Fault.HEDGE, "60 people are buried there.", "60 people may be buried there."),
        (Fault.HEDGE, "The army attacks the town.", "The army plans to attack the town."),
        (Fault.ATTRIBUTION, "Norrland attacked first.", "Seland said Norrland attacked first."),
        (
            Fault.ATTRIBUTION,
            "Norrland said Seland attacked.",
            "Seland said that it was attacked by Norrland.",
        ),
        (Fault.ATTRIBUTION, "Police said the roof fell.", "Rescuers said the roof fell."),
        (Fault.NAME, "Post officials said the roof fell.", "Rescuers said the roof fell."),
        (
            Fault.ATTRIBUTION,
            "Calm holds on the border with Norrland, Seland's Interior Ministry said.",
            "Calm holds on the border with Seland, Norrland's Interior Ministry said.",
        ),
        (
            Fault.KIND,
            "2,300 people died and 5,000 are listed as dead.",
            "2,300 people died and 5,000 are listed as missing.",
        ),
        (Fault.SWAPPED, "Norrland attacked Seland.", "Seland attacked Norrland."),
        (Fault.SWAPPED, "Seland was attacked by Norrland.", "Seland attacked Norrland."),
        (
            Fault.SWAPPED,
            "Seland lost 71 soldiers and Norrland lost 105.",
            "Seland lost 105 soldiers and Norrland lost 71.",
        ),
        (
            Fault.SWAPPED,
            "382 left hospital and 793 stayed for treatment.",
            "793 left hospital and 382 stayed for treatment.",
        ),
        (
            Fault.SWAPPED,
            "8 of the dead are from the army and 42 from the Lisk Guard.",
            "42 of the dead are from the army and 8 from the Lisk Guard.",
        ),
        (Fault.SWAPPED, "83 were found and 205 were not.", "205 were found and 83 were not."),
        (Fault.SWAPPED, "It began on 9 May and ended on 8 May.", "It began on 8 May and ended on 9 May."),
        (
            Fault.WORDING,
            "The police returned the weapons to the school.",
            "The army crossed the river at noon.",
        ),
        (Fault.FORM, "The dam broke, see www.evil.example.", "The dam broke on Monday."),
    ],
)
def test_a_falsified_statement_is_dropped_for_its_own_reason(fault: Fault, text: str, quote: str) -> None:
    assert fault_of(text, quote) == fault


@pytest.mark.parametrize(
    ("fault", "proposed"),
    [
        (
            Fault.PASSAGE,
            ProposedStatement(text="It rained in Ardal.", passage=0, quote="It rained in Ardal."),
        ),
        (
            Fault.PASSAGE,
            ProposedStatement(text="It rained in Ardal.", passage=6, quote="It rained in Ardal."),
        ),
        (Fault.QUOTE, ProposedStatement(text="It rained in Ardal.", passage=1, quote="It rained in Ardal.")),
        (Fault.QUOTE, ProposedStatement(text=SENTENCES[0][1], passage=2, quote=SENTENCES[0][1])),
        (Fault.FINDING, ProposedStatement(finding=2)),
    ],
)
def test_passages_quotes_and_findings_that_are_not_there_are_refused(
    fault: Fault, proposed: ProposedStatement
) -> None:
    finding = DraftStatement(text="Found.", quotes=(Quoted(article=HITS[0].article.id, span=Span(0, 5)),))
    verifier = Verifier(Material(hits=HITS, findings=(finding,)))
    assert verifier.check(proposed) is None
    assert verifier.tally.dropped == {fault: 1}


def test_a_finding_is_placed_as_it_stands_whatever_is_written_beside_its_number() -> None:
    finding = DraftStatement(
        text="The toll is 49.", quotes=(Quoted(article=HITS[0].article.id, span=Span(0, 5)),)
    )
    verifier = Verifier(Material(hits=HITS, findings=(finding,)))
    assert verifier.check(ProposedStatement(text="The toll is 5,000.", finding=1, quote="x")) is finding


def test_the_ledger_bears_a_claimant_and_a_day_that_the_quote_does_not_name() -> None:
    quote = "At least 105 Ostravian soldiers and 71 Kelmark soldiers were killed in three days of fighting."
    text = "At least 105 Ostravian soldiers were killed by 4 May 2031."
    statement = ProposedStatement(text=text, passage=2, quote=quote)
    assert Verifier(Material(hits=HITS, claims=all_claims())).check(statement) is not None
    assert Verifier(Material(hits=HITS)).check(statement) is None


def test_the_ledger_refuses_a_figure_given_to_the_other_side() -> None:
    quote = "Kelmark lost 71 soldiers, its army chief Sela Dorum said."
    text = "In fighting with Ostravia 71 were killed, Sela Dorum of Kelmark said."
    verifier = Verifier(Material(hits=HITS, claims=all_claims()))
    assert verifier.check(ProposedStatement(text=text, passage=2, quote=quote)) is None


def test_the_same_statement_is_kept_once_and_no_more_than_four_in_all() -> None:
    verifier = Verifier(Material(hits=HITS, claims=all_claims()))
    for number, sentence in [SENTENCES[0], *SENTENCES[:8]]:
        verifier.check(ProposedStatement(text=sentence, passage=number, quote=sentence))
    assert [held.text for held in verifier.kept] == [sentence for _, sentence in SENTENCES[:4]]
    assert verifier.tally.dropped == {Fault.REPEATED: 1, Fault.LENGTH: 4}
    assert verifier.tally.share_dropped == 5 / 9


class Never:
    """Takes nothing to follow from anything."""

    def follows(self, statement: str, quote: str) -> bool:
        return statement == "" == quote


def test_an_entailment_model_has_the_last_word() -> None:
    verifier = Verifier(Material(hits=HITS), entailment=Never())
    number, sentence = SENTENCES[0]
    assert verifier.check(ProposedStatement(text=sentence, passage=number, quote=sentence)) is None
    assert verifier.tally.dropped == {Fault.ENTAILMENT: 1}


@given(st.text(max_size=100), st.integers(0, 9), st.text(max_size=60), st.integers(0, 3))
def test_nothing_that_a_model_can_write_raises(text: str, passage: int, quote: str, finding: int) -> None:
    verifier = Verifier(Material(hits=HITS, claims=all_claims()))
    verifier.check(ProposedStatement(text=text, passage=passage, quote=quote, finding=finding))
    verifier.check(ProposedStatement(text=text, passage=1, quote=SENTENCES[0][1]))
    assert verifier.tally.proposed == 2
