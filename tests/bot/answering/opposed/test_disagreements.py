"""Where the sources disagree: by rule, side by side, with no side of its own."""

from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from claim_builder import at_least, claim

from bot.answering.answerer import DraftDisagreement
from bot.answering.opposed.disagreements import (
    LONGEST_STATEMENT_CHARS,
    MOST_POSITIONS,
    account_disagreements,
    cut_at_word,
    toll_disagreements,
    topic,
    updates,
)
from index.claims.model import Account, Claim, Kind, Matter, Part, Scope
from index.model import ArticleId, Span


def positions(found: DraftDisagreement) -> list[tuple[str, str]]:
    return [(position.claimant, position.statement) for position in found.positions]


def test_two_authorities_with_two_figures_stand_side_by_side_in_ascending_order() -> None:
    (found,) = toll_disagreements([claim(60, claimant="Aid Now"), claim(49, claimant="Olga Ruud")])
    assert found.kind == "toll"
    assert found.topic == "Norland killed"
    assert positions(found) == [("Olga Ruud", "49 people killed"), ("Aid Now", "60 people killed")]
    assert all(position.quotes for position in found.positions)


@pytest.mark.parametrize(
    "claims",
    [
        [claim(49), claim(50, side="Sudria", claimant="Sudrian Army")],
        [claim(49), claim(105, day="2031-05-03")],
        [at_least(49), claim(50, claimant="Aid Now")],
        [claim(49), claim(12, part=Part.SUBSET, group="children")],
        [claim(49), claim(6600, scope=Scope.BACKGROUND)],
        [claim(49), claim(101, kind=Kind.MISSING)],
        [claim(71), claim(50, day="2031-05-01"), claim(50, day="2031-05-20", source="The Late Post")],
        [claim(49), claim(None, None, "dozens", claimant="Aid Now")],
        [claim(49)],
        [],
    ],
    ids=["sides", "update", "bound", "part", "background", "kind", "stale", "words", "one", "none"],
)
def test_what_is_no_disagreement_is_not_raised(claims: list[Claim]) -> None:
    assert toll_disagreements(claims) == ()


def test_one_claimant_reported_with_two_figures_is_a_disagreement_between_reports() -> None:
    (found,) = toll_disagreements([claim(61, claimant="Olga Ruud"), claim(62, claimant="Olga Ruud")])
    assert [statement for _, statement in positions(found)] == ["61 people killed", "62 people killed"]


def test_a_single_outlets_rounding_contests_nothing_that_many_tell() -> None:
    many = [claim(49, claimant="Olga Ruud") for _ in range(3)]
    assert toll_disagreements([*many, claim(50, claimant="Olga Ruud")]) == ()


def test_a_figure_that_its_claimant_denied_contests_nothing() -> None:
    told = [claim(120, claimant="Red Crescent"), claim(49, claimant="Olga Ruud")]
    assert toll_disagreements(told) != ()
    denial = claim(120, part=Part.DENIED, claimant="Red Crescent", day="2031-05-03")
    assert toll_disagreements(told, ledger=[*told, denial]) == ()


def test_parts_of_the_same_people_are_compared() -> None:
    (found,) = toll_disagreements(
        [
            claim(12, part=Part.SUBSET, group="children", claimant="Olga Ruud"),
            claim(9, part=Part.SUBSET, group="children", claimant="Aid Now"),
        ]
    )
    assert [claimant for claimant, _ in positions(found)] == ["Aid Now", "Olga Ruud"]


def test_there_are_at_most_four_positions_and_every_figure_comes_first() -> None:
    many = [
        claim(40 + 10 * n, claimant=f"Monitor {name}") for n, name in enumerate("Ash Elm Fir Oak Yew".split())
    ]
    (found,) = toll_disagreements(many)
    assert len(found.positions) == MOST_POSITIONS
    assert len({position.statement for position in found.positions}) == MOST_POSITIONS


def test_updates_tell_the_last_steps() -> None:
    rising = [claim(count, day=f"2031-05-0{n}") for n, count in enumerate([10, 20, 30, 40, 50], start=1)]
    assert [(found.was, found.now) for found in updates(rising, most=2)] == [("30", "40"), ("40", "50")]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (topic("Norland", Kind.KILLED), "Norland killed"),
        (topic("both", Kind.WOUNDED), "both sides wounded"),
        (topic("Norland", Kind.WOUNDED, civilian=True), "Norland civilians wounded"),
        (topic("Norland", Kind.CASUALTIES, counts="killed or missing"), "Norland killed or missing"),
        (topic(None, Kind.MISSING), "missing"),
        (topic("Norland", Kind.KILLED, group="children"), "children killed"),
    ],
)
def test_a_topic_is_worded_in_few_words(told: str, words: str) -> None:
    assert told == words


# -- accounts ------------------------------------------------------------------------------------------------


def account(claimant: str, blamed: str, sentence: str, *, side: str | None = None, day: int = 2) -> Account:
    return Account(
        article=ArticleId(f"{claimant}.txt"),
        sentence_span=Span(0, len(sentence)),
        sentence=sentence,
        matter=Matter.BLAME,
        topic="who started the fighting",
        stance=blamed,
        claimant=claimant,
        claimant_side=side,
        source="The Herald",
        published=date(2031, 5, day),
        event="border",
    )


