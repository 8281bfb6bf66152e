"""Accounts of blame, time and cause, on sentences of invented events."""

from __future__ import annotations

from datetime import date

import pytest

from index.claims.accounts import read_accounts
from index.claims.model import Account, Matter
from index.model import Article, ArticleId

PUBLISHED = date(2021, 5, 6)  # a Thursday
WAR = "\n\nPeru and Chile have troops on the border, where fighting between Peru and Chile is frequent."
DISASTER = "\n\nRescuers searched the debris for victims of the accident."


def accounts_of(sentence: str, rest: str) -> list[Account]:
    article = Article(id=ArticleId("a.txt"), text=sentence + rest, published=PUBLISHED, event="e")
    return [account for account in read_accounts(article) if account.sentence_span.end <= len(sentence)]


BLAME = [
    ("Peru accused Chile's border guards of firing first.", "Chile", "Peruvian authorities"),
    (
        "Chile's border service said Peruvian guards had opened fire on a patrol.",
        "Peru",
        "Chilean border service",
    ),
    ("Chile says Peruvian troops shelled an outpost and seven villages.", "Peru", "Chilean authorities"),
    (
        "Peru's foreign ministry said Chile used tanks and mortars to enter a village.",
        "Chile",
        "Peruvian Foreign Ministry",
    ),
    ("Peru said its troops came under fire from the Chilean side.", "Chile", "Peruvian authorities"),
    ("Peru put the blame on Chile.", "Chile", "Peruvian authorities"),
    ("Chile's president said that Peru was to blame for the violence.", "Peru", "Chilean president"),
    ("It was Chile's soldiers who fired first, the Peruvian ministry said.", "Chile", "Peruvian ministry"),
    (
        "In Peru's account Chile's men took up positions and opened fire when told to leave.",
        "Chile",
        "Peruvian authorities",
    ),
    (
        "The Peruvian president called it an unprovoked act of aggression by Chile.",
        "Chile",
        "Peruvian president",
    ),
    ("Peru called the attack a planned act of aggression.", "Chile", "Peruvian authorities"),
    ("Peru says it was attacked on its own soil, far from the lake.", "Chile", "Peruvian authorities"),
    ("Peru says Chile invaded its territory.", "Chile", "Peruvian authorities"),
    ("Chile rejects the charge and says that its posts were attacked.", "Peru", "Chilean authorities"),
    ("All its forces did was to retaliate against the shelling, Chile said.", "Peru", "Chilean authorities"),
    ("Peru's missile hit the station, Chile said.", "Peru", "Chilean authorities"),
    (
        "Peru said that the whole responsibility for the attack lay with Chile.",
        "Chile",
        "Peruvian authorities",
    ),
]


@pytest.mark.parametrize(("sentence", "blamed", "claimant"), BLAME)
def test_who_is_blamed_for_the_fighting_and_by_whom_is_read(
    sentence: str, blamed: str, claimant: str
) -> None:
    found = {
        (account.topic, account.stance, account.claimant)
        for account in accounts_of(sentence, WAR)
        if account.matter is Matter.BLAME
    }
    assert found == {("who started the fighting", blamed, claimant)}


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("Chile says that Peru violated the ceasefire by shelling a town.", "Peru"),
        ("Peru denied that it had broken the ceasefire.", "Chile"),
    ],
)
def test_a_broken_ceasefire_is_a_topic_of_its_own(sentence: str, blamed: str) -> None:
    assert [(account.topic, account.stance) for account in accounts_of(sentence, WAR)] == [
        ("who broke the ceasefire", blamed)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Both sides have blamed each other for the fighting.",
        "Each country says the other one fired first.",
        "Peru and Chile have traded accusations over who began the shooting.",
        "Blame was flying in both directions.",
        "Either side sees the other as the aggressor.",
    ],
)
def test_blame_in_both_directions_is_told_as_such(sentence: str) -> None:
    assert [account.stance for account in accounts_of(sentence, WAR)] == ["each blames the other"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chilean troops attacked the village.",
        "Peru said its own troops attacked the village.",
        "Peru said it wanted peace.",
        "In 1999 Peru accused Chile of firing first.",
        "Peru's soldiers marched past.",
        "After Chile invaded Bolivia, the Peruvian minister said, prices rose.",
        "Peru said it had fired three ministers.",
        "The Peruvian minister spoke of Chile's attack in passing.",
        "Peru and Chile met on the other side of the river, the minister said.",
    ],
)
def test_no_account_is_read_where_nobody_blames_the_other(sentence: str) -> None:
    assert [account for account in accounts_of(sentence, WAR) if account.matter is Matter.BLAME] == []


