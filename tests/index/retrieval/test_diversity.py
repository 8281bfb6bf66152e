"""Near-copies count once, and no article takes all places."""

from __future__ import annotations

from dataclasses import replace

from shelf_builder import article as make

from index.model import Article, ArticleId, Passage, Span
from index.retrieval.diversity import collapse_copies, spread
from index.retrieval.model import Hit


def _hit(article: Article, start: int, score: float) -> Hit:
    passage = Passage.cut(article, (Span(start, start + 5),))
    return Hit(passage=passage, article=article, score=score, similarity=0.5, lexical=0.0)


def test_of_near_copies_the_one_that_ranks_first_speaks_and_names_the_others() -> None:
    first = replace(make("A ferry sank off Norland.", id_="b.txt"), voice=ArticleId("a.txt"))
    copy = replace(make("A ferry sank off Norland.", id_="a.txt"), voice=ArticleId("a.txt"))
    other = make("The port was closed.", id_="c.txt")
    kept = collapse_copies([_hit(first, 0, 3.0), _hit(copy, 0, 2.0), _hit(other, 0, 1.0)])
    assert [hit.article.id for hit in kept] == ["b.txt", "c.txt"]
    assert kept[0].copies == ("a.txt",)
    assert kept[1].copies == ()


def test_two_passages_of_one_article_are_no_copies_of_each_other() -> None:
    told = make("A ferry sank off Norland at dawn.", id_="a.txt")
    kept = collapse_copies([_hit(told, 0, 3.0), _hit(told, 8, 2.0)])
    assert len(kept) == 2
    assert kept[0].copies == ()


def test_a_fourth_passage_of_one_article_gives_way_to_another_article() -> None:
    long = make("A ferry sank off Norland at dawn, crews said.", id_="a.txt")
    other = make("The port was closed.", id_="b.txt")
    hits = [_hit(long, start, 9.0 - start) for start in range(4)] + [_hit(other, 0, 1.0)]
    assert [hit.article.id for hit in spread(hits, limit=4)] == ["a.txt", "a.txt", "a.txt", "b.txt"]


def test_a_long_article_fills_the_places_that_no_other_wants() -> None:
    long = make("A ferry sank off Norland at dawn, crews said.", id_="a.txt")
    assert len(spread([_hit(long, start, 9.0 - start) for start in range(4)], limit=4)) == 4
