"""Speakers whose verb is left out, and figures that each have their own source: invented events."""

from __future__ import annotations

import pytest

from index.claims.attribution import Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def name(text: str, figure: str) -> str | None:
    """Who vouches for the last occurrence of ``figure``."""
    at = text.rindex(figure)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure))).name


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The army counted 12 dead, and the Peruvian minister 61 dead.", "army", "Peruvian minister"),
        ("Lima spoke of 12 killed and Quito of 61.", "Peruvian authorities", "Ecuadorian authorities"),
        ("The police reported 12 dead, while the rescue service 61 in all.", "police", "rescue service"),
        (
            "Deaths: 12 (western bank, per Peru), 61 (eastern bank, per the rebel council)",
            "Peruvian authorities",
            "rebel council",
        ),
        (
            "The ministry says 12 died since May, when raiders killed 61, according to a rights group.",
            "ministry",
            "rights group",
        ),
        (
            "It stood at 12 by Peru's accounting and 61 by that of the rebel council.",
            "Peruvian authorities",
            "rebel council",
        ),
    ],
)
def test_a_second_speaker_without_a_verb_has_the_figure_behind_its_name(
    text: str, first: str, second: str
) -> None:
    assert (name(text, "12"), name(text, "61")) == (first, second)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The premier said Peru had lost 12 soldiers and Ecuador 61.", "premier"),
        ("The premier said that Peru lost 12 soldiers and Ecuador 61.", "premier"),
        ("The mayor reported 12 dead and 61 injured.", "mayor"),
    ],
)
def test_whose_people_are_counted_is_no_second_speaker(text: str, speaker: str) -> None:
    assert name(text, "61") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The province brought its toll down on Sunday from 90 to 61.", "province"),
        ("The government of Arvas on Tuesday changed its final death toll to 61.", "government of Arvas"),
        ("Three more deaths brought the toll to 61.", None),
        ("About 61 people, the mayor had said before, were moved.", "mayor"),
        ("Some 61 people died on the border, the two ministries made known on Sunday.", "two ministries"),
        ('The rebels\' "government" has meanwhile announced 61 dead.', "rebels' government"),
        ("The palace's spokesman, in turn, accused the rebels of 61 murders.", "palace's spokesman"),
        ("The spokesman accused the rebels of firing, and 61 died, according to the clinic.", "clinic"),
        ("In a speech to the assembly of the province Rana Khan said 61 died.", "Rana Khan"),
        ("Over 61 people were displaced, the League says in reports that Reuters cites.", "League"),
        ("The bureau met. Citing the police, it reports 61 dead.", "police"),
        ("The refugee agency of the province said 61 died.", "refugee agency of the province"),
        ("Two rights groups said so. More than 61 people died, they said.", "two rights groups"),
        ("They agree. The counts of the day add up to 61 dead.", None),
        ("On the worst day that Norway has known, 61 people died.", None),
    ],
)
def test_a_speaker_is_told_by_what_it_does_with_the_figure(text: str, speaker: str | None) -> None:
    assert name(text, "61") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ministry spoke of rain. The ministry's previous toll was 61 dead.", "ministry"),
        ("The mayor said three were hurt. Until then her toll had been 61.", "mayor"),
        ("Peru admitted to 61 dead, the paper argued.", "Peruvian authorities"),
        ("Council and railways had at first both announced 61 deaths.", "Council and railways"),
        ("Coast Railways, having spoken at first of 61 deaths, later gave a lower number.", "Coast Railways"),
        ("Chief Minister Ana Roy was there. The Chief Minister said 61 died.", "Ana Roy"),
        (
            "Ana Drese, Secretary General of the Crescent, came. The Secretary General said 61 died.",
            "Ana Drese",
        ),
        ("Ana Roy said so. The politician added that 61 died.", "Ana Roy"),
        ("All were among the 61 reported missing; the two others were found alive, Ana Roy said.", "Ana Roy"),
        ("The mayor said 12 died; 61 are missing, the police said.", "police"),
        ("Reports before that had spoken of 61 deaths.", None),
        ("The agency said that 61 had died, according to the police.", "police"),
        ("Of the official tolls, Peru's stands at 61 dead.", "Peruvian authorities"),
        ("Besides these 61 deaths the Coast Board counts 90 injured.", "Coast Board"),
        ("In these 61 deaths the Coast Board sees no crime.", None),
        (
            "12 died, according to the list of Peru Red Crescent. The aid organisation adds 61 injured.",
            "Peruvian Red Crescent",
        ),
        ("Homes destroyed, 61 injured, several deaths reported on the coast", None),
        ("A toll of 61 has not been verified by the wire agency.", None),
        ("Peru's ministry said 12 had died. About 61 Ecuadorians were killed.", None),
        ("Peru's ministry said 12 had died. About 61 people were hurt.", "Peruvian ministry"),
        ("The death toll could reach 61, Lake County Coroner Jennifer Banek said.", "Jennifer Banek"),
        ("Troopers responded to 61 deaths on the roads.", None),
        ("At the port officials continue to look for 61 missing people.", None),
        ("Monday's tally: 61 dead; help for victims and families announced", None),
        ("His father said that he heard a bang. Some 61 people were displaced.", None),
    ],
)
def test_a_figure_of_ones_own_an_office_and_what_is_no_speaker(text: str, speaker: str | None) -> None:
    assert name(text, "61") == speaker


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Peru said 12 had died; Chile that 61 of its men were hurt.",
            "Peruvian authorities",
            "Chilean authorities",
        ),
        (
            "Peru said that 12 had died, and Chile that it had lost 61.",
            "Peruvian authorities",
            "Chilean authorities",
        ),
        (
            "Chile speaks of 12 sailors killed and two civilians injured; Lima of 61 killed.",
            "Chilean authorities",
            "Peruvian authorities",
        ),
        ("The ministry said that 12 had died; the hospital that all 61 were stable.", "ministry", "hospital"),
    ],
)
def test_a_clause_without_its_verb_takes_the_one_before(text: str, first: str, second: str) -> None:
    assert (name(text, "12"), name(text, "61")) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said that 12 had died, and the army that guards the dam had lost 61.",
        "The ministry said 12 had died in the north; 61 were hurt in the south.",
        "The ministry spoke of 12 dead; of them 61 per cent were children.",
    ],
)
def test_a_clause_that_names_no_other_speaker_stays_with_the_first(text: str) -> None:
    assert (name(text, "12"), name(text, "61")) == ("ministry", "ministry")