@pytest.mark.parametrize(
    ("sentence", "topic", "stance"),
    [
        ("The fighting began late on Monday, Peru said.", "when the fighting began", "2021-05-03 evening"),
        (
            "The clashes erupted on 2 May at 6:30 p.m. near the river.",
            "when the fighting began",
            "2021-05-02 18:30",
        ),
        (
            "The ceasefire took effect at 20:00 on Wednesday.",
            "when the ceasefire took hold",
            "2021-05-05 20:00",
        ),
    ],
)
def test_when_the_fighting_began_or_ended_is_read_as_a_day(sentence: str, topic: str, stance: str) -> None:
    found = [
        (account.topic, account.stance)
        for account in accounts_of(sentence, WAR)
        if account.matter is Matter.TIMING
    ]
    assert found == [(topic, stance)]


def test_the_hour_of_a_disaster_is_read() -> None:
    found = accounts_of("The collision happened at about 7 p.m. on Tuesday.", DISASTER)
    assert [(account.topic, account.stance, account.as_of) for account in found] == [
        ("when it happened", "2021-05-04 19:00", date(2021, 5, 4))
    ]


CAUSES = [
    (
        "The minister said a signal fault caused the collision.",
        "what caused the disaster",
        "technical failure",
    ),
    ("The union blamed driver error for the crash.", "what caused the disaster", "human error"),
    (
        "The minister ruled out sabotage as the cause of the crash.",
        "what caused the disaster",
        "not sabotage",
    ),
    ("The engineer said lack of maintenance led to the collapse.", "what caused the disaster", "neglect"),
    (
        "The opposition blamed the government for the collapse.",
        "who is to blame for the disaster",
        "government",
    ),
    ("The operator denied any negligence.", "who is to blame for the disaster", "denies blame"),
    (
        "Most deaths could have been prevented, the agency said.",
        "whether it could have been prevented",
        "yes",
    ),
    ("The torrent took the town by surprise, the mayor said.", "whether it could have been prevented", "no"),
    (
        "With a siren it would never have come to this, the widow said.",
        "whether it could have been prevented",
        "yes",
    ),
    (
        "A siren would have been of no help, the mayor said.",
        "whether it could have been prevented",
        "no",
    ),
    (
        "A charge set in the hold caused the explosion, the experts said.",
        "what caused the disaster",
        "sabotage",
    ),
    ("Some engineers think that neglect was enough.", "what caused the disaster", "neglect"),
    (
        "The minister said that fireworks on stage started the blaze.",
        "what caused the disaster",
        "fireworks",
    ),
    (
        "The owner denied arson and said an electrical fault caused the fire.",
        "what caused the disaster",
        "technical failure",
    ),
    ("The owner said an electrical fault caused the fire.", "what caused the disaster", "technical failure"),
    ("The ferry was overloaded, which led to the sinking.", "what caused the disaster", "overloading"),
    (
        "Survivors said a tug towed the barge, causing it to capsize.",
        "what caused the disaster",
        "towing",
    ),
]


@pytest.mark.parametrize(("sentence", "topic", "stance"), CAUSES)
def test_causes_and_blame_of_a_disaster_are_read(sentence: str, topic: str, stance: str) -> None:
    found = [(account.topic, account.stance) for account in accounts_of(sentence, DISASTER)]
    assert (topic, stance) in found