def test_opposed_accounts_stand_side_by_side_in_their_own_words() -> None:
    fire = "Sudrian guns opened fire, the Norland army said."
    first = account("Norland Army", "Sudria", fire, side="Norland")
    attack = "Sudria's army said that Norland attacked."
    second = account("Sudrian Army", "Norland", attack, side="Sudria")
    (found,) = account_disagreements([second, first])
    assert found.kind == "blame"
    assert found.topic == "who started the fighting"
    assert positions(found) == [
        ("Norland Army", "Sudrian guns opened fire, the Norland army said."),
        ("Sudrian Army", "Sudria's army said that Norland attacked."),
    ]


def test_accounts_that_agree_are_no_disagreement() -> None:
    accounts = [account("Norland Army", "Sudria", "They did."), account("Aid Now", "Sudria", "Sudria did.")]
    assert account_disagreements(accounts) == ()


def swapped(text: str) -> str:
    return text.replace("Norland", "#").replace("Sudria", "Norland").replace("#", "Sudria")


def test_swapping_the_sides_gives_the_mirror_image() -> None:
    told = [
        account("Norland Army", "Sudria", "Norland says Sudria fired first. " * 8, side="Norland"),
        account("Norland premier", "Sudria", "Sudria began it.", side="Norland", day=3),
        account("Sudria Army", "Norland", "Norland fired first, Sudria says.", side="Sudria", day=4),
    ]
    mirrored = [
        account(
            swapped(one.claimant or ""),
            swapped(one.stance),
            swapped(one.sentence),
            side=swapped(one.claimant_side or ""),
            day=day,
        )
        for one, day in zip(told, (2, 3, 4), strict=True)
    ]
    (found,), (mirror,) = account_disagreements(told), account_disagreements(mirrored)
    assert [(swapped(who), swapped(what)) for who, what in positions(found)] == positions(mirror)
    assert all(len(what) <= LONGEST_STATEMENT_CHARS for _, what in positions(found))


def test_cutting_to_four_positions_silences_no_stance() -> None:
    loud = [
        account(f"Speaker {name}", "Sudria", f"{name} blames Sudria.", side=f"{name}land")
        for name in "ABCDEF"
    ]
    zed = account("Zed", "Norland", "Zed blames Norland.", side="Sudria", day=3)
    (found,) = account_disagreements([*loud, zed])
    assert len(found.positions) == MOST_POSITIONS
    assert "Zed" in {claimant for claimant, _ in positions(found)}


def test_a_side_is_heard_once_on_one_stance_and_who_tells_of_both_not_beside_both() -> None:
    army = account("Norland Army", "Sudria", "Sudria began it, the army said.", side="Norland")
    ministry = account("Norland Ministry", "Sudria", "Sudria fired, it said.", side="Norland", day=3)
    answer = account("Sudrian Army", "Norland", "Norland began it, they said.", side="Sudria")
    both = account("Paper", "each blames the other", "Each side blames the other.")
    (found,) = account_disagreements([ministry, army, both, answer])
    assert [claimant for claimant, _ in positions(found)] == ["Norland Army", "Sudrian Army"]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    assert cut_at_word("one two three", 9) == "one two…"
    assert cut_at_word("one  two\nthree", 20) == "one two three"


# -- labelled controls ---------------------------------------------------------------------------------------

GOLD = Path(__file__).parents[5] / "shared/gold-a/gold"


@pytest.mark.skipif(not GOLD.exists(), reason="the labelled articles lie beside the checkout")
def test_labelled_agreements_raise_no_disagreement() -> None:
    claims = [json.loads(line) for line in (GOLD / "claims.jsonl").read_text().splitlines()]
    raised = []
    for line in (GOLD / "disagreements.jsonl").read_text().splitlines():
        row = json.loads(line)
        if row["nature"] != "agreement":
            continue
        sentences = {position["quote"] for position in row["positions"]}
        told = [labelled(found) for found in claims if found["sentence"] in sentences]
        raised += [
            (row["id"], [(one.low, one.high, one.side) for one in pair])
            for pair in combinations(told, 2)
            if toll_disagreements(pair) and not same_figure_given_twice(row, pair)
        ]
    assert raised == []


def same_figure_given_twice(row: dict[str, object], pair: tuple[Claim, Claim]) -> bool:
    """Sentences hold more figures than the control is about; only those that it names count."""
    said = " ".join(str(position["says"]) for position in row["positions"])  # type: ignore[attr-defined]
    return any(str(one.low or one.high) not in said.replace(",", "") for one in pair)


def labelled(row: dict[str, object]) -> Claim:
    day = row["as_of"] if row["as_of"] and len(str(row["as_of"])) == 10 else None
    return claim(
        row["count_min"],  # type: ignore[arg-type]
        row["count_max"],  # type: ignore[arg-type]
        str(row["qualifier"] or "exact"),
        day=day,  # type: ignore[arg-type]
        side=row["side"],  # type: ignore[arg-type]
        kind=Kind(str(row["kind"])),
        claimant=row["claimant"],  # type: ignore[arg-type]
        part=Part(str(row["part"])),
        scope=Scope(str(row["scope"])),
        group=str(row["who"]),
        civilian=row["civilian"],  # type: ignore[arg-type]
        article=str(row["article"]),
        event=str(row["event"]),
        sentence=str(row["sentence"]),
    )
