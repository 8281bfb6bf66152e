"""Who speaks in the wordings of live reports, translations and briefs: invented events."""

from __future__ import annotations

import pytest

from index.claims.attribution import Attribution, Attributor
from index.model import Article, ArticleId, Span
from index.sentences import split


def attribute(text: str, figure: str = "61") -> Attribution:
    """Who vouches for the last occurrence of ``figure``."""
    at = text.rindex(figure)
    article = Article(id=ArticleId("a.txt"), text=text)
    return Attributor(article, split(text)).claimant(Span(at, at + len(figure)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Olga Ruud spoke at noon. An hour earlier she'd said 61 were dead.", "Olga Ruud"),
        ("They’ve counted 61 dead, the coroner said.", "coroner"),
        ("61 men were brought out, a foreman said.", "foreman"),
        ("61 miners were trapped, the interlocutor communicated.", "interlocutor"),
        ("Two bridges fell; 61 died, he detailed, the mayor said.", "mayor"),
        ("Lund County confirms 61 deaths.", "Lund County"),
        (
            "The Coastal Wreck Data Project estimated on Friday that 61 had drowned.",
            "Coastal Wreck Data Project",
        ),
        ("The slide took 90 lives, the prefecture announced: 61 in Ost and 29 in West.", "prefecture"),
        ("The slide took 61 lives, the county announced on Friday: 50 in Ost and 11 in West.", "county"),
        ("The slide took 61 lives, according to the county: 50 in Ost and 11 in West.", "county"),
        ("The divers known as the Blue Caps, who work in the lake, counted 61 bodies.", "Blue Caps"),
        ("The mayor of Ost, where the dam stood, said 61 people had died.", "mayor of Ost"),
        (
            "Peru, where no count of soldiers was given, speaks only of civilians: 61 dead.",
            "Peruvian authorities",
        ),
        ("The port office knows the names of 61 who are lost.", "port office"),
        ("Dead: 61 (Mines Inspectorate Committee, unchanged since Sunday).", "Mines Inspectorate Committee"),
        (
            "Killed: 86 civilians (Fishers Union), 61 in all (WHO), 180+ (RFDEX)",
            "World Health Organization (WHO)",
        ),
        ("Killed: 86 civilians (Fishers Union), 18 in all (WHO), 61+ (RFDEX)", "RFDEX"),
        ("The number of Peruvian soldiers confirmed dead has gone up to 61, the army announced.", "army"),
        ("In a tweet P.K. Rao, Lund's Chief Secretary, spoke of a toll of 61.", "P.K. Rao"),
        ("The harbour guard, Olga Ruud said, counts 61 dead.", "harbour guard"),
        (
            "The county governor's press officer later gave the figure: 61 dead.",
            "county governor's press officer",
        ),
        ("Seoul Metropolitan Government said 61 were missing.", "Seoul Metropolitan Government"),
        ("Peru concedes the loss of 61 men.", "Peruvian authorities"),
        ("By noon 12 had died (police) and 61 were hurt (hospital).", "hospital"),
        ("As it is reported in the Rescue Committee, 61 bodies were found.", "Rescue Committee"),
        ("61 were hurt, it was reported on Saturday to the agency in the River Ministry.", "River Ministry"),
        (
            "An update from Olga Ruud, the vice mayor: 61 dead.",
            "Olga Ruud",
        ),
        (
            "The coast guard reported 40 dead; the Harbour Committee went from 50 through 55 to 61.",
            "Harbour Committee",
        ),
        ("A parents' association has drawn up a list of 61 missing.", "parents' association"),
        ("The ministry's list of those hurt has 61 names.", "ministry"),
        (
            "As many as 61 drowned, one of the council's leaders said on Monday.",
            "one of the council's leaders",
        ),
        ("61 men died, Minister Olga Ruud told leaders of all parties on Friday.", "Olga Ruud"),
        ("In the first days harbour officials had said that 61 were dead.", "harbour officials"),
        ("In the valley, where fires still burn, the medics recorded at least 61 deaths.", "medics"),
        ("The River Board spoke of 70. A week ago its nationwide tally was 61.", "River Board"),
        ("The toll is 61, the agency says on the authority of the mines office.", "mines office"),
        ("Mayor Olga Ruud made a statement at noon: our dead became 61.", "Olga Ruud"),
        ("Peru stands by 12 deaths, Ecuador by 61.", "Ecuadorian authorities"),
        (
            "The Lake Committee, a union of boatmen, counts 12 dead. The group added that 61 are missing.",
            "Lake Committee",
        ),
        ("The Lake Committee, a union of boatmen, counts 61 dead.", "Lake Committee"),
        (
            "97 bodies were found, according to the Fire Committee.\n\nOf the dead, 61 were women.",
            "Fire Committee",
        ),
        ("SAT 8:40 p.m. Prefecture: 61 dead.", "Prefecture"),
        ("61 people were displaced, according to a Monday report from the Lake Office.", "Lake Office"),
        ("61 were shot, according to information provided by police based on calls.", "police"),
        ("61 were swept away, according to rangers.", "rangers"),
        ("61 were hurt in Lund, EastLundNews.com reported.", "EastLundNews.com"),
        ("61 died, according to a corrected Lund Highway Patrol news release.", "Lund Highway Patrol"),
        ("61 died, according to the latest government figures.", "government"),
        ("61 died, according to preliminary information from the port office.", "port office"),
        (
            "61 died, according to a Lund Sheriff's Office incident report seen by USA TODAY.",
            "Lund Sheriff's Office",
        ),
        ("The boats can't land, said Khass, adding that 61 of her neighbours had drowned.", "Khass"),
        ("61 people froze, said the World Frost Forum.", "World Frost Forum"),
    ],
)
def test_the_speaker_is_told_in_wordings_of_the_news(text: str, name: str) -> None:
    assert attribute(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "The town knows disasters well: in 1995 a store collapsed and killed 61 people.",
        "The valley, known as the Trough, lost 61 people.",
        "The details: 61 people died in the fire.",
        "Deaths: 61 (western bank), 12 (eastern bank)",
        "In the raid died 61 men, something the council rejects.",
        "It was reported that 61 people fell ill in the hospital.",
        "The price went from 12 to 61.",
        "Peru mourns 61 children.",
        "Preliminary reports linked the shooting to a feud; 61 were hurt.",
        "Emergency calls began at noon. By then 61 had died.",
        "Described by Olga Ruud as a rock, he retired.\n\nThe loss of 61 men moved many.",
        "97 bodies were found, according to the Fire Committee.\n\nThe road was closed; 61 cars burnt.",
    ],
)
def test_nobody_speaks_where_no_word_of_theirs_is_told(text: str) -> None:
    assert attribute(text).name is None


def test_a_verb_of_saying_before_a_colon_keeps_its_own_speaker() -> None:
    assert attribute("The ministry recognises fewer: 61 vanished, its spokesman said.").name == "ministry"
