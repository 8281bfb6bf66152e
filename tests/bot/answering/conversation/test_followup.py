"""Follow-ups become questions that can be understood alone."""

from __future__ import annotations

import pytest
from shelf_builder import article

from bot.answering.conversation.followup import standalone
from bot.answering.model import Question, Turn
from index.retrieval.lexicon import read_lexicon


def _standalone(before: str, answer: str, new: str) -> str:
    held = article(
        "Estonia and Latvia counted the dead of the ferry. Governor Ingrid Tolen spoke. "
        "The Coast Guard said 49.",
        id_="1",
    )
    return standalone(
        Question(text=new, history=(Turn(question=before, answer=answer),)),
        lexicon=read_lexicon({held.id: held}),
        known=lambda _: True,
        sides_of=lambda _: ["Estonia", "Latvia"],
    )


@pytest.mark.parametrize(
    ("before", "answer", "new", "meant"),
    [
        ("estonian dead on 15 march 2031", "105.", "and latvia?", "latvia dead on 15 march 2031"),
        ("how many estonians died", "105.", "what about the other side?", "how many Latvia died"),
        ("how many died as of june 18", "292.", "and injured", "how many wounded as of june 18"),
        ("estonian toll on june 4", "275.", "and now?", "latest estonian toll"),
        ("estonian toll june 16", "135.", "what was it b4 that", "estonian toll before june 16"),
        ("estonian dead by 18 march 2031", "38.", "and by the 20th?", "estonian dead by 20 March 2031"),
        ("estonia's losses", "80.", "is that what latvia says too", "estonia's losses according to latvia"),
        (
            "ferry toll according to the coast guard",
            "49.",
            "and the governor?",
            "ferry toll according to the governor",
        ),
        ("estonian dead in march 2031", "38.", "what about the latvian side", "latvian dead in march 2031"),
        (
            "dead on the Estonian side 17 june",
            "16, says the ministry.",
            "and on the other bank?",
            "dead on the other bank 17 june",
        ),
        ("how many died in Tolenvik", "9.", "and in Sundby?", "how many died in Sundby"),
        ("how many children died in the ferry", "9.", "and women?", "how many women died in the ferry"),
        (
            "how many ferry passengers died according to the Coast Guard",
            "49.",
            "were there children among them",
            "how many children of the ferry passengers killed according to the coast guard",
        ),
        (
            "ferry passengers killed",
            "49.",
            "how many of those survived",
            "how many ferry passengers survived",
        ),
        (
            "how many died on the ferry",
            "49.",
            "is that confirmed by the governor?",
            "how many died on the ferry according to the governor",
        ),
        (
            "how many died on the ferry",
            "The Coast Guard says 49 died.",
            "is that right? the governor says otherwise",
            "how many died on the ferry according to the governor",
        ),
        (
            "what did the Coast Guard say about the bow door",
            "It was open.",
            "what did the governor say to that",
            "what did the governor say about bow door",
        ),
        (
            "who started the fighting",
            "Estonia blames Latvia.",
            "and the other side?",
            "who started the fighting according to Latvia",
        ),
        (
            "how many estonian soldiers died",
            "80.",
            "what do latvians say?",
            "how many estonian soldiers died according to latvians",
        ),
        (
            "what sank the ferry",
            "The bow door was open.",
            "does the governor agree?",
            "what does the governor say about sank ferry",
        ),
        (
            "how many estonians died on 5 may 2031",
            "80.",
            "and the day before?",
            "how many estonians died before 5 may 2031",
        ),
        (
            "who did the police arrest",
            "Ana Lind, Bo Ek and Carl Dahl.",
            "what are they charged with",
            "what are Ana Lind, Bo Ek and Carl Dahl charged with police arrest",
        ),
        (
            "how many soldiers did estonia say it lost in may 2031",
            "11.",
            "does latvia agree with that",
            "how many soldiers did estonia lost in may 2031 according to latvia",
        ),
        (
            "how many latvian sailors died says estonian coast guard",
            "100.",
            "does latvia accept that number?",
            "how many latvian sailors died according to latvia",
        ),
        (
            "estonian health ministry toll on 4 may 2031",
            "80.",
            "what do the doctors say",
            "estonian toll on 4 may 2031 according to the doctors",
        ),
        (
            "what does latvia say the toll was on 12 may",
            "14.",
            "does the who agree?",
            "latvia the toll was on 12 may according to the World Health Organization",
        ),
        (
            "what is latvia's civilian toll",
            "14.",
            "and injured?",
            "what is latvia's civilian number of wounded",
        ),
        ("ferry toll on 2 may 2031", "49.", "and two weeks later?", "ferry toll by 16 May 2031"),
        ("ferry toll on 9 may 2031", "49.", "and a week earlier", "ferry toll by 2 May 2031"),
        (
            "estonian soldiers killed in may 2031",
            "14.",
            "and estonian civilians",
            "estonian civilians killed in may 2031",
        ),
        (
            "who claimed the shooting",
            "The Grey Front took it on itself on the radio.",
            "did they take that back",
            "did The Grey Front take that back shooting",
        ),
        (
            "who defended the closed gates",
            "Ana Lind, the harbour master.",
            "what was her reason",
            "what was Ana Lind's reason defended closed gates",
        ),
        (
            "who kept the gates shut",
            "Ana Lind, the harbour master.",
            "what was her reason for not opening them",
            "what was Ana Lind's reason for not opening the gates",
        ),
        (
            "what losses did estonia claim it inflicted on latvia",
            "It says it sank two boats and killed dozens.",
            "does latvia agree with that",
            "what does latvia say about losses estonia inflicted latvia",
        ),
        (
            "internally displaced by the flood",
            "9,000 people.",
            "how many went abroad",
            "how many went abroad flood displaced",
        ),
    ],
)
def test_what_the_follow_up_changes_is_changed_and_the_rest_kept(
    before: str, answer: str, new: str, meant: str
) -> None:
    assert _standalone(before, answer, new) == meant