FACTS = [
    ("Chile's army said it had captured two villages.", "whether territory changed hands", "taken"),
    (
        "Peru called reports that villages had been taken an outright lie.",
        "whether territory changed hands",
        "not taken",
    ),
    (
        "Peru says 12 square kilometres of its territory were seized.",
        "whether territory changed hands",
        "12 square kilometres taken",
    ),
    ("The ceasefire was brokered by Brazil, Peru said.", "who brought about the ceasefire", "Brazil"),
    (
        "It was Brazilian mediation that ended the hostilities, the speaker said.",
        "who brought about the ceasefire",
        "Brazil",
    ),
    ("The town refused aid from abroad, volunteers said.", "whether help was refused", "refused"),
    ("The mayor denied that the town had refused aid.", "whether help was refused", "not refused"),
]


@pytest.mark.parametrize(("sentence", "topic", "stance"), FACTS)
def test_facts_told_differently_are_read(sentence: str, topic: str, stance: str) -> None:
    assert (topic, stance) in [(account.topic, account.stance) for account in accounts_of(sentence, WAR)]


def test_taking_up_positions_takes_no_land() -> None:
    topics = {
        account.topic
        for account in accounts_of("Chile said Peruvian troops had taken up positions there.", WAR)
    }
    assert "whether territory changed hands" not in topics


def test_an_account_carries_its_articles_facts() -> None:
    (account,) = accounts_of("Peru put the blame on Chile.", WAR)
    assert (account.article, account.published, account.event, account.claimant_side) == (
        "a.txt",
        PUBLISHED,
        "e",
        "Peru",
    )
    assert account.sentence == "Peru put the blame on Chile."


@pytest.mark.parametrize(
    "sentence",
    [
        "The storm could cause flooding, the agency said.",
        "The ministry broke ground at 7 p.m. for a new hospital.",
        "Losing two bridges is not unprecedented.",
        "Nine men were charged with causing the collapse by negligence.",
    ],
)
def test_what_is_only_feared_or_beside_the_matter_is_no_account(sentence: str) -> None:
    assert accounts_of(sentence, DISASTER) == []


DAM = "\n\nThe dam is in Chilean hands. Water from the dam has flooded Peru and Chile alike."


@pytest.mark.parametrize(
    ("sentence", "blamed", "claimant"),
    [
        (
            "The Chilean mayor said the dam was wrecked by strikes of the Peruvian army.",
            "Peru",
            "Chilean mayor",
        ),
        (
            "Peru's president said the dam was mined and blown up by the occupiers.",
            "Chile",
            "Peruvian president",
        ),
        ("The Chilean president spoke of a barbaric act by Lima over the dam.", "Peru", "Chilean president"),
        ("Chile called what befell the dam sabotage by Peru.", "Peru", "Chilean authorities"),
        ("Chile said about the dam that Peru did it.", "Peru", "Chilean authorities"),
        (
            "Peru and most of its neighbours hold Chile responsible for the dam.",
            "Chile",
            "Peru and most of its neighbours",
        ),
    ],
)
def test_who_is_blamed_for_one_struck_thing_is_a_topic_of_its_own(
    sentence: str, blamed: str, claimant: str
) -> None:
    found = [
        (account.topic, account.stance, account.claimant)
        for account in accounts_of(sentence, DAM)
        if account.matter is Matter.BLAME
    ]
    assert found == [("who is to blame over the dam", blamed, claimant)]


def test_a_sentence_that_names_no_thing_speaks_of_the_one_that_the_article_is_about() -> None:
    told = accounts_of("Chile's president put the blame on Peru.", WAR + DAM)
    assert [account.topic for account in told] == ["who started the fighting"]
    told = accounts_of("The dam is lost. Chile's president put the blame on Peru.", DAM)
    assert [account.topic for account in told] == ["who is to blame over the dam"]


def test_fire_on_something_else_is_no_account_of_the_struck_thing() -> None:
    told = accounts_of("The dam is lost. Chile said Peruvian troops shelled two villages.", DAM)
    assert [account.topic for account in told] == ["who started the fighting"]


