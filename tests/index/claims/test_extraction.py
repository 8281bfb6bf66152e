"""What is read from invented sentences about events of many kinds and places.

The expectations were written down by hand before the reader was run on them. A claim is noted as
kind, bounds and, where it is not the total of the event, its part or scope: ``killed 12``,
``wounded 30+`` (at least), ``missing -60`` (up to), ``killed 40-50``, ``killed ?`` (dozens).
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.claims.extraction import read_claims
from index.claims.model import Claim, Part, Scope
from index.model import Article, ArticleId


def article(text: str, *, title: str | None = None, published: date | None = date(2031, 3, 13)) -> Article:
    return Article(id=ArticleId("a.txt"), text=text, title=title, published=published)


def noted(claim: Claim) -> str:
    """A claim in the notation of this module."""
    if claim.low is None:
        bounds = "?" if claim.high is None else f"-{claim.high}"
    elif claim.high is None:
        bounds = f"{claim.low}+"
    else:
        bounds = str(claim.low) if claim.low == claim.high else f"{claim.low}-{claim.high}"
    words = [str(claim.kind), bounds]
    if claim.part is not Part.TOTAL:
        words.append(str(claim.part))
    if claim.scope is Scope.BACKGROUND:
        words.append("background")
    return " ".join(words)


EARTHQUAKE = [
    (
        (
            "A strong earthquake has killed at least 214 people and injured more than 1,300 in the "
            "highlands, the civil defence office said."
        ),
        ["killed 214+", "wounded 1300+"],
    ),
    ("Quake death toll climbs to 3,006 as rescuers reach cut-off valleys", ["killed 3006"]),
    ("The 6.8-magnitude tremor flattened 1,200 houses and left 48,000 people homeless.", ["displaced 48000"]),
    ("Some 70 people are still believed to be trapped under the rubble.", ["missing 70"]),
    (
        "The toll was revised down from 312 to 287 after double counting was found.",
        ["killed 312 superseded", "killed 287"],
    ),
    (
        "It is the country's deadliest quake since 1976, when 23,000 people died.",
        ["killed 23000 background"],
    ),
    ("A seven-year-old boy was pulled alive from the ruins after 52 hours.", []),
    ("Rescuers pulled 14 bodies from a collapsed hotel.", ["killed 14"]),
]

FERRY = [
    (
        (
            "A ferry with 340 passengers aboard capsized off the coast on Tuesday; 61 people drowned and "
            "112 are missing."
        ),
        ["killed 61", "missing 112"],
    ),
    ("Forty-three survivors were rescued by fishing boats.", []),
    (
        "The bodies of nine passengers, including two infants, have been recovered.",
        ["killed 9", "killed 2 subset"],
    ),
    ("Of the 88 people on the boat, only 20 survived.", []),
    ("Nearly 200 people are unaccounted for, the coast guard said.", ["missing -200"]),
    ("The sinking claimed 94 lives.", ["killed 94"]),
    ("As many as 150 may have drowned, a union leader fears.", ["killed -150 projection"]),
]

SHOOTING = [
    ("A gunman killed five people and wounded eight others at a shopping centre.", ["killed 5", "wounded 8"]),
    ("Two men were shot dead outside a bar early on Sunday.", ["killed 2"]),
    (
        "Three people were taken to hospital, one of them in critical condition.",
        ["wounded 3", "wounded 1 subset"],
    ),
    ("A 19-year-old woman was killed and her brother was injured.", ["killed 1", "wounded 1"]),
    ("Police arrested four suspects aged 17, 19, 22 and 30.", []),
    ("No one was hurt in the shooting.", ["wounded 0"]),
    ("Four killed, a dozen hurt in nightclub shooting", ["killed 4", "wounded 12"]),
    ("The attacker fired 40 rounds from a rifle before officers shot him.", []),
    ("Police were called to the 1400 block of Maple Street at 10:30 p.m.", []),
    ("A couple and their teenage daughter were found dead in the house.", ["killed 3"]),
]

WAR = [
    (
        (
            "An airstrike on a market left 32 civilians dead, the rebels said, while the army said "
            "that 20 fighters had been killed."
        ),
        ["killed 32", "killed 20"],
    ),
    ("The shelling killed two brothers and a guard.", ["killed 3"]),
    ("The defence ministry denied that 71 of its soldiers had been killed.", ["killed 71 denied"]),
    ("Nine troops were captured and three are missing after the ambush.", ["captured 9", "missing 3"]),
    ("Between 40 and 50 militants died in the raid, a general said.", ["killed 40-50"]),
    ("Dozens were killed and hundreds wounded in overnight bombardment.", ["killed ?", "wounded ?"]),
    ("More than 1.2 million people have fled their homes since the invasion began.", ["displaced 1200000+"]),
    ("There were no casualties on our side, the colonel said.", ["casualties 0"]),
    ("There were no immediate reports of casualties.", []),
    ("The 47th Brigade lost 18 men and two tanks.", ["killed 18"]),
    ("The war in the 1990s killed some 100,000 people.", ["killed 100000 background"]),
    ("Eleven Ruritanian and 15 Graustarkian soldiers were killed.", ["killed 11", "killed 15"]),
    ("Rebels released 30 prisoners of war last night.", []),
    ("Six hostages, three of them women, are still being held.", ["captured 6", "captured 3 subset"]),
    (
        "Another 12 soldiers have died of their wounds, bringing the total to 57.",
        ["killed 12 increment", "killed 57"],
    ),
    ("A soldier was killed by a sniper and two others were wounded.", ["killed 1", "wounded 2"]),
]

CROWDS_AND_BUILDINGS = [
    ("A stampede at a religious festival has left at least 31 dead, most of them women.", ["killed 31+"]),
    (
        "Twelve workers died and 27 were hurt when a seven-storey building collapsed.",
        ["killed 12", "wounded 27"],
    ),
    ("Eight people, among them three children, suffocated in the crush.", ["killed 8", "killed 3 subset"]),
    ("The fire ripped through 60 homes, but nobody was injured.", ["wounded 0"]),
    ("Organisers had sold 9,000 tickets for a hall that holds 5,000 people.", []),
    ("Death toll: 46. Injured: 130. Missing: 8.", ["killed 46", "wounded 130", "missing 8"]),
    ("Two miners are dead and 16 remain trapped 400 metres underground.", ["killed 2", "missing 16"]),
    (
        "The number of injured has risen to 215, of whom 40 are in intensive care.",
        ["wounded 215", "wounded 40 subset"],
    ),
]

FLOOD_AND_FIRE = [
    (
        "Wildfires have killed six people and forced 25,000 to flee their homes.",
        ["killed 6", "displaced 25000"],
    ),
    ("Around 4,500 residents were evacuated as the flames neared.", ["displaced 4500"]),
    ("Floods swept away 12 bridges and drowned 300 cattle.", []),
    ("Officials fear that the death toll could exceed 1,000.", ["killed 1000+ projection"]),
    (
        "The storm's death toll stood at 17 on Friday, up from nine a day earlier.",
        ["killed 17", "killed 9 superseded"],
    ),
    ("Landslides buried a village; 22 people are dead and 5 missing.", ["killed 22", "missing 5"]),
    ("So far 38 deaths have been confirmed.", ["killed 38"]),
    ("At least 5 lakh people have been displaced by the cyclone.", ["displaced 500000+"]),
]

EPIDEMIC_AND_TRANSPORT = [
    ("Cholera has killed 130 people and 4,100 cases have been recorded since January.", ["killed 130"]),
    (
        "Health officials reported 12 more deaths on Monday, taking the total to 242.",
        ["killed 12 increment", "killed 242"],
    ),
    ("All 62 people on board were killed when the airliner crashed.", ["killed 62"]),
    ("Flight 417 came down 30 minutes after take-off with 9 crew.", []),
    (
        "A train derailed near the border, injuring 45, nine of them seriously.",
        ["wounded 45", "wounded 9 subset"],
    ),
    ("The bus plunged 50 metres into a gorge, killing the driver and 13 passengers.", ["killed 14"]),
    ("At a drill on Monday, 200 volunteers played people injured in a derailment.", []),
    ("In the film, an asteroid kills 3 million people.", []),
]

VARIED = [
    (
        (
            "Turkish emergency officials have so far registered 1,014 people killed by the quake and "
            "5,383 hurt, the vice-president told a briefing."
        ),
        ["killed 1014", "wounded 5383"],
    ),
    ("Not a single passenger survived; the plane had 72 people on board.", []),
    ("All 72 on board perished.", ["killed 72"]),
    ("None of the 181 people aboard the jet survived except two crew members.", []),
    ("Five hikers are known to have died, and the fate of eight is unclear.", ["killed 5"]),
    ("The bombing's toll of 38, given by the hospital, is likely to climb.", ["killed 38"]),
    ("At the weekend the ministry had still put it at 38.", []),
    (
        "The collapse of a footbridge cost the lives of 135 people, among them 55 children.",
        ["killed 135", "killed 55 subset"],
    ),
    (
        (
            "Rescue workers brought 43 bodies to the surface by nightfall, and some 160 miners are "
            "thought to be below ground still."
        ),
        ["killed 43"],
    ),
    ("Casualties stand at 12 dead and 70 injured.", ["killed 12", "wounded 70"]),
    (
        "There have been 1,021 deaths from the virus in the region, 38 of them since Friday.",
        ["killed 1021", "killed 38 subset"],
    ),
    ("Police spoke of two dead attackers and one policeman killed.", ["killed 2", "killed 1"]),
    ("A suicide bomber blew himself up at a checkpoint, killing himself and nine recruits.", ["killed 9"]),
    ("Twenty-one people, the oldest 86, lost their lives in the nursing home fire.", ["killed 21"]),
    ("The hurricane left 3 dead in Cuba and at least 16 in Florida.", ["killed 3", "killed 16+"]),
    ("Officials revised the number of fatalities upward to 98.", ["killed 98"]),
    (
        "Hospitals admitted 211 people with burns, 30 of whom are fighting for their lives.",
        ["wounded 211", "wounded 30 subset"],
    ),
    ("Health services treated 80 people for smoke inhalation.", ["wounded 80"]),
    ("More than half of the 900 dead were women.", ["killed 900"]),
    ("Fourteen fishermen, whose boat sank on Sunday, remain missing.", ["missing 14"]),
    ("The missing number 24, down from 31 on Monday.", ["missing 24", "missing 31 superseded"]),
    ("As many as 30,000 residents had to be moved to schools and sports halls.", ["displaced -30000"]),
    ("Roughly a quarter of a million people have been uprooted.", ["displaced 250000"]),
    (
        "Gunmen seized 17 students and two teachers from a boarding school and hold them still.",
        ["captured 17", "captured 2"],
    ),
    ("An army spokesman claimed that 600 insurgents had been neutralised.", ["killed 600"]),
    (
        "The insurgents for their part boast of having killed 45 soldiers and taken nine prisoner.",
        ["killed 45", "captured 9"],
    ),
    ("Three soldiers fell in combat.", ["killed 3"]),
    ("The number of dead may run into the hundreds, the governor fears.", ["killed ? projection"]),
    (
        "Two more people succumbed to their injuries overnight, raising the toll to 29.",
        ["killed 2 increment", "killed 29"],
    ),
    ("Deaths now total 29.", ["killed 29"]),
    ("With 29 deaths, the stampede is the worst in the country's history.", ["killed 29"]),
    ("It is unclear whether the pilot is among the nine dead.", ["killed 9"]),
    ("Seven of the nine dead have been identified.", ["killed 9"]),
    ("A 12-year-old was among the three people killed.", ["killed 3"]),
    ("Nine people, including the gunman, are dead.", ["killed 9"]),
    ("Six people plus the attacker died.", ["killed 6"]),
    (
        (
            "The crash happened at 4.30 pm on the A12, 15 kilometres north of the town, when a lorry "
            "with 20 tonnes of sand hit bus 47."
        ),
        [],
    ),
    ("Her team lost 3-1 in front of 40,000 fans.", []),
    ("The law of 1998 abolished the death penalty; 26 inmates had been on death row.", []),
    ("Two thirds of those 60 injured are children.", ["wounded 60"]),
    (
        ("There were 300 guests in the hall when the roof came down, and 28 of them did not get out alive."),
        ["killed 28"],
    ),
    ("Four crew members were plucked from the sea alive, but two had died.", ["killed 2"]),
    ("The epidemic has infected 12,000 people and killed 310 of them.", ["killed 310"]),
    (
        (
            "Forces shot and killed six protesters and wounded 22, a rights group says; the police "
            "say there were no deaths."
        ),
        ["killed 6", "wounded 22", "killed 0"],
    ),
]

MORE = [
    (
        (
            "Authorities in the province raised the confirmed death count to 61 on Monday "
            "evening; eleven are still listed as missing."
        ),
        ["killed 61", "missing 11"],
    ),
    ("Rescuers have given up hope for the 14 still buried.", ["missing 14"]),
    (
        "So far the outbreak has cost 23 lives, nine of those in one nursing home.",
        ["killed 23", "killed 9 subset"],
    ),
    ("The volcano's ash sent 70 people to hospital with breathing trouble.", ["wounded 70"]),
    ("Residents count at least 30 graves.", []),
    ("A wall fell on worshippers: seven dead, among them a priest.", ["killed 7", "killed 1 subset"]),
    ("Of the 41 hurt, six are in a serious state.", ["wounded 41", "wounded 6 subset"]),
    ("In the capital alone 19 perished.", ["killed 19 subset"]),
    ("Both pilots died on impact.", ["killed 2"]),
    ("The train's driver and two passengers lost their lives.", ["killed 3"]),
    ("The number of victims of the bridge collapse stands at 43.", ["killed 43"]),
    ("Heat has been blamed for 1,300 deaths among pilgrims.", ["killed 1300"]),
    ("Militants beheaded 11 fishermen on the lake island.", ["killed 11"]),
    ("The junta's jets bombed a concert and killed as many as 80, according to the rebels.", ["killed -80"]),
    ("Up to 2,000 people are thought to lie under the mud.", ["missing -2000"]),
    ("It was the second deadly avalanche in a week; the first claimed four skiers.", ["killed 4"]),
    ("The avalanche that claimed four skiers on Sunday was the second in a week.", ["killed 4"]),
    ("Three firefighters suffered burns.", ["wounded 3"]),
    ("An 80-year-old man and his wife suffocated in their flat.", ["killed 2"]),
    ("No injuries have been reported.", []),
    ("Miraculously, nobody lost their life.", ["killed 0"]),
    (
        (
            "The strikes killed at least 13 people, five of them minors, and left another 40 "
            "with injuries, medics said."
        ),
        ["killed 13+", "killed 5 subset", "wounded 40"],
    ),
    ("Search teams found three more bodies on Thursday.", ["killed 3 increment"]),
    ("That brings to 29 the number of people who have died in the floods.", ["killed 29"]),
    ("A total of 6,150 families were forced to leave.", []),
    ("Some 9,000 inhabitants spent the night in shelters.", ["displaced 9000"]),
    ('Police put the number of injured at "about a hundred".', ["wounded 100"]),
    ("Eleven of the 23 crew are unaccounted for.", ["missing 11"]),
    ("Medics treated 25 for shock.", ["wounded 25"]),
    ("The crush killed eight and hurt scores.", ["killed 8", "wounded ?"]),
    ("Those killed include a judge and two clerks.", ["killed 3 subset"]),
    ("Nineteen detainees burned to death in their cells.", ["killed 19"]),
    ("The plague of 1720 carried off half of the city's 100,000 people.", []),
    ("Witnesses counted some twenty bodies in the street.", ["killed 20"]),
    ("The flu has sent 400 children to hospitals and killed six.", ["wounded 400", "killed 6"]),
    ("The toll: 12 killed, 45 wounded.", ["killed 12", "wounded 45"]),
    ("Officials: 4 dead in barge fire; 2 crew missing", ["killed 4", "missing 2"]),
    (
        "The rebels say they lost only two men and put the army's dead at more than 60.",
        ["killed 2", "killed 60+"],
    ),
    ("More than 100 went missing when the boat overturned.", ["missing 100+"]),
]

ALL = [
    *EARTHQUAKE,
    *FERRY,
    *SHOOTING,
    *WAR,
    *CROWDS_AND_BUILDINGS,
    *FLOOD_AND_FIRE,
    *EPIDEMIC_AND_TRANSPORT,
    *VARIED,
    *MORE,
]


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text[:60] for text, _ in ALL])
def test_every_figure_of_harm_becomes_a_claim_and_nothing_else_does(text: str, expected: list[str]) -> None:
    assert [noted(claim) for claim in read_claims(article(text))] == expected


def test_a_text_without_full_stops_is_read_in_pieces() -> None:
    text = "12 people were killed and " * 400
    claims = read_claims(article(text))
    assert len(claims) > 300
    assert max(len(claim.sentence_span) for claim in claims) <= 1500


@given(st.lists(st.sampled_from(ALL), min_size=1, max_size=6))
def test_every_claim_quotes_the_text_at_its_place(cases: list[tuple[str, list[str]]]) -> None:
    text = "\n\n".join(sentence for sentence, _ in cases)
    for claim in read_claims(article(text)):
        assert claim.sentence_span.of(text) == claim.sentence
        assert claim.sentence_span.contains(claim.figure_span)


@given(st.text(alphabet="0123456789 .,;()-–'’killedaoftheinPu%$\n", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for claim in read_claims(article(text)):
        assert claim.sentence_span.of(text) == claim.sentence


def test_the_same_article_gives_the_same_claims() -> None:
    text = "\n\n".join(sentence for sentence, _ in ALL)
    assert read_claims(article(text)) == read_claims(article(text))


def test_a_claim_carries_what_its_article_tells() -> None:
    text = "At least 12 Chilean miners were killed, the ministry said on Tuesday."
    (claim,) = read_claims(article(text, title="Mine fire"))
    assert (claim.qualifier, claim.group, claim.side) == ("at least", "Chilean miners", "Chile")
    assert (claim.as_of, claim.published) == (date(2031, 3, 11), date(2031, 3, 13))
    assert claim.figure_span.of(text) == "At least 12"


def test_who_tells_of_those_counted_is_not_counted_with_them() -> None:
    (claim,) = read_claims(article("Landslides killed nine people, an official of the local office said."))
    assert claim.low == 9
    (claim,) = read_claims(article("Landslides killed nine people and an official, the mayor said."))
    assert claim.low == 10