def test_who_said_that_asks_about_the_figure_of_the_answer() -> None:
    asked = _standalone("ferry toll", "49 dead", "who said that?")
    assert asked.startswith("who said 49 dead")


@pytest.mark.parametrize("new", ["says who?", "according to whom", "who said that?", "source?"])
def test_whoever_asks_for_the_source_asks_who_said_what_was_answered(new: str) -> None:
    asked = _standalone("ferry toll", "49 people died, the Coast Guard said.", new)
    assert asked.startswith("who said 49 people died")
    assert "Coast Guard" not in asked


@pytest.mark.parametrize("new", ["is that true?", "is this confirmed", "and is it really correct?"])
def test_a_doubted_answer_is_asked_for_again_without_who_said_so(new: str) -> None:
    asked = _standalone("ferry toll", "49 people died, the Coast Guard said.", new)
    assert asked.startswith("is it true that 49 people died")
    assert "Coast Guard" not in asked


def test_why_and_since_when_are_asked_of_what_was_answered() -> None:
    assert _standalone("is the ferry afloat", "The ferry sank.", "why?").startswith(
        "why ferry afloat the ferry"
    )
    assert _standalone("is the port closed", "It is.", "since when").startswith("since when port closed")


def test_a_figure_held_against_the_answer_keeps_both() -> None:
    asked = _standalone("ferry toll", "49 dead", "does that contradict the 50 they reported?")
    assert "49" in asked
    assert "50" in asked
    assert "ferry" in asked


def test_pronouns_of_people_are_filled_with_the_names_answered() -> None:
    asked = _standalone("who runs norland", "Ingrid Tolen", "what did she say")
    assert asked.startswith("what did Ingrid Tolen say")


def test_several_are_not_filled_with_one_name_nor_one_with_a_place() -> None:
    assert "Tolen" not in _standalone("who runs norland", "Ingrid Tolen", "did they resign")
    assert "Grey Front" not in _standalone("who did it", "The Grey Front says so.", "what did he say")


def test_a_long_list_of_names_is_not_put_into_the_question() -> None:
    answer = "Ana Maria Lind, Bo Per Ek and Carl Otto Dahl."
    asked = _standalone("who did the police arrest", answer, "what are they charged with")
    assert asked == "what are they charged with police arrest"


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    new = "what did the Coast Guard of Estonia say about the ferry"
    assert _standalone("who runs latvia", "Tolen", new) == new


def test_without_history_the_question_is_only_written_out() -> None:
    held = article("The ferry sank.", id_="1")
    asked = standalone(
        Question(text="hw mny ppl died"), lexicon=read_lexicon({held.id: held}), known=lambda _: True
    )
    assert asked == "how many people died"


def test_a_chain_of_follow_ups_carries_on_from_each() -> None:
    held = article("Estonia and Latvia counted the dead.", id_="1")
    question = Question(
        text="and wounded?",
        history=(Turn(question="estonian dead on 15 march 2031"), Turn(question="and latvia?", answer="12")),
    )
    asked = standalone(question, lexicon=read_lexicon({held.id: held}), known=lambda _: True)
    assert asked == "latvia wounded on 15 march 2031"
