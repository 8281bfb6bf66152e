"""Counts of ordinary news prose that lean on an aside, a relative clause or a label."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.model import Article, ArticleId


def counts(text: str) -> list[tuple[int | None, int | None, str]]:
    """The lower and upper end of each count, with its kind, in order."""
    article = Article(id=ArticleId("x"), text=text, published=date(2031, 3, 13))
    return [(claim.low, claim.high, str(claim.kind)) for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six of its guests, including two cooks, missing since dawn.", (6, 6, "missing")),
        ("A boy of 16, who had survived the blaze, took his own life.", (1, 1, "killed")),
        ("A patient who had been in a coma died in April.", (1, 1, "killed")),
        ("A gunner on leave, who had been hurt in the crush, died on Friday.", (1, 1, "killed")),
        ("All six hikers who disappeared in the gorge were found dead.", (6, 6, "killed")),
        ("More than 500 conscripts fell in that war.", (500, None, "killed")),
        ("Nine guards came into the custody of the rebels.", (9, 9, "captured")),
        ("Some 40 porters who it says were seized are in the fort.", (40, 40, "captured")),
        ("More than 4,000 of Oldtown's 300,000 residents were evacuated.", (4000, None, "displaced")),
        ("As many as 37 people ages 2 to 80 were taken to hospitals.", (None, 37, "wounded")),
        ("Ten people haven't been found.", (10, 10, "missing")),
        ("Six divers remain unaccounted at the wreck.", (6, 6, "missing")),
        ("A hundred thousand people were evacuated.", (100000, 100000, "displaced")),
        ("The death toll from the gale edged up to 217.", (217, 217, "killed")),
        ("The overall death toll for the two states thus exceeds 11,700.", (11700, None, "killed")),
        ("The number of divers known to have died in the May 8 storm is at least 97.", (97, None, "killed")),
        ("He honoured five fallen comrades.", (5, 5, "killed")),
        ("Norland mourns 21 sailors.", (21, 21, "killed")),
        ("The blast hurt 12 clerks and eight military and paramilitary men.", (12, 12, "wounded")),
        ("Two tourists were among the victims of the wave.", (2, 2, "killed")),
        ("The flood swept away a family of four.", (4, 4, "missing")),
        ('The army said it killed "dozens of raiders".', (None, None, "killed")),
        ("Over 300 have been treated for heatstroke.", (300, None, "wounded")),
        ("The toll from the sinking climbed past 300 on Thursday.", (300, None, "killed")),
        ("A couple in their 60s and their grandson were found dead.", (3, 3, "killed")),
        ("Of the 240 people aboard, 180 were rescued and 60 remain missing.", (60, 60, "missing")),
        ("The landslide killed 15, including a family of five.", (5, 5, "killed")),
        ("A team of 12 climbers are missing.", (12, 12, "missing")),
        ("The crash left 120 injured, 30 critically.", (30, 30, "wounded")),
        (
            "By Tuesday, 214 bodies had been recovered, of which 180 have been identified.",
            (214, 214, "killed"),
        ),
        ("She said 40 people had been buried in a mass grave.", (40, 40, "killed")),
        ("The coroner has identified 21 of the 29 people who died.", (29, 29, "killed")),
        ("The fire took the lives of three fishermen.", (3, 3, "killed")),
        ("The roof fall trapped 41 workers in the tunnel.", (41, 41, "missing")),
        ("His wife, mother and three sons were killed in the raid.", (5, 5, "killed")),
        ("Among the victims are three teenagers.", (3, 3, "killed")),
        ("The victims were a 40-year-old man, his wife and their two daughters.", (4, 4, "killed")),
        ("Casualties: 12 killed, 34 injured (7 critical)", (34, 34, "wounded")),
        ("Crash at the fair: 12 dead/34 injured", (34, 34, "wounded")),
        ("This brought to 79 the number of people killed there.", (79, 79, "killed")),
        ("The toll rose to 131, with 28 in Eastmark and the rest at sea.", (28, 28, "killed")),
        ("Some 60,000 people spent the night outdoors.", (60000, 60000, "displaced")),
        ("The clashes claimed 400 lives, including those of 90 civilians.", (90, 90, "killed")),
        ("The girl, found under debris, lost both parents and four siblings.", (6, 6, "killed")),
    ],
)
def test_the_count_is_read(text: str, expected: tuple[int | None, int | None, str]) -> None:
    assert expected in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve soldiers fell to their knees.",
        "A family of five lives there, and a party of 40 sat down to dinner.",
        "Patients with an average age of 47 are treated for free.",
        "Open 24/7, the clinic treats the injured for free.",
        "The trapped miners' 40 lamps were still lit.",
        "Officers seized 180,000 cannabis plants and 40 rifles.",
        "Fans mourned a singer.",
        "The toll is paid by 400 drivers a day.",
        "Police blew up 12 old cars; 12 cars were blown up.",
        "Norland, home to 2 million people, mourns.",
    ],
)
def test_what_kills_or_catches_nobody_is_no_count(text: str) -> None:
    assert counts(text) == []


def test_a_part_behind_whom_leaves_the_whole_its_kind() -> None:
    text = "The ward took in 41 wounded children, of whom three did not survive."
    assert counts(text) == [(41, 41, "wounded"), (3, 3, "killed")]


def test_labels_of_a_box_count_what_stands_behind_them() -> None:
    text = "Date: 9 May Deaths: 232 Missing: 3 Injuries: 40"
    assert counts(text) == [(232, 232, "killed"), (3, 3, "missing"), (40, 40, "wounded")]


def test_a_headline_before_a_colon_counts_its_own_figure() -> None:
    assert counts("Ferry fire, 24 dead: what we know") == [(24, 24, "killed")]


def test_figures_that_add_up_to_the_toll_are_its_parts() -> None:
    text = "The crush killed 155 people. With this, female 99 people and male 56 people."
    assert counts(text)[1:] == [(99, 99, "killed"), (56, 56, "killed")]


def test_figures_that_do_not_add_up_count_nobody() -> None:
    text = "The crush killed 155 people. In the choir, female 99 people and male 46 people."
    assert counts(text) == [(155, 155, "killed")]


def test_people_who_got_away_are_no_part_of_the_captured() -> None:
    text = "Gunmen abducted 40 pupils from a school, 12 of whom later escaped."
    assert counts(text) == [(40, 40, "captured")]


def test_a_tally_of_people_and_who_owns_to_soldiers_tell_of_deaths() -> None:
    text = "The raid killed 80 people. Its tally had been 56 civilians. Generals now concede 13 soldiers."
    assert counts(text)[1:] == [(56, 56, "killed"), (13, 13, "killed")]


def test_soldiers_and_guests_that_nobody_owns_to_are_no_deaths() -> None:
    text = "The raid killed 80 people. The fort had 56 guests. Generals now train 13 soldiers."
    assert counts(text) == [(80, 80, "killed")]
