"""Opposed accounts, on an invented conflict: both sides are treated alike."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date

import pytest

from index.claims.accounts import read_accounts
from index.claims.model import Account, Matter
from index.claims.opposition import (
    STATEMENT_CHARS,
    AccountConflict,
    heard_first,
    incompatible,
    opposed,
    statement_of,
)
from index.model import Article, ArticleId, Span

FIRST = "Peru accused Chile of firing first. Chile says Peruvian troops shelled its villages."
SECOND = (
    "Peru's Defence Ministry said Chilean forces opened fire at night. "
    "In Chile's version Peru's troops attacked a post. Each side blames the other. "
    "Peru and Chile have fought before; troops of Peru and Chile stay."
)
THIRD = "Lima said that the whole responsibility lay with Santiago. Brazil said Chile broke the ceasefire."
TEXTS = {
    "1.txt": (date(2021, 5, 4), FIRST),
    "2.txt": (date(2021, 5, 5), SECOND),
    "3.txt": (date(2021, 5, 6), THIRD),
}
SWAP = {
    "Peru": "Chile",
    "Chile": "Peru",
    "Peruvian": "Chilean",
    "Chilean": "Peruvian",
    "Lima": "Santiago",
    "Santiago": "Lima",
}


def mirror(text: str) -> str:
    """The same text with the two sides exchanged."""
    return re.sub(
        r"\b(?:Peruvian|Peru|Chilean|Chile|Lima|Santiago)\b", lambda match: SWAP[match.group()], text
    )


def read(*, mirrored: bool = False) -> list[Account]:
    found: list[Account] = []
    for name, (day, text) in TEXTS.items():
        worded = mirror(text) if mirrored else text
        found += read_accounts(Article(id=ArticleId(name), text=worded, published=day, event="e"))
    return found


def told(conflict: AccountConflict) -> list[tuple[str, str, str]]:
    return [
        (position.stance, position.claimant or "", statement_of(position)) for position in conflict.positions
    ]


def test_swapping_the_sides_gives_the_mirror_image() -> None:
    plain = [(mirror(a), mirror(b), mirror(c)) for conflict in opposed(read()) for a, b, c in told(conflict)]
    assert plain == [row for conflict in opposed(read(mirrored=True)) for row in told(conflict)]
    assert plain


def test_the_order_of_accounts_makes_no_difference() -> None:
    accounts = read()
    shuffled = accounts[:]
    random.Random(7).shuffle(shuffled)
    assert opposed(shuffled) == opposed(accounts)


def test_both_sides_are_heard_in_their_own_words() -> None:
    (conflict,) = opposed(read())
    assert {"Peru", "Chile"} <= set(conflict.stances)
    assert "Peru accused Chile of firing first." in {statement for _, _, statement in told(conflict)}


def test_no_stance_gets_more_room_than_another() -> None:
    many = [account(stance="Chile", claimant=f"Peruvian official {n}", start=n) for n in range(9)]
    (conflict,) = opposed([*many, account(stance="Peru", claimant="Chilean official", start=99)])
    assert [position.stance for position in conflict.positions].count("Chile") == 3
    assert all(len(statement_of(position)) <= STATEMENT_CHARS for position in conflict.positions)
    assert len(conflict.accounts) == 10


SIDES = {"Peru": "Peru", "Chil": "Chile"}


def account(
    *,
    stance: str,
    claimant: str | None = "Peruvian authorities",
    topic: str = "who started the fighting",
    matter: Matter = Matter.BLAME,
    day: date = date(2021, 5, 4),
    start: int = 0,
) -> Account:
    return Account(
        article=ArticleId("a.txt"),
        sentence_span=Span(start, start + 5),
        sentence="So they say.",
        matter=matter,
        topic=topic,
        stance=stance,
        claimant=claimant,
        claimant_side=SIDES.get((claimant or "Peru")[:4]),
        as_of=day,
        published=day,
        event="e",
    )


def test_parties_are_heard_before_bystanders_and_outright_blame_before_an_act() -> None:
    bystander = account(stance="Chile", claimant="Brazil")
    act = account(stance="Chile", start=1)
    blame = replace(act, sentence="Lima blamed Santiago.", sentence_span=Span(7, 12))
    answer = account(stance="Peru", claimant="Chilean authorities", start=9)
    mutual = account(stance="each blames the other", claimant=None, start=20)
    charge = replace(act, sentence="It was an unprovoked attack.", sentence_span=Span(14, 19))
    heard = heard_first([mutual, bystander, act, answer, charge, blame])
    assert heard == [blame, charge, act, answer, bystander, mutual]


def test_of_one_claimant_the_words_that_blame_outright_are_shown() -> None:
    act = account(stance="Chile")
    blame = replace(act, sentence="Lima blamed Santiago.", sentence_span=Span(7, 12))
    (conflict,) = opposed([act, blame, account(stance="Peru", claimant="Chilean authorities", start=20)])
    assert [one.sentence for one in conflict.positions] == ["Lima blamed Santiago.", "So they say."]


def test_near_copies_are_one_voice() -> None:
    one = account(stance="Chile", claimant=None)
    copy = replace(one, article=ArticleId("b.txt"), voice=ArticleId("a.txt"))
    other = account(stance="Peru", claimant="Chilean authorities", start=9)
    (conflict,) = opposed([one, copy, other])
    assert len(conflict.positions) == 2


def test_a_later_clash_is_another_matter() -> None:
    early = account(stance="Chile")
    late = account(stance="Peru", claimant="Chilean authorities", day=date(2021, 6, 20))
    assert opposed([early, late]) == ()


def test_accounts_of_different_events_or_topics_do_not_meet() -> None:
    one = account(stance="Chile")
    assert opposed([one, replace(account(stance="Peru"), event="f")]) == ()
    assert opposed([one, account(stance="Peru", topic="who broke the truce on the river")]) == ()


def test_those_who_agree_are_in_no_conflict() -> None:
    assert opposed([account(stance="Chile"), account(stance="Chile", claimant="Brazil")]) == ()


def test_a_breach_told_by_one_side_answers_who_began() -> None:
    breach = account(stance="Chile", topic="who broke the ceasefire")
    began = account(stance="Peru", claimant="Chilean authorities")
    assert [conflict.topic for conflict in opposed([breach, began])] == ["who started the fighting"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2021-05-03", "2021-05-03 evening", False),
        ("2021-05-03 night", "2021-05-04 morning", False),
        ("2021-05-03 evening", "2021-05-04 night", False),
        ("2021-05-03", "2021-05-04", True),
        ("2021-05-03 night", "2021-05-06", True),
        ("2021-05-03 18:55", "2021-05-03 19:00", False),
        ("2021-05-03 18:30", "2021-05-03 19:00", True),
        ("18:30", "2021-05-03 19:00", True),
        ("18:30", "2021-05-03", False),
    ],
)
def test_times_are_apart_only_where_they_cannot_be_one(one: str, other: str, apart: bool) -> None:
    first, second = (
        account(stance=stance, matter=Matter.TIMING, topic="when it happened") for stance in (one, other)
    )
    assert (incompatible(first, second), incompatible(second, first)) == (apart, apart)


def test_ruling_out_one_cause_goes_with_another_cause() -> None:
    def cause(stance: str) -> Account:
        return account(stance=stance, matter=Matter.FACT, topic="what caused the disaster")

    assert not incompatible(cause("not sabotage"), cause("technical failure"))
    assert incompatible(cause("not sabotage"), cause("sabotage"))
    assert incompatible(cause("human error"), cause("technical failure"))


def test_long_words_are_cut_at_a_word() -> None:
    long = replace(account(stance="Chile"), sentence="word " * 100)
    assert statement_of(long).endswith("word…")
    assert len(statement_of(long)) <= STATEMENT_CHARS


def test_blame_by_bystanders_alone_is_no_conflict_of_the_parties() -> None:
    one = account(stance="Chile", claimant="Brazilian authorities")
    other = account(stance="Peru", claimant="Bolivian authorities", start=9)
    assert opposed([one, other]) == ()


def test_fighters_without_a_country_oppose_each_other() -> None:
    one = account(stance="rebels", claimant="army")
    other = account(stance="army", claimant="rebels", start=9)
    (conflict,) = opposed([one, other])
    assert set(conflict.stances) == {"army", "rebels"}


def test_the_loss_of_one_thing_is_one_matter_however_late_it_is_spoken_of() -> None:
    over = "who is to blame over the bridge"
    one = account(topic=over, stance="Chile")
    late = account(topic=over, stance="Peru", claimant="Chilean authorities", start=9, day=date(2021, 8, 30))
    (conflict,) = opposed([one, late])
    assert set(conflict.stances) == {"Chile", "Peru"}
    assert opposed([replace(each, topic="who started the fighting") for each in (one, late)]) == ()


def test_causes_that_one_claimant_names_together_or_that_act_together_are_no_conflict() -> None:
    cause = "what caused the disaster"
    fault, tampering, storm, neglect = (
        account(stance=stance, claimant="Road Board", matter=Matter.FACT, topic=cause, start=start)
        for stance, start in (("technical failure", 0), ("sabotage", 0), ("nature", 20), ("neglect", 40))
    )
    assert opposed([fault, tampering]) == ()
    assert opposed([storm, neglect]) == ()
    assert len(opposed([fault, replace(tampering, claimant="Union")])) == 1
    assert len(opposed([storm, tampering])) == 1


def test_swapping_the_sides_mirrors_the_blame_for_one_struck_thing() -> None:
    texts = (
        "The dam burst on Monday. Peru's president said the dam was mined and blown up by Chile.",
        "The dam was wrecked by strikes of the Peruvian army, the Chilean mayor said. The dam is lost.",
        "Peru and most of its neighbours hold Chile responsible for the dam. Chile says that Peru did it.",
    )

    def conflicts(*, mirrored: bool) -> list[list[tuple[str, str, str]]]:
        found: list[Account] = []
        for number, text in enumerate(texts):
            worded = mirror(text) if mirrored else text
            name = ArticleId(f"{number}.txt")
            found += read_accounts(Article(id=name, text=worded, published=date(2021, 5, 4), event="e"))
        return [told(conflict) for conflict in opposed(found)]

    (plain,), (swapped,) = conflicts(mirrored=False), conflicts(mirrored=True)
    assert len(plain) > 1
    assert [(mirror(a), mirror(b), mirror(c)) for a, b, c in plain] == swapped


def test_those_who_blame_different_bodies_for_a_disaster_are_opposed_only_by_those_blamed() -> None:
    topic = "who is to blame for the disaster"
    one = account(stance="government", claimant="opposition", topic=topic)
    other = account(stance="company", claimant="residents", topic=topic, start=9)
    itself = account(stance="company", claimant="government", topic=topic, start=20)
    denial = account(stance="denies blame", claimant="the company", topic=topic, start=30)
    assert opposed([one, other]) == ()
    assert len(opposed([one, itself])) == 1
    assert len(opposed([other, denial])) == 1


def test_attacks_of_no_named_event_are_one_matter_only_within_days() -> None:
    topic = "who is to blame over the attack"
    one = replace(account(stance="Chile", topic=topic), event=None)
    other = replace(account(stance="Peru", claimant="Chilean authorities", topic=topic, start=9), event=None)
    late = replace(other, as_of=date(2023, 8, 4), published=date(2023, 8, 4))
    assert len(opposed([one, other])) == 1
    assert opposed([one, late]) == ()