@pytest.mark.parametrize(
    ("sentence", "topic", "stance"),
    [
        ("The widow said no warning was given before the dam burst.", "whether people were warned", "no"),
        ("Residents were not warned, the teacher said.", "whether people were warned", "no"),
        ("The weather service said it had warned the city on Friday.", "whether people were warned", "yes"),
        ("Sirens sounded an hour before, the mayor said.", "whether people were warned", "yes"),
        ("The owner said the brakes were regularly inspected.", "whether upkeep was done", "yes"),
        ("The bridge had not been repaired for years, the engineer said.", "whether upkeep was done", "no"),
    ],
)
def test_what_was_done_before_a_disaster_is_read(sentence: str, topic: str, stance: str) -> None:
    found = [(account.topic, account.stance) for account in accounts_of(sentence, DISASTER)]
    assert (topic, stance) in found


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor warned that more people may die.",
        "No warning was given.",
        "The road was repaired within a day after the flood.",
    ],
)
def test_a_warning_of_what_may_come_or_the_outlets_own_word_is_no_account(sentence: str) -> None:
    assert accounts_of(sentence, DISASTER) == []


def test_an_armed_group_known_by_its_letters_is_a_party_and_a_world_body_is_none() -> None:
    told = accounts_of("The army accused the ZRF of shelling two villages.", WAR)
    assert [(account.stance, account.claimant) for account in told] == [("ZRF", "army")]
    assert accounts_of("The army accused the UN of attacks on its honour.", WAR) == []
    told = accounts_of("The ZRF said government troops launched an offensive near Kesra.", WAR)
    assert [(account.stance, account.claimant) for account in told] == [("government", "ZRF")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fighting began at the border, the minister said on Tuesday.",
        "The fighting began a day after the talks of Monday.",
        "LIMA, May 5 – The fighting began at the border.",
    ],
)
def test_the_day_on_which_it_was_told_is_not_the_day_on_which_it_began(sentence: str) -> None:
    assert [one for one in accounts_of(sentence, WAR) if one.matter is Matter.TIMING] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither claim could be checked.",
        "The brakes can no longer be repaired, the operator said.",
        "The report was not checked by the operator.",
    ],
)
def test_news_that_is_checked_and_what_may_be_repaired_tell_nothing_of_upkeep(sentence: str) -> None:
    assert not [one for one in accounts_of(sentence, DISASTER) if one.topic == "whether upkeep was done"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The border town had lost 12 of its people, the mayor said.",
        "Peru raids cities in the occupied Chilean villages, the ministry said.",
    ],
)
def test_people_lost_and_land_long_occupied_are_no_land_taken(sentence: str) -> None:
    assert not [one for one in accounts_of(sentence, WAR) if one.topic.startswith("whether territory")]


def test_a_politician_who_refuses_to_help_refuses_no_help() -> None:
    found = accounts_of("The former mayor said his successor had refused to help the town.", DISASTER)
    assert not [one for one in found if one.topic == "whether help was refused"]


def test_the_hour_at_which_fire_was_opened_tells_when_the_fighting_began() -> None:
    (found,) = [
        one
        for one in accounts_of("Chile's men opened fire at 8.20am near the temple, the army said.", WAR)
        if one.matter is Matter.TIMING
    ]
    assert (found.topic, found.stance) == ("when the fighting began", "08:20")


@pytest.mark.parametrize(
    ("sentence", "blamed"),
    [
        ("The mayor said the government had failed to manage the flood.", ["government"]),
        ("The opposition said the ministry was too late.", ["ministry"]),
        ("The army did nothing, residents said.", ["army"]),
        ("The governor said the power company ignored the storm.", ["company"]),
        ("The team failed to reach the village, police said.", []),
        ("It is too late to save the mayor, doctors said.", []),
    ],
)
def test_who_failed_at_what_they_are_there_for_is_blamed(sentence: str, blamed: list[str]) -> None:
    found = accounts_of(sentence, DISASTER)
    assert [one.stance for one in found if one.topic == "who is to blame for the disaster"] == blamed
