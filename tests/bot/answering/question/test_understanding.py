"""What questions ask for."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.question.understanding import Ask, Inquiry, understand
from index.claims.model import Kind
from index.retrieval.lexicon import read_lexicon
from index.retrieval.terms import root


def _understood(text: str) -> Inquiry:
    held = article(
        "Mayor Ingrid Tolen of Norland said on Monday that the ferry sank.\nThe EU sent divers.", id_="1"
    )
    return understand(text, lexicon=read_lexicon({held.id: held}))


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("how many sailors drowned", Ask.COUNT),
        ("norland death toll", Ask.COUNT),
        ("and wounded", Ask.COUNT),
        ("how many boats were lost at sea in storms", Ask.AMOUNT),
        ("how many boats came", Ask.AMOUNT),
        ("how much did the rescue cost", Ask.AMOUNT),
        ("who captained the ferry", Ask.WHO),
        ("who is ingrid tolen", Ask.DEFINITION),
        ("who is sending divers", Ask.WHO),
        ("when did the ferry sink", Ask.WHEN),
        ("what time did it sink", Ask.WHEN),
        ("where did the ferry sink", Ask.WHERE),
        ("which towns were flooded", Ask.WHERE),
        ("why did the ferry sink", Ask.WHY),
        ("what caused the sinking", Ask.WHY),
        ("who started the fighting", Ask.BLAME),
        ("who shot first", Ask.BLAME),
        ("is the captain to blame", Ask.BLAME),
        ("what did tolen say about the ferry", Ask.SAID),
        ("how did norland respond to tolen", Ask.REACTION),
        ("how did the mayor explain the delay", Ask.SAID),
        ("was the ferry overloaded", Ask.WHETHER),
        ("name of the ferry", Ask.NAME),
        ("is the mayor hiding the number of dead", Ask.WHETHER),
        ("how many are still in hospital", Ask.COUNT),
        ("how many did norland evacuate", Ask.COUNT),
        ("how many from norland itself", Ask.COUNT),
        ("how many people lived in hotels", Ask.AMOUNT),
        ("how many were on the raft", Ask.AMOUNT),
    ],
)
def test_what_is_asked_for_is_read_from_the_words(text: str, ask: Ask) -> None:
    assert _understood(text).ask is ask


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("how many drowned according to the coast guard", "the coast guard"),
        ("what did ingrid tolen say about the ferry", "ingrid tolen"),
        ("toll per norland radio", "norland radio"),
        ("how many drowned", None),
        ("who does norland blame for the fire", "norland"),
        ("how did the coast guard answer tolen", "the coast guard"),
        ("how much do families get from the state", None),
    ],
)
def test_whose_word_is_asked_for_is_told(text: str, speaker: str | None) -> None:
    assert _understood(text).speaker == speaker


def test_prisoners_who_were_killed_are_asked_about_as_killed() -> None:
    assert _understood("how many prisoners were executed").kinds == (Kind.KILLED,)


def test_figures_are_numbers_that_are_neither_days_nor_years() -> None:
    assert _understood("did 54 or 1,050 die by 14 march 2031 as in 1987, or 11k").figures == (54, 1050, 11000)


def test_a_word_that_no_article_holds_is_unknown() -> None:
    terms = {term.word: term.known for term in _understood("did the zeppelin sink the ferry").terms}
    assert terms == {"zeppelin": False, "sink": True, "ferry": True}


def test_a_name_written_out_stands_for_the_letters_that_the_articles_write() -> None:
    [european, union] = _understood("what will the european union do").terms
    assert "eu" in european.roots
    assert "eu" in union.roots


def test_words_carried_over_from_the_question_before_weigh_less() -> None:
    held = article("The ferry sank.", id_="1")
    lexicon = read_lexicon({held.id: held})
    alone = understand("captain ferry", lexicon=lexicon)
    carried = understand("captain ferry", lexicon=lexicon, own=frozenset({"captain"}))
    assert carried.terms[0].weight == alone.terms[0].weight
    assert carried.terms[1].weight < alone.terms[1].weight


def test_a_capital_that_speaks_stands_for_its_country() -> None:
    speaking = next(term for term in _understood("how many died according to tallinn").terms)
    assert "eston" in speaking.roots
    place = next(term for term in _understood("how many died in tallinn").terms)
    assert "eston" not in place.roots


def test_sources_and_people_in_general_are_no_speaker() -> None:
    assert _understood("how many died, what do sources say").speaker is None
    assert _understood("what do people say about the ferry").speaker is None


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("what did tolen say when asked about the ferry", Ask.SAID),
        ("do you know when the ferry sank", Ask.WHEN),
        ("who said so and when", Ask.WHEN),
        ("who is fault was the fire", Ask.BLAME),
        ("why did the number of ferries fall", Ask.WHY),
        ("what share of the boats was insured", Ask.AMOUNT),
    ],
)
def test_when_is_asked_only_where_it_asks(text: str, ask: Ask) -> None:
    assert _understood(text).ask is ask


def test_in_the_end_names_nothing_that_ended() -> None:
    assert [term.word for term in _understood("how many ferries sank in the end").terms] == [
        "ferries",
        "sank",
    ]


def test_a_king_is_known_by_the_name_behind_his_title() -> None:
    held = article("In the square King Harald spoke. Later Mayor Tolen left.", id_="1")
    lexicon = read_lexicon({held.id: held})
    assert understand("what did the king say", lexicon=lexicon).speaker_names == {root("Harald")}
    assert understand("what did the mayor say", lexicon=lexicon).speaker_names == frozenset()
