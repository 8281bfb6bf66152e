"""Harm told in other words and in another order than "12 people were killed".

Invented sentences, each with the claims expected of it in the notation of ``kind bounds part``.
"""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.extraction import read_claims
from index.claims.model import Claim, Part
from index.model import Article, ArticleId


def noted(claim: Claim) -> str:
    bounds = "?"
    if claim.low is not None or claim.high is not None:
        bounds = f"-{claim.high}" if claim.low is None else f"{claim.low}+" if claim.high is None else ""
        if not bounds:
            bounds = str(claim.low) if claim.low == claim.high else f"{claim.low}-{claim.high}"
    return " ".join([str(claim.kind), bounds, *([] if claim.part is Part.TOTAL else [str(claim.part)])])


def read(text: str) -> list[str]:
    article = Article(id=ArticleId("a.txt"), text=text, published=date(2031, 3, 13))
    return [noted(claim) for claim in read_claims(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ambulances took 18 people to hospital.", ["wounded 18"]),
        ("Eighteen people had to be taken by helicopter to a hospital in Eastmark.", ["wounded 18"]),
        ("Sixty-four people sought medical help.", ["wounded 64"]),
        ("Nine campers sustained second-degree burns.", ["wounded 9"]),
        ("The mob beat two men to death.", ["killed 2"]),
        ("The wave swept 27 people to their deaths.", ["killed 27"]),
        ("Raiders burned nine monks alive.", ["killed 9"]),
        ("They hold 15 pupils captive.", ["captured 15"]),
        ("The flood drove 900 people from their homes.", ["displaced 900"]),
        ("Soldiers led 900 villagers to safety.", ["displaced 900"]),
        ("Nine hundred people were ordered out of their homes.", ["displaced 900"]),
        ("The flood has left 900 people without homes.", ["displaced 900"]),
        ("Nine hundred residents are sheltering in schools.", ["displaced 900"]),
    ],
)
def test_a_verb_and_its_complement_tell_of_harm_together(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The school took 18 pupils to a museum.",
        "The airline flew 900 fans to the final.",
        "The club drove 40 supporters from the station.",
        "The firm moved 300 employees to a new office.",
        "The fund gets three million from the region.",
        "The charity wants to take 12 patients to a hospital abroad.",
        "The strike cost the line 40 passengers a day.",
        "Forty tourists are staying in hotels by the lake.",
    ],
)
def test_the_same_verbs_with_other_complements_harm_nobody(text: str) -> None:
    assert [note for note in read(text) if not note.startswith("killed")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Also killed were nine sailors.", ["killed 9"]),
        ("Perished in the blaze 14 guests, the governor wrote.", ["killed 14"]),
        ("In the shelling died 3 villagers.", ["killed 3"]),
        ("From the valley were evacuated 2,340 persons.", ["displaced 2340"]),
        ("Injured were 23 persons.", ["wounded 23"]),
        ("Two cooks are among the hurt.", ["wounded 2 subset"]),
    ],
)
def test_the_people_may_stand_behind_their_verb(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The woman who died had 3 sons.",
        "The painter died and 3 friends inherited the house.",
        "Relatives of the killed get 30 million.",
    ],
)
def test_a_verb_with_its_own_subject_takes_no_other(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no trace of 19 of the crew.", ["missing 19"]),
        ("There is still no word from 19 hikers.", ["missing 19"]),
        ("Nineteen crew members are nowhere to be found.", ["missing 19"]),
        ("More than 500 were lost with the ship.", ["missing 500+"]),
        ("Some 60 villagers cannot be reached.", ["missing 60"]),
        ("Rescuers are searching for a dozen people.", ["missing 12"]),
    ],
)
def test_whom_nobody_has_heard_of_is_missing(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bodies recovered number 41.", ["killed 41"]),
        ("The bodies found so far are 41.", ["killed 41"]),
        ("A coroner has examined 47 of the bodies.", ["killed 47"]),
        ("The dead, 41 in all, were laid out in the school.", ["killed 41"]),
        ("| Deaths | 101 |", ["killed 101"]),
        ("| Injured | 67+ |", ["wounded 67+"]),
    ],
)
def test_nouns_of_harm_are_linked_to_their_number(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll stood at 53 at dusk. It was 55 by midnight.", ["killed 53", "killed 55"]),
        ("Police counted 89 dead. Governor Rana Khan: 93, and rising.", ["killed 89", "killed 93"]),
        (
            "The fire killed 80. The count was raised twice, to 89 and to 93.",
            ["killed 80", "killed 89", "killed 93"],
        ),
    ],
)
def test_a_running_toll_goes_on_with_bare_numbers(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 80. Khan is seventy and sells tea.",
        "The fire killed 80. Hotline: 110.",
        "The fire killed 80. Call 0-800-101-102.",
        "The fire killed 80. It was 2009 when the mill was built.",
        "The fire killed 80. It burned 75 hectares.",
        "The fire killed 80. " + "91, " * 40,
        "The fire killed 80. They are charged under sections 104 and 101.",
        "The fire killed 80. It was 1,400 degrees hot.",
    ],
)
def test_other_bare_numbers_are_no_toll(text: str) -> None:
    assert read(text) == ["killed 80"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many villagers were hurt.", ["wounded ?"]),
        ("A handful of people were hurt.", ["wounded ?"]),
        ("An unknown number of people died.", ["killed ?"]),
        ("A few thousand people fled.", ["displaced ?"]),
        ("Half a dozen people died.", ["killed 6"]),
        ("Around 12 thousand 400 people were evacuated.", ["displaced 12400"]),
        ("The eruption killed from 90 to 120 people.", ["killed 90-120"]),
        ("The toll rose from 38 to 41.", ["killed 38 superseded", "killed 41"]),
    ],
)
def test_quantities_of_every_form_are_counts(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["How many people died is not known.", "Many houses burned.", "A number of roads are closed."]
)
def test_an_open_quantity_of_nobody_is_no_count(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lost in the avalanche, unaccounted for: eleven climbers.", []),
        ("Wounded by splinters in the market: nine, the mayor said.", ["wounded 9"]),
        ("Unaccounted for: 66, according to the prefect.", ["missing 66"]),
        ("As for the dead, 111 have been confirmed.", ["killed 111"]),
        ("Among the dead: three nurses.", ["killed 3 subset"]),
        ("As for the hotel, 111 have been booked in.", []),
    ],
)
def test_a_heading_tells_what_the_number_behind_it_counts(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government acknowledges 41 deaths; the rebels speak of 200.", ["killed 41", "killed 200"]),
        ("Rebel losses were 41, the army 12.", ["casualties 41", "casualties 12"]),
        ("The government acknowledges 41 deaths; the road is 200 kilometres long.", ["killed 41"]),
        ("The government acknowledges 41 deaths, the gravest loss since the 1990s.", ["killed 41"]),
    ],
)
def test_another_speaker_may_give_only_the_number(text: str, expected: list[str]) -> None:
    assert [note.removesuffix(" background") for note in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None of the 41 aboard survived.", ["killed 41"]),
        ("There were no survivors among the 41 passengers.", ["killed 41"]),
        ("None of the 41 aboard survived except the cook.", []),
        ("Four of the five on board did not survive.", ["killed 4"]),
        ("None of the 41 guests complained.", []),
    ],
)
def test_whom_nobody_survived_died(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 1,900 residents have left the valley.", ["displaced 1900"]),
        ("Some 1,900 residents have left Eastmark since Friday.", ["displaced 1900"]),
        ("Some 1,900 residents have left messages on the wall.", []),
        ("Nine hundred people were moved to higher ground.", ["displaced 900"]),
        ("Nine hundred people were moved to tears.", []),
        ("Nine hundred workers were moved to the night shift.", []),
    ],
)
def test_people_who_leave_or_are_moved_are_displaced(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were no deaths or injuries.", ["killed 0", "wounded 0"]),
        ("The fire took 19 homes but no lives.", ["killed 0"]),
        ("There is no spirit, and killings are told of.", []),
        ("Our policy puts no lives above others.", []),
    ],
)
def test_nobody_of_two_kinds_is_nobody_of_each(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 94 died in the fire, 35 minors included.", ["killed 94+", "killed 35 subset"]),
        ("Of the 60 dead, 41 have been identified.", ["killed 60"]),
        ("A mother and her two daughters were killed.", ["killed 3"]),
        ("Jan Novak, the ship's cook and a native of Eastmark, was found dead.", ["killed 1"]),
        ("They interviewed five relatives of people who are still missing.", []),
        ("A couple of days ago we were in hospital.", []),
    ],
)
def test_parts_and_persons_are_told_from_wholes(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police are searching for three suspects after a robbery.",
        "The agency is looking for 40 actors.",
        "Twelve lawmakers critical of the plan met.",
        "He raised the age limit from 18 to 21. Nobody spoke.",
        "Residents of three towns were prevented from leaving their homes.",
        "She remains inside Number 10 for another week.",
        "The owners, six in total, met at the port where 90 had once worked.",
        "Hikers look for the remains of the 60-year-old tragedy.",
        "Some 152 elk have died.",
    ],
)
def test_words_of_harm_in_other_senses_count_nobody(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry admitted casualties of its own.", ["casualties ?"]),
        ("Heavy losses were inflicted on the garrison.", ["casualties ?"]),
        ("The navy suffered further losses.", ["casualties ?"]),
        ("How many sailors drowned has not been confirmed.", ["killed ?"]),
        ("The navy suffered no casualties.", ["casualties 0"]),
        ("The bank suffered heavy financial losses.", []),
        ("Her party suffered heavy losses at the polls.", []),
        ("The ministry did not report casualties.", []),
        ("How many sailors drown depends on the weather.", []),
        ("The army admits the loss of 41 men.", ["killed 41"]),
    ],
)
def test_losses_owned_to_without_a_number_are_claims_without_one(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two cooks were among six killed.", ["killed 2 subset", "killed 6"]),
        ("Forty guests – most of them asleep – were killed.", ["killed 40"]),
        ("The body of a woman was recovered.", ["killed 1"]),
        ("He put the Peruvians who died at more than 300.", ["killed 300+"]),
        (
            "The toll stood at 60. County: two more, so 62 in all.",
            ["killed 60", "killed 2 increment", "killed 62"],
        ),
        ("Up to 60-odd people drowned.", ["killed -60"]),
        ("Deaths: 32 (Norland), 59 (Suthmark)", ["killed 32", "killed 59"]),
        (
            "The police published the names of 388 people whom nobody has been able to locate.",
            ["missing 388"],
        ),
        ("Thirteen people are on the missing list.", ["missing 13"]),
        ("Three were flown to the burn ward.", ["wounded 3"]),
        ("Forty guests – most of them asleep – heard nothing of the murder.", []),
    ],
)
def test_long_and_short_ways_to_tell_a_count_are_read(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Divers looked for the 144 victims of the flood.", ["killed 144"]),
        ("The ten victims ranged in age from 23 to 78.", ["killed 10"]),
        ("The ten victims were hurt when a stand gave way.", ["wounded 10"]),
        ("The fraud has ten victims so far.", []),
        ("The toll included 56 men and 97 women.", ["killed 56 subset", "killed 97 subset"]),
        (
            "The crash killed 30. Sixteen of the deaths occurred in Eastmark.",
            ["killed 30", "killed 16 subset"],
        ),
        ("The bodies of at least 20 men line the street.", ["killed 20+"]),
        ("The authorities ordered 4,000 people living on the island to evacuate.", ["displaced 4000"]),
        ("A corridor enabled about 5,000 people to flee.", ["displaced 5000"]),
        ("The grant enabled about 5,000 people to study.", []),
        ("A man, 23, and a woman, 24, were injured.", ["wounded 2"]),
    ],
)
def test_victims_and_parts_are_counted_where_no_verb_of_harm_is_near(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Killed: 14 • Hurt: 60 • Homeless: 2,300", ["killed 14", "wounded 60", "displaced 2300"]),
        ("Ferry fire: toll up to 41", ["killed 41"]),
        ("Forty-one people are now confirmed to have died.", ["killed 41"]),
        ("The officials confirmed that the plan died.", []),
        ("The victims number 41.", ["killed 41"]),
        ("The toll has gone up by two to 43.", ["killed 2 increment", "killed 43"]),
        ("Some 120 people were given treatment for smoke inhalation.", ["wounded 120"]),
        ("Four of the dead were soldiers.", ["killed 4 subset"]),
        ("The shelling left three civilians dead and wounded seven.", ["killed 3", "wounded 7"]),
        ("The shelling killed and wounded seven.", ["casualties 7"]),
        ("One person was killed and another injured.", ["killed 1", "wounded 1"]),
        ("One man died and a second is fighting for his life.", ["killed 1", "wounded 1"]),
        ("One man spoke and a second was silent.", []),
        ("The singer wants another shot at the part.", []),
        ("To mourn the death of another is human.", []),
        ("The breach had the two million data theft victims in uproar.", []),
    ],
)
def test_lists_headlines_and_one_more_person_are_read(text: str, expected: list[str]) -> None:
    assert read(text) == expected
