"""Who says the sentences of an article."""

from __future__ import annotations

from shelf_builder import article

from bot.answering.sentences.voices import voices_of
from index.retrieval.terms import root
from index.sentences import split


def test_a_sentence_is_said_by_whom_the_article_names_and_not_by_whom_it_is_about() -> None:
    held = article(
        "The board meets on Monday. Ingrid Dahl blamed the harbour board. She called its rules a joke.",
        id_="1",
    )
    own, first, second = split(held.text)
    voices = voices_of([(held, span) for span in (own, first, second)])

    assert root("Dahl") in voices[held.id, first].roots
    assert root("Dahl") in voices[held.id, second].roots
    assert root("board") not in voices[held.id, second].roots
    assert (held.id, own) not in voices


def test_somebody_without_a_name_may_be_anybody() -> None:
    held = article("A local official said the ferry was old. Ingrid Dahl said it was new.", id_="1")
    nameless, named = split(held.text)
    voices = voices_of([(held, nameless), (held, named)])

    assert not voices[held.id, nameless].named
    assert voices[held.id, named].named
