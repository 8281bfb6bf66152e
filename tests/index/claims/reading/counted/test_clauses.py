"""Each rule of the clause grammar, by name, with what it reads and what it must leave alone."""

from __future__ import annotations

import pytest

from index.claims.extraction import read_sentence
from index.claims.reading.parsed.model import Reading
from index.claims.reading.parsed.phrases import take_apart
from index.model import Span


def readings(text: str, before: Reading | None = None) -> list[Reading]:
    return read_sentence(take_apart(text, Span(0, len(text))), before, before)


def noted(text: str) -> list[tuple[str, str, int | None]]:
    """Rule, kind and the number known of each reading."""
    return [(r.rule, str(r.kind), r.counted.figure.low or r.counted.figure.high) for r in readings(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry fire: 24 dead", [("count-with-state", "killed", 24)]),
        ("The office counted 12 more deaths.", [("count-with-state", "killed", 12)]),
        ("It named two dead soldiers.", [("count-with-state", "killed", 2)]),
        ("36 people killed in the blast", [("count-with-state", "killed", 36)]),
        ("Six people tragically killed", [("count-with-state", "killed", 6)]),
        ("There were 170 confirmed deaths.", [("count-with-state", "killed", 170)]),
        ("Four members of a team, bound for the coast, were killed.", [("subject-of-passive", "killed", 4)]),
        ("About 900 people, officials said, were evacuated.", [("subject-of-passive", "displaced", 900)]),
        ("Three of the crew have been badly hurt.", [("subject-of-passive", "wounded", 3)]),
        ("Twelve miners lost their lives.", [("subject-of-suffering", "killed", 12)]),
        ("Nine walkers have not been heard from.", [("subject-of-suffering", "missing", 9)]),
        ("Five men were taken to Saint Agnes General Hospital.", [("subject-of-suffering", "wounded", 5)]),
        ("Two crew members are still missing.", [("subject-of-state", "missing", 2)]),
        ("The blast killed 12.", [("object-of-harm", "killed", 12)]),
        ("A slide buried the road, injuring at least 30 others.", [("object-of-harm", "wounded", 30)]),
        ("It caused the deaths of two divers.", [("deaths-of", "killed", 2)]),
        ("The storm claimed 14 lives.", [("lives-taken", "killed", 14)]),
        ("In all 14 lives were lost.", [("lives-taken", "killed", 14)]),
        ("The bodies of nine sailors were found.", [("bodies-found", "killed", 9)]),
        ("The army lost 40 men.", [("people-lost", "killed", 40)]),
        ("The battle has cost the country 12 soldiers.", [("people-lost", "killed", 12)]),
        ("The death toll rose to 46.", [("number-linked", "killed", 46)]),
        ("It put the injured at 102.", [("number-linked", "wounded", 102)]),
        ("Fatalities: 12", [("number-linked", "killed", 12)]),
        ("The number of people missing is over 900.", [("number-linked", "missing", 900)]),
        ("The toll passed 3,800.", [("number-linked", "killed", 3800)]),
        ("Sailors who lost their lives are now 71.", [("number-linked", "killed", 71)]),
        ("The dead and the missing have reached 207.", [("number-linked", "casualties", 207)]),
        ("She gave 2,000 as the number of people killed.", [("figure-named", "killed", 2000)]),
        (
            "He is one of some 400 villagers whom the lava drove from the slopes.",
            [("whom-harmed", "displaced", 400)],
        ),
        ("The rebels took nine prisoner.", [("framed-object", "captured", 9)]),
        ("The smoke sent 70 people to hospital.", [("framed-object", "wounded", 70)]),
        ("The avalanche claimed four skiers.", [("people-claimed", "killed", 4)]),
        ("One man, who was shot in the head, later died.", [("subject-of-passive", "killed", 1)]),
        ("Two injured passengers died.", [("subject-of-suffering", "killed", 2)]),
        ("Eleven of the 23 crew are missing.", [("subject-of-state", "missing", 11)]),
        ("Twelve people were listed as missing.", [("subject-of-state", "missing", 12)]),
        ("Deaths rose by 12.", [("number-linked", "killed", 12)]),
        ("Thirty people were killed or injured.", [("subject-of-passive", "casualties", 30)]),
    ],
)
def test_a_rule_reads_its_pattern(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert noted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine Chilean and 15 Bolivian guards were killed.",
            [("shared-verb", "killed", 9), ("subject-of-passive", "killed", 15)],
        ),
        (
            "The bombs killed 12 people in a mosque, six in a school and another seven in a clinic.",
            [
                ("object-of-harm", "killed", 12),
                ("shared-verb-before", "killed", 6),
                ("shared-verb-before", "killed", 7),
            ],
        ),
        (
            "The toll rose to 46 from 30.",
            [("number-linked", "killed", 46), ("number-linked", "killed", 30)],
        ),
        (
            "Twelve sailors died, bringing the total to 57.",
            [("subject-of-suffering", "killed", 12), ("number-carried", "killed", 57)],
        ),
        (
            "He said 35 people had died, against the 20 announced earlier.",
            [("subject-of-suffering", "killed", 35), ("number-carried", "killed", 20)],
        ),
        (
            "Eight people died, two of them children.",
            [("subject-of-suffering", "killed", 8), ("part-of-whole", "killed", 2)],
        ),
    ],
)
def test_a_figure_without_a_verb_leans_on_its_neighbour(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    assert noted(text) == expected


def test_a_bound_before_two_conjuncts_holds_for_both() -> None:
    found = readings("At least nine Chilean and 15 Bolivian guards were killed.")
    assert [(r.counted.figure.low, r.counted.figure.high) for r in found] == [(9, None), (15, None)]


def test_a_bound_before_one_of_two_verbs_holds_for_it_alone() -> None:
    found = readings("At least nine people were killed and 15 injured.")
    assert [(r.counted.figure.low, r.counted.figure.high) for r in found] == [(9, None), (15, 15)]


def test_a_bare_number_is_of_what_the_sentence_before_counted() -> None:
    before = readings("The storm has injured 12 people.")[0]
    assert [(r.rule, str(r.kind)) for r in readings("The number now stands at 50.", before)] == [
        ("number-carried", "wounded")
    ]


def test_a_part_at_the_head_of_a_sentence_is_of_the_figure_before() -> None:
    before = readings("The storm has killed 40 people.")[0]
    found = readings("Of them 12 were children.", before)
    assert [(r.rule, str(r.kind), r.subset) for r in found] == [("part-of-whole-before", "killed", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A woman was killed.", [("one-person", "killed", 1)]),
        ("Woman killed in blaze", [("one-person", "killed", 1)]),
        ("Police said a 16-year-old was injured.", [("one-person", "wounded", 1)]),
        ("A man was taken to hospital, where he died.", [("one-person", "killed", 1)]),
        ("Both pilots died.", [("persons-summed", "killed", 2)]),
        ("A couple and their son drowned.", [("persons-summed", "killed", 3)]),
        ("The rocket killed two sisters and a driver.", [("persons-summed", "killed", 3)]),
        ("The dead include a girl of 15.", [("one-person", "killed", 1)]),
        ("Jana Novak, 34, was killed.", [("named-person", "killed", 1)]),
        ("She was pronounced dead at the scene.", [("named-person", "killed", 1)]),
        ("Nobody was hurt.", [("nobody", "wounded", 0)]),
        ("There were no casualties.", [("nobody", "casualties", 0)]),
        ("The flood passed without loss of life.", [("nobody", "killed", 0)]),
    ],
)
def test_people_without_a_numeral_are_counted(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    found = [(r.rule, str(r.kind), r.counted.figure.low) for r in readings(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three gunmen killed a shopkeeper's dog.",
        "The 12 buses were destroyed.",
        "He lives 12 miles from the town where people died.",
        "The trapped men were 30 years old.",
        "On 14 May the dead were buried.",
        "Flight 302 crashed.",
        "It cost $12 million.",
        "Some 40 percent of the houses burned.",
        "Officers shot at 921 Elm Street.",
        "Ana Lopez, 34, is a teacher in the killed mayor's town.",
        "Police arrested 12 men.",
        "Rescuers saved 40 people.",
        "No reports of casualties have come in.",
        "No word on injuries was available.",
        "A man was nearly killed.",
        "The plot was meant to kill 200 people.",
        "If the dam broke, 2,000 people would die.",
        "Actors lay on the ground as 30 injured passengers in the drill.",
        "In the novel a plague kills 9,000 people.",
        "The rebels freed 12 hostages.",
        "One of the worst storms in years killed the power.",
        "The comedian is dead at 95.",
        "Some 12 million dead trees stand in the valley.",
        "The vaccine could prevent 400 deaths a year.",
        "The number of people in tents fell to 85,000.",
        "Two of those storms were deadly.",
        "The side lost 12 games.",
        "He returned to work without injury.",
        "Her brother died of cancer, aged 70.",
    ],
)
def test_what_counts_no_harmed_people_is_no_claim(text: str) -> None:
    assert noted(text) == []


@pytest.mark.parametrize(
    "word", ["killed 12 and ", "12, ", "of them 3 ", "the dead ", "a man and ", "( 4 ", "from 3 to "]
)
def test_a_sentence_without_end_is_read_in_bounded_steps(word: str) -> None:
    # Ten times the words may not bring more than ten times the readings or leave the windows' bounds.
    assert len(readings(word * 2000)) <= 2000 * 3
