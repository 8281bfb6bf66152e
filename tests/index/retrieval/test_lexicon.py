"""What the words of the indexed articles tell."""

from __future__ import annotations

from datetime import date

from shelf_builder import article

from index.retrieval.lexicon import Lexicon, read_lexicon
from index.retrieval.terms import root


def _lexicon() -> Lexicon:
    held = [
        article(
            "The Norland Rescue Service found two boats.\nMarshals of the EU came.", id_="1", event="ferry"
        ),
        article("Two boats were found at dawn.", id_="2", event="ferry", published="2031-05-04"),
        article("A bridge fell in Sudland.", id_="3", event="bridge"),
    ]
    return read_lexicon({one.id: one for one in held})


def test_a_word_is_counted_once_for_each_article_and_event() -> None:
    lexicon = _lexicon()
    assert lexicon.frequency[root("boats")] == 2
    assert lexicon.events["ferry"].frequency[root("boats")] == 2
    assert root("boats") not in lexicon.events["bridge"].frequency


def test_letters_are_expanded_to_the_names_that_the_articles_write_out() -> None:
    assert "Norland Rescue Service" in _lexicon().expansions["nrs"]
    assert "eu" in _lexicon().letters


def test_words_written_with_a_capital_within_sentences_are_names() -> None:
    lexicon = _lexicon()
    assert root("Norland") in lexicon.capitalised
    assert root("boats") not in lexicon.capitalised


def test_an_event_knows_its_first_and_last_day_of_publication() -> None:
    event = _lexicon().events["ferry"]
    assert (event.first, event.last) == (date(2031, 5, 2), date(2031, 5, 4))


def test_an_article_on_an_earlier_event_does_not_tell_when_the_news_begins() -> None:
    told = ("2029-04-30", "2031-05-02", "2031-05-03", "2031-05-04")
    held = [
        article("Boats were lost.", id_=str(number), event="ferry", published=day)
        for number, day in enumerate(told)
    ]
    assert read_lexicon({one.id: one for one in held}).events["ferry"].first == date(2031, 5, 2)


def test_an_empty_index_has_an_empty_lexicon() -> None:
    lexicon = read_lexicon({})
    assert lexicon.articles == 0
    assert not lexicon.events
